/* Nothing of a promise is lost or doubled, wherever the program is killed.
 *
 * A desk plans a callback; it rings on its day; "not reached" is pressed on the banner; the next
 * try rings. The program is ended with SIGKILL before its n-th call that writes to a file, makes it
 * durable or sends to a server, for every n that there is (on a server, for some of them, evenly).
 * Then somebody sits down at a new program on the same store and goes on; what the killed one had
 * answered must be there, and everything must be there once. */

#include "ringer-fixture.h"

#include "../test-engine.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define HOUR_US G_TIME_SPAN_HOUR
/* Longer than a lease. */
#define LATER_US (2 * MINUTE_US)
#define POINTS_FILE 400
#define POINTS_SERVER 24
#define NAME "许志强"

/* How far the desk has come, by its own word. */
typedef enum
{
  BEGUN,
  PLANNED,
  RANG,
  PRESSED,
  RANG_AGAIN,
  ENDED,
} Stage;

static const char *const words[] = { "begun", "planned", "rang", "pressed", "rang again", "ended" };

static char *program;

/* The point of death. These stand in the way of the C library's, also for the drivers; they ask the
 * kernel itself, since a signal handler may call them, where dlsym() must not be called. */

static gint n_calls;            /* atomic, with the next */
static gint is_counting;
static gint dies_at;

static void
come_to_point (int fd)
{
  struct stat status;

  if (!g_atomic_int_get (&is_counting) || fstat (fd, &status) < 0
      || !(S_ISREG (status.st_mode) || S_ISSOCK (status.st_mode)))
    return;
  if (g_atomic_int_add (&n_calls, 1) + 1 == dies_at)
    kill (getpid (), SIGKILL);
}

ssize_t
write (int         fd,
       const void *data,
       size_t      n)
{
  come_to_point (fd);
  return syscall (SYS_write, fd, data, n);
}

ssize_t
pwrite64 (int         fd,
          const void *data,
          size_t      n,
          __off64_t   at)
{
  come_to_point (fd);
  return syscall (SYS_pwrite64, fd, data, n, at);
}

ssize_t
send (int         fd,
      const void *data,
      size_t      n,
      int         flags)
{
  come_to_point (fd);
  return syscall (SYS_sendto, fd, data, n, flags, NULL, 0);
}

int
fsync (int fd)
{
  come_to_point (fd);
  return syscall (SYS_fsync, fd);
}

int
fdatasync (int fd)
{
  come_to_point (fd);
  return syscall (SYS_fdatasync, fd);
}

/* The desk that is killed. */

static void
sit_down (Shop *self)
{
  desk_open (&self->fixture.desk, &self->fixture, "desk-1");
  desk_load (&self->fixture.desk);
  desk_sign_in (&self->fixture.desk, "1002");
  shop_open (self);
}

static gint64
get_next_try (Shop *self)
{
  return count_rows (&self->fixture.desk,
                     "SELECT COALESCE (MAX (next_contact), 0) FROM item WHERE kind = 'callback'");
}

static int
run_desk (const char *uri,
          int         point)
{
  g_autoptr(FoyerClock) clock = foyer_fake_clock_new (START_US);
  Shop shop = { .fixture = { .uri = (char *) uri, .clock = clock } };

  sit_down (&shop);
  dies_at = point;
  g_atomic_int_set (&is_counting, TRUE);

  shop_plan (&shop, NAME);
  g_print ("%s\n", words[PLANNED]);
  fixture_advance (&shop.fixture, 5 * HOUR_US);
  shop_look (&shop);
  g_print ("%s\n", words[RANG]);
  shop_press (&shop, shop_get_standing (&shop)->id, "no-answer");
  g_print ("%s\n", words[PRESSED]);
  fixture_advance (&shop.fixture, get_next_try (&shop) - START_US - 5 * HOUR_US);
  shop_look (&shop);
  g_assert_cmpuint (shop_count_standing (&shop), ==, 1);
  g_print ("%s\n", words[RANG_AGAIN]);

  g_atomic_int_set (&is_counting, FALSE);
  g_print ("%s %d\n", words[ENDED], n_calls);
  fflush (NULL);
  _exit (EXIT_SUCCESS);
}

