#pragma once

#include "service/foyer-rota-way-out.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_CONFLICT_NOTE (foyer_conflict_note_get_type ())
G_DECLARE_FINAL_TYPE (FoyerConflictNote, foyer_conflict_note, FOYER, CONFLICT_NOTE, GtkWidget)

/* Why a month cannot all be planned, and the cheapest way out of it. Over the whole width of the
 * panel: reasons are sentences, and are read to their end. Its button is the action
 * "roster.take-way-out". */

void       foyer_conflict_note_set_plan    (FoyerConflictNote *self,
                                            FoyerRotaPlan     *plan,
                                            FoyerRotaWayOut   *way);
GtkWidget *foyer_conflict_note_get_way_out (FoyerConflictNote *self);

G_END_DECLS
