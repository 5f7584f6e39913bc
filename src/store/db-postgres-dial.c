/* Making the connection: libpq looks names up and has no way to be told to stop. So a thread of its
 * own does it, and whoever wants the connection waits for that thread, for foyer_db_interrupt(), or
 * for the end of the program. Nobody who closes a window waits for a server.
 *
 * A thread that is not wanted any more ends at once while it talks to a host, and is waited for:
 * the library that encrypts must not be in use when the program ends. Only one that looks a name up
 * cannot be broken off; it is left to itself, and talks to nobody afterwards.
 *
 * Of several hosts in a URI each gets its time. libpq would do that only in its blocking calls,
 * which do not tell the SQLSTATE of a refusal; so the list is gone through here. */

#include "store/db-postgres-private.h"

#include <poll.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

/* For each host, its name's lookup not counted. */
#define HOST_TIMEOUT_US (4 * G_USEC_PER_SEC)

/* "Invalid password", in the server's words. */
#define NO_PASSWORD "28P01"

typedef struct
{
  char *uri;
  int done;                             /* an eventfd: the thread is through */
  int stop;                             /* another: it is not wanted any more */
  PGconn *conn;                         /* the thread's until @done, then whoever takes it */
  GError *error;
  GMutex mutex;                         /* guards the rest */
  gboolean is_talking;                  /* and not looking a name up */
  gboolean is_unwanted;
} Dialing;

/* What libpq is told, host by host. */
typedef struct
{
  GStrv hosts;                          /* of the same length, or empty: as the URI has it */
  GStrv addresses;
  GStrv ports;
} Hosts;

static void
dialing_clear (gpointer data)
{
  Dialing *self = data;

  g_clear_pointer (&self->conn, PQfinish);
  g_clear_error (&self->error);
  close (self->done);
  close (self->stop);
  g_mutex_clear (&self->mutex);
  g_free (self->uri);
}

static void
hosts_clear (Hosts *self)
{
  g_strfreev (self->hosts);
  g_strfreev (self->addresses);
  g_strfreev (self->ports);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Hosts, hosts_clear)

static void
hosts_init (Hosts      *self,
            const char *uri)
{
  PQconninfoOption *options = PQconninfoParse (uri, NULL);

  memset (self, 0, sizeof *self);
  for (PQconninfoOption *option = options; option != NULL && option->keyword != NULL; option++)
    {
      const char *value = option->val != NULL ? option->val : "";

      if (g_str_equal (option->keyword, "host"))
        self->hosts = g_strsplit (value, ",", -1);
      else if (g_str_equal (option->keyword, "hostaddr"))
        self->addresses = g_strsplit (value, ",", -1);
      else if (g_str_equal (option->keyword, "port"))
        self->ports = g_strsplit (value, ",", -1);
    }
  PQconninfoFree (options);
}

static guint
hosts_count (const Hosts *self)
{
  guint n = 1;

  if (self->hosts != NULL)
    n = MAX (n, g_strv_length (self->hosts));
  if (self->addresses != NULL)
    n = MAX (n, g_strv_length (self->addresses));

  return n;
}

/* The part of a list for one host; one part stands for all. */
static const char *
pick (GStrv list,
      guint host)
{
  guint n = list != NULL ? g_strv_length (list) : 0;
  const char *part = n == 1 ? list[0] : host < n ? list[host] : NULL;

  return part != NULL && *part != '\0' ? part : NULL;
}

static void
ignore_notice (void           *data,
               const PGresult *result)
{
}

static PGconn *
start (const char  *uri,
       const Hosts *hosts,
       guint        host)
{
  /* What stands behind the URI goes before what is in it; the rest is set so that a seat notices
   * within seconds when the server or the network is gone. */
  const char *const keywords[] = {
    "keepalives_idle", "keepalives_interval", "keepalives_count", "tcp_user_timeout",
    "fallback_application_name", "dbname", "host", "hostaddr", "port", "client_encoding", NULL,
  };
  gboolean is_list = hosts_count (hosts) > 1;
  const char *const values[] = {
    "5", "2", "3", "10000", "foyer", uri, is_list ? pick (hosts->hosts, host) : NULL,
    is_list ? pick (hosts->addresses, host) : NULL, is_list ? pick (hosts->ports, host) : NULL,
    "UTF8", NULL,
  };
  PGconn *conn = PQconnectStartParams (keywords, values, 1);

  PQsetErrorVerbosity (conn, PQERRORS_VERBOSE);
  PQsetNoticeReceiver (conn, ignore_notice, NULL);
  return conn;
}

/* The first five letters that look like a SQLSTATE: an error while connecting comes as text
 * only. */
