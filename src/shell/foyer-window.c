#include "shell/foyer-window-private.h"

#include "shell/foyer-keys.h"
#include "shell/foyer-panels.h"

#include "service/foyer-opening.h"
#include "service/foyer-words.h"
#include "widgets/foyer-key-bar.h"

#include <glib/gi18n-lib.h>

#define ROOMY_WIDTH 1600
#define WAITING_MS 600

G_DEFINE_FINAL_TYPE (FoyerWindow, foyer_window, GTK_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_PANEL = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static FoyerApplication *
get_application (FoyerWindow *self)
{
  return FOYER_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
}

static FoyerSession *
get_session (FoyerWindow *self)
{
  return self->services != NULL ? foyer_services_get_session (self->services) : NULL;
}

static FoyerStaff *
get_staff (FoyerWindow *self)
{
  FoyerSession *session = get_session (self);

  return session != NULL ? foyer_session_get_staff (session) : NULL;
}

gboolean
foyer_window_is_page (FoyerWindow *self,
                      const char  *name)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), name) == 0;
}

/* Shows one of the pages, and with it only what can be used there. */
void
foyer_window_show_page (FoyerWindow *self,
                        const char  *name)
{
  gboolean is_panels = g_str_equal (name, FOYER_WINDOW_PANELS);

  /* A text that goes out of sight with the focus in it would go on blinking. */
  if (!foyer_window_is_page (self, name))
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_stack_set_visible_child_name (self->pages, name);
  gtk_widget_set_visible (GTK_WIDGET (self->sidebar),
                          is_panels || g_str_equal (name, FOYER_WINDOW_OPENING));
  gtk_widget_set_sensitive (GTK_WIDGET (self->sidebar), is_panels);
  gtk_widget_set_sensitive (GTK_WIDGET (self->omnibox), is_panels);
  gtk_widget_set_visible (GTK_WIDGET (self->key_bar), is_panels);
  g_clear_handle_id (&self->waiting_source, g_source_remove);
  foyer_window_update_actions (self);
}

/* The key bar shows the keys of the panel, and after them F1. */
static void
update_key_bar (FoyerWindow *self)
{
  static const FoyerKeyHint all_keys = { "F1", NC_("key bar", "all keys"), TRUE };
  g_autoptr(GArray) hints = g_array_new (TRUE, TRUE, sizeof (FoyerKeyHint));
  const FoyerKeyHint *hint;

  if (self->panel != NULL)
    for (hint = foyer_panel_get_key_hints (self->panel); hint != NULL && hint->keys != NULL; hint++)
      g_array_append_val (hints, *hint);
  g_array_append_val (hints, all_keys);
  foyer_key_bar_set_hints (self->key_bar, (const FoyerKeyHint *) hints->data);
}

static void
on_panel_failed (FoyerWindow  *self,
                 const char   *what,
                 const GError *error)
{
  foyer_window_fail (self, what, error);
}

/* Shows @record in the first panel but the present one that shows records of its kind; when there
 * is none, everything stays as it is. */
static gboolean
show_elsewhere (FoyerWindow *self,
                FoyerRecord *record)
{
  g_autofree char *home = g_strdup (foyer_window_get_panel (self));

  for (const FoyerPanelInfo *const *info = foyer_panels_get (); *info != NULL; info++)
    {
      if ((*info)->shows_record == NULL || !(*info)->shows_record (record)
          || g_strcmp0 ((*info)->name, home) == 0)
        continue;
      if (foyer_window_show_panel (self, (*info)->name)
          && foyer_panel_show_record (self->panel, record))
        return TRUE;
      foyer_window_show_panel (self, home);
    }
  return FALSE;
}

/* A panel has something that is at home in another: shown there, or not at all. */
static gboolean
on_panel_passed_on (FoyerWindow *self,
                    FoyerRecord *record)
{
  return show_elsewhere (self, record);
}

