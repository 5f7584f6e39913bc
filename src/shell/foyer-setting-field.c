/* A setting of the shop, as a control of the kind that fits it. What cannot be written wrongly is
 * saved as it changes; what stands in an entry is saved when somebody is done with it, as it may be
 * none on the way. */

#include "shell/foyer-setting-field.h"

#include "shell/foyer-setting-text.h"

#include "service/foyer-words.h"
#include "widgets/foyer-form-field.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

/* A whole working day, and more than a year. */
#define LONGEST_MINUTES 720
#define LONGEST_DAYS 400

#define SETTING "foyer-setting"

/* What a field knows. */
typedef struct
{
  FoyerServices *services;
  const FoyerSettingRow *row;
  GtkWidget *control;
  gboolean is_showing;          /* the program changes the control, not a person */
} Setting;

static void
setting_free (gpointer data)
{
  Setting *self = data;

  g_clear_object (&self->services);
  g_free (self);
}

static Setting *
get_setting (FoyerFormField *field)
{
  return g_object_get_data (G_OBJECT (field), SETTING);
}

static FoyerShop *
get_shop (Setting *self)
{
  return foyer_services_get_shop (self->services);
}

static gint64
get_unit_us (Setting *self)
{
  return self->row->unit == FOYER_SETTING_UNIT_DAYS ? G_TIME_SPAN_DAY : G_TIME_SPAN_MINUTE;
}

/* Saving */

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (FoyerFormField) field = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (foyer_shop_finish (FOYER_SHOP (source), result, &error)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  /* What was chosen stays where it is. */
  sentence = foyer_words_error (NULL, error);
  foyer_form_field_set_error (field, sentence);
}

/* Saves @value in the form of the store, when it is another than before. Closing the window does
 * not take back what was just typed: it is never cancelled. */
static void
save (FoyerFormField *field,
      const char     *value)
{
  Setting *self = get_setting (field);
  FoyerSettings *settings = foyer_shop_get_settings (get_shop (self));

  foyer_form_field_set_error (field, NULL);
  if (g_strcmp0 (foyer_settings_get_text (settings, self->row->key), value) == 0)
    return;

  foyer_shop_set_async (get_shop (self), foyer_setting_key_get_name (self->row->key), value, NULL,
                        on_saved, g_object_ref (field));
}

static void
save_entry (FoyerFormField *field)
{
  Setting *self = get_setting (field);
  GtkEditable *entry = GTK_EDITABLE (self->control);
  FoyerSettingKind kind = foyer_setting_key_get_kind (self->row->key);
  const char *sentence = NULL;
  g_autofree char *value =
    foyer_setting_text_read (kind, gtk_editable_get_text (entry), &sentence);
  g_autofree char *shown = NULL;

  if (value == NULL)
    {
      foyer_form_field_set_error (field, sentence);
      return;
    }

  shown = foyer_setting_text_show (kind, value);
  if (!g_str_equal (shown, gtk_editable_get_text (entry)))
    gtk_editable_set_text (entry, shown);
  save (field, value);
}

static void
on_number_changed (FoyerFormField *field)
{
  Setting *self = get_setting (field);
  int number = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->control));
  g_autofree char *value = NULL;

  if (self->is_showing)
    return;

  switch (self->row->unit)
    {
    case FOYER_SETTING_UNIT_NONE:
      value = g_strdup_printf ("%d", number);
      break;
    case FOYER_SETTING_UNIT_MINUTES:
      value = g_strdup_printf ("%dmin", number);
      break;
    case FOYER_SETTING_UNIT_DAYS:
      value = number > 0 ? g_strdup_printf ("%dd", number) : g_strdup ("off");
      break;
    }
  save (field, value);
}

static void
on_switched (FoyerFormField *field)
{
  Setting *self = get_setting (field);

  if (!self->is_showing)
    save (field, gtk_switch_get_active (GTK_SWITCH (self->control)) ? "true" : "false");
}

/* Showing */

static void
show_value (FoyerFormField *field)
{
  Setting *self = get_setting (field);
  FoyerSettingKey key = self->row->key;
  FoyerSettings *settings = foyer_shop_get_settings (get_shop (self));
  g_autofree char *text = NULL;

  self->is_showing = TRUE;
  if (GTK_IS_SWITCH (self->control))
    gtk_switch_set_active (GTK_SWITCH (self->control), foyer_settings_get_bool (settings, key));
  else if (!GTK_IS_SPIN_BUTTON (self->control))
    {
      text = foyer_setting_text_show (foyer_setting_key_get_kind (key),
                                      foyer_settings_get_text (settings, key));
      gtk_editable_set_text (GTK_EDITABLE (self->control), text);
    }
  else if (self->row->unit == FOYER_SETTING_UNIT_NONE)
    gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->control),
                               (double) foyer_settings_get_count (settings, key));
  else
    gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->control),
                               (double) foyer_settings_get_span_us (settings, key)
                                 / (double) get_unit_us (self));
  self->is_showing = FALSE;
}

