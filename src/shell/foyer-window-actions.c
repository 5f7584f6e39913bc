/* What the window does at the press of a key, a button or a menu: one door for all of them. */

#include "shell/foyer-window-private.h"

#include "shell/foyer-keys.h"
#include "shell/foyer-panels.h"

#include "service/foyer-words.h"

#include <glib/gi18n-lib.h>

static void
on_search (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  foyer_omnibox_begin (FOYER_WINDOW (widget)->omnibox);
}

/* The keys of the house that mean something else in every panel. */
static void
on_act (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  FoyerWindow *self = FOYER_WINDOW (widget);
  g_autofree char *name = g_strconcat ("panel.", g_variant_get_string (parameter, NULL), NULL);

  if (self->panel != NULL && foyer_window_is_page (self, FOYER_WINDOW_PANELS))
    gtk_widget_activate_action_variant (GTK_WIDGET (self->panel), name, NULL);
}

static void
on_back (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  FoyerWindow *self = FOYER_WINDOW (widget);

  if (foyer_window_is_page (self, FOYER_WINDOW_SIGN_IN))
    foyer_sign_in_cancel (self->sign_in);
  else if (foyer_omnibox_has_focus (self->omnibox) && self->panel != NULL)
    foyer_panel_focus_pane (self->panel, 1, TRUE);
  else if (self->panel != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (self->panel), "panel.back", NULL);
}

static void
on_go (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  guint number = g_variant_get_uint32 (parameter);
  const FoyerPanelInfo *const *infos = foyer_panels_get ();

  for (guint i = 0; infos[i] != NULL; i++)
    if (i + 1 == number)
      foyer_window_show_panel (FOYER_WINDOW (widget), infos[i]->name);
}

/* A panel knows of somebody who is to be called. */
static void
on_plan_callback (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  FoyerWindow *self = FOYER_WINDOW (widget);

  if (foyer_window_show_panel (self, "callbacks"))
    gtk_widget_activate_action_variant (GTK_WIDGET (self->panel), "panel.plan", parameter);
}

/* Panels send people to each other by name. */
static void
on_show_panel (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  foyer_window_show_panel (FOYER_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* F6: the search box, the sidebar, the panes of the panel, and round again. */
static void
on_next_pane (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  FoyerWindow *self = FOYER_WINDOW (widget);
  int direction = g_variant_get_int32 (parameter);
  GtkWidget *outer[] = { GTK_WIDGET (self->omnibox), GTK_WIDGET (self->sidebar) };
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  int at = G_N_ELEMENTS (outer);

  if (self->panel == NULL)
    return;

  for (guint i = 0; focus != NULL && i < G_N_ELEMENTS (outer); i++)
    if (gtk_widget_is_ancestor (focus, outer[i]))
      at = i;
  if (at == G_N_ELEMENTS (outer) && foyer_panel_focus_pane (self->panel, direction, FALSE))
    return;

  for (at += direction; at >= 0 && at < (int) G_N_ELEMENTS (outer); at += direction)
    if (gtk_widget_child_focus (outer[at], GTK_DIR_TAB_FORWARD))
      return;
  if (at > 0 && direction > 0 && at == (int) G_N_ELEMENTS (outer)
      && foyer_panel_focus_pane (self->panel, direction, TRUE))
    return;
  if (direction > 0)
    gtk_widget_child_focus (outer[0], GTK_DIR_TAB_FORWARD);
  else
    foyer_panel_focus_pane (self->panel, direction, TRUE);
}

static void
tell_step (FoyerWindow  *self,
           FoyerHistory *history,
           GAsyncResult *result,
           gboolean      is_redo)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *act = foyer_history_finish (history, result, &error);
  g_autofree char *told = NULL;

  if (act == NULL)
    {
      if (error != NULL)
        foyer_window_fail (self, NULL, error);
      return;
    }

  /* Translators: a toast: the act that was taken back, or done again, follows. */
  told = g_strdup_printf (is_redo ? _("Done again: %s") : _("Undone: %s"),
                          foyer_words_act (NULL, act));
  foyer_window_tell (self, told);
}

static void
on_undone (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(FoyerWindow) self = user_data;

  tell_step (self, FOYER_HISTORY (source), result, FALSE);
}

static void
on_redone (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(FoyerWindow) self = user_data;

  tell_step (self, FOYER_HISTORY (source), result, TRUE);
}

static void
on_due (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  foyer_due_button_popup (FOYER_WINDOW (widget)->due_button);
}

static void
on_talk (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  foyer_window_note_talking (FOYER_WINDOW (widget), g_variant_get_boolean (parameter));
}

static void
on_undo (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  FoyerWindow *self = FOYER_WINDOW (widget);

  foyer_toast_hide (self->toast);
  foyer_history_undo_async (foyer_services_get_history (self->services), self->cancellable,
                            on_undone, g_object_ref (self));
}

static void
on_redo (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  FoyerWindow *self = FOYER_WINDOW (widget);

  foyer_history_redo_async (foyer_services_get_history (self->services), self->cancellable,
                            on_redone, g_object_ref (self));
}

static void
on_switch_staff (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  FoyerWindow *self = FOYER_WINDOW (widget);

  foyer_window_show_page (self, FOYER_WINDOW_SIGN_IN);
  foyer_sign_in_begin (self->sign_in, TRUE);
}

static void
on_sign_out (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  foyer_session_set_staff (foyer_services_get_session (FOYER_WINDOW (widget)->services), NULL);
}

static void
on_keys (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  foyer_keys_show (GTK_WINDOW (widget));
}

static void
on_close_banner (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  FoyerBanner *banner = FOYER_WINDOW (widget)->banner;
  g_autofree char *key = g_strdup (foyer_banner_get_key (banner));

  if (key != NULL && !foyer_window_put_off_absence (FOYER_WINDOW (widget), key))
    foyer_banner_remove (banner, key);
}

static void
on_deal_absence (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  foyer_window_deal_absence (FOYER_WINDOW (widget));
}

static void
on_hurry (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  FoyerWindow *self = FOYER_WINDOW (widget);

  if (self->services != NULL)
    foyer_store_hurry (foyer_services_get_store (self->services));
}

void
foyer_window_class_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.act", "s", on_act);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, on_back);
  gtk_widget_class_install_action (widget_class, "win.close-banner", NULL, on_close_banner);
  gtk_widget_class_install_action (widget_class, "win.deal-absence", NULL, on_deal_absence);
  gtk_widget_class_install_action (widget_class, "win.due", NULL, on_due);
  gtk_widget_class_install_action (widget_class, "win.go", "u", on_go);
  gtk_widget_class_install_action (widget_class, "win.hurry", NULL, on_hurry);
  gtk_widget_class_install_action (widget_class, "win.keys", NULL, on_keys);
  gtk_widget_class_install_action (widget_class, "win.next-pane", "i", on_next_pane);
  gtk_widget_class_install_action (widget_class, "win.plan-callback", "a{ss}", on_plan_callback);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, on_redo);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, on_search);
  gtk_widget_class_install_action (widget_class, "win.show-panel", "s", on_show_panel);
  gtk_widget_class_install_action (widget_class, "win.sign-out", NULL, on_sign_out);
  gtk_widget_class_install_action (widget_class, "win.switch-staff", NULL, on_switch_staff);
  gtk_widget_class_install_action (widget_class, "win.talk", "b", on_talk);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, on_undo);
}

