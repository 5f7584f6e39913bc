#pragma once

#include "service/foyer-people.h"
#include "service/foyer-rota-plan.h"
#include "service/foyer-shop.h"

G_BEGIN_DECLS

#define FOYER_ROTA_ERROR (foyer_rota_error_quark ())

/**
 * FoyerRotaError:
 * @FOYER_ROTA_ERROR_LOCKED: the cell is locked
 * @FOYER_ROTA_ERROR_ON_LEAVE: the person is on approved leave (SH-21)
 * @FOYER_ROTA_ERROR_OVERLAP: the person has another shift at that time
 * @FOYER_ROTA_ERROR_RUN: it would be too many working days in a row (N35)
 * @FOYER_ROTA_ERROR_GAPS: there are empty posts, and nobody said why (SH-20)
 *
 * Why something is not put on the roster.
 */
typedef enum
{
  FOYER_ROTA_ERROR_LOCKED,
  FOYER_ROTA_ERROR_ON_LEAVE,
  FOYER_ROTA_ERROR_OVERLAP,
  FOYER_ROTA_ERROR_RUN,
  FOYER_ROTA_ERROR_GAPS,
} FoyerRotaError;

GQuark         foyer_rota_error_quark       (void);

#define FOYER_TYPE_ROTA (foyer_rota_get_type ())
G_DECLARE_FINAL_TYPE (FoyerRota, foyer_rota, FOYER, ROTA, FoyerService)

/* The roster (S1–S4): one month at a time, what is wrong with it, and what a supervisor does with
 * it. Everybody sees what is published; drafts are for those who may write. Property "month"
 * (FoyerRotaMonth, nullable) notifies whenever the month shown is new or has changed. */

FoyerRota      *foyer_rota_new              (FoyerStore          *store,
                                             FoyerSession        *session,
                                             FoyerHistory        *history,
                                             FoyerShop           *shop);
FoyerRotaMonth *foyer_rota_get_month        (FoyerRota           *self);
gint64          foyer_rota_get_today        (FoyerRota           *self);
gboolean        foyer_rota_may_write        (FoyerRota           *self);
FoyerCalendar  *foyer_rota_get_calendar     (FoyerRota           *self);

/* Shows the month to which @day belongs. */
void            foyer_rota_show_async       (FoyerRota           *self,
                                             gint64               day,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
gboolean        foyer_rota_show_finish      (FoyerRota           *self,
                                             GAsyncResult        *result,
                                             GError             **error);

/* @shift: (nullable): NULL for a rest day. Refused with a #FoyerRotaError where a rule is
 *   strict. */
void            foyer_rota_put_async        (FoyerRota           *self,
                                             FoyerStaff          *staff,
                                             gint64               day,
                                             int                  slot,
                                             FoyerShift          *shift,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
void            foyer_rota_clear_async      (FoyerRota           *self,
                                             FoyerStaff          *staff,
                                             gint64               day,
                                             int                  slot,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
void            foyer_rota_lock_async       (FoyerRota           *self,
                                             FoyerStaff          *staff,
                                             gint64               day,
                                             gboolean             is_locked,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
void            foyer_rota_set_duty_async   (FoyerRota           *self,
                                             FoyerStaff          *staff,
                                             gint64               day,
                                             gboolean             is_on_duty,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
/* Several cells as one act: an accepted plan ("roster.plan"), somebody who takes a shift
 * ("roster.take"). Conflicts when one of the cells is not as it was seen. */
void            foyer_rota_apply_async      (FoyerRota           *self,
                                             const char          *act,
                                             GArray              *changes,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
/* @reason: (nullable): why posts stay empty */
void            foyer_rota_publish_async    (FoyerRota           *self,
                                             gint64               month,
                                             const char          *reason,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
/* For put, clear, lock, apply and publish. */
gboolean        foyer_rota_finish           (FoyerRota           *self,
                                             GAsyncResult        *result,
                                             GError             **error);

/* (transfer full) (nullable): a run of the planner over the month shown, not begun; NULL without
 * the right. What is before today stays as it is. */
FoyerRotaPlan  *foyer_rota_make_plan        (FoyerRota           *self,
                                             GError             **error);

G_END_DECLS
