/* One box, any hint (DESIGN §4, NOTES §1).
 *
 * Three ways lead to a person:
 *
 *   the index of persons   every term begins a key made of name or number; newest contact first,
 *                          and done after a screenful
 *   the organisation       one term begins a key of an organisation, the other terms fit the person
 *   a slip of the finger   a whole telephone number that finds next to nobody: the same number with
 *                          one digit wrong, or two neighbours swapped
 *
 * All are merged, the newest contact first. Every way has a bound on the rows it looks at, so that
 * no hint, however short or hostile, keeps the desk waiting; the reader's thread is interrupted
 * between rows when the next keystroke comes.
 *
 * A server is asked as few times as can be: for the index and the names of organisations together,
 * then for the rows of both. Who comes from an organisation and fits several terms, or whose number
 * is a slip away, is known only behind these rows; those customers cost a third trip. */

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

/* A person whose row fits, and of whom no more is known yet. */
typedef struct
{
  FoyerUuid id;
  gint64 last_contact_us;
} Hit;

typedef struct
{
  GArray *hits;                         /* Hit */
  GPtrArray *terms;                     /* what a row must fit too */
  const FoyerSearchTerm *except;        /* but for this */
  const char *digits;                   /* of which it may be a slip */
  guint n_rows;                         /* still to be looked at */
} Gathering;

/* One term that may mean organisations. */
typedef struct
{
  const FoyerSearchTerm *term;
  GPtrArray *names;
  Gathering gathering;                  /* of several terms */
  FoyerPersonAsking asking;
} Place;

typedef struct
{
  FoyerDb *db;
  GPtrArray *terms;
  guint limit;
  GArray *hits;                         /* Hit */
  GArray *places;                       /* Place */
  char *digits;                         /* (nullable): of a whole telephone number */
  GArray *near;                         /* FoyerUuid: whose numbers may be a slip away from it */
  Gathering slips;
  FoyerPersonAsking slip_asking;
  FoyerFinding finding;                 /* of one term's organisations */
  GPtrArray *customers;
} Search;

