#pragma once

#include <gio/gio.h>

#include "service/foyer-catalog.h"
#include "service/foyer-rota-month.h"

G_BEGIN_DECLS

/**
 * FoyerRosterSheet:
 * @catalog: (nullable): the language of the document
 * @month: the month
 * @shop_name: the name of the shop
 * @printed_by: who prints it
 * @now_us: when
 *
 * What a printed roster is made from.
 */
typedef struct
{
  FoyerCatalog *catalog;
  FoyerRotaMonth *month;
  const char *shop_name;
  const char *printed_by;
  gint64 now_us;
} FoyerRosterSheet;

GBytes *foyer_roster_sheet_to_pdf (const FoyerRosterSheet  *sheet,
                                   GCancellable            *cancellable,
                                   GError                 **error);

G_END_DECLS
