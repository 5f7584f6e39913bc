/* Registering a visit: what was typed, and which customer it is. Runs on the writer's thread. */

#include "service/foyer-reception-private.h"

#include "base/foyer-phone.h"
#include "domain/foyer-domain-error.h"
#include "service/foyer-customer-link.h"
#include "service/foyer-numbers.h"

#include <string.h>

/* Fewer digits beside a name are part of it (王五2), more are a telephone number. */
#define MIN_PHONE_DIGITS 7

/**
 * foyer_check_in_new: (skip)
 * @typed: (element-type utf8 utf8): fields by name; copied
 *
 * Returns: (transfer full): a visit to be registered, still without day and time
 */
FoyerCheckIn *
foyer_check_in_new (GHashTable *typed)
{
  FoyerCheckIn *self = g_new0 (FoyerCheckIn, 1);
  GHashTableIter iter;
  gpointer name, text;

  self->typed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (typed == NULL)
    return self;

  g_hash_table_iter_init (&iter, typed);
  while (g_hash_table_iter_next (&iter, &name, &text))
    g_hash_table_insert (self->typed, g_strdup (name), g_strdup (text != NULL ? text : ""));

  return self;
}

/**
 * foyer_check_in_free: (skip)
 * @data: (transfer full): a #FoyerCheckIn
 */
void
foyer_check_in_free (gpointer data)
{
  FoyerCheckIn *self = data;

  g_hash_table_unref (self->typed);
  g_free (self->today);
  g_free (self);
}

static gboolean
is_phone_char (char c)
{
  return g_ascii_isdigit (c) || strchr ("+-() ", c) != NULL;
}

static gboolean
is_phone (const char *text)
{
  guint n_digits = 0;

  for (const char *at = text; *at != '\0'; at++)
    if (g_ascii_isdigit (*at))
      n_digits++;

  return n_digits >= MIN_PHONE_DIGITS;
}

/**
 * foyer_check_in_split_who: (skip)
 * @who: what was typed into the one box for name and telephone
 * @name: (out): the name in it, as typed; empty for none
 * @phone: (out): the telephone number in it, as typed; empty for none
 *
 * Text of digits is a number, however short; beside a name (张三 138 1234 5678, in either order) a
 * number is known by its length. Whether it is a good one the field tells later.
 */
void
foyer_check_in_split_who (const char  *who,
                          char       **name,
                          char       **phone)
{
  g_autofree char *text = g_strstrip (g_strdup (who));
  g_autofree char *digits = foyer_phone_digits (text, NULL);
  gsize length = strlen (text);
  gsize head = 0;
  gsize tail = 0;

  while (head < length && is_phone_char (text[head]))
    head++;
  while (tail < length && is_phone_char (text[length - tail - 1]))
    tail++;

  if (head == length || (digits != NULL && *digits != '\0'))
    {
      *name = g_strdup ("");
      *phone = g_strdup (text);
      return;
    }

  *phone = g_strstrip (g_strndup (text + length - tail, tail));
  if (is_phone (*phone))
    {
      *name = g_strstrip (g_strndup (text, length - tail));
      return;
    }
  g_free (*phone);

  *phone = g_strstrip (g_strndup (text, head));
  if (is_phone (*phone))
    {
      *name = g_strstrip (g_strdup (text + head));
      return;
    }
  g_free (*phone);

  *name = g_steal_pointer (&text);
  *phone = g_strdup ("");
}

static gboolean
write_who (FoyerVisit  *visit,
           const char  *who,
           GError     **error)
{
  g_autofree char *name = NULL;
  g_autofree char *phone = NULL;

  foyer_check_in_split_who (who, &name, &phone);

  return (*name == '\0' || foyer_record_edit (FOYER_RECORD (visit), "name", name, error))
         && (*phone == '\0' || foyer_record_edit (FOYER_RECORD (visit), "phone", phone, error));
}

static gboolean
write_typed (FoyerVisit  *visit,
             GHashTable  *typed,
             GError     **error)
{
  GHashTableIter iter;
  gpointer name, text;
  const char *who = g_hash_table_lookup (typed, "who");

  if (who != NULL && !write_who (visit, who, error))
    return FALSE;

  g_hash_table_iter_init (&iter, typed);
  while (g_hash_table_iter_next (&iter, &name, &text))
    if (strcmp (name, "who") != 0
        && !foyer_record_edit (FOYER_RECORD (visit), name, text, error))
      return FALSE;

  return TRUE;
}

