#include "planner/foyer-plan-conflict-private.h"

#include "planner/foyer-plan-dp.h"
#include "planner/foyer-plan-explain.h"

#include <string.h>

/* # Why one person has no legal line
 *
 * The members are the rules of that person; the oracle builds the graph of legal lines under the
 * rules in force and looks whether any path is left. As way out the amount by which each member of
 * the core would have to give is found by search, and the cheapest is taken by a table of how much
 * it hurts. */

/* How much a unit of easing hurts: hours are cheap, waived leave and rest are dear. */
static int
easing_price (FoyerPlanRule rule)
{
  switch (rule)
    {
    case FOYER_PLAN_RULE_MIN_MINUTES:
    case FOYER_PLAN_RULE_MAX_MINUTES:
      return 1; /* a minute */
    case FOYER_PLAN_RULE_COUNT:
      return 400;
    case FOYER_PLAN_RULE_WEEKENDS:
      return 600;
    case FOYER_PLAN_RULE_MIN_RUN:
    case FOYER_PLAN_RULE_MIN_REST:
      return 700;
    case FOYER_PLAN_RULE_LOCK:
      return 1000;
    case FOYER_PLAN_RULE_MAX_RUN:
      return 1500;
    case FOYER_PLAN_RULE_LEAVE:
      return 2000;
    case FOYER_PLAN_RULE_SKILL:
      return 3000;
    case FOYER_PLAN_RULE_SUCCESSION:
      return 4000;
    }

  g_assert_not_reached ();
}

FoyerPlanConflict *
foyer_plan_conflict_new (FoyerPlanConflictKind kind)
{
  FoyerPlanConflict *conflict = g_new0 (FoyerPlanConflict, 1);

  conflict->kind = kind;
  conflict->members = g_array_new (FALSE, FALSE, sizeof (FoyerPlanMember));
  conflict->easings = g_array_new (FALSE, FALSE, sizeof (FoyerPlanEasing));

  return conflict;
}

void
foyer_plan_conflict_add_rule (GArray       *members,
                              FoyerPlanRule rule,
                              int           staff,
                              int           day,
                              int           shift,
                              int           limit)
{
  FoyerPlanMember member = { -1, rule, staff, day, shift, limit };

  g_array_append_val (members, member);
}

/* Every rule of a person that says anything, those that hurt most to ease first: they are blamed
 * last. */
static GArray *
list_rules (const FoyerPlanProblem *problem,
            int                     i)
{
  const FoyerPlanStaff *staff = &problem->staff[i];
  GArray *members = g_array_new (FALSE, FALSE, sizeof (FoyerPlanMember));
  gboolean any_succession = FALSE;

  for (int s = 0; s < problem->n_shifts; s++)
    any_succession |= problem->shifts[s].forbidden_next != 0;
  if (any_succession)
    foyer_plan_conflict_add_rule (members, FOYER_PLAN_RULE_SUCCESSION, i, -1, -1, 0);
  for (int s = 0; s < problem->n_shifts; s++)
    if ((staff->skills & FOYER_PLAN_BIT (s + 1)) == 0)
      foyer_plan_conflict_add_rule (members, FOYER_PLAN_RULE_SKILL, i, -1, s, 0);
  if (staff->max_run < problem->n_days + staff->before_run)
    foyer_plan_conflict_add_rule (members, FOYER_PLAN_RULE_MAX_RUN, i, -1, -1, staff->max_run);
  for (int d = 0; d < problem->n_days; d++)
    if (staff->leave[d])
      foyer_plan_conflict_add_rule (members, FOYER_PLAN_RULE_LEAVE, i, d, -1, 0);
  for (int d = 0; d < problem->n_days; d++)
    if (staff->locked[d] != FOYER_PLAN_FREE)
      foyer_plan_conflict_add_rule (members, FOYER_PLAN_RULE_LOCK, i, d, staff->locked[d] - 1,
                                    staff->locked[d]);
  if (staff->min_rest > 1)
    foyer_plan_conflict_add_rule (members, FOYER_PLAN_RULE_MIN_REST, i, -1, -1, staff->min_rest);
  if (staff->min_run > 1)
    foyer_plan_conflict_add_rule (members, FOYER_PLAN_RULE_MIN_RUN, i, -1, -1, staff->min_run);
  if (staff->max_weekends < problem->n_days)
    foyer_plan_conflict_add_rule (members, FOYER_PLAN_RULE_WEEKENDS, i, -1, -1,
                                  staff->max_weekends);
  for (int s = 0; s < problem->n_shifts; s++)
    if (staff->max_count[s] < problem->n_days)
      foyer_plan_conflict_add_rule (members, FOYER_PLAN_RULE_COUNT, i, -1, s, staff->max_count[s]);
  foyer_plan_conflict_add_rule (members, FOYER_PLAN_RULE_MAX_MINUTES, i, -1, -1,
                                staff->max_minutes);
  if (staff->min_minutes > 0)
    foyer_plan_conflict_add_rule (members, FOYER_PLAN_RULE_MIN_MINUTES, i, -1, -1,
                                  staff->min_minutes);

  return members;
}

