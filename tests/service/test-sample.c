#include "service/foyer-sample.h"

#include <glib/gstdio.h>

#include "../test-engine.h"
#include "domain/foyer-customer.h"
#include "domain/foyer-enquiry.h"
#include "domain/foyer-item.h"
#include "domain/foyer-shop-time.h"
#include "domain/foyer-staff.h"
#include "domain/foyer-visit.h"
#include "service/foyer-rota-private.h"
#include "store/foyer-check.h"
#include "store/foyer-store.h"

/* 2026-11-21 (Saturday), 14:30 in Shanghai. */
#define NOW_US G_GINT64_CONSTANT (1795242600000000)

typedef struct
{
  char *folder;
  char *uri;
  FoyerClock *clock;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->folder = g_dir_make_tmp ("foyer-sample-XXXXXX", NULL);
  self->uri = test_engine_make_uri (self->folder);
  self->clock = foyer_fake_clock_new (NOW_US);
}

static void
empty_folder (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        empty_folder (path);
      g_remove (path);
    }
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  empty_folder (self->folder);
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->uri);
  g_object_unref (self->clock);
}

static void
start_anew (Fixture *self)
{
  empty_folder (self->folder);
  g_free (self->uri);
  self->uri = test_engine_make_uri (self->folder);
}

static void
make (Fixture *self,
      gint64   n_customers,
      gint64   n_visits,
      guint64  seed)
{
  FoyerSampleShape shape = { n_customers, n_visits, seed };
  g_autoptr(GError) error = NULL;

  foyer_sample_make (self->uri, &shape, self->clock, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gpointer
read_all (FoyerDb   *db,
          gpointer   data,
          GError   **error)
{
  return foyer_db_find_records (db, *(GType *) data, "id IS NOT NULL ORDER BY id",
                                FOYER_VALUES (foyer_value_int (foyer_db_get_store (db))), error);
}

static GPtrArray *
read_type (Fixture *self,
           GType    type)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(FoyerStore) store = foyer_store_open_sync (self->uri, FOYER_DB_READ, self->clock,
                                                       &error);
  GPtrArray *all;

  g_assert_no_error (error);
  all = foyer_store_read (store, FOYER_STORE_DESK, read_all, &type, NULL, &error);
  g_assert_no_error (error);
  foyer_store_close (store);
  return all;
}

/* All that the shop is, as one number. */
static char *
make_checksum (Fixture *self)
{
  GType types[] = { FOYER_TYPE_CUSTOMER, FOYER_TYPE_ENQUIRY, FOYER_TYPE_ITEM, FOYER_TYPE_STAFF,
                    FOYER_TYPE_VISIT };
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (gsize t = 0; t < G_N_ELEMENTS (types); t++)
    {
      g_autoptr(GPtrArray) all = read_type (self, types[t]);

      for (guint i = 0; i < all->len; i++)
        {
          FoyerRecordClass *klass = FOYER_RECORD_GET_CLASS (all->pdata[i]);

          for (guint f = 0; f < klass->n_fields; f++)
            {
              g_autofree char *text = foyer_record_dup_text (all->pdata[i], &klass->fields[f]);

              g_checksum_update (checksum, (const guchar *) (text != NULL ? text : "-"), -1);
              g_checksum_update (checksum, (const guchar *) "\n", 1);
            }
        }
    }
  return g_strdup (g_checksum_get_string (checksum));
}

static void
test_same_seed (Fixture       *self,
                gconstpointer  data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *other = NULL;

  make (self, 200, 900, 7);
  first = make_checksum (self);
  start_anew (self);
  make (self, 200, 900, 7);
  second = make_checksum (self);
  start_anew (self);
  make (self, 200, 900, 8);
  other = make_checksum (self);

  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (first, !=, other);
}

static void
assert_sound (Fixture *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(FoyerStore) store = foyer_store_open_sync (self->uri, FOYER_DB_WRITE, self->clock,
                                                       &error);
  g_autoptr(FoyerCheck) check = NULL;

  g_assert_no_error (error);
  check = foyer_store_check (store, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < check->flaws->len; i++)
    g_test_message ("%s", (char *) check->flaws->pdata[i]);
  g_assert_cmpuint (check->flaws->len, ==, 0);
  foyer_store_close (store);
}

/* As many as were asked for, also where that is odd, and all of it sound. */
static void
test_sizes (Fixture       *self,
            gconstpointer  data)
{
  static const struct
  {
    gint64 n_customers, n_visits;
  } sizes[] = { { 0, 0 }, { 5, 0 }, { 0, 30 }, { 3, 200 }, { 300, 40 }, { 400, 3000 } };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr(GPtrArray) customers = NULL;
      g_autoptr(GPtrArray) visits = NULL;
      g_autoptr(GPtrArray) staff = NULL;

      make (self, sizes[i].n_customers, sizes[i].n_visits, i);
      customers = read_type (self, FOYER_TYPE_CUSTOMER);
      visits = read_type (self, FOYER_TYPE_VISIT);
      staff = read_type (self, FOYER_TYPE_STAFF);
      g_assert_cmpuint (customers->len, ==, sizes[i].n_customers);
      g_assert_cmpuint (visits->len, ==, sizes[i].n_visits);
      g_assert_cmpuint (staff->len, ==, 12);
      assert_sound (self);
      start_anew (self);
    }
}

