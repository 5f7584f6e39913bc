#include "panels/reception/foyer-queue-row.h"

#include "panels/foyer-staff-name.h"
#include "panels/foyer-visit-text.h"
#include "service/foyer-words.h"
#include "widgets/foyer-chip.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

struct _FoyerQueueRow
{
  GtkWidget parent_instance;

  FoyerServices *services;
  FoyerVisit *visit;

  GtkWidget *minutes_box;
  GtkImage *icon;
  GtkLabel *minutes;
  GtkLabel *unit;
  GtkLabel *title;
  FoyerChip *who;
  FoyerChip *mark;
  GtkLabel *line;
  GtkButton *next;
};

G_DEFINE_FINAL_TYPE (FoyerQueueRow, foyer_queue_row, GTK_TYPE_WIDGET)

static void
set_tone (GtkWidget *widget,
          FoyerMark  mark)
{
  gtk_widget_remove_css_class (widget, "warn-text");
  gtk_widget_remove_css_class (widget, "crit-text");
  if (mark != FOYER_MARK_NONE)
    gtk_widget_add_css_class (widget, mark == FOYER_MARK_WARN ? "warn-text" : "crit-text");
}

/* What a screen reader says of the row: its texts in reading order. */
static void
update_name (FoyerQueueRow *self,
             const char    *duration)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *chip = foyer_visit_text_chip (self->visit);
  g_autofree char *name = NULL;

  g_ptr_array_add (parts, (char *) gtk_label_get_label (self->title));
  g_ptr_array_add (parts, (char *) foyer_words_enum (NULL, FOYER_TYPE_VISIT_STATE,
                                                     foyer_visit_get_state (self->visit)));
  g_ptr_array_add (parts, (char *) duration);
  g_ptr_array_add (parts, chip);
  g_ptr_array_add (parts, (char *) gtk_label_get_label (self->line));
  name = foyer_visit_text_list (parts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
on_next_clicked (FoyerQueueRow *self)
{
  g_autofree char *id = NULL;

  if (self->visit == NULL)
    return;

  id = foyer_uuid_to_string (foyer_record_get_id (FOYER_RECORD (self->visit)));
  gtk_widget_activate_action (GTK_WIDGET (self), "queue.next", "s", id);
}

static void
foyer_queue_row_dispose (GObject *object)
{
  FoyerQueueRow *self = FOYER_QUEUE_ROW (object);

  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->visit);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_queue_row_parent_class)->dispose (object);
}

static void
foyer_queue_row_class_init (FoyerQueueRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_queue_row_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/reception/foyer-queue-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerQueueRow, minutes_box);
  gtk_widget_class_bind_template_child (widget_class, FoyerQueueRow, icon);
  gtk_widget_class_bind_template_child (widget_class, FoyerQueueRow, minutes);
  gtk_widget_class_bind_template_child (widget_class, FoyerQueueRow, unit);
  gtk_widget_class_bind_template_child (widget_class, FoyerQueueRow, title);
  gtk_widget_class_bind_template_child (widget_class, FoyerQueueRow, who);
  gtk_widget_class_bind_template_child (widget_class, FoyerQueueRow, mark);
  gtk_widget_class_bind_template_child (widget_class, FoyerQueueRow, line);
  gtk_widget_class_bind_template_child (widget_class, FoyerQueueRow, next);
  gtk_widget_class_bind_template_callback (widget_class, on_next_clicked);
}

