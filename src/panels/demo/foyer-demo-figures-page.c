#include "panels/demo/foyer-demo-figures-page.h"

#include "panels/demo/foyer-demo-text.h"
#include "panels/foyer-staff-name.h"
#include "service/foyer-demo-figures.h"
#include "service/foyer-words.h"
#include "widgets/foyer-bar-chart.h"
#include "widgets/foyer-segmented.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/* So many demos that took longer are told one by one. */
#define MOST_EXTENDED 10

struct _FoyerDemoFiguresPage
{
  GtkWidget parent_instance;

  FoyerServices *services;
  FoyerDemoFigures *figures;
  GCancellable *cancellable;

  FoyerSegmented *days;
  FoyerSegmented *by;
  GtkLabel *summary;
  GtkGrid *table;
  FoyerBarChart *chart;
  GtkLabel *unused;
  GtkWidget *extended_box;
  GtkLabel *extended;
};

G_DEFINE_FINAL_TYPE (FoyerDemoFiguresPage, foyer_demo_figures_page, GTK_TYPE_WIDGET)

enum
{
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
dup_percent (guint part,
             guint whole)
{
  return whole > 0 ? g_strdup_printf ("%u %%", (part * 100 + whole / 2) / whole) : g_strdup ("–");
}

static char *
dup_mean (const FoyerDemoFigure *figure)
{
  return figure->n_sessions > 0
           ? foyer_words_minutes (NULL, figure->length_us / figure->n_sessions) : g_strdup ("–");
}

static GArray *
get_rows (FoyerDemoFiguresPage *self,
          const char           *by)
{
  if (strcmp (by, "rep") == 0)
    return self->figures->by_rep;
  if (strcmp (by, "identity") == 0)
    return self->figures->by_identity;
  if (strcmp (by, "outcome") == 0)
    return self->figures->by_outcome;
  if (strcmp (by, "point") == 0)
    return self->figures->by_point;
  return self->figures->by_account;
}

static char *
dup_point (FoyerDemoFiguresPage *self,
           const FoyerUuid      *id)
{
  FoyerDemoDesk *desk = foyer_services_get_demo_desk (self->services);

  for (int identity = FOYER_IDENTITY_NONE; identity <= FOYER_IDENTITY_OTHER; identity++)
    {
      g_autoptr (GPtrArray) points = foyer_demo_desk_list_points (desk, identity, FALSE);

      for (guint i = 0; i < points->len; i++)
        if (foyer_uuid_equal (foyer_record_get_id (points->pdata[i]), id))
          return g_strdup (foyer_demo_desk_get_point_text (points->pdata[i]));
    }

  return g_strdup (C_("demo", "A point of before"));
}

static char *
dup_name (FoyerDemoFiguresPage  *self,
          const char            *by,
          const FoyerDemoFigure *figure)
{
  FoyerDemoDesk *desk = foyer_services_get_demo_desk (self->services);
  FoyerDemoAccount *account;
  const char *name;

  if (strcmp (by, "identity") == 0)
    return g_strdup (foyer_words_enum (NULL, FOYER_TYPE_IDENTITY, figure->value));
  if (strcmp (by, "outcome") == 0)
    return g_strdup (foyer_words_enum (NULL, FOYER_TYPE_DEMO_OUTCOME, figure->value));
  if (strcmp (by, "point") == 0)
    return dup_point (self, &figure->id);
  if (strcmp (by, "rep") == 0)
    {
      name = foyer_staff_name (foyer_services_get_people (self->services), &figure->id);
      return g_strdup (name != NULL ? name : "–");
    }

  account = foyer_demo_desk_find_account (desk, &figure->id);
  return account != NULL
           ? g_strdup (foyer_demo_account_get_label (account))
           : g_strdup (foyer_uuid_is_none (&figure->id) ? C_("demo", "Product demonstration")
                                                        : C_("demo", "An account of before"));
}

static void
attach (FoyerDemoFiguresPage *self,
        int                   column,
        int                   row,
        const char           *text,
        gboolean              is_head)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_widget_set_hexpand (label, column == 0);
  if (column == 0)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (is_head)
    gtk_widget_add_css_class (label, "dim");
  gtk_grid_attach (self->table, label, column, row, 1, 1);
}

