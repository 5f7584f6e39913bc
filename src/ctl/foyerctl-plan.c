#include "ctl/foyerctl-plan.h"

#include "ctl/foyerctl-output.h"
#include "ctl/foyerctl-plan-lines.h"
#include "ctl/foyerctl-plan-words.h"
#include "planner/foyer-plan-file.h"
#include "planner/foyer-plan-solve.h"

#include <glib-unix.h>
#include <stdio.h>
#include <sys/resource.h>
#include <time.h>

/* foyerctl plan: plans a file. What it prints is read by scripts (build-aux/bench-planner), so it
 * is neither translated nor does it depend on the locale. */

typedef struct
{
  double seconds;
  int seed;
  int n_threads;
  gint64 iterations;
  char *output;
  gboolean no_bound;
  gboolean why;
  gboolean figures;
} Options;

/* How long the search for reasons may take. */
#define REASON_SECONDS 10.0

typedef struct
{
  int last_second;
} Printer;

static FoyerPlanCancel cancelled;

static void
on_interrupted (int signal_number)
{
  foyer_plan_cancel_ask (&cancelled);
}

/* The planner reports ten times a second; one line a second is enough to follow. */
static void
on_progressed (const FoyerPlanProgress *progress,
               gpointer                 user_data)
{
  Printer *printer = user_data;

  if (progress->phase != FOYER_PLAN_PHASE_DONE && (int) progress->seconds <= printer->last_second)
    return;

  printer->last_second = progress->seconds;
  foyerctl_plan_print_line (progress->seconds, progress->incumbent, progress->bound);
}

static gboolean
parse_options (int       *argc,
               char    ***argv,
               Options   *options,
               GError   **error)
{
  const GOptionEntry entries[] = {
    { "seconds", 0, 0, G_OPTION_ARG_DOUBLE, &options->seconds, "Time to plan (60)", "S" },
    { "seed", 0, 0, G_OPTION_ARG_INT, &options->seed, "Decides every random choice (1)", "N" },
    { "threads", 0, 0, G_OPTION_ARG_INT, &options->n_threads, "Threads (2)", "N" },
    { "iterations", 0, 0, G_OPTION_ARG_INT64, &options->iterations,
      "Plan for so many rounds instead, always with the same result", "N" },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &options->output,
      "Write the roster, one “staff day shift” a line", "FILE" },
    { "figures", 0, 0, G_OPTION_ARG_NONE, &options->figures,
      "Print at last what the run took, on the standard error output", NULL },
    { "why", 0, 0, G_OPTION_ARG_NONE, &options->why,
      "Say as well why demands stay short, when some do", NULL },
    { "no-bound", 0, 0, G_OPTION_ARG_NONE, &options->no_bound, "Look for rosters only", NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("INSTANCE");

  g_option_context_set_summary (context,
                                "Plans a roster from a file in the public benchmark format.");
  g_option_context_set_description (context,
                                    "“foyerctl plan --month YYYY-MM” plans a month of the shop;\n"
                                    "“foyerctl plan --month --help” tells its options.");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;
  if (*argc != 2)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                           "Name one file with an instance.");
      return FALSE;
    }
  if (!(options->seconds > 0) || options->n_threads < 1 || options->iterations < 0
      || options->seed < 0)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           "Seconds and threads are above zero, seed and iterations not below.");
      return FALSE;
    }

  return TRUE;
}

static int
complain (const GError *error)
{
  fprintf (stderr, "foyerctl plan: %s\n", error->message);

  return 2;
}

/* For build-aux/bench-planner. */
static void
print_figures (const FoyerPlanResult *result)
{
  struct timespec used;
  struct rusage usage;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &used);
  getrusage (RUSAGE_SELF, &usage);
  fprintf (stderr, "figures first %d ms wall %d ms processor %d ms memory %ld MiB\n",
           (int) (result->first_seconds * 1000), (int) (result->seconds * 1000),
           (int) (used.tv_sec * 1000 + used.tv_nsec / 1000000), usage.ru_maxrss / 1024);
}

/* The reasons, one a line, each followed by its way out. */
static void
tell_conflicts (const FoyerPlanProblem *problem,
                gboolean                must_cover)
{
  g_autoptr (GPtrArray) conflicts =
    foyer_plan_find_conflicts (problem, must_cover, REASON_SECONDS, &cancelled);

  for (guint n = 0; n < conflicts->len; n++)
    {
      g_autofree char *why = foyerctl_plan_word_conflict (problem, conflicts->pdata[n]);
      g_autofree char *out = foyerctl_plan_word_way_out (problem, conflicts->pdata[n]);

      fprintf (stderr, "foyerctl plan: impossible together: %s\n", why);
      if (out != NULL)
        fprintf (stderr, "foyerctl plan: cheapest way out: %s\n", out);
    }
}

/**
 * foyerctl_plan:
 * @argc: number of arguments, with the name of the command
 * @argv: the arguments; the first is the name of the command
 *
 * Runs the command `plan`: a line a second with seconds, cost of the best roster, bound and gap,
 * and at the end the result. Interrupting it ends the run with the best roster so far. When there
 * is no roster the reasons go to the standard error output, in words.
 *
 * Returns: 0 with a roster, 1 without, 2 when the arguments or the file are not in order
 */
int
foyerctl_plan (int    argc,
               char **argv)
{
  Options options = { .seconds = 60, .seed = 1, .n_threads = 2 };
  g_autofree char *output = NULL, *text = NULL, *roster = NULL;
  g_autoptr (FoyerPlanProblem) problem = NULL;
  g_autoptr (FoyerPlanResult) result = NULL;
  g_autoptr (GError) error = NULL;
  Printer printer = { 0 };
  FoyerPlanBudget budget = { 0 };
  gsize length;

  if (!parse_options (&argc, &argv, &options, &error))
    return complain (error);
  output = options.output;
  if (!g_file_get_contents (argv[1], &text, &length, &error))
    return complain (error);
  problem = foyer_plan_read_instance (text, length, &error);
  if (problem == NULL)
    return complain (error);

  signal (SIGINT, on_interrupted);
  signal (SIGTERM, on_interrupted);
  budget.n_threads = options.n_threads;
  budget.seconds = options.seconds;
  budget.iterations = options.iterations;
  budget.seed = options.seed;
  budget.no_bound = options.no_bound;
  budget.cancel = &cancelled;
  budget.progress = on_progressed;
  budget.progress_data = &printer;
  result = foyer_plan_solve (problem, &budget, &error);
  if (result == NULL)
    {
      foyerctl_plan_print_result (-1, -1, g_error_matches (error, FOYER_PLAN_ERROR,
                                                           FOYER_PLAN_ERROR_INFEASIBLE));
      fprintf (stderr, "foyerctl plan: %s\n", error->message);
      if (g_error_matches (error, FOYER_PLAN_ERROR, FOYER_PLAN_ERROR_INFEASIBLE))
        tell_conflicts (problem, FALSE);
      return 1;
    }

  foyerctl_plan_print_result (result->cost.total, result->bound, result->proven);
  if (options.figures)
    print_figures (result);
  roster = foyer_plan_write_roster (problem, result->cells);
  if (output != NULL && !foyerctl_output_write (output, roster, -1, &error))
    return complain (error);
  if (options.why && result->cost.under > 0)
    tell_conflicts (problem, TRUE);

  return 0;
}
