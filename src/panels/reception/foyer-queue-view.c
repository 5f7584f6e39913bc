#include "panels/reception/foyer-queue-view.h"

#include "panels/foyer-visit-menu.h"
#include "panels/reception/foyer-queue-row.h"
#include "widgets/foyer-empty-state.h"
#include "widgets/foyer-list-keys.h"
#include "widgets/foyer-section-row.h"
#include "widgets/foyer-section-selection.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

/* The clock is looked at this often, the rows are drawn when another minute has begun: a timer of a
 * minute would be late by as long as the PC slept. */
#define LOOK_SECONDS 5
/* Where the menu of a row points to when a key asks for it: at the name. */
#define MENU_INDENT 120

struct _FoyerQueueView
{
  GtkWidget parent_instance;

  FoyerServices *services;
  FoyerSections *sections;
  FoyerSection *left;
  FoyerSectionSelection *selection;
  GHashTable *rows; /* of FoyerQueueRow: those that show a visit */
  FoyerVisit *visit;
  FoyerUuid wanted;
  guint restore;
  gboolean had_focus; /* before the list changed */
  guint look;
  gint64 minute;

  GtkStack *stack;
  GtkListView *list;
  GtkPopoverMenu *menu;
};

G_DEFINE_FINAL_TYPE (FoyerQueueView, foyer_queue_view, GTK_TYPE_WIDGET)

enum
{
  PROP_VISIT = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static gboolean
look_at_clock (gpointer data)
{
  FoyerQueueView *self = data;
  gint64 now_us = foyer_service_now_us (FOYER_SERVICE (foyer_services_get_reception (
    self->services)));
  GHashTableIter iter;
  gpointer row;

  if (now_us / FOYER_MINUTE_US == self->minute)
    return G_SOURCE_CONTINUE;

  self->minute = now_us / FOYER_MINUTE_US;
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    foyer_queue_row_tick (row, now_us);
  return G_SOURCE_CONTINUE;
}

static void
set_visit (FoyerQueueView *self,
           FoyerVisit *visit)
{
  self->wanted = (FoyerUuid) { 0 };
  if (visit != NULL)
    self->wanted = *foyer_record_get_id (FOYER_RECORD (visit));
  if (g_set_object (&self->visit, visit))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VISIT]);
}

static guint
find_position (FoyerQueueView      *self,
               const FoyerUuid *id)
{
  GListModel *model = G_LIST_MODEL (self->sections);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);

      if (FOYER_IS_VISIT (item)
          && foyer_uuid_equal (foyer_record_get_id (FOYER_RECORD (item)), id))
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/* After the list has changed the selection stands where its item was. It goes back to the visitor,
 * who may be in another section now; only when they are gone the neighbour is taken. */
static void
restore_selection (FoyerQueueView *self)
{
  guint position;

  g_clear_handle_id (&self->restore, g_source_remove);
  position = foyer_uuid_is_none (&self->wanted) ? GTK_INVALID_LIST_POSITION
                                                : find_position (self, &self->wanted);
  if (position != GTK_INVALID_LIST_POSITION
      && position != foyer_section_selection_get_selected (self->selection))
    foyer_list_keys_go_to (GTK_WIDGET (self->list), position);
  set_visit (self, foyer_section_selection_get_item (self->selection));
  /* The row that had the focus is gone with its section. */
  if (self->had_focus)
    foyer_queue_view_focus (self);
  self->had_focus = FALSE;
}

static gboolean
on_restore (gpointer data)
{
  FoyerQueueView *self = data;

  self->restore = 0;
  restore_selection (self);
  return G_SOURCE_REMOVE;
}

static gboolean
has_focus (FoyerQueueView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list));
}

static void
on_items_changed (FoyerQueueView *self)
{
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->sections)) == 0;

  self->had_focus |= has_focus (self);
  gtk_stack_set_visible_child_name (self->stack, is_empty ? "empty" : "list");
  /* A visit that changes its state leaves one model before it comes into the other. */
  if (self->restore == 0)
    self->restore = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_restore, self, NULL);
}

