/* When items ring (B9), against the oracles of the handbook, and clocks that stand still, against a
 * walk minute by minute. */

#include "domain/foyer-notice.h"

#include "domain/foyer-domain-error.h"
#include "domain/foyer-item-clock.h"

static const FoyerUuid somebody = { { 2 } };

typedef struct
{
  FoyerSettings *settings;
  FoyerShopTime *time;
  FoyerCalendar *calendar;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  unused)
{
  g_autofree char *path = g_build_filename (g_getenv ("FOYER_DATA_DIR"), "calendar", "2026.txt",
                                            NULL);
  g_autofree char *text = NULL;

  self->settings = foyer_settings_new ();
  self->time = foyer_settings_make_time (self->settings);
  self->calendar = foyer_calendar_new ();
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (foyer_calendar_add_text (self->calendar, text, NULL));
}

static void
tear_down (Fixture       *self,
           gconstpointer  unused)
{
  g_clear_object (&self->settings);
  g_clear_object (&self->time);
  g_clear_object (&self->calendar);
}

static void
set (Fixture    *self,
     const char *name,
     const char *value)
{
  g_assert_true (foyer_settings_set (self->settings, name, value, NULL));
}

/* "2026-11-21 09:00" */
static gint64
at (Fixture    *self,
    const char *text)
{
  g_autofree char *date = g_strndup (text, 10);
  gint64 day;
  int minute;

  g_assert_true (foyer_day_parse (date, &day));
  g_assert_true (foyer_minute_parse (text + 11, &minute));
  return foyer_shop_time_at_minute (self->time, day, minute);
}

static FoyerItemStamp
stamp (gint64 at_us)
{
  static guint8 n;

  return (FoyerItemStamp) { { { 9, n++ } }, somebody, at_us };
}

static FoyerItem *
make_item (Fixture       *self,
           FoyerItemKind  kind,
           const char    *opened,
           const char    *due)
{
  static const FoyerUuid id = { { 1 } };
  FoyerItemStamp opening = stamp (at (self, opened));
  g_autoptr (FoyerItemLog) line = NULL;

  return foyer_item_new (&id, kind, "W20261116-001", due != NULL ? at (self, due) : 0, &opening,
                         &line);
}

static void
assert_done (FoyerItemLog *line)
{
  g_assert_nonnull (line);
  g_object_unref (line);
}

/* All moments up to @until, as "warn 2026-11-18 10:00 o". */
static char *
list_notices (Fixture    *self,
              FoyerItem  *item,
              const char *until)
{
  g_autoptr (GEnumClass) reasons = g_type_class_ref (FOYER_TYPE_NOTICE_REASON);
  GString *text = g_string_new (NULL);
  gint64 end_us = at (self, until);
  gint64 now_us = foyer_item_get_opened (item) - FOYER_HOUR_US * 24 * 7;

  while (TRUE)
    {
      FoyerNotice owner, leader, *notice;
      g_autoptr (GDateTime) moment = NULL;
      g_autofree char *when = NULL;
      gboolean has_owner, has_leader;

      now_us = foyer_notice_find_next (item, self->settings, self->time, now_us);
      if (now_us == 0 || now_us > end_us)
        return g_string_free (text, FALSE);

      has_owner = foyer_notice_find_latest (item, self->settings, self->time,
                                            FOYER_NOTICE_TO_OWNER, now_us, &owner)
                  && owner.moment_us == now_us;
      has_leader = foyer_notice_find_latest (item, self->settings, self->time,
                                             FOYER_NOTICE_TO_SUPERVISOR, now_us, &leader)
                   && leader.moment_us == now_us;
      g_assert_true (has_owner || has_leader);
      notice = has_owner ? &owner : &leader;
      g_assert_true (foyer_notice_is_planned (item, self->settings, self->time, notice->reason,
                                              now_us));
      g_assert_false (foyer_notice_is_planned (item, self->settings, self->time, notice->reason,
                                               now_us + 1));
      moment = foyer_shop_time_to_date_time (self->time, now_us);
      when = g_date_time_format (moment, "%d %H:%M");
      g_string_append_printf (text, "%s%s %s %s%s", text->len > 0 ? ", " : "", when,
                              g_enum_get_value (reasons, notice->reason)->value_nick,
                              has_owner ? "o" : "", has_leader ? "l" : "");
    }
}

