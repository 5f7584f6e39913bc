#pragma once

#include "panels/foyer-scripts.h"
#include "service/foyer-services.h"
#include "widgets/foyer-drafts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_MESSAGE_FORM (foyer_message_form_get_type ())
G_DECLARE_FINAL_TYPE (FoyerMessageForm, foyer_message_form, FOYER, MESSAGE_FORM, GtkWidget)

/* A message for a colleague who is not there (V2), with the words for the visitor (W10). Answers
 * with the action "visit.leave-message". */

void     foyer_message_form_begin      (FoyerMessageForm *self,
                                        FoyerServices    *services,
                                        FoyerVisit       *visit);
void     foyer_message_form_submit     (FoyerMessageForm *self);
gboolean foyer_message_form_show_error (FoyerMessageForm *self,
                                        const GError     *error);

G_END_DECLS
