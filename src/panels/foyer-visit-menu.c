#include "panels/foyer-visit-menu.h"

#include <glib/gi18n-lib.h>

static const struct
{
  FoyerVisitAct act;
  const char *label;
  const char *action;
} entries[] = {
  { FOYER_VISIT_ACT_ARRIVE, NC_("menu", "Has come"), "visit.arrive" },
  { FOYER_VISIT_ACT_RECEIVE, NC_("menu", "Receive"), "visit.receive('')" },
  { FOYER_VISIT_ACT_START_DEMO, NC_("menu", "Start demo"), "visit.start-demo" },
  { FOYER_VISIT_ACT_END_DEMO, NC_("menu", "End demo"), "visit.end-demo" },
  { FOYER_VISIT_ACT_LEAVE, NC_("menu", "Leaves"), "visit.leave" },
  { FOYER_VISIT_ACT_LEAVE_MESSAGE, NC_("menu", "Leave a message…"), "visit.message" },
  { FOYER_VISIT_ACT_CONFIRM_LEFT, NC_("menu", "Check the departure…"), "visit.confirm-left" },
  { FOYER_VISIT_ACT_MISS, NC_("menu", "Did not come"), "visit.miss" },
};

static void
append (GMenu      *menu,
        const char *label,
        const char *action)
{
  g_menu_append (menu, g_dpgettext2 (GETTEXT_PACKAGE, "menu", label), action);
}

GMenuModel *
foyer_visit_menu_new (FoyerVisit *visit)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) acts = g_menu_new ();
  g_autoptr (GMenu) rest = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    if (foyer_visit_may (visit, entries[i].act, NULL))
      append (acts, entries[i].label, entries[i].action);
  append (rest, NC_("menu", "Open a case"), "visit.case");
  append (rest, NC_("menu", "Plan a callback…"), "visit.plan-callback");
  append (rest, NC_("menu", "Open the card"), "visit.open");
  append (rest, NC_("menu", "Change…"), "panel.edit");
  if (foyer_visit_may (visit, FOYER_VISIT_ACT_VOID, NULL))
    append (rest, NC_("menu", "Registered by mistake"), "visit.void");

  g_menu_append_section (menu, NULL, G_MENU_MODEL (acts));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rest));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}