static void
assert_notices (Fixture    *self,
                FoyerItem  *item,
                const char *until,
                const char *expected)
{
  g_autofree char *text = list_notices (self, item, until);

  g_assert_cmpstr (text, ==, expected);
}

/* CD-09, CD-10. */
static void
test_case (Fixture       *self,
           gconstpointer  unused)
{
  g_autoptr (FoyerItem) item = make_item (self, FOYER_ITEM_CASE, "2026-11-16 10:00",
                                          "2026-11-19 10:00");
  FoyerItemStamp answered = stamp (at (self, "2026-11-18 16:00"));

  assert_notices (self, item, "2026-11-21 12:00",
                  "18 10:00 warn o, 19 10:00 due o, 20 10:00 late ol, 21 10:00 late ol");

  assert_done (foyer_item_answer (item, NULL, &answered, NULL));
  assert_notices (self, item, "2026-11-21 12:00", "");
}

/* CD-13: the program was closed from 2026-11-18 09:00 to 2026-11-20 08:00. */
static void
test_closed_program (Fixture       *self,
                     gconstpointer  unused)
{
  g_autoptr (FoyerItem) item = make_item (self, FOYER_ITEM_CASE, "2026-11-16 10:00",
                                          "2026-11-19 10:00");
  FoyerNotice notice;

  g_assert_true (foyer_notice_find_latest (item, self->settings, self->time,
                                           FOYER_NOTICE_TO_OWNER, at (self, "2026-11-20 08:00"),
                                           &notice));
  g_assert_cmpint (notice.moment_us, ==, at (self, "2026-11-19 10:00"));
  g_assert_cmpint (notice.reason, ==, FOYER_NOTICE_DUE);
  g_assert_false (foyer_notice_find_latest (item, self->settings, self->time,
                                            FOYER_NOTICE_TO_SUPERVISOR,
                                            at (self, "2026-11-20 08:00"), &notice));

  /* Closed for a year: still one. */
  g_assert_true (foyer_notice_find_latest (item, self->settings, self->time,
                                           FOYER_NOTICE_TO_SUPERVISOR,
                                           at (self, "2027-11-20 08:00"), &notice));
  g_assert_cmpint (notice.moment_us, ==, at (self, "2027-11-19 10:00"));
}

/* T3: what was promised in an interim message rings, and the due time too. */
static void
test_next_contact (Fixture       *self,
                   gconstpointer  unused)
{
  g_autoptr (FoyerItem) item = make_item (self, FOYER_ITEM_CASE, "2026-11-16 10:00",
                                          "2026-11-19 10:00");

  g_assert_true (foyer_item_plan_contact (item, at (self, "2026-11-17 15:00"), NULL));
  assert_notices (self, item, "2026-11-19 12:00",
                  "17 15:00 due o, 18 10:00 warn o, 19 10:00 due o");
}

/* C5, CP-06: without a word in the log the owner hears of it after a day, from the second day on
 * the supervisor too; a word begins the day anew, and what waits for the customer stalls nobody. */
