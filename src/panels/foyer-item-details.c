#include "panels/foyer-item-details.h"

#include "domain/foyer-attachment.h"
#include "domain/foyer-enquiry.h"
#include "panels/foyer-item-text.h"
#include "panels/foyer-record-door.h"
#include "panels/foyer-staff-name.h"
#include "panels/foyer-visit-text.h"
#include "service/foyer-words.h"
#include "widgets/foyer-timeline-gutter.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

/* For so long a revealed number stays on the screen. */
#define REVEAL_SECONDS 15

struct _FoyerItemDetails
{
  GtkWidget parent_instance;

  FoyerServices *services;
  FoyerItem *item;
  GCancellable *cancellable;
  char *phone; /* revealed */
  guint hide;

  GtkBox *box;
  GtkGrid *grid;
  GtkLabel *phone_label;
  GtkButton *reveal;
  int n_rows;
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

static void
show_phone (FoyerItemDetails *self)
{
  g_autofree char *text = NULL;

  if (self->phone_label == NULL)
    return;

  text = self->phone != NULL
           ? foyer_visit_text_phone (self->phone, TRUE)
           : foyer_visit_text_phone (foyer_item_get_phone (self->item), FALSE);
  gtk_label_set_label (self->phone_label, text);
  gtk_button_set_label (self->reveal, self->phone != NULL
                                        ? C_("phone", "Hide")
                                        /* Translators: shows the whole number; that is logged. */
                                        : C_("phone", "Show (logged)"));
}

static void
hide_phone (FoyerItemDetails *self)
{
  g_clear_handle_id (&self->hide, g_source_remove);
  g_clear_pointer (&self->phone, g_free);
  show_phone (self);
}

static gboolean
on_hide (gpointer data)
{
  FoyerItemDetails *self = data;

  self->hide = 0;
  hide_phone (self);
  return G_SOURCE_REMOVE;
}

static void
on_revealed (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (FoyerItemDetails) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *phone = foyer_customers_reveal_finish (FOYER_CUSTOMERS (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->services == NULL)
    return;
  if (error != NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }

  g_free (self->phone);
  self->phone = g_steal_pointer (&phone);
  g_clear_handle_id (&self->hide, g_source_remove);
  self->hide = g_timeout_add_seconds (REVEAL_SECONDS, on_hide, self);
  show_phone (self);
}

static void
on_reveal_clicked (FoyerItemDetails *self)
{
  if (self->phone != NULL)
    {
      hide_phone (self);
      return;
    }
  foyer_customers_reveal_async (foyer_services_get_customers (self->services),
                                FOYER_RECORD (self->item), self->cancellable, on_revealed,
                                g_object_ref (self));
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

/* A word at the left and @value (transfer full) at its right. */
static void
add_row (FoyerItemDetails *self,
         const char       *word,
         GtkWidget        *value)
{
  GtkWidget *label = gtk_label_new (word);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "dim");
  gtk_grid_attach (self->grid, label, 0, self->n_rows, 1, 1);
  gtk_grid_attach (self->grid, value, 1, self->n_rows, 1, 1);
  self->n_rows++;
}

static void
add_text (FoyerItemDetails *self,
          const char       *word,
          const char       *text)
{
  GtkWidget *value;

  if (text == NULL || *text == '\0')
    return;
  value = make_label (text);
  gtk_label_set_selectable (GTK_LABEL (value), TRUE);
  /* Selectable text would be a Tab stop for each line. */
  gtk_widget_set_focusable (value, FALSE);
  add_row (self, word, value);
}

static void
add_time (FoyerItemDetails *self,
          const char       *field,
          gint64            at_us)
{
  g_autofree char *text = at_us != 0 ? dup_time (self, at_us) : NULL;

  add_text (self, foyer_words_field (NULL, field), text);
}

static void
add_phone (FoyerItemDetails *self)
{
  GtkWidget *box;

  if (*foyer_item_get_phone (self->item) == '\0')
    return;

  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->phone_label = GTK_LABEL (gtk_label_new (NULL));
  self->reveal = GTK_BUTTON (gtk_button_new_with_label (""));
  gtk_widget_add_css_class (GTK_WIDGET (self->reveal), "link");
  g_signal_connect_object (self->reveal, "clicked", G_CALLBACK (on_reveal_clicked), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->phone_label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->reveal));
  add_row (self, foyer_words_field (NULL, "phone"), box);
  show_phone (self);
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

  add_row (self, word, make_door (label, "item.open", id));
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

      add_row (self, i == 0 ? C_("item", "Enquiry") : "", show_as_link (door));
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
  add_text (self, foyer_words_field (NULL, "taker"), text);
}

static void
add_fields (FoyerItemDetails *self,
            FoyerItemFile    *file)
{
  FoyerItem *item = self->item;
  FoyerChannel channel = foyer_item_get_channel (item);
  FoyerCategory category = foyer_item_get_category (item);
  g_autofree char *visit = NULL;

  self->grid = GTK_GRID (gtk_grid_new ());
  self->n_rows = 0;
  gtk_grid_set_column_spacing (self->grid, 16);
  gtk_grid_set_row_spacing (self->grid, 5);
  gtk_widget_set_margin_start (GTK_WIDGET (self->grid), 16);
  gtk_widget_set_margin_end (GTK_WIDGET (self->grid), 16);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->grid), 12);
  gtk_box_append (self->box, GTK_WIDGET (self->grid));

  add_text (self, foyer_words_field (NULL, "customer"), foyer_item_get_name (item));
  add_phone (self);
  add_text (self, foyer_words_field (NULL, "body"), foyer_item_get_body (item));
  add_text (self, foyer_words_field (NULL, "owner"),
            foyer_staff_name (get_people (self), foyer_item_get_owner (item)));
  add_taker (self);
  add_time (self, "opened", foyer_item_get_opened (item));
  add_time (self, "due", foyer_item_get_due (item));
  add_time (self, "next_contact", foyer_item_get_next_contact (item));
  add_time (self, "closed", foyer_item_get_closed (item));
  if (channel != FOYER_CHANNEL_NONE)
    add_text (self, foyer_words_field (NULL, "channel"),
              foyer_words_enum (NULL, FOYER_TYPE_CHANNEL, (int) channel));
  if (category != FOYER_CATEGORY_NONE)
    add_text (self, foyer_words_field (NULL, "category"),
              foyer_words_enum (NULL, FOYER_TYPE_CATEGORY, (int) category));
  if (!foyer_uuid_is_none (foyer_item_get_visit (item)))
    {
      visit = foyer_uuid_to_string (foyer_item_get_visit (item));
      add_row (self, foyer_words_field (NULL, "visit"),
               make_door (C_("item", "Show the visit"), "item.visit", visit));
    }
  if (file == NULL)
    return;

  add_enquiries (self, file->enquiries);
  if (file->parent != NULL)
    add_item_door (self, foyer_words_field (NULL, "parent"), file->parent);
  add_items (self, C_("item", "Follow-up"), file->children);
  add_items (self, C_("item", "Before"), file->former);
  for (guint i = 0; i < file->attachments->len; i++)
    {
      FoyerAttachment *attachment = file->attachments->pdata[i];

      add_row (self, i == 0 ? C_("item", "Files") : "",
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
  if (*foyer_item_log_get_text (line) != '\0')
    gtk_box_append (GTK_BOX (column), make_label (foyer_words_note (NULL, foyer_item_log_get_text (line))));
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
  gtk_box_append (self->box, head);
  gtk_box_append (self->box, lines);
}

static void
foyer_item_details_dispose (GObject *object)
{
  FoyerItemDetails *self = FOYER_ITEM_DETAILS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->hide, g_source_remove);
  self->phone_label = NULL;
  self->reveal = NULL;
  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->item);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_item_details_parent_class)->dispose (object);
}

