#include "service/foyer-callback-digest-sheet.h"

#include <glib/gi18n.h>

#include "base/foyer-csv.h"
#include "domain/foyer-callback-plan.h"
#include "domain/foyer-survey.h"
#include "service/foyer-table.h"
#include "service/foyer-words.h"
#include "store/foyer-callback-repository.h"

/* A sheet on its way. */
typedef struct
{
  FoyerCatalog *catalog;
  FoyerCallbackDigest *digest;
  char *shop_name;
  char *foot;
  gboolean with_names;
} Sheet;

static void
sheet_free (gpointer data)
{
  Sheet *self = data;

  g_object_unref (self->catalog);
  foyer_callback_digest_unref (self->digest);
  g_free (self->shop_name);
  g_free (self->foot);
  g_free (self);
}

/* A share, cut and not rounded: 99.96 % is not all (L2). */
static char *
make_share (guint part,
            guint whole)
{
  guint permille = whole > 0 ? (guint) ((guint64) part * 1000 / whole) : 0;

  return whole > 0 ? g_strdup_printf ("%u.%u %%", permille / 10, permille % 10) : g_strdup ("–");
}

/* FG-01, FG-02; of few answers it says so. */
static char *
make_mean (FoyerCatalog          *catalog,
           const FoyerDigestMean *mean,
           gint64                 n_surveys)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  double value;

  if (!foyer_survey_compute_mean (mean->sum, mean->count, &value))
    return g_strdup ("–");

  g_ascii_formatd (text, sizeof text, "%.2f", value);
  if (n_surveys >= FOYER_SURVEY_FEW)
    return g_strdup (text);
  /* Translators: %s is a mean of the survey, to which only few answers were given. */
  return g_strdup_printf (foyer_catalog_get (catalog, "survey", "%s (few)"), text);
}

/* A mean over all questions mixes no wordings. */
static char *
make_whole_mean (FoyerCatalog            *catalog,
                 FoyerCallbackDigest     *digest,
                 const FoyerDigestFigure *figure)
{
  return foyer_callback_digest_has_versions (digest)
           ? g_strdup ("–") : make_mean (catalog, &figure->all, figure->n_surveys);
}

static void
take (GPtrArray *cells,
      char      *text)
{
  g_ptr_array_add (cells, text);
}

static void
take_count (GPtrArray *cells,
            guint      count)
{
  take (cells, g_strdup_printf ("%u", count));
}

static void
end_row (GPtrArray *rows,
         GPtrArray *cells)
{
  g_ptr_array_add (cells, NULL);
  g_ptr_array_add (rows, g_ptr_array_free (cells, FALSE));
}

static void
add_heads (GPtrArray         *cells,
           const char *const *heads,
           gsize              n_heads)
{
  for (gsize i = 0; i < n_heads; i++)
    take (cells, g_strdup (heads[i]));
}

/* "Week 47: 16 Nov – 22 Nov" */
static char *
make_week (FoyerCatalog *catalog,
           gint64        monday)
{
  g_autofree char *first = foyer_words_date (catalog, monday, monday);
  g_autofree char *last = foyer_words_date (catalog, monday + 6, monday);

  /* Translators: %1$d is the number of a week of the year, %2$s its Monday, %3$s its Sunday. */
  return g_strdup_printf (foyer_catalog_get (catalog, "digest", "Week %1$d: %2$s – %3$s"),
                          foyer_day_get_iso_week (monday, NULL), first, last);
}

static char *
make_name (FoyerCatalog            *catalog,
           FoyerDigestTable         which,
           const FoyerDigestFigure *figure)
{
  switch (which)
    {
    case FOYER_DIGEST_KIND:
    case FOYER_DIGEST_SURVEY_KIND:
      return g_strdup (foyer_words_enum (catalog, FOYER_TYPE_CALLBACK_KIND, (int) figure->value));
    case FOYER_DIGEST_WEEK:
      return make_week (catalog, figure->value);
    case FOYER_DIGEST_STAFF:
    case FOYER_DIGEST_SURVEY_STAFF:
    case FOYER_DIGEST_CALLS:
      break;
    }

  return g_strdup (figure->name != NULL ? figure->name : "–");
}

