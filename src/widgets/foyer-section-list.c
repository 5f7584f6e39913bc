#include "widgets/foyer-section-list.h"

#include "widgets/foyer-list-keys.h"
#include "widgets/foyer-section-row.h"
#include "widgets/foyer-section-selection.h"
#include "widgets/foyer-widget.h"

/* Where the menu of a row points to when a key asks for it: at the name. */
#define MENU_INDENT 120

struct _FoyerSectionList
{
  GtkWidget parent_instance;

  const FoyerSectionListRows *rows;
  gpointer owner;         /* not owned: it owns the list */
  FoyerSections *sections;
  FoyerSectionSelection *selection;
  GHashTable *shown;      /* row (GtkWidget) → its item, of the rows that show one */
  GObject *item;
  FoyerUuid wanted;
  guint restore;
  gboolean had_focus;     /* before the list changed */
  gboolean is_restoring;
  gboolean is_chosen;     /* somebody chose what is selected */
  gboolean follows_first;
  gboolean is_card;
  char *act;
  char *open;
  GtkWidget *empty;       /* nullable */

  GtkStack *stack;
  GtkScrolledWindow *scrolled;
  GtkListView *list;
  GtkEventController *pointer;
  GtkPopoverMenu *menu;
};

G_DEFINE_FINAL_TYPE (FoyerSectionList, foyer_section_list, GTK_TYPE_WIDGET)

enum
{
  PROP_ITEM = 1,
  PROP_TITLE,
  PROP_EMPTY,
  PROP_IS_CARD,
  PROP_FOLLOWS_FIRST,
  PROP_ACT,
  PROP_OPEN,
  N_PROPS
};

enum
{
  END_REACHED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void
set_item (FoyerSectionList *self,
          gpointer          item)
{
  self->wanted = item != NULL ? *self->rows->get_key (item) : (FoyerUuid) { 0 };
  if (g_set_object (&self->item, item))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ITEM]);
}

static guint
find_position (FoyerSectionList *self,
               const FoyerUuid  *key)
{
  GListModel *model = G_LIST_MODEL (self->sections);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);

      if (!FOYER_IS_SECTION (item) && foyer_uuid_equal (self->rows->get_key (item), key))
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static guint
find_wanted (FoyerSectionList *self)
{
  gboolean is_none = foyer_uuid_is_none (&self->wanted);

  if (self->follows_first && !self->is_chosen && !is_none)
    return foyer_section_selection_step (self->selection, (guint) -1, 1);
  return is_none ? GTK_INVALID_LIST_POSITION : find_position (self, &self->wanted);
}

static void
restore_selection (FoyerSectionList *self)
{
  guint position = find_wanted (self);

  g_clear_handle_id (&self->restore, g_source_remove);
  if (position != GTK_INVALID_LIST_POSITION
      && position != foyer_section_selection_get_selected (self->selection))
    {
      self->is_restoring = TRUE;
      foyer_list_keys_go_to (GTK_WIDGET (self->list), position);
      self->is_restoring = FALSE;
    }
  self->is_restoring = TRUE;
  foyer_section_selection_settle (self->selection);
  self->is_restoring = FALSE;
  set_item (self, foyer_section_selection_get_item (self->selection));
  /* The row that had the focus is gone with its section. */
  if (self->had_focus && self->item != NULL)
    foyer_section_list_focus (self);
  self->had_focus = FALSE;
}

static gboolean
on_restore (gpointer data)
{
  FoyerSectionList *self = data;

  self->restore = 0;
  restore_selection (self);
  return G_SOURCE_REMOVE;
}

static gboolean
has_focus (FoyerSectionList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list));
}

static void
show_list_or_empty (FoyerSectionList *self)
{
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->sections)) == 0;

  gtk_stack_set_visible_child (self->stack, is_empty && self->empty != NULL
                                              ? self->empty : GTK_WIDGET (self->scrolled));
}

/* An item that changes its state leaves one section before it comes into another: the selection,
 * which stands at the neighbour until then, goes back to it when all models are through. */
