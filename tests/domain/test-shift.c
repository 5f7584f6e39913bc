/* Shifts, cells, months and wishes (HANDBOOK S1, S2), against the oracles SH-01 to SH-05, SH-16,
 * SH-17, SH-20 and SH-23. */

#include "domain/foyer-coverage.h"
#include "domain/foyer-day.h"
#include "domain/foyer-domain-error.h"
#include "domain/foyer-duty.h"
#include "domain/foyer-roster-cell.h"
#include "domain/foyer-roster-month.h"
#include "domain/foyer-shift.h"
#include "domain/foyer-wish.h"

static const FoyerUuid id = { { 7 } };
static const FoyerUuid other = { { 8 } };

#define AT(hour, minute) ((hour) * 60 + (minute))

static FoyerShift *
make_shift (int start,
            int end,
            int break_minutes)
{
  FoyerShift *shift = foyer_shift_new (&id, "late", "晚班", "Late", FOYER_SHIFT_LATE,
                                       FOYER_POST_RECEPTION);
  g_autoptr (GError) error = NULL;

  g_assert_true (foyer_shift_set_hours (shift, start, end, break_minutes, &error));
  g_assert_no_error (error);
  return shift;
}

static void
test_hours (void)
{
  static const struct
  {
    const char *oracle;
    int start, end, break_minutes, stored_end, end_offset, presence, work;
  } rows[] = {
    { "SH-01", AT (16, 0), AT (24, 0), 0, AT (24, 0), AT (24, 0), AT (8, 0), AT (8, 0) },
    { "SH-02", AT (16, 0), AT (0, 0), 0, AT (24, 0), AT (24, 0), AT (8, 0), AT (8, 0) },
    { "SH-05", AT (22, 0), AT (6, 0), 0, AT (6, 0), AT (30, 0), AT (8, 0), AT (8, 0) },
    { "SH-16", AT (8, 30), AT (17, 30), 0, AT (17, 30), AT (17, 30), AT (9, 0), AT (9, 0) },
    { "SH-17", AT (8, 30), AT (17, 30), 60, AT (17, 30), AT (17, 30), AT (9, 0), AT (8, 0) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (FoyerShift) shift = make_shift (rows[i].start, rows[i].end,
                                                 rows[i].break_minutes);

      g_test_message ("%s", rows[i].oracle);
      g_assert_cmpint (foyer_shift_get_end_minute (shift), ==, rows[i].stored_end);
      g_assert_cmpint (foyer_shift_get_end_offset (shift), ==, rows[i].end_offset);
      g_assert_cmpint (foyer_shift_get_presence (shift), ==, rows[i].presence);
      g_assert_cmpint (foyer_shift_get_work (shift, 0), ==, rows[i].work);
      g_assert_cmpint (foyer_shift_crosses_midnight (shift), ==, rows[i].end_offset > 1440);
    }
}

static void
test_refused_hours (void)
{
  static const struct
  {
    const char *oracle;
    int start, end, break_minutes;
    const char *field;
  } rows[] = {
    { "SH-03", AT (24, 0), AT (8, 0), 0, "start_minute" },
    { "SH-04", AT (22, 0), AT (22, 0), 0, "end_minute" },
    { "from midnight to midnight", 0, 0, 0, "end_minute" },
    { "after midnight", AT (8, 0), AT (25, 0), 0, "end_minute" },
    { "all break", AT (8, 0), AT (12, 0), 240, "break_min" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (FoyerShift) shift = make_shift (AT (8, 0), AT (16, 0), 0);
      g_autoptr (GError) error = NULL;
      g_autofree char *field = NULL;

      g_test_message ("%s", rows[i].oracle);
      g_assert_false (foyer_shift_set_hours (shift, rows[i].start, rows[i].end,
                                             rows[i].break_minutes, &error));
      g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_INVALID);
      field = foyer_domain_error_get_field (error);
      g_assert_cmpstr (field, ==, rows[i].field);
      g_assert_cmpint (foyer_shift_get_start_minute (shift), ==, AT (8, 0));
      g_assert_cmpint (foyer_shift_get_end_minute (shift), ==, AT (16, 0));
    }
}

static void
test_usual_break (void)
{
  g_autoptr (FoyerShift) plain = make_shift (AT (8, 0), AT (16, 0), 0);
  g_autoptr (FoyerShift) own = make_shift (AT (8, 0), AT (16, 0), 60);

  g_assert_cmpint (foyer_shift_get_work (plain, 30), ==, AT (7, 30));
  g_assert_cmpint (foyer_shift_get_work (own, 30), ==, AT (7, 0));
}

static void
test_validity (void)
{
  g_autoptr (FoyerShift) shift = make_shift (AT (8, 0), AT (16, 0), 0);

  g_assert_true (foyer_shift_is_valid_on (shift, 20000));
  foyer_shift_set_valid (shift, 20001, 20002);
  g_assert_false (foyer_shift_is_valid_on (shift, 20000));
  g_assert_true (foyer_shift_is_valid_on (shift, 20001));
  g_assert_true (foyer_shift_is_valid_on (shift, 20002));
  g_assert_false (foyer_shift_is_valid_on (shift, 20003));
  foyer_shift_void (shift);
  g_assert_false (foyer_shift_is_valid_on (shift, 20001));
}

static void
test_coverage_days (void)
{
  gint64 monday, tuesday;
  g_autoptr (FoyerCoverage) weekly = foyer_coverage_new (&id, FOYER_POST_PHONE, FOYER_WEEKDAY_MON,
                                                         0, 1440, 2);
  g_autoptr (FoyerCoverage) once = foyer_coverage_new (&id, FOYER_POST_PHONE, 0, 0, 1440, 2);

  g_assert_true (foyer_day_parse ("2026-11-23", &monday));
  tuesday = monday + 1;
  g_assert_false (foyer_record_check (FOYER_RECORD (once), NULL));
  foyer_coverage_set_date (once, tuesday);
  g_assert_true (foyer_record_check (FOYER_RECORD (once), NULL));
  g_assert_true (foyer_record_check (FOYER_RECORD (weekly), NULL));
  g_assert_true (foyer_coverage_applies (weekly, monday));
  g_assert_false (foyer_coverage_applies (weekly, tuesday));
  g_assert_true (foyer_coverage_applies (once, tuesday));
  foyer_coverage_void (once);
  g_assert_false (foyer_coverage_applies (once, tuesday));
}

/* SH-23: in a published roster a cell that changes is marked; in a draft it is not. */
static void
test_cell_states (void)
{
  g_autoptr (FoyerRosterCell) cell = foyer_roster_cell_new (&id, &id, 20000, 0);
  g_autoptr (GError) error = NULL;

  g_assert_true (foyer_roster_cell_put (cell, &id, 0, &error));
  g_assert_cmpint (foyer_roster_cell_get_state (cell), ==, FOYER_CELL_DRAFT);
  g_assert_false (foyer_roster_cell_is_fixed (cell));
  foyer_roster_cell_publish (cell);
  g_assert_cmpint (foyer_roster_cell_get_state (cell), ==, FOYER_CELL_PUBLISHED);
  g_assert_true (foyer_roster_cell_is_fixed (cell));
  g_assert_true (foyer_roster_cell_put (cell, &id, 0, &error));
  g_assert_cmpint (foyer_roster_cell_get_state (cell), ==, FOYER_CELL_PUBLISHED);
  g_assert_true (foyer_roster_cell_put (cell, &other, 0, &error));
  g_assert_cmpint (foyer_roster_cell_get_state (cell), ==, FOYER_CELL_CHANGED);
  foyer_roster_cell_publish (cell);
  g_assert_cmpint (foyer_roster_cell_get_state (cell), ==, FOYER_CELL_CHANGED);
  g_assert_true (foyer_roster_cell_clear (cell, &error));
  g_assert_cmpint (foyer_roster_cell_get_state (cell), ==, FOYER_CELL_CHANGED);
  g_assert_true (foyer_uuid_is_none (foyer_roster_cell_get_shift (cell)));
  g_assert_no_error (error);
}

static void
test_locked_cell (void)
{
  g_autoptr (FoyerRosterCell) cell = foyer_roster_cell_new (&id, &id, 20000, 0);
  g_autoptr (GError) error = NULL;

  g_assert_true (foyer_roster_cell_put (cell, &id, FOYER_POST_PHONE, NULL));
  foyer_roster_cell_set_locked (cell, TRUE);
  g_assert_true (foyer_roster_cell_is_fixed (cell));
  g_assert_false (foyer_roster_cell_put (cell, &other, 0, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_STATE);
  g_assert_false (foyer_roster_cell_clear (cell, NULL));
  g_assert_true (foyer_uuid_equal (foyer_roster_cell_get_shift (cell), &id));
  foyer_roster_cell_set_locked (cell, FALSE);
  g_assert_true (foyer_roster_cell_clear (cell, NULL));
  g_assert_false (foyer_roster_cell_is_there (cell));
  g_assert_true (foyer_record_check (FOYER_RECORD (cell), NULL));
  g_assert_true (foyer_roster_cell_put (cell, &id, 0, NULL));
  g_assert_cmpint (foyer_roster_cell_get_state (cell), ==, FOYER_CELL_DRAFT);
}

/* SH-20: gaps refuse publishing until somebody says why. */
static void
test_publish_with_reason (void)
{
  gint64 october;
  g_autoptr (FoyerRosterMonth) month = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (foyer_day_parse ("2026-10-01", &october));
  month = foyer_roster_month_new (&id, october);
  g_assert_false (foyer_roster_month_publish (month, 1, "", &other, 1, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_MISSING);
  g_assert_false (foyer_roster_month_is_published (month));
  g_assert_true (foyer_roster_month_publish (month, 1, "招人中", &other, 1, NULL));
  g_assert_true (foyer_roster_month_is_published (month));
  g_assert_cmpstr (foyer_roster_month_get_reason (month), ==, "招人中");
  g_assert_true (foyer_record_check (FOYER_RECORD (month), NULL));
  g_assert_true (foyer_roster_month_publish (month, 0, NULL, &other, 2, NULL));
  g_assert_cmpstr (foyer_roster_month_get_reason (month), ==, "");
  g_assert_false (foyer_roster_month_is_published (NULL));
}

static void
test_wishes (void)
{
  static const FoyerUuid rest = { { 0 } };
  g_autoptr (FoyerWish) rests = foyer_wish_new (&id, &id, 20000, NULL, FALSE, 3);
  g_autoptr (FoyerWish) not_late = foyer_wish_new (&id, &id, 20000, &other, TRUE, 1);

  g_assert_true (foyer_wish_is_met (rests, &rest));
  g_assert_false (foyer_wish_is_met (rests, &other));
  g_assert_true (foyer_wish_is_met (not_late, &rest));
  g_assert_false (foyer_wish_is_met (not_late, &other));
  g_assert_true (foyer_record_check (FOYER_RECORD (rests), NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/shift/hours", test_hours);
  g_test_add_func ("/shift/refused-hours", test_refused_hours);
  g_test_add_func ("/shift/usual-break", test_usual_break);
  g_test_add_func ("/shift/validity", test_validity);
  g_test_add_func ("/coverage/days", test_coverage_days);
  g_test_add_func ("/roster-cell/states", test_cell_states);
  g_test_add_func ("/roster-cell/locked", test_locked_cell);
  g_test_add_func ("/roster-month/publish-with-reason", test_publish_with_reason);
  g_test_add_func ("/wish/met", test_wishes);

  return g_test_run ();
}
