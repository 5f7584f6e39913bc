#include "service/foyer-libnotify.h"

#include "notify-fixture.h"

/* What DESIGN §5 promises: no service of any kind costs the window a frame. */
#define PROMISE_US (50 * G_TIME_SPAN_MILLISECOND)
/* As long as libnotify itself waits for an answer, and something. */
#define HUNG_S 40

typedef struct
{
  TestService service;
  FoyerNotifier *notifier;
  GPtrArray *news; /* of char: what the notifier told, in order: "shown a" */
} Fixture;

static void
on_shown (Fixture    *self,
          const char *id)
{
  g_ptr_array_add (self->news, g_strconcat ("shown ", id, NULL));
}

static void
on_failed (Fixture      *self,
           const char   *id,
           const GError *error)
{
  g_assert_nonnull (error);
  g_ptr_array_add (self->news, g_strconcat ("failed ", id, NULL));
}

static void
on_activated (Fixture    *self,
              const char *id,
              const char *key,
              const char *token)
{
  g_ptr_array_add (self->news, g_strdup_printf ("%s of %s by %s", key, id, token));
}

static void
on_closed (Fixture    *self,
           const char *id)
{
  g_ptr_array_add (self->news, g_strconcat ("closed ", id, NULL));
}

/* libnotify itself warns when a service goes in the middle of a question. */
static gboolean
is_fatal (const char     *domain,
          GLogLevelFlags  level,
          const char     *message,
          gpointer        user_data)
{
  return g_strcmp0 (domain, "libnotify") != 0;
}

static void
on_libnotify_warned (const char     *domain,
                     GLogLevelFlags  level,
                     const char     *message,
                     gpointer        user_data)
{
  g_test_message ("libnotify: %s", message);
}

/* @mode: of the service */
static void
set_up (Fixture       *self,
        gconstpointer  mode)
{
  g_test_log_set_fatal_handler (is_fatal, NULL);
  test_service_set_up (&self->service, mode);
  self->news = g_ptr_array_new_with_free_func (g_free);
  self->notifier = foyer_libnotify_new ("Foyer");
  g_signal_connect_swapped (self->notifier, "shown", G_CALLBACK (on_shown), self);
  g_signal_connect_swapped (self->notifier, "failed", G_CALLBACK (on_failed), self);
  g_signal_connect_swapped (self->notifier, "activated", G_CALLBACK (on_activated), self);
  g_signal_connect_swapped (self->notifier, "closed", G_CALLBACK (on_closed), self);
}

static void
tear_down (Fixture       *self,
           gconstpointer  mode)
{
  /* In this order, and a killed service: a thread that still waits for it ends, so that the next
   * notifier finds libnotify as nobody left it. */
  test_service_tear_down (&self->service);
  g_assert_finalize_object (self->notifier);
  g_ptr_array_unref (self->news);
}

static void
show (Fixture    *self,
      const char *id,
      const char *title,
      gboolean    is_urgent)
{
  char *keys[] = { "script", "later", NULL };
  char *labels[] = { "Open script", "In 10 min", NULL };
  const FoyerNotification notification = {
    .id = (char *) id, .title = (char *) title, .body = "3 days <after> & more",
    .icon_name = "foyer-callbacks-symbolic", .is_urgent = is_urgent, .is_silent = !is_urgent,
    .keys = keys, .labels = labels,
  };

  foyer_notifier_show (self->notifier, &notification);
}

typedef struct
{
  Fixture *fixture;
  const char *news;
} Expected;

static gboolean
was_told (gpointer data)
{
  Expected *expected = data;

  return g_ptr_array_find_with_equal_func (expected->fixture->news, expected->news, g_str_equal,
                                           NULL);
}

static void
expect_within (Fixture    *self,
               const char *news,
               guint       seconds)
{
  run_until (was_told, &(Expected) { self, news }, seconds);
}

static void
expect (Fixture    *self,
        const char *news)
{
  expect_within (self, news, 20);
}

static guint
count_told (Fixture    *self,
            const char *news)
{
  guint n = 0;

  for (guint i = 0; i < self->news->len; i++)
    n += g_str_equal (g_ptr_array_index (self->news, i), news);
  return n;
}

static gboolean
is_available (gpointer data)
{
  return foyer_notifier_get_is_available (((Fixture *) data)->notifier);
}

static gboolean
is_not_available (gpointer data)
{
  return !is_available (data);
}

