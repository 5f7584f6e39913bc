/* Lists with sections, their selection and their keys. */

#include "test-display.h"
#include "widgets/foyer-list-keys.h"
#include "widgets/foyer-section-row.h"
#include "widgets/foyer-section-selection.h"
#include "widgets/foyer-sections.h"

static GListStore *
new_store (guint count)
{
  GListStore *store = g_list_store_new (G_TYPE_OBJECT);

  for (guint i = 0; i < count; i++)
    {
      g_autoptr(GObject) item = g_object_new (G_TYPE_OBJECT, NULL);

      g_list_store_append (store, item);
    }
  return store;
}

static void
append (FoyerSections *sections,
        const char    *title,
        GListStore    *items)
{
  g_autoptr(FoyerSection) section = foyer_section_new (title, NULL, G_LIST_MODEL (items));

  foyer_sections_append (sections, section);
}

static void
assert_shape (GListModel *model,
              const char *shape)
{
  g_autoptr(GString) found = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (model, i);

      g_string_append_c (found, FOYER_IS_SECTION (item) ? 'H' : '.');
    }
  g_assert_cmpstr (found->str, ==, shape);
}

static void
test_section_tone (void)
{
  g_autoptr(GListStore) items = new_store (1);
  g_autoptr(FoyerSection) late = foyer_section_new ("Overdue", NULL, G_LIST_MODEL (items));
  g_autoptr(FoyerSection) later = foyer_section_new ("Later", NULL, G_LIST_MODEL (items));
  g_autoptr(GtkWidget) row = g_object_ref_sink (foyer_section_row_new ());

  foyer_section_set_tone (late, FOYER_TONE_CRIT);
  foyer_section_row_set_section (FOYER_SECTION_ROW (row), late);
  g_assert_true (gtk_widget_has_css_class (row, "crit"));

  /* A row of a list shows another header after it was scrolled. */
  foyer_section_row_set_section (FOYER_SECTION_ROW (row), later);
  g_assert_false (gtk_widget_has_css_class (row, "crit"));
}

static void
test_sections (void)
{
  g_autoptr(FoyerSections) sections = foyer_sections_new ();
  g_autoptr(GListStore) waiting = new_store (2);
  g_autoptr(GListStore) demo = new_store (0);
  g_autoptr(GObject) visit = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr(FoyerSection) header = NULL;

  append (sections, "Waiting", waiting);
  append (sections, "Demo", demo);
  assert_shape (G_LIST_MODEL (sections), "H..");

  g_list_store_append (demo, visit);
  assert_shape (G_LIST_MODEL (sections), "H..H.");
  g_list_store_remove_all (waiting);
  assert_shape (G_LIST_MODEL (sections), "H.");

  header = g_list_model_get_item (G_LIST_MODEL (sections), 0);
  g_assert_cmpuint (foyer_section_get_count (header), ==, 1);
  foyer_section_set_collapsed (header, TRUE);
  assert_shape (G_LIST_MODEL (sections), "H");
}

static void
test_selection (void)
{
  g_autoptr(FoyerSections) sections = foyer_sections_new ();
  g_autoptr(GListStore) first = new_store (2);
  g_autoptr(GListStore) second = new_store (2);
  g_autoptr(FoyerSectionSelection) selection = NULL;
  g_autoptr(GObject) item = NULL;

  /* H . . H . .  */
  append (sections, "First", first);
  append (sections, "Second", second);
  selection = foyer_section_selection_new (G_LIST_MODEL (sections));
  g_assert_cmpuint (foyer_section_selection_get_selected (selection), ==, 1);

  /* A header is passed over in the direction of the way. */
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (selection), 3, TRUE);
  g_assert_cmpuint (foyer_section_selection_get_selected (selection), ==, 4);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (selection), 3, TRUE);
  g_assert_cmpuint (foyer_section_selection_get_selected (selection), ==, 2);

  gtk_selection_model_select_item (GTK_SELECTION_MODEL (selection), 0, TRUE);
  g_assert_cmpuint (foyer_section_selection_get_selected (selection), ==, 1);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (selection), 2, TRUE);

  /* What comes before it moves the selected one along. */
  item = g_object_ref (foyer_section_selection_get_item (selection));
  g_list_store_insert (first, 0, g_object_new (G_TYPE_OBJECT, NULL));
  g_assert_cmpuint (foyer_section_selection_get_selected (selection), ==, 3);
  g_assert_true (foyer_section_selection_get_item (selection) == item);

  /* When it goes, its place is taken by the next, and by none at last. */
  g_list_store_remove (first, 2);
  g_assert_cmpuint (foyer_section_selection_get_selected (selection), ==, 4);
  g_list_store_remove_all (second);
  g_assert_cmpuint (foyer_section_selection_get_selected (selection), ==, 2);
  g_list_store_remove_all (first);
  g_assert_cmpuint (foyer_section_selection_get_selected (selection), ==,
                    GTK_INVALID_LIST_POSITION);
  g_assert_null (foyer_section_selection_get_item (selection));
  g_list_store_append (second, item);
  g_assert_true (foyer_section_selection_get_item (selection) == item);
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item)
{
  gtk_list_item_set_child (list_item, gtk_stack_new ());
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item)
{
  GObject *item = gtk_list_item_get_item (list_item);
  GtkWidget *child = gtk_label_new ("Ms Zhou");

  if (FOYER_IS_SECTION (item))
    {
      child = foyer_section_row_new ();
      foyer_section_row_set_section (FOYER_SECTION_ROW (child), FOYER_SECTION (item));
    }
  gtk_list_item_set_child (list_item, child);
  gtk_list_item_set_selectable (list_item, !FOYER_IS_SECTION (item));
}

