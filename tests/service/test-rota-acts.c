/* What the roster is made of, and what people ask for. */

#include "service-fixture.h"

#include "domain/foyer-domain-error.h"
#include "service/foyer-items.h"
#include "service/foyer-rota-covers.h"
#include "service/foyer-rota-export.h"
#include "service/foyer-rota-requests.h"
#include "service/foyer-rota-setup.h"

/* 2026-12-01, the month after the fixture's today. */
#define DECEMBER 20788

typedef struct
{
  Desk *desk;
  FoyerRota *rota;
} Case;

static const FoyerUuid *
id_of (Case       *self,
       const char *number)
{
  return foyer_record_get_id (FOYER_RECORD (desk_find_staff (self->desk, number)));
}

static void
show (Case   *self,
      gint64  day)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  foyer_rota_show_async (self->rota, day, NULL, on_done, &result);
  g_assert_true (foyer_rota_show_finish (self->rota, wait_for (&result), &error));
  g_assert_no_error (error);
}

static Case
open_case (Fixture    *fixture,
           const char *number)
{
  Case self = { .desk = &fixture->desk };

  desk_sign_in (self.desk, number);
  self.rota = foyer_rota_new (self.desk->store, self.desk->session, self.desk->history,
                              self.desk->shop);
  show (&self, DECEMBER);
  return self;
}

static gboolean
is_alone (gpointer rota)
{
  return G_OBJECT (rota)->ref_count == 1;
}

static void
close_case (Case *self)
{
  settle (self->desk);
  wait_until (is_alone, self->rota);
  drop (&self->rota);
}

static FoyerRotaGround *
get_ground (Case *self)
{
  return foyer_rota_month_get_ground (foyer_rota_get_month (self->rota));
}

static FoyerRecord *
finish_setup (Case          *self,
              GAsyncResult **result,
              GError       **error)
{
  FoyerRecord *record = foyer_rota_setup_finish (self->rota, wait_for (result), NULL, error);

  g_clear_object (result);
  settle (self->desk);
  show (self, foyer_rota_month_get_first_day (foyer_rota_get_month (self->rota)));
  return record;
}

static FoyerRecord *
finish_request (Case          *self,
                GAsyncResult **result,
                GError       **error)
{
  FoyerRecord *record = foyer_rota_request_finish (self->rota, wait_for (result), error);

  g_clear_object (result);
  settle (self->desk);
  show (self, foyer_rota_month_get_first_day (foyer_rota_get_month (self->rota)));
  return record;
}

static FoyerShift *
add_shift (Case       *self,
           const char *code,
           const char *start,
           const char *end)
{
  g_autoptr (GHashTable) typed = typed_new ("code", code, "name", code, "kind", "early", "post",
                                            "reception", "start_minute", start, "end_minute", end,
                                            NULL);
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  FoyerRecord *shift;

  foyer_rota_add_shift_async (self->rota, typed, NULL, on_done, &result);
  shift = finish_setup (self, &result, &error);
  g_assert_no_error (error);
  return FOYER_SHIFT (shift);
}

static void
put (Case       *self,
     const char *number,
     gint64      day,
     FoyerShift *shift)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  foyer_rota_put_async (self->rota, desk_find_staff (self->desk, number), day, 0, shift, NULL,
                        on_done, &result);
  g_assert_true (foyer_rota_finish (self->rota, wait_for (&result), &error));
  g_assert_no_error (error);
}

static void
publish (Case *self)
{
  g_autoptr (GAsyncResult) result = NULL;

  foyer_rota_publish_async (self->rota, DECEMBER, "…", NULL, on_done, &result);
  g_assert_true (foyer_rota_finish (self->rota, wait_for (&result), NULL));
  settle (self->desk);
  show (self, DECEMBER);
}

static FoyerShift *
get_shift (Case       *self,
           const char *number,
           int         day)
{
  FoyerRotaMonth *month = foyer_rota_get_month (self->rota);

  return foyer_rota_month_get_shift (month, foyer_rota_month_find_staff (month,
                                                                         id_of (self, number)),
                                     day, 0);
}