static void
add_row (FoyerDemoFiguresPage  *self,
         int                    row,
         const char            *name,
         const FoyerDemoFigure *figure)
{
  g_autofree char *sessions = g_strdup_printf ("%u", figure->n_sessions);
  g_autofree char *bought = g_strdup_printf ("%u", figure->n_bought);
  g_autofree char *conversion = dup_percent (figure->n_converted, figure->n_sessions);
  g_autofree char *mean = dup_mean (figure);

  attach (self, 0, row, name, FALSE);
  attach (self, 1, row, sessions, FALSE);
  attach (self, 2, row, bought, FALSE);
  attach (self, 3, row, conversion, FALSE);
  attach (self, 4, row, mean, FALSE);
}

static void
show_table (FoyerDemoFiguresPage *self)
{
  const char *by = foyer_segmented_get_selected (self->by);
  GArray *rows = get_rows (self, by);

  foyer_widget_remove_children (GTK_WIDGET (self->table));
  foyer_bar_chart_clear (self->chart);
  attach (self, 0, 0, "", TRUE);
  attach (self, 1, 0, C_("column", "Demos"), TRUE);
  attach (self, 2, 0, C_("column", "Bought at once"), TRUE);
  attach (self, 3, 0, C_("column", "Bought in 30 days"), TRUE);
  attach (self, 4, 0, C_("column", "Mean length"), TRUE);
  for (guint i = 0; i < rows->len; i++)
    {
      FoyerDemoFigure *figure = &g_array_index (rows, FoyerDemoFigure, i);
      g_autofree char *name = dup_name (self, by, figure);
      g_autofree char *text = g_strdup_printf ("%u / %u", figure->n_converted,
                                               figure->n_sessions);

      add_row (self, i + 1, name, figure);
      foyer_bar_chart_add (self->chart, name, figure->n_sessions, figure->n_converted, text);
    }
}

/* When, who, and why: the latest, and how many more there are. */
static void
show_extended (FoyerDemoFiguresPage *self)
{
  GPtrArray *extended = self->figures->extended;
  FoyerShopTime *time = foyer_shop_get_time (foyer_services_get_shop (self->services));
  FoyerPeople *people = foyer_services_get_people (self->services);
  gint64 now_us = foyer_service_now_us (FOYER_SERVICE (people));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (extended->len, MOST_EXTENDED); i++)
    {
      FoyerDemoSession *session = extended->pdata[i];
      const char *rep = foyer_staff_name (people, foyer_demo_session_get_rep (session));
      g_autofree char *when = foyer_words_time (NULL, time, foyer_demo_session_get_begun (session),
                                                now_us);
      g_autofree char *why = foyer_demo_text_extension (session);
      g_autofree char *line = foyer_demo_text_parts (when, rep != NULL ? rep : "",
                                                     foyer_demo_session_get_number (session), why,
                                                     NULL);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }
  if (extended->len > MOST_EXTENDED)
    {
      guint n_more = extended->len - MOST_EXTENDED;

      g_string_append_c (text, '\n');
      /* Translators: how many demos took longer beside those in the list above. */
      g_string_append_printf (text, ngettext ("and %u more", "and %u more", n_more), n_more);
    }
  gtk_label_set_label (self->extended, text->str);
  gtk_widget_set_visible (self->extended_box, extended->len > 0);
}

static void
show (FoyerDemoFiguresPage *self)
{
  FoyerDemoFigure *total = &self->figures->total;
  g_autofree char *conversion = dup_percent (total->n_converted, total->n_sessions);
  g_autofree char *mean = dup_mean (total);
  g_autofree char *summary = NULL;
  g_autoptr (GString) unused = g_string_new (NULL);

  /* Translators: %1$u demos; %2$s is a share such as 40 %, %3$s a length such as 25 min. */
  summary =
    g_strdup_printf (_("%1$u demos, %2$s led to a purchase within 30 days, mean length %3$s"),
                     total->n_sessions, conversion, mean);
  gtk_label_set_label (self->summary, summary);
  for (guint i = 0; i < self->figures->unused->len; i++)
    g_string_append_printf (unused, "%s%s", i > 0 ? C_("colleagues", ", ") : "",
                            foyer_demo_account_get_label (self->figures->unused->pdata[i]));
  if (unused->len > 0)
    {
      /* Translators: %s are accounts such as DEMO-03. */
      g_autofree char *text = g_strdup_printf (_("Not used: %s"), unused->str);

      gtk_label_set_label (self->unused, text);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->unused), unused->len > 0);
  show_extended (self);
  show_table (self);
}

