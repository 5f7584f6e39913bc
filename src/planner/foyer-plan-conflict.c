#include "planner/foyer-plan-conflict-private.h"

#include "planner/foyer-plan-dp.h"
#include "planner/foyer-plan-explain.h"
#include "planner/foyer-plan-solve.h"

#include <string.h>

/* # Why it cannot be done
 *
 * Hard rules are rules of one person, and cover is a cost. So a roster exists unless somebody has
 * no legal line: a *personal* conflict (foyer-plan-personal.c).
 *
 * A supervisor also asks why a demand stays short although cover comes before everything. Then the
 * demands are taken as hard. Members are the demands and what can be decided anew, leave and locks;
 * contracts stay in force. The oracle plans a problem in which a missing person costs one and
 * nothing else costs anything: the demands in force contradict the rules when the proven bound is
 * above zero. A roster without cost or a bound above zero ends each run, long before an optimum
 * would.
 *
 * The oracle counts before it plans: what people can do for the demands in force, each for himself,
 * is a sum of small searches, and is remembered. And a demand for which too few are there at all on
 * its day is explained by itself, which is the usual case and the clearest reason.
 *
 * When the demands of the core ask for more than the sum of what each person can do for them, alone
 * and with nothing else to do, that sum is the explanation (*counting*); if not, it is the
 * interplay (*joint*).
 *
 * The way out that is offered eases the whole problem, not just the core: either one leave or lock
 * of the core whose end makes everything possible, or the demands that can be left short at the
 * least cost. */

#define MAX_WAIVERS 3
/* Work to find what has to stay short: rounds of pricing, or of annealing where there are no
 * bounds. */
#define PROVEN_ROUNDS 400
#define ANNEALED_ROUNDS 32

/**
 * foyer_plan_conflict_free:
 * @self: (transfer full) (nullable): a conflict
 */
void
foyer_plan_conflict_free (FoyerPlanConflict *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->members);
  g_array_unref (self->easings);
  g_free (self);
}

typedef struct
{
  const FoyerPlanProblem *problem;
  GArray *members;
  gint64 deadline_us;
  FoyerPlanCancel *cancel;

  FoyerPlanProblem *ground; /* the bare problem with every member in force */
  FoyerPlanGraphs *graphs;  /* of it, and of all others */
  FoyerPlanDp *dp;          /* (nullable): when they are complete */
  gboolean is_loose;        /* some count may be too high */
  GHashTable *known;        /* how much people can do, by who, for what, and what is open to them */
} Joint;

/* Whether a question can be answered that takes more than counting. */
static gboolean
can_prove (const Joint *joint)
{
  return joint->dp != NULL && foyer_plan_has_bounds ();
}

static gboolean *
keep_all (const Joint *joint)
{
  gboolean *kept = g_new (gboolean, joint->members->len);

  for (guint n = 0; n < joint->members->len; n++)
    kept[n] = TRUE;

  return kept;
}

static gboolean
is_member (const FoyerPlanConflict *conflict,
           const FoyerPlanMember   *member)
{
  for (guint n = 0; n < conflict->members->len; n++)
    if (memcmp (member, &g_array_index (conflict->members, FoyerPlanMember, n), sizeof *member) == 0)
      return TRUE;

  return FALSE;
}

/* An unsealed problem in which only the demands in force matter, each missing person costing
 * one. */
static FoyerPlanProblem *
bare_problem (const Joint    *joint,
              const gboolean *kept)
{
  const FoyerPlanProblem *problem = joint->problem;
  FoyerPlanProblem *bare = foyer_plan_problem_copy (problem);

  g_array_set_size (bare->covers, 0);
  for (int k = 0; k < bare->n_fair; k++)
    {
      g_clear_pointer (&bare->fair[k].id, g_free);
      g_clear_pointer (&bare->fair[k].cells, g_free);
    }
  bare->n_fair = 0;
  for (int s = 0; s < bare->n_shifts; s++)
    memset (bare->shifts[s].follow_cost, 0, (bare->n_shifts + 1) * sizeof (int));
  for (int i = 0; i < bare->n_staff; i++)
    memset (bare->staff[i].cost, 0,
            (gsize) bare->n_days * (bare->n_shifts + 1) * sizeof (int));

  for (guint n = 0; n < joint->members->len; n++)
    {
      const FoyerPlanMember *member = &g_array_index (joint->members, FoyerPlanMember, n);

      if (member->cover >= 0)
        {
          const FoyerPlanCover *cover =
            &g_array_index (problem->covers, FoyerPlanCover, member->cover);

          if (kept[n])
            foyer_plan_problem_add_cover (bare, cover->day, cover->cells, cover->required, 1, 0);
        }
      else if (!kept[n])
        {
          foyer_plan_conflict_ease (bare, member, G_MAXINT);
        }
    }

  return bare;
}

