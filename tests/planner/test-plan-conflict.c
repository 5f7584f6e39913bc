#include "judge.h"
#include "planner/foyer-plan-conflict.h"
#include "planner/foyer-plan-explain.h"
#include "planner/foyer-plan-roster.h"
#include "planner/foyer-plan-solve.h"
#include "tiny.h"

#include <string.h>

/* Takes a rule out of a problem, in the test's own words. */
static void
waive (FoyerPlanProblem      *problem,
       const FoyerPlanMember *member,
       int                    amount)
{
  FoyerPlanStaff *staff = &problem->staff[member->staff];
  gboolean wholly = amount < 0;

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
      staff->max_count[member->shift] += wholly ? 1000 : amount;
      break;
    case FOYER_PLAN_RULE_MIN_MINUTES:
      staff->min_minutes -= wholly ? staff->min_minutes : amount;
      break;
    case FOYER_PLAN_RULE_MAX_MINUTES:
      staff->max_minutes += wholly ? 100000 : amount;
      break;
    case FOYER_PLAN_RULE_MAX_RUN:
      staff->max_run += wholly ? 1000 : amount;
      break;
    case FOYER_PLAN_RULE_MIN_RUN:
      staff->min_run -= wholly ? staff->min_run : amount;
      break;
    case FOYER_PLAN_RULE_MIN_REST:
      staff->min_rest -= wholly ? staff->min_rest : amount;
      break;
    case FOYER_PLAN_RULE_WEEKENDS:
      staff->max_weekends += wholly ? 1000 : amount;
      break;
    case FOYER_PLAN_RULE_SUCCESSION:
      for (int s = 0; s < problem->n_shifts; s++)
        problem->shifts[s].forbidden_next = 0;
      break;
    }
}

/* The problem with every rule of one person out of force that is not in the core, or is
 * @without. */
static FoyerPlanProblem *
core_of_person (const FoyerPlanProblem  *problem,
                const FoyerPlanConflict *conflict,
                guint                    without)
{
  FoyerPlanProblem *copy = foyer_plan_problem_copy (problem);
  int i = g_array_index (conflict->members, FoyerPlanMember, 0).staff;
  FoyerPlanStaff *staff = &copy->staff[i];
  const FoyerPlanStaff *from = &problem->staff[i];

  for (int rule = 0; rule < FOYER_PLAN_N_RULES; rule++)
    for (int n = 0; n < problem->n_days; n++)
      {
        FoyerPlanMember member = { -1, rule, i, n, n % problem->n_shifts, 0 };

        waive (copy, &member, -1);
      }
  for (guint n = 0; n < conflict->members->len; n++)
    {
      const FoyerPlanMember *member = &g_array_index (conflict->members, FoyerPlanMember, n);

      g_assert_cmpint (member->staff, ==, i);
      if (n == without)
        continue;
      switch (member->rule)
        {
        case FOYER_PLAN_RULE_SKILL:
          staff->skills &= ~FOYER_PLAN_BIT (member->shift + 1);
          break;
        case FOYER_PLAN_RULE_LEAVE:
          staff->leave[member->day] = TRUE;
          break;
        case FOYER_PLAN_RULE_LOCK:
          staff->locked[member->day] = from->locked[member->day];
          break;
        case FOYER_PLAN_RULE_COUNT:
          staff->max_count[member->shift] = from->max_count[member->shift];
          break;
        case FOYER_PLAN_RULE_MIN_MINUTES:
          staff->min_minutes = from->min_minutes;
          break;
        case FOYER_PLAN_RULE_MAX_MINUTES:
          staff->max_minutes = from->max_minutes;
          break;
        case FOYER_PLAN_RULE_MAX_RUN:
          staff->max_run = from->max_run;
          break;
        case FOYER_PLAN_RULE_MIN_RUN:
          staff->min_run = from->min_run;
          break;
        case FOYER_PLAN_RULE_MIN_REST:
          staff->min_rest = from->min_rest;
          break;
        case FOYER_PLAN_RULE_WEEKENDS:
          staff->max_weekends = from->max_weekends;
          break;
        case FOYER_PLAN_RULE_SUCCESSION:
          for (int s = 0; s < problem->n_shifts; s++)
            copy->shifts[s].forbidden_next = problem->shifts[s].forbidden_next;
          break;
        }
    }
  g_assert_true (foyer_plan_problem_seal (copy, NULL));

  return copy;
}