static char *
find_state (const char *message)
{
  g_autoptr (GRegex) regex = g_regex_new (":  ([0-9A-Z]{5}):", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  return g_regex_match (regex, message, 0, &match) ? g_match_info_fetch (match, 1) : NULL;
}

/* Returns whether to go on. */
static gboolean
set_talking (Dialing  *self,
             gboolean  is_talking)
{
  gboolean is_wanted;

  g_mutex_lock (&self->mutex);
  is_wanted = !self->is_unwanted;
  self->is_talking = is_talking && is_wanted;
  g_mutex_unlock (&self->mutex);

  return is_wanted;
}

/* Returns whether the host has something to say in time. */
static gboolean
wait_for_host (Dialing                   *self,
               PGconn                    *conn,
               PostgresPollingStatusType  status,
               gint64                     until_us)
{
  struct pollfd fds[] = {
    { .fd = PQsocket (conn), .events = status == PGRES_POLLING_READING ? POLLIN : POLLOUT },
    { .fd = self->stop, .events = POLLIN },
  };
  gint64 left_us = until_us - g_get_monotonic_time ();

  return left_us > 0 && poll (fds, G_N_ELEMENTS (fds), (int) (left_us / 1000) + 1) != 0
         && fds[1].revents == 0;
}

static PGconn *
dial_host (Dialing      *self,
           const Hosts  *hosts,
           guint         host,
           GError      **error)
{
  PGconn *conn = start (self->uri, hosts, host);
  gint64 until_us = g_get_monotonic_time () + HOST_TIMEOUT_US;
  PostgresPollingStatusType status = PQstatus (conn) == CONNECTION_BAD ? PGRES_POLLING_FAILED
                                                                       : PGRES_POLLING_WRITING;

  if (!set_talking (self, TRUE))
    {
      PQfinish (conn);
      return NULL;
    }

  while (status == PGRES_POLLING_READING || status == PGRES_POLLING_WRITING)
    {
      if (!wait_for_host (self, conn, status, until_us))
        {
          g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_OFFLINE, "the server does not answer");
          PQfinish (conn);
          return NULL;
        }
      status = PQconnectPoll (conn);
    }

  if (status != PGRES_POLLING_OK)
    {
      g_autofree char *state = find_state (PQerrorMessage (conn));

      /* The server asked for one and got none: libpq says so itself, without a SQLSTATE. */
      if (state == NULL && PQconnectionNeedsPassword (conn))
        state = g_strdup (NO_PASSWORD);
      foyer_postgres_set_error (error, state, PQerrorMessage (conn), TRUE);
      PQfinish (conn);
      return NULL;
    }

  PQsetErrorVerbosity (conn, PQERRORS_DEFAULT);
  return conn;
}

/* A host that refuses says more than one that is not there. */
static void
keep_better (GError **kept,
             GError  *error)
{
  if (*kept == NULL || g_error_matches (*kept, FOYER_DB_ERROR, FOYER_DB_ERROR_OFFLINE))
    {
      g_clear_error (kept);
      *kept = error;
    }
  else
    {
      g_error_free (error);
    }
}

static gpointer
dial (gpointer data)
{
  Dialing *self = data;
  g_auto (Hosts) hosts;
  guint64 one = 1;

  hosts_init (&hosts, self->uri);
  for (guint i = 0;
       self->conn == NULL && i < hosts_count (&hosts) && set_talking (self, FALSE);
       i++)
    {
      GError *error = NULL;

      self->conn = dial_host (self, &hosts, i, &error);
      if (error != NULL)
        keep_better (&self->error, error);
    }

  if (write (self->done, &one, sizeof one) < 0)
    g_warning ("a connection was made and cannot be handed over");
  g_atomic_rc_box_release_full (self, dialing_clear);
  return NULL;
}

/* Returns whether the thread is through; otherwise nobody wants its connection any more. */
static gboolean
wait_for_dialing (FoyerPostgres *self,
                  Dialing       *dialing)
{
  GCancellable *ending = g_cancellable_get_current ();
  GPollFD stop = { .fd = -1 };
  gboolean is_done;

  if (ending != NULL && !g_cancellable_make_pollfd (ending, &stop))
    return FALSE;

  {
    struct pollfd fds[] = {
      { .fd = dialing->done, .events = POLLIN },
      { .fd = self->wake, .events = POLLIN },
      { .fd = stop.fd, .events = POLLIN },
    };

    while (poll (fds, G_N_ELEMENTS (fds), -1) < 0)
      ;
    is_done = fds[0].revents != 0;
  }

  if (stop.fd >= 0)
    g_cancellable_release_fd (ending);
  return is_done;
}

static void
end_dialing (Dialing *dialing,
             GThread *thread,
             gboolean is_done)
{
  guint64 one = 1;
  gboolean is_brief;

  g_mutex_lock (&dialing->mutex);
  dialing->is_unwanted = TRUE;
  is_brief = is_done || dialing->is_talking;
  g_mutex_unlock (&dialing->mutex);
  if (!is_done && write (dialing->stop, &one, sizeof one) < 0)
    g_debug ("dialing is told to end already");

  if (is_brief)
    g_thread_join (thread);
  else
    g_thread_unref (thread);
}

/**
 * foyer_postgres_dial: (skip)
 * @self: a connection that has none
 * @error: where to put what is wrong
 *
 * Connects to the server. Gives up at once when interrupted, or when the thread's current
 * #GCancellable is cancelled: the program ends.
 *
 * Returns: (nullable): the new connection
 */
PGconn *
foyer_postgres_dial (FoyerPostgres  *self,
                     GError        **error)
{
  Dialing *dialing = g_atomic_rc_box_new0 (Dialing);
  PGconn *conn = NULL;
  GThread *thread;
  gboolean is_done;

  dialing->uri = g_strdup (self->uri);
  dialing->done = eventfd (0, EFD_CLOEXEC);
  dialing->stop = eventfd (0, EFD_CLOEXEC);
  g_mutex_init (&dialing->mutex);
  thread = g_thread_new ("foyer-dial", dial, g_atomic_rc_box_acquire (dialing));

  is_done = wait_for_dialing (self, dialing);
  end_dialing (dialing, thread, is_done);
  if (is_done)
    {
      conn = g_steal_pointer (&dialing->conn);
      if (conn == NULL)
        g_propagate_error (error, g_steal_pointer (&dialing->error));
    }
  else
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "interrupted");
    }
  g_atomic_rc_box_release_full (dialing, dialing_clear);

  return conn;
}
