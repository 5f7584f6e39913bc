#include "ctl/foyerctl.h"

#include <glib/gi18n.h>

#include "service/foyer-due.h"
#include "service/foyer-items.h"
#include "store/foyer-item-repository.h"

#define LIST_MAX 1000

static FoyerItems *
make_items (Foyerctl *self)
{
  return foyer_items_new (self->store, self->session, self->history, self->shop);
}

static FoyerctlStatus
finish (FoyerItems    *items,
        GAsyncResult **result)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(FoyerItem) item = foyer_items_finish (items, foyerctl_wait (result), NULL, &error);

  return foyerctl_say_saved (FOYER_RECORD (item), "number", error);
}

static const GEnumValue *
find_kind (const char *nick)
{
  g_autoptr(GEnumClass) kinds = g_type_class_ref (FOYER_TYPE_ITEM_KIND);

  return nick != NULL ? g_enum_get_value_by_nick (kinds, nick) : NULL;
}

static FoyerctlStatus
complain_of_kind (void)
{
  return foyerctl_misuse (_("The kinds are case, message, complaint, callback, repair, form, todo, "
                            "visitor and demo."));
}

/* foyerctl item add SUBJECT */
FoyerctlStatus
foyerctl_item_add (Foyerctl  *self,
                   int        argc,
                   char     **argv)
{
  g_autofree char *kind = NULL;
  g_autofree char *body = NULL;
  g_autofree char *who = NULL;
  g_autofree char *due = NULL;
  g_autofree char *owner_number = NULL;
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, N_("case where it is left out"), N_("KIND") },
    { "body", 0, 0, G_OPTION_ARG_STRING, &body, N_("what there is to say of it"), N_("TEXT") },
    { "who", 0, 0, G_OPTION_ARG_STRING, &who, N_("name and telephone number"), N_("TEXT") },
    { "due", 0, 0, G_OPTION_ARG_STRING, &due,
      N_("a moment, or a rule such as +3d; the rule of the kind where it is left out"),
      N_("WHEN") },
    { "owner", 0, 0, G_OPTION_ARG_STRING, &owner_number, N_("who must act"), N_("NUMBER") },
    { NULL },
  };
  g_autoptr(GHashTable) typed = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(FoyerStaff) owner = NULL;
  g_autofree char *owner_key = NULL;
  g_autoptr(FoyerItems) items = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  if (!foyerctl_parse (self, "item add", entries, 1, 1, &argc, &argv))
    return FOYERCTL_WRONG_USAGE;
  if (kind != NULL && find_kind (kind) == NULL)
    return complain_of_kind ();
  if (!foyerctl_open (self, FOYER_DB_WRITE, &error))
    return foyerctl_complain (error);
  if (!foyerctl_take_staff (self, owner_number, &owner))
    return FOYERCTL_COULD_NOT;

  g_hash_table_insert (typed, (char *) "subject", argv[1]);
  if (kind != NULL)
    g_hash_table_insert (typed, (char *) "kind", kind);
  if (body != NULL)
    g_hash_table_insert (typed, (char *) "body", body);
  if (who != NULL)
    g_hash_table_insert (typed, (char *) "who", who);
  if (due != NULL)
    g_hash_table_insert (typed, (char *) "due", due);
  if (owner != NULL)
    {
      owner_key = foyer_uuid_to_string (foyer_record_get_id (FOYER_RECORD (owner)));
      g_hash_table_insert (typed, (char *) "owner", owner_key);
    }

  items = make_items (self);
  foyer_items_open_async (items, typed, NULL, foyerctl_on_done, &result);
  return finish (items, &result);
}

static void
print_item (Foyerctl     *self,
            FoyerctlRows *rows,
            gpointer      each)
{
  FoyerItem *item = each;
  FoyerRecord *record = FOYER_RECORD (item);
  g_autofree char *phone = foyerctl_dup_phone (self, foyer_item_get_phone (item));

  foyerctl_rows_id (rows, record);
  foyerctl_rows_field (rows, record, "number");
  foyerctl_rows_field (rows, record, "kind");
  foyerctl_rows_field (rows, record, "state");
  foyerctl_rows_note (rows, record, "subject");
  foyerctl_rows_field (rows, record, "name");
  foyerctl_rows_text (rows, "phone", phone);
  foyerctl_print_staff (self, rows, "taker", foyer_item_get_taker (item));
  foyerctl_print_staff (self, rows, "owner", foyer_item_get_owner (item));
  foyerctl_rows_time (rows, "opened", foyer_item_get_opened (item));
  foyerctl_rows_time (rows, "due", foyer_item_get_due (item));
  foyerctl_rows_time (rows, "next_contact", foyer_item_get_next_contact (item));
  foyerctl_rows_time (rows, "paused", foyer_item_get_paused (item));
  foyerctl_rows_time (rows, "closed", foyer_item_get_closed (item));
}

