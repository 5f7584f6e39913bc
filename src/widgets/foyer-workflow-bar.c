#include "widgets/foyer-workflow-bar.h"

#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

struct _FoyerWorkflowBar
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GStrv labels;
  guint present;
};

G_DEFINE_FINAL_TYPE (FoyerWorkflowBar, foyer_workflow_bar, GTK_TYPE_WIDGET)

static GtkWidget *
make_line (gboolean is_seen)
{
  GtkWidget *line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

  gtk_widget_set_hexpand (line, TRUE);
  gtk_widget_set_valign (line, GTK_ALIGN_CENTER);
  gtk_widget_set_opacity (line, is_seen ? 1 : 0);
  return line;
}

/* The mark stands above the word, so that five words fit into a side card in every language; the
 * line goes through all marks, from the first to the last. */
static GtkWidget *
make_step (FoyerWorkflowBar *self,
           guint             step,
           gboolean          is_last)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *marks = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *label = gtk_label_new (self->labels[step]);
  GtkWidget *icon = gtk_image_new_from_icon_name (step < self->present ? "foyer-check-symbolic"
                                                  : step == self->present ? "foyer-now-symbolic"
                                                  : "foyer-later-symbolic");

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 12);
  gtk_box_append (GTK_BOX (marks), make_line (step > 0));
  gtk_box_append (GTK_BOX (marks), icon);
  gtk_box_append (GTK_BOX (marks), make_line (!is_last));
  gtk_box_append (GTK_BOX (box), marks);

  /* The step that is reached keeps its word where large text leaves no room for all of them. */
  if (step != self->present)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_halign (label, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, "workflow-step");
  gtk_widget_add_css_class (box, step < self->present ? "done"
                                 : step == self->present ? "now" : "later");
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

static void
update (FoyerWorkflowBar *self)
{
  guint n_steps = self->labels != NULL ? g_strv_length (self->labels) : 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  for (guint step = 0; step < n_steps; step++)
    gtk_box_append (GTK_BOX (self->box), make_step (self, step, step + 1 == n_steps));

  if (self->present < n_steps)
    {
      /* Translators: what a screen reader says of a row of steps; %s is the step reached. */
      g_autofree char *name = g_strdup_printf (C_("workflow", "Step reached: %s"),
                                               self->labels[self->present]);

      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
    }
}

static void
foyer_workflow_bar_dispose (GObject *object)
{
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_workflow_bar_parent_class)->dispose (object);
}

static void
foyer_workflow_bar_finalize (GObject *object)
{
  g_strfreev (FOYER_WORKFLOW_BAR (object)->labels);

  G_OBJECT_CLASS (foyer_workflow_bar_parent_class)->finalize (object);
}

static void
foyer_workflow_bar_class_init (FoyerWorkflowBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = foyer_workflow_bar_dispose;
  object_class->finalize = foyer_workflow_bar_finalize;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
foyer_workflow_bar_init (FoyerWorkflowBar *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/* @labels: (array zero-terminated=1): the words of the steps, in their order */
void
foyer_workflow_bar_set_steps (FoyerWorkflowBar  *self,
                              const char *const *labels)
{
  g_return_if_fail (FOYER_IS_WORKFLOW_BAR (self));

  g_strfreev (self->labels);
  self->labels = g_strdupv ((char **) labels);
  update (self);
}

/* @step: which one is reached; one past the last: all are done */
void
foyer_workflow_bar_set_present (FoyerWorkflowBar *self,
                                guint             step)
{
  g_return_if_fail (FOYER_IS_WORKFLOW_BAR (self));

  self->present = step;
  update (self);
}
