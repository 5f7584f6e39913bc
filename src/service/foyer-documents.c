/* Documents as PDF.
 *
 *   main thread: right, shop, colleagues, who prints → bulk reader: the visits → main thread: which
 *   telephone numbers may be shown → a thread of its own: layout and drawing
 *
 * Nothing of it depends on the language of the interface: every word comes from the catalogue of
 * the document. */

#include "service/foyer-documents.h"

#include <glib/gi18n.h>
#include <string.h>

#include "service/foyer-table.h"
#include "service/foyer-words.h"
#include "store/foyer-register-repository.h"

/* Twenty visits go on a page; a longer document is better cut by the person who asks for it. */
#define MOST_VISITS 20000

#define READ_PAGE 500

struct _FoyerDocuments
{
  FoyerService parent_instance;

  FoyerShop *shop;
  FoyerPeople *people;
};

G_DEFINE_FINAL_TYPE (FoyerDocuments, foyer_documents, FOYER_TYPE_SERVICE)

/* A document on its way. */
typedef struct
{
  FoyerVisitFilter filter;
  FoyerCatalog *catalog;
  FoyerShopTime *time;
  char *shop_name;
  char *printed_by;
  gint64 now_us;
  GPtrArray *visits;            /* of FoyerVisit, oldest first */
  GPtrArray *phones;            /* of char *: of each visit, as it may be shown */
  GPtrArray *handlers;          /* of char *: names */
} Register;

static void
register_free (gpointer data)
{
  Register *self = data;

  g_object_unref (self->catalog);
  g_object_unref (self->time);
  g_free (self->shop_name);
  g_free (self->printed_by);
  g_clear_pointer (&self->visits, g_ptr_array_unref);
  g_ptr_array_unref (self->phones);
  g_ptr_array_unref (self->handlers);
  g_free (self);
}

static gboolean
read_day (FoyerDb                 *db,
          const FoyerVisitFilter  *filter,
          const FoyerDayCount     *count,
          GPtrArray               *visits,
          GError                 **error)
{
  for (gint64 offset = 0; offset < count->n_visits; offset += READ_PAGE)
    {
      g_autoptr(GPtrArray) page = NULL;

      page = foyer_register_repository_find_page (db, filter, count->day, offset, READ_PAGE,
                                                  error);
      if (page == NULL)
        return FALSE;
      g_ptr_array_extend_and_steal (visits, g_steal_pointer (&page));
    }
  return TRUE;
}

static gpointer
read_visits (FoyerDb   *db,
             gpointer   data,
             GError   **error)
{
  const FoyerVisitFilter *filter = data;
  g_autoptr(GPtrArray) visits = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GArray) counts = NULL;
  gint64 first_day, last_day, n_visits = 0;

  if (!foyer_register_repository_find_bounds (db, &first_day, &last_day, error))
    return NULL;
  counts = foyer_register_repository_count_days (db, filter, first_day, last_day, error);
  if (counts == NULL)
    return NULL;

  for (guint i = 0; i < counts->len; i++)
    n_visits += g_array_index (counts, FoyerDayCount, i).n_visits;
  if (n_visits > MOST_VISITS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
                   "%" G_GINT64_FORMAT " visits are more than a document takes", n_visits);
      return NULL;
    }

  for (guint i = counts->len; i > 0; i--)
    if (!read_day (db, filter, &g_array_index (counts, FoyerDayCount, i - 1), visits, error))
      return NULL;
  return g_steal_pointer (&visits);
}

/* Drawing */

