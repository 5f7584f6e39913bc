#include "widgets/foyer-timeline-gutter.h"

#include "widgets/foyer-widget.h"

#define WIDTH 20
#define LINE_WIDTH 2
#define DOT_SIZE 12

/* The parts are widgets without content, so that the style sheet paints them: a widget of GTK 4.8
 * cannot ask for its own colour by any means that is not deprecated later. */
struct _FoyerTimelineGutter
{
  GtkWidget parent_instance;

  GtkWidget *above;
  GtkWidget *dot;
  GtkWidget *below;
  gboolean is_first;
  gboolean is_last;
};

G_DEFINE_FINAL_TYPE (FoyerTimelineGutter, foyer_timeline_gutter, GTK_TYPE_WIDGET)

enum
{
  PROP_IS_FIRST = 1,
  PROP_IS_LAST,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
foyer_timeline_gutter_measure (GtkWidget      *widget,
                               GtkOrientation  orientation,
                               int             for_size,
                               int            *minimum,
                               int            *natural,
                               int            *minimum_baseline,
                               int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : DOT_SIZE;
}

static void
allocate (GtkWidget *part,
          int        x,
          int        y,
          int        width,
          int        height)
{
  if (height > 0)
    gtk_widget_size_allocate (part, &(GtkAllocation) { x, y, width, height }, -1);
}

static void
foyer_timeline_gutter_size_allocate (GtkWidget *widget,
                                     int        width,
                                     int        height,
                                     int        baseline)
{
  FoyerTimelineGutter *self = FOYER_TIMELINE_GUTTER (widget);
  int line_x = (width - LINE_WIDTH) / 2;
  int top = (height - DOT_SIZE) / 2;

  allocate (self->above, line_x, 0, LINE_WIDTH, top);
  allocate (self->dot, (width - DOT_SIZE) / 2, top, DOT_SIZE, DOT_SIZE);
  allocate (self->below, line_x, top + DOT_SIZE, LINE_WIDTH, height - top - DOT_SIZE);
}

static void
update_parts (FoyerTimelineGutter *self)
{
  gtk_widget_set_child_visible (self->above, !self->is_first);
  gtk_widget_set_child_visible (self->below, !self->is_last);
  if (self->is_first)
    gtk_widget_add_css_class (self->dot, "filled");
  else
    gtk_widget_remove_css_class (self->dot, "filled");
}

static void
foyer_timeline_gutter_get_property (GObject    *object,
                                    guint       prop_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  FoyerTimelineGutter *self = FOYER_TIMELINE_GUTTER (object);

  switch (prop_id)
    {
    case PROP_IS_FIRST:
      g_value_set_boolean (value, self->is_first);
      break;
    case PROP_IS_LAST:
      g_value_set_boolean (value, self->is_last);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_timeline_gutter_set_property (GObject      *object,
                                    guint         prop_id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  FoyerTimelineGutter *self = FOYER_TIMELINE_GUTTER (object);
  gboolean *field;

  switch (prop_id)
    {
    case PROP_IS_FIRST:
      field = &self->is_first;
      break;
    case PROP_IS_LAST:
      field = &self->is_last;
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  if (*field == g_value_get_boolean (value))
    return;

  *field = g_value_get_boolean (value);
  update_parts (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
foyer_timeline_gutter_dispose (GObject *object)
{
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_timeline_gutter_parent_class)->dispose (object);
}

static GtkWidget *
add_part (FoyerTimelineGutter *self,
          const char          *css_class)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (part, css_class);
  gtk_widget_set_parent (part, GTK_WIDGET (self));
  return part;
}

static void
foyer_timeline_gutter_class_init (FoyerTimelineGutterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = foyer_timeline_gutter_get_property;
  object_class->set_property = foyer_timeline_gutter_set_property;
  object_class->dispose = foyer_timeline_gutter_dispose;
  widget_class->measure = foyer_timeline_gutter_measure;
  widget_class->size_allocate = foyer_timeline_gutter_size_allocate;

  props[PROP_IS_FIRST] = g_param_spec_boolean ("is-first", NULL, NULL, FALSE, flags);
  props[PROP_IS_LAST] = g_param_spec_boolean ("is-last", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_css_name (widget_class, "gutter");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
foyer_timeline_gutter_init (FoyerTimelineGutter *self)
{
  self->above = add_part (self, "line");
  self->dot = add_part (self, "dot");
  self->below = add_part (self, "line");
  update_parts (self);
}

GtkWidget *
foyer_timeline_gutter_new (void)
{
  return g_object_new (FOYER_TYPE_TIMELINE_GUTTER, NULL);
}
