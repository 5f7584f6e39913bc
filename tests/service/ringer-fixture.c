#include "ringer-fixture.h"

/* The recorder. */

static void
test_notifier_show (FoyerNotifier           *notifier,
                    const FoyerNotification *notification)
{
  TestNotifier *self = TEST_NOTIFIER (notifier);
  g_autoptr(GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no service");

  self->n_shown++;
  if (self->is_broken)
    {
      g_signal_emit_by_name (self, "failed", notification->id, error);
      return;
    }
  g_hash_table_replace (self->standing, g_strdup (notification->id),
                        foyer_notification_copy (notification));
  g_signal_emit_by_name (self, "shown", notification->id);
}

static void
test_notifier_withdraw (FoyerNotifier *notifier,
                        const char    *id)
{
  g_hash_table_remove (TEST_NOTIFIER (notifier)->standing, id);
}

static void
test_notifier_iface_init (FoyerNotifierInterface *iface)
{
  iface->show = test_notifier_show;
  iface->withdraw = test_notifier_withdraw;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestNotifier, test_notifier, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (FOYER_TYPE_NOTIFIER,
                                                      test_notifier_iface_init))

static void
test_notifier_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  g_value_set_boolean (value, !TEST_NOTIFIER (object)->is_broken);
}

static void
test_notifier_finalize (GObject *object)
{
  g_hash_table_unref (TEST_NOTIFIER (object)->standing);

  G_OBJECT_CLASS (test_notifier_parent_class)->finalize (object);
}

static void
test_notifier_class_init (TestNotifierClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = test_notifier_get_property;
  object_class->finalize = test_notifier_finalize;
  g_object_class_override_property (object_class, 1, "is-available");
  g_object_class_override_property (object_class, 2, "has-actions");
}

static void
test_notifier_init (TestNotifier *self)
{
  self->standing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) foyer_notification_free);
}

/* The shop. */


static gboolean
on_shown_inside (Shop      *self,
                 GPtrArray *deliveries)
{
  self->n_inside += deliveries->len;
  return self->has_window;
}

static void
on_opened (Shop          *self,
           FoyerDelivery *delivery,
           guint          act,
           const char    *token)
{
  self->opened = act;
}

static void
on_sign_in_asked (Shop       *self,
                  FoyerStaff *staff,
                  const char *token)
{
  g_clear_pointer (&self->asked, g_free);
  self->asked = g_strdup (foyer_staff_get_number (staff));
}

void
shop_open (Shop *self)
{
  Desk *desk = &self->fixture.desk;

  self->items = foyer_items_new (desk->store, desk->session, desk->history, desk->shop);
  self->callbacks = foyer_callbacks_new (desk->store, desk->session, desk->history, desk->shop);
  self->due = foyer_due_new (desk->store, desk->session, desk->history, desk->shop);
  self->notifier = g_object_new (TEST_TYPE_NOTIFIER, NULL);
  self->vault = foyer_vault_new (desk->store, desk->session, desk->history);
  self->demo_desk = foyer_demo_desk_new (desk->store, desk->session, desk->history, desk->shop,
                                         desk->people, self->vault);
  self->ringer = foyer_ringer_new (self->due, self->callbacks, desk->reception, self->demo_desk,
                                   desk->people, desk->shop, FOYER_NOTIFIER (self->notifier));
  self->opened = FOYER_NOTICE_N_ACTS;
  g_signal_connect_swapped (self->ringer, "shown-inside", G_CALLBACK (on_shown_inside), self);
  g_signal_connect_swapped (self->ringer, "opened", G_CALLBACK (on_opened), self);
  g_signal_connect_swapped (self->ringer, "sign-in-asked", G_CALLBACK (on_sign_in_asked), self);
}

void
shop_set_up (Shop          *self,
             gconstpointer  unused)
{
  fixture_set_up (&self->fixture, NULL);
  shop_open (self);
}

/* What was shown is noted, and what was pressed is done, without anybody waiting for it; but
 * whatever is on its way holds the object that it is done by. */
static gboolean
is_noted (gpointer data)
{
  Shop *self = data;

  return g_atomic_int_get (&G_OBJECT (self->ringer)->ref_count) == 1
         /* Of the test, and of the ringer. */
         && g_atomic_int_get (&G_OBJECT (self->due)->ref_count) == 2;
}

void
shop_settle (Shop *self)
{
  wait_until (is_noted, self);
  settle (&self->fixture.desk);
}

void
shop_close (Shop *self)
{
  shop_settle (self);
  drop (&self->ringer);
  drop (&self->due);
  drop (&self->demo_desk);
  drop (&self->vault);
  drop (&self->callbacks);
  drop (&self->items);
  g_assert_finalize_object (self->notifier);
  g_clear_pointer (&self->asked, g_free);
}

void
shop_tear_down (Shop          *self,
                gconstpointer  unused)
{
  shop_close (self);
  fixture_tear_down (&self->fixture, NULL);
}

void
shop_look (Shop *self)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  shop_settle (self);
  foyer_due_look_async (self->due, NULL, on_done, &result);
  g_assert_true (foyer_due_look_finish (self->due, wait_for (&result), &error));
  g_assert_no_error (error);
  g_clear_object (&result);
  shop_settle (self);
}

/* A callback of who is signed in, agreed for 15:00. */
void
shop_plan (Shop       *self,
      const char *name)
{
  g_autoptr(GHashTable) typed = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(FoyerItem) item = NULL;
  g_autoptr(GError) error = NULL;
  FoyerStaff *staff = foyer_session_get_staff (self->fixture.desk.session);
  g_autofree char *owner = foyer_uuid_to_string (foyer_record_get_id (FOYER_RECORD (staff)));

  typed = typed_new ("kind", "usage", "name", name, "phone", "13912347731", "due",
                     "2026-11-21 15:00", "owner", owner, NULL);
  foyer_callbacks_plan_async (self->callbacks, typed, NULL, on_done, &result);
  item = foyer_callbacks_finish (self->callbacks, wait_for (&result), &error);
  g_assert_no_error (error);
}

guint
shop_count_standing (Shop *self)
{
  return g_hash_table_size (self->notifier->standing);
}

/* The only one that stands. */
FoyerNotification *
shop_get_standing (Shop *self)
{
  GHashTableIter iter;
  gpointer notification;

  g_assert_cmpuint (shop_count_standing (self), ==, 1);
  g_hash_table_iter_init (&iter, self->notifier->standing);
  g_hash_table_iter_next (&iter, NULL, &notification);
  return notification;
}

void
shop_press (Shop       *self,
       const char *id,
       const char *key)
{
  g_signal_emit_by_name (self->notifier, "activated", id, key, "token");
  shop_settle (self);
}
