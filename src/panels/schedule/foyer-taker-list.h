#pragma once

#include "domain/foyer-staff.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_TAKER_LIST (foyer_taker_list_get_type ())
G_DECLARE_FINAL_TYPE (FoyerTakerList, foyer_taker_list, FOYER, TAKER_LIST, GtkWidget)

/* Who can take something on, the best first, and what it means for them; then who cannot, and why.
 * Signal "chosen" (FoyerStaff). */

GtkWidget *foyer_taker_list_new    (const char     *heading,
                                    const char     *nobody);
/* Those who can come first; @words: what it means, or why not. */
void       foyer_taker_list_append (FoyerTakerList *self,
                                    FoyerStaff     *staff,
                                    gboolean        can,
                                    const char     *words);

G_END_DECLS