static void
foyer_queue_row_init (FoyerQueueRow *self)
{
  g_type_ensure (FOYER_TYPE_CHIP);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
foyer_queue_row_new (FoyerServices *services)
{
  FoyerQueueRow *self = g_object_new (FOYER_TYPE_QUEUE_ROW, NULL);

  self->services = g_object_ref (services);
  return GTK_WIDGET (self);
}

/* @visit: (nullable) */
void
foyer_queue_row_set_visit (FoyerQueueRow *self,
                           FoyerVisit    *visit)
{
  FoyerReception *reception = foyer_services_get_reception (self->services);
  FoyerPeople *people = foyer_services_get_people (self->services);
  g_autofree char *title = NULL, *chip = NULL, *line = NULL, *act_name = NULL;
  const char *next;

  g_return_if_fail (FOYER_IS_QUEUE_ROW (self));

  if (!g_set_object (&self->visit, visit) || visit == NULL)
    return;

  title = foyer_words_visitor (NULL, visit);
  chip = foyer_visit_text_chip (visit);
  line = foyer_visit_text_line (visit,
                                foyer_staff_name (people, foyer_visit_get_host (visit)),
                                foyer_staff_name (people, foyer_visit_get_handler (visit)),
                                foyer_shop_get_time (foyer_services_get_shop (self->services)));
  next = foyer_visit_text_next (visit);

  gtk_label_set_label (self->title, title);
  foyer_chip_set_label (self->who, chip);
  gtk_label_set_label (self->line, line);
  gtk_widget_set_visible (GTK_WIDGET (self->next), next != NULL);
  if (next != NULL)
    {
      gtk_button_set_label (self->next, next);
      /* Translators: an act and the visitor, as a screen reader says them: “Receive: Ms Zhou”. */
      act_name = g_strdup_printf (C_("button", "%1$s: %2$s"), next, title);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->next),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, act_name, -1);
    }
  foyer_queue_row_tick (self, foyer_service_now_us (FOYER_SERVICE (reception)));
}

/* Draws what depends on the time. Nothing moves by it. */
void
foyer_queue_row_tick (FoyerQueueRow *self,
                      gint64         now_us)
{
  FoyerSettings *settings;
  FoyerMinutesUnit unit = FOYER_MINUTES_UNIT_MINUTES;
  FoyerMark mark = FOYER_MARK_NONE;
  g_autofree char *minutes = NULL, *over = NULL, *duration = NULL;
  gint64 warn_us, red_us, since_us;

  g_return_if_fail (FOYER_IS_QUEUE_ROW (self));

  if (self->visit == NULL)
    return;

  settings = foyer_shop_get_settings (foyer_services_get_shop (self->services));
  warn_us = foyer_settings_get_span_us (settings, FOYER_SETTING_VISIT_WAIT_WARN);
  red_us = foyer_settings_get_span_us (settings, FOYER_SETTING_VISIT_WAIT_RED);
  since_us = foyer_visit_text_since (self->visit, now_us);
  if (foyer_visit_get_state (self->visit) == FOYER_VISIT_WAITING)
    mark = foyer_visit_get_wait_mark (self->visit, now_us, warn_us, red_us);
  over = foyer_visit_text_mark (mark, warn_us, red_us);
  if (since_us >= 0)
    {
      minutes = foyer_visit_text_minutes (since_us, &unit);
      duration = foyer_words_minutes (NULL, since_us);
    }

  gtk_image_set_from_icon_name (self->icon, foyer_visit_text_icon (self->visit, mark));
  gtk_label_set_label (self->minutes, minutes != NULL ? minutes : "");
  gtk_widget_set_visible (GTK_WIDGET (self->unit), since_us >= 0);
  gtk_label_set_label (self->unit, unit == FOYER_MINUTES_UNIT_MINUTES
                                     /* Translators: minutes, beside a large figure. */
                                     ? C_("unit", "min")
                                     /* Translators: hours, beside a large figure. */
                                     : C_("unit", "h"));
  set_tone (self->minutes_box, mark);
  foyer_chip_set_icon_name (self->mark, mark != FOYER_MARK_NONE ? "foyer-waiting-symbolic" : NULL);
  foyer_chip_set_label (self->mark, over);
  foyer_chip_set_tone (self->mark, mark == FOYER_MARK_OVER ? FOYER_TONE_CRIT : FOYER_TONE_WARN);
  update_name (self, duration);
}
