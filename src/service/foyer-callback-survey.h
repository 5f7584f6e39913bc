#pragma once

/* The jobs of the survey (Q1): they run on the store's threads, on plain data. */

#include "service/foyer-callback-private.h"

G_BEGIN_DECLS

typedef struct
{
  FoyerCallbackAct act;
  FoyerUuid item;
  GArray *ratings;              /* FoyerRating; NULL when declined */
  char *remark;
} FoyerCallbackSurvey;

void       foyer_callback_survey_free           (gpointer                 data);
gboolean   foyer_callback_survey_run            (FoyerTransaction        *transaction,
                                                 gpointer                 data,
                                                 gpointer                *result,
                                                 GError                 **error);

G_END_DECLS
