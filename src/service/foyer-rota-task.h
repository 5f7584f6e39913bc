#pragma once

#include "planner/foyer-plan-problem.h"
#include "service/foyer-rota-month.h"

G_BEGIN_DECLS

/**
 * FoyerRotaSpot:
 * @staff: whose cell
 * @day: which day
 *
 * A cell of the roster, by name.
 */
typedef struct
{
  FoyerUuid staff;
  gint64 day;
} FoyerRotaSpot;

/**
 * FoyerRotaStretch:
 * @demand: (transfer none): the demand, which belongs to the ground of the month
 * @day: the day for which it asks, from 0
 * @start: from when, minutes after midnight
 * @end: until when
 *
 * What a demand of the planner is in the shop: some hours of a demand on one day.
 */
typedef struct
{
  FoyerCoverage *demand;
  int day;
  int start;
  int end;
} FoyerRotaStretch;

/**
 * FoyerRotaTask:
 * @month: the month
 * @first_free_day: the first day that may be planned
 * @problem: (nullable): the same in the planner's words; rows are its staff, choices its shifts
 * @current: the roster as it stands, a cell a day and person
 * @stretches: (element-type FoyerRotaStretch): what each demand of @problem is in the shop
 *
 * A month of the shop as the planner wants it.
 */
typedef struct
{
  FoyerRotaMonth *month;
  gint64 first_free_day;
  FoyerPlanProblem *problem;
  guint8 *current;
  GArray *stretches;
} FoyerRotaTask;

FoyerRotaTask *foyer_rota_task_new         (FoyerRotaMonth  *month,
                                            gint64           first_free_day,
                                            gboolean         keeps_published,
                                            GArray          *freed,
                                            GError         **error);
void           foyer_rota_task_free        (FoyerRotaTask   *self);
GArray        *foyer_rota_task_get_changes (FoyerRotaTask   *self,
                                            const guint8    *cells);
GArray        *foyer_rota_task_get_line_changes
                                           (FoyerRotaTask   *self,
                                            int              row,
                                            const guint8    *line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerRotaTask, foyer_rota_task_free)

G_END_DECLS
