#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_KEYS_WINDOW (foyer_keys_window_get_type ())
G_DECLARE_FINAL_TYPE (FoyerKeysWindow, foyer_keys_window, FOYER, KEYS_WINDOW, GtkWindow)

/* All keys, in groups. (GtkShortcutsWindow is given up by later toolkits.) */

FoyerKeysWindow *foyer_keys_window_new (GtkWindow       *parent);
void             foyer_keys_window_add (FoyerKeysWindow *self,
                                        const char      *group,
                                        const char      *keys,
                                        const char      *label);

G_END_DECLS
