#include "widgets/foyer-sections.h"

/* Every section contributes two models to one GtkFlattenListModel: a store that holds the section
 * itself while it has items, and a flattened store that holds its items unless it is collapsed. (A
 * GtkSliceListModel would report every change as one of all rows to the end.) */
struct _FoyerSections
{
  GObject parent_instance;

  GListStore *models;
  GtkFlattenListModel *flat;
};

static void foyer_sections_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FoyerSections, foyer_sections, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      foyer_sections_list_model_init))

static void
on_count_changed (FoyerSection *section,
                  GParamSpec   *pspec,
                  GListStore   *header)
{
  gboolean is_shown = foyer_section_get_count (section) > 0;

  if (is_shown && g_list_model_get_n_items (G_LIST_MODEL (header)) == 0)
    g_list_store_append (header, section);
  else if (!is_shown)
    g_list_store_remove_all (header);
}

static void
on_collapsed_changed (FoyerSection *section,
                      GParamSpec   *pspec,
                      GListStore   *body)
{
  if (foyer_section_get_collapsed (section))
    g_list_store_remove_all (body);
  else
    g_list_store_append (body, foyer_section_get_items (section));
}

static void
on_flat_items_changed (FoyerSections *self,
                       guint          position,
                       guint          removed,
                       guint          added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static GType
foyer_sections_get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
foyer_sections_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (FOYER_SECTIONS (model)->flat));
}

static gpointer
foyer_sections_get_item (GListModel *model,
                         guint       position)
{
  return g_list_model_get_item (G_LIST_MODEL (FOYER_SECTIONS (model)->flat), position);
}

static void
foyer_sections_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = foyer_sections_get_item_type;
  iface->get_n_items = foyer_sections_get_n_items;
  iface->get_item = foyer_sections_get_item;
}

static void
foyer_sections_finalize (GObject *object)
{
  FoyerSections *self = FOYER_SECTIONS (object);

  g_clear_object (&self->flat);
  g_clear_object (&self->models);

  G_OBJECT_CLASS (foyer_sections_parent_class)->finalize (object);
}

static void
foyer_sections_class_init (FoyerSectionsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = foyer_sections_finalize;
}

static void
foyer_sections_init (FoyerSections *self)
{
  self->models = g_list_store_new (G_TYPE_LIST_MODEL);
  self->flat = gtk_flatten_list_model_new (G_LIST_MODEL (g_object_ref (self->models)));
  g_signal_connect_object (self->flat, "items-changed",
                           G_CALLBACK (on_flat_items_changed), self, G_CONNECT_SWAPPED);
}

FoyerSections *
foyer_sections_new (void)
{
  return g_object_new (FOYER_TYPE_SECTIONS, NULL);
}

/* @section: (transfer none) */
void
foyer_sections_append (FoyerSections *self,
                       FoyerSection  *section)
{
  g_autoptr(GListStore) header = NULL;
  g_autoptr(GListStore) body = NULL;
  g_autoptr(GtkFlattenListModel) items = NULL;

  g_return_if_fail (FOYER_IS_SECTIONS (self));
  g_return_if_fail (FOYER_IS_SECTION (section));

  header = g_list_store_new (FOYER_TYPE_SECTION);
  body = g_list_store_new (G_TYPE_LIST_MODEL);
  items = gtk_flatten_list_model_new (G_LIST_MODEL (g_object_ref (body)));
  /* The models keep the section alive, not the other way round. */
  g_object_set_data_full (G_OBJECT (items), "foyer-section",
                          g_object_ref (section), g_object_unref);
  g_signal_connect_object (section, "notify::count", G_CALLBACK (on_count_changed), header, 0);
  g_signal_connect_object (section, "notify::is-collapsed",
                           G_CALLBACK (on_collapsed_changed), body, 0);
  on_count_changed (section, NULL, header);
  on_collapsed_changed (section, NULL, body);

  g_list_store_append (self->models, header);
  g_list_store_append (self->models, items);
}
