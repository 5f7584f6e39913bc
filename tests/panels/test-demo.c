/* The demo desk in its panel, over real services: what is shown without an account, what is said,
 * what two seats wrote into the same account, and the paper with the recovery code. */

#include "panel-fixture.h"
#include "panels/demo/foyer-demo-panel.h"
#include "panels/foyer-conflict-view.h"
#include "panels/foyer-record-form.h"
#include "widgets/foyer-style.h"

#include <gtk/gtkunixprint.h>

static FoyerDemoDesk *
get_desk (PanelFixture *self)
{
  return foyer_services_get_demo_desk (self->services);
}

static FoyerDemoSession *
get_open (PanelFixture *self)
{
  g_autoptr (FoyerDemoSession) session =
    g_list_model_get_item (foyer_demo_desk_get_open (get_desk (self)), 0);

  return session;
}

static FoyerDemoAccount *
get_account (PanelFixture *self)
{
  g_autoptr (FoyerDemoAccount) account =
    g_list_model_get_item (foyer_demo_desk_get_accounts (get_desk (self)), 0);

  return account;
}

static gboolean
has_session (PanelFixture *self)
{
  return get_open (self) != NULL;
}

static gboolean
has_account (PanelFixture *self)
{
  return get_account (self) != NULL;
}

/* An account of the pool, by the supervisor, who stays signed in. */
static void
add_account (PanelFixture *self)
{
  g_autoptr (GHashTable) typed = g_hash_table_new (g_str_hash, g_str_equal);

  foyer_session_set_staff (self->session, panel_fixture_find_staff (self, "1001"));
  g_hash_table_insert (typed, "label", "DEMO-03");
  g_hash_table_insert (typed, "login", "demo03");
  foyer_demo_desk_add_account_async (get_desk (self), typed, NULL, NULL, NULL);
  panel_fixture_wait (has_account, self);
  panel_fixture_settle (self);
}

static void
show (PanelFixture *self)
{
  panel_fixture_show (self, FOYER_TYPE_DEMO_PANEL);
}

static gboolean
is_product_named (PanelFixture *self)
{
  return g_str_equal (foyer_demo_session_get_product (get_open (self)), "步步高 S6");
}

/* D3: no account though one is free; its name is stored as it is written. */
static void
test_product (PanelFixture  *self,
              gconstpointer  unused)
{
  GtkWidget *entry;

  show (self);
  add_account (self);
  panel_fixture_act (self, "demo.new-product");
  panel_fixture_wait (has_session, self);
  panel_fixture_settle (self);
  entry = panel_fixture_find_entry (self->panel, "Brand and model");
  g_assert_true (entry != NULL && gtk_widget_get_mapped (entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), "步步高 S6");
  g_signal_emit_by_name (entry, "activate");
  panel_fixture_wait (is_product_named, self);
  panel_fixture_settle (self);
  g_assert_nonnull (panel_fixture_find_text (self->panel, "步步高 S6"));
  g_assert_null (self->failure);
}

static gboolean
is_logged_out (PanelFixture *self)
{
  return foyer_demo_session_get_state (get_open (self)) == FOYER_DEMO_LOGGED_OUT;
}

/* W22 on the way to the account, W23 on the way from it. */
static void
test_words (PanelFixture  *self,
            gconstpointer  unused)
{
  static const char before[] =
    "This way please; let me show you the real content with a demo account.";
  static const char after[] = "Let me show you the service centre with the common questions.";

  show (self);
  add_account (self);
  panel_fixture_act (self, "panel.new");
  panel_fixture_wait (has_session, self);
  panel_fixture_settle (self);
  g_assert_nonnull (panel_fixture_find_text (self->panel, before));
  panel_fixture_act (self, "panel.next-step");
  panel_fixture_wait (is_logged_out, self);
  panel_fixture_settle (self);
  g_assert_null (panel_fixture_find_text (self->panel, before));
  g_assert_nonnull (panel_fixture_find_text (self->panel, after));
}

static gboolean
is_reason_told (PanelFixture *self)
{
  return panel_fixture_find_text (self->panel, "Extended 1 time: 孩子在做题") != NULL;
}

static gboolean
is_broken_off (PanelFixture *self)
{
  return get_open (self) == NULL;
}

static gboolean
is_counted (PanelFixture *self)
{
  return panel_fixture_find_text (self->panel, "Demos that took longer") != NULL;
}

