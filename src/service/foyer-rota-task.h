#pragma once

#include "planner/foyer-plan-problem.h"
#include "service/foyer-rota-month.h"

G_BEGIN_DECLS

/**
 * FoyerRotaTask:
 * @month: the month
 * @problem: (nullable): the same in the planner's words; rows are its staff, choices its shifts
 * @current: the roster as it stands, a cell a day and person
 *
 * A month of the shop as the planner wants it.
 */
typedef struct
{
  FoyerRotaMonth *month;
  FoyerPlanProblem *problem;
  guint8 *current;
} FoyerRotaTask;

FoyerRotaTask *foyer_rota_task_new         (FoyerRotaMonth  *month,
                                            gint64           first_free_day,
                                            gboolean         keeps_published,
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
