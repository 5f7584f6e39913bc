#include "shell/foyer-preferences.h"

#include "shell/foyer-backups-page.h"
#include "shell/foyer-callbacks-page.h"
#include "shell/foyer-pc-page.h"
#include "shell/foyer-shop-page.h"
#include "shell/foyer-staff-page.h"

#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

static void
add_page (GtkStack   *stack,
          GtkWidget  *page,
          const char *name,
          const char *title)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_widget_add_css_class (page, "page");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled),
                                  GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), page);
  gtk_stack_add_titled (stack, scrolled, name, title);
}

static gboolean
enter_page (GtkWidget *sidebar,
            GVariant  *unused,
            gpointer   stack)
{
  return foyer_widget_focus_first (gtk_stack_get_visible_child (stack));
}

/* The tabulator would go on to the next page's name, and so show that page: nobody could get into
 * any but the last one without a mouse. */
static void
lead_into_page (GtkWidget *sidebar,
                GtkStack  *stack)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Tab, 0),
                      gtk_callback_action_new (enter_page, stack, NULL)));
  gtk_widget_add_controller (sidebar, keys);
}

/* Opens the preferences at @page: "pc", "shop", "callbacks", "staff" or "backups". What is changed
 * there holds at once: there is nothing to confirm. */
void
foyer_preferences_show (FoyerApplication *application,
                        FoyerServices    *services,
                        GtkWindow        *parent,
                        const char       *page)
{
  g_autoptr(GtkBuilder) builder =
    gtk_builder_new_from_resource ("/org/foyer/Foyer/ui/shell/preferences.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "window"));
  GtkStack *stack = GTK_STACK (gtk_builder_get_object (builder, "stack"));
  GtkShortcut *close = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                         gtk_named_action_new ("window.close"));
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_return_if_fail (FOYER_IS_APPLICATION (application));
  g_return_if_fail (FOYER_IS_SERVICES (services));

  add_page (stack, foyer_pc_page_new (application), "pc", C_("preferences", "This PC"));
  add_page (stack, foyer_shop_page_new (services), "shop", C_("preferences", "The shop"));
  add_page (stack, foyer_callbacks_page_new (services), "callbacks",
            C_("preferences", "Callbacks"));
  add_page (stack, foyer_staff_page_new (services), "staff", C_("preferences", "Colleagues"));
  add_page (stack, foyer_backups_page_new (application, services), "backups",
            C_("preferences", "Backups"));
  gtk_stack_set_visible_child_name (stack, page);
  lead_into_page (GTK_WIDGET (gtk_builder_get_object (builder, "sidebar")), stack);

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), close);
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}
