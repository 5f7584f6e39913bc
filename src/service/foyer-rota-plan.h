#pragma once

#include <gio/gio.h>

#include "planner/foyer-plan-conflict.h"
#include "planner/foyer-plan-solve.h"
#include "service/foyer-rota-task.h"

G_BEGIN_DECLS

/**
 * FoyerRotaPlanState:
 * @FOYER_ROTA_PLAN_RUNNING: the planner is at work
 * @FOYER_ROTA_PLAN_READY: there is a plan to be looked at
 * @FOYER_ROTA_PLAN_IMPOSSIBLE: there is none; see foyer_rota_plan_get_conflicts()
 * @FOYER_ROTA_PLAN_CANCELLED: was given up
 * @FOYER_ROTA_PLAN_FAILED: nothing was found in the time that there was, or there is nothing to
 *   plan
 */
typedef enum
{
  FOYER_ROTA_PLAN_RUNNING,
  FOYER_ROTA_PLAN_READY,
  FOYER_ROTA_PLAN_IMPOSSIBLE,
  FOYER_ROTA_PLAN_CANCELLED,
  FOYER_ROTA_PLAN_FAILED,
} FoyerRotaPlanState;

/* How far a run was at some moment; costs are -1 while there is none. */
typedef struct
{
  double seconds;
  gint64 cost;
  gint64 bound;
} FoyerRotaSample;

#define FOYER_TYPE_ROTA_PLAN (foyer_rota_plan_get_type ())
G_DECLARE_FINAL_TYPE (FoyerRotaPlan, foyer_rota_plan, FOYER, ROTA_PLAN, GObject)

/* One run of the planner over a month. Signal "changed": the state or the figures are new, at most
 * ten times a second, on the thread that started the run. */

FoyerRotaPlan     *foyer_rota_plan_new             (FoyerRotaMonth  *month,
                                                    gint64           first_free_day);
void               foyer_rota_plan_set_seed        (FoyerRotaPlan   *self,
                                                    guint64          seed,
                                                    guint64          iterations);
void               foyer_rota_plan_free_spots      (FoyerRotaPlan   *self,
                                                    GArray          *spots);
void               foyer_rota_plan_start           (FoyerRotaPlan   *self,
                                                    double           seconds);
void               foyer_rota_plan_stop            (FoyerRotaPlan   *self);
void               foyer_rota_plan_cancel          (FoyerRotaPlan   *self);

FoyerRotaPlanState foyer_rota_plan_get_state       (FoyerRotaPlan   *self);
const GError      *foyer_rota_plan_get_error       (FoyerRotaPlan   *self);
FoyerRotaSample    foyer_rota_plan_get_progress    (FoyerRotaPlan   *self);
GArray            *foyer_rota_plan_get_samples     (FoyerRotaPlan   *self);
gboolean           foyer_rota_plan_is_proven       (FoyerRotaPlan   *self);
GArray            *foyer_rota_plan_get_changes     (FoyerRotaPlan   *self);
FoyerRotaMonth    *foyer_rota_plan_get_preview     (FoyerRotaPlan   *self);
GPtrArray         *foyer_rota_plan_get_conflicts   (FoyerRotaPlan   *self);
FoyerRotaTask     *foyer_rota_plan_get_task        (FoyerRotaPlan   *self);

G_END_DECLS
