/* The digest of callbacks (HANDBOOK B6, B7, Q1), against the oracles FG-01 and FG-02. */

#include "callback-fixture.h"

#include <string.h>

#include "domain/foyer-domain-error.h"
#include "service/foyer-callback-digest-sheet.h"

static FoyerCallbackDigest *
read_digest (Calls *self)
{
  gint64 today = foyer_shop_time_get_day (foyer_shop_get_time (self->shop.desk.shop), START_US);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  FoyerCallbackDigest *digest;

  foyer_callbacks_read_digest_async (self->callbacks, today - 5, today + 5, NULL, on_done, &result);
  digest = foyer_callbacks_read_digest_finish (self->callbacks, wait_for (&result), &error);
  g_assert_no_error (error);
  return digest;
}

/* Returns (transfer full): a cell of the last row of a table: that of all. */
static char *
get_sum (FoyerCallbackDigest *digest,
         FoyerDigestTable     which,
         guint                column)
{
  g_autoptr (GPtrArray) rows = foyer_callback_digest_make_table (NULL, digest, which, TRUE);
  char **last = rows->pdata[rows->len - 1];

  for (guint i = 0; i < rows->len; i++)
    g_assert_cmpuint (g_strv_length (rows->pdata[i]), ==, g_strv_length (rows->pdata[0]));
  g_assert_cmpuint (column, <, g_strv_length (last));
  return g_strdup (last[column]);
}

/* One is reached, one is not; a third is settled in the call of the first. */
static void
make_calls (Calls *self)
{
  g_autoptr (FoyerItem) first = plan (self, NULL);
  g_autoptr (FoyerItem) second = plan (self, "who", "魏红 13957107732", "kind", "usage", NULL);
  g_autoptr (FoyerItem) third = plan (self, "kind", "usage", NULL);
  g_autoptr (GPtrArray) also = g_ptr_array_new ();
  FoyerCallOutcome outcome = accepted;
  g_autoptr (FoyerItem) told = NULL;
  g_autoptr (FoyerItem) tried = NULL;
  g_autoptr (FoyerItem) asked = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (also, third);
  outcome.also = also;
  told = record (self, first, &outcome);
  fixture_advance (&self->shop, G_TIME_SPAN_MINUTE);
  tried = record (self, second, &missed);
  asked = survey (self, told, (const int[]) { 5, 4, 4 }, 3, &error);
  g_assert_no_error (error);
}

static void
test_figures (Calls         *self,
              gconstpointer  unused)
{
  g_autoptr (FoyerCallbackDigest) digest = NULL;
  g_autoptr (FoyerCallbackDigest) undone = NULL;
  g_autofree char *act = NULL;
  g_autofree char *share = NULL;
  g_autofree char *kind = NULL;
  const FoyerDigestFigure *mine;

  make_calls (self);
  digest = read_digest (self);
  /* What one call settles is one call of two callbacks. */
  g_assert_cmpuint (digest->total->n_calls, ==, 2);
  g_assert_cmpuint (digest->total->n_effective, ==, 1);
  g_assert_cmpuint (digest->total->n_missed, ==, 1);
  g_assert_cmpuint (digest->total->n_items, ==, 3);
  g_assert_cmpuint (digest->total->n_done, ==, 2);
  g_assert_cmpint (digest->total->talk_ms, ==, accepted.talk_ms);
  g_assert_cmpuint (digest->calls->len, ==, 3);
  g_assert_cmpuint (digest->by_week->len, ==, 1);
  g_assert_cmpuint (digest->by_kind->len, ==, 2);
  g_assert_cmpuint (digest->by_staff->len, ==, 1);
  mine = digest->by_staff->pdata[0];
  g_assert_cmpstr (mine->name, ==, "李娜");
  g_assert_cmpuint (mine->n_days, ==, 1);
  /* Cut, not rounded: 2 of 3. */
  share = get_sum (digest, FOYER_DIGEST_STAFF, 6);
  g_assert_cmpstr (share, ==, "66.6 %");
  kind = get_sum (digest, FOYER_DIGEST_KIND, 1);
  g_assert_cmpstr (kind, ==, "2");

  /* What is taken back no longer counts: the survey, then the call that was missed. */
  act = undo (&self->shop.desk, NULL);
  g_free (act);
  act = undo (&self->shop.desk, NULL);
  undone = read_digest (self);
  g_assert_cmpuint (undone->total->n_surveys, ==, 0);
  g_assert_cmpuint (undone->total->n_missed, ==, 0);
  g_assert_cmpuint (undone->total->n_calls, ==, 1);
}

/* FG-01, FG-02: the mean of 5, 4 and 4, and of nothing; few are called few, and who declines is
 * counted apart. */
