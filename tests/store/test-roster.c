/* The roster in the store: a month as one act, its undo, and the one place of each cell. */

#include "store-fixture.h"

#include "domain/foyer-coverage.h"
#include "domain/foyer-leave.h"
#include "domain/foyer-shift.h"
#include "domain/foyer-wish.h"
#include "store/foyer-roster-repository.h"

#define OCTOBER 20727
#define N_STAFF 12
#define N_DAYS 31

typedef struct
{
  FoyerUuid staff[N_STAFF];
  FoyerUuid shift;
  int slot;
} Month;

static gboolean
create (FoyerTransaction *transaction,
        gpointer          record,
        GError          **error)
{
  g_autoptr (FoyerRecord) owned = record;

  return foyer_transaction_create (transaction, owned, error);
}

static gboolean
add_ground (FoyerTransaction  *transaction,
            gpointer           data,
            gpointer          *result,
            GError           **error)
{
  Month *month = data;
  FoyerShift *shift = foyer_shift_new (&month->shift, "early", "早班", "Early", FOYER_SHIFT_EARLY,
                                       FOYER_POST_RECEPTION);

  for (int i = 0; i < N_STAFF; i++)
    {
      g_autofree char *number = g_strdup_printf ("%d", 101 + i);

      if (!create (transaction, foyer_staff_new (&month->staff[i], number, "李娜",
                                                 FOYER_ROLE_FRONTDESK, FOYER_POST_RECEPTION),
                   error))
        return FALSE;
    }

  return foyer_shift_set_hours (shift, 480, 960, 0, error) && create (transaction, shift, error);
}

static void
write_well (Fixture         *fixture,
            const FoyerUuid *op_id,
            FoyerWriteFunc   func,
            Month           *month)
{
  g_autoptr (GError) error = NULL;

  foyer_store_write (fixture->store, &fixture_actor, "roster.plan", op_id, func, month, NULL, NULL,
                     &error);
  g_assert_no_error (error);
}

static void
set_up_ground (Fixture *fixture,
               Month   *month)
{
  for (int i = 0; i < N_STAFF; i++)
    month->staff[i] = fixture_id (fixture);
  month->shift = fixture_id (fixture);
  month->slot = 0;
  write_well (fixture, NULL, add_ground, month);
}

static gboolean
add_cells (FoyerTransaction  *transaction,
           gpointer           data,
           gpointer          *result,
           GError           **error)
{
  Month *month = data;

  for (int i = 0; i < N_STAFF; i++)
    for (int d = 0; d < N_DAYS; d++)
      {
        FoyerUuid id = foyer_uuid_new (foyer_transaction_get_now_us (transaction));
        FoyerRosterCell *cell = foyer_roster_cell_new (&id, &month->staff[i], OCTOBER + d,
                                                       month->slot);

        foyer_roster_cell_put (cell, (i + d) % 7 == 0 ? NULL : &month->shift, 0, NULL);
        if (!create (transaction, cell, error))
          return FALSE;
      }

  return TRUE;
}

static void
test_month_and_undo (Fixture       *fixture,
                     gconstpointer  unused)
{
  Month month;
  FoyerUuid op_id, undo_id;
  g_autoptr (GError) error = NULL;
  gint64 started_us, written_us, undone_us;

  set_up_ground (fixture, &month);
  op_id = fixture_id (fixture);
  started_us = g_get_monotonic_time ();
  write_well (fixture, &op_id, add_cells, &month);
  written_us = g_get_monotonic_time ();
  g_assert_cmpint (fixture_count (fixture, "SELECT COUNT (*) FROM roster_cell"
                                  " WHERE state = 'draft'"), ==, N_STAFF * N_DAYS);

  g_assert_true (fixture_undo (fixture, &op_id, &undo_id, &error));
  g_assert_no_error (error);
  undone_us = g_get_monotonic_time ();
  g_assert_cmpint (fixture_count (fixture, "SELECT COUNT (*) FROM roster_cell"
                                  " WHERE state <> 'void'"), ==, 0);
  g_test_message ("%d cells: written in %.1f ms, taken back in %.1f ms", N_STAFF * N_DAYS,
                  (written_us - started_us) / 1000.0, (undone_us - written_us) / 1000.0);

  /* And done again: taking the taking back back. */
  g_assert_true (fixture_undo (fixture, &undo_id, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_count (fixture, "SELECT COUNT (*) FROM roster_cell"
                                  " WHERE state = 'draft' AND shift IS NOT NULL"), >, 300);
}

/* Two seats that plan the same month at once: the second is refused, not doubled. */
static void
test_one_place (Fixture       *fixture,
                gconstpointer  unused)
{
  Month month;
  g_autoptr (GError) error = NULL;

  set_up_ground (fixture, &month);
  write_well (fixture, NULL, add_cells, &month);
  foyer_store_write (fixture->store, &fixture_actor, "roster.plan", NULL, add_cells, &month, NULL,
                     NULL, &error);
  g_assert_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_UNIQUE);
  g_assert_cmpint (fixture_count (fixture, "SELECT COUNT (*) FROM roster_cell"), ==,
                   N_STAFF * N_DAYS);

  /* The second slot of a day is a place of its own. */
  month.slot = 1;
  write_well (fixture, NULL, add_cells, &month);
  g_assert_cmpint (fixture_count (fixture, "SELECT COUNT (*) FROM roster_cell"), ==,
                   2 * N_STAFF * N_DAYS);
}

