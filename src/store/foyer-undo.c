/* Undo: takes back one operation, however many revisions it consists of, as an operation of its
 * own. So it can itself be undone, which is redo, and the journal tells all of it.
 *
 * The changes are taken back from the last to the first, in memory. Each field must still hold what
 * the operation had put there: if somebody has changed it since, the undo is refused and names the
 * field and the person, rather than throw their work away. A record that the operation created
 * becomes void, unless it has changed since or others have come to refer to it; only what merely
 * told somebody of the operation, and was read, stays behind. What results goes through the same
 * invariants as everything else. */

#include "store/foyer-transaction.h"

#include "store/db-driver.h"
#include "store/foyer-entity.h"
#include "store/foyer-transaction-private.h"

#include <string.h>

/* A record on its way back. */
typedef struct
{
  FoyerRecord *record;
  GPtrArray *columns;                   /* in the way; names belong to the field tables or rows */
  gboolean is_voided;
} Draft;

typedef struct
{
  FoyerTransaction *transaction;
  const FoyerUuid *op_id;
  GHashTable *drafts;                   /* FoyerRecordKey → Draft */
  GPtrArray *order;                     /* the drafts again, in the order to be saved */
} Undo;

static void
draft_free (Draft *draft)
{
  g_clear_object (&draft->record);
  g_ptr_array_unref (draft->columns);
  g_free (draft);
}

static void
undo_clear (Undo *undo)
{
  g_clear_pointer (&undo->drafts, g_hash_table_unref);
  g_clear_pointer (&undo->order, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Undo, undo_clear)

static FoyerValue
get_store (Undo *undo)
{
  return foyer_value_int (foyer_db_get_store (undo->transaction->db));
}

static Draft *
get_draft (Undo               *undo,
           const FoyerEntity  *entity,
           const FoyerUuid    *id,
           GError            **error)
{
  const FoyerRecordKey key = { entity->get_type (), *id };
  Draft *draft = g_hash_table_lookup (undo->drafts, &key);
  FoyerRecord *record;

  if (draft != NULL)
    return draft;

  record = foyer_transaction_load (undo->transaction, key.type, id, error);
  if (record == NULL)
    return NULL;

  draft = g_new0 (Draft, 1);
  draft->record = record;
  draft->columns = g_ptr_array_new_with_free_func (g_free);
  g_hash_table_insert (undo->drafts, foyer_record_key_new (key.type, id), draft);
  g_ptr_array_add (undo->order, draft);

  return draft;
}

static void
add_column (Draft      *draft,
            const char *column)
{
  if (!g_ptr_array_find_with_equal_func (draft->columns, column, g_str_equal, NULL))
    g_ptr_array_add (draft->columns, g_strdup (column));
}

static gboolean
set_erased (GError **error)
{
  g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_CONSTRAINT,
               "what was there before has been erased");
  return FALSE;
}

static gboolean
take_back_field (Draft       *draft,
                 const char  *column,
                 const char  *old_text,
                 const char  *new_text,
                 GError     **error)
{
  const FoyerField *field =
    foyer_record_class_find_field (FOYER_RECORD_GET_CLASS (draft->record), column);
  g_autofree char *text = NULL;

  /* A field that a later schema has done away with. */
  if (field == NULL)
    return TRUE;
  if (old_text == NULL && new_text == NULL)
    return set_erased (error);

  text = foyer_record_dup_text (draft->record, field);
  if (g_strcmp0 (text, new_text) != 0)
    {
      add_column (draft, column);
      return TRUE;
    }

  return foyer_record_parse_text (draft->record, field, old_text, error);
}

static gboolean
take_back_update (Undo    *undo,
                  Draft   *draft,
                  gint64   rev,
                  gint64   n,
                  GError **error)
{
  g_autoptr (FoyerRows) rows =
    foyer_db_query (undo->transaction->db, "SELECT col, old, new FROM change_value"
                    " WHERE store_id = $1 AND rev = $2 AND n = $3 ORDER BY col",
                    FOYER_VALUES (get_store (undo), foyer_value_int (rev), foyer_value_int (n)),
                    error);

  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < foyer_rows_get_n_rows (rows); i++)
    if (!take_back_field (draft, foyer_rows_get_text (rows, i, 0),
                          foyer_rows_get_text (rows, i, 1), foyer_rows_get_text (rows, i, 2),
                          error))
      return FALSE;

  return TRUE;
}

/* The fields that other operations changed after @rev. */
static gboolean
add_later_columns (Undo    *undo,
                   Draft   *draft,
                   gint64   rev,
                   GError **error)
{
  g_autoptr (FoyerRows) rows =
    foyer_db_query (undo->transaction->db,
                    "SELECT DISTINCT v.col FROM change c"
                    " JOIN revision r ON r.store_id = c.store_id AND r.rev = c.rev"
                    " JOIN change_value v ON v.store_id = c.store_id AND v.rev = c.rev"
                    "   AND v.n = c.n"
                    " WHERE c.store_id = $1 AND c.id = $2 AND c.rev > $3 AND r.op_id <> $4"
                    " AND c.entity = $5"
                    " ORDER BY v.col",
                    FOYER_VALUES (get_store (undo),
                                  foyer_value_uuid (foyer_record_get_id (draft->record)),
                                  foyer_value_int (rev), foyer_value_uuid (undo->op_id),
                                  foyer_value_text (
                                    FOYER_RECORD_GET_CLASS (draft->record)->entity)),
                    error);

  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < foyer_rows_get_n_rows (rows); i++)
    add_column (draft, foyer_rows_get_text (rows, i, 0));

  return TRUE;
}

