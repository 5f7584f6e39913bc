/* The roster as a service: rights, rules, planning, publishing, two seats. */

#include "judge-task.h"
#include "judge.h"
#include "service-fixture.h"

#include "domain/foyer-domain-error.h"
#include "service/foyer-rota-takers.h"
#include "service/foyer-rota-way-out.h"

/* 2026-12-01, the month after the fixture's today. */
#define DECEMBER 20788
#define AT(hour) ((hour) * 60)

typedef struct
{
  FoyerUuid early;
  FoyerUuid late;
  FoyerUuid on_leave;       /* somebody, from 10 to 12 December */
  FoyerUuid cover;
  FoyerUuid wisher;         /* who would like to rest on 25 December */
  int minimum;
  int crowd;                /* how many are wanted on 5 December; 0: as always */
} Ground;

static gboolean
create (FoyerTransaction *transaction,
        gpointer          record,
        GError          **error)
{
  g_autoptr (FoyerRecord) owned = record;

  return foyer_transaction_create (transaction, owned, error);
}

static gboolean
add_shift (FoyerTransaction *transaction,
           const FoyerUuid  *id,
           const char       *code,
           FoyerShiftKind    kind,
           int               start,
           int               end,
           GError          **error)
{
  FoyerShift *shift = foyer_shift_new (id, code, code, code, kind, FOYER_POST_RECEPTION);

  foyer_shift_set_hours (shift, start, end, 0, NULL);
  return create (transaction, shift, error);
}

static gboolean
add_ground (FoyerTransaction  *transaction,
            gpointer           data,
            gpointer          *result,
            GError           **error)
{
  Ground *ground = data;
  gint64 now_us = foyer_transaction_get_now_us (transaction);
  g_autoptr (FoyerShopTime) time = foyer_shop_time_new ("Asia/Shanghai", 1440, NULL);
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();
  g_autoptr (FoyerCoverage) crowd = NULL;
  FoyerUuid ids[5];
  FoyerLeave *leave;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = foyer_uuid_new (now_us);
  leave = foyer_leave_new (&ids[0], "Q1", &ground->on_leave,
                           foyer_shop_time_at_minute (time, DECEMBER + 9, 0),
                           foyer_shop_time_at_minute (time, DECEMBER + 11, 1440),
                           FOYER_LEAVE_ANNUAL, FOYER_LEAVE_BY_WORKFLOW, now_us);
  crowd = foyer_coverage_new (&ids[4], FOYER_POST_RECEPTION, 0, AT (8), AT (16), ground->crowd);
  foyer_coverage_set_date (crowd, DECEMBER + 4);

  return (ground->crowd == 0 || foyer_transaction_create (transaction, FOYER_RECORD (crowd), error))
         && add_shift (transaction, &ground->early, "early", FOYER_SHIFT_EARLY, AT (8), AT (16), error)
         && add_shift (transaction, &ground->late, "late", FOYER_SHIFT_LATE, AT (16), AT (24), error)
         && foyer_leave_set_cover (leave, &ground->cover, nobody, error)
         && foyer_leave_approve (leave, &ground->cover, error)
         && create (transaction, leave, error)
         && create (transaction, foyer_coverage_new (&ids[1], FOYER_POST_RECEPTION,
                                                     FOYER_WEEKDAYS_ALL, AT (8), AT (16),
                                                     ground->minimum), error)
         && create (transaction, foyer_coverage_new (&ids[2], FOYER_POST_RECEPTION,
                                                     FOYER_WEEKDAYS_ALL, AT (16), AT (24),
                                                     ground->minimum), error)
         && create (transaction, foyer_wish_new (&ids[3], &ground->wisher, DECEMBER + 24, NULL,
                                                 FALSE, 3), error);
}

static void
show (Desk      *desk,
      FoyerRota *rota)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  foyer_rota_show_async (rota, DECEMBER, NULL, on_done, &result);
  g_assert_true (foyer_rota_show_finish (rota, wait_for (&result), &error));
  g_assert_no_error (error);
}

/* Another six people for the reception, so that the month can be planned. */
static void
add_staff (Desk *desk)
{
  for (int i = 0; i < 6; i++)
    {
      g_autofree char *number = g_strdup_printf ("20%d", i);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (FoyerStaff) staff = NULL;

      foyer_people_add_async (desk->people, number, "赵敏", FOYER_ROLE_FRONTDESK,
                              FOYER_POST_RECEPTION, NULL, on_done, &result);
      staff = foyer_people_finish (desk->people, wait_for (&result), NULL);
      g_assert_nonnull (staff);
    }
}

static const FoyerUuid *
id_of (Desk       *desk,
       const char *number)
{
  return foyer_record_get_id (FOYER_RECORD (desk_find_staff (desk, number)));
}

