#pragma once

#include "domain/foyer-record.h"
#include "service/foyer-service.h"

G_BEGIN_DECLS

/* Somebody elsewhere who has the same record open. */
typedef struct
{
  char *seat;
  FoyerUuid staff;              /* none: nobody is signed in */
  gboolean is_here;             /* in another window of this PC */
} FoyerPresent;

#define FOYER_TYPE_PRESENCE (foyer_presence_get_type ())
G_DECLARE_FINAL_TYPE (FoyerPresence, foyer_presence, FOYER, PRESENCE, FoyerService)

/* Who else has what is on this screen open, and who is signed in where. The signal "changed" comes
 * when foyer_presence_list() may answer otherwise. */

FoyerPresence *foyer_presence_new   (FoyerStore      *store,
                                     FoyerSession    *session);
void           foyer_presence_start (FoyerPresence   *self);
void           foyer_presence_open  (FoyerPresence   *self,
                                     const FoyerUuid *record);
void           foyer_presence_close (FoyerPresence   *self,
                                     const FoyerUuid *record);
void           foyer_presence_leave (FoyerPresence   *self);
GPtrArray     *foyer_presence_list  (FoyerPresence   *self,
                                     const FoyerUuid *record);

G_END_DECLS