typedef struct
{
  FoyerUuid owner;
  int kind;
} Wanted;

static gpointer
read_open (FoyerDb   *db,
           gpointer   data,
           GError   **error)
{
  Wanted *wanted = data;

  return foyer_item_repository_find_open (db, foyer_uuid_is_none (&wanted->owner) ? NULL
                                                                                  : &wanted->owner,
                                          wanted->kind, LIST_MAX, error);
}

/* foyerctl item list: what is open, by when it is next to be looked at. */
FoyerctlStatus
foyerctl_item_list (Foyerctl  *self,
                    int        argc,
                    char     **argv)
{
  g_autofree char *kind = NULL;
  g_autofree char *owner_number = NULL;
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, N_("of this kind only"), N_("KIND") },
    { "owner", 0, 0, G_OPTION_ARG_STRING, &owner_number, N_("of this colleague only"),
      N_("NUMBER") },
    { NULL },
  };
  g_autoptr(FoyerStaff) owner = NULL;
  g_autoptr(GPtrArray) items = NULL;
  g_autoptr(GError) error = NULL;
  Wanted wanted = { .kind = -1 };

  if (!foyerctl_parse (self, "item list", entries, 0, 0, &argc, &argv))
    return FOYERCTL_WRONG_USAGE;
  if (kind != NULL && find_kind (kind) == NULL)
    return complain_of_kind ();
  if (!foyerctl_open (self, FOYER_DB_WRITE, &error))
    return foyerctl_complain (error);
  if (!foyerctl_take_staff (self, owner_number, &owner))
    return FOYERCTL_COULD_NOT;

  if (kind != NULL)
    wanted.kind = find_kind (kind)->value;
  if (owner != NULL)
    wanted.owner = *foyer_record_get_id (FOYER_RECORD (owner));
  items = foyer_store_read (self->store, FOYER_STORE_DESK, read_open, &wanted, NULL, &error);
  return foyerctl_print (self, items, print_item, error);
}

static gpointer
read_number (FoyerDb   *db,
             gpointer   data,
             GError   **error)
{
  FoyerItem *item;

  if (!foyer_item_repository_find_number (db, data, &item, error))
    return NULL;
  if (item == NULL)
    g_set_error (error, FOYER_SERVICE_ERROR, FOYER_SERVICE_ERROR_UNKNOWN, "no such item");
  return item;
}

/* The work item of a number. */
FoyerItem *
foyerctl_find_item (Foyerctl    *self,
                    const char  *number,
                    GError     **error)
{
  return foyer_store_read (self->store, FOYER_STORE_DESK, read_number, (char *) number, NULL,
                           error);
}

static void
print_line (Foyerctl     *self,
            FoyerctlRows *rows,
            gpointer      each)
{
  FoyerItemLog *line = each;

  foyerctl_rows_time (rows, "at", foyer_item_log_get_at (line));
  foyerctl_print_staff (self, rows, "staff", foyer_item_log_get_staff (line));
  foyerctl_rows_field (rows, FOYER_RECORD (line), "what");
  foyerctl_rows_note (rows, FOYER_RECORD (line), "text");
}

/* foyerctl item show NUMBER: its log, the newest line first. */
FoyerctlStatus
foyerctl_item_show (Foyerctl  *self,
                    int        argc,
                    char     **argv)
{
  const GOptionEntry entries[] = { { NULL } };
  g_autoptr(FoyerItems) items = NULL;
  g_autoptr(FoyerItem) item = NULL;
  g_autoptr(FoyerItemFile) file = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  if (!foyerctl_parse (self, "item show", entries, 1, 1, &argc, &argv))
    return FOYERCTL_WRONG_USAGE;
  if (!foyerctl_open (self, FOYER_DB_WRITE, &error))
    return foyerctl_complain (error);
  item = foyerctl_find_item (self, argv[1], &error);
  if (item == NULL)
    return foyerctl_complain (error);

  items = make_items (self);
  foyer_items_read_async (items, foyer_record_get_id (FOYER_RECORD (item)), NULL,
                          foyerctl_on_done, &result);
  file = foyer_items_read_finish (items, foyerctl_wait (&result), &error);
  if (file == NULL)
    return foyerctl_complain (error);

  return foyerctl_print (self, file->log, print_line, NULL);
}

/* What a person does by hand; the rest follows from other acts. */
static gboolean
find_act (const char   *nick,
          FoyerItemAct *act)
{
  g_autoptr(GEnumClass) acts = g_type_class_ref (FOYER_TYPE_ITEM_ACT);
  const GEnumValue *value = g_enum_get_value_by_nick (acts, nick);

  if (value == NULL || value->value == FOYER_ITEM_ACT_OPEN
      || value->value == FOYER_ITEM_ACT_ATTEMPT || value->value == FOYER_ITEM_ACT_FOLLOW)
    return FALSE;

  *act = value->value;
  return TRUE;
}

