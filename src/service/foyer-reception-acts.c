/* The commands of the reception. Each works on the visit as it is stored when its turn comes, not
 * as the desk saw it: what two seats do to one visit in the same second either fits together or is
 * refused by the visit itself. */

#include "service/foyer-reception-private.h"

#include "domain/foyer-domain-error.h"
#include "domain/foyer-queue.h"
#include "store/foyer-demo-repository.h"
#include "store/foyer-visit-repository.h"

/* So many visits of former days are closed in one transaction: the desk must get between them. */
#define CLOSE_AT_ONCE 50

/* An act on one visit: plain data for the job. */
typedef struct
{
  FoyerVisitAct act;
  FoyerUuid visit;
  gint64 at_us;
  gint64 day;
  FoyerUuid handler;
  gint64 patience_us;           /* of the queue */
  FoyerLostKind lost_kind;
  char *lost_reason;
  FoyerRoles roles;             /* of who acts */
  char *today;                  /* as YYYYMMDD */
} Act;

static void
act_free (gpointer data)
{
  Act *self = data;

  g_free (self->lost_reason);
  g_free (self->today);
  g_free (self);
}

static gint64
get_today (FoyerReception *self,
           gint64          at_us)
{
  return foyer_shop_time_get_day (foyer_shop_get_time (foyer_reception_get_shop (self)), at_us);
}

static char *
make_today (FoyerReception *self,
            gint64          at_us)
{
  return foyer_day_to_digits (get_today (self, at_us));
}

static Act *
act_new (FoyerReception *self,
         FoyerVisitAct   kind,
         FoyerVisit     *visit)
{
  Act *act = g_new0 (Act, 1);

  act->act = kind;
  if (visit != NULL)
    act->visit = *foyer_record_get_id (FOYER_RECORD (visit));
  act->at_us = foyer_service_now_us (FOYER_SERVICE (self));
  act->day = get_today (self, act->at_us);
  act->today = foyer_day_to_digits (act->day);
  act->roles = foyer_session_get_roles (foyer_service_get_session (FOYER_SERVICE (self)));

  return act;
}

/* Who registered a visit may void it; for others that is a supervisor's right (§17). */
static gboolean
check_void (FoyerTransaction  *transaction,
            Act               *act,
            GError           **error)
{
  const FoyerActor *actor = foyer_transaction_get_actor (transaction);
  g_autofree char *registrar = NULL;
  g_autofree char *self = NULL;

  if (foyer_permission_check (act->roles, FOYER_RIGHT_VISIT_VOID, NULL))
    return TRUE;

  registrar = foyer_visit_repository_find_registrar (foyer_transaction_get_db (transaction),
                                                     &act->visit, error);
  if (registrar == NULL)
    return FALSE;

  self = foyer_uuid_to_string (&actor->staff);
  return g_str_equal (registrar, self)
           ? foyer_permission_check_own (act->roles, FOYER_RIGHT_VISIT_VOID, error)
           : foyer_permission_check (act->roles, FOYER_RIGHT_VISIT_VOID, error);
}

/* A demonstration on an account ends with its log-out, at the demo desk (D1). */
static gboolean
check_end_demo (FoyerTransaction  *transaction,
                Act               *act,
                GError           **error)
{
  g_autoptr (GPtrArray) open =
    foyer_demo_repository_find_open_of_visit (foyer_transaction_get_db (transaction), &act->visit,
                                              error);

  if (open == NULL)
    return FALSE;
  if (open->len == 0)
    return TRUE;

  g_set_error_literal (error, FOYER_DEMO_ERROR, FOYER_DEMO_ERROR_LOGGED_IN, "log out first");
  return FALSE;
}

