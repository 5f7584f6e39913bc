#include "callback-fixture.h"

#include "domain/foyer-leave.h"
#include "domain/foyer-roster-cell.h"
#include "domain/foyer-shift.h"

static void
add_staff (Calls      *self,
           const char *number,
           const char *name)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (FoyerStaff) staff = NULL;
  g_autoptr (GError) error = NULL;

  foyer_people_add_async (self->shop.desk.people, number, name, FOYER_ROLE_FRONTDESK,
                          FOYER_POST_RECEPTION, NULL, on_done, &result);
  staff = foyer_people_finish (self->shop.desk.people, wait_for (&result), &error);
  g_assert_no_error (error);
}

/* 1001 林芳 is the supervisor, 1002 李娜 is signed in, 1003 王强 and 1004 陈静 are colleagues. */
void
set_up (Calls         *self,
        gconstpointer  unused)
{
  Desk *desk = &self->shop.desk;

  fixture_set_up (&self->shop, NULL);
  desk_sign_in (desk, "1001");
  add_staff (self, "1004", "陈静");
  desk_sign_in (desk, "1002");
  self->items = foyer_items_new (desk->store, desk->session, desk->history, desk->shop);
  self->callbacks = foyer_callbacks_new (desk->store, desk->session, desk->history, desk->shop);
}

void
tear_down (Calls         *self,
           gconstpointer  unused)
{
  settle (&self->shop.desk);
  drop (&self->callbacks);
  drop (&self->items);
  fixture_tear_down (&self->shop, NULL);
}

char *
key_of (Calls      *self,
        const char *number)
{
  FoyerStaff *staff = desk_find_staff (&self->shop.desk, number);

  return foyer_uuid_to_string (foyer_record_get_id (FOYER_RECORD (staff)));
}

gboolean
is_of (Calls           *self,
       const FoyerUuid *id,
       const char      *number)
{
  FoyerStaff *staff = desk_find_staff (&self->shop.desk, number);

  return foyer_uuid_equal (foyer_record_get_id (FOYER_RECORD (staff)), id);
}

FoyerItem *
try_plan (Calls       *self,
          GHashTable  *typed,
          GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  foyer_callbacks_plan_async (self->callbacks, typed, NULL, on_done, &result);
  return foyer_callbacks_finish (self->callbacks, wait_for (&result), error);
}

/* A callback of 李娜, at 11:00 of the day. */
FoyerItem *
plan (Calls      *self,
      const char *name,
      ...)
{
  g_autoptr (GHashTable) typed = typed_new ("who", "许志强 139 5710 7731", "kind", "install", "due",
                                            "2026-11-21 11:00", "subject", "学习平板 T10", NULL);
  g_autofree char *owner = key_of (self, "1002");
  g_autoptr (GError) error = NULL;
  FoyerItem *item;
  va_list rest;

  g_hash_table_insert (typed, g_strdup ("owner"), g_strdup (owner));
  va_start (rest, name);
  for (; name != NULL; name = va_arg (rest, const char *))
    g_hash_table_insert (typed, g_strdup (name), g_strdup (va_arg (rest, const char *)));
  va_end (rest);
  item = try_plan (self, typed, &error);
  g_assert_no_error (error);
  return item;
}

FoyerItem *
try_record (Calls                   *self,
            FoyerItem               *item,
            const FoyerCallOutcome  *outcome,
            GError                 **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  foyer_callbacks_record_async (self->callbacks, item, outcome, NULL, on_done, &result);
  return foyer_callbacks_finish (self->callbacks, wait_for (&result), error);
}

FoyerItem *
record (Calls                  *self,
        FoyerItem              *item,
        const FoyerCallOutcome *outcome)
{
  g_autoptr (GError) error = NULL;
  FoyerItem *stored = try_record (self, item, outcome, &error);

  g_assert_no_error (error);
  return stored;
}

