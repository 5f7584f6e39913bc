#pragma once

/* Is everything as it should be? See foyer-check.c. */

#include "store/foyer-store.h"

G_BEGIN_DECLS

/**
 * FoyerCheck:
 * @rev: the last revision
 * @revisions: how many revisions were looked at
 * @customers: how many customers were looked at
 * @flaws: (element-type utf8): what is wrong, a sentence each, for the log and for whoever helps;
 *   empty when nothing is
 *
 * What came of a check.
 */
typedef struct
{
  gint64 rev;
  gint64 revisions;
  gint64 customers;
  GPtrArray *flaws;
} FoyerCheck;

void        foyer_check_free  (FoyerCheck  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerCheck, foyer_check_free)

FoyerCheck *foyer_store_check (FoyerStore  *self,
                               GError     **error);

G_END_DECLS
