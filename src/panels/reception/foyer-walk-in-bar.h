#pragma once

#include "widgets/foyer-drafts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_WALK_IN_BAR (foyer_walk_in_bar_get_type ())
G_DECLARE_FINAL_TYPE (FoyerWalkInBar, foyer_walk_in_bar, FOYER, WALK_IN_BAR, GtkWidget)

/* The bar by which a walk-in is registered (V1): a digit for who it is, one entry for name or
 * telephone, how many, what for; all of it may be left out. Signal "submitted" (a GHashTable of
 * fields of FoyerVisit as typed). What is typed stays until foyer_walk_in_bar_finish(). */

void     foyer_walk_in_bar_connect (FoyerWalkInBar *self,
                                    FoyerDrafts    *drafts);
void     foyer_walk_in_bar_begin   (FoyerWalkInBar *self);
gboolean foyer_walk_in_bar_choose  (FoyerWalkInBar *self,
                                    guint           digit);
void     foyer_walk_in_bar_finish  (FoyerWalkInBar *self);
void     foyer_walk_in_bar_fail    (FoyerWalkInBar *self,
                                    const char     *field,
                                    const char     *sentence);

G_END_DECLS
