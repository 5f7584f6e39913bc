#include "panels/demo/foyer-demo-panel-private.h"

#include "panels/demo/foyer-demo-presenter.h"
#include "service/foyer-words.h"
#include "widgets/foyer-empty-state.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (FoyerDemoPanel, foyer_demo_panel, FOYER_TYPE_PANEL)

static const FoyerKeyHint key_hints[] = {
  { "<Control>n", NC_("key bar", "start a demo") },
  { "1–9", NC_("key bar", "tick") },
  { "<Control>Return", NC_("key bar", "next step") },
  { "F4", NC_("key bar", "password"), TRUE },
  { "F2", NC_("key bar", "change"), TRUE },
  { "<Control>z", NC_("key bar", "undo"), TRUE },
  { NULL },
};

static GObject *
get_badge_source (FoyerServices *services)
{
  return G_OBJECT (foyer_services_get_demo_desk (services));
}

/* Also the item by which the end of a demo rings: it stands for the demo. */
static gboolean
shows_record (FoyerRecord *record)
{
  return FOYER_IS_DEMO_SESSION (record) || FOYER_IS_DEMO_ACCOUNT (record)
         || (FOYER_IS_ITEM (record)
             && foyer_item_get_kind (FOYER_ITEM (record)) == FOYER_ITEM_DEMO);
}

const FoyerPanelInfo foyer_demo_panel_info = {
  .name = "demo",
  .title = NC_("panel", "Demo accounts"),
  .icon_name = "foyer-demo-symbolic",
  .get_type = foyer_demo_panel_get_type,
  .get_badge_source = get_badge_source,
  .badge_property = "over-count",
  .badge_label = NC_("badge", "over their time"),
  .badge_tone = FOYER_TONE_CRIT,
  .shows_record = shows_record,
};

static FoyerServices *
get_services (FoyerDemoPanel *self)
{
  return foyer_panel_get_services (FOYER_PANEL (self));
}

static FoyerDemoDesk *
get_desk (FoyerDemoPanel *self)
{
  return foyer_services_get_demo_desk (get_services (self));
}

/* What is shown */

gboolean
foyer_demo_panel_is_page (FoyerDemoPanel *self,
                          const char     *name)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->work), name) == 0;
}

/* Whether the page is that of what is selected. */
static gboolean
is_record_page (FoyerDemoPanel *self)
{
  return foyer_demo_panel_is_page (self, "session") || foyer_demo_panel_is_page (self, "account")
         || foyer_demo_panel_is_page (self, "empty");
}

void
foyer_demo_panel_show_record_page (FoyerDemoPanel *self)
{
  gtk_stack_set_visible_child_name (self->work, self->session != NULL   ? "session"
                                                : self->account != NULL ? "account"
                                                                        : "empty");
}

void
foyer_demo_panel_show_selected (FoyerDemoPanel *self)
{
  FoyerRecord *record = foyer_demo_pool_get_record (self->pool);
  FoyerDemoSession *session = record != NULL && FOYER_IS_DEMO_SESSION (record)
                                ? FOYER_DEMO_SESSION (record) : NULL;
  FoyerDemoAccount *account = record != NULL && FOYER_IS_DEMO_ACCOUNT (record)
                                ? FOYER_DEMO_ACCOUNT (record) : NULL;

  if (session != NULL)
    account = foyer_demo_desk_find_account (get_desk (self),
                                            foyer_demo_session_get_account (session));
  g_set_object (&self->session, session);
  g_set_object (&self->account, account);
  foyer_demo_session_view_set_session (self->session_view, session);
  foyer_demo_account_view_set_account (self->account_view, account);
  foyer_demo_card_set (self->card, account, session);
  if (self->presenter != NULL)
    foyer_demo_presenter_set_session (FOYER_DEMO_PRESENTER (self->presenter), session);
  if (is_record_page (self))
    foyer_demo_panel_show_record_page (self);
}

static void
show_figures (FoyerDemoPanel *self)
{
  gulong n_open = g_list_model_get_n_items (foyer_demo_desk_get_open (get_desk (self)));
  gulong n_today = g_list_model_get_n_items (foyer_demo_desk_get_today (get_desk (self)));
  g_autofree char *open = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu running",
                                                        "%lu running", n_open), n_open);
  g_autofree char *today = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu finished today",
                                                         "%lu finished today", n_today), n_today);
  g_autofree char *text = g_strconcat (open, C_("line", " · "), today, NULL);

  gtk_label_set_label (self->figures, text);
}

static void
on_staff_changed (FoyerDemoPanel *self)
{
  gtk_widget_set_visible (self->lead_buttons,
                          foyer_session_may (foyer_services_get_session (get_services (self)),
                                             FOYER_RIGHT_DEMO));
  foyer_demo_panel_show_selected (self);
}

