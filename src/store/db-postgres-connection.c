/* The connection of the PostgreSQL driver: how statements travel on it.
 *
 * The connection is always in libpq's pipeline mode. A statement is sent; its answer is read when
 * somebody needs it, together with the answers of all that were sent before it. So BEGIN goes out
 * with the first statement of a transaction, a row of INSERTs costs no waiting at all, and an act
 * waits for the server a few times instead of thirty (build-aux/bench-seats counts).
 *
 * Whoever waits, waits in poll() for the socket and for an eventfd: foyer_db_interrupt() writes to
 * it, from any thread. The server is then asked to cancel by a thread of its own, because libpq
 * connects for that, and a server that does not answer must not hold up the end of the program;
 * that end is told by the thread's current #GCancellable (foyer_worker_hurry()). */

#include "store/db-postgres-private.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

/* After a cancel the server gets this long; then the connection is given up. */
#define CANCEL_TIMEOUT_MS 2000
/* And this long once the program ends: who closes a window does not wait for a server. */
#define END_TIMEOUT_MS 1000
/* A connection that only watches gives up a server that has hung. */
#define WATCH_TIMEOUT_MS 10000
/* Between tries to connect again: doubling, with up to as much again at random, so that the seats
 * of a shop do not all come back in the same moment. */
#define PAUSE_FIRST_US 50000
#define PAUSE_LAST_US 4000000
#define STATEMENTS_MAX 256
/* The answers to so many statements fit into the socket's buffer with room to spare. */
#define PENDING_MAX 128

/* The types of the server, by their numbers in its catalogue (pg_type.dat; they never change). */
#define TYPE_BOOL 16
#define TYPE_BYTEA 17
#define TYPE_INT8 20
#define TYPE_INT2 21
#define TYPE_INT4 23
#define TYPE_TEXT 25
#define TYPE_NUMERIC 1700
#define TYPE_UUID 2950

/* What was sent and not yet answered. */
typedef struct
{
  enum { PREPARE, EXECUTE, SYNC } kind;
  gboolean is_kept;                     /* its rows are wanted */
  char *key;                            /* of a PREPARE: in FoyerPostgres.statements */
} Command;

static void
command_free (gpointer data)
{
  Command *command = data;

  g_free (command->key);
  g_free (command);
}

static FoyerDbError
code_of_state (const char *state,
               gboolean    is_lost)
{
  static const struct
  {
    const char *beginning;
    FoyerDbError code;
  } codes[] = {
    { "FY001", FOYER_DB_ERROR_SCHEMA },      /* our own: foyer.require_schema() */
    { "08", FOYER_DB_ERROR_OFFLINE },
    { "57P0", FOYER_DB_ERROR_OFFLINE },      /* shut down, crashed, starting up, dropped */
    { "25P03", FOYER_DB_ERROR_OFFLINE },     /* idle in a transaction for too long */
    { "25P02", FOYER_DB_ERROR_RETRY },       /* an error before this one was passed over */
    { "53300", FOYER_DB_ERROR_OFFLINE },     /* too many connections */
    { "40", FOYER_DB_ERROR_RETRY },          /* serialization failure, deadlock */
    { "55", FOYER_DB_ERROR_RETRY },          /* locked, in use */
    { "57014", FOYER_DB_ERROR_RETRY },       /* cancelled, but not by us: a timeout */
    { "0A000", FOYER_DB_ERROR_RETRY },       /* a cached plan changed its result type */
    { "26000", FOYER_DB_ERROR_RETRY },       /* the prepared statement is gone */
    { "23505", FOYER_DB_ERROR_UNIQUE },
    { "23503", FOYER_DB_ERROR_FOREIGN_KEY },
    { "23", FOYER_DB_ERROR_CONSTRAINT },
    { "22", FOYER_DB_ERROR_CONSTRAINT },     /* a value that its type does not take */
    { "28", FOYER_DB_ERROR_DENIED },
    { "42501", FOYER_DB_ERROR_DENIED },
    { "25006", FOYER_DB_ERROR_READ_ONLY },
    { "3D000", FOYER_DB_ERROR_MISSING },
    { "53100", FOYER_DB_ERROR_FULL },
    { "53", FOYER_DB_ERROR_RETRY },
    { "58", FOYER_DB_ERROR_OFFLINE },
    { "XX001", FOYER_DB_ERROR_CORRUPT },
    { "XX002", FOYER_DB_ERROR_CORRUPT },
  };

  /* A full disk can also end the connection; what the server said goes before that it went. */
  for (guint i = 0; state != NULL && i < G_N_ELEMENTS (codes); i++)
    if (g_str_has_prefix (state, codes[i].beginning))
      return codes[i].code;

  return is_lost ? FOYER_DB_ERROR_OFFLINE : FOYER_DB_ERROR_SQL;
}

