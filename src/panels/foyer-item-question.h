#pragma once

#include "service/foyer-items.h"
#include "service/foyer-services.h"
#include "widgets/foyer-drafts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_ITEM_QUESTION (foyer_item_question_get_type ())
G_DECLARE_FINAL_TYPE (FoyerItemQuestion, foyer_item_question, FOYER, ITEM_QUESTION, GtkWidget)

/* What an act on a work item needs to know: words, a colleague, a moment, the customer's reaction,
 * a file; of these what the act asks. What is typed is kept as a draft of this item and act. Signal
 * "submitted": all that is asked is there. */

void          foyer_item_question_begin        (FoyerItemQuestion  *self,
                                            FoyerServices  *services,
                                            FoyerDrafts    *drafts,
                                            FoyerItem      *item,
                                            FoyerItemAct    act);
FoyerItemAct  foyer_item_question_get_act      (FoyerItemQuestion  *self);
void          foyer_item_question_submit       (FoyerItemQuestion  *self);
void          foyer_item_question_fill         (FoyerItemQuestion  *self,
                                            FoyerItemMove  *move);
FoyerReaction foyer_item_question_get_reaction (FoyerItemQuestion  *self);
void          foyer_item_question_forget       (FoyerItemQuestion  *self);
gboolean      foyer_item_question_show_error   (FoyerItemQuestion  *self,
                                            const GError   *error);

G_END_DECLS
