#pragma once

#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_CALL_SURVEY (foyer_call_survey_get_type ())
G_DECLARE_FINAL_TYPE (FoyerCallSurvey, foyer_call_survey, FOYER, CALL_SURVEY, GtkWidget)

/* The survey at the end of a call (Q1): one rating for each question, or declined. Hidden until
 * foyer_call_survey_open(). Signal "failed" (GError). */

void     foyer_call_survey_connect (FoyerCallSurvey *self,
                                    FoyerServices   *services);
void     foyer_call_survey_open    (FoyerCallSurvey *self,
                                    FoyerItem       *item);
gboolean foyer_call_survey_is_open (FoyerCallSurvey *self);
void     foyer_call_survey_save    (FoyerCallSurvey *self);
gboolean foyer_call_survey_close   (FoyerCallSurvey *self);

G_END_DECLS
