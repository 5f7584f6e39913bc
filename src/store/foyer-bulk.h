#pragma once

/* Fills a store with records by the million. See foyer-bulk.c. */

#include "domain/foyer-record.h"
#include "store/db.h"

G_BEGIN_DECLS

/* How many customers one transaction puts into the index: half a second. */
#define FOYER_BULK_INDEX_CHUNK 5000

typedef struct _FoyerBulk FoyerBulk;

FoyerBulk *foyer_bulk_new        (FoyerDb          *db,
                                  GError          **error);
gboolean   foyer_bulk_add        (FoyerBulk        *self,
                                  FoyerRecord      *record,
                                  GError          **error);
gboolean   foyer_bulk_set_number (FoyerBulk        *self,
                                  const char       *prefix,
                                  const char       *day,
                                  gint64            last,
                                  GError          **error);
gboolean   foyer_bulk_index      (FoyerBulk        *self,
                                  gboolean         *is_done,
                                  GError          **error);
void       foyer_bulk_free       (FoyerBulk        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerBulk, foyer_bulk_free)

G_END_DECLS
