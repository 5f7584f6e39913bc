#pragma once

#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_DEMO_POOL (foyer_demo_pool_get_type ())
G_DECLARE_FINAL_TYPE (FoyerDemoPool, foyer_demo_pool, FOYER, DEMO_POOL, GtkWidget)

/* The pool at a glance: what runs, what is to be reset, free, out of use; and today's that are
 * over. Property "record" (FoyerRecord, nullable): the selected account or session. */

void         foyer_demo_pool_connect    (FoyerDemoPool   *self,
                                         FoyerServices   *services);
FoyerRecord *foyer_demo_pool_get_record (FoyerDemoPool   *self);
gboolean     foyer_demo_pool_select     (FoyerDemoPool   *self,
                                         const FoyerUuid *id);
void         foyer_demo_pool_focus      (FoyerDemoPool   *self);

G_END_DECLS
