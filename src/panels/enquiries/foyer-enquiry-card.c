#include "panels/enquiries/foyer-enquiry-card.h"

#include "panels/enquiries/foyer-enquiry-row.h"
#include "panels/foyer-item-text.h"
#include "panels/foyer-presence-line.h"
#include "panels/foyer-record-door.h"
#include "panels/foyer-record-editor.h"
#include "service/foyer-words.h"
#include "widgets/foyer-chip.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

struct _FoyerEnquiryCard
{
  GtkWidget parent_instance;

  FoyerServices *services;
  FoyerEnquiry *enquiry;
  GCancellable *cancellable; /* of what is read about its case */

  GtkLabel *title;
  GtkLabel *number;
  GtkLabel *facts;
  FoyerPresenceLine *presence;
  GtkBox *matter;
  FoyerRecordEditor *editor;
};

G_DEFINE_FINAL_TYPE (FoyerEnquiryCard, foyer_enquiry_card, GTK_TYPE_WIDGET)

enum
{
  EDITED,
  CLOSED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const FoyerRecordRow rows[] = {
  { "name", FOYER_RECORD_CONTROL_ENTRY },
  { "salutation", FOYER_RECORD_CONTROL_CHOICE },
  { "phone", FOYER_RECORD_CONTROL_PHONE },
  { "organisation", FOYER_RECORD_CONTROL_ENTRY },
  { "city", FOYER_RECORD_CONTROL_ENTRY },
  { "category", FOYER_RECORD_CONTROL_CHOICE },
  { "ask", FOYER_RECORD_CONTROL_LINES },
  { "answer", FOYER_RECORD_CONTROL_LINES },
  { "wanted", FOYER_RECORD_CONTROL_COLLEAGUE },
  { "is_transferred", FOYER_RECORD_CONTROL_TICK },
  { NULL },
};

static void
forget_matter (FoyerEnquiryCard *self)
{
  GtkWidget *child;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  while (self->matter != NULL
         && (child = gtk_widget_get_first_child (GTK_WIDGET (self->matter))) != NULL)
    gtk_box_remove (self->matter, child);
}

static void
show_matter (FoyerEnquiryCard *self,
             FoyerItemFile    *file)
{
  FoyerShop *shop = foyer_services_get_shop (self->services);
  g_autofree char *contacts = foyer_item_text_file_contacts (file, foyer_shop_get_time (shop));
  g_autofree char *label = foyer_item_text_door (file->item);
  GtkWidget *door = foyer_record_door_new (label, FOYER_RECORD (file->item));
  GtkWidget *text = gtk_button_get_child (GTK_BUTTON (door));

  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_widget_set_tooltip_text (door, _("Open what came of it"));
  gtk_widget_add_css_class (door, "link");
  gtk_widget_add_css_class (door, "item-door");
  gtk_widget_set_halign (door, GTK_ALIGN_START);
  gtk_box_append (self->matter, door);
  if (contacts != NULL)
    {
      GtkWidget *chip = foyer_chip_new (file->n_contacts > 1 ? FOYER_TONE_WARN : FOYER_TONE_NEUTRAL,
                                        "foyer-again-symbolic", contacts);

      gtk_widget_set_halign (chip, GTK_ALIGN_START);
      gtk_box_append (self->matter, chip);
    }
}

static void
on_matter_read (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (FoyerEnquiryCard) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerItemFile) file = foyer_items_read_finish (FOYER_ITEMS (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->services == NULL)
    return;
  if (file != NULL)
    show_matter (self, file);
  else
    g_signal_emit (self, signals[FAILED], 0, error);
}

/* The case that came of it, with a door to it. */
static void
read_matter (FoyerEnquiryCard *self)
{
  const FoyerUuid *item = foyer_enquiry_get_item (self->enquiry);

  forget_matter (self);
  if (foyer_uuid_is_none (item))
    return;
  self->cancellable = g_cancellable_new ();
  foyer_items_read_async (foyer_services_get_items (self->services), item, self->cancellable,
                          on_matter_read, g_object_ref (self));
}

static void
on_save_clicked (FoyerEnquiryCard *self)
{
  foyer_enquiry_card_save (self);
}

static void
on_close_clicked (FoyerEnquiryCard *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
foyer_enquiry_card_dispose (GObject *object)
{
  FoyerEnquiryCard *self = FOYER_ENQUIRY_CARD (object);

  self->matter = NULL;
  forget_matter (self);
  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->enquiry);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_enquiry_card_parent_class)->dispose (object);
}

