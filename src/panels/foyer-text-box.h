#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_TEXT_BOX (foyer_text_box_get_type ())
G_DECLARE_FINAL_TYPE (FoyerTextBox, foyer_text_box, FOYER, TEXT_BOX, GtkWidget)

/* A text of several lines in a form. Tab leaves it, as every other field; Ctrl+Enter saves the
 * form. Property "text". */

GtkWidget  *foyer_text_box_new      (void);
char       *foyer_text_box_dup_text (FoyerTextBox *self);
void        foyer_text_box_set_text (FoyerTextBox *self,
                                     const char   *text);

G_END_DECLS
