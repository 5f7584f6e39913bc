#include "shell/foyer-festivals-card.h"

#include "base/foyer-uuid.h"
#include "domain/foyer-domain-error.h"
#include "domain/foyer-festival.h"
#include "service/foyer-words.h"
#include "widgets/foyer-form.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A key of one's own: this many characters of a new one, whose end is chance. */
#define KEY_CHARS 12

struct _FoyerFestivalsCard
{
  GtkWidget parent_instance;

  GtkListBox *list;
  GtkWidget *editor;
  GtkLabel *editor_title;
  FoyerForm *form;
  GtkEditable *name;
  GtkEditable *name_en;
  GtkEditable *date;
  GtkSpinButton *days_before;
  GtkEditable *greeting;
  GtkLabel *error_label;
  GtkWidget *remove_button;

  FoyerServices *services;
  char *key;                    /* of what the editor shows; NULL for a new one */
};

G_DEFINE_FINAL_TYPE (FoyerFestivalsCard, foyer_festivals_card, GTK_TYPE_WIDGET)

static FoyerShop *
get_shop (FoyerFestivalsCard *self)
{
  return foyer_services_get_shop (self->services);
}

/* As they stand now: what another seat has changed of the others is not undone by what is saved
 * here. */
static GPtrArray *
read_festivals (FoyerFestivalsCard *self)
{
  GPtrArray *festivals =
    foyer_festivals_read (foyer_settings_get_text (foyer_shop_get_settings (get_shop (self)),
                                                   FOYER_SETTING_CARE_FESTIVALS), NULL);

  /* It was held against its kind before it was stored. */
  g_assert (festivals != NULL);
  return festivals;
}

static void
show_error (FoyerFestivalsCard *self,
            const GError       *error)
{
  g_autofree char *field = error != NULL ? foyer_domain_error_get_field (error) : NULL;
  g_autofree char *sentence = error != NULL ? foyer_words_error (NULL, error) : NULL;

  if (g_strcmp0 (field, "date") == 0)
    {
      g_free (sentence);
      sentence = g_strdup (_("Write a day such as 10-01, or the name of a public holiday."));
    }
  if (field != NULL && foyer_form_show_error (self->form, field, sentence))
    return;
  gtk_label_set_label (self->error_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), sentence != NULL);
}

static void
close_editor (FoyerFestivalsCard *self)
{
  gtk_widget_set_visible (self->editor, FALSE);
  g_clear_pointer (&self->key, g_free);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (FoyerFestivalsCard) self = user_data;
  g_autoptr (GError) error = NULL;

  /* What was typed stays where it is. */
  if (!foyer_shop_finish (FOYER_SHOP (source), result, &error))
    show_error (self, error);
  else
    close_editor (self);
}

static void
store (FoyerFestivalsCard *self,
       GPtrArray          *festivals)
{
  g_autofree char *value = foyer_festivals_to_text (festivals);

  foyer_shop_set_async (get_shop (self), foyer_setting_key_get_name (FOYER_SETTING_CARE_FESTIVALS),
                        value, NULL, on_saved, g_object_ref (self));
}

static void
clear_errors (FoyerFestivalsCard *self)
{
  foyer_form_clear_errors (self->form);
  show_error (self, NULL);
}

static FoyerFestival *
make_festival (FoyerFestivalsCard *self)
{
  FoyerUuid id = foyer_uuid_new (foyer_service_now_us (FOYER_SERVICE (get_shop (self))));
  g_autofree char *text = foyer_uuid_to_string (&id);
  const char *own_key = text + strlen (text) - KEY_CHARS;

  return foyer_festival_new (self->key != NULL ? self->key : own_key,
                             gtk_editable_get_text (self->name),
                             gtk_editable_get_text (self->name_en),
                             gtk_editable_get_text (self->date),
                             gtk_spin_button_get_value_as_int (self->days_before),
                             gtk_editable_get_text (self->greeting));
}

static gboolean
find_place (GPtrArray  *festivals,
            const char *key,
            guint      *place)
{
  FoyerFestival *known = key != NULL ? foyer_festivals_find (festivals, key) : NULL;

  return known != NULL && g_ptr_array_find (festivals, known, place);
}

static void
on_save (FoyerFestivalsCard *self)
{
  g_autoptr (GPtrArray) festivals = read_festivals (self);
  FoyerFestival *festival = make_festival (self);
  g_autoptr (GError) error = NULL;
  guint place;

  clear_errors (self);
  if (!foyer_festival_check (festival, &error))
    {
      show_error (self, error);
      foyer_festival_free (festival);
      return;
    }

  if (find_place (festivals, self->key, &place))
    {
      foyer_festival_free (festivals->pdata[place]);
      festivals->pdata[place] = festival;
    }
  else
    g_ptr_array_add (festivals, festival);
  store (self, festivals);
}

static void
on_remove (FoyerFestivalsCard *self)
{
  g_autoptr (GPtrArray) festivals = read_festivals (self);
  guint place;

  clear_errors (self);
  if (!find_place (festivals, self->key, &place))
    {
      close_editor (self);
      return;
    }

  g_ptr_array_remove_index (festivals, place);
  store (self, festivals);
}