static void
press (GtkWidget *list,
       guint      keyval)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (list);
  gboolean is_handled = FALSE;

  for (guint i = 0; !is_handled && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &is_handled);
    }
  g_assert_true (is_handled);
}

static void
test_keys (void)
{
  FoyerSections *sections = foyer_sections_new ();
  g_autoptr(GListStore) first = new_store (1);
  g_autoptr(GListStore) second = new_store (2);
  FoyerSectionSelection *selection;
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *list;
  GtkWidget *button = gtk_button_new_with_label ("after");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *window;
  GtkWidget *focus;

  append (sections, "First", first);
  append (sections, "Second", second);
  selection = foyer_section_selection_new (G_LIST_MODEL (sections));
  g_object_unref (sections);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory);
  gtk_widget_set_vexpand (list, TRUE);
  foyer_list_keys_install (list);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), button);
  window = test_display_show (box);

  foyer_list_keys_go_to (list, 1);
  g_assert_true (foyer_list_keys_grab_focus (list));
  focus = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_true (gtk_widget_is_ancestor (focus, list));

  press (list, GDK_KEY_Down);
  g_assert_cmpuint (foyer_section_selection_get_selected (selection), ==, 3);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) != focus);
  press (list, GDK_KEY_End);
  g_assert_cmpuint (foyer_section_selection_get_selected (selection), ==, 4);
  press (list, GDK_KEY_Home);
  g_assert_cmpuint (foyer_section_selection_get_selected (selection), ==, 1);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == focus);

  /* A list is one Tab stop. */
  press (list, GDK_KEY_Tab);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == button);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
begins_with (gpointer item,
             gpointer letter)
{
  return g_str_has_prefix (gtk_string_object_get_string (item), letter);
}

/* Sections that show parts of one list hear of a change one after another. */
static void
test_selection_of_parts (void)
{
  g_autoptr(FoyerSections) sections = foyer_sections_new ();
  g_autoptr(GtkStringList) all = gtk_string_list_new ((const char *[]) { "b", "c", NULL });
  g_autoptr(FoyerSectionSelection) selection = NULL;
  static const char *const letters[] = { "a", "b", "c" };

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (begins_with, (gpointer) letters[i],
                                                             NULL));
      g_autoptr(GtkFilterListModel) part =
        gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (all)), filter);

      g_autoptr(FoyerSection) section = foyer_section_new (letters[i], NULL, G_LIST_MODEL (part));

      foyer_sections_append (sections, section);
    }

  /* H b H c */
  selection = foyer_section_selection_new (G_LIST_MODEL (sections));
  gtk_string_list_splice (all, 0, 0, (const char *[]) { "a", NULL });
  g_assert_cmpuint (foyer_section_selection_get_selected (selection), ==, 3);
  g_assert_cmpstr (gtk_string_object_get_string (foyer_section_selection_get_item (selection)), ==,
                   "b");
  gtk_string_list_remove (all, 0);
  g_assert_cmpuint (foyer_section_selection_get_selected (selection), ==, 1);
  g_assert_cmpstr (gtk_string_object_get_string (foyer_section_selection_get_item (selection)), ==,
                   "b");
}

int
main (int    argc,
      char **argv)
{
  test_display_init (&argc, &argv);

  g_test_add_func ("/lists/sections", test_sections);
  g_test_add_func ("/lists/section-tone", test_section_tone);
  g_test_add_func ("/lists/selection", test_selection);
  g_test_add_func ("/lists/selection-of-parts", test_selection_of_parts);
  g_test_add_func ("/lists/keys", test_keys);

  return g_test_run ();
}
