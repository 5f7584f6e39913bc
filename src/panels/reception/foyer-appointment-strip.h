#pragma once

#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_APPOINTMENT_STRIP (foyer_appointment_strip_get_type ())
G_DECLARE_FINAL_TYPE (FoyerAppointmentStrip, foyer_appointment_strip,
                      FOYER, APPOINTMENT_STRIP, GtkWidget)

/* The appointments of today that have not come yet: the next few at the foot of the board, the rest
 * behind a button. It asks for the actions "appointment.open" and "appointment.arrive" (a visit's
 * key) and "appointment.add" of an ancestor. */

void       foyer_appointment_strip_connect (FoyerAppointmentStrip *self,
                                            FoyerServices         *services);
GtkWidget *foyer_appointment_strip_get_add (FoyerAppointmentStrip *self);

G_END_DECLS
