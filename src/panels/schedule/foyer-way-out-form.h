#pragma once

#include <gtk/gtk.h>

#include "service/foyer-rota-way-out.h"

G_BEGIN_DECLS

#define FOYER_TYPE_WAY_OUT_FORM (foyer_way_out_form_get_type ())
G_DECLARE_FINAL_TYPE (FoyerWayOutForm, foyer_way_out_form, FOYER, WAY_OUT_FORM, GtkWidget)

/* Says what a way out changes for people or for the shop, before it is taken. Signal "confirmed":
 * it is to be taken. */

GtkWidget *foyer_way_out_form_new (FoyerRotaWayOut *way);

G_END_DECLS
