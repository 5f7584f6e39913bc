/* The promises of the shop as lists and numbers. What is done with an item is in foyer-item-acts.c.
 *
 * A list is read as far as somebody has looked into it, and read again as a whole when an item has
 * changed: the order and the first rows come straight from an index, whatever the number of
 * rows. */

#include "service/foyer-items-private.h"

#include "service/foyer-record-list.h"

#define PAGE 100

/* A list that somebody asked for; it stays for the life of the service. */
typedef struct
{
  FoyerItemScope scope;
  int kind;
  GListStore *items;
  guint limit;
  gint64 count;                 /* -1: not counted yet */
} List;

struct _FoyerItems
{
  FoyerService parent_instance;

  FoyerShop *shop;
  GPtrArray *lists;
  FoyerItemFigures *figures;
  guint n_reading;              /* reads of lists and figures under way */
  gboolean is_stale;            /* something changed meanwhile */
};

G_DEFINE_FINAL_TYPE (FoyerItems, foyer_items, FOYER_TYPE_SERVICE)

enum
{
  PROP_MINE_COUNT = 1,
  PROP_MINE_LATE_COUNT,
  PROP_MINE_TODAY_COUNT,
  N_PROPS,
};

enum
{
  COUNTED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

typedef struct
{
  FoyerItems *self;
  List *list;
  guint limit;
} Read;

static Read *
read_new (FoyerItems *self,
          List       *list)
{
  Read *read = g_new0 (Read, 1);

  read->self = g_object_ref (self);
  read->list = list;
  read->limit = list != NULL ? list->limit : 0;
  self->n_reading++;
  return read;
}

static void
list_free (gpointer data)
{
  List *self = data;

  g_object_unref (self->items);
  g_free (self);
}

static void refresh (FoyerItems *self);

/* Ends a read; what changed meanwhile is read once all are back. */
static void
end_read (FoyerItems *self)
{
  if (--self->n_reading > 0 || !self->is_stale)
    return;

  self->is_stale = FALSE;
  refresh (self);
}

static FoyerItemQuery *
make_query (FoyerItems *self,
            List       *list)
{
  FoyerItemQuery *query = g_new0 (FoyerItemQuery, 1);
  FoyerStaff *staff = foyer_session_get_staff (foyer_service_get_session (FOYER_SERVICE (self)));

  if (staff != NULL)
    query->staff = *foyer_record_get_id (FOYER_RECORD (staff));
  if (list != NULL)
    {
      query->scope = list->scope;
      query->kind = list->kind;
      query->limit = list->limit;
    }
  query->time = g_object_ref (foyer_shop_get_time (self->shop));
  query->now_us = foyer_service_now_us (FOYER_SERVICE (self));
  return query;
}

static void
read_async (FoyerItems          *self,
            FoyerStoreLane       lane,
            List                *list,
            FoyerReadFunc        func,
            GDestroyNotify       result_free,
            GAsyncReadyCallback  callback)
{
  foyer_store_read_async (foyer_service_get_store (FOYER_SERVICE (self)), lane, func,
                          make_query (self, list), foyer_item_query_free, result_free, NULL,
                          callback, read_new (self, list));
}

static void
on_list_read (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autofree Read *read = user_data;
  g_autoptr (FoyerItems) self = read->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = NULL;

  items = foyer_store_read_finish (FOYER_STORE (source), result, NULL, &error);
  if (items == NULL)
    g_warning ("Open items could not be read: %s", error->message);
  else
    foyer_record_list_set (read->list->items, items);
  end_read (self);
}

static void
on_list_counted (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autofree Read *read = user_data;
  g_autoptr (FoyerItems) self = read->self;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *count = NULL;

  count = foyer_store_read_finish (FOYER_STORE (source), result, NULL, &error);
  if (count == NULL)
    {
      g_warning ("Open items could not be counted: %s", error->message);
    }
  else if (*count != read->list->count)
    {
      read->list->count = *count;
      g_signal_emit (self, signals[COUNTED], 0, read->list->items);
    }
  end_read (self);
}

static void
read_list (FoyerItems *self,
           List       *list)
{
  read_async (self, FOYER_STORE_DESK, list, foyer_item_query_read,
              (GDestroyNotify) g_ptr_array_unref, on_list_read);
  read_async (self, FOYER_STORE_BULK, list, foyer_item_query_count, g_free, on_list_counted);
}

static void
set_figures (FoyerItems       *self,
             FoyerItemFigures *figures)
{
  FoyerItemFigures *before = self->figures;
  GObject *object = G_OBJECT (self);

  self->figures = figures;
  if (before->n_open != figures->n_open)
    g_object_notify_by_pspec (object, properties[PROP_MINE_COUNT]);
  if (before->n_late != figures->n_late)
    g_object_notify_by_pspec (object, properties[PROP_MINE_LATE_COUNT]);
  if (before->n_today != figures->n_today)
    g_object_notify_by_pspec (object, properties[PROP_MINE_TODAY_COUNT]);
  foyer_item_figures_free (before);
}

static void
on_figures_read (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autofree Read *read = user_data;
  g_autoptr (FoyerItems) self = read->self;
  g_autoptr (GError) error = NULL;
  FoyerItemFigures *figures;

  figures = foyer_store_read_finish (FOYER_STORE (source), result, NULL, &error);
  if (figures == NULL)
    g_warning ("One's own items could not be counted: %s", error->message);
  else
    set_figures (self, figures);
  end_read (self);
}

static void
refresh (FoyerItems *self)
{
  if (self->n_reading > 0)
    {
      self->is_stale = TRUE;
      return;
    }

  for (guint i = 0; i < self->lists->len; i++)
    read_list (self, self->lists->pdata[i]);
  read_async (self, FOYER_STORE_DESK, NULL, foyer_item_figures_read, foyer_item_figures_free,
              on_figures_read);
}

static void
foyer_items_applied (FoyerService *service,
                     FoyerRecord  *subject,
                     gint64        rev)
{
  refresh (FOYER_ITEMS (service));
}

static const char *const entities[] = { "item", NULL };

static void
foyer_items_changed (FoyerService *service,
                     GPtrArray    *changes)
{
  refresh (FOYER_ITEMS (service));
}

static void
foyer_items_finalize (GObject *object)
{
  FoyerItems *self = FOYER_ITEMS (object);

  g_clear_object (&self->shop);
  g_clear_pointer (&self->lists, g_ptr_array_unref);
  g_clear_pointer (&self->figures, foyer_item_figures_free);

  G_OBJECT_CLASS (foyer_items_parent_class)->finalize (object);
}

static void
foyer_items_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  FoyerItems *self = FOYER_ITEMS (object);

