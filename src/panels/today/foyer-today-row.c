#include "panels/today/foyer-today-row.h"

#include "panels/foyer-staff-name.h"
#include "panels/foyer-visit-text.h"
#include "panels/today/foyer-today-text.h"
#include "service/foyer-words.h"
#include "widgets/foyer-chip.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

struct _FoyerTodayRow
{
  GtkWidget parent_instance;

  FoyerServices *services;
  FoyerRecord *record;

  GtkLabel *clock;
  GtkImage *icon;
  GtkLabel *kind;
  GtkLabel *title;
  GtkLabel *line;
  FoyerChip *due;
  GtkButton *next;
};

G_DEFINE_FINAL_TYPE (FoyerTodayRow, foyer_today_row, GTK_TYPE_WIDGET)

static char *
make_line (FoyerTodayRow *self)
{
  FoyerPeople *people = foyer_services_get_people (self->services);
  FoyerShopTime *time = foyer_shop_get_time (foyer_services_get_shop (self->services));

  if (FOYER_IS_ITEM (self->record))
    {
      FoyerItem *item = FOYER_ITEM (self->record);

      return foyer_item_text_line (item, foyer_staff_name (people, foyer_item_get_owner (item)),
                                   foyer_staff_name (people, foyer_item_get_taker (item)));
    }
  if (FOYER_IS_VISIT (self->record))
    {
      FoyerVisit *visit = FOYER_VISIT (self->record);

      return foyer_visit_text_line (visit, foyer_staff_name (people, foyer_visit_get_host (visit)),
                                    foyer_staff_name (people, foyer_visit_get_handler (visit)),
                                    time);
    }
  return g_strdup (foyer_staff_name (people,
                                     foyer_demo_session_get_rep (FOYER_DEMO_SESSION (self->record))));
}

static guint
get_acts (FoyerTodayRow *self)
{
  return FOYER_IS_ITEM (self->record)
           ? foyer_items_get_acts (foyer_services_get_items (self->services),
                                   FOYER_ITEM (self->record))
           : 0;
}

/* What a screen reader says of the row: its texts in reading order. */
static void
update_name (FoyerTodayRow *self,
             const char    *due)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *name = NULL;

  g_ptr_array_add (parts, (char *) gtk_label_get_label (self->title));
  g_ptr_array_add (parts, (char *) gtk_label_get_label (self->kind));
  if (*gtk_label_get_label (self->clock) != '\0')
    g_ptr_array_add (parts, (char *) gtk_label_get_label (self->clock));
  if (due != NULL)
    g_ptr_array_add (parts, (char *) due);
  g_ptr_array_add (parts, (char *) gtk_label_get_label (self->line));
  name = foyer_visit_text_list (parts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
on_next_clicked (FoyerTodayRow *self)
{
  g_autofree char *id = NULL;

  if (self->record == NULL)
    return;
  id = foyer_uuid_to_string (foyer_record_get_id (self->record));
  gtk_widget_activate_action (GTK_WIDGET (self), "today.next", "s", id);
}

static void
foyer_today_row_dispose (GObject *object)
{
  FoyerTodayRow *self = FOYER_TODAY_ROW (object);

  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->record);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_today_row_parent_class)->dispose (object);
}

static void
foyer_today_row_class_init (FoyerTodayRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_today_row_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/today/foyer-today-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerTodayRow, clock);
  gtk_widget_class_bind_template_child (widget_class, FoyerTodayRow, icon);
  gtk_widget_class_bind_template_child (widget_class, FoyerTodayRow, kind);
  gtk_widget_class_bind_template_child (widget_class, FoyerTodayRow, title);
  gtk_widget_class_bind_template_child (widget_class, FoyerTodayRow, line);
  gtk_widget_class_bind_template_child (widget_class, FoyerTodayRow, due);
  gtk_widget_class_bind_template_child (widget_class, FoyerTodayRow, next);
  gtk_widget_class_bind_template_callback (widget_class, on_next_clicked);
}

static void
foyer_today_row_init (FoyerTodayRow *self)
{
  g_type_ensure (FOYER_TYPE_CHIP);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
foyer_today_row_new (FoyerServices *services)
{
  FoyerTodayRow *self = g_object_new (FOYER_TYPE_TODAY_ROW, NULL);

  self->services = g_object_ref (services);
  return GTK_WIDGET (self);
}

/* @record: (nullable): a FoyerItem, FoyerVisit or FoyerDemoSession */
void
foyer_today_row_set_record (FoyerTodayRow *self,
                            FoyerRecord   *record)
{
  g_autofree char *title = NULL;
  g_autofree char *line = NULL;
  g_autofree char *act_name = NULL;
  const char *door;

  g_return_if_fail (FOYER_IS_TODAY_ROW (self));

  if (!g_set_object (&self->record, record) || record == NULL)
    return;

  title = foyer_today_text_title (record);
  line = make_line (self);
  door = foyer_today_text_door (record, get_acts (self));
  gtk_image_set_from_icon_name (self->icon, foyer_today_text_icon (record));
  gtk_label_set_label (self->kind, foyer_today_text_kind (record));
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->line, line != NULL ? line : "");
  gtk_widget_set_visible (GTK_WIDGET (self->next), door != NULL);
  if (door != NULL)
    {
      gtk_button_set_label (self->next, door);
      act_name = g_strdup_printf (C_("button", "%1$s: %2$s"), door, title);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->next), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      act_name, -1);
    }
  foyer_today_row_tick (self);
}

/* Draws what depends on the time. Nothing moves by it. */
void
foyer_today_row_tick (FoyerTodayRow *self)
{
  FoyerShop *shop = foyer_services_get_shop (self->services);
  FoyerShopTime *time = foyer_shop_get_time (shop);
  gint64 now_us = foyer_service_now_us (FOYER_SERVICE (shop));
  g_autofree char *due = NULL;
  g_autofree char *clock = NULL;
  const char *icon_name = NULL;
  FoyerTone tone = FOYER_TONE_NEUTRAL;

  g_return_if_fail (FOYER_IS_TODAY_ROW (self));

  if (self->record == NULL)
    return;
  due = foyer_today_text_due (self->record, time, now_us, &tone, &icon_name);
  clock = foyer_item_text_clock (foyer_today_text_when (self->record), time, now_us);
  gtk_label_set_label (self->clock, clock);
  gtk_widget_remove_css_class (GTK_WIDGET (self->clock), "crit-text");
  if (tone == FOYER_TONE_CRIT)
    gtk_widget_add_css_class (GTK_WIDGET (self->clock), "crit-text");
  foyer_chip_set_icon_name (self->due, due != NULL ? icon_name : NULL);
  foyer_chip_set_label (self->due, due);
  foyer_chip_set_tone (self->due, tone);
  update_name (self, due);
}
