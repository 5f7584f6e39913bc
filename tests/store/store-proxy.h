#pragma once

/* Stands between a seat and the server and keeps some answers to COMMIT, or all that is said, to
 * itself. */

#include <glib.h>

G_BEGIN_DECLS

typedef struct _StoreProxy StoreProxy;

StoreProxy *store_proxy_new       (guint       percent);
char       *store_proxy_make_uri  (StoreProxy *self,
                                   const char *uri);
guint       store_proxy_get_n_cut (StoreProxy *self);
void        store_proxy_mute      (StoreProxy *self,
                                   gboolean    hangs_up);
void        store_proxy_free      (StoreProxy *self);

G_END_DECLS
