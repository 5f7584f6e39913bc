#include "panels/today/foyer-today-list.h"

#include "panels/today/foyer-today-row.h"
#include "panels/today/foyer-today-text.h"
#include "widgets/foyer-empty-state.h"
#include "widgets/foyer-list-keys.h"
#include "widgets/foyer-section-row.h"
#include "widgets/foyer-section-selection.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

/* The clock is looked at this often, the rows are drawn when another minute has begun: a timer of a
 * minute would be late by as long as the PC slept. */
#define LOOK_SECONDS 5

/* Which of the things of the day a section shows. */
typedef struct
{
  FoyerTodayList *list; /* not owned: it owns the filter */
  FoyerTodayPart part;
} Part;

struct _FoyerTodayList
{
  GtkWidget parent_instance;

  FoyerServices *services;
  FoyerItemScope scope;
  GListModel *items;
  GListStore *sources;         /* of GListModel: items, appointments, visits, demos */
  GtkFilter *mine_filter;
  GtkFilter *parts[FOYER_N_TODAY_PARTS];
  GListModel *all;
  FoyerSections *sections;
  FoyerSectionSelection *selection;
  GHashTable *rows;            /* of FoyerTodayRow: those that show something */
  FoyerRecord *record;
  FoyerUuid wanted;
  guint restore;
  gboolean had_focus;          /* before the list changed */
  gboolean is_restoring;
  gboolean is_chosen;          /* somebody chose what is selected; else it is the next thing */
  guint look;
  gint64 minute;
  gint64 now_us;               /* by which the parts are told */

  GtkStack *stack;
  GtkListView *list;
  GtkEventController *pointer;
};

G_DEFINE_FINAL_TYPE (FoyerTodayList, foyer_today_list, GTK_TYPE_WIDGET)

enum
{
  PROP_RECORD = 1,
  PROP_COUNT,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static FoyerShop *
get_shop (FoyerTodayList *self)
{
  return foyer_services_get_shop (self->services);
}

static void
tell_parts (FoyerTodayList *self)
{
  self->now_us = foyer_service_now_us (FOYER_SERVICE (get_shop (self)));
  for (int part = 0; part < FOYER_N_TODAY_PARTS; part++)
    gtk_filter_changed (self->parts[part], GTK_FILTER_CHANGE_DIFFERENT);
}

/* Rows change their place by the clock only while nobody points at them. */
static gboolean
look_at_clock (gpointer data)
{
  FoyerTodayList *self = data;
  gint64 now_us = foyer_service_now_us (FOYER_SERVICE (get_shop (self)));
  GHashTableIter iter;
  gpointer row;

  if (now_us / FOYER_MINUTE_US == self->minute)
    return G_SOURCE_CONTINUE;

  self->minute = now_us / FOYER_MINUTE_US;
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    foyer_today_row_tick (row);
  if (!gtk_event_controller_motion_contains_pointer (GTK_EVENT_CONTROLLER_MOTION (self->pointer)))
    tell_parts (self);
  return G_SOURCE_CONTINUE;
}

static void
set_record (FoyerTodayList *self,
            FoyerRecord    *record)
{
  self->wanted = (FoyerUuid) { 0 };
  if (record != NULL)
    self->wanted = *foyer_record_get_id (record);
  if (g_set_object (&self->record, record))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_RECORD]);
}

static guint
find_position (FoyerTodayList  *self,
               const FoyerUuid *id)
{
  GListModel *model = G_LIST_MODEL (self->sections);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);

      if (FOYER_IS_RECORD (item) && foyer_uuid_equal (foyer_record_get_id (FOYER_RECORD (item)), id))
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/* After the list has changed the selection goes back to what was selected, which may be in another
 * part now; only when it is gone the neighbour is taken. */
static void
restore_selection (FoyerTodayList *self)
{
  guint position;

  g_clear_handle_id (&self->restore, g_source_remove);
  /* As long as nobody has chosen, the first in time is the one next thing, also when it came last. */
  if (!self->is_chosen && !foyer_uuid_is_none (&self->wanted))
    position = foyer_section_selection_step (self->selection, (guint) -1, 1);
  else
    position = foyer_uuid_is_none (&self->wanted) ? GTK_INVALID_LIST_POSITION
                                                  : find_position (self, &self->wanted);
  if (position != GTK_INVALID_LIST_POSITION
      && position != foyer_section_selection_get_selected (self->selection))
    {
      self->is_restoring = TRUE;
      foyer_list_keys_go_to (GTK_WIDGET (self->list), position);
      self->is_restoring = FALSE;
    }
  set_record (self, foyer_section_selection_get_item (self->selection));
  if (self->had_focus && self->record != NULL)
    foyer_today_list_focus (self);
  self->had_focus = FALSE;
}