static void
on_selected_changed (FoyerQueueView *self)
{
  if (self->restore == 0)
    set_visit (self, foyer_section_selection_get_item (self->selection));
}

static gboolean
has_state (gpointer item,
           gpointer data)
{
  return (1u << foyer_visit_get_state (item) & GPOINTER_TO_UINT (data)) != 0;
}

static FoyerSection *
add_section (FoyerQueueView *self,
             GListModel *visits,
             guint       states,
             const char *title,
             const char *icon_name)
{
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (has_state, GUINT_TO_POINTER (states),
                                                         NULL));
  g_autoptr (GtkFilterListModel) model = gtk_filter_list_model_new (g_object_ref (visits), filter);
  g_autoptr (FoyerSection) section = foyer_section_new (title, icon_name, G_LIST_MODEL (model));

  foyer_sections_append (self->sections, section);
  return section;
}

static void
on_assumed_changed (FoyerQueueView     *self,
                    GParamSpec     *pspec,
                    FoyerReception *reception)
{
  g_autofree char *note = NULL;
  gulong count;
  guint assumed;

  g_object_get (reception, "assumed-count", &assumed, NULL);
  count = assumed;
  if (count > 0)
    /* Translators: of the visitors who left; nobody saw these ones go. */
    note = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu of them assumed, to be checked",
                                         "%lu of them assumed, to be checked", count), count);
  foyer_section_set_note (self->left, note);
}

static void
add_sections (FoyerQueueView *self)
{
  FoyerReception *reception = foyer_services_get_reception (self->services);
  GListModel *open = foyer_reception_get_open (reception);
  GListModel *closed = foyer_reception_get_closed (reception);
  FoyerSection *section;

  section = add_section (self, open, 1 << FOYER_VISIT_WAITING, C_("section", "Waiting"),
                         "foyer-waiting-symbolic");
  foyer_section_set_note (section, _("by arrival; due appointments first"));
  add_section (self, open, 1 << FOYER_VISIT_RECEIVING, C_("section", "Being received"),
               "foyer-people-symbolic");
  add_section (self, open, 1 << FOYER_VISIT_DEMO, C_("section", "Demonstration"),
               "foyer-demo-symbolic");

  self->left = add_section (self, closed, 1 << FOYER_VISIT_LEFT | 1 << FOYER_VISIT_NO_SHOW,
                            C_("section", "Left"), NULL);
  foyer_section_set_collapsible (self->left, TRUE);
  foyer_section_set_collapsed (self->left, TRUE);
  section = add_section (self, closed, 1 << FOYER_VISIT_MESSAGE, C_("section", "Message left"),
                         NULL);
  foyer_section_set_collapsible (section, TRUE);
  foyer_section_set_collapsed (section, TRUE);

  g_signal_connect_object (reception, "notify::assumed-count", G_CALLBACK (on_assumed_changed),
                           self, G_CONNECT_SWAPPED);
  on_assumed_changed (self, NULL, reception);
}

static void
on_row_setup (FoyerQueueView  *self,
              GtkListItem *list_item)
{
  gtk_list_item_set_activatable (list_item, TRUE);
}

/* A row of the list serves headers and visits, as they come. */
static void
on_row_bind (FoyerQueueView  *self,
             GtkListItem *list_item)
{
  GObject *item = gtk_list_item_get_item (list_item);
  GtkWidget *child = gtk_list_item_get_child (list_item);
  gboolean is_header = FOYER_IS_SECTION (item);

  if (child == NULL || FOYER_IS_SECTION_ROW (child) != is_header)
    {
      child = is_header ? foyer_section_row_new () : foyer_queue_row_new (self->services);
      gtk_list_item_set_child (list_item, child);
    }
  gtk_list_item_set_selectable (list_item, !is_header);
  gtk_list_item_set_activatable (list_item, !is_header);

  if (is_header)
    {
      foyer_section_row_set_section (FOYER_SECTION_ROW (child), FOYER_SECTION (item));
      return;
    }
  foyer_queue_row_set_visit (FOYER_QUEUE_ROW (child), FOYER_VISIT (item));
  g_hash_table_add (self->rows, child);
}

