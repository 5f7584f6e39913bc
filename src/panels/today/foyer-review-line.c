#include "panels/today/foyer-review-line.h"

#include "panels/foyer-item-text.h"
#include "panels/foyer-staff-name.h"
#include "panels/foyer-visit-text.h"
#include "service/foyer-words.h"
#include "widgets/foyer-chip.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

/* Due within this the time is amber (C9). */
#define SOON_US (24 * FOYER_HOUR_US)

struct _FoyerReviewLine
{
  GtkWidget parent_instance;

  FoyerServices *services;
  FoyerReviewRow *row;

  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *line;
  FoyerChip *due;
  FoyerChip *seen;
  GtkButton *tick;
};

G_DEFINE_FINAL_TYPE (FoyerReviewLine, foyer_review_line, GTK_TYPE_WIDGET)

static char *
make_line (FoyerReviewLine *self,
           FoyerItem       *item)
{
  FoyerPeople *people = foyer_services_get_people (self->services);
  FoyerShop *shop = foyer_services_get_shop (self->services);
  gint64 contact_us = foyer_review_row_get_last_contact (self->row);
  FoyerReviewTick *tick = foyer_review_row_get_tick (self->row);
  const char *owner = foyer_staff_name (people, foyer_item_get_owner (item));
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *contact = NULL, *time = NULL;

  g_ptr_array_add (parts, (char *) foyer_item_get_number (item));
  g_ptr_array_add (parts, (char *) (owner != NULL ? owner : C_("item", "nobody's yet")));
  if (contact_us != 0)
    {
      time = foyer_words_time (NULL, foyer_shop_get_time (shop), contact_us,
                               foyer_service_now_us (FOYER_SERVICE (shop)));
      /* Translators: when a customer was last told something; %s is a time. */
      contact = g_strdup_printf (C_("review", "last contact %s"), time);
    }
  g_ptr_array_add (parts, (char *) (contact != NULL ? contact : C_("review", "no contact yet")));
  if (tick != NULL && *foyer_review_tick_get_comment (tick) != '\0')
    g_ptr_array_add (parts, (char *) foyer_review_tick_get_comment (tick));
  return foyer_visit_text_list (parts);
}

static void
show_due (FoyerReviewLine *self,
          FoyerItem       *item)
{
  FoyerShop *shop = foyer_services_get_shop (self->services);
  gint64 now_us = foyer_service_now_us (FOYER_SERVICE (shop));
  const char *icon_name = NULL;
  FoyerTone tone;
  g_autofree char *due = foyer_item_text_due (item, foyer_shop_get_time (shop), now_us, &tone,
                                              &icon_name);

  if (tone == FOYER_TONE_NEUTRAL && foyer_item_get_paused (item) == 0
      && foyer_item_get_when (item) != 0 && foyer_item_get_when (item) - now_us <= SOON_US)
    tone = FOYER_TONE_WARN;
  foyer_chip_set_icon_name (self->due, due != NULL ? icon_name : NULL);
  foyer_chip_set_label (self->due, due);
  foyer_chip_set_tone (self->due, tone);
}

static void
show_seen (FoyerReviewLine *self)
{
  FoyerReviewTick *tick = foyer_review_row_get_tick (self->row);
  const char *who = tick != NULL
                      ? foyer_staff_name (foyer_services_get_people (self->services),
                                          foyer_review_tick_get_staff (tick))
                      : NULL;
  g_autofree char *text = NULL;

  if (who != NULL)
    /* Translators: who looked at an item in the review of the day; %s is a colleague. */
    text = g_strdup_printf (C_("review", "Looked at: %s"), who);
  else if (tick != NULL)
    text = g_strdup (C_("review", "Looked at"));
  foyer_chip_set_icon_name (self->seen, tick != NULL ? "foyer-check-symbolic" : NULL);
  foyer_chip_set_label (self->seen, text);
  /* Said to be looked at only when it is stored; not to be pressed twice until then. */
  gtk_widget_set_visible (GTK_WIDGET (self->tick), !foyer_review_row_get_is_done (self->row)
                                                     && !foyer_review_row_get_is_ticking (self->row));
}

static void
show (FoyerReviewLine *self)
{
  FoyerItem *item = foyer_review_row_get_item (self->row);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *title = foyer_item_text_title (item);
  g_autofree char *line = make_line (self, item);
  g_autofree char *name = NULL;

  gtk_image_set_from_icon_name (self->icon, foyer_item_text_icon (foyer_item_get_kind (item)));
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->line, line);
  show_due (self, item);
  show_seen (self);

  g_ptr_array_add (parts, title);
  g_ptr_array_add (parts, (char *) foyer_words_enum (NULL, FOYER_TYPE_ITEM_KIND,
                                                     (int) foyer_item_get_kind (item)));
  g_ptr_array_add (parts, line);
  g_ptr_array_add (parts, (char *) (foyer_review_row_get_is_done (self->row)
                                      ? C_("review", "Looked at")
                                      : C_("review", "Not looked at yet")));
  name = foyer_visit_text_list (parts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
on_tick_clicked (FoyerReviewLine *self)
{
  g_autofree char *id = NULL;

  if (self->row == NULL)
    return;
  id = foyer_uuid_to_string (
    foyer_record_get_id (FOYER_RECORD (foyer_review_row_get_item (self->row))));
  gtk_widget_activate_action (GTK_WIDGET (self), "review.tick", "s", id);
}

static void
foyer_review_line_dispose (GObject *object)
{
  FoyerReviewLine *self = FOYER_REVIEW_LINE (object);

  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->row);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_review_line_parent_class)->dispose (object);
}

static void
foyer_review_line_class_init (FoyerReviewLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_review_line_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/today/foyer-review-line.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerReviewLine, icon);
  gtk_widget_class_bind_template_child (widget_class, FoyerReviewLine, title);
  gtk_widget_class_bind_template_child (widget_class, FoyerReviewLine, line);
  gtk_widget_class_bind_template_child (widget_class, FoyerReviewLine, due);
  gtk_widget_class_bind_template_child (widget_class, FoyerReviewLine, seen);
  gtk_widget_class_bind_template_child (widget_class, FoyerReviewLine, tick);
  gtk_widget_class_bind_template_callback (widget_class, on_tick_clicked);
}

static void
foyer_review_line_init (FoyerReviewLine *self)
{
  g_type_ensure (FOYER_TYPE_CHIP);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
foyer_review_line_new (FoyerServices *services)
{
  FoyerReviewLine *self = g_object_new (FOYER_TYPE_REVIEW_LINE, NULL);

  self->services = g_object_ref (services);
  return GTK_WIDGET (self);
}

/* @row: (nullable) */
void
foyer_review_line_set_row (FoyerReviewLine *self,
                           FoyerReviewRow  *row)
{
  g_return_if_fail (FOYER_IS_REVIEW_LINE (self));

  if (self->row == row)
    return;
  if (self->row != NULL)
    g_signal_handlers_disconnect_by_func (self->row, show, self);
  g_set_object (&self->row, row);
  if (row == NULL)
    return;
  g_signal_connect_object (row, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
}
