#pragma once

#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_APPOINTMENT_FORM (foyer_appointment_form_get_type ())
G_DECLARE_FINAL_TYPE (FoyerAppointmentForm, foyer_appointment_form,
                      FOYER, APPOINTMENT_FORM, GtkWidget)

/* An expected visitor (V1, P7): who, when, to see whom. Signal "submitted" (GHashTable of fields as
 * typed, int64: when, microseconds UTC). What is typed stays until it is begun anew. */

void     foyer_appointment_form_begin      (FoyerAppointmentForm *self,
                                            FoyerServices        *services);
void     foyer_appointment_form_finish     (FoyerAppointmentForm *self);
gboolean foyer_appointment_form_show_error (FoyerAppointmentForm *self,
                                            const GError         *error);

G_END_DECLS
