#include "widgets/foyer-toast.h"

#include "widgets/foyer-keycap.h"
#include "widgets/foyer-widget.h"

struct _FoyerToast
{
  GtkWidget parent_instance;

  GtkRevealer *revealer;
  GtkLabel *label;
  GtkButton *button;
  GtkLabel *button_label;
  FoyerKeycap *keycap;
  GtkEventControllerMotion *motion;
  GtkEventControllerFocus *focus;

  guint timeout;
};

G_DEFINE_FINAL_TYPE (FoyerToast, foyer_toast, GTK_TYPE_WIDGET)

enum
{
  PROP_TEXT = 1,
  PROP_IS_SHOWN,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static gboolean
on_time_over (gpointer data)
{
  FoyerToast *self = data;

  self->timeout = 0;
  foyer_toast_hide (self);
  return G_SOURCE_REMOVE;
}

/* Starts the time anew when nobody is at the toast, else stops it. */
static void
update_timeout (FoyerToast *self)
{
  gboolean is_held = gtk_event_controller_motion_contains_pointer (self->motion)
                     || gtk_event_controller_focus_contains_focus (self->focus);

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (!is_held && gtk_revealer_get_reveal_child (self->revealer))
    self->timeout = g_timeout_add (FOYER_TOAST_MS, on_time_over, self);
}

static void
on_held_changed (FoyerToast *self)
{
  update_timeout (self);
}

static void
on_child_revealed_changed (FoyerToast *self)
{
  /* An invisible toast must not lie over the list and take its clicks. */
  if (!gtk_revealer_get_child_revealed (self->revealer)
      && !gtk_revealer_get_reveal_child (self->revealer))
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
foyer_toast_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  FoyerToast *self = FOYER_TOAST (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, gtk_label_get_label (self->label));
      break;
    case PROP_IS_SHOWN:
      g_value_set_boolean (value, gtk_revealer_get_reveal_child (self->revealer));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_toast_dispose (GObject *object)
{
  FoyerToast *self = FOYER_TOAST (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_toast_parent_class)->dispose (object);
}

static void
foyer_toast_class_init (FoyerToastClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = foyer_toast_get_property;
  object_class->dispose = foyer_toast_dispose;

  props[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);
  props[PROP_IS_SHOWN] = g_param_spec_boolean ("is-shown", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/foyer/Foyer/ui/widgets/foyer-toast.ui");
  g_type_ensure (FOYER_TYPE_KEYCAP);
  gtk_widget_class_bind_template_child (widget_class, FoyerToast, revealer);
  gtk_widget_class_bind_template_child (widget_class, FoyerToast, label);
  gtk_widget_class_bind_template_child (widget_class, FoyerToast, button);
  gtk_widget_class_bind_template_child (widget_class, FoyerToast, button_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerToast, keycap);
  gtk_widget_class_bind_template_child (widget_class, FoyerToast, motion);
  gtk_widget_class_bind_template_child (widget_class, FoyerToast, focus);
  gtk_widget_class_bind_template_callback (widget_class, on_held_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_child_revealed_changed);
  gtk_widget_class_bind_template_callback (widget_class, foyer_toast_hide);
}

static void
foyer_toast_init (FoyerToast *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
foyer_toast_new (void)
{
  return g_object_new (FOYER_TYPE_TOAST, NULL);
}

/* Shows @text instead of what stood there. @button: (nullable): the words on the button, which
 * activates the detailed @action and shows @keys (nullable). */
void
foyer_toast_show (FoyerToast *self,
                  const char *text,
                  const char *button,
                  const char *action,
                  const char *keys)
{
  g_return_if_fail (FOYER_IS_TOAST (self));
  g_return_if_fail (text != NULL);

  gtk_label_set_label (self->label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->button), button != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->keycap), keys != NULL);
  foyer_keycap_set_keys (self->keycap, keys);
  if (button != NULL)
    {
      gtk_label_set_label (self->button_label, button);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, button, -1);
      gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->button), action);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TEXT]);

  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  if (!gtk_revealer_get_reveal_child (self->revealer))
    {
      gtk_revealer_set_reveal_child (self->revealer, TRUE);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_SHOWN]);
    }
  update_timeout (self);
}

void
foyer_toast_hide (FoyerToast *self)
{
  g_return_if_fail (FOYER_IS_TOAST (self));

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (!gtk_revealer_get_reveal_child (self->revealer))
    return;

  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_SHOWN]);
}
