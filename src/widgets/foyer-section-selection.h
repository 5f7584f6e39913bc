#pragma once

#include "widgets/foyer-sections.h"

G_BEGIN_DECLS

#define FOYER_TYPE_SECTION_SELECTION (foyer_section_selection_get_type ())
G_DECLARE_FINAL_TYPE (FoyerSectionSelection, foyer_section_selection,
                      FOYER, SECTION_SELECTION, GObject)

/* A GtkSelectionModel of one selected item, for lists with headers (FoyerSections): a header is
 * never selected, and as long as there is an item, one is. Properties "model" (GListModel),
 * "selected" (uint, GTK_INVALID_LIST_POSITION when there is none), "selected-item" (GObject). */

FoyerSectionSelection *foyer_section_selection_new          (GListModel            *model);
guint                  foyer_section_selection_get_selected (FoyerSectionSelection *self);
gpointer               foyer_section_selection_get_item     (FoyerSectionSelection *self);
gboolean               foyer_section_selection_select       (FoyerSectionSelection *self,
                                                             guint                  position);
void                   foyer_section_selection_settle       (FoyerSectionSelection *self);
guint                  foyer_section_selection_step         (FoyerSectionSelection *self,
                                                             guint                  from,
                                                             int                    direction);

G_END_DECLS