static void
on_items_changed (FoyerSectionList *self)
{
  self->had_focus |= has_focus (self);
  show_list_or_empty (self);
  if (self->restore == 0 && self->rows != NULL)
    self->restore = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_restore, self, NULL);
}

static void
on_selected_changed (FoyerSectionList *self)
{
  if (self->rows == NULL || self->restore != 0 || self->is_restoring)
    return;
  self->is_chosen |= has_focus (self);
  set_item (self, foyer_section_selection_get_item (self->selection));
}

/* A row of the list serves headers and items, as they come. */
static void
on_row_bind (FoyerSectionList *self,
             GtkListItem      *list_item)
{
  GObject *item = gtk_list_item_get_item (list_item);
  GtkWidget *child = gtk_list_item_get_child (list_item);
  gboolean is_header = FOYER_IS_SECTION (item);

  if (child == NULL || FOYER_IS_SECTION_ROW (child) != is_header)
    {
      child = is_header ? foyer_section_row_new () : self->rows->new_row (self->owner);
      gtk_list_item_set_child (list_item, child);
    }
  gtk_list_item_set_selectable (list_item, !is_header);
  gtk_list_item_set_activatable (list_item, !is_header);

  if (is_header)
    {
      foyer_section_row_set_section (FOYER_SECTION_ROW (child), FOYER_SECTION (item));
      return;
    }
  self->rows->set_item (child, item, self->owner);
  g_hash_table_insert (self->shown, child, item);
}

static void
on_row_unbind (FoyerSectionList *self,
               GtkListItem      *list_item)
{
  GtkWidget *child = gtk_list_item_get_child (list_item);

  if (g_hash_table_remove (self->shown, child))
    self->rows->set_item (child, NULL, self->owner);
}

static void
on_activate (FoyerSectionList *self)
{
  if (self->open != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), self->open, NULL);
}

static void
on_edge_reached (FoyerSectionList *self,
                 GtkPositionType   edge)
{
  if (edge == GTK_POS_BOTTOM)
    g_signal_emit (self, signals[END_REACHED], 0);
}

/* Enter in a row: a button or an entry inside of it keeps its own. */
static gboolean
on_key_pressed (FoyerSectionList *self,
                guint             keyval,
                guint             keycode,
                GdkModifierType   state)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0 || self->act == NULL
      || (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter)
      || focus == NULL || gtk_widget_get_parent (focus) != GTK_WIDGET (self->list))
    return GDK_EVENT_PROPAGATE;

  gtk_widget_activate_action (GTK_WIDGET (self), self->act, NULL);
  return GDK_EVENT_STOP;
}

/* @area: in the list */
static void
popup_menu (FoyerSectionList   *self,
            const GdkRectangle *area)
{
  g_autoptr (GMenuModel) model = self->rows->new_menu (self->item);

  gtk_popover_menu_set_menu_model (self->menu, model);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), area);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* The item in the row under a point of the list, or none. */
static gpointer
pick_item (FoyerSectionList *self,
           double            x,
           double            y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->list), x, y, GTK_PICK_DEFAULT);
  gpointer item = NULL;

  for (GtkWidget *child = picked; child != NULL && child != GTK_WIDGET (self->list) && item == NULL;
       child = gtk_widget_get_parent (child))
    {
      item = g_hash_table_lookup (self->shown, child);
      if (item == NULL)
        item = g_hash_table_lookup (self->shown, gtk_widget_get_first_child (child));
    }
  return item;
}

static void
on_secondary_pressed (FoyerSectionList *self,
                      int               n_press,
                      double            x,
                      double            y)
{
  gpointer item = pick_item (self, x, y);

  if (item == NULL || self->rows->new_menu == NULL)
    return;

  foyer_section_list_select (self, self->rows->get_key (item));
  gtk_widget_translate_coordinates (GTK_WIDGET (self->list), GTK_WIDGET (self), x, y, &x, &y);
  popup_menu (self, &(GdkRectangle) { (int) x, (int) y, 1, 1 });
}