static void
test_stalled (Fixture       *self,
              gconstpointer  unused)
{
  g_autoptr (FoyerItem) item = make_item (self, FOYER_ITEM_COMPLAINT, "2026-11-16 10:00",
                                          "2026-11-20 12:00");
  g_autoptr (FoyerItem) other = make_item (self, FOYER_ITEM_CASE, "2026-11-16 10:00",
                                           "2026-11-20 12:00");
  FoyerItemStamp waits = stamp (at (self, "2026-11-17 08:00"));
  gint64 first_us = at (self, "2026-11-17 10:00");
  FoyerNotice notice;

  assert_notices (self, item, "2026-11-19 12:00",
                  "17 10:00 stalled o, 18 10:00 stalled ol, 19 10:00 stalled ol, 19 12:00 warn o");
  assert_notices (self, other, "2026-11-19 12:00", "19 12:00 warn o");
  g_assert_true (foyer_notice_find_latest (item, self->settings, self->time, FOYER_NOTICE_TO_OWNER,
                                           first_us + G_TIME_SPAN_SECOND, &notice));
  g_assert_cmpint (notice.reason, ==, FOYER_NOTICE_STALLED);
  g_assert_false (foyer_notice_is_urgent (item, FOYER_NOTICE_STALLED));

  foyer_item_set_progress (item, at (self, "2026-11-17 07:30"));
  g_assert_false (foyer_notice_is_planned (item, self->settings, self->time, FOYER_NOTICE_STALLED,
                                           first_us));
  assert_notices (self, item, "2026-11-19 12:00",
                  "18 07:30 stalled o, 19 07:30 stalled ol, 19 12:00 warn o");

  set (self, "complaint.progress_every", "36h");
  assert_notices (self, item, "2026-11-20 08:00",
                  "18 19:30 stalled o, 19 12:00 warn o, 20 07:30 stalled ol");
  set (self, "complaint.progress_every", "off");
  assert_notices (self, item, "2026-11-20 08:00", "19 12:00 warn o");

  set (self, "complaint.progress_every", "24h");
  assert_done (foyer_item_pause (item, "等客户寄发票", &waits, NULL));
  assert_notices (self, item, "2026-11-20 08:00", "");
}

/* At its time, 30 minutes late, 2 hours after that the supervisor, then every morning. */
static void
test_callback (Fixture       *self,
               gconstpointer  unused)
{
  g_autoptr (FoyerItem) item = make_item (self, FOYER_ITEM_CALLBACK, "2026-11-18 10:00",
                                          "2026-11-20 14:00");

  assert_notices (self, item, "2026-11-22 12:00",
                  "20 14:00 due o, 20 14:30 late o, 20 16:30 late l, 21 09:00 late ol,"
                  " 22 09:00 late ol");

  /* Another time was agreed. */
  g_assert_true (foyer_item_plan_contact (item, at (self, "2026-11-21 18:30"), NULL));
  assert_notices (self, item, "2026-11-22 12:00",
                  "21 18:30 due o, 21 19:00 late o, 22 09:00 late l");
  set (self, "callback.late", "off");
  set (self, "callback.escalate", "off");
  assert_notices (self, item, "2026-11-25 12:00", "21 18:30 due o");
}

/* NO-01, NO-02; what is planned later than the evening before waits for the morning. */
static void
test_calling_hours (Fixture       *self,
                    gconstpointer  unused)
{
  g_autoptr (FoyerItem) late = make_item (self, FOYER_ITEM_CALLBACK, "2026-11-19 10:00",
                                          "2026-11-21 21:00");
  g_autoptr (FoyerItem) early = make_item (self, FOYER_ITEM_CALLBACK, "2026-11-19 07:00",
                                           "2026-11-21 07:00");
  g_autoptr (FoyerItem) soon = make_item (self, FOYER_ITEM_CALLBACK, "2026-11-20 22:00",
                                          "2026-11-21 07:00");

  assert_notices (self, late, "2026-11-22 12:00",
                  "21 20:00 due o, 22 09:00 late o, 22 11:00 late l");
  assert_notices (self, early, "2026-11-21 10:00", "20 20:00 due o, 21 09:00 late o");
  assert_notices (self, soon, "2026-11-21 10:00", "21 09:00 late o");

  set (self, "calendar.closed_days", "2026-11-20 2026-11-22");
  assert_notices (self, early, "2026-11-21 10:00", "19 20:00 due o, 21 09:00 late o");
  assert_notices (self, late, "2026-11-24 12:00",
                  "21 20:00 due o, 23 09:00 late o, 23 11:00 late l, 24 09:00 late ol");
}

/* NO-03: minute clocks ignore the calling hours. */
static void
test_repair (Fixture       *self,
             gconstpointer  unused)
{
  g_autoptr (FoyerItem) item = make_item (self, FOYER_ITEM_REPAIR, "2026-11-21 22:00",
                                          "2026-11-21 22:05");

  assert_notices (self, item, "2026-11-21 23:00", "21 22:04 warn o, 21 22:05 due o");
}

