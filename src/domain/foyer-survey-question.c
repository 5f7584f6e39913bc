/* A question of the satisfaction survey. Questions are data; one that is worded anew is a new one,
 * so that no mean mixes two wordings (Q1). */

#include "domain/foyer-survey-question.h"

#include "domain/foyer-domain-error.h"

G_DEFINE_ENUM_TYPE (FoyerSurveyState, foyer_survey_state,
                    G_DEFINE_ENUM_VALUE (FOYER_SURVEY_ACTIVE, "active"),
                    G_DEFINE_ENUM_VALUE (FOYER_SURVEY_VOID, "void"))

struct _FoyerSurveyQuestion
{
  FoyerRecord parent_instance;

  char *key;
  gint64 position;
  char *label;
  char *label_zh;
  FoyerSurveyState state;
};

G_DEFINE_FINAL_TYPE (FoyerSurveyQuestion, foyer_survey_question, FOYER_TYPE_RECORD)

#define FIELD(name, KIND, ...) FOYER_FIELD (FoyerSurveyQuestion, name, KIND, __VA_ARGS__)

static const FoyerField fields[] = {
  FIELD (key, TEXT, .max_chars = 40),
  FIELD (position, INT),
  FIELD (label, TEXT, .max_chars = 120),
  FIELD (label_zh, TEXT, .max_chars = 120),
  FIELD (state, ENUM, foyer_survey_state_get_type),
};

static gboolean
foyer_survey_question_check (FoyerRecord *record,
                             GError     **error)
{
  FoyerSurveyQuestion *self = FOYER_SURVEY_QUESTION (record);

  return foyer_domain_check_given (self->key, "key", error)
         && foyer_domain_check_given (self->label, "label", error)
         && foyer_domain_check_given (self->label_zh, "label_zh", error);
}

static void
foyer_survey_question_class_init (FoyerSurveyQuestionClass *klass)
{
  FoyerRecordClass *record_class = FOYER_RECORD_CLASS (klass);

  record_class->check = foyer_survey_question_check;
  foyer_record_class_install_fields (record_class, "survey_question", fields,
                                     G_N_ELEMENTS (fields));
}

static void
foyer_survey_question_init (FoyerSurveyQuestion *self)
{
}

/**
 * foyer_survey_question_new:
 * @id: the key
 * @key: what it asks for, the same for every wording: `attitude`
 * @position: its place, from 0
 * @label: its words in English
 * @label_zh: its words in Chinese
 *
 * Returns: (transfer full): a question that is asked
 */
FoyerSurveyQuestion *
foyer_survey_question_new (const FoyerUuid *id,
                           const char      *key,
                           gint64           position,
                           const char      *label,
                           const char      *label_zh)
{
  FoyerSurveyQuestion *self = g_object_new (FOYER_TYPE_SURVEY_QUESTION, NULL);

  foyer_record_set_identity (FOYER_RECORD (self), id, 0);
  foyer_record_set_text (&self->key, key);
  self->position = position;
  foyer_record_set_text (&self->label, label);
  foyer_record_set_text (&self->label_zh, label_zh);

  return self;
}

/**
 * foyer_survey_question_void:
 * @self: a question that is asked
 * @error: where to put why not
 *
 * It is no longer asked; what was answered to it stays.
 *
 * Returns: whether it is void now; otherwise %FOYER_DOMAIN_ERROR_STATE
 */
gboolean
foyer_survey_question_void (FoyerSurveyQuestion *self,
                            GError             **error)
{
  if (self->state == FOYER_SURVEY_VOID)
    {
      g_set_error_literal (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_STATE,
                           "Question void: it is not asked any more");
      return FALSE;
    }

  self->state = FOYER_SURVEY_VOID;
  return TRUE;
}

/**
 * foyer_survey_question_move:
 * @self: a question
 * @position: its place, from 0
 *
 * It is asked earlier, or later. Its words stay, and so its answers.
 */
void
foyer_survey_question_move (FoyerSurveyQuestion *self,
                            gint64               position)
{
  self->position = position;
}

/**
 * foyer_survey_question_restore:
 * @self: a question
 *
 * It is asked again.
 */
void
foyer_survey_question_restore (FoyerSurveyQuestion *self)
{
  self->state = FOYER_SURVEY_ACTIVE;
}

FOYER_RECORD_GETTER (FoyerSurveyQuestion, foyer_survey_question, const char *, key)
FOYER_RECORD_GETTER (FoyerSurveyQuestion, foyer_survey_question, gint64, position)
FOYER_RECORD_GETTER (FoyerSurveyQuestion, foyer_survey_question, const char *, label)
FOYER_RECORD_GETTER (FoyerSurveyQuestion, foyer_survey_question, const char *, label_zh)
FOYER_RECORD_GETTER (FoyerSurveyQuestion, foyer_survey_question, FoyerSurveyState, state)
