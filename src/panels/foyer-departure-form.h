#pragma once

#include "domain/foyer-shop-time.h"
#include "domain/foyer-visit.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_DEPARTURE_FORM (foyer_departure_form_get_type ())
G_DECLARE_FINAL_TYPE (FoyerDepartureForm, foyer_departure_form, FOYER, DEPARTURE_FORM, GtkWidget)

/* When a visitor really left whose departure was assumed (V1). Answers with the action
 * "visit.confirm-departure". */

void     foyer_departure_form_begin      (FoyerDepartureForm *self,
                                          FoyerShopTime      *shop_time,
                                          FoyerVisit         *visit);
void     foyer_departure_form_submit     (FoyerDepartureForm *self);
gboolean foyer_departure_form_show_error (FoyerDepartureForm *self,
                                          const GError       *error);

G_END_DECLS