static gboolean
stands_alone (gpointer data)
{
  g_autoptr(JsonObject) standing = test_service_standing (&((Fixture *) data)->service);

  return json_object_get_size (standing) == 1;
}

static gboolean
stands_nothing (gpointer data)
{
  g_autoptr(JsonObject) standing = test_service_standing (&((Fixture *) data)->service);

  return json_object_get_size (standing) == 0;
}

static gboolean
stand_two (gpointer data)
{
  g_autoptr(JsonObject) standing = test_service_standing (&((Fixture *) data)->service);

  return json_object_get_size (standing) == 2;
}

/* (transfer full) */
static JsonObject *
get_shown (Fixture    *self,
           const char *title)
{
  g_autoptr(JsonObject) standing = test_service_standing (&self->service);
  g_autofree char *number = g_strdup_printf ("%u", test_service_find (&self->service, title));

  g_assert_true (json_object_has_member (standing, number));
  return json_object_ref (json_object_get_object_member (standing, number));
}

static gint64
get_hint (JsonObject *shown,
          const char *name)
{
  return json_object_get_int_member_with_default (
    json_object_get_object_member (shown, "hints"), name, -1);
}

static void
test_words (Fixture       *self,
            gconstpointer  mode)
{
  g_autoptr(JsonObject) due = NULL;
  g_autoptr(JsonObject) late = NULL;
  JsonObject *actions, *hints;

  show (self, "a", "Call back Ms Zhang, 15:00", FALSE);
  show (self, "b", "Callback 30 min late: Mr Xu", TRUE);
  expect (self, "shown a");
  expect (self, "shown b");
  g_assert_true (foyer_notifier_get_is_available (self->notifier));
  g_assert_true (foyer_notifier_get_has_actions (self->notifier));

  due = get_shown (self, "Call back Ms Zhang, 15:00");
  g_assert_cmpstr (json_object_get_string_member (due, "program"), ==, "Foyer");
  g_assert_cmpstr (json_object_get_string_member (due, "body"), ==,
                   "3 days &lt;after&gt; &amp; more");
  g_assert_cmpstr (json_object_get_string_member (due, "icon"), ==, "foyer-callbacks-symbolic");
  g_assert_cmpint (json_object_get_int_member (due, "timeout"), ==, -1);
  actions = json_object_get_object_member (due, "actions");
  g_assert_cmpuint (json_object_get_size (actions), ==, 3);
  g_assert_cmpstr (json_object_get_string_member (actions, "script"), ==, "Open script");
  g_assert_cmpstr (json_object_get_string_member (actions, "later"), ==, "In 10 min");
  g_assert_true (json_object_has_member (actions, "default"));
  hints = json_object_get_object_member (due, "hints");
  g_assert_cmpint (get_hint (due, "urgency"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (hints, "desktop-entry"), ==, "org.foyer.Foyer");
  g_assert_true (json_object_get_boolean_member (hints, "suppress-sound"));

  late = get_shown (self, "Callback 30 min late: Mr Xu");
  hints = json_object_get_object_member (late, "hints");
  g_assert_cmpint (json_object_get_int_member (late, "timeout"), ==, 0);
  g_assert_cmpint (get_hint (late, "urgency"), ==, 2);
  g_assert_true (json_object_has_member (hints, "sound-name"));
}

static void
test_plain (Fixture       *self,
            gconstpointer  mode)
{
  g_autoptr(JsonObject) shown = NULL;

  show (self, "a", "Due", FALSE);
  expect (self, "shown a");
  g_assert_true (foyer_notifier_get_is_available (self->notifier));
  g_assert_false (foyer_notifier_get_has_actions (self->notifier));

  shown = get_shown (self, "Due");
  g_assert_cmpstr (json_object_get_string_member (shown, "body"), ==, "3 days <after> & more");
  g_assert_cmpuint (json_object_get_size (json_object_get_object_member (shown, "actions")), ==, 0);
}

static void
test_replaced_and_withdrawn (Fixture       *self,
                             gconstpointer  mode)
{
  show (self, "a", "Due", FALSE);
  expect (self, "shown a");
  show (self, "a", "30 min late", TRUE);
  show (self, "b", "Another", FALSE);
  expect (self, "shown b");
  g_assert_true (stand_two (self));
  g_assert_cmpuint (test_service_find (&self->service, "30 min late"), ==, 1);

  foyer_notifier_withdraw (self->notifier, "a");
  run_until (stands_alone, self, 20);
  g_assert_cmpuint (test_service_find (&self->service, "Another"), !=, 0);
  /* Who takes it down needs no telling. */
  g_assert_cmpuint (count_told (self, "closed a"), ==, 0);
}

static void
test_latest_wins (Fixture       *self,
                  gconstpointer  mode)
{
  run_until (is_available, self, 20);
  show (self, "first", "First", FALSE);
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *title = g_strdup_printf ("Take %u", i);

      show (self, "a", title, FALSE);
      show (self, "gone", title, FALSE);
    }
  foyer_notifier_withdraw (self->notifier, "gone");
  show (self, "last", "Last", FALSE);
  expect (self, "shown last");

  g_assert_cmpuint (test_service_count (&self->service), ==, 3);
  g_assert_cmpuint (test_service_find (&self->service, "Take 9"), !=, 0);
  g_assert_cmpuint (count_told (self, "shown gone"), ==, 0);
}