static gboolean
do_act (FoyerTransaction  *transaction,
        Act               *act,
        FoyerVisit        *visit,
        GError           **error)
{
  switch (act->act)
    {
    case FOYER_VISIT_ACT_ARRIVE:
      return foyer_visit_arrive (visit, act->day, act->at_us, error);
    case FOYER_VISIT_ACT_RECEIVE:
      return foyer_visit_receive (visit, foyer_uuid_is_none (&act->handler) ? NULL
                                                                            : &act->handler,
                                  act->at_us, error);
    case FOYER_VISIT_ACT_START_DEMO:
      return foyer_visit_start_demo (visit, act->at_us, error);
    case FOYER_VISIT_ACT_END_DEMO:
      return check_end_demo (transaction, act, error) && foyer_visit_end_demo (visit, error);
    case FOYER_VISIT_ACT_LEAVE:
      return foyer_visit_leave (visit, act->at_us, act->lost_kind, act->lost_reason, error);
    case FOYER_VISIT_ACT_CONFIRM_LEFT:
      return foyer_visit_confirm_left (visit, act->at_us, error);
    case FOYER_VISIT_ACT_MISS:
      return foyer_visit_miss (visit, error);
    case FOYER_VISIT_ACT_VOID:
      return check_void (transaction, act, error) && foyer_visit_void (visit, error);
    case FOYER_VISIT_ACT_LEAVE_MESSAGE:
    case FOYER_VISIT_ACT_ASSUME_LEFT:
    case FOYER_VISIT_ACT_NONE:
      break;
    }

  g_assert_not_reached ();
}

static gboolean
run_act (FoyerTransaction  *transaction,
         gpointer           data,
         gpointer          *result,
         GError           **error)
{
  Act *act = data;
  g_autoptr (FoyerVisit) visit = NULL;

  visit = foyer_service_load (transaction, FOYER_TYPE_VISIT, &act->visit, error);
  if (visit == NULL
      || !do_act (transaction, act, visit, error)
      || !foyer_transaction_save (transaction, FOYER_RECORD (visit), error)
      || !foyer_visitor_item_follow (transaction, visit, act->at_us, act->today, error))
    return FALSE;

  *result = g_steal_pointer (&visit);
  return TRUE;
}

static void
run (FoyerReception      *self,
     const char          *key,
     Act                 *act,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data)
{
  foyer_service_run_async (FOYER_SERVICE (self), FOYER_RIGHT_VISIT, key, run_act, act, act_free,
                           cancellable, callback, user_data);
}

/**
 * foyer_reception_check_in_async:
 * @self: the reception
 * @typed: (nullable) (element-type utf8 utf8): fields of #FoyerVisit by name, as typed; "who":
 *   name, telephone or both in one text
 * @expected_us: the moment of an appointment, microseconds UTC; 0 for a walk-in
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Registers a visit; nothing needs to be known of it (VI-02). With the field "customer" the rest is
 * taken from the customer's file. Without, the customer of exactly this telephone and name is
 * linked, or made; where several could be meant nobody is linked, and a person decides. What was
 * said stands in the visit; of the customer's file it fills empty fields only.
 */
void
foyer_reception_check_in_async (FoyerReception      *self,
                                GHashTable          *typed,
                                gint64               expected_us,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  FoyerCheckIn *check_in = foyer_check_in_new (typed);

  check_in->at_us = foyer_service_now_us (FOYER_SERVICE (self));
  check_in->id = foyer_uuid_new (check_in->at_us);
  check_in->expected_us = expected_us;
  check_in->day = get_today (self, expected_us != 0 ? expected_us : check_in->at_us);
  check_in->today = make_today (self, check_in->at_us);
  foyer_service_run_async (FOYER_SERVICE (self), FOYER_RIGHT_VISIT,
                           expected_us != 0 ? "visit.expect" : "visit.check-in",
                           foyer_check_in_run, check_in, foyer_check_in_free, cancellable,
                           callback, user_data);
}

/**
 * foyer_reception_arrive_async:
 * @self: the reception
 * @visit: a visit that is expected, or was taken for a no-show
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * An expected visitor comes, and waits.
 */
void
foyer_reception_arrive_async (FoyerReception      *self,
                              FoyerVisit          *visit,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  run (self, "visit.arrive", act_new (self, FOYER_VISIT_ACT_ARRIVE, visit), cancellable, callback,
       user_data);
}

/* Who receives: @handler, else who is signed in, else nobody yet. */
static FoyerUuid
get_handler (FoyerReception *self,
             FoyerStaff     *handler)
{
  if (handler != NULL)
    return *foyer_record_get_id (FOYER_RECORD (handler));

  return foyer_session_get_actor (foyer_service_get_session (FOYER_SERVICE (self))).staff;
}

/**
 * foyer_reception_receive_async:
 * @self: the reception
 * @visit: a visit that waits
 * @handler: (nullable): who receives; %NULL for who is signed in
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Somebody begins to look after a visitor.
 */
void
foyer_reception_receive_async (FoyerReception      *self,
                               FoyerVisit          *visit,
                               FoyerStaff          *handler,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  Act *act = act_new (self, FOYER_VISIT_ACT_RECEIVE, visit);

  act->handler = get_handler (self, handler);
  run (self, "visit.receive", act, cancellable, callback, user_data);
}

