/* The register of visits: what it shows, filters, and says when there is nothing. */

#include "panel-fixture.h"
#include "panels/foyer-visit-panel.h"
#include "panels/register/foyer-register-filter.h"
#include "panels/register/foyer-register-panel.h"
#include "widgets/foyer-choice.h"
#include "widgets/foyer-style.h"

static gboolean
has_visit (PanelFixture *self)
{
  return foyer_visit_panel_get_visit (FOYER_VISIT_PANEL (self->panel)) != NULL;
}

static gboolean
is_empty (PanelFixture *self)
{
  return panel_fixture_find_text (self->panel, "No visits yet") != NULL;
}

static gboolean
has_one (PanelFixture *self)
{
  return panel_fixture_find_text (self->panel, "1 visit") != NULL;
}

static gboolean
has_two (PanelFixture *self)
{
  return panel_fixture_find_text (self->panel, "2 visits") != NULL;
}

static gboolean
has_nothing (PanelFixture *self)
{
  return panel_fixture_find_text (self->panel, "No visits with “Complaint”") != NULL;
}

/* The nth choice of the filter bar, in its order. */
static FoyerChoice *
get_choice (PanelFixture *self,
            guint         nth)
{
  FoyerRegisterFilter *filter = panel_fixture_find (self->panel, FOYER_TYPE_REGISTER_FILTER);
  GtkWidget *box = gtk_widget_get_first_child (GTK_WIDGET (filter));

  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (FOYER_IS_CHOICE (child) && nth-- == 0)
      return FOYER_CHOICE (child);
  g_assert_not_reached ();
}

static void
test_empty (PanelFixture  *self,
            gconstpointer  unused)
{
  panel_fixture_show (self, FOYER_TYPE_REGISTER_PANEL);
  panel_fixture_wait (is_empty, self);
}

static void
test_rows (PanelFixture  *self,
           gconstpointer  unused)
{
  g_autoptr (FoyerVisit) first = panel_fixture_check_in (self, "周兰", "demo");
  g_autoptr (FoyerVisit) second = NULL;

  panel_fixture_show (self, FOYER_TYPE_REGISTER_PANEL);
  panel_fixture_wait (has_one, self);
  panel_fixture_wait (has_visit, self);
  g_assert_nonnull (panel_fixture_find_text (self->panel, "2026-11-21"));

  /* Another seat registers somebody: the list grows by itself. */
  second = panel_fixture_check_in (self, "刘建平", "buy");
  panel_fixture_wait (has_two, self);
}

static void
test_filter (PanelFixture  *self,
             gconstpointer  unused)
{
  g_autoptr (FoyerVisit) first = panel_fixture_check_in (self, "周兰", "demo");
  g_autoptr (FoyerVisit) second = panel_fixture_check_in (self, "刘建平", "buy");
  GtkWidget *clear;

  panel_fixture_show (self, FOYER_TYPE_REGISTER_PANEL);
  panel_fixture_wait (has_two, self);
  foyer_choice_set_selected (get_choice (self, 2), "buy");
  panel_fixture_wait (has_one, self);
  foyer_choice_set_selected (get_choice (self, 2), "complaint");
  panel_fixture_wait (has_nothing, self);

  clear = panel_fixture_find_text (panel_fixture_find (self->panel, FOYER_TYPE_REGISTER_FILTER),
                                   "Clear the filter");
  g_assert_nonnull (clear);
  g_signal_emit_by_name (gtk_widget_get_ancestor (clear, GTK_TYPE_BUTTON), "clicked");
  panel_fixture_wait (has_two, self);
}

/* The acts of a visit are the same as at the reception: one door. */
static void
test_acts (PanelFixture  *self,
           gconstpointer  unused)
{
  g_autoptr (FoyerVisit) visit = panel_fixture_check_in (self, "周兰", "meet");

  panel_fixture_show (self, FOYER_TYPE_REGISTER_PANEL);
  panel_fixture_wait (has_visit, self);
  panel_fixture_act (self, "visit.receive('')");
  panel_fixture_settle (self);
  panel_fixture_settle (self);
  g_assert_cmpint (foyer_visit_get_state (
                     foyer_visit_panel_get_visit (FOYER_VISIT_PANEL (self->panel))),
                   ==, FOYER_VISIT_RECEIVING);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv);
  foyer_widgets_init ();

#define ADD(name, func) \
  g_test_add ("/register/" name, PanelFixture, NULL, panel_fixture_set_up, func, \
              panel_fixture_tear_down)
  ADD ("empty", test_empty);
  ADD ("rows", test_rows);
  ADD ("filter", test_filter);
  ADD ("acts", test_acts);
#undef ADD

  return g_test_run ();
}
