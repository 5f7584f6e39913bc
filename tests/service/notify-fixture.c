#include "notify-fixture.h"

#include <stdio.h>

#define NAME "org.freedesktop.Notifications"
#define PATH "/org/freedesktop/Notifications"
#define POLL_MS 10

static gboolean
on_time (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

void
run_for (guint ms)
{
  gboolean is_over = FALSE;

  g_timeout_add (ms, on_time, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

void
run_until (gboolean (*is_so) (gpointer data),
           gpointer   data,
           guint      seconds)
{
  gint64 until = g_get_monotonic_time () + seconds * G_USEC_PER_SEC;

  while (!is_so (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      run_for (POLL_MS);
    }
}

void
test_service_set_up (TestService *self,
                     const char  *mode)
{
  g_autoptr(GError) error = NULL;

  self->connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  if (mode != NULL)
    test_service_start (self, mode);
}

static gboolean
has_owner (gpointer data)
{
  TestService *self = data;
  g_autoptr(GVariant) answer = NULL;
  gboolean is_owned;

  answer = g_dbus_connection_call_sync (self->connection, "org.freedesktop.DBus",
                                        "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                        "NameHasOwner", g_variant_new ("(s)", NAME),
                                        G_VARIANT_TYPE ("(b)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL,
                                        NULL);
  g_assert_nonnull (answer);
  g_variant_get (answer, "(b)", &is_owned);
  return is_owned;
}

void
test_service_spawn (TestService *self,
                    const char  *mode)
{
  g_autoptr(GError) error = NULL;

  self->process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error,
                                    g_getenv ("FOYER_TEST_NOTIFICATIONS"), mode, NULL);
  g_assert_no_error (error);
}

void
test_service_start (TestService *self,
                    const char  *mode)
{
  test_service_spawn (self, mode);
  run_until (has_owner, self, 20);
}

static gboolean
has_no_owner (gpointer data)
{
  return !has_owner (data);
}

void
test_service_kill (TestService *self)
{
  if (self->process == NULL)
    return;

  g_subprocess_force_exit (self->process);
  g_subprocess_wait (self->process, NULL, NULL);
  g_clear_object (&self->process);
  run_until (has_no_owner, self, 20);
}

void
test_service_tear_down (TestService *self)
{
  test_service_kill (self);
  g_clear_object (&self->connection);
}

GVariant *
test_service_call (TestService *self,
                   const char  *method,
                   GVariant    *parameters)
{
  g_autoptr(GError) error = NULL;
  GVariant *answer;

  answer = g_dbus_connection_call_sync (self->connection, NAME, PATH,
                                        "org.foyer.TestNotifications", method, parameters, NULL,
                                        G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, &error);
  g_assert_no_error (error);
  return answer;
}

guint
test_service_count (TestService *self)
{
  g_autoptr(GVariant) answer = test_service_call (self, "Count", NULL);
  guint count;

  g_variant_get (answer, "(u)", &count);
  return count;
}

JsonObject *
test_service_standing (TestService *self)
{
  g_autoptr(GVariant) answer = test_service_call (self, "Standing", NULL);
  g_autoptr(JsonNode) node = NULL;
  const char *text;

  g_variant_get (answer, "(&s)", &text);
  node = json_from_string (text, NULL);
  return json_node_dup_object (node);
}

guint
test_service_find (TestService *self,
                   const char  *title)
{
  g_autoptr(JsonObject) standing = test_service_standing (self);
  g_autoptr(GList) numbers = json_object_get_members (standing);

  for (GList *l = numbers; l != NULL; l = l->next)
    {
      JsonObject *shown = json_object_get_object_member (standing, l->data);

      if (g_str_equal (json_object_get_string_member (shown, "title"), title))
        return g_ascii_strtoull (l->data, NULL, 10);
    }
  return 0;
}

void
test_service_press (TestService *self,
                    const char  *title,
                    const char  *key)
{
  guint number = test_service_find (self, title);

  g_assert_cmpuint (number, !=, 0);
  g_variant_unref (test_service_call (self, "Press", g_variant_new ("(us)", number, key)));
}

/* What lies between two polls is what the loop did. A service that is waited for shows as time in
 * which this thread neither ran nor was ready to: that is promised for. How long it ran, and how
 * long it had to wait for a processor, is the machine's. */
static gint64 left_poll_at;
static gint64 ran_then, busy_then;
static gint64 longest_us;
static gint64 longest_run_us;

/* For how long this thread has run. */
static gint64
get_run_us (void)
{
  struct timespec ran;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &ran);
  return ran.tv_sec * G_USEC_PER_SEC + ran.tv_nsec / 1000;
}

/* For how long this thread was ready to run and had to wait for a processor. */
static gint64
get_run_queue_us (void)
{
  g_autofree char *text = NULL;
  guint64 ran_ns, waited_ns;

  if (!g_file_get_contents ("/proc/thread-self/schedstat", &text, NULL, NULL)
      || sscanf (text, "%" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT, &ran_ns, &waited_ns) != 2)
    return 0;
  return waited_ns / 1000;
}

static int
poll_and_measure (GPollFD *fds,
                  guint    n_fds,
                  int      timeout)
{
  gint64 now = g_get_monotonic_time ();
  gint64 run_us = get_run_us ();
  int n;

  if (left_poll_at != 0)
    {
      longest_us =
        MAX (longest_us, now - left_poll_at - (run_us + get_run_queue_us () - busy_then));
      longest_run_us = MAX (longest_run_us, run_us - ran_then);
    }
  n = g_poll (fds, n_fds, timeout);
  ran_then = get_run_us ();
  busy_then = ran_then + get_run_queue_us ();
  left_poll_at = g_get_monotonic_time ();
  return n;
}

void
stall_begin (void)
{
  left_poll_at = longest_us = longest_run_us = 0;
  g_main_context_set_poll_func (NULL, poll_and_measure);
}

gint64
stall_end (void)
{
  g_main_context_set_poll_func (NULL, NULL);
  g_test_message ("the longest piece of work took %.1f ms", longest_run_us / 1000.0);
  return longest_us;
}
