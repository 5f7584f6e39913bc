#include "panels/schedule/foyer-conflict-note.h"

#include "service/foyer-rota-words.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n.h>

/* A person without any plan is rare, several are rarer: the first tell enough. */
#define MOST_CONFLICTS 2

struct _FoyerConflictNote
{
  GtkWidget parent_instance;

  GtkLabel *reasons;
  GtkLabel *ways;
  GtkButton *way_out;
};

G_DEFINE_FINAL_TYPE (FoyerConflictNote, foyer_conflict_note, GTK_TYPE_WIDGET)

static void
foyer_conflict_note_dispose (GObject *object)
{
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_conflict_note_parent_class)->dispose (object);
}

static void
foyer_conflict_note_class_init (FoyerConflictNoteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_conflict_note_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/schedule/foyer-conflict-note.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerConflictNote, reasons);
  gtk_widget_class_bind_template_child (widget_class, FoyerConflictNote, ways);
  gtk_widget_class_bind_template_child (widget_class, FoyerConflictNote, way_out);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
foyer_conflict_note_init (FoyerConflictNote *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What is too long for its lines is still read in the tip. */
static void
show_text (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

/* @plan: (nullable): a run that has ended; hidden unless it came up against something; @way:
 * (nullable): the way out, when the program can take it */
void
foyer_conflict_note_set_plan (FoyerConflictNote *self,
                              FoyerRotaPlan     *plan,
                              FoyerRotaWayOut   *way)
{
  GPtrArray *conflicts = plan != NULL ? foyer_rota_plan_get_conflicts (plan) : NULL;
  g_autoptr (GString) reasons = g_string_new (NULL);
  g_autoptr (GString) ways = g_string_new (NULL);

  g_return_if_fail (FOYER_IS_CONFLICT_NOTE (self));

  for (guint i = 0; conflicts != NULL && i < MIN (conflicts->len, MOST_CONFLICTS); i++)
    {
      FoyerRotaTask *task = foyer_rota_plan_get_task (plan);
      g_autofree char *why = foyer_rota_words_conflict (NULL, task, conflicts->pdata[i]);
      g_autofree char *out = foyer_rota_words_way_out (NULL, task, conflicts->pdata[i]);

      g_string_append_printf (reasons, "%s%s %s", i > 0 ? "\n" : "",
                              _("It cannot all be done, because…"), why);
      if (out != NULL)
        {
          g_string_append (ways, ways->len > 0 ? "\n" : "");
          /* Translators: %s is a way out, such as “ask for 3 shifts fewer”. */
          g_string_append_printf (ways, _("Cheapest way out: %s"), out);
        }
    }
  show_text (self->reasons, reasons->str);
  show_text (self->ways, ways->str);
  gtk_widget_set_visible (GTK_WIDGET (self), reasons->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->way_out), way != NULL);
  if (way != NULL)
    {
      g_autofree char *label = foyer_rota_words_take_way_out (NULL, way);

      gtk_button_set_label (self->way_out, label);
    }
}

/* (transfer none): the button that takes the way out */
GtkWidget *
foyer_conflict_note_get_way_out (FoyerConflictNote *self)
{
  return GTK_WIDGET (self->way_out);
}
