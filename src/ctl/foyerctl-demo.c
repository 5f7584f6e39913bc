#include "ctl/foyerctl.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "service/foyer-demo-desk.h"
#include "store/foyer-demo-repository.h"

static FoyerDemoDesk *
make_desk (Foyerctl *self)
{
  g_autoptr(FoyerVault) vault = foyer_vault_new (self->store, self->session, self->history);

  return foyer_demo_desk_new (self->store, self->session, self->history, self->shop, self->people,
                              vault);
}

static FoyerctlStatus
complain_about_nobody (void)
{
  g_printerr ("%s\n", _("Nobody who works here has this number."));
  return FOYERCTL_COULD_NOT;
}

static const char *
get_number (Foyerctl        *self,
            const FoyerUuid *id)
{
  FoyerStaff *staff = foyer_uuid_is_none (id) ? NULL : foyer_people_lookup (self->people, id);

  return staff != NULL ? foyer_staff_get_number (staff) : NULL;
}

/* foyerctl demo account add LABEL: the password is not an option, for options are seen by everybody
 * on the PC; it is set in the window. */
FoyerctlStatus
foyerctl_demo_account_add (Foyerctl  *self,
                           int        argc,
                           char     **argv)
{
  g_autofree char *product = NULL;
  g_autofree char *url = NULL;
  g_autofree char *login = NULL;
  g_autofree char *owner_number = NULL;
  g_autofree char *until = NULL;
  g_auto(GStrv) steps = NULL;
  const GOptionEntry entries[] = {
    { "product", 0, 0, G_OPTION_ARG_STRING, &product, N_("what it shows"), N_("TEXT") },
    { "url", 0, 0, G_OPTION_ARG_STRING, &url, N_("address on the web"), N_("URL") },
    { "login", 0, 0, G_OPTION_ARG_STRING, &login, N_("user name"), N_("NAME") },
    { "owner", 0, 0, G_OPTION_ARG_STRING, &owner_number,
      N_("whose it is; everybody's where it is left out"), N_("NUMBER") },
    { "valid-until", 0, 0, G_OPTION_ARG_STRING, &until, N_("the last day of its validity"),
      N_("YYYY-MM-DD") },
    { "reset-step", 0, 0, G_OPTION_ARG_STRING_ARRAY, &steps,
      N_("what must be done before it is lent again; may be given several times"), N_("TEXT") },
    { NULL },
  };
  g_autoptr(GHashTable) typed = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr(FoyerDemoDesk) desk = NULL;
  g_autoptr(FoyerDemoAccount) account = NULL;
  g_autoptr(FoyerStaff) owner = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  gint64 day;

  if (!foyerctl_parse (self, "demo account add", entries, 1, 1, &argc, &argv)
      || (until != NULL && !foyerctl_parse_day (until, &day)))
    return FOYERCTL_WRONG_USAGE;
  if (!foyerctl_open (self, FOYER_DB_WRITE, &error))
    return foyerctl_complain (error);
  if (owner_number != NULL)
    {
      owner = foyerctl_find_staff (self, owner_number);
      if (owner == NULL)
        return complain_about_nobody ();
      g_hash_table_insert (typed, (char *) "owner",
                           foyer_uuid_to_string (foyer_record_get_id (FOYER_RECORD (owner))));
    }

  g_hash_table_insert (typed, (char *) "label", g_strdup (argv[1]));
  g_hash_table_insert (typed, (char *) "product", g_strdup (product));
  g_hash_table_insert (typed, (char *) "url", g_strdup (url));
  g_hash_table_insert (typed, (char *) "login", g_strdup (login));
  g_hash_table_insert (typed, (char *) "valid_until", g_strdup (until));
  if (steps != NULL)
    g_hash_table_insert (typed, (char *) "reset_steps", g_strjoinv ("\n", steps));

  desk = make_desk (self);
  foyer_demo_desk_add_account_async (desk, typed, NULL, foyerctl_on_done, &result);
  account = foyer_demo_desk_finish_account (desk, foyerctl_wait (&result), NULL, &error);
  return foyerctl_say_saved (FOYER_RECORD (account), "label", error);
}

static gpointer
read_accounts (FoyerDb   *db,
               gpointer   data,
               GError   **error)
{
  return foyer_demo_repository_find_accounts (db, error);
}