static FoyerPanel *
build_panel (FoyerWindow          *self,
             const FoyerPanelInfo *info)
{
  FoyerPanel *panel = g_object_new (info->get_type (),
                                    "services", self->services,
                                    "drafts", foyer_application_get_drafts (get_application (self)),
                                    NULL);

  g_signal_connect_object (panel, "failed", G_CALLBACK (on_panel_failed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (panel, "passed-on", G_CALLBACK (on_panel_passed_on), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (panel, "told", G_CALLBACK (foyer_window_tell), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (panel, "notify::key-hints", G_CALLBACK (update_key_bar),
                           self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->panels, GTK_WIDGET (panel), info->name);
  return panel;
}

/* A list that fills before the first frame makes that frame late. */
static gboolean
on_first_frame (GtkWidget     *widget,
                GdkFrameClock *frame_clock,
                gpointer       user_data)
{
  foyer_panel_load (FOYER_PANEL (widget));
  return G_SOURCE_REMOVE;
}

static void
remove_panels (FoyerWindow *self)
{
  GtkWidget *panel;

  self->panel = NULL;
  while ((panel = gtk_widget_get_first_child (GTK_WIDGET (self->panels))) != NULL)
    gtk_stack_remove (self->panels, panel);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PANEL]);
}

static void
show_last_panel (FoyerWindow *self)
{
  g_autofree char *name =
    g_settings_get_string (foyer_application_get_settings (get_application (self)), "last-panel");

  if (!foyer_window_show_panel (self, name) && foyer_panels_get ()[0] != NULL)
    foyer_window_show_panel (self, foyer_panels_get ()[0]->name);
}

static void
update_staff (FoyerWindow *self)
{
  FoyerStaff *staff = get_staff (self);
  g_autofree char *roles = NULL;

  gtk_widget_set_visible (self->staff_button, staff != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->due_button), staff != NULL);
  if (staff == NULL)
    return;

  /* Who may do everything is shown by the role that lets them. */
  roles = foyer_words_set (NULL, FOYER_TYPE_ROLES,
                           foyer_staff_is_supervisor (staff) ? FOYER_ROLE_SUPERVISOR
                                                             : foyer_staff_get_roles (staff));
  gtk_label_set_label (self->staff_label, foyer_staff_get_name (staff));
  gtk_label_set_label (self->role_label, roles);
}

/* Chooses the page by what the store and the session say. */
void
foyer_window_update_page (FoyerWindow *self)
{
  FoyerShop *shop = foyer_services_get_shop (self->services);

  update_staff (self);
  if (!foyer_shop_get_is_set_up (shop))
    {
      foyer_window_show_page (self, FOYER_WINDOW_FIRST_START);
      foyer_first_start_begin (self->first_start);
    }
  else if (get_staff (self) == NULL)
    {
      /* What one person had on the screen is not for the next. */
      remove_panels (self);
      foyer_window_show_page (self, FOYER_WINDOW_SIGN_IN);
      foyer_sign_in_begin (self->sign_in, FALSE);
    }
  else
    {
      foyer_window_show_page (self, FOYER_WINDOW_PANELS);
      if (self->panel == NULL)
        show_last_panel (self);
    }
}

static void
on_session_changed (FoyerWindow *self)
{
  foyer_window_end_asking (self);
  remove_panels (self);
  foyer_toast_hide (self->toast);
  foyer_window_update_page (self);
}

static void
on_sign_in_done (FoyerWindow *self)
{
  foyer_window_end_asking (self);
  /* Nobody else signed in: the panels are those that stood there. */
  foyer_window_update_page (self);
}

static char *
dup_subject (FoyerRecord *subject)
{
  if (FOYER_IS_VISIT (subject))
    return foyer_words_visitor (NULL, FOYER_VISIT (subject));
  if (FOYER_IS_CUSTOMER (subject))
    return g_strdup (foyer_customer_get_name (FOYER_CUSTOMER (subject)));
  if (FOYER_IS_STAFF (subject))
    return g_strdup (foyer_staff_get_name (FOYER_STAFF (subject)));
  return NULL;
}

/* Something was committed: only now it is told as saved. */
static void
on_act_done (FoyerWindow *self,
             const char  *act,
             FoyerRecord *subject,
             gpointer     op_id)
{
  FoyerShopTime *shop_time = foyer_shop_get_time (foyer_services_get_shop (self->services));
  FoyerStore *store = foyer_services_get_store (self->services);
  gint64 now_us = foyer_clock_now_us (foyer_store_get_clock (store));
  g_autofree char *time = foyer_words_clock (shop_time, now_us);
  /* Translators: in the header, a time of day follows: "Saved 14:36". */
  g_autofree char *saved = g_strdup_printf (_("Saved %s"), time);
  g_autofree char *name = dup_subject (subject);
  g_autofree char *told = NULL;

  gtk_label_set_label (self->saved_label, saved);
  gtk_widget_set_visible (self->saved_box, TRUE);
  foyer_banner_remove (self->banner, "act");

  /* Translators: a toast: whom it is about, and what was done: "Ms Zhou: Left". */
  told = name != NULL && *name != '\0'
         ? g_strdup_printf (C_("toast", "%1$s: %2$s"), name, foyer_words_act (NULL, act))
         : g_strdup (foyer_words_act (NULL, act));
  foyer_toast_show (self->toast, told, C_("toast", "Undo"), "win.undo", "<Control>z");
}

/* A copy that fails once comes by itself later; three days without one are for everybody to see. */
static void
on_backups_overdue_changed (FoyerWindow *self)
{
  FoyerBackups *backups = foyer_services_get_backups (self->services);
  g_autofree char *failure = NULL;
  gboolean is_overdue;

  g_object_get (backups, "is-overdue", &is_overdue, "error", &failure, NULL);
  if (!is_overdue)
    {
      foyer_banner_remove (self->banner, "backups");
      return;
    }

  foyer_banner_put (self->banner, "backups", FOYER_TONE_WARN, NULL,
                    _("For three days no backup could be made. Everything is saved, but there is "
                      "no fresh copy of it."));
  foyer_banner_set_action (self->banner, "backups", C_("banner", "Backups"),
                           "app.preferences::backups");
  foyer_banner_set_details (self->banner, "backups", failure);
}

static void
on_omnibox_chosen (FoyerWindow *self,
                   FoyerRecord *record)
{
  if (!foyer_window_show_record (self, record) && FOYER_IS_CUSTOMER (record))
    foyer_omnibox_offer (self->omnibox, FOYER_CUSTOMER (record));
}

static void
on_omnibox_failed (FoyerWindow  *self,
                   const GError *error)
{
  foyer_window_fail (self, NULL, error);
}

static void
on_sidebar_chosen (FoyerWindow *self,
                   const char  *name)
{
  foyer_window_show_panel (self, name);
}

static void
on_width_changed (FoyerWindow *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self->pages))
              + gtk_widget_get_width (GTK_WIDGET (self->sidebar));

  if (width >= ROOMY_WIDTH)
    gtk_widget_add_css_class (GTK_WIDGET (self), "roomy");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "roomy");
}

