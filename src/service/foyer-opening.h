#pragma once

#include "service/foyer-services.h"

G_BEGIN_DECLS

/* How a program comes to its services: the store is opened, the services are built over it and
 * filled. Nothing here waits. */

char          *foyer_opening_dup_default_uri (void);
char          *foyer_opening_dup_path        (const char           *uri);
void           foyer_opening_open_async      (const char           *uri,
                                              FoyerSession         *session,
                                              FoyerClock           *clock,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
FoyerServices *foyer_opening_open_finish     (GAsyncResult         *result,
                                              GError              **error);

/* The present file is kept aside; whoever had the store open opens it anew afterwards. */
void           foyer_opening_restore_async   (const char           *uri,
                                              const char           *backup,
                                              FoyerSession         *session,
                                              FoyerClock           *clock,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
char          *foyer_opening_restore_finish  (GAsyncResult         *result,
                                              GError              **error);

G_END_DECLS
