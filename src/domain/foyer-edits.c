/* What a person changed in a form, held apart from the record until the act is carried out.
 *
 * The form may stay open for minutes while other seats work on the same record. So an edit is not
 * "store this record" but "I saw this, I wrote that", and it meets the record as it stands inside
 * the transaction that stores it. Fields that only one side touched merge without a word; a field
 * that both changed to different things is a conflict that the person decides. */

#include "domain/foyer-edits.h"

#include "domain/foyer-domain-error.h"

struct _FoyerEdits
{
  FoyerRecord *seen;
  GPtrArray *wishes;
};

/* One field that the person wrote in, as typed. */
typedef struct
{
  const FoyerField *field;
  char *text;
} Wish;

G_DEFINE_BOXED_TYPE (FoyerEdits, foyer_edits, foyer_edits_copy, foyer_edits_free)

static void
wish_free (gpointer data)
{
  Wish *self = data;

  g_free (self->text);
  g_free (self);
}

static void
conflict_free (gpointer data)
{
  FoyerFieldConflict *self = data;

  g_free (self->seen);
  g_free (self->mine);
  g_free (self->theirs);
  g_free (self);
}

static FoyerFieldConflict *
conflict_new (const FoyerField *field,
              FoyerRecord      *seen,
              FoyerRecord      *mine,
              FoyerRecord      *theirs)
{
  FoyerFieldConflict *self = g_new0 (FoyerFieldConflict, 1);

  self->field = field;
  self->seen = foyer_record_dup_text (seen, field);
  self->mine = foyer_record_dup_text (mine, field);
  self->theirs = foyer_record_dup_text (theirs, field);

  return self;
}

static gboolean
find_wish (FoyerEdits *self,
           const char *field,
           guint      *position)
{
  for (guint i = 0; i < self->wishes->len; i++)
    {
      Wish *wish = self->wishes->pdata[i];

      if (g_str_equal (wish->field->name, field))
        {
          *position = i;
          return TRUE;
        }
    }

  return FALSE;
}

/* Whether @text, once cleaned, is what the person saw anyway. Text that is refused is a wish: the
 * person must be told of it when the edits are applied. */
static gboolean
says_nothing_new (FoyerEdits       *self,
                  const FoyerField *field,
                  const char       *text)
{
  g_autoptr (FoyerRecord) written = foyer_record_copy (self->seen);

  return foyer_record_edit (written, field->name, text, NULL)
         && foyer_record_field_equal (written, self->seen, field);
}

/**
 * foyer_edits_new:
 * @seen: the record as the person saw it when the form was filled
 *
 * Returns: (transfer full): edits that change nothing yet; they keep a copy of @seen
 */
FoyerEdits *
foyer_edits_new (FoyerRecord *seen)
{
  FoyerEdits *self;

  g_return_val_if_fail (FOYER_IS_RECORD (seen), NULL);

  self = g_new0 (FoyerEdits, 1);
  self->seen = foyer_record_copy (seen);
  self->wishes = g_ptr_array_new_with_free_func (wish_free);

  return self;
}

/**
 * foyer_edits_copy:
 * @self: edits
 *
 * Copies deeply: the copy shares nothing, so that it can go to another thread.
 *
 * Returns: (transfer full): the same edits of the same record
 */
FoyerEdits *
foyer_edits_copy (FoyerEdits *self)
{
  FoyerEdits *copy = foyer_edits_new (self->seen);

  for (guint i = 0; i < self->wishes->len; i++)
    {
      Wish *wish = self->wishes->pdata[i];
      Wish *same = g_new0 (Wish, 1);

      same->field = wish->field;
      same->text = g_strdup (wish->text);
      g_ptr_array_add (copy->wishes, same);
    }

  return copy;
}

/**
 * foyer_edits_free:
 * @self: (transfer full): edits
 */
void
foyer_edits_free (FoyerEdits *self)
{
  g_object_unref (self->seen);
  g_ptr_array_unref (self->wishes);
  g_free (self);
}

/**
 * foyer_edits_get_seen:
 * @self: edits
 *
 * Returns: (transfer none): the record as the person saw it
 */
FoyerRecord *
foyer_edits_get_seen (FoyerEdits *self)
{
  return self->seen;
}

/**
 * foyer_edits_set:
 * @self: edits
 * @field: name of a field of the record
 * @text: (nullable): what the person wrote, as foyer_record_edit() takes it; %NULL is empty
 *
 * Notes what was written in a field, in the place of what was noted before. Writing what was seen
 * is no edit. Nothing is refused here: foyer_edits_apply() tells what is wrong.
 */
