#pragma once

#include "domain/foyer-enquiry.h"
#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_ENQUIRY_ROW (foyer_enquiry_row_get_type ())
G_DECLARE_FINAL_TYPE (FoyerEnquiryRow, foyer_enquiry_row, FOYER, ENQUIRY_ROW, GtkWidget)

/* One enquiry in the list of the day: when, by which way, who, what, and how it ended. */

GtkWidget *foyer_enquiry_row_new         (FoyerServices   *services);
void       foyer_enquiry_row_set_enquiry (FoyerEnquiryRow *self,
                                          FoyerEnquiry    *enquiry);
char      *foyer_enquiry_row_dup_caller  (FoyerEnquiry    *enquiry);

G_END_DECLS
