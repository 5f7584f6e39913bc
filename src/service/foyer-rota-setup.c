/* Shifts and how many people are needed.
 *
 * A shift that is on a roster is never changed under it (S2): with other hours, another post or
 * another kind it ends the day before, a successor begins, and the drafts from that day on
 * follow. */

#include "service/foyer-rota-setup.h"

#include "domain/foyer-domain-error.h"
#include "service/foyer-rota-private.h"
#include "store/foyer-roster-repository.h"

#include <string.h>

/* What an act is about, as plain data. */
typedef struct
{
  GType type;
  FoyerUuid id;
  GHashTable *typed;
  gint64 last_day;
} Act;

static void
act_free (gpointer data)
{
  Act *self = data;

  g_clear_pointer (&self->typed, g_hash_table_unref);
  g_free (self);
}

static Act *
act_new (GType        type,
         FoyerRecord *record,
         GHashTable  *typed)
{
  Act *self = g_new0 (Act, 1);
  GHashTableIter iter;
  gpointer name, text;

  self->type = type;
  if (record != NULL)
    self->id = *foyer_record_get_id (record);
  if (typed == NULL)
    return self;

  self->typed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_iter_init (&iter, typed);
  while (g_hash_table_iter_next (&iter, &name, &text))
    g_hash_table_insert (self->typed, g_strdup (name), g_strdup (text));
  return self;
}

static gboolean
add (FoyerTransaction  *transaction,
     gpointer           data,
     gpointer          *result,
     GError           **error)
{
  Act *act = data;
  g_autoptr (FoyerRecord) record = g_object_new (act->type, NULL);
  FoyerUuid id = foyer_uuid_new (foyer_transaction_get_now_us (transaction));
  GHashTableIter iter;
  gpointer name, text;

  foyer_record_set_identity (record, &id, 0);
  g_hash_table_iter_init (&iter, act->typed);
  while (g_hash_table_iter_next (&iter, &name, &text))
    if (!foyer_record_edit (record, name, text, error))
      return FALSE;
  if (!foyer_transaction_create (transaction, record, error))
    return FALSE;

  *result = g_steal_pointer (&record);
  return TRUE;
}

static void
run (FoyerRota           *self,
     const char          *key,
     FoyerWriteFunc       func,
     Act                 *act,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data)
{
  foyer_service_run_async (FOYER_SERVICE (self), FOYER_RIGHT_ROSTER_WRITE, key, func, act, act_free,
                           cancellable, callback, user_data);
}

/**
 * foyer_rota_add_shift_async:
 * @self: the roster
 * @typed: (element-type utf8 utf8): the fields; copied
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Adds a shift. Needs %FOYER_RIGHT_ROSTER_WRITE, as all of this file.
 */
void
foyer_rota_add_shift_async (FoyerRota           *self,
                            GHashTable          *typed,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  run (self, "shift.add", add, act_new (FOYER_TYPE_SHIFT, NULL, typed), cancellable, callback,
       user_data);
}

static gboolean
is_another_shift (FoyerShift *before,
                  FoyerShift *after)
{
  return foyer_shift_get_start_minute (before) != foyer_shift_get_start_minute (after)
         || foyer_shift_get_end_minute (before) != foyer_shift_get_end_minute (after)
         || foyer_shift_get_break_min (before) != foyer_shift_get_break_min (after)
         || foyer_shift_get_post (before) != foyer_shift_get_post (after)
         || foyer_shift_get_kind (before) != foyer_shift_get_kind (after);
}

/* A code that no shift has: "early" is followed by "early-2". */
static char *
make_code (GPtrArray  *shifts,
           const char *code)
{
  for (int n = 2;; n++)
    {
      g_autofree char *made = g_strdup_printf ("%s-%d", code, n);
      gboolean is_free = TRUE;

      for (guint i = 0; i < shifts->len; i++)
        is_free &= strcmp (foyer_shift_get_code (shifts->pdata[i]), made) != 0;
      if (is_free)
        return g_steal_pointer (&made);
    }
}

