#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the program wrote itself is read in words, and stays what it is where nobody writes
 * others. */

char *foyer_kept_note_show (GtkWidget  *control,
                            const char *note);
char *foyer_kept_note_dup  (GtkWidget  *control,
                            const char *typed);

G_END_DECLS
