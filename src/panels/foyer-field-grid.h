#pragma once

#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_FIELD_GRID (foyer_field_grid_get_type ())
G_DECLARE_FINAL_TYPE (FoyerFieldGrid, foyer_field_grid, FOYER, FIELD_GRID, GtkWidget)

/* What is known of a record, to be read: a word at the left, its value at the right, and no line
 * for what is not known. The telephone number is masked; a look at it is logged and ends after 15 s
 * (A4). Signal "failed" (GError). */

void     foyer_field_grid_begin        (FoyerFieldGrid  *self,
                                        FoyerServices   *services,
                                        FoyerRecord     *record,
                                        const char      *phone);
void     foyer_field_grid_add          (FoyerFieldGrid  *self,
                                        const char      *word,
                                        GtkWidget       *value);
void     foyer_field_grid_add_text     (FoyerFieldGrid  *self,
                                        const char      *field,
                                        const char      *text);
void     foyer_field_grid_add_choice   (FoyerFieldGrid  *self,
                                        const char      *field,
                                        GType            type,
                                        int              value);
void     foyer_field_grid_add_staff    (FoyerFieldGrid  *self,
                                        const char      *field,
                                        const FoyerUuid *staff);
void     foyer_field_grid_add_time     (FoyerFieldGrid  *self,
                                        const char      *field,
                                        gint64           at_us);
void     foyer_field_grid_add_phone    (FoyerFieldGrid  *self);
gboolean foyer_field_grid_get_revealed (FoyerFieldGrid  *self);

G_END_DECLS
