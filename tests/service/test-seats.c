/* Two seats on one store: what one does the other shows, and what both do to one thing is told. The
 * second seat is another store in this process, and this program run once more. */

#include "service-fixture.h"

#include "domain/foyer-domain-error.h"
#include "service/foyer-presence.h"

#include <stdlib.h>
#include <string.h>

/* What the design promises, microseconds. */
#define IN_STEP_US (100 * 1000)
#define N_ROUNDS 5

static char *program;

typedef struct
{
  Fixture fixture;
  Desk other;
} Seats;

static void
set_up (Seats         *self,
        gconstpointer  unused)
{
  fixture_set_up (&self->fixture, NULL);
  desk_open (&self->other, &self->fixture, "desk-2");
  desk_load (&self->other);
  desk_sign_in (&self->other, "1003");
}

static void
tear_down (Seats         *self,
           gconstpointer  unused)
{
  desk_close (&self->other);
  fixture_tear_down (&self->fixture, NULL);
}

typedef struct
{
  Desk *desk;
  guint n;
} Expected;

static gboolean
has_open (gpointer data)
{
  Expected *expected = data;

  return n_open (expected->desk) == expected->n;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 difference = *(const gint64 *) a - *(const gint64 *) b;

  return (difference > 0) - (difference < 0);
}

/* One slow turn of a busy machine says nothing about the program; the middle one does. */
static void
check_in_step (gint64     *times_us,
               const char *what)
{
  qsort (times_us, N_ROUNDS, sizeof *times_us, compare_times);
  g_test_message ("%s: median %" G_GINT64_FORMAT " us, longest %" G_GINT64_FORMAT " us", what,
                  times_us[N_ROUNDS / 2], times_us[N_ROUNDS - 1]);
  g_assert_cmpint (times_us[N_ROUNDS / 2], <, IN_STEP_US);
}

static void
test_in_step (Seats         *self,
              gconstpointer  unused)
{
  Desk *desk = &self->fixture.desk;
  Desk *other = &self->other;
  gint64 there_us[N_ROUNDS];
  gint64 back_us[N_ROUNDS];

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      Expected there = { other, i + 1 };
      Expected back = { desk, i };
      GAsyncResult *result = NULL;
      g_autoptr (FoyerVisit) visit = check_in (desk, NULL, NULL);
      g_autoptr (FoyerVisit) left = NULL;
      g_autoptr (FoyerVisit) refill = NULL;

      there_us[i] = wait_until (has_open, &there);

      /* What the other seat does comes back. */
      foyer_reception_leave_async (other->reception, visit, FOYER_LOST_KIND_NONE, NULL, NULL,
                                   on_done, &result);
      left = finish_well (other, &result);
      back_us[i] = wait_until (has_open, &back);

      refill = check_in (desk, NULL, NULL);
      back.n = i + 1;
      there.n = i + 1;
      wait_until (has_open, &there);
    }

  check_in_step (there_us, "to the other seat");
  check_in_step (back_us, "and back");
}

static gint64
read_time (GDataInputStream *stream)
{
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;

  line = g_data_input_stream_read_line (stream, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (line);
  return g_ascii_strtoll (line, NULL, 10);
}

/* The second process: registers, says when, waits for the first to do the same, says when it
 * saw. */
static int
run_second (const char *uri)
{
  g_autoptr (FoyerClock) clock = foyer_fake_clock_new (START_US + 60 * MINUTE_US);
  Fixture fixture = { .uri = (char *) uri, .clock = clock };
  Desk *desk = &fixture.desk;

  desk_open (desk, &fixture, "desk-2");
  desk_load (desk);
  desk_sign_in (desk, "1003");
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      Expected answered = { desk, 2 * i + 2 };

      g_object_unref (check_in (desk, NULL, NULL));
      g_print ("%" G_GINT64_FORMAT "\n", g_get_monotonic_time ());
      wait_until (has_open, &answered);
      g_print ("%" G_GINT64_FORMAT "\n", g_get_monotonic_time ());
    }
  desk_close (desk);

  return EXIT_SUCCESS;
}