static FoyerRota *
open_rota (Fixture *fixture,
           Ground  *ground)
{
  Desk *desk = &fixture->desk;
  FoyerActor actor = { .name = "console", .seat = "test" };
  FoyerRota *rota;
  g_autoptr (GError) error = NULL;

  desk_sign_in (desk, "1001");
  add_staff (desk);
  ground->early = foyer_uuid_new (START_US);
  ground->late = foyer_uuid_new (START_US);
  ground->on_leave = *id_of (desk, "1002");
  ground->cover = *id_of (desk, "1003");
  ground->wisher = *id_of (desk, "1003");
  if (ground->minimum == 0)
    ground->minimum = 1;
  foyer_store_write (desk->store, &actor, "test", NULL, add_ground, ground, NULL, NULL, &error);
  g_assert_no_error (error);

  rota = foyer_rota_new (desk->store, desk->session, desk->history, desk->shop);
  show (desk, rota);
  return rota;
}

static gboolean
finish_act (FoyerRota     *rota,
            GAsyncResult **result,
            GError       **error)
{
  gboolean is_done = foyer_rota_finish (rota, wait_for (result), error);

  g_clear_object (result);
  return is_done;
}

static gboolean
put (Desk            *desk,
     FoyerRota       *rota,
     const char      *number,
     int              day,
     const FoyerUuid *shift,
     GError         **error)
{
  FoyerRotaMonth *month = foyer_rota_get_month (rota);
  FoyerShift *choice = NULL;
  GAsyncResult *result = NULL;
  gboolean is_done;

  if (shift != NULL)
    choice = foyer_rota_month_get_choice (month, foyer_rota_month_find_choice (month, shift));
  foyer_rota_put_async (rota, desk_find_staff (desk, number), DECEMBER + day, 0, choice, NULL,
                        on_done, &result);
  is_done = finish_act (rota, &result, error);
  settle (desk);

  return is_done;
}

static FoyerRosterCell *
get_cell (Desk       *desk,
          FoyerRota  *rota,
          const char *number,
          int         day)
{
  FoyerRotaMonth *month = foyer_rota_get_month (rota);

  return foyer_rota_month_get_cell (month,
                                    foyer_rota_month_find_staff (month, id_of (desk, number)), day,
                                    0);
}

static gint64
n_planned (Desk *desk)
{
  return count_rows (desk, "SELECT COUNT (*) FROM roster_cell WHERE state <> 'void'");
}

