#pragma once

#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_VISIT_FIELDS (foyer_visit_fields_get_type ())
G_DECLARE_FINAL_TYPE (FoyerVisitFields, foyer_visit_fields, FOYER, VISIT_FIELDS, GtkWidget)

/* What is known of a visit, to be read. The telephone number is masked; a look at it is logged and
 * ends after 15 s (A4). Signal "failed" (error). */

void     foyer_visit_fields_set_visit     (FoyerVisitFields *self,
                                           FoyerServices    *services,
                                           FoyerVisit       *visit);
gboolean foyer_visit_fields_get_revealed  (FoyerVisitFields *self);

G_END_DECLS
