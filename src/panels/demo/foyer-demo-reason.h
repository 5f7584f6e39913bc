#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_DEMO_REASON (foyer_demo_reason_get_type ())
G_DECLARE_FINAL_TYPE (FoyerDemoReason, foyer_demo_reason, FOYER, DEMO_REASON, GtkWidget)

/* A button that asks why before it acts, in a popover. Signal "submitted" (text: string, never
 * empty). */

GtkWidget *foyer_demo_reason_new        (const char      *label,
                                         const char      *question);
void       foyer_demo_reason_set_extra  (FoyerDemoReason *self,
                                         GtkWidget       *extra);

G_END_DECLS
