#pragma once

#include "service/foyer-shop.h"

G_BEGIN_DECLS

/**
 * FoyerAbsence:
 * @staff: who is away
 * @leave: by which leave; all-zero for somebody who has left the firm
 * @first_us: from when on, microseconds UTC; %G_MININT64 when it has begun, so that what is late
 *   already counts too: it would wait for them
 * @end_us: until when; %G_MAXINT64 for good
 * @n_calls: how many callbacks fall into it and are still theirs
 * @n_items: how many other work items
 *
 * Somebody's absence, and what of theirs falls into it.
 */
typedef struct
{
  FoyerUuid staff;
  FoyerUuid leave;
  gint64 first_us, end_us;
  guint n_calls;
  guint n_items;
} FoyerAbsence;

#define FOYER_TYPE_ABSENCES (foyer_absences_get_type ())
G_DECLARE_FINAL_TYPE (FoyerAbsences, foyer_absences, FOYER, ABSENCES, FoyerService)

/* What is left behind by who is away (S4, B3, T1), offered to a supervisor as soon as leave is
 * granted or a colleague has left. It follows from the leaves and the items: what was dealt out is
 * no longer offered, and is again when that is taken back.
 *
 * Signal "changed": foyer_absences_get_next() answers otherwise. */

FoyerAbsences      *foyer_absences_new         (FoyerStore          *store,
                                                FoyerSession        *session,
                                                FoyerHistory        *history,
                                                FoyerShop           *shop);
const FoyerAbsence *foyer_absences_get_next    (FoyerAbsences       *self);
void                foyer_absences_put_off     (FoyerAbsences       *self);
/* Callbacks go to whom the rules name (B3), other items to the cover or the deputy; what nobody can
 * do is the supervisors'. One act, taken back as one. */
void                foyer_absences_deal_async  (FoyerAbsences       *self,
                                                const FoyerAbsence  *absence,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
gboolean            foyer_absences_deal_finish (FoyerAbsences       *self,
                                                GAsyncResult        *result,
                                                GError             **error);

G_END_DECLS
