#include "ctl/foyerctl.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "service/foyer-reviews.h"

/* Returns (nullable): the review with its list read. */
static FoyerReviews *
read_reviews (Foyerctl  *self,
              GError   **error)
{
  g_autoptr(FoyerReviews) reviews = foyer_reviews_new (self->store, self->session, self->history,
                                                       self->shop);
  g_autoptr(GAsyncResult) result = NULL;

  foyer_reviews_read_async (reviews, NULL, foyerctl_on_done, &result);
  return foyer_reviews_read_finish (reviews, foyerctl_wait (&result), error)
           ? g_steal_pointer (&reviews) : NULL;
}

static FoyerctlStatus
finish (FoyerReviews  *reviews,
        GAsyncResult **result,
        const char    *what)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(FoyerRecord) record = foyer_reviews_finish (reviews, foyerctl_wait (result), &error);

  if (record == NULL)
    return foyerctl_complain (error);

  /* The commit has returned. */
  printf ("saved %s\n", what);
  return FOYERCTL_DONE;
}

static void
print_row (Foyerctl       *self,
           FoyerctlRows   *rows,
           FoyerReviewRow *row)
{
  FoyerItem *item = foyer_review_row_get_item (row);
  FoyerReviewTick *tick = foyer_review_row_get_tick (row);

  foyerctl_rows_next (rows);
  foyerctl_rows_field (rows, FOYER_RECORD (item), "number");
  foyerctl_rows_field (rows, FOYER_RECORD (item), "kind");
  foyerctl_rows_field (rows, FOYER_RECORD (item), "state");
  foyerctl_rows_note (rows, FOYER_RECORD (item), "subject");
  foyerctl_print_staff (self, rows, "owner", foyer_item_get_owner (item));
  foyerctl_rows_time (rows, "due", foyer_item_get_due (item));
  foyerctl_rows_time (rows, "last_contact", foyer_review_row_get_last_contact (row));
  foyerctl_print_staff (self, rows, "ticked_by", tick != NULL ? foyer_review_tick_get_staff (tick)
                                                               : &(FoyerUuid) { { 0 } });
  foyerctl_rows_text (rows, "comment", tick != NULL ? foyer_review_tick_get_comment (tick) : "");
}

/* foyerctl review list: what there is to look at, and what was. */
FoyerctlStatus
foyerctl_review_list (Foyerctl  *self,
                      int        argc,
                      char     **argv)
{
  const GOptionEntry entries[] = { { NULL } };
  g_autoptr(FoyerReviews) reviews = NULL;
  g_autoptr(GError) error = NULL;
  FoyerctlRows rows;
  GListModel *list;

  if (!foyerctl_parse (self, "review list", entries, 0, 0, &argc, &argv))
    return FOYERCTL_WRONG_USAGE;
  if (!foyerctl_open (self, FOYER_DB_WRITE, &error))
    return foyerctl_complain (error);
  reviews = read_reviews (self, &error);
  if (reviews == NULL)
    return foyerctl_complain (error);

  list = foyer_reviews_get_list (reviews);
  foyerctl_rows_begin (&rows, self->is_json);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(FoyerReviewRow) row = g_list_model_get_item (list, i);

      print_row (self, &rows, row);
    }
  foyerctl_rows_end (&rows);
  return FOYERCTL_DONE;
}

/* foyerctl review log: which days were reviewed, and what was counted (L1). */
FoyerctlStatus
foyerctl_review_log (Foyerctl  *self,
                     int        argc,
                     char     **argv)
{
  int n_days = 31;
  const GOptionEntry entries[] = {
    { "days", 0, 0, G_OPTION_ARG_INT, &n_days, N_("how many days at most"), N_("N") },
    { NULL },
  };
  g_autoptr(FoyerReviews) reviews = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GPtrArray) days = NULL;
  g_autoptr(GError) error = NULL;
  FoyerctlRows rows;

  if (!foyerctl_parse (self, "review log", entries, 0, 0, &argc, &argv) || n_days < 1)
    return FOYERCTL_WRONG_USAGE;
  if (!foyerctl_open (self, FOYER_DB_WRITE, &error))
    return foyerctl_complain (error);

  reviews = foyer_reviews_new (self->store, self->session, self->history, self->shop);
  foyer_reviews_read_log_async (reviews, n_days, NULL, foyerctl_on_done, &result);
  days = foyer_reviews_read_log_finish (reviews, foyerctl_wait (&result), &error);
  if (days == NULL)
    return foyerctl_complain (error);

  foyerctl_rows_begin (&rows, self->is_json);
  for (guint i = 0; i < days->len; i++)
    {
      FoyerReviewDay *day = days->pdata[i];

      foyerctl_rows_next (&rows);
      foyerctl_rows_field (&rows, FOYER_RECORD (day), "day");
      foyerctl_rows_field (&rows, FOYER_RECORD (day), "state");
      foyerctl_rows_time (&rows, "started", foyer_review_day_get_started (day));
      foyerctl_print_staff (self, &rows, "starter", foyer_review_day_get_starter (day));
      foyerctl_rows_time (&rows, "cleared", foyer_review_day_get_cleared (day));
      foyerctl_rows_int (&rows, "open", foyer_review_day_get_n_open (day));
      foyerctl_rows_int (&rows, "ticked", foyer_review_day_get_n_ticked (day));
      foyerctl_rows_int (&rows, "commented", foyer_review_day_get_n_commented (day));
    }
  foyerctl_rows_end (&rows);
  return FOYERCTL_DONE;
}

/* foyerctl review start */
FoyerctlStatus
foyerctl_review_start (Foyerctl  *self,
                       int        argc,
                       char     **argv)
{
  const GOptionEntry entries[] = { { NULL } };
  g_autoptr(FoyerReviews) reviews = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autofree char *day_text = NULL;
  g_autoptr(GError) error = NULL;
  gint64 day;

  if (!foyerctl_parse (self, "review start", entries, 0, 0, &argc, &argv))
    return FOYERCTL_WRONG_USAGE;
  if (!foyerctl_open (self, FOYER_DB_WRITE, &error))
    return foyerctl_complain (error);
  reviews = read_reviews (self, &error);
  if (reviews == NULL)
    return foyerctl_complain (error);

  g_object_get (reviews, "day", &day, NULL);
  day_text = foyer_day_to_string (day);
  foyer_reviews_start_async (reviews, NULL, foyerctl_on_done, &result);
  return finish (reviews, &result, day_text);
}

/* foyerctl review tick NUMBER */
FoyerctlStatus
foyerctl_review_tick (Foyerctl  *self,
                      int        argc,
                      char     **argv)
{
  g_autofree char *text = NULL;
  const GOptionEntry entries[] = {
    { "text", 0, 0, G_OPTION_ARG_STRING, &text,
      N_("a word about it; a mere tick where it is left out"), N_("TEXT") },
    { NULL },
  };
  g_autoptr(FoyerReviews) reviews = NULL;
  g_autoptr(FoyerItem) item = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  if (!foyerctl_parse (self, "review tick", entries, 1, 1, &argc, &argv))
    return FOYERCTL_WRONG_USAGE;
  if (!foyerctl_open (self, FOYER_DB_WRITE, &error))
    return foyerctl_complain (error);
  item = foyerctl_find_item (self, argv[1], &error);
  reviews = item != NULL ? read_reviews (self, &error) : NULL;
  if (reviews == NULL)
    return foyerctl_complain (error);

  foyer_reviews_tick_async (reviews, item, text, NULL, foyerctl_on_done, &result);
  return finish (reviews, &result, argv[1]);
}