/* Eases a rule of @problem, which is not sealed; with @amount G_MAXINT it is gone. */
void
foyer_plan_conflict_ease (FoyerPlanProblem      *problem,
                          int                    i,
                          const FoyerPlanMember *member,
                          int                    amount)
{
  FoyerPlanStaff *staff = &problem->staff[i];
  gboolean gone = amount == G_MAXINT;

  switch (member->rule)
    {
    case FOYER_PLAN_RULE_SKILL:
      staff->skills |= FOYER_PLAN_BIT (member->shift + 1);
      break;
    case FOYER_PLAN_RULE_LEAVE:
      staff->leave[member->day] = FALSE;
      break;
    case FOYER_PLAN_RULE_LOCK:
      staff->locked[member->day] = FOYER_PLAN_FREE;
      break;
    case FOYER_PLAN_RULE_COUNT:
      staff->max_count[member->shift] = gone ? problem->n_days : member->limit + amount;
      break;
    case FOYER_PLAN_RULE_MIN_MINUTES:
      staff->min_minutes = gone ? 0 : MAX (member->limit - amount, 0);
      break;
    case FOYER_PLAN_RULE_MAX_MINUTES:
      staff->max_minutes = gone ? problem->n_days * 2880 : member->limit + amount;
      break;
    case FOYER_PLAN_RULE_MAX_RUN:
      staff->max_run = gone ? problem->n_days + staff->before_run : member->limit + amount;
      break;
    case FOYER_PLAN_RULE_MIN_RUN:
      staff->min_run = gone ? 1 : MAX (member->limit - amount, 1);
      break;
    case FOYER_PLAN_RULE_MIN_REST:
      staff->min_rest = gone ? 1 : MAX (member->limit - amount, 1);
      break;
    case FOYER_PLAN_RULE_WEEKENDS:
      staff->max_weekends = gone ? problem->n_days : member->limit + amount;
      break;
    case FOYER_PLAN_RULE_SUCCESSION:
      for (int s = 0; s < problem->n_shifts; s++)
        problem->shifts[s].forbidden_next = 0;
      break;
    }
}

/* The largest amount by which a rule can be eased at all. */
static int
most_easing (const FoyerPlanProblem *problem,
             const FoyerPlanMember  *member)
{
  switch (member->rule)
    {
    case FOYER_PLAN_RULE_SKILL:
    case FOYER_PLAN_RULE_LEAVE:
    case FOYER_PLAN_RULE_LOCK:
    case FOYER_PLAN_RULE_SUCCESSION:
      return 1;
    case FOYER_PLAN_RULE_MIN_MINUTES:
      return member->limit;
    case FOYER_PLAN_RULE_MAX_MINUTES:
      return MAX (problem->n_days * 1440 - member->limit, 1);
    case FOYER_PLAN_RULE_COUNT:
    case FOYER_PLAN_RULE_MAX_RUN:
    case FOYER_PLAN_RULE_WEEKENDS:
      return problem->n_days;
    case FOYER_PLAN_RULE_MIN_RUN:
    case FOYER_PLAN_RULE_MIN_REST:
      return MAX (member->limit - 1, 1);
    }

  g_assert_not_reached ();
}

/* An unsealed problem with only this person, and without demands. */
static FoyerPlanProblem *
alone (const FoyerPlanProblem *problem,
       int                     staff)
{
  FoyerPlanProblem only = *problem;
  g_autoptr (GArray) no_covers = g_array_new (FALSE, FALSE, sizeof (FoyerPlanCover));

  only.n_staff = 1;
  only.staff = problem->staff + staff;
  only.covers = no_covers;
  only.n_fair = 0;

  return foyer_plan_problem_copy (&only);
}

