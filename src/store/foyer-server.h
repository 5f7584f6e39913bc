#pragma once

/* A store on a server: founding it, and the logins of the PCs. See foyer-server.c. */

#include "store/db.h"

G_BEGIN_DECLS

gboolean foyer_server_found       (const char  *uri,
                                   GError     **error);
char    *foyer_server_add_seat    (const char  *uri,
                                   const char  *name,
                                   gint64       store,
                                   const char  *host,
                                   GError     **error);
gboolean foyer_server_revoke_seat (const char  *uri,
                                   const char  *name,
                                   GError     **error);

G_END_DECLS