static void
print_account (Foyerctl     *self,
               FoyerctlRows *rows,
               gpointer      each)
{
  FoyerDemoAccount *account = each;
  g_autoptr(GEnumClass) states = g_type_class_ref (FOYER_TYPE_DEMO_ACCOUNT_STATE);
  FoyerDemoAccountState state =
    foyer_demo_account_get_standing (account, foyerctl_get_today (self));

  foyerctl_rows_id (rows, FOYER_RECORD (account));
  foyerctl_rows_field (rows, FOYER_RECORD (account), "label");
  foyerctl_rows_text (rows, "state", g_enum_get_value (states, state)->value_nick);
  foyerctl_rows_field (rows, FOYER_RECORD (account), "product");
  foyerctl_rows_field (rows, FOYER_RECORD (account), "login");
  foyerctl_rows_text (rows, "owner", get_number (self, foyer_demo_account_get_owner (account)));
}

/* foyerctl demo account list: never a password, sealed or not. */
FoyerctlStatus
foyerctl_demo_account_list (Foyerctl  *self,
                            int        argc,
                            char     **argv)
{
  g_autoptr(GPtrArray) accounts = NULL;
  g_autoptr(GError) error = NULL;

  if (!foyerctl_parse (self, "demo account list", NULL, 0, 0, &argc, &argv))
    return FOYERCTL_WRONG_USAGE;
  if (!foyerctl_open (self, FOYER_DB_WRITE, &error))
    return foyerctl_complain (error);

  accounts = foyer_store_read (self->store, FOYER_STORE_DESK, read_accounts, NULL, NULL, &error);
  return foyerctl_print (self, accounts, print_account, error);
}

static gpointer
read_label (FoyerDb   *db,
            gpointer   data,
            GError   **error)
{
  return foyer_demo_repository_find_label (db, data, error);
}

static FoyerDemoAccount *
find_account (Foyerctl    *self,
              const char  *label,
              GError     **error)
{
  g_autoptr(GPtrArray) found = foyer_store_read (self->store, FOYER_STORE_DESK, read_label,
                                                 (char *) label, NULL, error);

  if (found == NULL)
    return NULL;
  if (found->len == 0)
    {
      g_set_error (error, FOYER_SERVICE_ERROR, FOYER_SERVICE_ERROR_UNKNOWN, "no such account");
      return NULL;
    }
  return g_object_ref (found->pdata[0]);
}

static gboolean
load (FoyerDemoDesk  *desk,
      GError        **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  foyer_demo_desk_load_async (desk, NULL, foyerctl_on_done, &result);
  return foyer_demo_desk_load_finish (desk, foyerctl_wait (&result), error);
}

/* Who uses it and since when is part of the refusal (DM-01). */
static FoyerctlStatus
complain (FoyerDemoDesk    *desk,
          FoyerDemoAccount *account,
          const GError     *error)
{
  g_autofree char *sentence = foyer_demo_desk_describe_error (desk, account, error);

  g_printerr ("%s\n", sentence);
  return FOYERCTL_COULD_NOT;
}

/* foyerctl demo lend LABEL */
FoyerctlStatus
foyerctl_demo_lend (Foyerctl  *self,
                    int        argc,
                    char     **argv)
{
  g_autofree char *rep_number = NULL;
  g_autofree char *identity_nick = NULL;
  const GOptionEntry entries[] = {
    { "rep", 0, 0, G_OPTION_ARG_STRING, &rep_number,
      N_("who demonstrates; who is signed in where it is left out"), N_("NUMBER") },
    { "identity", 0, 0, G_OPTION_ARG_STRING, &identity_nick,
      N_("parent, student, teacher, peer, customer, supplier, other"), N_("IDENTITY") },
    { NULL },
  };
  g_autoptr(GEnumClass) identities = g_type_class_ref (FOYER_TYPE_IDENTITY);
  g_autoptr(FoyerDemoDesk) desk = NULL;
  g_autoptr(FoyerDemoAccount) account = NULL;
  g_autoptr(FoyerDemoSession) session = NULL;
  g_autoptr(FoyerStaff) rep = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  const GEnumValue *identity;

  if (!foyerctl_parse (self, "demo lend", entries, 1, 1, &argc, &argv))
    return FOYERCTL_WRONG_USAGE;
  identity = g_enum_get_value_by_nick (identities, identity_nick != NULL ? identity_nick : "none");
  if (identity == NULL)
    return foyerctl_misuse (_("The kinds of visitors are parent, student, teacher, peer, customer, "
                              "supplier and other."));
  if (!foyerctl_open (self, FOYER_DB_WRITE, &error))
    return foyerctl_complain (error);
  if (rep_number != NULL && (rep = foyerctl_find_staff (self, rep_number)) == NULL)
    return complain_about_nobody ();
  if (rep == NULL && foyer_session_get_staff (self->session) == NULL)
    return foyerctl_misuse (_("Say who demonstrates, with --rep or --staff."));

  account = find_account (self, argv[1], &error);
  if (account == NULL)
    return foyerctl_complain (error);
  desk = make_desk (self);
  if (!load (desk, &error))
    return foyerctl_complain (error);
  foyer_demo_desk_lend_async (desk, account, NULL, rep, identity->value, NULL, NULL,
                              foyerctl_on_done, &result);
  session = foyer_demo_desk_finish (desk, foyerctl_wait (&result), &error);
  if (session == NULL)
    return complain (desk, account, error);

  printf ("saved %s\n", foyer_demo_session_get_number (session));
  return FOYERCTL_DONE;
}

