#include "panels/schedule/foyer-plan-card.h"

#include "panels/schedule/foyer-plan-chart.h"
#include "service/foyer-rota-words.h"
#include "service/foyer-words.h"
#include "widgets/foyer-keycap.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n.h>

struct _FoyerPlanCard
{
  GtkWidget parent_instance;

  GtkLabel *status;
  GtkWidget *figures;
  FoyerPlanChart *chart;
  GtkLabel *cost;
  GtkLabel *bound;
  GtkLabel *remaining;
  GtkLabel *gaps;
  GtkLabel *rules;
  GtkLabel *wishes;
  GtkLabel *reasons;
  GtkWidget *start;
  GtkWidget *cancel;
  GtkWidget *stop;
  GtkWidget *discard;
  GtkWidget *accept;
};

G_DEFINE_FINAL_TYPE (FoyerPlanCard, foyer_plan_card, GTK_TYPE_WIDGET)

static void
show_amount (GtkLabel *label,
             gint64    amount)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, amount);

  /* Translators: a figure of the plan that is not known yet. */
  gtk_label_set_label (label, amount < 0 ? C_("plan", "unknown") : text);
}

/* No bound, no percentage: never one that is made up (look/DESIGN-LANGUAGE.md §5). */
static void
show_figures (FoyerPlanCard *self,
              FoyerRotaPlan *plan)
{
  GArray *samples = foyer_rota_plan_get_samples (plan);
  FoyerRotaSample sample = foyer_rota_plan_get_progress (plan);
  g_autofree char *percent = NULL;

  if (foyer_rota_plan_get_state (plan) == FOYER_ROTA_PLAN_READY && samples->len > 0)
    sample = g_array_index (samples, FoyerRotaSample, samples->len - 1);
  show_amount (self->cost, sample.cost);
  show_amount (self->bound, sample.bound);
  if (sample.cost > 0 && sample.bound >= 0)
    percent = g_strdup_printf ("%.1f%%", 100.0 * (sample.cost - sample.bound) / sample.cost);
  gtk_label_set_label (self->remaining, percent != NULL ? percent : C_("plan", "unknown"));
}

static void
show_count (GtkLabel   *label,
            const char *text,
            const char *tone)
{
  gtk_label_set_label (label, text);
  gtk_widget_remove_css_class (GTK_WIDGET (label), "crit-text");
  gtk_widget_remove_css_class (GTK_WIDGET (label), "warn-text");
  if (tone != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), tone);
}

static void
show_counts (FoyerPlanCard  *self,
             FoyerRotaMonth *month)
{
  guint n_gaps = foyer_rota_month_get_n_gaps (month);
  guint n_rules = foyer_rota_month_get_n_numbered (month) - n_gaps;
  guint n_met, n_wishes;
  g_autofree char *gaps = NULL, *rules = NULL, *wishes = NULL;

  foyer_rota_month_count_wishes (month, &n_met, &n_wishes);
  /* Translators: in how many stretches of time a post has too few people. */
  gaps = g_strdup_printf (_("Empty posts %u"), n_gaps);
  /* Translators: how many rules are broken, such as too little rest. */
  rules = g_strdup_printf (_("Reminders %u"), n_rules);
  /* Translators: %1$u of %2$u wishes of the staff are met. */
  wishes = g_strdup_printf (_("Wishes met %1$u of %2$u"), n_met, n_wishes);
  show_count (self->gaps, gaps, n_gaps > 0 ? "crit-text" : NULL);
  show_count (self->rules, rules, n_rules > 0 ? "warn-text" : NULL);
  show_count (self->wishes, wishes, NULL);
}

static void
show_reasons (FoyerPlanCard *self,
              FoyerRotaPlan *plan)
{
  GPtrArray *conflicts = foyer_rota_plan_get_conflicts (plan);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (conflicts->len, 2); i++)
    {
      g_autofree char *why = foyer_rota_words_conflict (NULL, foyer_rota_plan_get_task (plan),
                                                        g_ptr_array_index (conflicts, i));
      g_autofree char *out = foyer_rota_words_way_out (NULL, foyer_rota_plan_get_task (plan),
                                                       g_ptr_array_index (conflicts, i));

      g_string_append_printf (text, "%s%s %s", i > 0 ? "\n" : "",
                              _("It cannot all be done, because…"), why);
      if (out != NULL)
        {
          g_string_append (text, "\n");
          /* Translators: %s is a way out, such as “ask for 3 shifts fewer”. */
          g_string_append_printf (text, _("Cheapest way out: %s"), out);
        }
    }
  gtk_label_set_label (self->reasons, text->str);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->reasons), text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->reasons), text->len > 0);
}

