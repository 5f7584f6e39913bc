#pragma once

/* The parts that a month is made of for the planner, in the order in which they are filled in. */

#include "service/foyer-rota-task.h"

G_BEGIN_DECLS

/* All weights are multiples of this. */
#define FOYER_ROTA_TASK_UNIT 16
/* More than any reason to do it nevertheless. */
#define FOYER_ROTA_TASK_FORBIDDEN (6250 * FOYER_ROTA_TASK_UNIT)

gint64  foyer_rota_task_get_day       (FoyerRotaTask *self,
                                       int            day);
guint8 *foyer_rota_task_get_current   (FoyerRotaTask *self,
                                       int            row);
void    foyer_rota_task_fill_fairness (FoyerRotaTask *self);
void    foyer_rota_task_fill_cover    (FoyerRotaTask *self);
void    foyer_rota_task_fill_workload (FoyerRotaTask *self);

G_END_DECLS
