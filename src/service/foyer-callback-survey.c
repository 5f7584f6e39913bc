#include "service/foyer-callback-survey.h"

#include "service/foyer-callback-questions.h"
#include "service/foyer-due.h"
#include "store/foyer-callback-repository.h"

#include <glib/gi18n.h>
#include <string.h>

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
               GError              **error)
{
  for (guint i = 0; i < self->ratings->len; i++)
    {
      const FoyerRating *given = &g_array_index (self->ratings, FoyerRating, i);
      FoyerUuid id = foyer_uuid_new (self->act.at_us);
      g_autoptr (FoyerSurveyAnswer) answer = NULL;

      if (given->rating == 0)
        continue;
      answer = foyer_survey_answer_new (&id, foyer_record_get_id (FOYER_RECORD (survey)),
                                        &given->question, given->rating);
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
         && foyer_survey_is_low ((const FoyerRating *) self->ratings->data, self->ratings->len,
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
  g_autofree char *subject = foyer_note_make (FOYER_NOTE_LOW_SCORE, foyer_item_get_subject (item),
                                              NULL);
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
      || (questions = foyer_callback_questions_keep (transaction, error)) == NULL)
    return FALSE;

  survey = foyer_survey_new (&id, &self->item, foyer_item_get_customer (item),
                             foyer_shop_time_get_day (rules->time, self->act.at_us),
                             self->act.at_us, &foyer_transaction_get_actor (transaction)->staff);
  foyer_survey_set_remark (survey, self->remark);
  if (self->ratings == NULL)
    foyer_survey_decline (survey);
  if (!foyer_transaction_create (transaction, FOYER_RECORD (survey), error)
      || (self->ratings != NULL
          && !store_answers (transaction, self, survey, error))
      || (is_low (self, rules) && !open_case (transaction, self, rules, item, survey, error)))
    return FALSE;

  *result = g_steal_pointer (&item);
  return TRUE;
}
