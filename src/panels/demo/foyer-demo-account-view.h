#pragma once

#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_DEMO_ACCOUNT_VIEW (foyer_demo_account_view_get_type ())
G_DECLARE_FINAL_TYPE (FoyerDemoAccountView, foyer_demo_account_view,
                      FOYER, DEMO_ACCOUNT_VIEW, GtkWidget)

/* An account that is not in use: what it is, its steps to be put in order, and what can be done
 * with it. It acts by the panel's actions: "demo.next", "demo.reset-tick" (index, is_on),
 * "demo.move" (move, colleague, text), "demo.edit", "demo.password". */

void     foyer_demo_account_view_connect     (FoyerDemoAccountView *self,
                                              FoyerServices        *services);
void     foyer_demo_account_view_set_account (FoyerDemoAccountView *self,
                                              FoyerDemoAccount     *account);
gboolean foyer_demo_account_view_toggle      (FoyerDemoAccountView *self,
                                              guint                 index);

G_END_DECLS
