#include "judge.h"

#include "planner/foyer-plan-repair.h"

#include <json-glib/json-glib.h>
#include <stdio.h>

/* Hands rosters to the second checker (check-roster.py, whose head tells the format): the whole
 * problem, the roster and everything the planner says of it, a line each. They are kept until
 * judge_agrees(), so that nothing is judged while a test or a benchmark looks at the clock. */

/* What this process claims, and how many claims it has made. */
static GString *claims;
static guint n_claims;

static const char *
rule_name (FoyerPlanRule rule)
{
  switch (rule)
    {
    case FOYER_PLAN_RULE_SKILL:
      return "skill";
    case FOYER_PLAN_RULE_LEAVE:
      return "leave";
    case FOYER_PLAN_RULE_LOCK:
      return "lock";
    case FOYER_PLAN_RULE_COUNT:
      return "count";
    case FOYER_PLAN_RULE_MIN_MINUTES:
      return "min-minutes";
    case FOYER_PLAN_RULE_MAX_MINUTES:
      return "max-minutes";
    case FOYER_PLAN_RULE_MAX_RUN:
      return "max-run";
    case FOYER_PLAN_RULE_MIN_RUN:
      return "min-run";
    case FOYER_PLAN_RULE_MIN_REST:
      return "min-rest";
    case FOYER_PLAN_RULE_WEEKENDS:
      return "weekends";
    case FOYER_PLAN_RULE_SUCCESSION:
      return "succession";
    }

  g_assert_not_reached ();
}

static void
put_int (JsonBuilder *json,
         const char  *name,
         gint64       value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_int_value (json, value);
}

static void
put_string (JsonBuilder *json,
            const char  *name,
            const char  *value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_string_value (json, value);
}

static void
put_boolean (JsonBuilder *json,
             const char  *name,
             gboolean     value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_boolean_value (json, value);
}

static void
begin_array (JsonBuilder *json,
             const char  *name)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
}

static void
put_ints (JsonBuilder *json,
          const char  *name,
          const int   *values,
          int          n)
{
  begin_array (json, name);
  for (int i = 0; i < n; i++)
    json_builder_add_int_value (json, values[i]);
  json_builder_end_array (json);
}

static void
add_mask (JsonBuilder  *json,
          FoyerPlanMask mask)
{
  json_builder_begin_array (json);
  for (int v = 0; v <= FOYER_PLAN_MAX_SHIFTS; v++)
    if ((mask & FOYER_PLAN_BIT (v)) != 0)
      json_builder_add_int_value (json, v);
  json_builder_end_array (json);
}

static void
put_mask (JsonBuilder  *json,
          const char   *name,
          FoyerPlanMask mask)
{
  json_builder_set_member_name (json, name);
  add_mask (json, mask);
}

static void
put_roster (JsonBuilder            *json,
            const char             *name,
            const FoyerPlanProblem *problem,
            const guint8           *cells)
{
  begin_array (json, name);
  for (int i = 0; i < problem->n_staff; i++)
    {
      json_builder_begin_array (json);
      for (int d = 0; d < problem->n_days; d++)
        json_builder_add_int_value (json, *cells++);
      json_builder_end_array (json);
    }
  json_builder_end_array (json);
}