/* At once, every 5 minutes, at most 6 times; a demo every 15 minutes as long as it lasts. */
static void
test_visitor_and_demo (Fixture       *self,
                       gconstpointer  unused)
{
  g_autoptr (FoyerItem) visitor = make_item (self, FOYER_ITEM_VISITOR, "2026-11-21 10:00", NULL);
  g_autoptr (FoyerItem) demo = make_item (self, FOYER_ITEM_DEMO, "2026-11-21 10:00",
                                          "2026-11-21 11:00");

  assert_notices (self, visitor, "2026-11-22 10:00",
                  "21 10:00 due o, 21 10:05 due o, 21 10:10 due o, 21 10:15 due o,"
                  " 21 10:20 due o, 21 10:25 due o");
  assert_notices (self, demo, "2026-11-21 11:45",
                  "21 11:00 due o, 21 11:15 late o, 21 11:30 late o, 21 11:45 late o");
  set (self, "notice.visitor_max", "0");
  assert_notices (self, visitor, "2026-11-22 10:00", "");
}

/* CP-05: what is grave goes up at once, until somebody takes it on. */
static void
test_complaint (Fixture       *self,
                gconstpointer  unused)
{
  g_autoptr (FoyerItem) item = make_item (self, FOYER_ITEM_COMPLAINT, "2026-11-21 10:00",
                                          "2026-11-24 10:00");
  FoyerItemStamp taken = stamp (at (self, "2026-11-21 10:12"));

  g_assert_true (foyer_record_edit (FOYER_RECORD (item), "severity", "major", NULL));
  assert_notices (self, item, "2026-11-21 10:25",
                  "21 10:00 told l, 21 10:10 told l, 21 10:20 told l");
  assert_done (foyer_item_assign (item, &somebody, &taken, NULL));
  set (self, "complaint.progress_every", "off");
  assert_notices (self, item, "2026-11-24 12:00", "23 10:00 warn o, 24 10:00 due o");
}

