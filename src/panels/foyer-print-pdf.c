#include "panels/foyer-print-pdf.h"

#include <gtk/gtkunixprint.h>

typedef struct
{
  char *title;
  GBytes *pdf;
  GtkPrintUnixDialog *dialog;
  GtkPrintJob *job;
  GFile *file; /* that the print system reads */
} Print;

static void
print_free (gpointer data)
{
  Print *print = data;

  if (print->file != NULL)
    g_file_delete_async (print->file, G_PRIORITY_LOW, NULL, NULL, NULL);
  g_clear_object (&print->file);
  g_clear_object (&print->job);
  if (print->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (print->dialog));
  g_bytes_unref (print->pdf);
  g_free (print->title);
  g_free (print);
}

static void
on_sent (GtkPrintJob  *job,
         gpointer      user_data,
         const GError *error)
{
  g_autoptr (GTask) task = user_data;

  if (error != NULL)
    g_task_return_error (task, g_error_copy (error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Print *print = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error)
      || !gtk_print_job_set_source_file (print->job, g_file_peek_path (print->file), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  gtk_print_job_send (print->job, on_sent, g_object_ref (task), NULL);
}

/* The print system wants a file. It lies in the folder of the session, for this user's eyes only,
 * and goes when the job was sent. */
static void
write_file (GTask *task)
{
  Print *print = g_task_get_task_data (task);
  g_autofree char *name = g_strdup_printf ("foyer-%s.pdf", g_uuid_string_random ());
  g_autofree char *path = g_build_filename (g_get_user_runtime_dir (), name, NULL);

  print->file = g_file_new_for_path (path);
  g_file_replace_contents_bytes_async (print->file, print->pdf, NULL, FALSE,
                                       G_FILE_CREATE_PRIVATE, g_task_get_cancellable (task),
                                       on_written, g_object_ref (task));
}

static void
on_response (GtkPrintUnixDialog *dialog,
             int                 response,
             gpointer            user_data)
{
  GTask *task = user_data;
  Print *print = g_task_get_task_data (task);
  GtkPrinter *printer = gtk_print_unix_dialog_get_selected_printer (dialog);

  gtk_widget_set_visible (GTK_WIDGET (dialog), FALSE);
  if (response != GTK_RESPONSE_OK || printer == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "No printer was chosen");
      g_object_unref (task);
      return;
    }
  if (!gtk_printer_accepts_pdf (printer))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                               "The printer %s takes no PDF", gtk_printer_get_name (printer));
      g_object_unref (task);
      return;
    }

  print->job = gtk_print_job_new (print->title, printer,
                                  gtk_print_unix_dialog_get_settings (dialog),
                                  gtk_print_unix_dialog_get_page_setup (dialog));
  write_file (task);
  g_object_unref (task);
}

void
foyer_print_pdf_async (GtkWindow           *parent,
                       const char          *title,
                       GBytes              *pdf,
                       GtkPageOrientation   orientation,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Print *print = g_new0 (Print, 1);

  g_task_set_source_tag (task, foyer_print_pdf_async);
  print->title = g_strdup (title);
  print->pdf = g_bytes_ref (pdf);
  print->dialog = GTK_PRINT_UNIX_DIALOG (gtk_print_unix_dialog_new (title, parent));
  g_task_set_task_data (task, print, print_free);

  gtk_page_setup_set_orientation (setup, orientation);
  gtk_print_unix_dialog_set_page_setup (print->dialog, setup);
  gtk_print_unix_dialog_set_manual_capabilities (print->dialog,
                                                 GTK_PRINT_CAPABILITY_COPIES
                                                 | GTK_PRINT_CAPABILITY_COLLATE
                                                 | GTK_PRINT_CAPABILITY_GENERATE_PDF);
  gtk_window_set_modal (GTK_WINDOW (print->dialog), TRUE);
  g_signal_connect (print->dialog, "response", G_CALLBACK (on_response), task);
  gtk_window_present (GTK_WINDOW (print->dialog));
}

gboolean
foyer_print_pdf_finish (GAsyncResult  *result,
                        GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
