#include "judge.h"
#include "planner/foyer-plan-file.h"
#include "planner/foyer-plan-roster.h"

#include <string.h>

static const char small[] =
  "# two people, one week\n"
  "SECTION_HORIZON\n7\n"
  "SECTION_SHIFTS\nE,480,\nL,600,E\n"
  "SECTION_STAFF\nA,E=7|L=2,2400,960,3,2,2,1\nB,E=0|L=7,3000,0,5,1,1,1\n"
  "SECTION_DAYS_OFF\nA,3\n"
  "SECTION_SHIFT_ON_REQUESTS\nA,0,E,5\n"
  "SECTION_SHIFT_OFF_REQUESTS\nB,1,L,7\n"
  "SECTION_COVER\n0,E,1,100,1\n1,L,1,50,2\n";

static FoyerPlanProblem *
read_small (void)
{
  g_autoptr (GError) error = NULL;
  FoyerPlanProblem *problem = foyer_plan_read_instance (small, strlen (small), &error);

  g_assert_no_error (error);

  return problem;
}

static void
test_reads (void)
{
  g_autoptr (FoyerPlanProblem) problem = read_small ();

  g_assert_cmpint (problem->n_days, ==, 7);
  g_assert_cmpint (problem->n_shifts, ==, 2);
  g_assert_cmpint (problem->n_staff, ==, 2);
  g_assert_cmpstr (problem->staff[1].id, ==, "B");
  g_assert_cmpint (problem->shifts[1].forbidden_next, ==, FOYER_PLAN_BIT (1));
  g_assert_cmpint (problem->staff[0].max_weekends, ==, 1);
  g_assert_cmpint (foyer_plan_allowed (problem, 0, 3), ==, FOYER_PLAN_BIT (0));
  g_assert_cmpint (foyer_plan_allowed (problem, 1, 0), ==, FOYER_PLAN_BIT (0) | FOYER_PLAN_BIT (2));
  g_assert_cmpint (foyer_plan_cell_cost (problem, 0, 0, 0), ==, 5);
  g_assert_cmpint (foyer_plan_cell_cost (problem, 0, 0, 1), ==, 0);
  g_assert_cmpint (foyer_plan_cell_cost (problem, 1, 1, 2), ==, 7);
}

/* As it comes from an editor on Windows. */
static void
test_marked (void)
{
  g_autofree char *text = g_strconcat ("\xEF\xBB\xBF", small, NULL);
  g_autoptr (FoyerPlanProblem) problem = NULL;
  g_autoptr (GError) error = NULL;

  problem = foyer_plan_read_instance (text, strlen (text), &error);
  g_assert_no_error (error);
  g_assert_cmpint (problem->n_days, ==, 7);
}

static void
test_evaluates (void)
{
  g_autoptr (FoyerPlanProblem) problem = read_small ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) breaches = NULL;
  g_autofree guint8 *cells = NULL;
  g_autofree char *text = NULL;
  FoyerPlanCost cost;

  cells = foyer_plan_read_roster (problem, "A 0 E\nA 1 E\nB 1 L\n", &error);
  g_assert_no_error (error);
  judge_cells (problem, cells);
  foyer_plan_evaluate (problem, cells, &cost);
  g_assert_cmpint (cost.wishes, ==, 7);
  g_assert_cmpint (cost.under, ==, 0);
  g_assert_cmpint (cost.total, ==, 7);
  g_assert_true (foyer_plan_is_feasible (problem, cells));
  text = foyer_plan_write_roster (problem, cells);
  g_assert_cmpstr (text, ==, "A 0 E\nA 1 E\nB 1 L\n");

  g_clear_pointer (&cells, g_free);
  cells = foyer_plan_read_roster (problem, "A 1 L\nA 2 E\nA 3 E\nA 5 E\n", &error);
  g_assert_no_error (error);
  judge_cells (problem, cells);
  breaches = foyer_plan_find_breaches (problem, cells);
  /* Work on leave, rest of one day; late before early; the run at the end is free. */
  g_assert_cmpuint (breaches->len, ==, 4);
  g_assert_cmpint (g_array_index (breaches, FoyerPlanBreach, 0).rule, ==, FOYER_PLAN_RULE_LEAVE);
  g_assert_cmpint (g_array_index (breaches, FoyerPlanBreach, 1).rule, ==, FOYER_PLAN_RULE_MIN_REST);
  g_assert_cmpint (g_array_index (breaches, FoyerPlanBreach, 2).rule, ==, FOYER_PLAN_RULE_MIN_RUN);
  g_assert_cmpint (g_array_index (breaches, FoyerPlanBreach, 3).rule, ==,
                   FOYER_PLAN_RULE_SUCCESSION);
}