static void
test_shifts (Fixture       *fixture,
             gconstpointer  unused)
{
  Case self = open_case (fixture, "1001");
  g_autoptr (FoyerShift) early = add_shift (&self, "early", "480", "960");
  g_autoptr (FoyerShift) spare = add_shift (&self, "spare", "600", "720");
  g_autoptr (FoyerRecord) stored = NULL;
  g_autoptr (FoyerRecord) closed = NULL;
  g_autoptr (FoyerEdits) edits = foyer_edits_new (FOYER_RECORD (early));
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;
  GAsyncResult *result = NULL;
  FoyerShift *shift;

  /* Nothing on a roster yet: the shift itself changes. */
  foyer_edits_set (edits, "end_minute", "1020");
  foyer_rota_edit_shift_async (self.rota, edits, NULL, on_done, &result);
  stored = finish_setup (&self, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (foyer_shift_get_end_minute (FOYER_SHIFT (stored)), ==, 1020);

  /* On a published roster and in drafts: other hours hold from a day on, and the day is asked
   * for. */
  put (&self, "1002", DECEMBER + 4, FOYER_SHIFT (stored));
  publish (&self);
  put (&self, "1002", DECEMBER + 33, FOYER_SHIFT (stored));
  foyer_edits_free (g_steal_pointer (&edits));
  edits = foyer_edits_new (stored);
  foyer_edits_set (edits, "start_minute", "540");
  foyer_rota_edit_shift_async (self.rota, edits, NULL, on_done, &result);
  g_assert_null (finish_setup (&self, &result, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_MISSING);
  g_clear_error (&error);

  foyer_edits_set (edits, "valid_from", "20790");
  foyer_rota_edit_shift_async (self.rota, edits, NULL, on_done, &result);
  g_clear_object (&stored);
  stored = finish_setup (&self, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (foyer_shift_get_start_minute (FOYER_SHIFT (stored)), ==, 480);
  g_assert_cmpint (foyer_shift_get_valid_to (FOYER_SHIFT (stored)), ==, 20789);
  shift = get_shift (&self, "1002", 4);
  g_assert_cmpint (foyer_shift_get_start_minute (shift), ==, 480);
  show (&self, DECEMBER + 31);
  shift = get_shift (&self, "1002", 2);
  g_assert_cmpint (foyer_shift_get_start_minute (shift), ==, 540);
  g_assert_cmpstr (foyer_shift_get_code (shift), ==, "early-2");

  /* One act, taken back as one. */
  undone = undo (self.desk, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (undone, ==, "shift.edit");
  settle (self.desk);
  show (&self, DECEMBER + 31);
  g_assert_cmpint (foyer_shift_get_start_minute (get_shift (&self, "1002", 2)), ==, 480);

  /* Closing: one that was never used goes; a used one ends, and drafts behind its end are open. */
  foyer_rota_close_shift_async (self.rota, spare, DECEMBER, NULL, on_done, &result);
  closed = finish_setup (&self, &result, &error);
  g_assert_cmpint (foyer_shift_get_state (FOYER_SHIFT (closed)), ==, FOYER_ROSTER_VOID);
  g_clear_object (&closed);
  foyer_rota_close_shift_async (self.rota, early, DECEMBER + 30, NULL, on_done, &result);
  closed = finish_setup (&self, &result, &error);
  g_assert_cmpint (foyer_shift_get_valid_to (FOYER_SHIFT (closed)), ==, DECEMBER + 30);
  show (&self, DECEMBER + 31);
  g_assert_null (get_shift (&self, "1002", 2));
  show (&self, DECEMBER);
  g_assert_nonnull (get_shift (&self, "1002", 4));

  close_case (&self);
}

static void
test_coverage (Fixture       *fixture,
               gconstpointer  unused)
{
  Case self = open_case (fixture, "1001");
  g_autoptr (GHashTable) typed = typed_new ("post", "reception", "weekdays", "mon tue",
                                            "start_minute", "480", "end_minute", "960", "minimum",
                                            "2", NULL);
  g_autoptr (FoyerRecord) coverage = NULL;
  g_autoptr (FoyerRecord) changed = NULL;
  g_autoptr (FoyerRecord) dropped = NULL;
  g_autoptr (FoyerEdits) edits = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  foyer_rota_add_coverage_async (self.rota, typed, NULL, on_done, &result);
  coverage = finish_setup (&self, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (get_ground (&self)->coverage->len, ==, 1);
  g_assert_cmpuint (foyer_rota_month_get_n_gaps (foyer_rota_get_month (self.rota)), ==, 9);

  edits = foyer_edits_new (coverage);
  foyer_edits_set (edits, "weekdays", "mon");
  foyer_rota_edit_coverage_async (self.rota, edits, NULL, on_done, &result);
  changed = finish_setup (&self, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (foyer_rota_month_get_n_gaps (foyer_rota_get_month (self.rota)), ==, 4);

  foyer_rota_drop_coverage_async (self.rota, FOYER_COVERAGE (changed), NULL, on_done, &result);
  dropped = finish_setup (&self, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (get_ground (&self)->coverage->len, ==, 0);

  /* It cannot be needed at no post. */
  g_hash_table_remove (typed, "post");
  foyer_rota_add_coverage_async (self.rota, typed, NULL, on_done, &result);
  g_assert_null (finish_setup (&self, &result, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_INVALID);

  close_case (&self);
}

/* What the front desk may not: everything but asking for itself. */
static void
test_rights (Fixture       *fixture,
             gconstpointer  unused)
{
  Case self = open_case (fixture, "1001");
  g_autoptr (FoyerShift) early = add_shift (&self, "early", "480", "960");
  g_autoptr (GHashTable) typed = typed_new ("code", "x", "name", "x", NULL);
  g_autoptr (FoyerRecord) leave = NULL;
  g_autoptr (FoyerRecord) mine = NULL;
  g_autoptr (FoyerRecord) back = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  FoyerShopTime *time = foyer_shop_get_time (self.desk->shop);
  FoyerLeaveRequest request = {
    .staff = *id_of (&self, "1003"),
    .begins_us = foyer_shop_time_at_minute (time, DECEMBER, 0),
    .ends_us = foyer_shop_time_at_minute (time, DECEMBER, 1440),
    .cover = *id_of (&self, "1002"),
  };

  foyer_rota_ask_leave_async (self.rota, &request, NULL, on_done, &result);
  leave = finish_request (&self, &result, &error);
  g_assert_no_error (error);

  desk_sign_in (self.desk, "1002");
  g_assert_false (foyer_rota_may_decide (self.rota));
  g_assert_true (foyer_rota_may_ask_for (self.rota, id_of (&self, "1002")));
  g_assert_false (foyer_rota_may_ask_for (self.rota, id_of (&self, "1003")));

  foyer_rota_add_shift_async (self.rota, typed, NULL, on_done, &result);
  g_assert_null (finish_setup (&self, &result, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_DENIED);
  g_clear_error (&error);

  foyer_rota_move_leave_async (self.rota, FOYER_LEAVE (leave), FOYER_LEAVE_ACT_APPROVE, NULL,
                               on_done, &result);
  g_assert_null (finish_request (&self, &result, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_DENIED);
  g_clear_error (&error);
  foyer_rota_move_leave_async (self.rota, FOYER_LEAVE (leave), FOYER_LEAVE_ACT_VOID, NULL, on_done,
                               &result);
  g_assert_null (finish_request (&self, &result, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_DENIED);
  g_clear_error (&error);

  /* Leave and wishes of somebody else are not to be asked for. */
  request.begins_us += 7 * G_TIME_SPAN_DAY;
  request.ends_us += 7 * G_TIME_SPAN_DAY;
  foyer_rota_ask_leave_async (self.rota, &request, NULL, on_done, &result);
  g_assert_null (finish_request (&self, &result, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_DENIED);
  g_clear_error (&error);
  foyer_rota_wish_async (self.rota, id_of (&self, "1003"), DECEMBER, NULL, FALSE, 1, NULL, on_done,
                         &result);
  g_assert_null (finish_request (&self, &result, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_DENIED);
  g_clear_error (&error);

  /* One's own are, and can be taken back until they are decided. */
  request.staff = *id_of (&self, "1002");
  request.cover = *id_of (&self, "1003");
  foyer_rota_ask_leave_async (self.rota, &request, NULL, on_done, &result);
  mine = finish_request (&self, &result, &error);
  g_assert_no_error (error);
  foyer_rota_move_leave_async (self.rota, FOYER_LEAVE (mine), FOYER_LEAVE_ACT_VOID, NULL, on_done,
                               &result);
  back = finish_request (&self, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (foyer_leave_get_state (FOYER_LEAVE (back)), ==, FOYER_LEAVE_VOID);

  close_case (&self);
}

static void
test_leave (Fixture       *fixture,
            gconstpointer  unused)
{
  Case self = open_case (fixture, "1001");
  g_autoptr (FoyerShift) early = add_shift (&self, "early", "480", "960");
  g_autoptr (FoyerRecord) leave = NULL;
  g_autoptr (FoyerRecord) approved = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;
  GAsyncResult *result = NULL;
  FoyerShopTime *time = foyer_shop_get_time (self.desk->shop);
  FoyerRotaMonth *month;
  int row;
  FoyerLeaveRequest request = {
    .staff = *id_of (&self, "1002"),
    .begins_us = foyer_shop_time_at_minute (time, DECEMBER + 2, 720),
    .ends_us = foyer_shop_time_at_minute (time, DECEMBER + 4, 1440),
    .kind = FOYER_LEAVE_SICK,
    .way = FOYER_LEAVE_BY_PHONE,
    .reason = "发烧",
  };

  for (int day = 1; day < 6; day++)
    put (&self, "1002", DECEMBER + day, early);
  publish (&self);

  /* LV-04 */
  foyer_rota_ask_leave_async (self.rota, &request, NULL, on_done, &result);
  g_assert_null (finish_request (&self, &result, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_INVALID);
  g_clear_error (&error);

  request.cover = *id_of (&self, "1003");
  foyer_rota_ask_leave_async (self.rota, &request, NULL, on_done, &result);
  leave = finish_request (&self, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (foyer_leave_get_number (FOYER_LEAVE (leave)), ==, "Q20261121-001");
  g_assert_cmpuint (get_ground (&self)->asked->len, ==, 1);

  /* Twice at the same time it cannot be asked for. */
  foyer_rota_ask_leave_async (self.rota, &request, NULL, on_done, &result);
  g_assert_null (finish_request (&self, &result, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_INVALID);
  g_clear_error (&error);

  /* Approved: what lies in it is open, also the shift that it cuts; the days around it stay. */
  foyer_rota_move_leave_async (self.rota, FOYER_LEAVE (leave), FOYER_LEAVE_ACT_APPROVE, NULL,
                               on_done, &result);
  approved = finish_request (&self, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (get_ground (&self)->asked->len, ==, 0);
  g_assert_nonnull (get_shift (&self, "1002", 1));
  for (int day = 2; day < 5; day++)
    g_assert_null (get_shift (&self, "1002", day));
  g_assert_nonnull (get_shift (&self, "1002", 5));
  month = foyer_rota_get_month (self.rota);
  row = foyer_rota_month_find_staff (month, id_of (&self, "1002"));
  g_assert_false (foyer_rota_month_has_leave (month, row, 2));
  g_assert_true (foyer_rota_month_has_leave (month, row, 3));
  g_assert_cmpint (foyer_roster_cell_get_state (foyer_rota_month_get_cell (month, row, 3, 0)), ==,
                   FOYER_CELL_CHANGED);

  /* LV-05: who is away covers nobody. */
  request.staff = *id_of (&self, "1003");
  request.cover = *id_of (&self, "1002");
  foyer_rota_ask_leave_async (self.rota, &request, NULL, on_done, &result);
  g_assert_null (finish_request (&self, &result, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_INVALID);
  g_clear_error (&error);

  /* One act: taken back with everything that it opened. */
  undone = undo (self.desk, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (undone, ==, "leave.approve");
  settle (self.desk);
  show (&self, DECEMBER);
  g_assert_nonnull (get_shift (&self, "1002", 3));
  g_assert_cmpuint (get_ground (&self)->asked->len, ==, 1);

  close_case (&self);
}

static void
test_wishes (Fixture       *fixture,
             gconstpointer  unused)
{
  Case self = open_case (fixture, "1002");
  g_autoptr (FoyerRecord) wish = NULL;
  g_autoptr (FoyerRecord) other = NULL;
  g_autoptr (FoyerRecord) gone = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  foyer_rota_wish_async (self.rota, id_of (&self, "1002"), DECEMBER + 4, NULL, FALSE, 3, NULL,
                         on_done, &result);
  wish = finish_request (&self, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (get_ground (&self)->wishes->len, ==, 1);

  /* The last one counts. */
  foyer_rota_wish_async (self.rota, id_of (&self, "1002"), DECEMBER + 4, NULL, TRUE, 1, NULL,
                         on_done, &result);
  other = finish_request (&self, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (get_ground (&self)->wishes->len, ==, 1);
  g_assert_true (foyer_wish_get_is_against (get_ground (&self)->wishes->pdata[0]));

  foyer_rota_wish_async (self.rota, id_of (&self, "1002"), START_DAY - 1, NULL, FALSE, 3, NULL,
                         on_done, &result);
  g_assert_null (finish_request (&self, &result, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_INVALID);
  g_clear_error (&error);

  foyer_rota_unwish_async (self.rota, FOYER_WISH (other), NULL, on_done, &result);
  gone = finish_request (&self, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (get_ground (&self)->wishes->len, ==, 0);

  close_case (&self);
}

static gboolean
set_duty (Case        *self,
          const char  *number,
          int          day,
          GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  gboolean is_done;

  foyer_rota_set_duty_async (self->rota, desk_find_staff (self->desk, number), DECEMBER + day, TRUE,
                             NULL, on_done, &result);
  is_done = foyer_rota_finish (self->rota, wait_for (&result), error);
  settle (self->desk);
  show (self, DECEMBER);
  return is_done;
}

static gboolean
is_on_duty (Case       *self,
            const char *number,
            int         day)
{
  FoyerRotaMonth *month = foyer_rota_get_month (self->rota);

  return foyer_rota_month_is_on_duty (month, foyer_rota_month_find_staff (month,
                                                                          id_of (self, number)),
                                      day);
}

static void
test_duty (Fixture       *fixture,
           gconstpointer  unused)
{
  Case self = open_case (fixture, "1001");
  g_autoptr (FoyerShift) early = add_shift (&self, "early", "480", "960");
  g_autoptr (GError) error = NULL;

  put (&self, "1002", DECEMBER, early);
  put (&self, "1003", DECEMBER, early);
  g_assert_true (set_duty (&self, "1002", 0, &error));
  g_assert_true (is_on_duty (&self, "1002", 0));

  /* One person a day. */
  g_assert_true (set_duty (&self, "1003", 0, &error));
  g_assert_false (is_on_duty (&self, "1002", 0));
  g_assert_true (is_on_duty (&self, "1003", 0));

  g_assert_false (set_duty (&self, "1002", 1, &error));
  g_assert_error (error, FOYER_SERVICE_ERROR, FOYER_SERVICE_ERROR_UNKNOWN);

  close_case (&self);
}

static char *
export (Case            *self,
        const FoyerUuid *staff)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GError) error = NULL;

  foyer_rota_export_async (self->rota, DECEMBER, staff, "en", NULL, on_done, &result);
  file = foyer_rota_export_finish (self->rota, wait_for (&result), &error);
  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (file, NULL), g_bytes_get_size (file));
}

static guint
count (const char *text,
       const char *piece)
{
  guint n = 0;

  for (text = strstr (text, piece); text != NULL; text = strstr (text + 1, piece))
    n++;
  return n;
}

/* The line of the first event that begins like this. */
static char *
get_line (const char *text,
          const char *begin)
{
  const char *line = strstr (text, begin);

  g_assert_nonnull (line);
  return g_strndup (line, strcspn (line, "\r\n"));
}

static void
test_calendar (Fixture       *fixture,
               gconstpointer  unused)
{
  Case self = open_case (fixture, "1001");
  g_autoptr (FoyerShift) early = add_shift (&self, "early", "480", "960");
  g_autofree char *drafts = NULL, *all = NULL, *mine = NULL, *changed = NULL;
  g_autofree char *uid = NULL, *same = NULL;

  put (&self, "1002", DECEMBER, early);
  put (&self, "1003", DECEMBER, early);
  put (&self, "1003", DECEMBER + 1, NULL);

  /* A draft is nobody's shift yet, whoever asks. */
  drafts = export (&self, NULL);
  g_assert_cmpuint (count (drafts, "BEGIN:VEVENT"), ==, 0);

  publish (&self);
  all = export (&self, NULL);
  g_assert_cmpuint (count (all, "BEGIN:VEVENT"), ==, 2);
  mine = export (&self, id_of (&self, "1002"));
  g_assert_cmpuint (count (mine, "BEGIN:VEVENT"), ==, 1);
  g_assert_nonnull (strstr (mine, "DTSTART:20261201T000000Z"));
  g_assert_nonnull (strstr (mine, "DTEND:20261201T080000Z"));

  /* The same event, changed: it has its name still, and is called off. */
  put (&self, "1002", DECEMBER, NULL);
  changed = export (&self, id_of (&self, "1002"));
  g_assert_nonnull (strstr (changed, "STATUS:CANCELLED"));
  uid = get_line (mine, "UID:");
  same = get_line (changed, "UID:");
  g_assert_cmpstr (uid, ==, same);

  close_case (&self);
}

static void
test_print (Fixture       *fixture,
            gconstpointer  unused)
{
  Case self = open_case (fixture, "1001");
  g_autoptr (FoyerShift) early = add_shift (&self, "early", "480", "960");

  put (&self, "1002", DECEMBER, early);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GBytes) pdf = NULL;
      g_autoptr (GError) error = NULL;

      foyer_rota_print_async (self.rota, DECEMBER, i == 0 ? "zh_CN" : "en", NULL, on_done, &result);
      pdf = foyer_rota_export_finish (self.rota, wait_for (&result), &error);
      g_assert_no_error (error);
      g_assert_true (g_str_has_prefix (g_bytes_get_data (pdf, NULL), "%PDF-"));
    }

  close_case (&self);
}

/* The open messages of somebody, oldest first. */
static GPtrArray *
find_messages (Case       *self,
               const char *number)
{
  g_autoptr (GPtrArray) items = find_items (self->desk);
  GPtrArray *messages = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < items->len; i++)
    if (foyer_item_is_open (items->pdata[i])
        && foyer_uuid_equal (foyer_item_get_owner (items->pdata[i]), id_of (self, number)))
      g_ptr_array_add (messages, g_object_ref (items->pdata[i]));

  return messages;
}

static FoyerItem *
find_noted (GPtrArray  *messages,
            const char *key)
{
  for (guint i = 0; i < messages->len; i++)
    if (g_str_has_prefix (foyer_item_get_subject (messages->pdata[i]), key))
      return messages->pdata[i];

  g_assert_not_reached ();
}

static void
assert_messages (Case       *self,
                 const char *number,
                 guint       n)
{
  g_autoptr (GPtrArray) messages = find_messages (self, number);

  g_assert_cmpuint (messages->len, ==, n);
}

/* SH-23: who has seen the roster is told what becomes of it; of drafts nobody is. */
/* At a desk of his own the reader of a message puts it aside. */
static void
read_message (Fixture    *fixture,
              const char *number,
              FoyerItem  *message)
{
  FoyerItemMove move = { .act = FOYER_ITEM_ACT_CLOSE };
  Desk desk = { NULL };
  FoyerItems *items;
  g_autoptr (FoyerItem) closed = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  desk_open (&desk, fixture, "2");
  desk_load (&desk);
  desk_sign_in (&desk, number);
  items = foyer_items_new (desk.store, desk.session, desk.history, desk.shop);
  foyer_items_move_async (items, message, &move, NULL, on_done, &result);
  closed = foyer_items_finish (items, wait_for (&result), NULL, &error);
  g_assert_no_error (error);
  g_assert_false (foyer_item_is_open (closed));

  /* The result holds the service. */
  g_clear_object (&result);
  settle (&desk);
  drop (&items);
  desk_close (&desk);
}

static void
test_notices (Fixture       *fixture,
              gconstpointer  unused)
{
  Case self = open_case (fixture, "1001");
  g_autoptr (FoyerShift) early = add_shift (&self, "early", "480", "960");
  g_autoptr (GPtrArray) messages = NULL;
  g_autoptr (GArray) changes = g_array_new (FALSE, TRUE, sizeof (FoyerRotaChange));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;
  gint64 n_closed;

  put (&self, "1002", DECEMBER, early);
  put (&self, "1001", DECEMBER, early);
  publish (&self);
  assert_messages (&self, "1002", 0);

  put (&self, "1002", DECEMBER, NULL);
  messages = find_messages (&self, "1002");
  g_assert_cmpuint (messages->len, ==, 1);
  assert_note (foyer_item_get_subject (messages->pdata[0]),
               "Roster changed, Tue 1 Dec: early 08:00–16:00 → rest day",
               "排班调整：12月1日 周二：early 08:00–16:00 → 休息");
  assert_note (foyer_item_get_body (messages->pdata[0]),
               "Tue 1 Dec: early 08:00–16:00 → rest day", "12月1日 周二：early 08:00–16:00 → 休息");
  g_assert_cmpint (count_rows (self.desk, "SELECT COUNT (*) FROM delivery"), ==, 1);

  /* The same again is no change; what one does oneself, one knows. */
  put (&self, "1002", DECEMBER, NULL);
  put (&self, "1001", DECEMBER, NULL);
  assert_messages (&self, "1002", 1);
  assert_messages (&self, "1001", 0);

  /* Several days of one act are one message. */
  settle (self.desk);
  show (&self, DECEMBER);
  for (int day = 1; day < 4; day++)
    {
      FoyerRotaChange change = { .staff = *id_of (&self, "1003"), .day = DECEMBER + day,
                                 .shift = *foyer_record_get_id (FOYER_RECORD (early)) };

      g_array_append_val (changes, change);
    }
  foyer_rota_apply_async (self.rota, "roster.plan", changes, NULL, on_done, &result);
  g_assert_true (foyer_rota_finish (self.rota, wait_for (&result), &error));
  g_clear_object (&result);
  assert_messages (&self, "1003", 1);

  /* Taken back, there is nothing to be told. */
  undone = undo (self.desk, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (undone, ==, "roster.plan");
  assert_messages (&self, "1003", 0);
  g_clear_pointer (&undone, g_free);

  /* Who has read of it knows; that does not keep it from being taken back. */
  settle (self.desk);
  show (&self, DECEMBER);
  foyer_rota_apply_async (self.rota, "roster.plan", changes, NULL, on_done, &result);
  g_assert_true (foyer_rota_finish (self.rota, wait_for (&result), &error));
  g_clear_object (&result);
  g_ptr_array_unref (messages);
  messages = find_messages (&self, "1003");
  g_assert_cmpuint (messages->len, ==, 1);
  read_message (fixture, "1003", messages->pdata[0]);
  n_closed = count_rows (self.desk, "SELECT COUNT (*) FROM item WHERE state = 'closed'");
  undone = undo (self.desk, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (undone, ==, "roster.plan");
  g_assert_cmpint (count_rows (self.desk, "SELECT COUNT (*) FROM item WHERE state = 'closed'"), ==,
                   n_closed);

  close_case (&self);
}

static void
test_decision (Fixture       *fixture,
               gconstpointer  unused)
{
  Case self = open_case (fixture, "1001");
  g_autoptr (FoyerVisit) visit = check_in (self.desk, "name", "周兰", NULL);
  g_autoptr (FoyerVisit) left = NULL;
  g_autoptr (GPtrArray) messages = NULL;
  g_autoptr (FoyerRecord) leave = NULL;
  g_autoptr (FoyerRecord) approved = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  FoyerShopTime *time = foyer_shop_get_time (self.desk->shop);
  FoyerLeaveRequest request = {
    .staff = *id_of (&self, "1002"),
    .begins_us = foyer_shop_time_at_minute (time, DECEMBER, 0),
    .ends_us = foyer_shop_time_at_minute (time, DECEMBER, 1440),
    .cover = *id_of (&self, "1003"),
  };

  /* LV-06: what the person leaves behind. */
  foyer_reception_leave_message_async (self.desk->reception, visit,
                                       desk_find_staff (self.desk, "1002"), "请回电话", NULL,
                                       on_done, &result);
  left = finish_well (self.desk, &result);
  g_clear_object (&result);

  foyer_rota_ask_leave_async (self.rota, &request, NULL, on_done, &result);
  leave = finish_request (&self, &result, &error);
  assert_messages (&self, "1002", 1);
  foyer_rota_move_leave_async (self.rota, FOYER_LEAVE (leave), FOYER_LEAVE_ACT_APPROVE, NULL,
                               on_done, &result);
  approved = finish_request (&self, &result, &error);
  g_assert_no_error (error);
  assert_messages (&self, "1002", 2);
  messages = find_messages (&self, "1003");
  g_assert_cmpuint (messages->len, ==, 1);
  assert_note (foyer_item_get_subject (messages->pdata[0]), "You are the cover, Tue 1 Dec",
               "您是工作对接人，12月1日 周二");
  g_assert_nonnull (strstr (foyer_item_get_body (messages->pdata[0]), "请回电话"));
  g_ptr_array_unref (messages);
  messages = find_messages (&self, "1002");
  assert_note (foyer_item_get_subject (find_noted (messages, FOYER_NOTE_LEAVE)),
               "Leave Tue 1 Dec: Approved", "请假 12月1日 周二：批准");

  close_case (&self);
}

/* Asks for a leave of whole days in December and grants it. */
static FoyerLeave *
grant (Case       *self,
       const char *number,
       const char *cover,
       int         first,
       int         last)
{
  FoyerShopTime *time = foyer_shop_get_time (self->desk->shop);
  FoyerLeaveRequest request = {
    .staff = *id_of (self, number),
    .begins_us = foyer_shop_time_at_minute (time, DECEMBER + first, 0),
    .ends_us = foyer_shop_time_at_minute (time, DECEMBER + last, 1440),
    .cover = *id_of (self, cover),
  };
  g_autoptr (FoyerRecord) leave = NULL;
  g_autoptr (GError) error = NULL;
  FoyerRecord *granted;
  GAsyncResult *result = NULL;

  foyer_rota_ask_leave_async (self->rota, &request, NULL, on_done, &result);
  leave = finish_request (self, &result, &error);
  g_assert_no_error (error);
  foyer_rota_move_leave_async (self->rota, FOYER_LEAVE (leave), FOYER_LEAVE_ACT_APPROVE, NULL,
                               on_done, &result);
  granted = finish_request (self, &result, &error);
  g_assert_no_error (error);

  return FOYER_LEAVE (granted);
}

static FoyerRecord *
choose_cover (Case       *self,
              FoyerLeave *leave,
              const char *number,
              GError    **error)
{
  GAsyncResult *result = NULL;

  foyer_rota_cover_leave_async (self->rota, leave, id_of (self, number), NULL, on_done, &result);
  return finish_request (self, &result, error);
}

/* Who can be the cover instead, and who cannot because they are away; told as one act. */
static void
test_other_cover (Fixture       *fixture,
                  gconstpointer  unused)
{
  Case self = open_case (fixture, "1001");
  g_autoptr (FoyerShift) early = add_shift (&self, "early", "480", "960");
  g_autoptr (FoyerLeave) ill = NULL;
  g_autoptr (FoyerLeave) leave = NULL;
  g_autoptr (FoyerRecord) changed = NULL;
  g_autoptr (GPtrArray) covers = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;
  GAsyncResult *result = NULL;
  FoyerRotaCover *cover;

  put (&self, "1001", DECEMBER + 8, early);
  put (&self, "1001", DECEMBER + 9, NULL);
  leave = grant (&self, "1002", "1003", 8, 10);
  ill = grant (&self, "1003", "1001", 10, 12);
  assert_messages (&self, "1002", 1);
  assert_messages (&self, "1003", 2);

  /* Neither who is on leave nor who is the cover already. */
  foyer_rota_find_covers_async (self.rota, leave, NULL, on_done, &result);
  covers = foyer_rota_find_covers_finish (self.rota, wait_for (&result), &error);
  g_clear_object (&result);
  g_assert_no_error (error);
  g_assert_cmpuint (covers->len, ==, 1);
  cover = g_ptr_array_index (covers, 0);
  g_assert_cmpstr (foyer_staff_get_number (cover->staff), ==, "1001");
  g_assert_null (cover->away);
  g_assert_cmpuint (cover->n_days, ==, 3);
  g_assert_cmpuint (cover->n_planned, ==, 2);
  g_assert_cmpuint (cover->n_working, ==, 1);
  g_assert_cmpuint (cover->n_others, ==, 1);

  changed = choose_cover (&self, leave, "1001", &error);
  g_assert_no_error (error);
  g_assert_true (foyer_uuid_equal (foyer_leave_get_cover (FOYER_LEAVE (changed)),
                                   id_of (&self, "1001")));
  /* Who no longer is it is told, and who is on leave; who did it knows. */
  assert_messages (&self, "1001", 0);
  assert_messages (&self, "1002", 2);
  assert_messages (&self, "1003", 3);

  /* LV-05: who covered first is away now, and is not taken again. */
  g_clear_pointer (&covers, g_ptr_array_unref);
  foyer_rota_find_covers_async (self.rota, FOYER_LEAVE (changed), NULL, on_done, &result);
  covers = foyer_rota_find_covers_finish (self.rota, wait_for (&result), &error);
  g_clear_object (&result);
  g_assert_cmpuint (covers->len, ==, 1);
  cover = g_ptr_array_index (covers, 0);
  g_assert_cmpstr (foyer_staff_get_number (cover->staff), ==, "1003");
  g_assert_true (foyer_uuid_equal (foyer_record_get_id (FOYER_RECORD (cover->away)),
                                   foyer_record_get_id (FOYER_RECORD (ill))));
  g_assert_null (choose_cover (&self, FOYER_LEAVE (changed), "1003", &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_INVALID);
  g_clear_error (&error);

  /* One act, with what was told. */
  undone = undo (self.desk, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (undone, ==, "leave.cover");
  assert_messages (&self, "1002", 1);
  assert_messages (&self, "1003", 2);

  close_case (&self);
}

/* Who may not decide about leave neither asks nor chooses. */
static void
test_cover_rights (Fixture       *fixture,
                   gconstpointer  unused)
{
  Case self = open_case (fixture, "1001");
  g_autoptr (FoyerLeave) leave = grant (&self, "1002", "1003", 8, 10);
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  desk_sign_in (self.desk, "1002");
  foyer_rota_find_covers_async (self.rota, leave, NULL, on_done, &result);
  g_assert_null (foyer_rota_find_covers_finish (self.rota, wait_for (&result), &error));
  g_clear_object (&result);
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_DENIED);
  g_clear_error (&error);
  g_assert_null (choose_cover (&self, leave, "1001", &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_DENIED);

  close_case (&self);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/rota-acts/shifts", Fixture, NULL, fixture_set_up, test_shifts, fixture_tear_down);
  g_test_add ("/rota-acts/coverage", Fixture, NULL, fixture_set_up, test_coverage,
              fixture_tear_down);
  g_test_add ("/rota-acts/rights", Fixture, NULL, fixture_set_up, test_rights, fixture_tear_down);
  g_test_add ("/rota-acts/leave", Fixture, NULL, fixture_set_up, test_leave, fixture_tear_down);
  g_test_add ("/rota-acts/wishes", Fixture, NULL, fixture_set_up, test_wishes, fixture_tear_down);
  g_test_add ("/rota-acts/duty", Fixture, NULL, fixture_set_up, test_duty, fixture_tear_down);
  g_test_add ("/rota-acts/calendar", Fixture, NULL, fixture_set_up, test_calendar,
              fixture_tear_down);
  g_test_add ("/rota-acts/notices", Fixture, NULL, fixture_set_up, test_notices,
              fixture_tear_down);
  g_test_add ("/rota-acts/decision", Fixture, NULL, fixture_set_up, test_decision,
              fixture_tear_down);
  g_test_add ("/rota-acts/other-cover", Fixture, NULL, fixture_set_up, test_other_cover,
              fixture_tear_down);
  g_test_add ("/rota-acts/cover-rights", Fixture, NULL, fixture_set_up, test_cover_rights,
              fixture_tear_down);
  g_test_add ("/rota-acts/print", Fixture, NULL, fixture_set_up, test_print, fixture_tear_down);

  return g_test_run ();
}