static gboolean
has_line (const FoyerPlanProblem *problem,
          int                     staff)
{
  g_autoptr (GPtrArray) lines = tiny_lines (problem, staff);
  g_autofree guint8 *cells = g_malloc0 ((gsize) problem->n_staff * problem->n_days);

  if (lines->len == 0)
    return FALSE;
  memcpy (cells + staff * problem->n_days, lines->pdata[0], problem->n_days);
  judge_cells (problem, cells);

  return TRUE;
}

/* Whether the person has a legal line when all gives way that should, one of it a little less. */
static gboolean
is_eased (const FoyerPlanProblem  *problem,
          const FoyerPlanConflict *conflict,
          guint                    less)
{
  g_autoptr (FoyerPlanProblem) eased = foyer_plan_problem_copy (problem);

  for (guint n = 0; n < conflict->easings->len; n++)
    {
      const FoyerPlanEasing *easing = &g_array_index (conflict->easings, FoyerPlanEasing, n);
      int amount = easing->amount - (n == less);

      if (amount > 0)
        waive (eased, &easing->member, amount);
    }
  g_assert_true (foyer_plan_problem_seal (eased, NULL));

  return has_line (eased, g_array_index (conflict->members, FoyerPlanMember, 0).staff);
}

static void
check_personal (const FoyerPlanProblem  *problem,
                const FoyerPlanConflict *conflict)
{
  int staff = g_array_index (conflict->members, FoyerPlanMember, 0).staff;

  g_assert_cmpint (conflict->kind, ==, FOYER_PLAN_CONFLICT_PERSONAL);
  for (guint without = 0; without <= conflict->members->len; without++)
    {
      g_autoptr (FoyerPlanProblem) core = core_of_person (problem, conflict, without);

      g_assert_true (has_line (core, staff) == (without < conflict->members->len));
    }
  g_assert_cmpuint (conflict->easings->len, >, 0);
  g_assert_true (is_eased (problem, conflict, G_MAXUINT));
  /* Nothing less of any of them would do. */
  for (guint n = 0; n < conflict->easings->len; n++)
    g_assert_false (is_eased (problem, conflict, n));
}

/* How much it hurts to ease a rule by one, in the test's own words. */
static int
price_of (FoyerPlanRule rule)
{
  static const int prices[FOYER_PLAN_N_RULES] = {
    [FOYER_PLAN_RULE_SKILL] = 3000,     [FOYER_PLAN_RULE_LEAVE] = 2000,
    [FOYER_PLAN_RULE_LOCK] = 1000,      [FOYER_PLAN_RULE_COUNT] = 400,
    [FOYER_PLAN_RULE_MIN_MINUTES] = 1,  [FOYER_PLAN_RULE_MAX_MINUTES] = 1,
    [FOYER_PLAN_RULE_MAX_RUN] = 1500,   [FOYER_PLAN_RULE_MIN_RUN] = 700,
    [FOYER_PLAN_RULE_MIN_REST] = 700,   [FOYER_PLAN_RULE_WEEKENDS] = 600,
    [FOYER_PLAN_RULE_SUCCESSION] = 4000,
  };

  return prices[rule];
}

/* By how much the rules that a line breaks would have to give way: each once, by the most. */
static gint64
price_breaches (const FoyerPlanProblem *problem,
                const GArray           *breaches)
{
  gint64 price = 0;

  for (guint n = 0; n < breaches->len; n++)
    {
      const FoyerPlanBreach *breach = &g_array_index (breaches, FoyerPlanBreach, n);
      gboolean is_daily = breach->rule == FOYER_PLAN_RULE_LEAVE
                          || breach->rule == FOYER_PLAN_RULE_LOCK;
      gboolean is_counted = breach->rule != FOYER_PLAN_RULE_SKILL
                            && breach->rule != FOYER_PLAN_RULE_SUCCESSION && !is_daily;
      int amount = is_counted ? ABS (breach->actual - breach->limit) : 1;
      gboolean is_most = TRUE;

      for (guint m = 0; m < breaches->len && is_most; m++)
        {
          const FoyerPlanBreach *other = &g_array_index (breaches, FoyerPlanBreach, m);
          int more = is_counted ? ABS (other->actual - other->limit) : 1;

          if (m == n || other->rule != breach->rule || (is_daily && other->day != breach->day)
              || ((breach->rule == FOYER_PLAN_RULE_SKILL || breach->rule == FOYER_PLAN_RULE_COUNT)
                  && other->shift != breach->shift))
            continue;
          is_most = more < amount || (more == amount && n < m);
        }
      if (is_most)
        price += (gint64) amount * price_of (breach->rule);
    }

  return price;
}

