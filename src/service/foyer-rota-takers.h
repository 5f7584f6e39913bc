#pragma once

#include "planner/foyer-plan-roster.h"
#include "service/foyer-rota.h"

G_BEGIN_DECLS

/**
 * FoyerRotaTaker:
 * @staff: the colleague
 * @changes: (nullable) (element-type FoyerRotaChange): what is put on the roster when they take the
 *   shift; %NULL when they cannot
 * @extra: how much more the roster costs then; for the order
 * @n_more: how many other cells of theirs change
 * @now: (nullable): what they work on that day so far; %NULL when they are off
 * @is_over_share: whether they work more hours then than what is fair
 * @has_problem: whether @problem is set
 * @problem: what the roster reminds of then, and does not now
 * @rule: what stands against it, when they cannot
 * @limit: the limit of @rule, where it has one
 *
 * Whether somebody can take a shift, and what it means.
 */
typedef struct
{
  FoyerStaff *staff;
  GArray *changes;
  gint64 extra;
  guint n_more;
  FoyerShift *now;
  gboolean is_over_share;
  gboolean has_problem;
  FoyerRosterProblem problem;
  FoyerPlanRule rule;
  int limit;
} FoyerRotaTaker;

void       foyer_rota_taker_free         (FoyerRotaTaker       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerRotaTaker, foyer_rota_taker_free)

void       foyer_rota_find_takers_async  (FoyerRota            *self,
                                          gint64                day,
                                          FoyerShift           *shift,
                                          FoyerStaff           *giver,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
GPtrArray *foyer_rota_find_takers_finish (FoyerRota            *self,
                                          GAsyncResult         *result,
                                          GError              **error);

G_END_DECLS
