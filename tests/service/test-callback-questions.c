/* What a supervisor does about callbacks: the questions of the survey (Q1) and the daily targets
 * (B7). */

#include "callback-fixture.h"

#include "domain/foyer-domain-error.h"

typedef void (*QuestionFunc) (FoyerCallbacks      *self,
                              FoyerSurveyQuestion *question,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data);

static FoyerSurveyQuestion *
get_question (GListModel *questions,
              guint       place)
{
  return g_list_model_get_item (questions, place);
}

static gboolean
finish_order (Calls         *self,
              GAsyncResult **result,
              GError       **error)
{
  gboolean is_done = foyer_callbacks_finish_order (self->callbacks, wait_for (result), error);

  settle (&self->shop.desk);
  return is_done;
}

static gboolean
try_with (Calls                *self,
          QuestionFunc          func,
          FoyerSurveyQuestion  *question,
          GError              **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  func (self->callbacks, question, NULL, on_done, &result);
  return finish_order (self, &result, error);
}

static gboolean
try_add (Calls       *self,
         const char  *label,
         const char  *label_zh,
         GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  foyer_callbacks_add_question_async (self->callbacks, label, label_zh, NULL, on_done, &result);
  return finish_order (self, &result, error);
}

static gboolean
try_reword (Calls                *self,
            FoyerSurveyQuestion  *question,
            const char           *label,
            const char           *label_zh,
            GError              **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  foyer_callbacks_reword_async (self->callbacks, question, label, label_zh, NULL, on_done, &result);
  return finish_order (self, &result, error);
}

static void
move (Calls      *self,
      guint       from,
      guint       to)
{
  g_autoptr (FoyerSurveyQuestion) question =
    get_question (foyer_callbacks_get_questions (self->callbacks), from);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  foyer_callbacks_move_question_async (self->callbacks, question, to, NULL, on_done, &result);
  g_assert_true (finish_order (self, &result, &error));
  g_assert_no_error (error);
}

static char *
dup_order (GListModel *questions)
{
  g_autoptr (GString) order = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (questions); i++)
    {
      g_autoptr (FoyerSurveyQuestion) question = get_question (questions, i);

      g_string_append_printf (order, "%s%s", i > 0 ? " " : "",
                              foyer_survey_question_get_label (question));
    }

  return g_string_free (g_steal_pointer (&order), FALSE);
}

typedef struct
{
  GListModel *questions;
  const char *order;
} Order;

static gboolean
is_in_order (gpointer data)
{
  Order *expected = data;
  g_autofree char *order = dup_order (expected->questions);

  return g_str_equal (order, expected->order);
}

static void
expect_order (GListModel *questions,
              const char *order)
{
  Order expected = { questions, order };

  wait_until (is_in_order, &expected);
}

static void
take_back (Calls *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *act = undo (&self->shop.desk, &error);

  g_assert_no_error (error);
  settle (&self->shop.desk);
}

static void
begin (Calls       *self,
       GListModel **asked,
       GListModel **retired)
{
  *asked = foyer_callbacks_get_questions (self->callbacks);
  *retired = foyer_callbacks_get_retired_questions (self->callbacks);
  expect_order (*asked, "Attitude Efficiency Problem solving");
  desk_sign_in (&self->shop.desk, "1001");
}

/* A question that is worded anew is another one. */
static void
test_reword (Calls         *self,
             gconstpointer  unused)
{
  g_autoptr (FoyerSurveyQuestion) question = NULL;
  g_autoptr (FoyerSurveyQuestion) reworded = NULL;
  g_autoptr (GError) error = NULL;
  GListModel *asked, *retired;

  begin (self, &asked, &retired);
  question = get_question (asked, 1);
  try_reword (self, question, "Speed", " 速度 ", &error);
  g_assert_no_error (error);
  expect_order (asked, "Attitude Speed Problem solving");
  reworded = get_question (asked, 1);
  g_assert_cmpstr (foyer_survey_question_get_label_zh (reworded), ==, "速度");
  g_assert_cmpstr (foyer_survey_question_get_key (reworded), ==, "efficiency");
  g_assert_false (foyer_uuid_equal (foyer_record_get_id (FOYER_RECORD (question)),
                                    foyer_record_get_id (FOYER_RECORD (reworded))));
  /* It is still asked: nothing of it can be brought back. */
  g_assert_cmpuint (g_list_model_get_n_items (retired), ==, 0);

  /* Who still sees the old words is told, and nothing is lost. */
  g_assert_false (try_reword (self, question, "Pace", "快慢", &error));
  g_assert_error (error, FOYER_CALLBACK_ERROR, FOYER_CALLBACK_ERROR_QUESTION_GONE);
  g_clear_error (&error);
  g_assert_false (try_with (self, foyer_callbacks_retire_question_async, question, &error));
  g_assert_error (error, FOYER_CALLBACK_ERROR, FOYER_CALLBACK_ERROR_QUESTION_GONE);
  g_clear_error (&error);
  g_assert_false (try_with (self, foyer_callbacks_restore_question_async, question, &error));
  g_assert_error (error, FOYER_CALLBACK_ERROR, FOYER_CALLBACK_ERROR_QUESTION_ASKED);

  take_back (self);
  expect_order (asked, "Attitude Efficiency Problem solving");
}

