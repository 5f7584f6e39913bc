/* The questions of the survey (Q1): which are asked, and what a supervisor does about them. One is
 * never changed, as its answers belong to its words: worded anew it is another one, and one that is
 * not asked any more keeps what was answered to it. */

#include "service/foyer-callback-questions.h"

#include "store/foyer-callback-repository.h"

/* What every shop asks until it words it otherwise (Q1). Each stands in the store from the first
 * time that it matters, always with this key, so that two desks that ask at once ask the same. */
static const struct
{
  FoyerUuid id;
  const char *key;
  const char *label;
  const char *label_zh;
} usual[] = {
  { { { 0x01, 0x93, 0x00, 0x00, 0x00, 0x00, 0x70, 0x00, 0x80, 0, 0, 0, 0, 0, 0, 1 } },
    "attitude", "Attitude", "服务态度" },
  { { { 0x01, 0x93, 0x00, 0x00, 0x00, 0x00, 0x70, 0x00, 0x80, 0, 0, 0, 0, 0, 0, 2 } },
    "efficiency", "Efficiency", "服务效率" },
  { { { 0x01, 0x93, 0x00, 0x00, 0x00, 0x00, 0x70, 0x00, 0x80, 0, 0, 0, 0, 0, 0, 3 } },
    "solution", "Problem solving", "解决问题能力" },
};

static FoyerSurveyQuestion *
find (GPtrArray       *questions,
      const FoyerUuid *id)
{
  for (guint i = 0; i < questions->len; i++)
    if (foyer_uuid_equal (foyer_record_get_id (questions->pdata[i]), id))
      return questions->pdata[i];

  return NULL;
}

static FoyerSurveyQuestion *
find_usual (GPtrArray *all,
            gsize      i)
{
  FoyerSurveyQuestion *known = find (all, &usual[i].id);

  return known != NULL ? g_object_ref (known)
                       : foyer_survey_question_new (&usual[i].id, usual[i].key, (gint64) i,
                                                    usual[i].label, usual[i].label_zh);
}

/**
 * foyer_callback_questions_choose: (skip)
 * @all: (element-type FoyerSurveyQuestion): all that stand in the store, by place
 *
 * Returns: (transfer full) (element-type FoyerSurveyQuestion): what is asked, by place
 */
GPtrArray *
foyer_callback_questions_choose (GPtrArray *all)
{
  GPtrArray *asked = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < all->len; i++)
    if (foyer_survey_question_get_state (all->pdata[i]) == FOYER_SURVEY_ACTIVE)
      g_ptr_array_add (asked, g_object_ref (all->pdata[i]));
  if (asked->len == 0)
    for (gsize i = 0; i < G_N_ELEMENTS (usual); i++)
      g_ptr_array_add (asked, find_usual (all, i));

  return asked;
}

static gboolean
has_key (GPtrArray  *questions,
         const char *key)
{
  for (guint i = 0; i < questions->len; i++)
    if (g_str_equal (foyer_survey_question_get_key (questions->pdata[i]), key))
      return TRUE;

  return FALSE;
}

/* Of what is not asked any more in whatever words, the last words: the keys of records follow
 * time. */
static GPtrArray *
choose_retired (GPtrArray *all,
                GPtrArray *asked)
{
  g_autoptr (GHashTable) newest = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *retired = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < all->len; i++)
    {
      const char *key = foyer_survey_question_get_key (all->pdata[i]);
      FoyerRecord *other = g_hash_table_lookup (newest, key);

      if (!has_key (asked, key)
          && (other == NULL || foyer_uuid_compare (foyer_record_get_id (other),
                                                   foyer_record_get_id (all->pdata[i])) < 0))
        g_hash_table_insert (newest, (gpointer) key, all->pdata[i]);
    }
  for (guint i = 0; i < all->len; i++)
    if (g_hash_table_lookup (newest, foyer_survey_question_get_key (all->pdata[i]))
        == all->pdata[i])
      g_ptr_array_add (retired, g_object_ref (all->pdata[i]));

  return retired;
}

/**
 * foyer_callback_questions_free: (skip)
 * @data: (transfer full): a #FoyerCallbackQuestions
 */
