#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void       test_display_init   (int         *argc,
                                char      ***argv);
GtkWidget *test_display_show   (GtkWidget   *widget);
void       test_display_settle (void);

G_END_DECLS
