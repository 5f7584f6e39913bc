#include "service/foyer-customers.h"

#include "domain/foyer-domain-error.h"
#include "domain/foyer-duplicate.h"
#include "domain/foyer-visit.h"
#include "service/foyer-answer.h"
#include "service/foyer-customer-search.h"
#include "service/foyer-timeline.h"
#include "store/foyer-customer-repository.h"

/* Files that are held against a new one. */
#define MAX_CANDIDATES 50

struct _FoyerCustomers
{
  FoyerService parent_instance;

  FoyerShop *shop;
};

G_DEFINE_FINAL_TYPE (FoyerCustomers, foyer_customers, FOYER_TYPE_SERVICE)

enum
{
  PROP_SHOP = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
foyer_customers_finalize (GObject *object)
{
  FoyerCustomers *self = FOYER_CUSTOMERS (object);

  g_clear_object (&self->shop);

  G_OBJECT_CLASS (foyer_customers_parent_class)->finalize (object);
}

static void
foyer_customers_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  FoyerCustomers *self = FOYER_CUSTOMERS (object);

  switch (prop_id)
    {
    case PROP_SHOP:
      self->shop = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_customers_class_init (FoyerCustomersClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = foyer_customers_finalize;
  object_class->set_property = foyer_customers_set_property;

  properties[PROP_SHOP] =
    g_param_spec_object ("shop", NULL, NULL, FOYER_TYPE_SHOP,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
foyer_customers_init (FoyerCustomers *self)
{
}

/**
 * foyer_customers_new:
 * @store: the store
 * @session: who gives the commands
 * @history: where acts are remembered
 * @shop: the shop
 *
 * Returns: (transfer full): the service
 */
FoyerCustomers *
foyer_customers_new (FoyerStore   *store,
                     FoyerSession *session,
                     FoyerHistory *history,
                     FoyerShop    *shop)
{
  return g_object_new (FOYER_TYPE_CUSTOMERS, "store", store, "session", session, "history",
                       history, "shop", shop, NULL);
}

/* Whoever may work with customers at all may look them up; nobody else sees a file. */
static void
read_async (FoyerCustomers      *self,
            gpointer             tag,
            FoyerReadFunc        func,
            gpointer             data,
            GDestroyNotify       data_free,
            GDestroyNotify       result_free,
            GCancellable        *cancellable,
            GAsyncReadyCallback  callback,
            gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  FoyerSession *session = foyer_service_get_session (FOYER_SERVICE (self));
  GError *error = NULL;

  g_task_set_source_tag (task, tag);
  if (!foyer_session_check (session, FOYER_RIGHT_CUSTOMER_EDIT, &error))
    {
      data_free (data);
      g_task_return_error (task, error);
      return;
    }

  foyer_answer_read (g_steal_pointer (&task), FOYER_STORE_DESK, func, data, data_free, result_free);
}

static gpointer
read_finish (FoyerCustomers  *self,
             gpointer         tag,
             GAsyncResult    *result,
             GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, tag), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
free_array (gpointer data)
{
  g_ptr_array_unref (data);
}

/* What is looked for: plain data for the reader's thread. */
typedef struct
{
  char *hint;
  FoyerUuid id;
  guint limit;
} Query;

static Query *
query_new (const char      *hint,
           const FoyerUuid *id,
           guint            limit)
{
  Query *self = g_new0 (Query, 1);

  self->hint = hint != NULL ? g_utf8_make_valid (hint, -1) : NULL;
  if (id != NULL)
    self->id = *id;
  self->limit = limit;

  return self;
}

static void
query_free (gpointer data)
{
  Query *self = data;

  g_free (self->hint);
  g_free (self);
}

static gpointer
run_find (FoyerDb   *db,
          gpointer   data,
          GError   **error)
{
  Query *query = data;

  return foyer_customer_search (db, query->hint, query->limit, error);
}

/**
 * foyer_customers_find_async:
 * @self: the service
 * @hint: what was typed: name, pinyin, initials, digits of a telephone number, organisation, the
 *   customer's number, or several of them
 * @limit: how many at most
 * @cancellable: (nullable): gives the search up, also while it runs
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Looks for customers by any hint (DESIGN §4). Any text is a hint; one without a word finds nobody.
 */
void
foyer_customers_find_async (FoyerCustomers      *self,
                            const char          *hint,
                            guint                limit,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (hint != NULL);

  read_async (self, foyer_customers_find_async, run_find, query_new (hint, NULL, limit),
              query_free, free_array, cancellable, callback, user_data);
}

/**
 * foyer_customers_find_finish:
 * @self: the service
 * @result: the result
 * @error: where to put why not
 *
 * Returns: (transfer full) (nullable) (element-type FoyerCustomer): whom the hint may mean, the
 *   newest contact first
 */
GPtrArray *
foyer_customers_find_finish (FoyerCustomers  *self,
                             GAsyncResult    *result,
                             GError         **error)
{
  return read_finish (self, foyer_customers_find_async, result, error);
}

static gpointer
run_get (FoyerDb   *db,
         gpointer   data,
         GError   **error)
{
  Query *query = data;
  g_autoptr (GError) reason = NULL;
  FoyerRecord *customer;

  customer = foyer_db_load_record (db, FOYER_TYPE_CUSTOMER, &query->id, &reason);
  if (customer != NULL)
    return customer;

  if (g_error_matches (reason, FOYER_DB_ERROR, FOYER_DB_ERROR_FOREIGN_KEY))
    g_set_error_literal (error, FOYER_SERVICE_ERROR, FOYER_SERVICE_ERROR_UNKNOWN,
                         "no such customer");
  else
    g_propagate_error (error, g_steal_pointer (&reason));
  return NULL;
}

/**
 * foyer_customers_get_async:
 * @self: the service
 * @id: key of a customer
 * @cancellable: (nullable): gives it up
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Reads a customer's file, also a void one.
 */
void
foyer_customers_get_async (FoyerCustomers      *self,
                           const FoyerUuid     *id,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  read_async (self, foyer_customers_get_async, run_get, query_new (NULL, id, 1), query_free,
              g_object_unref, cancellable, callback, user_data);
}

/**
 * foyer_customers_edit_async:
 * @self: the service
 * @edits: what was changed in a customer's file
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Changes a customer's file. Needs %FOYER_RIGHT_CUSTOMER_EDIT. A possible duplicate is no hindrance
 * (PR-03): foyer_customers_duplicates_async() offers it.
 */
void
foyer_customers_edit_async (FoyerCustomers      *self,
                            FoyerEdits          *edits,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  foyer_service_edit_async (FOYER_SERVICE (self), FOYER_RIGHT_CUSTOMER_EDIT, "customer.edit",
                            edits, NULL, cancellable, callback, user_data);
}

/**
 * foyer_customers_finish:
 * @self: the service
 * @result: the result of foyer_customers_get_async() or foyer_customers_edit_async()
 * @conflicts: (out) (optional) (nullable) (transfer full) (element-type FoyerFieldConflict): of an
 *   edit, the fields that somebody else changed meanwhile
 * @error: where to put why not: %FOYER_SERVICE_ERROR_UNKNOWN, %FOYER_SERVICE_ERROR_CONFLICT,
 *   %FOYER_DOMAIN_ERROR_DENIED, %FOYER_DOMAIN_ERROR_INVALID or a #FoyerDbError
 *
 * Returns: (transfer full) (nullable): the customer; with %FOYER_SERVICE_ERROR_CONFLICT as the file
 *   stands
 */
FoyerCustomer *
foyer_customers_finish (FoyerCustomers  *self,
                        GAsyncResult    *result,
                        GPtrArray      **conflicts,
                        GError         **error)
{
  if (!g_async_result_is_tagged (result, foyer_customers_get_async))
    return foyer_service_finish (FOYER_SERVICE (self), result, conflicts, error);

  if (conflicts != NULL)
    *conflicts = NULL;
  return read_finish (self, foyer_customers_get_async, result, error);
}

static gpointer
run_timeline (FoyerDb   *db,
              gpointer   data,
              GError   **error)
{
  Query *query = data;

  return foyer_timeline_read (db, &query->id, query->limit, error);
}

/**
 * foyer_customers_timeline_async:
 * @self: the service
 * @id: key of a customer
 * @limit: how many entries at most
 * @cancellable: (nullable): gives it up
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Reads what there was between the shop and the customer: visits, enquiries, work items.
 */
void
foyer_customers_timeline_async (FoyerCustomers      *self,
                                const FoyerUuid     *id,
                                guint                limit,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  read_async (self, foyer_customers_timeline_async, run_timeline, query_new (NULL, id, limit),
              query_free, foyer_timeline_free, cancellable, callback, user_data);
}

/**
 * foyer_customers_timeline_finish:
 * @self: the service
 * @result: the result
 * @total: (out) (optional): how many entries there are in all
 * @error: where to put why not
 *
 * Returns: (transfer full) (nullable) (element-type FoyerTimelineEntry): the entries, the newest
 *   first
 */
GPtrArray *
foyer_customers_timeline_finish (FoyerCustomers  *self,
                                 GAsyncResult    *result,
                                 guint           *total,
                                 GError         **error)
{
  FoyerTimeline *timeline = read_finish (self, foyer_customers_timeline_async, result, error);
  GPtrArray *entries;

  if (timeline == NULL)
    return NULL;

  if (total != NULL)
    *total = timeline->total;
  entries = g_steal_pointer (&timeline->entries);
  foyer_timeline_free (timeline);

  return entries;
}

static gboolean
add_candidates (GHashTable *candidates,
                GPtrArray  *found)
{
  if (found == NULL)
    return FALSE;

  for (guint i = 0; i < found->len; i++)
    g_hash_table_insert (candidates, (gpointer) foyer_record_get_id (found->pdata[i]),
                         g_object_ref (found->pdata[i]));
  g_ptr_array_unref (found);

  return TRUE;
}

static gboolean
add_of_phone (FoyerDb     *db,
              GHashTable  *candidates,
              const char  *phone,
              GError     **error)
{
  return *phone == '\0'
         || add_candidates (candidates,
                            foyer_customer_repository_find_phone (db, phone, MAX_CANDIDATES,
                                                                  error));
}

static gboolean
add_of_name (FoyerDb     *db,
             GHashTable  *candidates,
             const char  *name,
             GError     **error)
{
  return *name == '\0'
         || add_candidates (candidates, foyer_customer_search (db, name, MAX_CANDIDATES, error));
}

static gpointer
run_duplicates (FoyerDb   *db,
                gpointer   data,
                GError   **error)
{
  FoyerCustomer *customer = data;
  g_autoptr (GHashTable) candidates = g_hash_table_new_full (foyer_uuid_hash, foyer_uuid_equal,
                                                             NULL, g_object_unref);
  g_autoptr (GPtrArray) files = NULL;
  GHashTableIter iter;
  gpointer file;

  if (!add_of_phone (db, candidates, foyer_customer_get_phone (customer), error)
      || !add_of_phone (db, candidates, foyer_customer_get_phone2 (customer), error)
      || !add_of_name (db, candidates, foyer_customer_get_name (customer), error))
    return NULL;

  g_hash_table_remove (candidates, foyer_record_get_id (FOYER_RECORD (customer)));
  files = g_ptr_array_new_with_free_func (g_object_unref);
  g_hash_table_iter_init (&iter, candidates);
  while (g_hash_table_iter_next (&iter, NULL, &file))
    g_ptr_array_add (files, g_object_ref (file));

  return foyer_duplicate_rank (customer, files);
}

/**
 * foyer_customers_duplicates_async:
 * @self: the service
 * @customer: a customer, also one that is only being typed
 * @cancellable: (nullable): gives it up
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Looks for other files of the same person (P1): by telephone number in any spelling (PR-03), and
 * by name.
 */
void
foyer_customers_duplicates_async (FoyerCustomers      *self,
                                  FoyerCustomer       *customer,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  read_async (self, foyer_customers_duplicates_async, run_duplicates,
              foyer_record_copy (FOYER_RECORD (customer)), g_object_unref, free_array,
              cancellable, callback, user_data);
}

/**
 * foyer_customers_duplicates_finish:
 * @self: the service
 * @result: the result
 * @error: where to put why not
 *
 * Returns: (transfer full) (nullable) (element-type FoyerCustomer): possible duplicates, the most
 *   alike first
 */
GPtrArray *
foyer_customers_duplicates_finish (FoyerCustomers  *self,
                                   GAsyncResult    *result,
                                   GError         **error)
{
  return read_finish (self, foyer_customers_duplicates_async, result, error);
}

/* Whose number is looked at. */
typedef struct
{
  GType type;
  FoyerUuid id;
} Look;

static char *
dup_phone (FoyerRecord *record)
{
  static const char *const names[] = { "phone", "phone2" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const FoyerField *field =
        foyer_record_class_find_field (FOYER_RECORD_GET_CLASS (record), names[i]);
      g_autofree char *phone = field != NULL ? foyer_record_dup_text (record, field) : NULL;

      if (phone != NULL && *phone != '\0')
        return g_steal_pointer (&phone);
    }

  return g_strdup ("");
}

static gboolean
run_reveal (FoyerTransaction  *transaction,
            gpointer           data,
            gpointer          *result,
            GError           **error)
{
  Look *look = data;
  g_autoptr (FoyerRecord) record = foyer_service_load (transaction, look->type, &look->id, error);
  FoyerUuid subject;

  if (record == NULL)
    return FALSE;

  subject = foyer_record_get_subject (record);
  if (!foyer_customer_repository_log_access (transaction, "reveal", &subject, 1, error))
    return FALSE;

  *result = dup_phone (record);
  return TRUE;
}

static void
on_revealed (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  char *phone;

  phone = foyer_store_write_finish (FOYER_STORE (source), result, NULL, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, phone, g_free);
}

/**
 * foyer_customers_reveal_async:
 * @self: the service
 * @record: a record with a telephone number: a customer, visit, enquiry or work item
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Tells a whole telephone number once the look at it stands in the access log (A4, PR-02). Needs
 * %FOYER_RIGHT_CUSTOMER_REVEAL.
 */
void
foyer_customers_reveal_async (FoyerCustomers      *self,
                              FoyerRecord         *record,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  FoyerSession *session = foyer_service_get_session (FOYER_SERVICE (self));
  FoyerActor actor = foyer_session_get_actor (session);
  GError *error = NULL;
  Look *look;

  g_task_set_source_tag (task, foyer_customers_reveal_async);
  g_task_set_check_cancellable (task, FALSE);
  if (!foyer_session_check (session, FOYER_RIGHT_CUSTOMER_REVEAL, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  look = g_new0 (Look, 1);
  look->type = G_OBJECT_TYPE (record);
  look->id = *foyer_record_get_id (record);
  foyer_store_write_async (foyer_service_get_store (FOYER_SERVICE (self)), &actor,
                           "customer.reveal", NULL, run_reveal, look, g_free, g_free, cancellable,
                           on_revealed, g_steal_pointer (&task));
}

/**
 * foyer_customers_reveal_finish:
 * @self: the service
 * @result: the result
 * @error: where to put why not: %FOYER_DOMAIN_ERROR_DENIED without the right; a #FoyerDbError when
 *   the look could not be noted
 *
 * Returns: (transfer full) (nullable): the number as foyer_phone_digits() writes it, empty when the
 *   record has none
 */
char *
foyer_customers_reveal_finish (FoyerCustomers  *self,
                               GAsyncResult    *result,
                               GError         **error)
{
  return read_finish (self, foyer_customers_reveal_async, result, error);
}