/* Why it takes longer is read where it is shown, and among the figures when it is over. */
static void
test_extension (PanelFixture  *self,
                gconstpointer  unused)
{
  g_autofree char *line = NULL;

  show (self);
  panel_fixture_act (self, "demo.new-product");
  panel_fixture_wait (has_session, self);
  panel_fixture_settle (self);
  g_assert_false (is_reason_told (self));
  line = g_strdup_printf ("today 10:00 · 李娜 · %s · Extended 1 time: 孩子在做题",
                          foyer_demo_session_get_number (get_open (self)));
  panel_fixture_act (self, "demo.extend('孩子在做题')");
  panel_fixture_wait (is_reason_told, self);

  panel_fixture_act (self, "demo.abort('有急事')");
  panel_fixture_wait (is_broken_off, self);
  panel_fixture_act (self, "demo.figures");
  panel_fixture_wait (is_counted, self);
  g_assert_nonnull (panel_fixture_find_text (self->panel, line));
  g_assert_null (self->failure);
}

static gboolean
has_theirs (PanelFixture *self)
{
  return g_str_equal (foyer_demo_account_get_login (get_account (self)), "theirs");
}

static gboolean
has_mine (PanelFixture *self)
{
  return g_str_equal (foyer_demo_account_get_login (get_account (self)), "mine");
}

static gboolean
is_asked (PanelFixture *self)
{
  return panel_fixture_find (self->panel, FOYER_TYPE_CONFLICT_VIEW) != NULL;
}

/* Two seats write the same field: neither word is lost, and one is chosen. */
static void
test_conflict (PanelFixture  *self,
               gconstpointer  unused)
{
  FoyerRecordForm *form;
  GtkWidget *mine;
  g_autoptr (FoyerEdits) other = NULL;

  show (self);
  add_account (self);
  other = foyer_edits_new (FOYER_RECORD (get_account (self)));
  foyer_edits_set (other, "login", "theirs");
  panel_fixture_act (self, "panel.edit");
  form = panel_fixture_find (self->panel, FOYER_TYPE_RECORD_FORM);
  g_assert_nonnull (form);
  foyer_record_form_set_value (form, "login", "mine");
  foyer_demo_desk_edit_account_async (get_desk (self), other, NULL, NULL, NULL);
  panel_fixture_wait (has_theirs, self);

  panel_fixture_act (self, "panel.save");
  panel_fixture_wait (is_asked, self);
  g_assert_true (has_theirs (self));
  g_assert_null (self->failure);
  mine = panel_fixture_find_text (self->panel, "Yours: mine");
  g_assert_nonnull (mine);
  gtk_check_button_set_active (
    GTK_CHECK_BUTTON (gtk_widget_get_ancestor (mine, GTK_TYPE_CHECK_BUTTON)), TRUE);
  panel_fixture_act (self, "panel.save");
  panel_fixture_wait (has_mine, self);
  g_assert_null (self->failure);
}

static GtkWidget *
find_print_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (GTK_IS_PRINT_UNIX_DIALOG (l->data))
      return l->data;
  return NULL;
}

static gboolean
is_printing (PanelFixture *self)
{
  return find_print_dialog () != NULL;
}

static gboolean
can_print (PanelFixture *self)
{
  return panel_fixture_find_text (self->panel, "Print it (logged)") != NULL;
}

static gboolean
can_make (PanelFixture *self)
{
  return panel_fixture_find_text (self->panel, "Make the key") != NULL;
}

static void
press (PanelFixture *self,
       const char   *label)
{
  GtkWidget *text = panel_fixture_find_text (self->panel, label);

  g_assert_nonnull (text);
  g_signal_emit_by_name (gtk_widget_get_ancestor (text, GTK_TYPE_BUTTON), "clicked");
}

/* The recovery code is made, and goes to a printer that somebody chooses. */
static void
test_paper (PanelFixture  *self,
            gconstpointer  unused)
{
  show (self);
  add_account (self);
  panel_fixture_act (self, "demo.key");
  panel_fixture_wait (can_make, self);
  gtk_check_button_set_active (
    GTK_CHECK_BUTTON (panel_fixture_find (self->panel, GTK_TYPE_CHECK_BUTTON)), TRUE);
  press (self, "Make the key");
  panel_fixture_wait (can_print, self);
  press (self, "Print it (logged)");
  panel_fixture_wait (is_printing, self);
  gtk_dialog_response (GTK_DIALOG (find_print_dialog ()), GTK_RESPONSE_CANCEL);
  panel_fixture_settle (self);
  g_assert_null (self->failure);
}

#define ADD(path, func) \
  g_test_add (path, PanelFixture, NULL, panel_fixture_set_up, func, panel_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  /* No secret service: the key lies in a file, in the home that the display comes with. */
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all", TRUE);
  gtk_test_init (&argc, &argv);
  foyer_widgets_init ();

  ADD ("/demo-panel/product", test_product);
  ADD ("/demo-panel/words", test_words);
  ADD ("/demo-panel/extension", test_extension);
  ADD ("/demo-panel/conflict", test_conflict);
  ADD ("/demo-panel/paper", test_paper);

  return g_test_run ();
}