static void
test_second_process (Fixture       *fixture,
                     gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  g_autoptr (GSubprocess) second = NULL;
  g_autoptr (GDataInputStream) told = NULL;
  g_autoptr (GError) error = NULL;
  gint64 here_us[N_ROUNDS];
  gint64 there_us[N_ROUNDS];

  second = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--second",
                             fixture->uri, NULL);
  g_assert_no_error (error);
  told = g_data_input_stream_new (g_subprocess_get_stdout_pipe (second));

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      Expected arrived = { desk, 2 * i + 1 };
      gint64 seen_us, done_us;

      wait_until (has_open, &arrived);
      seen_us = g_get_monotonic_time ();
      here_us[i] = seen_us - read_time (told);

      g_object_unref (check_in (desk, NULL, NULL));
      done_us = g_get_monotonic_time ();
      there_us[i] = read_time (told) - done_us;
    }

  g_assert_true (g_subprocess_wait_check (second, NULL, &error));
  g_assert_no_error (error);
  check_in_step (here_us, "from another process");
  check_in_step (there_us, "to another process");
}

static FoyerVisit *
edit (Desk        *desk,
      FoyerEdits  *edits,
      GPtrArray  **conflicts,
      GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  foyer_reception_edit_async (desk->reception, edits, NULL, on_done, &result);
  return foyer_reception_finish (desk->reception, wait_for (&result), conflicts, error);
}

static const FoyerUuid *
get_staff_id (Desk *desk)
{
  return foyer_record_get_id (FOYER_RECORD (foyer_session_get_staff (desk->session)));
}

/* Both have the form open; one saves first. */
static void
test_conflict (Seats         *self,
               gconstpointer  unused)
{
  Desk *desk = &self->fixture.desk;
  Desk *other = &self->other;
  g_autoptr (FoyerVisit) seen = check_in (desk, "organisation", "一中", NULL);
  g_autoptr (FoyerEdits) mine = foyer_edits_new (FOYER_RECORD (seen));
  g_autoptr (FoyerEdits) theirs = foyer_edits_new (FOYER_RECORD (seen));
  g_autoptr (FoyerVisit) first = NULL;
  g_autoptr (FoyerVisit) current = NULL;
  g_autoptr (FoyerVisit) settled = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GError) conflict = NULL;
  g_autoptr (GError) error = NULL;
  FoyerFieldConflict *field;

  foyer_edits_set (theirs, "organisation", "二中");
  foyer_edits_set (theirs, "city", "杭州");
  first = edit (other, theirs, NULL, &error);
  g_assert_no_error (error);

  foyer_edits_set (mine, "organisation", "三中");
  foyer_edits_set (mine, "remark", "带孩子");
  current = edit (desk, mine, &conflicts, &conflict);
  g_assert_error (conflict, FOYER_SERVICE_ERROR, FOYER_SERVICE_ERROR_CONFLICT);
  g_assert_cmpuint (conflicts->len, ==, 1);
  field = conflicts->pdata[0];
  g_assert_cmpstr (field->field->name, ==, "organisation");
  g_assert_cmpstr (field->seen, ==, "一中");
  g_assert_cmpstr (field->mine, ==, "三中");
  g_assert_cmpstr (field->theirs, ==, "二中");
  g_assert_true (foyer_uuid_equal (&field->their_staff, get_staff_id (other)));
  g_assert_cmpint (field->their_us, >, 0);

  /* The visit as it stands: nothing of mine is in it, nothing of theirs is lost. */
  g_assert_cmpstr (foyer_visit_get_organisation (current), ==, "二中");
  g_assert_cmpstr (foyer_visit_get_city (current), ==, "杭州");
  g_assert_cmpstr (foyer_visit_get_remark (current), ==, "");

  foyer_edits_accept_theirs (mine, FOYER_RECORD (current));
  settled = edit (desk, mine, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (foyer_visit_get_organisation (settled), ==, "二中");
  g_assert_cmpstr (foyer_visit_get_remark (settled), ==, "带孩子");
}