/* foyerctl demo return LABEL: the log-out is confirmed; service centre and result are the
 * window's. */
FoyerctlStatus
foyerctl_demo_return (Foyerctl  *self,
                      int        argc,
                      char     **argv)
{
  g_autoptr(FoyerDemoDesk) desk = NULL;
  g_autoptr(FoyerDemoAccount) account = NULL;
  g_autoptr(FoyerDemoSession) after = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  FoyerDemoSession *session;

  if (!foyerctl_parse (self, "demo return", NULL, 1, 1, &argc, &argv))
    return FOYERCTL_WRONG_USAGE;
  if (!foyerctl_open (self, FOYER_DB_WRITE, &error))
    return foyerctl_complain (error);

  account = find_account (self, argv[1], &error);
  if (account == NULL)
    return foyerctl_complain (error);
  desk = make_desk (self);
  if (!load (desk, &error))
    return foyerctl_complain (error);
  session = foyer_demo_desk_find_open_on (desk, foyer_record_get_id (FOYER_RECORD (account)));
  if (session == NULL)
    {
      g_printerr ("%s\n", _("Nobody is logged in with this account. Nothing was changed."));
      return FOYERCTL_COULD_NOT;
    }
  foyer_demo_desk_log_out_async (desk, session, NULL, foyerctl_on_done, &result);
  after = foyer_demo_desk_finish (desk, foyerctl_wait (&result), &error);
  return foyerctl_say_saved (FOYER_RECORD (after), "number", error);
}

static gpointer
read_sessions (FoyerDb   *db,
               gpointer   data,
               GError   **error)
{
  gint64 day = *(gint64 *) data;

  return day == FOYER_DAY_NONE ? foyer_demo_repository_find_open (db, error)
                               : foyer_demo_repository_find_days (db, day, day, error);
}

static void
print_session (Foyerctl     *self,
               FoyerctlRows *rows,
               gpointer      each)
{
  FoyerDemoSession *session = each;
  g_autofree char *reasons = g_strdelimit (
    g_strdup (foyer_demo_session_get_extension_reason (session)), "\n", ';');

  foyerctl_rows_id (rows, FOYER_RECORD (session));
  foyerctl_rows_field (rows, FOYER_RECORD (session), "number");
  foyerctl_rows_field (rows, FOYER_RECORD (session), "state");
  foyerctl_rows_text (rows, "rep", get_number (self, foyer_demo_session_get_rep (session)));
  foyerctl_rows_field (rows, FOYER_RECORD (session), "identity");
  foyerctl_rows_time (rows, "begun", foyer_demo_session_get_begun (session));
  foyerctl_rows_time (rows, "logged_out", foyer_demo_session_get_logged_out (session));
  foyerctl_rows_field (rows, FOYER_RECORD (session), "outcome");
  foyerctl_rows_int (rows, "extensions", foyer_demo_session_get_extensions (session));
  foyerctl_rows_text (rows, "extension_reason", reasons);
}

/* foyerctl demo list: what runs, or the demos of a day */
FoyerctlStatus
foyerctl_demo_list (Foyerctl  *self,
                    int        argc,
                    char     **argv)
{
  g_autofree char *day_text = NULL;
  const GOptionEntry entries[] = {
    { "day", 0, 0, G_OPTION_ARG_STRING, &day_text,
      N_("the day; those that run where it is left out"), N_("YYYY-MM-DD") },
    { NULL },
  };
  g_autoptr(GPtrArray) sessions = NULL;
  g_autoptr(GError) error = NULL;
  gint64 day = FOYER_DAY_NONE;

  if (!foyerctl_parse (self, "demo list", entries, 0, 0, &argc, &argv)
      || (day_text != NULL && !foyerctl_parse_day (day_text, &day)))
    return FOYERCTL_WRONG_USAGE;
  if (!foyerctl_open (self, FOYER_DB_WRITE, &error))
    return foyerctl_complain (error);

  sessions = foyer_store_read (self->store, FOYER_STORE_DESK, read_sessions, &day, NULL, &error);
  return foyerctl_print (self, sessions, print_session, error);
}
