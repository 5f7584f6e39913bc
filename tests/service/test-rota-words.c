/* The roster in words, in both languages. */

#include "service/foyer-rota-words.h"

#define OCTOBER 20727

typedef struct
{
  FoyerCatalog *en;
  FoyerCatalog *zh;
  FoyerRotaMonth *month;
} Fixture;

static const FoyerUuid staff_id = { { 1 } };
static const FoyerUuid shift_id = { { 2 } };
static const FoyerUuid coverage_id = { { 3 } };
static const FoyerUuid cell_id = { { 4 } };
static const FoyerUuid leave_id = { { 5 } };

static GPtrArray *
make_list (gpointer record)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  if (record != NULL)
    g_ptr_array_add (list, record);
  return list;
}

/* One person, one early shift, two wanted on every day. */
static FoyerRotaMonth *
make_month (void)
{
  g_autoptr (FoyerRotaGround) ground = foyer_rota_ground_new ();
  FoyerShift *shift = foyer_shift_new (&shift_id, "early", "早班", "Early", FOYER_SHIFT_EARLY,
                                       FOYER_POST_RECEPTION);
  FoyerRosterCell *cell = foyer_roster_cell_new (&cell_id, &staff_id, OCTOBER + 1, 0);

  g_assert_true (foyer_shift_set_hours (shift, 480, 960, 0, NULL));
  g_assert_true (foyer_roster_cell_put (cell, &shift_id, 0, NULL));
  foyer_roster_cell_set_locked (cell, TRUE);
  ground->first_day = OCTOBER;
  ground->staff = make_list (foyer_staff_new (&staff_id, "101", "林芳", FOYER_ROLE_SUPERVISOR,
                                              FOYER_POST_RECEPTION));
  ground->shifts = make_list (shift);
  ground->coverage = make_list (foyer_coverage_new (&coverage_id, FOYER_POST_RECEPTION,
                                                    FOYER_WEEKDAYS_ALL, 480, 960, 2));
  ground->cells = make_list (cell);
  ground->leaves = make_list (NULL);
  ground->wishes = make_list (NULL);
  ground->settings = foyer_settings_new ();
  ground->shop_time = foyer_settings_make_time (ground->settings);
  ground->calendar = foyer_calendar_new ();

  return foyer_rota_month_new (ground, TRUE);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->en = foyer_catalog_new_for_language (foyer_catalog_get_default_dir (), "en");
  self->zh = foyer_catalog_new_for_language (foyer_catalog_get_default_dir (), "zh_CN");
  self->month = make_month ();
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_clear_object (&self->en);
  g_clear_object (&self->zh);
  g_clear_object (&self->month);
}

static void
assert_text (char       *text,
             const char *expected)
{
  g_autofree char *owned = text;

  g_assert_cmpstr (owned, ==, expected);
}

static void
test_cells (Fixture       *self,
            gconstpointer  data)
{
  FoyerShift *shift = foyer_rota_month_get_choice (self->month, 0);

  assert_text (foyer_rota_words_glyph (self->zh, self->month, shift), "早");
  assert_text (foyer_rota_words_glyph (self->en, self->month, shift), "E");
  g_assert_cmpstr (foyer_rota_words_shift (self->zh, shift), ==, "早班");
  g_assert_cmpstr (foyer_rota_words_shift (self->en, shift), ==, "Early");
  assert_text (foyer_rota_words_hours (1320, 1800), "22:00–06:00");
  assert_text (foyer_rota_words_hours (960, 1440), "16:00–24:00");
  assert_text (foyer_rota_words_demand (self->zh, foyer_rota_month_get_demand (self->month, 0)),
               "早班");
  assert_text (foyer_rota_words_cell (self->en, self->month, 0, 1),
               "林芳, Fri 2 Oct, 国庆节, Early 08:00–16:00, draft, locked");
  assert_text (foyer_rota_words_cell (self->en, self->month, 0, 0),
               "林芳, Thu 1 Oct, 国庆节, not planned");
}

static void
test_problems (Fixture       *self,
               gconstpointer  data)
{
  FoyerRosterProblem *gap = &g_array_index (foyer_rota_month_get_problems (self->month),
                                            FoyerRosterProblem, 0);
  FoyerRosterProblem run = {
    .kind = FOYER_ROSTER_RUN, .staff = staff_id, .first_day = OCTOBER + 7,
    .last_day = OCTOBER + 13, .actual = 7, .limit = 6,
  };

  assert_text (foyer_rota_words_problem (self->zh, self->month, gap),
               "1 日 08:00–16:00 来宾接待需 2 人，只有 0 人");
  assert_text (foyer_rota_words_problem (self->en, self->month, gap),
               "day 1, 08:00–16:00: Reception needs 2, has 0");
  assert_text (foyer_rota_words_problem (self->zh, self->month, &run),
               "林芳 8–14 日 连上 7 天，最多 6 天");
  for (int kind = FOYER_ROSTER_GAP; kind <= FOYER_ROSTER_WRONG_POST; kind++)
    g_assert_cmpstr (foyer_rota_words_problem_kind (self->zh, kind), !=,
                     foyer_rota_words_problem_kind (self->en, kind));
}