static const char *
get_name_head (FoyerCatalog     *catalog,
               FoyerDigestTable  which)
{
  switch (which)
    {
    case FOYER_DIGEST_KIND:
    case FOYER_DIGEST_SURVEY_KIND:
      return foyer_catalog_get (catalog, "column", "What for");
    case FOYER_DIGEST_WEEK:
      return foyer_catalog_get (catalog, "column", "Week");
    case FOYER_DIGEST_STAFF:
    case FOYER_DIGEST_SURVEY_STAFF:
    case FOYER_DIGEST_CALLS:
      break;
    }

  return foyer_catalog_get (catalog, "column", "Colleague");
}

static GPtrArray *
make_figure (FoyerCatalog            *catalog,
             const char              *name,
             const FoyerDigestFigure *figure,
             gboolean                 with_target)
{
  GPtrArray *cells = g_ptr_array_new ();

  take (cells, g_strdup (name));
  take_count (cells, figure->n_calls);
  take_count (cells, figure->n_effective);
  take_count (cells, figure->n_missed);
  take_count (cells, figure->n_items);
  take_count (cells, figure->n_done);
  take (cells, make_share (figure->n_done, figure->n_items));
  take_count (cells, figure->n_rejected);
  take_count (cells, figure->n_demands);
  take (cells, foyer_words_minutes (catalog, figure->talk_ms * G_TIME_SPAN_MILLISECOND));
  if (!with_target)
    return cells;

  take (cells, figure->target > 0 ? g_strdup_printf ("%u", figure->target) : g_strdup ("–"));
  take (cells, figure->target > 0
                 ? g_strdup_printf ("%u", (guint) foyer_callback_get_gap (figure->n_effective,
                                                                          figure->target))
                 : g_strdup ("–"));
  return cells;
}

static void
add_figures (GPtrArray           *rows,
             FoyerCatalog        *catalog,
             FoyerCallbackDigest *digest,
             GPtrArray           *figures,
             FoyerDigestTable     which)
{
  const char *heads[] = {
    get_name_head (catalog, which),
    foyer_catalog_get (catalog, "column", "Calls"),
    foyer_catalog_get (catalog, "column", "Reached"),
    foyer_catalog_get (catalog, "column", "No answer"),
    foyer_catalog_get (catalog, "column", "Callbacks"),
    foyer_catalog_get (catalog, "column", "Done"),
    foyer_catalog_get (catalog, "column", "Share done"),
    foyer_catalog_get (catalog, "column", "Not accepted"),
    foyer_catalog_get (catalog, "column", "New demands"),
    foyer_catalog_get (catalog, "column", "Talked"),
    foyer_catalog_get (catalog, "column", "Target"),
    foyer_catalog_get (catalog, "column", "Gap"),
  };
  gboolean with_target = which == FOYER_DIGEST_STAFF;
  GPtrArray *cells = g_ptr_array_new ();

  add_heads (cells, heads, G_N_ELEMENTS (heads) - (with_target ? 0 : 2));
  end_row (rows, cells);
  for (guint i = 0; i < figures->len; i++)
    {
      g_autofree char *name = make_name (catalog, which, figures->pdata[i]);

      end_row (rows, make_figure (catalog, name, figures->pdata[i], with_target));
    }
  end_row (rows, make_figure (catalog, foyer_catalog_get (catalog, "digest", "All"), digest->total,
                              with_target));
}

static const char *
get_label (FoyerCatalog        *catalog,
           FoyerSurveyQuestion *question)
{
  return foyer_words_choose (catalog, foyer_survey_question_get_label_zh (question),
                             foyer_survey_question_get_label (question));
}

static GPtrArray *
make_means (FoyerCatalog            *catalog,
            FoyerCallbackDigest     *digest,
            const char              *name,
            const FoyerDigestFigure *figure)
{
  GPtrArray *cells = g_ptr_array_new ();

  take (cells, g_strdup (name));
  take_count (cells, figure->n_surveys);
  take_count (cells, figure->n_declined);
  for (guint i = 0; i < figure->means->len; i++)
    {
      const FoyerDigestMean *mean = &g_array_index (figure->means, FoyerDigestMean, i);

      take (cells, make_mean (catalog, mean, mean->count));
    }
  take (cells, make_whole_mean (catalog, digest, figure));
  return cells;
}

