/* All services over one store: who needs whom, and in which order they are loaded. */

#include "service/foyer-services.h"

struct _FoyerServices
{
  GObject parent_instance;

  FoyerStore *store;
  FoyerSession *session;
  FoyerHistory *history;
  FoyerShop *shop;
  FoyerPeople *people;
  FoyerPresence *presence;
  FoyerReception *reception;
  FoyerCustomers *customers;
  FoyerEnquiries *enquiries;
  FoyerDocuments *documents;
  FoyerBackups *backups;
  FoyerDayFigures *day_figures;
  FoyerReviews *reviews;
  FoyerRota *rota;
  FoyerVault *vault;
  FoyerDemoDesk *demo_desk;
  FoyerItems *items;
  FoyerCallbacks *callbacks;
  FoyerAbsences *absences;
  FoyerDue *due;
};

G_DEFINE_FINAL_TYPE (FoyerServices, foyer_services, G_TYPE_OBJECT)

static void
foyer_services_dispose (GObject *object)
{
  FoyerServices *self = FOYER_SERVICES (object);

  if (self->due != NULL)
    foyer_due_stop (self->due);
  g_clear_object (&self->due);
  g_clear_object (&self->absences);
  g_clear_object (&self->callbacks);
  g_clear_object (&self->items);
  g_clear_object (&self->demo_desk);
  g_clear_object (&self->vault);
  g_clear_object (&self->rota);
  g_clear_object (&self->reviews);
  g_clear_object (&self->day_figures);
  g_clear_object (&self->backups);
  g_clear_object (&self->documents);
  g_clear_object (&self->enquiries);
  g_clear_object (&self->customers);
  g_clear_object (&self->reception);
  g_clear_object (&self->presence);
  g_clear_object (&self->people);
  g_clear_object (&self->shop);
  g_clear_object (&self->history);
  g_clear_object (&self->session);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (foyer_services_parent_class)->dispose (object);
}

static void
foyer_services_class_init (FoyerServicesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = foyer_services_dispose;
}

static void
foyer_services_init (FoyerServices *self)
{
}

/**
 * foyer_services_new:
 * @store: an open store
 * @session: who gives the commands
 *
 * Returns: (transfer full): the services, which show nothing until they are loaded
 */
FoyerServices *
foyer_services_new (FoyerStore   *store,
                    FoyerSession *session)
{
  FoyerServices *self = g_object_new (FOYER_TYPE_SERVICES, NULL);

  self->store = g_object_ref (store);
  self->session = g_object_ref (session);
  self->history = foyer_history_new (store, session);
  self->shop = foyer_shop_new (store, session, self->history);
  self->people = foyer_people_new (store, session, self->history);
  self->presence = foyer_presence_new (store, session);
  self->reception = foyer_reception_new (store, session, self->history, self->shop, self->people);
  self->customers = foyer_customers_new (store, session, self->history, self->shop);
  self->enquiries = foyer_enquiries_new (store, session, self->history, self->shop);
  self->documents = foyer_documents_new (store, session, self->history, self->shop, self->people);
  self->backups = foyer_backups_new (store, session, self->history, self->shop);
  self->day_figures = foyer_day_figures_new (store, session, self->history, self->shop);
  self->reviews = foyer_reviews_new (store, session, self->history, self->shop);
  self->rota = foyer_rota_new (store, session, self->history, self->shop);
  self->vault = foyer_vault_new (store, session, self->history);
  self->demo_desk = foyer_demo_desk_new (store, session, self->history, self->shop, self->people,
                                         self->vault);
  self->items = foyer_items_new (store, session, self->history, self->shop);
  self->callbacks = foyer_callbacks_new (store, session, self->history, self->shop);
  self->absences = foyer_absences_new (store, session, self->history, self->shop);
  self->due = foyer_due_new (store, session, self->history, self->shop);

  return self;
}

