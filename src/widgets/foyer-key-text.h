#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_KEY_TEXT (foyer_key_text_get_type ())
G_DECLARE_FINAL_TYPE (FoyerKeyText, foyer_key_text, FOYER, KEY_TEXT, GtkWidget)

/* A text with keys in it, on several lines where it must. Property "text": keys stand in braces, as
 * of FoyerKeycap: "Press {<Control>n}, then the digit and {Return}." It is a program's own sentence,
 * never a person's text. */

GtkWidget *foyer_key_text_new      (const char   *text);
void       foyer_key_text_set_text (FoyerKeyText *self,
                                    const char   *text);

G_END_DECLS