static gboolean
on_menu_key (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  FoyerSectionList *self = FOYER_SECTION_LIST (widget);
  GHashTableIter iter;
  gpointer row, item;
  graphene_rect_t bounds;

  if (self->item == NULL || self->rows->new_menu == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, &row, &item))
    if (item == self->item && gtk_widget_compute_bounds (row, widget, &bounds))
      {
        popup_menu (self, &(GdkRectangle) { (int) bounds.origin.x + MENU_INDENT,
                                            (int) bounds.origin.y,
                                            1, (int) bounds.size.height });
        return TRUE;
      }
  return FALSE;
}

static void
set_is_card (FoyerSectionList *self,
             gboolean          is_card)
{
  self->is_card = is_card;
  gtk_scrolled_window_set_propagate_natural_height (self->scrolled, is_card);
  gtk_widget_set_valign (GTK_WIDGET (self->scrolled), is_card ? GTK_ALIGN_START : GTK_ALIGN_FILL);
  gtk_widget_set_overflow (GTK_WIDGET (self->scrolled),
                           is_card ? GTK_OVERFLOW_HIDDEN : GTK_OVERFLOW_VISIBLE);
  if (is_card)
    gtk_widget_add_css_class (GTK_WIDGET (self->scrolled), "card");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->scrolled), "card");
}

static void
set_empty (FoyerSectionList *self,
           GtkWidget        *empty)
{
  if (self->empty != NULL)
    gtk_stack_remove (self->stack, self->empty);
  self->empty = empty;
  if (empty != NULL)
    gtk_stack_add_child (self->stack, empty);
  show_list_or_empty (self);
}

static void
foyer_section_list_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, FOYER_SECTION_LIST (object)->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_section_list_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  FoyerSectionList *self = FOYER_SECTION_LIST (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_value_get_string (value), -1);
      break;
    case PROP_EMPTY:
      set_empty (self, g_value_get_object (value));
      break;
    case PROP_IS_CARD:
      set_is_card (self, g_value_get_boolean (value));
      break;
    case PROP_FOLLOWS_FIRST:
      self->follows_first = g_value_get_boolean (value);
      break;
    case PROP_ACT:
      g_free (self->act);
      self->act = g_value_dup_string (value);
      break;
    case PROP_OPEN:
      g_free (self->open);
      self->open = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_section_list_dispose (GObject *object)
{
  FoyerSectionList *self = FOYER_SECTION_LIST (object);

  g_clear_handle_id (&self->restore, g_source_remove);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  self->list = NULL;
  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->selection);
  g_clear_object (&self->sections);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (foyer_section_list_parent_class)->dispose (object);
}

static void
foyer_section_list_finalize (GObject *object)
{
  FoyerSectionList *self = FOYER_SECTION_LIST (object);

  g_hash_table_unref (self->shown);
  g_free (self->act);
  g_free (self->open);

  G_OBJECT_CLASS (foyer_section_list_parent_class)->finalize (object);
}

static void
foyer_section_list_class_init (FoyerSectionListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = foyer_section_list_get_property;
  object_class->set_property = foyer_section_list_set_property;
  object_class->dispose = foyer_section_list_dispose;
  object_class->finalize = foyer_section_list_finalize;

  props[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, G_TYPE_OBJECT,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                           G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_EMPTY] = g_param_spec_object ("empty", NULL, NULL, GTK_TYPE_WIDGET,
                                           G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_IS_CARD] = g_param_spec_boolean ("is-card", NULL, NULL, FALSE,
                                              G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_FOLLOWS_FIRST] = g_param_spec_boolean ("follows-first", NULL, NULL, FALSE,
                                                    G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_ACT] = g_param_spec_string ("act", NULL, NULL, NULL,
                                         G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_OPEN] = g_param_spec_string ("open", NULL, NULL, NULL,
                                          G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[END_REACHED] = g_signal_new ("end-reached", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/foyer/Foyer/ui/widgets/foyer-section-list.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerSectionList, stack);
  gtk_widget_class_bind_template_child (widget_class, FoyerSectionList, scrolled);
  gtk_widget_class_bind_template_child (widget_class, FoyerSectionList, list);
  gtk_widget_class_bind_template_child (widget_class, FoyerSectionList, pointer);
  gtk_widget_class_bind_template_child (widget_class, FoyerSectionList, menu);
  gtk_widget_class_bind_template_callback (widget_class, on_row_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_row_unbind);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_edge_reached);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_secondary_pressed);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, on_menu_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, on_menu_key, NULL);
}

