#include "planner/foyer-plan-conflict-private.h"

#include "planner/foyer-plan-explain.h"

/* # Why one person has no legal line
 *
 * The members are the rules of that person; the oracle builds the graph of legal lines under the
 * rules in force and looks whether any path is left. The way out is foyer-plan-easing.c. */

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
GArray *
foyer_plan_conflict_list_rules (const FoyerPlanProblem *problem,
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
                          const FoyerPlanMember *member,
                          int                    amount)
{
  FoyerPlanStaff *staff = &problem->staff[member->staff];
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

/* An unsealed problem with only this person, and without demands. */
FoyerPlanProblem *
foyer_plan_conflict_alone (const FoyerPlanProblem *problem,
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

/* The rules of the one person of @problem, and which are asked about. */
typedef struct
{
  const FoyerPlanProblem *problem;
  GArray *rules; /* (element-type FoyerPlanMember) */
  FoyerPlanLegality *legality;
} Personal;

static FoyerPlanVerdict
judge_rules (const gboolean *kept,
             gpointer        user_data)
{
  const Personal *personal = user_data;
  g_autoptr (FoyerPlanProblem) trial = foyer_plan_problem_copy (personal->problem);

  for (guint n = 0; n < personal->rules->len; n++)
    if (!kept[n])
      foyer_plan_conflict_ease (trial, &g_array_index (personal->rules, FoyerPlanMember, n),
                                G_MAXINT);

  return foyer_plan_legality_judge (personal->legality, trial);
}

/* A minimal, checked set of rules of the one person of @problem that contradict each other; %NULL
 * when there is none, or the search was ended. */
GArray *
foyer_plan_conflict_find_rules (const FoyerPlanProblem *problem,
                                FoyerPlanLegality      *legality)
{
  g_autoptr (GArray) rules = foyer_plan_conflict_list_rules (problem, 0);
  Personal personal = { problem, rules, legality };
  g_autofree gboolean *core = g_new0 (gboolean, rules->len + 1);
  GArray *members;

  if (!foyer_plan_explain (rules->len, judge_rules, &personal,
                           foyer_plan_legality_get_cancel (legality), core))
    return NULL;

  members = g_array_new (FALSE, FALSE, sizeof (FoyerPlanMember));
  for (guint n = 0; n < rules->len; n++)
    if (core[n])
      g_array_append_val (members, g_array_index (rules, FoyerPlanMember, n));

  return members;
}

/* %NULL as well when the search was ended: half a reason is none. */
FoyerPlanConflict *
foyer_plan_conflict_explain_person (const FoyerPlanProblem *problem,
                                    int                     staff,
                                    FoyerPlanCancel        *cancel)
{
  g_autoptr (FoyerPlanProblem) alone = foyer_plan_conflict_alone (problem, staff);
  g_autoptr (FoyerPlanLegality) legality = foyer_plan_legality_new (cancel);
  g_autoptr (GArray) members = foyer_plan_conflict_find_rules (alone, legality);
  FoyerPlanConflict *conflict;

  if (members == NULL)
    return NULL;

  conflict = foyer_plan_conflict_new (FOYER_PLAN_CONFLICT_PERSONAL);
  g_array_append_vals (conflict->members, members->data, members->len);
  foyer_plan_conflict_find_easings (alone, conflict, legality);
  for (guint n = 0; n < conflict->members->len; n++)
    g_array_index (conflict->members, FoyerPlanMember, n).staff = staff;
  for (guint n = 0; n < conflict->easings->len; n++)
    g_array_index (conflict->easings, FoyerPlanEasing, n).member.staff = staff;
  if (foyer_plan_cancel_is_asked (cancel))
    g_clear_pointer (&conflict, foyer_plan_conflict_free);

  return conflict;
}
