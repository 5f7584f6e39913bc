/* GtkSingleSelection would select headers: it knows no item that must not be selected. */

#include "widgets/foyer-section-selection.h"

struct _FoyerSectionSelection
{
  GObject parent_instance;

  GListModel *model;
  GObject *item;
  guint selected;
};

static void foyer_section_selection_list_model_init      (GListModelInterface        *iface);
static void foyer_section_selection_selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (
  FoyerSectionSelection, foyer_section_selection, G_TYPE_OBJECT,
  G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, foyer_section_selection_list_model_init)
  G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, foyer_section_selection_selection_model_init))

enum
{
  PROP_MODEL = 1,
  PROP_SELECTED,
  PROP_SELECTED_ITEM,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static gboolean
is_selectable (FoyerSectionSelection *self,
               guint                  position)
{
  g_autoptr(GObject) item = g_list_model_get_item (self->model, position);

  return item != NULL && !FOYER_IS_SECTION (item);
}

/* Makes @position, where @item stands, the selected one and notifies; the selection-changed signal is
 * the caller's. */
static void
set_selected (FoyerSectionSelection *self,
              guint                  position,
              GObject               *item)
{
  g_autoptr(GObject) old_item = g_steal_pointer (&self->item);
  guint old_position = self->selected;

  self->selected = position;
  g_set_object (&self->item, item);
  if (position != old_position)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED]);
  if (item != old_item)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED_ITEM]);
}

static void
take (FoyerSectionSelection *self,
      guint                  position)
{
  g_autoptr(GObject) item = NULL;

  if (position != GTK_INVALID_LIST_POSITION)
    item = g_list_model_get_item (self->model, position);
  set_selected (self, position, item);
}

/* The selectable item nearest to @position: at it, below it, else above it. */
static guint
find_near (FoyerSectionSelection *self,
           guint                  position)
{
  guint n_items = g_list_model_get_n_items (self->model);

  for (guint i = position; i < n_items; i++)
    if (is_selectable (self, i))
      return i;
  for (guint i = MIN (position, n_items); i > 0; i--)
    if (is_selectable (self, i - 1))
      return i - 1;
  return GTK_INVALID_LIST_POSITION;
}

static void
on_items_changed (FoyerSectionSelection *self,
                  guint                  position,
                  guint                  removed,
                  guint                  added)
{
  guint old_selected = self->selected;
  guint selected = old_selected;
  g_autoptr(GObject) kept = NULL;

  if (old_selected != GTK_INVALID_LIST_POSITION
      && (old_selected < position || old_selected >= position + removed))
    g_set_object (&kept, self->item);

  if (old_selected == GTK_INVALID_LIST_POSITION)
    selected = find_near (self, 0);
  else if (old_selected >= position + removed)
    selected = old_selected - removed + added;
  else if (old_selected >= position)
    selected = find_near (self, position + MIN (old_selected - position, added));

  /* The list must know of the rows before it hears which of them is selected. */
  self->selected = selected;
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  self->selected = old_selected;
  /* An item that only moved is not asked for: where several models show parts of one, those that have
   * not heard of the change yet give others in its place. */
  if (kept != NULL)
    set_selected (self, selected, kept);
  else
    take (self, selected);
  if (selected != GTK_INVALID_LIST_POSITION
      && (selected < position || selected >= position + added))
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), selected, 1);
}

static GType
foyer_section_selection_get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
foyer_section_selection_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (FOYER_SECTION_SELECTION (model)->model);
}

static gpointer
foyer_section_selection_get_nth_item (GListModel *model,
                                      guint       position)
{
  return g_list_model_get_item (FOYER_SECTION_SELECTION (model)->model, position);
}

static void
foyer_section_selection_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = foyer_section_selection_get_item_type;
  iface->get_n_items = foyer_section_selection_get_n_items;
  iface->get_item = foyer_section_selection_get_nth_item;
}

static gboolean
foyer_section_selection_is_selected (GtkSelectionModel *model,
                                     guint              position)
{
  return FOYER_SECTION_SELECTION (model)->selected == position;
}

static GtkBitset *
foyer_section_selection_get_selection_in_range (GtkSelectionModel *model,
                                                guint              position,
                                                guint              n_items)
{
  FoyerSectionSelection *self = FOYER_SECTION_SELECTION (model);
  GtkBitset *bits = gtk_bitset_new_empty ();

  if (self->selected != GTK_INVALID_LIST_POSITION)
    gtk_bitset_add (bits, self->selected);
  return bits;
}

static gboolean
foyer_section_selection_select_nth (GtkSelectionModel *model,
                                    guint              position,
                                    gboolean           unselect_rest)
{
  return foyer_section_selection_select (FOYER_SECTION_SELECTION (model), position);
}

static gboolean
foyer_section_selection_unselect_nth (GtkSelectionModel *model,
                                      guint              position)
{
  return FALSE;
}

static void
foyer_section_selection_selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = foyer_section_selection_is_selected;
  iface->get_selection_in_range = foyer_section_selection_get_selection_in_range;
  iface->select_item = foyer_section_selection_select_nth;
  iface->unselect_item = foyer_section_selection_unselect_nth;
}

