#include "panels/demo/foyer-demo-points-page.h"

#include "service/foyer-words.h"
#include "widgets/foyer-segmented.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

struct _FoyerDemoPointsPage
{
  GtkWidget parent_instance;

  FoyerServices *services;

  FoyerSegmented *identity;
  GtkBox *rows;
  GtkButton *add;
};

G_DEFINE_FINAL_TYPE (FoyerDemoPointsPage, foyer_demo_points_page, GTK_TYPE_WIDGET)

enum
{
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const struct
{
  const char *field;
  const char *label;
} columns[] = {
  { "text", N_("Text in Chinese") },
  { "hint", N_("Hint in Chinese") },
  { "text_en", N_("Text in English") },
  { "hint_en", N_("Hint in English") },
};

static FoyerDemoDesk *
get_desk (FoyerDemoPointsPage *self)
{
  return foyer_services_get_demo_desk (self->services);
}

static FoyerIdentity
get_identity (FoyerDemoPointsPage *self)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (FOYER_TYPE_IDENTITY);
  const char *nick = foyer_segmented_get_selected (self->identity);
  GEnumValue *value = nick != NULL ? g_enum_get_value_by_nick (klass, nick) : NULL;

  return value != NULL ? value->value : FOYER_IDENTITY_NONE;
}

static void
on_stored (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (FoyerDemoPointsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerTalkingPoint) point =
    foyer_demo_desk_finish_point (FOYER_DEMO_DESK (source), result, &error);

  if (error != NULL)
    g_signal_emit (self, signals[FAILED], 0, error);
}

static FoyerTalkingPoint *
get_point (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "point");
}

/* A point as its entries say now; nothing when they are as stored. */
static void
store_row (FoyerDemoPointsPage *self,
           GtkWidget           *row)
{
  FoyerTalkingPoint *point = get_point (row);
  g_autoptr (FoyerRecord) changed = foyer_record_copy (FOYER_RECORD (point));
  g_autoptr (GError) error = NULL;
  gboolean is_changed = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      GtkEditable *entry = g_object_get_data (G_OBJECT (row), columns[i].field);
      const FoyerField *field =
        foyer_record_class_find_field (FOYER_RECORD_GET_CLASS (changed), columns[i].field);

      if (!foyer_record_edit (changed, columns[i].field, gtk_editable_get_text (entry), &error))
        {
          g_signal_emit (self, signals[FAILED], 0, error);
          return;
        }
      is_changed |= !foyer_record_field_equal (changed, FOYER_RECORD (point), field);
    }
  if (is_changed)
    foyer_demo_desk_put_point_async (get_desk (self), FOYER_TALKING_POINT (changed), NULL,
                                     on_stored, g_object_ref (self));
}

static void
on_save_clicked (GtkWidget           *button,
                 FoyerDemoPointsPage *self)
{
  store_row (self, g_object_get_data (G_OBJECT (button), "row"));
}

static void
on_remove_clicked (GtkWidget           *button,
                   FoyerDemoPointsPage *self)
{
  GtkWidget *row = g_object_get_data (G_OBJECT (button), "row");

  foyer_demo_desk_remove_point_async (get_desk (self), get_point (row), NULL, on_stored,
                                      g_object_ref (self));
}

/* Changes places with the one before. */
static void
on_up_clicked (GtkWidget           *button,
               FoyerDemoPointsPage *self)
{
  GtkWidget *row = g_object_get_data (G_OBJECT (button), "row");
  GtkWidget *above = gtk_widget_get_prev_sibling (row);
  FoyerTalkingPoint *point = get_point (row);
  FoyerTalkingPoint *other = above != NULL ? get_point (above) : NULL;
  g_autoptr (FoyerRecord) up = NULL, down = NULL;

  if (other == NULL)
    return;
  up = foyer_record_copy (FOYER_RECORD (point));
  down = foyer_record_copy (FOYER_RECORD (other));
  foyer_talking_point_set_position (FOYER_TALKING_POINT (up),
                                    foyer_talking_point_get_position (other));
  foyer_talking_point_set_position (FOYER_TALKING_POINT (down),
                                    foyer_talking_point_get_position (point));
  foyer_demo_desk_put_point_async (get_desk (self), FOYER_TALKING_POINT (up), NULL, on_stored,
                                   g_object_ref (self));
  foyer_demo_desk_put_point_async (get_desk (self), FOYER_TALKING_POINT (down), NULL, on_stored,
                                   g_object_ref (self));
}

static GtkWidget *
make_button (FoyerDemoPointsPage *self,
             GtkWidget           *row,
             const char          *label,
             GCallback            callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "small");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "row", row);
  g_signal_connect_object (button, "clicked", callback, self, 0);
  return button;
}

