#pragma once

#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_VISIT_FORM (foyer_visit_form_get_type ())
G_DECLARE_FINAL_TYPE (FoyerVisitForm, foyer_visit_form, FOYER, VISIT_FORM, GtkWidget)

/* The fields of a visit, to be changed. What was not touched is no edit. */

void        foyer_visit_form_begin      (FoyerVisitForm *self,
                                         FoyerServices  *services,
                                         FoyerVisit     *visit,
                                         gboolean        shows_phone);
FoyerVisit *foyer_visit_form_get_visit  (FoyerVisitForm *self);
FoyerEdits *foyer_visit_form_make_edits (FoyerVisitForm *self);
gboolean    foyer_visit_form_show_error (FoyerVisitForm *self,
                                         const GError   *error);

G_END_DECLS
