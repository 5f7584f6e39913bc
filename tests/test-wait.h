#pragma once

/* What programs beside the tests share: they wait for one command after the other, and end with a
 * word when one fails. The tests themselves wait as their fixtures do, with a limit. */

#include <gio/gio.h>

G_BEGIN_DECLS

/* on_done() as callback with a GAsyncResult ** as data; then wait_for() it. */
void          on_done  (GObject       *source,
                        GAsyncResult  *result,
                        gpointer       user_data);
GAsyncResult *wait_for (GAsyncResult **result);
/* Ends the program when there is an error. */
void          give_up  (const GError  *error);

G_END_DECLS
