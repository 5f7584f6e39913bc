#pragma once

#include "domain/foyer-record.h"

G_BEGIN_DECLS

/**
 * FoyerSurveyState:
 * @FOYER_SURVEY_ACTIVE: counts; of a question: is asked
 * @FOYER_SURVEY_VOID: taken back; of a question: no longer asked
 *
 * Whether a survey, or a question of it, counts.
 */
typedef enum
{
  FOYER_SURVEY_ACTIVE,
  FOYER_SURVEY_VOID,
} FoyerSurveyState;

#define FOYER_TYPE_SURVEY_STATE (foyer_survey_state_get_type ())
GType foyer_survey_state_get_type (void) G_GNUC_CONST;

#define FOYER_TYPE_SURVEY_QUESTION (foyer_survey_question_get_type ())
G_DECLARE_FINAL_TYPE (FoyerSurveyQuestion, foyer_survey_question, FOYER, SURVEY_QUESTION,
                      FoyerRecord)

FoyerSurveyQuestion *foyer_survey_question_new          (const FoyerUuid     *id,
                                                         const char          *key,
                                                         gint64               position,
                                                         const char          *label,
                                                         const char          *label_zh);
gboolean             foyer_survey_question_void         (FoyerSurveyQuestion *self,
                                                         GError             **error);
void                 foyer_survey_question_move         (FoyerSurveyQuestion *self,
                                                         gint64               position);
void                 foyer_survey_question_restore      (FoyerSurveyQuestion *self);
const char          *foyer_survey_question_get_key      (FoyerSurveyQuestion *self);
gint64               foyer_survey_question_get_position (FoyerSurveyQuestion *self);
const char          *foyer_survey_question_get_label    (FoyerSurveyQuestion *self);
const char          *foyer_survey_question_get_label_zh (FoyerSurveyQuestion *self);
FoyerSurveyState     foyer_survey_question_get_state    (FoyerSurveyQuestion *self);

G_END_DECLS
