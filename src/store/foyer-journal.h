#pragma once

/* The journal: who changed what, when. See foyer-journal.c. */

#include "store/foyer-transaction.h"

G_BEGIN_DECLS

#define FOYER_JOURNAL_HASH_LENGTH 32
#define FOYER_JOURNAL_SALT_LENGTH 16

/* The column under which the whole of a created record stands. */
#define FOYER_JOURNAL_WHOLE ""

/* What a revision is, but for its changes. */
typedef struct
{
  gint64 rev;
  FoyerUuid op_id;
  gint64 part;
  const char *act;
  const char *actor;
  const char *seat;
  gint64 at_us;
  FoyerUuid undoes;
} FoyerRevision;

/* Grows while the changes of one revision are written or read; its end is the next of the chain. */
typedef struct _FoyerJournalChain FoyerJournalChain;

FoyerJournalChain *foyer_journal_chain_new        (void);
void               foyer_journal_chain_free       (FoyerJournalChain   *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerJournalChain, foyer_journal_chain_free)
void               foyer_journal_chain_add_change (FoyerJournalChain   *self,
                                                   gint64               n,
                                                   const char          *entity,
                                                   const FoyerUuid     *id,
                                                   const char          *op);
void               foyer_journal_chain_add_value  (FoyerJournalChain   *self,
                                                   const char          *column,
                                                   const guint8        *hash);
void               foyer_journal_chain_end        (FoyerJournalChain   *self,
                                                   const FoyerRevision *revision,
                                                   guint8              *chain);

void               foyer_journal_hash_value       (const FoyerUuid     *id,
                                                   gint64               rev,
                                                   gint64               n,
                                                   const char          *column,
                                                   const char          *old_text,
                                                   const char          *new_text,
                                                   const guint8        *salt,
                                                   guint8              *hash);
void               foyer_journal_hash_whole       (FoyerRecord         *record,
                                                   gint64               rev,
                                                   gint64               n,
                                                   const guint8        *salt,
                                                   guint8              *hash);
const FoyerField **foyer_journal_dup_fields       (FoyerRecordClass    *klass);

G_END_DECLS