static GtkWidget *
make_row (FoyerDemoPointsPage *self,
          FoyerTalkingPoint   *point,
          guint                number)
{
  GtkWidget *row = gtk_grid_new ();
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *title = g_strdup_printf ("%u", number);

  gtk_grid_set_row_spacing (GTK_GRID (row), 4);
  gtk_grid_set_column_spacing (GTK_GRID (row), 8);
  gtk_widget_add_css_class (row, "check-row");
  g_object_set_data_full (G_OBJECT (row), "point", g_object_ref (point), g_object_unref);
  gtk_grid_attach (GTK_GRID (row), gtk_label_new (title), 0, 0, 1, 2);
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const FoyerField *field = foyer_record_class_find_field (FOYER_RECORD_GET_CLASS (point),
                                                               columns[i].field);
      g_autofree char *text = foyer_record_dup_text (FOYER_RECORD (point), field);
      GtkWidget *entry = gtk_entry_new ();

      gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
      gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _(columns[i].label));
      gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _(columns[i].label), -1);
      gtk_widget_set_hexpand (entry, TRUE);
      gtk_grid_attach (GTK_GRID (row), entry, 1 + i % 2, i / 2, 1, 1);
      g_object_set_data (G_OBJECT (row), columns[i].field, entry);
    }
  gtk_box_append (GTK_BOX (buttons), make_button (self, row, C_("button", "Up"),
                                                  G_CALLBACK (on_up_clicked)));
  gtk_box_append (GTK_BOX (buttons), make_button (self, row, C_("button", "Remove"),
                                                  G_CALLBACK (on_remove_clicked)));
  gtk_box_append (GTK_BOX (buttons), make_button (self, row, C_("button", "Save"),
                                                  G_CALLBACK (on_save_clicked)));
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_grid_attach (GTK_GRID (row), buttons, 1, 2, 2, 1);
  return row;
}

static void
show (FoyerDemoPointsPage *self)
{
  g_autoptr (GPtrArray) points = NULL;

  if (self->services == NULL)
    return;
  points = foyer_demo_desk_list_points (get_desk (self), get_identity (self), FALSE);
  foyer_widget_remove_children (GTK_WIDGET (self->rows));
  for (guint i = 0; i < points->len; i++)
    gtk_box_append (self->rows, make_row (self, points->pdata[i], i + 1));
}

static void
on_add_clicked (FoyerDemoPointsPage *self)
{
  FoyerDemoDesk *desk = get_desk (self);
  FoyerUuid id = foyer_uuid_new (foyer_service_now_us (FOYER_SERVICE (desk)));
  g_autoptr (GPtrArray) points = foyer_demo_desk_list_points (desk, get_identity (self), FALSE);
  gint64 position = points->len > 0
    ? foyer_talking_point_get_position (points->pdata[points->len - 1]) + 1 : 1;
  g_autoptr (FoyerTalkingPoint) point =
    foyer_talking_point_new (&id, get_identity (self), position, "新要点", NULL, "New point", NULL);

  foyer_demo_desk_put_point_async (desk, point, NULL, on_stored, g_object_ref (self));
}

static void
foyer_demo_points_page_dispose (GObject *object)
{
  FoyerDemoPointsPage *self = FOYER_DEMO_POINTS_PAGE (object);

  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_demo_points_page_parent_class)->dispose (object);
}

static void
foyer_demo_points_page_class_init (FoyerDemoPointsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_demo_points_page_dispose;

  signals[FAILED] = g_signal_new ("failed", FOYER_TYPE_DEMO_POINTS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/demo/foyer-demo-points-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoPointsPage, identity);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoPointsPage, rows);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoPointsPage, add);
  gtk_widget_class_bind_template_callback (widget_class, on_add_clicked);
  gtk_widget_class_bind_template_callback (widget_class, show);
}

static void
foyer_demo_points_page_init (FoyerDemoPointsPage *self)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (FOYER_TYPE_IDENTITY);

  g_type_ensure (FOYER_TYPE_SEGMENTED);
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int identity = FOYER_IDENTITY_PARENT; identity <= FOYER_IDENTITY_CUSTOMER; identity++)
    foyer_segmented_append (self->identity, g_enum_get_value (klass, identity)->value_nick,
                            foyer_words_enum (NULL, FOYER_TYPE_IDENTITY, identity));
  foyer_segmented_append (self->identity, "none", C_("points", "All others"));
  foyer_segmented_set_selected (self->identity, "parent");
}

void
foyer_demo_points_page_connect (FoyerDemoPointsPage *self,
                                FoyerServices       *services)
{
  g_return_if_fail (FOYER_IS_DEMO_POINTS_PAGE (self));

  self->services = g_object_ref (services);
  g_signal_connect_object (get_desk (self), "points-changed", G_CALLBACK (show), self,
                           G_CONNECT_SWAPPED);
  show (self);
}