/**
 * foyer_postgres_set_error: (skip)
 * @error: where to put it
 * @state: (nullable): the server's SQLSTATE
 * @message: what it or libpq says; the first line is kept
 * @is_lost: whether the connection is gone
 *
 * Says in our codes what the server says in its own.
 */
void
foyer_postgres_set_error (GError     **error,
                          const char  *state,
                          const char  *message,
                          gboolean     is_lost)
{
  g_auto (GStrv) lines = g_strsplit (message, "\n", 2);

  g_set_error (error, FOYER_DB_ERROR, code_of_state (state, is_lost), "PostgreSQL %s: %s",
               state != NULL ? state : "-", lines[0] != NULL ? lines[0] : "");
}

/**
 * foyer_postgres_is_broken: (skip)
 * @self: a connection
 *
 * Returns: whether it has to be made anew
 */
gboolean
foyer_postgres_is_broken (FoyerPostgres *self)
{
  return self->conn == NULL || PQstatus (self->conn) == CONNECTION_BAD;
}

static void
set_lost (FoyerPostgres  *self,
          GError        **error)
{
  foyer_postgres_set_error (error, NULL,
                            self->conn != NULL ? PQerrorMessage (self->conn) : "not connected",
                            TRUE);
}

/**
 * foyer_postgres_forget: (skip)
 * @self: a connection
 *
 * Forgets the prepared statements; the server does when it is asked next.
 */
void
foyer_postgres_forget (FoyerPostgres *self)
{
  g_hash_table_remove_all (self->statements);
  if (!foyer_postgres_is_broken (self))
    foyer_postgres_send (self, "DEALLOCATE ALL", FOYER_NO_VALUES, FALSE, NULL);
}

/**
 * foyer_postgres_disconnect: (skip)
 * @self: a connection
 *
 * Ends the connection to the server; @self stays.
 */
void
foyer_postgres_disconnect (FoyerPostgres *self)
{
  g_queue_clear_full (&self->pending, command_free);
  g_hash_table_remove_all (self->statements);
  g_clear_pointer (&self->conn, PQfinish);
  self->is_listening = FALSE;
  if (self->transaction == FOYER_POSTGRES_OPEN)
    self->transaction = FOYER_POSTGRES_BROKEN;
}

static gpointer
cancel (gpointer data)
{
  char message[256];

  PQcancel (data, message, sizeof message);
  PQfreeCancel (data);
  return NULL;
}

static void
ask_to_cancel (FoyerPostgres *self)
{
  PGcancel *request = PQgetCancel (self->conn);

  if (request != NULL)
    g_thread_unref (g_thread_new ("foyer-cancel", cancel, request));
}

/* Whether whoever waits here was told that the program ends. */
static gboolean
is_ending (void)
{
  return g_cancellable_is_cancelled (g_cancellable_get_current ());
}

/* Who waits for the server, for how long still. */
typedef struct
{
  gboolean is_cancelled;                /* the server was asked to */
  gint64 until_us;                      /* monotonic; 0: as long as it takes */
} Waiting;

static void
hurry (Waiting *waiting,
       gint64   ms)
{
  gint64 until_us = g_get_monotonic_time () + ms * 1000;

  waiting->until_us = waiting->until_us == 0 ? until_us : MIN (waiting->until_us, until_us);
}

