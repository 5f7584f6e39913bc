#include "ctl/foyerctl-plan-words.h"

/* Conflicts of a file in words. People, shifts and days are called as the file calls them, so that
 * whoever wrote it finds the lines; like everything `foyerctl plan FILE` prints this is not
 * translated. A month of the shop has its own words, in both languages (foyer-rota-words.c). */

static const char *
get_cell (const FoyerPlanProblem *problem,
          int                     cell)
{
  return cell == FOYER_PLAN_OFF ? "a day off" : problem->shifts[cell - 1].id;
}

static char *
word_cover (const FoyerPlanProblem *problem,
            int                     index)
{
  const FoyerPlanCover *cover = &g_array_index (problem->covers, FoyerPlanCover, index);
  g_autoptr (GString) shifts = g_string_new (NULL);

  for (int s = 0; s < problem->n_shifts; s++)
    if ((cover->cells & FOYER_PLAN_BIT (s + 1)) != 0)
      g_string_append_printf (shifts, "%s%s", shifts->len > 0 ? " or " : "", problem->shifts[s].id);

  return g_strdup_printf ("%d wanted for %s on day %d", cover->required, shifts->str, cover->day);
}

static char *
word_rule (const FoyerPlanProblem *problem,
           const FoyerPlanMember  *member)
{
  const char *name = problem->staff[member->staff].id;

  switch (member->rule)
    {
    case FOYER_PLAN_RULE_SKILL:
      return g_strdup_printf ("%s is not qualified for %s", name,
                              problem->shifts[member->shift].id);
    case FOYER_PLAN_RULE_LEAVE:
      return g_strdup_printf ("%s is off on day %d", name, member->day);
    case FOYER_PLAN_RULE_LOCK:
      return g_strdup_printf ("%s has %s on day %d for certain", name,
                              get_cell (problem, member->limit), member->day);
    case FOYER_PLAN_RULE_COUNT:
      return g_strdup_printf ("%s works %s %d times at most", name,
                              problem->shifts[member->shift].id, member->limit);
    case FOYER_PLAN_RULE_MIN_MINUTES:
      return g_strdup_printf ("%s works %d minutes at least", name, member->limit);
    case FOYER_PLAN_RULE_MAX_MINUTES:
      return g_strdup_printf ("%s works %d minutes at most", name, member->limit);
    case FOYER_PLAN_RULE_MAX_RUN:
      return g_strdup_printf ("%s works %d days in a row at most", name, member->limit);
    case FOYER_PLAN_RULE_MIN_RUN:
      return g_strdup_printf ("%s works %d days in a row at least", name, member->limit);
    case FOYER_PLAN_RULE_MIN_REST:
      return g_strdup_printf ("%s has %d days off in a row at least", name, member->limit);
    case FOYER_PLAN_RULE_WEEKENDS:
      return g_strdup_printf ("%s works on %d weekends at most", name, member->limit);
    case FOYER_PLAN_RULE_SUCCESSION:
      return g_strdup_printf ("%s works no shift that cannot follow the one before", name);
    }

  g_assert_not_reached ();
}

static char *
word_easing (const FoyerPlanProblem *problem,
             const FoyerPlanEasing  *easing)
{
  const FoyerPlanMember *member = &easing->member;
  const char *name = member->staff >= 0 ? problem->staff[member->staff].id : NULL;

  if (member->cover >= 0)
    {
      g_autofree char *cover = word_cover (problem, member->cover);

      return g_strdup_printf ("%d fewer of the %s", easing->amount, cover);
    }

  switch (member->rule)
    {
    case FOYER_PLAN_RULE_SKILL:
      return g_strdup_printf ("qualify %s for %s", name, problem->shifts[member->shift].id);
    case FOYER_PLAN_RULE_LEAVE:
      return g_strdup_printf ("let %s work on day %d", name, member->day);
    case FOYER_PLAN_RULE_LOCK:
      return g_strdup_printf ("let go of %s for %s on day %d", get_cell (problem, member->limit),
                              name, member->day);
    case FOYER_PLAN_RULE_COUNT:
      return g_strdup_printf ("let %s work %s %d times more", name,
                              problem->shifts[member->shift].id, easing->amount);
    case FOYER_PLAN_RULE_MIN_MINUTES:
      return g_strdup_printf ("let %s work %d minutes less", name, easing->amount);
    case FOYER_PLAN_RULE_MAX_MINUTES:
      return g_strdup_printf ("let %s work %d minutes more", name, easing->amount);
    case FOYER_PLAN_RULE_MAX_RUN:
      return g_strdup_printf ("let %s work %d days longer in a row", name, easing->amount);
    case FOYER_PLAN_RULE_MIN_RUN:
      return g_strdup_printf ("let %s work %d days shorter in a row", name, easing->amount);
    case FOYER_PLAN_RULE_MIN_REST:
      return g_strdup_printf ("let %s have %d days off fewer in a row", name, easing->amount);
    case FOYER_PLAN_RULE_WEEKENDS:
      return g_strdup_printf ("let %s work on %d weekends more", name, easing->amount);
    case FOYER_PLAN_RULE_SUCCESSION:
      return g_strdup_printf ("let %s work shifts that cannot follow each other", name);
    }

  g_assert_not_reached ();
}

/**
 * foyerctl_plan_word_conflict:
 * @problem: what was planned
 * @conflict: why it cannot be done
 *
 * Returns: (transfer full): a line with the members, which contradict each other and would not
 *   without any one of them
 */
char *
foyerctl_plan_word_conflict (const FoyerPlanProblem  *problem,
                             const FoyerPlanConflict *conflict)
{
  GString *text = g_string_new (NULL);

  if (conflict->kind == FOYER_PLAN_CONFLICT_COUNTING)
    g_string_append_printf (text, "%d shifts are wanted and %d can be worked at most: ",
                            conflict->required, conflict->available);
  for (guint n = 0; n < conflict->members->len; n++)
    {
      const FoyerPlanMember *member = &g_array_index (conflict->members, FoyerPlanMember, n);
      g_autofree char *words = member->cover >= 0 ? word_cover (problem, member->cover)
                                                  : word_rule (problem, member);

      g_string_append_printf (text, "%s%s", n > 0 ? "; " : "", words);
    }

  return g_string_free (text, FALSE);
}

/**
 * foyerctl_plan_word_way_out:
 * @problem: what was planned
 * @conflict: why it cannot be done
 *
 * Returns: (transfer full) (nullable): a line with the cheapest way out; %NULL when none was found
 */
char *
foyerctl_plan_word_way_out (const FoyerPlanProblem  *problem,
                            const FoyerPlanConflict *conflict)
{
  GString *text = NULL;

  for (guint n = 0; n < conflict->easings->len; n++)
    {
      g_autofree char *words =
        word_easing (problem, &g_array_index (conflict->easings, FoyerPlanEasing, n));

      if (text == NULL)
        text = g_string_new (words);
      else
        g_string_append_printf (text, "; %s", words);
    }

  return text == NULL ? NULL : g_string_free (text, FALSE);
}
