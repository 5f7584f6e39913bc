#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Whether the desktop starts Foyer in the background when this person logs in: an entry in their
 * own autostart folder. */

void     foyer_autostart_set_async  (gboolean              is_on,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
gboolean foyer_autostart_set_finish (GAsyncResult         *result,
                                     GError              **error);

G_END_DECLS