void
foyer_callback_questions_free (gpointer data)
{
  FoyerCallbackQuestions *self = data;

  g_clear_pointer (&self->asked, g_ptr_array_unref);
  g_clear_pointer (&self->retired, g_ptr_array_unref);
  g_free (self);
}

/**
 * foyer_callback_questions_read: (skip)
 * @db: a connection in a transaction
 * @data: nothing
 * @error: where to put the error
 *
 * Returns: (transfer full) (nullable): the #FoyerCallbackQuestions
 */
gpointer
foyer_callback_questions_read (FoyerDb   *db,
                               gpointer   data,
                               GError   **error)
{
  g_autoptr (GPtrArray) all = foyer_callback_repository_find_questions (db, error);
  FoyerCallbackQuestions *self;

  if (all == NULL)
    return NULL;

  self = g_new0 (FoyerCallbackQuestions, 1);
  self->asked = foyer_callback_questions_choose (all);
  self->retired = choose_retired (all, self->asked);
  return self;
}

static gboolean
keep_question (FoyerTransaction  *transaction,
               GPtrArray         *asked,
               guint              i,
               GError           **error)
{
  FoyerSurveyQuestion *question = asked->pdata[i];

  if (foyer_record_get_version (FOYER_RECORD (question)) == 0)
    return foyer_transaction_create (transaction, FOYER_RECORD (question), error);
  if (foyer_survey_question_get_state (question) == FOYER_SURVEY_ACTIVE)
    return TRUE;

  /* The act that first needed it was taken back. */
  question = foyer_service_load (transaction, FOYER_TYPE_SURVEY_QUESTION,
                                 foyer_record_get_id (FOYER_RECORD (question)), error);
  if (question == NULL)
    return FALSE;
  g_object_unref (asked->pdata[i]);
  asked->pdata[i] = question;
  foyer_survey_question_restore (question);
  return foyer_transaction_save (transaction, FOYER_RECORD (question), error);
}

/**
 * foyer_callback_questions_keep: (skip)
 * @transaction: the transaction of an act that needs them
 * @error: where to put the error
 *
 * Returns: (transfer full) (nullable) (element-type FoyerSurveyQuestion): what is asked, by place;
 *   all of it stands in the store now
 */
GPtrArray *
foyer_callback_questions_keep (FoyerTransaction  *transaction,
                               GError           **error)
{
  g_autoptr (GPtrArray) all =
    foyer_callback_repository_find_questions (foyer_transaction_get_db (transaction), error);
  g_autoptr (GPtrArray) asked = NULL;

  if (all == NULL)
    return NULL;

  asked = foyer_callback_questions_choose (all);
  for (guint i = 0; i < asked->len; i++)
    if (!keep_question (transaction, asked, i, error))
      return NULL;

  return g_steal_pointer (&asked);
}

/* The jobs of a supervisor */

/* What one of them is about. */
typedef struct
{
  FoyerUuid question;
  char *label;
  char *label_zh;
  guint place;
} Wording;

static void
wording_free (gpointer data)
{
  Wording *self = data;

  g_free (self->label);
  g_free (self->label_zh);
  g_free (self);
}

static gboolean
refuse (FoyerCallbackError   code,
        const char          *message,
        GError             **error)
{
  g_set_error_literal (error, FOYER_CALLBACK_ERROR, code, message);
  return FALSE;
}

/* The one that is asked, to be changed. @asked: (out): with its neighbours */
static FoyerSurveyQuestion *
take (FoyerTransaction  *transaction,
      Wording           *self,
      GPtrArray        **asked,
      GError           **error)
{
  *asked = foyer_callback_questions_keep (transaction, error);
  if (*asked == NULL)
    return NULL;
  if (find (*asked, &self->question) == NULL)
    {
      refuse (FOYER_CALLBACK_ERROR_QUESTION_GONE, "this question is not asked any more", error);
      return NULL;
    }

  return foyer_service_load (transaction, FOYER_TYPE_SURVEY_QUESTION, &self->question, error);
}

static gint64
get_end (GPtrArray *asked)
{
  return asked->len > 0 ? foyer_survey_question_get_position (asked->pdata[asked->len - 1]) + 1 : 0;
}