/* Waits until the socket has what is asked for. */
static gboolean
wait_for_socket (FoyerPostgres  *self,
                 short           events,
                 Waiting        *waiting,
                 GError        **error)
{
  GCancellable *ending = is_ending () ? NULL : g_cancellable_get_current ();
  GPollFD stop = { .fd = -1 };
  struct pollfd fds[] = {
    { .fd = PQsocket (self->conn), .events = events },
    /* Once is enough. */
    { .fd = waiting->is_cancelled ? -1 : self->wake, .events = POLLIN },
    { .fd = -1, .events = POLLIN },
  };
  int timeout_ms;
  int n;

  if (is_ending ())
    hurry (waiting, END_TIMEOUT_MS);
  else if (ending != NULL && g_cancellable_make_pollfd (ending, &stop))
    fds[2].fd = stop.fd;
  timeout_ms = waiting->until_us == 0
    ? -1 : (int) CLAMP ((waiting->until_us - g_get_monotonic_time ()) / 1000, 0, G_MAXINT);
  n = poll (fds, G_N_ELEMENTS (fds), timeout_ms);
  if (stop.fd >= 0)
    g_cancellable_release_fd (ending);

  if (n == 0)
    {
      g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_OFFLINE, "the server does not answer");
      return FALSE;
    }
  if (n > 0 && (fds[1].revents & POLLIN) != 0)
    {
      waiting->is_cancelled = TRUE;
      hurry (waiting, CANCEL_TIMEOUT_MS);
      ask_to_cancel (self);
    }

  return TRUE;
}

/**
 * foyer_postgres_connect: (skip)
 * @self: a connection that has none
 * @error: where to put what is wrong
 *
 * Connects to the server.
 *
 * Returns: whether there is a connection; it was not yet looked at what is at its other end
 */
gboolean
foyer_postgres_connect (FoyerPostgres  *self,
                        GError        **error)
{
  g_assert (self->conn == NULL);
  self->conn = foyer_postgres_dial (self, error);
  if (self->conn == NULL)
    return FALSE;

  PQsetnonblocking (self->conn, 1);
  if (PQenterPipelineMode (self->conn) == 1)
    return TRUE;

  set_lost (self, error);
  foyer_postgres_disconnect (self);
  return FALSE;
}

/**
 * foyer_postgres_reconnect: (skip)
 * @self: a broken connection, outside a transaction
 * @error: where to put what is wrong
 *
 * Makes the connection anew, unless that was tried a moment ago.
 *
 * Returns: whether there is one
 */
gboolean
foyer_postgres_reconnect (FoyerPostgres  *self,
                          GError        **error)
{
  GError **trouble = &self->parent.trouble;

  if (g_get_monotonic_time () < self->next_try_us)
    {
      g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_OFFLINE, "not connected");
      return FALSE;
    }

  g_clear_error (trouble);
  foyer_postgres_disconnect (self);
  if (foyer_postgres_connect (self, trouble) && foyer_postgres_check (self, trouble))
    {
      self->pause_us = 0;
      self->next_try_us = 0;
      return TRUE;
    }

  foyer_postgres_disconnect (self);
  self->pause_us = CLAMP (self->pause_us * 2, PAUSE_FIRST_US, PAUSE_LAST_US);
  self->next_try_us = g_get_monotonic_time () + self->pause_us
                      + (gint64) (g_random_double () * self->pause_us);
  g_propagate_error (error, g_error_copy (*trouble));
  return FALSE;
}

static Oid
type_of_value (const FoyerValue *value)
{
  switch (value->type)
    {
    case FOYER_VALUE_INT:
      return TYPE_INT8;
    case FOYER_VALUE_TEXT:
      return TYPE_TEXT;
    case FOYER_VALUE_UUID:
      return TYPE_UUID;
    case FOYER_VALUE_BLOB:
      return TYPE_BYTEA;
    }

  g_assert_not_reached ();
}

