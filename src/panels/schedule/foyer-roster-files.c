#include "panels/schedule/foyer-roster-files.h"

#include "panels/foyer-print-pdf.h"
#include "service/foyer-rota-export.h"
#include "service/foyer-words.h"
#include "widgets/foyer-file-dialog.h"

#include <glib/gi18n.h>

/* A file that somebody wants, while they choose where and while it is made. */
typedef struct
{
  FoyerPanel *panel;
  GFile *file;       /* nullable: to the printer */
  gint64 day;
  gboolean is_calendar;
  FoyerUuid staff;   /* all-zero for everybody */
} Wanted;

static Wanted *
wanted_new (FoyerPanel *panel,
            gint64      day)
{
  Wanted *self = g_new0 (Wanted, 1);

  self->panel = g_object_ref (panel);
  self->day = day;
  return self;
}

static void
wanted_free (gpointer data)
{
  Wanted *self = data;

  g_object_unref (self->panel);
  g_clear_object (&self->file);
  g_free (self);
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Wanted *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL, *sentence = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    {
      name = g_file_get_basename (G_FILE (source));
      /* Translators: %s is the name of a file. */
      sentence = g_strdup_printf (_("Saved as %s"), name);
      foyer_panel_tell (self->panel, sentence);
    }
  else
    foyer_panel_fail (self->panel, NULL, error);
  wanted_free (self);
}

static void
on_printed (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Wanted *self = user_data;
  g_autoptr (GError) error = NULL;

  if (foyer_print_pdf_finish (result, &error))
    foyer_panel_tell (self->panel, _("Sent to the printer"));
  else
    foyer_panel_fail (self->panel, NULL, error);
  wanted_free (self);
}

static void
on_made (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Wanted *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = foyer_rota_export_finish (FOYER_ROTA (source), result, &error);
  GCancellable *cancellable = foyer_panel_get_cancellable (self->panel);

  if (file == NULL)
    {
      foyer_panel_fail (self->panel, NULL, error);
      wanted_free (self);
    }
  else if (self->file != NULL)
    g_file_replace_contents_bytes_async (self->file, file, NULL, FALSE, G_FILE_CREATE_NONE,
                                         cancellable, on_written, self);
  else
    foyer_print_pdf_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self->panel))),
                           C_("panel", "Roster"), file, GTK_PAGE_ORIENTATION_LANDSCAPE, cancellable,
                           on_printed, self);
}

/* @self: (transfer full) */
static void
make (Wanted *self)
{
  FoyerRota *rota = foyer_services_get_rota (foyer_panel_get_services (self->panel));
  /* Translators: the language of this catalogue, as documents ask for it: “zh_CN” in Chinese. */
  const char *language = C_("language", "en");

  if (self->is_calendar)
    foyer_rota_export_async (rota, self->day,
                             foyer_uuid_is_none (&self->staff) ? NULL : &self->staff, language,
                             foyer_panel_get_cancellable (self->panel), on_made, self);
  else
    foyer_rota_print_async (rota, self->day, language, foyer_panel_get_cancellable (self->panel),
                            on_made, self);
}

static void
on_chosen (GFile    *file,
           gpointer  user_data)
{
  const Wanted *asked = user_data;
  Wanted *self = wanted_new (asked->panel, asked->day);

  self->file = g_object_ref (file);
  self->is_calendar = asked->is_calendar;
  self->staff = asked->staff;
  make (self);
}

/* @self: (transfer full) */
static void
choose (Wanted *self)
{
  g_autofree char *month = foyer_words_month (NULL, self->day);
  g_autofree char *name = g_strdup_printf ("%s %s%s", C_("panel", "Roster"), month,
                                           self->is_calendar ? ".ics" : ".pdf");

  foyer_file_dialog_save (GTK_WIDGET (self->panel), C_("panel", "Roster"), name, on_chosen, self,
                          wanted_free);
}

void
foyer_roster_files_print (FoyerPanel *panel,
                          gint64      day)
{
  make (wanted_new (panel, day));
}

void
foyer_roster_files_save_pdf (FoyerPanel *panel,
                             gint64      day)
{
  choose (wanted_new (panel, day));
}

void
foyer_roster_files_save_ics (FoyerPanel      *panel,
                             gint64           day,
                             const FoyerUuid *staff)
{
  Wanted *self = wanted_new (panel, day);

  self->is_calendar = TRUE;
  if (staff != NULL)
    self->staff = *staff;
  choose (self);
}
