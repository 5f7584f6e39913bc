#include "shell/foyer-rules-line.h"

#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

/* What is done sooner is not worth a number. */
#define PATIENCE_MS 300

struct _FoyerRulesLine
{
  GtkWidget parent_instance;

  GtkWidget *icon;
  GtkLabel *label;

  FoyerDueRules *rules;
  gboolean is_running;          /* it was seen to run: its end is news */
  guint patience;               /* a source */
};

G_DEFINE_FINAL_TYPE (FoyerRulesLine, foyer_rules_line, GTK_TYPE_WIDGET)

static void
tell (FoyerRulesLine *self,
      const char     *sentence,
      gboolean        is_done)
{
  gtk_label_set_label (self->label, sentence);
  gtk_widget_set_visible (self->icon, is_done);
}

static void
tell_left (FoyerRulesLine *self,
           guint           n_left)
{
  g_autofree char *sentence =
    g_strdup_printf (ngettext ("%u open item is still to follow the new rules…",
                               "%u open items are still to follow the new rules…", n_left), n_left);

  tell (self, sentence, FALSE);
}

static void
show (FoyerRulesLine *self)
{
  guint n_left;
  gboolean was_running = self->is_running;

  switch (foyer_due_rules_get_state (self->rules, &n_left))
    {
    case FOYER_DUE_RULES_IDLE:
      break;
    case FOYER_DUE_RULES_RUNNING:
      /* A number that is not known yet, or not now, leaves the one before. */
      self->is_running = TRUE;
      if (n_left > 0 && self->patience == 0)
        tell_left (self, n_left);
      break;
    case FOYER_DUE_RULES_DONE:
      self->is_running = FALSE;
      if (was_running)
        tell (self, _("All open items follow the new rules."), TRUE);
      break;
    case FOYER_DUE_RULES_FAILED:
      self->is_running = FALSE;
      if (was_running)
        tell (self, _("Not all open items follow the new rules yet. The rest does when Foyer is "
                      "started again."), FALSE);
      break;
    }
}

static gboolean
on_patience_over (gpointer data)
{
  FoyerRulesLine *self = data;

  self->patience = 0;
  show (self);
  return G_SOURCE_REMOVE;
}

static void
on_rules_changed (FoyerRulesLine *self)
{
  gboolean was_running = self->is_running;

  if (!was_running && foyer_due_rules_get_state (self->rules, NULL) == FOYER_DUE_RULES_RUNNING)
    {
      tell (self, "", FALSE);
      g_clear_handle_id (&self->patience, g_source_remove);
      self->patience = g_timeout_add (PATIENCE_MS, on_patience_over, self);
    }
  show (self);
}

static void
foyer_rules_line_dispose (GObject *object)
{
  FoyerRulesLine *self = FOYER_RULES_LINE (object);

  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_object (&self->rules);
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_rules_line_parent_class)->dispose (object);
}

static void
foyer_rules_line_class_init (FoyerRulesLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_rules_line_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/foyer/Foyer/ui/shell/foyer-rules-line.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerRulesLine, icon);
  gtk_widget_class_bind_template_child (widget_class, FoyerRulesLine, label);
}

static void
foyer_rules_line_init (FoyerRulesLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
foyer_rules_line_new (FoyerServices *services)
{
  FoyerRulesLine *self;

  g_return_val_if_fail (FOYER_IS_SERVICES (services), NULL);

  self = g_object_new (FOYER_TYPE_RULES_LINE, NULL);
  self->rules = g_object_ref (foyer_due_get_rules (foyer_services_get_due (services)));
  g_signal_connect_object (self->rules, "changed", G_CALLBACK (on_rules_changed), self,
                           G_CONNECT_SWAPPED);
  on_rules_changed (self);

  return GTK_WIDGET (self);
}
