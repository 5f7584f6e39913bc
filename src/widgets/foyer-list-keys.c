/* In GTK 4.8 every row of a list is a Tab stop of its own, and the arrows stop at rows that cannot
 * be selected. Both are put right by a controller that sees the keys first. The arrows of a
 * GtkListBox are its own. */

#include "widgets/foyer-list-keys.h"

#include "widgets/foyer-section-selection.h"

/* GtkListView, or the one inside a GtkColumnView: it has the actions and the focus. */
static GtkWidget *
find_view (GtkWidget *list)
{
  if (!GTK_IS_COLUMN_VIEW (list))
    return list;

  for (GtkWidget *child = gtk_widget_get_last_child (list);
       child != NULL;
       child = gtk_widget_get_prev_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      return child;
  return list;
}

static GtkSelectionModel *
get_model (GtkWidget *list)
{
  if (GTK_IS_COLUMN_VIEW (list))
    return gtk_column_view_get_model (GTK_COLUMN_VIEW (list));
  if (GTK_IS_LIST_VIEW (list))
    return gtk_list_view_get_model (GTK_LIST_VIEW (list));
  return NULL;
}

/* Moves the focus out of the list. While it cannot take focus, GTK's own search passes it over. */
static void
leave (GtkWidget        *list,
       GtkDirectionType  direction)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (list));

  gtk_widget_set_can_focus (list, FALSE);
  if (!gtk_widget_child_focus (root, direction))
    gtk_widget_child_focus (root, direction);
  gtk_widget_set_can_focus (list, TRUE);
}

/* The row that is shown as selected. GTK 4.8 offers no way from a position to its row. */
static GtkWidget *
find_selected_row (GtkWidget *view)
{
  for (GtkWidget *row = gtk_widget_get_first_child (view);
       row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if ((gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) != 0)
      return row;
  return NULL;
}

static gboolean
step (GtkWidget *list,
      int        direction,
      gboolean   to_end)
{
  GtkSelectionModel *model = get_model (list);
  FoyerSectionSelection *selection;
  guint from;
  guint position;

  if (!FOYER_IS_SECTION_SELECTION (model))
    return FALSE;

  selection = FOYER_SECTION_SELECTION (model);
  from = foyer_section_selection_get_selected (selection);
  if (to_end)
    from = direction > 0 ? g_list_model_get_n_items (G_LIST_MODEL (model)) : (guint) -1;
  position = foyer_section_selection_step (selection, from, to_end ? -direction : direction);
  if (position != GTK_INVALID_LIST_POSITION)
    foyer_list_keys_go_to (list, position);
  return TRUE;
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                GtkWidget             *list)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (list));
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  /* Only the rows: a button or an entry inside a row keeps its keys. */
  if (focus == NULL || !gtk_widget_is_ancestor (focus, list))
    return GDK_EVENT_PROPAGATE;

  if ((keyval == GDK_KEY_Tab || keyval == GDK_KEY_KP_Tab) && modifiers == 0)
    {
      leave (list, GTK_DIR_TAB_FORWARD);
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_ISO_Left_Tab || (keyval == GDK_KEY_Tab && modifiers == GDK_SHIFT_MASK))
    {
      leave (list, GTK_DIR_TAB_BACKWARD);
      return GDK_EVENT_STOP;
    }
  if (modifiers != 0 || gtk_widget_get_parent (focus) != find_view (list))
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return step (list, -1, FALSE);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return step (list, 1, FALSE);
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return step (list, -1, TRUE);
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return step (list, 1, TRUE);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* A list that takes the focus itself shows nothing and answers to no key: its row takes it. */
static void
on_is_focus_changed (GtkEventControllerFocus *controller)
{
  GtkWidget *view = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GtkWidget *row = find_selected_row (view);

  if (gtk_event_controller_focus_is_focus (controller) && row != NULL)
    gtk_widget_grab_focus (row);
}

void
foyer_list_keys_install (GtkWidget *list)
{
  GtkEventController *keys;
  GtkEventController *focus;

  g_return_if_fail (GTK_IS_LIST_VIEW (list) || GTK_IS_COLUMN_VIEW (list)
                    || GTK_IS_LIST_BOX (list));

  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), list);
  gtk_widget_add_controller (list, keys);

  focus = gtk_event_controller_focus_new ();
  g_signal_connect (focus, "notify::is-focus", G_CALLBACK (on_is_focus_changed), NULL);
  gtk_widget_add_controller (find_view (list), focus);
}

/* Moves the focus to the selected row; the list itself takes it when there is none. */
gboolean
foyer_list_keys_grab_focus (GtkWidget *list)
{
  GtkWidget *view = find_view (list);
  GtkWidget *row = find_selected_row (view);

  return gtk_widget_grab_focus (row != NULL ? row : view);
}

/* Selects the row at @position, brings it into view and focuses it when the focus was in the list.
 * Returns whether there is such a row. */
gboolean
foyer_list_keys_go_to (GtkWidget *list,
                       guint      position)
{
  GtkSelectionModel *model = get_model (list);
  GtkRoot *root = gtk_widget_get_root (list);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean has_focus = focus != NULL
                       && (focus == list || gtk_widget_is_ancestor (focus, list));

  if (model == NULL || position >= g_list_model_get_n_items (G_LIST_MODEL (model)))
    return FALSE;

  gtk_selection_model_select_item (model, position, TRUE);
  gtk_widget_activate_action (find_view (list), "list.scroll-to-item", "u", position);
  if (has_focus)
    foyer_list_keys_grab_focus (list);
  return TRUE;
}
