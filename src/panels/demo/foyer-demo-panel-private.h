#pragma once

#include "panels/demo/foyer-demo-account-editor.h"
#include "panels/demo/foyer-demo-account-view.h"
#include "panels/demo/foyer-demo-card.h"
#include "panels/demo/foyer-demo-figures-page.h"
#include "panels/demo/foyer-demo-key-page.h"
#include "panels/demo/foyer-demo-panel.h"
#include "panels/demo/foyer-demo-points-page.h"
#include "panels/demo/foyer-demo-pool.h"
#include "panels/demo/foyer-demo-session-view.h"
#include "panels/foyer-split.h"

G_BEGIN_DECLS

/* What the two files of the panel share: one shows, the other acts. */

struct _FoyerDemoPanel
{
  FoyerPanel parent_instance;

  FoyerDemoAccount *account;  /* what is looked at */
  FoyerDemoSession *session;
  GtkWindow *presenter;       /* weak */

  FoyerSplit *split;
  FoyerDemoPool *pool;
  GtkStack *work;
  GtkLabel *figures;
  GtkPopover *more;
  GtkWidget *lead_buttons;
  FoyerDemoSessionView *session_view;
  FoyerDemoAccountView *account_view;
  FoyerDemoFiguresPage *figures_page;
  FoyerDemoPointsPage *points_page;
  FoyerDemoKeyPage *key_page;
  FoyerDemoAccountEditor *editor;
  FoyerDemoCard *card;
};

gboolean foyer_demo_panel_is_page          (FoyerDemoPanel *self,
                                            const char     *name);
/* The page of what is selected. */
void     foyer_demo_panel_show_record_page (FoyerDemoPanel *self);
/* Follows the selection, and what became of it. */
void     foyer_demo_panel_show_selected    (FoyerDemoPanel *self);
void     foyer_demo_panel_install_acts     (GtkWidgetClass *widget_class);

G_END_DECLS
