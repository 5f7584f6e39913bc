#pragma once

#include "domain/foyer-edits.h"
#include "domain/foyer-visit.h"
#include "service/foyer-people.h"
#include "service/foyer-shop.h"

G_BEGIN_DECLS

#define FOYER_TYPE_RECEPTION (foyer_reception_get_type ())
G_DECLARE_FINAL_TYPE (FoyerReception, foyer_reception, FOYER, RECEPTION, FoyerService)

/* Visitor reception (V1, V2): today's visits and what the desk does with them.
 *
 * Every command takes a visit as it was seen and hands back the visit as stored. A command on a
 * visit that somebody else changed works on what is stored now; where the act is no longer possible
 * it fails with FOYER_DOMAIN_ERROR_STATE.
 *
 * Properties, all notifying: "day" (int64, the shop's today), "today-count", "waiting-count"
 * (uint), "mean-wait-us", "estimated-wait-us" (int64, -1 when unknown), "assumed-count" (uint:
 * departures of the last days that are only assumed and not put right yet). */

FoyerReception *foyer_reception_new             (FoyerStore          *store,
                                                 FoyerSession        *session,
                                                 FoyerHistory        *history,
                                                 FoyerShop           *shop,
                                                 FoyerPeople         *people);
void            foyer_reception_load_async      (FoyerReception      *self,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
gboolean        foyer_reception_load_finish     (FoyerReception      *self,
                                                 GAsyncResult        *result,
                                                 GError             **error);

/* Today's visits that are open (waiting, receiving, demo), in the order in which they are called:
 * GListModel of FoyerVisit. And today's appointments by time; and today's closed ones, newest
 * first, filled when first asked for. A changed visit takes the place of the old object. */
GListModel     *foyer_reception_get_open         (FoyerReception     *self);
GListModel     *foyer_reception_get_appointments (FoyerReception     *self);
GListModel     *foyer_reception_get_closed       (FoyerReception     *self);
/* The departures behind "assumed-count" (VI-06), the newest first: GListModel of FoyerVisit. */
GListModel     *foyer_reception_get_assumed      (FoyerReception     *self);
gint64          foyer_reception_get_day          (FoyerReception     *self);
/* Looks at the clock. Done by itself every few seconds, also after the PC slept. */
void            foyer_reception_tick             (FoyerReception     *self);

/* A new visit: fields of FoyerVisit by name, as typed; every one may be left out. Beside them
 * "who": a name, a telephone number, or both in one text, as typed into a single box. With
 * "customer" (a UUID) the rest is taken from the customer's file; without, and with a name or a
 * telephone, a customer of exactly this telephone and name is linked, or made. @expected_us 0: a
 * walk-in. */
void            foyer_reception_check_in_async  (FoyerReception      *self,
                                                 GHashTable          *typed,
                                                 gint64               expected_us,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
void            foyer_reception_arrive_async    (FoyerReception      *self,
                                                 FoyerVisit          *visit,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
/* @handler: (nullable): who receives; NULL for who is signed in */
void            foyer_reception_receive_async   (FoyerReception      *self,
                                                 FoyerVisit          *visit,
                                                 FoyerStaff          *handler,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
/* The next of the queue is received by @handler; FOYER_SERVICE_ERROR_UNKNOWN when nobody waits. */
void            foyer_reception_call_next_async (FoyerReception      *self,
                                                 FoyerStaff          *handler,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
void            foyer_reception_start_demo_async (FoyerReception     *self,
                                                 FoyerVisit          *visit,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
void            foyer_reception_end_demo_async  (FoyerReception      *self,
                                                 FoyerVisit          *visit,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
/* @lost_kind, @lost_reason: why nothing was bought (P5); FOYER_LOST_KIND_NONE and NULL to skip */
void            foyer_reception_leave_async     (FoyerReception      *self,
                                                 FoyerVisit          *visit,
                                                 FoyerLostKind        lost_kind,
                                                 const char          *lost_reason,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
/* The visitor leaves a message for @host (V2), which becomes a work item of theirs. */
void            foyer_reception_leave_message_async (FoyerReception  *self,
                                                 FoyerVisit          *visit,
                                                 FoyerStaff          *host,
                                                 const char          *message,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
/* An assumed departure is put right: @departed_us is when the visitor really left. */
void            foyer_reception_confirm_left_async (FoyerReception   *self,
                                                 FoyerVisit          *visit,
                                                 gint64               departed_us,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
void            foyer_reception_miss_async      (FoyerReception      *self,
                                                 FoyerVisit          *visit,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
void            foyer_reception_void_async      (FoyerReception      *self,
                                                 FoyerVisit          *visit,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
void            foyer_reception_edit_async      (FoyerReception      *self,
                                                 FoyerEdits          *edits,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
/* For all of the above. On FOYER_SERVICE_ERROR_CONFLICT from an edit, @conflicts (element-type
 * FoyerFieldConflict, optional) tells the fields, and the visit as it now stands is returned
 * too. */
FoyerVisit     *foyer_reception_finish          (FoyerReception      *self,
                                                 GAsyncResult        *result,
                                                 GPtrArray          **conflicts,
                                                 GError             **error);

/* Who never left is closed for days before @day, marked as assumed (actor system). Done by itself
 * at load and at day end. Returns how many by the finish function. */
void            foyer_reception_close_days_async  (FoyerReception      *self,
                                                   GCancellable        *cancellable,
                                                   GAsyncReadyCallback  callback,
                                                   gpointer             user_data);
gint64          foyer_reception_close_days_finish (FoyerReception      *self,
                                                   GAsyncResult        *result,
                                                   GError             **error);

/* (transfer full) (nullable): whom to suggest as receiver of @visit: the host, else who received
 * this customer last, else the one free the longest; with the reason. */
typedef enum
{
  FOYER_SUGGESTION_NONE,
  FOYER_SUGGESTION_HOST,
  FOYER_SUGGESTION_LAST_TIME,
  FOYER_SUGGESTION_FREE,
  FOYER_SUGGESTION_ALL_BUSY,
} FoyerSuggestion;

FoyerStaff     *foyer_reception_suggest         (FoyerReception      *self,
                                                 FoyerVisit          *visit,
                                                 FoyerSuggestion     *why);

G_END_DECLS
