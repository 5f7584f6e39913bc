#pragma once

#include "domain/foyer-enquiry.h"
#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_ENQUIRY_CARD (foyer_enquiry_card_get_type ())
G_DECLARE_FINAL_TYPE (FoyerEnquiryCard, foyer_enquiry_card, FOYER, ENQUIRY_CARD, GtkWidget)

/* An enquiry that was recorded, to be read and corrected, with a door to the case that came of it.
 * Signals "edited" (FoyerEdits), "closed": nobody wants to see it any more, and "failed"
 * (GError). */

void     foyer_enquiry_card_set_enquiry  (FoyerEnquiryCard *self,
                                          FoyerServices    *services,
                                          FoyerEnquiry     *enquiry);
gboolean foyer_enquiry_card_save         (FoyerEnquiryCard *self);
gboolean foyer_enquiry_card_show_failure (FoyerEnquiryCard *self,
                                          GPtrArray        *conflicts,
                                          FoyerEnquiry     *current,
                                          const GError     *error);

G_END_DECLS
