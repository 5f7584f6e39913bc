#pragma once

#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_QUESTIONS_CARD (foyer_questions_card_get_type ())
G_DECLARE_FINAL_TYPE (FoyerQuestionsCard, foyer_questions_card, FOYER, QUESTIONS_CARD, GtkWidget)

/* The questions of the survey (Q1), on a page of the preferences: what is asked, in its order, and
 * what is not asked any more. */

GtkWidget *foyer_questions_card_new (FoyerServices *services);

G_END_DECLS