/* The board of the day has somebody in every state, whatever the hour. */
static void
test_today (Fixture       *self,
            gconstpointer  data)
{
  int minutes[] = { 3, 9 * 60 + 20, 14 * 60 + 30, 23 * 60 };
  g_autoptr(FoyerShopTime) shop_time = foyer_shop_time_new ("Asia/Shanghai",
                                                            FOYER_MINUTES_IN_DAY, NULL);
  gint64 today = foyer_shop_time_get_day (shop_time, NOW_US);

  for (gsize i = 0; i < G_N_ELEMENTS (minutes); i++)
    {
      gint64 now_us = foyer_shop_time_at_minute (shop_time, today, minutes[i]);
      g_autoptr(GPtrArray) visits = NULL;
      guint counts[FOYER_VISIT_VOID + 1] = { 0 };

      foyer_fake_clock_set (FOYER_FAKE_CLOCK (self->clock), now_us);
      make (self, 100, 600, 3);
      visits = read_type (self, FOYER_TYPE_VISIT);
      for (guint n = 0; n < visits->len; n++)
        {
          FoyerVisit *visit = visits->pdata[n];

          if (foyer_visit_get_day (visit) != today)
            {
              g_assert_false (foyer_visit_is_open (visit));
              g_assert_cmpint (foyer_visit_get_day (visit), <, today);
              continue;
            }
          counts[foyer_visit_get_state (visit)]++;
          g_assert_cmpint (foyer_visit_get_arrived (visit), <=, now_us);
          g_assert_cmpint (foyer_visit_get_departed (visit), <, now_us);
          if (foyer_visit_get_state (visit) == FOYER_VISIT_EXPECTED)
            g_assert_cmpint (foyer_visit_get_expected (visit), >, now_us);
        }
      g_assert_cmpuint (counts[FOYER_VISIT_WAITING], ==, 3);
      g_assert_cmpuint (counts[FOYER_VISIT_RECEIVING], ==, 2);
      g_assert_cmpuint (counts[FOYER_VISIT_DEMO], ==, 1);
      g_assert_cmpuint (counts[FOYER_VISIT_EXPECTED], ==, 3);
      start_anew (self);
    }
}