static void
test_means (Calls         *self,
            gconstpointer  unused)
{
  g_autoptr (FoyerCallbackDigest) none = read_digest (self);
  g_autoptr (FoyerCallbackDigest) digest = NULL;
  g_autoptr (FoyerItem) item = NULL;
  g_autoptr (FoyerItem) done = NULL;
  g_autoptr (FoyerItem) declined = NULL;
  g_autofree char *nothing = get_sum (none, FOYER_DIGEST_SURVEY_STAFF, 6);
  g_autofree char *mean = NULL;
  g_autofree char *attitude = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (nothing, ==, "–");
  make_calls (self);
  item = plan (self, "kind", "satisfaction", NULL);
  done = record (self, item, &accepted);
  declined = survey (self, done, NULL, 0, &error);
  g_assert_no_error (error);

  digest = read_digest (self);
  g_assert_cmpuint (digest->questions->len, ==, 3);
  g_assert_cmpuint (digest->total->n_surveys, ==, 1);
  g_assert_cmpuint (digest->total->n_declined, ==, 1);
  g_assert_cmpint (digest->total->all.sum, ==, 13);
  mean = get_sum (digest, FOYER_DIGEST_SURVEY_STAFF, 6);
  g_assert_cmpstr (mean, ==, "4.33 (few)");
  attitude = get_sum (digest, FOYER_DIGEST_SURVEY_KIND, 3);
  g_assert_cmpstr (attitude, ==, "5.00 (few)");
}

/* A question that was worded anew has a column of its own, and no mean goes over both. */
static void
test_versions (Calls         *self,
               gconstpointer  unused)
{
  GListModel *questions = foyer_callbacks_get_questions (self->callbacks);
  g_autoptr (FoyerSurveyQuestion) question = NULL;
  g_autoptr (FoyerCallbackDigest) digest = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *whole = NULL;
  g_autoptr (GError) error = NULL;

  make_calls (self);
  settle (&self->shop.desk);
  question = g_list_model_get_item (questions, 0);
  desk_sign_in (&self->shop.desk, "1001");
  foyer_callbacks_reword_async (self->callbacks, question, "Friendliness", "亲切", NULL, on_done,
                                &result);
  g_assert_true (foyer_callbacks_finish_order (self->callbacks, wait_for (&result), &error));
  g_assert_no_error (error);

  digest = read_digest (self);
  g_assert_cmpuint (digest->questions->len, ==, 4);
  g_assert_true (foyer_callback_digest_has_versions (digest));
  whole = get_sum (digest, FOYER_DIGEST_SURVEY_STAFF, 7);
  g_assert_cmpstr (whole, ==, "–");
}

/* One's own for all, everybody's for the supervisor (§17); gap = target − done (B7). */
static void
test_own (Calls         *self,
          gconstpointer  unused)
{
  g_autoptr (FoyerCallbackDigest) theirs = NULL;
  g_autoptr (FoyerCallbackDigest) all = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *gap = NULL;
  g_autoptr (GError) error = NULL;

  make_calls (self);
  desk_sign_in (&self->shop.desk, "1003");
  theirs = read_digest (self);
  g_assert_true (theirs->is_own);
  g_assert_cmpuint (theirs->total->n_calls, ==, 0);
  g_assert_cmpuint (theirs->total->n_surveys, ==, 0);

  desk_sign_in (&self->shop.desk, "1001");
  foyer_callbacks_set_target_async (self->callbacks, desk_find_staff (&self->shop.desk, "1002"), 20,
                                    NULL, on_done, &result);
  g_assert_true (foyer_callbacks_finish_order (self->callbacks, wait_for (&result), &error));
  g_assert_no_error (error);
  all = read_digest (self);
  g_assert_false (all->is_own);
  g_assert_cmpuint (all->total->n_calls, ==, 2);
  gap = get_sum (all, FOYER_DIGEST_STAFF, 11);
  g_assert_cmpstr (gap, ==, "19");
}

/* Files and text: what people wrote stays in its cell, and customers stay in the house. */
static void
test_files (Calls         *self,
            gconstpointer  unused)
{
  FoyerCallOutcome outcome = accepted;
  g_autoptr (FoyerItem) item = plan (self, NULL);
  g_autoptr (FoyerItem) told = NULL;
  g_autoptr (FoyerCallbackDigest) digest = NULL;
  g_autoptr (GBytes) csv = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *text = NULL;
  g_autofree char *nameless = NULL;
  g_autoptr (GError) error = NULL;

  outcome.remark = "=好,\n谢谢";
  told = record (self, item, &outcome);
  digest = read_digest (self);
  csv = foyer_callback_digest_to_csv (NULL, digest, FOYER_DIGEST_CALLS, TRUE);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (csv, NULL), g_bytes_get_size (csv),
                                  "许志强,"));
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (csv, NULL), g_bytes_get_size (csv),
                                  ",\" =好,\n谢谢\"\r\n"));
  text = foyer_callback_digest_to_text (NULL, digest, "人民路店", TRUE);
  g_assert_nonnull (strstr (text, "=好, 谢谢\n"));
  nameless = foyer_callback_digest_to_text (NULL, digest, "人民路店", FALSE);
  g_assert_null (strstr (nameless, "许志强"));

  foyer_callback_digest_print_async (digest, self->shop.desk.shop, "zh_CN", NULL, on_done, &result);
  pdf = foyer_callback_digest_print_finish (wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (pdf, NULL), 5, "%PDF-", 5);
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
    { "/callback-digest/figures", test_figures }, { "/callback-digest/means", test_means },
    { "/callback-digest/versions", test_versions }, { "/callback-digest/own", test_own },
    { "/callback-digest/files", test_files },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Calls, NULL, set_up, tests[i].func, tear_down);

  return g_test_run ();
}