static void
test_add (Calls         *self,
          gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  GListModel *asked, *retired;

  begin (self, &asked, &retired);
  g_assert_false (try_add (self, "Waiting time", "  ", &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_MISSING);
  g_clear_error (&error);

  try_add (self, "Waiting time", "等候时间", &error);
  g_assert_no_error (error);
  expect_order (asked, "Attitude Efficiency Problem solving Waiting time");
  take_back (self);
  expect_order (asked, "Attitude Efficiency Problem solving");
}

static void
test_order (Calls         *self,
            gconstpointer  unused)
{
  GListModel *asked, *retired;

  begin (self, &asked, &retired);
  move (self, 2, 0);
  expect_order (asked, "Problem solving Attitude Efficiency");
  move (self, 0, 1);
  expect_order (asked, "Attitude Problem solving Efficiency");
  /* Behind the end is the end. */
  move (self, 0, 9);
  expect_order (asked, "Problem solving Efficiency Attitude");
  take_back (self);
  expect_order (asked, "Attitude Problem solving Efficiency");
}

/* What was answered to a question that is retired stays, and counts again when it is brought
 * back. */
static void
test_retire (Calls         *self,
             gconstpointer  unused)
{
  static const int good[] = { 5, 4, 4 };
  g_autoptr (FoyerItem) item = plan (self, NULL);
  g_autoptr (FoyerItem) done = record (self, item, &accepted);
  g_autoptr (FoyerItem) surveyed = NULL;
  g_autoptr (FoyerSurveyQuestion) question = NULL;
  g_autoptr (FoyerSurveyQuestion) last = NULL;
  g_autoptr (FoyerSurveyQuestion) gone = NULL;
  g_autoptr (GError) error = NULL;
  GListModel *asked, *retired;

  surveyed = survey (self, item, good, 3, &error);
  g_assert_no_error (error);

  begin (self, &asked, &retired);
  question = get_question (asked, 1);
  try_with (self, foyer_callbacks_retire_question_async, question, &error);
  g_assert_no_error (error);
  expect_order (asked, "Attitude Problem solving");
  expect_order (retired, "Efficiency");
  g_assert_cmpint (count_rows (&self->shop.desk, "SELECT COUNT (*) FROM survey_answer"), ==, 3);

  g_clear_object (&question);
  question = get_question (asked, 1);
  try_with (self, foyer_callbacks_retire_question_async, question, &error);
  g_assert_no_error (error);
  expect_order (asked, "Attitude");
  last = get_question (asked, 0);
  g_assert_false (try_with (self, foyer_callbacks_retire_question_async, last, &error));
  g_assert_error (error, FOYER_CALLBACK_ERROR, FOYER_CALLBACK_ERROR_QUESTION_LAST);
  g_clear_error (&error);

  expect_order (retired, "Efficiency Problem solving");
  gone = get_question (retired, 0);
  try_with (self, foyer_callbacks_restore_question_async, gone, &error);
  g_assert_no_error (error);
  expect_order (asked, "Attitude Efficiency");
  expect_order (retired, "Problem solving");
  take_back (self);
  expect_order (asked, "Attitude");
  expect_order (retired, "Efficiency Problem solving");
}

static gpointer
read_ratings (FoyerDb   *db,
              gpointer   data,
              GError   **error)
{
  return foyer_db_find_records (db, FOYER_TYPE_SURVEY_ANSWER, "question = $2",
                                FOYER_VALUES (foyer_value_int (foyer_db_get_store (db)),
                                              foyer_value_uuid (data)), error);
}

static void
expect_rating (Calls               *self,
               FoyerSurveyQuestion *question,
               gint64               rating)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) answers =
    foyer_store_read (self->shop.desk.store, FOYER_STORE_DESK, read_ratings,
                      (gpointer) foyer_record_get_id (FOYER_RECORD (question)), NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (answers->len, ==, 1);
  g_assert_cmpint (foyer_survey_answer_get_rating (answers->pdata[0]), ==, rating);
}