/* The cheapest way out there is, by what each line would ask for. */
static gint64
cheapest_way_out (const FoyerPlanProblem *problem,
                  int                     staff)
{
  gint64 least = G_MAXINT64;
  guint8 line[8] = { 0 };
  int d;

  g_assert_cmpint (problem->n_days, <=, 8);
  do
    {
      g_autoptr (GArray) breaches = g_array_new (FALSE, FALSE, sizeof (FoyerPlanBreach));

      foyer_plan_check_line (problem, staff, line, breaches);
      least = MIN (least, price_breaches (problem, breaches));
      for (d = 0; d < problem->n_days && ++line[d] > problem->n_shifts; d++)
        line[d] = FOYER_PLAN_OFF;
    }
  while (d < problem->n_days);

  return least;
}

static void
check_is_cheapest (const FoyerPlanProblem  *problem,
                   const FoyerPlanConflict *conflict)
{
  gint64 price = 0;

  for (guint n = 0; n < conflict->easings->len; n++)
    {
      const FoyerPlanEasing *easing = &g_array_index (conflict->easings, FoyerPlanEasing, n);

      price += (gint64) easing->amount * price_of (easing->member.rule);
    }
  g_assert_cmpint (price, ==,
                   cheapest_way_out (problem, g_array_index (conflict->members, FoyerPlanMember,
                                                             0).staff));
}

static void
test_personal (void)
{
  FoyerPlanRandom random;
  int n_conflicts = 0, n_several = 0;

  foyer_plan_random_init (&random, g_test_rand_int ());
  for (int round = 0; round < 300; round++)
    {
      g_autoptr (FoyerPlanProblem) problem = tiny_problem (&random, FALSE);
      g_autoptr (GPtrArray) conflicts = foyer_plan_find_conflicts (problem, FALSE, 1, NULL);
      guint expected = 0;

      for (int i = 0; i < problem->n_staff; i++)
        expected += !has_line (problem, i);
      g_assert_cmpuint (conflicts->len, ==, expected);
      for (guint n = 0; n < conflicts->len; n++)
        {
          const FoyerPlanConflict *conflict = conflicts->pdata[n];

          check_personal (problem, conflict);
          n_several += conflict->easings->len > 1;
          n_conflicts++;
        }
    }
  g_test_message ("%d conflicts, in %d no rule helps alone", n_conflicts, n_several);
  g_assert_cmpint (n_conflicts, >, 50);
  g_assert_cmpint (n_several, >, 0);
}

/* The same people every time: a search may go on with the best way that it has when it lasts too
 * long, which one in many thousands might. */
static void
test_cheapest (void)
{
  FoyerPlanRandom random;
  int n_several = 0;

  foyer_plan_random_init (&random, 1);
  for (int round = 0; round < 600; round++)
    {
      g_autoptr (FoyerPlanProblem) problem = tiny_problem (&random, FALSE);
      g_autoptr (GPtrArray) conflicts = foyer_plan_find_conflicts (problem, FALSE, 1, NULL);

      for (guint n = 0; n < conflicts->len; n++)
        {
          const FoyerPlanConflict *conflict = conflicts->pdata[n];

          check_is_cheapest (problem, conflict);
          n_several += conflict->easings->len > 1;
        }
    }
  g_test_message ("in %d conflicts no rule is the cheapest alone", n_several);
  g_assert_cmpint (n_several, >, 20);
}

/* A week of published shifts into which a leave was granted, and hours that cannot be worked in
 * what is left: every day has to give way, each where that hurts less, and the hours beside. */
