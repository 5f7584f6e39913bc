#pragma once

#include "planner/foyer-plan-master.h"

#include <Clp_C_Interface.h>
#include <math.h>

G_BEGIN_DECLS

/* What the four files of the master share: the programme itself (foyer-plan-master.c), the store of
 * its lines (foyer-plan-columns.c), prices and bounds (foyer-plan-price.c), and lines that pay for
 * counts themselves (foyer-plan-lift.c). */

#define FOYER_PLAN_EPSILON 1e-6

/* A line that the programme knows. */
typedef struct
{
  int staff;
  double cost;
  gboolean in_lp;
  guint place; /* in the pool */
  guint idle; /* programmes it took part in without any weight */
  guint8 cells[];
} FoyerPlanColumn;

/* A round of pricing. */
typedef struct
{
  double bound;      /* of this round of pricing */
  gboolean improved; /* whether a new line came in */
  gboolean loose;
  gboolean impossible; /* somebody has no line at all */
  gboolean stopped;
} FoyerPlanRound;

struct _FoyerPlanMaster
{
  const FoyerPlanGraphs *graphs;
  const FoyerPlanProblem *problem;
  FoyerPlanExchange *exchange;
  int side;
  FoyerPlanDp *dp;
  gboolean is_closed;  /* no line is priced, those known are all there are */
  gboolean is_whole;   /* fairness is in the cost of the lines, not in steps */

  Clp_Simplex *lp;
  int n_rows;
  int n_covers;
  int n_totals;        /* demands for the same cells on several days, taken together */
  int *total_of;       /* [n_covers] which total a demand belongs to */
  int first_total;     /* row and column of the first total */
  int first_total_column;
  int *person_column;  /* [n_staff] of leaving somebody out */
  int first_artificial; /* column: for the ranges of demands and totals, two each */
  int n_fixed;         /* columns that are no lines: artificial, under, over, steps */
  int *fair_row;       /* [n_staff * FOYER_PLAN_MAX_FAIR] or -1 when lines pay for it themselves */
  int n_fairs;         /* such rows; they follow those of the demands */
  int *first_step;     /* [n_fairs] column of the first cell counted */
  int *n_steps;        /* [n_fairs] cells there are to count */
  int n_ranges;        /* demands, totals and fairness rows */
  double artificial_cost; /* dearer than any line */
  double mild_cost;    /* dearer than most reasons to break a range */
  double range_cost;   /* what breaking one costs at present */
  guint n_lost;        /* lines taken out by the last restriction */
  GPtrArray *columns;  /* (element-type FoyerPlanColumn) in the order of the LP, after the fixed ones */
  GPtrArray *pool;     /* (element-type FoyerPlanColumn) those that are not in the LP at present */
  GHashTable *known;   /* set of FoyerPlanColumn, by content */
  FoyerPlanMask *allowed;
  FoyerPlanRange *ranges; /* [n_ranges] */

  double *prices;      /* [n_rows] the point at which lines are priced */
  double *best_prices; /* those of the best bound */
  double *saved_prices;
  gboolean has_prices; /* whether @best_prices are known */
  double *cell_price;  /* [n_days * n_cells] what serving a cell earns */
  double *line_price;  /* [n_days * n_cells] of the person being priced */
  double value;
  double *primal;      /* [n_fixed + n_primal] when last solved */
  guint n_primal;
};

/* What a roster costs at least when the programme says @value: a whole number of units. */
static inline gint64
foyer_plan_master_round_up (const FoyerPlanMaster *self,
                            double                 value)
{
  int unit = self->problem->unit;

  return (gint64) MAX (ceil ((value - FOYER_PLAN_EPSILON * 10) / unit), 0) * unit;
}

GHashTable     *foyer_plan_master_new_known  (void);
double          foyer_plan_master_line_cost  (const FoyerPlanMaster *self,
                                              int                    staff,
                                              const guint8          *cells);
int             foyer_plan_master_count      (const FoyerPlanMaster *self,
                                              int                    kind,
                                              const guint8          *cells);
gboolean        foyer_plan_master_remember   (FoyerPlanMaster       *self,
                                              int                    staff,
                                              const guint8          *cells);
void            foyer_plan_master_enter      (FoyerPlanMaster       *self,
                                              guint                  first);
void            foyer_plan_master_take_out   (FoyerPlanMaster       *self);
void            foyer_plan_master_bring_back (FoyerPlanMaster       *self);
double          foyer_plan_master_climb      (FoyerPlanMaster       *self,
                                              int                    n_rounds,
                                              int                    from,
                                              gint64                 target);
FoyerPlanRound  foyer_plan_master_price      (FoyerPlanMaster       *self,
                                              double                *prices);
void            foyer_plan_master_gains      (FoyerPlanMaster       *self,
                                              int                    staff,
                                              double                *gains);

G_END_DECLS
