/* What was given to one question of a survey. */

#include "domain/foyer-survey-answer.h"

#include "domain/foyer-domain-error.h"

struct _FoyerSurveyAnswer
{
  FoyerRecord parent_instance;

  FoyerUuid survey;
  FoyerUuid question;
  gint64 rating;
};

G_DEFINE_FINAL_TYPE (FoyerSurveyAnswer, foyer_survey_answer, FOYER_TYPE_RECORD)

#define FIELD(name, KIND, ...) FOYER_FIELD (FoyerSurveyAnswer, name, KIND, __VA_ARGS__)

static const FoyerField fields[] = {
  FIELD (survey, REF),
  FIELD (question, REF),
  FIELD (rating, INT),
};

static gboolean
foyer_survey_answer_check (FoyerRecord *record,
                           GError     **error)
{
  FoyerSurveyAnswer *self = FOYER_SURVEY_ANSWER (record);

  /* FG-06 */
  return foyer_domain_check_that (self->rating >= FOYER_RATING_LEAST
                                  && self->rating <= FOYER_RATING_MOST, "rating", "1 to 5", error);
}

static void
foyer_survey_answer_class_init (FoyerSurveyAnswerClass *klass)
{
  FoyerRecordClass *record_class = FOYER_RECORD_CLASS (klass);

  record_class->check = foyer_survey_answer_check;
  foyer_record_class_install_fields (record_class, "survey_answer", fields,
                                     G_N_ELEMENTS (fields));
}

static void
foyer_survey_answer_init (FoyerSurveyAnswer *self)
{
}

/**
 * foyer_survey_answer_new:
 * @id: the key
 * @survey: of which survey
 * @question: to which question
 * @rating: from %FOYER_RATING_LEAST to %FOYER_RATING_MOST, which foyer_record_check() asks
 *
 * Returns: (transfer full): an answer
 */
FoyerSurveyAnswer *
foyer_survey_answer_new (const FoyerUuid *id,
                         const FoyerUuid *survey,
                         const FoyerUuid *question,
                         gint64           rating)
{
  FoyerSurveyAnswer *self = g_object_new (FOYER_TYPE_SURVEY_ANSWER, NULL);

  foyer_record_set_identity (FOYER_RECORD (self), id, 0);
  self->survey = *survey;
  self->question = *question;
  self->rating = rating;

  return self;
}

FOYER_RECORD_REF_GETTER (FoyerSurveyAnswer, foyer_survey_answer, question)
FOYER_RECORD_GETTER (FoyerSurveyAnswer, foyer_survey_answer, gint64, rating)