/* Different fields merge without a word. */
static void
test_merge (Seats         *self,
            gconstpointer  unused)
{
  g_autoptr (FoyerVisit) seen = check_in (&self->fixture.desk, NULL, NULL);
  g_autoptr (FoyerEdits) mine = foyer_edits_new (FOYER_RECORD (seen));
  g_autoptr (FoyerEdits) theirs = foyer_edits_new (FOYER_RECORD (seen));
  g_autoptr (FoyerVisit) first = NULL;
  g_autoptr (FoyerVisit) both = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GError) error = NULL;

  foyer_edits_set (theirs, "city", "杭州");
  first = edit (&self->other, theirs, NULL, &error);
  g_assert_no_error (error);
  foyer_edits_set (mine, "remark", "带孩子");
  both = edit (&self->fixture.desk, mine, &conflicts, &error);
  g_assert_no_error (error);
  g_assert_null (conflicts);
  g_assert_cmpstr (foyer_visit_get_city (both), ==, "杭州");
  g_assert_cmpstr (foyer_visit_get_remark (both), ==, "带孩子");
}

/* Both press the same button: one does it, the other is told that it is done. */
static void
test_same_act (Seats         *self,
               gconstpointer  unused)
{
  Desk *desk = &self->fixture.desk;
  Desk *other = &self->other;
  g_autoptr (FoyerVisit) visit = check_in (desk, NULL, NULL);
  GAsyncResult *mine = NULL;
  GAsyncResult *theirs = NULL;
  g_autoptr (FoyerVisit) one = NULL;
  g_autoptr (FoyerVisit) two = NULL;
  g_autoptr (GError) my_error = NULL;
  g_autoptr (GError) their_error = NULL;
  GError *refusal;

  foyer_reception_receive_async (desk->reception, visit, NULL, NULL, on_done, &mine);
  foyer_reception_receive_async (other->reception, visit, NULL, NULL, on_done, &theirs);
  one = finish (desk, &mine, &my_error);
  two = finish (other, &theirs, &their_error);
  g_assert_true ((one == NULL) != (two == NULL));
  refusal = one == NULL ? my_error : their_error;
  g_assert_error (refusal, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_STATE);
}

/* Both call the next at once: two visitors, not one. */
static void
test_call_next (Seats         *self,
                gconstpointer  unused)
{
  Desk *desk = &self->fixture.desk;
  Desk *other = &self->other;
  GAsyncResult *mine = NULL;
  GAsyncResult *theirs = NULL;
  g_autoptr (FoyerVisit) one = NULL;
  g_autoptr (FoyerVisit) two = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_object_unref (check_in (desk, NULL, NULL));
      fixture_advance (&self->fixture, MINUTE_US);
    }
  foyer_reception_call_next_async (desk->reception, NULL, NULL, on_done, &mine);
  foyer_reception_call_next_async (other->reception, NULL, NULL, on_done, &theirs);
  one = finish_well (desk, &mine);
  two = finish_well (other, &theirs);
  g_assert_false (foyer_uuid_equal (foyer_record_get_id (FOYER_RECORD (one)),
                                    foyer_record_get_id (FOYER_RECORD (two))));
}

/* What somebody built upon is not taken back. */
static void
test_undo_refused (Seats         *self,
                   gconstpointer  unused)
{
  Desk *desk = &self->fixture.desk;
  g_autoptr (FoyerVisit) visit = check_in (desk, NULL, NULL);
  g_autoptr (FoyerEdits) mine = foyer_edits_new (FOYER_RECORD (visit));
  g_autoptr (FoyerEdits) theirs = NULL;
  g_autoptr (FoyerVisit) first = NULL;
  g_autoptr (FoyerVisit) second = NULL;
  g_autoptr (FoyerVisit) stored = NULL;
  g_autoptr (GError) conflict = NULL;
  g_autoptr (GAsyncResult) undoing = NULL;
  g_autoptr (GAsyncResult) redoing = NULL;
  g_autoptr (GError) also = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autofree char *before = NULL;

  foyer_edits_set (mine, "remark", "一");
  first = edit (desk, mine, NULL, &error);
  g_assert_no_error (error);
  theirs = foyer_edits_new (FOYER_RECORD (first));
  foyer_edits_set (theirs, "remark", "二");
  second = edit (&self->other, theirs, NULL, &error);
  g_assert_no_error (error);

  foyer_history_undo_async (desk->history, NULL, on_done, &undoing);
  foyer_history_redo_async (desk->history, NULL, on_done, &redoing);
  undone = foyer_history_finish (desk->history, wait_for (&undoing), &conflict);
  g_assert_null (undone);
  g_assert_error (conflict, FOYER_DB_ERROR, FOYER_DB_ERROR_CONFLICT);
  /* Who would do it again before that is known is told of no other reason. */
  redone = foyer_history_finish (desk->history, wait_for (&redoing), &error);
  g_assert_no_error (error);
  g_assert_null (redone);
  g_assert_false (foyer_history_get_can_redo (desk->history));
  g_assert_cmpstr (foyer_db_error_get_conflict (conflict)->columns[0], ==, "remark");
  stored = get_visit (desk, foyer_record_get_id (FOYER_RECORD (visit)));
  g_assert_cmpstr (foyer_visit_get_remark (stored), ==, "二");

  /* The registration before it is next, and refused for the same reason. */
  g_assert_true (foyer_history_get_can_undo (desk->history));
  before = undo (desk, &also);
  g_assert_null (before);
  g_assert_error (also, FOYER_DB_ERROR, FOYER_DB_ERROR_CONFLICT);
  g_assert_false (foyer_history_get_can_undo (desk->history));
}

