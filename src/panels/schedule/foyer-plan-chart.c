#include "panels/schedule/foyer-plan-chart.h"

#include "widgets/foyer-palette.h"

#include <glib/gi18n.h>

#define WIDTH 150
#define HEIGHT 48
#define MARGIN 3.0

/* The first plans of a run cost many times the last; of them only where they were left is drawn. */
#define TALLEST 4.0

struct _FoyerPlanChart
{
  GtkWidget parent_instance;

  FoyerRotaPlan *plan; /* nullable */
  FoyerPalette *palette;
  GtkSettings *settings;
};

G_DEFINE_FINAL_TYPE (FoyerPlanChart, foyer_plan_chart, GTK_TYPE_WIDGET)

/* From what is known to where it is drawn. */
typedef struct
{
  double seconds;
  double lowest, highest;
  double width, height;
} Scale;

static double
to_x (const Scale *scale,
      double       seconds)
{
  return MARGIN + (scale->width - 2 * MARGIN) * CLAMP (seconds / scale->seconds, 0, 1);
}

static double
to_y (const Scale *scale,
      double       cost)
{
  double part = (cost - scale->lowest) / (scale->highest - scale->lowest);

  return scale->height - MARGIN - (scale->height - 2 * MARGIN) * CLAMP (part, 0, 1);
}

static const FoyerRotaSample *
get_last (GArray *samples)
{
  return samples->len > 0 ? &g_array_index (samples, FoyerRotaSample, samples->len - 1) : NULL;
}

/* Returns whether there is something to draw. */
static gboolean
make_scale (FoyerPlanChart *self,
            GArray         *samples,
            Scale          *scale)
{
  const FoyerRotaSample *last = get_last (samples);
  double base, first = -1;

  if (last == NULL || last->cost < 0)
    return FALSE;

  scale->width = gtk_widget_get_width (GTK_WIDGET (self));
  scale->height = gtk_widget_get_height (GTK_WIDGET (self));
  scale->seconds =
    MAX (MAX (foyer_rota_plan_get_progress (self->plan).seconds, last->seconds), 0.1);
  scale->lowest = last->cost;
  for (guint i = 0; i < samples->len; i++)
    {
      const FoyerRotaSample *sample = &g_array_index (samples, FoyerRotaSample, i);

      if (sample->bound >= 0)
        scale->lowest = MIN (scale->lowest, sample->bound);
      if (sample->cost >= 0 && first < 0)
        first = sample->cost;
    }

  base = MAX (last->cost - scale->lowest, 1.0);
  scale->highest = MAX (MIN (first, last->cost + TALLEST * base), last->cost + base);
  return TRUE;
}

/* One of the two lines, in steps: a figure holds until the next. */
static void
trace (cairo_t     *cr,
       const Scale *scale,
       GArray      *samples,
       gboolean     is_bound)
{
  double last = -1;

  for (guint i = 0; i < samples->len; i++)
    {
      const FoyerRotaSample *sample = &g_array_index (samples, FoyerRotaSample, i);
      double value = is_bound ? sample->bound : sample->cost;
      double x = to_x (scale, sample->seconds);

      if (value < 0)
        continue;
      if (last < 0)
        cairo_move_to (cr, x, to_y (scale, value));
      else
        cairo_line_to (cr, x, to_y (scale, last));
      cairo_line_to (cr, x, to_y (scale, value));
      last = value;
    }
  if (last >= 0)
    cairo_line_to (cr, to_x (scale, scale->seconds), to_y (scale, last));
}

static void
foyer_plan_chart_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  FoyerPlanChart *self = FOYER_PLAN_CHART (widget);
  GArray *samples = self->plan != NULL ? foyer_rota_plan_get_samples (self->plan) : NULL;
  GdkRGBA line = foyer_palette_get (self->palette, "line_strong");
  GdkRGBA cost = foyer_palette_get (self->palette, "focus");
  GdkRGBA bound = foyer_palette_get (self->palette, "dim");
  Scale scale;
  cairo_t *cr;

  if (samples == NULL || !make_scale (self, samples, &scale))
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, scale.width, scale.height));
  cairo_set_line_width (cr, 1);
  gdk_cairo_set_source_rgba (cr, &line);
  cairo_move_to (cr, 0, scale.height - 0.5);
  cairo_line_to (cr, scale.width, scale.height - 0.5);
  cairo_stroke (cr);

  cairo_set_line_width (cr, 2);
  cairo_set_dash (cr, (double[]) { 4, 3 }, 2, 0);
  gdk_cairo_set_source_rgba (cr, &bound);
  trace (cr, &scale, samples, TRUE);
  cairo_stroke (cr);

  cairo_set_dash (cr, NULL, 0, 0);
  gdk_cairo_set_source_rgba (cr, &cost);
  trace (cr, &scale, samples, FALSE);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
foyer_plan_chart_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

static void
take_palette (FoyerPlanChart *self)
{
  gboolean is_dark;

  g_object_get (self->settings, "gtk-application-prefer-dark-theme", &is_dark, NULL);
  g_clear_pointer (&self->palette, foyer_palette_free);
  self->palette = foyer_palette_new (is_dark);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
foyer_plan_chart_finalize (GObject *object)
{
  FoyerPlanChart *self = FOYER_PLAN_CHART (object);

  g_clear_object (&self->plan);
  g_clear_pointer (&self->palette, foyer_palette_free);

  G_OBJECT_CLASS (foyer_plan_chart_parent_class)->finalize (object);
}

static void
foyer_plan_chart_class_init (FoyerPlanChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = foyer_plan_chart_finalize;
  widget_class->measure = foyer_plan_chart_measure;
  widget_class->snapshot = foyer_plan_chart_snapshot;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
foyer_plan_chart_init (FoyerPlanChart *self)
{
  self->settings = gtk_settings_get_default ();
  g_signal_connect_object (self->settings, "notify::gtk-application-prefer-dark-theme",
                           G_CALLBACK (take_palette), self, G_CONNECT_SWAPPED);
  take_palette (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("How the plan gets better"), -1);
}

/* @plan: (nullable): the run; to be set again when its figures are new */
void
foyer_plan_chart_set_plan (FoyerPlanChart *self,
                           FoyerRotaPlan  *plan)
{
  g_return_if_fail (FOYER_IS_PLAN_CHART (self));

  g_set_object (&self->plan, plan);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