static void
put_shifts (JsonBuilder            *json,
            const FoyerPlanProblem *problem)
{
  begin_array (json, "shifts");
  for (int s = 0; s < problem->n_shifts; s++)
    {
      const FoyerPlanShift *shift = &problem->shifts[s];

      json_builder_begin_object (json);
      put_string (json, "id", shift->id);
      put_int (json, "minutes", shift->minutes);
      put_mask (json, "forbidden", shift->forbidden_next);
      put_ints (json, "follow", shift->follow_cost, problem->n_shifts + 1);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

/* What differs from day to day, without the days on which there is nothing. */
static void
put_days (JsonBuilder            *json,
          const FoyerPlanProblem *problem,
          const FoyerPlanStaff   *staff)
{
  begin_array (json, "leave");
  for (int d = 0; d < problem->n_days; d++)
    if (staff->leave[d])
      json_builder_add_int_value (json, d);
  json_builder_end_array (json);

  begin_array (json, "locked");
  for (int d = 0; d < problem->n_days; d++)
    if (staff->locked[d] != FOYER_PLAN_FREE)
      {
        json_builder_begin_array (json);
        json_builder_add_int_value (json, d);
        json_builder_add_int_value (json, staff->locked[d]);
        json_builder_end_array (json);
      }
  json_builder_end_array (json);

  begin_array (json, "cost");
  for (int d = 0; d < problem->n_days; d++)
    for (int v = 0; v <= problem->n_shifts; v++)
      if (staff->cost[(gsize) d * (problem->n_shifts + 1) + v] != 0)
        {
          json_builder_begin_array (json);
          json_builder_add_int_value (json, d);
          json_builder_add_int_value (json, v);
          json_builder_add_int_value (json, staff->cost[(gsize) d * (problem->n_shifts + 1) + v]);
          json_builder_end_array (json);
        }
  json_builder_end_array (json);
}

static void
put_people (JsonBuilder            *json,
            const FoyerPlanProblem *problem)
{
  begin_array (json, "people");
  for (int i = 0; i < problem->n_staff; i++)
    {
      const FoyerPlanStaff *staff = &problem->staff[i];

      json_builder_begin_object (json);
      put_string (json, "id", staff->id);
      put_int (json, "min_minutes", staff->min_minutes);
      put_int (json, "max_minutes", staff->max_minutes);
      put_int (json, "max_run", staff->max_run);
      put_int (json, "min_run", staff->min_run);
      put_int (json, "min_rest", staff->min_rest);
      put_int (json, "max_weekends", staff->max_weekends);
      put_ints (json, "max_count", staff->max_count, problem->n_shifts);
      put_int (json, "before_cell", staff->before_cell);
      put_int (json, "before_run", staff->before_run);
      put_mask (json, "skills", staff->skills);
      put_days (json, problem, staff);
      put_ints (json, "carried", staff->carried, problem->n_fair);
      put_ints (json, "fair_weight", staff->fair_weight, problem->n_fair);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
put_problem (JsonBuilder            *json,
             const FoyerPlanProblem *problem)
{
  put_int (json, "days", problem->n_days);
  put_int (json, "first_weekday", problem->first_weekday);
  put_shifts (json, problem);
  put_people (json, problem);

  begin_array (json, "fair");
  for (int k = 0; k < problem->n_fair; k++)
    {
      json_builder_begin_object (json);
      put_string (json, "id", problem->fair[k].id);
      begin_array (json, "cells");
      for (int d = 0; d < problem->n_days; d++)
        add_mask (json, problem->fair[k].cells[d]);
      json_builder_end_array (json);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);

  begin_array (json, "covers");
  for (guint n = 0; n < problem->covers->len; n++)
    {
      const FoyerPlanCover *cover = &g_array_index (problem->covers, FoyerPlanCover, n);

      json_builder_begin_array (json);
      json_builder_add_int_value (json, cover->day);
      add_mask (json, cover->cells);
      json_builder_add_int_value (json, cover->required);
      json_builder_add_int_value (json, cover->under_cost);
      json_builder_add_int_value (json, cover->over_cost);
      json_builder_end_array (json);
    }
  json_builder_end_array (json);
}

static void
put_repair (JsonBuilder            *json,
            const FoyerPlanProblem *problem,
            const guint8           *current,
            const gboolean         *may_change,
            int                     change_cost)
{
  json_builder_set_member_name (json, "repair");
  json_builder_begin_object (json);
  put_roster (json, "current", problem, current);
  begin_array (json, "fixed");
  for (int i = 0; i < problem->n_staff; i++)
    {
      json_builder_begin_array (json);
      for (int d = 0; d < problem->n_days; d++)
        if (may_change != NULL && !may_change[(gsize) i * problem->n_days + d])
          json_builder_add_int_value (json, d);
      json_builder_end_array (json);
    }
  json_builder_end_array (json);
  put_int (json, "change_cost", change_cost);
  json_builder_end_object (json);
}

/* What the evaluator says of the roster, and what the engine says of it in @result. */
static void
put_claim (JsonBuilder            *json,
           const FoyerPlanProblem *problem,
           const FoyerPlanResult  *result,
           gboolean                is_feasible)
{
  g_autoptr (GArray) breaches = foyer_plan_find_breaches (problem, result->cells);
  g_autofree int *present = g_new0 (int, problem->covers->len + 1);
  const FoyerPlanCost *cost = &result->cost;

  json_builder_set_member_name (json, "claim");
  json_builder_begin_object (json);
  json_builder_set_member_name (json, "cost");
  json_builder_begin_object (json);
  put_int (json, "under", cost->under);
  put_int (json, "over", cost->over);
  put_int (json, "succession", cost->succession);
  put_int (json, "fairness", cost->fairness);
  put_int (json, "wishes", cost->wishes);
  put_int (json, "total", cost->total);
  json_builder_end_object (json);
  put_int (json, "bound", result->bound);
  put_boolean (json, "proven", result->proven);
  put_boolean (json, "feasible", is_feasible);

  begin_array (json, "breaches");
  for (guint n = 0; n < breaches->len; n++)
    {
      const FoyerPlanBreach *breach = &g_array_index (breaches, FoyerPlanBreach, n);

      json_builder_begin_array (json);
      json_builder_add_string_value (json, rule_name (breach->rule));
      json_builder_add_int_value (json, breach->staff);
      json_builder_add_int_value (json, breach->day);
      json_builder_add_int_value (json, breach->shift);
      json_builder_add_int_value (json, breach->actual);
      json_builder_add_int_value (json, breach->limit);
      json_builder_end_array (json);
    }
  json_builder_end_array (json);

  foyer_plan_count_present (problem, result->cells, present);
  put_ints (json, "present", present, problem->covers->len);
  begin_array (json, "lines");
  for (int i = 0; i < problem->n_staff; i++)
    json_builder_add_int_value (json,
                                foyer_plan_line_cost (problem, i,
                                                      result->cells + (gsize) i * problem->n_days));
  json_builder_end_array (json);
  json_builder_end_object (json);
}

static JsonBuilder *
begin_record (void)
{
  JsonBuilder *json = json_builder_new ();
  g_autofree char *where = NULL;

  where = g_strdup_printf ("%s claim %u", g_test_initialized () ? g_test_get_path () : "the",
                           ++n_claims);
  json_builder_begin_object (json);
  put_string (json, "where", where);

  return json;
}

static void
end_record (JsonBuilder *json)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_end_object (json);
  root = json_builder_get_root (json);
  json_generator_set_root (generator, root);
  text = json_generator_to_data (generator, NULL);

  if (claims == NULL)
    claims = g_string_new (NULL);
  g_string_append (claims, text);
  g_string_append_c (claims, '\n');
}

static void
write_claim (const FoyerPlanProblem *problem,
             const FoyerPlanResult  *result,
             gboolean                is_feasible)
{
  g_autoptr (JsonBuilder) json = begin_record ();

  put_problem (json, problem);
  put_int (json, "unit", problem->unit);
  put_roster (json, "roster", problem, result->cells);
  put_claim (json, problem, result, is_feasible);
  end_record (json);
}

/**
 * judge_cells:
 * @problem: a sealed problem
 * @cells: [n_staff * n_days] a roster, legal or not
 *
 * Has a roster judged, with what the evaluator says of it: its cost and every rule it breaks.
 */
void
judge_cells (const FoyerPlanProblem *problem,
             const guint8           *cells)
{
  FoyerPlanResult result = { .cells = (guint8 *) cells, .bound = -1 };

  foyer_plan_evaluate (problem, cells, &result.cost);
  write_claim (problem, &result, foyer_plan_is_feasible (problem, cells));
}

/**
 * judge_result:
 * @problem: a sealed problem
 * @result: what a run found for it
 *
 * Has the roster of a run judged: it has to keep every rule, cost what the run says, and no less
 * than its bound.
 */
void
judge_result (const FoyerPlanProblem *problem,
              const FoyerPlanResult  *result)
{
  write_claim (problem, result, TRUE);
}

/**
 * judge_repair:
 * @problem: the sealed problem with the absence
 * @current: [n_staff * n_days] the roster as it stood
 * @may_change: (nullable): [n_staff * n_days] which cells may change
 * @change_cost: what each changed cell costs
 * @result: what foyer_plan_repair() found
 *
 * Has a repaired roster judged. The checker gets the problem as it was before the repair's locks
 * and prices, so that these are judged as well.
 */
void
judge_repair (const FoyerPlanProblem *problem,
              const guint8           *current,
              const gboolean         *may_change,
              int                     change_cost,
              const FoyerPlanResult  *result)
{
  g_autoptr (FoyerPlanProblem) repair =
    foyer_plan_repair_problem (problem, current, may_change, change_cost, NULL);
  g_autoptr (JsonBuilder) json = begin_record ();

  g_assert_nonnull (repair);
  put_problem (json, problem);
  put_int (json, "unit", repair->unit);
  put_repair (json, problem, current, may_change, change_cost);
  put_roster (json, "roster", problem, result->cells);
  put_claim (json, repair, result, TRUE);
  end_record (json);
}

/**
 * judge_rest:
 * @problem: a problem whose successions come from foyer_plan_problem_set_rest() alone
 * @start_minute: what was given there
 * @end_minute: likewise
 * @hard_minutes: likewise
 * @soft_minutes: likewise
 * @soft_cost: likewise
 *
 * Has the successions judged by the hours of the shifts.
 */
void
judge_rest (const FoyerPlanProblem *problem,
            const int              *start_minute,
            const int              *end_minute,
            int                     hard_minutes,
            int                     soft_minutes,
            int                     soft_cost)
{
  g_autoptr (JsonBuilder) json = begin_record ();

  put_shifts (json, problem);
  json_builder_set_member_name (json, "rest");
  json_builder_begin_object (json);
  put_ints (json, "start", start_minute, problem->n_shifts);
  put_ints (json, "end", end_minute, problem->n_shifts);
  put_int (json, "hard", hard_minutes);
  put_int (json, "soft", soft_minutes);
  put_int (json, "cost", soft_cost);
  json_builder_end_object (json);
  end_record (json);
}

/**
 * judge_agrees:
 *
 * Has everything judged since the last time. What the checker disagrees with goes to standard
 * error.
 *
 * Returns: whether it agrees with every claim
 */
gboolean
judge_agrees (void)
{
  g_autofree char *path = g_shell_quote (CHECK_ROSTER);
  g_autofree char *command = g_strconcat ("exec ", path, " --claims >&2", NULL);
  FILE *checker;
  gboolean is_whole;

  if (claims == NULL)
    return TRUE;

  checker = popen (command, "w");
  g_assert_nonnull (checker);
  is_whole = fwrite (claims->str, 1, claims->len, checker) == claims->len && fflush (checker) == 0;
  g_string_free (claims, TRUE);
  claims = NULL;

  return pclose (checker) == 0 && is_whole;
}

/**
 * judge_run:
 *
 * Runs the tests, then has their claims judged.
 *
 * Returns: the status for main(): that of the tests, or a failure when the checker disagrees
 */
int
judge_run (void)
{
  int status = g_test_run ();

  if (!judge_agrees ())
    return 1;
  g_print ("# the second checker agrees with %u claims\n", n_claims);

  return status;
}