static void
test_acts (Fixture       *self,
           gconstpointer  mode)
{
  show (self, "a", "Due", FALSE);
  show (self, "b", "Another", FALSE);
  show (self, "c", "A third", FALSE);
  expect (self, "shown c");

  test_service_press (&self->service, "Another", "script");
  expect (self, "script of b by token-2");
  test_service_press (&self->service, "Due", "default");
  expect (self, "default of a by token-1");
  /* What was answered and then goes was not put away unanswered. */
  g_variant_unref (test_service_call (&self->service, "Close", g_variant_new ("(uu)", 2, 2)));
  g_variant_unref (test_service_call (&self->service, "Close", g_variant_new ("(uu)", 3, 2)));
  expect (self, "closed c");
  g_assert_cmpuint (count_told (self, "closed b"), ==, 0);
}

static void
test_restarted (Fixture       *self,
                gconstpointer  mode)
{
  show (self, "a", "Due", FALSE);
  show (self, "b", "Another", FALSE);
  show (self, "c", "A third", FALSE);
  expect (self, "shown c");
  foyer_notifier_withdraw (self->notifier, "a");
  run_until (stand_two, self, 20);

  test_service_kill (&self->service);
  run_until (is_not_available, self, 20);
  test_service_start (&self->service, "normal");
  run_until (stand_two, self, 20);
  run_until (is_available, self, 20);

  /* The numbers begin anew, and mean what the new service shows under them. */
  test_service_press (&self->service, "A third", "script");
  run_until (was_told, &(Expected) { self, test_service_find (&self->service, "A third") == 1
                                           ? "script of c by token-1"
                                           : "script of c by token-2" }, 20);
  g_assert_cmpuint (count_told (self, "shown b"), ==, 1);
}

static void
test_replaced_by_less (Fixture       *self,
                       gconstpointer  mode)
{
  show (self, "a", "Due", FALSE);
  expect (self, "shown a");
  test_service_kill (&self->service);
  test_service_start (&self->service, "plain");
  run_until (stands_alone, self, 20);
  g_assert_false (foyer_notifier_get_has_actions (self->notifier));
}

static void
test_none (Fixture       *self,
           gconstpointer  mode)
{
  show (self, "a", "Due", FALSE);
  show (self, "b", "Another", FALSE);
  expect (self, "failed a");
  expect (self, "failed b");
  g_assert_false (foyer_notifier_get_is_available (self->notifier));
  foyer_notifier_withdraw (self->notifier, "a");

  /* One that comes late still shows what stands. */
  test_service_start (&self->service, "normal");
  expect (self, "shown b");
  g_assert_true (stands_alone (self));
}

static void
test_dying (Fixture       *self,
            gconstpointer  mode)
{
  show (self, "a", "Due", FALSE);
  expect (self, "failed a");
  g_subprocess_wait (self->service.process, NULL, NULL);
  g_clear_object (&self->service.process);
  test_service_start (&self->service, "normal");
  expect (self, "shown a");
}

