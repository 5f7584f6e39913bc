#include "panels/foyer-text-box.h"

#include "widgets/foyer-widget.h"

/* Three lines are seen; a longer text scrolls. */
#define HEIGHT 72

struct _FoyerTextBox
{
  GtkWidget parent_instance;

  GtkTextView *view;
};

G_DEFINE_FINAL_TYPE (FoyerTextBox, foyer_text_box, GTK_TYPE_WIDGET)

enum
{
  PROP_TEXT = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
on_changed (FoyerTextBox *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TEXT]);
}

/* GtkTextView makes a line of Enter whatever is held with it; Ctrl+Enter is the next step
 * everywhere. */
static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                GtkWidget             *view)
{
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter)
      || (state & gtk_accelerator_get_default_mod_mask ()) != GDK_CONTROL_MASK)
    return GDK_EVENT_PROPAGATE;

  return gtk_widget_activate_action (view, "panel.next-step", NULL);
}

static gboolean
foyer_text_box_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FOYER_TEXT_BOX (widget)->view));
}

static void
foyer_text_box_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_TEXT:
      g_value_take_string (value, foyer_text_box_dup_text (FOYER_TEXT_BOX (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_text_box_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_TEXT:
      foyer_text_box_set_text (FOYER_TEXT_BOX (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_text_box_dispose (GObject *object)
{
  FOYER_TEXT_BOX (object)->view = NULL;
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_text_box_parent_class)->dispose (object);
}

static void
foyer_text_box_class_init (FoyerTextBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = foyer_text_box_get_property;
  object_class->set_property = foyer_text_box_set_property;
  object_class->dispose = foyer_text_box_dispose;
  widget_class->grab_focus = foyer_text_box_grab_focus;

  props[PROP_TEXT] =
    g_param_spec_string ("text", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
foyer_text_box_init (FoyerTextBox *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_top_margin (self->view, 6);
  gtk_text_view_set_bottom_margin (self->view, 6);
  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "changed",
                           G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self->view);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_parent (scrolled, GTK_WIDGET (self));
}

GtkWidget *
foyer_text_box_new (void)
{
  return g_object_new (FOYER_TYPE_TEXT_BOX, NULL);
}

/* Returns (transfer full). */
char *
foyer_text_box_dup_text (FoyerTextBox *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  g_return_val_if_fail (FOYER_IS_TEXT_BOX (self), NULL);

  if (self->view == NULL)
    return g_strdup ("");
  buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* @text: (nullable) */
void
foyer_text_box_set_text (FoyerTextBox *self,
                         const char   *text)
{
  g_autofree char *before = NULL;

  g_return_if_fail (FOYER_IS_TEXT_BOX (self));

  before = foyer_text_box_dup_text (self);
  /* Writing the same would move the caret. */
  if (g_strcmp0 (before, text != NULL ? text : "") != 0)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text != NULL ? text : "", -1);
}