static gboolean
add_rest (FoyerTransaction  *transaction,
          gpointer           data,
          gpointer          *result,
          GError           **error)
{
  Month *month = data;
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();
  gint64 now_us = foyer_transaction_get_now_us (transaction);
  FoyerUuid id[5];
  FoyerRosterMonth *october;
  FoyerLeave *leave;
  FoyerRosterCell *cell;

  for (guint i = 0; i < G_N_ELEMENTS (id); i++)
    id[i] = foyer_uuid_new (now_us);
  october = foyer_roster_month_new (&id[0], OCTOBER);
  leave = foyer_leave_new (&id[1], "Q20261001-001", &month->staff[0], START_US,
                           START_US + G_TIME_SPAN_DAY, FOYER_LEAVE_ANNUAL,
                           FOYER_LEAVE_BY_WORKFLOW, START_US);
  cell = foyer_roster_cell_new (&id[2], &month->staff[0], OCTOBER + 1, 1);

  return foyer_roster_month_publish (october, 1, "招人中", &month->staff[0], now_us, error)
         && create (transaction, october, error)
         && foyer_leave_set_cover (leave, &month->staff[1], nobody, error)
         && create (transaction, leave, error)
         && foyer_roster_cell_put (cell, &month->shift, FOYER_POST_PHONE, error)
         && create (transaction, cell, error)
         && create (transaction, foyer_coverage_new (&id[3], FOYER_POST_RECEPTION,
                                                     FOYER_WEEKDAYS_ALL, 480, 1440, 1), error)
         && create (transaction, foyer_wish_new (&id[4], &month->staff[0], OCTOBER + 2, NULL, FALSE,
                                                 2), error);
}

static gpointer
find_all (FoyerDb   *db,
          gpointer   data,
          GError   **error)
{
  Month *month = data;
  g_autoptr (GPtrArray) shifts = foyer_roster_repository_find_shifts (db, error);
  g_autoptr (GPtrArray) coverage = foyer_roster_repository_find_coverage (db, error);
  g_autoptr (GPtrArray) cells = foyer_roster_repository_find_cells (db, OCTOBER, OCTOBER + 30, error);
  g_autoptr (GPtrArray) before = foyer_roster_repository_find_cells (db, 0, OCTOBER - 1, error);
  g_autoptr (GPtrArray) leaves = NULL;
  g_autoptr (GPtrArray) later = NULL;
  g_autoptr (GPtrArray) wishes = NULL;
  g_autoptr (FoyerRosterCell) cell = NULL;
  g_autoptr (FoyerRosterCell) none = NULL;
  g_autoptr (FoyerRosterMonth) october = NULL;
  g_autoptr (FoyerRosterMonth) november = NULL;

  leaves = foyer_roster_repository_find_leaves (db, START_US, START_US + 1, error);
  later = foyer_roster_repository_find_leaves (db, START_US + G_TIME_SPAN_DAY, G_MAXINT64, error);
  wishes = foyer_roster_repository_find_wishes (db, OCTOBER, OCTOBER + 30, error);
  g_assert_true (foyer_roster_repository_find_cell (db, &month->staff[0], OCTOBER + 1, 1, &cell,
                                                    error));
  g_assert_true (foyer_roster_repository_find_cell (db, &month->staff[0], OCTOBER + 1, 0, &none,
                                                    error));
  g_assert_true (foyer_roster_repository_find_month (db, OCTOBER, &october, error));
  g_assert_true (foyer_roster_repository_find_month (db, OCTOBER + 31, &november, error));

  g_assert_cmpuint (shifts->len, ==, 1);
  g_assert_cmpuint (coverage->len, ==, 1);
  g_assert_cmpuint (cells->len, ==, 1);
  g_assert_cmpuint (before->len, ==, 0);
  g_assert_cmpuint (leaves->len, ==, 1);
  g_assert_cmpuint (later->len, ==, 0);
  g_assert_cmpuint (wishes->len, ==, 1);
  g_assert_cmpint (foyer_roster_cell_get_post (cell), ==, FOYER_POST_PHONE);
  g_assert_null (none);
  g_assert_true (foyer_roster_month_is_published (october));
  g_assert_null (november);

  return NULL;
}

static void
test_find (Fixture       *fixture,
           gconstpointer  unused)
{
  Month month;
  FoyerUuid op_id;
  g_autoptr (GError) error = NULL;

  set_up_ground (fixture, &month);
  op_id = fixture_id (fixture);
  write_well (fixture, &op_id, add_rest, &month);
  foyer_store_read (fixture->store, FOYER_STORE_DESK, find_all, &month, NULL, &error);
  g_assert_no_error (error);

  /* What was published is a draft again, and the rest is void. */
  g_assert_true (fixture_undo (fixture, &op_id, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_count (fixture, "SELECT COUNT (*) FROM roster_month"
                                  " WHERE state = 'draft'"), ==, 1);
  g_assert_cmpint (fixture_count (fixture, "SELECT COUNT (*) FROM leave WHERE state = 'void'"), ==,
                   1);
  g_assert_cmpint (fixture_count (fixture, "SELECT COUNT (*) FROM wish WHERE state = 'void'"), ==,
                   1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add ("/store/roster/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("month-and-undo", test_month_and_undo);
  ADD ("one-place", test_one_place);
  ADD ("find", test_find);

  return g_test_run ();
}