static void
test_several (void)
{
  g_autoptr (FoyerPlanProblem) problem = foyer_plan_problem_new (28, 2, 1);
  g_autoptr (GPtrArray) conflicts = NULL;
  const FoyerPlanConflict *conflict;

  problem->staff[0].max_run = 5;
  problem->staff[0].min_minutes = 20 * 480 + 60;
  for (int d = 7; d < 12; d++)
    {
      problem->staff[0].leave[d] = TRUE;
      problem->staff[0].locked[d] = 1 + d % 2;
    }
  g_assert_true (foyer_plan_problem_seal (problem, NULL));

  conflicts = foyer_plan_find_conflicts (problem, FALSE, 20, NULL);
  g_assert_cmpuint (conflicts->len, ==, 1);
  conflict = conflicts->pdata[0];
  g_assert_cmpuint (conflict->members->len, ==, 2);
  g_assert_cmpuint (conflict->easings->len, ==, 6);
  for (guint n = 0; n < conflict->easings->len; n++)
    {
      const FoyerPlanEasing *easing = &g_array_index (conflict->easings, FoyerPlanEasing, n);

      if (easing->member.rule == FOYER_PLAN_RULE_MIN_MINUTES)
        g_assert_cmpint (easing->amount, ==, 60);
      else
        g_assert_cmpint (easing->member.rule, ==, FOYER_PLAN_RULE_LOCK);
    }
}

/* Whether some roster meets the demands of the core, one member left out. */
static gboolean
core_is_possible (const FoyerPlanProblem  *problem,
                  const FoyerPlanConflict *conflict,
                  guint                    without)
{
  g_autoptr (FoyerPlanProblem) bare = foyer_plan_problem_copy (problem);
  guint8 cells[64];

  g_array_set_size (bare->covers, 0);
  for (int s = 0; s < bare->n_shifts; s++)
    memset (bare->shifts[s].follow_cost, 0, (bare->n_shifts + 1) * sizeof (int));
  for (int i = 0; i < bare->n_staff; i++)
    {
      FoyerPlanStaff *staff = &bare->staff[i];

      memset (staff->cost, 0, (gsize) bare->n_days * (bare->n_shifts + 1) * sizeof (int));
      memset (staff->fair_weight, 0, sizeof staff->fair_weight);
      memset (staff->leave, 0, bare->n_days * sizeof (gboolean));
      memset (staff->locked, FOYER_PLAN_FREE, bare->n_days);
    }
  for (guint n = 0; n < conflict->members->len; n++)
    {
      const FoyerPlanMember *member = &g_array_index (conflict->members, FoyerPlanMember, n);

      if (n == without)
        continue;
      if (member->cover >= 0)
        {
          const FoyerPlanCover *cover =
            &g_array_index (problem->covers, FoyerPlanCover, member->cover);

          foyer_plan_problem_add_cover (bare, cover->day, cover->cells, cover->required, 1, 0);
        }
      else if (member->rule == FOYER_PLAN_RULE_LEAVE)
        {
          bare->staff[member->staff].leave[member->day] = TRUE;
        }
      else
        {
          g_assert_cmpint (member->rule, ==, FOYER_PLAN_RULE_LOCK);
          bare->staff[member->staff].locked[member->day] = member->limit;
        }
    }
  g_assert_true (foyer_plan_problem_seal (bare, NULL));

  return tiny_optimum (bare, cells) == 0;
}

/* The most that people can do for the demands of the core, by trying every line. */
static int
count_available (const FoyerPlanProblem  *problem,
                 const FoyerPlanConflict *conflict)
{
  int available = 0;

  for (int i = 0; i < problem->n_staff; i++)
    {
      g_autoptr (GPtrArray) lines = tiny_lines (problem, i);
      int most = 0;

      for (guint l = 0; l < lines->len; l++)
        {
          const guint8 *line = lines->pdata[l];
          int served = 0;

          for (guint n = 0; n < conflict->members->len; n++)
            {
              int k = g_array_index (conflict->members, FoyerPlanMember, n).cover;
              const FoyerPlanCover *cover =
                k < 0 ? NULL : &g_array_index (problem->covers, FoyerPlanCover, k);

              served += cover != NULL && (cover->cells & FOYER_PLAN_BIT (line[cover->day])) != 0;
            }
          most = MAX (most, served);
        }
      available += most;
    }

  return available;
}

