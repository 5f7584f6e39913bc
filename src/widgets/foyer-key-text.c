#include "widgets/foyer-key-text.h"

#include "widgets/foyer-keycap.h"
#include "widgets/foyer-widget.h"

/* A place in the line that Pango keeps free. */
#define PLACE "\357\277\274" /* U+FFFC, object replacement character */

struct _FoyerKeyText
{
  GtkWidget parent_instance;

  char *text;
  GtkLabel *label; /* the words, with a place for each of the keys */
  GPtrArray *caps;
};

G_DEFINE_FINAL_TYPE (FoyerKeyText, foyer_key_text, GTK_TYPE_WIDGET)

enum
{
  PROP_TEXT = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

/* The byte at which the place after @from begins, or -1. */
static int
find_place (FoyerKeyText *self,
            int           from)
{
  const char *words = gtk_label_get_label (self->label);
  const char *place = strstr (words + from, PLACE);

  return place != NULL ? (int) (place - words) : -1;
}

/* Keeps as much room in the line as each of the keys takes, upright in the middle of the letters. */
static void
reserve_places (FoyerKeyText *self)
{
  PangoAttrList *places = pango_attr_list_new ();
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self->label));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int middle = (pango_font_metrics_get_ascent (metrics)
                - pango_font_metrics_get_descent (metrics)) / 2;
  int at = -1;

  for (guint i = 0; i < self->caps->len; i++)
    {
      GtkRequisition size;
      PangoRectangle room;
      PangoAttribute *place;

      gtk_widget_get_preferred_size (self->caps->pdata[i], NULL, &size);
      room.x = 0;
      room.y = -middle - size.height * PANGO_SCALE / 2;
      room.width = size.width * PANGO_SCALE;
      room.height = size.height * PANGO_SCALE;
      place = pango_attr_shape_new (&room, &room);
      at = find_place (self, at + 1);
      place->start_index = (guint) at;
      place->end_index = (guint) at + (guint) strlen (PLACE);
      pango_attr_list_insert (places, place);
    }
  gtk_label_set_attributes (self->label, places);
  pango_attr_list_unref (places);
  pango_font_metrics_unref (metrics);
}

static void
append_keys (FoyerKeyText *self,
             const char   *keys,
             gsize         length,
             GString      *spoken)
{
  g_autofree char *copy = g_strndup (keys, length);
  g_autofree char *label = foyer_keys_dup_label (copy);
  GtkWidget *cap = foyer_keycap_new (copy);

  g_string_append (spoken, label);
  gtk_widget_set_parent (cap, GTK_WIDGET (self));
  g_ptr_array_add (self->caps, cap);
}

static GtkSizeRequestMode
foyer_key_text_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
foyer_key_text_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (FOYER_KEY_TEXT (widget)->label), orientation, for_size, minimum,
                      natural, minimum_baseline, natural_baseline);
}

static void
foyer_key_text_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  FoyerKeyText *self = FOYER_KEY_TEXT (widget);
  PangoLayout *layout;
  int x, y;
  int at = -1;

  gtk_widget_size_allocate (GTK_WIDGET (self->label), &(GtkAllocation) { 0, 0, width, height },
                            baseline);
  layout = gtk_label_get_layout (self->label);
  gtk_label_get_layout_offsets (self->label, &x, &y);
  for (guint i = 0; i < self->caps->len; i++)
    {
      GtkRequisition size;
      PangoRectangle place;

      gtk_widget_get_preferred_size (self->caps->pdata[i], NULL, &size);
      at = find_place (self, at + 1);
      pango_layout_index_to_pos (layout, at, &place);
      gtk_widget_size_allocate (self->caps->pdata[i],
                                &(GtkAllocation) { x + PANGO_PIXELS (place.x),
                                                   y + PANGO_PIXELS (place.y
                                                                     + place.height / 2)
                                                     - size.height / 2,
                                                   size.width, size.height }, -1);
    }
}

static void
foyer_key_text_css_changed (GtkWidget         *widget,
                            GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (foyer_key_text_parent_class)->css_changed (widget, change);

  reserve_places (FOYER_KEY_TEXT (widget));
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
  FOYER_KEY_TEXT (object)->label = NULL;
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_key_text_parent_class)->dispose (object);
}

static void
foyer_key_text_finalize (GObject *object)
{
  g_ptr_array_unref (FOYER_KEY_TEXT (object)->caps);
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
  widget_class->get_request_mode = foyer_key_text_get_request_mode;
  widget_class->measure = foyer_key_text_measure;
  widget_class->size_allocate = foyer_key_text_size_allocate;
  widget_class->css_changed = foyer_key_text_css_changed;

  props[PROP_TEXT] =
    g_param_spec_string ("text", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
foyer_key_text_init (FoyerKeyText *self)
{
  self->caps = g_ptr_array_new ();
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_justify (self->label, GTK_JUSTIFY_CENTER);
  gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));
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
  g_autoptr(GString) words = g_string_new (NULL);
  g_autoptr(GString) spoken = g_string_new (NULL);
  const char *at = text;

  g_return_if_fail (FOYER_IS_KEY_TEXT (self));

  if (g_strcmp0 (self->text, text) == 0)
    return;

  for (guint i = 0; i < self->caps->len; i++)
    gtk_widget_unparent (self->caps->pdata[i]);
  g_ptr_array_set_size (self->caps, 0);
  while (at != NULL && *at != '\0')
    {
      const char *open = strchr (at, '{');
      const char *close = open != NULL ? strchr (open, '}') : NULL;

      if (close == NULL)
        {
          g_string_append (words, at);
          g_string_append (spoken, at);
          break;
        }
      g_string_append_len (words, at, open - at);
      g_string_append_len (spoken, at, open - at);
      g_string_append (words, PLACE);
      append_keys (self, open + 1, (gsize) (close - open - 1), spoken);
      at = close + 1;
    }
  gtk_label_set_label (self->label, words->str);
  reserve_places (self);

  /* One sentence to a screen reader, however many pieces it is drawn from. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken->str, -1);
  g_free (self->text);
  self->text = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TEXT]);
}
