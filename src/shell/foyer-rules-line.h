#pragma once

#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_RULES_LINE (foyer_rules_line_get_type ())
G_DECLARE_FINAL_TYPE (FoyerRulesLine, foyer_rules_line, FOYER, RULES_LINE, GtkWidget)

/* A quiet line below the rules that were changed: how many open items do not follow them yet, and
 * that all do. It has its place also while it says nothing, so that nothing moves. */

GtkWidget *foyer_rules_line_new (FoyerServices *services);

G_END_DECLS
