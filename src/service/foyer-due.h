#pragma once

#include "domain/foyer-delivery.h"
#include "domain/foyer-notice.h"
#include "service/foyer-due-rules.h"

G_BEGIN_DECLS

#define FOYER_TYPE_DUE (foyer_due_get_type ())
G_DECLARE_FINAL_TYPE (FoyerDue, foyer_due, FOYER, DUE, FoyerService)

/* What rings (DESIGN §5, B9). Knows the next instant at which something asks for attention, wakes
 * by the wall clock, deals out deliveries (actor system), and leases those of who is signed in
 * here.
 *
 * Signals: "rang" (deliveries: GPtrArray of FoyerDelivery): leased here and to be shown now, all at
 * once that fell due together; "withdrawn" (id: string): no longer to be shown anywhere; "set-back"
 * (by_us: int64): the clock of this PC was set back.
 * Properties, notifying: "tray-count" (uint), "late-count" (uint: of these, past their due
 * time). */

FoyerDue   *foyer_due_new                (FoyerStore          *store,
                                          FoyerSession        *session,
                                          FoyerHistory        *history,
                                          FoyerShop           *shop);
/* Begins to look; only a program that stays calls it (as foyer_backups_start()). */
void        foyer_due_start              (FoyerDue            *self);
void        foyer_due_stop               (FoyerDue            *self);
FoyerDueRules *
            foyer_due_get_rules          (FoyerDue            *self);
/* Looks now: deals out, leases, rings. Done by itself at the next instant, at least every 10 s,
 * after sleep, on every change, and when somebody signs in. */
void        foyer_due_look_async         (FoyerDue            *self,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
gboolean    foyer_due_look_finish        (FoyerDue            *self,
                                          GAsyncResult        *result,
                                          GError             **error);
/* What rang for who is signed in and is not handled yet, the oldest first: GListModel of
 * FoyerDelivery. The due tray (到期). */
GListModel *foyer_due_get_tray           (FoyerDue            *self);
/* The lease is ended: it was shown, on the desktop or in the window. */
void        foyer_due_mark_shown         (FoyerDue            *self,
                                          FoyerDelivery       *delivery);
/* Rings again at @at_us; due time and overdue mark stay (CB-12). */
void        foyer_due_snooze_async       (FoyerDue            *self,
                                          FoyerDelivery       *delivery,
                                          gint64               at_us,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
/* Taken note of without an act: leaves the tray (for "told"; others ring again by their clock). */
void        foyer_due_dismiss_async      (FoyerDue            *self,
                                          FoyerDelivery       *delivery,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
gboolean    foyer_due_finish             (FoyerDue            *self,
                                          GAsyncResult        *result,
                                          GError             **error);
/* (transfer full) (element-type gint64): the moments to which it can be put off that are still
 * ahead and before its next clock (NO-08): 10 min, 30 min, 1 h, end of the shift, tomorrow
 * 09:00. */
GArray     *foyer_due_list_snoozes       (FoyerDue            *self,
                                          FoyerDelivery       *delivery);
/* What rings up to an instant, without ringing it: (element-type FoyerDueNotice), by moment. */
typedef struct
{
  FoyerItem *item;
  FoyerNotice notice;
} FoyerDueNotice;

void        foyer_due_preview_async      (FoyerDue            *self,
                                          gint64               until_us,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
GPtrArray  *foyer_due_preview_finish     (FoyerDue            *self,
                                          GAsyncResult        *result,
                                          GError             **error);

/* For jobs of other services, inside their transaction: tells somebody at once about an item. */
gboolean    foyer_due_tell               (FoyerTransaction    *transaction,
                                          const FoyerUuid     *item,
                                          const FoyerUuid     *addressee,
                                          FoyerNoticeRole      role,
                                          GError             **error);
/* The same to every supervisor. */
gboolean    foyer_due_tell_supervisors   (FoyerTransaction    *transaction,
                                          const FoyerUuid     *item,
                                          GError             **error);

G_END_DECLS