/* Somebody else may have changed it. What is just being typed is left alone. */
static void
on_settings_changed (FoyerFormField *field)
{
  Setting *self = get_setting (field);
  GtkRoot *root = gtk_widget_get_root (self->control);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || GTK_IS_SWITCH (self->control)
      || (focus != self->control && !gtk_widget_is_ancestor (focus, self->control)))
    show_value (field);
}

static GtkWidget *
make_number (const FoyerSettingRow *row)
{
  GtkWidget *spin;
  gint64 least = row->unit == FOYER_SETTING_UNIT_DAYS ? 0 : 1;
  gint64 most = row->unit == FOYER_SETTING_UNIT_DAYS ? LONGEST_DAYS : LONGEST_MINUTES;

  if (row->unit == FOYER_SETTING_UNIT_NONE)
    foyer_setting_key_get_bounds (row->key, &least, &most);
  spin = gtk_spin_button_new_with_range ((double) least, (double) most, 1);
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), TRUE);
  gtk_widget_set_halign (spin, GTK_ALIGN_START);
  foyer_widget_ignore_wheel (spin);
  return spin;
}

static GtkWidget *
make_control (FoyerFormField        *field,
              const FoyerSettingRow *row)
{
  GtkWidget *control;
  GtkEventController *focus;

  switch (foyer_setting_key_get_kind (row->key))
    {
    case FOYER_SETTING_KIND_BOOL:
      control = gtk_switch_new ();
      gtk_widget_set_halign (control, GTK_ALIGN_START);
      gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
      g_signal_connect_object (control, "notify::active", G_CALLBACK (on_switched), field,
                               G_CONNECT_SWAPPED);
      return control;
    case FOYER_SETTING_KIND_COUNT:
    case FOYER_SETTING_KIND_SPAN:
      control = make_number (row);
      g_signal_connect_object (control, "value-changed", G_CALLBACK (on_number_changed), field,
                               G_CONNECT_SWAPPED);
      return control;
    case FOYER_SETTING_KIND_TEXT:
    case FOYER_SETTING_KIND_WAITS:
    case FOYER_SETTING_KIND_OFFSET:
    case FOYER_SETTING_KIND_RULE:
    case FOYER_SETTING_KIND_MINUTE:
    case FOYER_SETTING_KIND_HOURS:
    case FOYER_SETTING_KIND_DAYS:
    case FOYER_SETTING_KIND_FESTIVALS:
    case FOYER_SETTING_KIND_ZONE:
      control = gtk_entry_new ();
      focus = gtk_event_controller_focus_new ();
      gtk_entry_set_placeholder_text (GTK_ENTRY (control),
                                      row->example != NULL && *row->example != '\0'
                                        ? _(row->example) : NULL);
      g_signal_connect_object (control, "activate", G_CALLBACK (save_entry), field,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (focus, "leave", G_CALLBACK (save_entry), field, G_CONNECT_SWAPPED);
      gtk_widget_add_controller (control, focus);
      return control;
    }

  g_assert_not_reached ();
}

GtkWidget *
foyer_setting_field_new (FoyerServices         *services,
                         const FoyerSettingRow *row)
{
  GtkWidget *field;
  Setting *self = g_new0 (Setting, 1);

  g_return_val_if_fail (FOYER_IS_SERVICES (services), NULL);

  field = foyer_form_field_new (foyer_setting_key_get_name (row->key),
                                row->label != NULL
                                  ? g_dpgettext2 (GETTEXT_PACKAGE, "setting", row->label) : NULL,
                                NULL);
  self->services = g_object_ref (services);
  self->row = row;
  self->control = make_control (FOYER_FORM_FIELD (field), row);
  g_object_set_data_full (G_OBJECT (field), SETTING, self, setting_free);
  show_value (FOYER_FORM_FIELD (field));
  foyer_form_field_set_child (FOYER_FORM_FIELD (field), self->control);
  g_signal_connect_object (get_shop (self), "settings-changed", G_CALLBACK (on_settings_changed),
                           field, G_CONNECT_SWAPPED);
  return field;
}