/* An unsealed problem in which nothing costs but people missing. */
static FoyerPlanProblem *
demands_only (const FoyerPlanProblem *problem)
{
  FoyerPlanProblem *demands = foyer_plan_problem_copy (problem);

  for (guint k = 0; k < demands->covers->len; k++)
    {
      FoyerPlanCover *cover = &g_array_index (demands->covers, FoyerPlanCover, k);

      cover->under_cost = MAX (cover->under_cost, 1);
      cover->over_cost = 0;
    }
  for (int s = 0; s < demands->n_shifts; s++)
    memset (demands->shifts[s].follow_cost, 0, (demands->n_shifts + 1) * sizeof (int));
  for (int i = 0; i < demands->n_staff; i++)
    {
      memset (demands->staff[i].cost, 0,
              (gsize) demands->n_days * (demands->n_shifts + 1) * sizeof (int));
      memset (demands->staff[i].fair_weight, 0, sizeof demands->staff[i].fair_weight);
    }

  return demands;
}

/* Takes the way out: then every demand can be met. Where demands have to give way there is none
 * that costs less. */
static void
check_way_out (const FoyerPlanProblem  *problem,
               const FoyerPlanConflict *conflict)
{
  g_autoptr (FoyerPlanProblem) before = demands_only (problem);
  g_autoptr (FoyerPlanProblem) eased = demands_only (problem);
  guint8 cells[64];
  gint64 given = 0;

  g_assert_cmpuint (conflict->easings->len, >, 0);
  for (guint n = 0; n < conflict->easings->len; n++)
    {
      const FoyerPlanEasing *easing = &g_array_index (conflict->easings, FoyerPlanEasing, n);

      if (easing->member.cover >= 0)
        {
          FoyerPlanCover *cover =
            &g_array_index (eased->covers, FoyerPlanCover, easing->member.cover);

          cover->required -= easing->amount;
          given += (gint64) easing->amount * cover->under_cost;
        }
      else
        {
          g_assert_cmpuint (conflict->easings->len, ==, 1);
          waive (eased, &easing->member, easing->amount);
        }
    }
  g_assert_true (foyer_plan_problem_seal (eased, NULL));
  g_assert_cmpint (tiny_optimum (eased, cells), ==, 0);

  if (given > 0)
    {
      g_assert_true (foyer_plan_problem_seal (before, NULL));
      g_assert_cmpint (given, ==, tiny_optimum (before, cells));
    }
}

static void
test_demands (void)
{
  FoyerPlanRandom random;
  int n_conflicts = 0, n_counting = 0, n_none = 0;

  foyer_plan_random_init (&random, g_test_rand_int ());
  for (int round = 0; round < 60; round++)
    {
      g_autoptr (FoyerPlanProblem) problem = tiny_problem (&random, TRUE);
      g_autoptr (GPtrArray) conflicts = NULL;
      const FoyerPlanConflict *conflict;
      guint8 cells[64];

      if (tiny_optimum (problem, cells) < 0)
        continue;
      conflicts = foyer_plan_find_conflicts (problem, TRUE, 30, NULL);
      if (conflicts->len == 0)
        {
          n_none++;
          continue;
        }
      g_assert_cmpuint (conflicts->len, ==, 1);
      conflict = conflicts->pdata[0];
      n_conflicts++;
      n_counting += conflict->kind == FOYER_PLAN_CONFLICT_COUNTING;
      g_assert_true ((conflict->kind == FOYER_PLAN_CONFLICT_COUNTING)
                     == (conflict->required > conflict->available));
      g_assert_cmpint (conflict->available, ==, count_available (problem, conflict));
      for (guint without = 0; without <= conflict->members->len; without++)
        g_assert_true (core_is_possible (problem, conflict, without)
                       == (without < conflict->members->len));
      check_way_out (problem, conflict);
    }
  g_test_message ("%d conflicts, %d of them counting, %d without", n_conflicts, n_counting, n_none);
  g_assert_cmpint (n_conflicts, >, 10);
}

