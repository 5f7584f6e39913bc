#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_TIMELINE_GUTTER (foyer_timeline_gutter_get_type ())
G_DECLARE_FINAL_TYPE (FoyerTimelineGutter, foyer_timeline_gutter,
                      FOYER, TIMELINE_GUTTER, GtkWidget)

/* The 20 px at the left of a timeline's row: a dot on a line. Properties "is-first" (the newest:
 * filled, no line above it) and "is-last" (no line below it). */

GtkWidget *foyer_timeline_gutter_new (void);

G_END_DECLS