static void
foyer_section_selection_get_property (GObject    *object,
                                      guint       prop_id,
                                      GValue     *value,
                                      GParamSpec *pspec)
{
  FoyerSectionSelection *self = FOYER_SECTION_SELECTION (object);

  switch (prop_id)
    {
    case PROP_MODEL:
      g_value_set_object (value, self->model);
      break;
    case PROP_SELECTED:
      g_value_set_uint (value, self->selected);
      break;
    case PROP_SELECTED_ITEM:
      g_value_set_object (value, self->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_section_selection_set_property (GObject      *object,
                                      guint         prop_id,
                                      const GValue *value,
                                      GParamSpec   *pspec)
{
  FoyerSectionSelection *self = FOYER_SECTION_SELECTION (object);

  switch (prop_id)
    {
    case PROP_MODEL:
      self->model = g_value_dup_object (value);
      break;
    case PROP_SELECTED:
      foyer_section_selection_select (self, g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_section_selection_constructed (GObject *object)
{
  FoyerSectionSelection *self = FOYER_SECTION_SELECTION (object);

  G_OBJECT_CLASS (foyer_section_selection_parent_class)->constructed (object);

  g_signal_connect_object (self->model, "items-changed",
                           G_CALLBACK (on_items_changed), self, G_CONNECT_SWAPPED);
  take (self, find_near (self, 0));
}

static void
foyer_section_selection_finalize (GObject *object)
{
  FoyerSectionSelection *self = FOYER_SECTION_SELECTION (object);

  g_clear_object (&self->item);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (foyer_section_selection_parent_class)->finalize (object);
}

static void
foyer_section_selection_class_init (FoyerSectionSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = foyer_section_selection_get_property;
  object_class->set_property = foyer_section_selection_set_property;
  object_class->constructed = foyer_section_selection_constructed;
  object_class->finalize = foyer_section_selection_finalize;

  props[PROP_MODEL] =
    g_param_spec_object ("model", NULL, NULL, G_TYPE_LIST_MODEL,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_SELECTED] =
    g_param_spec_uint ("selected", NULL, NULL, 0, G_MAXUINT, GTK_INVALID_LIST_POSITION,
                       G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_SELECTED_ITEM] =
    g_param_spec_object ("selected-item", NULL, NULL, G_TYPE_OBJECT,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
foyer_section_selection_init (FoyerSectionSelection *self)
{
  self->selected = GTK_INVALID_LIST_POSITION;
}

/* @model: (transfer none) */
FoyerSectionSelection *
foyer_section_selection_new (GListModel *model)
{
  g_return_val_if_fail (G_IS_LIST_MODEL (model), NULL);

  return g_object_new (FOYER_TYPE_SECTION_SELECTION, "model", model, NULL);
}

guint
foyer_section_selection_get_selected (FoyerSectionSelection *self)
{
  g_return_val_if_fail (FOYER_IS_SECTION_SELECTION (self), GTK_INVALID_LIST_POSITION);

  return self->selected;
}

/* Returns (transfer none) (nullable): the selected item. */
gpointer
foyer_section_selection_get_item (FoyerSectionSelection *self)
{
  g_return_val_if_fail (FOYER_IS_SECTION_SELECTION (self), NULL);

  return self->item;
}

/* Looks again what the selected item is, when all models are through with a change. */
void
foyer_section_selection_settle (FoyerSectionSelection *self)
{
  g_return_if_fail (FOYER_IS_SECTION_SELECTION (self));

  take (self, self->selected);
}

/* Selects the item at @position. A header is passed over in the direction from the present item to
 * it; returns whether there was an item to select. */
gboolean
foyer_section_selection_select (FoyerSectionSelection *self,
                                guint                  position)
{
  guint old_selected;
  guint header;
  int direction;

  g_return_val_if_fail (FOYER_IS_SECTION_SELECTION (self), FALSE);

  old_selected = self->selected;
  if (!is_selectable (self, position))
    {
      header = position;
      direction = old_selected != GTK_INVALID_LIST_POSITION && position < old_selected ? -1 : 1;
      position = foyer_section_selection_step (self, header, direction);
      /* Above the first header there is nothing: its own first item is meant. */
      if (position == GTK_INVALID_LIST_POSITION)
        position = foyer_section_selection_step (self, header, -direction);
    }
  if (position == GTK_INVALID_LIST_POSITION)
    return FALSE;
  if (position == old_selected)
    return TRUE;

  take (self, position);
  if (old_selected == GTK_INVALID_LIST_POSITION)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position, 1);
  else
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self),
                                           MIN (position, old_selected),
                                           MAX (position, old_selected)
                                           - MIN (position, old_selected) + 1);
  return TRUE;
}

/* Returns the next item after @from (@direction 1) or before it (-1) that is no header, or
 * GTK_INVALID_LIST_POSITION. */
guint
foyer_section_selection_step (FoyerSectionSelection *self,
                              guint                  from,
                              int                    direction)
{
  guint n_items;

  g_return_val_if_fail (FOYER_IS_SECTION_SELECTION (self), GTK_INVALID_LIST_POSITION);

  n_items = g_list_model_get_n_items (self->model);
  /* Going up from 0 wraps to the largest unsigned number, which ends the loop as well. */
  for (guint i = from + direction; i < n_items; i += direction)
    if (is_selectable (self, i))
      return i;
  return GTK_INVALID_LIST_POSITION;
}