const FoyerCallOutcome accepted = {
  .contact = FOYER_CONTACT_REACHED, .reaction = FOYER_REACTION_ACCEPTED, .remark = "很满意",
  .talk_ms = 68000,
};
const FoyerCallOutcome missed = {
  .contact = FOYER_CONTACT_NO_ANSWER, .remark = "响六声，已发短信",
};

static gpointer
read_side (FoyerDb   *db,
           gpointer   data,
           GError   **error)
{
  return foyer_db_load_record (db, FOYER_TYPE_CALLBACK, data, error);
}

FoyerCallback *
get_side (Calls     *self,
          FoyerItem *item)
{
  g_autoptr (GError) error = NULL;
  FoyerCallback *callback =
    foyer_store_read (self->shop.desk.store, FOYER_STORE_DESK, read_side,
                      (gpointer) foyer_record_get_id (FOYER_RECORD (item)), NULL, &error);

  g_assert_no_error (error);
  return callback;
}

static gpointer
read_item (FoyerDb   *db,
           gpointer   data,
           GError   **error)
{
  return foyer_db_load_record (db, FOYER_TYPE_ITEM, data, error);
}

FoyerItem *
get_item (Calls           *self,
          const FoyerUuid *id)
{
  g_autoptr (GError) error = NULL;
  FoyerItem *item = foyer_store_read (self->shop.desk.store, FOYER_STORE_DESK, read_item,
                                      (gpointer) id, NULL, &error);

  g_assert_no_error (error);
  return item;
}

GPtrArray *
get_attempts (Calls     *self,
              FoyerItem *item)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *attempts;

  foyer_callbacks_read_attempts_async (self->callbacks, foyer_record_get_id (FOYER_RECORD (item)),
                                       NULL, on_done, &result);
  attempts = foyer_callbacks_read_attempts_finish (self->callbacks, wait_for (&result), &error);
  g_assert_no_error (error);
  return attempts;
}

/* The last item that was opened. */
FoyerItem *
get_last (Calls *self)
{
  g_autoptr (GPtrArray) items = find_items (&self->shop.desk);

  g_assert_cmpuint (items->len, >, 0);
  return g_object_ref (items->pdata[items->len - 1]);
}

gint64
at (Calls      *self,
    const char *date,
    int         minute)
{
  gint64 day;

  g_assert_true (foyer_day_parse (date, &day));
  return foyer_shop_time_at_minute (foyer_shop_get_time (self->shop.desk.shop), day, minute);
}

void
set (Calls      *self,
     const char *name,
     const char *value)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  desk_sign_in (&self->shop.desk, "1001");
  foyer_shop_set_async (self->shop.desk.shop, name, value, NULL, on_done, &result);
  g_assert_true (foyer_shop_finish (self->shop.desk.shop, wait_for (&result), &error));
  g_assert_no_error (error);
  desk_sign_in (&self->shop.desk, "1002");
}

typedef struct
{
  GListModel *list;
  guint n;
} Expected;

static gboolean
has_rows (gpointer data)
{
  Expected *expected = data;

  return g_list_model_get_n_items (expected->list) == expected->n;
}

void
expect_rows (GListModel *list,
             guint       n)
{
  Expected expected = { list, n };

  wait_until (has_rows, &expected);
}

FoyerItem *
survey (Calls       *self,
        FoyerItem   *item,
        const int   *ratings,
        guint        n_ratings,
        GError     **error)
{
  g_autoptr (GArray) given = g_array_new (FALSE, FALSE, sizeof (FoyerRating));
  g_autoptr (GAsyncResult) result = NULL;
  GListModel *questions = foyer_callbacks_get_questions (self->callbacks);

  /* They are there by the time a call ends. */
  if (g_list_model_get_n_items (questions) == 0)
    expect_rows (questions, 3);
  for (guint i = 0; i < n_ratings; i++)
    {
      g_autoptr (FoyerRecord) question = g_list_model_get_item (questions, i);
      FoyerRating rating = { *foyer_record_get_id (question), ratings[i] };

      g_array_append_val (given, rating);
    }
  foyer_callbacks_survey_async (self->callbacks, item, ratings != NULL ? given : NULL, "还可以",
                                NULL, on_done, &result);
  return foyer_callbacks_finish (self->callbacks, wait_for (&result), error);
}

