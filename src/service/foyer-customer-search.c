/* One box, any hint (DESIGN §4, NOTES §1).
 *
 * Three ways lead to a person:
 *
 *   the index of persons   every term begins a key made of name or number; newest contact first, and
 *                          done after a screenful
 *   the organisation       one term begins a key of an organisation, the other terms fit the person
 *   a slip of the finger   a whole telephone number that finds next to nobody: the same number with
 *                          one digit wrong, or two neighbours swapped
 *
 * All are merged, the newest contact first. Every way has a bound on the rows it looks at, so that no
 * hint, however short or hostile, keeps the desk waiting; the reader's thread is interrupted between
 * rows when the next keystroke comes. */

#include "service/foyer-customer-search.h"

#include "base/foyer-pinyin.h"
#include "domain/foyer-search-key.h"
#include "domain/foyer-search-term.h"
#include "store/foyer-customer-repository.h"

#include <string.h>

/* Organisations that one term is followed to, and rows of their people. */
#define MAX_ORGANISATIONS 16
#define MAX_ROWS 300

/* A number is looked for with a slip when it has this many digits, and finds fewer than that. */
#define MIN_SLIP_DIGITS 7
#define FEW_HITS 3

/* A slip leaves either the last four digits alone, or all but the last five. */
#define SLIP_TAIL 4
#define SLIP_REST 5

typedef struct
{
  FoyerUuid id;
  gint64 last_contact_us;
} Hit;

typedef struct
{
  GArray *hits;                 /* Hit */
  GPtrArray *terms;             /* what a row must fit too */
  const FoyerSearchTerm *except; /* but for this */
  const char *digits;           /* of a number with a slip */
  guint n_rows;                 /* still to be looked at */
} Gathering;

static int
compare_hits (gconstpointer a,
              gconstpointer b)
{
  const Hit *first = a;
  const Hit *second = b;

  if (first->last_contact_us != second->last_contact_us)
    return first->last_contact_us > second->last_contact_us ? -1 : 1;
  return foyer_uuid_compare (&second->id, &first->id);
}

static gboolean
begins (GPtrArray             *keys,
        const FoyerSearchTerm *term)
{
  for (guint i = 0; i < keys->len; i++)
    for (guint k = 0; term->prefixes[k] != NULL; k++)
      if (g_str_has_prefix (keys->pdata[i], term->prefixes[k]))
        return TRUE;

  return FALSE;
}

static gboolean
fits (Gathering            *gathering,
      const FoyerPersonRow *row)
{
  g_autoptr (GPtrArray) keys = NULL;

  if (gathering->terms->len == 1)
    return TRUE;

  keys = foyer_search_keys (row->name, row->phone, row->phone2);
  for (guint i = 0; i < gathering->terms->len; i++)
    if (gathering->terms->pdata[i] != gathering->except
        && !begins (keys, gathering->terms->pdata[i]))
      return FALSE;

  return TRUE;
}

static void
add_hit (GArray               *hits,
         const FoyerPersonRow *row)
{
  Hit hit = { row->id, row->last_contact_us };

  for (guint i = 0; i < hits->len; i++)
    if (foyer_uuid_equal (&g_array_index (hits, Hit, i).id, &hit.id))
      return;
  g_array_append_val (hits, hit);
}

static gboolean
gather_colleague (const FoyerPersonRow *row,
                  gpointer              user_data)
{
  Gathering *gathering = user_data;

  if (fits (gathering, row))
    add_hit (gathering->hits, row);

  return --gathering->n_rows > 0;
}

static gboolean
gather_any (const FoyerPersonRow *row,
            gpointer              user_data)
{
  add_hit (user_data, row);
  return TRUE;
}

/* One letter stands at the beginning of too many names to mean one. */
static gboolean
can_be_organisation (const FoyerSearchTerm *term)
{
  return !term->is_digits
         && (foyer_pinyin_is_han (g_utf8_get_char (term->prefixes[0]))
             || g_utf8_strlen (term->prefixes[0], -1) >= 2);
}

static gboolean
gather_of_organisation (FoyerDb                *db,
                        Gathering              *gathering,
                        const FoyerSearchTerm  *term,
                        guint                   limit,
                        GError                **error)
{
  g_autoptr (GPtrArray) names = NULL;

  gathering->except = term;
  gathering->n_rows = MAX_ROWS;
  names = foyer_customer_repository_find_organisations (db, (const char *const *) term->prefixes,
                                                        MAX_ORGANISATIONS, error);

  return names != NULL
         && foyer_customer_repository_each_of_organisations (db, (const char *const *) names->pdata,
                                                             names->len,
                                                             gathering->terms->len > 1
                                                               ? MAX_ROWS : MIN (limit, MAX_ROWS),
                                                             gather_colleague, gathering, error);
}

static gboolean
is_slip_of (const char *digits,
            const char *phone)
{
  gsize length = strlen (digits);
  guint n_wrong = 0;
  gsize first = 0;

  if (strlen (phone) != length)
    return FALSE;

  for (gsize i = 0; i < length; i++)
    if (digits[i] != phone[i] && n_wrong++ == 0)
      first = i;

  return n_wrong == 1
         || (n_wrong == 2 && digits[first] == phone[first + 1]
             && digits[first + 1] == phone[first]);
}

