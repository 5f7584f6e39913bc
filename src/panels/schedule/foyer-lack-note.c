#include "panels/schedule/foyer-lack-note.h"

#include "service/foyer-words.h"
#include "widgets/foyer-empty-state.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n.h>

struct _FoyerLackNote
{
  GtkWidget parent_instance;

  FoyerEmptyState *state;
  GtkWidget *staff_door;
  GtkWidget *shift_door;
  GtkWidget *again_door;
};

G_DEFINE_FINAL_TYPE (FoyerLackNote, foyer_lack_note, GTK_TYPE_WIDGET)

static void
foyer_lack_note_dispose (GObject *object)
{
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_lack_note_parent_class)->dispose (object);
}

static void
foyer_lack_note_class_init (FoyerLackNoteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_lack_note_dispose;

  g_type_ensure (FOYER_TYPE_EMPTY_STATE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/schedule/foyer-lack-note.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerLackNote, state);
  gtk_widget_class_bind_template_child (widget_class, FoyerLackNote, staff_door);
  gtk_widget_class_bind_template_child (widget_class, FoyerLackNote, shift_door);
  gtk_widget_class_bind_template_child (widget_class, FoyerLackNote, again_door);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
foyer_lack_note_init (FoyerLackNote *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @door: (nullable): NULL for none */
static void
show (FoyerLackNote *self,
      const char    *title,
      const char    *text,
      GtkWidget     *door)
{
  GtkWidget *doors[] = { self->staff_door, self->shift_door, self->again_door };

  g_object_set (self->state, "title", title, "text", text, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (doors); i++)
    gtk_widget_set_visible (doors[i], doors[i] == door);
}

/* In place of a month that is hidden, whose posts would all look empty. */
static void
show_hidden (FoyerLackNote *self)
{
  FoyerRoles roles = foyer_permission_get_roles (FOYER_RIGHT_ROSTER_WRITE);
  g_autofree char *planners = foyer_words_set (NULL, FOYER_TYPE_ROLES, roles);
  /* Translators: %s is a role, such as "Supervisor". */
  g_autofree char *text = g_strdup_printf (_("The role %s plans it, and you see it here once it is "
                                             "published. You can already ask for leave and say "
                                             "your wishes."),
                                           planners);

  show (self, _("This month is not published yet"), text, NULL);
}

/* Says what @month lacks: @lack, or that it is hidden. Who may not plan (@may_write) is told who
 * may. Returns: whether it lacks nothing and there is a roster to look at */
gboolean
foyer_lack_note_set_month (FoyerLackNote  *self,
                           FoyerRotaMonth *month,
                           FoyerRotaLack   lack,
                           gboolean        may_write)
{
  g_autofree char *who = foyer_words_who_may (NULL, FOYER_RIGHT_ROSTER_WRITE);

  g_return_val_if_fail (FOYER_IS_LACK_NOTE (self), FALSE);

  switch (lack)
    {
    case FOYER_ROTA_LACK_NOTHING:
    case FOYER_ROTA_LACK_DAYS:
    case FOYER_ROTA_LACK_DEMANDS:
      if (!foyer_rota_month_is_hidden (month))
        return TRUE;
      show_hidden (self);
      return FALSE;
    case FOYER_ROTA_LACK_STAFF:
      show (self, _("Nobody is on the roster yet"),
            may_write ? _("On it is whoever has a post. Give colleagues their posts.") : who,
            may_write ? self->staff_door : NULL);
      return FALSE;
    case FOYER_ROTA_LACK_SHIFTS:
      show (self, _("There is no shift in this month"),
            may_write ? _("The roster begins with a shift: when it begins and ends, and at "
                          "which post.")
                      : who,
            may_write ? self->shift_door : NULL);
      return FALSE;
    }

  g_assert_not_reached ();
}

/* Says that the roster could not be read, with a door to try again. */
void
foyer_lack_note_fail (FoyerLackNote *self)
{
  g_return_if_fail (FOYER_IS_LACK_NOTE (self));

  show (self, _("The roster could not be read"),
        _("Nothing is lost: what was saved is in the store."), self->again_door);
}