static gboolean
on_restore (gpointer data)
{
  FoyerTodayList *self = data;

  self->restore = 0;
  restore_selection (self);
  return G_SOURCE_REMOVE;
}

static gboolean
has_focus (FoyerTodayList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list));
}

static void
on_items_changed (FoyerTodayList *self)
{
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->sections)) == 0;

  self->had_focus |= has_focus (self);
  gtk_stack_set_visible_child_name (self->stack, is_empty ? "empty" : "list");
  if (self->restore == 0)
    self->restore = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_restore, self, NULL);
}

static void
on_selected_changed (FoyerTodayList *self)
{
  if (self->restore != 0 || self->is_restoring)
    return;
  self->is_chosen |= has_focus (self);
  set_record (self, foyer_section_selection_get_item (self->selection));
}

static gboolean
is_in_part (gpointer record,
            gpointer data)
{
  Part *part = data;

  return foyer_today_text_part (record, foyer_shop_get_time (get_shop (part->list)),
                                part->list->now_us) == part->part;
}

/* One's own list shows the visitors whom one receives or who came to see one, and one's own
 * demonstrations: these themselves, not the items by which they ring. The items are one's own
 * already. */
static gboolean
is_mine (gpointer record,
         gpointer data)
{
  FoyerTodayList *self = data;
  FoyerStaff *staff = foyer_session_get_staff (foyer_services_get_session (self->services));
  const FoyerUuid *id = staff != NULL ? foyer_record_get_id (FOYER_RECORD (staff)) : NULL;

  if (FOYER_IS_ITEM (record))
    return foyer_item_get_kind (record) != FOYER_ITEM_DEMO;
  if (self->scope != FOYER_ITEM_SCOPE_MINE || id == NULL)
    return TRUE;
  if (FOYER_IS_DEMO_SESSION (record))
    return foyer_uuid_equal (foyer_demo_session_get_rep (record), id);
  return foyer_uuid_equal (foyer_visit_get_handler (record), id)
         || foyer_uuid_equal (foyer_visit_get_host (record), id);
}

static int
compare_when (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  gint64 when_a = foyer_today_text_when ((gpointer) a);
  gint64 when_b = foyer_today_text_when ((gpointer) b);

  /* Without a time: last. */
  when_a = when_a != 0 ? when_a : G_MAXINT64;
  when_b = when_b != 0 ? when_b : G_MAXINT64;
  if (when_a != when_b)
    return when_a < when_b ? -1 : 1;
  return foyer_uuid_compare (foyer_record_get_id ((FoyerRecord *) a),
                             foyer_record_get_id ((FoyerRecord *) b));
}

/* Puts @records in the place @position of the sources. */
static void
set_source (FoyerTodayList *self,
            guint           position,
            GListModel     *records)
{
  guint n_before = MIN (g_list_model_get_n_items (G_LIST_MODEL (self->sources)) - position, 1);
  g_autoptr (GtkFilterListModel) model =
    gtk_filter_list_model_new (g_object_ref (records), g_object_ref (self->mine_filter));

  g_list_store_splice (self->sources, position, n_before, (gpointer *) &model, 1);
}

static void
add_sections (FoyerTodayList *self)
{
  static const struct
  {
    const char *title;
    const char *icon_name;
    FoyerTone tone;
  } sections[] = {
    [FOYER_TODAY_LATE] = { NC_("section", "Past its time"), "foyer-late-symbolic", FOYER_TONE_CRIT },
    [FOYER_TODAY_TODAY] = { NC_("section", "Today"), "foyer-waiting-symbolic", FOYER_TONE_WARN },
    [FOYER_TODAY_TOMORROW] = { NC_("section", "Tomorrow"), "foyer-appointment-symbolic" },
    [FOYER_TODAY_LATER] = { NC_("section", "Later"), "foyer-appointment-symbolic" },
  };

  for (int i = 0; i < FOYER_N_TODAY_PARTS; i++)
    {
      Part *part = g_new (Part, 1);
      g_autoptr (GtkFilterListModel) model = NULL;
      g_autoptr (FoyerSection) section = NULL;

      *part = (Part) { self, (FoyerTodayPart) i };
      self->parts[i] = GTK_FILTER (gtk_custom_filter_new (is_in_part, part, g_free));
      model = gtk_filter_list_model_new (g_object_ref (self->all), g_object_ref (self->parts[i]));
      section = foyer_section_new (g_dpgettext2 (GETTEXT_PACKAGE, "section", sections[i].title),
                                   sections[i].icon_name, G_LIST_MODEL (model));
      foyer_section_set_tone (section, sections[i].tone);
      foyer_sections_append (self->sections, section);
    }
}

