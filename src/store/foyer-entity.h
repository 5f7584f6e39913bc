#pragma once

/* What the store does beyond storing, by kind of record. */

#include "store/foyer-transaction.h"

G_BEGIN_DECLS

/**
 * FoyerEntity:
 * @name: the table, and what the journal calls it
 * @get_type: the class of its records
 * @stays: a created one stays when its act is undone: it is a line of a log, or what the shop chose
 * @gone_field: (nullable): the field that tells that it is undone; %NULL for `state`
 * @gone: (nullable): what stands there of one whose creation is undone; %NULL for `void`
 * @stays_behind: (nullable): whether one whose creation cannot be undone, as somebody has dealt
 *   with it since, stays as it is when the rest of its act is undone
 * @maintained: (nullable): a field that only the store writes
 * @derive: (nullable): makes the derived fields, before a record is stored
 * @created: (nullable): before a record is stored for the first time
 * @saved: (nullable): after a record was stored; @before is %NULL when it was created
 */
typedef struct
{
  const char *name;
  GType (*get_type) (void);
  gboolean stays;
  const char *gone_field;
  const char *gone;
  gboolean (*stays_behind) (FoyerRecord *record);
  const char *maintained;
  void (*derive) (FoyerRecord *record);
  gboolean (*created) (FoyerTransaction *transaction, FoyerRecord *record, GError **error);
  gboolean (*saved) (FoyerTransaction *transaction, FoyerRecord *before, FoyerRecord *after,
                     GError **error);
} FoyerEntity;

const FoyerEntity *foyer_entity_find      (const char        *name);
gboolean           foyer_entity_can_write (const FoyerEntity *self,
                                           const FoyerField  *field);

G_END_DECLS
