#pragma once

#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_DEMO_SESSION_VIEW (foyer_demo_session_view_get_type ())
G_DECLARE_FINAL_TYPE (FoyerDemoSessionView, foyer_demo_session_view,
                      FOYER, DEMO_SESSION_VIEW, GtkWidget)

/* A demo while it runs: whose, its clock, its steps, and the points to be told. It acts by the
 * panel's actions: "demo.next", "demo.tick" (index, is_on), "demo.identity" (nick), "demo.extend"
 * and "demo.abort" (reason), "demo.presenter". */

void     foyer_demo_session_view_connect     (FoyerDemoSessionView *self,
                                              FoyerServices        *services);
void     foyer_demo_session_view_set_session (FoyerDemoSessionView *self,
                                              FoyerDemoSession     *session);
gboolean foyer_demo_session_view_toggle      (FoyerDemoSessionView *self,
                                              guint                 index);

G_END_DECLS
