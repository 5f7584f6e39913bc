#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Sends a finished PDF to a printer that the person chooses.
 *
 * Documents are made as PDF by a service, whatever prints them (DESIGN §8). GtkPrintOperation
 * wants to draw pages itself, and a library that draws PDF pages under a licence that goes with
 * the planner is not to be had; so the file is handed to the print system as it is, by a
 * GtkPrintJob. */
void     foyer_print_pdf_async  (GtkWindow           *parent,
                                 const char          *title,
                                 GBytes              *pdf,
                                 GtkPageOrientation   orientation,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data);
/* Whether it was sent; G_IO_ERROR_CANCELLED when the person thought better of it. */
gboolean foyer_print_pdf_finish (GAsyncResult        *result,
                                 GError             **error);

G_END_DECLS
