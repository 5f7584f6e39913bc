#pragma once

#include "domain/foyer-enums.h"
#include "domain/foyer-note.h"
#include "domain/foyer-record.h"

G_BEGIN_DECLS

/**
 * FoyerItemStamp:
 * @id: the key of the line in the log
 * @staff: who acts; all-zero for the program itself
 * @at_us: when, microseconds UTC
 *
 * What every act on a work item is given, so that its line in the log can be written.
 */
typedef struct
{
  FoyerUuid id;
  FoyerUuid staff;
  gint64 at_us;
} FoyerItemStamp;

#define FOYER_TYPE_ITEM_LOG (foyer_item_log_get_type ())
G_DECLARE_FINAL_TYPE (FoyerItemLog, foyer_item_log, FOYER, ITEM_LOG, FoyerRecord)

FoyerItemLog    *foyer_item_log_new       (const FoyerUuid       *item,
                                           FoyerItemAct           what,
                                           const char            *text,
                                           const FoyerItemStamp  *stamp,
                                           GError               **error);

const FoyerUuid *foyer_item_log_get_item  (FoyerItemLog          *self);
gint64           foyer_item_log_get_at    (FoyerItemLog          *self);
const FoyerUuid *foyer_item_log_get_staff (FoyerItemLog          *self);
FoyerItemAct     foyer_item_log_get_what  (FoyerItemLog          *self);
const char      *foyer_item_log_get_text  (FoyerItemLog          *self);

G_END_DECLS