/* Why there is a gap: one person cannot be two. */
static void
test_conflict (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr (FoyerRotaTask) task = foyer_rota_task_new (self->month, OCTOBER, TRUE, NULL, NULL);
  g_autoptr (GPtrArray) conflicts = foyer_plan_find_conflicts (task->problem, TRUE, 2, NULL);
  g_autofree char *why = NULL;
  g_autofree char *out = NULL;

  g_assert_cmpuint (conflicts->len, >=, 1);
  why = foyer_rota_words_conflict (self->zh, task, g_ptr_array_index (conflicts, 0));
  out = foyer_rota_words_way_out (self->zh, task, g_ptr_array_index (conflicts, 0));
  g_test_message ("%s / %s", why, out);
  g_assert_nonnull (strstr (why, "个班次，最多上得了"));
  g_assert_nonnull (out);
}

/* Each kind of rule has words of its own, in both languages. */
static void
test_rules (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (FoyerRotaTask) task = foyer_rota_task_new (self->month, OCTOBER, TRUE, NULL, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int rule = 0; rule < FOYER_PLAN_N_RULES; rule++)
    {
      g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (FoyerPlanMember));
      g_autoptr (GArray) easings = g_array_new (FALSE, FALSE, sizeof (FoyerPlanEasing));
      FoyerPlanMember member = { -1, rule, 0, 3, 0, 240 };
      FoyerPlanConflict conflict = {
        .kind = FOYER_PLAN_CONFLICT_PERSONAL, .members = members, .easings = easings,
      };

      g_array_append_val (members, member);
      g_assert_true (g_hash_table_add (seen, foyer_rota_words_conflict (self->zh, task, &conflict)));
      g_assert_true (g_hash_table_add (seen, foyer_rota_words_conflict (self->en, task, &conflict)));
    }
}

/* Why somebody can or cannot take a shift, for every rule in both languages. */
static void
test_takers (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (FoyerRotaChange));
  FoyerRotaTaker can = {
    .changes = changes, .now = foyer_rota_month_get_choice (self->month, 0), .n_more = 2,
    .is_over_share = TRUE, .has_problem = TRUE, .problem = { .kind = FOYER_ROSTER_REST },
  };
  FoyerRotaTaker off = { .changes = changes };

  assert_text (foyer_rota_words_taker (self->zh, &can),
               "原来上早班、另改 2 格、工时会超过应摊、休息不足");
  assert_text (foyer_rota_words_taker (self->en, &can),
               "instead of Early, 2 more cells change, more hours than their share, Short rest");
  assert_text (foyer_rota_words_taker (self->zh, &off), "那天休息");
  assert_text (foyer_rota_words_taker (self->en, &off), "off that day");
  for (int rule = 0; rule < FOYER_PLAN_N_RULES; rule++)
    {
      FoyerRotaTaker cannot = { .rule = rule, .limit = 6 };
      g_autofree char *zh = foyer_rota_words_taker (self->zh, &cannot);
      g_autofree char *en = foyer_rota_words_taker (self->en, &cannot);

      g_assert_cmpstr (zh, !=, en);
    }
}

/* How well somebody fits as the cover of a leave, or why they cannot. */
static void
test_covers (Fixture       *self,
             gconstpointer  data)
{
  FoyerShopTime *time = foyer_rota_month_get_ground (self->month)->shop_time;
  g_autoptr (FoyerLeave) days = foyer_leave_new (&leave_id, "Q20261001-001", &staff_id,
                                                 foyer_shop_time_at_minute (time, OCTOBER + 1, 0),
                                                 foyer_shop_time_at_minute (time, OCTOBER + 2, 1440),
                                                 FOYER_LEAVE_ANNUAL, FOYER_LEAVE_BY_WORKFLOW, 1);
  g_autoptr (FoyerLeave) hours = foyer_leave_new (&leave_id, "Q20261001-002", &staff_id,
                                                  foyer_shop_time_at_minute (time, OCTOBER + 1, 540),
                                                  foyer_shop_time_at_minute (time, OCTOBER + 1, 720),
                                                  FOYER_LEAVE_SICK, FOYER_LEAVE_BY_PHONE, 1);
  FoyerRotaCover away = { .away = days };
  FoyerRotaCover away_for_hours = { .away = hours };
  FoyerRotaCover unknown = { .n_days = 3, .n_others = 1 };
  FoyerRotaCover works = { .is_same_post = TRUE, .n_days = 3, .n_planned = 3, .n_working = 2 };

  assert_text (foyer_rota_words_cover (self->en, time, &away), "on leave, Fri 2 Oct – Sat 3 Oct");
  assert_text (foyer_rota_words_cover (self->zh, time, &away),
               "10月2日 周五 – 10月3日 周六 请假");
  assert_text (foyer_rota_words_cover (self->en, time, &away_for_hours),
               "on leave, Fri 2 Oct 09:00 – Fri 2 Oct 12:00");
  assert_text (foyer_rota_words_cover (self->en, time, &unknown),
               "not on the roster then, cover of 1 other leave");
  assert_text (foyer_rota_words_cover (self->zh, time, &unknown),
               "那时没有排班、已是另外 1 个请假的对接人");
  assert_text (foyer_rota_words_cover (self->en, time, &works),
               "same post, at work on 2 of 3 days");
  assert_text (foyer_rota_words_cover (self->zh, time, &works), "同岗位、3 天里上班 2 天");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add ("/service/rota-words/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("cells", test_cells);
  ADD ("problems", test_problems);
  ADD ("conflict", test_conflict);
  ADD ("rules", test_rules);
  ADD ("takers", test_takers);
  ADD ("covers", test_covers);

  return g_test_run ();
}
