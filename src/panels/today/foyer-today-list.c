#include "panels/today/foyer-today-list.h"

#include "panels/today/foyer-today-row.h"
#include "panels/today/foyer-today-text.h"
#include "widgets/foyer-empty-state.h"
#include "widgets/foyer-section-list.h"
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
  guint look;
  gint64 minute;
  gint64 now_us;               /* by which the parts are told */

  FoyerSectionList *list;
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

static void
tick_row (gpointer row,
          gpointer user_data)
{
  foyer_today_row_tick (row);
}

/* Rows change their place by the clock only while nobody points at them. */
static gboolean
look_at_clock (gpointer data)
{
  FoyerTodayList *self = data;
  gint64 now_us = foyer_service_now_us (FOYER_SERVICE (get_shop (self)));

  if (now_us / FOYER_MINUTE_US == self->minute)
    return G_SOURCE_CONTINUE;

  self->minute = now_us / FOYER_MINUTE_US;
  foyer_section_list_foreach_row (self->list, tick_row, NULL);
  if (!foyer_section_list_has_pointer (self->list))
    tell_parts (self);
  return G_SOURCE_CONTINUE;
}

static void
on_item_changed (FoyerTodayList *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_RECORD]);
}

static void
append (GMenu      *menu,
        const char *label,
        const char *action)
{
  g_menu_append (menu, g_dpgettext2 (GETTEXT_PACKAGE, "menu", label), action);
}

/* What the card of the next thing offers, for the row that is selected. */
static GMenuModel *
new_menu (gpointer record)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) now = g_menu_new ();
  g_autoptr (GMenu) later = g_menu_new ();

  append (now, NC_("menu", "Do it now"), "today.act");
  append (now, NC_("menu", "All about it"), "today.open");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (now));
  if (!FOYER_IS_ITEM (record))
    return G_MENU_MODEL (menu);

  append (later, NC_("menu", "Ring again in 10 minutes"), "today.snooze(10)");
  append (later, NC_("menu", "Ring again in 30 minutes"), "today.snooze(30)");
  append (later, NC_("menu", "Move the due time…"), "today.move-due");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (later));
  return G_MENU_MODEL (menu);
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
    [FOYER_TODAY_LATE] = { NC_("section", "Past its time"), "foyer-late-symbolic",
                           FOYER_TONE_CRIT },
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
      foyer_sections_append (foyer_section_list_get_sections (self->list), section);
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

static const FoyerUuid *
get_key (gpointer record)
{
  return foyer_record_get_id (record);
}

static GtkWidget *
new_row (gpointer self)
{
  return foyer_today_row_new (FOYER_TODAY_LIST (self)->services);
}

static void
set_record (GtkWidget *row,
            gpointer   record,
            gpointer   self)
{
  foyer_today_row_set_record (FOYER_TODAY_ROW (row), record);
}

/* The rest of a long list is read when somebody has come to its end. */
static void
on_end_reached (FoyerTodayList *self)
{
  if (self->items != NULL)
    foyer_items_read_more (foyer_services_get_items (self->services), self->items);
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
      g_value_set_object (value, foyer_today_list_get_record (self));
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

  g_clear_handle_id (&self->look, g_source_remove);
  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->all);
  for (int part = 0; part < FOYER_N_TODAY_PARTS; part++)
    g_clear_object (&self->parts[part]);
  g_clear_object (&self->mine_filter);
  g_clear_object (&self->sources);
  g_clear_object (&self->items);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_today_list_parent_class)->dispose (object);
}

static void
foyer_today_list_class_init (FoyerTodayListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = foyer_today_list_get_property;
  object_class->dispose = foyer_today_list_dispose;

  props[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, FOYER_TYPE_RECORD,
                                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0,
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/today/foyer-today-list.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerTodayList, list);
  gtk_widget_class_bind_template_callback (widget_class, on_item_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_end_reached);
}

static void
foyer_today_list_init (FoyerTodayList *self)
{
  g_type_ensure (FOYER_TYPE_EMPTY_STATE);
  g_type_ensure (FOYER_TYPE_SECTION_LIST);
  self->sources = g_list_store_new (G_TYPE_LIST_MODEL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
foyer_today_list_connect (FoyerTodayList *self,
                          FoyerServices  *services)
{
  static const FoyerSectionListRows rows = { get_key, new_row, set_record,
                                             new_menu };
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

  g_signal_connect_object (foyer_services_get_session (services), "notify::staff",
                           G_CALLBACK (on_staff_changed), self, G_CONNECT_SWAPPED);
  show_items (self);
  foyer_section_list_connect (self->list, &rows, self);
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
  foyer_section_list_unchoose (self->list);
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

  return foyer_section_list_get_item (self->list);
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

  return foyer_section_list_select (self->list, id);
}

/* Brings the focus to the selected row. */
void
foyer_today_list_focus (FoyerTodayList *self)
{
  g_return_if_fail (FOYER_IS_TODAY_LIST (self));

  foyer_section_list_focus (self->list);
}