static char *
make_status (FoyerRotaPlan  *plan,
             FoyerRotaMonth *month)
{
  guint n_fixed = foyer_rota_month_count_fixed (month);

  if (plan == NULL)
    return n_fixed == 0 ? g_strdup (_("fills the month by the rules, the wishes and what is fair"))
                        : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u cell stays as it is",
                                                        "%u cells stay as they are", n_fixed),
                                           n_fixed);

  switch (foyer_rota_plan_get_state (plan))
    {
    case FOYER_ROTA_PLAN_RUNNING:
      /* Translators: %d counts seconds. */
      return g_strdup_printf (_("%d s, still getting better"),
                              (int) foyer_rota_plan_get_progress (plan).seconds);
    case FOYER_ROTA_PLAN_READY:
      return g_strdup (foyer_rota_plan_is_proven (plan)
                         ? _("proven: there is none better")
                         : _("ready, to be looked at"));
    case FOYER_ROTA_PLAN_IMPOSSIBLE:
      return g_strdup (_("there is no plan that keeps all rules"));
    case FOYER_ROTA_PLAN_FAILED:
      return foyer_words_error (NULL, foyer_rota_plan_get_error (plan));
    case FOYER_ROTA_PLAN_CANCELLED:
      return g_strdup (_("cancelled, nothing was changed"));
    }

  g_assert_not_reached ();
}

static void
foyer_plan_card_dispose (GObject *object)
{
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_plan_card_parent_class)->dispose (object);
}

static void
foyer_plan_card_class_init (FoyerPlanCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_plan_card_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/schedule/foyer-plan-card.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerPlanCard, status);
  gtk_widget_class_bind_template_child (widget_class, FoyerPlanCard, figures);
  gtk_widget_class_bind_template_child (widget_class, FoyerPlanCard, chart);
  gtk_widget_class_bind_template_child (widget_class, FoyerPlanCard, cost);
  gtk_widget_class_bind_template_child (widget_class, FoyerPlanCard, bound);
  gtk_widget_class_bind_template_child (widget_class, FoyerPlanCard, remaining);
  gtk_widget_class_bind_template_child (widget_class, FoyerPlanCard, gaps);
  gtk_widget_class_bind_template_child (widget_class, FoyerPlanCard, rules);
  gtk_widget_class_bind_template_child (widget_class, FoyerPlanCard, wishes);
  gtk_widget_class_bind_template_child (widget_class, FoyerPlanCard, reasons);
  gtk_widget_class_bind_template_child (widget_class, FoyerPlanCard, start);
  gtk_widget_class_bind_template_child (widget_class, FoyerPlanCard, cancel);
  gtk_widget_class_bind_template_child (widget_class, FoyerPlanCard, stop);
  gtk_widget_class_bind_template_child (widget_class, FoyerPlanCard, discard);
  gtk_widget_class_bind_template_child (widget_class, FoyerPlanCard, accept);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
foyer_plan_card_init (FoyerPlanCard *self)
{
  g_type_ensure (FOYER_TYPE_PLAN_CHART);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @plan: (nullable): the run, when there is one; @month: what is counted: what stands, or the best
 * plan so far */
void
foyer_plan_card_set_plan (FoyerPlanCard  *self,
                          FoyerRotaPlan  *plan,
                          FoyerRotaMonth *month)
{
  FoyerRotaPlanState state = plan != NULL ? foyer_rota_plan_get_state (plan)
                                          : FOYER_ROTA_PLAN_CANCELLED;
  gboolean is_running = state == FOYER_ROTA_PLAN_RUNNING;
  gboolean is_ready = state == FOYER_ROTA_PLAN_READY;
  g_autofree char *status = make_status (plan, month);

  gtk_label_set_label (self->status, status);
  gtk_widget_set_visible (self->figures, is_running || is_ready);
  gtk_widget_set_visible (self->start, !is_running && !is_ready);
  gtk_widget_set_visible (self->cancel, is_running);
  gtk_widget_set_visible (self->stop, is_running);
  gtk_widget_set_visible (self->discard, is_ready);
  gtk_widget_set_visible (self->accept, is_ready);
  show_counts (self, month);
  gtk_widget_set_visible (GTK_WIDGET (self->reasons), FALSE);
  foyer_plan_chart_set_plan (self->chart, is_running || is_ready ? plan : NULL);
  if (is_running || is_ready)
    show_figures (self, plan);
  if (plan != NULL && !is_running)
    show_reasons (self, plan);
}
