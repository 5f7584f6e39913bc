#pragma once

#include "service/foyer-rota-month.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_LACK_NOTE (foyer_lack_note_get_type ())
G_DECLARE_FINAL_TYPE (FoyerLackNote, foyer_lack_note, FOYER, LACK_NOTE, GtkWidget)

/* In place of a roster: why there is none to look at, and the door to what is missing. Its buttons
 * are the actions "app.preferences", "roster.add" and "roster.today". */

gboolean foyer_lack_note_set_month (FoyerLackNote  *self,
                                    FoyerRotaMonth *month,
                                    FoyerRotaLack   lack,
                                    gboolean        may_write);
void     foyer_lack_note_fail      (FoyerLackNote  *self);

G_END_DECLS