/* Who starts it, and goes on where it was killed. */

static Stage
read_stage (const char *told,
            int        *n)
{
  g_auto(GStrv) lines = g_strsplit (told, "\n", -1);
  Stage stage = BEGUN;

  for (guint i = 0; lines[i] != NULL; i++)
    for (Stage s = PLANNED; s <= ENDED; s++)
      if (g_str_has_prefix (lines[i], words[s]))
        {
          stage = MAX (stage, s);
          if (s == ENDED)
            *n = atoi (lines[i] + strlen (words[s]));
        }

  return stage;
}

/* A shop of its own, in which the desk is run up to @point; 0: to its end. */
static Stage
run_to (Shop *self,
        int   point,
        int  *n)
{
  g_autofree char *at = g_strdup_printf ("%d", point);
  g_autofree char *told = NULL;
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;
  Stage stage;

  fixture_set_up (&self->fixture, NULL);
  desk_close (&self->fixture.desk);
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--desk",
                              self->fixture.uri, at, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &told, NULL, &error);
  g_assert_no_error (error);
  stage = read_stage (told, n);
  if (point != 0 && stage != ENDED)
    {
      g_assert_true (g_subprocess_get_if_signaled (process));
      g_assert_cmpint (g_subprocess_get_term_sig (process), ==, SIGKILL);
    }
  return stage;
}

static gint64
count (Shop       *self,
       const char *sql)
{
  return count_rows (&self->fixture.desk, sql);
}

static gint64
count_in_tray (Shop *self)
{
  return g_list_model_get_n_items (foyer_due_get_tray (self->due));
}

/* It stands in the tray, once; and on the desktop too unless the killed program had shown it. A
 * banner that may have been seen before says so. */
static void
assert_rings (Shop     *self,
              gboolean  was_shown)
{
  g_autoptr(FoyerDelivery) delivery = NULL;

  g_assert_cmpint (count_in_tray (self), ==, 1);
  delivery = g_list_model_get_item (foyer_due_get_tray (self->due), 0);
  g_assert_cmpuint (shop_count_standing (self), ==, was_shown ? 0 : 1);
  if (!was_shown)
    g_assert_cmpint (g_str_has_prefix (shop_get_standing (self)->title, "Again: "), ==,
                     foyer_delivery_get_tries (delivery) > 1);
}

static void
assert_nothing_twice (Shop *self)
{
  g_assert_cmpint (count (self, "SELECT COUNT (*) FROM item WHERE kind = 'callback'"), ==, 1);
  g_assert_cmpint (count (self, "SELECT COUNT (*) FROM (SELECT 1 FROM delivery GROUP BY item, reason,"
                          " moment, addressee HAVING COUNT (*) > 1) d"), ==, 0);
}

static void
press_in_tray (Shop *self)
{
  g_autoptr(FoyerDelivery) delivery = g_list_model_get_item (foyer_due_get_tray (self->due), 0);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  foyer_ringer_act_async (self->ringer, delivery, FOYER_NOTICE_ACT_NO_ANSWER, NULL, on_done,
                          &result);
  g_assert_true (foyer_ringer_finish (self->ringer, wait_for (&result), &error));
  g_assert_no_error (error);
  g_clear_object (&result);
  shop_settle (self);
}

/* Whether the killed program had noted that it showed what is agreed for now. */
static gboolean
was_shown_before (Shop *self)
{
  return count (self, "SELECT COUNT (*) FROM delivery d JOIN item i ON i.id = d.item"
                " WHERE d.shown IS NOT NULL"
                " AND d.moment = COALESCE (i.next_contact, i.due)") == 1;
}

