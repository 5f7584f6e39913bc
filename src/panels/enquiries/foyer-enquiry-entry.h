#pragma once

#include "service/foyer-services.h"
#include "widgets/foyer-drafts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_ENQUIRY_ENTRY (foyer_enquiry_entry_get_type ())
G_DECLARE_FINAL_TYPE (FoyerEnquiryEntry, foyer_enquiry_entry, FOYER, ENQUIRY_ENTRY, GtkWidget)

/* The form for a new enquiry, the same for every channel (V3, V7), with the timer of the call
 * (N25). Property "moment" (string): the script that is due now. Signal "submitted" (GHashTable
 * of fields of FoyerEnquiry as typed, int: FoyerEnquiryEnd). What is typed stays until it is
 * finished. */

void        foyer_enquiry_entry_connect    (FoyerEnquiryEntry *self,
                                            FoyerServices     *services,
                                            FoyerDrafts       *drafts);
void        foyer_enquiry_entry_focus      (FoyerEnquiryEntry *self);
void        foyer_enquiry_entry_begin      (FoyerEnquiryEntry *self);
void        foyer_enquiry_entry_submit     (FoyerEnquiryEntry *self);
void        foyer_enquiry_entry_finish     (FoyerEnquiryEntry *self);
gboolean    foyer_enquiry_entry_fail       (FoyerEnquiryEntry *self,
                                            const GError      *error);
gboolean    foyer_enquiry_entry_choose     (FoyerEnquiryEntry *self,
                                            guint              digit);
char       *foyer_enquiry_entry_dup_caller (FoyerEnquiryEntry *self);
char       *foyer_enquiry_entry_dup_wanted (FoyerEnquiryEntry *self);

G_END_DECLS
