#include "widgets/foyer-banner.h"

#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *key;
  FoyerTone tone;
  char *title;
  char *sentence;
  char *label;
  char *action;
  char *details;
  char *closing;
} Note;

struct _FoyerBanner
{
  GtkWidget parent_instance;

  GtkRevealer *revealer;
  GtkWidget *note_box;
  GtkLabel *title;
  GtkLabel *sentence;
  GtkButton *details_button;
  GtkButton *action_button;
  GtkButton *close_button;

  GPtrArray *notes; /* the one shown comes first */
  FoyerTone tone;
};

G_DEFINE_FINAL_TYPE (FoyerBanner, foyer_banner, GTK_TYPE_WIDGET)

enum
{
  PROP_KEY = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
note_free (Note *note)
{
  g_free (note->key);
  g_free (note->title);
  g_free (note->sentence);
  g_free (note->label);
  g_free (note->action);
  g_free (note->details);
  g_free (note->closing);
  g_free (note);
}

static Note *
find_note (FoyerBanner *self,
           const char  *key,
           guint       *position)
{
  for (guint i = 0; i < self->notes->len; i++)
    {
      Note *note = g_ptr_array_index (self->notes, i);

      if (g_str_equal (note->key, key))
        {
          if (position != NULL)
            *position = i;
          return note;
        }
    }
  return NULL;
}

static void
show_first (FoyerBanner *self)
{
  Note *note;

  if (self->notes->len > 0)
    gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (self->revealer, self->notes->len > 0);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_KEY]);
  /* While it fades, the last sentence stays readable. */
  if (self->notes->len == 0)
    return;

  note = g_ptr_array_index (self->notes, 0);
  gtk_label_set_label (self->title, note->title != NULL ? note->title : "");
  gtk_widget_set_visible (GTK_WIDGET (self->title), note->title != NULL);
  gtk_label_set_label (self->sentence, note->sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->action_button), note->label != NULL);
  if (note->label != NULL)
    {
      gtk_button_set_label (self->action_button, note->label);
      gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->action_button), note->action);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->details_button), note->details != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->close_button), note->closing != NULL);
  if (note->closing != NULL)
    gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->close_button), note->closing);

  foyer_tone_apply (self->note_box, self->tone, note->tone);
  self->tone = note->tone;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, note->sentence,
                                  -1);
}

static void
on_child_revealed_changed (FoyerBanner *self)
{
  /* A revealer that fades keeps the place of its child. */
  if (!gtk_revealer_get_child_revealed (self->revealer) && self->notes->len == 0)
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
on_details_clicked (FoyerBanner *self)
{
  const Note *note;

  if (self->notes->len == 0)
    return;

  note = g_ptr_array_index (self->notes, 0);
  if (note->details != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), note->details);
}

static void
foyer_banner_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  FoyerBanner *self = FOYER_BANNER (object);

  switch (prop_id)
    {
    case PROP_KEY:
      g_value_set_string (value, foyer_banner_get_key (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_banner_dispose (GObject *object)
{
  FoyerBanner *self = FOYER_BANNER (object);

  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_pointer (&self->notes, g_ptr_array_unref);

  G_OBJECT_CLASS (foyer_banner_parent_class)->dispose (object);
}

static void
foyer_banner_class_init (FoyerBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = foyer_banner_get_property;
  object_class->dispose = foyer_banner_dispose;

  props[PROP_KEY] = g_param_spec_string ("key", NULL, NULL, NULL,
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/foyer/Foyer/ui/widgets/foyer-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerBanner, revealer);
  gtk_widget_class_bind_template_child (widget_class, FoyerBanner, note_box);
  gtk_widget_class_bind_template_child (widget_class, FoyerBanner, title);
  gtk_widget_class_bind_template_child (widget_class, FoyerBanner, sentence);
  gtk_widget_class_bind_template_child (widget_class, FoyerBanner, details_button);
  gtk_widget_class_bind_template_child (widget_class, FoyerBanner, action_button);
  gtk_widget_class_bind_template_child (widget_class, FoyerBanner, close_button);
  gtk_widget_class_bind_template_callback (widget_class, on_child_revealed_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_details_clicked);
}

static void
foyer_banner_init (FoyerBanner *self)
{
  self->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) note_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
foyer_banner_new (void)
{
  return g_object_new (FOYER_TYPE_BANNER, NULL);
}

/* Adds the note @key, or says it anew. @title: (nullable): what happened, in a few words;
 * @sentence: what is safe and what to do. */
void
foyer_banner_put (FoyerBanner *self,
                  const char  *key,
                  FoyerTone    tone,
                  const char  *title,
                  const char  *sentence)
{
  guint position;
  Note *note;

  g_return_if_fail (FOYER_IS_BANNER (self));
  g_return_if_fail (key != NULL && sentence != NULL);

  if (find_note (self, key, &position) != NULL)
    g_ptr_array_remove_index (self->notes, position);

  note = g_new0 (Note, 1);
  note->key = g_strdup (key);
  note->tone = tone;
  note->title = g_strdup (title);
  note->sentence = g_strdup (sentence);
  for (position = 0; position < self->notes->len; position++)
    if (((const Note *) g_ptr_array_index (self->notes, position))->tone <= tone)
      break;
  g_ptr_array_insert (self->notes, position, note);
  show_first (self);
}

/* Gives the note @key a button that activates the detailed @action. */
void
foyer_banner_set_action (FoyerBanner *self,
                         const char  *key,
                         const char  *label,
                         const char  *action)
{
  Note *note;

  g_return_if_fail (FOYER_IS_BANNER (self));

  note = find_note (self, key, NULL);
  g_return_if_fail (note != NULL);

  g_free (note->label);
  note->label = g_strdup (label);
  g_free (note->action);
  note->action = g_strdup (action);
  show_first (self);
}

/* What the button "Details" copies: for whoever looks after the program, not for the desk. */
void
foyer_banner_set_details (FoyerBanner *self,
                          const char  *key,
                          const char  *details)
{
  Note *note;

  g_return_if_fail (FOYER_IS_BANNER (self));

  note = find_note (self, key, NULL);
  g_return_if_fail (note != NULL);

  g_free (note->details);
  note->details = g_strdup (details);
  show_first (self);
}

/* Lets whoever reads the note @key put it away, by the detailed @action. */
void
foyer_banner_set_closing (FoyerBanner *self,
                          const char  *key,
                          const char  *action)
{
  Note *note;

  g_return_if_fail (FOYER_IS_BANNER (self));

  note = find_note (self, key, NULL);
  g_return_if_fail (note != NULL);

  g_free (note->closing);
  note->closing = g_strdup (action);
  show_first (self);
}

void
foyer_banner_remove (FoyerBanner *self,
                     const char  *key)
{
  guint position;

  g_return_if_fail (FOYER_IS_BANNER (self));

  if (find_note (self, key, &position) == NULL)
    return;

  g_ptr_array_remove_index (self->notes, position);
  show_first (self);
}

/* Returns (nullable): the key of the note that is shown. */
const char *
foyer_banner_get_key (FoyerBanner *self)
{
  g_return_val_if_fail (FOYER_IS_BANNER (self), NULL);

  if (self->notes == NULL || self->notes->len == 0)
    return NULL;
  return ((const Note *) g_ptr_array_index (self->notes, 0))->key;
}
