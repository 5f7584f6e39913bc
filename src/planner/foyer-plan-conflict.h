#pragma once

#include "planner/foyer-plan-cancel.h"
#include "planner/foyer-plan-roster.h"

G_BEGIN_DECLS

/**
 * FoyerPlanConflictKind:
 * @FOYER_PLAN_CONFLICT_PERSONAL: the rules of one person cannot all be kept
 * @FOYER_PLAN_CONFLICT_COUNTING: on some days more people are wanted than can be there, even if
 *   everybody did nothing else
 * @FOYER_PLAN_CONFLICT_JOINT: every demand could be met by itself, but not these together
 */
typedef enum
{
  FOYER_PLAN_CONFLICT_PERSONAL,
  FOYER_PLAN_CONFLICT_COUNTING,
  FOYER_PLAN_CONFLICT_JOINT,
} FoyerPlanConflictKind;

/* One thing that takes part in a conflict: a demand (@cover is its index, else -1), or a rule of a
 * person with the day or shift it concerns (else -1) and its limit. */
typedef struct
{
  int cover;
  FoyerPlanRule rule;
  int staff;
  int day;
  int shift;
  int limit;
} FoyerPlanMember;

/* A way out: this member eased by @amount (people, minutes, days, weekends or times; 1 for leave,
 * locks, skills and successions, which are waived). */
typedef struct
{
  FoyerPlanMember member;
  int amount;
} FoyerPlanEasing;

/**
 * FoyerPlanConflict:
 *
 * Why it cannot be done, without words: the layer above has a sentence for each kind and each rule,
 * in each language. The members contradict each other, and without any one of them they do not;
 * both were checked. Easing all of @easings makes the whole problem possible (of a personal
 * conflict: gives that person a legal line). Of a personal conflict it is the cheapest way there
 * is, unless the search for it took too long; of others the cheapest found. Nothing of it could be
 * left out. It is empty when none was found.
 */
typedef struct
{
  FoyerPlanConflictKind kind;
  GArray *members;  /* (element-type FoyerPlanMember) */
  GArray *easings;  /* (element-type FoyerPlanEasing) */
  int required;     /* person-shifts the demands ask for; 0 for a personal conflict */
  int available;    /* person-shifts that people could do for them at most */
} FoyerPlanConflict;

void       foyer_plan_conflict_free  (FoyerPlanConflict      *self);
GPtrArray *foyer_plan_find_conflicts (const FoyerPlanProblem *problem,
                                      gboolean                must_cover,
                                      double                  seconds,
                                      FoyerPlanCancel        *cancel);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerPlanConflict, foyer_plan_conflict_free)

G_END_DECLS
