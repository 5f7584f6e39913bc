#include "panels/demo/foyer-demo-row.h"

#include "panels/demo/foyer-demo-text.h"
#include "panels/foyer-staff-name.h"
#include "service/foyer-words.h"
#include "widgets/foyer-chip.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

struct _FoyerDemoRow
{
  GtkWidget parent_instance;

  FoyerServices *services;
  FoyerRecord *record;

  GtkLabel *label;
  GtkLabel *product;
  GtkLabel *line;
  FoyerChip *chip;
};

G_DEFINE_FINAL_TYPE (FoyerDemoRow, foyer_demo_row, GTK_TYPE_WIDGET)

static FoyerDemoDesk *
get_desk (FoyerDemoRow *self)
{
  return foyer_services_get_demo_desk (self->services);
}

static const char *
get_name (FoyerDemoRow    *self,
          const FoyerUuid *id)
{
  const char *name = foyer_staff_name (foyer_services_get_people (self->services), id);

  return name != NULL ? name : "";
}

/* How often it was used today, and when it was put in order. */
static char *
describe_use (FoyerDemoRow     *self,
              FoyerDemoAccount *account)
{
  GListModel *today = foyer_demo_desk_get_today (get_desk (self));
  FoyerShopTime *time = foyer_shop_get_time (foyer_services_get_shop (self->services));
  gint64 last_reset = foyer_demo_account_get_last_reset (account);
  g_autofree char *used = NULL, *reset = NULL;
  gulong count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (today); i++)
    {
      g_autoptr (FoyerDemoSession) session = g_list_model_get_item (today, i);

      count += foyer_uuid_equal (foyer_demo_session_get_account (session),
                                 foyer_record_get_id (FOYER_RECORD (account)));
    }
  if (count == 0)
    return g_strdup (C_("demo", "not used today"));

  used = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "used %lu time today",
                                       "used %lu times today", count), count);
  if (foyer_shop_time_get_day (time, last_reset) == foyer_demo_desk_get_day (get_desk (self)))
    {
      g_autofree char *clock = foyer_words_clock (time, last_reset);

      /* Translators: when a demo account was put in order; %s is a time of day. */
      reset = g_strdup_printf (C_("demo", "reset %s"), clock);
    }

  return foyer_demo_text_parts (used, reset, NULL);
}

static char *
describe_account (FoyerDemoRow     *self,
                  FoyerDemoAccount *account)
{
  gint64 today = foyer_demo_desk_get_day (get_desk (self));
  gint64 until = foyer_demo_account_get_valid_until (account);
  g_autofree char *until_text = until != FOYER_DAY_NONE ? foyer_words_date (NULL, until, today)
                                                        : NULL;
  g_autofree char *date = NULL, *use = NULL;
  const char *owner = get_name (self, foyer_demo_account_get_owner (account));

  switch (foyer_demo_account_get_standing (account, today))
    {
    case FOYER_DEMO_ACCOUNT_EXPIRED:
      /* Translators: until when a demo account was valid. */
      date = g_strdup_printf (C_("demo", "valid until %s"), until_text);
      return foyer_demo_text_parts (owner, date, NULL);
    case FOYER_DEMO_ACCOUNT_LOCKED:
    case FOYER_DEMO_ACCOUNT_RESET:
      if (*foyer_demo_account_get_problem (account) != '\0')
        return foyer_demo_text_parts (owner, foyer_demo_account_get_problem (account), NULL);
      break;
    case FOYER_DEMO_ACCOUNT_FREE:
    case FOYER_DEMO_ACCOUNT_LENT:
    case FOYER_DEMO_ACCOUNT_VOID:
      break;
    }

  use = describe_use (self, account);
  return foyer_demo_text_parts (owner, use, NULL);
}

