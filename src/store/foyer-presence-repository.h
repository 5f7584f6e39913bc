#pragma once

/* Who has what open. See foyer-presence-repository.c. */

#include "store/foyer-store.h"

G_BEGIN_DECLS

/**
 * FoyerPresenceRow:
 * @program: which one
 * @record: what it has open; the key of the program for the program itself
 * @staff: who is signed in; none for nobody
 * @seat: the name of its PC
 */
typedef struct
{
  FoyerUuid program;
  FoyerUuid record;
  FoyerUuid staff;
  char *seat;
} FoyerPresenceRow;

/* More than any screen shows. */
#define FOYER_PRESENCE_ROWS 20

FoyerPresenceRow *foyer_presence_row_new          (const FoyerUuid      *program,
                                                   const FoyerUuid      *record,
                                                   const FoyerUuid      *staff,
                                                   const char           *seat);
void              foyer_presence_row_free         (FoyerPresenceRow     *self);

GPtrArray        *foyer_presence_repository_find  (FoyerDb              *db,
                                                   const FoyerUuid      *except,
                                                   gint64                now_us,
                                                   GError              **error);
GHashTable       *foyer_presence_repository_find_staff
                                                  (FoyerDb              *db,
                                                   gint64                now_us,
                                                   GError              **error);
void              foyer_presence_repository_put_async
                                                  (FoyerStore           *store,
                                                   const FoyerUuid      *program,
                                                   GPtrArray            *rows,
                                                   gint64                lease_us,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
gboolean          foyer_presence_repository_put_finish
                                                  (FoyerStore           *store,
                                                   GAsyncResult         *result,
                                                   GError              **error);

G_END_DECLS
