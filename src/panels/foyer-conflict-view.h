#pragma once

#include "domain/foyer-edits.h"
#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_CONFLICT_VIEW (foyer_conflict_view_get_type ())
G_DECLARE_FINAL_TYPE (FoyerConflictView, foyer_conflict_view, FOYER, CONFLICT_VIEW, GtkWidget)

/* Two people changed the same fields: field by field, what the one wrote and what the other, and
 * which shall stand; whose word is stored, and since when. Nothing is chosen by itself beside what
 * is stored already. */

void        foyer_conflict_view_show   (FoyerConflictView *self,
                                        FoyerServices     *services,
                                        GPtrArray         *conflicts);
/* (transfer full): @edits as the person decided, to be made on @current: the record as it is
 * stored. What both wrote gets the word that was chosen; what only one wrote stands by itself. */
FoyerEdits *foyer_conflict_view_settle (FoyerConflictView *self,
                                        FoyerEdits        *edits,
                                        FoyerRecord       *current);

G_END_DECLS
