/* What calling came to (B6), and what customers said of it (Q1): every call and every answer of
 * some days is read once, on the reader for long work, and counted into the rows it belongs to. */

#include "service/foyer-callback-digest.h"

#include "service/foyer-callback-figures.h"
#include "service/foyer-callback-questions.h"
#include "service/foyer-report-read.h"
#include "store/foyer-callback-repository.h"
#include "store/foyer-setting-repository.h"
#include "store/foyer-staff-repository.h"

static void
figure_free (gpointer data)
{
  FoyerDigestFigure *self = data;

  g_free (self->name);
  g_array_unref (self->means);
  g_free (self);
}

static FoyerDigestFigure *
figure_new (const FoyerUuid *staff,
            gint64           value,
            guint            n_questions)
{
  FoyerDigestFigure *self = g_new0 (FoyerDigestFigure, 1);

  if (staff != NULL)
    self->staff = *staff;
  self->value = value;
  self->means = g_array_new (FALSE, TRUE, sizeof (FoyerDigestMean));
  g_array_set_size (self->means, n_questions);
  return self;
}

static void
digest_clear (gpointer data)
{
  FoyerCallbackDigest *self = data;

  g_clear_pointer (&self->total, figure_free);
  g_clear_pointer (&self->by_staff, g_ptr_array_unref);
  g_clear_pointer (&self->by_kind, g_ptr_array_unref);
  g_clear_pointer (&self->by_week, g_ptr_array_unref);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  g_clear_pointer (&self->calls, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
}

/**
 * foyer_callback_digest_ref:
 * @self: a digest
 *
 * Returns: (transfer full): the same; on any thread, it never changes
 */
FoyerCallbackDigest *
foyer_callback_digest_ref (FoyerCallbackDigest *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * foyer_callback_digest_unref:
 * @self: (transfer full): a digest
 */
void
foyer_callback_digest_unref (FoyerCallbackDigest *self)
{
  g_atomic_rc_box_release_full (self, digest_clear);
}

/**
 * foyer_callback_digest_get_name:
 * @self: a digest
 * @staff: the key of a colleague
 *
 * Returns: (transfer none) (nullable): their name; %NULL when nobody was signed in
 */
const char *
foyer_callback_digest_get_name (FoyerCallbackDigest *self,
                                const FoyerUuid     *staff)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_hash_table_lookup (self->names, staff);
}

/**
 * foyer_callback_digest_has_versions:
 * @self: a digest
 *
 * Returns: whether a question was worded anew meanwhile: a mean over all would mix the wordings
 */
gboolean
foyer_callback_digest_has_versions (FoyerCallbackDigest *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->questions->len; i++)
    for (guint j = 0; j < i; j++)
      if (g_str_equal (foyer_survey_question_get_key (self->questions->pdata[i]),
                       foyer_survey_question_get_key (self->questions->pdata[j])))
        return TRUE;

  return FALSE;
}

static FoyerDigestFigure *
get_row (GPtrArray       *rows,
         const FoyerUuid *staff,
         gint64           value,
         guint            n_questions)
{
  const FoyerUuid none = { { 0 } };
  FoyerDigestFigure *row;

  for (guint i = 0; i < rows->len; i++)
    {
      row = rows->pdata[i];
      if (row->value == value && foyer_uuid_equal (&row->staff, staff != NULL ? staff : &none))
        return row;
    }

  row = figure_new (staff, value, n_questions);
  g_ptr_array_add (rows, row);
  return row;
}

/* The rows that something of this colleague, kind and day belongs to; without a day, of none. */
typedef struct
{
  FoyerDigestFigure *rows[4];
  guint n_rows;
} Rows;

static Rows
find_rows (FoyerCallbackDigest *self,
           const FoyerUuid     *staff,
           FoyerCallbackKind    kind,
           gint64               day)
{
  guint n_questions = self->questions->len;
  Rows found = { { self->total, get_row (self->by_staff, staff, 0, n_questions),
                   get_row (self->by_kind, NULL, kind, n_questions) }, 3 };

  if (day != FOYER_DAY_NONE)
    found.rows[found.n_rows++] =
      get_row (self->by_week, NULL, day - foyer_day_get_weekday (day) + FOYER_MONDAY, n_questions);
  return found;
}

/* Calls */

static void
count_call (FoyerDigestFigure   *row,
            const FoyerCallMade *call,
            gboolean             is_new_day)
{
  row->n_rejected += call->reaction == FOYER_REACTION_REJECTED;
  row->n_demands += call->reaction == FOYER_REACTION_NEW_KNOWN
                    || call->reaction == FOYER_REACTION_NEW_OPEN;
  row->talk_ms += call->talk_ms;
  row->n_days += is_new_day;
  if (row->last_us == call->at_us)
    return;

  row->last_us = call->at_us;
  row->n_calls++;
  row->n_effective += call->contact == FOYER_CONTACT_REACHED;
  row->n_missed += call->contact == FOYER_CONTACT_NO_ANSWER;
}