/* A key is for good: what is added later is never taken for what was asked before. */
static gboolean
add (FoyerTransaction  *transaction,
     gpointer           data,
     gpointer          *result,
     GError           **error)
{
  Wording *self = data;
  FoyerUuid id = foyer_uuid_new (foyer_transaction_get_now_us (transaction));
  g_autofree char *key = foyer_uuid_to_string (&id);
  g_autoptr (GPtrArray) asked = foyer_callback_questions_keep (transaction, error);
  g_autoptr (FoyerSurveyQuestion) question = NULL;

  if (asked == NULL)
    return FALSE;

  question = foyer_survey_question_new (&id, key, get_end (asked), self->label, self->label_zh);
  if (!foyer_transaction_create (transaction, FOYER_RECORD (question), error))
    return FALSE;

  *result = g_steal_pointer (&question);
  return TRUE;
}

static gboolean
reword (FoyerTransaction  *transaction,
        gpointer           data,
        gpointer          *result,
        GError           **error)
{
  Wording *self = data;
  FoyerUuid id = foyer_uuid_new (foyer_transaction_get_now_us (transaction));
  g_autoptr (GPtrArray) asked = NULL;
  g_autoptr (FoyerSurveyQuestion) old = take (transaction, self, &asked, error);
  g_autoptr (FoyerSurveyQuestion) question = NULL;

  if (old == NULL)
    return FALSE;

  question = foyer_survey_question_new (&id, foyer_survey_question_get_key (old),
                                        foyer_survey_question_get_position (old), self->label,
                                        self->label_zh);
  if (!foyer_survey_question_void (old, error)
      || !foyer_transaction_save (transaction, FOYER_RECORD (old), error)
      || !foyer_transaction_create (transaction, FOYER_RECORD (question), error))
    return FALSE;

  *result = g_steal_pointer (&question);
  return TRUE;
}

static gboolean
retire (FoyerTransaction  *transaction,
        gpointer           data,
        gpointer          *result,
        GError           **error)
{
  g_autoptr (GPtrArray) asked = NULL;
  g_autoptr (FoyerSurveyQuestion) question = take (transaction, data, &asked, error);

  if (question == NULL
      || (asked->len == 1
          && !refuse (FOYER_CALLBACK_ERROR_QUESTION_LAST, "a survey asks at least one question",
                      error))
      || !foyer_survey_question_void (question, error)
      || !foyer_transaction_save (transaction, FOYER_RECORD (question), error))
    return FALSE;

  *result = g_steal_pointer (&question);
  return TRUE;
}

/* It comes back behind the others; its answers of before count again with those to come, as its
 * words are the same. */
static gboolean
restore (FoyerTransaction  *transaction,
         gpointer           data,
         gpointer          *result,
         GError           **error)
{
  Wording *self = data;
  g_autoptr (GPtrArray) asked = foyer_callback_questions_keep (transaction, error);
  g_autoptr (FoyerSurveyQuestion) question = NULL;

  if (asked == NULL
      || (question = foyer_service_load (transaction, FOYER_TYPE_SURVEY_QUESTION, &self->question,
                                         error)) == NULL
      || (has_key (asked, foyer_survey_question_get_key (question))
          && !refuse (FOYER_CALLBACK_ERROR_QUESTION_ASKED, "this question is asked already",
                      error)))
    return FALSE;

  foyer_survey_question_restore (question);
  foyer_survey_question_move (question, get_end (asked));
  if (!foyer_transaction_save (transaction, FOYER_RECORD (question), error))
    return FALSE;

  *result = g_steal_pointer (&question);
  return TRUE;
}

/* Gives the one at @place the position @place. */
static gboolean
put_at (FoyerTransaction     *transaction,
        FoyerSurveyQuestion  *seen,
        guint                 place,
        GError              **error)
{
  g_autoptr (FoyerSurveyQuestion) question = NULL;

  if (foyer_survey_question_get_position (seen) == place)
    return TRUE;

  question = foyer_service_load (transaction, FOYER_TYPE_SURVEY_QUESTION,
                                 foyer_record_get_id (FOYER_RECORD (seen)), error);
  if (question == NULL)
    return FALSE;
  foyer_survey_question_move (question, place);
  return foyer_transaction_save (transaction, FOYER_RECORD (question), error);
}

