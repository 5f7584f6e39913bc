#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_WORKFLOW_BAR (foyer_workflow_bar_get_type ())
G_DECLARE_FINAL_TYPE (FoyerWorkflowBar, foyer_workflow_bar, FOYER, WORKFLOW_BAR, GtkWidget)

/* The steps of a thing in their order: done with a tick, the present one marked, later ones dim.
 * For assistive tools it is one text that names the present step. */

void foyer_workflow_bar_set_steps   (FoyerWorkflowBar   *self,
                                     const char *const  *labels);
void foyer_workflow_bar_set_present (FoyerWorkflowBar   *self,
                                     guint               step);

G_END_DECLS
