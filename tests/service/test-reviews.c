/* The day-end review (C9), on both engines. */

#include "service-fixture.h"

#include "domain/foyer-domain-error.h"
#include "service/foyer-enquiries.h"
#include "service/foyer-reviews.h"

#define HOUR_US G_TIME_SPAN_HOUR

typedef struct
{
  Fixture shop;
  FoyerEnquiries *enquiries;
  FoyerReviews *reviews;
  gint64 day; /* which is reviewed */
} Evening;

static void
set_up (Evening       *self,
        gconstpointer  data)
{
  Desk *desk = &self->shop.desk;

  fixture_set_up (&self->shop, NULL);
  self->enquiries = foyer_enquiries_new (desk->store, desk->session, desk->history, desk->shop);
  self->reviews = foyer_reviews_new (desk->store, desk->session, desk->history, desk->shop);
  self->day = START_DAY;
}

static void
tear_down (Evening       *self,
           gconstpointer  data)
{
  settle (&self->shop.desk);
  g_clear_object (&self->reviews);
  g_clear_object (&self->enquiries);
  fixture_tear_down (&self->shop, NULL);
}

/* A case of who is signed in. */
static void
open_case (Evening    *self,
           const char *ask)
{
  g_autoptr (GHashTable) typed = typed_new ("phone", "13857102210", "ask", ask, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (FoyerEnquiry) enquiry = NULL;
  g_autoptr (GError) error = NULL;

  foyer_enquiries_record_async (self->enquiries, typed, FOYER_ENQUIRY_OPEN_CASE, NULL, on_done,
                                &result);
  wait_for (&result);
  enquiry = foyer_enquiries_finish (self->enquiries, result, NULL, &error);
  g_assert_no_error (error);
  fixture_advance (&self->shop, MINUTE_US);
}

typedef struct
{
  FoyerReviews *reviews;
  gint64 day;
  guint n_rows;
  guint n_seen;
  FoyerReviewState state;
} Expected;

static guint
get_seen (FoyerReviews *reviews)
{
  guint seen;

  g_object_get (reviews, "seen-count", &seen, NULL);
  return seen;
}

static gint64
get_day (FoyerReviews *reviews)
{
  gint64 day;

  g_object_get (reviews, "day", &day, NULL);
  return day;
}

static FoyerReviewState
get_state (FoyerReviews *reviews)
{
  FoyerReviewState state;

  g_object_get (reviews, "state", &state, NULL);
  return state;
}

static gboolean
is_expected (gpointer data)
{
  Expected *expected = data;

  return g_list_model_get_n_items (foyer_reviews_get_list (expected->reviews)) == expected->n_rows
         && get_day (expected->reviews) == expected->day
         && get_seen (expected->reviews) == expected->n_seen
         && get_state (expected->reviews) == expected->state;
}

/* A reading that began before the last act or look may come first; what it shows is passed over. */
static void
wait_for_rows (Evening          *self,
               guint             n_rows,
               guint             n_seen,
               FoyerReviewState  state)
{
  Expected expected = { self->reviews, self->day, n_rows, n_seen, state };
  guint total;

  wait_until (is_expected, &expected);
  g_object_get (self->reviews, "total-count", &total, NULL);
  g_assert_cmpuint (total, ==, n_rows);
}

static FoyerReviewRow *
get_row (Evening *self,
         guint    position)
{
  return g_list_model_get_item (foyer_reviews_get_list (self->reviews), position);
}

static gboolean
start (Evening  *self,
       GError  **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (FoyerRecord) review = NULL;

  foyer_reviews_start_async (self->reviews, NULL, on_done, &result);
  wait_for (&result);
  review = foyer_reviews_finish (self->reviews, result, error);
  return review != NULL;
}

static gboolean
tick (Evening     *self,
      guint        position,
      const char  *comment,
      GError     **error)
{
  g_autoptr (FoyerReviewRow) row = get_row (self, position);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (FoyerRecord) record = NULL;

  foyer_reviews_tick_async (self->reviews, foyer_review_row_get_item (row), comment, NULL, on_done,
                            &result);
  wait_for (&result);
  record = foyer_reviews_finish (self->reviews, result, error);
  return record != NULL;
}

static void
test_day (Evening       *self,
          gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerReviewRow) row = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) days = NULL;
  FoyerReviewDay *review;

  open_case (self, "重复扣费");
  open_case (self, "发票抬头");
  wait_for_rows (self, 2, 0, FOYER_REVIEW_VOID);
  g_assert_null (foyer_reviews_get_day (self->reviews));

  /* Nothing is ticked before it begins. */
  g_assert_false (tick (self, 0, NULL, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_STATE);
  g_clear_error (&error);

  g_assert_true (start (self, &error));
  wait_for_rows (self, 2, 0, FOYER_REVIEW_OPEN);
  g_assert_false (start (self, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_STATE);
  g_clear_error (&error);

  g_assert_true (tick (self, 0, NULL, &error));
  wait_for_rows (self, 2, 1, FOYER_REVIEW_OPEN);
  g_assert_false (tick (self, 0, "又看了一遍", &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_STATE);
  g_clear_error (&error);

  /* What comes in meanwhile stands at the bottom. */
  fixture_advance (&self->shop, MINUTE_US);
  open_case (self, "退费");
  wait_for_rows (self, 3, 1, FOYER_REVIEW_OPEN);
  row = get_row (self, 2);
  g_assert_true (foyer_review_row_get_is_new (row));
  g_assert_cmpstr (foyer_item_get_subject (foyer_review_row_get_item (row)), ==, "退费");

  g_assert_true (tick (self, 1, "明天上午答复", &error));
  g_assert_true (tick (self, 2, NULL, &error));
  wait_for_rows (self, 3, 3, FOYER_REVIEW_CLEARED);
  review = foyer_reviews_get_day (self->reviews);
  g_assert_cmpint (foyer_review_day_get_n_open (review), ==, 3);
  g_assert_cmpint (foyer_review_day_get_n_ticked (review), ==, 2);
  g_assert_cmpint (foyer_review_day_get_n_commented (review), ==, 1);

  /* Which is the log of the day (L1). */
  foyer_reviews_read_log_async (self->reviews, 7, NULL, on_done, &result);
  days = foyer_reviews_read_log_finish (self->reviews, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (days->len, ==, 1);
  g_assert_cmpint (foyer_review_day_get_day (days->pdata[0]), ==, START_DAY);
  g_assert_cmpint (foyer_review_day_get_n_ticked (days->pdata[0]), ==, 2);
}

/* The tick that cleared the day is taken back: the day is open again. */
static void
test_undo (Evening       *self,
           gconstpointer  data)
{
  g_autofree char *act = NULL;
  g_autofree char *again = NULL;

  open_case (self, "重复扣费");
  wait_for_rows (self, 1, 0, FOYER_REVIEW_VOID);
  g_assert_true (start (self, NULL));
  g_assert_true (tick (self, 0, NULL, NULL));
  wait_for_rows (self, 1, 1, FOYER_REVIEW_CLEARED);

  act = undo (&self->shop.desk, NULL);
  g_assert_cmpstr (act, ==, "review.tick");
  wait_for_rows (self, 1, 0, FOYER_REVIEW_OPEN);
  g_assert_true (tick (self, 0, "再看", NULL));
  wait_for_rows (self, 1, 1, FOYER_REVIEW_CLEARED);

  g_free (undo (&self->shop.desk, NULL));
  again = undo (&self->shop.desk, NULL);
  g_assert_cmpstr (again, ==, "review.start");
  wait_for_rows (self, 1, 0, FOYER_REVIEW_VOID);
  g_assert_true (start (self, NULL));
  wait_for_rows (self, 1, 0, FOYER_REVIEW_OPEN);
}

/* Anybody ticks their own items; all of them a supervisor. */
static void
test_rights (Evening       *self,
             gconstpointer  data)
{
  g_autoptr (FoyerReviewRow) row = NULL;
  g_autoptr (GError) error = NULL;

  open_case (self, "重复扣费");
  wait_for_rows (self, 1, 0, FOYER_REVIEW_VOID);
  row = get_row (self, 0);
  g_assert_true (foyer_reviews_may_tick (self->reviews, foyer_review_row_get_item (row), NULL));

  desk_sign_in (&self->shop.desk, "1003");
  g_assert_true (start (self, NULL));
  wait_for_rows (self, 1, 0, FOYER_REVIEW_OPEN);
  g_assert_false (foyer_reviews_may_tick (self->reviews, foyer_review_row_get_item (row), NULL));
  g_assert_false (tick (self, 0, NULL, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_DENIED);

  desk_sign_in (&self->shop.desk, "1001");
  g_assert_true (tick (self, 0, NULL, NULL));
  wait_for_rows (self, 1, 1, FOYER_REVIEW_CLEARED);
}

/* Not cleared by the end of the day: it is shown the next morning with its list as it was. */
static void
test_next_morning (Evening       *self,
                   gconstpointer  data)
{
  open_case (self, "重复扣费");
  open_case (self, "发票抬头");
  wait_for_rows (self, 2, 0, FOYER_REVIEW_VOID);
  g_assert_true (start (self, NULL));
  g_assert_true (tick (self, 0, NULL, NULL));
  wait_for_rows (self, 2, 1, FOYER_REVIEW_OPEN);

  /* 09:00 of the next day. What was opened since is not in the list of yesterday. */
  fixture_advance (&self->shop, 23 * HOUR_US);
  open_case (self, "今天的事");
  foyer_reviews_look (self->reviews);
  wait_for_rows (self, 2, 1, FOYER_REVIEW_OPEN);

  /* Cleared: today is next, with all that is open. */
  g_assert_true (tick (self, 1, NULL, NULL));
  self->day = START_DAY + 1;
  wait_for_rows (self, 3, 0, FOYER_REVIEW_VOID);
}

/* Nobody began: the list of that day is shown the next morning, and until noon; then it is
 * today's. */
static void
test_missed (Evening       *self,
             gconstpointer  data)
{
  open_case (self, "重复扣费");
  wait_for_rows (self, 1, 0, FOYER_REVIEW_VOID);
  fixture_advance (&self->shop, 23 * HOUR_US);
  open_case (self, "今天的事");
  foyer_reviews_look (self->reviews);
  wait_for_rows (self, 1, 0, FOYER_REVIEW_VOID);

  fixture_advance (&self->shop, 4 * HOUR_US);
  foyer_reviews_look (self->reviews);
  self->day = START_DAY + 1;
  wait_for_rows (self, 2, 0, FOYER_REVIEW_VOID);

  /* Begun in the morning it is that of yesterday, and stays so until it is cleared. */
  fixture_advance (&self->shop, 20 * HOUR_US);
  foyer_reviews_look (self->reviews);
  wait_for_rows (self, 2, 0, FOYER_REVIEW_VOID);
  g_assert_true (start (self, NULL));
  fixture_advance (&self->shop, 6 * HOUR_US);
  foyer_reviews_look (self->reviews);
  wait_for_rows (self, 2, 0, FOYER_REVIEW_OPEN);
}

/* Without open items there is nothing to look at. */
static void
test_nothing_open (Evening       *self,
                   gconstpointer  data)
{
  wait_for_rows (self, 0, 0, FOYER_REVIEW_VOID);
  g_assert_true (start (self, NULL));
  wait_for_rows (self, 0, 0, FOYER_REVIEW_CLEARED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/reviews/" name, Evening, NULL, set_up, func, tear_down)
  ADD ("day", test_day);
  ADD ("undo", test_undo);
  ADD ("rights", test_rights);
  ADD ("next-morning", test_next_morning);
  ADD ("missed", test_missed);
  ADD ("nothing-open", test_nothing_open);

  return g_test_run ();
}
