#pragma once

#include "domain/foyer-visit.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_LOST_FORM (foyer_lost_form_get_type ())
G_DECLARE_FINAL_TYPE (FoyerLostForm, foyer_lost_form, FOYER, LOST_FORM, GtkWidget)

/* Why nothing was bought (P5): asked once, and may be passed over. Answers with the action
 * "visit.leave-because". */

void     foyer_lost_form_begin  (FoyerLostForm *self,
                                 FoyerVisit    *visit);
void     foyer_lost_form_submit (FoyerLostForm *self);
gboolean foyer_lost_form_choose (FoyerLostForm *self,
                                 guint          digit);

G_END_DECLS
