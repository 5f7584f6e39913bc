#include "service/foyer-register.h"

#include <glib/gstdio.h>

#include "../test-engine.h"
#include "domain/foyer-day.h"
#include "service/foyer-register-days.h"
#include "store/foyer-bulk.h"

/* 2026-11-21, in days; every fifth day is closed. */
#define LAST_DAY 20778
#define N_DAYS 60
#define VISITS_A_DAY 230

typedef struct
{
  char *folder;
  char *path;
  FoyerClock *clock;
  FoyerStore *store;
  FoyerRegister *list;
} Fixture;

static const FoyerActor actor = { .name = "console", .seat = "test" };

static FoyerUuid
make_id (gint64 at_us,
         guint  n)
{
  FoyerUuid id = foyer_uuid_new (at_us);

  /* Known ones, so that a failure can be read. */
  for (int i = 8; i < 16; i++)
    id.bytes[i] = i == 8 ? 0x80 : n >> (8 * (15 - i));
  return id;
}

static FoyerVisit *
make_visit (gint64 day,
            guint  n)
{
  gint64 at_us = day * G_TIME_SPAN_DAY + n * G_USEC_PER_SEC;
  FoyerUuid id = make_id (at_us, n);
  g_autofree char *digits = foyer_day_to_digits (day);
  g_autofree char *number = g_strdup_printf ("V%s-%03u", digits, n + 1);
  FoyerVisit *visit = foyer_visit_new_walk_in (&id, number, day, at_us);

  foyer_record_edit (FOYER_RECORD (visit), "identity", n % 3 == 0 ? "parent" : "student", NULL);
  return visit;
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  *(FoyerStore **) user_data = foyer_store_open_finish (result, &error);
  g_assert_no_error (error);
}

static void
fill (const char *uri)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(FoyerDb) db = foyer_db_open (uri, FOYER_DB_CREATE, &error);
  g_autoptr(FoyerBulk) bulk = NULL;
  gboolean is_done = FALSE;

  g_assert_no_error (error);
  bulk = foyer_bulk_new (db, &error);
  g_assert_no_error (error);
  for (gint64 day = LAST_DAY - N_DAYS + 1; day <= LAST_DAY; day++)
    for (guint n = 0; day % 5 != 0 && n < VISITS_A_DAY; n++)
      {
        g_autoptr(FoyerVisit) visit = make_visit (day, n);

        foyer_bulk_add (bulk, FOYER_RECORD (visit), &error);
        g_assert_no_error (error);
      }
  while (!is_done)
    g_assert_true (foyer_bulk_index (bulk, &is_done, NULL));
}

static void
wait_complete (Fixture *self)
{
  gboolean is_complete = FALSE;

  while (!is_complete)
    {
      g_main_context_iteration (NULL, TRUE);
      g_object_get (self->list, "is-complete", &is_complete, NULL);
    }
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autofree char *uri = NULL;

  self->folder = g_dir_make_tmp ("foyer-register-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "foyer.db", NULL);
  uri = test_engine_make_uri (self->folder);
  fill (uri);

  self->clock = foyer_fake_clock_new (LAST_DAY * G_TIME_SPAN_DAY + G_TIME_SPAN_DAY / 2);
  foyer_store_open_async (uri, FOYER_DB_WRITE, self->clock, NULL, on_opened, &self->store);
  while (self->store == NULL)
    g_main_context_iteration (NULL, TRUE);
  self->list = foyer_register_new (self->store, NULL);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  const char *endings[] = { "", "-wal", "-shm" };
  g_autoptr(GDir) dir = NULL;
  const char *name;

  g_assert_finalize_object (self->list);
  foyer_store_close (self->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (self->store);
  g_object_unref (self->clock);

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (self->path, endings[i], NULL);

      g_remove (path);
    }
  dir = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
}

/* The visit at a position, once its page is there. */
static FoyerVisit *
get_visit (Fixture *self,
           guint    position)
{
  for (;;)
    {
      g_autoptr(FoyerVisit) visit = g_list_model_get_item (G_LIST_MODEL (self->list), position);

      g_assert_nonnull (visit);
      if (*foyer_visit_get_number (visit) != '\0')
        return g_steal_pointer (&visit);
      g_main_context_iteration (NULL, TRUE);
    }
}

static guint
get_n (Fixture *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->list));
}

static void
test_days (void)
{
  FoyerRegisterDays days;

  foyer_register_days_init (&days);
  g_assert_null (foyer_register_days_at (&days, 0));
  foyer_register_days_set (&days, 10, 3);
  foyer_register_days_set (&days, 12, 2);
  foyer_register_days_set (&days, 11, 5);
  g_assert_cmpuint (foyer_register_days_get_size (&days), ==, 10);
  g_assert_cmpint (foyer_register_days_at (&days, 0)->day, ==, 12);
  g_assert_cmpint (foyer_register_days_at (&days, 2)->day, ==, 11);
  g_assert_cmpint (foyer_register_days_at (&days, 6)->day, ==, 11);
  g_assert_cmpint (foyer_register_days_at (&days, 7)->day, ==, 10);
  g_assert_null (foyer_register_days_at (&days, 10));
  g_assert_cmpuint (foyer_register_days_start_of (&days, 99), ==, 0);
  g_assert_cmpuint (foyer_register_days_start_of (&days, 11), ==, 2);
  g_assert_cmpuint (foyer_register_days_start_of (&days, 9), ==, 10);
  foyer_register_days_set (&days, 11, 0);
  g_assert_null (foyer_register_days_find (&days, 11));
  g_assert_cmpuint (foyer_register_days_start_of (&days, 11), ==, 2);
  g_assert_cmpuint (foyer_register_days_get_size (&days), ==, 5);
  foyer_register_days_clear (&days);
}