static void
test_hung (Fixture       *self,
           gconstpointer  mode)
{
  gint64 begun;

  run_until (is_available, self, 20);
  g_variant_unref (test_service_call (&self->service, "Behave", g_variant_new ("(s)", "hung")));
  show (self, "a", "Due", FALSE);
  show (self, "b", "Another", FALSE);
  show (self, "c", "A third", FALSE);
  expect_within (self, "failed a", HUNG_S);

  /* Only the first had to wait. */
  begun = g_get_monotonic_time ();
  expect (self, "failed c");
  show (self, "d", "A fourth", FALSE);
  expect (self, "failed d");
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 10 * G_USEC_PER_SEC);
  g_assert_false (foyer_notifier_get_is_available (self->notifier));
  foyer_notifier_withdraw (self->notifier, "c");
  foyer_notifier_withdraw (self->notifier, "d");

  test_service_kill (&self->service);
  test_service_start (&self->service, "normal");
  expect (self, "shown a");
  expect (self, "shown b");
  g_assert_true (stand_two (self));
}

static gboolean
keep_asking (gpointer user_data)
{
  Fixture *self = user_data;
  static guint n;
  g_autofree char *id = g_strdup_printf ("%u", n % 7);

  n++;
  if (n % 5 == 0)
    foyer_notifier_withdraw (self->notifier, id);
  else
    show (self, id, "Due", n % 2);
  return G_SOURCE_CONTINUE;
}

/* With every kind of service. */
static void
test_stall (Fixture       *self,
            gconstpointer  mode)
{
  guint source = g_timeout_add (5, keep_asking, self);
  gint64 stalled_us;

  stall_begin ();
  run_for (500);
  if (self->service.process != NULL)
    test_service_kill (&self->service);
  if (mode != NULL)
    test_service_spawn (&self->service, mode);
  stall_end ();

  /* What went before is the fixture's own waiting for the bus. */
  stall_begin ();
  run_for (1000);
  stalled_us = stall_end ();
  g_source_remove (source);
  g_test_message ("longest stall with %s: %.1f ms", mode != NULL ? (char *) mode : "none",
                  stalled_us / 1000.0);
  g_assert_cmpint (stalled_us, <=, PROMISE_US);
}

static gboolean
sleep_once (gpointer user_data)
{
  g_usleep (2 * PROMISE_US);
  return G_SOURCE_REMOVE;
}

/* That the measure sees what it is to see. */
static void
test_measure (void)
{
  stall_begin ();
  g_idle_add (sleep_once, NULL);
  run_for (50);
  g_assert_cmpint (stall_end (), >, PROMISE_US);
}

/* The program ends although the service never answers. */
static void
test_end (Fixture       *self,
          gconstpointer  mode)
{
  gint64 begun;

  show (self, "a", "Due", FALSE);
  run_for (100);
  begun = g_get_monotonic_time ();
  g_clear_object (&self->notifier);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 5 * G_USEC_PER_SEC);

  /* Lets the thread go, for the next test. */
  test_service_kill (&self->service);
  self->notifier = foyer_libnotify_new ("Foyer");
}

static void
test_taken_down_at_the_end (Fixture       *self,
                            gconstpointer  mode)
{
  show (self, "a", "Due", FALSE);
  expect (self, "shown a");
  g_assert_finalize_object (g_steal_pointer (&self->notifier));
  run_until (stands_nothing, self, 20);
  self->notifier = foyer_libnotify_new ("Foyer");
}

#define ADD(path, mode, func) g_test_add ("/libnotify/" path, Fixture, mode, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_log_set_handler ("libnotify", G_LOG_LEVEL_WARNING | G_LOG_FLAG_FATAL, on_libnotify_warned,
                     NULL);

  g_test_add_func ("/libnotify/measure", test_measure);
  ADD ("words", "normal", test_words);
  ADD ("plain", "plain", test_plain);
  ADD ("replaced-and-withdrawn", "normal", test_replaced_and_withdrawn);
  ADD ("latest-wins", "slow", test_latest_wins);
  ADD ("acts", "normal", test_acts);
  ADD ("restarted", "normal", test_restarted);
  ADD ("replaced-by-less", "normal", test_replaced_by_less);
  ADD ("none", NULL, test_none);
  ADD ("dying", "dying", test_dying);
  ADD ("stall/normal", "normal", test_stall);
  ADD ("stall/slow", "slow", test_stall);
  ADD ("stall/hung", "hung", test_stall);
  ADD ("stall/plain", "plain", test_stall);
  ADD ("stall/dying", "dying", test_stall);
  ADD ("stall/none", NULL, test_stall);
  ADD ("taken-down-at-the-end", "normal", test_taken_down_at_the_end);
  ADD ("end", "hung", test_end);
  ADD ("hung", "normal", test_hung);

  return g_test_run ();
}
