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
  GtkLabel *changes;
  GtkWidget *conflict;
  GtkInscription *reasons;
  GtkInscription *way;
  GtkButton *way_out;
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

/* How much a proposal would change of what stands. */
static void
show_changes (FoyerPlanCard *self,
              FoyerRotaPlan *plan)
{
  guint n_changes = foyer_rota_plan_get_changes (plan)->len;
  g_autofree char *changes = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u cell changes",
                                                           "%u cells change", n_changes), n_changes);

  gtk_label_set_label (self->changes, changes);
}

static void
show_text (GtkInscription *inscription,
           const char     *text)
{
  gtk_inscription_set_text (inscription, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (inscription), text);
}

/* A person without any plan is rare, several are rarer: the first tell enough. */
#define MOST_CONFLICTS 2

/* @way: (nullable): the way out, when the program can take it */
static void
show_conflict (FoyerPlanCard   *self,
               FoyerRotaPlan   *plan,
               FoyerRotaWayOut *way)
{
  FoyerRotaTask *task = foyer_rota_plan_get_task (plan);
  GPtrArray *conflicts = foyer_rota_plan_get_conflicts (plan);
  g_autoptr (GString) reasons = g_string_new (NULL);
  g_autoptr (GString) ways = g_string_new (NULL);

  for (guint i = 0; i < MIN (conflicts->len, MOST_CONFLICTS); i++)
    {
      g_autofree char *why = foyer_rota_words_conflict (NULL, task, conflicts->pdata[i]);
      g_autofree char *out = foyer_rota_words_way_out (NULL, task, conflicts->pdata[i]);

      g_string_append_printf (reasons, "%s%s %s", i > 0 ? "\n" : "",
                              _("It cannot all be done, because…"), why);
      if (out != NULL)
        {
          g_string_append (ways, i > 0 ? "\n" : "");
          /* Translators: %s is a way out, such as “ask for 3 shifts fewer”. */
          g_string_append_printf (ways, _("Cheapest way out: %s"), out);
        }
    }
  show_text (self->reasons, reasons->str);
  show_text (self->way, ways->str);
  /* It takes the place of the figures: how good a plan is comes after why it is not possible. */
  gtk_widget_set_visible (self->conflict, reasons->len > 0);
  if (reasons->len > 0)
    gtk_widget_set_visible (self->figures, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->way_out), way != NULL);
  if (way != NULL)
    {
      g_autofree char *label = foyer_rota_words_take_way_out (NULL, way);

      gtk_button_set_label (self->way_out, label);
    }
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
  gtk_widget_class_bind_template_child (widget_class, FoyerPlanCard, changes);
  gtk_widget_class_bind_template_child (widget_class, FoyerPlanCard, conflict);
  gtk_widget_class_bind_template_child (widget_class, FoyerPlanCard, reasons);
  gtk_widget_class_bind_template_child (widget_class, FoyerPlanCard, way);
  gtk_widget_class_bind_template_child (widget_class, FoyerPlanCard, way_out);
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

/* What had the focus may be gone now: the next step has it then, not nothing. */
static void
keep_focus (FoyerPlanCard *self)
{
  GtkWidget *steps[] = { self->stop, self->accept, self->start };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (gtk_widget_get_visible (steps[i]))
      {
        gtk_widget_grab_focus (steps[i]);
        return;
      }
}

/* @plan: (nullable): the run, when there is one; @way: (nullable): the way out of what it came up
 * against; @month: what is counted: what stands, or the best plan so far */
void
foyer_plan_card_set_plan (FoyerPlanCard   *self,
                          FoyerRotaPlan   *plan,
                          FoyerRotaWayOut *way,
                          FoyerRotaMonth  *month)
{
  FoyerRotaPlanState state = plan != NULL ? foyer_rota_plan_get_state (plan)
                                          : FOYER_ROTA_PLAN_CANCELLED;
  gboolean is_running = state == FOYER_ROTA_PLAN_RUNNING;
  gboolean is_ready = state == FOYER_ROTA_PLAN_READY;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  g_autofree char *status = make_status (plan, month);

  gtk_label_set_label (self->status, status);
  gtk_widget_set_visible (self->figures, is_running || is_ready);
  gtk_widget_set_visible (self->start, !is_running && !is_ready);
  gtk_widget_set_visible (self->cancel, is_running);
  gtk_widget_set_visible (self->stop, is_running);
  gtk_widget_set_visible (self->discard, is_ready);
  gtk_widget_set_visible (self->accept, is_ready);
  show_counts (self, month);
  gtk_widget_set_visible (self->conflict, FALSE);
  foyer_plan_chart_set_plan (self->chart, is_running || is_ready ? plan : NULL);
  if (is_running || is_ready)
    show_figures (self, plan);
  gtk_widget_set_visible (GTK_WIDGET (self->changes), is_ready);
  if (is_ready)
    show_changes (self, plan);
  if (plan != NULL && !is_running)
    show_conflict (self, plan, way);
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self))
      && !gtk_widget_is_visible (focus))
    keep_focus (self);
}

/* (transfer none): the button that takes the way out */
GtkWidget *
foyer_plan_card_get_way_out (FoyerPlanCard *self)
{
  return GTK_WIDGET (self->way_out);
}
