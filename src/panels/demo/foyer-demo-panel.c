#include "panels/demo/foyer-demo-panel.h"

#include "panels/demo/foyer-demo-account-editor.h"
#include "panels/demo/foyer-demo-account-view.h"
#include "panels/demo/foyer-demo-card.h"
#include "panels/demo/foyer-demo-figures-page.h"
#include "panels/demo/foyer-demo-key-page.h"
#include "panels/demo/foyer-demo-points-page.h"
#include "panels/demo/foyer-demo-pool.h"
#include "panels/demo/foyer-demo-presenter.h"
#include "panels/demo/foyer-demo-session-view.h"
#include "panels/foyer-split.h"
#include "service/foyer-words.h"
#include "widgets/foyer-empty-state.h"

#include <glib/gi18n-lib.h>

#define EXTENSION_US (10 * G_TIME_SPAN_MINUTE)

struct _FoyerDemoPanel
{
  FoyerPanel parent_instance;

  FoyerDemoAccount *account;  /* what is looked at */
  FoyerDemoSession *session;
  GtkWindow *presenter;       /* weak */

  FoyerSplit *split;
  FoyerDemoPool *pool;
  GtkStack *work;
  GtkLabel *figures;
  GtkPopover *more;
  GtkWidget *lead_buttons;
  FoyerDemoSessionView *session_view;
  FoyerDemoAccountView *account_view;
  FoyerDemoFiguresPage *figures_page;
  FoyerDemoPointsPage *points_page;
  FoyerDemoKeyPage *key_page;
  FoyerDemoAccountEditor *editor;
  FoyerDemoCard *card;
};

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

static GCancellable *
get_cancellable (FoyerDemoPanel *self)
{
  return foyer_panel_get_cancellable (FOYER_PANEL (self));
}

/* What is shown */

static gboolean
is_page (FoyerDemoPanel *self,
         const char     *name)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->work), name) == 0;
}

static void
show_record_page (FoyerDemoPanel *self)
{
  gtk_stack_set_visible_child_name (self->work, self->session != NULL   ? "session"
                                                : self->account != NULL ? "account"
                                                                        : "empty");
}

static void
show_selected (FoyerDemoPanel *self)
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
  if (is_page (self, "session") || is_page (self, "account") || is_page (self, "empty"))
    show_record_page (self);
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
  show_selected (self);
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

/* Sessions */

static void
on_session_done (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (FoyerDemoPanel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerDemoSession) session =
    foyer_demo_desk_finish (FOYER_DEMO_DESK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    {
      if (!foyer_demo_card_show_error (self->card, error))
        foyer_panel_fail (FOYER_PANEL (self), NULL, error);
      show_selected (self);
      return;
    }
  if (!foyer_demo_session_is_open (session))
    foyer_demo_card_finish (self->card);
  foyer_demo_pool_select (self->pool, foyer_record_get_id (FOYER_RECORD (session)));
}

static void
on_lent (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (FoyerDemoPanel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerDemoSession) session =
    foyer_demo_desk_finish (FOYER_DEMO_DESK (source), result, &error);
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error == NULL)
    {
      foyer_demo_pool_select (self->pool, foyer_record_get_id (FOYER_RECORD (session)));
      show_record_page (self);
      return;
    }
  sentence = foyer_demo_desk_describe_error (get_desk (self), self->account, error);
  foyer_panel_fail (FOYER_PANEL (self), sentence, error);
}

/* @product: (nullable): what is shown instead of an account */
static void
begin (FoyerDemoPanel   *self,
       FoyerDemoAccount *account,
       const char       *product)
{
  foyer_demo_desk_lend_async (get_desk (self), account, NULL, NULL, FOYER_IDENTITY_NONE, product,
                              get_cancellable (self), on_lent, g_object_ref (self));
}

static void
on_new (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  begin (FOYER_DEMO_PANEL (widget), NULL, NULL);
}

/* D3: it is named in the card. */
static void
on_new_product (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  FoyerDemoPanel *self = FOYER_DEMO_PANEL (widget);

  gtk_popover_popdown (self->more);
  begin (self, NULL, "");
}

static void
close_session (FoyerDemoPanel *self)
{
  FoyerDemoResult result;

  foyer_split_show_card (self->split, TRUE);
  if (foyer_demo_card_get_result (self->card, &result))
    foyer_demo_desk_close_async (get_desk (self), self->session, &result, get_cancellable (self),
                                 on_session_done, g_object_ref (self));
}

