#pragma once

#include "service/foyer-rota-month.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_PUBLISH_FORM (foyer_publish_form_get_type ())
G_DECLARE_FINAL_TYPE (FoyerPublishForm, foyer_publish_form, FOYER, PUBLISH_FORM, GtkWidget)

/* Asks before a month is shown to the staff, and why posts stay empty when some do. Signal
 * "confirmed" (reason: string, nullable). */

GtkWidget *foyer_publish_form_new (FoyerRotaMonth *month);

G_END_DECLS
