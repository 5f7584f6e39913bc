#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_KEYCAP (foyer_keycap_get_type ())
G_DECLARE_FINAL_TYPE (FoyerKeycap, foyer_keycap, FOYER, KEYCAP, GtkWidget)

/* A key as it is printed on the keyboard. Property "keys": an accelerator ("<Control>k"), or text
 * to be shown as it is ("1–5", "↑↓"). */

GtkWidget *foyer_keycap_new      (const char  *keys);
void       foyer_keycap_set_keys (FoyerKeycap *self,
                                  const char  *keys);
char      *foyer_keys_dup_label  (const char  *keys);

G_END_DECLS
