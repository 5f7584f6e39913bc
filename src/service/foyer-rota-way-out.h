#pragma once

#include "planner/foyer-plan-conflict.h"
#include "service/foyer-rota.h"

G_BEGIN_DECLS

/**
 * FoyerRotaCut:
 * @demand: key of the demand that asks for fewer people
 * @post: its post
 * @day: on which day alone
 * @start: from when, minutes after midnight
 * @end: until when
 * @wanted: how many people it asks for
 * @fewer: how many fewer it will ask for
 *
 * A demand that is lowered for some hours of one day.
 */
typedef struct
{
  FoyerUuid demand;
  FoyerPosts post;
  gint64 day;
  int start;
  int end;
  int wanted;
  int fewer;
} FoyerRotaCut;

/**
 * FoyerRotaWayOut:
 * @month: the month that was planned
 * @spots: (element-type FoyerRotaSpot): what the next run may change, though it is published or
 *   locked
 * @n_locked: how many of @spots are locked by hand
 * @leaves: (element-type FoyerLeave): leaves that end
 * @cuts: (element-type FoyerRotaCut): demands that are lowered
 *
 * What the program does when somebody takes the way out of a conflict: the easings of the planner
 * in the shop's own things.
 */
typedef struct
{
  FoyerRotaMonth *month;
  GArray *spots;
  guint n_locked;
  GPtrArray *leaves;
  GArray *cuts;
} FoyerRotaWayOut;

FoyerRotaWayOut *foyer_rota_way_out_new        (FoyerRotaTask       *task,
                                                GPtrArray           *conflicts);
void             foyer_rota_way_out_free       (FoyerRotaWayOut     *self);
gboolean         foyer_rota_way_out_is_stored  (FoyerRotaWayOut     *self);
gboolean         foyer_rota_way_out_must_ask   (FoyerRotaWayOut     *self);

/* Ends with foyer_rota_finish(). */
void             foyer_rota_take_way_out_async (FoyerRota           *rota,
                                                FoyerRotaWayOut     *self,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerRotaWayOut, foyer_rota_way_out_free)

G_END_DECLS