static void
on_row_unbind (FoyerQueueView  *self,
               GtkListItem *list_item)
{
  GtkWidget *child = gtk_list_item_get_child (list_item);

  g_hash_table_remove (self->rows, child);
  if (FOYER_IS_QUEUE_ROW (child))
    foyer_queue_row_set_visit (FOYER_QUEUE_ROW (child), NULL);
}

/* A double click opens the card; the next step is taken by its button or by Enter. */
static void
on_activate (FoyerQueueView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "visit.open", NULL);
}

/* The row under a point of the list, or none. */
static FoyerQueueRow *
pick_row (FoyerQueueView *self,
          double      x,
          double      y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->list), x, y, GTK_PICK_DEFAULT);

  for (GtkWidget *child = picked; child != NULL && child != GTK_WIDGET (self->list);
       child = gtk_widget_get_parent (child))
    {
      if (FOYER_IS_QUEUE_ROW (child))
        return FOYER_QUEUE_ROW (child);
      if (FOYER_IS_QUEUE_ROW (gtk_widget_get_first_child (child)))
        return FOYER_QUEUE_ROW (gtk_widget_get_first_child (child));
    }
  return NULL;
}

/* Shows what can be done with the selected visit, at @area of this widget. */
static void
popup_menu (FoyerQueueView     *self,
            const GdkRectangle *area)
{
  g_autoptr (GMenuModel) model = foyer_visit_menu_new (self->visit);

  gtk_popover_menu_set_menu_model (self->menu, model);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), area);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
on_secondary_pressed (FoyerQueueView *self,
                      int         n_press,
                      double      x,
                      double      y)
{
  FoyerQueueRow *row = pick_row (self, x, y);

  if (row == NULL)
    return;

  foyer_queue_view_select (self, foyer_record_get_id (
                              FOYER_RECORD (foyer_queue_row_get_visit (row))));
  gtk_widget_translate_coordinates (GTK_WIDGET (self->list), GTK_WIDGET (self), x, y, &x, &y);
  popup_menu (self, &(GdkRectangle) { (int) x, (int) y, 1, 1 });
}

static gboolean
on_menu_key (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  FoyerQueueView *self = FOYER_QUEUE_VIEW (widget);
  GHashTableIter iter;
  gpointer row;
  graphene_rect_t bounds;

  if (self->visit == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    if (foyer_queue_row_get_visit (row) == self->visit
        && gtk_widget_compute_bounds (row, widget, &bounds))
      {
        popup_menu (self, &(GdkRectangle) { (int) bounds.origin.x + MENU_INDENT,
                                            (int) bounds.origin.y,
                                            1, (int) bounds.size.height });
        return TRUE;
      }
  return FALSE;
}

static gboolean
on_key_pressed (FoyerQueueView      *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0
      || (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter)
      || focus == NULL || gtk_widget_get_parent (focus) != GTK_WIDGET (self->list))
    return GDK_EVENT_PROPAGATE;

  gtk_widget_activate_action (GTK_WIDGET (self), "visit.next", NULL);
  return GDK_EVENT_STOP;
}

static void
on_next (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  FoyerUuid id;

  if (foyer_uuid_parse (g_variant_get_string (parameter, NULL), &id)
      && foyer_queue_view_select (FOYER_QUEUE_VIEW (widget), &id))
    gtk_widget_activate_action (widget, "visit.next", NULL);
}

