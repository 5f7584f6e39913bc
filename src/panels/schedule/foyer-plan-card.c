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
  GtkWidget *body;
  GtkWidget *figures;
  FoyerPlanChart *chart;
  GtkLabel *cost;
  GtkLabel *bound;
  GtkLabel *remaining;
  GtkLabel *gaps;
  GtkLabel *rules;
  GtkLabel *wishes;
  GtkLabel *changes;
  GtkWidget *start;
  GtkWidget *add_demand;
  GtkWidget *cancel;
  GtkWidget *stop;
  GtkButton *discard;
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

/* How much a proposal would change of what stands. What changes nothing is not adopted: it can be
 * closed only. */
static void
show_changes (FoyerPlanCard *self,
              FoyerRotaPlan *plan)
{
  guint n_changes = foyer_rota_plan_get_changes (plan)->len;
  g_autofree char *changes = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u cell changes",
                                                           "%u cells change", n_changes), n_changes);

  gtk_label_set_label (self->changes, changes);
  gtk_button_set_label (self->discard, n_changes > 0 ? C_("button", "Drop it")
                                                     : C_("button", "Close"));
}

/* (transfer none) (nullable): what has to be done before there can be a plan */
static const char *
get_lack (FoyerRotaLack lack)
{
  switch (lack)
    {
    case FOYER_ROTA_LACK_NOTHING:
      return NULL;
    case FOYER_ROTA_LACK_DAYS:
      return _("This month is over.");
    case FOYER_ROTA_LACK_STAFF:
      return _("First give colleagues their posts.");
    case FOYER_ROTA_LACK_SHIFTS:
      return _("First add a shift.");
    case FOYER_ROTA_LACK_DEMANDS:
      return _("First say how many people are needed, and when.");
    }

  g_assert_not_reached ();
}

/* (transfer none): what is said of a run that is ready */
static const char *
get_outcome (FoyerRotaPlan *plan)
{
  if (foyer_rota_plan_get_changes (plan)->len > 0)
    return foyer_rota_plan_is_proven (plan) ? _("proven: there is none better")
                                            : _("ready, to be looked at");

  return foyer_rota_plan_is_proven (plan) ? _("proven: there is none better, the roster stays")
                                          : _("nothing better was found, the roster stays");
}

static char *
make_status (FoyerRotaPlan  *plan,
             FoyerRotaMonth *month,
             FoyerRotaLack   lack)
{
  guint n_fixed = foyer_rota_month_count_fixed (month);

  if (plan == NULL && lack != FOYER_ROTA_LACK_NOTHING)
    return g_strdup (get_lack (lack));
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
      return g_strdup (get_outcome (plan));
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
  gtk_widget_class_bind_template_child (widget_class, FoyerPlanCard, body);
  gtk_widget_class_bind_template_child (widget_class, FoyerPlanCard, figures);
  gtk_widget_class_bind_template_child (widget_class, FoyerPlanCard, chart);
  gtk_widget_class_bind_template_child (widget_class, FoyerPlanCard, cost);
  gtk_widget_class_bind_template_child (widget_class, FoyerPlanCard, bound);
  gtk_widget_class_bind_template_child (widget_class, FoyerPlanCard, remaining);
  gtk_widget_class_bind_template_child (widget_class, FoyerPlanCard, gaps);
  gtk_widget_class_bind_template_child (widget_class, FoyerPlanCard, rules);
  gtk_widget_class_bind_template_child (widget_class, FoyerPlanCard, wishes);
  gtk_widget_class_bind_template_child (widget_class, FoyerPlanCard, changes);
  gtk_widget_class_bind_template_child (widget_class, FoyerPlanCard, start);
  gtk_widget_class_bind_template_child (widget_class, FoyerPlanCard, add_demand);
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

/* What had the focus may be gone now: the next step has it then, not nothing. */
static void
keep_focus (FoyerPlanCard *self)
{
  GtkWidget *steps[] = { self->stop, self->accept, GTK_WIDGET (self->discard), self->start };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (gtk_widget_get_visible (steps[i]))
      {
        gtk_widget_grab_focus (steps[i]);
        return;
      }
}

/* @plan: (nullable): the run, when there is one; @month: what is counted: what stands, or the best
 * plan so far; @lack: what it lacks before it can be planned */
void
foyer_plan_card_set_plan (FoyerPlanCard  *self,
                          FoyerRotaPlan  *plan,
                          FoyerRotaMonth *month,
                          FoyerRotaLack   lack)
{
  FoyerRotaPlanState state = plan != NULL ? foyer_rota_plan_get_state (plan)
                                          : FOYER_ROTA_PLAN_CANCELLED;
  gboolean is_running = state == FOYER_ROTA_PLAN_RUNNING;
  gboolean is_ready = state == FOYER_ROTA_PLAN_READY;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  g_autofree char *status = make_status (plan, month, lack);

  g_return_if_fail (FOYER_IS_PLAN_CARD (self));

  gtk_label_set_label (self->status, status);
  gtk_widget_set_tooltip_text (self->start, get_lack (lack));
  /* Without people or shifts there is nothing to count. */
  gtk_widget_set_visible (self->body, lack != FOYER_ROTA_LACK_STAFF
                                        && lack != FOYER_ROTA_LACK_SHIFTS);
  gtk_widget_set_visible (self->figures, is_running || is_ready);
  gtk_widget_set_visible (self->add_demand, plan == NULL && lack == FOYER_ROTA_LACK_DEMANDS);
  gtk_widget_set_visible (self->start, !is_running && !is_ready);
  gtk_widget_set_visible (self->cancel, is_running);
  gtk_widget_set_visible (self->stop, is_running);
  gtk_widget_set_visible (GTK_WIDGET (self->discard), is_ready);
  gtk_widget_set_visible (self->accept,
                          is_ready && foyer_rota_plan_get_changes (plan)->len > 0);
  show_counts (self, month);
  foyer_plan_chart_set_plan (self->chart, is_running || is_ready ? plan : NULL);
  if (is_running || is_ready)
    show_figures (self, plan);
  gtk_widget_set_visible (GTK_WIDGET (self->changes), is_ready);
  if (is_ready)
    show_changes (self, plan);
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self))
      && !gtk_widget_is_visible (focus))
    keep_focus (self);
}
