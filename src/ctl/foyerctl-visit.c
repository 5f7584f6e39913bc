#include "ctl/foyerctl.h"

#include <glib/gi18n.h>

#include "store/foyer-visit-repository.h"

static FoyerReception *
make_reception (Foyerctl *self)
{
  return foyer_reception_new (self->store, self->session, self->history, self->shop, self->people);
}

static FoyerctlStatus
finish (FoyerReception  *reception,
        GAsyncResult   **result)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(FoyerVisit) visit = foyer_reception_finish (reception, foyerctl_wait (result), NULL,
                                                        &error);

  return foyerctl_say_saved (FOYER_RECORD (visit), "number", error);
}

/* A word of the list of purposes is the purpose; anything else is what the visitor asks. */
static void
put_purpose (GHashTable *typed,
             const char *text)
{
  g_autoptr(GEnumClass) klass = g_type_class_ref (FOYER_TYPE_PURPOSE);
  gboolean is_word = g_enum_get_value_by_nick (klass, text) != NULL;

  g_hash_table_insert (typed, (char *) (is_word ? "purpose" : "ask"), (char *) text);
}

/* foyerctl visit add: registers a walk-in. */
FoyerctlStatus
foyerctl_visit_add (Foyerctl  *self,
                    int        argc,
                    char     **argv)
{
  g_autofree char *name = NULL;
  g_autofree char *phone = NULL;
  g_autofree char *organisation = NULL;
  g_autofree char *identity = NULL;
  g_autofree char *purpose = NULL;
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, N_("name"), N_("NAME") },
    { "phone", 0, 0, G_OPTION_ARG_STRING, &phone, N_("telephone number"), N_("PHONE") },
    { "organisation", 0, 0, G_OPTION_ARG_STRING, &organisation, N_("organisation"),
      N_("ORGANISATION") },
    { "identity", 0, 0, G_OPTION_ARG_STRING, &identity,
      N_("parent, student, teacher, peer, customer, supplier, other"), N_("IDENTITY") },
    { "purpose", 0, 0, G_OPTION_ARG_STRING, &purpose,
      N_("enquiry, demo, buy, complaint, repair, meet, pickup, other; or what the visitor asks"),
      N_("TEXT") },
    { NULL },
  };
  g_autoptr(GHashTable) typed = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(FoyerReception) reception = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  if (!foyerctl_parse (self, "visit add", entries, 0, 0, &argc, &argv))
    return FOYERCTL_WRONG_USAGE;
  if (!foyerctl_open (self, FOYER_DB_WRITE, &error))
    return foyerctl_complain (error);

  if (name != NULL)
    g_hash_table_insert (typed, (char *) "name", name);
  if (phone != NULL)
    g_hash_table_insert (typed, (char *) "phone", phone);
  if (organisation != NULL)
    g_hash_table_insert (typed, (char *) "organisation", organisation);
  if (identity != NULL)
    g_hash_table_insert (typed, (char *) "identity", identity);
  if (purpose != NULL)
    put_purpose (typed, purpose);

  reception = make_reception (self);
  foyer_reception_check_in_async (reception, typed, 0, NULL, foyerctl_on_done, &result);
  return finish (reception, &result);
}

static gpointer
read_day (FoyerDb   *db,
          gpointer   data,
          GError   **error)
{
  return foyer_visit_repository_find_day (db, *(gint64 *) data, error);
}

static void
print_visit (Foyerctl     *self,
             FoyerctlRows *rows,
             gpointer      each)
{
  FoyerVisit *visit = each;
  FoyerRecord *record = FOYER_RECORD (visit);
  FoyerStaff *handler = foyer_people_lookup (self->people, foyer_visit_get_handler (visit));
  g_autofree char *phone = foyerctl_dup_phone (self, foyer_visit_get_phone (visit));

  foyerctl_rows_id (rows, record);
  foyerctl_rows_field (rows, record, "number");
  foyerctl_rows_field (rows, record, "name");
  foyerctl_rows_text (rows, "phone", phone);
  foyerctl_rows_field (rows, record, "state");
  foyerctl_rows_field (rows, record, "identity");
  foyerctl_rows_field (rows, record, "purpose");
  foyerctl_rows_field (rows, record, "organisation");
  foyerctl_rows_int (rows, "party", foyer_visit_get_party (visit));
  foyerctl_rows_text (rows, "handler", handler != NULL ? foyer_staff_get_number (handler) : NULL);
  foyerctl_rows_time (rows, "expected", foyer_visit_get_expected (visit));
  foyerctl_rows_time (rows, "arrived", foyer_visit_get_arrived (visit));
  foyerctl_rows_time (rows, "called", foyer_visit_get_called (visit));
  foyerctl_rows_time (rows, "departed", foyer_visit_get_departed (visit));
}

