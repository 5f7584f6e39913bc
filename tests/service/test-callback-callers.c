/* Who calls (HANDBOOK B3, B5, C10, S8), over a published roster and leaves: the oracles CB-07 and
 * CB-11, and that two who tell of the same call tell of it once. */

#include "callback-fixture.h"

#include "domain/foyer-domain-error.h"
#include "service/foyer-presence.h"

/* CB-07: of another shift than the sale, never the seller, never who is on leave or not on the
 * roster; where there is nobody of another shift, one of the same, which is marked. */
static void
test_cross_shift (Calls         *self,
                  gconstpointer  unused)
{
  g_autofree char *seller = key_of (self, "1003");
  g_autofree char *late = key_of (self, "1004");
  g_autoptr (FoyerItem) busy = NULL;
  g_autoptr (FoyerItem) crossed = NULL;
  g_autoptr (FoyerItem) same = NULL;
  g_autoptr (FoyerCallback) crossed_side = NULL;
  g_autoptr (FoyerCallback) same_side = NULL;

  put_on_duty (self, "1003", "2026-11-21", FOYER_SHIFT_EARLY);
  put_on_duty (self, "1002", "2026-11-21", FOYER_SHIFT_EARLY);
  put_on_duty (self, "1004", "2026-11-21", FOYER_SHIFT_LATE);
  /* 陈静 has more to do than 李娜, and yet: she works the other shift. */
  busy = plan (self, "owner", late, "due", "2026-11-21 15:30", NULL);
  crossed = plan (self, "owner", "", "seller", seller, "due", "2026-11-21 16:00", NULL);
  crossed_side = get_side (self, crossed);
  g_assert_true (is_of (self, foyer_item_get_owner (crossed), "1004"));
  g_assert_true (foyer_callback_get_is_cross (crossed_side));

  put_on_leave (self, "1004");
  same = plan (self, "owner", "", "seller", seller, "due", "2026-11-21 17:00", NULL);
  same_side = get_side (self, same);
  g_assert_true (is_of (self, foyer_item_get_owner (same), "1002"));
  g_assert_false (foyer_callback_get_is_cross (same_side));
}

/* A seat beside the one of the tests, where somebody is signed in. */
typedef struct
{
  Desk desk;
  FoyerPresence *presence;
} Seat;

static void
sit_down (Seat       *self,
          Calls      *calls,
          const char *seat,
          const char *number)
{
  desk_open (&self->desk, &calls->shop, seat);
  desk_load (&self->desk);
  self->presence = foyer_presence_new (self->desk.store, self->desk.session);
  foyer_presence_start (self->presence);
  desk_sign_in (&self->desk, number);
}

static void
stand_up (Seat *self)
{
  drop (&self->presence);
  desk_close (&self->desk);
}

typedef struct
{
  Calls *calls;
  const char *number;
  gint64 n_seats;
} Seen;

static gboolean
is_seen (gpointer data)
{
  Seen *seen = data;
  g_autofree char *sql =
    g_strdup_printf ("SELECT COUNT (*) FROM presence p JOIN staff s ON s.id = p.staff"
                     " WHERE s.number = '%s' AND p.expires > %" G_GINT64_FORMAT, seen->number,
                     foyer_clock_now_us (seen->calls->shop.clock));

  return count_rows (&seen->calls->shop.desk, sql) == seen->n_seats;
}

/* Waits until they are seen to be signed in at so many seats. */
static void
expect_seen (Calls      *self,
             const char *number,
             gint64      n_seats)
{
  Seen seen = { self, number, n_seats };

  wait_until (is_seen, &seen);
}

static void
assert_given_to (Calls      *self,
                 const char *due,
                 const char *seller,
                 const char *number,
                 gboolean    is_cross)
{
  g_autofree char *key = key_of (self, seller);
  g_autoptr (FoyerItem) item = plan (self, "owner", "", "seller", key, "due", due, NULL);
  g_autoptr (FoyerCallback) side = get_side (self, item);

  g_assert_true (is_of (self, foyer_item_get_owner (item), number));
  g_assert_cmpint (foyer_callback_get_is_cross (side), ==, is_cross);
}

/* B3: a call of today goes to who is signed in at a seat, at whichever; a call of another day to
 * whoever has least to do. Whoever signs out, or whose program was killed, is not there any
 * more. */