static gboolean
make_void (Draft             *draft,
           const FoyerEntity *entity,
           GError           **error)
{
  const FoyerField *state =
    foyer_record_class_find_field (FOYER_RECORD_GET_CLASS (draft->record),
                                   entity->gone_field != NULL ? entity->gone_field : "state");

  draft->is_voided = TRUE;
  if (state != NULL
      && foyer_record_parse_text (draft->record, state,
                                  entity->gone != NULL ? entity->gone : "void", NULL))
    return TRUE;

  g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_CONSTRAINT, "a %s cannot be made void",
               FOYER_RECORD_GET_CLASS (draft->record)->entity);
  return FALSE;
}

static gboolean
take_back_create (Undo               *undo,
                  Draft              *draft,
                  const FoyerEntity  *entity,
                  gint64              rev,
                  gint64              n,
                  GError            **error)
{
  guint8 hash[FOYER_JOURNAL_HASH_LENGTH];
  FoyerValue salt;
  FoyerValue whole;
  g_autoptr (FoyerRows) rows = NULL;

  if (entity->stays)
    return TRUE;

  rows = foyer_db_query (undo->transaction->db, "SELECT salt, hash FROM change_value"
                         " WHERE store_id = $1 AND rev = $2 AND n = $3",
                         FOYER_VALUES (get_store (undo), foyer_value_int (rev),
                                       foyer_value_int (n)), error);
  if (rows == NULL)
    return FALSE;
  if (foyer_rows_get_n_rows (rows) == 0 || foyer_rows_is_null (rows, 0, 0))
    return set_erased (error);

  salt = foyer_rows_get (rows, 0, 0, FOYER_VALUE_BLOB);
  whole = foyer_rows_get (rows, 0, 1, FOYER_VALUE_BLOB);
  foyer_journal_hash_whole (draft->record, rev, n, salt.blob.data, hash);
  if (whole.blob.length == sizeof hash && memcmp (whole.blob.data, hash, sizeof hash) == 0)
    return make_void (draft, entity, error);

  if (!add_later_columns (undo, draft, rev, error))
    return FALSE;
  /* Changed past the journal, or by a program that knows other fields. */
  if (draft->columns->len == 0)
    add_column (draft, "state");

  return TRUE;
}

