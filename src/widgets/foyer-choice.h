#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_CHOICE (foyer_choice_get_type ())
G_DECLARE_FINAL_TYPE (FoyerChoice, foyer_choice, FOYER, CHOICE, GtkWidget)

/* One choice of many, as a drop-down of keys with the words that people read. Property "selected"
 * (string, nullable): the key of the choice. Name it for assistive tools. */

GtkWidget  *foyer_choice_new          (void);
void        foyer_choice_append       (FoyerChoice *self,
                                       const char  *key,
                                       const char  *label);
void        foyer_choice_clear        (FoyerChoice *self);
const char *foyer_choice_get_selected (FoyerChoice *self);
void        foyer_choice_set_selected (FoyerChoice *self,
                                       const char  *key);

G_END_DECLS