static void
add_columns (FoyerTable   *table,
             FoyerCatalog *catalog)
{
  const struct
  {
    const char *title;
    double width;
    gboolean is_figure;
  } columns[] = {
    { foyer_words_field (catalog, "number"), 30, TRUE },
    /* Translators: heads of narrow columns of the printed register. */
    { foyer_catalog_get (catalog, "column", NC_("column", "Arrived")), 38, TRUE },
    { foyer_words_field (catalog, "name"), 76, FALSE },
    { foyer_catalog_get (catalog, "column", NC_("column", "Kind")), 46, FALSE },
    { foyer_catalog_get (catalog, "column", NC_("column", "Party")), 30, TRUE },
    { foyer_catalog_get (catalog, "column", NC_("column", "Purpose and enquiry")), 168, FALSE },
    { foyer_words_field (catalog, "organisation"), 98, FALSE },
    { foyer_words_field (catalog, "phone"), 74, FALSE },
    { foyer_words_field (catalog, "handler"), 52, FALSE },
    { foyer_catalog_get (catalog, "column", NC_("column", "Wait, min")), 34, TRUE },
    { foyer_catalog_get (catalog, "column", NC_("column", "Left")), 38, TRUE },
    { foyer_words_field (catalog, "state"), 58, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    foyer_table_add_column (table, columns[i].title, columns[i].width, columns[i].is_figure);
}

static char *
make_purpose (FoyerCatalog *catalog,
              FoyerVisit   *visit)
{
  FoyerPurpose purpose = foyer_visit_get_purpose (visit);
  const char *ask = foyer_visit_get_ask (visit);
  const char *word = purpose != FOYER_PURPOSE_NONE
                       ? foyer_words_enum (catalog, FOYER_TYPE_PURPOSE, purpose) : "";

  if (*word == '\0' || *ask == '\0')
    return g_strconcat (word, ask, NULL);
  return g_strconcat (word, " · ", ask, NULL);
}

/* An appointment says for when. */
static char *
make_state (FoyerCatalog  *catalog,
            FoyerShopTime *shop_time,
            FoyerVisit    *visit)
{
  const char *word = foyer_words_enum (catalog, FOYER_TYPE_VISIT_STATE,
                                       foyer_visit_get_state (visit));
  g_autofree char *expected = NULL;

  if (foyer_visit_get_is_assumed (visit))
    return g_strdup (foyer_words_field (catalog, "is_assumed"));
  if (foyer_visit_get_state (visit) != FOYER_VISIT_EXPECTED)
    return g_strdup (word);

  expected = foyer_words_clock (shop_time, foyer_visit_get_expected (visit));
  return g_strconcat (word, " ", expected, NULL);
}

/* The number within the day: the day stands above. */
static const char *
get_short_number (FoyerVisit *visit)
{
  const char *number = foyer_visit_get_number (visit);
  const char *hyphen = strrchr (number, '-');

  return hyphen != NULL ? hyphen + 1 : number;
}

static char *
make_clock (FoyerShopTime *shop_time,
            gint64         at_us)
{
  return at_us != 0 ? foyer_words_clock (shop_time, at_us) : g_strdup ("");
}

static void
add_visit (Register   *self,
           FoyerTable *table,
           guint       i)
{
  FoyerVisit *visit = self->visits->pdata[i];
  FoyerIdentity identity = foyer_visit_get_identity (visit);
  gint64 arrived_us = foyer_visit_get_arrived (visit);
  gint64 waited_us = foyer_visit_get_called (visit) - arrived_us;
  g_autofree char *arrived = make_clock (self->time, arrived_us);
  g_autofree char *who = *foyer_visit_get_name (visit) != '\0'
                           ? g_strdup (foyer_visit_get_name (visit))
                           : foyer_words_visitor (self->catalog, visit);
  g_autofree char *party = g_strdup_printf ("%" G_GINT64_FORMAT, foyer_visit_get_party (visit));
  g_autofree char *purpose = make_purpose (self->catalog, visit);
  g_autofree char *waited = foyer_visit_get_called (visit) != 0
                              ? g_strdup_printf ("%d", (int) (waited_us / FOYER_MINUTE_US))
                              : g_strdup ("");
  g_autofree char *left = make_clock (self->time, foyer_visit_get_departed (visit));
  g_autofree char *state = make_state (self->catalog, self->time, visit);
  const char *cells[] = {
    get_short_number (visit),
    arrived,
    who,
    identity != FOYER_IDENTITY_NONE
      ? foyer_words_enum (self->catalog, FOYER_TYPE_IDENTITY, identity)
      : "",
    party,
    purpose,
    foyer_visit_get_organisation (visit),
    self->phones->pdata[i],
    self->handlers->pdata[i],
    waited,
    left,
    state,
    NULL,
  };

  foyer_table_add_row (table, cells, foyer_visit_get_state (visit) == FOYER_VISIT_VOID);
}

static guint
count_day (Register *self,
           guint     from)
{
  gint64 day = foyer_visit_get_day (self->visits->pdata[from]);
  guint n = 0;

  while (from + n < self->visits->len
         && foyer_visit_get_day (self->visits->pdata[from + n]) == day)
    n++;
  return n;
}

static void
add_visits (Register   *self,
            FoyerTable *table)
{
  for (guint from = 0; from < self->visits->len;)
    {
      guint n = count_day (self, from);
      g_autofree char *date = foyer_words_date_full (self->catalog,
                                                     foyer_visit_get_day (
                                                       self->visits->pdata[from]));
      /* Translators: %1$s is a date, %2$lu how many visits there were. */
      g_autofree char *heading = g_strdup_printf (foyer_catalog_get_plural (self->catalog,
                                                                            "%1$s · %2$lu visit",
                                                                            "%1$s · %2$lu visits",
                                                                            n),
                                                  date, (gulong) n);

      foyer_table_add_heading (table, heading);
      for (guint i = 0; i < n; i++)
        add_visit (self, table, from + i);
      from += n;
    }
}

static char *
make_range (Register *self)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (self->visits->len == 0)
    return g_strdup (foyer_catalog_get (self->catalog, NULL, N_("No visits")));

  first = foyer_words_date_full (self->catalog, foyer_visit_get_day (self->visits->pdata[0]));
  last = foyer_words_date_full (self->catalog,
                                foyer_visit_get_day (
                                  self->visits->pdata[self->visits->len - 1]));
  return foyer_words_period (self->catalog, first, last);
}

static void
draw_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Register *self = data;
  gint64 today = foyer_shop_time_get_day (self->time, self->now_us);
  g_autoptr(FoyerTable) table = NULL;
  g_autofree char *shop = NULL;
  g_autofree char *range = make_range (self);
  g_autofree char *date = foyer_words_date_full (self->catalog, today);
  g_autofree char *clock = foyer_words_clock (self->time, self->now_us);
  g_autofree char *foot = NULL;
  GError *error = NULL;
  GBytes *pdf;

  table = foyer_table_new (self->catalog,
                           foyer_catalog_get (self->catalog, NULL, N_("Visitor register")));
  shop = g_strconcat (foyer_catalog_get (self->catalog, NULL, N_("Foyer")), " ", self->shop_name,
                      NULL);
  foyer_table_set_head (table, shop, range);
  /* Translators: at the foot of a printed page: who printed it, the date, the time of day. */
  foot = g_strdup_printf (foyer_catalog_get (self->catalog, NULL, N_("Printed by %1$s, %2$s %3$s")),
                          self->printed_by, date, clock);
  foyer_table_set_foot (table, foot);
  add_columns (table, self->catalog);
  add_visits (self, table);

  pdf = foyer_table_to_pdf (table, cancellable, &error);
  if (pdf == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, pdf, (GDestroyNotify) g_bytes_unref);
}

