#include "planner/foyer-plan-conflict-private.h"

/* # The cheapest way out for one person
 *
 * Every way out breaks every contradiction: at least one of its rules gives way, by as much as is
 * needed when no other of them does, or at least two of them do. So a contradiction has some choices
 * to begin with, and the cheapest way is found best-first (Hart, Nilsson and Raphael 1968) in the
 * tree of hitting sets (Reiter 1987): a way is extended by each choice of a contradiction that it
 * has not broken, and the way that is cheapest goes first. It is never cheaper than what it costs so
 * far and the cheapest choices of contradictions that have no rule in common. These are found
 * together, and broken before anybody looks for others: a week of shifts that were published before
 * somebody was granted leave for it is seven contradictions, and takes seven steps.
 *
 * A search that lasts too long goes on with the best way it has, and without the others; of what it
 * finds nothing can be left out, but it is not certain to be the cheapest of all.
 *
 * How much it hurts to give way is in a table. Everything here is about a problem with one person
 * (foyer_plan_conflict_alone()). */

/* When it has looked for contradictions so often, or for so long, it goes on with the best way. */
#define MANY_ROUNDS 100
#define MUCH_WORK 400000

/* A way to begin to break a contradiction: the second amount is 0 where one rule gives way alone. */
typedef struct
{
  FoyerPlanEasing easings[2];
  gint64 price;
} Choice;

/* How far a way out has come. */
typedef struct
{
  GArray *easings;  /* (element-type FoyerPlanEasing) */
  gint64 price;     /* of them */
  gint64 estimate;  /* no way out from here is cheaper */
  GPtrArray *cores; /* (element-type GArray of Choice): contradictions without a common rule */
  guint n_broken;   /* so many of them, the first ones */
} Way;

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

static int
greatest_common_divisor (int a,
                         int b)
{
  return b == 0 ? a : greatest_common_divisor (b, a % b);
}

/* The least amount of easing that can change anything. All minutes of a line are a multiple of what
 * the shifts have in common. */
static int
smallest_step (const FoyerPlanProblem *problem,
               const FoyerPlanMember  *member)
{
  int unit = 0;

  if (member->rule != FOYER_PLAN_RULE_MIN_MINUTES && member->rule != FOYER_PLAN_RULE_MAX_MINUTES)
    return 1;

  for (int s = 0; s < problem->n_shifts; s++)
    unit = greatest_common_divisor (problem->shifts[s].minutes, unit);
  if (unit == 0)
    return 1;
  if (member->rule == FOYER_PLAN_RULE_MAX_MINUTES)
    return unit - member->limit % unit;

  return member->limit % unit == 0 ? unit : member->limit % unit;
}

static void
add_choice (GArray                *choices,
            const FoyerPlanEasing *first,
            const FoyerPlanEasing *second)
{
  Choice choice = { { *first }, price_of (first) };

  if (second != NULL)
    {
      choice.easings[1] = *second;
      choice.price += price_of (second);
    }
  g_array_append_val (choices, choice);
}

/* What can be done about a contradiction. Two rules begin to give way together only where neither
 * has given enough by its first step. */
static GArray *
list_choices (const FoyerPlanProblem *problem,
              const GArray           *core,
              FoyerPlanLegality      *legality)
{
  g_autoptr (FoyerPlanProblem) only = with_only (problem, core);
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (FoyerPlanEasing));
  GArray *choices = g_array_new (FALSE, FALSE, sizeof (Choice));

  for (guint n = 0; n < core->len; n++)
    {
      FoyerPlanEasing easing = { g_array_index (core, FoyerPlanMember, n), 0 };
      FoyerPlanEasing step = { easing.member, smallest_step (problem, &easing.member) };

      easing.amount = least_amount (only, &easing.member, legality);
      if (easing.amount > 0)
        add_choice (choices, &easing, NULL);
      if (easing.amount > step.amount)
        g_array_append_val (steps, step);
    }
  for (guint n = 0; n < steps->len; n++)
    for (guint m = n + 1; m < steps->len; m++)
      add_choice (choices, &g_array_index (steps, FoyerPlanEasing, n),
                  &g_array_index (steps, FoyerPlanEasing, m));

  return choices;
}

static void
array_unref (gpointer array)
{
  g_array_unref (array);
}

