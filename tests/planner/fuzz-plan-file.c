#include "planner/foyer-plan-file.h"
#include "planner/foyer-plan-solve.h"

#ifndef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
#include "judge.h"
#endif

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

/* What a file may hold: a sentence or a problem; and a problem that is read can be written, read
 * again and, when it is small, planned for a moment.
 *
 * With clang: -fsanitize=fuzzer,address -DFUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION on this file and
 * the planner, with tests/planner/corpus as corpus.
 * As an ordinary test it runs over that corpus (see main below). */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (FoyerPlanProblem) problem = NULL, again = NULL;
  g_autoptr (FoyerPlanResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strndup ((const char *) data, size), *written = NULL;
  FoyerPlanBudget budget = { .n_threads = 1, .seconds = 5, .iterations = 2 };

  problem = foyer_plan_read_instance (text, size, &error);
  g_assert ((problem == NULL) == (error != NULL));
  if (problem == NULL)
    return 0;

  written = foyer_plan_write_instance (problem);
  again = foyer_plan_read_instance (written, strlen (written), &error);
  g_assert_no_error (error);
  if (problem->n_days * problem->n_staff <= 100)
    result = foyer_plan_solve (problem, &budget, NULL);
#ifndef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
  if (result != NULL)
    judge_result (problem, result);
#endif

  return 0;
}

#ifndef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION

static void
test_file (gconstpointer path)
{
  g_autofree char *text = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_assert_cmpint (LLVMFuzzerTestOneInput ((const guint8 *) text, length), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);

  folder = g_dir_open (argv[1], 0, NULL);
  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_strconcat ("/planner/corpus/", name, NULL);

      g_test_add_data_func_full (path, g_build_filename (argv[1], name, NULL), test_file, g_free);
    }

  return judge_run ();
}

#endif