/* A paused clock does not ring, is not overdue, and goes on in its own measure. */
static void
test_pause (Fixture       *self,
            gconstpointer  unused)
{
  g_autoptr (FoyerItem) item = make_item (self, FOYER_ITEM_CASE, "2026-11-16 10:00",
                                          "2026-11-19 10:00");
  FoyerItemStamp paused = stamp (at (self, "2026-11-17 12:00"));
  FoyerItemStamp resumed = stamp (at (self, "2026-11-20 09:00"));
  g_autoptr (GError) error = NULL;

  foyer_item_set_clock (item, "+3d");
  g_assert_null (foyer_item_pause (item, "", &paused, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_MISSING);
  g_clear_error (&error);
  assert_done (foyer_item_pause (item, "等客户寄回", &paused, NULL));
  g_assert_null (foyer_item_pause (item, "再等", &paused, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_STATE);
  g_clear_error (&error);
  g_assert_true (foyer_record_check (FOYER_RECORD (item), NULL));
  assert_notices (self, item, "2026-11-25 12:00", "");
  g_assert_false (foyer_item_is_overdue (item, at (self, "2026-11-20 08:00")));

  assert_done (foyer_item_resume (item, self->time, self->calendar, NULL, &resumed, NULL));
  g_assert_cmpint (foyer_item_get_due (item), ==, at (self, "2026-11-22 10:00"));
  g_assert_cmpint (foyer_item_get_paused (item), ==, 0);
  g_assert_cmpstr (foyer_item_get_pause_reason (item), ==, "");
}

/* While it waits, a new due time stands; what is waited after this counts. */
static void
test_pause_and_move (Fixture       *self,
                     gconstpointer  unused)
{
  g_autoptr (FoyerItem) item = make_item (self, FOYER_ITEM_CASE, "2026-11-16 10:00",
                                          "2026-11-17 10:00");
  FoyerItemStamp paused = stamp (at (self, "2026-11-16 12:00"));
  FoyerItemStamp moved = stamp (at (self, "2026-11-16 18:00"));
  FoyerItemStamp resumed = stamp (at (self, "2026-11-16 20:00"));

  foyer_item_set_clock (item, "+24h");
  assert_done (foyer_item_pause (item, "等客户", &paused, NULL));
  assert_done (foyer_item_move_due (item, at (self, "2026-11-18 10:00"), "客户同意", &moved, NULL));
  g_assert_cmpint (foyer_item_get_paused (item), ==, paused.at_us);
  assert_done (foyer_item_resume (item, self->time, self->calendar, NULL, &resumed, NULL));
  g_assert_cmpint (foyer_item_get_due (item), ==, at (self, "2026-11-18 12:00"));
}

/* The oracle: time passes minute by minute. */
typedef struct
{
  FoyerDeadline rule;
  gint64 due_us;
  gint64 due_day;               /* of days and working days */
} Walk;

static void
wait_over_midnight (Fixture *self,
                    Walk    *walk,
                    gint64   day)
{
  if (walk->rule.kind == FOYER_DEADLINE_DAYS)
    walk->due_us += G_TIME_SPAN_DAY;
  if (walk->rule.kind == FOYER_DEADLINE_WORKING_DAYS
      && foyer_calendar_is_working_day (self->calendar, day, NULL))
    {
      do
        walk->due_day++;
      while (!foyer_calendar_is_working_day (self->calendar, walk->due_day, NULL));
      walk->due_us = foyer_shop_time_get_day_end_us (self->time, walk->due_day);
    }
}

/* One minute from @t_us that is waited. */
static void
wait_a_minute (Fixture *self,
               Walk    *walk,
               gint64   t_us)
{
  gint64 day = foyer_shop_time_get_day (self->time, t_us + FOYER_MINUTE_US);

  if (walk->rule.kind == FOYER_DEADLINE_SPAN)
    walk->due_us += FOYER_MINUTE_US;
  if (day != foyer_shop_time_get_day (self->time, t_us))
    wait_over_midnight (self, walk, day);
  while (walk->rule.kind == FOYER_DEADLINE_DAILY && walk->due_us <= t_us + FOYER_MINUTE_US)
    walk->due_us += G_TIME_SPAN_DAY;
}

static void
test_against_minutes (Fixture       *self,
                      gconstpointer  unused)
{
  static const char *const rules[] = { "+90min", "+24h", "+3d", "+3wd", "+5wd", "daily:16:00" };

  for (int round = 0; round < 400; round++)
    {
      const char *rule = rules[g_test_rand_int_range (0, G_N_ELEMENTS (rules))];
      gint64 start_us = at (self, "2026-09-20 08:00")
                        + g_test_rand_int_range (0, 20 * 1440) * FOYER_MINUTE_US;
      gint64 from_us = start_us;
      Walk walk;
      gint64 due_us;

      g_assert_true (foyer_deadline_parse (rule, &walk.rule, NULL));
      due_us = foyer_deadline_compute (&walk.rule, start_us, self->time, self->calendar, NULL);
      walk.due_us = due_us;
      walk.due_day = foyer_shop_time_get_day (self->time, due_us - 1);

      for (int n_pauses = g_test_rand_int_range (1, 4); n_pauses > 0; n_pauses--)
        {
          gint64 to_us;
          gboolean was_over;

          from_us += g_test_rand_int_range (0, 2 * 1440) * FOYER_MINUTE_US;
          to_us = from_us + g_test_rand_int_range (0, 4 * 1440) * FOYER_MINUTE_US;
          was_over = walk.due_us < from_us;
          for (gint64 t_us = from_us; t_us < to_us && !was_over; t_us += FOYER_MINUTE_US)
            wait_a_minute (self, &walk, t_us);

          due_us = foyer_item_clock_extend (rule, due_us, from_us, to_us, self->time,
                                            self->calendar);
          g_assert_cmpint (due_us, ==, walk.due_us);
          from_us = to_us;
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/notice/case", test_case);
  ADD ("/notice/closed-program", test_closed_program);
  ADD ("/notice/next-contact", test_next_contact);
  ADD ("/notice/stalled", test_stalled);
  ADD ("/notice/callback", test_callback);
  ADD ("/notice/calling-hours", test_calling_hours);
  ADD ("/notice/repair", test_repair);
  ADD ("/notice/visitor-and-demo", test_visitor_and_demo);
  ADD ("/notice/complaint", test_complaint);
  ADD ("/notice/pause", test_pause);
  ADD ("/notice/pause-and-move", test_pause_and_move);
  ADD ("/notice/against-minutes", test_against_minutes);
#undef ADD

  return g_test_run ();
}