/* One statement with other types is another one for the server. */
static char *
make_key (const char       *sql,
          const FoyerValue *values,
          guint             n_values)
{
  gsize length = strlen (sql);
  char *key = g_malloc (n_values + 1 + length + 1);

  for (guint i = 0; i < n_values; i++)
    key[i] = "itub"[values[i].type];
  key[n_values] = ' ';
  memcpy (key + n_values + 1, sql, length + 1);

  return key;
}

static void
push (FoyerPostgres *self,
      guint          kind,
      gboolean       is_kept,
      char          *key)
{
  Command *command = g_new0 (Command, 1);

  command->kind = kind;
  command->is_kept = is_kept;
  command->key = key;
  g_queue_push_tail (&self->pending, command);
}

/* The name under which the server knows the statement, which is prepared if need be. */
static const char *
prepare (FoyerPostgres    *self,
         const char       *sql,
         const FoyerValue *values,
         guint             n_values)
{
  g_autofree char *key = make_key (sql, values, n_values);
  char *name = g_hash_table_lookup (self->statements, key);
  g_autofree Oid *types = NULL;

  if (name != NULL)
    return name;

  if (g_hash_table_size (self->statements) >= STATEMENTS_MAX)
    foyer_postgres_forget (self);

  types = g_new (Oid, n_values + 1);
  for (guint i = 0; i < n_values; i++)
    types[i] = type_of_value (&values[i]);
  name = g_strdup_printf ("f%u", self->n_names++);
  g_hash_table_insert (self->statements, g_strdup (key), name);
  if (PQsendPrepare (self->conn, name, sql, n_values, types) == 0)
    return NULL;
  push (self, PREPARE, FALSE, g_steal_pointer (&key));

  return name;
}

static gboolean
send_values (FoyerPostgres    *self,
             const char       *name,
             const FoyerValue *values,
             guint             n_values)
{
  g_autofree const char **cells = g_new0 (const char *, n_values + 1);
  g_autofree int *lengths = g_new0 (int, n_values + 1);
  g_autofree int *formats = g_new0 (int, n_values + 1);
  g_autofree guint64 *integers = g_new0 (guint64, n_values + 1);

  for (guint i = 0; i < n_values; i++)
    {
      formats[i] = 1;
      if (values[i].is_null)
        continue;
      switch (values[i].type)
        {
        case FOYER_VALUE_INT:
          integers[i] = GUINT64_TO_BE ((guint64) values[i].integer);
          cells[i] = (const char *) &integers[i];
          lengths[i] = sizeof integers[i];
          break;
        case FOYER_VALUE_TEXT:
          cells[i] = values[i].text;
          lengths[i] = strlen (values[i].text);
          break;
        case FOYER_VALUE_UUID:
          cells[i] = (const char *) values[i].uuid.bytes;
          lengths[i] = sizeof values[i].uuid.bytes;
          break;
        case FOYER_VALUE_BLOB:
          cells[i] = (const char *) values[i].blob.data;
          lengths[i] = values[i].blob.length;
          break;
        }
    }

  return PQsendQueryPrepared (self->conn, name, n_values, cells, lengths, formats, 1) == 1;
}

/* What needs no plan is not worth being prepared; a name in it is new every time, too. */
static gboolean
is_utility (const char *sql)
{
  static const char *const words[] = {
    "BEGIN", "COMMIT", "ROLLBACK", "SET ", "RESET ", "LISTEN", "DECLARE", "FETCH", "CLOSE",
    "DEALLOCATE", "CREATE", "ALTER", "DROP", "GRANT", "REVOKE", "LOCK",
    "DO ",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (sql, words[i]))
      return TRUE;

  return FALSE;
}

/**
 * foyer_postgres_send: (skip)
 * @self: a connection
 * @sql: one statement
 * @values: (array length=n_values) (nullable): its parameters
 * @n_values: how many
 * @is_kept: whether foyer_postgres_settle() is to return its rows
 * @error: where to put what is wrong
 *
 * Sends a statement without waiting for its answer.
 *
 * Returns: whether it is on its way; an error of the statement itself comes when it is settled
 */
