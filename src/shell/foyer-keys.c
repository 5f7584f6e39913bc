#include "shell/foyer-keys.h"

#include "shell/foyer-keys-window.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  GROUP_EVERYWHERE,
  GROUP_LISTS,
  GROUP_SEARCH,
  GROUP_RECEPTION,
  GROUP_CALLBACKS,
  GROUP_TODAY,
} Group;

/* One key: @action is what it activates in the window, or NULL where a list, the search box or a
 * panel takes it itself. */
static const struct
{
  Group group;
  const char *keys;
  const char *action;
  const char *label;
} keys[] = {
  { GROUP_EVERYWHERE, "<Control>k", "win.search", NC_("keys", "Find a person or an act") },
  { GROUP_EVERYWHERE, "<Control>n", "win.act::new", NC_("keys", "New here") },
  { GROUP_EVERYWHERE, "F2", "win.act::edit", NC_("keys", "Edit") },
  { GROUP_EVERYWHERE, "<Control>s", "win.act::save", NC_("keys", "Save") },
  { GROUP_EVERYWHERE, "<Control>Return", "win.act::next-step",
    NC_("keys", "Next step; save and close") },
  { GROUP_EVERYWHERE, "<Control>KP_Enter", "win.act::next-step", NULL },
  { GROUP_EVERYWHERE, "Escape", "win.back", NC_("keys", "Back, one layer") },
  { GROUP_EVERYWHERE, "<Control>z", "win.undo", NC_("keys", "Undo") },
  { GROUP_EVERYWHERE, "<Control><Shift>z", "win.redo", NC_("keys", "Do again") },
  { GROUP_EVERYWHERE, "<Control>f", "win.act::find", NC_("keys", "Find in the list") },
  { GROUP_EVERYWHERE, "<Control>p", "win.act::print", NC_("keys", "Print") },
  { GROUP_EVERYWHERE, "<Control>d", "win.due", NC_("keys", "What is due") },
  { GROUP_EVERYWHERE, "F6", "win.next-pane(1)", NC_("keys", "Next pane") },
  { GROUP_EVERYWHERE, "<Shift>F6", "win.next-pane(-1)", NC_("keys", "Previous pane") },
  { GROUP_EVERYWHERE, "F8", "win.act::next-problem", NC_("keys", "Next problem") },
  { GROUP_EVERYWHERE, "F11", "win.act::board", NC_("keys", "Board in large letters") },
  { GROUP_EVERYWHERE, "<Control>l", "win.switch-staff", NC_("keys", "Somebody else signs in") },
  { GROUP_EVERYWHERE, "<Control>comma", "app.preferences::pc", NC_("keys", "Preferences") },
  { GROUP_EVERYWHERE, "F1", "win.keys", NC_("keys", "All keys") },
  { GROUP_EVERYWHERE, "<Control>q", "app.quit", NC_("keys", "Quit") },
  { GROUP_EVERYWHERE, "Ctrl+1–9", NULL, NC_("keys", "Panels in the order of the sidebar") },
  { GROUP_LISTS, "↑↓", NULL, NC_("keys", "Previous or next row") },
  { GROUP_LISTS, "Home", NULL, NC_("keys", "First row") },
  { GROUP_LISTS, "End", NULL, NC_("keys", "Last row") },
  { GROUP_LISTS, "Return", NULL, NC_("keys", "Next step of the row") },
  { GROUP_LISTS, "Menu", NULL, NC_("keys", "Menu of the row") },
  { GROUP_LISTS, "Tab", NULL, NC_("keys", "Out of the list") },
  { GROUP_SEARCH, "↑↓", NULL, NC_("keys", "Choose a result") },
  { GROUP_SEARCH, "Return", NULL, NC_("keys", "Take the person; once more checks them in") },
  { GROUP_SEARCH, "<Control>Return", NULL, NC_("keys", "Register what was typed as a visit") },
  { GROUP_SEARCH, "Escape", NULL, NC_("keys", "Close the results") },
  { GROUP_RECEPTION, "1–5", NULL, NC_("keys", "Identity of a new visitor") },
  { GROUP_RECEPTION, "Return", NULL, NC_("keys", "Put in the queue") },
  { GROUP_CALLBACKS, "Return", NULL, NC_("keys", "Start the call") },
  { GROUP_CALLBACKS, "1–6", NULL, NC_("keys", "How the call went") },
  { GROUP_CALLBACKS, "Alt+1–6", NULL, NC_("keys", "The same while the note is written") },
  { GROUP_CALLBACKS, "F5", NULL, NC_("keys", "Another time") },
  { GROUP_TODAY, "<Control>n", NULL, NC_("keys", "Note a thing of your own, in one line") },
  { GROUP_TODAY, "<Alt>1", NULL, NC_("keys", "Ring again in 10 minutes") },
  { GROUP_TODAY, "<Alt>3", NULL, NC_("keys", "Ring again in 30 minutes") },
};

static const char *const titles[] = {
  [GROUP_EVERYWHERE] = NC_("keys", "Everywhere"),
  [GROUP_LISTS] = NC_("keys", "In lists"),
  [GROUP_SEARCH] = NC_("keys", "In the search box"),
  [GROUP_RECEPTION] = NC_("keys", "At the reception"),
  [GROUP_CALLBACKS] = NC_("keys", "In callbacks"),
  [GROUP_TODAY] = NC_("keys", "In the list of the day"),
};

/* A controller of our own, in the bubble phase: the accelerators of a GtkApplication go before the
 * text fields and would take Ctrl+Z from what somebody is typing. */
void
foyer_keys_install (GtkWidget *window)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *name = NULL;
      g_autoptr(GVariant) target = NULL;
      GtkShortcut *shortcut;

      if (keys[i].action == NULL)
        continue;

      if (!g_action_parse_detailed_name (keys[i].action, &name, &target, NULL))
        g_assert_not_reached ();
      shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].keys),
                                   gtk_named_action_new (name));
      gtk_shortcut_set_arguments (shortcut, target);
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  for (guint i = 1; i <= 9; i++)
    {
      g_autofree char *trigger = g_strdup_printf ("<Control>%u", i);
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                                                gtk_named_action_new ("win.go"));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_uint32 (i));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (window, controller);
}

/* Opens the window that shows all keys. */
void
foyer_keys_show (GtkWindow *parent)
{
  FoyerKeysWindow *window = foyer_keys_window_new (parent);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].label != NULL)
      foyer_keys_window_add (window,
                             g_dpgettext2 (GETTEXT_PACKAGE, "keys", titles[keys[i].group]),
                             keys[i].keys,
                             g_dpgettext2 (GETTEXT_PACKAGE, "keys", keys[i].label));
  gtk_window_present (GTK_WINDOW (window));
}
