/* GTK 4.8 has no widget that does this (AdwFlap and its heirs are not on the card), and a GtkStack
 * would take the page in front out of the Tab order only after the focus has gone.
 *
 * In narrow windows both pages keep the whole width; the one behind stands beside the window and is
 * clipped. It stays mapped, so that Tab and F6 find it, and the focus brings it to the front. */

#include "panels/foyer-split.h"

#include "widgets/foyer-widget.h"

/* Below this there is no room for both: a window of 1200 less its sidebar (DESIGN-LANGUAGE §3). */
#define NARROW_BELOW 1024
/* From here on everything is larger: a window of 1600 less its sidebar. */
#define ROOMY_FROM 1424
#define CARD_WIDTH 348
#define CARD_WIDTH_ROOMY 420

struct _FoyerSplit
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkWidget *card;
  guint idle;
  gboolean shows_card;
  gboolean is_narrow;
  gboolean is_roomy;
};

G_DEFINE_FINAL_TYPE (FoyerSplit, foyer_split, GTK_TYPE_WIDGET)

enum
{
  PROP_CONTENT = 1,
  PROP_CARD,
  PROP_SHOWS_CARD,
  PROP_IS_NARROW,
  PROP_IS_ROOMY,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
on_card_entered (FoyerSplit *self)
{
  foyer_split_show_card (self, TRUE);
}

static void
on_content_entered (FoyerSplit *self)
{
  foyer_split_show_card (self, FALSE);
}

static void
set_child (FoyerSplit *self,
           GtkWidget **place,
           GtkWidget  *child,
           GCallback   on_entered)
{
  GtkEventController *focus;

  g_assert (*place == NULL);

  if (child == NULL)
    return;
  *place = child;
  gtk_widget_set_parent (child, GTK_WIDGET (self));
  focus = gtk_event_controller_focus_new ();
  g_signal_connect_object (focus, "enter", on_entered, self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (child, focus);
}

/* Style and properties change after the allocation: it must not start another one. */
static gboolean
on_idle (gpointer data)
{
  FoyerSplit *self = data;

  self->idle = 0;
  if (self->is_roomy)
    gtk_widget_add_css_class (GTK_WIDGET (self), "roomy");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "roomy");
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_NARROW]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_ROOMY]);
  return G_SOURCE_REMOVE;
}

static void
foyer_split_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  FoyerSplit *self = FOYER_SPLIT (widget);
  int content_min, content_nat, card_min, card_nat;

  gtk_widget_measure (self->content, orientation, -1, &content_min, &content_nat, NULL, NULL);
  gtk_widget_measure (self->card, orientation, -1, &card_min, &card_nat, NULL, NULL);
  *minimum = MAX (content_min, card_min);
  *natural = MAX (content_nat, card_nat);
}

static void
allocate (GtkWidget *child,
          int        x,
          int        width,
          int        height)
{
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, 0, width, height }, -1);
}

static void
foyer_split_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  FoyerSplit *self = FOYER_SPLIT (widget);
  gboolean is_narrow = width < NARROW_BELOW;
  gboolean is_roomy = width >= ROOMY_FROM;
  int card_width = is_roomy ? CARD_WIDTH_ROOMY : CARD_WIDTH;

  if (!gtk_widget_should_layout (self->card))
    allocate (self->content, 0, width, height);
  else if (is_narrow)
    {
      allocate (self->content, self->shows_card ? -width : 0, width, height);
      allocate (self->card, self->shows_card ? 0 : width, width, height);
    }
  else
    {
      allocate (self->content, 0, width - card_width, height);
      allocate (self->card, width - card_width, card_width, height);
    }

  if (is_narrow == self->is_narrow && is_roomy == self->is_roomy)
    return;
  self->is_narrow = is_narrow;
  self->is_roomy = is_roomy;
  if (self->idle == 0)
    self->idle = g_idle_add (on_idle, self);
}

static GtkSizeRequestMode
foyer_split_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
foyer_split_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  FoyerSplit *self = FOYER_SPLIT (object);

  switch (prop_id)
    {
    case PROP_CONTENT:
      g_value_set_object (value, self->content);
      break;
    case PROP_CARD:
      g_value_set_object (value, self->card);
      break;
    case PROP_SHOWS_CARD:
      g_value_set_boolean (value, self->shows_card);
      break;
    case PROP_IS_NARROW:
      g_value_set_boolean (value, self->is_narrow);
      break;
    case PROP_IS_ROOMY:
      g_value_set_boolean (value, self->is_roomy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_split_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  FoyerSplit *self = FOYER_SPLIT (object);

  switch (prop_id)
    {
    case PROP_CONTENT:
      set_child (self, &self->content, g_value_get_object (value),
                 G_CALLBACK (on_content_entered));
      break;
    case PROP_CARD:
      set_child (self, &self->card, g_value_get_object (value), G_CALLBACK (on_card_entered));
      break;
    case PROP_SHOWS_CARD:
      foyer_split_show_card (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_split_dispose (GObject *object)
{
  FoyerSplit *self = FOYER_SPLIT (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_split_parent_class)->dispose (object);
}

static void
foyer_split_class_init (FoyerSplitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags once = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = foyer_split_get_property;
  object_class->set_property = foyer_split_set_property;
  object_class->dispose = foyer_split_dispose;
  widget_class->measure = foyer_split_measure;
  widget_class->size_allocate = foyer_split_size_allocate;
  widget_class->get_request_mode = foyer_split_get_request_mode;

  props[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, once);
  props[PROP_CARD] = g_param_spec_object ("card", NULL, NULL, GTK_TYPE_WIDGET, once);
  props[PROP_SHOWS_CARD] =
    g_param_spec_boolean ("shows-card", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_IS_NARROW] = g_param_spec_boolean ("is-narrow", NULL, NULL, FALSE, read);
  props[PROP_IS_ROOMY] = g_param_spec_boolean ("is-roomy", NULL, NULL, FALSE, read);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
foyer_split_init (FoyerSplit *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

gboolean
foyer_split_get_narrow (FoyerSplit *self)
{
  g_return_val_if_fail (FOYER_IS_SPLIT (self), FALSE);

  return self->is_narrow;
}

/* Brings one of the two pages to the front; in a wide window both are. */
void
foyer_split_show_card (FoyerSplit *self,
                       gboolean    shows_card)
{
  g_return_if_fail (FOYER_IS_SPLIT (self));

  if (self->shows_card == shows_card)
    return;

  self->shows_card = shows_card;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOWS_CARD]);
}
