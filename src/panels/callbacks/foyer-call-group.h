#pragma once

#include "panels/foyer-panel.h"

G_BEGIN_DECLS

#define FOYER_TYPE_CALL_GROUP (foyer_call_group_get_type ())
G_DECLARE_FINAL_TYPE (FoyerCallGroup, foyer_call_group, FOYER, CALL_GROUP, GtkWidget)

/* Greets a group of customers (B8): asks for which occasion and whom, tells what that comes to
 * before anything is done, and plans the calls, which can be stopped. Signal "done": they are
 * planned. */

void foyer_call_group_connect (FoyerCallGroup *self,
                               FoyerPanel     *panel);
void foyer_call_group_begin   (FoyerCallGroup *self);
void foyer_call_group_submit  (FoyerCallGroup *self);

G_END_DECLS