static gboolean
move (FoyerTransaction  *transaction,
      gpointer           data,
      gpointer          *result,
      GError           **error)
{
  Wording *self = data;
  g_autoptr (GPtrArray) asked = NULL;
  g_autoptr (FoyerSurveyQuestion) question = take (transaction, self, &asked, error);
  gpointer moved;
  guint from;

  if (question == NULL
      || !g_ptr_array_find (asked, find (asked, &self->question), &from))
    return FALSE;

  moved = g_ptr_array_steal_index (asked, from);
  g_ptr_array_insert (asked, (int) MIN (self->place, asked->len), moved);
  for (guint i = 0; i < asked->len; i++)
    if (!put_at (transaction, asked->pdata[i], i, error))
      return FALSE;

  *result = g_steal_pointer (&question);
  return TRUE;
}

/* The commands of a supervisor */

static void
run (FoyerCallbacks       *self,
     const char           *act,
     FoyerWriteFunc        func,
     FoyerSurveyQuestion  *question,
     Wording              *wording,
     GCancellable         *cancellable,
     GAsyncReadyCallback   callback,
     gpointer              user_data)
{
  if (question != NULL)
    wording->question = *foyer_record_get_id (FOYER_RECORD (question));
  foyer_service_run_async (FOYER_SERVICE (self), FOYER_RIGHT_SETTINGS, act, func, wording,
                           wording_free, cancellable, callback, user_data);
}

static Wording *
wording_new (const char *label,
             const char *label_zh)
{
  Wording *self = g_new0 (Wording, 1);

  self->label = g_strstrip (g_strdup (label));
  self->label_zh = g_strstrip (g_strdup (label_zh));
  return self;
}

/**
 * foyer_callbacks_add_question_async:
 * @self: the callbacks
 * @label: its words in English
 * @label_zh: the same in Chinese
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Adds a question to the survey, behind the others. Needs %FOYER_RIGHT_SETTINGS, as all that is
 * done about the questions.
 */
void
foyer_callbacks_add_question_async (FoyerCallbacks      *self,
                                    const char          *label,
                                    const char          *label_zh,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  run (self, "survey.add", add, NULL, wording_new (label, label_zh), cancellable, callback,
       user_data);
}

/**
 * foyer_callbacks_reword_async:
 * @self: the callbacks
 * @question: a question that is asked
 * @label: its new words in English
 * @label_zh: the same in Chinese
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Words a question anew. It is another one from now on, so that no mean mixes the two. Refused with
 * %FOYER_CALLBACK_ERROR_QUESTION_GONE when somebody else did so meanwhile, or it was retired.
 */
void
foyer_callbacks_reword_async (FoyerCallbacks      *self,
                              FoyerSurveyQuestion *question,
                              const char          *label,
                              const char          *label_zh,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  run (self, "survey.reword", reword, question, wording_new (label, label_zh), cancellable,
       callback, user_data);
}

/**
 * foyer_callbacks_retire_question_async:
 * @self: the callbacks
 * @question: a question that is asked
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * A question is asked no longer; what was answered to it stays. The last one is not retired:
 * %FOYER_CALLBACK_ERROR_QUESTION_LAST.
 */
void
foyer_callbacks_retire_question_async (FoyerCallbacks      *self,
                                       FoyerSurveyQuestion *question,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  run (self, "survey.retire", retire, question, g_new0 (Wording, 1), cancellable, callback,
       user_data);
}

/**
 * foyer_callbacks_restore_question_async:
 * @self: the callbacks
 * @question: one of foyer_callbacks_get_retired_questions()
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * A question is asked again, behind the others. Refused with %FOYER_CALLBACK_ERROR_QUESTION_ASKED
 * when it is asked already, in whatever words.
 */
void
foyer_callbacks_restore_question_async (FoyerCallbacks      *self,
                                        FoyerSurveyQuestion *question,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data)
{
  run (self, "survey.restore", restore, question, g_new0 (Wording, 1), cancellable, callback,
       user_data);
}

/**
 * foyer_callbacks_move_question_async:
 * @self: the callbacks
 * @question: a question that is asked
 * @place: where it is asked from now on, from 0; behind the last for the end
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Changes the order of the questions.
 */
void
foyer_callbacks_move_question_async (FoyerCallbacks      *self,
                                     FoyerSurveyQuestion *question,
                                     guint                place,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  Wording *wording = g_new0 (Wording, 1);

  wording->place = place;
  run (self, "survey.move", move, question, wording, cancellable, callback, user_data);
}