/* Whether the colleague had called on this day before. */
static gboolean
has_called (GPtrArray           *calls,
            guint                before,
            const FoyerCallMade *call)
{
  for (guint i = before; i > 0; i--)
    {
      const FoyerCallMade *other = calls->pdata[i - 1];

      if (other->day != call->day)
        return FALSE;
      if (foyer_uuid_equal (&other->staff, &call->staff))
        return TRUE;
    }

  return FALSE;
}

static void
count_calls (FoyerCallbackDigest *self)
{
  for (guint i = 0; i < self->calls->len; i++)
    {
      const FoyerCallMade *call = self->calls->pdata[i];
      gboolean is_new_day = !has_called (self->calls, i, call);
      Rows found = find_rows (self, &call->staff, call->kind, call->day);

      for (guint j = 0; j < found.n_rows; j++)
        count_call (found.rows[j], call, is_new_day);
    }
}

static gboolean
is_over (const FoyerCallMade *call)
{
  switch (call->contact)
    {
    case FOYER_CONTACT_REACHED:
    case FOYER_CONTACT_REFUSED:
    case FOYER_CONTACT_BAD_NUMBER:
      return TRUE;
    case FOYER_CONTACT_NONE:
    case FOYER_CONTACT_NO_ANSWER:
    case FOYER_CONTACT_RESCHEDULED:
      break;
    }

  return FALSE;
}

/* Each callback counts once, with its last call of these days. */
static void
count_items (FoyerCallbackDigest *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (foyer_uuid_hash, foyer_uuid_equal);

  for (guint i = self->calls->len; i > 0; i--)
    {
      FoyerCallMade *call = self->calls->pdata[i - 1];
      Rows found;

      if (!g_hash_table_add (seen, &call->item))
        continue;
      found = find_rows (self, &call->staff, call->kind, call->day);
      for (guint j = 0; j < found.n_rows; j++)
        {
          found.rows[j]->n_items++;
          found.rows[j]->n_done += is_over (call);
        }
    }
}

/* Surveys */

static gboolean
find_question (FoyerCallbackDigest *self,
               const FoyerUuid     *id,
               guint               *position)
{
  for (*position = 0; *position < self->questions->len; (*position)++)
    if (foyer_uuid_equal (foyer_record_get_id (self->questions->pdata[*position]), id))
      return TRUE;

  return FALSE;
}

static void
count_ratings (FoyerCallbackDigest *self,
               GArray              *ratings)
{
  const FoyerUuid *survey = NULL;

  for (guint i = 0; i < ratings->len; i++)
    {
      FoyerCallRating *rating = &g_array_index (ratings, FoyerCallRating, i);
      Rows found = find_rows (self, &rating->staff, rating->kind, FOYER_DAY_NONE);
      gboolean is_new = survey == NULL || !foyer_uuid_equal (survey, &rating->survey);
      guint position;
      gboolean is_known = find_question (self, &rating->question, &position);

      survey = &rating->survey;
      for (guint j = 0; j < found.n_rows; j++)
        {
          FoyerDigestFigure *row = found.rows[j];

          row->n_declined += is_new && rating->is_declined;
          row->n_surveys += is_new && !rating->is_declined;
          if (!is_known)
            continue;
          row->all.sum += rating->rating;
          row->all.count++;
          g_array_index (row->means, FoyerDigestMean, position).sum += rating->rating;
          g_array_index (row->means, FoyerDigestMean, position).count++;
        }
    }
}

static gboolean
is_answered (GArray              *ratings,
             FoyerSurveyQuestion *question)
{
  for (guint i = 0; i < ratings->len; i++)
    if (foyer_uuid_equal (&g_array_index (ratings, FoyerCallRating, i).question,
                          foyer_record_get_id (FOYER_RECORD (question))))
      return TRUE;

  return FALSE;
}

/* What is asked now, and what was asked then. */
static GPtrArray *
read_questions (FoyerDb  *db,
                GArray   *ratings,
                GError  **error)
{
  g_autoptr (GPtrArray) all = foyer_callback_repository_find_questions (db, error);
  GPtrArray *asked;

  if (all == NULL)
    return NULL;

  asked = foyer_callback_questions_choose (all);
  for (guint i = 0; i < all->len; i++)
    if (foyer_survey_question_get_state (all->pdata[i]) != FOYER_SURVEY_ACTIVE
        && is_answered (ratings, all->pdata[i]))
      g_ptr_array_add (asked, g_object_ref (all->pdata[i]));
  return asked;
}

/* Names and targets */

static GHashTable *
read_names (FoyerDb  *db,
            GError  **error)
{
  g_autoptr (GPtrArray) staff = foyer_staff_repository_find_all (db, error);
  GHashTable *names;

  if (staff == NULL)
    return NULL;

  names = g_hash_table_new_full (foyer_uuid_hash, foyer_uuid_equal, g_free, g_free);
  for (guint i = 0; i < staff->len; i++)
    g_hash_table_insert (names,
                         g_memdup2 (foyer_record_get_id (staff->pdata[i]), sizeof (FoyerUuid)),
                         g_strdup (foyer_staff_get_name (staff->pdata[i])));
  return names;
}

