#include "planner/foyer-plan-conflict-private.h"

/* # The cheapest way out for one person
 *
 * A rule that helps when it alone gives way is in every contradiction of this person's rules, so in
 * the one that was found as well: of its members the amount by which each would have to give is
 * found by search, and the cheapest one is known for certain.
 *
 * Often no single rule helps, as with a week of shifts that were published before somebody was
 * granted leave for it: each day is a contradiction by itself. Then one contradiction after the
 * other is broken where that is cheapest, until a line is legal (of the tree of hitting sets,
 * Reiter 1987, a path to a leaf); and in the end each easing gives back what the others have made
 * needless. Beginning once with each member of the first contradiction makes as many such ways.
 * They are not certain to hold the cheapest of all, but nothing in them can be left out. Of all
 * ways the cheapest is offered, by a table of how much it hurts to give way.
 *
 * Everything here is about a problem with one person (foyer_plan_conflict_alone()). */

#define MAX_BREAKS 100
#define MANY 8 /* a way of so many easings is not worth another beginning */

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
      return MAX (problem->n_days * 2880 - member->limit, 1);
    case FOYER_PLAN_RULE_MAX_RUN:
      return problem->n_days + problem->staff[member->staff].before_run;
    case FOYER_PLAN_RULE_COUNT:
    case FOYER_PLAN_RULE_WEEKENDS:
      return problem->n_days;
    case FOYER_PLAN_RULE_MIN_RUN:
    case FOYER_PLAN_RULE_MIN_REST:
      return MAX (member->limit - 1, 1);
    }

  g_assert_not_reached ();
}

static gboolean
stops (FoyerPlanLegality *legality)
{
  return foyer_plan_cancel_look (foyer_plan_legality_get_cancel (legality),
                                 FOYER_PLAN_STAGE_CONFLICT);
}

static gboolean
has_line (const FoyerPlanProblem *problem,
          FoyerPlanLegality      *legality)
{
  return foyer_plan_legality_judge (legality, problem) == FOYER_PLAN_VERDICT_AGREE;
}

static gint64
price_of (const FoyerPlanEasing *easing)
{
  return (gint64) easing->amount * easing_price (easing->member.rule);
}

static gint64
price_all (const GArray *easings)
{
  gint64 sum = 0;

  for (guint n = 0; n < easings->len; n++)
    sum += price_of (&g_array_index (easings, FoyerPlanEasing, n));

  return sum;
}

static gboolean
helps (const FoyerPlanProblem *problem,
       const FoyerPlanMember  *member,
       int                     amount,
       FoyerPlanLegality      *legality)
{
  g_autoptr (FoyerPlanProblem) trial = foyer_plan_problem_copy (problem);

  foyer_plan_conflict_ease (trial, member, amount);

  return has_line (trial, legality);
}

/* The least amount of easing that helps, or 0 when none does. */
static int
least_amount (const FoyerPlanProblem *problem,
              const FoyerPlanMember  *member,
              FoyerPlanLegality      *legality)
{
  int low = 0, high = most_easing (problem, member);

  if (high <= 0 || !helps (problem, member, high, legality))
    return 0;
  while (high - low > 1 && !stops (legality))
    {
      int middle = low + (high - low) / 2;

      if (helps (problem, member, middle, legality))
        high = middle;
      else
        low = middle;
    }

  return high;
}

/* The cheapest of @members that makes a line legal when it alone gives way; of amount 0 when none
 * does. */
static FoyerPlanEasing
find_single (const FoyerPlanProblem *problem,
             const GArray           *members,
             FoyerPlanLegality      *legality)
{
  FoyerPlanEasing best = { .amount = 0 };

  for (guint n = 0; n < members->len && !stops (legality); n++)
    {
      FoyerPlanEasing easing = { g_array_index (members, FoyerPlanMember, n), 0 };

      easing.amount = least_amount (problem, &easing.member, legality);
      if (easing.amount > 0 && (best.amount == 0 || price_of (&easing) < price_of (&best)))
        best = easing;
    }

  return best;
}

static gboolean
is_same_rule (const FoyerPlanMember *a,
              const FoyerPlanMember *b)
{
  return a->rule == b->rule && a->day == b->day && a->shift == b->shift;
}

