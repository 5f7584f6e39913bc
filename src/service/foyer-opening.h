#pragma once

#include "service/foyer-services.h"

G_BEGIN_DECLS

/* How a program comes to its services: the store is opened, the services are built over it and
 * filled. Nothing here waits. */

char          *foyer_opening_dup_default_uri (void);
char          *foyer_opening_dup_path        (const char           *uri);
gboolean       foyer_opening_is_server       (const char           *uri);
char          *foyer_opening_dup_place       (const char           *uri);
void           foyer_opening_open_async      (const char           *uri,
                                              FoyerSession         *session,
                                              FoyerClock           *clock,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
FoyerServices *foyer_opening_open_finish     (GAsyncResult         *result,
                                              GError              **error);

/* For a store that cannot be opened, so that nobody can be signed in: with one that is open it is
 * foyer_backups_restore_async(). */
void           foyer_opening_restore_async   (const char           *uri,
                                              const char           *backup,
                                              FoyerClock           *clock,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
void           foyer_opening_accept_async    (const char           *uri,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
gboolean       foyer_opening_mend_finish     (GAsyncResult         *result,
                                              char                **kept,
                                              GError              **error);

G_END_DECLS
