#include "panels/demo/foyer-demo-pool.h"

#include "panels/demo/foyer-demo-row.h"
#include "service/foyer-words.h"
#include "widgets/foyer-empty-state.h"
#include "widgets/foyer-list-keys.h"
#include "widgets/foyer-section-row.h"
#include "widgets/foyer-section-selection.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

#define LOOK_SECONDS 5

struct _FoyerDemoPool
{
  GtkWidget parent_instance;

  FoyerServices *services;
  FoyerSections *sections;
  FoyerSectionSelection *selection;
  GHashTable *rows; /* of FoyerDemoRow: those that show something */
  FoyerRecord *record;
  FoyerUuid wanted;
  guint restore;
  guint look;

  GtkStack *stack;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (FoyerDemoPool, foyer_demo_pool, GTK_TYPE_WIDGET)

enum
{
  PROP_RECORD = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static FoyerDemoDesk *
get_desk (FoyerDemoPool *self)
{
  return foyer_services_get_demo_desk (self->services);
}

static gboolean
look_at_clock (gpointer data)
{
  FoyerDemoPool *self = data;
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    foyer_demo_row_tick (row);
  return G_SOURCE_CONTINUE;
}

static void
set_record (FoyerDemoPool *self,
            FoyerRecord   *record)
{
  self->wanted = (FoyerUuid) { 0 };
  if (record != NULL)
    self->wanted = *foyer_record_get_id (record);
  if (g_set_object (&self->record, record))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_RECORD]);
}

static guint
find_position (FoyerDemoPool   *self,
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

/* What was selected may stand in another section now. */
static gboolean
on_restore (gpointer data)
{
  FoyerDemoPool *self = data;
  guint position = foyer_uuid_is_none (&self->wanted) ? GTK_INVALID_LIST_POSITION
                                                      : find_position (self, &self->wanted);

  self->restore = 0;
  if (position != GTK_INVALID_LIST_POSITION)
    foyer_section_selection_select (self->selection, position);
  set_record (self, foyer_section_selection_get_item (self->selection));
  return G_SOURCE_REMOVE;
}

static void
on_items_changed (FoyerDemoPool *self)
{
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->sections)) == 0;

  gtk_stack_set_visible_child_name (self->stack, is_empty ? "empty" : "list");
  if (self->restore == 0)
    self->restore = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_restore, self, NULL);
}

static void
on_selected_changed (FoyerDemoPool *self)
{
  if (self->restore == 0)
    set_record (self, foyer_section_selection_get_item (self->selection));
}

typedef struct
{
  FoyerDemoDesk *desk; /* outlives the filter: the services belong to the window */
  FoyerDemoAccountState state;
} Wanted;

static gboolean
has_standing (gpointer item,
              gpointer data)
{
  Wanted *wanted = data;

  return foyer_demo_account_get_standing (item, foyer_demo_desk_get_day (wanted->desk))
         == wanted->state;
}

static FoyerSection *
add_section (FoyerDemoPool *self,
             GListModel    *model,
             const char    *title,
             const char    *icon_name)
{
  g_autoptr (FoyerSection) section = foyer_section_new (title, icon_name, model);

  foyer_sections_append (self->sections, section);
  return section;
}

static void
add_standing (FoyerDemoPool         *self,
              FoyerDemoAccountState  state,
              const char            *icon_name)
{
  Wanted *wanted = g_new0 (Wanted, 1);
  GtkFilter *filter;
  g_autoptr (GtkFilterListModel) model = NULL;

  wanted->desk = get_desk (self);
  wanted->state = state;
  filter = GTK_FILTER (gtk_custom_filter_new (has_standing, wanted, g_free));
  model = gtk_filter_list_model_new (g_object_ref (foyer_demo_desk_get_accounts (get_desk (self))),
                                     filter);
  add_section (self, G_LIST_MODEL (model),
               foyer_words_enum (NULL, FOYER_TYPE_DEMO_ACCOUNT_STATE, state), icon_name);
}

static void
add_sections (FoyerDemoPool *self)
{
  FoyerSection *today;

  add_section (self, foyer_demo_desk_get_open (get_desk (self)),
               foyer_words_enum (NULL, FOYER_TYPE_DEMO_ACCOUNT_STATE, FOYER_DEMO_ACCOUNT_LENT),
               "foyer-running-symbolic");
  add_standing (self, FOYER_DEMO_ACCOUNT_RESET, "foyer-reset-symbolic");
  add_standing (self, FOYER_DEMO_ACCOUNT_FREE, "foyer-free-symbolic");
  add_standing (self, FOYER_DEMO_ACCOUNT_EXPIRED, "foyer-lock-symbolic");
  add_standing (self, FOYER_DEMO_ACCOUNT_LOCKED, "foyer-lock-symbolic");
  today = add_section (self, foyer_demo_desk_get_today (get_desk (self)),
                       C_("section", "Finished today"), "foyer-done-symbolic");
  foyer_section_set_collapsible (today, TRUE);
}

