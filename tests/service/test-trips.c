/* How often the search box waits for a server: what a keystroke costs where the line is slow. */

#include "service-fixture.h"

#include "service/foyer-customer-search.h"
#include "store/db-postgres-private.h"

#define LIMIT 20

typedef struct
{
  const char *hint;
  guint n_found;
  guint n_trips;
} Case;

/* A job of the store, as foyer_customers_find_async() runs it. */
static gpointer
search (FoyerDb   *db,
        gpointer   data,
        GError   **error)
{
  const Case *expected = data;
  FoyerPostgres *self = (FoyerPostgres *) db;
  guint n_trips = self->n_trips;
  g_autoptr (GPtrArray) found = foyer_customer_search (db, expected->hint, LIMIT, error);

  if (found == NULL || !foyer_db_answer (db, error))
    return NULL;

  n_trips = self->n_trips - n_trips;
  g_test_message ("“%s”: %u found in %u trips", expected->hint, found->len, n_trips);
  g_assert_cmpuint (found->len, ==, expected->n_found);
  g_assert_cmpuint (n_trips, ==, expected->n_trips);
  return GINT_TO_POINTER (TRUE);
}

static void
test_search (Fixture       *fixture,
             gconstpointer  unused)
{
  static const Case cases[] = {
    /* BEGIN, the revision, the index and the names of organisations; then the rows. */
    { "张", 2, 2 },
    { "zhangw", 1, 2 },
    { "5678", 1, 2 },
    { "beijing", 2, 2 },
    { "zhang 138", 1, 2 },
    { "13812345678", 1, 2 },
    /* One digit wrong. */
    { "13812345679", 1, 3 },
    /* Nobody, and nothing to be asked further. */
    { "qqq", 0, 1 },
    /* Who of an organisation fits the other word is known behind the rows. */
    { "一中 zhou", 1, 3 },
    /* A number as it stands on a receipt is looked up alone. */
    { "K20261121-002", 1, 1 },
    { "x1", 1, 3 },
  };
  Desk *desk = &fixture->desk;
  g_autoptr (GError) error = NULL;

  g_object_unref (check_in (desk, "who", "张晓明 13812345678", "organisation", "北京市第一中学", NULL));
  fixture_advance (fixture, MINUTE_US);
  g_object_unref (check_in (desk, "who", "张伟 13900001111", NULL));
  fixture_advance (fixture, MINUTE_US);
  g_object_unref (check_in (desk, "who", "周兰 13700002222", "organisation", "北京市第一中学", NULL));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      foyer_store_read (desk->store, FOYER_STORE_DESK, search, (gpointer) &cases[i], NULL, &error);
      g_assert_no_error (error);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/trips/search", Fixture, NULL, fixture_set_up, test_search, fixture_tear_down);

  return g_test_run ();
}