/* foyerctl visit list: the visits of a day in the order of the register. */
FoyerctlStatus
foyerctl_visit_list (Foyerctl  *self,
                     int        argc,
                     char     **argv)
{
  g_autofree char *day_text = NULL;
  const GOptionEntry entries[] = {
    { "day", 0, 0, G_OPTION_ARG_STRING, &day_text, N_("which day; today where it is left out"),
      N_("YYYY-MM-DD") },
    { NULL },
  };
  g_autoptr(GPtrArray) visits = NULL;
  g_autoptr(GError) error = NULL;
  gint64 day;

  if (!foyerctl_parse (self, "visit list", entries, 0, 0, &argc, &argv)
      || (day_text != NULL && !foyerctl_parse_day (day_text, &day)))
    return FOYERCTL_WRONG_USAGE;
  if (!foyerctl_open (self, FOYER_DB_WRITE, &error))
    return foyerctl_complain (error);
  if (day_text == NULL)
    day = foyerctl_get_today (self);

  visits = foyer_store_read (self->store, FOYER_STORE_DESK, read_day, &day, NULL, &error);
  return foyerctl_print (self, visits, print_visit, error);
}

static gpointer
read_number (FoyerDb   *db,
             gpointer   data,
             GError   **error)
{
  return foyer_visit_repository_find_number (db, data, error);
}

static FoyerVisit *
find_visit (Foyerctl    *self,
            const char  *number,
            GError     **error)
{
  g_autoptr(GPtrArray) found = foyer_store_read (self->store, FOYER_STORE_DESK, read_number,
                                                 (char *) number, NULL, error);

  if (found == NULL)
    return NULL;
  if (found->len == 0)
    {
      g_set_error (error, FOYER_SERVICE_ERROR, FOYER_SERVICE_ERROR_UNKNOWN, "no such visit");
      return NULL;
    }
  return g_object_ref (found->pdata[0]);
}

/* The act by which a visit comes to a state is the reception's, with its rights and rules. */
static FoyerctlStatus
move (Foyerctl        *self,
      FoyerVisit      *visit,
      FoyerVisitState  state,
      const char      *message,
      FoyerStaff      *host)
{
  g_autoptr(FoyerReception) reception = make_reception (self);
  g_autoptr(GAsyncResult) result = NULL;

  switch (foyer_visit_get_act_to (visit, state))
    {
    case FOYER_VISIT_ACT_ARRIVE:
      foyer_reception_arrive_async (reception, visit, NULL, foyerctl_on_done, &result);
      break;
    case FOYER_VISIT_ACT_RECEIVE:
      foyer_reception_receive_async (reception, visit, host, NULL, foyerctl_on_done, &result);
      break;
    case FOYER_VISIT_ACT_START_DEMO:
      foyer_reception_start_demo_async (reception, visit, NULL, foyerctl_on_done, &result);
      break;
    case FOYER_VISIT_ACT_END_DEMO:
      foyer_reception_end_demo_async (reception, visit, NULL, foyerctl_on_done, &result);
      break;
    case FOYER_VISIT_ACT_LEAVE:
      foyer_reception_leave_async (reception, visit, FOYER_LOST_KIND_NONE, NULL, NULL,
                                   foyerctl_on_done, &result);
      break;
    case FOYER_VISIT_ACT_LEAVE_MESSAGE:
      if (host == NULL || message == NULL)
        return foyerctl_misuse (_("A message needs --host and --message."));
      foyer_reception_leave_message_async (reception, visit, host, message, NULL,
                                           foyerctl_on_done, &result);
      break;
    case FOYER_VISIT_ACT_MISS:
      foyer_reception_miss_async (reception, visit, NULL, foyerctl_on_done, &result);
      break;
    case FOYER_VISIT_ACT_VOID:
      foyer_reception_void_async (reception, visit, NULL, foyerctl_on_done, &result);
      break;
    case FOYER_VISIT_ACT_NONE:
    case FOYER_VISIT_ACT_ASSUME_LEFT:
    case FOYER_VISIT_ACT_CONFIRM_LEFT:
      g_printerr ("%s\n", _("There is no way from the state of this visit to that one. Nothing was "
                            "changed."));
      return FOYERCTL_COULD_NOT;
    }
  return finish (reception, &result);
}

/* foyerctl visit move NUMBER STATE */
FoyerctlStatus
foyerctl_visit_move (Foyerctl  *self,
                     int        argc,
                     char     **argv)
{
  g_autofree char *message = NULL;
  g_autofree char *host_number = NULL;
  const GOptionEntry entries[] = {
    { "host", 0, 0, G_OPTION_ARG_STRING, &host_number,
      N_("who receives, or whom the message is for"), N_("NUMBER") },
    { "message", 0, 0, G_OPTION_ARG_STRING, &message, N_("what the visitor leaves"), N_("TEXT") },
    { NULL },
  };
  g_autoptr(GEnumClass) states = g_type_class_ref (FOYER_TYPE_VISIT_STATE);
  g_autoptr(FoyerVisit) visit = NULL;
  g_autoptr(FoyerStaff) host = NULL;
  g_autoptr(GError) error = NULL;
  const GEnumValue *state;

  if (!foyerctl_parse (self, "visit move", entries, 2, 2, &argc, &argv))
    return FOYERCTL_WRONG_USAGE;
  state = g_enum_get_value_by_nick (states, argv[2]);
  if (state == NULL)
    return foyerctl_misuse (_("The states are expected, waiting, receiving, demo, left, message, "
                              "no-show and void."));
  if (!foyerctl_open (self, FOYER_DB_WRITE, &error))
    return foyerctl_complain (error);

  if (!foyerctl_take_staff (self, host_number, &host))
    return FOYERCTL_COULD_NOT;
  visit = find_visit (self, argv[1], &error);
  if (visit == NULL)
    return foyerctl_complain (error);
  return move (self, visit, state->value, message, host);
}