static void
test_present (Calls         *self,
              gconstpointer  unused)
{
  g_autofree char *late = key_of (self, "1004");
  g_autoptr (FoyerItem) busy = plan (self, "owner", late, "due", "2026-11-21 12:00", NULL);
  Seat first = { { NULL } }, second = { { NULL } };

  sit_down (&first, self, "desk-2", "1004");
  sit_down (&second, self, "desk-3", "1001");
  expect_seen (self, "1004", 1);
  expect_seen (self, "1001", 1);
  assert_given_to (self, "2026-11-21 15:00", "1002", "1004", FALSE);
  assert_given_to (self, "2026-11-23 15:00", "1002", "1003", FALSE);

  foyer_session_set_staff (first.desk.session, NULL);
  expect_seen (self, "1004", 0);
  assert_given_to (self, "2026-11-21 15:00", "1002", "1003", FALSE);

  desk_sign_in (&first.desk, "1004");
  expect_seen (self, "1004", 1);
  /* It says nothing any more, not even goodbye. */
  stand_up (&first);
  assert_given_to (self, "2026-11-21 15:30", "1002", "1004", FALSE);
  fixture_advance (&self->shop, 11 * MINUTE_US);
  assert_given_to (self, "2026-11-21 15:30", "1002", "1003", FALSE);
  stand_up (&second);
}

/* The roster and the seats together: who works the other shift is asked if they are there at that
 * time, or will have come; on duty and not signed in is not there. */
static void
test_present_by_roster (Calls         *self,
                        gconstpointer  unused)
{
  Seat seat = { { NULL } };

  put_on_duty (self, "1003", "2026-11-21", FOYER_SHIFT_EARLY);
  put_on_duty (self, "1002", "2026-11-21", FOYER_SHIFT_EARLY);
  put_on_duty (self, "1004", "2026-11-21", FOYER_SHIFT_LATE);
  sit_down (&seat, self, "desk-2", "1002");
  expect_seen (self, "1002", 1);
  /* 陈静 comes at two. */
  assert_given_to (self, "2026-11-21 11:00", "1003", "1002", FALSE);
  assert_given_to (self, "2026-11-21 15:00", "1003", "1004", TRUE);

  /* It is three, and she has not come. */
  fixture_advance (&self->shop, 5 * G_TIME_SPAN_HOUR);
  foyer_session_set_staff (seat.desk.session, NULL);
  desk_sign_in (&seat.desk, "1002");
  expect_seen (self, "1002", 1);
  assert_given_to (self, "2026-11-21 15:30", "1003", "1002", FALSE);
  desk_sign_in (&seat.desk, "1004");
  expect_seen (self, "1004", 1);
  assert_given_to (self, "2026-11-21 15:30", "1003", "1004", TRUE);
  stand_up (&seat);
}

/* Nobody but the seller is there: the supervisors are told, and it is nobody's. */
static void
test_nobody (Calls         *self,
             gconstpointer  unused)
{
  g_autofree char *seller = key_of (self, "1003");
  g_autoptr (FoyerItem) item = NULL;

  put_on_duty (self, "1003", "2026-11-21", FOYER_SHIFT_EARLY);
  item = plan (self, "owner", "", "seller", seller, NULL);
  g_assert_true (foyer_uuid_is_none (foyer_item_get_owner (item)));
  g_assert_cmpint (count_rows (&self->shop.desk, "SELECT COUNT (*) FROM delivery"
                               " WHERE role = 'supervisor'"), ==, 1);
}

/* The next try is the next day's: whoever is off then leaves it to a colleague who is there. */
static void
test_next_try (Calls         *self,
               gconstpointer  unused)
{
  g_autoptr (FoyerItem) item = plan (self, NULL);
  g_autoptr (FoyerItem) tried = NULL;
  g_autoptr (FoyerItem) stays = NULL;

  put_on_duty (self, "1002", "2026-11-21", FOYER_SHIFT_EARLY);
  put_on_duty (self, "1004", "2026-11-22", FOYER_SHIFT_EARLY);
  tried = record (self, item, &missed);
  g_assert_cmpint (foyer_item_get_next_contact (tried), ==, START_US + G_TIME_SPAN_DAY);
  g_assert_true (is_of (self, foyer_item_get_owner (tried), "1004"));

  /* She is there the day after as well: it stays hers. */
  desk_sign_in (&self->shop.desk, "1004");
  put_on_duty (self, "1004", "2026-11-23", FOYER_SHIFT_EARLY);
  fixture_advance (&self->shop, G_TIME_SPAN_DAY);
  stays = record (self, tried, &missed);
  g_assert_true (is_of (self, foyer_item_get_owner (stays), "1004"));
}

