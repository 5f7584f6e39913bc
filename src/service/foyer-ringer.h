#pragma once

#include "service/foyer-callbacks.h"
#include "service/foyer-demo-desk.h"
#include "service/foyer-due.h"
#include "service/foyer-notice-act.h"
#include "service/foyer-notifier.h"
#include "service/foyer-reception.h"

G_BEGIN_DECLS

#define FOYER_TYPE_RINGER (foyer_ringer_get_type ())
G_DECLARE_FINAL_TYPE (FoyerRinger, foyer_ringer, FOYER, RINGER, GObject)

/* Shows what rings, and does what is pressed on it: what stands between the due service and the
 * desktop (B9, DESIGN §5).
 *
 * Signals: "shown-inside" (deliveries: GPtrArray of FoyerDelivery) → boolean: the desktop could not
 * show it; whether the window does, and somebody can see it; "opened" (delivery: FoyerDelivery,
 * nullable; act: uint; token: string, nullable): the window is to come to the front, at the
 * delivery, or without one at the tray; "sign-in-asked" (staff: FoyerStaff, nullable; token): an
 * act waits for its addressee to sign in; "failed" (what: string, error: GError): an act that was
 * pressed outside the window did not succeed.
 * Properties: "quiet" (boolean): somebody is on the telephone or shows something: only what is late
 * rings, the rest when it is over. */

FoyerRinger *foyer_ringer_new       (FoyerDue               *due,
                                     FoyerCallbacks         *callbacks,
                                     FoyerReception         *reception,
                                     FoyerDemoDesk          *demo_desk,
                                     FoyerPeople            *people,
                                     FoyerShop              *shop,
                                     FoyerNotifier          *notifier);
/* What a delivery says, for the tray. Holds as long as @delivery does. */
void         foyer_ringer_get_facts (FoyerRinger            *self,
                                     FoyerDelivery          *delivery,
                                     FoyerNoticeFacts       *facts);
/* Does what a button of the tray says. What opens something is told by "opened". */
void         foyer_ringer_act_async (FoyerRinger            *self,
                                     FoyerDelivery          *delivery,
                                     FoyerNoticeAct          act,
                                     GCancellable           *cancellable,
                                     GAsyncReadyCallback     callback,
                                     gpointer                user_data);
/* All of the tray later (全部推后 10 分). */
void         foyer_ringer_put_off_async
                                    (FoyerRinger            *self,
                                     GCancellable           *cancellable,
                                     GAsyncReadyCallback     callback,
                                     gpointer                user_data);
gboolean     foyer_ringer_finish    (FoyerRinger            *self,
                                     GAsyncResult           *result,
                                     GError                **error);

G_END_DECLS
