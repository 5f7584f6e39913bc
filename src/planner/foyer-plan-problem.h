#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A cell of the roster is one byte: 0 is a day off, n + 1 is the n-th shift. A set of cells is a
 * 64-bit mask with one bit for each of these values, hence at most 63 shifts. */
#define FOYER_PLAN_OFF        0
#define FOYER_PLAN_FREE       0xFF
#define FOYER_PLAN_MAX_SHIFTS 63
#define FOYER_PLAN_MAX_FAIR   4

typedef guint64 FoyerPlanMask;

#define FOYER_PLAN_BIT(value) (G_GUINT64_CONSTANT (1) << (value))

#define FOYER_PLAN_ERROR (foyer_plan_error_quark ())

/**
 * FoyerPlanError:
 * @FOYER_PLAN_ERROR_FORMAT: a file does not follow the format; the message says line and reason
 * @FOYER_PLAN_ERROR_PROBLEM: the problem contradicts itself before any planning
 * @FOYER_PLAN_ERROR_INFEASIBLE: no roster keeps every hard rule; ask for the conflicts
 * @FOYER_PLAN_ERROR_BUDGET: nothing was found before the budget ended or the run was cancelled
 *
 * What a caller of the planner can act on.
 */
typedef enum
{
  FOYER_PLAN_ERROR_FORMAT,
  FOYER_PLAN_ERROR_PROBLEM,
  FOYER_PLAN_ERROR_INFEASIBLE,
  FOYER_PLAN_ERROR_BUDGET,
} FoyerPlanError;

typedef struct
{
  char *id;
  int minutes;
  FoyerPlanMask forbidden_next; /* cell bits that may not stand on the following day */
  int *follow_cost;             /* [n_shifts + 1] soft cost of a cell on the following day */
} FoyerPlanShift;

typedef struct
{
  char *id;

  int min_minutes;
  int max_minutes;
  int max_run;      /* working days in a row, at most */
  int min_run;      /* working days in a row, at least, unless the run touches either end */
  int min_rest;     /* days off in a row, at least, unless the run touches either end */
  int max_weekends; /* weekends with work on either day */
  int *max_count;   /* [n_shifts] times a shift may be worked */

  guint8 before_cell; /* the cell of the day before the horizon */
  int before_run;     /* working days in a row that end on that day; 0 when unknown or off */

  FoyerPlanMask skills; /* cell bits this person is qualified for; FOYER_PLAN_OFF always is */
  gboolean *leave;      /* [n_days] approved leave */
  guint8 *locked;       /* [n_days] a cell that may not change, or FOYER_PLAN_FREE */
  int *cost;            /* [n_days * (n_shifts + 1)] wishes and stability, never negative */

  int carried[FOYER_PLAN_MAX_FAIR];     /* counts brought from earlier months */
  int fair_weight[FOYER_PLAN_MAX_FAIR]; /* what one costs for each one had; larger for part-time */
} FoyerPlanStaff;

typedef struct
{
  int day;
  FoyerPlanMask cells; /* each person in one of these cells counts once */
  int required;
  int under_cost;
  int over_cost;
} FoyerPlanCover;

/* What is shared out fairly: evenings, weekend days, public holidays … */
typedef struct
{
  char *id;
  FoyerPlanMask *cells; /* [n_days] which shifts of a day count, as cells */
} FoyerPlanFair;

/**
 * FoyerPlanProblem:
 *
 * A month (or any horizon) to be planned, as plain arrays. Fill it after
 * foyer_plan_problem_new() and close it with foyer_plan_problem_seal(); a sealed problem never
 * changes and may be read by any number of threads.
 */
typedef struct
{
  int n_days;
  int n_shifts;
  int n_staff;
  int n_fair;
  int first_weekday; /* of day 0: 0 is Monday, 6 is Sunday */

  FoyerPlanShift *shifts;
  FoyerPlanStaff *staff;
  GArray *covers; /* (element-type FoyerPlanCover) */
  FoyerPlanFair fair[FOYER_PLAN_MAX_FAIR];

  /* Made by foyer_plan_problem_seal(): */
  int *weekend_of;        /* [n_days] the number of the weekend a day belongs to, or -1 */
  FoyerPlanMask *allowed; /* [n_staff * n_days] what skills, leave, locks and zero caps leave */
  int *cover_first;       /* [n_days + 1] covers sorted by day: where each day begins */
  int unit;               /* every roster costs a multiple of it, and so does every bound */
} FoyerPlanProblem;

GQuark            foyer_plan_error_quark       (void);

FoyerPlanProblem *foyer_plan_problem_new       (int                     n_days,
                                                int                     n_shifts,
                                                int                     n_staff);
FoyerPlanProblem *foyer_plan_problem_copy      (const FoyerPlanProblem *self);
void              foyer_plan_problem_free      (FoyerPlanProblem       *self);
void              foyer_plan_problem_add_cover (FoyerPlanProblem       *self,
                                                int                     day,
                                                FoyerPlanMask           cells,
                                                int                     required,
                                                int                     under_cost,
                                                int                     over_cost);
int               foyer_plan_problem_add_fair  (FoyerPlanProblem       *self,
                                                const char             *id);
gboolean          foyer_plan_problem_seal      (FoyerPlanProblem       *self,
                                                GError                **error);
void              foyer_plan_problem_price_changes
                                               (FoyerPlanProblem       *self,
                                                const guint8           *current,
                                                int                     cost);
void              foyer_plan_problem_set_rest  (FoyerPlanProblem       *self,
                                                const int              *start_minute,
                                                const int              *end_minute,
                                                int                     hard_minutes,
                                                int                     soft_minutes,
                                                int                     soft_cost);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerPlanProblem, foyer_plan_problem_free)

/* The cost of @count cells of the @fair-th kind for a person: each costs the weight times how many
 * came before it, in this month or carried from earlier ones. It grows with the square and so
 * shares out evenly, whatever the total is; and it is a whole number of weights. */
static inline gint64
foyer_plan_fair_cost (const FoyerPlanStaff *staff,
                      int                   fair,
                      int                   count)
{
  gint64 carried = staff->carried[fair];

  return staff->fair_weight[fair] * (count * (count - 1 + 2 * carried) / 2);
}

static inline gint64
foyer_plan_cover_cost (const FoyerPlanCover *cover,
                       int                   count)
{
  return count < cover->required ? (gint64) cover->under_cost * (cover->required - count)
                                 : (gint64) cover->over_cost * (count - cover->required);
}

static inline FoyerPlanMask
foyer_plan_allowed (const FoyerPlanProblem *self,
                    int                     staff,
                    int                     day)
{
  return self->allowed[(gsize) staff * self->n_days + day];
}

static inline int
foyer_plan_cell_cost (const FoyerPlanProblem *self,
                      int                     staff,
                      int                     day,
                      guint8                  cell)
{
  return self->staff[staff].cost[(gsize) day * (self->n_shifts + 1) + cell];
}

static inline int
foyer_plan_cell_minutes (const FoyerPlanProblem *self,
                         guint8                  cell)
{
  return cell == FOYER_PLAN_OFF ? 0 : self->shifts[cell - 1].minutes;
}

G_END_DECLS
