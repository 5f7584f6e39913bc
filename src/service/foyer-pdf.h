#pragma once

#include <gio/gio.h>
#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* A PDF while it is drawn, in memory: page size in points (1/72 inch), Chinese letters as in
 * China. */
typedef struct
{
  cairo_t *cr;
  PangoLayout *layout;

  /*< private >*/
  cairo_surface_t *surface;
  GByteArray *bytes;
} FoyerPdf;

FoyerPdf *foyer_pdf_new  (double        width,
                          double        height,
                          const char   *title,
                          const char   *language);
GBytes   *foyer_pdf_end  (FoyerPdf     *self,
                          GError      **error);
void      foyer_pdf_free (FoyerPdf     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerPdf, foyer_pdf_free)

G_END_DECLS
