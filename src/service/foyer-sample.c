/* A sample shop: to try the program with, to show it, to measure it.
 *
 * The past goes into the store in bulk; the colleagues, the settings and the day of today are
 * entered by acts as the program itself would, so that they can be changed and taken back. */

#include "service/foyer-sample-private.h"

#include "domain/foyer-day.h"
#include "domain/foyer-setting.h"
#include "domain/foyer-settings.h"
#include "service/foyer-numbers.h"
#include "service/foyer-sample-roster.h"
#include "service/foyer-sample-today.h"
#include "store/foyer-bulk.h"
#include "store/foyer-staff-repository.h"

/* How the time goes to the parts, as far as it is known beforehand: a customer takes as long to
 * store and to index as three visits. */
#define CUSTOMER_COST 3.0

#define LOOK_EVERY 2000

/* The colleagues were there before everything else; their keys are apart from those of customers
 * and visits. */
#define STAFF_SINCE_US G_GINT64_CONSTANT (1577836800000000)
#define STAFF_KEYS (G_GUINT64_CONSTANT (1) << 48)

typedef struct
{
  const FoyerSampleShape *shape;
  FoyerClock *clock;
  FoyerSampleFunc progress;
  gpointer progress_data;
  GCancellable *cancellable;
  double done, total;
} Run;

static const FoyerActor actor = { .name = "console", .seat = "sample" };

static gboolean
go_on (Run     *run,
       double   cost,
       GError **error)
{
  run->done += cost;
  if (run->progress != NULL)
    run->progress (run->done / run->total, run->progress_data);
  return !g_cancellable_set_error_if_cancelled (run->cancellable, error);
}

/* The shop and its people */

static gboolean
store_shop (FoyerTransaction  *transaction,
            gpointer           data,
            gpointer          *result,
            GError           **error)
{
  FoyerSamplePast *past = data;
  gint64 now_us = foyer_transaction_get_now_us (transaction);
  FoyerUuid id = foyer_uuid_new (now_us);
  g_autoptr(FoyerSetting) name = foyer_setting_new (&id, NULL,
                                                    foyer_setting_key_get_name (
                                                      FOYER_SETTING_SHOP_NAME),
                                                    foyer_sample_shop_name);

  if (!foyer_transaction_create (transaction, FOYER_RECORD (name), error))
    return FALSE;

  for (guint i = 0; i < FOYER_SAMPLE_N_STAFF; i++)
    {
      const FoyerSampleStaff *each = &foyer_sample_staff[i];
      g_autoptr(FoyerStaff) staff = NULL;
      const FoyerField *field;

      staff = foyer_staff_new (&past->staff[i], each->number, each->name, each->roles,
                               each->posts);
      field = foyer_record_class_find_field (FOYER_RECORD_GET_CLASS (staff), "department");
      foyer_record_set_value (FOYER_RECORD (staff), field,
                              foyer_value_text (each->department == FOYER_DEPARTMENT_SERVICE
                                                ? "service"
                                                : each->department == FOYER_DEPARTMENT_SALES
                                                  ? "sales" : "aftersale"));
      if (!foyer_transaction_create (transaction, FOYER_RECORD (staff), error))
        return FALSE;
    }

  *result = GINT_TO_POINTER (TRUE);
  return TRUE;
}

/* The past */

/* Numbers of customers count by the day on which their file was made. */
typedef struct
{
  gint64 day;
  guint last;
} DayNumber;

static char *
next_number (DayNumber  *number,
             const char *prefix,
             gint64      day)
{
  g_autofree char *digits = foyer_day_to_digits (day);

  number->last = number->day == day ? number->last + 1 : 1;
  number->day = day;
  return g_strdup_printf ("%s%s-%03u", prefix, digits, number->last);
}

