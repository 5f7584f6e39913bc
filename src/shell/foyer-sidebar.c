#include "shell/foyer-sidebar.h"

#include "shell/foyer-panels.h"
#include "shell/foyer-sidebar-row.h"

#include "widgets/foyer-list-keys.h"
#include "widgets/foyer-widget.h"

struct _FoyerSidebar
{
  GtkWidget parent_instance;

  GtkListBox *list;
  GtkListBoxRow *shown; /* (nullable): of the panel that is shown */
  GtkWidget *scrolled;
  GPtrArray *bindings; /* of GBinding: the badges */
  gboolean shows_digits;
};

/* With titles, and of icons alone. */
#define WIDTH 176
#define NARROW_WIDTH 48

G_DEFINE_FINAL_TYPE (FoyerSidebar, foyer_sidebar, GTK_TYPE_WIDGET)

enum
{
  PROP_SHOWS_DIGITS = 1,
  N_PROPS
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

/* GtkListBox selects the row to which the keyboard goes. Selected is the panel that is shown; where
 * the keyboard is, its ring tells. */
static void
on_row_selected (FoyerSidebar *self)
{
  gtk_list_box_select_row (self->list, self->shown);
}

static void
on_row_activated (FoyerSidebar    *self,
                  FoyerSidebarRow *row)
{
  g_signal_emit (self, signals[CHOSEN], 0, foyer_sidebar_row_get_info (row)->name);
}

static void
set_shows_digits (FoyerSidebar *self,
                  gboolean      shows_digits)
{
  if (self->shows_digits == shows_digits)
    return;

  self->shows_digits = shows_digits;
  for (int i = 0; gtk_list_box_get_row_at_index (self->list, i) != NULL; i++)
    g_object_set (gtk_list_box_get_row_at_index (self->list, i),
                  "shows-digit", shows_digits,
                  NULL);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOWS_DIGITS]);
}

static void
foyer_sidebar_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  FoyerSidebar *self = FOYER_SIDEBAR (object);

  switch (prop_id)
    {
    case PROP_SHOWS_DIGITS:
      g_value_set_boolean (value, self->shows_digits);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_sidebar_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  FoyerSidebar *self = FOYER_SIDEBAR (object);

  switch (prop_id)
    {
    case PROP_SHOWS_DIGITS:
      set_shows_digits (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_sidebar_dispose (GObject *object)
{
  FoyerSidebar *self = FOYER_SIDEBAR (object);

  g_clear_pointer (&self->bindings, g_ptr_array_unref);
  self->shown = NULL;
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_sidebar_parent_class)->dispose (object);
}

static void
foyer_sidebar_class_init (FoyerSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = foyer_sidebar_get_property;
  object_class->set_property = foyer_sidebar_set_property;
  object_class->dispose = foyer_sidebar_dispose;

  props[PROP_SHOWS_DIGITS] =
    g_param_spec_boolean ("shows-digits", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_NAVIGATION);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/foyer/Foyer/ui/shell/foyer-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerSidebar, list);
  gtk_widget_class_bind_template_child (widget_class, FoyerSidebar, scrolled);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected);
}

static void
foyer_sidebar_init (FoyerSidebar *self)
{
  const FoyerPanelInfo *const *infos = foyer_panels_get ();

  gtk_widget_init_template (GTK_WIDGET (self));
  foyer_list_keys_install (GTK_WIDGET (self->list));
  self->bindings = g_ptr_array_new ();
  for (guint i = 0; infos[i] != NULL; i++)
    gtk_list_box_append (self->list, foyer_sidebar_row_new (infos[i], i + 1));
}

/* @services: (nullable): whose numbers the badges show */
void
foyer_sidebar_set_services (FoyerSidebar  *self,
                            FoyerServices *services)
{
  GtkListBoxRow *row;

  g_return_if_fail (FOYER_IS_SIDEBAR (self));

  for (guint i = 0; i < self->bindings->len; i++)
    g_binding_unbind (g_ptr_array_index (self->bindings, i));
  g_ptr_array_set_size (self->bindings, 0);

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      const FoyerPanelInfo *info = foyer_sidebar_row_get_info (FOYER_SIDEBAR_ROW (row));

      if (services == NULL || info->get_badge_source == NULL)
        g_object_set (row, "badge", 0u, NULL);
      else
        g_ptr_array_add (self->bindings,
                         g_object_bind_property (info->get_badge_source (services),
                                                 info->badge_property, row, "badge",
                                                 G_BINDING_SYNC_CREATE));
    }
}

static void
set_is_narrow (FoyerSidebar *self,
               gboolean      is_narrow)
{
  GtkListBoxRow *row;

  gtk_widget_set_size_request (self->scrolled, is_narrow ? NARROW_WIDTH : WIDTH, -1);
  if (is_narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    g_object_set (row, "is-narrow", is_narrow, NULL);
}

/* @name: (nullable): of the panel that is shown */
void
foyer_sidebar_select (FoyerSidebar *self,
                      const char   *name)
{
  GtkListBoxRow *row;

  gboolean needs_width = FALSE;

  g_return_if_fail (FOYER_IS_SIDEBAR (self));

  self->shown = NULL;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      const FoyerPanelInfo *info = foyer_sidebar_row_get_info (FOYER_SIDEBAR_ROW (row));

      if (g_strcmp0 (info->name, name) != 0)
        continue;
      self->shown = row;
      needs_width = info->needs_width;
    }
  gtk_list_box_select_row (self->list, self->shown);
  set_is_narrow (self, needs_width);
}
