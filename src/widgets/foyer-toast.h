#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How long a toast stays, in ms; the time stands still while the pointer or the focus is on it. */
#define FOYER_TOAST_MS 8000

#define FOYER_TYPE_TOAST (foyer_toast_get_type ())
G_DECLARE_FINAL_TYPE (FoyerToast, foyer_toast, FOYER, TOAST, GtkWidget)

/* Good news at the bottom of the window, as the child of a GtkOverlay: one at a time, the newest.
 * Properties "text" (read-only), "is-shown" (boolean, read-only). */

GtkWidget *foyer_toast_new  (void);
void       foyer_toast_show (FoyerToast *self,
                             const char *text,
                             const char *button,
                             const char *action,
                             const char *keys);
void       foyer_toast_hide (FoyerToast *self);

G_END_DECLS