/* How many of the demands' person-shifts a person could do with nothing else to do. What costs,
 * such as a short rest, is allowed, and does not count here: only what is forbidden makes somebody
 * unable to come. The same question comes many times, as most members concern other people. */
static int
most_of (Joint                  *joint,
         const FoyerPlanProblem *bare,
         int                     staff)
{
  int n_cells = bare->n_shifts + 1;
  const FoyerPlanMask *allowed = bare->allowed + (gsize) staff * bare->n_days;
  g_autofree double *price = g_new0 (double, (gsize) bare->n_days * n_cells);
  g_autofree guint8 *line = NULL;
  g_autoptr (GByteArray) key = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  FoyerPlanDpResult result;
  gpointer known;
  double bound = 0;
  int most = 0;

  g_byte_array_append (key, (const guint8 *) &staff, sizeof staff);
  g_byte_array_append (key, (const guint8 *) allowed, bare->n_days * sizeof (FoyerPlanMask));
  for (guint k = 0; k < bare->covers->len; k++)
    {
      const FoyerPlanCover *cover = &g_array_index (bare->covers, FoyerPlanCover, k);

      if ((cover->cells & allowed[cover->day]) == 0)
        continue;
      g_byte_array_append (key, (const guint8 *) &cover->day, sizeof cover->day);
      g_byte_array_append (key, (const guint8 *) &cover->cells, sizeof cover->cells);
      most++;
      for (int v = 1; v < n_cells; v++)
        if ((cover->cells & FOYER_PLAN_BIT (v)) != 0)
          price[(gsize) cover->day * n_cells + v] -= 1;
    }
  if (most == 0)
    return 0;

  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&key));
  if (g_hash_table_lookup_extended (joint->known, bytes, NULL, &known))
    return GPOINTER_TO_INT (known);

  line = g_malloc (bare->n_days);
  result = foyer_plan_dp_solve (joint->dp, staff, allowed, price, FOYER_PLAN_FAIRNESS_NONE,
                                FOYER_PLAN_INFINITY, line, &bound);
  if (foyer_plan_cancel_is_asked (joint->cancel))
    return 0;
  joint->is_loose |= result == FOYER_PLAN_DP_GAVE_UP;
  most = result == FOYER_PLAN_DP_NONE ? 0 : (int) (-bound + 0.5);
  g_hash_table_insert (joint->known, g_steal_pointer (&bytes), GINT_TO_POINTER (most));

  return most;
}

static void
sum_up (Joint                  *joint,
        const FoyerPlanProblem *bare,
        int                    *required,
        int                    *available)
{
  *required = *available = 0;
  for (guint k = 0; k < bare->covers->len; k++)
    *required += g_array_index (bare->covers, FoyerPlanCover, k).required;
  for (int i = 0; joint->dp != NULL && i < bare->n_staff
                  && !foyer_plan_cancel_look (joint->cancel, FOYER_PLAN_STAGE_CONFLICT); i++)
    *available += most_of (joint, bare, i);
}

/* A demand that is short whatever people do, as too few are there at all on its day; -1 for none.
 * Most shortages are of this kind, and it takes no search to see them. */
static int
find_lone_demand (const FoyerPlanProblem *problem)
{
  int worst = -1, most_missing = 0;

  for (guint k = 0; k < problem->covers->len; k++)
    {
      const FoyerPlanCover *cover = &g_array_index (problem->covers, FoyerPlanCover, k);
      int missing = cover->required;

      for (int i = 0; i < problem->n_staff; i++)
        missing -= (cover->cells & foyer_plan_allowed (problem, i, cover->day)) != 0;
      if (missing > most_missing)
        {
          most_missing = missing;
          worst = k;
        }
    }

  return worst;
}

