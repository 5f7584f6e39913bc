#include "panels/schedule/foyer-problem-list.h"

#include "service/foyer-rota-words.h"
#include "widgets/foyer-chip.h"
#include "widgets/foyer-keycap.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n.h>

/* A month that nobody has planned has a gap every day and post: who solves the first ones sees the
 * next. */
#define MOST_ROWS 40

struct _FoyerProblemList
{
  GtkWidget parent_instance;

  GtkLabel *head;
  GtkLabel *advice;
  GtkListBox *list;
  GtkLabel *none;
  GtkLabel *more;

  FoyerRotaMonth *month;
  guint n_rows;
};

G_DEFINE_FINAL_TYPE (FoyerProblemList, foyer_problem_list, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  CURE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_cure_clicked (FoyerProblemList *self,
                 GtkWidget        *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);

  gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
  g_signal_emit (self, signals[CURE], 0, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));
}

static const char *
get_cure_label (const FoyerRosterProblem *problem)
{
  switch (foyer_problem_cure_of (problem))
    {
    case FOYER_PROBLEM_CURE_TAKERS:
      return problem->kind == FOYER_ROSTER_GAP ? C_("cure", "Who can stand in?")
                                               : C_("cure", "Give it away");
    case FOYER_PROBLEM_CURE_REST:
      return C_("cure", "Plan a rest day");
    case FOYER_PROBLEM_CURE_LOOK:
      return C_("cure", "Look");
    }

  g_assert_not_reached ();
}

static GtkWidget *
make_cure (FoyerProblemList         *self,
           const FoyerRosterProblem *problem,
           const char               *text)
{
  const char *label = get_cure_label (problem);
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *spoken = g_strdup_printf ("%s %s", label, text);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "row-act");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_cure_clicked), self,
                           G_CONNECT_SWAPPED);
  return button;
}

/* Advice has no number: nothing in the grid points to it. */
static GtkWidget *
make_row (FoyerProblemList         *self,
          const FoyerRosterProblem *problem,
          guint                     number,
          gboolean                  may_cure)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *text = foyer_rota_words_problem (NULL, self->month, problem);
  const char *kind = foyer_rota_words_problem_kind (NULL, problem->kind);
  g_autofree char *head = number > 0 ? g_strdup_printf ("%u %s", number, kind) : g_strdup (kind);
  gboolean is_error = problem->gravity == FOYER_ROSTER_ERROR;
  GtkWidget *label = gtk_label_new (text);

  gtk_box_append (GTK_BOX (box),
                  foyer_chip_new (is_error ? FOYER_TONE_CRIT
                                           : problem->gravity == FOYER_ROSTER_WARNING
                                               ? FOYER_TONE_WARN : FOYER_TONE_OUTLINE,
                                  is_error ? "foyer-late-symbolic" : "foyer-info-symbolic", head));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (label, text);
  gtk_box_append (GTK_BOX (box), label);
  if (may_cure)
    gtk_box_append (GTK_BOX (box), make_cure (self, problem, text));

  return box;
}

static void
on_row_activated (FoyerProblemList *self,
                  GtkListBoxRow    *row)
{
  g_signal_emit (self, signals[CHOSEN], 0, gtk_list_box_row_get_index (row));
}

static void
foyer_problem_list_dispose (GObject *object)
{
  g_clear_object (&FOYER_PROBLEM_LIST (object)->month);
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_problem_list_parent_class)->dispose (object);
}

static void
foyer_problem_list_class_init (FoyerProblemListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_problem_list_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[CURE] = g_signal_new ("cure", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/schedule/foyer-problem-list.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerProblemList, head);
  gtk_widget_class_bind_template_child (widget_class, FoyerProblemList, advice);
  gtk_widget_class_bind_template_child (widget_class, FoyerProblemList, list);
  gtk_widget_class_bind_template_child (widget_class, FoyerProblemList, none);
  gtk_widget_class_bind_template_child (widget_class, FoyerProblemList, more);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
foyer_problem_list_init (FoyerProblemList *self)
{
  g_type_ensure (FOYER_TYPE_KEYCAP);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_more (FoyerProblemList *self,
           guint             n_more)
{
  /* Translators: under a list that shows the first problems only. */
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more",
                                                        n_more), n_more);

  gtk_label_set_label (self->more, text);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n_more > 0);
}

/* Advice is not a problem, and is told beside: a list that has rows is never called empty. */
static void
show_head (FoyerProblemList *self,
           guint             n_numbered,
           guint             n_advice)
{
  g_autofree char *head = NULL;
  g_autofree char *advice = NULL;

  if (n_numbered > 0)
    head = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u problem", "%u problems", n_numbered),
                            n_numbered);
  else
    head = g_strdup (n_advice > 0 ? _("No rule is broken") : _("No problems"));
  /* Translators: beside how many problems a roster has: what is good to know and breaks no
   * rule. */
  advice = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u piece of advice",
                                         "%u pieces of advice", n_advice), n_advice);
  gtk_label_set_label (self->head, head);
  gtk_label_set_label (self->advice, advice);
  gtk_widget_set_visible (GTK_WIDGET (self->advice), n_advice > 0);
}

/* @may_cure: whether who looks may change the roster */
void
foyer_problem_list_set_month (FoyerProblemList *self,
                              FoyerRotaMonth   *month,
                              gboolean          may_cure)
{
  GArray *problems = foyer_rota_month_get_problems (month);
  guint n_numbered = foyer_rota_month_get_n_numbered (month);
  GtkListBoxRow *row;

  g_return_if_fail (FOYER_IS_PROBLEM_LIST (self));

  g_set_object (&self->month, month);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  self->n_rows = MIN (problems->len, MOST_ROWS);
  for (guint i = 0; i < self->n_rows; i++)
    gtk_list_box_append (self->list,
                         make_row (self, &g_array_index (problems, FoyerRosterProblem, i),
                                   i < n_numbered ? i + 1 : 0, may_cure));

  show_head (self, n_numbered, problems->len - n_numbered);
  gtk_label_set_label (self->none,
                       foyer_rota_month_get_n_demands (month) > 0
                         ? _("Every post is filled and every rule is kept.")
                         : _("No post needs anybody yet: say how many people, and when."));
  gtk_widget_set_visible (GTK_WIDGET (self->none), problems->len == 0);
  show_more (self, problems->len - self->n_rows);
}

void
foyer_problem_list_next (FoyerProblemList *self)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);
  guint next = selected != NULL ? gtk_list_box_row_get_index (selected) + 1 : 0;

  g_return_if_fail (FOYER_IS_PROBLEM_LIST (self));

  if (self->n_rows == 0)
    return;

  next %= self->n_rows;
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, next));
  g_signal_emit (self, signals[CHOSEN], 0, next);
}

/* What a supervisor would do first. */
FoyerProblemCure
foyer_problem_cure_of (const FoyerRosterProblem *problem)
{
  switch (problem->kind)
    {
    case FOYER_ROSTER_GAP:
    case FOYER_ROSTER_OVERLAP:
    case FOYER_ROSTER_ON_LEAVE:
    case FOYER_ROSTER_REST:
    case FOYER_ROSTER_LONG_DAY:
    case FOYER_ROSTER_WRONG_POST:
      return FOYER_PROBLEM_CURE_TAKERS;
    case FOYER_ROSTER_RUN:
      return FOYER_PROBLEM_CURE_REST;
    case FOYER_ROSTER_WEEK:
      return FOYER_PROBLEM_CURE_LOOK;
    }

  g_assert_not_reached ();
}