static void
add_hit (Gathering            *gathering,
         const FoyerPersonRow *row)
{
  Hit hit = { row->id, row->last_contact_us };

  for (guint i = 0; i < gathering->hits->len; i++)
    if (foyer_uuid_equal (&g_array_index (gathering->hits, Hit, i).id, &hit.id))
      return;
  g_array_append_val (gathering->hits, hit);
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
    add_hit (gathering, row);

  return TRUE;
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

static void
place_clear (gpointer data)
{
  Place *place = data;

  g_ptr_array_unref (place->names);
}

static void
search_init (Search     *self,
             FoyerDb    *db,
             const char *hint,
             GPtrArray  *terms,
             guint       limit)
{
  self->db = db;
  self->terms = terms;
  self->limit = limit;
  self->hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  self->places = g_array_sized_new (FALSE, FALSE, sizeof (Place), terms->len);
  g_array_set_clear_func (self->places, place_clear);
  self->digits = dup_digits (hint);
  self->near = g_array_new (FALSE, FALSE, sizeof (FoyerUuid));
  self->slips = (Gathering) { .hits = self->hits, .digits = self->digits };
  self->slip_asking = (FoyerPersonAsking) { gather_slip, &self->slips };
  foyer_finding_init (&self->finding, FOYER_TYPE_CUSTOMER);
  self->customers = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
search_clear (Search *self)
{
  g_array_unref (self->hits);
  g_array_unref (self->places);
  g_free (self->digits);
  g_array_unref (self->near);
  foyer_finding_clear (&self->finding);
  g_clear_pointer (&self->customers, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

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

static int
compare_customers (gconstpointer a,
                   gconstpointer b)
{
  FoyerCustomer *first = *(FoyerCustomer *const *) a;
  FoyerCustomer *second = *(FoyerCustomer *const *) b;
  gint64 first_us = foyer_customer_get_last_contact (first);
  gint64 second_us = foyer_customer_get_last_contact (second);

  if (first_us != second_us)
    return first_us > second_us ? -1 : 1;
  return foyer_uuid_compare (foyer_record_get_id (FOYER_RECORD (second)),
                             foyer_record_get_id (FOYER_RECORD (first)));
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
  g_autoptr (GPtrArray) keys = foyer_search_keys (row->name, row->phone, row->phone2);

  for (guint i = 0; i < gathering->terms->len; i++)
    if (gathering->terms->pdata[i] != gathering->except
        && !begins (keys, gathering->terms->pdata[i]))
      return FALSE;

  return TRUE;
}

static gboolean
has_customer (GPtrArray       *customers,
              const FoyerUuid *id)
{
  for (guint i = 0; i < customers->len; i++)
    if (foyer_uuid_equal (foyer_record_get_id (customers->pdata[i]), id))
      return TRUE;

  return FALSE;
}

static gboolean
gather_colleague (const FoyerPersonRow *row,
                  gpointer              user_data)
{
  Gathering *gathering = user_data;

  if (gathering->n_rows == 0)
    return FALSE;

  gathering->n_rows--;
  if (fits (gathering, row))
    add_hit (gathering, row);

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
ask_places (Search  *self,
            GError **error)
{
  for (guint i = 0; i < self->terms->len; i++)
    {
      Place place = { .term = self->terms->pdata[i] };

      if (!can_be_organisation (place.term))
        continue;
      place.names = g_ptr_array_new_with_free_func (g_free);
      g_array_append_val (self->places, place);
      if (!foyer_customer_repository_ask_organisations (self->db,
                                                        (const char *const *) place.term->prefixes,
                                                        MAX_ORGANISATIONS, place.names, error))
        return FALSE;
    }

  return TRUE;
}

/* Of one term the newest are who is looked for; of several some fit. */
static gboolean
ask_colleagues (Search  *self,
                GError **error)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      Place *place = &g_array_index (self->places, Place, i);
      const char *const *names = (const char *const *) place->names->pdata;
      gboolean is_asked;

      place->gathering = (Gathering) { self->hits, self->terms, place->term, NULL, MAX_ROWS };
      place->asking = (FoyerPersonAsking) { gather_colleague, &place->gathering };
      is_asked = self->terms->len == 1
        ? foyer_customer_repository_ask_newest_of_organisations (self->db, names,
                                                                 place->names->len, self->limit,
                                                                 &self->finding, error)
        : foyer_customer_repository_ask_of_organisations (self->db, names, place->names->len,
                                                          MAX_ROWS, &place->asking, error);
      if (!is_asked)
        return FALSE;
    }

  return TRUE;
}

static gboolean
ask_begins (Search      *self,
            const char  *prefix,
            GError     **error)
{
  char *prefixes[] = { (char *) prefix, NULL };
  FoyerSearchTerm term = { prefixes, TRUE };
  g_autoptr (GPtrArray) terms = g_ptr_array_new ();

  g_ptr_array_add (terms, &term);
  return foyer_db_index_ask (self->db, terms, MAX_ROWS, self->near, error);
}

/* Whose number has the same head or the same tail. */
static gboolean
ask_near (Search   *self,
          GError  **error)
{
  g_autofree char *head = NULL;
  g_autofree char *tail = NULL;
  gsize length;

  if (self->digits == NULL)
    return TRUE;

  length = strlen (self->digits);
  head = g_strndup (self->digits, length - SLIP_REST);
  /* Keys of ends are `v` and the digits from behind. */
  tail = g_strreverse (g_strconcat (self->digits + length - SLIP_TAIL, "v", NULL));

  return ask_begins (self, tail, error) && ask_begins (self, head, error);
}

static gboolean
ask_slips (Search   *self,
           GError  **error)
{
  return foyer_customer_repository_ask_of_ids (self->db, (FoyerUuid *) self->near->data,
                                               self->near->len, &self->slip_asking, error);
}

static void
add_customers (Search    *self,
               GPtrArray *found)
{
  for (guint i = 0; i < found->len; i++)
    if (!has_customer (self->customers, foyer_record_get_id (found->pdata[i])))
      g_ptr_array_add (self->customers, g_object_ref (found->pdata[i]));
}

static gboolean
load (Search       *self,
      const GArray *ids,
      GError      **error)
{
  g_autoptr (GPtrArray) found =
    foyer_customer_repository_find_ids (self->db, (FoyerUuid *) ids->data, ids->len, error);

  if (found == NULL)
    return FALSE;

  add_customers (self, found);
  return TRUE;
}

/* The index, and who comes from where. */
static gboolean
gather (Search   *self,
        GError  **error)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) colleagues = NULL;

  if (!ask_places (self, error) || !ask_near (self, error))
    return FALSE;
  ids = foyer_db_index_find (self->db, self->terms, self->limit, error);
  if (ids == NULL || !ask_colleagues (self, error)
      || (ids->len < FEW_HITS && !ask_slips (self, error))
      || !load (self, ids, error))
    return FALSE;

  colleagues = foyer_finding_finish (&self->finding, error);
  if (colleagues == NULL)
    return FALSE;

  add_customers (self, colleagues);
  return TRUE;
}

/* The newest of those of whom only the row is known. */
static gboolean
load_rest (Search   *self,
           GError  **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (FoyerUuid));

  g_array_sort (self->hits, compare_hits);
  for (guint i = 0; i < MIN (self->hits->len, self->limit); i++)
    {
      const FoyerUuid *id = &g_array_index (self->hits, Hit, i).id;

      if (!has_customer (self->customers, id))
        g_array_append_vals (ids, id, 1);
    }

  return ids->len == 0 || load (self, ids, error);
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
  g_autoptr (GPtrArray) found = NULL;
  g_auto (Search) search;

  search_init (&search, db, hint, terms, limit);
  if (terms->len == 0)
    return g_steal_pointer (&search.customers);

  found = find_number (db, hint, error);
  if (found == NULL || found->len > 0)
    return g_steal_pointer (&found);

  if (!gather (&search, error) || !load_rest (&search, error))
    return NULL;

  g_ptr_array_sort (search.customers, compare_customers);
  if (search.customers->len > limit)
    g_ptr_array_set_size (search.customers, limit);
  return g_steal_pointer (&search.customers);
}
