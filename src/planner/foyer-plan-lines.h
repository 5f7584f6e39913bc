#pragma once

#include "planner/foyer-plan-problem.h"

#include <Clp_C_Interface.h>

G_BEGIN_DECLS

#define FOYER_PLAN_EPSILON 1e-6

/* How many people may serve a demand, both ends included. */
typedef struct
{
  int least;
  int most;
} FoyerPlanRange;

/* One line as a column of the programme. */
typedef struct
{
  int staff;
  double cost;
  gboolean in_lp;
  guint place;    /* in the pool */
  guint idle;     /* programmes it took part in without any weight */
  guint8 cells[]; /* [n_days], then FOYER_PLAN_FREE */
} FoyerPlanColumn;

/**
 * FoyerPlanLines:
 *
 * The linear programme of the master with the lines that are in it and those that wait. Private to
 * foyer-plan-master.c, which reads the fields; only foyer-plan-lines.c changes them.
 */
typedef struct
{
  const FoyerPlanProblem *problem;
  Clp_Simplex *lp;
  int n_rows;
  int n_covers;
  int n_totals;           /* demands for the same cells on several days, taken together */
  int *total_of;          /* [n_covers] which total a demand belongs to */
  int first_total;        /* row of the first total */
  int first_total_column;
  int first_artificial;   /* column */
  int n_artificial;
  int n_fixed;            /* columns that are no lines: artificial, under, over, steps, totals */
  int *fair_row;          /* [n_staff * FOYER_PLAN_MAX_FAIR] or -1 */
  GPtrArray *columns;     /* (element-type FoyerPlanColumn) as in the LP, after the fixed ones */
  GPtrArray *pool;        /* (element-type FoyerPlanColumn) those not in the LP */
  GHashTable *known;      /* set of FoyerPlanColumn, by content */
  FoyerPlanMask *allowed; /* [n_staff * n_days] the restriction in force */
  FoyerPlanRange *ranges; /* [n_covers + n_totals] */
  double value;           /* of the programme when last solved */
  double *primal;         /* [n_fixed + n_primal] when last solved */
  guint n_primal;
} FoyerPlanLines;

FoyerPlanLines *foyer_plan_lines_new      (const FoyerPlanProblem *problem);
void            foyer_plan_lines_free     (FoyerPlanLines         *self);
gboolean        foyer_plan_lines_remember (FoyerPlanLines         *self,
                                           int                     staff,
                                           const guint8           *cells);
void            foyer_plan_lines_enter    (FoyerPlanLines         *self,
                                           guint                   first);
void            foyer_plan_lines_restrict (FoyerPlanLines         *self,
                                           const FoyerPlanMask    *allowed,
                                           const FoyerPlanRange   *ranges);
FoyerPlanRange  foyer_plan_lines_widest   (const FoyerPlanLines   *self,
                                           int                     n);
gboolean        foyer_plan_lines_run      (FoyerPlanLines         *self,
                                           gboolean                dual);
void            foyer_plan_lines_note     (FoyerPlanLines         *self);
gboolean        foyer_plan_lines_is_artificial
                                          (const FoyerPlanLines   *self);

G_END_DECLS