/* Who works which shift of a day. */
typedef struct
{
  Calls *calls;
  const char *number;
  const char *date;
  FoyerShiftKind kind;
} Duty;

static const FoyerUuid *
get_key (Calls      *self,
         const char *number)
{
  return foyer_record_get_id (FOYER_RECORD (desk_find_staff (&self->shop.desk, number)));
}

static gint64
get_day (Calls      *self,
         const char *date)
{
  gint64 day;

  g_assert_true (foyer_day_parse (date, &day));
  return day;
}

static void
run_job (Calls          *self,
         FoyerWriteFunc  job,
         gpointer        data)
{
  FoyerActor actor = { .name = "system", .seat = "test" };
  g_autoptr (GError) error = NULL;

  foyer_store_write (self->shop.desk.store, &actor, "roster.publish", NULL, job, data, NULL, NULL,
                     &error);
  g_assert_no_error (error);
}

static gboolean
put_duty (FoyerTransaction  *transaction,
          gpointer           data,
          gpointer          *result,
          GError           **error)
{
  Duty *duty = data;
  FoyerUuid shift_id = foyer_uuid_new (START_US);
  FoyerUuid cell_id = foyer_uuid_new (START_US);
  g_autofree char *code = g_strconcat (duty->number, "/", duty->date, NULL);
  g_autoptr (FoyerShift) shift = foyer_shift_new (&shift_id, code, "班", "Shift", duty->kind,
                                                  FOYER_POST_RECEPTION);
  gboolean is_early = duty->kind == FOYER_SHIFT_EARLY;
  g_autoptr (FoyerRosterCell) cell =
    foyer_roster_cell_new (&cell_id, get_key (duty->calls, duty->number),
                           get_day (duty->calls, duty->date), 0);

  if (!foyer_shift_set_hours (shift, is_early ? 8 * 60 : 14 * 60, is_early ? 16 * 60 : 22 * 60, 0,
                              error)
      || !foyer_transaction_create (transaction, FOYER_RECORD (shift), error)
      || !foyer_roster_cell_put (cell, &shift_id, 0, error))
    return FALSE;
  foyer_roster_cell_publish (cell);
  return foyer_transaction_create (transaction, FOYER_RECORD (cell), error);
}

/* A shift of an own in the published roster: 08:00 to 16:00, or 14:00 to 22:00. */
void
put_on_duty (Calls          *self,
             const char     *number,
             const char     *date,
             FoyerShiftKind  kind)
{
  Duty duty = { self, number, date, kind };

  run_job (self, put_duty, &duty);
}

static gboolean
grant_leave (FoyerTransaction  *transaction,
             gpointer           data,
             gpointer          *result,
             GError           **error)
{
  Duty *duty = data;
  FoyerUuid id = foyer_uuid_new (START_US);
  g_autofree char *number = g_strdup_printf ("Q-%s", duty->number);
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  g_autoptr (FoyerLeave) leave =
    foyer_leave_new (&id, number, get_key (duty->calls, duty->number), START_US - G_TIME_SPAN_DAY,
                     START_US + G_TIME_SPAN_DAY, FOYER_LEAVE_ANNUAL, FOYER_LEAVE_BY_WORKFLOW,
                     START_US - 2 * G_TIME_SPAN_DAY);

  return foyer_leave_set_cover (leave, get_key (duty->calls, "1003"), others, error)
         && foyer_leave_approve (leave, get_key (duty->calls, "1001"), error)
         && foyer_transaction_create (transaction, FOYER_RECORD (leave), error);
}

void
put_on_leave (Calls      *self,
              const char *number)
{
  Duty duty = { self, number, NULL, FOYER_SHIFT_EARLY };

  run_job (self, grant_leave, &duty);
}
