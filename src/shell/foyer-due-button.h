#pragma once

#include "service/foyer-ringer.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_DUE_BUTTON (foyer_due_button_get_type ())
G_DECLARE_FINAL_TYPE (FoyerDueButton, foyer_due_button, FOYER, DUE_BUTTON, GtkWidget)

/* In the header: how much is due, and the tray (Ctrl+D). Signals: "opened": the tray is on the
 * screen; "failed" as of the tray. */

void foyer_due_button_set_ringer (FoyerDueButton *self,
                                  FoyerRinger    *ringer,
                                  FoyerDue       *due,
                                  FoyerShop      *shop,
                                  FoyerNotifier  *notifier);
void foyer_due_button_popup      (FoyerDueButton *self);
void foyer_due_button_popdown    (FoyerDueButton *self);

G_END_DECLS