static void
on_over_time (FoyerDemoPanel   *self,
              FoyerDemoSession *session)
{
  FoyerDemoAccount *account =
    foyer_demo_desk_find_account (get_desk (self), foyer_demo_session_get_account (session));
  /* Translators: %s is a demo account such as DEMO-03. */
  g_autofree char *text = g_strdup_printf (_("The demo with %s is over its time"),
                                           account != NULL
                                             ? foyer_demo_account_get_label (account)
                                             : foyer_demo_session_get_number (session));

  foyer_panel_tell (FOYER_PANEL (self), text);
}

/* Pages */

/* How to log in and what came of it belong to a session or an account: the others have the
 * room to themselves. */
static void
on_page_changed (FoyerDemoPanel *self)
{
  if (self->card != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->card),
                            foyer_demo_panel_is_page (self, "session")
                            || foyer_demo_panel_is_page (self, "account"));
}

static void
on_editor_failed (FoyerDemoPanel *self,
                  GError         *error)
{
  foyer_panel_fail (FOYER_PANEL (self), NULL, error);
  /* The first password of a shop: its key is made first. */
  if (g_error_matches (error, FOYER_VAULT_ERROR, FOYER_VAULT_ERROR_NO_KEY)
      || g_error_matches (error, FOYER_VAULT_ERROR, FOYER_VAULT_ERROR_NOT_ENROLLED))
    gtk_widget_activate_action (GTK_WIDGET (self), "demo.key", NULL);
}

static void
on_account_saved (FoyerDemoPanel   *self,
                  FoyerDemoAccount *account)
{
  foyer_demo_pool_select (self->pool, foyer_record_get_id (FOYER_RECORD (account)));
  foyer_demo_panel_show_selected (self);
  foyer_demo_panel_show_record_page (self);
}

/* A page is chosen: the menu that leads there goes. */
static void
show_page (FoyerDemoPanel *self,
           const char     *name)
{
  gtk_popover_popdown (self->more);
  gtk_stack_set_visible_child_name (self->work, name);
}

static void
on_show_figures (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  FoyerDemoPanel *self = FOYER_DEMO_PANEL (widget);

  show_page (self, "figures");
  foyer_demo_figures_page_read (self->figures_page);
}

static void
on_show_points (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  show_page (FOYER_DEMO_PANEL (widget), "points");
}

static void
on_show_key (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  FoyerDemoPanel *self = FOYER_DEMO_PANEL (widget);

  show_page (self, "key");
  foyer_demo_key_page_look (self->key_page);
}

static void
on_back (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  FoyerDemoPanel *self = FOYER_DEMO_PANEL (widget);

  foyer_demo_account_editor_leave (self->editor);
  foyer_demo_panel_show_record_page (self);
  foyer_split_show_card (self->split, FALSE);
  foyer_demo_pool_focus (self->pool);
}

static void
on_find (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  foyer_demo_pool_focus (FOYER_DEMO_PANEL (widget)->pool);
}

static void
on_digit (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  FoyerDemoPanel *self = FOYER_DEMO_PANEL (widget);
  guint digit = g_variant_get_uint32 (parameter);

  if (digit == 0)
    return;
  if (foyer_demo_panel_is_page (self, "session"))
    foyer_demo_session_view_toggle (self->session_view, digit - 1);
  else if (foyer_demo_panel_is_page (self, "account"))
    foyer_demo_account_view_toggle (self->account_view, digit - 1);
}

static void
on_failed (FoyerDemoPanel *self,
           GError         *error)
{
  foyer_panel_fail (FOYER_PANEL (self), NULL, error);
}

static void
on_told (FoyerDemoPanel *self,
         const char     *sentence)
{
  foyer_panel_tell (FOYER_PANEL (self), sentence);
}

/* Somebody began a demo, perhaps from the board: it is what the desk talks about now. */
static void
on_act_done (FoyerDemoPanel  *self,
             const char      *act,
             FoyerRecord     *subject,
             const FoyerUuid *op_id)
{
  if (subject == NULL || !FOYER_IS_DEMO_SESSION (subject) || !g_str_equal (act, "demo.lend"))
    return;

  foyer_demo_pool_select (self->pool, foyer_record_get_id (subject));
  foyer_demo_panel_show_record_page (self);
}

/* The own session comes first, also after a restart. */
static void
select_own (FoyerDemoPanel *self)
{
  GListModel *open = foyer_demo_desk_get_open (get_desk (self));
  FoyerActor actor = foyer_session_get_actor (foyer_services_get_session (get_services (self)));

  for (guint i = 0; i < g_list_model_get_n_items (open); i++)
    {
      g_autoptr (FoyerDemoSession) session = g_list_model_get_item (open, i);

      if (foyer_uuid_equal (foyer_demo_session_get_rep (session), &actor.staff))
        foyer_demo_pool_select (self->pool, foyer_record_get_id (FOYER_RECORD (session)));
    }
}