/* Which of the acts are possible now. */
void
foyer_window_update_actions (FoyerWindow *self)
{
  FoyerHistory *history = self->services != NULL ? foyer_services_get_history (self->services)
                                                 : NULL;
  gboolean is_open = self->services != NULL && foyer_window_is_page (self, FOYER_WINDOW_PANELS);
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "win.due", is_open);
  gtk_widget_action_set_enabled (widget, "win.search", is_open);
  gtk_widget_action_set_enabled (widget, "win.switch-staff", is_open);
  gtk_widget_action_set_enabled (widget, "win.sign-out", is_open);
  gtk_widget_action_set_enabled (widget, "win.undo",
                                 is_open && foyer_history_get_can_undo (history));
  gtk_widget_action_set_enabled (widget, "win.redo",
                                 is_open && foyer_history_get_can_redo (history));
}

/* A digit belongs to the panel unless a text field has the focus; Ctrl shows the digits of the
 * sidebar as long as it is held. */
static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                FoyerWindow           *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  guint32 character = gdk_keyval_to_unicode (keyval);

  if (keyval == GDK_KEY_Control_L || keyval == GDK_KEY_Control_R)
    g_object_set (self->sidebar, "shows-digits", TRUE, NULL);
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0
      || character < '0' || character > '9'
      || GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus)
      || self->panel == NULL || !foyer_window_is_page (self, FOYER_WINDOW_PANELS))
    return GDK_EVENT_PROPAGATE;

  return gtk_widget_activate_action (GTK_WIDGET (self->panel), "panel.digit", "u",
                                     character - '0');
}

static void
on_key_released (GtkEventControllerKey *controller,
                 guint                  keyval,
                 guint                  keycode,
                 GdkModifierType        state,
                 FoyerWindow           *self)
{
  if (keyval == GDK_KEY_Control_L || keyval == GDK_KEY_Control_R)
    g_object_set (self->sidebar, "shows-digits", FALSE, NULL);
}

static void
on_active_changed (FoyerWindow *self)
{
  /* A key that is released in another window is never heard of here. */
  if (!gtk_window_is_active (GTK_WINDOW (self)))
    g_object_set (self->sidebar, "shows-digits", FALSE, NULL);
}

void
foyer_window_add_key_controllers (FoyerWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  g_signal_connect (keys, "key-released", G_CALLBACK (on_key_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (on_active_changed), NULL);
}
