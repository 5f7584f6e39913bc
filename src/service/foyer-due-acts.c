/* What a person does with what rang: has seen it, puts it off, takes note of it. The last two
 * concern every seat at which the addressee may be signed in, so the journal tells of them. */

#include "service/foyer-due-private.h"

#include "domain/foyer-domain-error.h"
#include "store/foyer-delivery-repository.h"

/* What a person does with a delivery. */
typedef struct
{
  FoyerUuid id;
  gint64 at_us;
} Act;

static gboolean
set_shown (FoyerTransaction  *transaction,
           gpointer           data,
           gpointer          *result,
           GError           **error)
{
  Act *act = data;

  return foyer_delivery_repository_set_shown (foyer_transaction_get_db (transaction), &act->id,
                                              act->at_us, error);
}

static gboolean
put_off (FoyerTransaction  *transaction,
         gpointer           data,
         gpointer          *result,
         GError           **error)
{
  Act *act = data;

  return foyer_delivery_repository_put_off (foyer_transaction_get_db (transaction), &act->id,
                                            act->at_us, error)
         && foyer_transaction_touch (transaction, FOYER_DELIVERY_ENTITY, &act->id, error);
}

static gboolean
dismiss (FoyerTransaction  *transaction,
         gpointer           data,
         gpointer          *result,
         GError           **error)
{
  Act *act = data;

  return foyer_delivery_repository_set_gone (foyer_transaction_get_db (transaction), &act->id,
                                             act->at_us, error)
         && foyer_transaction_touch (transaction, FOYER_DELIVERY_ENTITY, &act->id, error);
}

static void
write_async (FoyerDue            *self,
             FoyerDelivery       *delivery,
             gint64               at_us,
             const char          *name,
             FoyerWriteFunc       func,
             GCancellable        *cancellable,
             GAsyncReadyCallback  callback,
             gpointer             user_data)
{
  FoyerActor actor = foyer_session_get_actor (foyer_service_get_session (FOYER_SERVICE (self)));
  Act *act = g_new (Act, 1);

  act->id = *foyer_delivery_get_id (delivery);
  act->at_us = at_us;
  foyer_store_write_async (foyer_service_get_store (FOYER_SERVICE (self)), &actor, name, NULL, func,
                           act, g_free, NULL, cancellable, callback, user_data);
}

static void
on_marked (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (FoyerDue) self = user_data;
  g_autoptr (GError) error = NULL;

  /* The lease runs out, and it rings again: once more than needed is better than once too few. */
  foyer_store_write_finish (FOYER_STORE (source), result, NULL, &error);
  if (error != NULL)
    g_warning ("That something was shown could not be noted: %s", error->message);
}

/**
 * foyer_due_mark_shown:
 * @self: what is due
 * @delivery: what was shown, on the desktop or in the window
 *
 * Ends the lease: nobody need show it any more. It stays in the tray until it is handled.
 */
void
foyer_due_mark_shown (FoyerDue      *self,
                      FoyerDelivery *delivery)
{
  write_async (self, delivery, foyer_service_now_us (FOYER_SERVICE (self)), "due.shown", set_shown,
               NULL, on_marked, g_object_ref (self));
}

static void
on_acted (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  foyer_store_write_finish (FOYER_STORE (source), result, NULL, &error);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  foyer_due_look_now (g_task_get_source_object (task));
  g_task_return_boolean (task, TRUE);
}

/* Only whom it is for takes note of it. */
static gboolean
check (FoyerDue       *self,
       FoyerDelivery  *delivery,
       GTask          *task)
{
  FoyerUuid staff = foyer_due_get_staff (self);

  if (foyer_uuid_equal (&staff, foyer_delivery_get_addressee (delivery)))
    return TRUE;

  g_task_return_new_error (task, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_DENIED,
                           "only for whom it is");
  return FALSE;
}

/**
 * foyer_due_snooze_async:
 * @self: what is due
 * @delivery: what rang
 * @at_us: when it rings again, microseconds UTC; ahead
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Puts it off: due time and overdue mark stay as they are (CB-12). A newer moment of the same item
 * rings nevertheless.
 */
void
foyer_due_snooze_async (FoyerDue            *self,
                        FoyerDelivery       *delivery,
                        gint64               at_us,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GError *error = NULL;

  g_task_set_source_tag (task, foyer_due_snooze_async);
  if (!check (self, delivery, task))
    return;
  if (!foyer_domain_check_that (at_us > foyer_service_now_us (FOYER_SERVICE (self)), "rings",
                                "ahead", &error))
    g_task_return_error (task, error);
  else
    write_async (self, delivery, at_us, "due.snooze", put_off, cancellable, on_acted,
                 g_steal_pointer (&task));
}

/**
 * foyer_due_dismiss_async:
 * @self: what is due
 * @delivery: what rang
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Takes note of it without an act: it leaves the tray. The item rings again at its next moment.
 */
void
foyer_due_dismiss_async (FoyerDue            *self,
                         FoyerDelivery       *delivery,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, foyer_due_dismiss_async);
  if (check (self, delivery, task))
    write_async (self, delivery, foyer_service_now_us (FOYER_SERVICE (self)), "due.dismiss",
                 dismiss, cancellable, on_acted, g_steal_pointer (&task));
}

/**
 * foyer_due_finish:
 * @self: what is due
 * @result: the result of foyer_due_snooze_async() or foyer_due_dismiss_async()
 * @error: where to put why not: %FOYER_DOMAIN_ERROR_DENIED when it is for somebody else,
 *   %FOYER_DOMAIN_ERROR_INVALID for a moment that is past, or a #FoyerDbError
 *
 * Returns: whether it was done
 */
gboolean
foyer_due_finish (FoyerDue      *self,
                  GAsyncResult  *result,
                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * foyer_due_list_snoozes:
 * @self: what is due
 * @delivery: what rang
 *
 * Returns: (transfer full) (element-type gint64): to when it can be put off: in 10 and 30 minutes,
 *   in an hour, at the end of the shift, tomorrow morning; those that lie ahead and before the item
 *   rings by itself (NO-08)
 */
GArray *
foyer_due_list_snoozes (FoyerDue      *self,
                        FoyerDelivery *delivery)
{
  FoyerSettings *settings = foyer_shop_get_settings (foyer_due_get_shop (self));
  FoyerShopTime *time = foyer_shop_get_time (foyer_due_get_shop (self));
  gint64 now_us = foyer_service_now_us (FOYER_SERVICE (self));
  gint64 next_us = foyer_notice_find_next (foyer_delivery_get_item (delivery), settings, time,
                                           now_us);
  GArray *moments = g_array_new (FALSE, FALSE, sizeof (gint64));
  int from, to;
  gint64 tomorrow = foyer_shop_time_get_day (time, now_us) + 1;
  gint64 choices[5];

  foyer_settings_get_hours (settings, FOYER_SETTING_CALLBACK_HOURS, &from, &to);
  choices[0] = now_us + 10 * FOYER_MINUTE_US;
  choices[1] = now_us + 30 * FOYER_MINUTE_US;
  choices[2] = now_us + FOYER_HOUR_US;
  choices[3] = foyer_due_get_shift_end_us (self);
  choices[4] = foyer_shop_time_at_minute (time, tomorrow, from);
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    if (choices[i] > now_us && (next_us == 0 || choices[i] < next_us))
      g_array_append_val (moments, choices[i]);

  return moments;
}