static gboolean
run_call_next (FoyerTransaction  *transaction,
               gpointer           data,
               gpointer          *result,
               GError           **error)
{
  Act *act = data;
  g_autoptr (GPtrArray) waiting = NULL;
  FoyerVisit *next;

  waiting = foyer_visit_repository_find_waiting (foyer_transaction_get_db (transaction), act->day,
                                                 error);
  if (waiting == NULL)
    return FALSE;

  next = foyer_queue_find_next (waiting,
                                foyer_uuid_is_none (&act->handler) ? NULL : &act->handler,
                                act->at_us, act->patience_us);
  if (next == NULL)
    {
      g_set_error_literal (error, FOYER_SERVICE_ERROR, FOYER_SERVICE_ERROR_UNKNOWN,
                           "nobody waits");
      return FALSE;
    }

  act->visit = *foyer_record_get_id (FOYER_RECORD (next));
  return run_act (transaction, data, result, error);
}

/**
 * foyer_reception_call_next_async:
 * @self: the reception
 * @handler: (nullable): who receives; %NULL for who is signed in
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Receives whoever is the next of the queue when the command's turn comes: two desks that call at
 * once get two visitors. See foyer_queue_find_next() for the order. %FOYER_SERVICE_ERROR_UNKNOWN
 * when nobody waits.
 */
void
foyer_reception_call_next_async (FoyerReception      *self,
                                 FoyerStaff          *handler,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  Act *act = act_new (self, FOYER_VISIT_ACT_RECEIVE, NULL);

  act->handler = get_handler (self, handler);
  act->patience_us =
    foyer_settings_get_span_us (foyer_shop_get_settings (foyer_reception_get_shop (self)),
                                FOYER_SETTING_VISIT_WAIT_WARN);
  foyer_service_run_async (FOYER_SERVICE (self), FOYER_RIGHT_VISIT, "visit.call-next",
                           run_call_next, act, act_free, cancellable, callback, user_data);
}

/**
 * foyer_reception_start_demo_async:
 * @self: the reception
 * @visit: a visit that is received
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * A demonstration begins.
 */
void
foyer_reception_start_demo_async (FoyerReception      *self,
                                  FoyerVisit          *visit,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  run (self, "visit.start-demo", act_new (self, FOYER_VISIT_ACT_START_DEMO, visit), cancellable,
       callback, user_data);
}

/**
 * foyer_reception_end_demo_async:
 * @self: the reception
 * @visit: a visit that sees a demonstration
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * The demonstration ends; the visitor is still looked after.
 */
void
foyer_reception_end_demo_async (FoyerReception      *self,
                                FoyerVisit          *visit,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  run (self, "visit.end-demo", act_new (self, FOYER_VISIT_ACT_END_DEMO, visit), cancellable,
       callback, user_data);
}

/**
 * foyer_reception_leave_async:
 * @self: the reception
 * @visit: a visit in the shop
 * @lost_kind: why nothing was bought (P5), %FOYER_LOST_KIND_NONE when nobody said
 * @lost_reason: (nullable): the same in words
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * The visitor leaves.
 */
void
foyer_reception_leave_async (FoyerReception      *self,
                             FoyerVisit          *visit,
                             FoyerLostKind        lost_kind,
                             const char          *lost_reason,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  Act *act = act_new (self, FOYER_VISIT_ACT_LEAVE, visit);

  act->lost_kind = lost_kind;
  act->lost_reason = g_strdup (lost_reason);
  run (self, "visit.leave", act, cancellable, callback, user_data);
}

static gint64
make_due (FoyerReception *self,
          gint64          at_us)
{
  FoyerShop *shop = foyer_reception_get_shop (self);
  FoyerDeadline rule = foyer_settings_get_rule (foyer_shop_get_settings (shop),
                                                FOYER_SETTING_DUE_CASE);

  return foyer_deadline_compute (&rule, at_us, foyer_shop_get_time (shop),
                                 foyer_shop_get_calendar (shop), NULL);
}

/**
 * foyer_reception_leave_message_async:
 * @self: the reception
 * @visit: a visit that waits or is received
 * @host: the colleague who is not there
 * @message: what was said
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * The visitor leaves a message and goes (V2). It becomes a work item of @host, or of whoever stands
 * in for them while they are away (VI-03), due by the setting `due.case`; who takes the message
 * stays its taker.
 */
