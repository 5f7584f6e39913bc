#pragma once

#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_DEMO_PRESENTER (foyer_demo_presenter_get_type ())
G_DECLARE_FINAL_TYPE (FoyerDemoPresenter, foyer_demo_presenter, FOYER, DEMO_PRESENTER, GtkWindow)

/* The points of a demo in large letters, for a screen that the visitor sees: neither names nor
 * numbers, no customer, no account. */

GtkWidget *foyer_demo_presenter_new         (FoyerServices      *services);
void       foyer_demo_presenter_set_session (FoyerDemoPresenter *self,
                                             FoyerDemoSession   *session);

G_END_DECLS