/* Newest day first, inside a day in order of arrival, whatever is looked at first. */
static void
test_order (Fixture       *self,
            gconstpointer  data)
{
  guint position = 0;

  wait_complete (self);
  g_assert_cmpuint (get_n (self), ==, N_DAYS / 5 * 4 * VISITS_A_DAY);

  for (gint64 day = LAST_DAY; day > LAST_DAY - N_DAYS; day--)
    {
      if (day % 5 == 0)
        {
          g_assert_cmpuint (foyer_register_find_day (self->list, day), ==, position);
          continue;
        }
      g_assert_cmpuint (foyer_register_find_day (self->list, day), ==, position);
      for (guint n = 0; n < VISITS_A_DAY; n += 76)
        {
          g_autoptr(FoyerVisit) visit = get_visit (self, position + n);
          g_autoptr(FoyerVisit) expected = make_visit (day, n);

          g_assert_cmpstr (foyer_visit_get_number (visit), ==, foyer_visit_get_number (expected));
        }
      position += VISITS_A_DAY;
    }
  g_assert_cmpuint (position, ==, get_n (self));
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (self->list), position));
}

static void
test_filter (Fixture       *self,
             gconstpointer  data)
{
  FoyerVisitFilter filter = FOYER_VISIT_FILTER_ALL;

  filter.identity = FOYER_IDENTITY_PARENT;
  filter.first_day = LAST_DAY - 6;
  filter.last_day = LAST_DAY - 1;
  foyer_register_set_filter (self->list, &filter);
  g_assert_cmpuint (get_n (self), ==, 0);
  wait_complete (self);

  g_assert_cmpuint (get_n (self), ==, 5 * ((VISITS_A_DAY + 2) / 3));
  for (guint i = 0; i < get_n (self); i += 7)
    {
      g_autoptr(FoyerVisit) visit = get_visit (self, i);

      g_assert_cmpint (foyer_visit_get_identity (visit), ==, FOYER_IDENTITY_PARENT);
      g_assert_cmpint (foyer_visit_get_day (visit), >=, LAST_DAY - 6);
      g_assert_cmpint (foyer_visit_get_day (visit), <, LAST_DAY);
    }

  filter = FOYER_VISIT_FILTER_ALL;
  filter.handler = make_id (1, 1);
  foyer_register_set_filter (self->list, &filter);
  wait_complete (self);
  g_assert_cmpuint (get_n (self), ==, 0);
}

/* Whoever follows the signals has at any moment as many rows as the list. */
typedef struct
{
  guint n_rows;
  guint n_signals;
  guint position, removed, added;
} Follower;

static void
on_items_changed (GListModel *list,
                  guint       position,
                  guint       removed,
                  guint       added,
                  gpointer    user_data)
{
  Follower *follower = user_data;

  g_assert_cmpuint (position + removed, <=, follower->n_rows);
  follower->n_rows += added - removed;
  g_assert_cmpuint (follower->n_rows, ==, g_list_model_get_n_items (list));
  follower->n_signals++;
  follower->position = position;
  follower->removed = removed;
  follower->added = added;
}