static gboolean
gather_slip (const FoyerPersonRow *row,
             gpointer              user_data)
{
  Gathering *gathering = user_data;

  if (is_slip_of (gathering->digits, row->phone) || is_slip_of (gathering->digits, row->phone2))
    add_hit (gathering->hits, row);

  return TRUE;
}

static gboolean
gather_slips_of (FoyerDb     *db,
                 Gathering   *gathering,
                 const char  *prefix,
                 GError     **error)
{
  char *prefixes[] = { (char *) prefix, NULL };
  FoyerSearchTerm term = { prefixes, TRUE };
  g_autoptr (GPtrArray) terms = g_ptr_array_new ();
  g_autoptr (GArray) ids = NULL;

  g_ptr_array_add (terms, &term);
  ids = foyer_db_index_find (db, terms, MAX_ROWS, error);

  return ids != NULL
         && foyer_customer_repository_each_of_ids (db, (FoyerUuid *) ids->data, ids->len,
                                                   gather_slip, gathering, error);
}

/* The digits of @hint, when it is a number of so many digits and nothing else. */
static char *
dup_digits (const char *hint)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  for (const char *at = hint; *at != '\0'; at++)
    {
      if (g_ascii_isdigit (*at))
        g_string_append_c (digits, *at);
      else if (strchr (" -", *at) == NULL)
        return NULL;
    }

  return digits->len >= MIN_SLIP_DIGITS ? g_strdup (digits->str) : NULL;
}

static gboolean
gather_slips (FoyerDb     *db,
              Gathering   *gathering,
              const char  *hint,
              GError     **error)
{
  g_autofree char *digits = dup_digits (hint);
  g_autofree char *head = NULL;
  g_autofree char *tail = NULL;
  gsize length;

  if (digits == NULL)
    return TRUE;

  length = strlen (digits);
  gathering->digits = digits;
  head = g_strndup (digits, length - SLIP_REST);
  /* Keys of ends are `v` and the digits from behind. */
  tail = g_strreverse (g_strconcat (digits + length - SLIP_TAIL, "v", NULL));

  return gather_slips_of (db, gathering, tail, error)
         && gather_slips_of (db, gathering, head, error);
}

static gboolean
gather (FoyerDb     *db,
        Gathering   *gathering,
        const char  *hint,
        guint        limit,
        GError     **error)
{
  g_autoptr (GArray) ids = foyer_db_index_find (db, gathering->terms, limit, error);

  if (ids == NULL
      || !foyer_customer_repository_each_of_ids (db, (FoyerUuid *) ids->data, ids->len,
                                                 gather_any, gathering->hits, error))
    return FALSE;

  for (guint i = 0; i < gathering->terms->len; i++)
    if (can_be_organisation (gathering->terms->pdata[i])
        && !gather_of_organisation (db, gathering, gathering->terms->pdata[i], limit, error))
      return FALSE;

  return gathering->hits->len >= FEW_HITS || gather_slips (db, gathering, hint, error);
}

static GPtrArray *
load_hits (FoyerDb  *db,
           GArray   *hits,
           guint     limit,
           GError  **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (FoyerUuid));

  g_array_sort (hits, compare_hits);
  for (guint i = 0; i < MIN (hits->len, limit); i++)
    g_array_append_val (ids, g_array_index (hits, Hit, i).id);

  return foyer_customer_repository_find_ids (db, (FoyerUuid *) ids->data, ids->len, error);
}

/* A customer's own number is typed whole, from a paper. */
static GPtrArray *
find_number (FoyerDb     *db,
             const char  *hint,
             GError     **error)
{
  g_autofree char *number = g_strstrip (g_ascii_strup (hint, -1));

  if (!g_ascii_isalpha (*number) || !g_ascii_isdigit (number[1]) || strlen (number) > 20)
    return g_ptr_array_new_with_free_func (g_object_unref);

  return foyer_customer_repository_find_number (db, number, error);
}

/**
 * foyer_customer_search:
 * @db: a connection in a transaction
 * @hint: what was typed; UTF-8
 * @limit: how many at most
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerCustomer): whom the hint may mean, the newest contact
 *   first; nobody for a hint without a word
 */
GPtrArray *
foyer_customer_search (FoyerDb     *db,
                       const char  *hint,
                       guint        limit,
                       GError     **error)
{
  g_autoptr (GPtrArray) terms = foyer_search_terms (hint);
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  g_autoptr (GPtrArray) found = NULL;
  Gathering gathering = { .hits = hits, .terms = terms };

  if (terms->len == 0)
    return g_ptr_array_new_with_free_func (g_object_unref);

  found = find_number (db, hint, error);
  if (found == NULL || found->len > 0)
    return g_steal_pointer (&found);

  if (!gather (db, &gathering, hint, limit, error))
    return NULL;

  return load_hits (db, hits, limit, error);
}