static void
test_put_and_undo (Fixture       *fixture,
                   gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  Ground ground = { 0 };
  g_autoptr (FoyerRota) rota = open_rota (fixture, &ground);
  g_autoptr (GError) error = NULL;
  g_autofree char *act = NULL;
  GAsyncResult *result = NULL;

  g_assert_null (get_cell (desk, rota, "1003", 0));
  g_assert_true (put (desk, rota, "1003", 0, &ground.early, &error));
  g_assert_no_error (error);
  g_assert_true (foyer_uuid_equal (foyer_roster_cell_get_shift (get_cell (desk, rota, "1003", 0)),
                                   &ground.early));

  foyer_rota_lock_async (rota, desk_find_staff (desk, "1003"), DECEMBER, TRUE, NULL, on_done,
                         &result);
  g_assert_true (finish_act (rota, &result, &error));
  g_assert_false (put (desk, rota, "1003", 0, &ground.late, &error));
  g_assert_error (error, FOYER_ROTA_ERROR, FOYER_ROTA_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_true (foyer_roster_cell_get_is_locked (get_cell (desk, rota, "1003", 0)));

  act = undo (desk, &error);
  g_assert_cmpstr (act, ==, "roster.lock");
  g_clear_pointer (&act, g_free);
  act = undo (desk, &error);
  g_assert_cmpstr (act, ==, "roster.put");
  g_assert_no_error (error);
  settle (desk);
  g_assert_null (get_cell (desk, rota, "1003", 0));

  /* The void cell is taken up again, and cleared. */
  g_assert_true (put (desk, rota, "1003", 0, NULL, &error));
  g_assert_nonnull (get_cell (desk, rota, "1003", 0));
  foyer_rota_clear_async (rota, desk_find_staff (desk, "1003"), DECEMBER, 0, NULL, on_done,
                          &result);
  g_assert_true (finish_act (rota, &result, &error));
  settle (desk);
  g_assert_null (get_cell (desk, rota, "1003", 0));
}

/* Only a supervisor plans, and nobody else sees a draft. */
static void
test_rights (Fixture       *fixture,
             gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  Ground ground = { 0 };
  g_autoptr (FoyerRota) rota = open_rota (fixture, &ground);
  g_autoptr (GError) error = NULL;

  g_assert_true (put (desk, rota, "1003", 0, &ground.early, &error));
  desk_sign_in (desk, "1002");
  settle (desk);
  g_assert_null (get_cell (desk, rota, "1003", 0));
  g_assert_false (put (desk, rota, "1003", 1, &ground.early, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_DENIED);
  g_clear_error (&error);
  g_assert_null (foyer_rota_make_plan (rota, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_DENIED);
  g_assert_cmpint (n_planned (desk), ==, 1);
}

/* What a month lacks before it can be planned, one after the other. */
static void
test_lack (Fixture       *fixture,
           gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  Ground ground = { .minimum = 1 };
  g_autoptr (FoyerRota) rota = NULL;

  desk_sign_in (desk, "1001");
  rota = foyer_rota_new (desk->store, desk->session, desk->history, desk->shop);
  show (desk, rota);
  g_assert_cmpint (foyer_rota_month_get_lack (foyer_rota_get_month (rota), DECEMBER), ==,
                   FOYER_ROTA_LACK_SHIFTS);
  g_object_unref (rota);

  rota = open_rota (fixture, &ground);
  g_assert_cmpint (foyer_rota_month_get_lack (foyer_rota_get_month (rota), DECEMBER), ==,
                   FOYER_ROTA_LACK_NOTHING);
  g_assert_cmpint (foyer_rota_month_get_lack (foyer_rota_get_month (rota), DECEMBER + 30), ==,
                   FOYER_ROTA_LACK_NOTHING);
  g_assert_cmpint (foyer_rota_month_get_lack (foyer_rota_get_month (rota), DECEMBER + 31), ==,
                   FOYER_ROTA_LACK_DAYS);
}


static void
test_strict_rules (Fixture       *fixture,
                   gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  Ground ground = { 0 };
  g_autoptr (FoyerRota) rota = open_rota (fixture, &ground);
  g_autoptr (GError) error = NULL;

  for (int day = 0; day < 6; day++)
    g_assert_true (put (desk, rota, "1003", day, &ground.early, &error));
  g_assert_false (put (desk, rota, "1003", 6, &ground.early, &error));
  g_assert_error (error, FOYER_ROTA_ERROR, FOYER_ROTA_ERROR_RUN);
  g_clear_error (&error);
  g_assert_true (put (desk, rota, "1003", 6, NULL, &error));

  g_assert_false (put (desk, rota, "1002", 10, &ground.early, &error)); /* SH-21 */
  g_assert_error (error, FOYER_ROTA_ERROR, FOYER_ROTA_ERROR_ON_LEAVE);
  g_clear_error (&error);
  g_assert_true (put (desk, rota, "1002", 12, &ground.early, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n_planned (desk), ==, 8);
}

static FoyerRotaPlan *awaited;

static gboolean
has_ended (gpointer unused)
{
  return foyer_rota_plan_get_state (awaited) != FOYER_ROTA_PLAN_RUNNING;
}

/* What is shown is the roster that the planner found, cell by cell: from there the second checker
 * gets it, with what the run said it costs. */
static void
judge_plan (FoyerRotaPlan *plan)
{
  FoyerRotaTask *task = foyer_rota_plan_get_task (plan);
  FoyerRotaMonth *preview = foyer_rota_plan_get_preview (plan);
  FoyerRotaSample said = foyer_rota_plan_get_progress (plan);
  int n_days = task->problem->n_days;
  g_autofree guint8 *cells = g_new0 (guint8, (gsize) task->problem->n_staff * n_days);

  for (int row = 0; row < task->problem->n_staff; row++)
    for (int d = 0; d < n_days; d++)
      {
        FoyerShift *shift = foyer_rota_month_get_shift (preview, row, d, 0);

        if (shift != NULL)
          cells[(gsize) row * n_days + d] =
            foyer_rota_month_find_choice (preview, foyer_record_get_id (FOYER_RECORD (shift))) + 1;
      }
  judge_task (task, cells, &said, foyer_rota_plan_is_proven (plan));
}

/* With so much work and not for so long: a busy machine finds the same. */
static void
finish_plan (FoyerRotaPlan *plan)
{
  awaited = plan;
  foyer_rota_plan_set_seed (plan, 1, 16);
  foyer_rota_plan_start (plan, 50);
  wait_until (has_ended, NULL);
  g_assert_cmpint (foyer_rota_plan_get_state (plan), ==, FOYER_ROTA_PLAN_READY);
  judge_plan (plan);
}

static FoyerRotaPlan *
run_plan (FoyerRota *rota)
{
  g_autoptr (GError) error = NULL;
  FoyerRotaPlan *plan = foyer_rota_make_plan (rota, &error);

  g_assert_no_error (error);
  finish_plan (plan);

  return plan;
}

/* A month is planned, looked at, accepted as one act, and taken back as one. */
static void
test_plan (Fixture       *fixture,
           gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  Ground ground = { 0 };
  g_autoptr (FoyerRota) rota = open_rota (fixture, &ground);
  g_autoptr (FoyerRotaPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *act = NULL;
  GAsyncResult *result = NULL;
  FoyerRotaMonth *preview;
  GArray *problems;
  guint n_met, n_wishes, n_gaps_before;

  /* 2 December is a Wednesday; this one stays whatever the plan. */
  g_assert_true (put (desk, rota, "1003", 1, &ground.late, &error));
  foyer_rota_lock_async (rota, desk_find_staff (desk, "1003"), DECEMBER + 1, TRUE, NULL, on_done,
                         &result);
  g_assert_true (finish_act (rota, &result, &error));
  settle (desk);
  n_gaps_before = foyer_rota_month_get_n_gaps (foyer_rota_get_month (rota));
  g_assert_cmpuint (n_gaps_before, ==, 61);

  plan = run_plan (rota);
  preview = foyer_rota_plan_get_preview (plan);
  problems = foyer_rota_month_get_problems (preview);
  for (guint i = 0; i < problems->len; i++)
    g_assert_cmpint (g_array_index (problems, FoyerRosterProblem, i).gravity, !=,
                     FOYER_ROSTER_ERROR);
  g_assert_cmpuint (foyer_rota_month_get_n_gaps (preview), ==, 0);
  foyer_rota_month_count_wishes (preview, &n_met, &n_wishes);
  g_assert_cmpuint (n_wishes, ==, 1);
  g_assert_cmpuint (n_met, ==, 1);
  /* Nothing is stored until it is accepted. */
  g_assert_cmpint (n_planned (desk), ==, 1);

  foyer_rota_apply_async (rota, "roster.plan", foyer_rota_plan_get_changes (plan), NULL, on_done,
                          &result);
  g_assert_true (finish_act (rota, &result, &error));
  g_assert_no_error (error);
  settle (desk);
  g_assert_cmpuint (foyer_rota_month_get_n_gaps (foyer_rota_get_month (rota)), ==, 0);
  g_assert_cmpint (n_planned (desk), ==, 31 * foyer_rota_month_get_n_staff (preview));
  g_assert_true (foyer_uuid_equal (foyer_roster_cell_get_shift (get_cell (desk, rota, "1003", 1)),
                                   &ground.late));

  act = undo (desk, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (act, ==, "roster.plan");
  settle (desk);
  g_assert_cmpint (n_planned (desk), ==, 1);
  g_assert_cmpuint (foyer_rota_month_get_n_gaps (foyer_rota_get_month (rota)), ==, n_gaps_before);
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  Ground ground = { .minimum = 3 };
  g_autoptr (FoyerRota) rota = open_rota (fixture, &ground);
  g_autoptr (FoyerRotaPlan) plan = foyer_rota_make_plan (rota, NULL);
  gint64 started_us;

  awaited = plan;
  foyer_rota_plan_start (plan, 60);
  settle (desk);
  g_assert_cmpint (foyer_rota_plan_get_state (plan), ==, FOYER_ROTA_PLAN_RUNNING);
  started_us = g_get_monotonic_time ();
  foyer_rota_plan_cancel (plan);
  wait_until (has_ended, NULL);
  g_test_message ("cancelled within %.1f ms", (g_get_monotonic_time () - started_us) / 1000.0);
  g_assert_cmpint (foyer_rota_plan_get_state (plan), ==, FOYER_ROTA_PLAN_CANCELLED);
  g_assert_null (foyer_rota_plan_get_preview (plan));
  g_assert_cmpint (n_planned (desk), ==, 0);
}

/* More people are wanted than there are: the plan has gaps, and says why. */
static void
test_reasons (Fixture       *fixture,
              gconstpointer  unused)
{
  Ground ground = { .minimum = 5 };
  g_autoptr (FoyerRota) rota = open_rota (fixture, &ground);
  g_autoptr (FoyerRotaPlan) plan = run_plan (rota);
  GPtrArray *conflicts = foyer_rota_plan_get_conflicts (plan);
  FoyerPlanConflict *conflict;

  g_assert_cmpuint (foyer_rota_month_get_n_gaps (foyer_rota_plan_get_preview (plan)), >, 0);
  g_assert_cmpuint (conflicts->len, >=, 1);
  conflict = g_ptr_array_index (conflicts, 0);
  g_assert_cmpint (conflict->required, >, conflict->available);
}

static FoyerRotaTask *
make_task (FoyerRota *rota)
{
  g_autoptr (GError) error = NULL;
  FoyerRotaTask *task = foyer_rota_task_new (foyer_rota_get_month (rota), foyer_rota_get_today (rota),
                                             TRUE, NULL, &error);

  g_assert_no_error (error);
  return task;
}

/* Without the time that the panel allows: a busy machine finds the same. */
static FoyerRotaWayOut *
find_way_out (FoyerRota *rota)
{
  g_autoptr (FoyerRotaTask) task = make_task (rota);
  g_autoptr (GPtrArray) conflicts = foyer_plan_find_conflicts (task->problem, TRUE, 60, NULL);

  g_assert_cmpuint (conflicts->len, ==, 1);
  return foyer_rota_way_out_new (task, conflicts);
}

static void
take_way_out (Desk            *desk,
              FoyerRota       *rota,
              FoyerRotaWayOut *way)
{
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  foyer_rota_take_way_out_async (rota, way, NULL, on_done, &result);
  g_assert_true (finish_act (rota, &result, &error));
  g_assert_no_error (error);
  settle (desk);
  show (desk, rota);
}

static void
undo_way_out (Desk      *desk,
              FoyerRota *rota)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *act = undo (desk, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (act, ==, "roster.ease");
  settle (desk);
  show (desk, rota);
}

static int
compare_demands (gconstpointer a,
                 gconstpointer b)
{
  return foyer_coverage_get_start_minute (*(FoyerCoverage **) a)
         - foyer_coverage_get_start_minute (*(FoyerCoverage **) b);
}

/* What the reception needs on a day of December: "hours×people", by begin. */
static char *
list_demands (FoyerRota *rota,
              int        day)
{
  FoyerRotaGround *ground = foyer_rota_month_get_ground (foyer_rota_get_month (rota));
  g_autoptr (GPtrArray) demands = foyer_roster_find_demands (ground->coverage, DECEMBER + day);
  GString *text = g_string_new (NULL);

  g_ptr_array_sort (demands, compare_demands);
  for (guint i = 0; i < demands->len; i++)
    g_string_append_printf (text, "%s%d-%d×%d", i > 0 ? " " : "",
                            foyer_coverage_get_start_minute (demands->pdata[i]) / 60,
                            foyer_coverage_get_end_minute (demands->pdata[i]) / 60,
                            foyer_coverage_get_minimum (demands->pdata[i]));

  return g_string_free (text, FALSE);
}

static void
assert_demands (FoyerRota  *rota,
                int         day,
                const char *expected)
{
  g_autofree char *demands = list_demands (rota, day);

  g_assert_cmpstr (demands, ==, expected);
}

/* Ten are wanted where there are nine: the cheapest way out asks for one fewer on that day alone,
 * and then the month can be planned. */
static void
test_ask_for_fewer (Fixture       *fixture,
                    gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  Ground ground = { .crowd = 10 };
  g_autoptr (FoyerRota) rota = open_rota (fixture, &ground);
  g_autoptr (FoyerRotaWayOut) way = find_way_out (rota);
  g_autoptr (FoyerRotaPlan) plan = NULL;
  FoyerRotaCut *cut;

  g_assert_nonnull (way);
  g_assert_true (foyer_rota_way_out_is_stored (way));
  g_assert_true (foyer_rota_way_out_must_ask (way));
  g_assert_cmpuint (way->cuts->len, ==, 1);
  cut = &g_array_index (way->cuts, FoyerRotaCut, 0);
  g_assert_cmpint (cut->day, ==, DECEMBER + 4);
  g_assert_cmpint (cut->fewer, ==, 1);

  take_way_out (desk, rota, way);
  assert_demands (rota, 4, "8-16×9");
  assert_demands (rota, 5, "8-16×1 16-24×1");
  plan = run_plan (rota);
  g_assert_cmpuint (foyer_rota_plan_get_conflicts (plan)->len, ==, 0);
  g_assert_cmpuint (foyer_rota_month_get_n_gaps (foyer_rota_plan_get_preview (plan)), ==, 0);

  undo_way_out (desk, rota);
  assert_demands (rota, 4, "8-16×10");
}

static FoyerRotaWayOut *
make_way_out (FoyerRota *rota)
{
  FoyerRotaWayOut *way = g_new0 (FoyerRotaWayOut, 1);

  way->month = g_object_ref (foyer_rota_get_month (rota));
  way->spots = g_array_new (FALSE, FALSE, sizeof (FoyerRotaSpot));
  way->leaves = g_ptr_array_new_with_free_func (g_object_unref);
  way->cuts = g_array_new (FALSE, FALSE, sizeof (FoyerRotaCut));
  return way;
}

/* The rule of the week stays: on that date all that the post needs is said anew, in pieces. */
static void
test_ask_for_fewer_hours (Fixture       *fixture,
                          gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  Ground ground = { .minimum = 2 };
  g_autoptr (FoyerRota) rota = open_rota (fixture, &ground);
  g_autoptr (FoyerRotaWayOut) way = make_way_out (rota);
  FoyerRotaGround *now = foyer_rota_month_get_ground (foyer_rota_get_month (rota));
  FoyerRotaCut cut = { .post = FOYER_POST_RECEPTION, .day = DECEMBER + 2, .start = AT (18),
                       .end = AT (20), .wanted = 2, .fewer = 1 };

  for (guint i = 0; i < now->coverage->len; i++)
    if (foyer_coverage_get_start_minute (now->coverage->pdata[i]) == AT (16))
      cut.demand = *foyer_record_get_id (now->coverage->pdata[i]);
  g_array_append_val (way->cuts, cut);

  take_way_out (desk, rota, way);
  assert_demands (rota, 1, "8-16×2 16-24×2");
  assert_demands (rota, 2, "8-16×2 16-18×2 18-20×1 20-24×2");
  assert_demands (rota, 3, "8-16×2 16-24×2");
  undo_way_out (desk, rota);
  assert_demands (rota, 2, "8-16×2 16-24×2");
}

/* Everybody rests on a published day but who is late: the next run may change one of them, and
 * whoever adopts it changes that cell alone. */
static void
test_free_a_cell (Fixture       *fixture,
                  gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  Ground ground = { 0 };
  g_autoptr (FoyerRota) rota = open_rota (fixture, &ground);
  g_autoptr (FoyerRotaWayOut) way = NULL;
  g_autoptr (FoyerRotaPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  FoyerRotaSpot *spot;
  GArray *changes;
  GAsyncResult *result = NULL;
  int n_changed = 0;

  for (int row = 0; row < foyer_rota_month_get_n_staff (foyer_rota_get_month (rota)); row++)
    {
      FoyerStaff *staff = foyer_rota_month_get_staff (foyer_rota_get_month (rota), row);

      g_assert_true (put (desk, rota, foyer_staff_get_number (staff), 4,
                          row == 0 ? &ground.late : NULL, &error));
    }
  foyer_rota_publish_async (rota, DECEMBER, "招人中", NULL, on_done, &result);
  g_assert_true (finish_act (rota, &result, &error));
  settle (desk);
  show (desk, rota);

  way = find_way_out (rota);
  g_assert_nonnull (way);
  g_assert_false (foyer_rota_way_out_is_stored (way));
  g_assert_cmpuint (way->spots->len, ==, 1);
  spot = &g_array_index (way->spots, FoyerRotaSpot, 0);
  g_assert_cmpint (spot->day, ==, DECEMBER + 4);

  plan = foyer_rota_make_plan (rota, &error);
  g_assert_no_error (error);
  foyer_rota_plan_free_spots (plan, way->spots);
  finish_plan (plan);
  g_assert_cmpuint (foyer_rota_month_get_n_gaps (foyer_rota_plan_get_preview (plan)), ==, 0);
  changes = foyer_rota_plan_get_changes (plan);
  for (guint i = 0; i < changes->len; i++)
    {
      FoyerRotaChange *change = &g_array_index (changes, FoyerRotaChange, i);

      if (change->day != DECEMBER + 4)
        continue;
      g_assert_true (foyer_uuid_equal (&change->staff, &spot->staff));
      n_changed++;
    }
  g_assert_cmpint (n_changed, ==, 1);
}

/* A lock is opened and a leave taken back as one act; not by who does not plan. */
static void
test_way_out_act (Fixture       *fixture,
                  gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  Ground ground = { 0 };
  g_autoptr (FoyerRota) rota = open_rota (fixture, &ground);
  FoyerRotaGround *now = foyer_rota_month_get_ground (foyer_rota_get_month (rota));
  g_autoptr (FoyerRotaWayOut) way = make_way_out (rota);
  FoyerRotaSpot spot = { *id_of (desk, "1003"), DECEMBER + 1 };
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  g_ptr_array_add (way->leaves, g_object_ref (now->leaves->pdata[0]));
  g_array_append_val (way->spots, spot);
  way->n_locked = 1;
  g_assert_true (put (desk, rota, "1003", 1, &ground.late, &error));
  foyer_rota_lock_async (rota, desk_find_staff (desk, "1003"), DECEMBER + 1, TRUE, NULL, on_done,
                         &result);
  g_assert_true (finish_act (rota, &result, &error));

  desk_sign_in (desk, "1002");
  foyer_rota_take_way_out_async (rota, way, NULL, on_done, &result);
  g_assert_false (finish_act (rota, &result, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_DENIED);
  g_clear_error (&error);
  desk_sign_in (desk, "1001");
  settle (desk);

  take_way_out (desk, rota, way);
  g_assert_false (foyer_roster_cell_get_is_locked (get_cell (desk, rota, "1003", 1)));
  g_assert_cmpint (count_rows (desk, "SELECT COUNT (*) FROM leave WHERE state = 'void'"), ==, 1);
  undo_way_out (desk, rota);
  g_assert_true (foyer_roster_cell_get_is_locked (get_cell (desk, rota, "1003", 1)));
  g_assert_cmpint (count_rows (desk, "SELECT COUNT (*) FROM leave WHERE state = 'approved'"), ==,
                   1);
}

/* A gap of a day that is over is nothing to plan, and no reason. */
static void
test_past_gap (Fixture       *fixture,
               gconstpointer  unused)
{
  Ground ground = { .crowd = 10 };
  g_autoptr (FoyerRota) rota = open_rota (fixture, &ground);
  g_autoptr (FoyerRotaTask) task = NULL;
  g_autoptr (GError) error = NULL;

  task = foyer_rota_task_new (foyer_rota_get_month (rota), DECEMBER + 5, TRUE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (task->stretches->len, ==, task->problem->covers->len);
  g_assert_cmpuint (task->stretches->len, ==, 2 * 26);
  for (guint i = 0; i < task->stretches->len; i++)
    g_assert_cmpint (g_array_index (task->stretches, FoyerRotaStretch, i).day, >=, 5);
}

/* What another seat planned meanwhile is not overwritten. */
static void
test_conflict (Fixture       *fixture,
               gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  Ground ground = { 0 };
  g_autoptr (FoyerRota) rota = open_rota (fixture, &ground);
  g_autoptr (FoyerRotaPlan) plan = run_plan (rota);
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  g_assert_true (put (desk, rota, "1003", 5, NULL, &error));
  foyer_rota_apply_async (rota, "roster.plan", foyer_rota_plan_get_changes (plan), NULL, on_done,
                          &result);
  g_assert_false (finish_act (rota, &result, &error));
  g_assert_error (error, FOYER_SERVICE_ERROR, FOYER_SERVICE_ERROR_CONFLICT);
  g_assert_cmpint (n_planned (desk), ==, 1);
}

/* SH-20, SH-23. */
static void
test_publish (Fixture       *fixture,
              gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  Ground ground = { 0 };
  g_autoptr (FoyerRota) rota = open_rota (fixture, &ground);
  g_autoptr (GError) error = NULL;
  g_autofree char *act = NULL;
  GAsyncResult *result = NULL;

  g_assert_true (put (desk, rota, "1003", 0, &ground.early, &error));
  foyer_rota_publish_async (rota, DECEMBER, NULL, NULL, on_done, &result);
  g_assert_false (finish_act (rota, &result, &error));
  g_assert_error (error, FOYER_ROTA_ERROR, FOYER_ROTA_ERROR_GAPS);
  g_clear_error (&error);

  foyer_rota_publish_async (rota, DECEMBER, "招人中", NULL, on_done, &result);
  g_assert_true (finish_act (rota, &result, &error));
  settle (desk);
  g_assert_true (foyer_rota_month_is_published (foyer_rota_get_month (rota)));
  g_assert_cmpint (foyer_roster_cell_get_state (get_cell (desk, rota, "1003", 0)), ==,
                   FOYER_CELL_PUBLISHED);
  g_assert_cmpint (count_rows (desk, "SELECT COUNT (*) FROM roster_month"
                               " WHERE reason = '招人中'"), ==, 1);

  /* The staff see it; what changes now is marked, and the journal keeps what it was. */
  desk_sign_in (desk, "1002");
  settle (desk);
  g_assert_nonnull (get_cell (desk, rota, "1003", 0));
  desk_sign_in (desk, "1001");
  settle (desk);
  g_assert_true (put (desk, rota, "1003", 0, &ground.late, &error));
  g_assert_true (put (desk, rota, "1003", 3, &ground.late, &error));
  g_assert_cmpint (foyer_roster_cell_get_state (get_cell (desk, rota, "1003", 0)), ==,
                   FOYER_CELL_CHANGED);
  g_assert_cmpint (foyer_roster_cell_get_state (get_cell (desk, rota, "1003", 3)), ==,
                   FOYER_CELL_CHANGED);
  g_assert_cmpint (count_rows (desk, "SELECT COUNT (*) FROM change_value WHERE col = 'shift'"
                               " AND old IS NOT NULL AND new IS NOT NULL"), ==, 1);
  act = undo (desk, &error);
  g_assert_no_error (error);
}

static GPtrArray *
find_takers (Desk            *desk,
             FoyerRota       *rota,
             int              day,
             const FoyerUuid *shift,
             FoyerStaff      *giver)
{
  FoyerRotaMonth *month = foyer_rota_get_month (rota);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *takers;

  foyer_rota_find_takers_async (
    rota, DECEMBER + day,
    foyer_rota_month_get_choice (month, foyer_rota_month_find_choice (month, shift)), giver, NULL,
    on_done, &result);
  takers = foyer_rota_find_takers_finish (rota, wait_for (&result), &error);
  g_assert_no_error (error);
  return takers;
}

static FoyerRotaTaker *
get_taker (GPtrArray  *takers,
           const char *number)
{
  for (guint i = 0; i < takers->len; i++)
    {
      FoyerRotaTaker *taker = g_ptr_array_index (takers, i);

      if (g_str_equal (foyer_staff_get_number (taker->staff), number))
        return taker;
    }

  return NULL;
}

static void
take_shift (Desk           *desk,
            FoyerRota      *rota,
            FoyerRotaTaker *taker)
{
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  foyer_rota_apply_async (rota, "roster.take", taker->changes, NULL, on_done, &result);
  g_assert_true (finish_act (rota, &result, &error));
  g_assert_no_error (error);
  settle (desk);
}

/* Everybody is told about: whoever is on leave, or fixed elsewhere, last and with the reason. */
static void
test_takers (Fixture       *fixture,
             gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  Ground ground = { 0 };
  g_autoptr (FoyerRota) rota = open_rota (fixture, &ground);
  g_autoptr (GPtrArray) takers = NULL;
  g_autoptr (GError) error = NULL;
  FoyerRotaTaker *taker;
  GAsyncResult *result = NULL;

  g_assert_true (put (desk, rota, "200", 10, NULL, &error));
  foyer_rota_lock_async (rota, desk_find_staff (desk, "200"), DECEMBER + 10, TRUE, NULL, on_done,
                         &result);
  g_assert_true (finish_act (rota, &result, &error));
  /* Six days before it: a seventh in a row. */
  for (int day = 4; day < 10; day++)
    {
      g_assert_true (put (desk, rota, "201", day, &ground.early, &error));
      foyer_rota_lock_async (rota, desk_find_staff (desk, "201"), DECEMBER + day, TRUE, NULL, on_done,
                             &result);
      g_assert_true (finish_act (rota, &result, &error));
    }
  g_assert_true (put (desk, rota, "202", 9, &ground.late, &error));
  settle (desk);
  show (desk, rota);

  takers = find_takers (desk, rota, 10, &ground.early, NULL);
  g_assert_cmpuint (takers->len, ==,
                    foyer_rota_month_get_n_staff (foyer_rota_get_month (rota)));
  for (guint i = 0; i < takers->len; i++)
    {
      taker = g_ptr_array_index (takers, i);
      g_assert_true ((taker->changes != NULL) == (i < takers->len - 3));
    }

  taker = get_taker (takers, "1002");
  g_assert_null (taker->changes);
  g_assert_cmpint (taker->rule, ==, FOYER_PLAN_RULE_LEAVE);
  taker = get_taker (takers, "200");
  g_assert_null (taker->changes);
  g_assert_cmpint (taker->rule, ==, FOYER_PLAN_RULE_LOCK);
  taker = get_taker (takers, "201");
  g_assert_null (taker->changes);
  g_assert_cmpint (taker->rule, ==, FOYER_PLAN_RULE_MAX_RUN);
  g_assert_cmpint (taker->limit, ==, 6);

  taker = g_ptr_array_index (takers, 0);
  take_shift (desk, rota, taker);
  g_assert_nonnull (get_cell (desk, rota, foyer_staff_get_number (taker->staff), 10));
}

/* Not the one who is proposed but another one takes it over: one act, undone as one, and who gave
 * it away is off. */
static void
test_give_away (Fixture       *fixture,
                gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  Ground ground = { 0 };
  g_autoptr (FoyerRota) rota = open_rota (fixture, &ground);
  g_autoptr (GPtrArray) takers = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *act = NULL;
  FoyerRotaTaker *taker;
  FoyerStaff *giver;

  g_assert_true (put (desk, rota, "1003", 10, &ground.early, &error));
  g_assert_true (put (desk, rota, "205", 9, &ground.late, &error));
  show (desk, rota);
  giver = desk_find_staff (desk, "1003");
  takers = find_takers (desk, rota, 10, &ground.early, giver);
  g_assert_null (get_taker (takers, "1003"));
  taker = get_taker (takers, "205");
  g_assert_nonnull (taker);
  g_assert_true (taker != takers->pdata[0]);
  g_assert_nonnull (taker->changes);

  take_shift (desk, rota, taker);
  g_assert_true (foyer_uuid_equal (foyer_roster_cell_get_shift (get_cell (desk, rota, "205", 10)),
                                   &ground.early));
  g_assert_true (foyer_uuid_is_none (foyer_roster_cell_get_shift (get_cell (desk, rota, "1003",
                                                                            10))));
  act = undo (desk, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (act, ==, "roster.take");
  settle (desk);
  g_assert_true (foyer_uuid_equal (foyer_roster_cell_get_shift (get_cell (desk, rota, "1003", 10)),
                                   &ground.early));
  g_assert_null (get_cell (desk, rota, "205", 10));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add ("/service/rota/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("put-and-undo", test_put_and_undo);
  ADD ("rights", test_rights);
  ADD ("lack", test_lack);
  ADD ("strict-rules", test_strict_rules);
  ADD ("plan", test_plan);
  ADD ("cancel", test_cancel);
  ADD ("reasons", test_reasons);
  ADD ("ask-for-fewer", test_ask_for_fewer);
  ADD ("ask-for-fewer-hours", test_ask_for_fewer_hours);
  ADD ("free-a-cell", test_free_a_cell);
  ADD ("way-out-act", test_way_out_act);
  ADD ("past-gap", test_past_gap);
  ADD ("conflict", test_conflict);
  ADD ("publish", test_publish);
  ADD ("takers", test_takers);
  ADD ("give-away", test_give_away);

  return judge_run ();
}