static gboolean
store_visit (FoyerTransaction  *transaction,
             gpointer           data,
             gpointer          *result,
             GError           **error)
{
  g_autoptr(FoyerRecord) copy = foyer_record_copy (data);

  if (foyer_record_get_version (copy) == 0)
    return foyer_transaction_create (transaction, copy, error);
  return foyer_transaction_save (transaction, copy, error);
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  foyer_store_write_finish (FOYER_STORE (source), result, NULL, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

/* Returns when the list has told of it. */
static void
write_visit (Fixture    *self,
             FoyerVisit *visit,
             Follower   *follower)
{
  gboolean is_written = FALSE;
  gint64 until_us;

  follower->n_signals = 0;
  foyer_store_write_async (self->store, &actor, "visit.edit", NULL, store_visit,
                           g_object_ref (visit), g_object_unref, NULL, NULL, on_written,
                           &is_written);
  while (!is_written || follower->n_signals == 0)
    g_main_context_iteration (NULL, TRUE);
  /* Nothing says that it is not told twice. */
  until_us = g_get_monotonic_time () + 150 * G_TIME_SPAN_MILLISECOND;
  while (g_get_monotonic_time () < until_us)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
test_live (Fixture       *self,
           gconstpointer  data)
{
  Follower follower = { 0 };
  g_autoptr(FoyerVisit) added = NULL;
  g_autoptr(FoyerVisit) first = NULL;
  g_autoptr(FoyerVisit) early = NULL;
  g_autoptr(FoyerRecord) edited = NULL;
  guint start;

  follower.n_rows = get_n (self);
  g_signal_connect (self->list, "items-changed", G_CALLBACK (on_items_changed), &follower);
  wait_complete (self);
  first = get_visit (self, 5);

  /* A new visit comes to the end of its day. */
  added = make_visit (LAST_DAY, VISITS_A_DAY);
  write_visit (self, added, &follower);
  g_assert_cmpuint (follower.n_signals, ==, 1);
  g_assert_cmpuint (follower.position, ==, VISITS_A_DAY);
  g_assert_cmpuint (follower.removed, ==, 0);
  g_assert_cmpuint (follower.added, ==, 1);

  /* An edit is told where it is seen, and only there. */
  edited = foyer_record_copy (FOYER_RECORD (first));
  g_assert_true (foyer_record_edit (edited, "name", "王晓梅", NULL));
  write_visit (self, FOYER_VISIT (edited), &follower);
  g_assert_cmpuint (follower.n_signals, ==, 1);
  g_assert_cmpuint (follower.position, ==, 5);
  g_assert_cmpuint (follower.removed, ==, 1);
  g_assert_cmpuint (follower.added, ==, 1);
  g_clear_object (&first);
  first = get_visit (self, 5);
  g_assert_cmpstr (foyer_visit_get_name (first), ==, "王晓梅");

  /* One that was registered earlier moves the rows after it, not those before. */
  early = foyer_visit_new_walk_in (&(FoyerUuid) { { 0 } }, "V20261121-900", LAST_DAY,
                                   LAST_DAY * G_TIME_SPAN_DAY);
  {
    FoyerUuid id = make_id (LAST_DAY * G_TIME_SPAN_DAY + 2 * G_USEC_PER_SEC, 900);

    foyer_record_set_identity (FOYER_RECORD (early), &id, 0);
  }
  write_visit (self, early, &follower);
  g_assert_cmpuint (follower.n_signals, ==, 1);
  g_assert_cmpuint (follower.position, ==, 3);
  g_assert_cmpuint (follower.removed, ==, 0);
  g_assert_cmpuint (follower.added, ==, 1);

  /* A day that had none gets a place of its own. */
  g_clear_object (&added);
  for (gint64 day = LAST_DAY; added == NULL; day--)
    if (day % 5 == 0)
      added = make_visit (day, 0);
  start = foyer_register_find_day (self->list, foyer_visit_get_day (added));
  write_visit (self, added, &follower);
  g_assert_cmpuint (follower.position, ==, start);
  g_assert_cmpuint (follower.added, ==, 1);
  g_clear_object (&first);
  first = get_visit (self, start);
  g_assert_cmpstr (foyer_visit_get_number (first), ==, foyer_visit_get_number (added));
}

/* Only what passes the filter is shown, also when an edit decides it. */
static void
test_live_filter (Fixture       *self,
                  gconstpointer  data)
{
  FoyerVisitFilter filter = FOYER_VISIT_FILTER_ALL;
  Follower follower = { 0 };
  g_autoptr(FoyerVisit) visit = NULL;
  g_autoptr(FoyerRecord) edited = NULL;
  guint before;

  filter.identity = FOYER_IDENTITY_PARENT;
  foyer_register_set_filter (self->list, &filter);
  wait_complete (self);
  before = follower.n_rows = get_n (self);
  g_signal_connect (self->list, "items-changed", G_CALLBACK (on_items_changed), &follower);

  visit = get_visit (self, 7);
  edited = foyer_record_copy (FOYER_RECORD (visit));
  g_assert_true (foyer_record_edit (edited, "identity", "peer", NULL));
  write_visit (self, FOYER_VISIT (edited), &follower);

  g_assert_cmpuint (get_n (self), ==, before - 1);
  g_assert_cmpuint (follower.n_signals, ==, 1);
  g_assert_cmpuint (follower.position, ==, 7);
  g_assert_cmpuint (follower.removed, ==, 1);
  g_assert_cmpuint (follower.added, ==, 0);
}

/* A list that is dropped while it counts and reads leaves nothing behind. */
static void
test_dropped (Fixture       *self,
              gconstpointer  data)
{
  FoyerVisitFilter filter = FOYER_VISIT_FILTER_ALL;
  g_autoptr(FoyerRegister) other = foyer_register_new (self->store, NULL);

  while (g_list_model_get_n_items (G_LIST_MODEL (other)) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_object_unref (g_list_model_get_item (G_LIST_MODEL (other), 0));
  foyer_register_set_filter (other, &filter);
  g_assert_finalize_object (g_steal_pointer (&other));
  wait_complete (self);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/register/days", test_days);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/register/order", test_order);
  ADD ("/register/filter", test_filter);
  ADD ("/register/live", test_live);
  ADD ("/register/live-filter", test_live_filter);
  ADD ("/register/dropped", test_dropped);
#undef ADD
  return g_test_run ();
}