static void
foyer_section_list_init (FoyerSectionList *self)
{
  self->shown = g_hash_table_new (NULL, NULL);
  self->sections = foyer_sections_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  foyer_list_keys_install (GTK_WIDGET (self->list));

  /* Before the selection, which is to hear of a change after it is known to be one. */
  g_signal_connect_object (self->sections, "items-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED);
  self->selection = foyer_section_selection_new (G_LIST_MODEL (self->sections));
  g_signal_connect_object (self->selection, "notify::selected-item",
                           G_CALLBACK (on_selected_changed), self, G_CONNECT_SWAPPED);
}

/* Shows the sections; once, when rows can be made.
 * @rows: outlives the list; @owner: likewise */
void
foyer_section_list_connect (FoyerSectionList           *self,
                            const FoyerSectionListRows *rows,
                            gpointer                    owner)
{
  g_return_if_fail (FOYER_IS_SECTION_LIST (self));
  g_return_if_fail (self->rows == NULL);

  self->rows = rows;
  self->owner = owner;
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  on_items_changed (self);
}

/* Returns (transfer none): where sections are appended. */
FoyerSections *
foyer_section_list_get_sections (FoyerSectionList *self)
{
  g_return_val_if_fail (FOYER_IS_SECTION_LIST (self), NULL);

  return self->sections;
}

/* Returns (transfer none) (nullable): the selected item. */
gpointer
foyer_section_list_get_item (FoyerSectionList *self)
{
  g_return_val_if_fail (FOYER_IS_SECTION_LIST (self), NULL);

  return self->item;
}

/* Selects the item with this key; one that is not there yet is selected when it comes next.
 * Returns whether it was there. */
gboolean
foyer_section_list_select (FoyerSectionList *self,
                           const FoyerUuid  *key)
{
  g_return_val_if_fail (FOYER_IS_SECTION_LIST (self), FALSE);

  self->is_chosen = TRUE;
  self->wanted = *key;
  if (self->rows == NULL || find_position (self, key) == GTK_INVALID_LIST_POSITION)
    return FALSE;
  restore_selection (self);
  return TRUE;
}

/* What is selected counts as chosen by nobody ("follows-first"). */
void
foyer_section_list_unchoose (FoyerSectionList *self)
{
  g_return_if_fail (FOYER_IS_SECTION_LIST (self));

  self->is_chosen = FALSE;
}

/* Brings the focus to the selected row. */
void
foyer_section_list_focus (FoyerSectionList *self)
{
  guint selected;

  g_return_if_fail (FOYER_IS_SECTION_LIST (self));

  selected = foyer_section_selection_get_selected (self->selection);
  if (selected == GTK_INVALID_LIST_POSITION)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  foyer_list_keys_go_to (GTK_WIDGET (self->list), selected);
}

/* Returns whether the pointer is on the list: rows should not move from under it. */
gboolean
foyer_section_list_has_pointer (FoyerSectionList *self)
{
  g_return_val_if_fail (FOYER_IS_SECTION_LIST (self), FALSE);

  return gtk_event_controller_motion_contains_pointer (GTK_EVENT_CONTROLLER_MOTION (self->pointer));
}

/* Calls @func with every row (GtkWidget) that shows an item. */
void
foyer_section_list_foreach_row (FoyerSectionList *self,
                                GFunc             func,
                                gpointer          user_data)
{
  GHashTableIter iter;
  gpointer row;

  g_return_if_fail (FOYER_IS_SECTION_LIST (self));

  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    func (row, user_data);
}
