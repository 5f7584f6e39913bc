#include "shell/foyer-holidays-card.h"

#include "service/foyer-holiday-file.h"
#include "service/foyer-words.h"
#include "widgets/foyer-file-dialog.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

struct _FoyerHolidaysCard
{
  GtkWidget parent_instance;

  GtkLabel *known_label;
  GtkLabel *next_label;
  GtkLabel *result_label;
  GtkButton *import_button;

  FoyerServices *services;
};

G_DEFINE_FINAL_TYPE (FoyerHolidaysCard, foyer_holidays_card, GTK_TYPE_WIDGET)

static int
get_this_year (FoyerHolidaysCard *self)
{
  FoyerShop *shop = foyer_services_get_shop (self->services);
  gint64 now_us = foyer_clock_now_us (foyer_services_get_clock (self->services));
  int year, month, dom;

  foyer_day_to_ymd (foyer_shop_time_get_day (foyer_shop_get_time (shop), now_us), &year, &month,
                    &dom);
  return year;
}

/* This year and the years around it are of interest; the notice of the next comes in autumn. */
static void
update (FoyerHolidaysCard *self)
{
  FoyerCalendar *calendar = foyer_shop_get_calendar (foyer_services_get_shop (self->services));
  g_autoptr (GString) years = g_string_new (NULL);
  int this_year = get_this_year (self);
  int missing = this_year;

  for (int year = this_year - 1; year <= this_year + 5; year++)
    if (foyer_calendar_is_published (calendar, year))
      g_string_append_printf (years, "%s%d", years->len > 0 ? C_("list", ", ") : "", year);
  while (foyer_calendar_is_published (calendar, missing))
    missing++;

  if (years->len > 0)
    {
      /* Translators: %s is a list of years. */
      g_autofree char *known = g_strdup_printf (_("Known: %s"), years->str);

      gtk_label_set_label (self->known_label, known);
    }
  else
    gtk_label_set_label (self->known_label, _("No year is known."));

  {
    /* Translators: %d is a year. */
    g_autofree char *next = g_strdup_printf (_("%d is not announced here: due times in working "
                                               "days that reach into it are provisional."),
                                             missing);

    gtk_label_set_label (self->next_label, next);
  }
}

static void
tell (FoyerHolidaysCard *self,
      const char        *sentence,
      const char        *tone)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->result_label), "crit");
  gtk_widget_remove_css_class (GTK_WIDGET (self->result_label), "ok");
  gtk_widget_add_css_class (GTK_WIDGET (self->result_label), tone);
  gtk_label_set_label (self->result_label, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->result_label), TRUE);
  foyer_widget_scroll_into_view (GTK_WIDGET (self->result_label));
}

static void
tell_error (FoyerHolidaysCard *self,
            const GError      *error)
{
  g_autofree char *sentence = foyer_words_error (NULL, error);

  tell (self, sentence, "crit");
}

static void
tell_notices (FoyerHolidaysCard *self,
              GPtrArray         *notices)
{
  g_autoptr (GString) sentence = g_string_new (NULL);

  for (guint i = 0; i < notices->len; i++)
    {
      guint n_off, n_work;
      int year;

      if (!foyer_calendar_read_text (notices->pdata[i], &year, &n_off, &n_work, NULL))
        continue;
      if (sentence->len > 0)
        g_string_append_c (sentence, '\n');
      if (n_off + n_work == 0)
        g_string_append_printf (sentence, _("The notice for %d names no day yet."), year);
      else
        /* Translators: a year, then two counts of days. */
        g_string_append_printf (sentence, _("Imported %1$d: days off %2$u, make-up workdays %3$u."),
                                year, n_off, n_work);
    }
  tell (self, sentence->str, "ok");
}

/* One import on its way. */
typedef struct
{
  FoyerHolidaysCard *card;
  GPtrArray *notices;
} Import;

static void
import_free (Import *import)
{
  gtk_widget_set_sensitive (GTK_WIDGET (import->card->import_button), TRUE);
  g_object_unref (import->card);
  g_clear_pointer (&import->notices, g_ptr_array_unref);
  g_free (import);
}

static void
on_imported (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Import *import = user_data;
  g_autoptr (GError) error = NULL;

  if (foyer_shop_finish (FOYER_SHOP (source), result, &error))
    tell_notices (import->card, import->notices);
  else
    tell_error (import->card, error);
  import_free (import);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Import *import = user_data;
  g_autoptr (GError) error = NULL;

  import->notices = foyer_holiday_file_load_finish (result, &error);
  /* The window may have been closed meanwhile: then it was not wanted. */
  if (import->notices != NULL && import->card->services != NULL)
    {
      foyer_shop_import_calendar_async (foyer_services_get_shop (import->card->services),
                                        import->notices, NULL, on_imported, import);
      return;
    }

  if (error != NULL)
    tell_error (import->card, error);
  import_free (import);
}

static void
on_chosen (GFile    *file,
           gpointer  user_data)
{
  Import *import = g_new0 (Import, 1);

  import->card = g_object_ref (user_data);
  gtk_widget_set_sensitive (GTK_WIDGET (import->card->import_button), FALSE);
  foyer_holiday_file_load_async (file, NULL, on_loaded, import);
}

static void
on_import (FoyerHolidaysCard *self)
{
  foyer_file_dialog_open (GTK_WIDGET (self), _("Import public holidays"), on_chosen,
                          g_object_ref (self), g_object_unref);
}

static void
foyer_holidays_card_dispose (GObject *object)
{
  FoyerHolidaysCard *self = FOYER_HOLIDAYS_CARD (object);

  g_clear_object (&self->services);
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_holidays_card_parent_class)->dispose (object);
}

static void
foyer_holidays_card_class_init (FoyerHolidaysCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_holidays_card_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/foyer/Foyer/ui/shell/foyer-holidays-card.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerHolidaysCard, import_button);
  gtk_widget_class_bind_template_child (widget_class, FoyerHolidaysCard, known_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerHolidaysCard, next_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerHolidaysCard, result_label);
  gtk_widget_class_bind_template_callback (widget_class, on_import);
}

static void
foyer_holidays_card_init (FoyerHolidaysCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
foyer_holidays_card_new (FoyerServices *services)
{
  FoyerHolidaysCard *self;

  g_return_val_if_fail (FOYER_IS_SERVICES (services), NULL);

  self = g_object_new (FOYER_TYPE_HOLIDAYS_CARD, NULL);
  self->services = g_object_ref (services);
  g_signal_connect_object (foyer_services_get_shop (services), "calendar-changed",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  /* Who may not change the settings is told so at the head of the page. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->import_button),
                            foyer_session_may (foyer_services_get_session (services),
                                               FOYER_RIGHT_SETTINGS));

  return GTK_WIDGET (self);
}