static void
foyer_enquiry_card_class_init (FoyerEnquiryCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_enquiry_card_dispose;

  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, FOYER_TYPE_EDITS);
  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/enquiries/foyer-enquiry-card.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerEnquiryCard, title);
  gtk_widget_class_bind_template_child (widget_class, FoyerEnquiryCard, number);
  gtk_widget_class_bind_template_child (widget_class, FoyerEnquiryCard, facts);
  gtk_widget_class_bind_template_child (widget_class, FoyerEnquiryCard, presence);
  gtk_widget_class_bind_template_child (widget_class, FoyerEnquiryCard, matter);
  gtk_widget_class_bind_template_child (widget_class, FoyerEnquiryCard, editor);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_close_clicked);
}

static void
foyer_enquiry_card_init (FoyerEnquiryCard *self)
{
  g_type_ensure (FOYER_TYPE_PRESENCE_LINE);
  g_type_ensure (FOYER_TYPE_RECORD_EDITOR);
  gtk_widget_init_template (GTK_WIDGET (self));
  foyer_record_editor_set_up (self->editor, FOYER_TYPE_ENQUIRY, rows);
}

void
foyer_enquiry_card_set_enquiry (FoyerEnquiryCard *self,
                                FoyerServices    *services,
                                FoyerEnquiry     *enquiry)
{
  FoyerShop *shop = foyer_services_get_shop (services);
  g_autofree char *title = NULL, *time = NULL, *facts = NULL;

  g_return_if_fail (FOYER_IS_ENQUIRY_CARD (self));

  g_set_object (&self->services, services);
  g_set_object (&self->enquiry, enquiry);
  title = foyer_enquiry_row_dup_caller (enquiry);
  time = foyer_words_time (NULL, foyer_shop_get_time (shop), foyer_enquiry_get_at (enquiry),
                           foyer_service_now_us (FOYER_SERVICE (shop)));
  facts = g_strjoin (C_("line", " · "), time,
                     foyer_words_enum (NULL, FOYER_TYPE_CHANNEL,
                                       foyer_enquiry_get_channel (enquiry)),
                     foyer_words_enum (NULL, FOYER_TYPE_ENQUIRY_STATE,
                                       foyer_enquiry_get_state (enquiry)),
                     NULL);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->number, foyer_enquiry_get_number (enquiry));
  gtk_label_set_label (self->facts, facts);
  foyer_presence_line_set_record (self->presence, services, FOYER_RECORD (enquiry));
  foyer_record_editor_begin (self->editor, services, FOYER_RECORD (enquiry), FALSE);
  read_matter (self);
}

/* Submits what was changed; returns whether anything was. */
gboolean
foyer_enquiry_card_save (FoyerEnquiryCard *self)
{
  g_autoptr (FoyerEdits) edits = NULL;

  g_return_val_if_fail (FOYER_IS_ENQUIRY_CARD (self), FALSE);

  if (self->enquiry == NULL)
    return FALSE;
  edits = foyer_record_editor_submit (self->editor);
  if (foyer_edits_is_empty (edits))
    {
      g_signal_emit (self, signals[CLOSED], 0);
      return FALSE;
    }
  g_signal_emit (self, signals[EDITED], 0, edits);
  return TRUE;
}

/* As foyer_record_editor_show_failure(). */
gboolean
foyer_enquiry_card_show_failure (FoyerEnquiryCard *self,
                                 GPtrArray        *conflicts,
                                 FoyerEnquiry     *current,
                                 const GError     *error)
{
  g_return_val_if_fail (FOYER_IS_ENQUIRY_CARD (self), FALSE);

  return foyer_record_editor_show_failure (self->editor, conflicts, FOYER_RECORD (current), error);
}