static gboolean
take_back (Undo    *undo,
           GError **error)
{
  g_autoptr (FoyerRows) rows =
    foyer_db_query (undo->transaction->db, "SELECT c.rev, c.n, c.entity, c.id, c.op"
                    " FROM revision r JOIN change c ON c.store_id = r.store_id AND c.rev = r.rev"
                    " WHERE r.store_id = $1 AND r.op_id = $2 ORDER BY c.rev DESC, c.n DESC",
                    FOYER_VALUES (get_store (undo), foyer_value_uuid (undo->op_id)), error);
  guint n_rows;

  if (rows == NULL)
    return FALSE;

  n_rows = foyer_rows_get_n_rows (rows);
  if (n_rows == 0)
    {
      g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_FOREIGN_KEY, "no such operation");
      return FALSE;
    }

  for (guint i = 0; i < n_rows; i++)
    {
      gint64 rev = foyer_rows_get_int (rows, i, 0);
      gint64 n = foyer_rows_get_int (rows, i, 1);
      const FoyerEntity *entity = foyer_entity_find (foyer_rows_get_text (rows, i, 2));
      FoyerUuid id = foyer_rows_get_uuid (rows, i, 3);
      gboolean is_create = g_str_equal (foyer_rows_get_text (rows, i, 4), "create");
      Draft *draft;

      if (entity == NULL)
        {
          g_set_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_SCHEMA, "unknown kind of record");
          return FALSE;
        }

      draft = get_draft (undo, entity, &id, error);
      if (draft == NULL
          || !(is_create ? take_back_create (undo, draft, entity, rev, n, error)
                         : take_back_update (undo, draft, rev, n, error)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
refuse (Undo    *undo,
        Draft   *draft,
        GError **error)
{
  g_autoptr (FoyerRows) rows =
    foyer_db_query (undo->transaction->db,
                    "SELECT r.actor, r.at FROM change c"
                    " JOIN revision r ON r.store_id = c.store_id AND r.rev = c.rev"
                    " JOIN change_value v ON v.store_id = c.store_id AND v.rev = c.rev"
                    "   AND v.n = c.n"
                    " WHERE c.store_id = $1 AND c.id = $2 AND v.col = $3 AND c.entity = $4"
                    " ORDER BY c.rev DESC LIMIT 1",
                    FOYER_VALUES (get_store (undo),
                                  foyer_value_uuid (foyer_record_get_id (draft->record)),
                                  foyer_value_text (g_ptr_array_index (draft->columns, 0)),
                                  foyer_value_text (
                                    FOYER_RECORD_GET_CLASS (draft->record)->entity)),
                    error);
  gboolean is_known;

  if (rows == NULL)
    return FALSE;

  is_known = foyer_rows_get_n_rows (rows) == 1;
  g_ptr_array_add (draft->columns, NULL);
  foyer_db_set_conflict (error, FOYER_RECORD_GET_CLASS (draft->record)->entity,
                         foyer_record_get_id (draft->record),
                         (const char *const *) draft->columns->pdata,
                         is_known ? foyer_rows_get_text (rows, 0, 0) : NULL,
                         is_known ? foyer_rows_get_int (rows, 0, 1) : 0);
  return FALSE;
}

/* A customer whom somebody has registered again since does not vanish under that visit. */
static gboolean
check_not_needed (Undo    *undo,
                  Draft   *draft,
                  GError **error)
{
  static const char *const columns[] = { "visit", NULL };
  const char *entity = FOYER_RECORD_GET_CLASS (draft->record)->entity;
  const FoyerUuid *id = foyer_record_get_id (draft->record);
  g_autoptr (FoyerRows) rows = NULL;

  if (!draft->is_voided || !g_str_equal (entity, "customer"))
    return TRUE;

  rows = foyer_db_query (undo->transaction->db,
                         "SELECT (SELECT COUNT (*) FROM visit"
                         "        WHERE store_id = $1 AND customer = $2 AND state <> 'void')"
                         " + (SELECT COUNT (*) FROM enquiry"
                         "    WHERE store_id = $1 AND customer = $2 AND state <> 'void')"
                         " + (SELECT COUNT (*) FROM item"
                         "    WHERE store_id = $1 AND customer = $2 AND state <> 'void')",
                         FOYER_VALUES (get_store (undo), foyer_value_uuid (id)), error);
  if (rows == NULL)
    return FALSE;
  if (foyer_rows_get_int (rows, 0, 0) == 0)
    return TRUE;

  foyer_db_set_conflict (error, entity, id, columns, NULL, 0);
  return FALSE;
}

/* Whether the operation did more than make records of this kind. */
static gboolean
is_by_product (Undo  *undo,
               Draft *draft)
{
  for (guint i = 0; i < undo->order->len; i++)
    {
      Draft *other = g_ptr_array_index (undo->order, i);

      if (G_OBJECT_TYPE (other->record) != G_OBJECT_TYPE (draft->record)
          && !foyer_entity_find (FOYER_RECORD_GET_CLASS (other->record)->entity)->stays)
        return TRUE;
    }

  return FALSE;
}

static gboolean
stays_behind (Undo  *undo,
              Draft *draft)
{
  const FoyerEntity *entity =
    foyer_entity_find (FOYER_RECORD_GET_CLASS (draft->record)->entity);

  return draft->columns->len > 0 && entity->stays_behind != NULL
         && entity->stays_behind (draft->record) && is_by_product (undo, draft);
}

static gboolean
save_drafts (Undo    *undo,
             GError **error)
{
  for (guint i = 0; i < undo->order->len; i++)
    {
      Draft *draft = g_ptr_array_index (undo->order, i);

      if (draft->columns->len > 0 && !stays_behind (undo, draft))
        return refuse (undo, draft, error);
    }

  for (guint i = 0; i < undo->order->len; i++)
    {
      Draft *draft = g_ptr_array_index (undo->order, i);

      if (stays_behind (undo, draft))
        continue;
      if (!foyer_transaction_save (undo->transaction, draft->record, error))
        return FALSE;
    }

  for (guint i = 0; i < undo->order->len; i++)
    if (!check_not_needed (undo, g_ptr_array_index (undo->order, i), error))
      return FALSE;

  return TRUE;
}

/**
 * foyer_transaction_undo:
 * @self: a transaction with an operation of its own
 * @op_id: the operation to take back
 * @error: where to put what is wrong: %FOYER_DB_ERROR_CONFLICT, with foyer_db_error_get_conflict(),
 *   when somebody has changed since what it changed; %FOYER_DB_ERROR_CONSTRAINT when it cannot be
 *   taken back at all; %FOYER_DB_ERROR_FOREIGN_KEY when there is no such operation;
 *   #FoyerDomainError when an invariant stands against it
 *
 * Takes back what an operation did. To undo an undo is to redo.
 *
 * Returns: whether all of it was taken back; the transaction must not be committed otherwise
 */
gboolean
foyer_transaction_undo (FoyerTransaction  *self,
                        const FoyerUuid   *op_id,
                        GError           **error)
{
  g_auto (Undo) undo = {
    .transaction = self,
    .op_id = op_id,
    .drafts = g_hash_table_new_full (foyer_record_key_hash, foyer_record_key_equal, g_free,
                                     (GDestroyNotify) draft_free),
    .order = g_ptr_array_new (),
  };

  self->undoes = *op_id;
  return take_back (&undo, error) && save_drafts (&undo, error);
}
