#pragma once

/* The databases of tests: every test of the store and the services runs on both engines. */

#include "store/foyer-store.h"

G_BEGIN_DECLS

gboolean test_engine_is_server      (void);
char    *test_engine_make_uri       (const char *folder);
char    *test_engine_make_named_uri (const char *user,
                                     const char *database);
void     test_engine_control        (const char *what);
gint64   test_engine_count          (FoyerStore *store,
                                     const char *sql);
void     test_engine_remove_folder  (const char *path);

G_END_DECLS
