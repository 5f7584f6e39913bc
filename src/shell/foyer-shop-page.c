#include "shell/foyer-shop-page.h"

#include "shell/foyer-holidays-card.h"
#include "shell/foyer-rules-line.h"
#include "shell/foyer-setting-field.h"

#include "service/foyer-words.h"
#include "widgets/foyer-form.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

struct _FoyerShopPage
{
  GtkWidget parent_instance;

  FoyerForm *form;
  GtkBox *box;
  GtkLabel *who_label;
};

G_DEFINE_FINAL_TYPE (FoyerShopPage, foyer_shop_page, GTK_TYPE_WIDGET)

/* The settings of the first day; those of the callbacks have a page of their own. */
static const FoyerSettingRow rows[] = {
  { FOYER_SETTING_SHOP_NAME, NC_("setting", "Name of the shop"), 0, NULL },
  { FOYER_SETTING_CALENDAR_DAY_END, NC_("setting", "The day ends at"), 0, "24:00" },
  { FOYER_SETTING_CALENDAR_CLOSED_DAYS, NC_("setting", "Closed on"), 0, "2026-02-16 2026-02-17" },
  { FOYER_SETTING_VISIT_WAIT_WARN, NC_("setting", "Waiting is long after (minutes)"),
    FOYER_SETTING_UNIT_MINUTES, NULL },
  { FOYER_SETTING_VISIT_WAIT_RED, NC_("setting", "Waiting is too long after (minutes)"),
    FOYER_SETTING_UNIT_MINUTES, NULL },
  { FOYER_SETTING_NOTICE_PASS_ON, NC_("setting", "What nobody took is passed on after (minutes)"),
    FOYER_SETTING_UNIT_MINUTES, NULL },
  { FOYER_SETTING_NOTICE_VISITOR_REPEAT,
    NC_("setting", "A waiting visitor rings again after (minutes)"), FOYER_SETTING_UNIT_MINUTES,
    NULL },
  { FOYER_SETTING_DEMO_REPEAT, NC_("setting", "A demo that is over rings every (minutes)"),
    FOYER_SETTING_UNIT_MINUTES, NULL },
  { FOYER_SETTING_COMPLAINT_REPEAT, NC_("setting", "A grave complaint rings every (minutes)"),
    FOYER_SETTING_UNIT_MINUTES, NULL },
};

static void
foyer_shop_page_dispose (GObject *object)
{
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_shop_page_parent_class)->dispose (object);
}

static void
foyer_shop_page_class_init (FoyerShopPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_shop_page_dispose;

  g_type_ensure (FOYER_TYPE_FORM);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/foyer/Foyer/ui/shell/foyer-shop-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerShopPage, box);
  gtk_widget_class_bind_template_child (widget_class, FoyerShopPage, form);
  gtk_widget_class_bind_template_child (widget_class, FoyerShopPage, who_label);
}

static void
foyer_shop_page_init (FoyerShopPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
foyer_shop_page_new (FoyerServices *services)
{
  FoyerShopPage *self;

  g_return_val_if_fail (FOYER_IS_SERVICES (services), NULL);

  self = g_object_new (FOYER_TYPE_SHOP_PAGE, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    gtk_box_append (GTK_BOX (self->form), foyer_setting_field_new (services, &rows[i]));
  gtk_box_append (GTK_BOX (self->form), foyer_rules_line_new (services));
  gtk_box_append (self->box, foyer_holidays_card_new (services));

  /* What somebody may not change stays readable, and says who may. */
  if (!foyer_session_may (foyer_services_get_session (services), FOYER_RIGHT_SETTINGS))
    {
      g_autofree char *who = foyer_words_who_may (NULL, FOYER_RIGHT_SETTINGS);

      gtk_widget_set_sensitive (GTK_WIDGET (self->form), FALSE);
      gtk_label_set_label (self->who_label, who);
      gtk_widget_set_visible (GTK_WIDGET (self->who_label), TRUE);
    }

  return GTK_WIDGET (self);
}
