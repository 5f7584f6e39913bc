/* What every document on paper begins and ends with. */

#include "service/foyer-pdf.h"

#include <cairo-pdf.h>

static cairo_status_t
on_written (void                *closure,
            const unsigned char *data,
            unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/**
 * foyer_pdf_new: (skip)
 * @width: the width of a page, points
 * @height: the height of a page, points
 * @title: (nullable): how the document calls itself
 * @language: (nullable): the language that it is written in
 *
 * Returns: (transfer full): an empty document at its first page
 */
FoyerPdf *
foyer_pdf_new (double      width,
               double      height,
               const char *title,
               const char *language)
{
  FoyerPdf *self = g_new0 (FoyerPdf, 1);

  self->bytes = g_byte_array_new ();
  self->surface = cairo_pdf_surface_create_for_stream (on_written, self->bytes, width, height);
  self->cr = cairo_create (self->surface);
  self->layout = pango_cairo_create_layout (self->cr);
  /* Chinese and Japanese draw some letters differently; a name is Chinese whatever the language of
   * the document. */
  pango_context_set_language (pango_layout_get_context (self->layout),
                              pango_language_from_string ("zh-cn"));
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_CREATOR, "Foyer");
  if (title != NULL)
    cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_TITLE, title);
  if (language != NULL)
    cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_KEYWORDS, language);

  return self;
}

/**
 * foyer_pdf_end: (skip)
 * @self: a document that is drawn; nothing can be drawn on it any more
 * @error: where to put the error
 *
 * Returns: (transfer full) (nullable): what was drawn; otherwise %G_IO_ERROR_FAILED
 */
GBytes *
foyer_pdf_end (FoyerPdf  *self,
               GError   **error)
{
  cairo_status_t status;

  g_clear_object (&self->layout);
  g_clear_pointer (&self->cr, cairo_destroy);
  cairo_surface_finish (self->surface);
  status = cairo_surface_status (self->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&self->bytes));

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s", cairo_status_to_string (status));
  return NULL;
}

/**
 * foyer_pdf_free: (skip)
 * @self: (transfer full): a document
 */
void
foyer_pdf_free (FoyerPdf *self)
{
  g_clear_object (&self->layout);
  g_clear_pointer (&self->cr, cairo_destroy);
  cairo_surface_destroy (self->surface);
  g_clear_pointer (&self->bytes, g_byte_array_unref);
  g_free (self);
}