static void
next_of_session (FoyerDemoPanel *self)
{
  FoyerDemoStep step = foyer_demo_session_get_step (self->session);
  gboolean has_account = !foyer_uuid_is_none (foyer_demo_session_get_account (self->session));

  switch (step)
    {
    case FOYER_DEMO_STEP_SHOW:
      if (has_account)
        foyer_demo_desk_log_out_async (get_desk (self), self->session, get_cancellable (self),
                                       on_session_done, g_object_ref (self));
      else
        close_session (self);
      break;
    case FOYER_DEMO_STEP_CENTRE:
    case FOYER_DEMO_STEP_USAGE:
    case FOYER_DEMO_STEP_QUESTIONS:
      foyer_demo_desk_follow_up_async (get_desk (self), self->session, step, TRUE,
                                       get_cancellable (self), on_session_done,
                                       g_object_ref (self));
      break;
    case FOYER_DEMO_STEP_RESULT:
      close_session (self);
      break;
    case FOYER_DEMO_STEP_LOG_OUT:
    case FOYER_DEMO_STEP_NONE:
      break;
    }
}

static void
on_account_done (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (FoyerDemoPanel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerDemoAccount) account =
    foyer_demo_desk_finish_account (FOYER_DEMO_DESK (source), result, NULL, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    foyer_panel_fail (FOYER_PANEL (self), NULL, error);
  else
    foyer_demo_pool_select (self->pool, foyer_record_get_id (FOYER_RECORD (account)));
  show_selected (self);
}

static void
move (FoyerDemoPanel *self,
      FoyerDemoMove   what,
      FoyerStaff     *colleague,
      const char     *text)
{
  if (self->account != NULL)
    foyer_demo_desk_move_async (get_desk (self), self->account, what, colleague, text,
                                get_cancellable (self), on_account_done, g_object_ref (self));
}

static void
next_of_account (FoyerDemoPanel *self)
{
  if (foyer_demo_account_get_state (self->account) == FOYER_DEMO_ACCOUNT_RESET)
    move (self, FOYER_DEMO_MOVE_RESET, NULL, NULL);
  else
    begin (self, self->account, NULL);
}

static void
on_next (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  FoyerDemoPanel *self = FOYER_DEMO_PANEL (widget);

  if (is_page (self, "editor"))
    foyer_demo_account_editor_save (self->editor);
  else if (self->session != NULL)
    next_of_session (self);
  else if (self->account != NULL)
    next_of_account (self);
}

static void
on_tick (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  FoyerDemoPanel *self = FOYER_DEMO_PANEL (widget);
  g_autoptr (GPtrArray) points = NULL;
  gboolean is_on;
  guint index;

  if (self->session == NULL)
    return;
  g_variant_get (parameter, "(ub)", &index, &is_on);
  points = foyer_demo_desk_list_points (get_desk (self),
                                        foyer_demo_session_get_identity (self->session), TRUE);
  if (index < points->len)
    foyer_demo_desk_tick_point_async (get_desk (self), self->session, points->pdata[index], is_on,
                                      get_cancellable (self), on_session_done,
                                      g_object_ref (self));
}

static void
on_identity (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  FoyerDemoPanel *self = FOYER_DEMO_PANEL (widget);
  g_autoptr (GEnumClass) klass = g_type_class_ref (FOYER_TYPE_IDENTITY);
  GEnumValue *value = g_enum_get_value_by_nick (klass, g_variant_get_string (parameter, NULL));

  if (self->session != NULL && value != NULL)
    foyer_demo_desk_set_identity_async (get_desk (self), self->session, value->value,
                                        get_cancellable (self), on_session_done,
                                        g_object_ref (self));
}

static void
on_product (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  FoyerDemoPanel *self = FOYER_DEMO_PANEL (widget);

  if (self->session != NULL)
    foyer_demo_desk_set_product_async (get_desk (self), self->session,
                                       g_variant_get_string (parameter, NULL),
                                       get_cancellable (self), on_session_done,
                                       g_object_ref (self));
}

static void
on_extend (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  FoyerDemoPanel *self = FOYER_DEMO_PANEL (widget);

  if (self->session != NULL)
    foyer_demo_desk_extend_async (get_desk (self), self->session, EXTENSION_US,
                                  g_variant_get_string (parameter, NULL), get_cancellable (self),
                                  on_session_done, g_object_ref (self));
}

static void
on_abort (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  FoyerDemoPanel *self = FOYER_DEMO_PANEL (widget);

  if (self->session != NULL)
    foyer_demo_desk_abort_async (get_desk (self), self->session,
                                 g_variant_get_string (parameter, NULL), get_cancellable (self),
                                 on_session_done, g_object_ref (self));
}

static void
on_presenter (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  FoyerDemoPanel *self = FOYER_DEMO_PANEL (widget);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));

  if (self->presenter == NULL)
    {
      self->presenter = GTK_WINDOW (foyer_demo_presenter_new (get_services (self)));
      g_object_add_weak_pointer (G_OBJECT (self->presenter), (gpointer *) &self->presenter);
      gtk_window_set_application (self->presenter, gtk_window_get_application (window));
    }
  foyer_demo_presenter_set_session (FOYER_DEMO_PRESENTER (self->presenter), self->session);
  gtk_window_present (self->presenter);
}

static void
on_show_password (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  FoyerDemoPanel *self = FOYER_DEMO_PANEL (widget);

  foyer_split_show_card (self->split, TRUE);
  foyer_demo_card_show_password (self->card);
}