/* The questions were moved and retired while a customer was asked: every answer goes where it
 * belongs. */
static void
test_meanwhile (Calls         *self,
                gconstpointer  unused)
{
  g_autoptr (FoyerItem) item = plan (self, NULL);
  g_autoptr (FoyerItem) done = record (self, item, &accepted);
  g_autoptr (FoyerItem) surveyed = NULL;
  g_autoptr (FoyerSurveyQuestion) first = NULL;
  g_autoptr (FoyerSurveyQuestion) second = NULL;
  g_autoptr (GArray) given = g_array_new (FALSE, FALSE, sizeof (FoyerRating));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GListModel *asked, *retired;
  FoyerRating ratings[2];

  begin (self, &asked, &retired);
  first = get_question (asked, 0);
  second = get_question (asked, 1);
  ratings[0] = (FoyerRating) { *foyer_record_get_id (FOYER_RECORD (first)), 5 };
  ratings[1] = (FoyerRating) { *foyer_record_get_id (FOYER_RECORD (second)), 4 };
  g_array_append_vals (given, ratings, 2);
  move (self, 0, 2);
  try_with (self, foyer_callbacks_retire_question_async, second, &error);
  g_assert_no_error (error);
  expect_order (asked, "Problem solving Attitude");

  desk_sign_in (&self->shop.desk, "1002");
  foyer_callbacks_survey_async (self->callbacks, item, given, NULL, NULL, on_done, &result);
  surveyed = foyer_callbacks_finish (self->callbacks, wait_for (&result), &error);
  g_assert_no_error (error);
  expect_rating (self, first, 5);
  expect_rating (self, second, 4);
}

static void
test_denied (Calls         *self,
             gconstpointer  unused)
{
  g_autoptr (FoyerSurveyQuestion) question = NULL;
  g_autoptr (GError) error = NULL;
  GListModel *asked, *retired;

  begin (self, &asked, &retired);
  question = get_question (asked, 0);
  desk_sign_in (&self->shop.desk, "1002");
  g_assert_false (try_add (self, "Waiting time", "等候时间", &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_DENIED);
  g_clear_error (&error);
  g_assert_false (try_with (self, foyer_callbacks_retire_question_async, question, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_DENIED);
  g_assert_cmpint (count_rows (&self->shop.desk, "SELECT COUNT (*) FROM survey_question"), ==, 0);
}

static void
test_target (Calls         *self,
             gconstpointer  unused)
{
  g_autoptr (GAsyncResult) refused = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GHashTable) targets = NULL;
  FoyerStaff *staff = desk_find_staff (&self->shop.desk, "1002");
  g_autoptr (GError) error = NULL;
  guint target;

  foyer_callbacks_get_list (self->callbacks, FOYER_ITEM_SCOPE_MINE);
  foyer_callbacks_set_target_async (self->callbacks, staff, 20, NULL, on_done, &refused);
  g_assert_false (foyer_callbacks_finish_order (self->callbacks, wait_for (&refused), &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_DENIED);
  g_clear_error (&error);

  desk_sign_in (&self->shop.desk, "1001");
  foyer_callbacks_set_target_async (self->callbacks, staff, 20, NULL, on_done, &result);
  g_assert_true (foyer_callbacks_finish_order (self->callbacks, wait_for (&result), &error));
  desk_sign_in (&self->shop.desk, "1002");
  settle (&self->shop.desk);
  g_object_get (self->callbacks, "calls-target", &target, NULL);
  g_assert_cmpuint (target, ==, 20);

  foyer_callbacks_read_targets_async (self->callbacks, NULL, on_done, &read);
  targets = foyer_callbacks_read_targets_finish (self->callbacks, wait_for (&read), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (targets), ==, 1);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (targets, foyer_record_get_id (
                                        FOYER_RECORD (desk_find_staff (&self->shop.desk, "1002"))))),
                    ==, 20);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*func) (Calls *, gconstpointer);
  } tests[] = {
    { "/callback-questions/add", test_add },
    { "/callback-questions/denied", test_denied },
    { "/callback-questions/meanwhile", test_meanwhile },
    { "/callback-questions/order", test_order },
    { "/callback-questions/retire", test_retire },
    { "/callback-questions/reword", test_reword },
    { "/callback-questions/target", test_target },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Calls, NULL, set_up, tests[i].func, tear_down);
  return g_test_run ();
}
