#pragma once

#include "domain/foyer-visit.h"
#include "panels/foyer-field-grid.h"

G_BEGIN_DECLS

/* Fills @grid with what is known of @visit (nullable: with nothing). */
void foyer_visit_fields_show (FoyerFieldGrid *grid,
                              FoyerServices  *services,
                              FoyerVisit     *visit);

G_END_DECLS
