#pragma once

/* For the files of the store that make, end and follow up a transaction. */

#include "store/foyer-journal.h"
#include "store/foyer-transaction.h"

G_BEGIN_DECLS

/* A record is known by its kind and its key: what a work item has beside has the item's key. */
typedef struct
{
  GType type;
  FoyerUuid id;
} FoyerRecordKey;

FoyerRecordKey   *foyer_record_key_new            (GType              type,
                                                   const FoyerUuid   *id);
guint             foyer_record_key_hash           (gconstpointer      key);
gboolean          foyer_record_key_equal          (gconstpointer      a,
                                                   gconstpointer      b);

/* A record as far as this transaction had to do with it. */
typedef struct
{
  FoyerRecord *before;                  /* as it was found; NULL when created here */
  FoyerRecord *stored;                  /* as it is now */
} FoyerKnownRecord;

struct _FoyerTransaction
{
  FoyerDb *db;
  FoyerActor actor;
  char *actor_text;                     /* as the journal writes it */
  char *seat;
  char *act;
  FoyerUuid op_id;
  FoyerUuid undoes;
  gint64 part;
  gint64 rev;
  gint64 now_us;
  guint8 chain[FOYER_JOURNAL_HASH_LENGTH];
  FoyerJournalChain *journal;
  gint64 n;                             /* changes so far */
  gint64 n_changed_before;              /* rows of the connection */
  GHashTable *known;                    /* FoyerRecordKey → FoyerKnownRecord */
  GHashTable *contacts;                 /* keys of customers → gint64, see foyer-contact.c */
};

FoyerTransaction *foyer_transaction_begin         (FoyerDb           *db,
                                                   const FoyerActor  *actor,
                                                   const char        *act,
                                                   const FoyerUuid   *op_id,
                                                   gint64             now_us,
                                                   GError           **error);
gboolean          foyer_transaction_find_part     (FoyerTransaction  *self,
                                                   gint64             part,
                                                   gint64            *rev,
                                                   gboolean          *is_found,
                                                   GError           **error);
gboolean          foyer_transaction_settle        (FoyerTransaction  *self,
                                                   GError           **error);
gboolean          foyer_transaction_commit        (FoyerTransaction  *self,
                                                   gint64            *rev,
                                                   GError           **error);
void              foyer_transaction_free          (FoyerTransaction  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerTransaction, foyer_transaction_free)

FoyerKnownRecord *foyer_transaction_know          (FoyerTransaction  *self,
                                                   FoyerRecord       *before,
                                                   FoyerRecord       *stored);
FoyerKnownRecord *foyer_transaction_get_known     (FoyerTransaction  *self,
                                                   GType              type,
                                                   const FoyerUuid   *id,
                                                   GError           **error);
FoyerKnownRecord *foyer_transaction_find_known    (FoyerTransaction  *self,
                                                   GType              type,
                                                   const FoyerUuid   *id);

G_END_DECLS