/* A shop's month in which nobody is left for the Monday evening of the third week. */
static void
test_shop (void)
{
  g_autoptr (FoyerPlanProblem) problem = foyer_plan_problem_new (30, 2, 12);
  g_autoptr (GPtrArray) conflicts = NULL;
  const FoyerPlanConflict *conflict;
  gint64 began_us;
  gboolean blames_demand = FALSE;

  for (int d = 0; d < 30; d++)
    for (int s = 0; s < 2; s++)
      foyer_plan_problem_add_cover (problem, d, FOYER_PLAN_BIT (s + 1), 3, 1000, 10);
  for (int i = 0; i < 12; i++)
    {
      problem->staff[i].max_run = 6;
      problem->staff[i].max_minutes = 176 * 60;
      problem->staff[i].min_minutes = 120 * 60;
      if (i < 10)
        problem->staff[i].leave[14] = TRUE;
    }
  g_assert_true (foyer_plan_problem_seal (problem, NULL));

  began_us = g_get_monotonic_time ();
  conflicts = foyer_plan_find_conflicts (problem, TRUE, 20, NULL);
  g_test_message ("%d ms", (int) ((g_get_monotonic_time () - began_us) / 1000));
  g_assert_cmpuint (conflicts->len, ==, 1);
  conflict = conflicts->pdata[0];
  g_assert_cmpint (conflict->kind, ==, FOYER_PLAN_CONFLICT_COUNTING);
  g_assert_cmpint (conflict->required, >, conflict->available);
  for (guint n = 0; n < conflict->members->len; n++)
    {
      const FoyerPlanMember *member = &g_array_index (conflict->members, FoyerPlanMember, n);

      g_assert_cmpint (member->day, ==, 14);
      blames_demand |= member->cover >= 0;
    }
  g_assert_true (blames_demand);
}

/* A week that is published, every evening followed by an early morning, with one person too few. */
static void
test_published (void)
{
  g_autoptr (FoyerPlanProblem) problem = foyer_plan_problem_new (8, 2, 3);
  g_autoptr (GPtrArray) conflicts = NULL;
  const FoyerPlanConflict *conflict;

  problem->shifts[1].follow_cost[1] = 1500;
  foyer_plan_problem_add_cover (problem, 4, FOYER_PLAN_BIT (1), 4, 1000, 10);
  for (int i = 0; i < 3; i++)
    {
      problem->staff[i].max_run = 8;
      for (int d = 0; d < 8; d++)
        problem->staff[i].locked[d] = 1 + (d + 1) % 2;
      problem->staff[i].locked[4] = 1;
    }
  g_assert_true (foyer_plan_problem_seal (problem, NULL));

  conflicts = foyer_plan_find_conflicts (problem, TRUE, 20, NULL);
  g_assert_cmpuint (conflicts->len, ==, 1);
  conflict = conflicts->pdata[0];
  g_assert_cmpint (conflict->required, ==, 4);
  g_assert_cmpint (conflict->available, ==, 3);
}

/* Members 1 and 3 contradict each other. Whether 3 alone does is what the oracle is said to know. */
static FoyerPlanVerdict
judge_pair (const gboolean *kept,
            gpointer        user_data)
{
  const FoyerPlanVerdict *alone = user_data;

  if (kept[1] && kept[3])
    return FOYER_PLAN_VERDICT_CONTRADICT;

  return kept[3] && !kept[0] && !kept[1] && !kept[2] ? *alone : FOYER_PLAN_VERDICT_AGREE;
}

/* What could not be checked to the end is not told. */
static void
test_unknown (void)
{
  FoyerPlanVerdict alone = FOYER_PLAN_VERDICT_AGREE;
  gboolean core[4];

  g_assert_true (foyer_plan_explain (4, judge_pair, &alone, NULL, core));
  for (int n = 0; n < 4; n++)
    g_assert_true (core[n] == (n == 1 || n == 3));

  alone = FOYER_PLAN_VERDICT_UNKNOWN;
  g_assert_false (foyer_plan_explain (4, judge_pair, &alone, NULL, core));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/planner/conflict/unknown", test_unknown);
  g_test_add_func ("/planner/conflict/personal", test_personal);
  g_test_add_func ("/planner/conflict/cheapest", test_cheapest);
  g_test_add_func ("/planner/conflict/several", test_several);
  if (foyer_plan_has_bounds ())
    {
      g_test_add_func ("/planner/conflict/demands", test_demands);
      g_test_add_func ("/planner/conflict/shop", test_shop);
      g_test_add_func ("/planner/conflict/published", test_published);
    }

  return judge_run ();
}