static FoyerCustomer *
load_customer (FoyerTransaction  *transaction,
               const FoyerUuid   *id,
               GError           **error)
{
  g_autoptr (FoyerCustomer) customer = NULL;

  customer = foyer_service_load (transaction, FOYER_TYPE_CUSTOMER, id, error);
  if (customer != NULL && foyer_customer_get_state (customer) == FOYER_CUSTOMER_VOID)
    {
      g_set_error_literal (error, FOYER_SERVICE_ERROR, FOYER_SERVICE_ERROR_UNKNOWN,
                           "this customer is void");
      return NULL;
    }

  return g_steal_pointer (&customer);
}

/* Both ways: the file learns what it does not know yet, the visit what was not said. */
static gboolean
link_customer (FoyerTransaction  *transaction,
               FoyerVisit        *visit,
               const char        *today,
               gint64             at_us,
               GError           **error)
{
  FoyerRecord *said = FOYER_RECORD (visit);
  const FoyerUuid *id = foyer_visit_get_customer (visit);
  g_autoptr (FoyerCustomer) customer = NULL;

  if (foyer_uuid_is_none (id))
    {
      if (!foyer_customer_link (transaction, said, today, at_us, &customer, error))
        return FALSE;
    }
  else
    {
      customer = load_customer (transaction, id, error);
      if (customer == NULL || !foyer_customer_complete (transaction, customer, said, error))
        return FALSE;
    }

  if (customer != NULL)
    foyer_visit_set_customer (visit, customer);
  return TRUE;
}

/**
 * foyer_check_in_run: (skip)
 * @transaction: the transaction
 * @data: a #FoyerCheckIn
 * @result: (out): the #FoyerVisit
 * @error: where to put why not
 *
 * The job of registering a visit.
 *
 * Returns: whether to commit
 */
gboolean
foyer_check_in_run (FoyerTransaction  *transaction,
                    gpointer           data,
                    gpointer          *result,
                    GError           **error)
{
  FoyerCheckIn *self = data;
  g_autofree char *day = foyer_day_to_digits (self->day);
  g_autofree char *number = NULL;
  g_autoptr (FoyerVisit) visit = NULL;

  number = foyer_transaction_number (transaction, FOYER_NUMBER_VISIT, day, error);
  if (number == NULL)
    return FALSE;

  visit = self->expected_us == 0
            ? foyer_visit_new_walk_in (&self->id, number, self->day, self->at_us)
            : foyer_visit_new_expected (&self->id, number, self->day, self->expected_us);
  if (!write_typed (visit, self->typed, error)
      || !link_customer (transaction, visit, self->today, self->at_us, error)
      || !foyer_transaction_create (transaction, FOYER_RECORD (visit), error)
      || !foyer_visitor_item_follow (transaction, visit, self->at_us, self->today, error))
    return FALSE;

  *result = g_steal_pointer (&visit);
  return TRUE;
}

static gboolean
has_field_changed (FoyerRecord *before,
                   FoyerRecord *after,
                   const char  *name)
{
  const FoyerField *field = foyer_record_class_find_field (FOYER_RECORD_GET_CLASS (after), name);

  return !foyer_record_field_equal (before, after, field);
}

/**
 * foyer_check_in_edit: (skip)
 * @transaction: the transaction
 * @before: the visit as it stood
 * @after: the visit as it will be stored
 * @error: where to put why not
 *
 * What follows when somebody writes who it is into a visit that was anonymous, or links it to
 * another customer.
 *
 * Returns: whether the visit may be stored
 */
gboolean
foyer_check_in_edit (FoyerTransaction  *transaction,
                     FoyerRecord       *before,
                     FoyerRecord       *after,
                     GError           **error)
{
  FoyerVisit *visit = FOYER_VISIT (after);
  g_autofree char *day = foyer_day_to_digits (foyer_visit_get_day (visit));
  gboolean is_anonymous = foyer_uuid_is_none (foyer_visit_get_customer (visit));
  gboolean is_relinked = has_field_changed (before, after, "customer");

  g_autoptr (FoyerCustomer) customer = NULL;

  if (is_anonymous && is_relinked)
    return TRUE;
  if (!is_relinked && !has_field_changed (before, after, "name")
      && !has_field_changed (before, after, "phone"))
    return TRUE;

  /* What somebody emptied on purpose does not come back from the file. */
  if (!is_anonymous && !is_relinked)
    {
      customer = load_customer (transaction, foyer_visit_get_customer (visit), error);
      return customer != NULL && foyer_customer_complete (transaction, customer, after, error);
    }

  return link_customer (transaction, visit, day, foyer_transaction_get_now_us (transaction),
                        error);
}
