#include "ctl/foyerctl.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "service/foyer-callback-digest-sheet.h"
#include "service/foyer-callback-row.h"
#include "store/foyer-callback-repository.h"

#define LIST_MAX 1000

static FoyerCallbacks *
make_callbacks (Foyerctl *self)
{
  return foyer_callbacks_new (self->store, self->session, self->history, self->shop);
}

static FoyerctlStatus
finish (FoyerCallbacks  *callbacks,
        GAsyncResult   **result)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(FoyerItem) item = foyer_callbacks_finish (callbacks, foyerctl_wait (result), &error);

  return foyerctl_say_saved (FOYER_RECORD (item), "number", error);
}

static gpointer
read_open (FoyerDb   *db,
           gpointer   data,
           GError   **error)
{
  const FoyerUuid *owner = data;
  g_autoptr(GPtrArray) items =
    foyer_callback_repository_find_items (db, foyer_uuid_is_none (owner) ? NULL : owner, LIST_MAX,
                                          error);

  return items != NULL ? foyer_callback_row_read (db, items, error) : NULL;
}

static void
print_row (Foyerctl     *self,
           FoyerctlRows *rows,
           gpointer      each)
{
  FoyerCallbackRow *row = each;
  FoyerItem *item = foyer_callback_row_get_item (row);
  FoyerCallback *callback = foyer_callback_row_get_callback (row);
  g_autofree char *phone = foyerctl_dup_phone (self, foyer_item_get_phone (item));

  foyerctl_rows_id (rows, FOYER_RECORD (item));
  foyerctl_rows_field (rows, FOYER_RECORD (item), "number");
  foyerctl_rows_field (rows, FOYER_RECORD (callback), "kind");
  foyerctl_rows_field (rows, FOYER_RECORD (callback), "state");
  foyerctl_rows_time (rows, "when", foyer_callback_row_get_when (row));
  foyerctl_rows_time (rows, "due", foyer_item_get_due (item));
  foyerctl_rows_int (rows, "attempts", foyer_callback_get_attempts (callback));
  foyerctl_rows_note (rows, FOYER_RECORD (item), "subject");
  foyerctl_rows_field (rows, FOYER_RECORD (item), "name");
  foyerctl_rows_text (rows, "phone", phone);
  foyerctl_print_staff (self, rows, "owner", foyer_item_get_owner (item));
  foyerctl_print_staff (self, rows, "seller", foyer_callback_get_seller (callback));
  foyerctl_rows_text (rows, "product", foyer_callback_get_product (callback));
  foyerctl_rows_text (rows, "result", foyer_callback_get_result (callback));
}

/* foyerctl callback list: what is open, by when somebody is to call. */
FoyerctlStatus
foyerctl_callback_list (Foyerctl  *self,
                        int        argc,
                        char     **argv)
{
  g_autofree char *owner_number = NULL;
  const GOptionEntry entries[] = {
    { "owner", 0, 0, G_OPTION_ARG_STRING, &owner_number, N_("of this colleague only"),
      N_("NUMBER") },
    { NULL },
  };
  g_autoptr(FoyerStaff) owner = NULL;
  g_autoptr(GPtrArray) found = NULL;
  g_autoptr(GError) error = NULL;
  FoyerUuid wanted = { 0 };

  if (!foyerctl_parse (self, "callback list", entries, 0, 0, &argc, &argv))
    return FOYERCTL_WRONG_USAGE;
  if (!foyerctl_open (self, FOYER_DB_WRITE, &error))
    return foyerctl_complain (error);
  if (!foyerctl_take_staff (self, owner_number, &owner))
    return FOYERCTL_COULD_NOT;

  if (owner != NULL)
    wanted = *foyer_record_get_id (FOYER_RECORD (owner));
  found = foyer_store_read (self->store, FOYER_STORE_DESK, read_open, &wanted, NULL, &error);
  return foyerctl_print (self, found, print_row, error);
}