static void
on_by_changed (FoyerDemoFiguresPage *self)
{
  if (self->figures != NULL)
    show_table (self);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (FoyerDemoFiguresPage) self = user_data;
  g_autoptr (GError) error = NULL;
  FoyerDemoFigures *figures =
    foyer_demo_desk_read_figures_finish (FOYER_DEMO_DESK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }
  g_clear_pointer (&self->figures, foyer_demo_figures_free);
  self->figures = figures;
  show (self);
}

static void
foyer_demo_figures_page_dispose (GObject *object)
{
  FoyerDemoFiguresPage *self = FOYER_DEMO_FIGURES_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_demo_figures_page_parent_class)->dispose (object);
}

static void
foyer_demo_figures_page_finalize (GObject *object)
{
  FoyerDemoFiguresPage *self = FOYER_DEMO_FIGURES_PAGE (object);

  g_clear_pointer (&self->figures, foyer_demo_figures_free);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (foyer_demo_figures_page_parent_class)->finalize (object);
}

static void
foyer_demo_figures_page_class_init (FoyerDemoFiguresPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = foyer_demo_figures_page_dispose;
  object_class->finalize = foyer_demo_figures_page_finalize;

  signals[FAILED] = g_signal_new ("failed", FOYER_TYPE_DEMO_FIGURES_PAGE, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/demo/foyer-demo-figures-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoFiguresPage, days);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoFiguresPage, by);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoFiguresPage, summary);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoFiguresPage, table);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoFiguresPage, chart);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoFiguresPage, unused);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoFiguresPage, extended_box);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoFiguresPage, extended);
  gtk_widget_class_bind_template_callback (widget_class, foyer_demo_figures_page_read);
  gtk_widget_class_bind_template_callback (widget_class, on_by_changed);
}

static void
foyer_demo_figures_page_init (FoyerDemoFiguresPage *self)
{
  g_type_ensure (FOYER_TYPE_BAR_CHART);
  g_type_ensure (FOYER_TYPE_SEGMENTED);
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  foyer_segmented_append (self->days, "30", _("30 days"));
  foyer_segmented_append (self->days, "90", _("90 days"));
  foyer_segmented_append (self->by, "account", C_("figures", "Account"));
  foyer_segmented_append (self->by, "rep", C_("figures", "Colleague"));
  foyer_segmented_append (self->by, "identity", C_("figures", "Visitor kind"));
  foyer_segmented_append (self->by, "outcome", C_("figures", "Result"));
  foyer_segmented_append (self->by, "point", C_("figures", "Talking point"));
  foyer_segmented_set_selected (self->days, "30");
  foyer_segmented_set_selected (self->by, "account");
}

void
foyer_demo_figures_page_connect (FoyerDemoFiguresPage *self,
                                 FoyerServices        *services)
{
  g_return_if_fail (FOYER_IS_DEMO_FIGURES_PAGE (self));

  self->services = g_object_ref (services);
}

/* Counts anew. */
void
foyer_demo_figures_page_read (FoyerDemoFiguresPage *self)
{
  FoyerDemoDesk *desk;
  gint64 day;

  g_return_if_fail (FOYER_IS_DEMO_FIGURES_PAGE (self));

  if (self->services == NULL)
    return;
  desk = foyer_services_get_demo_desk (self->services);
  day = foyer_demo_desk_get_day (desk);
  foyer_demo_desk_read_figures_async (desk,
                                      day - atoi (foyer_segmented_get_selected (self->days)) + 1,
                                      day, self->cancellable, on_read, g_object_ref (self));
}