static void
on_demo_desk_loaded (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (foyer_demo_desk_load_finish (FOYER_DEMO_DESK (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_reception_loaded (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  FoyerServices *self = g_task_get_source_object (task);
  GCancellable *cancellable;
  GError *error = NULL;

  if (!foyer_reception_load_finish (FOYER_RECEPTION (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  cancellable = g_task_get_cancellable (task);
  foyer_demo_desk_load_async (self->demo_desk, cancellable, on_demo_desk_loaded,
                              g_steal_pointer (&task));
}

static void
on_people_loaded (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  FoyerServices *self = g_task_get_source_object (task);
  GCancellable *cancellable;
  GError *error = NULL;

  if (!foyer_people_load_finish (FOYER_PEOPLE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  cancellable = g_task_get_cancellable (task);
  foyer_reception_load_async (self->reception, cancellable, on_reception_loaded,
                              g_steal_pointer (&task));
}

static void
on_shop_loaded (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  FoyerServices *self = g_task_get_source_object (task);
  GCancellable *cancellable;
  GError *error = NULL;

  if (!foyer_shop_load_finish (FOYER_SHOP (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  cancellable = g_task_get_cancellable (task);
  foyer_people_load_async (self->people, cancellable, on_people_loaded, g_steal_pointer (&task));
}

/**
 * foyer_services_load_async:
 * @self: the services
 * @cancellable: (nullable): gives it up
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Loads what is shown from the first moment on: the settings, by which the shop knows what day it
 * is, then the colleagues, then today at the reception, then the demonstrations. Backups begin with
 * foyer_backups_start(), what is due with foyer_due_start() and being seen with
 * foyer_presence_start(), which only a program that stays calls.
 */
void
foyer_services_load_async (FoyerServices       *self,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, foyer_services_load_async);
  foyer_shop_load_async (self->shop, cancellable, on_shop_loaded, task);
}

/**
 * foyer_services_load_finish:
 * @self: the services
 * @result: the result
 * @error: where to put the #FoyerDbError
 *
 * Returns: whether they are loaded
 */
gboolean
foyer_services_load_finish (FoyerServices  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * foyer_services_close:
 * @self: the services
 *
 * Tells the other programs that this one ends, and closes the store: foyer_store_close().
 */
void
foyer_services_close (FoyerServices *self)
{
  foyer_presence_leave (self->presence);
  foyer_store_close (self->store);
}

/**
 * foyer_services_get_store:
 * @self: the services
 *
 * Returns: (transfer none): the store that they work on
 */
FoyerStore *
foyer_services_get_store (FoyerServices *self)
{
  return self->store;
}

/**
 * foyer_services_get_clock:
 * @self: the services
 *
 * Returns: (transfer none): the clock by which everything here is dated
 */
FoyerClock *
foyer_services_get_clock (FoyerServices *self)
{
  return foyer_store_get_clock (self->store);
}

/**
 * foyer_services_get_session:
 * @self: the services
 *
 * Returns: (transfer none): who sits at this PC
 */
FoyerSession *
foyer_services_get_session (FoyerServices *self)
{
  return self->session;
}

/**
 * foyer_services_get_history:
 * @self: the services
 *
 * Returns: (transfer none): the acts that can be taken back
 */
FoyerHistory *
foyer_services_get_history (FoyerServices *self)
{
  return self->history;
}

/**
 * foyer_services_get_shop:
 * @self: the services
 *
 * Returns: (transfer none): the shop, its settings and its time
 */
FoyerShop *
foyer_services_get_shop (FoyerServices *self)
{
  return self->shop;
}

/**
 * foyer_services_get_people:
 * @self: the services
 *
 * Returns: (transfer none): the colleagues
 */
FoyerPeople *
foyer_services_get_people (FoyerServices *self)
{
  return self->people;
}

/**
 * foyer_services_get_presence:
 * @self: the services
 *
 * Returns: (transfer none): who else has what is on the screen open
 */
FoyerPresence *
foyer_services_get_presence (FoyerServices *self)
{
  return self->presence;
}

/**
 * foyer_services_get_reception:
 * @self: the services
 *
 * Returns: (transfer none): today at the front desk
 */
FoyerReception *
foyer_services_get_reception (FoyerServices *self)
{
  return self->reception;
}

/**
 * foyer_services_get_customers:
 * @self: the services
 *
 * Returns: (transfer none): the customers' files
 */
FoyerCustomers *
foyer_services_get_customers (FoyerServices *self)
{
  return self->customers;
}

/**
 * foyer_services_get_enquiries:
 * @self: the services
 *
 * Returns: (transfer none): the register of calls and visits
 */
FoyerEnquiries *
foyer_services_get_enquiries (FoyerServices *self)
{
  return self->enquiries;
}

/**
 * foyer_services_get_documents:
 * @self: the services
 *
 * Returns: (transfer none): what is printed
 */
FoyerDocuments *
foyer_services_get_documents (FoyerServices *self)
{
  return self->documents;
}

/**
 * foyer_services_get_backups:
 * @self: the services
 *
 * Returns: (transfer none): the copies of the store
 */
FoyerBackups *
foyer_services_get_backups (FoyerServices *self)
{
  return self->backups;
}

/**
 * foyer_services_get_day_figures:
 * @self: the services
 *
 * Returns: (transfer none): what was done today so far
 */
FoyerDayFigures *
foyer_services_get_day_figures (FoyerServices *self)
{
  return self->day_figures;
}

/**
 * foyer_services_get_reviews:
 * @self: the services
 *
 * Returns: (transfer none): the day-end reviews
 */
FoyerReviews *
foyer_services_get_reviews (FoyerServices *self)
{
  return self->reviews;
}

/**
 * foyer_services_get_rota:
 * @self: the services
 *
 * Returns: (transfer none): the roster, which shows no month until it is asked to
 */
FoyerRota *
foyer_services_get_rota (FoyerServices *self)
{
  return self->rota;
}

/**
 * foyer_services_get_demo_desk:
 * @self: the services
 *
 * Returns: (transfer none): demo accounts and the sessions on them
 */
FoyerDemoDesk *
foyer_services_get_demo_desk (FoyerServices *self)
{
  return self->demo_desk;
}

/**
 * foyer_services_get_items:
 * @self: the services
 *
 * Returns: (transfer none): the promises of the shop
 */
FoyerItems *
foyer_services_get_items (FoyerServices *self)
{
  return self->items;
}

/**
 * foyer_services_get_due:
 * @self: the services
 *
 * Returns: (transfer none): what rings, once foyer_due_start() is called
 */
FoyerDue *
foyer_services_get_due (FoyerServices *self)
{
  return self->due;
}

/**
 * foyer_services_get_callbacks:
 * @self: the services
 *
 * Returns: (transfer none): the callbacks, which are read once their lists are asked for
 */
FoyerCallbacks *
foyer_services_get_callbacks (FoyerServices *self)
{
  return self->callbacks;
}

/**
 * foyer_services_get_absences:
 * @self: the services
 *
 * Returns: (transfer none): what is left behind by who is away, which is read once somebody looks
 */
FoyerAbsences *
foyer_services_get_absences (FoyerServices *self)
{
  return self->absences;
}