static void
add_means (GPtrArray           *rows,
           FoyerCatalog        *catalog,
           FoyerCallbackDigest *digest,
           GPtrArray           *figures,
           FoyerDigestTable     which)
{
  GPtrArray *cells = g_ptr_array_new ();

  take (cells, g_strdup (get_name_head (catalog, which)));
  take (cells, g_strdup (foyer_catalog_get (catalog, "column", "Surveys")));
  take (cells, g_strdup (foyer_catalog_get (catalog, "column", "Declined")));
  for (guint i = 0; i < digest->questions->len; i++)
    {
      FoyerSurveyQuestion *question = digest->questions->pdata[i];
      const char *label = get_label (catalog, question);

      if (foyer_survey_question_get_state (question) == FOYER_SURVEY_ACTIVE)
        take (cells, g_strdup (label));
      else
        /* Translators: %s is a question of the survey that is asked no more. */
        take (cells, g_strdup_printf (foyer_catalog_get (catalog, "survey", "%s (before)"),
                                      label));
    }
  take (cells, g_strdup (foyer_catalog_get (catalog, "column", "Mean")));
  end_row (rows, cells);
  for (guint i = 0; i < figures->len; i++)
    {
      g_autofree char *name = make_name (catalog, which, figures->pdata[i]);

      end_row (rows, make_means (catalog, digest, name, figures->pdata[i]));
    }
  end_row (rows, make_means (catalog, digest, foyer_catalog_get (catalog, "digest", "All"),
                             digest->total));
}

static const char *
get_outcome (FoyerCatalog        *catalog,
             const FoyerCallMade *call)
{
  return call->contact == FOYER_CONTACT_REACHED
           ? foyer_words_enum (catalog, FOYER_TYPE_REACTION, call->reaction)
           : foyer_words_enum (catalog, FOYER_TYPE_CONTACT_RESULT, call->contact);
}

static void
add_call (GPtrArray           *rows,
          FoyerCatalog        *catalog,
          FoyerCallbackDigest *digest,
          const FoyerCallMade *call,
          gboolean             with_names)
{
  const char *staff = foyer_callback_digest_get_name (digest, &call->staff);
  GPtrArray *cells = g_ptr_array_new ();

  take (cells, g_strdup_printf ("%d", foyer_day_get_iso_week (call->day, NULL)));
  take (cells, foyer_words_date (catalog, call->day, digest->last));
  take (cells, g_strdup (call->number));
  if (with_names)
    take (cells, g_strdup (call->name));
  take (cells, g_strdup (foyer_words_enum (catalog, FOYER_TYPE_CALLBACK_KIND, call->kind)));
  take (cells, g_strdup (staff != NULL ? staff : "–"));
  take (cells, g_strdup (get_outcome (catalog, call)));
  take (cells, foyer_words_note (catalog, call->remark));
  end_row (rows, cells);
}

static void
add_calls (GPtrArray           *rows,
           FoyerCatalog        *catalog,
           FoyerCallbackDigest *digest,
           gboolean             with_names)
{
  GPtrArray *cells = g_ptr_array_new ();

  take (cells, g_strdup (foyer_catalog_get (catalog, "column", "Week")));
  take (cells, g_strdup (foyer_catalog_get (catalog, "column", "Day")));
  take (cells, g_strdup (foyer_words_field (catalog, "number")));
  if (with_names)
    take (cells, g_strdup (foyer_catalog_get (catalog, "column", "Customer")));
  take (cells, g_strdup (foyer_catalog_get (catalog, "column", "What for")));
  take (cells, g_strdup (foyer_catalog_get (catalog, "column", "Colleague")));
  take (cells, g_strdup (foyer_catalog_get (catalog, "column", "Reaction")));
  take (cells, g_strdup (foyer_catalog_get (catalog, "column", "What the customer said")));
  end_row (rows, cells);
  for (guint i = 0; i < digest->calls->len; i++)
    add_call (rows, catalog, digest, digest->calls->pdata[i], with_names);
}

