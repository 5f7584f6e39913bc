/* A server of its own for the socket that libpq looks for, with a thread for each connection. An
 * answer to COMMIT that is chosen to be cut is not passed on: the connection ends instead, as it
 * does when a cable is pulled at the wrong moment. */

#include "store-proxy.h"

#include <gio/gio.h>
#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#define LOOK_MS 20

struct _StoreProxy
{
  char *folder;
  char *path;
  char *server;
  guint percent;
  GSocketService *service;
  GMainContext *context;
  GMainLoop *loop;
  GThread *thread;
  gint n_seen;
  gint n_cut;
  gint is_mute;                         /* atomic */
  gint n_hung_up;                       /* atomic: connections from before this end */
};

/* CommandComplete with the tag of a COMMIT. */
static const char answer[] = "C\0\0\0\013COMMIT";

static gboolean
wants_cut (StoreProxy *self,
           const char *bytes,
           gsize       length)
{
  if (memmem (bytes, length, answer, sizeof answer) == NULL)
    return FALSE;

  /* Spread evenly, so that the count is the same in every run. */
  if ((guint) g_atomic_int_add (&self->n_seen, 1) * self->percent % 100 >= self->percent)
    return FALSE;

  g_atomic_int_inc (&self->n_cut);
  return TRUE;
}

static gboolean
pass_on (int     from,
         int     to,
         char   *bytes,
         gssize *length)
{
  *length = read (from, bytes, 65536);
  return *length > 0;
}

static gboolean
write_all (int         fd,
           const char *bytes,
           gsize       length)
{
  while (length > 0)
    {
      gssize n = write (fd, bytes, length);

      if (n <= 0)
        return FALSE;
      bytes += n;
      length -= n;
    }

  return TRUE;
}

static void
relay (StoreProxy *self,
       int         client,
       int         server)
{
  struct pollfd fds[] = { { client, POLLIN }, { server, POLLIN } };
  gint n_hung_up = g_atomic_int_get (&self->n_hung_up);
  char bytes[65536];
  gssize length;

  while (poll (fds, 2, LOOK_MS) >= 0 && g_atomic_int_get (&self->n_hung_up) == n_hung_up)
    {
      if (g_atomic_int_get (&self->is_mute))
        {
          /* Nothing is taken, so nothing is answered. */
          g_usleep (LOOK_MS * 1000);
          continue;
        }
      if (fds[0].revents != 0
          && (!pass_on (client, server, bytes, &length) || !write_all (server, bytes, length)))
        return;
      if (fds[1].revents != 0
          && (!pass_on (server, client, bytes, &length) || wants_cut (self, bytes, length)
              || !write_all (client, bytes, length)))
        return;
    }
}

static gboolean
on_run (GThreadedSocketService *service,
        GSocketConnection      *connection,
        GObject                *source,
        gpointer                user_data)
{
  StoreProxy *self = user_data;
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (self->server);
  g_autoptr (GSocketConnection) server =
    g_socket_client_connect (client, G_SOCKET_CONNECTABLE (address), NULL, NULL);

  if (server != NULL)
    {
      GSocket *a = g_socket_connection_get_socket (connection);
      GSocket *b = g_socket_connection_get_socket (server);

      g_socket_set_blocking (a, TRUE);
      g_socket_set_blocking (b, TRUE);
      relay (self, g_socket_get_fd (a), g_socket_get_fd (b));
    }

  return TRUE;
}

static gpointer
run (gpointer user_data)
{
  StoreProxy *self = user_data;

  g_main_context_push_thread_default (self->context);
  g_main_loop_run (self->loop);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

/* A proxy that cuts @percent of the answers to COMMIT. */
StoreProxy *
store_proxy_new (guint percent)
{
  StoreProxy *self = g_new0 (StoreProxy, 1);
  g_autoptr (GSocketAddress) address = NULL;
  g_autoptr (GError) error = NULL;

  self->percent = percent;
  self->folder = g_dir_make_tmp ("foyer-proxy-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, ".s.PGSQL.5432", NULL);
  self->server = g_build_filename (g_getenv ("FOYER_TEST_POSTGRES"), "socket", ".s.PGSQL.5432",
                                   NULL);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  address = g_unix_socket_address_new (self->path);

  g_main_context_push_thread_default (self->context);
  self->service = g_threaded_socket_service_new (64);
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), address,
                                 G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_DEFAULT, NULL, NULL,
                                 &error);
  g_assert_no_error (error);
  g_signal_connect (self->service, "run", G_CALLBACK (on_run), self);
  g_socket_service_start (self->service);
  g_main_context_pop_thread_default (self->context);
  self->thread = g_thread_new ("proxy", run, self);

  return self;
}

/* The same database, reached through the proxy. */
char *
store_proxy_make_uri (StoreProxy *self,
                      const char *uri)
{
  const char *host = strstr (uri, "?host=");

  return g_strdup_printf ("%.*s?host=%s", (int) (host - uri), uri, self->folder);
}

guint
store_proxy_get_n_cut (StoreProxy *self)
{
  return g_atomic_int_get (&self->n_cut);
}

/* From now on nothing passes, as when a cable is pulled; with @hangs_up the connections that there
 * are end, too, and new ones are taken and never answered. */
void
store_proxy_mute (StoreProxy *self,
                  gboolean    hangs_up)
{
  g_atomic_int_set (&self->is_mute, TRUE);
  if (hangs_up)
    g_atomic_int_inc (&self->n_hung_up);
}

/* Its connections must have ended. */
void
store_proxy_free (StoreProxy *self)
{
  g_socket_service_stop (self->service);
  g_main_loop_quit (self->loop);
  g_thread_join (self->thread);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_object_unref (self->service);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_unlink (self->path);
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->server);
  g_free (self);
}
