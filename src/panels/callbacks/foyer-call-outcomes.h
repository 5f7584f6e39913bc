#pragma once

#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_CALL_OUTCOMES (foyer_call_outcomes_get_type ())
G_DECLARE_FINAL_TYPE (FoyerCallOutcomes, foyer_call_outcomes, FOYER, CALL_OUTCOMES, GtkWidget)

/* How a call went, as six cards with their digits, and what two of them ask for. Signal "chosen"
 * (contact: int, reaction: int, again: int64, subject: string): the outcome is known. */

/* The digit of each card. */
enum
{
  FOYER_CALL_OUTCOME_ACCEPTED = 1,
  FOYER_CALL_OUTCOME_DEMAND,
  FOYER_CALL_OUTCOME_REJECTED,
  FOYER_CALL_OUTCOME_LATER,
  FOYER_CALL_OUTCOME_MISSED,
  FOYER_CALL_OUTCOME_BAD_NUMBER,
};

#define FOYER_N_CALL_OUTCOMES FOYER_CALL_OUTCOME_BAD_NUMBER

void     foyer_call_outcomes_set_row    (FoyerCallOutcomes *self,
                                         FoyerServices     *services,
                                         FoyerCallbackRow  *row);
/* In which language the customer is spoken with. */
void     foyer_call_outcomes_set_language
                                        (FoyerCallOutcomes *self,
                                         const char        *language);
gboolean foyer_call_outcomes_choose     (FoyerCallOutcomes *self,
                                         guint              digit);
gboolean foyer_call_outcomes_close_step (FoyerCallOutcomes *self);
gboolean foyer_call_outcomes_show_error (FoyerCallOutcomes *self,
                                         const GError      *error);

G_END_DECLS
