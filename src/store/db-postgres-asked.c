/* Questions of the PostgreSQL driver that travel with others, and how rows are handed on.
 *
 * What is asked is kept here and sent right behind the statement that somebody waits for next, in
 * the same trip. Not before: a statement that is the first of its transaction may have to be sent
 * again on a new connection (db-postgres.c), and then these are, too. */

#include "store/db-postgres-private.h"

#include <string.h>

typedef struct
{
  FoyerRow parent;
  const PGresult *result;
  int row;
} PostgresRow;

static void
free_value (FoyerValue *value)
{
  if (value->is_null)
    return;

  switch (value->type)
    {
    case FOYER_VALUE_TEXT:
      g_free ((char *) value->text);
      return;
    case FOYER_VALUE_BLOB:
      g_free ((guint8 *) value->blob.data);
      return;
    case FOYER_VALUE_INT:
    case FOYER_VALUE_UUID:
      return;
    }
}

/**
 * foyer_postgres_question_free: (skip)
 * @self: (transfer full): a question
 */
void
foyer_postgres_question_free (FoyerPostgresQuestion *self)
{
  for (guint i = 0; i < self->n_values; i++)
    free_value (&self->values[i]);
  g_free (self->values);
  g_free (self->sql);
  g_free (self);
}

static FoyerValue
copy_value (const FoyerValue *value)
{
  FoyerValue copy = *value;

  if (value->is_null)
    return copy;

  switch (value->type)
    {
    case FOYER_VALUE_TEXT:
      copy.text = g_strdup (value->text);
      break;
    case FOYER_VALUE_BLOB:
      /* An empty one is not the same as none. */
      copy.blob.data = (const guint8 *) g_strndup ("", value->blob.length);
      memcpy ((guint8 *) copy.blob.data, value->blob.data, value->blob.length);
      break;
    case FOYER_VALUE_INT:
    case FOYER_VALUE_UUID:
      break;
    }

  return copy;
}

/**
 * foyer_postgres_ask: (skip)
 * @db: a connection in a transaction
 * @sql: one statement that reads
 * @values: (array length=n_values) (nullable): its parameters
 * @n_values: how many
 * @func: called for each row
 * @user_data: for @func
 *
 * Takes a statement along with the next one.
 */
void
foyer_postgres_ask (FoyerDb          *db,
                    const char       *sql,
                    const FoyerValue *values,
                    guint             n_values,
                    FoyerRowFunc      func,
                    gpointer          user_data)
{
  FoyerPostgresQuestion *question = g_new0 (FoyerPostgresQuestion, 1);

  question->sql = g_strdup (sql);
  question->values = g_new (FoyerValue, n_values);
  question->n_values = n_values;
  for (guint i = 0; i < n_values; i++)
    question->values[i] = copy_value (&values[i]);
  question->func = func;
  question->user_data = user_data;
  g_queue_push_tail (&((FoyerPostgres *) db)->asked, question);
}

/**
 * foyer_postgres_send_asked: (skip)
 * @self: a connection
 * @error: where to put what is wrong
 *
 * Sends what was asked, to be kept. It stays asked until foyer_postgres_tell_asked().
 *
 * Returns: whether it is on its way
 */
gboolean
foyer_postgres_send_asked (FoyerPostgres  *self,
                           GError        **error)
{
  for (GList *l = self->asked.head; l != NULL; l = l->next)
    {
      FoyerPostgresQuestion *question = l->data;

      if (!foyer_postgres_send (self, question->sql, question->values, question->n_values, TRUE,
                                error))
        return FALSE;
    }

  return TRUE;
}

/**
 * foyer_postgres_tell_asked: (skip)
 * @self: a connection
 * @results: (element-type PGresult): what foyer_postgres_settle_all() returned
 * @first: which of them is the answer to the first question
 *
 * Hands on the rows of what was asked, which is asked no more.
 */
void
foyer_postgres_tell_asked (FoyerPostgres *self,
                           GPtrArray     *results,
                           guint          first)
{
  for (guint i = first; !g_queue_is_empty (&self->asked); i++)
    {
      g_autoptr (FoyerPostgresQuestion) question = g_queue_pop_head (&self->asked);

      foyer_postgres_tell_rows (self, g_ptr_array_index (results, i), question->func,
                                question->user_data);
    }
}

/**
 * foyer_postgres_drop_asked: (skip)
 * @self: a connection
 *
 * Nobody wants to know any more.
 */
void
foyer_postgres_drop_asked (FoyerPostgres *self)
{
  g_queue_clear_full (&self->asked, (GDestroyNotify) foyer_postgres_question_free);
}

/**
 * foyer_postgres_tell_rows: (skip)
 * @self: a connection
 * @result: rows
 * @func: called for each
 * @user_data: for @func
 *
 * Returns: whether @func wants more
 */
gboolean
foyer_postgres_tell_rows (FoyerPostgres  *self,
                          const PGresult *result,
                          FoyerRowFunc    func,
                          gpointer        user_data)
{
  PostgresRow row = { { &self->parent, PQnfields (result) }, result, 0 };

  for (row.row = 0; row.row < PQntuples (result); row.row++)
    if (!func (&row.parent, user_data))
      return FALSE;

  return TRUE;
}

/**
 * foyer_postgres_get: (skip)
 * @row: a row of this driver
 * @column: which column
 *
 * Returns: the cell; borrowed
 */
FoyerValue
foyer_postgres_get (FoyerRow *row,
                    guint     column)
{
  PostgresRow *self = (PostgresRow *) row;

  return foyer_postgres_read_cell (self->result, self->row, column);
}
