#include "panels/foyer-item-details.h"

#include "domain/foyer-attachment.h"
#include "domain/foyer-enquiry.h"
#include "panels/foyer-field-grid.h"
#include "panels/foyer-item-text.h"
#include "panels/foyer-record-door.h"
#include "panels/foyer-staff-name.h"
#include "service/foyer-words.h"
#include "widgets/foyer-timeline-gutter.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

struct _FoyerItemDetails
{
  GtkWidget parent_instance;

  FoyerServices *services;
  FoyerItem *item;

  FoyerFieldGrid *grid;
  GtkBox *log;
};

G_DEFINE_FINAL_TYPE (FoyerItemDetails, foyer_item_details, GTK_TYPE_WIDGET)

enum
{
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static FoyerPeople *
get_people (FoyerItemDetails *self)
{
  return foyer_services_get_people (self->services);
}

static char *
dup_time (FoyerItemDetails *self,
          gint64            at_us)
{
  FoyerShop *shop = foyer_services_get_shop (self->services);

  return foyer_words_time (NULL, foyer_shop_get_time (shop), at_us,
                           foyer_service_now_us (FOYER_SERVICE (shop)));
}

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static GtkWidget *
show_as_link (GtkWidget *button)
{
  GtkWidget *text = gtk_button_get_child (GTK_BUTTON (button));

  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_widget_add_css_class (button, "link");
  gtk_widget_add_css_class (button, "item-door");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  return button;
}

static GtkWidget *
make_door (const char *label,
           const char *action,
           const char *target)
{
  GtkWidget *button = show_as_link (gtk_button_new_with_label (label));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  return button;
}

static void
add_item_door (FoyerItemDetails *self,
               const char       *word,
               FoyerItem        *item)
{
  g_autofree char *id = foyer_uuid_to_string (foyer_record_get_id (FOYER_RECORD (item)));
  g_autofree char *label = foyer_item_text_door (item);

  foyer_field_grid_add (self->grid, word, make_door (label, "item.open", id));
}

static void
add_items (FoyerItemDetails *self,
           const char       *word,
           GPtrArray        *items)
{
  for (guint i = 0; items != NULL && i < items->len; i++)
    add_item_door (self, i == 0 ? word : "", items->pdata[i]);
}

/* Back to the call in which it arose, and to those in which it was asked about since. */
static void
add_enquiries (FoyerItemDetails *self,
               GPtrArray        *enquiries)
{
  for (guint i = 0; i < enquiries->len; i++)
    {
      FoyerEnquiry *enquiry = enquiries->pdata[i];
      g_autofree char *time = dup_time (self, foyer_enquiry_get_at (enquiry));
      g_autofree char *label = g_strjoin (C_("line", " · "), foyer_enquiry_get_number (enquiry),
                                          time, NULL);
      GtkWidget *door = foyer_record_door_new (label, FOYER_RECORD (enquiry));

      foyer_field_grid_add (self->grid, i == 0 ? C_("item", "Enquiry") : "", show_as_link (door));
    }
}

static void
add_taker (FoyerItemDetails *self)
{
  const char *taker = foyer_staff_name (get_people (self), foyer_item_get_taker (self->item));
  g_autofree char *text = NULL;

  if (taker == NULL)
    return;
  /* Translators: whoever was asked first stays co-responsible; %s is a colleague. */
  text = g_strdup_printf (C_("item", "%s (first contact)"), taker);
  foyer_field_grid_add_text (self->grid, "taker", text);
}

static void
add_fields (FoyerItemDetails *self)
{
  FoyerItem *item = self->item;
  g_autofree char *body = foyer_words_note (NULL, foyer_item_get_body (item));
  g_autofree char *visit = NULL;

  foyer_field_grid_add_text (self->grid, "customer", foyer_item_get_name (item));
  foyer_field_grid_add_phone (self->grid);
  foyer_field_grid_add_text (self->grid, "body", body);
  foyer_field_grid_add_staff (self->grid, "owner", foyer_item_get_owner (item));
  add_taker (self);
  foyer_field_grid_add_time (self->grid, "opened", foyer_item_get_opened (item));
  foyer_field_grid_add_time (self->grid, "due", foyer_item_get_due (item));
  foyer_field_grid_add_time (self->grid, "next_contact", foyer_item_get_next_contact (item));
  foyer_field_grid_add_time (self->grid, "closed", foyer_item_get_closed (item));
  foyer_field_grid_add_choice (self->grid, "channel", FOYER_TYPE_CHANNEL,
                               foyer_item_get_channel (item));
  foyer_field_grid_add_choice (self->grid, "category", FOYER_TYPE_CATEGORY,
                               foyer_item_get_category (item));
  if (foyer_uuid_is_none (foyer_item_get_visit (item)))
    return;
  visit = foyer_uuid_to_string (foyer_item_get_visit (item));
  foyer_field_grid_add (self->grid, foyer_words_field (NULL, "visit"),
                        make_door (C_("item", "Show the visit"), "item.visit", visit));
}

static void
add_file (FoyerItemDetails *self,
          FoyerItemFile    *file)
{
  add_enquiries (self, file->enquiries);
  if (file->parent != NULL)
    add_item_door (self, foyer_words_field (NULL, "parent"), file->parent);
  add_items (self, C_("item", "Follow-up"), file->children);
  add_items (self, C_("item", "Before"), file->former);
  for (guint i = 0; i < file->attachments->len; i++)
    {
      FoyerAttachment *attachment = file->attachments->pdata[i];

      foyer_field_grid_add (self->grid, i == 0 ? C_("item", "Files") : "",
                            make_door (foyer_attachment_get_label (attachment), "item.file",
                                       foyer_attachment_get_uri (attachment)));
    }
}

static GtkWidget *
make_line (FoyerItemDetails *self,
           FoyerItemLog     *line,
           gboolean          is_first,
           gboolean          is_last)
{
  const char *who = foyer_staff_name (get_people (self), foyer_item_log_get_staff (line));
  g_autofree char *time = dup_time (self, foyer_item_log_get_at (line));
  g_autofree char *text = foyer_words_note (NULL, foyer_item_log_get_text (line));
  g_autofree char *head = NULL;
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *gutter = foyer_timeline_gutter_new ();
  GtkWidget *head_label;

  /* Translators: a line of a log: %1$s is when, %2$s who, %3$s what was done. */
  head = g_strdup_printf (C_("item log", "%1$s · %2$s · %3$s"), time,
                          who != NULL ? who : C_("item log", "the program"),
                          foyer_words_enum (NULL, FOYER_TYPE_ITEM_ACT,
                                            (int) foyer_item_log_get_what (line)));
  g_object_set (gutter, "is-first", is_first, "is-last", is_last, NULL);
  head_label = make_label (head);
  gtk_widget_add_css_class (head_label, "caption");
  gtk_widget_add_css_class (head_label, "dim");
  gtk_box_append (GTK_BOX (column), head_label);
  if (*text != '\0')
    gtk_box_append (GTK_BOX (column), make_label (text));
  gtk_widget_set_margin_bottom (column, 6);
  gtk_widget_set_hexpand (column, TRUE);
  gtk_widget_add_css_class (row, "timeline-row");
  gtk_box_append (GTK_BOX (row), gutter);
  gtk_box_append (GTK_BOX (row), column);
  return row;
}

static void
add_log (FoyerItemDetails *self,
         GPtrArray        *log)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = gtk_label_new (C_("item", "Log"));
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (head, "section-row");
  gtk_widget_add_css_class (head, "card-section");
  gtk_box_append (GTK_BOX (head), title);
  gtk_widget_set_margin_top (lines, 8);
  gtk_widget_set_margin_bottom (lines, 16);
  gtk_widget_set_margin_start (lines, 12);
  gtk_widget_set_margin_end (lines, 16);
  for (guint i = 0; i < log->len; i++)
    gtk_box_append (GTK_BOX (lines), make_line (self, log->pdata[i], i == 0, i + 1 == log->len));
  gtk_box_append (self->log, head);
  gtk_box_append (self->log, lines);
}

