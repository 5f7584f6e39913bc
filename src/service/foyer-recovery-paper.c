#include "service/foyer-recovery-paper.h"

#include "service/foyer-pdf.h"

#include <glib/gi18n.h>

#define PAGE_WIDTH 595.28
#define PAGE_HEIGHT 841.89
#define MARGIN (20 / 25.4 * 72)
#define TEXT_WIDTH (PAGE_WIDTH - 2 * MARGIN)

#define TITLE_SIZE 20
#define TEXT_SIZE 11
#define CODE_SIZE 17
#define GAP 14
#define FRAME_HEIGHT 60
#define FRAME_LINE 1.2
#define FOOT_LINE_WIDTH 200

/* Writes a paragraph at @y, and returns where the next one begins. */
static double
write_text (FoyerPdf        *pdf,
            const char      *family,
            double           size,
            PangoAlignment   alignment,
            double           y,
            const char      *text)
{
  PangoFontDescription *font = pango_font_description_from_string (family);
  int height;

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (pdf->layout, font);
  pango_layout_set_width (pdf->layout, TEXT_WIDTH * PANGO_SCALE);
  pango_layout_set_wrap (pdf->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (pdf->layout, alignment);
  pango_layout_set_text (pdf->layout, text, -1);
  pango_layout_get_size (pdf->layout, NULL, &height);
  cairo_move_to (pdf->cr, MARGIN, y);
  pango_cairo_show_layout (pdf->cr, pdf->layout);
  pango_font_description_free (font);

  return y + (double) height / PANGO_SCALE + GAP;
}

/* The code stands in a frame, in letters that cannot be taken for one another. */
static double
write_code (FoyerPdf   *pdf,
            double      y,
            const char *code)
{
  cairo_set_line_width (pdf->cr, FRAME_LINE);
  cairo_rectangle (pdf->cr, MARGIN, y, TEXT_WIDTH, FRAME_HEIGHT);
  cairo_stroke (pdf->cr);
  write_text (pdf, "Monospace Bold", CODE_SIZE, PANGO_ALIGN_CENTER,
              y + (FRAME_HEIGHT - CODE_SIZE * 1.2) / 2, code);

  return y + FRAME_HEIGHT + 2 * GAP;
}

static void
write_foot (FoyerPdf   *pdf,
            double      y,
            const char *by,
            const char *day)
{
  /* Translators: %1$s is a colleague, %2$s a day. */
  g_autofree char *printed = g_strdup_printf (_("Printed by %1$s on %2$s"), by, day);

  y = write_text (pdf, "Sans", TEXT_SIZE, PANGO_ALIGN_LEFT, y, printed);
  /* Translators: on paper, before a line for a signature. */
  write_text (pdf, "Sans", TEXT_SIZE, PANGO_ALIGN_LEFT, y + GAP, _("Locked away by:"));
  cairo_set_line_width (pdf->cr, FRAME_LINE / 2);
  cairo_move_to (pdf->cr, PAGE_WIDTH - MARGIN - FOOT_LINE_WIDTH, y + GAP + TEXT_SIZE * 1.4);
  cairo_rel_line_to (pdf->cr, FOOT_LINE_WIDTH, 0);
  cairo_stroke (pdf->cr);
}

/**
 * foyer_recovery_paper_to_pdf: (skip)
 * @shop: the name of the shop
 * @by: who prints it
 * @day: when, as it is read
 * @code: the recovery code of the shop's key
 * @error: where to put the error
 *
 * Draws the paper, in the language of the program. Its bytes hold the code: they go to a printer
 * that somebody chose, and nowhere else.
 *
 * Returns: (transfer full) (nullable): the document
 */
GBytes *
foyer_recovery_paper_to_pdf (const char  *shop,
                             const char  *by,
                             const char  *day,
                             const char  *code,
                             GError     **error)
{
  g_autoptr (FoyerPdf) pdf = foyer_pdf_new (PAGE_WIDTH, PAGE_HEIGHT, _("Recovery code"), NULL);
  double y = MARGIN;

  y = write_text (pdf, "Sans Bold", TITLE_SIZE, PANGO_ALIGN_LEFT, y,
                  _("Recovery code for the passwords of demo accounts"));
  y = write_text (pdf, "Sans Bold", TEXT_SIZE, PANGO_ALIGN_LEFT, y, shop);
  y = write_code (pdf, y + GAP, code);
  y = write_text (pdf, "Sans", TEXT_SIZE, PANGO_ALIGN_LEFT, y,
                  _("With this code a PC of the shop gets the key that opens the passwords: Demo "
                    "accounts, menu, “Key for passwords”, there type the code once."));
  y = write_text (pdf, "Sans", TEXT_SIZE, PANGO_ALIGN_LEFT, y,
                  _("Lock this paper away, and make no picture of it. Without the code, and "
                    "without any PC that has the key, the passwords are lost."));
  y = write_text (pdf, "Sans", TEXT_SIZE, PANGO_ALIGN_LEFT, y,
                  _("If somebody has seen the code who should not, make a new key there: this "
                    "paper opens nothing any more then."));
  write_foot (pdf, y + 2 * GAP, by, day);

  return foyer_pdf_end (pdf, error);
}
