#pragma once

#include "widgets/foyer-section.h"

G_BEGIN_DECLS

#define FOYER_TYPE_SECTION_ROW (foyer_section_row_get_type ())
G_DECLARE_FINAL_TYPE (FoyerSectionRow, foyer_section_row, FOYER, SECTION_ROW, GtkWidget)

/* The header of a section in a list. Property "section" (nullable). A click opens and closes a
 * collapsible one. */

GtkWidget *foyer_section_row_new         (void);
void       foyer_section_row_set_section (FoyerSectionRow *self,
                                          FoyerSection    *section);

G_END_DECLS