static void
foyer_item_details_finalize (GObject *object)
{
  FoyerItemDetails *self = FOYER_ITEM_DETAILS (object);

  g_clear_object (&self->cancellable);
  g_free (self->phone);

  G_OBJECT_CLASS (foyer_item_details_parent_class)->finalize (object);
}

static void
foyer_item_details_class_init (FoyerItemDetailsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = foyer_item_details_dispose;
  object_class->finalize = foyer_item_details_finalize;

  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
foyer_item_details_init (FoyerItemDetails *self)
{
  self->cancellable = g_cancellable_new ();
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
}

/* @item: (nullable); @file: (nullable): all that belongs to it, once that is read. A number that was
 * revealed is hidden again when another item is shown. */
void
foyer_item_details_show (FoyerItemDetails *self,
                         FoyerServices    *services,
                         FoyerItem        *item,
                         FoyerItemFile    *file)
{
  GtkWidget *child;
  gboolean is_same;

  g_return_if_fail (FOYER_IS_ITEM_DETAILS (self));

  is_same = self->item != NULL && item != NULL
            && foyer_uuid_equal (foyer_record_get_id (FOYER_RECORD (self->item)),
                                 foyer_record_get_id (FOYER_RECORD (item)))
            && g_str_equal (foyer_item_get_phone (self->item), foyer_item_get_phone (item));
  g_set_object (&self->services, services);
  g_set_object (&self->item, item);
  if (!is_same)
    {
      g_cancellable_cancel (self->cancellable);
      g_object_unref (self->cancellable);
      self->cancellable = g_cancellable_new ();
      g_clear_handle_id (&self->hide, g_source_remove);
      g_clear_pointer (&self->phone, g_free);
    }

  self->phone_label = NULL;
  self->reveal = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  if (item == NULL)
    return;
  add_fields (self, file);
  if (file != NULL)
    add_log (self, file->log);
}

/* Whether the whole number is on the screen. */
gboolean
foyer_item_details_get_revealed (FoyerItemDetails *self)
{
  g_return_val_if_fail (FOYER_IS_ITEM_DETAILS (self), FALSE);

  return self->phone != NULL;
}