/* The problem in which no rule is in force but @members. */
static FoyerPlanProblem *
with_only (const FoyerPlanProblem *problem,
           const GArray           *members)
{
  g_autoptr (GArray) rules = foyer_plan_conflict_list_rules (problem, 0);
  FoyerPlanProblem *only = foyer_plan_problem_copy (problem);

  for (guint n = 0; n < rules->len; n++)
    {
      const FoyerPlanMember *rule = &g_array_index (rules, FoyerPlanMember, n);
      gboolean is_kept = FALSE;

      for (guint m = 0; m < members->len && !is_kept; m++)
        is_kept = is_same_rule (rule, &g_array_index (members, FoyerPlanMember, m));
      if (!is_kept)
        foyer_plan_conflict_ease (only, rule, G_MAXINT);
    }

  return only;
}

/* The problem with all of @easings but one. */
static FoyerPlanProblem *
with_eased (const FoyerPlanProblem *problem,
            const GArray           *easings,
            guint                   without)
{
  FoyerPlanProblem *eased = foyer_plan_problem_copy (problem);

  for (guint n = 0; n < easings->len; n++)
    {
      const FoyerPlanEasing *easing = &g_array_index (easings, FoyerPlanEasing, n);

      if (n != without)
        foyer_plan_conflict_ease (eased, &easing->member, easing->amount);
    }

  return eased;
}

/* Adds to what a rule gives already: @easing says so much more than that. */
static void
add_easing (GArray                *easings,
            const FoyerPlanEasing *easing)
{
  for (guint n = 0; n < easings->len; n++)
    {
      FoyerPlanEasing *before = &g_array_index (easings, FoyerPlanEasing, n);

      if (is_same_rule (&before->member, &easing->member))
        {
          before->amount += easing->amount;
          return;
        }
    }
  g_array_append_val (easings, *easing);
}

/* Each easing gives back what the others have made needless, the first ones first. */
static void
give_back (const FoyerPlanProblem *problem,
           GArray                 *easings,
           FoyerPlanLegality      *legality)
{
  for (guint n = 0; n < easings->len && !stops (legality);)
    {
      FoyerPlanEasing *easing = &g_array_index (easings, FoyerPlanEasing, n);
      g_autoptr (FoyerPlanProblem) others = with_eased (problem, easings, n);

      if (has_line (others, legality))
        {
          g_array_remove_index (easings, n);
          continue;
        }
      easing->amount = least_amount (others, &easing->member, legality);
      n++;
    }
}

/* Breaks one contradiction after the other, the first by @first. %NULL when that leads nowhere. */
static GArray *
find_several (const FoyerPlanProblem *problem,
              const FoyerPlanEasing  *first,
              FoyerPlanLegality      *legality)
{
  g_autoptr (GArray) easings = g_array_new (FALSE, FALSE, sizeof (FoyerPlanEasing));
  FoyerPlanEasing easing = *first;

  for (int n = 0; n < MAX_BREAKS && easing.amount > 0; n++)
    {
      g_autoptr (FoyerPlanProblem) eased = NULL;
      g_autoptr (FoyerPlanProblem) only = NULL;
      g_autoptr (GArray) core = NULL;

      add_easing (easings, &easing);
      eased = with_eased (problem, easings, G_MAXUINT);
      if (has_line (eased, legality))
        {
          give_back (problem, easings, legality);
          return g_steal_pointer (&easings);
        }
      core = foyer_plan_conflict_find_rules (eased, legality);
      if (core == NULL)
        break;
      only = with_only (eased, core);
      easing = find_single (only, core, legality);
    }

  return NULL;
}

/* Finds the way out of a conflict of the one person of @problem. */
void
foyer_plan_conflict_find_easings (const FoyerPlanProblem *problem,
                                  FoyerPlanConflict      *conflict,
                                  FoyerPlanLegality      *legality)
{
  FoyerPlanEasing single = find_single (problem, conflict->members, legality);
  g_autoptr (FoyerPlanProblem) only = with_only (problem, conflict->members);

  if (single.amount > 0)
    g_array_append_val (conflict->easings, single);
  for (guint n = 0; n < conflict->members->len && conflict->easings->len < MANY
                    && !stops (legality); n++)
    {
      FoyerPlanEasing first = { g_array_index (conflict->members, FoyerPlanMember, n), 0 };
      g_autoptr (GArray) several = NULL;

      first.amount = least_amount (only, &first.member, legality);
      several = find_several (problem, &first, legality);
      if (several == NULL
          || (conflict->easings->len > 0 && price_all (several) >= price_all (conflict->easings)))
        continue;
      g_array_set_size (conflict->easings, 0);
      g_array_append_vals (conflict->easings, several->data, several->len);
    }
}
