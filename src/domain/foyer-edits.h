#pragma once

#include "domain/foyer-record.h"

G_BEGIN_DECLS

/**
 * FoyerEdits:
 *
 * What a person changed in a form: of which record, and for each field what they saw and what they
 * wrote. It is applied to the record as it stands when the act is carried out; where somebody else
 * changed one of these fields meanwhile, both wishes are told and nothing is overwritten.
 */
typedef struct _FoyerEdits FoyerEdits;

/* One field that two people changed. Texts are canonical, as foyer_record_dup_text() writes them.
 * Who wrote @theirs and when, microseconds UTC, is for those to fill in who know the journal. */
typedef struct
{
  const FoyerField *field;
  char *seen;
  char *mine;
  char *theirs;
  FoyerUuid their_staff;
  gint64 their_us;
} FoyerFieldConflict;

#define FOYER_TYPE_EDITS (foyer_edits_get_type ())
GType            foyer_edits_get_type     (void) G_GNUC_CONST;

FoyerEdits      *foyer_edits_new          (FoyerRecord  *seen);
FoyerEdits      *foyer_edits_copy         (FoyerEdits   *self);
void             foyer_edits_free         (FoyerEdits   *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerEdits, foyer_edits_free)

FoyerRecord     *foyer_edits_get_seen     (FoyerEdits   *self);
void             foyer_edits_set          (FoyerEdits   *self,
                                           const char   *field,
                                           const char   *text);
gboolean         foyer_edits_is_empty     (FoyerEdits   *self);
gboolean         foyer_edits_apply        (FoyerEdits   *self,
                                           FoyerRecord  *current,
                                           GPtrArray   **conflicts,
                                           GError      **error);
void             foyer_edits_accept_theirs (FoyerEdits  *self,
                                           FoyerRecord  *current);

G_END_DECLS