/**
 * foyer_callback_digest_make_table:
 * @catalog: (nullable): the language
 * @digest: a digest
 * @which: which table
 * @with_names: whether customers are named; in a file only where their data may leave the house
 *
 * Returns: (transfer full) (element-type GStrv): the heads, then the rows, the sum last; all have
 *   as many cells
 */
GPtrArray *
foyer_callback_digest_make_table (FoyerCatalog        *catalog,
                                  FoyerCallbackDigest *digest,
                                  FoyerDigestTable     which,
                                  gboolean             with_names)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  g_return_val_if_fail (digest != NULL, rows);

  switch (which)
    {
    case FOYER_DIGEST_STAFF:
      add_figures (rows, catalog, digest, digest->by_staff, which);
      break;
    case FOYER_DIGEST_KIND:
      add_figures (rows, catalog, digest, digest->by_kind, which);
      break;
    case FOYER_DIGEST_WEEK:
      add_figures (rows, catalog, digest, digest->by_week, which);
      break;
    case FOYER_DIGEST_SURVEY_STAFF:
      add_means (rows, catalog, digest, digest->by_staff, which);
      break;
    case FOYER_DIGEST_SURVEY_KIND:
      add_means (rows, catalog, digest, digest->by_kind, which);
      break;
    case FOYER_DIGEST_CALLS:
      add_calls (rows, catalog, digest, with_names);
      break;
    }

  return rows;
}

/**
 * foyer_callback_digest_make_period:
 * @catalog: (nullable): the language
 * @digest: a digest
 *
 * Returns: (transfer full): its days
 */
char *
foyer_callback_digest_make_period (FoyerCatalog        *catalog,
                                   FoyerCallbackDigest *digest)
{
  g_autofree char *first = foyer_words_date_full (catalog, digest->first);
  g_autofree char *last = foyer_words_date_full (catalog, digest->last);

  return foyer_words_period (catalog, first, last);
}

static char *
make_line (FoyerCatalog            *catalog,
           const FoyerDigestFigure *figure)
{
  g_autofree char *share = make_share (figure->n_done, figure->n_items);

  /* Translators: what calling came to: %1$u calls, of which %2$u reached the customer; %3$u
   * callbacks were called for, of which %4$u, a share of %5$s, are over. */
  return g_strdup_printf (foyer_catalog_get (catalog, "digest",
                                             "Calls %1$u, reached %2$u; callbacks %3$u, done %4$u"
                                             " (%5$s)"),
                          figure->n_calls, figure->n_effective, figure->n_items, figure->n_done,
                          share);
}

/**
 * foyer_callback_digest_make_summary:
 * @catalog: (nullable): the language
 * @digest: a digest
 *
 * Returns: (transfer full): what it comes to, in a line
 */
char *
foyer_callback_digest_make_summary (FoyerCatalog        *catalog,
                                    FoyerCallbackDigest *digest)
{
  return make_line (catalog, digest->total);
}

/**
 * foyer_callback_digest_make_survey:
 * @catalog: (nullable): the language
 * @digest: a digest
 *
 * Returns: (transfer full): what customers said of it, in a line
 */
char *
foyer_callback_digest_make_survey (FoyerCatalog        *catalog,
                                   FoyerCallbackDigest *digest)
{
  g_autofree char *mean = make_whole_mean (catalog, digest, digest->total);

  if (digest->total->n_surveys == 0 && digest->total->n_declined == 0)
    return g_strdup (foyer_catalog_get (catalog, "digest", "Nobody was surveyed"));

  /* Translators: %1$s is a mean of 1 to 5, %2$u how many surveys were answered, %3$u how many
   * customers did not want to. */
  return g_strdup_printf (foyer_catalog_get (catalog, "digest",
                                             "Satisfaction %1$s of 5; surveys %2$u, declined %3$u"),
                          mean, digest->total->n_surveys, digest->total->n_declined);
}

