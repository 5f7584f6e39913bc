#pragma once

#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_TIMELINE_VIEW (foyer_timeline_view_get_type ())
G_DECLARE_FINAL_TYPE (FoyerTimelineView, foyer_timeline_view, FOYER, TIMELINE_VIEW, GtkWidget)

/* What there was between the shop and a customer, newest first, under its heading. The button for
 * all of it is the action "timeline.all" of an ancestor. */

void  foyer_timeline_view_show     (FoyerTimelineView *self,
                                    FoyerServices     *services,
                                    GPtrArray         *entries,
                                    guint              total);
char *foyer_timeline_view_describe (FoyerRecord       *record,
                                    const char        *colleague);

G_END_DECLS