/* From planning to the answer, whatever of it is done already. */
static void
reach_the_answer (Shop  *self,
                  Stage  stage)
{
  gint64 n_planned = count (self, "SELECT COUNT (*) FROM item WHERE kind = 'callback'");
  gint64 n_attempts = count (self, "SELECT COUNT (*) FROM attempt");
  gboolean was_shown = was_shown_before (self);

  g_assert_cmpint (n_planned, <=, 1);
  if (stage >= PLANNED)
    g_assert_cmpint (n_planned, ==, 1);
  g_assert_cmpint (n_attempts, <=, 1);
  if (stage >= PRESSED)
    g_assert_cmpint (n_attempts, ==, 1);

  /* Nobody was told that it is planned: who planned it sees that it is not, and does it again. */
  if (n_planned == 0)
    shop_plan (self, NAME);
  if (n_attempts == 1)
    return;

  fixture_advance (&self->fixture, 5 * HOUR_US + LATER_US);
  shop_look (self);
  assert_rings (self, was_shown);
  if (was_shown)
    press_in_tray (self);
  else
    shop_press (self, shop_get_standing (self)->id, "no-answer");
  shop_look (self);
  g_assert_cmpint (count_in_tray (self), ==, 0);
  g_assert_cmpuint (shop_count_standing (self), ==, 0);
}

static void
go_on (Shop  *self,
       Stage  stage)
{
  gint64 next_us;
  gboolean was_shown;

  sit_down (self);
  reach_the_answer (self, stage);
  assert_nothing_twice (self);
  g_assert_cmpint (count (self, "SELECT COUNT (*) FROM attempt WHERE way IN ('notice', 'window')"),
                   ==, 1);

  /* The next try: open, with who had it, on the day after. */
  next_us = get_next_try (self);
  g_assert_cmpint (next_us, >=, START_US + 24 * HOUR_US);
  g_assert_cmpint (count (self, "SELECT COUNT (*) FROM item i JOIN staff s ON s.id = i.owner"
                          " WHERE i.kind = 'callback' AND i.closed IS NULL AND s.number = '1002'"),
                   ==, 1);
  was_shown = was_shown_before (self);
  fixture_advance (&self->fixture,
                   next_us + LATER_US - foyer_clock_now_us (self->fixture.clock));
  shop_look (self);
  assert_rings (self, was_shown);
  assert_nothing_twice (self);
}

static void
test_killed (void)
{
  guint n_died[ENDED] = { 0 };
  int n_points = 0;
  int step, n_max = test_engine_is_server () ? POINTS_SERVER : POINTS_FILE;

  {
    Shop whole = { 0 };

    g_assert_cmpint (run_to (&whole, 0, &n_points), ==, ENDED);
    sit_down (&whole);
    g_assert_cmpint (count (&whole, "SELECT COUNT (*) FROM attempt"), ==, 1);
    shop_tear_down (&whole, NULL);
  }
  g_assert_cmpint (n_points, >=, 20);

  step = (n_points + n_max - 1) / n_max;
  for (int point = 1; point <= n_points; point += step)
    {
      Shop shop = { 0 };
      int unused;
      Stage stage = run_to (&shop, point, &unused);

      g_test_message ("killed at %d of %d: %s", point, n_points, words[stage]);
      /* The number of calls differs by a few between runs, since new ids fall on other pages: the
       * last points may not come. */
      if (stage == ENDED)
        {
          g_assert_cmpint (point, >, n_points * 3 / 4);
          fixture_tear_down (&shop.fixture, NULL);
          break;
        }
      n_died[stage]++;
      go_on (&shop, stage);
      shop_tear_down (&shop, NULL);
    }

  for (Stage stage = BEGUN; stage < RANG_AGAIN; stage++)
    {
      g_test_message ("killed when %s: %u times", words[stage], n_died[stage]);
      g_assert_cmpuint (n_died[stage], >, 0);
    }
}

int
main (int    argc,
      char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], "--desk"))
    return run_desk (argv[2], atoi (argv[3]));

  program = argv[0];
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kept/killed", test_killed);

  return g_test_run ();
}
