#include "shell/foyer-due-button.h"

#include "shell/foyer-due-tray.h"

#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

/* Between the tray and the edge of the window. */
#define EDGE 8

struct _FoyerDueButton
{
  GtkWidget parent_instance;

  GtkMenuButton *button;
  GtkPopover *popover;
  FoyerDueTray *tray;
  GtkLabel *count_label;

  FoyerDue *due;
};

G_DEFINE_FINAL_TYPE (FoyerDueButton, foyer_due_button, GTK_TYPE_WIDGET)

enum
{
  OPENED,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
update (FoyerDueButton *self)
{
  guint count = 0, late = 0;
  g_autofree char *number = NULL, *due = NULL, *over = NULL, *spoken = NULL;

  if (self->due != NULL)
    g_object_get (self->due, "tray-count", &count, "late-count", &late, NULL);

  number = g_strdup_printf ("%u", count);
  gtk_label_set_label (self->count_label, number);
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), count > 0);
  if (late > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "late");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), "late");

  /* Translators: spoken by a screen reader: how much is in the tray. */
  due = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u due", "%u due", count), count);
  /* Translators: spoken by a screen reader: how much of it is past its time. */
  over = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u late", "%u late", late), late);
  spoken = late > 0 ? g_strdup_printf ("%s, %s", due, over) : g_steal_pointer (&due);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

/* At the edge of the window the tray lies over the card and leaves the list to be seen; and no act
 * of the card, such as putting off for ten minutes what is selected there, stands beside the same
 * act of the tray. It points to all from its button to the edge: something of that is on a monitor
 * wherever the window is. A window that is only just shown has no edge yet. */
static void
on_popping_up (GtkMenuButton *button,
               gpointer       unused)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (button)));
  GtkPopover *popover = gtk_menu_button_get_popover (button);
  GdkRectangle rest = { .height = gtk_widget_get_height (GTK_WIDGET (button)) };
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (root, GTK_WIDGET (button), &bounds))
    rest.width = (int) (bounds.origin.x + bounds.size.width) - EDGE;
  gtk_popover_set_pointing_to (popover, rest.width > 0 ? &rest : NULL);
}

static void
on_popover_shown (FoyerDueButton *self)
{
  foyer_due_tray_begin (self->tray);
  g_signal_emit (self, signals[OPENED], 0);
}

static void
on_tray_failed (FoyerDueButton *self,
                const char     *what,
                const GError   *error)
{
  foyer_due_button_popdown (self);
  g_signal_emit (self, signals[FAILED], 0, what, error);
}

static void
foyer_due_button_dispose (GObject *object)
{
  FoyerDueButton *self = FOYER_DUE_BUTTON (object);

  g_clear_object (&self->due);
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_due_button_parent_class)->dispose (object);
}

static void
foyer_due_button_class_init (FoyerDueButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_due_button_dispose;

  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_ERROR);

  g_type_ensure (FOYER_TYPE_DUE_TRAY);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/foyer/Foyer/ui/shell/foyer-due-button.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerDueButton, button);
  gtk_widget_class_bind_template_child (widget_class, FoyerDueButton, popover);
  gtk_widget_class_bind_template_child (widget_class, FoyerDueButton, tray);
  gtk_widget_class_bind_template_child (widget_class, FoyerDueButton, count_label);
}

static void
foyer_due_button_init (FoyerDueButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->button, on_popping_up, NULL, NULL);
  g_signal_connect_object (self->popover, "show", G_CALLBACK (on_popover_shown), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->tray, "done", G_CALLBACK (foyer_due_button_popdown), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tray, "failed", G_CALLBACK (on_tray_failed), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

/* @ringer, @due, @shop, @notifier: (nullable): what it shows from now on */
void
foyer_due_button_set_ringer (FoyerDueButton *self,
                             FoyerRinger    *ringer,
                             FoyerDue       *due,
                             FoyerShop      *shop,
                             FoyerNotifier  *notifier)
{
  g_return_if_fail (FOYER_IS_DUE_BUTTON (self));

  foyer_due_tray_set_ringer (self->tray, ringer, due, shop, notifier);
  if (self->due != NULL)
    g_signal_handlers_disconnect_by_func (self->due, update, self);
  g_set_object (&self->due, due);
  if (due != NULL)
    {
      g_signal_connect_object (due, "notify::tray-count", G_CALLBACK (update), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (due, "notify::late-count", G_CALLBACK (update), self,
                               G_CONNECT_SWAPPED);
    }
  update (self);
}

void
foyer_due_button_popup (FoyerDueButton *self)
{
  g_return_if_fail (FOYER_IS_DUE_BUTTON (self));

  gtk_menu_button_popup (self->button);
}

void
foyer_due_button_popdown (FoyerDueButton *self)
{
  g_return_if_fail (FOYER_IS_DUE_BUTTON (self));

  gtk_menu_button_popdown (self->button);
}
