#pragma once

#include "domain/foyer-record.h"

G_BEGIN_DECLS

/**
 * FoyerRating:
 * @question: what was asked
 * @rating: what was answered, 1 to 5; 0 for nothing
 *
 * What a customer said to one question.
 */
typedef struct
{
  FoyerUuid question;
  int rating;
} FoyerRating;

#define FOYER_RATING_LEAST 1
#define FOYER_RATING_MOST 5

#define FOYER_TYPE_SURVEY_ANSWER (foyer_survey_answer_get_type ())
G_DECLARE_FINAL_TYPE (FoyerSurveyAnswer, foyer_survey_answer, FOYER, SURVEY_ANSWER, FoyerRecord)

FoyerSurveyAnswer   *foyer_survey_answer_new            (const FoyerUuid     *id,
                                                         const FoyerUuid     *survey,
                                                         const FoyerUuid     *question,
                                                         gint64               rating);
const FoyerUuid     *foyer_survey_answer_get_question   (FoyerSurveyAnswer   *self);
gint64               foyer_survey_answer_get_rating     (FoyerSurveyAnswer   *self);

G_END_DECLS
