#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Fills the search index of an empty store on a server with @n_people, types as people do, and
 * prints what a keystroke costs. Returns whether the goal is reached. */
gboolean bench_search (const char *uri,
                       guint       n_people);

G_END_DECLS