static void
show_editor (FoyerFestivalsCard  *self,
             const FoyerFestival *festival)
{
  g_free (self->key);
  self->key = festival != NULL ? g_strdup (festival->key) : NULL;
  clear_errors (self);
  gtk_label_set_label (self->editor_title,
                       festival != NULL ? _("Change the festival") : _("A new festival"));
  gtk_editable_set_text (self->name, festival != NULL ? festival->name : "");
  gtk_editable_set_text (self->name_en, festival != NULL ? festival->name_en : "");
  gtk_editable_set_text (self->date, festival != NULL ? festival->date : "");
  gtk_spin_button_set_value (self->days_before,
                             festival != NULL ? (double) festival->days_before : 3);
  gtk_editable_set_text (self->greeting, festival != NULL ? festival->greeting : "");
  gtk_widget_set_visible (self->remove_button, festival != NULL);
  gtk_widget_set_visible (self->editor, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
  foyer_widget_scroll_into_view (self->editor);
}

static void
on_add (FoyerFestivalsCard *self)
{
  show_editor (self, NULL);
}

static void
on_row_activated (FoyerFestivalsCard *self,
                  GtkListBoxRow      *row)
{
  g_autoptr (GPtrArray) festivals = read_festivals (self);
  FoyerFestival *festival =
    foyer_festivals_find (festivals, g_object_get_data (G_OBJECT (row), "key"));

  if (festival != NULL)
    show_editor (self, festival);
}

static GtkWidget *
make_row (FoyerFestivalsCard  *self,
          const FoyerFestival *festival)
{
  FoyerShop *shop = get_shop (self);
  gint64 today = foyer_shop_time_get_day (foyer_shop_get_time (shop),
                                          foyer_service_now_us (FOYER_SERVICE (shop)));
  const char *title = foyer_words_choose (NULL, festival->name, festival->name_en);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (title);
  GtkWidget *when;
  g_autofree char *date = NULL;
  g_autofree char *text = NULL;
  g_autofree char *aloud = NULL;
  gint64 day;

  if (foyer_festival_find_day (festival, foyer_shop_get_calendar (shop), today, &day))
    date = foyer_words_date_full (NULL, day);
  text = date != NULL
           ? g_strdup_printf (ngettext ("%1$s, greeted from %2$d day before",
                                        "%1$s, greeted from %2$d days before",
                                        (gulong) festival->days_before),
                              date, (int) festival->days_before)
           : g_strdup (_("not announced yet"));
  when = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (when, "dim");
  gtk_widget_add_css_class (box, "staff-row");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), when);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "key", g_strdup (festival->key), g_free);
  aloud = g_strconcat (title, ", ", text, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, aloud, -1);
  return row;
}

/* Also when another seat has changed them, or a year was announced. */
static void
show_festivals (FoyerFestivalsCard *self)
{
  g_autoptr (GPtrArray) festivals = read_festivals (self);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < festivals->len; i++)
    gtk_list_box_append (self->list, make_row (self, festivals->pdata[i]));
}

static void
foyer_festivals_card_dispose (GObject *object)
{
  g_clear_object (&FOYER_FESTIVALS_CARD (object)->services);
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_festivals_card_parent_class)->dispose (object);
}

static void
foyer_festivals_card_finalize (GObject *object)
{
  g_free (FOYER_FESTIVALS_CARD (object)->key);

  G_OBJECT_CLASS (foyer_festivals_card_parent_class)->finalize (object);
}

static void
foyer_festivals_card_class_init (FoyerFestivalsCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = foyer_festivals_card_dispose;
  object_class->finalize = foyer_festivals_card_finalize;

  g_type_ensure (FOYER_TYPE_FORM);
  g_type_ensure (FOYER_TYPE_FORM_FIELD);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/shell/foyer-festivals-card.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerFestivalsCard, list);
  gtk_widget_class_bind_template_child (widget_class, FoyerFestivalsCard, editor);
  gtk_widget_class_bind_template_child (widget_class, FoyerFestivalsCard, editor_title);
  gtk_widget_class_bind_template_child (widget_class, FoyerFestivalsCard, form);
  gtk_widget_class_bind_template_child (widget_class, FoyerFestivalsCard, name);
  gtk_widget_class_bind_template_child (widget_class, FoyerFestivalsCard, name_en);
  gtk_widget_class_bind_template_child (widget_class, FoyerFestivalsCard, date);
  gtk_widget_class_bind_template_child (widget_class, FoyerFestivalsCard, days_before);
  gtk_widget_class_bind_template_child (widget_class, FoyerFestivalsCard, greeting);
  gtk_widget_class_bind_template_child (widget_class, FoyerFestivalsCard, error_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerFestivalsCard, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, close_editor);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
  gtk_widget_class_bind_template_callback (widget_class, on_remove);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
}

static void
foyer_festivals_card_init (FoyerFestivalsCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  foyer_widget_ignore_wheel (GTK_WIDGET (self->days_before));
}

GtkWidget *
foyer_festivals_card_new (FoyerServices *services)
{
  FoyerFestivalsCard *self;

  g_return_val_if_fail (FOYER_IS_SERVICES (services), NULL);

  self = g_object_new (FOYER_TYPE_FESTIVALS_CARD, NULL);
  self->services = g_object_ref (services);
  g_signal_connect_object (get_shop (self), "settings-changed", G_CALLBACK (show_festivals), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_shop (self), "calendar-changed", G_CALLBACK (show_festivals), self,
                           G_CONNECT_SWAPPED);
  show_festivals (self);

  return GTK_WIDGET (self);
}
