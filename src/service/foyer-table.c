/* Tables as PDF (look/DESIGN-LANGUAGE.md §10): A4, margins of 14 mm, black on white, greys of at
 * most ten per cent, "page x of y". Everything runs on the thread that asks: Pango keeps a font map
 * for each.
 *
 * A row is as high as its highest cell, at most three lines. All rows are measured first, since the
 * foot of the first page names the last one. */

#include "service/foyer-table.h"

#include "service/foyer-pdf.h"

#include <glib/gi18n.h>

/* Points: 1/72 inch. */
#define PAGE_WIDTH 841.89
#define PAGE_HEIGHT 595.28
#define MARGIN (14 / 25.4 * 72)
#define TEXT_WIDTH (PAGE_WIDTH - 2 * MARGIN)

#define HEAD_HEIGHT 44
#define FOOT_HEIGHT 20
#define PADDING 3
#define LINE 0.5
#define GREY 0.9

#define TITLE_SIZE 15
#define SMALL_SIZE 8
#define CELL_SIZE 8.5
#define CELL_LINES 3

typedef struct
{
  char *title;
  double width;                 /* a share of the width, until they are measured */
  gboolean is_figure;
} Column;

typedef struct
{
  char **cells;                 /* NULL for a heading */
  char *heading;
  gboolean is_struck;
  double height;
  guint page;
} Row;

struct _FoyerTable
{
  FoyerCatalog *catalog;
  char *title;
  char *left, *right, *foot;
  GPtrArray *columns;           /* of Column */
  GPtrArray *rows;              /* of Row */
  cairo_t *cr;                  /* while it is drawn */
  PangoLayout *layout;
  guint n_pages;
};

static void
column_free (gpointer data)
{
  Column *column = data;

  g_free (column->title);
  g_free (column);
}

static void
row_free (gpointer data)
{
  Row *row = data;

  g_strfreev (row->cells);
  g_free (row->heading);
  g_free (row);
}

/**
 * foyer_table_new: (skip)
 * @catalog: (nullable): the language of the document
 * @title: its title
 *
 * Returns: (transfer full): an empty table
 */
FoyerTable *
foyer_table_new (FoyerCatalog *catalog,
                 const char   *title)
{
  FoyerTable *self = g_new0 (FoyerTable, 1);

  g_set_object (&self->catalog, catalog);
  self->title = g_strdup (title);
  self->left = g_strdup ("");
  self->right = g_strdup ("");
  self->foot = g_strdup ("");
  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  return self;
}

void
foyer_table_free (FoyerTable *self)
{
  g_clear_object (&self->catalog);
  g_free (self->title);
  g_free (self->left);
  g_free (self->right);
  g_free (self->foot);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/* What stands beside the title; may have two lines. */
void
foyer_table_set_head (FoyerTable *self,
                      const char *left,
                      const char *right)
{
  g_free (self->left);
  g_free (self->right);
  self->left = g_strdup (left);
  self->right = g_strdup (right);
}

/* What stands at the foot of each page beside its number. */
void
foyer_table_set_foot (FoyerTable *self,
                      const char *left)
{
  g_free (self->foot);
  self->foot = g_strdup (left);
}

/* @width: its share of the width; @is_figure: set right */
void
foyer_table_add_column (FoyerTable *self,
                        const char *title,
                        double      width,
                        gboolean    is_figure)
{
  Column *column = g_new0 (Column, 1);

  column->title = g_strdup (title);
  column->width = width;
  column->is_figure = is_figure;
  g_ptr_array_add (self->columns, column);
}

/* A line over the whole width. */
void
foyer_table_add_heading (FoyerTable *self,
                         const char *text)
{
  Row *row = g_new0 (Row, 1);

  row->heading = g_strdup (text);
  g_ptr_array_add (self->rows, row);
}

/* @cells: (array zero-terminated=1): as many as columns; @is_struck: void, but still to be read */
void
foyer_table_add_row (FoyerTable        *self,
                     const char *const *cells,
                     gboolean           is_struck)
{
  Row *row = g_new0 (Row, 1);

  row->cells = g_strdupv ((char **) cells);
  row->is_struck = is_struck;
  g_ptr_array_add (self->rows, row);
}

static void
set_font (FoyerTable  *self,
          double       size,
          PangoWeight  weight)
{
  g_autoptr(PangoFontDescription) font = pango_font_description_new ();

  /* The family of the country for its letters; figures and Latin come from it too, so that lines
   * are of one height. */
  pango_font_description_set_family_static (font, "Noto Sans CJK SC,Noto Sans,Sans");
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, weight);
  pango_layout_set_font_description (self->layout, font);
}