static void
type (GHashTable *typed,
      const char *field,
      const char *text)
{
  if (text != NULL)
    g_hash_table_insert (typed, (char *) field, g_strdup (text));
}

static void
type_staff (GHashTable *typed,
            const char *field,
            FoyerStaff *staff)
{
  if (staff != NULL)
    g_hash_table_insert (typed, (char *) field,
                         foyer_uuid_to_string (foyer_record_get_id (FOYER_RECORD (staff))));
}

/* foyerctl callback plan SUBJECT */
FoyerctlStatus
foyerctl_callback_plan (Foyerctl  *self,
                        int        argc,
                        char     **argv)
{
  g_autofree char *kind = NULL;
  g_autofree char *who = NULL;
  g_autofree char *due = NULL;
  g_autofree char *owner_number = NULL;
  g_autofree char *seller_number = NULL;
  g_autofree char *product = NULL;
  g_autofree char *told = NULL;
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, N_("usage where it is left out"), N_("KIND") },
    { "who", 0, 0, G_OPTION_ARG_STRING, &who, N_("name and telephone number"), N_("TEXT") },
    { "due", 0, 0, G_OPTION_ARG_STRING, &due,
      N_("when to call: a day, or a time such as 2026-11-24 15:00"), N_("WHEN") },
    { "owner", 0, 0, G_OPTION_ARG_STRING, &owner_number,
      N_("who is to call; chosen by the rules of the shop where it is left out"), N_("NUMBER") },
    { "seller", 0, 0, G_OPTION_ARG_STRING, &seller_number, N_("who sold, and so does not call"),
      N_("NUMBER") },
    { "product", 0, 0, G_OPTION_ARG_STRING, &product, N_("what was bought"), N_("TEXT") },
    { "result", 0, 0, G_OPTION_ARG_STRING, &told, N_("what the customer is to be told"),
      N_("TEXT") },
    { NULL },
  };
  g_autoptr(GEnumClass) kinds = g_type_class_ref (FOYER_TYPE_CALLBACK_KIND);
  g_autoptr(GHashTable) typed = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr(FoyerStaff) owner = NULL;
  g_autoptr(FoyerStaff) seller = NULL;
  g_autoptr(FoyerCallbacks) callbacks = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  if (!foyerctl_parse (self, "callback plan", entries, 1, 1, &argc, &argv))
    return FOYERCTL_WRONG_USAGE;
  if (kind != NULL && g_enum_get_value_by_nick (kinds, kind) == NULL)
    return foyerctl_misuse (_("The kinds of callbacks are reply, install, usage, satisfaction, "
                              "complaint, watch, second_sale and greeting."));
  if (!foyerctl_open (self, FOYER_DB_WRITE, &error))
    return foyerctl_complain (error);
  if (!foyerctl_take_staff (self, owner_number, &owner)
      || !foyerctl_take_staff (self, seller_number, &seller))
    return FOYERCTL_COULD_NOT;

  type (typed, "subject", argv[1]);
  type (typed, "kind", kind);
  type (typed, "who", who);
  type (typed, "due", due);
  type (typed, "product", product);
  type (typed, "result", told);
  type_staff (typed, "owner", owner);
  type_staff (typed, "seller", seller);

  callbacks = make_callbacks (self);
  foyer_callbacks_plan_async (callbacks, typed, NULL, foyerctl_on_done, &result);
  return finish (callbacks, &result);
}

static gboolean
find_contact (const char         *nick,
              FoyerContactResult *contact)
{
  g_autoptr(GEnumClass) contacts = g_type_class_ref (FOYER_TYPE_CONTACT_RESULT);
  const GEnumValue *value = nick != NULL ? g_enum_get_value_by_nick (contacts, nick) : NULL;

  if (value == NULL || value->value == FOYER_CONTACT_NONE)
    return FALSE;

  *contact = value->value;
  return TRUE;
}