static void
on_count_changed (FoyerTodayList *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COUNT]);
}

static void
show_items (FoyerTodayList *self)
{
  FoyerItems *items = foyer_services_get_items (self->services);

  if (self->items != NULL)
    g_signal_handlers_disconnect_by_func (self->items, on_count_changed, self);
  g_set_object (&self->items, foyer_items_get_list (items, self->scope, -1));
  g_signal_connect_object (self->items, "items-changed", G_CALLBACK (on_count_changed), self,
                           G_CONNECT_SWAPPED);
  set_source (self, 0, self->items);
  on_count_changed (self);
}

/* A row of the list serves headers and things, as they come. */
static void
on_row_bind (FoyerTodayList *self,
             GtkListItem    *list_item)
{
  GObject *item = gtk_list_item_get_item (list_item);
  GtkWidget *child = gtk_list_item_get_child (list_item);
  gboolean is_header = FOYER_IS_SECTION (item);

  if (child == NULL || FOYER_IS_SECTION_ROW (child) != is_header)
    {
      child = is_header ? foyer_section_row_new () : foyer_today_row_new (self->services);
      gtk_list_item_set_child (list_item, child);
    }
  gtk_list_item_set_selectable (list_item, !is_header);
  gtk_list_item_set_activatable (list_item, !is_header);
  if (is_header)
    {
      foyer_section_row_set_section (FOYER_SECTION_ROW (child), FOYER_SECTION (item));
      return;
    }
  foyer_today_row_set_record (FOYER_TODAY_ROW (child), FOYER_RECORD (item));
  g_hash_table_add (self->rows, child);
}

static void
on_row_unbind (FoyerTodayList *self,
               GtkListItem    *list_item)
{
  GtkWidget *child = gtk_list_item_get_child (list_item);

  g_hash_table_remove (self->rows, child);
  if (FOYER_IS_TODAY_ROW (child))
    foyer_today_row_set_record (FOYER_TODAY_ROW (child), NULL);
}

static void
on_activate (FoyerTodayList *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "today.open", NULL);
}

/* The rest of a long list is read when somebody has come to its end. */
static void
on_edge_reached (FoyerTodayList  *self,
                 GtkPositionType  edge)
{
  if (edge == GTK_POS_BOTTOM && self->items != NULL)
    foyer_items_read_more (foyer_services_get_items (self->services), self->items);
}

static gboolean
on_key_pressed (FoyerTodayList  *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0
      || (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter)
      || focus == NULL || gtk_widget_get_parent (focus) != GTK_WIDGET (self->list))
    return GDK_EVENT_PROPAGATE;

  gtk_widget_activate_action (GTK_WIDGET (self), "today.act", NULL);
  return GDK_EVENT_STOP;
}

