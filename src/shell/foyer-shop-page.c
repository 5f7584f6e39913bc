#include "shell/foyer-shop-page.h"

#include "shell/foyer-holidays-card.h"
#include "shell/foyer-setting-text.h"

#include "service/foyer-words.h"
#include "widgets/foyer-form.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

/* A whole working day. */
#define LONGEST_MINUTES 720

struct _FoyerShopPage
{
  GtkWidget parent_instance;

  FoyerForm *form;
  GtkBox *box;
  GtkLabel *who_label;

  FoyerServices *services;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (FoyerShopPage, foyer_shop_page, GTK_TYPE_WIDGET)

/* The settings of the first day; the others come with the panels that they rule. @example: how a
 * value is written, where it is not plain. */
static const struct
{
  FoyerSettingKey key;
  const char *label;
  const char *example;
} rows[] = {
  { FOYER_SETTING_SHOP_NAME, NC_("setting", "Name of the shop"), NULL },
  { FOYER_SETTING_CALENDAR_DAY_END, NC_("setting", "The day ends at"), "24:00" },
  { FOYER_SETTING_CALENDAR_CLOSED_DAYS, NC_("setting", "Closed on"), "2026-02-16 2026-02-17" },
  { FOYER_SETTING_VISIT_WAIT_WARN, NC_("setting", "Waiting is long after (minutes)"), NULL },
  { FOYER_SETTING_VISIT_WAIT_RED, NC_("setting", "Waiting is too long after (minutes)"), NULL },
  { FOYER_SETTING_CALL_WARN, NC_("setting", "A call is long after (minutes)"), NULL },
  { FOYER_SETTING_CALL_MAX, NC_("setting", "A call is too long after (minutes)"), NULL },
  { FOYER_SETTING_CALLBACK_LATE, NC_("setting", "A callback rings again after (minutes)"), NULL },
  { FOYER_SETTING_CALLBACK_ESCALATE,
    NC_("setting", "Then the supervisor hears of it after (minutes)"), NULL },
  { FOYER_SETTING_NOTICE_PASS_ON,
    NC_("setting", "What nobody took is passed on after (minutes)"), NULL },
  { FOYER_SETTING_NOTICE_VISITOR_REPEAT,
    NC_("setting", "A waiting visitor rings again after (minutes)"), NULL },
  { FOYER_SETTING_DEMO_REPEAT, NC_("setting", "A demo that is over rings every (minutes)"), NULL },
  { FOYER_SETTING_COMPLAINT_REPEAT,
    NC_("setting", "A grave complaint rings every (minutes)"), NULL },
};

typedef struct
{
  FoyerShopPage *page;
  const char *name;
} Save;

static void
save_free (Save *save)
{
  g_object_unref (save->page);
  g_free (save);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Save *save = user_data;
  g_autoptr(GError) error = NULL;

  if (!foyer_shop_finish (FOYER_SHOP (source), result, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autofree char *sentence = foyer_words_error (NULL, error);

      foyer_form_show_error (save->page->form, save->name, sentence);
    }
  save_free (save);
}

/* Saves @value in the form of the store, when it is another than before. */
static void
save_value (FoyerShopPage   *self,
            FoyerSettingKey  key,
            const char      *value)
{
  FoyerShop *shop = foyer_services_get_shop (self->services);
  const char *name = foyer_setting_key_get_name (key);
  Save *save;

  foyer_form_field_set_error (foyer_form_find (self->form, name), NULL);
  if (g_strcmp0 (foyer_settings_get_text (foyer_shop_get_settings (shop), key), value) == 0)
    return;

  save = g_new0 (Save, 1);
  save->page = g_object_ref (self);
  save->name = name;
  foyer_shop_set_async (shop, name, value, self->cancellable, on_saved, save);
}

/* What stands in an entry is saved when somebody is done with it: it may be none on the way. */
static void
save_entry (FoyerShopPage *self,
            GtkWidget     *entry)
{
  FoyerSettingKey key =
    rows[GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (entry), "foyer-row"))].key;
  const char *sentence = NULL;
  g_autofree char *value =
    foyer_setting_text_read (foyer_setting_key_get_kind (key),
                             gtk_editable_get_text (GTK_EDITABLE (entry)), &sentence);