/* Counting answers most questions. Too few for one demand or for the sum is a contradiction; enough
 * for a single demand is none, as everybody can be chosen by himself. The others are planned: until
 * it is proven, or, where nothing can be, with so much work. */
static FoyerPlanVerdict
judge_demands (const gboolean *kept,
               gpointer        user_data)
{
  Joint *joint = user_data;
  g_autoptr (FoyerPlanProblem) bare = bare_problem (joint, kept);
  g_autoptr (FoyerPlanGraphs) graphs = NULL;
  g_autoptr (FoyerPlanResult) result = NULL;
  double left = (joint->deadline_us - g_get_monotonic_time ()) / (double) G_USEC_PER_SEC;
  FoyerPlanBudget budget = {
    .n_threads = 1, .seconds = MAX (left, 0.001), .cancel = joint->cancel, .enough_bound = 1,
    .iterations = can_prove (joint) ? 0 : ANNEALED_ROUNDS, .within = FOYER_PLAN_STAGE_CONFLICT,
  };

  if (!foyer_plan_problem_seal (bare, NULL))
    return FOYER_PLAN_VERDICT_UNKNOWN;
  if (find_lone_demand (bare) >= 0)
    return FOYER_PLAN_VERDICT_CONTRADICT;
  if (joint->dp != NULL)
    {
      int required, available;

      sum_up (joint, bare, &required, &available);
      if (foyer_plan_cancel_is_asked (joint->cancel))
        return FOYER_PLAN_VERDICT_UNKNOWN; /* a sum of some people says nothing */
      if (required > available)
        return FOYER_PLAN_VERDICT_CONTRADICT;
      if (bare->covers->len <= 1 && !joint->is_loose)
        return FOYER_PLAN_VERDICT_AGREE;
    }

  graphs = foyer_plan_graphs_share (joint->graphs, bare);
  result = foyer_plan_solve_along (graphs, &budget, NULL);
  if (result == NULL)
    return FOYER_PLAN_VERDICT_UNKNOWN;
  if (result->cost.total == 0)
    return FOYER_PLAN_VERDICT_AGREE;

  return result->bound > 0 ? FOYER_PLAN_VERDICT_CONTRADICT : FOYER_PLAN_VERDICT_UNKNOWN;
}

/* What the demands of the core ask for and how much of it can be done. */
static void
count_out (Joint             *joint,
           FoyerPlanConflict *conflict)
{
  g_autofree gboolean *kept = keep_all (joint);
  g_autoptr (FoyerPlanProblem) bare = NULL;

  for (guint n = 0; n < joint->members->len; n++)
    {
      const FoyerPlanMember *member = &g_array_index (joint->members, FoyerPlanMember, n);

      if (member->cover >= 0)
        kept[n] = is_member (conflict, member);
    }
  bare = bare_problem (joint, kept);
  if (!foyer_plan_problem_seal (bare, NULL))
    return;
  sum_up (joint, bare, &conflict->required, &conflict->available);
  if (joint->dp != NULL && conflict->required > conflict->available)
    conflict->kind = FOYER_PLAN_CONFLICT_COUNTING;
}

/* One leave or lock of the core whose end makes all demands possible, locks first. When some have
 * been tried in vain there is more than one thing in the way. */
static gboolean
find_waiver (Joint             *joint,
             FoyerPlanConflict *conflict)
{
  g_autofree gboolean *kept = keep_all (joint);
  int n_tries = 0;

  for (int pass = 0; pass < 2; pass++)
    for (guint n = 0; n < joint->members->len && n_tries < MAX_WAIVERS; n++)
      {
        const FoyerPlanMember *member = &g_array_index (joint->members, FoyerPlanMember, n);

        if (member->cover >= 0 || !is_member (conflict, member)
            || member->rule != (pass == 0 ? FOYER_PLAN_RULE_LOCK : FOYER_PLAN_RULE_LEAVE))
          continue;
        n_tries++;
        kept[n] = FALSE;
        if (judge_demands (kept, joint) == FOYER_PLAN_VERDICT_AGREE)
          {
            FoyerPlanEasing easing = { *member, 1 };

            g_array_append_val (conflict->easings, easing);
            return TRUE;
          }
        kept[n] = TRUE;
      }

  return FALSE;
}

