#pragma once

#include "domain/foyer-survey-answer.h"
#include "domain/foyer-survey-question.h"

G_BEGIN_DECLS

/* Fewer surveys say little: a mean of them is shown with that word (Q1). */
#define FOYER_SURVEY_FEW 5

#define FOYER_TYPE_SURVEY (foyer_survey_get_type ())
G_DECLARE_FINAL_TYPE (FoyerSurvey, foyer_survey, FOYER, SURVEY, FoyerRecord)

FoyerSurvey      *foyer_survey_new              (const FoyerUuid  *id,
                                                 const FoyerUuid  *item,
                                                 const FoyerUuid  *customer,
                                                 gint64            day,
                                                 gint64            at_us,
                                                 const FoyerUuid  *staff);
void              foyer_survey_decline          (FoyerSurvey      *self);
void              foyer_survey_set_remark       (FoyerSurvey      *self,
                                                 const char       *remark);
const FoyerUuid  *foyer_survey_get_item         (FoyerSurvey      *self);
gint64            foyer_survey_get_day          (FoyerSurvey      *self);
const FoyerUuid  *foyer_survey_get_staff        (FoyerSurvey      *self);
gboolean          foyer_survey_get_is_declined  (FoyerSurvey      *self);
const char       *foyer_survey_get_remark       (FoyerSurvey      *self);
FoyerSurveyState  foyer_survey_get_state        (FoyerSurvey      *self);

gboolean          foyer_survey_is_low           (const FoyerRating *ratings,
                                                 guint             n_ratings,
                                                 gint64            low);
gboolean          foyer_survey_compute_mean     (gint64            sum,
                                                 gint64            count,
                                                 double           *mean);

G_END_DECLS