static void
append_table (GString   *text,
              GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *line = g_strjoinv ("\t", rows->pdata[i]);

      /* A row is a line, whatever somebody wrote into it. */
      g_string_append (text, g_strdelimit (line, "\r\n", ' '));
      g_string_append_c (text, '\n');
    }
  g_string_append_c (text, '\n');
}

/**
 * foyer_callback_digest_to_text:
 * @catalog: (nullable): the language
 * @digest: a digest
 * @shop_name: of which shop
 * @with_names: whether customers are named
 *
 * Returns: (transfer full): all of it as text, to be pasted into a message; tabs part the cells
 */
char *
foyer_callback_digest_to_text (FoyerCatalog        *catalog,
                               FoyerCallbackDigest *digest,
                               const char          *shop_name,
                               gboolean             with_names)
{
  static const FoyerDigestTable tables[] = {
    FOYER_DIGEST_WEEK, FOYER_DIGEST_STAFF, FOYER_DIGEST_KIND, FOYER_DIGEST_SURVEY_STAFF,
    FOYER_DIGEST_SURVEY_KIND, FOYER_DIGEST_CALLS,
  };
  g_autofree char *period = foyer_callback_digest_make_period (catalog, digest);
  g_autofree char *summary = foyer_callback_digest_make_summary (catalog, digest);
  g_autofree char *survey = foyer_callback_digest_make_survey (catalog, digest);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s %s\n%s\n%s\n%s\n\n", shop_name,
                          foyer_catalog_get (catalog, "digest", "Callback digest"), period,
                          summary, survey);
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GPtrArray) rows =
        foyer_callback_digest_make_table (catalog, digest, tables[i], with_names);

      append_table (text, rows);
    }
  g_string_truncate (text, text->len - 1);
  return g_string_free (text, FALSE);
}

/**
 * foyer_callback_digest_to_csv:
 * @catalog: (nullable): the language
 * @digest: a digest
 * @which: which table
 * @with_names: whether customers are named
 *
 * Returns: (transfer full): the table as a file
 */
GBytes *
foyer_callback_digest_to_csv (FoyerCatalog        *catalog,
                              FoyerCallbackDigest *digest,
                              FoyerDigestTable     which,
                              gboolean             with_names)
{
  g_autoptr (GPtrArray) rows =
    foyer_callback_digest_make_table (catalog, digest, which, with_names);
  GString *csv = foyer_csv_begin ();

  for (guint i = 0; i < rows->len; i++)
    foyer_csv_add_row (csv, rows->pdata[i]);
  return g_string_free_to_bytes (csv);
}

static void
add_columns (FoyerTable        *table,
             const char *const *heads,
             gboolean           with_names)
{
  static const struct
  {
    double width;
    gboolean is_figure;
  } columns[] = {
    { 30, TRUE }, { 50, TRUE }, { 86, FALSE }, { 70, FALSE }, { 74, FALSE }, { 60, FALSE },
    { 96, FALSE }, { 290, FALSE },
  };

  /* Heads are in the order of add_calls(): without names the customer is left out. */
  for (guint i = 0; heads[i] != NULL; i++)
    {
      guint column = with_names || i < 3 ? i : i + 1;

      foyer_table_add_column (table, heads[i], columns[column].width, columns[column].is_figure);
    }
}

static void
add_weeks (FoyerTable          *table,
           FoyerCatalog        *catalog,
           FoyerCallbackDigest *digest,
           GPtrArray           *rows)
{
  guint n = 0;

  for (guint i = 0; i < digest->by_week->len; i++)
    {
      const FoyerDigestFigure *week = digest->by_week->pdata[i];
      g_autofree char *name = make_week (catalog, week->value);
      g_autofree char *line = make_line (catalog, week);
      g_autofree char *heading = g_strconcat (name, "   ", line, NULL);

      foyer_table_add_heading (table, heading);
      for (; n < digest->calls->len
             && ((FoyerCallMade *) digest->calls->pdata[n])->day < week->value + 7; n++)
        foyer_table_add_row (table, rows->pdata[n + 1], FALSE);
    }
}