/* An unsealed problem in which the demands alone cost anything, each missing person what the shop has
 * set. Its demands come in the order of the members. */
static FoyerPlanProblem *
demand_problem (const Joint *joint)
{
  g_autofree gboolean *kept = keep_all (joint);
  FoyerPlanProblem *demands = bare_problem (joint, kept);
  guint k = 0;

  for (guint n = 0; n < joint->members->len; n++)
    {
      int cover = g_array_index (joint->members, FoyerPlanMember, n).cover;

      if (cover >= 0)
        g_array_index (demands->covers, FoyerPlanCover, k++).under_cost =
          MAX (g_array_index (joint->problem->covers, FoyerPlanCover, cover).under_cost, 1);
    }

  return demands;
}

/* What has to stay short, where that costs least: mostly proven. It is looked for with so much work
 * and not for so long, or a busy machine would ask for more. */
static void
find_shortfall (const Joint       *joint,
                FoyerPlanConflict *conflict)
{
  g_autoptr (FoyerPlanProblem) demands = demand_problem (joint);
  g_autoptr (FoyerPlanGraphs) graphs = NULL;
  g_autoptr (FoyerPlanResult) result = NULL;
  g_autofree int *present = g_new (int, demands->covers->len + 1);
  double left = (joint->deadline_us - g_get_monotonic_time ()) / (double) G_USEC_PER_SEC;
  FoyerPlanBudget budget = {
    .n_threads = 1, .seconds = MAX (left, 0.1), .cancel = joint->cancel,
    .iterations = can_prove (joint) ? PROVEN_ROUNDS : ANNEALED_ROUNDS,
    .within = FOYER_PLAN_STAGE_CONFLICT,
  };
  guint k = 0;

  if (!foyer_plan_problem_seal (demands, NULL))
    return;
  graphs = foyer_plan_graphs_share (joint->graphs, demands);
  result = foyer_plan_solve_along (graphs, &budget, NULL);
  if (result == NULL)
    return;

  foyer_plan_count_present (demands, result->cells, present);
  for (guint n = 0; n < joint->members->len; n++)
    {
      FoyerPlanEasing easing = { g_array_index (joint->members, FoyerPlanMember, n), 0 };

      if (easing.member.cover < 0)
        continue;
      easing.amount = easing.member.limit - present[k++];
      if (easing.amount > 0)
        g_array_append_val (conflict->easings, easing);
    }
}

/* Leave and locks first, which are blamed last; then the demands, or only one of them. */
static GArray *
list_decisions (const FoyerPlanProblem *problem,
                int                     lone_demand)
{
  GArray *members = g_array_new (FALSE, FALSE, sizeof (FoyerPlanMember));

  for (int i = 0; i < problem->n_staff; i++)
    for (int d = 0; d < problem->n_days; d++)
      {
        if (problem->staff[i].leave[d])
          foyer_plan_conflict_add_rule (members, FOYER_PLAN_RULE_LEAVE, i, d, -1, 0);
        if (problem->staff[i].locked[d] != FOYER_PLAN_FREE)
          foyer_plan_conflict_add_rule (members, FOYER_PLAN_RULE_LOCK, i, d,
                                        problem->staff[i].locked[d] - 1,
                                        problem->staff[i].locked[d]);
      }
  for (int k = 0; k < (int) problem->covers->len; k++)
    {
      const FoyerPlanCover *cover = &g_array_index (problem->covers, FoyerPlanCover, k);
      FoyerPlanMember member = { k, FOYER_PLAN_RULE_SKILL, -1, cover->day, -1, cover->required };

      if (cover->required > 0 && (lone_demand < 0 || lone_demand == k))
        g_array_append_val (members, member);
    }

  return members;
}

static FoyerPlanConflict *
find_core (Joint *joint)
{
  g_autofree gboolean *core = g_new0 (gboolean, joint->members->len + 1);
  FoyerPlanConflict *conflict;

  if (!foyer_plan_explain (joint->members->len, judge_demands, joint, joint->cancel, core))
    return NULL;

  conflict = foyer_plan_conflict_new (FOYER_PLAN_CONFLICT_JOINT);
  for (guint n = 0; n < joint->members->len; n++)
    if (core[n])
      g_array_append_val (conflict->members, g_array_index (joint->members, FoyerPlanMember, n));
  count_out (joint, conflict);

  return conflict;
}