/* foyerctl item move NUMBER ACT */
FoyerctlStatus
foyerctl_item_move (Foyerctl  *self,
                    int        argc,
                    char     **argv)
{
  g_autofree char *text = NULL;
  g_autofree char *owner_number = NULL;
  g_autofree char *when = NULL;
  const GOptionEntry entries[] = {
    { "text", 0, 0, G_OPTION_ARG_STRING, &text, N_("solution, answer, reason or note"),
      N_("TEXT") },
    { "owner", 0, 0, G_OPTION_ARG_STRING, &owner_number, N_("who must act from now on"),
      N_("NUMBER") },
    { "at", 0, 0, G_OPTION_ARG_STRING, &when, N_("the new due time, or the next contact"),
      N_("WHEN") },
    { NULL },
  };
  g_autoptr(FoyerItems) items = NULL;
  g_autoptr(FoyerItem) item = NULL;
  g_autoptr(FoyerStaff) owner = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  FoyerItemMove move = { 0 };

  if (!foyerctl_parse (self, "item move", entries, 2, 2, &argc, &argv))
    return FOYERCTL_WRONG_USAGE;
  if (!find_act (argv[2], &move.act))
    return foyerctl_misuse (_("The acts are assign, solve, answer, close, reopen, void, move-due, "
                              "interim, chase, report, reply, note, pause and resume."));
  if (move.act == FOYER_ITEM_ACT_ASSIGN && owner_number == NULL)
    return foyerctl_misuse (_("To hand it over, say to whom: --owner."));
  if (move.act == FOYER_ITEM_ACT_MOVE_DUE && when == NULL)
    return foyerctl_misuse (_("To move the due time, say to when: --at."));
  if (!foyerctl_open (self, FOYER_DB_WRITE, &error)
      || !foyerctl_parse_moment (self, when, &move.at_us, &error))
    return foyerctl_complain (error);
  if (!foyerctl_take_staff (self, owner_number, &owner))
    return FOYERCTL_COULD_NOT;
  item = foyerctl_find_item (self, argv[1], &error);
  if (item == NULL)
    return foyerctl_complain (error);

  move.text = text;
  move.owner = owner;
  items = make_items (self);
  foyer_items_move_async (items, item, &move, NULL, foyerctl_on_done, &result);
  return finish (items, &result);
}

static void
print_notice (Foyerctl     *self,
              FoyerctlRows *rows,
              gpointer      each)
{
  g_autoptr(GEnumClass) reasons = g_type_class_ref (FOYER_TYPE_NOTICE_REASON);
  FoyerDueNotice *notice = each;
  FoyerRecord *record = FOYER_RECORD (notice->item);

  foyerctl_rows_time (rows, "moment", notice->notice.moment_us);
  foyerctl_rows_text (rows, "reason",
                      g_enum_get_value (reasons, notice->notice.reason)->value_nick);
  foyerctl_rows_field (rows, record, "number");
  foyerctl_rows_field (rows, record, "kind");
  foyerctl_print_staff (self, rows, "owner", foyer_item_get_owner (notice->item));
  foyerctl_rows_note (rows, record, "subject");
  foyerctl_rows_time (rows, "due", foyer_item_get_due (notice->item));
}

/* foyerctl due: what rings up to a moment. Nothing rings by it. */
FoyerctlStatus
foyerctl_due (Foyerctl  *self,
              int        argc,
              char     **argv)
{
  g_autofree char *when = NULL;
  const GOptionEntry entries[] = {
    { "at", 0, 0, G_OPTION_ARG_STRING, &when, N_("up to when; now where it is left out"),
      N_("WHEN") },
    { NULL },
  };
  g_autoptr(FoyerDue) due = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GPtrArray) notices = NULL;
  g_autoptr(GError) error = NULL;
  gint64 until_us;

  if (!foyerctl_parse (self, "due", entries, 0, 0, &argc, &argv))
    return FOYERCTL_WRONG_USAGE;
  if (!foyerctl_open (self, FOYER_DB_WRITE, &error)
      || !foyerctl_parse_moment (self, when, &until_us, &error))
    return foyerctl_complain (error);
  if (until_us == 0)
    until_us = foyer_clock_now_us (self->clock);

  due = foyer_due_new (self->store, self->session, self->history, self->shop);
  foyer_due_preview_async (due, until_us, NULL, foyerctl_on_done, &result);
  notices = foyer_due_preview_finish (due, foyerctl_wait (&result), &error);
  return foyerctl_print (self, notices, print_notice, error);
}
