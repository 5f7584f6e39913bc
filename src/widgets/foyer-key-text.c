#include "widgets/foyer-key-text.h"

#include "widgets/foyer-keycap.h"
#include "widgets/foyer-widget.h"

struct _FoyerKeyText
{
  GtkWidget parent_instance;

  char *text;
};

G_DEFINE_FINAL_TYPE (FoyerKeyText, foyer_key_text, GTK_TYPE_WIDGET)

enum
{
  PROP_TEXT = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
append_words (FoyerKeyText *self,
              const char   *words,
              gsize         length,
              GString      *spoken)
{
  g_autofree char *copy = g_strndup (words, length);

  /* The spaces at its ends stand between it and the keys; a full stop follows them without one. */
  g_string_append (spoken, copy);
  if (*copy != '\0')
    gtk_widget_set_parent (gtk_label_new (copy), GTK_WIDGET (self));
}

static void
append_keys (FoyerKeyText *self,
             const char   *keys,
             gsize         length,
             GString      *spoken)
{
  g_autofree char *copy = g_strndup (keys, length);
  g_autofree char *label = foyer_keys_dup_label (copy);

  g_string_append (spoken, label);
  gtk_widget_set_parent (foyer_keycap_new (copy), GTK_WIDGET (self));
}

static void
foyer_key_text_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  FoyerKeyText *self = FOYER_KEY_TEXT (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_key_text_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  FoyerKeyText *self = FOYER_KEY_TEXT (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      foyer_key_text_set_text (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_key_text_dispose (GObject *object)
{
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_key_text_parent_class)->dispose (object);
}

static void
foyer_key_text_finalize (GObject *object)
{
  g_free (FOYER_KEY_TEXT (object)->text);

  G_OBJECT_CLASS (foyer_key_text_parent_class)->finalize (object);
}

static void
foyer_key_text_class_init (FoyerKeyTextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = foyer_key_text_get_property;
  object_class->set_property = foyer_key_text_set_property;
  object_class->dispose = foyer_key_text_dispose;
  object_class->finalize = foyer_key_text_finalize;

  props[PROP_TEXT] =
    g_param_spec_string ("text", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
foyer_key_text_init (FoyerKeyText *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 2);
}

GtkWidget *
foyer_key_text_new (const char *text)
{
  return g_object_new (FOYER_TYPE_KEY_TEXT, "text", text, NULL);
}

void
foyer_key_text_set_text (FoyerKeyText *self,
                         const char   *text)
{
  g_autoptr(GString) spoken = g_string_new (NULL);
  const char *at = text;

  g_return_if_fail (FOYER_IS_KEY_TEXT (self));

  if (g_strcmp0 (self->text, text) == 0)
    return;

  foyer_widget_remove_children (GTK_WIDGET (self));
  while (at != NULL && *at != '\0')
    {
      const char *open = strchr (at, '{');
      const char *close = open != NULL ? strchr (open, '}') : NULL;

      if (close == NULL)
        {
          append_words (self, at, strlen (at), spoken);
          break;
        }
      append_words (self, at, open - at, spoken);
      append_keys (self, open + 1, close - open - 1, spoken);
      at = close + 1;
    }

  /* One sentence to a screen reader, however many pieces it is drawn from. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken->str, -1);
  g_free (self->text);
  self->text = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TEXT]);
}
