/* Which customer somebody is who says a name, a telephone number, or both.
 *
 * A wrong link shows one person's file to another and can hardly be taken apart later; a second
 * file of the same person is offered as a duplicate and merged. So only what leaves no doubt is
 * linked: a family may share one number (P1), and many people have the same name. */

#include "service/foyer-customer-link.h"

#include "base/foyer-text.h"
#include "domain/foyer-search-term.h"
#include "service/foyer-numbers.h"
#include "store/foyer-customer-repository.h"

/* Persons of one number, or of one name, that are looked at. */
#define MAX_CANDIDATES 50

static const char *const shared_fields[] = {
  "name", "salutation", "phone", "organisation", "city", "address", "identity",
};

static const FoyerField *
find_field (FoyerRecord *record,
            const char  *name)
{
  return foyer_record_class_find_field (FOYER_RECORD_GET_CLASS (record), name);
}

static char *
dup_said (FoyerRecord *said,
          const char  *name)
{
  const FoyerField *field = find_field (said, name);

  return field != NULL ? foyer_record_dup_text (said, field) : g_strdup ("");
}

static gboolean
is_named (FoyerCustomer *customer,
          const char    *name)
{
  g_autofree char *folded = foyer_text_fold (name);
  g_autofree char *theirs = foyer_text_fold (foyer_customer_get_name (customer));

  return g_str_equal (folded, theirs);
}

/* The only one of @candidates who is @name, %NULL for none or several. */
static FoyerCustomer *
pick_only (GPtrArray  *candidates,
           const char *name,
           guint      *n_fits)
{
  FoyerCustomer *only = NULL;

  *n_fits = 0;
  for (guint i = 0; i < candidates->len; i++)
    {
      FoyerCustomer *candidate = candidates->pdata[i];

      if (name != NULL && !is_named (candidate, name))
        continue;
      if ((*n_fits)++ == 0)
        only = candidate;
    }

  return *n_fits == 1 ? g_object_ref (only) : NULL;
}

/* Of several files with this number and name the newest will do: they are duplicates. Without a
 * name several files are several persons, and nobody can say who came. */
static gboolean
find_by_phone (FoyerDb        *db,
               const char     *name,
               const char     *phone,
               FoyerCustomer **customer,
               gboolean       *is_doubtful,
               GError        **error)
{
  g_autoptr (GPtrArray) found = NULL;
  guint n_fits;

  found = foyer_customer_repository_find_phone (db, phone, MAX_CANDIDATES, error);
  if (found == NULL)
    return FALSE;

  if (*name == '\0')
    {
      *customer = pick_only (found, NULL, &n_fits);
      *is_doubtful = n_fits > 1;
      return TRUE;
    }

  for (guint i = 0; i < found->len && *customer == NULL; i++)
    if (is_named (found->pdata[i], name))
      *customer = g_object_ref (found->pdata[i]);
  if (*customer == NULL)
    *customer = pick_only (found, "", &n_fits);

  return TRUE;
}

static gboolean
has_phone (FoyerCustomer *customer)
{
  return *foyer_customer_get_phone (customer) != '\0'
         || *foyer_customer_get_phone2 (customer) != '\0';
}

static GPtrArray *
find_by_words (FoyerDb     *db,
               const char  *name,
               GError     **error)
{
  g_autoptr (GPtrArray) terms = foyer_search_terms (name);
  g_autoptr (GArray) ids = NULL;

  /* A name without a word, such as a smiling face, finds nobody. */
  if (terms->len == 0)
    return g_ptr_array_new_with_free_func (g_object_unref);

  ids = foyer_db_index_find (db, terms, MAX_CANDIDATES, error);
  return ids != NULL ? foyer_customer_repository_find_ids (db, (FoyerUuid *) ids->data, ids->len,
                                                           error)
                     : NULL;
}

static gboolean
find_by_name (FoyerDb        *db,
              const char     *name,
              FoyerCustomer **customer,
              gboolean       *is_doubtful,
              GError        **error)
{
  g_autoptr (GPtrArray) found = find_by_words (db, name, error);
  guint n_fits;

  if (found == NULL)
    return FALSE;

  for (guint i = found->len; i > 0; i--)
    if (has_phone (found->pdata[i - 1]))
      g_ptr_array_remove_index (found, i - 1);

  *customer = pick_only (found, name, &n_fits);
  *is_doubtful = n_fits > 1;
  return TRUE;
}

