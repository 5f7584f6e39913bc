#pragma once

#include "service/foyer-reviews.h"
#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_REVIEW_LINE (foyer_review_line_get_type ())
G_DECLARE_FINAL_TYPE (FoyerReviewLine, foyer_review_line, FOYER, REVIEW_LINE, GtkWidget)

/* One open item in the review of the day: due state, last contact, owner, and whether it was looked
 * at. Its button is the action "review.tick" (the key of the item). */

GtkWidget *foyer_review_line_new     (FoyerServices   *services);
void       foyer_review_line_set_row (FoyerReviewLine *self,
                                      FoyerReviewRow  *row);

G_END_DECLS