static void
on_copy_password (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  foyer_demo_card_copy_password (FOYER_DEMO_PANEL (widget)->card);
}

/* Accounts */

static void
on_reset_tick (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  FoyerDemoPanel *self = FOYER_DEMO_PANEL (widget);
  gboolean is_on;
  guint index;

  g_variant_get (parameter, "(ub)", &index, &is_on);
  if (self->account != NULL)
    foyer_demo_desk_tick_reset_async (get_desk (self), self->account, index, is_on,
                                      get_cancellable (self), on_account_done,
                                      g_object_ref (self));
}

static void
on_move (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  FoyerDemoPanel *self = FOYER_DEMO_PANEL (widget);
  const char *key, *text;
  FoyerStaff *colleague = NULL;
  FoyerUuid id;
  int what;

  g_variant_get (parameter, "(i&s&s)", &what, &key, &text);
  if (foyer_uuid_parse (key, &id))
    colleague = foyer_people_lookup (foyer_services_get_people (get_services (self)), &id);
  move (self, what, colleague, text);
}

static void
show_editor (FoyerDemoPanel   *self,
             FoyerDemoAccount *account)
{
  gtk_stack_set_visible_child_name (self->work, "editor");
  foyer_demo_account_editor_edit (self->editor, account);
}

static void
on_edit (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  FoyerDemoPanel *self = FOYER_DEMO_PANEL (widget);

  if (self->account != NULL)
    show_editor (self, self->account);
}

static void
on_add (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  gtk_popover_popdown (FOYER_DEMO_PANEL (widget)->more);
  show_editor (FOYER_DEMO_PANEL (widget), NULL);
}

static void
on_password (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  FoyerDemoPanel *self = FOYER_DEMO_PANEL (widget);

  if (self->account == NULL)
    return;
  gtk_stack_set_visible_child_name (self->work, "editor");
  foyer_demo_account_editor_ask_secret (self->editor, self->account);
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
  show_selected (self);
  show_record_page (self);
}

static void
on_save (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  FoyerDemoPanel *self = FOYER_DEMO_PANEL (widget);

  if (is_page (self, "editor"))
    foyer_demo_account_editor_save (self->editor);
}

/* Pages */

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
  show_record_page (self);
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
  if (is_page (self, "session"))
    foyer_demo_session_view_toggle (self->session_view, digit - 1);
  else if (is_page (self, "account"))
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
  show_record_page (self);
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
  gtk_widget_class_install_action (widget_class, "demo.abort", "s", on_abort);
  gtk_widget_class_install_action (widget_class, "demo.add", NULL, on_add);
  gtk_widget_class_install_action (widget_class, "demo.copy-password", NULL, on_copy_password);
  gtk_widget_class_install_action (widget_class, "demo.edit", NULL, on_edit);
  gtk_widget_class_install_action (widget_class, "demo.extend", "s", on_extend);
  gtk_widget_class_install_action (widget_class, "demo.figures", NULL, on_show_figures);
  gtk_widget_class_install_action (widget_class, "demo.identity", "s", on_identity);
  gtk_widget_class_install_action (widget_class, "demo.key", NULL, on_show_key);
  gtk_widget_class_install_action (widget_class, "demo.move", "(iss)", on_move);
  gtk_widget_class_install_action (widget_class, "demo.new-product", NULL, on_new_product);
  gtk_widget_class_install_action (widget_class, "demo.next", NULL, on_next);
  gtk_widget_class_install_action (widget_class, "demo.password", NULL, on_password);
  gtk_widget_class_install_action (widget_class, "demo.points", NULL, on_show_points);
  gtk_widget_class_install_action (widget_class, "demo.presenter", NULL, on_presenter);
  gtk_widget_class_install_action (widget_class, "demo.product", "s", on_product);
  gtk_widget_class_install_action (widget_class, "demo.reset-tick", "(ub)", on_reset_tick);
  gtk_widget_class_install_action (widget_class, "demo.show-password", NULL, on_show_password);
  gtk_widget_class_install_action (widget_class, "demo.tick", "(ub)", on_tick);
  gtk_widget_class_install_action (widget_class, "panel.back", NULL, on_back);
  gtk_widget_class_install_action (widget_class, "panel.digit", "u", on_digit);
  gtk_widget_class_install_action (widget_class, "panel.edit", NULL, on_edit);
  gtk_widget_class_install_action (widget_class, "panel.find", NULL, on_find);
  gtk_widget_class_install_action (widget_class, "panel.new", NULL, on_new);
  gtk_widget_class_install_action (widget_class, "panel.next-step", NULL, on_next);
  gtk_widget_class_install_action (widget_class, "panel.save", NULL, on_save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F4, 0, "demo.show-password", NULL);
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
  gtk_widget_class_bind_template_callback (widget_class, on_told);
  gtk_widget_class_bind_template_callback (widget_class, show_selected);
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
