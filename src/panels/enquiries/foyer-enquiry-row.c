#include "panels/enquiries/foyer-enquiry-row.h"

#include "panels/foyer-visit-text.h"
#include "service/foyer-words.h"
#include "widgets/foyer-chip.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _FoyerEnquiryRow
{
  GtkWidget parent_instance;

  FoyerServices *services;

  GtkLabel *time;
  GtkImage *icon;
  GtkLabel *who;
  GtkLabel *ask;
  FoyerChip *state;
};

G_DEFINE_FINAL_TYPE (FoyerEnquiryRow, foyer_enquiry_row, GTK_TYPE_WIDGET)

static const char *
get_icon (FoyerChannel channel)
{
  switch (channel)
    {
    case FOYER_CHANNEL_CALL:
      return "foyer-callbacks-symbolic";
    case FOYER_CHANNEL_VISIT:
      return "foyer-reception-symbolic";
    case FOYER_CHANNEL_EMAIL:
    case FOYER_CHANNEL_ONLINE:
    case FOYER_CHANNEL_LETTER:
      return "foyer-message-symbolic";
    case FOYER_CHANNEL_NONE:
    case FOYER_CHANNEL_OTHER:
      return "foyer-enquiry-symbolic";
    }

  g_assert_not_reached ();
}

static FoyerTone
get_tone (FoyerEnquiryState state)
{
  switch (state)
    {
    case FOYER_ENQUIRY_STATE_OPENED:
      return FOYER_TONE_ACCENT;
    case FOYER_ENQUIRY_STATE_CASE_OPENED:
      return FOYER_TONE_WARN;
    case FOYER_ENQUIRY_STATE_ANSWERED:
    case FOYER_ENQUIRY_STATE_CLOSED:
      return FOYER_TONE_OK;
    case FOYER_ENQUIRY_STATE_VOID:
      return FOYER_TONE_NEUTRAL;
    }

  g_assert_not_reached ();
}

static void
foyer_enquiry_row_dispose (GObject *object)
{
  FoyerEnquiryRow *self = FOYER_ENQUIRY_ROW (object);

  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_enquiry_row_parent_class)->dispose (object);
}

static void
foyer_enquiry_row_class_init (FoyerEnquiryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_enquiry_row_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/enquiries/foyer-enquiry-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerEnquiryRow, time);
  gtk_widget_class_bind_template_child (widget_class, FoyerEnquiryRow, icon);
  gtk_widget_class_bind_template_child (widget_class, FoyerEnquiryRow, who);
  gtk_widget_class_bind_template_child (widget_class, FoyerEnquiryRow, ask);
  gtk_widget_class_bind_template_child (widget_class, FoyerEnquiryRow, state);
}

static void
foyer_enquiry_row_init (FoyerEnquiryRow *self)
{
  g_type_ensure (FOYER_TYPE_CHIP);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
foyer_enquiry_row_new (FoyerServices *services)
{
  FoyerEnquiryRow *self = g_object_new (FOYER_TYPE_ENQUIRY_ROW, NULL);

  self->services = g_object_ref (services);
  return GTK_WIDGET (self);
}

/* Who asked: by name, else by the number, masked, else that nobody said. */
char *
foyer_enquiry_row_dup_caller (FoyerEnquiry *enquiry)
{
  if (*foyer_enquiry_get_name (enquiry) != '\0')
    return foyer_words_address (NULL, foyer_enquiry_get_name (enquiry),
                                foyer_enquiry_get_salutation (enquiry));
  if (*foyer_enquiry_get_phone (enquiry) != '\0')
    return foyer_visit_text_phone (foyer_enquiry_get_phone (enquiry), FALSE);
  return g_strdup (C_("enquiry", "Gave no name"));
}

void
foyer_enquiry_row_set_enquiry (FoyerEnquiryRow *self,
                               FoyerEnquiry    *enquiry)
{
  FoyerShop *shop;
  FoyerChannel channel;
  g_autofree char *time = NULL, *who = NULL, *ask = NULL, *name = NULL;
  const char *state, *way;

  g_return_if_fail (FOYER_IS_ENQUIRY_ROW (self));

  shop = foyer_services_get_shop (self->services);
  channel = foyer_enquiry_get_channel (enquiry);
  time = foyer_words_clock (foyer_shop_get_time (shop), foyer_enquiry_get_at (enquiry));
  who = foyer_enquiry_row_dup_caller (enquiry);
  ask = g_strndup (foyer_enquiry_get_ask (enquiry),
                   strcspn (foyer_enquiry_get_ask (enquiry), "\n"));
  way = foyer_words_enum (NULL, FOYER_TYPE_CHANNEL, channel);
  state = foyer_enquiry_get_is_cut_off (enquiry)
            ? C_("enquiry", "Cut off")
            : foyer_words_enum (NULL, FOYER_TYPE_ENQUIRY_STATE, foyer_enquiry_get_state (enquiry));

  gtk_label_set_label (self->time, time);
  gtk_image_set_from_icon_name (self->icon, get_icon (channel));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->icon), way);
  gtk_label_set_label (self->who, who);
  gtk_label_set_label (self->ask, ask);
  foyer_chip_set_label (self->state, state);
  foyer_chip_set_tone (self->state, get_tone (foyer_enquiry_get_state (enquiry)));
  name = g_strjoin (", ", time, way, who, ask, state, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
