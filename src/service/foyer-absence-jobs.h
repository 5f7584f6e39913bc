#pragma once

/* The jobs of the absences: they run on the store's threads, on plain data. */

#include "service/foyer-absences.h"
#include "store/foyer-transaction.h"

G_BEGIN_DECLS

/* (element-type FoyerAbsence): what is left behind at this moment (gint64 *), the first to begin
 * first. */
gpointer foyer_absence_find      (FoyerDb            *db,
                                  gpointer            now_us,
                                  GError            **error);

/* What is dealt out. */
typedef struct
{
  FoyerAbsence absence;
  FoyerRoles roles;             /* of who acts */
  gint64 at_us;
} FoyerAbsenceDeal;

gboolean foyer_absence_deal      (FoyerTransaction   *transaction,
                                  gpointer            data,
                                  gpointer           *result,
                                  GError            **error);

G_END_DECLS
