#pragma once

/* The jobs of the survey (Q1): they run on the store's threads, on plain data. */

#include "service/foyer-callback-private.h"

G_BEGIN_DECLS

GPtrArray *foyer_callback_survey_read_questions (FoyerDb                 *db,
                                                 GError                 **error);

typedef struct
{
  FoyerCallbackAct act;
  FoyerUuid item;
  GArray *ratings;              /* int; NULL when declined */
  char *remark;
} FoyerCallbackSurvey;

void       foyer_callback_survey_free           (gpointer                 data);
gboolean   foyer_callback_survey_run            (FoyerTransaction        *transaction,
                                                 gpointer                 data,
                                                 gpointer                *result,
                                                 GError                 **error);

typedef struct
{
  FoyerUuid question;
  char *label;
  char *label_zh;
} FoyerCallbackRewording;

void       foyer_callback_rewording_free        (gpointer                 data);
gboolean   foyer_callback_reword_run            (FoyerTransaction        *transaction,
                                                 gpointer                 data,
                                                 gpointer                *result,
                                                 GError                 **error);

G_END_DECLS
