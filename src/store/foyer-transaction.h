#pragma once

/* A write transaction: the unit of work of one act. It journals what it stores. */

#include "domain/foyer-record.h"
#include "store/db.h"

G_BEGIN_DECLS

/**
 * FoyerActor:
 * @staff: who acts; all-zero when nobody signed in does
 * @name: who acts when @staff is none: `system` or `console`
 * @seat: at which PC
 *
 * Who answers for an act. Part of every revision.
 */
typedef struct
{
  FoyerUuid staff;
  const char *name;
  const char *seat;
} FoyerActor;

typedef struct _FoyerTransaction FoyerTransaction;

FoyerDb         *foyer_transaction_get_db     (FoyerTransaction  *self);
gint64           foyer_transaction_get_now_us (FoyerTransaction  *self);
const FoyerUuid *foyer_transaction_get_op_id  (FoyerTransaction  *self);
const FoyerActor *foyer_transaction_get_actor (FoyerTransaction  *self);

gboolean         foyer_transaction_find_author (FoyerTransaction *self,
                                               const FoyerUuid   *id,
                                               const char        *column,
                                               FoyerUuid         *staff,
                                               gint64            *at_us,
                                               GError           **error);
FoyerRecord     *foyer_transaction_load       (FoyerTransaction  *self,
                                               GType              type,
                                               const FoyerUuid   *id,
                                               GError           **error);
gboolean         foyer_transaction_create     (FoyerTransaction  *self,
                                               FoyerRecord       *record,
                                               GError           **error);
gboolean         foyer_transaction_save       (FoyerTransaction  *self,
                                               FoyerRecord       *record,
                                               GError           **error);
/* Journals that something happened to a row, for whoever shows it: without its values. */
gboolean         foyer_transaction_touch      (FoyerTransaction  *self,
                                               const char        *entity,
                                               const FoyerUuid   *id,
                                               GError           **error);
char            *foyer_transaction_number     (FoyerTransaction  *self,
                                               const char        *prefix,
                                               const char        *day,
                                               GError           **error);
gboolean         foyer_transaction_undo       (FoyerTransaction  *self,
                                               const FoyerUuid   *op_id,
                                               GError           **error);

/* Records by condition: "SELECT fields FROM entity WHERE store_id = $1 AND " + @where. */
FoyerRecord     *foyer_db_load_record         (FoyerDb           *db,
                                               GType              type,
                                               const FoyerUuid   *id,
                                               GError           **error);

/**
 * FoyerFinding:
 * @type: a type of #FoyerRecord
 * @records: (element-type FoyerRecord): those that came
 * @error: (nullable): why one that came could not be read
 *
 * Records that are being asked for, foyer_db_ask_records().
 */
typedef struct
{
  GType type;
  GPtrArray *records;
  GError *error;
} FoyerFinding;

void             foyer_finding_init           (FoyerFinding      *self,
                                               GType              type);
void             foyer_finding_clear          (FoyerFinding      *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FoyerFinding, foyer_finding_clear)
GPtrArray       *foyer_finding_finish         (FoyerFinding      *self,
                                               GError           **error);
gboolean         foyer_db_ask_records         (FoyerDb           *db,
                                               FoyerFinding      *finding,
                                               const char        *where,
                                               const FoyerValue  *values,
                                               guint              n_values,
                                               GError           **error);
GPtrArray       *foyer_db_find_records        (FoyerDb           *db,
                                               GType              type,
                                               const char        *where,
                                               const FoyerValue  *values,
                                               guint              n_values,
                                               GError           **error);
GPtrArray       *foyer_db_find_by_ids         (FoyerDb           *db,
                                               GType              type,
                                               const FoyerUuid   *ids,
                                               guint              n_ids,
                                               const char        *where,
                                               GError           **error);

G_END_DECLS
