#include "service/foyer-callback-survey.h"

#include "domain/foyer-domain-error.h"
#include "service/foyer-due.h"
#include "store/foyer-callback-repository.h"

#include <glib/gi18n.h>
#include <string.h>

/* What every shop asks until it words it otherwise (Q1). Each stands in the store from the first time
 * that it matters, always with this key, so that two desks that ask at once ask the same. */
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
 * foyer_callback_survey_read_questions: (skip)
 * @db: a connection in a transaction
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerSurveyQuestion): what is asked, by place
 */
GPtrArray *
foyer_callback_survey_read_questions (FoyerDb  *db,
                                      GError  **error)
{
  g_autoptr (GPtrArray) all = foyer_callback_repository_find_questions (db, error);
  g_autoptr (GPtrArray) asked = g_ptr_array_new_with_free_func (g_object_unref);

  if (all == NULL)
    return NULL;

  for (guint i = 0; i < all->len; i++)
    if (foyer_survey_question_get_state (all->pdata[i]) == FOYER_SURVEY_ACTIVE)
      g_ptr_array_add (asked, g_object_ref (all->pdata[i]));
  if (asked->len == 0)
    for (gsize i = 0; i < G_N_ELEMENTS (usual); i++)
      g_ptr_array_add (asked, find_usual (all, i));

  return g_steal_pointer (&asked);
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

/* The same, once they stand in the store. */
static GPtrArray *
keep_questions (FoyerTransaction  *transaction,
                GError           **error)
{
  g_autoptr (GPtrArray) asked =
    foyer_callback_survey_read_questions (foyer_transaction_get_db (transaction), error);

  if (asked == NULL)
    return NULL;

  for (guint i = 0; i < asked->len; i++)
    if (!keep_question (transaction, asked, i, error))
      return NULL;

  return g_steal_pointer (&asked);
}

/**
 * foyer_callback_survey_free: (skip)
 * @data: (transfer full): a #FoyerCallbackSurvey
 */
void
foyer_callback_survey_free (gpointer data)
{
  FoyerCallbackSurvey *self = data;

  g_clear_pointer (&self->ratings, g_array_unref);
  g_free (self->remark);
  g_free (self);
}

static gboolean
store_answers (FoyerTransaction     *transaction,
               FoyerCallbackSurvey  *self,
               FoyerSurvey          *survey,
               GPtrArray            *questions,
               GError              **error)
{
  if (!foyer_domain_check_that (self->ratings->len <= questions->len, "rating",
                                "one for each question", error))
    return FALSE;

  for (guint i = 0; i < self->ratings->len; i++)
    {
      int rating = g_array_index (self->ratings, int, i);
      FoyerUuid id = foyer_uuid_new (self->act.at_us);
      g_autoptr (FoyerSurveyAnswer) answer = NULL;

      if (rating == 0)
        continue;
      answer = foyer_survey_answer_new (&id, foyer_record_get_id (FOYER_RECORD (survey)),
                                        foyer_record_get_id (questions->pdata[i]), rating);
      if (!foyer_transaction_create (transaction, FOYER_RECORD (answer), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_low (FoyerCallbackSurvey *self,
        FoyerShopRules      *rules)
{
  return self->ratings != NULL
         && foyer_survey_is_low ((const int *) self->ratings->data, self->ratings->len,
                                 foyer_settings_get_count (rules->settings,
                                                           FOYER_SETTING_SURVEY_LOW));
}

/* Whoever is not content is not left alone (Q1). */
static gboolean
open_case (FoyerTransaction     *transaction,
           FoyerCallbackSurvey  *self,
           FoyerShopRules       *rules,
           FoyerItem            *item,
           FoyerSurvey          *survey,
           GError              **error)
{
  FoyerDeadline rule = foyer_settings_get_rule (rules->settings, FOYER_SETTING_DUE_CASE);
  g_autofree char *clock = foyer_deadline_to_string (&rule);
  g_autofree char *subject = g_strdup_printf (_("Low score: %s"), foyer_item_get_subject (item));
  g_autofree char *today =
    foyer_day_to_digits (foyer_shop_time_get_day (rules->time, self->act.at_us));
  const FoyerUuid *actor = &foyer_transaction_get_actor (transaction)->staff;
  FoyerItemPlan plan = {
    .kind = FOYER_ITEM_CASE,
    .origin = FOYER_CALLBACK_ORIGIN_SURVEY,
    .origin_id = *foyer_record_get_id (FOYER_RECORD (survey)),
    .subject = subject,
    .body = self->remark,
    .name = foyer_item_get_name (item),
    .phone = foyer_item_get_phone (item),
    .channel = FOYER_CHANNEL_CALL,
    .customer = *foyer_item_get_customer (item),
    .parent = *foyer_record_get_id (FOYER_RECORD (item)),
    .taker = *actor,
    .owner = foyer_uuid_is_none (actor) ? *foyer_item_get_owner (item) : *actor,
    .clock = clock,
    .due_us = foyer_deadline_compute (&rule, self->act.at_us, rules->time, rules->calendar, NULL),
    .at_us = self->act.at_us,
    .today = today,
  };
  g_autoptr (FoyerItem) opened = foyer_item_plan_run (transaction, &plan, error);

  return opened != NULL
         && foyer_due_tell_supervisors (transaction, foyer_record_get_id (FOYER_RECORD (opened)),
                                        error);
}

/**
 * foyer_callback_survey_run: (skip)
 * @transaction: the transaction
 * @data: a #FoyerCallbackSurvey
 * @result: (out): the #FoyerItem at whose end it was asked
 * @error: where to put why not
 *
 * The job of recording a survey.
 *
 * Returns: whether to commit
 */
gboolean
foyer_callback_survey_run (FoyerTransaction  *transaction,
                           gpointer           data,
                           gpointer          *result,
                           GError           **error)
{
  FoyerCallbackSurvey *self = data;
  FoyerUuid id = foyer_uuid_new (self->act.at_us);
  g_autoptr (FoyerShopRules) rules =
    foyer_shop_rules_read (foyer_transaction_get_db (transaction), error);
  g_autoptr (FoyerItem) item = NULL;
  g_autoptr (GPtrArray) questions = NULL;
  g_autoptr (FoyerSurvey) survey = NULL;

  if (rules == NULL
      || (item = foyer_service_load (transaction, FOYER_TYPE_ITEM, &self->item, error)) == NULL
      || !foyer_callback_check_own (transaction, rules, item, &self->act, error)
      || (questions = keep_questions (transaction, error)) == NULL)
    return FALSE;

  survey = foyer_survey_new (&id, &self->item, foyer_item_get_customer (item),
                             foyer_shop_time_get_day (rules->time, self->act.at_us),
                             self->act.at_us, &foyer_transaction_get_actor (transaction)->staff);
  foyer_survey_set_remark (survey, self->remark);
  if (self->ratings == NULL)
    foyer_survey_decline (survey);
  if (!foyer_transaction_create (transaction, FOYER_RECORD (survey), error)
      || (self->ratings != NULL
          && !store_answers (transaction, self, survey, questions, error))
      || (is_low (self, rules) && !open_case (transaction, self, rules, item, survey, error)))
    return FALSE;

  *result = g_steal_pointer (&item);
  return TRUE;
}

/**
 * foyer_callback_rewording_free: (skip)
 * @data: (transfer full): a #FoyerCallbackRewording
 */
void
foyer_callback_rewording_free (gpointer data)
{
  FoyerCallbackRewording *self = data;

  g_free (self->label);
  g_free (self->label_zh);
  g_free (self);
}

/**
 * foyer_callback_reword_run: (skip)
 * @transaction: the transaction
 * @data: a #FoyerCallbackRewording
 * @result: (out): the #FoyerSurveyQuestion that is asked from now on
 * @error: where to put why not
 *
 * The job of wording a question anew.
 *
 * Returns: whether to commit
 */
gboolean
foyer_callback_reword_run (FoyerTransaction  *transaction,
                           gpointer           data,
                           gpointer          *result,
                           GError           **error)
{
  FoyerCallbackRewording *self = data;
  FoyerUuid id = foyer_uuid_new (foyer_transaction_get_now_us (transaction));
  g_autoptr (GPtrArray) questions = keep_questions (transaction, error);
  g_autoptr (FoyerSurveyQuestion) old = NULL;
  g_autoptr (FoyerSurveyQuestion) question = NULL;

  if (questions == NULL)
    return FALSE;
  if (find (questions, &self->question) == NULL)
    {
      g_set_error_literal (error, FOYER_SERVICE_ERROR, FOYER_SERVICE_ERROR_UNKNOWN,
                           "this question is not asked any more");
      return FALSE;
    }

  old = foyer_service_load (transaction, FOYER_TYPE_SURVEY_QUESTION, &self->question, error);
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