static char *
describe_session (FoyerDemoRow     *self,
                  FoyerDemoSession *session)
{
  FoyerShopTime *time = foyer_shop_get_time (foyer_services_get_shop (self->services));
  g_autofree char *begun = foyer_words_clock (time, foyer_demo_session_get_begun (session));
  FoyerIdentity identity = foyer_demo_session_get_identity (session);

  return foyer_demo_text_parts (get_name (self, foyer_demo_session_get_rep (session)),
                                identity != FOYER_IDENTITY_NONE
                                  ? foyer_words_enum (NULL, FOYER_TYPE_IDENTITY, identity) : "",
                                begun,
                                foyer_demo_session_get_extensions (session) > 0
                                  ? C_("demo", "extended") : "", NULL);
}

static void
show_chip (FoyerDemoRow  *self,
           FoyerDemoChip  chip)
{
  g_autofree char *name = NULL;

  foyer_chip_set_icon_name (self->chip, chip.icon_name);
  foyer_chip_set_tone (self->chip, chip.tone);
  foyer_chip_set_label (self->chip, chip.label);
  name = foyer_demo_text_parts (gtk_label_get_label (self->label),
                                gtk_label_get_label (self->product), chip.label,
                                gtk_label_get_label (self->line), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_free (chip.label);
}

static void
foyer_demo_row_dispose (GObject *object)
{
  FoyerDemoRow *self = FOYER_DEMO_ROW (object);

  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->record);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_demo_row_parent_class)->dispose (object);
}

static void
foyer_demo_row_class_init (FoyerDemoRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_demo_row_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/demo/foyer-demo-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoRow, label);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoRow, product);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoRow, line);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoRow, chip);
}

static void
foyer_demo_row_init (FoyerDemoRow *self)
{
  g_type_ensure (FOYER_TYPE_CHIP);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
foyer_demo_row_new (FoyerServices *services)
{
  FoyerDemoRow *self = g_object_new (FOYER_TYPE_DEMO_ROW, NULL);

  self->services = g_object_ref (services);
  return GTK_WIDGET (self);
}

/* @record: (nullable): a FoyerDemoAccount or a FoyerDemoSession */
void
foyer_demo_row_set_record (FoyerDemoRow *self,
                           FoyerRecord  *record)
{
  FoyerDemoAccount *account;
  g_autofree char *line = NULL;

  g_return_if_fail (FOYER_IS_DEMO_ROW (self));

  g_set_object (&self->record, record);
  if (record == NULL)
    return;

  account = FOYER_IS_DEMO_ACCOUNT (record)
    ? FOYER_DEMO_ACCOUNT (record)
    : foyer_demo_desk_find_account (get_desk (self), foyer_demo_session_get_account (
                                                       FOYER_DEMO_SESSION (record)));
  gtk_label_set_label (self->label, account != NULL
                                      ? foyer_demo_account_get_label (account)
                                      : foyer_demo_session_get_number (
                                          FOYER_DEMO_SESSION (record)));
  gtk_label_set_label (self->product, account != NULL
                                        ? foyer_demo_account_get_product (account)
                                        : foyer_demo_session_get_product (
                                            FOYER_DEMO_SESSION (record)));
  line = FOYER_IS_DEMO_ACCOUNT (record) ? describe_account (self, account)
                                        : describe_session (self, FOYER_DEMO_SESSION (record));
  gtk_label_set_label (self->line, line);
  foyer_demo_row_tick (self);
}

/* Draws what depends on the time. */
void
foyer_demo_row_tick (FoyerDemoRow *self)
{
  FoyerDemoDesk *desk;

  g_return_if_fail (FOYER_IS_DEMO_ROW (self));

  if (self->record == NULL)
    return;

  desk = get_desk (self);
  if (FOYER_IS_DEMO_SESSION (self->record))
    show_chip (self, foyer_demo_text_session_chip (FOYER_DEMO_SESSION (self->record),
                                                   foyer_service_now_us (FOYER_SERVICE (desk))));
  else
    show_chip (self, foyer_demo_text_account_chip (FOYER_DEMO_ACCOUNT (self->record),
                                                   foyer_demo_desk_get_day (desk)));
}
