#include "widgets/foyer-bar-chart.h"

#include "widgets/foyer-palette.h"

#define ROW_HEIGHT 28
#define BAR_HEIGHT 14
#define NAME_SHARE 0.32
#define FIGURE_WIDTH 88
#define GAP 8

typedef struct
{
  char *name;
  double value;
  double part;
  char *figure;
} Bar;

struct _FoyerBarChart
{
  GtkWidget parent_instance;

  GPtrArray *bars;
};

G_DEFINE_FINAL_TYPE (FoyerBarChart, foyer_bar_chart, GTK_TYPE_WIDGET)

static void
bar_free (gpointer data)
{
  Bar *bar = data;

  g_free (bar->name);
  g_free (bar->figure);
  g_free (bar);
}

static void
foyer_bar_chart_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  FoyerBarChart *self = FOYER_BAR_CHART (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 240;
      *natural = 420;
    }
  else
    *minimum = *natural = MAX (self->bars->len, 1) * ROW_HEIGHT;
}

static void
draw_text (FoyerBarChart *self,
           GtkSnapshot   *snapshot,
           const GdkRGBA *colour,
           const char    *text,
           float          x,
           float          y,
           float          width)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  int height;

  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (x, y + (ROW_HEIGHT - height) / 2.0f));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

static double
get_greatest (FoyerBarChart *self)
{
  double greatest = 0;

  for (guint i = 0; i < self->bars->len; i++)
    greatest = MAX (greatest, ((Bar *) self->bars->pdata[i])->value);

  return greatest;
}

static void
foyer_bar_chart_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  FoyerBarChart *self = FOYER_BAR_CHART (widget);
  float width = gtk_widget_get_width (widget);
  float name_width = width * NAME_SHARE;
  float room = MAX (width - name_width - FIGURE_WIDTH - 2 * GAP, 1);
  double greatest = MAX (get_greatest (self), 1);
  g_autoptr (FoyerPalette) palette = foyer_palette_new_for (widget);
  GdkRGBA whole = foyer_palette_get (palette, "line_strong");
  GdkRGBA part = foyer_palette_get (palette, "focus");
  GdkRGBA text = foyer_palette_get (palette, "fg");

  whole.alpha = 0.45f;
  for (guint i = 0; i < self->bars->len; i++)
    {
      Bar *bar = self->bars->pdata[i];
      float y = i * ROW_HEIGHT;
      float bar_y = y + (ROW_HEIGHT - BAR_HEIGHT) / 2.0f;

      draw_text (self, snapshot, &text, bar->name, 0, y, name_width - GAP);
      gtk_snapshot_append_color (snapshot, &whole,
                                 &GRAPHENE_RECT_INIT (name_width, bar_y,
                                                      room * bar->value / greatest, BAR_HEIGHT));
      gtk_snapshot_append_color (snapshot, &part,
                                 &GRAPHENE_RECT_INIT (name_width, bar_y,
                                                      room * bar->part / greatest, BAR_HEIGHT));
      draw_text (self, snapshot, &text, bar->figure, name_width + room + GAP, y, FIGURE_WIDTH);
    }
}

static void
update_name (FoyerBarChart *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->bars->len; i++)
    {
      Bar *bar = self->bars->pdata[i];

      g_string_append_printf (text, "%s%s %s", i > 0 ? "; " : "", bar->name, bar->figure);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text->str, -1);
}

static void
foyer_bar_chart_finalize (GObject *object)
{
  g_ptr_array_unref (FOYER_BAR_CHART (object)->bars);

  G_OBJECT_CLASS (foyer_bar_chart_parent_class)->finalize (object);
}

static void
foyer_bar_chart_class_init (FoyerBarChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = foyer_bar_chart_finalize;
  widget_class->measure = foyer_bar_chart_measure;
  widget_class->snapshot = foyer_bar_chart_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "barchart");
}

static void
foyer_bar_chart_init (FoyerBarChart *self)
{
  self->bars = g_ptr_array_new_with_free_func (bar_free);
}

GtkWidget *
foyer_bar_chart_new (void)
{
  return g_object_new (FOYER_TYPE_BAR_CHART, NULL);
}

void
foyer_bar_chart_clear (FoyerBarChart *self)
{
  g_return_if_fail (FOYER_IS_BAR_CHART (self));

  g_ptr_array_set_size (self->bars, 0);
  update_name (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* @part: how much of @value, drawn darker; @figure: what stands behind the bar */
void
foyer_bar_chart_add (FoyerBarChart *self,
                     const char    *name,
                     double         value,
                     double         part,
                     const char    *figure)
{
  Bar *bar;

  g_return_if_fail (FOYER_IS_BAR_CHART (self));

  bar = g_new0 (Bar, 1);
  bar->name = g_strdup (name);
  bar->value = value;
  bar->part = CLAMP (part, 0, value);
  bar->figure = g_strdup (figure);
  g_ptr_array_add (self->bars, bar);
  update_name (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
