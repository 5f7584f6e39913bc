#pragma once

#include "widgets/foyer-form-field.h"

G_BEGIN_DECLS

#define FOYER_TYPE_FORM (foyer_form_get_type ())
G_DECLARE_FINAL_TYPE (FoyerForm, foyer_form, FOYER, FORM, GtkBox)

/* A column of FoyerFormField, whose labels have one width. Fields may lie deeper in it. */

GtkWidget  *foyer_form_new          (void);
FoyerFormField *foyer_form_find         (FoyerForm  *self,
                                     const char *name);
gboolean    foyer_form_show_error   (FoyerForm  *self,
                                     const char *name,
                                     const char *sentence);
void        foyer_form_clear_errors (FoyerForm  *self);

G_END_DECLS