void
foyer_reception_leave_message_async (FoyerReception      *self,
                                     FoyerVisit          *visit,
                                     FoyerStaff          *host,
                                     const char          *message,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  FoyerShop *shop = foyer_reception_get_shop (self);
  FoyerMessage *data = g_new0 (FoyerMessage, 1);

  data->visit = *foyer_record_get_id (FOYER_RECORD (visit));
  if (host != NULL)
    data->host = *foyer_record_get_id (FOYER_RECORD (host));
  data->taker = get_handler (self, NULL);
  data->message = g_strdup (message);
  data->at_us = foyer_service_now_us (FOYER_SERVICE (self));
  data->today = make_today (self, data->at_us);
  data->due_us = make_due (self, data->at_us);
  data->clock = g_strdup (foyer_settings_get_text (foyer_shop_get_settings (shop),
                                                   FOYER_SETTING_DUE_CASE));
  data->time = g_object_ref (foyer_shop_get_time (shop));
  foyer_service_run_async (FOYER_SERVICE (self), FOYER_RIGHT_VISIT, "visit.leave-message",
                           foyer_message_run, data, foyer_message_free, cancellable, callback,
                           user_data);
}

/**
 * foyer_reception_confirm_left_async:
 * @self: the reception
 * @visit: a visit whose departure is assumed
 * @departed_us: when the visitor really left, microseconds UTC
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Somebody knows when the visitor left (核对).
 */
void
foyer_reception_confirm_left_async (FoyerReception      *self,
                                    FoyerVisit          *visit,
                                    gint64               departed_us,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  Act *act = act_new (self, FOYER_VISIT_ACT_CONFIRM_LEFT, visit);

  act->at_us = departed_us;
  run (self, "visit.confirm-left", act, cancellable, callback, user_data);
}

/**
 * foyer_reception_miss_async:
 * @self: the reception
 * @visit: a visit that is expected
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * An expected visitor did not come.
 */
void
foyer_reception_miss_async (FoyerReception      *self,
                            FoyerVisit          *visit,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  run (self, "visit.miss", act_new (self, FOYER_VISIT_ACT_MISS, visit), cancellable, callback,
       user_data);
}

/**
 * foyer_reception_void_async:
 * @self: the reception
 * @visit: a visit
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * The visit was registered by mistake. Who registered it may say so, and a supervisor.
 */
void
foyer_reception_void_async (FoyerReception      *self,
                            FoyerVisit          *visit,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  run (self, "visit.void", act_new (self, FOYER_VISIT_ACT_VOID, visit), cancellable, callback,
       user_data);
}

/**
 * foyer_reception_edit_async:
 * @self: the reception
 * @edits: what was changed in a visit
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Changes what is written about a visit. A visit that was anonymous and gets a name or a telephone
 * number is linked as in foyer_reception_check_in_async().
 */
void
foyer_reception_edit_async (FoyerReception      *self,
                            FoyerEdits          *edits,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  foyer_service_edit_async (FOYER_SERVICE (self), FOYER_RIGHT_VISIT, "visit.edit", edits,
                            foyer_check_in_edit, cancellable, callback, user_data);
}

/**
 * foyer_reception_finish:
 * @self: the reception
 * @result: the result of a command
 * @conflicts: (out) (optional) (nullable) (transfer full) (element-type FoyerFieldConflict): of an
 *   edit, the fields that somebody else changed meanwhile
 * @error: where to put why not: %FOYER_DOMAIN_ERROR_DENIED without the right,
 *   %FOYER_DOMAIN_ERROR_STATE when the visit is not in a state for it any more,
 *   %FOYER_DOMAIN_ERROR_INVALID when a field cannot hold what was typed,
 *   %FOYER_SERVICE_ERROR_CONFLICT, %FOYER_SERVICE_ERROR_UNKNOWN, or a #FoyerDbError
 *
 * Returns: (transfer full) (nullable): the visit as stored; with %FOYER_SERVICE_ERROR_CONFLICT as
 *   it stands
 */
FoyerVisit *
foyer_reception_finish (FoyerReception  *self,
                        GAsyncResult    *result,
                        GPtrArray      **conflicts,
                        GError         **error)
{
  return foyer_service_finish (FOYER_SERVICE (self), result, conflicts, error);
}

/* Closing days is one operation in as many transactions as it needs. */
typedef struct
{
  FoyerUuid op_id;
  gint64 day;
  char *zone;
  int day_end;
  gint64 n_closed;
} Closing;