  if (value == NULL)
    {
      foyer_form_show_error (self->form, foyer_setting_key_get_name (key), sentence);
      return;
    }

  if (!g_str_equal (value, gtk_editable_get_text (GTK_EDITABLE (entry))))
    gtk_editable_set_text (GTK_EDITABLE (entry), value);
  save_value (self, key, value);
}

static void
on_minutes_changed (FoyerShopPage *self,
                    GtkSpinButton *spin)
{
  guint row = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (spin), "foyer-row"));
  g_autofree char *value = g_strdup_printf ("%dmin", gtk_spin_button_get_value_as_int (spin));

  save_value (self, rows[row].key, value);
}

static void
on_entry_activated (FoyerShopPage *self,
                    GtkWidget     *entry)
{
  save_entry (self, entry);
}

static void
on_focus_left (FoyerShopPage           *self,
               GtkEventControllerFocus *controller)
{
  save_entry (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)));
}

/* How long, in minutes: a number cannot be written wrongly, and its unit stands beside it. */
static GtkWidget *
make_minutes (FoyerShopPage *self,
              FoyerSettings *settings,
              guint          row)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (1, LONGEST_MINUTES, 1);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin),
                             foyer_settings_get_span_us (settings, rows[row].key)
                               / (double) FOYER_MINUTE_US);
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), TRUE);
  g_object_set_data (G_OBJECT (spin), "foyer-row", GUINT_TO_POINTER (row));
  g_signal_connect_object (spin, "value-changed", G_CALLBACK (on_minutes_changed),
                           self, G_CONNECT_SWAPPED);
  return spin;
}

static GtkWidget *
make_entry (FoyerShopPage *self,
            FoyerSettings *settings,
            guint          row)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_object_set_data (G_OBJECT (entry), "foyer-row", GUINT_TO_POINTER (row));
  gtk_editable_set_text (GTK_EDITABLE (entry), foyer_settings_get_text (settings, rows[row].key));
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), rows[row].example);
  g_signal_connect_object (entry, "activate", G_CALLBACK (on_entry_activated),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_focus_left), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, focus);
  return entry;
}

static void
add_row (FoyerShopPage *self,
         guint          row)
{
  FoyerSettings *settings = foyer_shop_get_settings (foyer_services_get_shop (self->services));
  gboolean is_span = foyer_setting_key_get_kind (rows[row].key) == FOYER_SETTING_KIND_SPAN;

  gtk_box_append (GTK_BOX (self->form),
                  foyer_form_field_new (foyer_setting_key_get_name (rows[row].key),
                                        g_dpgettext2 (GETTEXT_PACKAGE, "setting", rows[row].label),
                                        is_span ? make_minutes (self, settings, row)
                                                : make_entry (self, settings, row)));
}

static void
foyer_shop_page_dispose (GObject *object)
{
  FoyerShopPage *self = FOYER_SHOP_PAGE (object);

  g_clear_object (&self->services);
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_shop_page_parent_class)->dispose (object);
}

static void
foyer_shop_page_finalize (GObject *object)
{
  g_clear_object (&FOYER_SHOP_PAGE (object)->cancellable);

  G_OBJECT_CLASS (foyer_shop_page_parent_class)->finalize (object);
}

static void
foyer_shop_page_class_init (FoyerShopPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = foyer_shop_page_dispose;
  object_class->finalize = foyer_shop_page_finalize;

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
  /* Closing the window must not take back what was just typed: it is never cancelled. */
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
foyer_shop_page_new (FoyerServices *services)
{
  FoyerShopPage *self;

  g_return_val_if_fail (FOYER_IS_SERVICES (services), NULL);

  self = g_object_new (FOYER_TYPE_SHOP_PAGE, NULL);
  self->services = g_object_ref (services);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    add_row (self, i);
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