  switch (prop_id)
    {
    case PROP_MINE_COUNT:
      g_value_set_uint (value, self->figures->n_open);
      break;
    case PROP_MINE_LATE_COUNT:
      g_value_set_uint (value, self->figures->n_late);
      break;
    case PROP_MINE_TODAY_COUNT:
      g_value_set_uint (value, self->figures->n_today);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_items_class_init (FoyerItemsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  FoyerServiceClass *service_class = FOYER_SERVICE_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = foyer_items_finalize;
  object_class->get_property = foyer_items_get_property;
  service_class->applied = foyer_items_applied;
  service_class->changed = foyer_items_changed;
  service_class->entities = entities;

  properties[PROP_MINE_COUNT] =
    g_param_spec_uint ("mine-count", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_MINE_LATE_COUNT] =
    g_param_spec_uint ("mine-late-count", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_MINE_TODAY_COUNT] =
    g_param_spec_uint ("mine-today-count", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * FoyerItems::counted:
   * @self: the items
   * @list: a list of foyer_items_get_list()
   *
   * foyer_items_count() of this list has changed.
   */
  signals[COUNTED] = g_signal_new ("counted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_LIST_MODEL);
}

static void
foyer_items_init (FoyerItems *self)
{
  self->lists = g_ptr_array_new_with_free_func (list_free);
  self->figures = g_new0 (FoyerItemFigures, 1);
  self->figures->covered = g_hash_table_new_full (foyer_uuid_hash, foyer_uuid_equal, g_free, NULL);
}

/**
 * foyer_items_new:
 * @store: an open store
 * @session: who works here
 * @history: what can be taken back
 * @shop: the shop
 *
 * Returns: (transfer full): the promises of the shop
 */
FoyerItems *
foyer_items_new (FoyerStore   *store,
                 FoyerSession *session,
                 FoyerHistory *history,
                 FoyerShop    *shop)
{
  FoyerItems *self = g_object_new (FOYER_TYPE_ITEMS, "store", store, "session", session, "history",
                                   history, NULL);

  self->shop = g_object_ref (shop);
  g_signal_connect_object (session, "notify::staff", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  if (foyer_session_get_staff (session) != NULL)
    refresh (self);
  return self;
}

/**
 * foyer_items_get_shop: (skip)
 * @self: the items
 *
 * Returns: (transfer none): the shop
 */
FoyerShop *
foyer_items_get_shop (FoyerItems *self)
{
  return self->shop;
}

/**
 * foyer_items_is_covered: (skip)
 * @self: the items
 * @item: an item
 *
 * Returns: whether who is signed in stands in for its owner now
 */
gboolean
foyer_items_is_covered (FoyerItems *self,
                        FoyerItem  *item)
{
  return g_hash_table_contains (self->figures->covered,
                                foyer_record_get_id (FOYER_RECORD (item)));
}

/**
 * foyer_items_get_list:
 * @self: the items
 * @scope: whose
 * @kind: a #FoyerItemKind, or -1 for all kinds
 *
 * Returns: (transfer none): a list of #FoyerItem, by when they are next to be looked at, those
 *   without a time last; filled soon and kept up to date
 */
GListModel *
foyer_items_get_list (FoyerItems     *self,
                      FoyerItemScope  scope,
                      int             kind)
{
  List *list;

  g_return_val_if_fail (FOYER_IS_ITEMS (self), NULL);

  for (guint i = 0; i < self->lists->len; i++)
    {
      list = self->lists->pdata[i];
      if (list->scope == scope && list->kind == kind)
        return G_LIST_MODEL (list->items);
    }

  list = g_new0 (List, 1);
  list->scope = scope;
  list->kind = kind;
  list->items = g_list_store_new (FOYER_TYPE_ITEM);
  list->limit = PAGE;
  list->count = -1;
  g_ptr_array_add (self->lists, list);
  read_list (self, list);
  return G_LIST_MODEL (list->items);
}

static List *
find_list (FoyerItems *self,
           GListModel *model)
{
  for (guint i = 0; i < self->lists->len; i++)
    {
      List *list = self->lists->pdata[i];

      if (G_LIST_MODEL (list->items) == model)
        return list;
    }

  return NULL;
}

/**
 * foyer_items_read_more:
 * @self: the items
 * @list: a list of foyer_items_get_list()
 *
 * Reads on, when there is more than the list holds.
 */
void
foyer_items_read_more (FoyerItems *self,
                       GListModel *list)
{
  List *found = find_list (self, list);

  g_return_if_fail (found != NULL);

  if (g_list_model_get_n_items (list) < found->limit)
    return;

  found->limit += PAGE;
  read_list (self, found);
}

/**
 * foyer_items_count:
 * @self: the items
 * @list: a list of foyer_items_get_list()
 *
 * Returns: how many there are in all; -1 while they are not counted yet
 */
gint64
foyer_items_count (FoyerItems *self,
                   GListModel *list)
{
  List *found = find_list (self, list);

  g_return_val_if_fail (found != NULL, -1);

  return found->count;
}