/* What a customer who was reached can have said. */
static gboolean
find_reaction (const char    *nick,
               FoyerReaction *reaction)
{
  g_autoptr(GEnumClass) reactions = g_type_class_ref (FOYER_TYPE_REACTION);
  const GEnumValue *value = nick != NULL ? g_enum_get_value_by_nick (reactions, nick) : NULL;

  if (value == NULL || value->value == FOYER_REACTION_NONE
      || value->value == FOYER_REACTION_UNREACHED)
    return FALSE;

  *reaction = value->value;
  return TRUE;
}

/* foyerctl callback outcome NUMBER */
FoyerctlStatus
foyerctl_callback_outcome (Foyerctl  *self,
                           int        argc,
                           char     **argv)
{
  g_autofree char *contact = NULL;
  g_autofree char *reaction = NULL;
  g_autofree char *remark = NULL;
  g_autofree char *again = NULL;
  g_autofree char *subject = NULL;
  const GOptionEntry entries[] = {
    { "contact", 0, 0, G_OPTION_ARG_STRING, &contact,
      N_("reached, no_answer, refused, bad_number or rescheduled"), N_("CONTACT") },
    { "reaction", 0, 0, G_OPTION_ARG_STRING, &reaction,
      N_("when reached: accepted, rejected, new_known or new_open"), N_("REACTION") },
    { "remark", 0, 0, G_OPTION_ARG_STRING, &remark,
      N_("what was said; demanded when nobody was reached"), N_("TEXT") },
    { "again", 0, 0, G_OPTION_ARG_STRING, &again, N_("when rescheduled: the new time"),
      N_("WHEN") },
    { "subject", 0, 0, G_OPTION_ARG_STRING, &subject,
      N_("with new_open: what is asked for; the remark where it is left out"), N_("TEXT") },
    { NULL },
  };
  g_autoptr(FoyerCallbacks) callbacks = NULL;
  g_autoptr(FoyerItem) item = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  FoyerCallOutcome outcome = { .way = FOYER_ACT_WAY_CONSOLE };

  if (!foyerctl_parse (self, "callback outcome", entries, 1, 1, &argc, &argv))
    return FOYERCTL_WRONG_USAGE;
  if (!find_contact (contact, &outcome.contact))
    return foyerctl_misuse (_("Say how the call went, with --contact: reached, no_answer, refused, "
                              "bad_number or rescheduled."));
  if (outcome.contact == FOYER_CONTACT_REACHED ? !find_reaction (reaction, &outcome.reaction)
                                               : reaction != NULL)
    return foyerctl_misuse (_("To “reached”, and to nothing else, belongs --reaction: accepted, "
                              "rejected, new_known or new_open."));
  if ((outcome.contact == FOYER_CONTACT_RESCHEDULED) != (again != NULL))
    return foyerctl_misuse (_("To “rescheduled”, and to nothing else, belongs the new time: "
                              "--again."));
  if (subject != NULL && outcome.reaction != FOYER_REACTION_NEW_OPEN)
    return foyerctl_misuse (_("Only to “new_open” belongs --subject."));
  if (!foyerctl_open (self, FOYER_DB_WRITE, &error)
      || !foyerctl_parse_moment (self, again, &outcome.again_us, &error))
    return foyerctl_complain (error);
  item = foyerctl_find_item (self, argv[1], &error);
  if (item == NULL)
    return foyerctl_complain (error);

  outcome.remark = remark;
  outcome.child_subject = subject;
  callbacks = make_callbacks (self);
  foyer_callbacks_record_async (callbacks, item, &outcome, NULL, foyerctl_on_done, &result);
  return finish (callbacks, &result);
}

static const struct
{
  const char *name;
  FoyerDigestTable table;
} digest_tables[] = {
  { "staff", FOYER_DIGEST_STAFF },
  { "kind", FOYER_DIGEST_KIND },
  { "week", FOYER_DIGEST_WEEK },
  { "survey-staff", FOYER_DIGEST_SURVEY_STAFF },
  { "survey-kind", FOYER_DIGEST_SURVEY_KIND },
  { "calls", FOYER_DIGEST_CALLS },
};