static gboolean
read_targets (FoyerCallbackDigest  *self,
              FoyerDb              *db,
              GError              **error)
{
  for (guint i = 0; i < self->by_staff->len; i++)
    {
      FoyerDigestFigure *row = self->by_staff->pdata[i];
      g_autoptr (FoyerSetting) target = NULL;

      row->name = g_strdup (foyer_callback_digest_get_name (self, &row->staff));
      if (!foyer_setting_repository_find_own (db, &row->staff, FOYER_CALLBACK_TARGET, &target,
                                              error))
        return FALSE;
      if (target != NULL)
        row->target =
          row->n_days * (guint) g_ascii_strtoull (foyer_setting_get_value (target), NULL, 10);
      self->total->target += row->target;
    }

  return TRUE;
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const FoyerDigestFigure *one = *(FoyerDigestFigure *const *) a;
  const FoyerDigestFigure *other = *(FoyerDigestFigure *const *) b;

  if (one->n_calls != other->n_calls)
    return one->n_calls > other->n_calls ? -1 : 1;
  if (one->value != other->value)
    return one->value < other->value ? -1 : 1;
  return foyer_uuid_compare (&one->staff, &other->staff);
}

static int
compare_weeks (gconstpointer a,
               gconstpointer b)
{
  const FoyerDigestFigure *one = *(FoyerDigestFigure *const *) a;
  const FoyerDigestFigure *other = *(FoyerDigestFigure *const *) b;

  return (one->value > other->value) - (one->value < other->value);
}

static void
keep_own (const FoyerUuid *only,
          GPtrArray       *calls,
          GArray          *ratings)
{
  if (foyer_uuid_is_none (only))
    return;

  for (guint i = calls->len; i > 0; i--)
    if (!foyer_uuid_equal (&((FoyerCallMade *) calls->pdata[i - 1])->staff, only))
      g_ptr_array_remove_index (calls, i - 1);
  for (guint i = ratings->len; i > 0; i--)
    if (!foyer_uuid_equal (&g_array_index (ratings, FoyerCallRating, i - 1).staff, only))
      g_array_remove_index (ratings, i - 1);
}

static gpointer
read_digest (FoyerDb   *db,
             gpointer   data,
             GError   **error)
{
  FoyerReportRequest *request = data;
  g_autoptr (FoyerCallbackDigest) self = g_atomic_rc_box_new0 (FoyerCallbackDigest);
  g_autoptr (GArray) ratings = NULL;

  self->first = request->first;
  self->last = request->last;
  self->is_own = !foyer_uuid_is_none (&request->only);
  self->by_staff = g_ptr_array_new_with_free_func (figure_free);
  self->by_kind = g_ptr_array_new_with_free_func (figure_free);
  self->by_week = g_ptr_array_new_with_free_func (figure_free);
  self->calls = foyer_callback_repository_find_calls (db, request->first, request->last, error);
  if (self->calls == NULL
      || (ratings = foyer_callback_repository_find_ratings (db, request->first, request->last,
                                                            error)) == NULL)
    return NULL;
  keep_own (&request->only, self->calls, ratings);
  if ((self->questions = read_questions (db, ratings, error)) == NULL
      || (self->names = read_names (db, error)) == NULL)
    return NULL;

  self->total = figure_new (NULL, 0, self->questions->len);
  count_calls (self);
  count_items (self);
  count_ratings (self, ratings);
  g_ptr_array_sort (self->by_staff, compare_rows);
  g_ptr_array_sort (self->by_kind, compare_rows);
  g_ptr_array_sort (self->by_week, compare_weeks);

  return read_targets (self, db, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * foyer_callbacks_read_digest_async:
 * @self: the callbacks
 * @first: a day of the shop
 * @last: a day of the shop, not before @first
 * @cancellable: (nullable): gives it up
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Counts the calls and the surveys of these days: everybody's for a supervisor, one's own for all
 * others (§17).
 */
void
foyer_callbacks_read_digest_async (FoyerCallbacks      *self,
                                   gint64               first,
                                   gint64               last,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (FOYER_IS_CALLBACKS (self));
  g_return_if_fail (first <= last);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, foyer_callbacks_read_digest_async);
  foyer_report_read_async (FOYER_SERVICE (self), first, last, read_digest,
                           (GDestroyNotify) foyer_callback_digest_unref, task);
}

/**
 * foyer_callbacks_read_digest_finish:
 * @self: the callbacks
 * @result: the result
 * @error: where to put why not: %FOYER_DOMAIN_ERROR_DENIED or a #FoyerDbError
 *
 * Returns: (transfer full) (nullable): the digest
 */
FoyerCallbackDigest *
foyer_callbacks_read_digest_finish (FoyerCallbacks  *self,
                                    GAsyncResult    *result,
                                    GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
