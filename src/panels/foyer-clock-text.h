#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Reads a time of day as people type it: 18:30, 1830, 18：30, 9, 24:00. Returns whether it is one;
 * @minute: (out): minutes after midnight, 0 to 1440 */
gboolean foyer_clock_text_parse (const char *text,
                                 int        *minute);

G_END_DECLS
