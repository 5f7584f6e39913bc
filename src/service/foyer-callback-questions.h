#pragma once

/* Which questions there are (Q1), for the jobs: they run on the store's threads. */

#include "service/foyer-callbacks.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray *asked;             /* FoyerSurveyQuestion, by place */
  GPtrArray *retired;           /* FoyerSurveyQuestion: asked no longer in whatever words */
} FoyerCallbackQuestions;

GPtrArray *foyer_callback_questions_choose (GPtrArray       *all);
void       foyer_callback_questions_free (gpointer           data);
gpointer   foyer_callback_questions_read (FoyerDb           *db,
                                          gpointer           data,
                                          GError           **error);
GPtrArray *foyer_callback_questions_keep (FoyerTransaction  *transaction,
                                          GError           **error);

G_END_DECLS