gboolean
foyer_postgres_send (FoyerPostgres     *self,
                     const char        *sql,
                     const FoyerValue  *values,
                     guint              n_values,
                     gboolean           is_kept,
                     GError           **error)
{
  gboolean is_sent;

  if (foyer_postgres_is_broken (self))
    {
      set_lost (self, error);
      return FALSE;
    }

  if (n_values == 0 && is_utility (sql))
    is_sent = PQsendQueryParams (self->conn, sql, 0, NULL, NULL, NULL, NULL, 1) == 1;
  else
    {
      const char *name = prepare (self, sql, values, n_values);

      is_sent = name != NULL && send_values (self, name, values, n_values);
    }

  if (!is_sent)
    {
      set_lost (self, error);
      return FALSE;
    }
  push (self, EXECUTE, is_kept, NULL);

  /* What nobody waits for must not fill the buffers of both sides. */
  if (!is_kept && g_queue_get_length (&self->pending) >= PENDING_MAX)
    {
      GError *settle_error = NULL;

      PQclear (foyer_postgres_settle (self, &settle_error));
      if (settle_error != NULL)
        {
          g_propagate_error (error, settle_error);
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * foyer_postgres_flush: (skip)
 * @self: a connection
 * @error: where to put what is wrong
 *
 * Sends off what was collected, to be answered some time.
 *
 * Returns: whether it went, or will with the next
 */
gboolean
foyer_postgres_flush (FoyerPostgres  *self,
                      GError        **error)
{
  if (foyer_postgres_is_broken (self) || PQpipelineSync (self->conn) == 0
      || PQflush (self->conn) < 0)
    {
      set_lost (self, error);
      return FALSE;
    }

  push (self, SYNC, FALSE, NULL);
  return TRUE;
}

/* The next result, or NULL: the end of one statement, or a lost connection. */
static PGresult *
receive (FoyerPostgres  *self,
         Waiting        *waiting,
         GError        **error)
{
  while (PQisBusy (self->conn))
    {
      int rest = PQflush (self->conn);

      if (rest < 0
          || !wait_for_socket (self, rest > 0 ? POLLIN | POLLOUT : POLLIN, waiting, error))
        return NULL;
      if (PQconsumeInput (self->conn) == 0)
        break;
    }

  return PQgetResult (self->conn);
}

typedef struct
{
  GPtrArray *kept;                      /* of PGresult */
  GError *error;
  Waiting waiting;
} Settling;

/* Takes the answer to one command. Returns whether the connection can go on. */
static gboolean
take_answer (FoyerPostgres *self,
             Command       *command,
             Settling      *settling)
{
  PGresult *result = receive (self, &settling->waiting,
                              settling->error == NULL ? &settling->error : NULL);
  ExecStatusType status = PQresultStatus (result);
  gboolean is_good = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK
                     || status == PGRES_PIPELINE_SYNC;
  gboolean is_lost = result == NULL || PQstatus (self->conn) == CONNECTION_BAD;

  if (command->kind == PREPARE && !is_good)
    g_hash_table_remove (self->statements, command->key);

  if (!is_good && settling->error == NULL && status != PGRES_PIPELINE_ABORTED)
    {
      const char *state = PQresultErrorField (result, PG_DIAG_SQLSTATE);

      if (settling->waiting.is_cancelled && g_strcmp0 (state, "57014") == 0)
        g_set_error (&settling->error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "interrupted");
      else
        foyer_postgres_set_error (&settling->error, state,
                                  state != NULL
                                  ? PQresultErrorField (result, PG_DIAG_MESSAGE_PRIMARY)
                                  : PQerrorMessage (self->conn), is_lost);
    }

  if (command->is_kept && is_good)
    g_ptr_array_add (settling->kept, g_steal_pointer (&result));
  PQclear (result);
  if (is_lost)
    return FALSE;

  /* Every answer but that to a sync is followed by an empty one. */
  if (command->kind != SYNC)
    PQclear (receive (self, &settling->waiting, NULL));

  return PQstatus (self->conn) != CONNECTION_BAD;
}

/**
 * foyer_postgres_settle_all: (skip)
 * @self: a connection
 * @error: where to put what is wrong: the first error since it was settled last
 *
 * Waits for the answers to all that was sent.
 *
 * Returns: (transfer full) (nullable): the rows of the statements that were sent to be kept, in the
 *   order in which they were sent
 */
GPtrArray *
foyer_postgres_settle_all (FoyerPostgres  *self,
                           GError        **error)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify) PQclear);
  Settling settling = { kept };
  gboolean is_alive = foyer_postgres_flush (self, &settling.error);

  if (self->wants_notices)
    hurry (&settling.waiting, WATCH_TIMEOUT_MS);
  self->n_trips++;
  while (is_alive && !g_queue_is_empty (&self->pending))
    {
      Command *command = g_queue_pop_head (&self->pending);

      is_alive = take_answer (self, command, &settling);
      command_free (command);
    }

  if (!is_alive)
    {
      if (settling.error == NULL)
        set_lost (self, &settling.error);
      foyer_postgres_disconnect (self);
    }

  if (settling.error == NULL)
    return g_steal_pointer (&kept);

  g_propagate_error (error, settling.error);
  return NULL;
}