/* Seals the problem of one person and looks for any legal line. */
static gboolean
has_line (FoyerPlanProblem *problem,
          FoyerPlanCancel  *cancel)
{
  g_autoptr (FoyerPlanGraphs) graphs = NULL;
  g_autoptr (FoyerPlanDp) dp = NULL;
  g_autofree double *price = NULL;
  g_autofree guint8 *line = NULL;
  double ignored;

  if (!foyer_plan_problem_seal (problem, NULL))
    return TRUE;
  graphs = foyer_plan_graphs_new (problem, FOYER_PLAN_CONFLICT_MAX_NODES, cancel);
  if (!graphs->complete)
    return TRUE; /* not known to be impossible */
  dp = foyer_plan_dp_new (graphs);
  price = g_new0 (double, (gsize) problem->n_days * (problem->n_shifts + 1));
  line = g_malloc (problem->n_days);

  return foyer_plan_dp_solve (dp, 0, problem->allowed, price, FOYER_PLAN_FAIRNESS_NONE,
                              FOYER_PLAN_INFINITY, line, &ignored)
         != FOYER_PLAN_DP_NONE;
}

typedef struct
{
  const FoyerPlanProblem *problem;
  int staff;
  GArray *members;
  FoyerPlanCancel *cancel;
} Personal;

static gboolean
rules_contradict (const gboolean *kept,
                  gpointer        user_data)
{
  const Personal *personal = user_data;
  g_autoptr (FoyerPlanProblem) trial = alone (personal->problem, personal->staff);

  for (guint n = 0; n < personal->members->len; n++)
    if (!kept[n])
      foyer_plan_conflict_ease (trial, 0, &g_array_index (personal->members, FoyerPlanMember, n),
                                G_MAXINT);

  return !has_line (trial, personal->cancel);
}

static gboolean
helps_person (const FoyerPlanProblem *problem,
              const FoyerPlanMember  *member,
              int                     amount,
              FoyerPlanCancel        *cancel)
{
  g_autoptr (FoyerPlanProblem) trial = alone (problem, member->staff);

  foyer_plan_conflict_ease (trial, 0, member, amount);

  return has_line (trial, cancel);
}

/* The least amount of easing that helps, or 0 when none does. */
static int
least_easing (const FoyerPlanProblem *problem,
              const FoyerPlanMember  *member,
              FoyerPlanCancel        *cancel)
{
  int low = 0, high = most_easing (problem, member);

  if (high <= 0 || !helps_person (problem, member, high, cancel))
    return 0;
  while (high - low > 1 && !foyer_plan_cancel_look (cancel, FOYER_PLAN_STAGE_CONFLICT))
    {
      int middle = low + (high - low) / 2;

      if (helps_person (problem, member, middle, cancel))
        high = middle;
      else
        low = middle;
    }

  return high;
}

static void
find_personal_easing (const FoyerPlanProblem *problem,
                      FoyerPlanConflict      *conflict,
                      FoyerPlanCancel        *cancel)
{
  FoyerPlanEasing best = { .amount = 0 };
  gint64 best_price = G_MAXINT64;

  for (guint n = 0; n < conflict->members->len
                    && !foyer_plan_cancel_look (cancel, FOYER_PLAN_STAGE_CONFLICT); n++)
    {
      const FoyerPlanMember *member = &g_array_index (conflict->members, FoyerPlanMember, n);
      int amount = least_easing (problem, member, cancel);
      gint64 price = (gint64) amount * easing_price (member->rule);

      if (amount > 0 && price < best_price)
        {
          best_price = price;
          best = (FoyerPlanEasing) { *member, amount };
        }
    }
  if (best.amount > 0)
    g_array_append_val (conflict->easings, best);
}

/* %NULL as well when the search was ended: half a reason is none. */
FoyerPlanConflict *
foyer_plan_conflict_explain_person (const FoyerPlanProblem *problem,
                                    int                     staff,
                                    FoyerPlanCancel        *cancel)
{
  g_autoptr (GArray) members = list_rules (problem, staff);
  Personal personal = { problem, staff, members, cancel };
  g_autofree gboolean *core = g_new0 (gboolean, members->len + 1);
  FoyerPlanConflict *conflict;

  if (!foyer_plan_explain (members->len, rules_contradict, &personal, cancel, core))
    return NULL;

  conflict = foyer_plan_conflict_new (FOYER_PLAN_CONFLICT_PERSONAL);
  for (guint n = 0; n < members->len; n++)
    if (core[n])
      g_array_append_val (conflict->members, g_array_index (members, FoyerPlanMember, n));
  find_personal_easing (problem, conflict, cancel);
  if (foyer_plan_cancel_is_asked (cancel))
    g_clear_pointer (&conflict, foyer_plan_conflict_free);

  return conflict;
}