static gboolean
put_into_draft (FoyerTransaction *transaction,
                FoyerRecord      *found,
                const FoyerUuid  *shift,
                GError          **error)
{
  g_autoptr (FoyerRosterCell) cell = NULL;
  gboolean is_locked;

  cell =
    foyer_service_load (transaction, FOYER_TYPE_ROSTER_CELL, foyer_record_get_id (found), error);
  if (cell == NULL)
    return FALSE;

  /* A lock holds against hand and planner, not against the end of the shift itself. */
  is_locked = foyer_roster_cell_get_is_locked (cell);
  foyer_roster_cell_set_locked (cell, FALSE);
  if (shift == NULL ? !foyer_roster_cell_clear (cell, error)
                    : !foyer_roster_cell_put (cell, shift, foyer_roster_cell_get_post (cell), error))
    return FALSE;
  foyer_roster_cell_set_locked (cell, is_locked && shift != NULL);

  return foyer_transaction_save (transaction, FOYER_RECORD (cell), error);
}

/* Drafts from a day on get another shift, or none; what is published stays as it was read. */
static gboolean
move_drafts (FoyerTransaction *transaction,
             GPtrArray        *cells,
             gint64            from_day,
             const FoyerUuid  *shift,
             GError          **error)
{
  for (guint i = 0; i < cells->len; i++)
    {
      FoyerRosterCell *cell = g_ptr_array_index (cells, i);

      if (foyer_roster_cell_get_day (cell) >= from_day
          && foyer_roster_cell_get_state (cell) == FOYER_CELL_DRAFT
          && !put_into_draft (transaction, FOYER_RECORD (cell), shift, error))
        return FALSE;
    }

  return TRUE;
}

/* The successor takes what was written; the shift itself goes back to what it was, and ends. */
static gboolean
succeed (FoyerTransaction  *transaction,
         FoyerRecord       *before,
         FoyerRecord       *after,
         GPtrArray         *cells,
         GError           **error)
{
  gint64 from_day = foyer_shift_get_valid_from (FOYER_SHIFT (after));
  FoyerRecordClass *klass = FOYER_RECORD_GET_CLASS (after);
  FoyerUuid id = foyer_uuid_new (foyer_transaction_get_now_us (transaction));
  g_autoptr (FoyerRecord) successor = foyer_record_copy (after);
  g_autoptr (GPtrArray) shifts = NULL;
  g_autofree char *code = NULL;

  shifts = foyer_roster_repository_find_shifts (foyer_transaction_get_db (transaction), error);
  if (shifts == NULL)
    return FALSE;

  code = make_code (shifts, foyer_shift_get_code (FOYER_SHIFT (before)));
  foyer_record_set_identity (successor, &id, 0);
  if (!foyer_record_edit (successor, "code", code, error)
      || !foyer_transaction_create (transaction, successor, error))
    return FALSE;

  for (guint i = 0; i < klass->n_fields; i++)
    {
      g_autofree char *buffer = NULL;

      foyer_record_set_value (after, &klass->fields[i],
                              foyer_record_get_value (before, &klass->fields[i], &buffer));
    }
  foyer_shift_set_valid (FOYER_SHIFT (after), foyer_shift_get_valid_from (FOYER_SHIFT (before)),
                         from_day - 1);

  return move_drafts (transaction, cells, from_day, &id, error);
}

static gboolean
follow_shift (FoyerTransaction  *transaction,
              FoyerRecord       *before,
              FoyerRecord       *after,
              GError           **error)
{
  g_autoptr (GPtrArray) cells = NULL;
  gint64 from_day = foyer_shift_get_valid_from (FOYER_SHIFT (after));

  if (!is_another_shift (FOYER_SHIFT (before), FOYER_SHIFT (after)))
    return TRUE;

  cells = foyer_roster_repository_find_cells_of (foyer_transaction_get_db (transaction),
                                                 foyer_record_get_id (before), error);
  if (cells == NULL)
    return FALSE;
  if (cells->len == 0)
    return TRUE;

  if (from_day == FOYER_DAY_NONE
      || from_day == foyer_shift_get_valid_from (FOYER_SHIFT (before)))
    {
      foyer_domain_error_set_field (error, FOYER_DOMAIN_ERROR_MISSING, "valid_from",
                                    "a used shift changes from a day on");
      return FALSE;
    }

  return succeed (transaction, before, after, cells, error);
}

/**
 * foyer_rota_edit_shift_async:
 * @self: the roster
 * @edits: what was changed of a shift; copied
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Changes a shift. One that is on a roster keeps its hours there: its new ones hold from
 * `valid_from` on, which must be given (%FOYER_DOMAIN_ERROR_MISSING), by a successor of its own.
 */
void
foyer_rota_edit_shift_async (FoyerRota           *self,
                             FoyerEdits          *edits,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  foyer_service_edit_async (FOYER_SERVICE (self), FOYER_RIGHT_ROSTER_WRITE, "shift.edit", edits,
                            follow_shift, cancellable, callback, user_data);
}