/**
 * foyer_postgres_settle: (skip)
 * @self: a connection
 * @error: where to put what is wrong: the first error since it was settled last
 *
 * Waits for the answers to all that was sent.
 *
 * Returns: (nullable): the rows of the last statement that was sent to be kept
 */
PGresult *
foyer_postgres_settle (FoyerPostgres  *self,
                       GError        **error)
{
  g_autoptr (GPtrArray) kept = foyer_postgres_settle_all (self, error);

  return kept != NULL && kept->len > 0 ? g_ptr_array_steal_index (kept, kept->len - 1) : NULL;
}

/* The whole part of a number in the server's own form: digits to the base of 10,000. */
static gint64
read_numeric (const guint8 *data)
{
  guint16 head[4];
  gint64 number = 0;

  memcpy (head, data, sizeof head);
  for (int i = 0; i <= (gint16) GUINT16_FROM_BE (head[1]); i++)
    {
      guint16 digit = 0;

      if (i < GUINT16_FROM_BE (head[0]))
        memcpy (&digit, data + sizeof head + 2 * i, sizeof digit);
      number = number * 10000 + GUINT16_FROM_BE (digit);
    }

  return GUINT16_FROM_BE (head[2]) == 0x4000 ? -number : number;
}

/**
 * foyer_postgres_read_cell: (skip)
 * @result: rows in binary form
 * @row: which row
 * @column: which column
 *
 * Returns: the cell; borrowed from @result
 */
FoyerValue
foyer_postgres_read_cell (const PGresult *result,
                          int             row,
                          int             column)
{
  const guint8 *data = (const guint8 *) PQgetvalue (result, row, column);
  gsize length = PQgetlength (result, row, column);
  guint64 int8;
  guint32 int4;
  guint16 int2;

  if (PQgetisnull (result, row, column))
    return foyer_value_null (FOYER_VALUE_INT);

  switch (PQftype (result, column))
    {
    case TYPE_INT8:
      memcpy (&int8, data, sizeof int8);
      return foyer_value_int ((gint64) GUINT64_FROM_BE (int8));
    case TYPE_INT4:
      memcpy (&int4, data, sizeof int4);
      return foyer_value_int ((gint32) GUINT32_FROM_BE (int4));
    case TYPE_INT2:
      memcpy (&int2, data, sizeof int2);
      return foyer_value_int ((gint16) GUINT16_FROM_BE (int2));
    case TYPE_BOOL:
      return foyer_value_int (*data);
    case TYPE_NUMERIC:
      return foyer_value_int (read_numeric (data));
    case TYPE_BYTEA:
      return foyer_value_blob (data, length);
    case TYPE_UUID:
      {
        FoyerValue value = { .type = FOYER_VALUE_UUID };

        memcpy (value.uuid.bytes, data, sizeof value.uuid.bytes);
        return value;
      }
    default:
      return foyer_value_text ((const char *) data);
    }
}