static void
foyer_queue_view_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_VISIT:
      g_value_set_object (value, FOYER_QUEUE_VIEW (object)->visit);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_queue_view_dispose (GObject *object)
{
  FoyerQueueView *self = FOYER_QUEUE_VIEW (object);

  g_clear_handle_id (&self->restore, g_source_remove);
  g_clear_handle_id (&self->look, g_source_remove);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  self->list = NULL;
  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->selection);
  g_clear_object (&self->sections);
  g_clear_object (&self->visit);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_queue_view_parent_class)->dispose (object);
}

static void
foyer_queue_view_finalize (GObject *object)
{
  g_hash_table_unref (FOYER_QUEUE_VIEW (object)->rows);

  G_OBJECT_CLASS (foyer_queue_view_parent_class)->finalize (object);
}

static void
foyer_queue_view_class_init (FoyerQueueViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = foyer_queue_view_get_property;
  object_class->dispose = foyer_queue_view_dispose;
  object_class->finalize = foyer_queue_view_finalize;

  props[PROP_VISIT] = g_param_spec_object ("visit", NULL, NULL, FOYER_TYPE_VISIT,
                                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/reception/foyer-queue-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerQueueView, stack);
  gtk_widget_class_bind_template_child (widget_class, FoyerQueueView, list);
  gtk_widget_class_bind_template_child (widget_class, FoyerQueueView, menu);
  gtk_widget_class_bind_template_callback (widget_class, on_row_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_row_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_row_unbind);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_secondary_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
  gtk_widget_class_install_action (widget_class, "queue.next", "s", on_next);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, on_menu_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, on_menu_key, NULL);
}

static void
foyer_queue_view_init (FoyerQueueView *self)
{
  g_type_ensure (FOYER_TYPE_EMPTY_STATE);
  self->rows = g_hash_table_new (NULL, NULL);
  self->sections = foyer_sections_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  foyer_list_keys_install (GTK_WIDGET (self->list));
}

/* Shows the visits of @services; once, after the first frame. */
void
foyer_queue_view_connect (FoyerQueueView    *self,
                     FoyerServices *services)
{
  g_return_if_fail (FOYER_IS_QUEUE_VIEW (self));
  g_return_if_fail (self->services == NULL);

  self->services = g_object_ref (services);
  /* Before the selection, which is to hear of a change after it is known to be one. */
  g_signal_connect_object (self->sections, "items-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED);
  self->selection = foyer_section_selection_new (G_LIST_MODEL (self->sections));
  g_signal_connect_object (self->selection, "notify::selected-item",
                           G_CALLBACK (on_selected_changed), self, G_CONNECT_SWAPPED);
  add_sections (self);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  on_items_changed (self);
  self->look = g_timeout_add_seconds (LOOK_SECONDS, look_at_clock, self);
}

/* Returns (transfer none) (nullable): the selected visit. */
FoyerVisit *
foyer_queue_view_get_visit (FoyerQueueView *self)
{
  g_return_val_if_fail (FOYER_IS_QUEUE_VIEW (self), NULL);

  return self->visit;
}

/* Selects the visit with the key @id; one that is not there yet is selected when it comes next.
 * Returns whether it was there. */
gboolean
foyer_queue_view_select (FoyerQueueView      *self,
                    const FoyerUuid *id)
{
  g_return_val_if_fail (FOYER_IS_QUEUE_VIEW (self), FALSE);

  if (self->selection == NULL)
    return FALSE;

  self->wanted = *id;
  if (find_position (self, id) == GTK_INVALID_LIST_POSITION)
    return FALSE;
  restore_selection (self);
  return TRUE;
}

/* Brings the focus to the selected row. */
void
foyer_queue_view_focus (FoyerQueueView *self)
{
  guint selected;

  g_return_if_fail (FOYER_IS_QUEUE_VIEW (self));

  if (self->selection == NULL)
    return;
  selected = foyer_section_selection_get_selected (self->selection);
  if (selected == GTK_INVALID_LIST_POSITION)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  foyer_list_keys_go_to (GTK_WIDGET (self->list), selected);
}