static gboolean
close_shift (FoyerTransaction  *transaction,
             gpointer           data,
             gpointer          *result,
             GError           **error)
{
  Act *act = data;
  g_autoptr (FoyerShift) shift = NULL;
  g_autoptr (GPtrArray) cells = NULL;

  shift = foyer_service_load (transaction, FOYER_TYPE_SHIFT, &act->id, error);
  if (shift == NULL)
    return FALSE;
  cells = foyer_roster_repository_find_cells_of (foyer_transaction_get_db (transaction), &act->id,
                                                 error);
  if (cells == NULL)
    return FALSE;

  if (cells->len == 0)
    foyer_shift_void (shift);
  else
    foyer_shift_set_valid (shift, foyer_shift_get_valid_from (shift), act->last_day);
  if (!move_drafts (transaction, cells, act->last_day + 1, NULL, error)
      || !foyer_transaction_save (transaction, FOYER_RECORD (shift), error))
    return FALSE;

  *result = g_steal_pointer (&shift);
  return TRUE;
}

/**
 * foyer_rota_close_shift_async:
 * @self: the roster
 * @shift: a shift
 * @last_day: the last day on which it may be worked
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Closes a shift (S2): past and published rosters keep it, drafts after @last_day lose it. One that
 * was never used is void.
 */
void
foyer_rota_close_shift_async (FoyerRota           *self,
                              FoyerShift          *shift,
                              gint64               last_day,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  Act *act = act_new (FOYER_TYPE_SHIFT, FOYER_RECORD (shift), NULL);

  act->last_day = last_day;
  run (self, "shift.close", close_shift, act, cancellable, callback, user_data);
}

/**
 * foyer_rota_add_coverage_async:
 * @self: the roster
 * @typed: (element-type utf8 utf8): the fields; copied
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Says how many people a post needs and when (S3).
 */
void
foyer_rota_add_coverage_async (FoyerRota           *self,
                               GHashTable          *typed,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  run (self, "coverage.add", add, act_new (FOYER_TYPE_COVERAGE, NULL, typed), cancellable, callback,
       user_data);
}

/**
 * foyer_rota_edit_coverage_async:
 * @self: the roster
 * @edits: what was changed; copied
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Changes how many people a post needs, or when.
 */
void
foyer_rota_edit_coverage_async (FoyerRota           *self,
                                FoyerEdits          *edits,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  foyer_service_edit_async (FOYER_SERVICE (self), FOYER_RIGHT_ROSTER_WRITE, "coverage.edit", edits,
                            NULL, cancellable, callback, user_data);
}

static gboolean
drop_coverage (FoyerTransaction  *transaction,
               gpointer           data,
               gpointer          *result,
               GError           **error)
{
  Act *act = data;
  g_autoptr (FoyerCoverage) coverage = NULL;

  coverage = foyer_service_load (transaction, FOYER_TYPE_COVERAGE, &act->id, error);
  if (coverage == NULL)
    return FALSE;
  foyer_coverage_void (coverage);
  if (!foyer_transaction_save (transaction, FOYER_RECORD (coverage), error))
    return FALSE;

  *result = g_steal_pointer (&coverage);
  return TRUE;
}

/**
 * foyer_rota_drop_coverage_async:
 * @self: the roster
 * @coverage: what is no longer needed
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 */
void
foyer_rota_drop_coverage_async (FoyerRota           *self,
                                FoyerCoverage       *coverage,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  run (self, "coverage.drop", drop_coverage,
       act_new (FOYER_TYPE_COVERAGE, FOYER_RECORD (coverage), NULL), cancellable, callback,
       user_data);
}

/**
 * foyer_rota_setup_finish:
 * @self: the roster
 * @result: the result
 * @conflicts: (out) (optional) (nullable) (transfer full) (element-type FoyerFieldConflict): after
 *   an edit, what somebody else changed meanwhile
 * @error: where to put why not: #FoyerDomainError, #FoyerServiceError, #FoyerDbError
 *
 * Returns: (transfer full) (nullable): the shift or the demand as stored
 */
FoyerRecord *
foyer_rota_setup_finish (FoyerRota     *self,
                         GAsyncResult  *result,
                         GPtrArray    **conflicts,
                         GError       **error)
{
  return foyer_service_finish (FOYER_SERVICE (self), result, conflicts, error);
}
