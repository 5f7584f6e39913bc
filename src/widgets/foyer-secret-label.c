#include "widgets/foyer-secret-label.h"

#include "widgets/foyer-palette.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* With the clipboard: what it holds of ours, and until when. */
#define CLIPBOARD_KEY "foyer-secret"

struct _FoyerSecretLabel
{
  GtkWidget parent_instance;

  char *secret;
  guint timeout;
};

G_DEFINE_FINAL_TYPE (FoyerSecretLabel, foyer_secret_label, GTK_TYPE_WIDGET)

enum
{
  PROP_IS_SHOWN = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
wipe (char *text)
{
  /* Not optimised away: the text is gone before the memory is given back. */
  for (volatile char *at = text; at != NULL && *at != '\0'; at++)
    *at = '\0';
  g_free (text);
}

static PangoLayout *
make_layout (FoyerSecretLabel *self)
{
  return gtk_widget_create_pango_layout (GTK_WIDGET (self),
                                         self->secret != NULL ? self->secret : "••••••••");
}

static void
foyer_secret_label_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  g_autoptr (PangoLayout) layout = make_layout (FOYER_SECRET_LABEL (widget));
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? width : height;
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN (width, 80) : height;
}

static void
foyer_secret_label_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  g_autoptr (PangoLayout) layout = make_layout (FOYER_SECRET_LABEL (widget));
  g_autoptr (FoyerPalette) palette = foyer_palette_new_for (widget);
  GdkRGBA colour = foyer_palette_get (palette, "fg");

  pango_layout_set_width (layout, gtk_widget_get_width (widget) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_CHAR);
  gtk_snapshot_append_layout (snapshot, layout, &colour);
}

/* What a screen reader says: that it is shown, never what. */
static void
update_name (FoyerSecretLabel *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->secret != NULL ? _("Password, shown on the screen")
                                                       : _("Password, hidden"),
                                  -1);
}

static void
foyer_secret_label_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_IS_SHOWN:
      g_value_set_boolean (value, foyer_secret_label_is_shown (FOYER_SECRET_LABEL (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_secret_label_dispose (GObject *object)
{
  FoyerSecretLabel *self = FOYER_SECRET_LABEL (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_pointer (&self->secret, wipe);

  G_OBJECT_CLASS (foyer_secret_label_parent_class)->dispose (object);
}

static void
foyer_secret_label_class_init (FoyerSecretLabelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = foyer_secret_label_dispose;
  object_class->get_property = foyer_secret_label_get_property;
  widget_class->measure = foyer_secret_label_measure;
  widget_class->snapshot = foyer_secret_label_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "secret");

  props[PROP_IS_SHOWN] = g_param_spec_boolean ("is-shown", NULL, NULL, FALSE,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS
                                                 | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
foyer_secret_label_init (FoyerSecretLabel *self)
{
  update_name (self);
}

GtkWidget *
foyer_secret_label_new (void)
{
  return g_object_new (FOYER_TYPE_SECRET_LABEL, NULL);
}

static void
set_secret (FoyerSecretLabel *self,
            const char       *secret)
{
  gboolean was_shown = self->secret != NULL;

  g_clear_handle_id (&self->timeout, g_source_remove);
  wipe (self->secret);
  self->secret = g_strdup (secret);
  update_name (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  if (was_shown != (secret != NULL))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_SHOWN]);
}

static gboolean
on_timeout (gpointer data)
{
  FoyerSecretLabel *self = data;

  self->timeout = 0;
  set_secret (self, NULL);
  return G_SOURCE_REMOVE;
}

/* Shows @secret for so many seconds. */
void
foyer_secret_label_show (FoyerSecretLabel *self,
                         const char       *secret,
                         guint             seconds)
{
  g_return_if_fail (FOYER_IS_SECRET_LABEL (self));
  g_return_if_fail (secret != NULL);

  set_secret (self, secret);
  self->timeout = g_timeout_add_seconds (seconds, on_timeout, self);
}

void
foyer_secret_label_hide (FoyerSecretLabel *self)
{
  g_return_if_fail (FOYER_IS_SECRET_LABEL (self));

  set_secret (self, NULL);
}

gboolean
foyer_secret_label_is_shown (FoyerSecretLabel *self)
{
  g_return_val_if_fail (FOYER_IS_SECRET_LABEL (self), FALSE);

  return self->secret != NULL;
}

/* The clipboard */

typedef struct
{
  GdkContentProvider *content;
  guint timeout;
} Copy;

static void
copy_free (gpointer data)
{
  Copy *self = data;

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_object (&self->content);
  g_free (self);
}

static gboolean
on_copy_over (gpointer data)
{
  GdkClipboard *clipboard = data;
  Copy *copy = g_object_get_data (G_OBJECT (clipboard), CLIPBOARD_KEY);

  copy->timeout = 0;
  /* What somebody else put there since is theirs. */
  if (gdk_clipboard_get_content (clipboard) == copy->content)
    gdk_clipboard_set_content (clipboard, NULL);
  g_object_set_data (G_OBJECT (clipboard), CLIPBOARD_KEY, NULL);
  return G_SOURCE_REMOVE;
}

/* Clipboard histories that keep to the custom leave out what says that it is a password. */
static GdkContentProvider *
make_content (const char *secret)
{
  g_autoptr (GBytes) hint = g_bytes_new_static ("secret", 6);
  GdkContentProvider *parts[2] = {
    gdk_content_provider_new_typed (G_TYPE_STRING, secret),
    gdk_content_provider_new_for_bytes ("x-kde-passwordManagerHint", hint),
  };

  return gdk_content_provider_new_union (parts, G_N_ELEMENTS (parts));
}

void
foyer_secret_copy (GtkWidget  *widget,
                   const char *secret,
                   guint       seconds)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  Copy *copy = g_new0 (Copy, 1);

  copy->content = make_content (secret);
  gdk_clipboard_set_content (clipboard, copy->content);
  copy->timeout = g_timeout_add_seconds (seconds, on_copy_over, clipboard);
  g_object_set_data_full (G_OBJECT (clipboard), CLIPBOARD_KEY, copy, copy_free);
}

/* Takes a secret off the clipboard now: before the program ends, which would hand it on. */
void
foyer_secret_uncopy (GtkWidget *widget)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);

  if (g_object_get_data (G_OBJECT (clipboard), CLIPBOARD_KEY) != NULL)
    on_copy_over (clipboard);
}
