#pragma once

#include "service/foyer-services.h"
#include "widgets/foyer-drafts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_CALLBACK_FORM (foyer_callback_form_get_type ())
G_DECLARE_FINAL_TYPE (FoyerCallbackForm, foyer_callback_form, FOYER, CALLBACK_FORM, GtkWidget)

/* A callback that is planned by hand. Signal "submitted" (typed: hash table of texts by field);
 * what is typed is kept as a draft until foyer_callback_form_finish(). */

void     foyer_callback_form_begin      (FoyerCallbackForm *self,
                                         FoyerServices     *services,
                                         FoyerDrafts       *drafts);
/* What is known from elsewhere (a{ss}): "who", "subject", "product", and the keys "customer",
 * "visit", "parent", "seller"; of these the customer is the one to be called, whatever is typed. */
void     foyer_callback_form_give       (FoyerCallbackForm *self,
                                         GVariant          *given);
void     foyer_callback_form_submit     (FoyerCallbackForm *self);
void     foyer_callback_form_finish     (FoyerCallbackForm *self);
gboolean foyer_callback_form_show_error (FoyerCallbackForm *self,
                                         const GError      *error);

G_END_DECLS
