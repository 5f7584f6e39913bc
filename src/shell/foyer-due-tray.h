#pragma once

#include "service/foyer-ringer.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_DUE_TRAY (foyer_due_tray_get_type ())
G_DECLARE_FINAL_TYPE (FoyerDueTray, foyer_due_tray, FOYER, DUE_TRAY, GtkWidget)

/* What rang and is not done (到期): the same acts as on the notifications, and complete without any.
 * Signals: "done": an act was carried out or begun, so that the tray has done its part; "failed"
 * (what: string, nullable; error: GError). */

void foyer_due_tray_set_ringer (FoyerDueTray  *self,
                                FoyerRinger   *ringer,
                                FoyerDue      *due,
                                FoyerShop     *shop,
                                FoyerNotifier *notifier);
/* The tray is on the screen: brings its words up to the minute and takes the focus. */
void foyer_due_tray_begin      (FoyerDueTray  *self);

G_END_DECLS
