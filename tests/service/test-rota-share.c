/* How the work of a month is shared out: in the minutes that people really work. */

#include "service/foyer-rota-task.h"

#define OCTOBER 20727 /* 31 days */
#define N_STAFF 4

static const FoyerUuid early_id = { { 2 } };
static const FoyerUuid evening_id = { { 3 } };
static const FoyerUuid early_demand_id = { { 4 } };
static const FoyerUuid evening_demand_id = { { 5 } };

static FoyerShift *
make_shift (const FoyerUuid *id,
            const char      *code,
            FoyerShiftKind   kind,
            FoyerPosts       post,
            int              start,
            int              end,
            int              pause)
{
  FoyerShift *shift = foyer_shift_new (id, code, code, code, kind, post);

  g_assert_true (foyer_shift_set_hours (shift, start, end, pause, NULL));
  return shift;
}

/* Half the people receive, two at a time, in shifts of eight hours less one; the others sell, one
 * at a time, in shifts of four hours. */
static FoyerRotaMonth *
make_month (void)
{
  g_autoptr (FoyerRotaGround) ground = foyer_rota_ground_new ();

  ground->first_day = OCTOBER;
  ground->staff = g_ptr_array_new_with_free_func (g_object_unref);
  for (int row = 0; row < N_STAFF; row++)
    {
      FoyerUuid id = { { 1, row + 1 } };
      g_autofree char *number = g_strdup_printf ("10%d", row);

      g_ptr_array_add (ground->staff,
                       foyer_staff_new (&id, number, "林芳", FOYER_ROLE_FRONTDESK,
                                        row < 2 ? FOYER_POST_RECEPTION : FOYER_POST_SALES));
    }
  ground->shifts = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (ground->shifts, make_shift (&early_id, "early", FOYER_SHIFT_EARLY,
                                               FOYER_POST_RECEPTION, 480, 960, 60));
  g_ptr_array_add (ground->shifts, make_shift (&evening_id, "evening", FOYER_SHIFT_LATE,
                                               FOYER_POST_SALES, 1080, 1320, 0));
  ground->coverage = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (ground->coverage,
                   foyer_coverage_new (&early_demand_id, FOYER_POST_RECEPTION, FOYER_WEEKDAYS_ALL,
                                       480, 960, 1));
  g_ptr_array_add (ground->coverage,
                   foyer_coverage_new (&evening_demand_id, FOYER_POST_SALES, FOYER_WEEKDAYS_ALL,
                                       1080, 1320, 1));
  ground->cells = g_ptr_array_new_with_free_func (g_object_unref);
  ground->leaves = g_ptr_array_new_with_free_func (g_object_unref);
  ground->wishes = g_ptr_array_new_with_free_func (g_object_unref);
  ground->settings = foyer_settings_new ();
  ground->shop_time = foyer_settings_make_time (ground->settings);
  ground->calendar = foyer_calendar_new ();

  return foyer_rota_month_new (ground, TRUE);
}

/* 31 shifts and one to spare for two people are 16 each: two less at least, and at most one more
 * and an eighth. Counted in days of eight hours those of seven would be two too many, those of four
 * a dozen. */
static void
test_minutes (void)
{
  g_autoptr (FoyerRotaMonth) month = make_month ();
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerRotaTask) task = foyer_rota_task_new (month, OCTOBER, TRUE, NULL, &error);

  g_assert_no_error (error);
  for (int row = 0; row < N_STAFF; row++)
    {
      const FoyerPlanStaff *staff = &task->problem->staff[row];
      int minutes = row < 2 ? 420 : 240;

      g_assert_cmpint (staff->min_minutes, ==, 14 * minutes);
      g_assert_cmpint (staff->max_minutes, ==, 17 * minutes * 9 / 8);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rota/share/minutes", test_minutes);

  return g_test_run ();
}