static void
on_grid_failed (FoyerItemDetails *self,
                GError           *error)
{
  g_signal_emit (self, signals[FAILED], 0, error);
}

static void
foyer_item_details_dispose (GObject *object)
{
  FoyerItemDetails *self = FOYER_ITEM_DETAILS (object);

  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->item);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_item_details_parent_class)->dispose (object);
}

static void
foyer_item_details_class_init (FoyerItemDetailsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = foyer_item_details_dispose;

  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
foyer_item_details_init (FoyerItemDetails *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->grid = g_object_new (FOYER_TYPE_FIELD_GRID,
                             "margin-start", 16, "margin-end", 16, "margin-bottom", 12, NULL);
  g_signal_connect_object (self->grid, "failed", G_CALLBACK (on_grid_failed), self,
                           G_CONNECT_SWAPPED);
  self->log = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_set_parent (GTK_WIDGET (self->grid), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->log), GTK_WIDGET (self));
}

/* @item: (nullable); @file: (nullable): all that belongs to it, once that is read. */
void
foyer_item_details_show (FoyerItemDetails *self,
                         FoyerServices    *services,
                         FoyerItem        *item,
                         FoyerItemFile    *file)
{
  GtkWidget *child;

  g_return_if_fail (FOYER_IS_ITEM_DETAILS (self));

  g_set_object (&self->services, services);
  g_set_object (&self->item, item);
  foyer_field_grid_begin (self->grid, services, FOYER_RECORD (item),
                          item != NULL ? foyer_item_get_phone (item) : NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->log))) != NULL)
    gtk_box_remove (self->log, child);
  if (item == NULL)
    return;
  add_fields (self);
  if (file == NULL)
    return;
  add_file (self, file);
  add_log (self, file->log);
}

/* Whether the whole number is on the screen. */
gboolean
foyer_item_details_get_revealed (FoyerItemDetails *self)
{
  g_return_val_if_fail (FOYER_IS_ITEM_DETAILS (self), FALSE);

  return foyer_field_grid_get_revealed (self->grid);
}
