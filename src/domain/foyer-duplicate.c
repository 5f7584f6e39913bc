/* Possible duplicates among customer files (P1, PR-03): offered at entry, never forced. Two files
 * with one telephone may well be a mother and her child, and two people may share a name: a person
 * decides. */

#include "domain/foyer-duplicate.h"

#include "base/foyer-text.h"

#include <string.h>

/* A number without its area code has at least this many digits. */
#define LOCAL_DIGITS 7

static gboolean
is_same_text (const char *a,
              const char *b)
{
  g_autofree char *folded_a = foyer_text_fold (a);
  g_autofree char *folded_b = foyer_text_fold (b);

  return *folded_a != '\0' && strcmp (folded_a, folded_b) == 0;
}

/* One digit wrong, or two neighbours swapped. */
static gboolean
is_one_slip (const char *a,
             const char *b,
             gsize       length)
{
  gsize first = 0, last = length;

  while (first < length && a[first] == b[first])
    first++;
  while (last > first && a[last - 1] == b[last - 1])
    last--;

  return last - first == 1
         || (last - first == 2 && a[first] == b[first + 1] && a[first + 1] == b[first]);
}

static gboolean
ends_with (const char *whole,
           gsize       whole_length,
           const char *tail,
           gsize       tail_length)
{
  return tail_length >= LOCAL_DIGITS && tail_length < whole_length
         && memcmp (whole + whole_length - tail_length, tail, tail_length) == 0;
}

/* Numbers are canonical (foyer_phone_digits()): an extension stands behind a dash. The same number
 * with another extension is the switchboard of an organisation. */
static gboolean
is_similar_number (const char *a,
                   const char *b)
{
  gsize length_a = strcspn (a, "-");
  gsize length_b = strcspn (b, "-");

  if (length_a < LOCAL_DIGITS || length_b < LOCAL_DIGITS)
    return FALSE;
  if (length_a == length_b)
    return memcmp (a, b, length_a) == 0 || is_one_slip (a, b, length_a);

  return ends_with (a, length_a, b, length_b) || ends_with (b, length_b, a, length_a);
}

static gboolean
is_same_number (const char *a,
                const char *b)
{
  return *a != '\0' && strcmp (a, b) == 0;
}

/* Whether @is_alike holds for one of the numbers of each. */
static gboolean
have_numbers (FoyerCustomer  *a,
              FoyerCustomer  *b,
              gboolean      (*is_alike) (const char *, const char *))
{
  const char *numbers_a[] = { foyer_customer_get_phone (a), foyer_customer_get_phone2 (a) };
  const char *numbers_b[] = { foyer_customer_get_phone (b), foyer_customer_get_phone2 (b) };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers_a); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (numbers_b); j++)
      if (is_alike (numbers_a[i], numbers_b[j]))
        return TRUE;

  return FALSE;
}

/**
 * foyer_duplicate_compare:
 * @a: a customer
 * @b: another customer
 *
 * Returns: how much speaks for both being one person; it does not matter which comes first
 */
FoyerDuplicate
foyer_duplicate_compare (FoyerCustomer *a,
                         FoyerCustomer *b)
{
  gboolean has_same_name =
    is_same_text (foyer_customer_get_name (a), foyer_customer_get_name (b));

  if (have_numbers (a, b, is_same_number))
    return has_same_name ? FOYER_DUPLICATE_SAME : FOYER_DUPLICATE_PHONE;
  if (!has_same_name)
    return FOYER_DUPLICATE_NONE;
  if (is_same_text (foyer_customer_get_organisation (a), foyer_customer_get_organisation (b)))
    return FOYER_DUPLICATE_COLLEAGUE;
  return have_numbers (a, b, is_similar_number) ? FOYER_DUPLICATE_SIMILAR : FOYER_DUPLICATE_NONE;
}

static int
compare_likeness (gconstpointer a,
                  gconstpointer b,
                  gpointer      customer)
{
  FoyerCustomer *one = *(FoyerCustomer **) a;
  FoyerCustomer *other = *(FoyerCustomer **) b;
  int more = (int) foyer_duplicate_compare (customer, other)
             - (int) foyer_duplicate_compare (customer, one);
  gint64 contact_one = foyer_customer_get_last_contact (one);
  gint64 contact_other = foyer_customer_get_last_contact (other);

  return more != 0 ? more : (contact_one < contact_other) - (contact_one > contact_other);
}

/**
 * foyer_duplicate_rank:
 * @customer: a customer
 * @candidates: (element-type FoyerCustomer): files that might be of the same person
 *
 * Returns: (transfer container) (element-type FoyerCustomer): those that something speaks for, the
 *   most alike first and among equals the newest contact; neither @customer itself nor void files
 */
GPtrArray *
foyer_duplicate_rank (FoyerCustomer *customer,
                      GPtrArray     *candidates)
{
  const FoyerUuid *id = foyer_record_get_id (FOYER_RECORD (customer));
  GPtrArray *alike = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < candidates->len; i++)
    {
      FoyerCustomer *other = g_ptr_array_index (candidates, i);

      if (foyer_customer_get_state (other) == FOYER_CUSTOMER_ACTIVE
          && !foyer_uuid_equal (id, foyer_record_get_id (FOYER_RECORD (other)))
          && foyer_duplicate_compare (customer, other) != FOYER_DUPLICATE_NONE)
        g_ptr_array_add (alike, g_object_ref (other));
    }

  g_ptr_array_sort_with_data (alike, compare_likeness, customer);
  return alike;
}
