#include "panels/demo/foyer-demo-pool.h"

#include "panels/demo/foyer-demo-row.h"
#include "service/foyer-words.h"
#include "widgets/foyer-empty-state.h"
#include "widgets/foyer-section-list.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

#define LOOK_SECONDS 5

struct _FoyerDemoPool
{
  GtkWidget parent_instance;

  FoyerServices *services;
  guint look;

  FoyerSectionList *list;
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

static void
tick_row (gpointer row,
          gpointer user_data)
{
  foyer_demo_row_tick (row);
}

static gboolean
look_at_clock (gpointer data)
{
  foyer_section_list_foreach_row (FOYER_DEMO_POOL (data)->list, tick_row, NULL);
  return G_SOURCE_CONTINUE;
}

static void
on_item_changed (FoyerDemoPool *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_RECORD]);
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

  foyer_sections_append (foyer_section_list_get_sections (self->list), section);
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

static const FoyerUuid *
get_key (gpointer record)
{
  return foyer_record_get_id (record);
}

static GtkWidget *
new_row (gpointer self)
{
  return foyer_demo_row_new (FOYER_DEMO_POOL (self)->services);
}

static void
set_record (GtkWidget *row,
            gpointer   record,
            gpointer   self)
{
  foyer_demo_row_set_record (FOYER_DEMO_ROW (row), record);
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
      g_value_set_object (value, foyer_demo_pool_get_record (FOYER_DEMO_POOL (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_demo_pool_dispose (GObject *object)
{
  FoyerDemoPool *self = FOYER_DEMO_POOL (object);

  g_clear_handle_id (&self->look, g_source_remove);
  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_demo_pool_parent_class)->dispose (object);
}

static void
foyer_demo_pool_class_init (FoyerDemoPoolClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = foyer_demo_pool_dispose;
  object_class->get_property = foyer_demo_pool_get_property;

  props[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, FOYER_TYPE_RECORD,
                                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS
                                              | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/demo/foyer-demo-pool.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoPool, list);
  gtk_widget_class_bind_template_callback (widget_class, on_item_changed);
}

static void
foyer_demo_pool_init (FoyerDemoPool *self)
{
  g_type_ensure (FOYER_TYPE_EMPTY_STATE);
  g_type_ensure (FOYER_TYPE_SECTION_LIST);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
foyer_demo_pool_connect (FoyerDemoPool *self,
                         FoyerServices *services)
{
  static const FoyerSectionListRows rows = { get_key, new_row, set_record };

  g_return_if_fail (FOYER_IS_DEMO_POOL (self));

  self->services = g_object_ref (services);
  add_sections (self);
  foyer_section_list_connect (self->list, &rows, self);
  self->look = g_timeout_add_seconds (LOOK_SECONDS, look_at_clock, self);
}

/* Returns (transfer none) (nullable). */
FoyerRecord *
foyer_demo_pool_get_record (FoyerDemoPool *self)
{
  g_return_val_if_fail (FOYER_IS_DEMO_POOL (self), NULL);

  return foyer_section_list_get_item (self->list);
}

/* Selects the account or session with this key, now or as soon as it is in the list. */
gboolean
foyer_demo_pool_select (FoyerDemoPool   *self,
                        const FoyerUuid *id)
{
  g_return_val_if_fail (FOYER_IS_DEMO_POOL (self), FALSE);

  return foyer_section_list_select (self->list, id);
}

void
foyer_demo_pool_focus (FoyerDemoPool *self)
{
  g_return_if_fail (FOYER_IS_DEMO_POOL (self));

  foyer_section_list_focus (self->list);
}