static gboolean
add_customers (Run              *run,
               FoyerSamplePast  *past,
               FoyerBulk        *bulk,
               GError          **error)
{
  DayNumber last = { .day = FOYER_DAY_NONE };

  for (gint64 i = 0; i < run->shape->n_customers; i++)
    {
      gint64 day = foyer_shop_time_get_day (past->time, past->created_us[i]);
      g_autofree char *number = NULL;
      g_autoptr(FoyerCustomer) customer = NULL;

      number = next_number (&last, FOYER_NUMBER_CUSTOMER, day);
      customer = foyer_sample_make_customer (run->shape, i, number, past->created_us[i],
                                             past->contact_us[i]);
      if (!foyer_bulk_add (bulk, FOYER_RECORD (customer), error))
        return FALSE;
      if ((i + 1) % LOOK_EVERY == 0 && !go_on (run, LOOK_EVERY * CUSTOMER_COST / 2, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_visits (Run              *run,
            FoyerSamplePast  *past,
            FoyerBulk        *bulk,
            GError          **error)
{
  gint64 index = 0;

  for (guint day = 0; day < past->n_days; day++)
    {
      g_autofree char *digits = foyer_day_to_digits (past->first_day + day);

      for (guint place = 0; place < past->of_day[day]; place++, index++)
        {
          g_autoptr(FoyerVisit) visit = foyer_sample_past_make_visit (past, day, place, index);

          if (!foyer_bulk_add (bulk, FOYER_RECORD (visit), error))
            return FALSE;
          if ((index + 1) % LOOK_EVERY == 0 && !go_on (run, LOOK_EVERY, error))
            return FALSE;
        }
      if (!foyer_bulk_set_number (bulk, FOYER_NUMBER_VISIT, digits, past->of_day[day], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fill (Run              *run,
      FoyerSamplePast  *past,
      const char       *uri,
      GError          **error)
{
  g_autoptr(FoyerDb) db = foyer_db_open (uri, FOYER_DB_WRITE, error);
  g_autoptr(FoyerBulk) bulk = NULL;
  gboolean is_done = FALSE;

  if (db == NULL)
    return FALSE;
  bulk = foyer_bulk_new (db, error);
  if (bulk == NULL || !add_customers (run, past, bulk, error)
      || !add_visits (run, past, bulk, error))
    return FALSE;

  while (!is_done)
    if (!foyer_bulk_index (bulk, &is_done, error)
        || !go_on (run, FOYER_BULK_INDEX_CHUNK * CUSTOMER_COST / 2, error))
      return FALSE;
  return TRUE;
}

static gpointer
read_staff (FoyerDb   *db,
            gpointer   data,
            GError   **error)
{
  return foyer_staff_repository_find_all (db, error);
}

static gboolean
is_unused (FoyerStore  *store,
           GError     **error)
{
  g_autoptr(GPtrArray) staff = foyer_store_read (store, FOYER_STORE_DESK, read_staff, NULL, NULL,
                                                 error);

  if (staff == NULL || staff->len == 0)
    return staff != NULL;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, "somebody works in this store already");
  return FALSE;
}

static gboolean
make_all (Run              *run,
          FoyerSamplePast  *past,
          FoyerStore       *store,
          gint64            now_us,
          gint64            n_today,
          GError          **error)
{
  for (guint i = 0; i < FOYER_SAMPLE_N_STAFF; i++)
    past->staff[i] = foyer_sample_make_id (run->shape->seed, STAFF_SINCE_US, STAFF_KEYS + i);

  return foyer_store_write (store, &actor, "sample.shop", NULL, store_shop, past, NULL,
                            run->cancellable, error) != NULL
         && fill (run, past, foyer_store_get_uri (store), error)
         && foyer_sample_add_roster (store, &actor, past, now_us, error)
         && foyer_sample_add_today (store, &actor, past, now_us, n_today, error);
}

/**
 * foyer_sample_make:
 * @uri: a store; made where there is none
 * @shape: how big the shop is
 * @clock: whose today is the last day
 * @progress: (nullable) (scope call): told how far it is
 * @progress_data: for @progress
 * @cancellable: (nullable): to break it off; the store is of no use then
 * @error: where to put the error: %G_IO_ERROR_EXISTS when the store is in use
 *
 * Fills an empty store with a shop: a dozen colleagues, customers with the names that people have,
 * five years of visits, a roster, and a board of today with people in every state. The same seed
 * gives the same shop, and the days before the same today.
 *
 * Takes minutes for millions; call it on a thread of its own.
 *
 * Returns: whether the shop is there
 */
gboolean
foyer_sample_make (const char              *uri,
                   const FoyerSampleShape  *shape,
                   FoyerClock              *clock,
                   FoyerSampleFunc          progress,
                   gpointer                 progress_data,
                   GCancellable            *cancellable,
                   GError                 **error)
{
  Run run = { .shape = shape, .clock = clock, .progress = progress,
              .progress_data = progress_data, .cancellable = cancellable };
  g_autoptr(FoyerSettings) settings = foyer_settings_new ();
  g_autoptr(FoyerShopTime) shop_time = foyer_settings_make_time (settings);
  g_autoptr(FoyerStore) store = NULL;
  gint64 now_us = foyer_clock_now_us (clock);
  gint64 today = foyer_shop_time_get_day (shop_time, now_us);
  FoyerSamplePast past = { 0 };
  gint64 n_today = foyer_sample_count_today (shape, shop_time, now_us);
  gboolean is_done;

  g_return_val_if_fail (shape->n_customers >= 0 && shape->n_customers < FOYER_SAMPLE_NOBODY, FALSE);
  g_return_val_if_fail (shape->n_visits >= 0, FALSE);

  store = foyer_store_open_sync (uri, FOYER_DB_CREATE, clock, error);
  if (store == NULL)
    return FALSE;

  is_done = is_unused (store, error);
  if (is_done)
    {
      run.total = shape->n_customers * CUSTOMER_COST + shape->n_visits + 1;
      foyer_sample_past_init (&past, shape, shop_time, today, shape->n_visits - n_today);
      is_done = make_all (&run, &past, store, now_us, n_today, error);
      foyer_sample_past_clear (&past);
    }
  foyer_store_close (store);

  return is_done;
}

typedef struct
{
  char *uri;
  FoyerSampleShape shape;
  FoyerClock *clock;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->uri);
  g_object_unref (request->clock);
  g_free (request);
}

static void
make_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Request *request = data;
  GError *error = NULL;

  if (foyer_sample_make (request->uri, &request->shape, request->clock, NULL, NULL, cancellable,
                         &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * foyer_sample_make_async:
 * @uri: a store; made where there is none
 * @shape: how big the shop is
 * @clock: whose today is the last day
 * @cancellable: (nullable): to break it off
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * foyer_sample_make() on a thread. What the program has open of this store is to be loaded anew
 * afterwards.
 */
void
foyer_sample_make_async (const char             *uri,
                         const FoyerSampleShape *shape,
                         FoyerClock             *clock,
                         GCancellable           *cancellable,
                         GAsyncReadyCallback     callback,
                         gpointer                user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  g_task_set_source_tag (task, foyer_sample_make_async);
  request->uri = g_strdup (uri);
  request->shape = *shape;
  request->clock = g_object_ref (clock);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, make_in_thread);
}

/**
 * foyer_sample_make_finish:
 * @result: what the callback got
 * @error: where to put the error
 *
 * Returns: whether the shop is there
 */
gboolean
foyer_sample_make_finish (GAsyncResult  *result,
                          GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
