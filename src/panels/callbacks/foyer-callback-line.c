#include "panels/callbacks/foyer-callback-line.h"

#include "panels/callbacks/foyer-callback-text.h"
#include "service/foyer-words.h"
#include "widgets/foyer-chip.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

/* From here on a call of today is soon. */
#define SOON_US (60 * FOYER_MINUTE_US)

struct _FoyerCallbackLine
{
  GtkWidget parent_instance;

  FoyerServices *services;
  FoyerCallbackRow *row;
  gboolean with_owner;

  GtkLabel *when;
  GtkLabel *who;
  GtkLabel *kind;
  FoyerChip *chip;
  GtkLabel *detail;
};

G_DEFINE_FINAL_TYPE (FoyerCallbackLine, foyer_callback_line, GTK_TYPE_WIDGET)

static void
foyer_callback_line_dispose (GObject *object)
{
  FoyerCallbackLine *self = FOYER_CALLBACK_LINE (object);

  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->row);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_callback_line_parent_class)->dispose (object);
}

static void
foyer_callback_line_class_init (FoyerCallbackLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_callback_line_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/callbacks/foyer-callback-line.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerCallbackLine, when);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallbackLine, who);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallbackLine, kind);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallbackLine, chip);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallbackLine, detail);
}

static void
foyer_callback_line_init (FoyerCallbackLine *self)
{
  g_type_ensure (FOYER_TYPE_CHIP);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
foyer_callback_line_new (FoyerServices *services)
{
  FoyerCallbackLine *self = g_object_new (FOYER_TYPE_CALLBACK_LINE, NULL);

  self->services = g_object_ref (services);
  return GTK_WIDGET (self);
}

/* Late and soon are counted; another day says which, and that it is a holiday. */
static char *
describe_clock (FoyerCallbackLine *self,
                gint64             when_us,
                gint64             now_us)
{
  FoyerShop *shop = foyer_services_get_shop (self->services);
  FoyerShopTime *time = foyer_shop_get_time (shop);
  gint64 day = foyer_shop_time_get_day (time, when_us);

  if (foyer_callback_text_bucket (time, when_us, now_us) <= FOYER_CALL_BUCKET_TODAY)
    {
      foyer_chip_set_icon_name (self->chip, when_us < now_us ? "foyer-late-symbolic"
                                                             : "foyer-waiting-symbolic");
      foyer_chip_set_tone (self->chip, when_us < now_us ? FOYER_TONE_CRIT
                                       : when_us - now_us <= SOON_US ? FOYER_TONE_WARN
                                                                     : FOYER_TONE_NEUTRAL);
      return foyer_words_due (NULL, time, when_us, now_us);
    }

  foyer_chip_set_tone (self->chip, FOYER_TONE_NEUTRAL);
  if (foyer_calendar_is_day_off (foyer_shop_get_calendar (shop), day))
    {
      foyer_chip_set_icon_name (self->chip, "foyer-info-symbolic");
      return g_strdup (_("holiday"));
    }
  foyer_chip_set_icon_name (self->chip, NULL);
  return foyer_words_day (NULL, day);
}

/* The heading of tomorrow says its date already; only a holiday is worth a word in the row. */
static gboolean
shows_clock (FoyerCallbackLine *self,
             gint64             when_us,
             gint64             now_us)
{
  FoyerShop *shop = foyer_services_get_shop (self->services);
  FoyerShopTime *time = foyer_shop_get_time (shop);

  return foyer_callback_text_bucket (time, when_us, now_us) != FOYER_CALL_BUCKET_TOMORROW
         || foyer_calendar_is_day_off (foyer_shop_get_calendar (shop),
                                       foyer_shop_time_get_day (time, when_us));
}

/* The clock went on. */
void
foyer_callback_line_tick (FoyerCallbackLine *self)
{
  FoyerShop *shop;
  gint64 when_us, now_us;
  g_autofree char *clock = NULL;
  g_autofree char *when = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (FOYER_IS_CALLBACK_LINE (self));

  if (self->row == NULL)
    return;

  shop = foyer_services_get_shop (self->services);
  when_us = foyer_callback_row_get_when (self->row);
  now_us = foyer_service_now_us (FOYER_SERVICE (shop));
  when = foyer_callback_text_when (foyer_shop_get_time (shop), when_us, now_us);
  clock = describe_clock (self, when_us, now_us);
  gtk_label_set_label (self->when, when);
  foyer_chip_set_label (self->chip, shows_clock (self, when_us, now_us) ? clock : NULL);
  name = g_strjoin (", ", when, gtk_label_get_label (self->who), gtk_label_get_label (self->kind),
                    clock, gtk_label_get_label (self->detail), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
foyer_callback_line_set_row (FoyerCallbackLine *self,
                             FoyerCallbackRow  *row,
                             gboolean           with_owner)
{
  g_autofree char *detail = NULL;
  FoyerItem *item;

  g_return_if_fail (FOYER_IS_CALLBACK_LINE (self));

  g_set_object (&self->row, row);
  self->with_owner = with_owner;
  item = foyer_callback_row_get_item (row);
  detail = foyer_callback_text_detail (self->services, row, with_owner);
  gtk_label_set_label (self->who, *foyer_item_get_name (item) != '\0'
                                    ? foyer_item_get_name (item) : foyer_item_get_number (item));
  gtk_label_set_label (self->kind,
                       foyer_words_enum (NULL, FOYER_TYPE_CALLBACK_KIND,
                                         foyer_callback_get_kind (
                                           foyer_callback_row_get_callback (row))));
  gtk_label_set_label (self->detail, detail);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->detail), detail);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->kind), gtk_label_get_label (self->kind));
  foyer_callback_line_tick (self);
}
