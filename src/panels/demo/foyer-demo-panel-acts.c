/* What can be done at the demo desk: the commands of its panel, each a widget action. */

#include "panels/demo/foyer-demo-panel-private.h"

#include "panels/demo/foyer-demo-presenter.h"

#define EXTENSION_US (10 * G_TIME_SPAN_MINUTE)

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
      foyer_demo_panel_show_selected (self);
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
      foyer_demo_panel_show_record_page (self);
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
  foyer_demo_panel_show_selected (self);
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

  if (foyer_demo_panel_is_page (self, "editor"))
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

  foyer_demo_account_editor_leave (self->editor);
  foyer_demo_panel_show_record_page (self);
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
on_save (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  FoyerDemoPanel *self = FOYER_DEMO_PANEL (widget);

  if (foyer_demo_panel_is_page (self, "editor"))
    foyer_demo_account_editor_save (self->editor);
}

void
foyer_demo_panel_install_acts (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "demo.abort", "s", on_abort);
  gtk_widget_class_install_action (widget_class, "demo.add", NULL, on_add);
  gtk_widget_class_install_action (widget_class, "demo.copy-password", NULL, on_copy_password);
  gtk_widget_class_install_action (widget_class, "demo.edit", NULL, on_edit);
  gtk_widget_class_install_action (widget_class, "demo.extend", "s", on_extend);
  gtk_widget_class_install_action (widget_class, "demo.identity", "s", on_identity);
  gtk_widget_class_install_action (widget_class, "demo.move", "(iss)", on_move);
  gtk_widget_class_install_action (widget_class, "demo.new-product", NULL, on_new_product);
  gtk_widget_class_install_action (widget_class, "demo.next", NULL, on_next);
  gtk_widget_class_install_action (widget_class, "demo.password", NULL, on_password);
  gtk_widget_class_install_action (widget_class, "demo.presenter", NULL, on_presenter);
  gtk_widget_class_install_action (widget_class, "panel.board", NULL, on_presenter);
  gtk_widget_class_install_action (widget_class, "demo.product", "s", on_product);
  gtk_widget_class_install_action (widget_class, "demo.reset-tick", "(ub)", on_reset_tick);
  gtk_widget_class_install_action (widget_class, "demo.show-password", NULL, on_show_password);
  gtk_widget_class_install_action (widget_class, "demo.tick", "(ub)", on_tick);
  gtk_widget_class_install_action (widget_class, "panel.edit", NULL, on_edit);
  gtk_widget_class_install_action (widget_class, "panel.new", NULL, on_new);
  gtk_widget_class_install_action (widget_class, "panel.next-step", NULL, on_next);
  gtk_widget_class_install_action (widget_class, "panel.save", NULL, on_save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F4, 0, "demo.show-password", NULL);
}