void
foyer_edits_set (FoyerEdits *self,
                 const char *field,
                 const char *text)
{
  const FoyerField *known;
  Wish *wish;
  guint position;

  known = foyer_record_class_find_field (FOYER_RECORD_GET_CLASS (self->seen), field);
  g_return_if_fail (known != NULL);

  if (find_wish (self, field, &position))
    g_ptr_array_remove_index (self->wishes, position);
  if (text == NULL)
    text = "";
  if (says_nothing_new (self, known, text))
    return;

  wish = g_new0 (Wish, 1);
  wish->field = known;
  wish->text = g_strdup (text);
  g_ptr_array_add (self->wishes, wish);
}

/**
 * foyer_edits_is_empty:
 * @self: edits
 *
 * Returns: whether nothing was changed, so that there is nothing to store
 */
gboolean
foyer_edits_is_empty (FoyerEdits *self)
{
  return self->wishes->len == 0;
}

/* Writes one wish into @merged, or notes why it cannot be. */
static gboolean
merge_wish (FoyerEdits  *self,
            Wish        *wish,
            FoyerRecord *merged,
            GPtrArray   *found,
            GError     **error)
{
  g_autoptr (FoyerRecord) mine = foyer_record_copy (self->seen);

  if (!foyer_record_edit (mine, wish->field->name, wish->text, error))
    return FALSE;

  if (foyer_record_field_equal (mine, merged, wish->field))
    return TRUE;
  if (!foyer_record_field_equal (self->seen, merged, wish->field))
    {
      g_ptr_array_add (found, conflict_new (wish->field, self->seen, mine, merged));
      return TRUE;
    }

  return foyer_record_edit (merged, wish->field->name, wish->text, error);
}

static gboolean
merge (FoyerEdits  *self,
       FoyerRecord *merged,
       GPtrArray   *found,
       GError     **error)
{
  for (guint i = 0; i < self->wishes->len; i++)
    if (!merge_wish (self, self->wishes->pdata[i], merged, found, error))
      return FALSE;

  return TRUE;
}

/**
 * foyer_edits_apply:
 * @self: edits
 * @current: the record as it stands now; of the same class
 * @conflicts: (out) (optional) (transfer full) (nullable) (element-type FoyerFieldConflict): the
 *   fields that somebody else changed to something else since they were seen; %NULL when there are
 *   none
 * @error: where to put why nothing was applied
 *
 * Writes all edits into @current, or none of them. A field that somebody else set to just what the
 * person wrote is no conflict. The invariants of the whole record are for foyer_record_check().
 *
 * Returns: whether @current has the edits; otherwise @error is %FOYER_DOMAIN_ERROR_STATE with
 *   @conflicts set, or %FOYER_DOMAIN_ERROR_INVALID when a field cannot hold what was written
 */
gboolean
foyer_edits_apply (FoyerEdits  *self,
                   FoyerRecord *current,
                   GPtrArray  **conflicts,
                   GError     **error)
{
  g_autoptr (FoyerRecord) merged = NULL;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (conflict_free);

  g_return_val_if_fail (G_OBJECT_TYPE (current) == G_OBJECT_TYPE (self->seen), FALSE);

  if (conflicts != NULL)
    *conflicts = NULL;

  merged = foyer_record_copy (current);
  if (!merge (self, merged, found, error))
    return FALSE;

  if (found->len > 0)
    {
      g_set_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_STATE,
                   "%u fields were changed by somebody else since they were seen", found->len);
      if (conflicts != NULL)
        *conflicts = g_steal_pointer (&found);
      return FALSE;
    }

  /* It went well on the copy, so it goes well here. */
  return merge (self, current, found, error);
}

/**
 * foyer_edits_accept_theirs:
 * @self: edits
 * @current: the record as it stands now
 *
 * Settles a conflict: from now on @current is what the person has seen, and fields that somebody
 * else changed keep what they wrote. Where the person's own word shall stand, foyer_edits_set() it
 * again afterwards. Edits of other fields stay.
 */
void
foyer_edits_accept_theirs (FoyerEdits  *self,
                           FoyerRecord *current)
{
  g_return_if_fail (G_OBJECT_TYPE (current) == G_OBJECT_TYPE (self->seen));

  for (guint i = self->wishes->len; i > 0; i--)
    {
      Wish *wish = self->wishes->pdata[i - 1];

      if (!foyer_record_field_equal (self->seen, current, wish->field))
        g_ptr_array_remove_index (self->wishes, i - 1);
    }

  /* @current may be what was seen itself. */
  g_autoptr (FoyerRecord) before = g_steal_pointer (&self->seen);

  self->seen = foyer_record_copy (current);
}