static void
set_text (FoyerTable     *self,
          const char     *text,
          double          width,
          int             n_lines,
          PangoAlignment  alignment)
{
  pango_layout_set_attributes (self->layout, NULL);
  pango_layout_set_text (self->layout, text, -1);
  pango_layout_set_width (self->layout, width * PANGO_SCALE);
  pango_layout_set_height (self->layout, -n_lines);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (self->layout, alignment);
}

static double
get_text_height (FoyerTable *self)
{
  int height;

  pango_layout_get_size (self->layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

static void
show_at (FoyerTable *self,
         double      x,
         double      y)
{
  cairo_set_source_rgb (self->cr, 0, 0, 0);
  cairo_move_to (self->cr, x, y);
  pango_cairo_show_layout (self->cr, self->layout);
}

static void
fill_box (FoyerTable *self,
          double      y,
          double      height)
{
  cairo_set_source_rgb (self->cr, GREY, GREY, GREY);
  cairo_rectangle (self->cr, MARGIN, y, TEXT_WIDTH, height);
  cairo_fill (self->cr);
}

static void
draw_line (FoyerTable *self,
           double      x1,
           double      y1,
           double      x2,
           double      y2)
{
  cairo_set_source_rgb (self->cr, 0, 0, 0);
  cairo_set_line_width (self->cr, LINE);
  cairo_move_to (self->cr, x1, y1);
  cairo_line_to (self->cr, x2, y2);
  cairo_stroke (self->cr);
}

static void
set_cell (FoyerTable *self,
          guint       n,
          const char *text)
{
  Column *column = self->columns->pdata[n];

  set_text (self, text, column->width - 2 * PADDING, CELL_LINES,
            column->is_figure ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
}

/* Turns the shares of the columns into widths. */
static void
set_widths (FoyerTable *self)
{
  double shares = 0;

  for (guint n = 0; n < self->columns->len; n++)
    shares += ((Column *) self->columns->pdata[n])->width;
  for (guint n = 0; n < self->columns->len; n++)
    ((Column *) self->columns->pdata[n])->width *= TEXT_WIDTH / shares;
}

static double
measure_titles (FoyerTable *self)
{
  double height = 0;

  set_font (self, CELL_SIZE, PANGO_WEIGHT_BOLD);
  for (guint n = 0; n < self->columns->len; n++)
    {
      set_cell (self, n, ((Column *) self->columns->pdata[n])->title);
      height = MAX (height, get_text_height (self));
    }
  return height + 2 * PADDING;
}

/* Lays the rows on pages. A heading is never the last of its page. */
static gboolean
measure (FoyerTable    *self,
         double         titles_height,
         GCancellable  *cancellable,
         GError       **error)
{
  double room = PAGE_HEIGHT - 2 * MARGIN - HEAD_HEIGHT - FOOT_HEIGHT - titles_height;
  double used = 0;

  self->n_pages = 1;
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = self->rows->pdata[i];
      double least;

      if (i % 100 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      set_font (self, CELL_SIZE, row->heading != NULL ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
      if (row->heading != NULL)
        {
          set_text (self, row->heading, TEXT_WIDTH - 2 * PADDING, 1, PANGO_ALIGN_LEFT);
          row->height = get_text_height (self);
        }
      for (guint n = 0; row->cells != NULL && n < self->columns->len; n++)
        {
          set_cell (self, n, row->cells[n]);
          row->height = MAX (row->height, get_text_height (self));
        }
      row->height += 2 * PADDING;

      least = row->heading != NULL ? 3 * row->height : row->height;
      if (used > 0 && used + least > room)
        {
          self->n_pages++;
          used = 0;
        }
      row->page = self->n_pages;
      used += row->height;
    }
  return TRUE;
}

static void
draw_frame (FoyerTable *self,
            guint       page)
{
  g_autofree char *number = NULL;
  double foot = PAGE_HEIGHT - MARGIN - FOOT_HEIGHT / 2.0;

  set_font (self, TITLE_SIZE, PANGO_WEIGHT_BOLD);
  set_text (self, self->title, TEXT_WIDTH, 1, PANGO_ALIGN_CENTER);
  show_at (self, MARGIN, MARGIN);
  set_font (self, SMALL_SIZE, PANGO_WEIGHT_NORMAL);
  set_text (self, self->left, TEXT_WIDTH / 3, 2, PANGO_ALIGN_LEFT);
  show_at (self, MARGIN, MARGIN);
  set_text (self, self->right, TEXT_WIDTH / 3, 2, PANGO_ALIGN_RIGHT);
  show_at (self, MARGIN + TEXT_WIDTH * 2 / 3, MARGIN);

  set_text (self, self->foot, TEXT_WIDTH * 2 / 3, 1, PANGO_ALIGN_LEFT);
  show_at (self, MARGIN, foot);
  /* Translators: at the foot of a printed page: %1$u is its number, %2$u how many there are. */
  number = g_strdup_printf (foyer_catalog_get (self->catalog, "page",
                                               NC_("page", "Page %1$u of %2$u")),
                            page, self->n_pages);
  set_text (self, number, TEXT_WIDTH / 3, 1, PANGO_ALIGN_RIGHT);
  show_at (self, MARGIN + TEXT_WIDTH * 2 / 3, foot);
}

/* The upright lines of a row; a heading goes over the columns. */
static void
draw_uprights (FoyerTable *self,
               double      top,
               double      bottom,
               gboolean    is_heading)
{
  double x = MARGIN;

  draw_line (self, x, top, x, bottom);
  for (guint n = 0; n < self->columns->len; n++)
    {
      x += ((Column *) self->columns->pdata[n])->width;
      if (!is_heading || n + 1 == self->columns->len)
        draw_line (self, x, top, x, bottom);
    }
}

static double
draw_titles (FoyerTable *self,
             double      y,
             double      height)
{
  double x = MARGIN;

  fill_box (self, y, height);
  draw_line (self, MARGIN, y, MARGIN + TEXT_WIDTH, y);
  set_font (self, CELL_SIZE, PANGO_WEIGHT_BOLD);
  for (guint n = 0; n < self->columns->len; n++)
    {
      Column *column = self->columns->pdata[n];

      set_cell (self, n, column->title);
      show_at (self, x + PADDING, y + PADDING);
      x += column->width;
    }
  draw_line (self, MARGIN, y + height, MARGIN + TEXT_WIDTH, y + height);
  draw_uprights (self, y, y + height, FALSE);
  return y + height;
}

static double
draw_row (FoyerTable *self,
          Row        *row,
          double      y)
{
  double x = MARGIN;

  if (row->heading != NULL)
    {
      fill_box (self, y, row->height);
      set_font (self, CELL_SIZE, PANGO_WEIGHT_BOLD);
      set_text (self, row->heading, TEXT_WIDTH - 2 * PADDING, 1, PANGO_ALIGN_LEFT);
      show_at (self, MARGIN + PADDING, y + PADDING);
    }
  else
    set_font (self, CELL_SIZE, PANGO_WEIGHT_NORMAL);

  for (guint n = 0; row->cells != NULL && n < self->columns->len; n++)
    {
      Column *column = self->columns->pdata[n];

      set_cell (self, n, row->cells[n]);
      if (row->is_struck)
        {
          g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

          pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
          pango_layout_set_attributes (self->layout, attributes);
        }
      show_at (self, x + PADDING, y + PADDING);
      x += column->width;
    }
  draw_line (self, MARGIN, y + row->height, MARGIN + TEXT_WIDTH, y + row->height);
  draw_uprights (self, y, y + row->height, row->heading != NULL);
  return y + row->height;
}

static gboolean
draw (FoyerTable    *self,
      double         titles_height,
      GCancellable  *cancellable,
      GError       **error)
{
  guint i = 0;

  for (guint page = 1; page <= self->n_pages; page++)
    {
      double y;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      draw_frame (self, page);
      y = draw_titles (self, MARGIN + HEAD_HEIGHT, titles_height);
      for (; i < self->rows->len && ((Row *) self->rows->pdata[i])->page == page; i++)
        y = draw_row (self, self->rows->pdata[i], y);
      cairo_show_page (self->cr);
    }
  return TRUE;
}

/**
 * foyer_table_to_pdf: (skip)
 * @self: a table, to be drawn once
 * @cancellable: (nullable): breaks it off
 * @error: where to put the error
 *
 * Returns: (transfer full) (nullable): the document
 */
GBytes *
foyer_table_to_pdf (FoyerTable    *self,
                    GCancellable  *cancellable,
                    GError       **error)
{
  const char *language = self->catalog != NULL ? foyer_catalog_get_language (self->catalog) : NULL;
  g_autoptr(FoyerPdf) pdf = foyer_pdf_new (PAGE_WIDTH, PAGE_HEIGHT, self->title, language);
  double titles_height;

  self->cr = pdf->cr;
  self->layout = pdf->layout;
  set_widths (self);
  titles_height = measure_titles (self);

  return measure (self, titles_height, cancellable, error)
         && draw (self, titles_height, cancellable, error) ? foyer_pdf_end (pdf, error) : NULL;
}
