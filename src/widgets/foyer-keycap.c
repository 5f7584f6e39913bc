#include "widgets/foyer-keycap.h"

#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

struct _FoyerKeycap
{
  GtkWidget parent_instance;

  GtkLabel *label;
  char *keys;
};

G_DEFINE_FINAL_TYPE (FoyerKeycap, foyer_keycap, GTK_TYPE_WIDGET)

enum
{
  PROP_KEYS = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

/* The keys whose names people read; a letter or F7 is the same in every language. */
static const char *
get_key_name (guint keyval)
{
  static const struct
  {
    guint keyval;
    const char *name;
  } names[] = {
    /* Translators: these are keys, as they are printed on a keyboard. */
    { GDK_KEY_Return, NC_("key", "Enter") },
    { GDK_KEY_KP_Enter, NC_("key", "Enter") },
    { GDK_KEY_space, NC_("key", "Space") },
    { GDK_KEY_Escape, NC_("key", "Esc") },
    { GDK_KEY_Tab, NC_("key", "Tab") },
    { GDK_KEY_Delete, NC_("key", "Del") },
    { GDK_KEY_BackSpace, NC_("key", "Backspace") },
    { GDK_KEY_Home, NC_("key", "Home") },
    { GDK_KEY_End, NC_("key", "End") },
    { GDK_KEY_Page_Up, NC_("key", "PgUp") },
    { GDK_KEY_Page_Down, NC_("key", "PgDn") },
    { GDK_KEY_Menu, NC_("key", "Menu") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i].keyval == keyval)
      return g_dpgettext2 (GETTEXT_PACKAGE, "key", names[i].name);
  return NULL;
}

static void
foyer_keycap_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  FoyerKeycap *self = FOYER_KEYCAP (object);

  switch (prop_id)
    {
    case PROP_KEYS:
      g_value_set_string (value, self->keys);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_keycap_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  FoyerKeycap *self = FOYER_KEYCAP (object);

  switch (prop_id)
    {
    case PROP_KEYS:
      foyer_keycap_set_keys (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_keycap_dispose (GObject *object)
{
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_keycap_parent_class)->dispose (object);
}

static void
foyer_keycap_finalize (GObject *object)
{
  FoyerKeycap *self = FOYER_KEYCAP (object);

  g_free (self->keys);

  G_OBJECT_CLASS (foyer_keycap_parent_class)->finalize (object);
}

static void
foyer_keycap_class_init (FoyerKeycapClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = foyer_keycap_get_property;
  object_class->set_property = foyer_keycap_set_property;
  object_class->dispose = foyer_keycap_dispose;
  object_class->finalize = foyer_keycap_finalize;

  props[PROP_KEYS] =
    g_param_spec_string ("keys", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "keycap");
}

static void
foyer_keycap_init (FoyerKeycap *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "keycap");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));
}

GtkWidget *
foyer_keycap_new (const char *keys)
{
  return g_object_new (FOYER_TYPE_KEYCAP, "keys", keys, NULL);
}

void
foyer_keycap_set_keys (FoyerKeycap *self,
                       const char  *keys)
{
  g_autofree char *label = NULL;

  g_return_if_fail (FOYER_IS_KEYCAP (self));

  if (g_strcmp0 (self->keys, keys) == 0)
    return;

  g_free (self->keys);
  self->keys = g_strdup (keys);
  label = foyer_keys_dup_label (keys);
  gtk_label_set_label (self->label, label);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_KEYS]);
}

/* Returns (transfer full): @keys as a person reads them: "Ctrl+K", "Enter", "空格". What is no
 * accelerator is returned as it is. */
char *
foyer_keys_dup_label (const char *keys)
{
  g_autofree char *label = NULL;
  const char *name;
  GdkModifierType modifiers = 0;
  guint keyval = 0;

  /* One character is a key by itself, "1–5" or "↑↓" are none. */
  if (keys == NULL || g_utf8_strlen (keys, -1) == 1
      || !gtk_accelerator_parse (keys, &keyval, &modifiers))
    return g_strdup (keys != NULL ? keys : "");

  name = get_key_name (keyval);
  if (name == NULL)
    label = gtk_accelerator_get_label (keyval, 0);
  return g_strconcat ((modifiers & GDK_CONTROL_MASK) != 0 ? "Ctrl+" : "",
                      (modifiers & GDK_ALT_MASK) != 0 ? "Alt+" : "",
                      (modifiers & GDK_SHIFT_MASK) != 0 ? "Shift+" : "",
                      name != NULL ? name : label,
                      NULL);
}