static gboolean
find_table (const char       *name,
            FoyerDigestTable *table)
{
  for (gsize i = 0; i < G_N_ELEMENTS (digest_tables); i++)
    if (g_str_equal (digest_tables[i].name, name))
      {
        *table = digest_tables[i].table;
        return TRUE;
      }

  return FALSE;
}

static FoyerctlStatus
write_digest (Foyerctl            *self,
              FoyerCallbackDigest *digest,
              const char          *language,
              const char          *path)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GBytes) pdf = NULL;
  g_autoptr(GError) error = NULL;

  foyer_callback_digest_print_async (digest, self->shop, language, NULL, foyerctl_on_done, &result);
  pdf = foyer_callback_digest_print_finish (foyerctl_wait (&result), &error);
  return foyerctl_write_file (path, pdf, error);
}

/* foyerctl callback digest: what calling came to (B6), as text, as one table in CSV, or as PDF. */
FoyerctlStatus
foyerctl_callback_digest (Foyerctl  *self,
                          int        argc,
                          char     **argv)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *csv = NULL;
  g_autofree char *path = NULL;
  g_autofree char *language = NULL;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from,
      N_("the first day; that of this month where it is left out"), N_("DAY") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_("the last day; today where it is left out"),
      N_("DAY") },
    { "csv", 0, 0, G_OPTION_ARG_STRING, &csv,
      N_("one table as CSV: staff, kind, week, survey-staff, survey-kind or calls"), N_("TABLE") },
    { "pdf", 0, 0, G_OPTION_ARG_FILENAME, &path, N_("write the sheet to this file"), N_("FILE") },
    { "language", 0, 0, G_OPTION_ARG_STRING, &language,
      N_("of the document: zh_CN or en; yours where it is left out"), N_("LANGUAGE") },
    { NULL },
  };
  g_autoptr(FoyerCallbacks) callbacks = NULL;
  g_autoptr(FoyerCallbackDigest) digest = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GBytes) table = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  FoyerDigestTable which = FOYER_DIGEST_STAFF;
  gboolean with_names;
  gint64 first = 0, last = 0;
  int year, month, dom;

  if (!foyerctl_parse (self, "callback digest", entries, 0, 0, &argc, &argv)
      || (from != NULL && !foyerctl_parse_day (from, &first))
      || (to != NULL && !foyerctl_parse_day (to, &last)))
    return FOYERCTL_WRONG_USAGE;
  if (csv != NULL && !find_table (csv, &which))
    return foyerctl_misuse (_("The tables of a digest are staff, kind, week, survey-staff, "
                              "survey-kind and calls."));
  if (!foyerctl_open (self, FOYER_DB_WRITE, &error))
    return foyerctl_complain (error);

  if (to == NULL)
    last = foyerctl_get_today (self);
  foyer_day_to_ymd (last, &year, &month, &dom);
  if (from == NULL)
    first = last - dom + 1;
  if (first > last)
    return foyerctl_misuse (_("The first day lies behind the last."));

  callbacks = make_callbacks (self);
  foyer_callbacks_read_digest_async (callbacks, first, last, NULL, foyerctl_on_done, &result);
  digest = foyer_callbacks_read_digest_finish (callbacks, foyerctl_wait (&result), &error);
  if (digest == NULL)
    return foyerctl_complain (error);
  if (path != NULL)
    return write_digest (self, digest, foyerctl_get_language (language), path);

  with_names = foyer_session_may (self->session, FOYER_RIGHT_CUSTOMER_EXPORT);
  if (csv != NULL)
    {
      table = foyer_callback_digest_to_csv (NULL, digest, which, with_names);
      fwrite (g_bytes_get_data (table, NULL), 1, g_bytes_get_size (table), stdout);
      return FOYERCTL_DONE;
    }
  text = foyer_callback_digest_to_text (NULL, digest, foyer_shop_get_name (self->shop), with_names);
  fputs (text, stdout);
  return FOYERCTL_DONE;
}
