#pragma once

#include "domain/foyer-permission.h"
#include "domain/foyer-staff.h"
#include "store/foyer-transaction.h"

G_BEGIN_DECLS

#define FOYER_TYPE_SESSION (foyer_session_get_type ())
G_DECLARE_FINAL_TYPE (FoyerSession, foyer_session, FOYER, SESSION, GObject)

/* Who sits at this PC. Property "staff" (FoyerStaff, nullable) notifies on sign-in and sign-out;
 * "seat" is the name of this PC. A console session (foyerctl without --staff) has every right. */

FoyerSession *foyer_session_new         (const char   *seat);
FoyerSession *foyer_session_new_console (const char   *seat);
FoyerStaff   *foyer_session_get_staff   (FoyerSession *self);
void          foyer_session_set_staff   (FoyerSession *self,
                                         FoyerStaff   *staff);
const char   *foyer_session_get_seat    (FoyerSession *self);
FoyerActor    foyer_session_get_actor   (FoyerSession *self);
gboolean      foyer_session_may         (FoyerSession *self,
                                         FoyerRight    right);
gboolean      foyer_session_check       (FoyerSession *self,
                                         FoyerRight    right,
                                         GError      **error);
FoyerRoles    foyer_session_get_roles   (FoyerSession *self);
char         *foyer_session_show_phone  (FoyerSession *self,
                                         const char   *phone);

G_END_DECLS