static void
on_staff_changed (FoyerTodayList *self)
{
  gtk_filter_changed (self->mine_filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
foyer_today_list_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  FoyerTodayList *self = FOYER_TODAY_LIST (object);

  switch (prop_id)
    {
    case PROP_RECORD:
      g_value_set_object (value, self->record);
      break;
    case PROP_COUNT:
      g_value_set_uint (value, foyer_today_list_get_count (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_today_list_dispose (GObject *object)
{
  FoyerTodayList *self = FOYER_TODAY_LIST (object);

  g_clear_handle_id (&self->restore, g_source_remove);
  g_clear_handle_id (&self->look, g_source_remove);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  self->list = NULL;
  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->selection);
  g_clear_object (&self->sections);
  g_clear_object (&self->all);
  for (int part = 0; part < FOYER_N_TODAY_PARTS; part++)
    g_clear_object (&self->parts[part]);
  g_clear_object (&self->mine_filter);
  g_clear_object (&self->sources);
  g_clear_object (&self->items);
  g_clear_object (&self->record);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_today_list_parent_class)->dispose (object);
}

static void
foyer_today_list_finalize (GObject *object)
{
  g_hash_table_unref (FOYER_TODAY_LIST (object)->rows);

  G_OBJECT_CLASS (foyer_today_list_parent_class)->finalize (object);
}

static void
foyer_today_list_class_init (FoyerTodayListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = foyer_today_list_get_property;
  object_class->dispose = foyer_today_list_dispose;
  object_class->finalize = foyer_today_list_finalize;

  props[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, FOYER_TYPE_RECORD,
                                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0,
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/today/foyer-today-list.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerTodayList, stack);
  gtk_widget_class_bind_template_child (widget_class, FoyerTodayList, list);
  gtk_widget_class_bind_template_child (widget_class, FoyerTodayList, pointer);
  gtk_widget_class_bind_template_callback (widget_class, on_row_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_row_unbind);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_edge_reached);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
}

static void
foyer_today_list_init (FoyerTodayList *self)
{
  g_type_ensure (FOYER_TYPE_EMPTY_STATE);
  self->rows = g_hash_table_new (NULL, NULL);
  self->sources = g_list_store_new (G_TYPE_LIST_MODEL);
  self->sections = foyer_sections_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  foyer_list_keys_install (GTK_WIDGET (self->list));
}

void
foyer_today_list_connect (FoyerTodayList *self,
                          FoyerServices  *services)
{
  FoyerReception *reception = foyer_services_get_reception (services);
  g_autoptr (GListStore) none = NULL; /* until the items are there */
  GtkFlattenListModel *flat;
  GtkSorter *sorter;

  g_return_if_fail (FOYER_IS_TODAY_LIST (self));
  g_return_if_fail (self->services == NULL);

  self->services = g_object_ref (services);
  self->now_us = foyer_service_now_us (FOYER_SERVICE (get_shop (self)));
  self->mine_filter = GTK_FILTER (gtk_custom_filter_new (is_mine, self, NULL));
  none = g_list_store_new (FOYER_TYPE_ITEM);
  set_source (self, 0, G_LIST_MODEL (none));
  set_source (self, 1, foyer_reception_get_appointments (reception));
  set_source (self, 2, foyer_reception_get_open (reception));
  set_source (self, 3, foyer_demo_desk_get_open (foyer_services_get_demo_desk (services)));
  flat = gtk_flatten_list_model_new (g_object_ref (G_LIST_MODEL (self->sources)));
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare_when, NULL, NULL));
  self->all = G_LIST_MODEL (gtk_sort_list_model_new (G_LIST_MODEL (flat), sorter));
  add_sections (self);

  /* Before the selection, which is to hear of a change after it is known to be one. */
  g_signal_connect_object (self->sections, "items-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED);
  self->selection = foyer_section_selection_new (G_LIST_MODEL (self->sections));
  g_signal_connect_object (self->selection, "notify::selected-item",
                           G_CALLBACK (on_selected_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (foyer_services_get_session (services), "notify::staff",
                           G_CALLBACK (on_staff_changed), self, G_CONNECT_SWAPPED);
  show_items (self);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  on_items_changed (self);
  self->look = g_timeout_add_seconds (LOOK_SECONDS, look_at_clock, self);
}

void
foyer_today_list_set_scope (FoyerTodayList *self,
                            FoyerItemScope  scope)
{
  g_return_if_fail (FOYER_IS_TODAY_LIST (self));

  if (self->scope == scope)
    return;
  self->scope = scope;
  self->is_chosen = FALSE;
  if (self->services == NULL)
    return;
  show_items (self);
  gtk_filter_changed (self->mine_filter, GTK_FILTER_CHANGE_DIFFERENT);
}

/* Returns (transfer none) (nullable): what is selected. */
FoyerRecord *
foyer_today_list_get_record (FoyerTodayList *self)
{
  g_return_val_if_fail (FOYER_IS_TODAY_LIST (self), NULL);

  return self->record;
}

/* How many work items there are in all, also of those that are not read yet. */
guint
foyer_today_list_get_count (FoyerTodayList *self)
{
  gint64 count;

  g_return_val_if_fail (FOYER_IS_TODAY_LIST (self), 0);

  if (self->items == NULL)
    return 0;
  count = foyer_items_count (foyer_services_get_items (self->services), self->items);
  return count >= 0 ? (guint) count : g_list_model_get_n_items (self->items);
}

/* Selects the record with the key @id; one that is not there yet is selected when it comes next.
 * Returns whether it was there. */
gboolean
foyer_today_list_select (FoyerTodayList  *self,
                         const FoyerUuid *id)
{
  g_return_val_if_fail (FOYER_IS_TODAY_LIST (self), FALSE);

  if (self->selection == NULL)
    return FALSE;
  self->is_chosen = TRUE;
  self->wanted = *id;
  if (find_position (self, id) == GTK_INVALID_LIST_POSITION)
    return FALSE;
  restore_selection (self);
  return TRUE;
}

/* Brings the focus to the selected row. */
void
foyer_today_list_focus (FoyerTodayList *self)
{
  guint selected;

  g_return_if_fail (FOYER_IS_TODAY_LIST (self));

  if (self->selection == NULL)
    return;
  selected = foyer_section_selection_get_selected (self->selection);
  if (selected == GTK_INVALID_LIST_POSITION)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  foyer_list_keys_go_to (GTK_WIDGET (self->list), selected);
}
