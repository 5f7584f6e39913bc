#pragma once

#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_REVIEW_LIST (foyer_review_list_get_type ())
G_DECLARE_FINAL_TYPE (FoyerReviewList, foyer_review_list, FOYER, REVIEW_LIST, GtkWidget)

/* The day-end review: every open item, to be ticked, or commented in the line below. Property
 * "item" (FoyerItem, nullable): the selected one. Signals "failed" (GError) and "told" (a
 * sentence). */

void       foyer_review_list_connect  (FoyerReviewList *self,
                                       FoyerServices   *services);
FoyerItem *foyer_review_list_get_item (FoyerReviewList *self);
void       foyer_review_list_focus    (FoyerReviewList *self);

G_END_DECLS
