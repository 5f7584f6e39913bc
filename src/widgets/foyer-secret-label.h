#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_SECRET_LABEL (foyer_secret_label_get_type ())
G_DECLARE_FINAL_TYPE (FoyerSecretLabel, foyer_secret_label, FOYER, SECRET_LABEL, GtkWidget)

/* A password for the eye alone: it is drawn, and stands in no text that assistive tools, the
 * clipboard or a drag could read. Dots until it is shown, and again after
 * foyer_secret_label_show()'s time. Property "is-shown" (boolean, read-only). */

GtkWidget *foyer_secret_label_new      (void);
void       foyer_secret_label_show     (FoyerSecretLabel *self,
                                        const char       *secret,
                                        guint             seconds);
void       foyer_secret_label_hide     (FoyerSecretLabel *self);
gboolean   foyer_secret_label_is_shown (FoyerSecretLabel *self);

/* Puts a secret on the clipboard, and takes it off after @seconds if it is still there. */
void       foyer_secret_copy           (GtkWidget        *widget,
                                        const char       *secret,
                                        guint             seconds);
void       foyer_secret_uncopy         (GtkWidget        *widget);

G_END_DECLS