static FoyerPlanConflict *
explain_demands (Joint *joint)
{
  g_autoptr (GArray) few = list_decisions (joint->problem, find_lone_demand (joint->problem));
  GArray *all = joint->members;
  FoyerPlanConflict *conflict;

  joint->members = few;
  conflict = find_core (joint);
  joint->members = all;
  if (conflict != NULL && !find_waiver (joint, conflict))
    find_shortfall (joint, conflict);
  if (foyer_plan_cancel_is_asked (joint->cancel))
    g_clear_pointer (&conflict, foyer_plan_conflict_free);

  return conflict;
}

/* Lays the ground: the graphs of all people without costs, which answer for each person and for all
 * questions about demands. */
static void
joint_lay_ground (Joint *joint)
{
  g_autofree gboolean *kept = keep_all (joint);

  joint->ground = bare_problem (joint, kept);
  if (!foyer_plan_problem_seal (joint->ground, NULL))
    return;
  joint->graphs =
    foyer_plan_graphs_new (joint->ground, FOYER_PLAN_CONFLICT_MAX_NODES, joint->cancel);
  if (joint->graphs->complete)
    joint->dp = foyer_plan_dp_new (joint->graphs);
}

static void
joint_clear (Joint *joint)
{
  g_array_unref (joint->members);
  g_hash_table_unref (joint->known);
  foyer_plan_dp_free (joint->dp);
  foyer_plan_graphs_free (joint->graphs);
  foyer_plan_problem_free (joint->ground);
}

static gboolean
may_lack_line (const Joint *joint,
               int          staff)
{
  const FoyerPlanProblem *ground = joint->ground;
  g_autofree double *price = NULL;
  g_autofree guint8 *line = NULL;
  double ignored;

  if (joint->dp == NULL)
    return TRUE;
  price = g_new0 (double, (gsize) ground->n_days * (ground->n_shifts + 1));
  line = g_malloc (ground->n_days);

  return foyer_plan_dp_solve (joint->dp, staff, ground->allowed + (gsize) staff * ground->n_days, price,
                              FOYER_PLAN_FAIRNESS_NONE, FOYER_PLAN_INFINITY, line, &ignored)
         != FOYER_PLAN_DP_FOUND;
}

/**
 * foyer_plan_find_conflicts:
 * @problem: a sealed problem
 * @must_cover: whether it is also asked why demands stay short
 * @seconds: how long the search for the latter may take
 * @cancel: (nullable): what ends the search when somebody asks
 *
 * Says why it cannot be done: a minimal, checked conflict for each person without a legal line; if
 * there is none and @must_cover, one for the demands.
 *
 * Returns: (transfer full) (element-type FoyerPlanConflict): the conflicts; empty when there is no
 *   contradiction, or none was proven in time; whole conflicts only, also of a search that was
 *   ended
 */
GPtrArray *
foyer_plan_find_conflicts (const FoyerPlanProblem *problem,
                           gboolean                must_cover,
                           double                  seconds,
                           FoyerPlanCancel        *cancel)
{
  g_return_val_if_fail (problem != NULL && problem->allowed != NULL, NULL);

  GPtrArray *conflicts =
    g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_plan_conflict_free);

  Joint joint = {
    .problem = problem,
    .members = list_decisions (problem, -1),
    .deadline_us = g_get_monotonic_time () + (gint64) (seconds * G_USEC_PER_SEC),
    .cancel = cancel,
    .known =
      g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL),
  };
  FoyerPlanConflict *conflict;

  joint_lay_ground (&joint);
  for (int i = 0; i < problem->n_staff
                  && !foyer_plan_cancel_look (cancel, FOYER_PLAN_STAGE_CONFLICT); i++)
    if (may_lack_line (&joint, i)
        && (conflict = foyer_plan_conflict_explain_person (problem, i, cancel)) != NULL)
      g_ptr_array_add (conflicts, conflict);
  if (conflicts->len == 0 && must_cover && joint.graphs != NULL
      && (conflict = explain_demands (&joint)) != NULL)
    g_ptr_array_add (conflicts, conflict);
  joint_clear (&joint);

  return conflicts;
}
