#include "judge.h"
#include "planner/foyer-plan-conflict.h"
#include "planner/foyer-plan-repair.h"
#include "shop.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

/* Times of what a supervisor waits for, at the size of a shop: the month proven, planned again
 * after an absence, and why it cannot be done. One line a month, its rosters judged by the second
 * checker when the clocks stand; run by build-aux/bench-planner. */

#define N_DAYS 30

typedef struct
{
  gint64 wall_us;
  gint64 processor_us;
} Clock;

static Clock
read_clock (void)
{
  struct timespec used;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &used);

  return (Clock) { g_get_monotonic_time (), used.tv_sec * G_USEC_PER_SEC + used.tv_nsec / 1000 };
}

static void
print_since (Clock from)
{
  Clock now = read_clock ();

  printf ("  %6.2f %6.2f", (now.wall_us - from.wall_us) / 1e6,
          (now.processor_us - from.processor_us) / 1e6);
  fflush (stdout);
}

/* Somebody is ill from the middle of the month; what is past stays. */
static void
time_repair (const FoyerPlanProblem *problem,
             const guint8           *cells,
             double                  seconds)
{
  g_autoptr (FoyerPlanProblem) with_leave = foyer_plan_problem_copy (problem);
  g_autoptr (FoyerPlanResult) result = NULL;
  g_autofree gboolean *may_change = g_new0 (gboolean, (gsize) problem->n_staff * N_DAYS);
  FoyerPlanBudget budget = { .n_threads = 2, .seconds = seconds, .seed = 1 };
  Clock began;

  for (int i = 0; i < problem->n_staff; i++)
    for (int d = 14; d < N_DAYS; d++)
      may_change[i * N_DAYS + d] = TRUE;
  for (int d = 14; d < 19; d++)
    with_leave->staff[0].leave[d] = TRUE;
  with_leave->staff[0].min_minutes = 0;
  g_assert_true (foyer_plan_problem_seal (with_leave, NULL));

  began = read_clock ();
  result = foyer_plan_repair (with_leave, cells, may_change, 48, &budget, NULL);
  print_since (began);
  printf (" %-3s", result == NULL ? "-" : result->proven ? "yes" : "no");
  if (result != NULL)
    judge_repair (with_leave, cells, may_change, 48, result);
}

/* Most of those of the front desk are away on one day. */
static void
time_conflict (const FoyerPlanProblem *problem)
{
  g_autoptr (FoyerPlanProblem) without = foyer_plan_problem_copy (problem);
  g_autoptr (GPtrArray) conflicts = NULL;
  Clock began;

  for (int i = 0; i < problem->n_staff; i++)
    if ((problem->staff[i].skills & FOYER_PLAN_BIT (1)) != 0 && i % 10 != 0)
      without->staff[i].leave[14] = TRUE;
  g_assert_true (foyer_plan_problem_seal (without, NULL));

  began = read_clock ();
  conflicts = foyer_plan_find_conflicts (without, TRUE, 20, NULL);
  print_since (began);
  printf (" %u", conflicts->len);
}

int
main (int   argc,
      char *argv[])
{
  double seconds = argc > 1 ? g_ascii_strtod (argv[1], NULL) : 5;
  gboolean all_agree = TRUE;

  printf ("staff seed    cost   bound proven    wall    cpu | again  wall    cpu | why  wall    cpu"
          " | checked\n");
  for (int a = 2; a < argc || (argc <= 2 && a < 8); a++)
    for (guint64 seed = 1; seed <= 2; seed++)
      {
        static const int sizes[] = { 10, 15, 20, 25, 30, 40 };
        int n_staff = argc > 2 ? atoi (argv[a]) : sizes[a - 2];
        g_autoptr (FoyerPlanProblem) problem = shop_problem (n_staff, seed);
        g_autoptr (FoyerPlanResult) result = NULL;
        FoyerPlanBudget budget = { .n_threads = 2, .seconds = seconds, .seed = 1 };
        gboolean agrees;
        Clock began = read_clock ();

        result = foyer_plan_solve (problem, &budget, NULL);
        printf ("%5d %4d", n_staff, (int) seed);
        if (result == NULL)
          {
            printf ("    none\n");
            continue;
          }
        printf (" %7" G_GINT64_FORMAT " %7" G_GINT64_FORMAT " %-6s", result->cost.total,
                result->bound, result->proven ? "yes" : "no");
        print_since (began);
        time_repair (problem, result->cells, seconds);
        time_conflict (problem);
        judge_result (problem, result);
        agrees = judge_agrees ();
        all_agree &= agrees;
        printf ("  %s\n", agrees ? "yes" : "WRONG");
      }

  return all_agree ? 0 : 1;
}