static void
on_row_bind (FoyerDemoPool *self,
             GtkListItem   *list_item)
{
  GObject *item = gtk_list_item_get_item (list_item);
  GtkWidget *child = gtk_list_item_get_child (list_item);
  gboolean is_header = FOYER_IS_SECTION (item);

  if (child == NULL || FOYER_IS_SECTION_ROW (child) != is_header)
    {
      child = is_header ? foyer_section_row_new () : foyer_demo_row_new (self->services);
      gtk_list_item_set_child (list_item, child);
    }
  gtk_list_item_set_selectable (list_item, !is_header);
  gtk_list_item_set_activatable (list_item, !is_header);

  if (is_header)
    {
      foyer_section_row_set_section (FOYER_SECTION_ROW (child), FOYER_SECTION (item));
      return;
    }
  foyer_demo_row_set_record (FOYER_DEMO_ROW (child), FOYER_RECORD (item));
  g_hash_table_add (self->rows, child);
}

static void
on_row_unbind (FoyerDemoPool *self,
               GtkListItem   *list_item)
{
  GtkWidget *child = gtk_list_item_get_child (list_item);

  g_hash_table_remove (self->rows, child);
  if (FOYER_IS_DEMO_ROW (child))
    foyer_demo_row_set_record (FOYER_DEMO_ROW (child), NULL);
}

static void
on_activate (FoyerDemoPool *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "demo.next", NULL);
}

static void
foyer_demo_pool_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_RECORD:
      g_value_set_object (value, FOYER_DEMO_POOL (object)->record);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_demo_pool_dispose (GObject *object)
{
  FoyerDemoPool *self = FOYER_DEMO_POOL (object);

  g_clear_handle_id (&self->restore, g_source_remove);
  g_clear_handle_id (&self->look, g_source_remove);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  self->list = NULL;
  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->selection);
  g_clear_object (&self->sections);
  g_clear_object (&self->record);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_demo_pool_parent_class)->dispose (object);
}

static void
foyer_demo_pool_finalize (GObject *object)
{
  g_hash_table_unref (FOYER_DEMO_POOL (object)->rows);

  G_OBJECT_CLASS (foyer_demo_pool_parent_class)->finalize (object);
}

static void
foyer_demo_pool_class_init (FoyerDemoPoolClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = foyer_demo_pool_dispose;
  object_class->finalize = foyer_demo_pool_finalize;
  object_class->get_property = foyer_demo_pool_get_property;

  props[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, FOYER_TYPE_RECORD,
                                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS
                                              | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/demo/foyer-demo-pool.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoPool, stack);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoPool, list);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_row_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_row_unbind);
}

static void
foyer_demo_pool_init (FoyerDemoPool *self)
{
  g_type_ensure (FOYER_TYPE_EMPTY_STATE);
  self->rows = g_hash_table_new (NULL, NULL);
  self->sections = foyer_sections_new ();
  self->selection = foyer_section_selection_new (G_LIST_MODEL (self->sections));
  gtk_widget_init_template (GTK_WIDGET (self));
  foyer_list_keys_install (GTK_WIDGET (self->list));
}

void
foyer_demo_pool_connect (FoyerDemoPool *self,
                         FoyerServices *services)
{
  g_return_if_fail (FOYER_IS_DEMO_POOL (self));

  self->services = g_object_ref (services);
  add_sections (self);
  g_signal_connect_object (self->sections, "items-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item",
                           G_CALLBACK (on_selected_changed), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  self->look = g_timeout_add_seconds (LOOK_SECONDS, look_at_clock, self);
  on_items_changed (self);
}

/* Returns (transfer none) (nullable). */
FoyerRecord *
foyer_demo_pool_get_record (FoyerDemoPool *self)
{
  g_return_val_if_fail (FOYER_IS_DEMO_POOL (self), NULL);

  return self->record;
}

/* Selects the account or session with this key, now or as soon as it is in the list. */
gboolean
foyer_demo_pool_select (FoyerDemoPool   *self,
                        const FoyerUuid *id)
{
  guint position;

  g_return_val_if_fail (FOYER_IS_DEMO_POOL (self), FALSE);

  position = find_position (self, id);
  self->wanted = *id;
  if (position == GTK_INVALID_LIST_POSITION)
    return FALSE;
  foyer_section_selection_select (self->selection, position);
  return TRUE;
}

void
foyer_demo_pool_focus (FoyerDemoPool *self)
{
  g_return_if_fail (FOYER_IS_DEMO_POOL (self));

  foyer_list_keys_grab_focus (GTK_WIDGET (self->list));
}
