#pragma once

#include "planner/foyer-plan-problem.h"

G_BEGIN_DECLS

/**
 * FoyerPlanRule:
 * @FOYER_PLAN_RULE_SKILL: a shift the person is not qualified for
 * @FOYER_PLAN_RULE_LEAVE: work on a day of approved leave
 * @FOYER_PLAN_RULE_LOCK: a locked or published cell was changed
 * @FOYER_PLAN_RULE_COUNT: a shift is worked more often than allowed
 * @FOYER_PLAN_RULE_MIN_MINUTES: less work than agreed
 * @FOYER_PLAN_RULE_MAX_MINUTES: more work than agreed
 * @FOYER_PLAN_RULE_MAX_RUN: too many working days in a row
 * @FOYER_PLAN_RULE_MIN_RUN: too few working days in a row
 * @FOYER_PLAN_RULE_MIN_REST: too few days off in a row
 * @FOYER_PLAN_RULE_WEEKENDS: too many weekends with work
 * @FOYER_PLAN_RULE_SUCCESSION: too little rest between the shifts of two days
 *
 * The hard rules of a person. There is no hard rule between people: cover is a cost.
 */
typedef enum
{
  FOYER_PLAN_RULE_SKILL,
  FOYER_PLAN_RULE_LEAVE,
  FOYER_PLAN_RULE_LOCK,
  FOYER_PLAN_RULE_COUNT,
  FOYER_PLAN_RULE_MIN_MINUTES,
  FOYER_PLAN_RULE_MAX_MINUTES,
  FOYER_PLAN_RULE_MAX_RUN,
  FOYER_PLAN_RULE_MIN_RUN,
  FOYER_PLAN_RULE_MIN_REST,
  FOYER_PLAN_RULE_WEEKENDS,
  FOYER_PLAN_RULE_SUCCESSION,
} FoyerPlanRule;

#define FOYER_PLAN_N_RULES (FOYER_PLAN_RULE_SUCCESSION + 1)

/* One broken rule: who, when (the last day concerned, or -1), which shift (or -1), and by how
 * much: minutes, days, weekends or times. */
typedef struct
{
  FoyerPlanRule rule;
  int staff;
  int day;
  int shift;
  int actual;
  int limit;
} FoyerPlanBreach;

/* What a roster costs, by kind. */
typedef struct
{
  gint64 under;
  gint64 over;
  gint64 succession;
  gint64 fairness;
  gint64 wishes;
  gint64 total;
} FoyerPlanCost;

void     foyer_plan_evaluate      (const FoyerPlanProblem *problem,
                                   const guint8           *cells,
                                   FoyerPlanCost          *cost);
void     foyer_plan_count_present (const FoyerPlanProblem *problem,
                                   const guint8           *cells,
                                   int                    *present);
gint64   foyer_plan_line_cost     (const FoyerPlanProblem *problem,
                                   int                     staff,
                                   const guint8           *line);
guint    foyer_plan_check_line    (const FoyerPlanProblem *problem,
                                   int                     staff,
                                   const guint8           *line,
                                   GArray                 *breaches);
gboolean foyer_plan_is_feasible   (const FoyerPlanProblem *problem,
                                   const guint8           *cells);
GArray  *foyer_plan_find_breaches (const FoyerPlanProblem *problem,
                                   const guint8           *cells);

G_END_DECLS