static void
test_round_trip (void)
{
  g_autoptr (FoyerPlanProblem) problem = read_small ();
  g_autoptr (FoyerPlanProblem) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *first = foyer_plan_write_instance (problem);
  g_autofree char *second = NULL;

  again = foyer_plan_read_instance (first, strlen (first), &error);
  g_assert_no_error (error);
  second = foyer_plan_write_instance (again);
  g_assert_cmpstr (first, ==, second);
  for (int i = 0; i < problem->n_staff; i++)
    g_assert_cmpmem (problem->staff[i].cost, 7 * 3 * sizeof (int),
                     again->staff[i].cost, 7 * 3 * sizeof (int));
}

static void
test_sentences (void)
{
  const struct
  {
    const char *text;
    const char *sentence;
  } cases[] = {
    { "", "SECTION_HORIZON should hold one line with the number of days." },
    { "7\n", "Line 1: There are values before the first section." },
    { "SECTION_PIZZA\n", "Line 1: “SECTION_PIZZA” is not a section of this format." },
    { "SECTION_HORIZON\n0\n",
      "Line 2: The number of days should be a whole number from 1 to 3660, not “0”." },
    { "SECTION_HORIZON\n9\n", "There are 0 shifts; between 1 and 63 are possible." },
    { "SECTION_HORIZON\n9\nSECTION_SHIFTS\nE,480,\n",
      "There are 0 people; between 1 and 5000 are possible." },
    { "SECTION_HORIZON\n9\nSECTION_SHIFTS\nE,480,\nE,1,\nSECTION_STAFF\nA\n",
      "Line 5: The shift “E” is declared twice." },
    { "SECTION_HORIZON\n9\nSECTION_SHIFTS\nE,480,Q\nSECTION_STAFF\nA\n",
      "Line 4: There is no shift “Q”." },
    { "SECTION_HORIZON\n9\nSECTION_SHIFTS\nE,480,\nSECTION_STAFF\nA\n",
      "Line 6: 8 values are expected here, not 1." },
    { "SECTION_HORIZON\n9\nSECTION_SHIFTS\nE,480,\nSECTION_STAFF\nA,E9,1,1,1,1,1,1\n",
      "Line 6: “E9” should read shift=number." },
    { "SECTION_HORIZON\n3660\nSECTION_SHIFTS\nE,480,\nSECTION_STAFF\nA,E=9,1,1,1,1,1,1\n"
      "SECTION_COVER\n3660,E,1,1,1\n",
      "Line 8: A day should be a whole number from 0 to 3659, not “3660”." },
    { "SECTION_HORIZON\n\xff\n", "The file is not text in UTF-8." },
  };

  for (guint n = 0; n < G_N_ELEMENTS (cases); n++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (foyer_plan_read_instance (cases[n].text, strlen (cases[n].text), &error));
      g_assert_nonnull (error);
      g_assert_cmpstr (error->message, ==, cases[n].sentence);
    }
}

/* Bytes of a good file are changed, cut and doubled at random: a problem or a sentence, no crash.
 * The same entry serves libFuzzer (fuzz-plan-file.c). */
static void
test_damaged (void)
{
  for (int round = 0; round < 20000; round++)
    {
      g_autoptr (FoyerPlanProblem) problem = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GString) text = g_string_new (small);

      for (int n = g_test_rand_int_range (1, 6); n > 0; n--)
        {
          gsize at = g_test_rand_int_range (0, text->len);

          switch (g_test_rand_int_range (0, 4))
            {
            case 0:
              text->str[at] = g_test_rand_int_range (0, 256);
              break;
            case 1:
              g_string_truncate (text, MAX (at, 1));
              break;
            case 2:
              g_string_insert_c (text, at, ",|=\n-9"[g_test_rand_int_range (0, 6)]);
              break;
            case 3:
              g_string_erase (text, at, MIN (3, text->len - 1 - at));
              break;
            }
        }

      problem = foyer_plan_read_instance (text->str, text->len, &error);
      g_assert_true ((problem != NULL) == (error == NULL));
      if (error != NULL)
        g_assert_true (g_str_has_suffix (error->message, "."));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/planner/file/reads", test_reads);
  g_test_add_func ("/planner/file/marked", test_marked);
  g_test_add_func ("/planner/file/evaluates", test_evaluates);
  g_test_add_func ("/planner/file/round-trip", test_round_trip);
  g_test_add_func ("/planner/file/sentences", test_sentences);
  g_test_add_func ("/planner/file/damaged", test_damaged);

  return judge_run ();
}
