#pragma once

#include "panels/foyer-visit-step.h"
#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_VISIT_CARD (foyer_visit_card_get_type ())
G_DECLARE_FINAL_TYPE (FoyerVisitCard, foyer_visit_card, FOYER, VISIT_CARD, GtkWidget)

/* All about one visit: who, the next step, what is open with the customer, the fields (also to be
 * changed), and the history. It acts through the actions of FoyerVisitPanel; what was typed
 * leaves it by the signal "edited" (FoyerEdits). Signal "failed" (error): something could not be
 * read. Property "shows-back" (boolean): the card is a page of its own and there is a list to go
 * back to. */

void     foyer_visit_card_connect      (FoyerVisitCard *self,
                                        FoyerServices  *services);
void     foyer_visit_card_set_visit    (FoyerVisitCard *self,
                                        FoyerVisit     *visit);
void     foyer_visit_card_ask          (FoyerVisitCard *self,
                                        FoyerVisitAsk   question);
gboolean foyer_visit_card_choose       (FoyerVisitCard *self,
                                        guint           digit);
void     foyer_visit_card_edit         (FoyerVisitCard *self);
gboolean foyer_visit_card_save         (FoyerVisitCard *self);
void     foyer_visit_card_finish_entry (FoyerVisitCard *self);
gboolean foyer_visit_card_show_failure (FoyerVisitCard *self,
                                        GPtrArray      *conflicts,
                                        FoyerVisit     *current,
                                        const GError   *error);
gboolean foyer_visit_card_back         (FoyerVisitCard *self);

G_END_DECLS
