/* The journal is the audit trail, what undo works from, and the feed of other processes, in one.
 *
 * A revision has changes, one for each record that the act touched; a change of a record that was
 * there has values, old and new, one for each field. A created record is journalled as one value
 * with the column "": its hash is over the whole record. What it was created with needs no second
 * copy: it still stands in the record, or as the old value of the first change after it. That keeps
 * the journal of a shop with millions of visits, and the places where personal data lie, small.
 *
 * Every value has a hash, salted where it may tell about a person, and the hashes of a revision go
 * into a chain: chain(rev) = H (chain(rev - 1), revision, changes, hashes). Whoever alters a row of
 * the journal afterwards breaks the chain; erasing a person takes away values and salts, of which
 * nothing can be guessed any more, and leaves the chain whole.
 *
 * Derived fields are not journalled: they follow from the others. */

#include "store/foyer-journal.h"

#include <string.h>

struct _FoyerJournalChain
{
  GChecksum *changes;
};

static void
add_int (GChecksum *sum,
         gint64     value)
{
  gint64 bytes = GINT64_TO_BE (value);

  g_checksum_update (sum, (const guint8 *) &bytes, sizeof bytes);
}

/* The length goes first, so that no two lists of texts look the same; -1 is no text at all. */
static void
add_text (GChecksum  *sum,
          const char *text)
{
  add_int (sum, text != NULL ? (gint64) strlen (text) : -1);
  if (text != NULL)
    g_checksum_update (sum, (const guint8 *) text, strlen (text));
}

static void
end (GChecksum *sum,
     guint8    *hash)
{
  gsize length = FOYER_JOURNAL_HASH_LENGTH;

  g_checksum_get_digest (sum, hash, &length);
}

FoyerJournalChain *
foyer_journal_chain_new (void)
{
  FoyerJournalChain *self = g_new0 (FoyerJournalChain, 1);

  self->changes = g_checksum_new (G_CHECKSUM_SHA256);
  return self;
}

void
foyer_journal_chain_free (FoyerJournalChain *self)
{
  g_checksum_free (self->changes);
  g_free (self);
}

void
foyer_journal_chain_add_change (FoyerJournalChain *self,
                                gint64             n,
                                const char        *entity,
                                const FoyerUuid   *id,
                                const char        *op)
{
  add_int (self->changes, n);
  add_text (self->changes, entity);
  g_checksum_update (self->changes, id->bytes, sizeof id->bytes);
  add_text (self->changes, op);
}

/* Values of a change come in the order of their columns' names. */
void
foyer_journal_chain_add_value (FoyerJournalChain *self,
                               const char        *column,
                               const guint8      *hash)
{
  add_text (self->changes, column);
  g_checksum_update (self->changes, hash, FOYER_JOURNAL_HASH_LENGTH);
}

/* Takes the chain so far, leaves the chain up to this revision, and is empty for the next. */
void
foyer_journal_chain_end (FoyerJournalChain   *self,
                         const FoyerRevision *revision,
                         guint8              *chain)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 changes[FOYER_JOURNAL_HASH_LENGTH];

  end (self->changes, changes);
  g_checksum_reset (self->changes);

  g_checksum_update (sum, chain, FOYER_JOURNAL_HASH_LENGTH);
  add_int (sum, revision->rev);
  g_checksum_update (sum, revision->op_id.bytes, sizeof revision->op_id.bytes);
  add_int (sum, revision->part);
  add_text (sum, revision->act);
  add_text (sum, revision->actor);
  add_text (sum, revision->seat);
  add_int (sum, revision->at_us);
  g_checksum_update (sum, revision->undoes.bytes, sizeof revision->undoes.bytes);
  g_checksum_update (sum, changes, sizeof changes);
  end (sum, chain);
}

static void
begin_value (GChecksum       *sum,
             const FoyerUuid *id,
             gint64           rev,
             gint64           n,
             const guint8    *salt)
{
  if (salt != NULL)
    g_checksum_update (sum, salt, FOYER_JOURNAL_SALT_LENGTH);
  g_checksum_update (sum, id->bytes, sizeof id->bytes);
  add_int (sum, rev);
  add_int (sum, n);
}

void
foyer_journal_hash_value (const FoyerUuid *id,
                          gint64           rev,
                          gint64           n,
                          const char      *column,
                          const char      *old_text,
                          const char      *new_text,
                          const guint8    *salt,
                          guint8          *hash)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  begin_value (sum, id, rev, n, salt);
  add_text (sum, column);
  add_text (sum, old_text);
  add_text (sum, new_text);
  end (sum, hash);
}

/* Empty fields and zeros are left out, so that a field that a later schema adds does not change the
 * hash. */
void
foyer_journal_hash_whole (FoyerRecord  *record,
                          gint64        rev,
                          gint64        n,
                          const guint8 *salt,
                          guint8       *hash)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree const FoyerField **fields =
    foyer_journal_dup_fields (FOYER_RECORD_GET_CLASS (record));

  begin_value (sum, foyer_record_get_id (record), rev, n, salt);
  for (guint i = 0; fields[i] != NULL; i++)
    {
      g_autofree char *text = foyer_record_dup_text (record, fields[i]);

      if (text == NULL || *text == '\0' || strcmp (text, "0") == 0)
        continue;
      add_text (sum, fields[i]->name);
      add_text (sum, text);
    }
  end (sum, hash);
}

static int
compare_fields (gconstpointer a,
                gconstpointer b)
{
  return strcmp ((*(const FoyerField *const *) a)->name, (*(const FoyerField *const *) b)->name);
}

/* The journalled fields of a class, by name: (transfer container), ended by NULL. */
const FoyerField **
foyer_journal_dup_fields (FoyerRecordClass *klass)
{
  const FoyerField **fields = g_new0 (const FoyerField *, klass->n_fields + 1);
  guint n_fields = 0;

  for (guint i = 0; i < klass->n_fields; i++)
    if ((klass->fields[i].flags & FOYER_FIELD_DERIVED) == 0)
      fields[n_fields++] = &klass->fields[i];
  qsort (fields, n_fields, sizeof *fields, compare_fields);

  return fields;
}