/* Contradictions of @problem that have no rule in common. */
static GPtrArray *
find_cores (const FoyerPlanProblem *problem,
            FoyerPlanLegality      *legality)
{
  g_autoptr (FoyerPlanProblem) rest = foyer_plan_problem_copy (problem);
  GPtrArray *cores = g_ptr_array_new_with_free_func (array_unref);
  GArray *core;

  while ((core = foyer_plan_conflict_find_rules (rest, legality)) != NULL)
    {
      guint n_members = core->len;

      g_ptr_array_add (cores, list_choices (problem, core, legality));
      for (guint n = 0; n < n_members; n++)
        foyer_plan_conflict_ease (rest, &g_array_index (core, FoyerPlanMember, n), G_MAXINT);
      g_array_unref (core);
      if (n_members == 0) /* nobody can do anything about it */
        break;
    }

  return cores;
}

static gint64
price_of_cheapest (const GArray *choices)
{
  gint64 least = G_MAXINT64;

  for (guint n = 0; n < choices->len; n++)
    least = MIN (least, g_array_index (choices, Choice, n).price);

  return least;
}

static Way *
way_new (GArray    *easings,
         gint64     price,
         GPtrArray *cores,
         guint      n_broken)
{
  Way *way = g_new0 (Way, 1);

  way->easings = g_array_ref (easings);
  way->price = price;
  way->estimate = price;
  way->cores = g_ptr_array_ref (cores);
  way->n_broken = n_broken;
  for (guint n = n_broken; n < cores->len; n++)
    {
      const GArray *choices = cores->pdata[n];

      if (choices->len > 0)
        way->estimate += price_of_cheapest (choices);
    }

  return way;
}

static void
way_free (gpointer data)
{
  Way *way = data;

  g_array_unref (way->easings);
  g_ptr_array_unref (way->cores);
  g_free (way);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Way, way_free)

/* Breaks the next contradiction by each of its choices. */
static void
extend (const Way *way,
        GPtrArray *open)
{
  const GArray *choices = way->cores->pdata[way->n_broken];

  for (guint n = 0; n < choices->len; n++)
    {
      const Choice *choice = &g_array_index (choices, Choice, n);
      g_autoptr (GArray) easings = g_array_copy (way->easings);

      for (guint k = 0; k < G_N_ELEMENTS (choice->easings) && choice->easings[k].amount > 0; k++)
        add_easing (easings, &choice->easings[k]);
      g_ptr_array_add (open, way_new (easings, way->price + choice->price, way->cores,
                                      way->n_broken + 1));
    }
}

/* Of ways with the same estimate the one that has come farther. */
static Way *
take_cheapest (GPtrArray *open)
{
  guint best = 0;

  for (guint n = 1; n < open->len; n++)
    {
      const Way *way = open->pdata[n], *before = open->pdata[best];

      if (way->estimate < before->estimate
          || (way->estimate == before->estimate && way->price >= before->price))
        best = n;
    }

  return g_ptr_array_steal_index (open, best);
}

/* Finds the way out of a conflict of the one person of @problem; none when it was ended. */
void
foyer_plan_conflict_find_easings (const FoyerPlanProblem *problem,
                                  FoyerPlanConflict      *conflict,
                                  FoyerPlanLegality      *legality)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func (way_free);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  gboolean is_long = FALSE;
  int n_rounds = 0;

  g_ptr_array_add (open, way_new (conflict->easings, 0, none, 0));
  while (open->len > 0 && !stops (legality))
    {
      g_autoptr (Way) way = take_cheapest (open);
      g_autoptr (FoyerPlanProblem) eased = NULL;
      g_autoptr (GPtrArray) cores = NULL;

      if (way->n_broken < way->cores->len)
        {
          extend (way, open);
          continue;
        }

      eased = with_eased (problem, way->easings, G_MAXUINT);
      if (has_line (eased, legality))
        {
          if (is_long)
            give_back (problem, way->easings, legality);
          g_array_unref (conflict->easings);
          conflict->easings = g_array_ref (way->easings);
          return;
        }
      is_long = ++n_rounds > MANY_ROUNDS || foyer_plan_legality_get_work (legality) > MUCH_WORK;
      if (is_long)
        g_ptr_array_set_size (open, 0);
      cores = find_cores (eased, legality);
      if (cores->len > 0)
        g_ptr_array_add (open, way_new (way->easings, way->price, cores, 0));
    }
}