/* CB-11: whoever stands in may tell of the call, and the owner stays; nobody else may. */
static void
test_cover (Calls         *self,
            gconstpointer  unused)
{
  g_autoptr (FoyerItem) item = plan (self, NULL);
  g_autoptr (FoyerItem) told = NULL;
  g_autoptr (FoyerItem) refused = NULL;
  g_autoptr (GError) error = NULL;

  put_on_leave (self, "1002");
  desk_sign_in (&self->shop.desk, "1004");
  refused = try_record (self, item, &missed, &error);
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_DENIED);
  g_assert_null (refused);
  g_assert_cmpint (count_rows (&self->shop.desk, "SELECT COUNT (*) FROM attempt"), ==, 0);

  desk_sign_in (&self->shop.desk, "1003");
  told = record (self, item, &accepted);
  g_assert_false (foyer_item_is_open (told));
  g_assert_true (is_of (self, foyer_item_get_owner (told), "1002"));
}

/* Two seats tell of the same call: the second is refused, and nothing of it is written. */
static void
test_two_seats (Calls         *self,
                gconstpointer  unused)
{
  g_autoptr (FoyerItem) item = plan (self, NULL);
  Desk other = { NULL };
  FoyerCallbacks *theirs;
  g_autoptr (FoyerItem) told = NULL;
  g_autoptr (FoyerItem) refused = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  desk_open (&other, &self->shop, "2");
  desk_load (&other);
  desk_sign_in (&other, "1002");
  theirs = foyer_callbacks_new (other.store, other.session, other.history, other.shop);

  told = record (self, item, &accepted);
  g_assert_false (foyer_item_is_open (told));
  foyer_callbacks_record_async (theirs, item, &accepted, NULL, on_done, &result);
  refused = foyer_callbacks_finish (theirs, wait_for (&result), &error);
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_STATE);
  g_assert_null (refused);
  g_assert_cmpint (count_rows (&self->shop.desk, "SELECT COUNT (*) FROM attempt"), ==, 1);

  /* The result holds the service. */
  g_clear_object (&result);
  settle (&other);
  drop (&theirs);
  desk_close (&other);
}

/* A call that is cancelled is not told of, given to nobody, and cancelled once. */
static void
test_not_open (Calls         *self,
               gconstpointer  unused)
{
  g_autoptr (FoyerItem) item = plan (self, NULL);
  g_autoptr (FoyerItem) cancelled = NULL;
  g_autoptr (FoyerItem) refused = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  foyer_callbacks_cancel_async (self->callbacks, item, "货已退", NULL, on_done, &result);
  cancelled = foyer_callbacks_finish (self->callbacks, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_false (foyer_item_is_open (cancelled));

  refused = try_record (self, item, &missed, &error);
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_STATE);
  g_clear_error (&error);
  g_clear_object (&result);
  foyer_callbacks_assign_async (self->callbacks, item, desk_find_staff (&self->shop.desk, "1003"),
                                NULL, on_done, &result);
  refused = foyer_callbacks_finish (self->callbacks, wait_for (&result), &error);
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_STATE);
  g_clear_error (&error);
  g_clear_object (&result);
  foyer_callbacks_cancel_async (self->callbacks, item, "货已退", NULL, on_done, &result);
  refused = foyer_callbacks_finish (self->callbacks, wait_for (&result), &error);
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_STATE);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*func) (Calls *, gconstpointer);
  } tests[] = {
    { "/callback-callers/cross-shift", test_cross_shift },
    { "/callback-callers/present", test_present },
    { "/callback-callers/present-by-roster", test_present_by_roster },
    { "/callback-callers/nobody", test_nobody },
    { "/callback-callers/next-try", test_next_try },
    { "/callback-callers/cover", test_cover },
    { "/callback-callers/two-seats", test_two_seats },
    { "/callback-callers/not-open", test_not_open },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Calls, NULL, set_up, tests[i].func, tear_down);

  return g_test_run ();
}
