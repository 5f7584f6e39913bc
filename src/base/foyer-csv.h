#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Comma-separated values (RFC 4180), UTF-8 with a mark at the front, without which the spreadsheets
 * of a Chinese office read them as GB18030. */

GString *foyer_csv_begin   (void);
void     foyer_csv_add_row (GString           *csv,
                            const char *const *cells);

G_END_DECLS