/* A setting changed at one seat counts at the other. */
static gboolean
has_new_name (gpointer data)
{
  return g_str_equal (foyer_shop_get_name (((Desk *) data)->shop), "总店");
}

static void
test_settings (Seats         *self,
               gconstpointer  unused)
{
  Desk *desk = &self->fixture.desk;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  desk_sign_in (desk, "1001");
  foyer_shop_set_async (desk->shop, "shop.name", "总店", NULL, on_done, &result);
  g_assert_true (foyer_shop_finish (desk->shop, wait_for (&result), &error));
  g_assert_no_error (error);
  wait_until (has_new_name, &self->other);
}

/* Who else has it open */

typedef struct
{
  FoyerPresence *presence;
  const FoyerUuid *record;
  const char *seat;             /* NULL: nobody */
} Met;

static gboolean
has_met (gpointer data)
{
  Met *met = data;
  g_autoptr (GPtrArray) list = foyer_presence_list (met->presence, met->record);

  if (met->seat == NULL)
    return list->len == 0;
  return list->len == 1 && g_str_equal (((FoyerPresent *) list->pdata[0])->seat, met->seat);
}

static void
on_store_changed (FoyerStore *store,
                  GPtrArray  *changes,
                  guint      *n_changes)
{
  *n_changes += changes->len;
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* What is on its way holds it a moment longer. */
static void
let_go (FoyerPresence *presence)
{
  gpointer weak = presence;

  g_object_add_weak_pointer (G_OBJECT (presence), &weak);
  g_object_unref (presence);
  wait_until (is_gone, &weak);
}

/* Two have the same card open and see each other; then one closes it. It is no act: nothing comes
 * into the journal, and nobody's list is woken. */
static void
test_presence (Seats         *self,
               gconstpointer  unused)
{
  Desk *desk = &self->fixture.desk;
  Desk *other = &self->other;
  g_autoptr (FoyerVisit) visit = check_in (desk, NULL, NULL);
  const FoyerUuid *id = foyer_record_get_id (FOYER_RECORD (visit));
  FoyerPresence *here = foyer_presence_new (desk->store, desk->session);
  FoyerPresence *there = foyer_presence_new (other->store, other->session);
  Expected arrived = { other, 1 };
  Met see_there = { here, id, "desk-2" };
  Met see_here = { there, id, "desk-1" };
  FoyerUuid another = foyer_uuid_new (START_US);
  g_autoptr (GPtrArray) seats = NULL;
  guint n_changes = 0;

  wait_until (has_open, &arrived);
  g_signal_connect (other->store, "changed", G_CALLBACK (on_store_changed), &n_changes);
  foyer_presence_open (here, id);
  foyer_presence_open (there, id);
  foyer_presence_open (there, &another);
  wait_until (has_met, &see_there);
  wait_until (has_met, &see_here);
  seats = foyer_presence_list (here, id);
  g_assert_true (foyer_uuid_equal (&((FoyerPresent *) seats->pdata[0])->staff,
                                   foyer_record_get_id (FOYER_RECORD (
                                     foyer_session_get_staff (other->session)))));
  g_clear_pointer (&seats, g_ptr_array_unref);
  seats = foyer_presence_list (here, &another);
  g_assert_cmpuint (seats->len, ==, 1);

  foyer_presence_close (there, id);
  see_there.seat = NULL;
  wait_until (has_met, &see_there);
  g_assert_cmpuint (n_changes, ==, 0);
  foyer_presence_close (here, id);
  foyer_presence_close (there, &another);
  let_go (here);
  let_go (there);
}

static gpointer
count_presence (FoyerDb   *db,
                gpointer   data,
                GError   **error)
{
  g_autoptr (FoyerRows) rows = foyer_db_query (db, "SELECT COUNT (*) FROM presence", FOYER_NO_VALUES,
                                               error);

  if (rows == NULL)
    return NULL;
  *(gint64 *) data = foyer_rows_get_int (rows, 0, 0);
  return GINT_TO_POINTER (TRUE);
}

static gint64
n_present (FoyerStore *store)
{
  g_autoptr (GError) error = NULL;
  gint64 n = -1;

  foyer_store_read (store, FOYER_STORE_DESK, count_presence, &n, NULL, &error);
  g_assert_no_error (error);
  return n;
}

static gboolean
is_nobody_present (gpointer data)
{
  return n_present (data) == 0;
}

/* Who ends in good order leaves nothing behind, not even that the program ran. */
static void
test_presence_leaves (Seats         *self,
                      gconstpointer  unused)
{
  Desk *desk = &self->fixture.desk;
  g_autoptr (FoyerVisit) visit = check_in (desk, NULL, NULL);
  const FoyerUuid *id = foyer_record_get_id (FOYER_RECORD (visit));
  FoyerPresence *here = foyer_presence_new (desk->store, desk->session);
  FoyerPresence *there = foyer_presence_new (self->other.store, self->other.session);
  Met met = { here, id, "desk-2" };

  foyer_presence_open (here, id);
  foyer_presence_open (there, id);
  wait_until (has_met, &met);
  g_assert_cmpint (n_present (desk->store), >, 0);

  foyer_presence_close (there, id);
  foyer_presence_leave (there);
  foyer_presence_close (here, id);
  foyer_presence_leave (here);
  wait_until (is_nobody_present, desk->store);
  let_go (here);
  let_go (there);
}

/* A program that was killed is forgotten when its lease has run out. */
static void
test_presence_of_the_dead (Seats         *self,
                           gconstpointer  unused)
{
  Desk *desk = &self->fixture.desk;
  g_autoptr (FoyerVisit) visit = check_in (desk, NULL, NULL);
  const FoyerUuid *id = foyer_record_get_id (FOYER_RECORD (visit));
  FoyerPresence *here = foyer_presence_new (desk->store, desk->session);
  FoyerPresence *there = foyer_presence_new (self->other.store, self->other.session);
  Met met = { here, id, "desk-2" };

  foyer_presence_open (here, id);
  foyer_presence_open (there, id);
  wait_until (has_met, &met);

  /* It says nothing any more, not even goodbye. */
  let_go (there);
  fixture_advance (&self->fixture, 2 * MINUTE_US);
  met.seat = NULL;
  wait_until (has_met, &met);
  foyer_presence_close (here, id);
  let_go (here);
}

#define ADD(path, func) g_test_add (path, Seats, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  if (argc == 3 && strcmp (argv[1], "--second") == 0)
    return run_second (argv[2]);

  g_test_init (&argc, &argv, NULL);
  program = g_file_read_link ("/proc/self/exe", NULL);
  ADD ("/seats/in-step", test_in_step);
  g_test_add ("/seats/second-process", Fixture, NULL, fixture_set_up, test_second_process,
              fixture_tear_down);
  ADD ("/seats/conflict", test_conflict);
  ADD ("/seats/merge", test_merge);
  ADD ("/seats/same-act", test_same_act);
  ADD ("/seats/call-next", test_call_next);
  ADD ("/seats/undo-refused", test_undo_refused);
  ADD ("/seats/presence", test_presence);
  ADD ("/seats/presence-leaves", test_presence_leaves);
  ADD ("/seats/presence-of-the-dead", test_presence_of_the_dead);
  ADD ("/seats/settings", test_settings);

  return g_test_run ();
}
