#pragma once

/* A whole shop from one engine to the other. See foyer-store-copy.c. */

#include "store/db.h"

G_BEGIN_DECLS

/**
 * FoyerStoreCopied:
 * @table: the name of a table
 * @rows: how many rows it has, there as here
 *
 * What was copied and found equal.
 */
typedef struct
{
  char *table;
  gint64 rows;
} FoyerStoreCopied;

GPtrArray *foyer_store_copy (const char    *from,
                             const char    *to,
                             GCancellable  *cancellable,
                             GError       **error);

G_END_DECLS