static void
foyer_window_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  GTK_WIDGET_CLASS (foyer_window_parent_class)->size_allocate (widget, width, height, baseline);
  on_width_changed (FOYER_WINDOW (widget));
}

static void
foyer_window_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_PANEL:
      g_value_set_string (value, foyer_window_get_panel (FOYER_WINDOW (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_window_dispose (GObject *object)
{
  FoyerWindow *self = FOYER_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->waiting_source, g_source_remove);
  self->panel = NULL;
  g_clear_object (&self->ringer);
  g_clear_pointer (&self->told_due, g_ptr_array_unref);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_window_parent_class)->dispose (object);
}

static void
foyer_window_class_init (FoyerWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = foyer_window_get_property;
  object_class->dispose = foyer_window_dispose;
  widget_class->size_allocate = foyer_window_size_allocate;

  props[PROP_PANEL] = g_param_spec_string ("panel", NULL, NULL, NULL,
                                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  g_type_ensure (FOYER_TYPE_BANNER);
  g_type_ensure (FOYER_TYPE_CHIP);
  g_type_ensure (FOYER_TYPE_DUE_BUTTON);
  g_type_ensure (FOYER_TYPE_FIRST_START);
  g_type_ensure (FOYER_TYPE_KEY_BAR);
  g_type_ensure (FOYER_TYPE_OMNIBOX);
  g_type_ensure (FOYER_TYPE_SIDEBAR);
  g_type_ensure (FOYER_TYPE_SIGN_IN);
  g_type_ensure (FOYER_TYPE_TOAST);
  g_type_ensure (FOYER_TYPE_TROUBLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/foyer/Foyer/ui/shell/foyer-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerWindow, shop_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerWindow, store_chip);
  gtk_widget_class_bind_template_child (widget_class, FoyerWindow, offline_chip);
  gtk_widget_class_bind_template_child (widget_class, FoyerWindow, omnibox);
  gtk_widget_class_bind_template_child (widget_class, FoyerWindow, due_button);
  gtk_widget_class_bind_template_child (widget_class, FoyerWindow, saved_box);
  gtk_widget_class_bind_template_child (widget_class, FoyerWindow, saved_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerWindow, staff_button);
  gtk_widget_class_bind_template_child (widget_class, FoyerWindow, staff_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerWindow, role_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, FoyerWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, FoyerWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, FoyerWindow, panels);
  gtk_widget_class_bind_template_child (widget_class, FoyerWindow, trouble);
  gtk_widget_class_bind_template_child (widget_class, FoyerWindow, first_start);
  gtk_widget_class_bind_template_child (widget_class, FoyerWindow, sign_in);
  gtk_widget_class_bind_template_child (widget_class, FoyerWindow, key_bar);
  gtk_widget_class_bind_template_child (widget_class, FoyerWindow, toast);
  gtk_widget_class_bind_template_callback (widget_class, on_omnibox_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_omnibox_failed);
  gtk_widget_class_bind_template_callback (widget_class, on_sidebar_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_sign_in_done);
  foyer_window_class_install_actions (widget_class);
}

static void
foyer_window_init (FoyerWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  foyer_keys_install (GTK_WIDGET (self));
  foyer_window_add_key_controllers (self);
  foyer_window_init_due (self);
  update_key_bar (self);
  foyer_window_show_page (self, FOYER_WINDOW_OPENING);
}

/* Whoever has another store than the shop's before them sees it all the time (DESIGN §5). */
static void
update_title (FoyerWindow *self)
{
  FoyerApplication *application = get_application (self);
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  if (foyer_application_is_sample (application))
    name = g_strdup (C_("title", "sample shop"));
  else if (!foyer_application_is_default (application))
    {
      g_autofree char *place = foyer_opening_dup_place (foyer_application_get_uri (application));

      name = g_path_get_basename (place);
    }

  foyer_chip_set_label (self->store_chip, name);
  if (name != NULL)
    title = g_strdup_printf (_("Foyer – %s"), name);
  gtk_window_set_title (GTK_WINDOW (self), title != NULL ? title : _("Foyer"));
}

FoyerWindow *
foyer_window_new (FoyerApplication *application)
{
  FoyerWindow *self;
  GSettings *settings;

  g_return_val_if_fail (FOYER_IS_APPLICATION (application), NULL);

  self = g_object_new (FOYER_TYPE_WINDOW, "application", application, NULL);
  settings = foyer_application_get_settings (application);
  g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
  foyer_trouble_set_application (self->trouble, application);
  foyer_first_start_set_application (self->first_start, application);
  update_title (self);

  return self;
}

/* @services: (nullable): what the window shows from now on; %NULL when the store closes */
void
foyer_window_set_services (FoyerWindow   *self,
                           FoyerServices *services)
{
  FoyerHistory *history;
  FoyerShop *shop;

  g_return_if_fail (FOYER_IS_WINDOW (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->services != NULL)
    {
      g_signal_handlers_disconnect_by_data (foyer_services_get_session (self->services), self);
      g_signal_handlers_disconnect_by_data (foyer_services_get_history (self->services), self);
      g_signal_handlers_disconnect_by_data (foyer_services_get_shop (self->services), self);
      g_signal_handlers_disconnect_by_data (foyer_services_get_store (self->services), self);
      g_signal_handlers_disconnect_by_data (foyer_services_get_backups (self->services), self);
      g_signal_handlers_disconnect_by_data (foyer_services_get_absences (self->services), self);
    }
  g_clear_pointer (&self->shop_name, g_binding_unbind);
  remove_panels (self);
  g_set_object (&self->services, services);
  foyer_sidebar_set_services (self->sidebar, services);
  foyer_omnibox_set_services (self->omnibox, services);
  foyer_first_start_set_services (self->first_start, services);
  foyer_sign_in_set_services (self->sign_in, services);
  gtk_widget_set_visible (self->saved_box, FALSE);
  if (services == NULL)
    return;

  update_title (self);
  self->cancellable = g_cancellable_new ();
  history = foyer_services_get_history (services);
  shop = foyer_services_get_shop (services);
  self->shop_name = g_object_bind_property (shop, "name", self->shop_label, "label",
                                            G_BINDING_SYNC_CREATE);
  g_signal_connect_object (shop, "notify::is-set-up", G_CALLBACK (foyer_window_update_page),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (foyer_services_get_session (services), "notify::staff",
                           G_CALLBACK (on_session_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (history, "notify::can-undo", G_CALLBACK (foyer_window_update_actions),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (history, "notify::can-redo", G_CALLBACK (foyer_window_update_actions),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (history, "done", G_CALLBACK (on_act_done), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (foyer_services_get_backups (services), "notify::is-overdue",
                           G_CALLBACK (on_backups_overdue_changed), self, G_CONNECT_SWAPPED);
  on_backups_overdue_changed (self);
  foyer_window_watch_absences (self);
  foyer_window_update_page (self);
  /* Last: a store that fails has a page of its own. */
  foyer_window_watch_store (self);
}

/* Whoever waits that long wants to know for what. */
static gboolean
on_waited (gpointer user_data)
{
  FoyerWindow *self = user_data;

  self->waiting_source = 0;
  foyer_trouble_set_waiting (self->trouble);
  foyer_window_show_page (self, FOYER_WINDOW_TROUBLE);
  return G_SOURCE_REMOVE;
}

void
foyer_window_show_opening (FoyerWindow *self)
{
  g_return_if_fail (FOYER_IS_WINDOW (self));

  foyer_window_show_page (self, FOYER_WINDOW_OPENING);
  self->waiting_source = g_timeout_add (WAITING_MS, on_waited, self);
}

/* The store cannot be used: says why, and offers what can be done. */
void
foyer_window_show_trouble (FoyerWindow  *self,
                           const GError *error)
{
  g_return_if_fail (FOYER_IS_WINDOW (self));
  g_return_if_fail (error != NULL);

  foyer_trouble_set_error (self->trouble, error);
  foyer_window_show_page (self, FOYER_WINDOW_TROUBLE);
}

const char *
foyer_window_get_panel (FoyerWindow *self)
{
  g_return_val_if_fail (FOYER_IS_WINDOW (self), NULL);

  return self->panel != NULL ? gtk_stack_get_visible_child_name (self->panels) : NULL;
}

/* Shows the panel @name, which is built when it is first shown. Returns whether there is one and
 * somebody is signed in. */
gboolean
foyer_window_show_panel (FoyerWindow *self,
                         const char  *name)
{
  const FoyerPanelInfo *info = foyer_panels_find (name);
  GtkWidget *panel;

  g_return_val_if_fail (FOYER_IS_WINDOW (self), FALSE);

  if (info == NULL || get_staff (self) == NULL)
    return FALSE;

  panel = gtk_stack_get_child_by_name (self->panels, name);
  if (panel == NULL)
    {
      panel = GTK_WIDGET (build_panel (self, info));
      gtk_widget_add_tick_callback (panel, on_first_frame, NULL, NULL);
    }
  gtk_stack_set_visible_child (self->panels, panel);
  foyer_sidebar_select (self->sidebar, name);
  self->panel = FOYER_PANEL (panel);
  update_key_bar (self);
  foyer_panel_focus_pane (self->panel, 1, TRUE);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PANEL]);
  return TRUE;
}

/* Shows @record in the first panel that shows records of its kind, the present one before
 * others. */
gboolean
foyer_window_show_record (FoyerWindow *self,
                          FoyerRecord *record)
{
  g_return_val_if_fail (FOYER_IS_WINDOW (self), FALSE);

  return (self->panel != NULL && foyer_panel_show_record (self->panel, record))
         || show_elsewhere (self, record);
}

/* Good news, in a toast. */
void
foyer_window_tell (FoyerWindow *self,
                   const char  *sentence)
{
  g_return_if_fail (FOYER_IS_WINDOW (self));

  foyer_toast_show (self->toast, sentence, NULL, NULL, NULL);
}

/* Good news that somebody may have to write down: it stays until it is closed. */
void
foyer_window_note (FoyerWindow *self,
                   const char  *title,
                   const char  *sentence,
                   const char  *details)
{
  g_return_if_fail (FOYER_IS_WINDOW (self));

  foyer_banner_put (self->banner, "note", FOYER_TONE_ACCENT, title, sentence);
  foyer_banner_set_action (self->banner, "note", C_("banner", "Close"), "win.close-banner");
  foyer_banner_set_details (self->banner, "note", details);
}

/* Something did not succeed. @what: (nullable): what it was about, and is still on the screen */
void
foyer_window_fail (FoyerWindow  *self,
                   const char   *what,
                   const GError *error)
{
  g_autofree char *sentence = NULL;

  g_return_if_fail (FOYER_IS_WINDOW (self));
  g_return_if_fail (error != NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_message ("An act failed: %s", error->message);
  sentence = foyer_words_error (NULL, error);
  foyer_banner_put (self->banner, "act", FOYER_TONE_CRIT, what, sentence);
  foyer_banner_set_action (self->banner, "act", C_("banner", "Close"), "win.close-banner");
  foyer_banner_set_details (self->banner, "act", error->message);
}
