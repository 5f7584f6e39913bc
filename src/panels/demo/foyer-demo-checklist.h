#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_DEMO_CHECKLIST (foyer_demo_checklist_get_type ())
G_DECLARE_FINAL_TYPE (FoyerDemoChecklist, foyer_demo_checklist, FOYER, DEMO_CHECKLIST, GtkWidget)

/* Things to be ticked, one a row, large enough to follow while one speaks: box, words, a hint, the
 * digit. Signal "toggled" (index: uint, is_on: boolean): a person ticked. */

GtkWidget *foyer_demo_checklist_new         (void);
void       foyer_demo_checklist_clear       (FoyerDemoChecklist *self);
void       foyer_demo_checklist_append      (FoyerDemoChecklist *self,
                                             const char         *text,
                                             const char         *hint,
                                             gboolean            is_on);
gboolean   foyer_demo_checklist_toggle      (FoyerDemoChecklist *self,
                                             guint               index);

G_END_DECLS
