/* What is done about what rings: the same commands from the tray of the window and from a
 * banner. */

#include "service/foyer-ringer-private.h"

static gint64
get_now (FoyerRinger *self)
{
  return foyer_service_now_us (FOYER_SERVICE (foyer_ringer_get_due (self)));
}

static void
on_snoozed (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (foyer_due_finish (FOYER_DUE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_recorded (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(FoyerItem) item = NULL;
  GError *error = NULL;

  item = foyer_callbacks_finish (FOYER_CALLBACKS (source), result, &error);
  if (item != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_received (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(FoyerVisit) visit = NULL;
  GError *error = NULL;

  visit = foyer_reception_finish (FOYER_RECEPTION (source), result, NULL, &error);
  if (visit != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_extended (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(FoyerDemoSession) session = NULL;
  GError *error = NULL;

  session = foyer_demo_desk_finish (FOYER_DEMO_DESK (source), result, &error);
  if (session != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* (transfer full) (nullable): the visit that a visitor's item is about, as long as it is open */
static FoyerVisit *
find_visit (FoyerRinger *self,
            FoyerItem   *item)
{
  GListModel *open = foyer_reception_get_open (foyer_ringer_get_reception (self));

  for (guint i = 0; i < g_list_model_get_n_items (open); i++)
    {
      g_autoptr(FoyerVisit) visit = g_list_model_get_item (open, i);

      if (foyer_uuid_equal (foyer_record_get_id (FOYER_RECORD (visit)),
                            foyer_item_get_visit (item)))
        return g_steal_pointer (&visit);
    }
  return NULL;
}

static void
receive (FoyerRinger   *self,
         FoyerDelivery *delivery,
         GTask         *task)
{
  g_autoptr(FoyerVisit) visit = find_visit (self, foyer_delivery_get_item (delivery));

  if (visit == NULL)
    {
      g_task_return_new_error (task, FOYER_SERVICE_ERROR, FOYER_SERVICE_ERROR_UNKNOWN,
                               "this visitor does not wait any more");
      return;
    }
  foyer_reception_receive_async (foyer_ringer_get_reception (self), visit, NULL,
                                 g_task_get_cancellable (task), on_received, g_object_ref (task));
}

/* The service demands a remark for a call that did not reach anybody (CB-01): here it is how it
 * came to be known. */
static const char *
get_remark (FoyerActWay way)
{
  switch (way)
    {
    case FOYER_ACT_WAY_WINDOW:
      return FOYER_NOTE_NO_ANSWER_TRAY;
    case FOYER_ACT_WAY_NOTICE:
      return FOYER_NOTE_NO_ANSWER_NOTICE;
    case FOYER_ACT_WAY_CONSOLE:
      break;
    }

  return FOYER_NOTE_NO_ANSWER;
}

static void
note_no_answer (FoyerRinger   *self,
                FoyerDelivery *delivery,
                FoyerActWay    way,
                GTask         *task)
{
  const FoyerCallOutcome outcome = {
    .contact = FOYER_CONTACT_NO_ANSWER,
    .reaction = FOYER_REACTION_UNREACHED,
    .remark = get_remark (way),
    .way = way,
  };

  foyer_callbacks_record_async (foyer_ringer_get_callbacks (self),
                                foyer_delivery_get_item (delivery), &outcome,
                                g_task_get_cancellable (task), on_recorded, g_object_ref (task));
}

/* A demo lasts longer for a reason (D1): here it is where it was asked for. */
static const char *
get_extension_reason (FoyerActWay way)
{
  switch (way)
    {
    case FOYER_ACT_WAY_WINDOW:
      return FOYER_NOTE_LONGER_TRAY;
    case FOYER_ACT_WAY_NOTICE:
      return FOYER_NOTE_LONGER_NOTICE;
    case FOYER_ACT_WAY_CONSOLE:
      break;
    }

  return FOYER_NOTE_LONGER;
}

static void
extend (FoyerRinger   *self,
        FoyerDelivery *delivery,
        FoyerActWay    way,
        GTask         *task)
{
  const FoyerUuid *id = foyer_item_get_origin_id (foyer_delivery_get_item (delivery));
  FoyerDemoSession *session = foyer_demo_desk_find_session (foyer_ringer_get_demo_desk (self), id);

  if (session == NULL)
    {
      g_task_return_new_error (task, FOYER_SERVICE_ERROR, FOYER_SERVICE_ERROR_UNKNOWN,
                               "this demo does not go on any more");
      return;
    }
  foyer_demo_desk_extend_async (foyer_ringer_get_demo_desk (self), session, FOYER_NOTICE_LATER_US,
                                get_extension_reason (way), g_task_get_cancellable (task),
                                on_extended, g_object_ref (task));
}

/**
 * foyer_ringer_carry_out: (skip)
 * @self: the ringer
 * @delivery: what rings
 * @what: what is done
 * @way: from where
 * @token: (nullable): by which the desktop lets the window come to the front
 * @task: told when it is done or has failed
 */
void
foyer_ringer_carry_out (FoyerRinger    *self,
                        FoyerDelivery  *delivery,
                        FoyerNoticeAct  what,
                        FoyerActWay     way,
                        const char     *token,
                        GTask          *task)
{
  switch (what)
    {
    case FOYER_NOTICE_ACT_OPEN:
    case FOYER_NOTICE_ACT_SCRIPT:
    case FOYER_NOTICE_ACT_RESCHEDULE:
    case FOYER_NOTICE_ACT_MESSAGE:
      g_signal_emit_by_name (self, "opened", delivery, what, token);
      /* Who has opened what they were told has been told. */
      if (foyer_delivery_get_reason (delivery) == FOYER_NOTICE_TOLD)
        foyer_due_dismiss_async (foyer_ringer_get_due (self), delivery,
                                 g_task_get_cancellable (task), on_snoozed, g_object_ref (task));
      else
        g_task_return_boolean (task, TRUE);
      return;
    case FOYER_NOTICE_ACT_ALL:
      g_signal_emit_by_name (self, "opened", NULL, what, token);
      g_task_return_boolean (task, TRUE);
      return;
    case FOYER_NOTICE_ACT_NO_ANSWER:
      note_no_answer (self, delivery, way, task);
      return;
    case FOYER_NOTICE_ACT_EXTEND:
      extend (self, delivery, way, task);
      return;
    case FOYER_NOTICE_ACT_LATER:
      foyer_due_snooze_async (foyer_ringer_get_due (self), delivery,
                              get_now (self) + FOYER_NOTICE_LATER_US,
                              g_task_get_cancellable (task), on_snoozed, g_object_ref (task));
      return;
    case FOYER_NOTICE_ACT_RECEIVE:
      receive (self, delivery, task);
      return;
    case FOYER_NOTICE_N_ACTS:
      break;
    }

  g_assert_not_reached ();
}

/**
 * foyer_ringer_act_async:
 * @self: the ringer
 * @delivery: what rings
 * @what: what is done
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Carries out an act of the tray: the same command as on the notification.
 */
void
foyer_ringer_act_async (FoyerRinger         *self,
                        FoyerDelivery       *delivery,
                        FoyerNoticeAct       what,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (FOYER_IS_RINGER (self));
  g_return_if_fail (FOYER_IS_DELIVERY (delivery));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, foyer_ringer_act_async);
  foyer_ringer_carry_out (self, delivery, what, FOYER_ACT_WAY_WINDOW, NULL, task);
}

/* How many of the tray are on their way, and what first went wrong. */
typedef struct
{
  guint n_left;
  GError *error;
} PutOff;

static void
put_off_free (gpointer data)
{
  PutOff *self = data;

  g_clear_error (&self->error);
  g_free (self);
}

static void
end_put_off (GTask *task)
{
  PutOff *data = g_task_get_task_data (task);

  if (--data->n_left > 0)
    return;
  if (data->error != NULL)
    g_task_return_error (task, g_steal_pointer (&data->error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
on_one_put_off (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PutOff *data = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  if (!foyer_due_finish (FOYER_DUE (source), result, &error) && data->error == NULL)
    data->error = g_steal_pointer (&error);
  end_put_off (task);
}

static gboolean
can_put_off (FoyerRinger   *self,
             FoyerDelivery *delivery)
{
  FoyerNoticeFacts facts;

  foyer_ringer_get_facts (self, delivery, &facts);
  return (foyer_notice_get_acts (&facts)
          & (1u << FOYER_NOTICE_ACT_LATER | 1u << FOYER_NOTICE_ACT_EXTEND)) != 0;
}

/**
 * foyer_ringer_put_off_async:
 * @self: the ringer
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when all is committed or has failed
 * @user_data: for @callback
 *
 * Puts off all of the tray that can be put off, by ten minutes. The first that fails is told; the
 * others are put off nevertheless.
 */
void
foyer_ringer_put_off_async (FoyerRinger         *self,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *tray;
  PutOff *data;
  gint64 at_us;

  g_return_if_fail (FOYER_IS_RINGER (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, foyer_ringer_act_async);
  tray = foyer_due_get_tray (foyer_ringer_get_due (self));
  at_us = get_now (self) + FOYER_NOTICE_LATER_US;
  for (guint i = 0; i < g_list_model_get_n_items (tray); i++)
    {
      g_autoptr(FoyerDelivery) delivery = g_list_model_get_item (tray, i);

      if (can_put_off (self, delivery))
        g_ptr_array_add (all, g_steal_pointer (&delivery));
    }

  data = g_new0 (PutOff, 1);
  data->n_left = all->len + 1;
  g_task_set_task_data (task, data, put_off_free);
  for (guint i = 0; i < all->len; i++)
    foyer_due_snooze_async (foyer_ringer_get_due (self), all->pdata[i], at_us, cancellable,
                            on_one_put_off, g_object_ref (task));
  end_put_off (task);
}

/**
 * foyer_ringer_finish:
 * @self: the ringer
 * @result: the result of foyer_ringer_act_async() or foyer_ringer_put_off_async()
 * @error: where to put why it was not done
 *
 * Returns: whether it was done
 */
gboolean
foyer_ringer_finish (FoyerRinger   *self,
                     GAsyncResult  *result,
                     GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, foyer_ringer_act_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