static void
foyer_demo_panel_load (FoyerPanel *panel)
{
  FoyerDemoPanel *self = FOYER_DEMO_PANEL (panel);
  FoyerServices *services = foyer_panel_get_services (panel);
  FoyerDemoDesk *desk = foyer_services_get_demo_desk (services);

  foyer_demo_session_view_connect (self->session_view, services);
  foyer_demo_account_editor_connect (self->editor, services);
  foyer_demo_account_view_connect (self->account_view, services);
  foyer_demo_card_connect (self->card, services, foyer_panel_get_drafts (panel));
  foyer_demo_figures_page_connect (self->figures_page, services);
  foyer_demo_points_page_connect (self->points_page, services);
  foyer_demo_key_page_connect (self->key_page, services);
  foyer_demo_pool_connect (self->pool, services);
  g_signal_connect_object (foyer_demo_desk_get_open (desk), "items-changed",
                           G_CALLBACK (show_figures), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (foyer_demo_desk_get_today (desk), "items-changed",
                           G_CALLBACK (show_figures), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "over-time", G_CALLBACK (on_over_time), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (foyer_services_get_session (services), "notify::staff",
                           G_CALLBACK (on_staff_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (foyer_services_get_history (services), "done",
                           G_CALLBACK (on_act_done), self, G_CONNECT_SWAPPED);
  show_figures (self);
  select_own (self);
  on_staff_changed (self);
  foyer_demo_pool_focus (self->pool);
}

static gboolean
foyer_demo_panel_show_record (FoyerPanel  *panel,
                              FoyerRecord *record)
{
  if (!shows_record (record))
    return FALSE;

  foyer_panel_load (panel);
  foyer_demo_pool_select (FOYER_DEMO_PANEL (panel)->pool,
                          FOYER_IS_ITEM (record) ? foyer_item_get_origin_id (FOYER_ITEM (record))
                                                 : foyer_record_get_id (record));
  return TRUE;
}

static void
foyer_demo_panel_dispose (GObject *object)
{
  FoyerDemoPanel *self = FOYER_DEMO_PANEL (object);

  if (self->presenter != NULL)
    gtk_window_destroy (self->presenter);
  g_clear_object (&self->session);
  g_clear_object (&self->account);

  G_OBJECT_CLASS (foyer_demo_panel_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  foyer_demo_panel_install_acts (widget_class);
  gtk_widget_class_install_action (widget_class, "demo.figures", NULL, on_show_figures);
  gtk_widget_class_install_action (widget_class, "demo.key", NULL, on_show_key);
  gtk_widget_class_install_action (widget_class, "demo.points", NULL, on_show_points);
  gtk_widget_class_install_action (widget_class, "panel.back", NULL, on_back);
  gtk_widget_class_install_action (widget_class, "panel.digit", "u", on_digit);
  gtk_widget_class_install_action (widget_class, "panel.find", NULL, on_find);
}

static void
foyer_demo_panel_class_init (FoyerDemoPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  FoyerPanelClass *panel_class = FOYER_PANEL_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_demo_panel_dispose;
  panel_class->load = foyer_demo_panel_load;
  panel_class->show_record = foyer_demo_panel_show_record;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/demo/foyer-demo-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoPanel, split);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoPanel, pool);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoPanel, work);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoPanel, figures);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoPanel, lead_buttons);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoPanel, more);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoPanel, session_view);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoPanel, account_view);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoPanel, figures_page);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoPanel, points_page);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoPanel, key_page);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoPanel, editor);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoPanel, card);
  gtk_widget_class_bind_template_callback (widget_class, on_account_saved);
  gtk_widget_class_bind_template_callback (widget_class, on_editor_failed);
  gtk_widget_class_bind_template_callback (widget_class, on_failed);
  gtk_widget_class_bind_template_callback (widget_class, on_page_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_told);
  gtk_widget_class_bind_template_callback (widget_class, foyer_demo_panel_show_selected);
  install_actions (widget_class);
}

static void
foyer_demo_panel_init (FoyerDemoPanel *self)
{
  FoyerPanel *panel = FOYER_PANEL (self);

  g_type_ensure (FOYER_TYPE_DEMO_ACCOUNT_EDITOR);
  g_type_ensure (FOYER_TYPE_DEMO_ACCOUNT_VIEW);
  g_type_ensure (FOYER_TYPE_DEMO_CARD);
  g_type_ensure (FOYER_TYPE_DEMO_FIGURES_PAGE);
  g_type_ensure (FOYER_TYPE_DEMO_KEY_PAGE);
  g_type_ensure (FOYER_TYPE_DEMO_POINTS_PAGE);
  g_type_ensure (FOYER_TYPE_DEMO_POOL);
  g_type_ensure (FOYER_TYPE_DEMO_SESSION_VIEW);
  g_type_ensure (FOYER_TYPE_EMPTY_STATE);
  g_type_ensure (FOYER_TYPE_SPLIT);
  gtk_widget_init_template (GTK_WIDGET (self));
  foyer_panel_add_pane (panel, GTK_WIDGET (self->pool));
  foyer_panel_add_pane (panel, GTK_WIDGET (self->work));
  foyer_panel_add_pane (panel, GTK_WIDGET (self->card));
  foyer_panel_set_key_hints (panel, key_hints);
}
