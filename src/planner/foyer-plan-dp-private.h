#pragma once

#include "planner/foyer-plan-dp.h"

G_BEGIN_DECLS

/* What the search by sweeps (foyer-plan-dp.c) and the search by counts (foyer-plan-count.c)
 * share. */

/* A cell that counts in its own way, at its price. */
typedef struct
{
  double cost;
  guint8 cell;
  guint8 kind;
} FoyerPlanDpOption;

/* The part of a person's graph that is left under a mask. */
typedef struct
{
  FoyerPlanGraph *graph; /* (nullable): %NULL for the whole graph */
  FoyerPlanMask *open;   /* [n_days] (nullable): the mask it was made for */
  int n_open;
  gsize size;            /* in bytes */
} FoyerPlanDpPart;

struct _FoyerPlanDp
{
  const FoyerPlanGraphs *graphs;
  const FoyerPlanProblem *problem;
  FoyerPlanPace pace;      /* what ends the search */
  FoyerPlanGraph **lifted; /* [n_staff] (nullable): with a kind of fairness counted */
  int *lifted_kind;        /* [n_staff] which */
  FoyerPlanDpPart *parts;  /* [2 * n_staff] of the graph of the contract, and of the lifted one */
  gsize parts_size;       /* bytes in all of them */
  const FoyerPlanGraph *graph; /* of the search at hand */
  const FoyerPlanStaff *person; /* whose it is */
  guint max_nodes;
  FoyerPlanMask *capped; /* [n_staff] caps that were seen broken */
  double *tangent;       /* [n_staff * FOYER_PLAN_MAX_FAIR] counts at which the last tangents lay */
  double *tangent_price; /* [n_days * (n_shifts + 1)] */

  double *to_end;      /* [max_nodes] */
  double *from_start;  /* [max_nodes] */
  double *group_cost;  /* [n_days * (n_shifts + 1)] cheapest option of a group */
  guint8 *group_cell;
  guint *slot;         /* [max_nodes] where the vector of a node begins, or NO_SLOT */
  double *elements;
  gsize elements_size;

  FoyerPlanDpOption *options;     /* [n_days * (n_shifts + 1)] sorted by group within a day */
  int *first_option;   /* [n_days * (n_shifts + 2)] */
};

/* The price of a cell with what only the first day knows: the shift of the day before. */
static inline double
foyer_plan_dp_cell_price (const FoyerPlanDp   *self,
                          int                  staff,
                          const FoyerPlanMask *allowed,
                          const double        *price,
                          int                  day,
                          int                  cell)
{
  guint8 before = self->problem->staff[staff].before_cell;

  if ((allowed[day] & FOYER_PLAN_BIT (cell)) == 0)
    return FOYER_PLAN_INFINITY;
  if (day > 0 || before == FOYER_PLAN_OFF)
    return price[(gsize) day * (self->problem->n_shifts + 1) + cell];
  if ((self->problem->shifts[before - 1].forbidden_next & FOYER_PLAN_BIT (cell)) != 0)
    return FOYER_PLAN_INFINITY;

  return price[cell] + self->problem->shifts[before - 1].follow_cost[cell];
}

double            foyer_plan_dp_slope (const FoyerPlanDp   *self,
                                       int                  staff,
                                       int                  k);
double            foyer_plan_dp_base  (const FoyerPlanDp   *self,
                                       int                  staff);
FoyerPlanDpResult foyer_plan_dp_count (FoyerPlanDp         *self,
                                       int                  staff,
                                       const FoyerPlanMask *allowed,
                                       const double        *price,
                                       gboolean             with_fairness,
                                       double               threshold,
                                       guint8              *line,
                                       double              *bound);

G_END_DECLS
