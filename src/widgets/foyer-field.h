#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Under this key an ancestor keeps the GtkSizeGroup of its fields' labels. */
#define FOYER_FIELD_LABEL_GROUP "foyer-label-group"

#define FOYER_TYPE_FIELD (foyer_field_get_type ())
G_DECLARE_FINAL_TYPE (FoyerField, foyer_field, FOYER, FIELD, GtkWidget)

/* A label, a control (its child) and, when something is wrong, a sentence under it. The control is
 * named by the label for assistive tools and becomes invalid with the sentence. Its widget name is
 * the name of the field. Properties "label", "child", "error" (nullable), "is-required". */

GtkWidget *foyer_field_new       (const char *name,
                                  const char *label,
                                  GtkWidget  *child);
GtkWidget *foyer_field_get_child (FoyerField *self);
void       foyer_field_set_child (FoyerField *self,
                                  GtkWidget  *child);
void       foyer_field_set_error (FoyerField *self,
                                  const char *sentence);

G_END_DECLS
