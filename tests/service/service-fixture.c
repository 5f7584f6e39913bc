#include "service-fixture.h"

#include "../test-engine.h"

#include "service/foyer-words.h"

/* For a busy machine; nothing but a failure waits so long. */
#define PATIENCE_US (60 * G_USEC_PER_SEC)

void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  GAsyncResult **done = user_data;

  *done = g_object_ref (result);
}

static gboolean
on_late (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

GAsyncResult *
wait_for (GAsyncResult **result)
{
  gboolean is_late = FALSE;
  guint source = g_timeout_add (PATIENCE_US / 1000, on_late, &is_late);

  while (*result == NULL && !is_late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (*result);
  g_source_remove (source);

  return *result;
}

static gboolean
on_look (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

gint64
wait_until (gboolean (*is_so) (gpointer data),
            gpointer   data)
{
  gint64 start_us = g_get_monotonic_time ();
  guint source = g_timeout_add (1, on_look, NULL);

  while (!is_so (data))
    {
      g_assert_cmpint (g_get_monotonic_time () - start_us, <, PATIENCE_US);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (source);

  return g_get_monotonic_time () - start_us;
}

static gpointer
read_nothing (FoyerDb   *db,
              gpointer   data,
              GError   **error)
{
  return GINT_TO_POINTER (1);
}

static void
on_changed (FoyerStore *store,
            GPtrArray  *changes,
            gpointer    user_data)
{
  Desk *desk = user_data;

  desk->fed_rev = ((FoyerChange *) changes->pdata[changes->len - 1])->rev;
}

static gint64
get_last_rev (Desk *self)
{
  return count_rows (self, "SELECT COALESCE (MAX (rev), 0) FROM change");
}

typedef struct
{
  Desk *desk;
  gint64 rev;
} Awaited;

static gboolean
is_fed (gpointer data)
{
  Awaited *awaited = data;

  return awaited->desk->fed_rev >= awaited->rev;
}

/* Lets the feed bring what was committed anywhere, and the reads that follow from it: whatever is
 * read now is read behind them. */
void
settle (Desk *self)
{
  Awaited awaited = { self, get_last_rev (self) };

  wait_until (is_fed, &awaited);
  for (guint i = 0; i < 3; i++)
    {
      GAsyncResult *result = NULL;

      foyer_store_read_async (self->store, FOYER_STORE_DESK, read_nothing, NULL, NULL, NULL, NULL,
                              on_done, &result);
      foyer_store_read_finish (self->store, wait_for (&result), NULL, NULL);
      g_object_unref (result);
    }
}

void
desk_open (Desk       *self,
           Fixture    *fixture,
           const char *seat)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  foyer_store_open_async (fixture->uri, FOYER_DB_CREATE, fixture->clock, NULL, on_done, &result);
  self->store = foyer_store_open_finish (wait_for (&result), &error);
  g_assert_no_error (error);
  self->fed_rev = get_last_rev (self);
  g_signal_connect (self->store, "changed", G_CALLBACK (on_changed), self);
  self->session = foyer_session_new (seat);
  self->history = foyer_history_new (self->store, self->session);
  self->shop = foyer_shop_new (self->store, self->session, self->history);
  self->people = foyer_people_new (self->store, self->session, self->history);
  self->reception = foyer_reception_new (self->store, self->session, self->history, self->shop,
                                         self->people);
  self->customers = foyer_customers_new (self->store, self->session, self->history, self->shop);
}

void
desk_load (Desk *self)
{
  g_autoptr (GAsyncResult) shop = NULL;
  g_autoptr (GAsyncResult) people = NULL;
  g_autoptr (GAsyncResult) reception = NULL;
  g_autoptr (GError) error = NULL;

  foyer_shop_load_async (self->shop, NULL, on_done, &shop);
  g_assert_true (foyer_shop_load_finish (self->shop, wait_for (&shop), &error));
  foyer_people_load_async (self->people, NULL, on_done, &people);
  g_assert_true (foyer_people_load_finish (self->people, wait_for (&people), &error));
  foyer_reception_load_async (self->reception, NULL, on_done, &reception);
  g_assert_true (foyer_reception_load_finish (self->reception, wait_for (&reception), &error));
  g_assert_no_error (error);
}

static gboolean
is_gone (gpointer object)
{
  return *(GObject **) object == NULL;
}

/* Everything must be gone in the end: a service lives on while a read of its own is under way, and
 * one that holds itself for ever would leak. */
void
drop (gpointer object)
{
  g_object_add_weak_pointer (*(GObject **) object, object);
  g_object_unref (*(GObject **) object);
  wait_until (is_gone, object);
}

void
desk_close (Desk *self)
{
  if (self->store == NULL)
    return;

  settle (self);
  drop (&self->customers);
  drop (&self->reception);
  drop (&self->people);
  drop (&self->shop);
  drop (&self->history);
  drop (&self->session);
  g_signal_handlers_disconnect_by_data (self->store, self);
  foyer_store_close (self->store);
  g_clear_object (&self->store);
}

void
desk_sign_in (Desk       *self,
              const char *number)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  foyer_people_sign_in_async (self->people, number, NULL, on_done, &result);
  g_assert_true (foyer_people_sign_in_finish (self->people, wait_for (&result), &error));
  g_assert_no_error (error);
}

FoyerStaff *
desk_find_staff (Desk       *self,
                 const char *number)
{
  GListModel *staff = foyer_people_get_staff (self->people);

  for (guint i = 0; i < g_list_model_get_n_items (staff); i++)
    {
      g_autoptr (FoyerStaff) colleague = g_list_model_get_item (staff, i);

      if (g_str_equal (foyer_staff_get_number (colleague), number))
        return colleague;
    }

  g_assert_not_reached ();
}

static void
add_staff (Desk       *self,
           const char *number,
           const char *name)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (FoyerStaff) staff = NULL;
  g_autoptr (GError) error = NULL;

  foyer_people_add_async (self->people, number, name, FOYER_ROLE_FRONTDESK, FOYER_POST_RECEPTION,
                          NULL, on_done, &result);
  staff = foyer_people_finish (self->people, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_nonnull (staff);
}

void
fixture_set_up_empty (Fixture       *self,
                      gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("foyer-service-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "foyer.db", NULL);
  self->uri = test_engine_make_uri (self->folder);
  self->clock = foyer_fake_clock_new (START_US);
  desk_open (&self->desk, self, "desk-1");
  desk_load (&self->desk);
}

void
fixture_set_up (Fixture       *self,
                gconstpointer  unused)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture_set_up_empty (self, unused);
  foyer_shop_set_up_async (self->desk.shop, "一号店", "1001", "林芳", NULL, on_done, &result);
  g_assert_true (foyer_shop_finish (self->desk.shop, wait_for (&result), &error));
  g_assert_no_error (error);
  add_staff (&self->desk, "1002", "李娜");
  add_staff (&self->desk, "1003", "王强");
  settle (&self->desk);
  desk_sign_in (&self->desk, "1002");
}

void
fixture_tear_down (Fixture       *self,
                   gconstpointer  unused)
{
  desk_close (&self->desk);
  test_engine_remove_folder (self->folder);
  g_clear_object (&self->clock);
  g_free (self->uri);
  g_free (self->path);
  g_free (self->folder);
}

void
fixture_advance (Fixture *self,
                 gint64   by_us)
{
  foyer_fake_clock_advance (FOYER_FAKE_CLOCK (self->clock), by_us);
}

static GHashTable *
collect (const char *name,
         va_list     rest)
{
  GHashTable *typed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (; name != NULL; name = va_arg (rest, const char *))
    g_hash_table_insert (typed, g_strdup (name), g_strdup (va_arg (rest, const char *)));

  return typed;
}

GHashTable *
typed_new (const char *name,
           ...)
{
  GHashTable *typed;
  va_list rest;

  va_start (rest, name);
  typed = collect (name, rest);
  va_end (rest);

  return typed;
}

FoyerVisit *
check_in (Desk       *self,
          const char *name,
          ...)
{
  g_autoptr (GHashTable) typed = NULL;
  GAsyncResult *result = NULL;
  va_list rest;

  va_start (rest, name);
  typed = collect (name, rest);
  va_end (rest);
  foyer_reception_check_in_async (self->reception, typed, 0, NULL, on_done, &result);

  return finish_well (self, &result);
}

/* Ends a command of the reception and makes @result ready for the next. */
FoyerVisit *
finish (Desk          *self,
        GAsyncResult **result,
        GError       **error)
{
  FoyerVisit *visit = foyer_reception_finish (self->reception, wait_for (result), NULL, error);

  g_clear_object (result);
  return visit;
}

FoyerVisit *
finish_well (Desk          *self,
             GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;
  FoyerVisit *visit = finish (self, result, &error);

  g_assert_no_error (error);
  g_assert_true (FOYER_IS_VISIT (visit));
  return visit;
}

char *
undo (Desk    *self,
      GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  foyer_history_undo_async (self->history, NULL, on_done, &result);
  return foyer_history_finish (self->history, wait_for (&result), error);
}

char *
redo (Desk    *self,
      GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  foyer_history_redo_async (self->history, NULL, on_done, &result);
  return foyer_history_finish (self->history, wait_for (&result), error);
}

FoyerCustomer *
get_customer (Desk            *self,
              const FoyerUuid *id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  FoyerCustomer *customer;

  foyer_customers_get_async (self->customers, id, NULL, on_done, &result);
  customer = foyer_customers_finish (self->customers, wait_for (&result), NULL, &error);
  g_assert_no_error (error);

  return customer;
}

GPtrArray *
find (Desk       *self,
      const char *hint)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *found;

  foyer_customers_find_async (self->customers, hint, 20, NULL, on_done, &result);
  found = foyer_customers_find_finish (self->customers, wait_for (&result), &error);
  g_assert_no_error (error);

  return found;
}

static gpointer
read_items (FoyerDb   *db,
            gpointer   data,
            GError   **error)
{
  return foyer_db_find_records (db, FOYER_TYPE_ITEM, "number <> '' ORDER BY number",
                                FOYER_VALUES (foyer_value_int (foyer_db_get_store (db))), error);
}

GPtrArray *
find_items (Desk *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *items = foyer_store_read (self->store, FOYER_STORE_DESK, read_items, NULL, NULL,
                                       &error);

  g_assert_no_error (error);
  return items;
}

gint64
count_rows (Desk       *self,
            const char *sql)
{
  return test_engine_count (self->store, sql);
}

void
assert_note (const char *text,
             const char *english,
             const char *chinese)
{
  const char *folder = g_getenv ("FOYER_LOCALE_DIR");
  g_autoptr (FoyerCatalog) en = foyer_catalog_new_for_language (folder, "en");
  g_autoptr (FoyerCatalog) zh = foyer_catalog_new_for_language (folder, "zh_CN");
  g_autofree char *in_english = foyer_words_note (en, text);
  g_autofree char *in_chinese = foyer_words_note (zh, text);

  g_assert_cmpstr (in_english, ==, english);
  g_assert_cmpstr (in_chinese, ==, chinese);
}

static gpointer
read_visit (FoyerDb   *db,
            gpointer   data,
            GError   **error)
{
  return foyer_db_load_record (db, FOYER_TYPE_VISIT, data, error);
}

FoyerVisit *
get_visit (Desk            *self,
           const FoyerUuid *id)
{
  g_autoptr (GError) error = NULL;
  FoyerVisit *visit = foyer_store_read (self->store, FOYER_STORE_DESK, read_visit, (gpointer) id,
                                        NULL, &error);

  g_assert_no_error (error);
  return visit;
}

guint
n_open (Desk *self)
{
  return g_list_model_get_n_items (foyer_reception_get_open (self->reception));
}

FoyerVisit *
get_open (Desk  *self,
          guint  position)
{
  return g_list_model_get_item (foyer_reception_get_open (self->reception), position);
}