static void
test_refuses_used (Fixture       *self,
                   gconstpointer  data)
{
  FoyerSampleShape shape = { 1, 1, 1 };
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  make (self, 10, 10, 1);
  before = make_checksum (self);
  g_assert_false (foyer_sample_make (self->uri, &shape, self->clock, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  after = make_checksum (self);
  g_assert_cmpstr (before, ==, after);
}

static void
test_cancel (Fixture       *self,
             gconstpointer  data)
{
  FoyerSampleShape shape = { 3000, 3000, 1 };
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(FoyerStore) store = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (foyer_sample_make (self->uri, &shape, self->clock, NULL, NULL, cancellable,
                                     &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  /* What is left can still be opened. */
  g_clear_error (&error);
  store = foyer_store_open_sync (self->uri, FOYER_DB_CREATE, self->clock, &error);
  g_assert_no_error (error);
  foyer_store_close (store);
}

/* Whoever tries the program meets every kind of work, in every state. */
static void
test_items (Fixture       *self,
            gconstpointer  data)
{
  static const FoyerItemKind kinds[] = { FOYER_ITEM_CASE, FOYER_ITEM_MESSAGE, FOYER_ITEM_COMPLAINT,
                                         FOYER_ITEM_CALLBACK, FOYER_ITEM_REPAIR, FOYER_ITEM_FORM,
                                         FOYER_ITEM_TODO };
  static const FoyerItemState states[] = { FOYER_ITEM_STATE_OPENED, FOYER_ITEM_STATE_ASSIGNED,
                                           FOYER_ITEM_STATE_SOLUTION, FOYER_ITEM_STATE_ANSWERED,
                                           FOYER_ITEM_STATE_CLOSED };
  g_autoptr(GPtrArray) items = NULL;
  guint has_kinds = 0, has_states = 0, n_repeats = 0, n_waiting = 0;

  make (self, 200, 900, 7);
  items = read_type (self, FOYER_TYPE_ITEM);
  for (guint i = 0; i < items->len; i++)
    {
      has_kinds |= 1u << foyer_item_get_kind (items->pdata[i]);
      has_states |= 1u << foyer_item_get_state (items->pdata[i]);
      n_repeats += !foyer_uuid_is_none (foyer_item_get_repeat_of (items->pdata[i]));
      n_waiting += foyer_item_get_paused (items->pdata[i]) != 0;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_cmpuint (has_kinds & 1u << kinds[i], !=, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    g_assert_cmpuint (has_states & 1u << states[i], !=, 0);
  g_assert_cmpuint (n_repeats, >, 0);
  g_assert_cmpuint (n_waiting, >, 0);
  assert_sound (self);
}

static FoyerRotaMonth *
read_month (Fixture *self,
            gint64   first_day)
{
  g_autoptr(FoyerSettings) settings = foyer_settings_new ();
  g_autoptr(FoyerShopTime) shop_time = foyer_settings_make_time (settings);
  g_autoptr(FoyerCalendar) calendar = foyer_calendar_new ();
  FoyerRotaQuery query = { .first_day = first_day, .settings = settings, .shop_time = shop_time,
                           .calendar = calendar };
  g_autoptr(GError) error = NULL;
  g_autoptr(FoyerStore) store = foyer_store_open_sync (self->uri, FOYER_DB_READ, self->clock,
                                                       &error);
  g_autoptr(FoyerRotaGround) ground = NULL;

  g_assert_no_error (error);
  ground = foyer_store_read (store, FOYER_STORE_DESK, foyer_rota_read, &query, NULL, &error);
  g_assert_no_error (error);
  foyer_store_close (store);

  return foyer_rota_month_new (ground, FALSE);
}

/* What is published shows no post empty and breaks no rule, in whatever month the program is tried:
 * the months are of 28 to 31 days, and begin with every day of the week. */
static void
test_roster (Fixture       *self,
             gconstpointer  data)
{
  static const char *const days[] = { "2026-03-15", "2026-07-15", "2026-09-15", "2026-11-15",
                                      "2027-01-15" };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      gint64 day, month;

      g_assert_true (foyer_day_parse (days[i], &day));
      foyer_fake_clock_set (FOYER_FAKE_CLOCK (self->clock), day * G_TIME_SPAN_DAY);
      make (self, 0, 0, 1);
      for (month = day - 14; month >= day - 50; month = foyer_day_add_months (month, -1))
        {
          g_autoptr(FoyerRotaMonth) roster = read_month (self, month);

          g_assert_true (foyer_rota_month_is_published (roster));
          g_assert_cmpint (foyer_rota_month_get_n_demands (roster), ==, 5);
          g_assert_cmpuint (foyer_rota_month_get_n_gaps (roster), ==, 0);
          g_assert_cmpuint (foyer_rota_month_get_problems (roster)->len, ==, 0);
        }
      start_anew (self);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/sample/same-seed", test_same_seed);
  ADD ("/sample/sizes", test_sizes);
  ADD ("/sample/today", test_today);
  ADD ("/sample/items", test_items);
  ADD ("/sample/roster", test_roster);
  ADD ("/sample/refuses-used", test_refuses_used);
  ADD ("/sample/cancel", test_cancel);
#undef ADD
  return g_test_run ();
}