static void
on_visits_read (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  FoyerDocuments *self = g_task_get_source_object (task);
  FoyerSession *session = foyer_service_get_session (FOYER_SERVICE (self));
  Register *document = g_task_get_task_data (task);
  GError *error = NULL;

  document->visits = foyer_store_read_finish (FOYER_STORE (source), result, NULL, &error);
  if (document->visits == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  for (guint i = 0; i < document->visits->len; i++)
    {
      FoyerVisit *visit = document->visits->pdata[i];
      FoyerStaff *handler = foyer_people_lookup (self->people, foyer_visit_get_handler (visit));

      g_ptr_array_add (document->phones,
                       foyer_session_show_phone (session, foyer_visit_get_phone (visit)));
      g_ptr_array_add (document->handlers,
                       g_strdup (handler != NULL ? foyer_staff_get_name (handler) : ""));
    }
  g_task_run_in_thread (task, draw_in_thread);
}

static void
foyer_documents_dispose (GObject *object)
{
  FoyerDocuments *self = FOYER_DOCUMENTS (object);

  g_clear_object (&self->shop);
  g_clear_object (&self->people);

  G_OBJECT_CLASS (foyer_documents_parent_class)->dispose (object);
}

static void
foyer_documents_class_init (FoyerDocumentsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = foyer_documents_dispose;
}

static void
foyer_documents_init (FoyerDocuments *self)
{
}

/**
 * foyer_documents_new:
 * @store: an open store
 * @session: who works here
 * @history: what can be taken back
 * @shop: the shop
 * @people: the colleagues, loaded
 *
 * Returns: (transfer full): the maker of documents
 */
FoyerDocuments *
foyer_documents_new (FoyerStore   *store,
                     FoyerSession *session,
                     FoyerHistory *history,
                     FoyerShop    *shop,
                     FoyerPeople  *people)
{
  FoyerDocuments *self = g_object_new (FOYER_TYPE_DOCUMENTS, "store", store, "session", session,
                                       "history", history, NULL);

  self->shop = g_object_ref (shop);
  self->people = g_object_ref (people);
  return self;
}

/**
 * foyer_documents_register_async:
 * @self: the service
 * @filter: which visits
 * @language: "zh_CN" or "en"
 * @cancellable: (nullable): breaks it off
 * @callback: (scope async): called with the document
 * @user_data: for @callback
 *
 * The visitor register of the days of @filter, A4 landscape, oldest day first. Telephone numbers
 * are masked as who is signed in sees them in lists. Fails with %G_IO_ERROR_MESSAGE_TOO_LARGE when
 * there are more visits than anybody prints.
 */
void
foyer_documents_register_async (FoyerDocuments         *self,
                                const FoyerVisitFilter *filter,
                                const char             *language,
                                GCancellable           *cancellable,
                                GAsyncReadyCallback     callback,
                                gpointer                user_data)
{
  FoyerSession *session;
  FoyerStaff *staff;
  Register *document;
  GTask *task;
  GError *error = NULL;

  g_return_if_fail (FOYER_IS_DOCUMENTS (self));
  g_return_if_fail (filter != NULL && language != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, foyer_documents_register_async);
  session = foyer_service_get_session (FOYER_SERVICE (self));
  if (!foyer_session_check (session, FOYER_RIGHT_VISIT, &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  staff = foyer_session_get_staff (session);
  document = g_new0 (Register, 1);
  document->filter = *filter;
  document->catalog = foyer_catalog_new_for_language (foyer_catalog_get_default_dir (), language);
  document->time = g_object_ref (foyer_shop_get_time (self->shop));
  document->shop_name = g_strdup (foyer_shop_get_name (self->shop));
  document->printed_by = g_strdup (staff != NULL ? foyer_staff_get_name (staff)
                                                 : foyer_session_get_seat (session));
  document->now_us = foyer_service_now_us (FOYER_SERVICE (self));
  document->phones = g_ptr_array_new_with_free_func (g_free);
  document->handlers = g_ptr_array_new_with_free_func (g_free);
  g_task_set_task_data (task, document, register_free);

  foyer_store_read_async (foyer_service_get_store (FOYER_SERVICE (self)), FOYER_STORE_BULK,
                          read_visits, g_memdup2 (filter, sizeof *filter), g_free,
                          (GDestroyNotify) g_ptr_array_unref, cancellable, on_visits_read, task);
}

/**
 * foyer_documents_finish:
 * @self: the service
 * @result: what the callback got
 * @error: where to put the error
 *
 * Returns: (transfer full): the PDF
 */
GBytes *
foyer_documents_finish (FoyerDocuments  *self,
                        GAsyncResult    *result,
                        GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
