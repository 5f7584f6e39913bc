#include "panels/foyer-record-door.h"

#include "panels/foyer-panel.h"

#include <glib/gi18n-lib.h>

static void
on_clicked (GtkWidget   *button,
            FoyerRecord *record)
{
  GtkWidget *panel = gtk_widget_get_ancestor (button, FOYER_TYPE_PANEL);

  /* The window may take the button away while it shows the other panel. */
  g_object_ref (record);
  if (panel != NULL && !foyer_panel_pass_on (FOYER_PANEL (panel), record))
    foyer_panel_tell (FOYER_PANEL (panel), _("There is no panel that shows it."));
  g_object_unref (record);
}

GtkWidget *
foyer_record_door_new (const char  *label,
                       FoyerRecord *record)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_signal_connect_data (button, "clicked", G_CALLBACK (on_clicked), g_object_ref (record),
                         (GClosureNotify) (void (*) (void)) g_object_unref, 0);
  return button;
}