static GBytes *
make_pdf (Sheet         *self,
          GCancellable  *cancellable,
          GError       **error)
{
  FoyerCatalog *catalog = self->catalog;
  FoyerCallbackDigest *digest = self->digest;
  g_autoptr (FoyerTable) table =
    foyer_table_new (catalog, foyer_catalog_get (catalog, "digest", "Callback digest"));
  g_autoptr (GPtrArray) rows =
    foyer_callback_digest_make_table (catalog, digest, FOYER_DIGEST_CALLS, self->with_names);
  g_autofree char *period = foyer_callback_digest_make_period (catalog, digest);
  g_autofree char *summary = foyer_callback_digest_make_summary (catalog, digest);
  g_autofree char *survey = foyer_callback_digest_make_survey (catalog, digest);
  g_autofree char *shop =
    g_strconcat (foyer_catalog_get (catalog, NULL, N_("Foyer")), " ", self->shop_name, NULL);

  foyer_table_set_head (table, shop, period);
  foyer_table_set_foot (table, self->foot);
  add_columns (table, rows->pdata[0], self->with_names);
  foyer_table_add_heading (table, summary);
  foyer_table_add_heading (table, survey);
  add_weeks (table, catalog, digest, rows);
  return foyer_table_to_pdf (table, cancellable, error);
}

static void
make_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  GBytes *pdf = make_pdf (data, cancellable, &error);

  if (pdf != NULL)
    g_task_return_pointer (task, pdf, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

/* Who printed it, and when, in the language of the sheet. */
static char *
make_foot (FoyerCatalog *catalog,
           FoyerSession *session,
           FoyerShop    *shop)
{
  FoyerStaff *staff = foyer_session_get_staff (session);
  gint64 now_us = foyer_service_now_us (FOYER_SERVICE (shop));
  FoyerShopTime *time = foyer_shop_get_time (shop);
  g_autofree char *date =
    foyer_words_date_full (catalog, foyer_shop_time_get_day (time, now_us));
  g_autofree char *clock = foyer_words_clock (time, now_us);

  /* Translators: at the foot of a printed page: who printed it, the date, the time of day. */
  return g_strdup_printf (foyer_catalog_get (catalog, NULL, N_("Printed by %1$s, %2$s %3$s")),
                          staff != NULL ? foyer_staff_get_name (staff)
                                        : foyer_session_get_seat (session), date, clock);
}

/**
 * foyer_callback_digest_print_async:
 * @digest: a digest
 * @shop: the shop
 * @language: of the document: "zh_CN" or "en"
 * @cancellable: (nullable): breaks it off
 * @callback: (scope async): called with the document; its source is @shop
 * @user_data: for @callback
 *
 * The sheet (form `cbmonth`) as PDF, A4 landscape: each week with what it came to, and its calls.
 * Customers are named where who asks may take their data out of the program.
 */
void
foyer_callback_digest_print_async (FoyerCallbackDigest *digest,
                                   FoyerShop           *shop,
                                   const char          *language,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  FoyerSession *session;
  Sheet *sheet;
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (digest != NULL && FOYER_IS_SHOP (shop));

  session = foyer_service_get_session (FOYER_SERVICE (shop));
  sheet = g_new0 (Sheet, 1);
  sheet->catalog = foyer_catalog_new_for_language (foyer_catalog_get_default_dir (), language);
  sheet->digest = foyer_callback_digest_ref (digest);
  sheet->shop_name = g_strdup (foyer_shop_get_name (shop));
  sheet->foot = make_foot (sheet->catalog, session, shop);
  sheet->with_names = foyer_session_may (session, FOYER_RIGHT_CUSTOMER_EXPORT);
  task = g_task_new (shop, cancellable, callback, user_data);
  g_task_set_source_tag (task, foyer_callback_digest_print_async);
  g_task_set_task_data (task, sheet, sheet_free);
  g_task_run_in_thread (task, make_in_thread);
}

/**
 * foyer_callback_digest_print_finish:
 * @result: the result
 * @error: where to put why not
 *
 * Returns: (transfer full) (nullable): the PDF
 */
GBytes *
foyer_callback_digest_print_finish (GAsyncResult  *result,
                                    GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
