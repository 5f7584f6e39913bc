#include "panels/reception/foyer-queue-view.h"

#include "panels/foyer-visit-menu.h"
#include "panels/reception/foyer-queue-row.h"
#include "widgets/foyer-empty-state.h"
#include "widgets/foyer-section-list.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

/* The clock is looked at this often, the rows are drawn when another minute has begun: a timer of a
 * minute would be late by as long as the PC slept. */
#define LOOK_SECONDS 5

struct _FoyerQueueView
{
  GtkWidget parent_instance;

  FoyerServices *services;
  FoyerSection *left;
  guint look;
  gint64 minute;

  FoyerSectionList *list;
};

G_DEFINE_FINAL_TYPE (FoyerQueueView, foyer_queue_view, GTK_TYPE_WIDGET)

enum
{
  PROP_VISIT = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
tick_row (gpointer row,
          gpointer now_us)
{
  foyer_queue_row_tick (row, *(gint64 *) now_us);
}

static gboolean
look_at_clock (gpointer data)
{
  FoyerQueueView *self = data;
  gint64 now_us = foyer_service_now_us (FOYER_SERVICE (foyer_services_get_reception (
    self->services)));

  if (now_us / FOYER_MINUTE_US == self->minute)
    return G_SOURCE_CONTINUE;

  self->minute = now_us / FOYER_MINUTE_US;
  foyer_section_list_foreach_row (self->list, tick_row, &now_us);
  return G_SOURCE_CONTINUE;
}

static void
on_item_changed (FoyerQueueView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VISIT]);
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

  foyer_sections_append (foyer_section_list_get_sections (self->list), section);
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

static const FoyerUuid *
get_key (gpointer visit)
{
  return foyer_record_get_id (visit);
}

static GtkWidget *
new_row (gpointer self)
{
  return foyer_queue_row_new (FOYER_QUEUE_VIEW (self)->services);
}

static void
set_visit (GtkWidget *row,
           gpointer   visit,
           gpointer   self)
{
  foyer_queue_row_set_visit (FOYER_QUEUE_ROW (row), visit);
}

static GMenuModel *
new_menu (gpointer visit)
{
  return foyer_visit_menu_new (visit);
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
      g_value_set_object (value, foyer_queue_view_get_visit (FOYER_QUEUE_VIEW (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_queue_view_dispose (GObject *object)
{
  FoyerQueueView *self = FOYER_QUEUE_VIEW (object);

  g_clear_handle_id (&self->look, g_source_remove);
  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_queue_view_parent_class)->dispose (object);
}

static void
foyer_queue_view_class_init (FoyerQueueViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = foyer_queue_view_get_property;
  object_class->dispose = foyer_queue_view_dispose;

  props[PROP_VISIT] = g_param_spec_object ("visit", NULL, NULL, FOYER_TYPE_VISIT,
                                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/reception/foyer-queue-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerQueueView, list);
  gtk_widget_class_bind_template_callback (widget_class, on_item_changed);
  gtk_widget_class_install_action (widget_class, "queue.next", "s", on_next);
}

static void
foyer_queue_view_init (FoyerQueueView *self)
{
  g_type_ensure (FOYER_TYPE_EMPTY_STATE);
  g_type_ensure (FOYER_TYPE_SECTION_LIST);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Shows the visits of @services; once, after the first frame. */
void
foyer_queue_view_connect (FoyerQueueView *self,
                          FoyerServices  *services)
{
  static const FoyerSectionListRows rows = { get_key, new_row, set_visit, new_menu };

  g_return_if_fail (FOYER_IS_QUEUE_VIEW (self));
  g_return_if_fail (self->services == NULL);

  self->services = g_object_ref (services);
  add_sections (self);
  foyer_section_list_connect (self->list, &rows, self);
  self->look = g_timeout_add_seconds (LOOK_SECONDS, look_at_clock, self);
}

/* Returns (transfer none) (nullable): the selected visit. */
FoyerVisit *
foyer_queue_view_get_visit (FoyerQueueView *self)
{
  g_return_val_if_fail (FOYER_IS_QUEUE_VIEW (self), NULL);

  return foyer_section_list_get_item (self->list);
}

/* Selects the visit with the key @id; one that is not there yet is selected when it comes next.
 * Returns whether it was there. */
gboolean
foyer_queue_view_select (FoyerQueueView  *self,
                         const FoyerUuid *id)
{
  g_return_val_if_fail (FOYER_IS_QUEUE_VIEW (self), FALSE);

  return foyer_section_list_select (self->list, id);
}

/* Brings the focus to the selected row. */
void
foyer_queue_view_focus (FoyerQueueView *self)
{
  g_return_if_fail (FOYER_IS_QUEUE_VIEW (self));

  foyer_section_list_focus (self->list);
}