static void
closing_clear (gpointer data)
{
  Closing *self = data;

  g_free (self->zone);
}

static void
closing_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, closing_clear);
}

static gboolean
close_visit (FoyerTransaction  *transaction,
             FoyerVisit        *left_over,
             FoyerShopTime     *time,
             GError           **error)
{
  gint64 end_us = foyer_shop_time_get_day_end_us (time, foyer_visit_get_day (left_over));
  g_autoptr (FoyerVisit) visit = NULL;
  gboolean is_done;

  visit = foyer_service_load (transaction, FOYER_TYPE_VISIT,
                              foyer_record_get_id (FOYER_RECORD (left_over)), error);
  if (visit == NULL)
    return FALSE;

  is_done = foyer_visit_is_open (visit) ? foyer_visit_assume_left (visit, end_us, error)
                                        : foyer_visit_miss (visit, error);
  return is_done && foyer_transaction_save (transaction, FOYER_RECORD (visit), error)
         && foyer_visitor_item_follow (transaction, visit, end_us, NULL, error);
}

/* The result is how many were closed. */
static gboolean
close_some (FoyerTransaction  *transaction,
            gpointer           data,
            gpointer          *result,
            GError           **error)
{
  Closing *closing = data;
  g_autoptr (FoyerShopTime) time = foyer_shop_time_new (closing->zone, closing->day_end, error);
  g_autoptr (GPtrArray) left_over = NULL;

  if (time == NULL)
    return FALSE;

  left_over = foyer_visit_repository_find_left_over (foyer_transaction_get_db (transaction),
                                                     closing->day, CLOSE_AT_ONCE, error);
  if (left_over == NULL)
    return FALSE;
  for (guint i = 0; i < left_over->len; i++)
    if (!close_visit (transaction, left_over->pdata[i], time, error))
      return FALSE;

  *result = GUINT_TO_POINTER (left_over->len);
  return TRUE;
}

static void
on_some_closed (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data);

static void
close_next (GTask *task)
{
  FoyerReception *self = g_task_get_source_object (task);
  Closing *closing = g_task_get_task_data (task);
  FoyerActor actor = {
    .name = "system",
    .seat = foyer_session_get_seat (foyer_service_get_session (FOYER_SERVICE (self))),
  };

  foyer_store_write_async (foyer_service_get_store (FOYER_SERVICE (self)), &actor,
                           "visit.close-days", &closing->op_id, close_some,
                           g_atomic_rc_box_acquire (closing), closing_unref, NULL,
                           g_task_get_cancellable (task), on_some_closed, task);
}

static void
on_some_closed (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Closing *closing = g_task_get_task_data (task);
  GError *error = NULL;
  guint n_closed;

  n_closed = GPOINTER_TO_UINT (foyer_store_write_finish (FOYER_STORE (source), result, NULL,
                                                         &error));
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  closing->n_closed += n_closed;
  if (n_closed == CLOSE_AT_ONCE)
    close_next (g_steal_pointer (&task));
  else
    g_task_return_int (task, closing->n_closed);
}

/**
 * foyer_reception_close_days_async:
 * @self: the reception
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Ends the visits of days before today that nobody ended: who came is assumed to have left at the
 * end of the day (推定离开, VI-06), who was expected did not come. Done by the program itself, as
 * `system`, and not undone.
 */
void
foyer_reception_close_days_async (FoyerReception      *self,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  FoyerShopTime *time = foyer_shop_get_time (foyer_reception_get_shop (self));
  gint64 now_us = foyer_service_now_us (FOYER_SERVICE (self));
  Closing *closing = g_atomic_rc_box_new0 (Closing);

  closing->op_id = foyer_uuid_new (now_us);
  closing->day = foyer_shop_time_get_day (time, now_us);
  closing->zone = g_strdup (foyer_shop_time_get_zone (time));
  closing->day_end = foyer_shop_time_get_day_end (time);
  g_task_set_source_tag (task, foyer_reception_close_days_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, closing, closing_unref);
  close_next (task);
}

/**
 * foyer_reception_close_days_finish:
 * @self: the reception
 * @result: the result
 * @error: where to put the #FoyerDbError
 *
 * Returns: how many visits were closed, -1 when it failed
 */
gint64
foyer_reception_close_days_finish (FoyerReception  *self,
                                   GAsyncResult    *result,
                                   GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  return g_task_propagate_int (G_TASK (result), error);
}