static gboolean
is_empty (FoyerRecord      *record,
          const FoyerField *field)
{
  g_autoptr (FoyerRecord) blank = g_object_new (G_OBJECT_TYPE (record), NULL);

  return foyer_record_field_equal (record, blank, field);
}

/* Copies what the file does not say yet. */
static gboolean
fill (FoyerCustomer *customer,
      FoyerRecord   *said)
{
  FoyerRecord *file = FOYER_RECORD (customer);
  gboolean has_changed = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (shared_fields); i++)
    {
      const FoyerField *from = find_field (said, shared_fields[i]);
      const FoyerField *to = find_field (file, shared_fields[i]);
      g_autofree char *buffer = NULL;

      if (from == NULL || is_empty (said, from) || !is_empty (file, to))
        continue;
      foyer_record_set_value (file, to, foyer_record_get_value (said, from, &buffer));
      has_changed = TRUE;
    }

  return has_changed;
}

static FoyerCustomer *
make (FoyerTransaction  *transaction,
      FoyerRecord       *said,
      const char        *day,
      gint64             at_us,
      GError           **error)
{
  g_autofree char *number = NULL;
  g_autoptr (FoyerCustomer) customer = NULL;
  FoyerUuid id = foyer_uuid_new (at_us);

  number = foyer_transaction_number (transaction, FOYER_NUMBER_CUSTOMER, day, error);
  if (number == NULL)
    return NULL;

  customer = foyer_customer_new (&id, number, at_us);
  fill (customer, said);
  if (!foyer_transaction_create (transaction, FOYER_RECORD (customer), error))
    return NULL;

  return g_steal_pointer (&customer);
}

/**
 * foyer_customer_link:
 * @transaction: the transaction of a job
 * @said: what was said
 * @day: the shop's today as `YYYYMMDD`, for the number of a new customer
 * @at_us: the moment, microseconds UTC
 * @customer: (out) (nullable) (transfer full): who it is; %NULL when nothing was said, or when it
 *   could be one of several, which a person must decide
 * @error: where to put the error
 *
 * Finds the customer of exactly this telephone and name, completes the file with what was said, or
 * makes a file.
 *
 * Returns: whether @customer is set
 */
gboolean
foyer_customer_link (FoyerTransaction  *transaction,
                     FoyerRecord       *said,
                     const char        *day,
                     gint64             at_us,
                     FoyerCustomer    **customer,
                     GError           **error)
{
  FoyerDb *db = foyer_transaction_get_db (transaction);
  g_autofree char *name = dup_said (said, "name");
  g_autofree char *phone = dup_said (said, "phone");
  gboolean is_doubtful = FALSE;

  *customer = NULL;
  if (*phone != '\0' && !find_by_phone (db, name, phone, customer, &is_doubtful, error))
    return FALSE;
  if (*phone == '\0' && *name != '\0'
      && !find_by_name (db, name, customer, &is_doubtful, error))
    return FALSE;

  if (*customer != NULL)
    {
      if (foyer_customer_complete (transaction, *customer, said, error))
        return TRUE;
      g_clear_object (customer);
      return FALSE;
    }
  if (is_doubtful || (*phone == '\0' && *name == '\0'))
    return TRUE;

  *customer = make (transaction, said, day, at_us, error);
  return *customer != NULL;
}

/**
 * foyer_customer_complete:
 * @transaction: the transaction of a job
 * @customer: a customer
 * @said: what was said
 * @error: where to put the error
 *
 * Writes what was said into the fields of the file that are empty. What the file says already
 * stays: whoever wants it otherwise edits it.
 *
 * Returns: whether @customer is stored
 */
gboolean
foyer_customer_complete (FoyerTransaction  *transaction,
                         FoyerCustomer     *customer,
                         FoyerRecord       *said,
                         GError           **error)
{
  return !fill (customer, said)
         || foyer_transaction_save (transaction, FOYER_RECORD (customer), error);
}
