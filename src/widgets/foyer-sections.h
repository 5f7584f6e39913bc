#pragma once

#include "widgets/foyer-section.h"

G_BEGIN_DECLS

#define FOYER_TYPE_SECTIONS (foyer_sections_get_type ())
G_DECLARE_FINAL_TYPE (FoyerSections, foyer_sections, FOYER, SECTIONS, GObject)

/* A GListModel that puts sections one below the other: for each that has items its FoyerSection,
 * as the header, then its items unless it is collapsed. (List sections came with GTK 4.12.) */

FoyerSections *foyer_sections_new    (void);
void           foyer_sections_append (FoyerSections *self,
                                      FoyerSection  *section);

G_END_DECLS
