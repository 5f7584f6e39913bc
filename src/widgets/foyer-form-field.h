#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Under this key an ancestor keeps the GtkSizeGroup of its fields' labels. */
#define FOYER_FORM_LABEL_GROUP "foyer-label-group"

#define FOYER_TYPE_FORM_FIELD (foyer_form_field_get_type ())
G_DECLARE_FINAL_TYPE (FoyerFormField, foyer_form_field, FOYER, FORM_FIELD, GtkWidget)

/* A label, a control (its child) and, when something is wrong, a sentence under it. The control is
 * named by the label for assistive tools and becomes invalid with the sentence. Its widget name is
 * the name of the field. Properties "label", "child", "error" (nullable), "is-required". */

GtkWidget *foyer_form_field_new       (const char *name,
                                  const char *label,
                                  GtkWidget  *child);
GtkWidget *foyer_form_field_get_child (FoyerFormField *self);
void       foyer_form_field_set_child (FoyerFormField *self,
                                  GtkWidget  *child);
void       foyer_form_field_set_error (FoyerFormField *self,
                                  const char *sentence);

G_END_DECLS
