/* The figures of demonstrations: by account, colleague, identity, outcome and point; how long they
 * take; how many lead to a purchase within 30 days (M1); accounts that nobody uses.
 *
 * A purchase is known from the result of the session itself and from later sessions and visits of
 * the same customer, until purchases have a register of their own. */

#include "service/foyer-demo-figures.h"

#include <string.h>

#include "service/foyer-report-read.h"
#include "store/foyer-demo-repository.h"

void
foyer_demo_figures_free (FoyerDemoFigures *self)
{
  g_clear_pointer (&self->by_account, g_array_unref);
  g_clear_pointer (&self->by_rep, g_array_unref);
  g_clear_pointer (&self->by_identity, g_array_unref);
  g_clear_pointer (&self->by_outcome, g_array_unref);
  g_clear_pointer (&self->by_point, g_array_unref);
  g_clear_pointer (&self->extended, g_ptr_array_unref);
  g_clear_pointer (&self->unused, g_ptr_array_unref);
  g_free (self);
}

static FoyerDemoFigures *
figures_new (void)
{
  FoyerDemoFigures *self = g_new0 (FoyerDemoFigures, 1);

  self->by_account = g_array_new (FALSE, TRUE, sizeof (FoyerDemoFigure));
  self->by_rep = g_array_new (FALSE, TRUE, sizeof (FoyerDemoFigure));
  self->by_identity = g_array_new (FALSE, TRUE, sizeof (FoyerDemoFigure));
  self->by_outcome = g_array_new (FALSE, TRUE, sizeof (FoyerDemoFigure));
  self->by_point = g_array_new (FALSE, TRUE, sizeof (FoyerDemoFigure));
  self->extended = g_ptr_array_new_with_free_func (g_object_unref);

  return self;
}

/* One session as far as it counts. */
typedef struct
{
  FoyerDemoSession *session;
  gboolean is_bought;
  gboolean is_converted;
  gint64 length_us;
} Seen;

static void
count (FoyerDemoFigure *figure,
       const Seen      *seen)
{
  figure->n_sessions++;
  figure->n_bought += seen->is_bought;
  figure->n_converted += seen->is_converted;
  figure->length_us += seen->length_us;
}

static void
count_row (GArray          *rows,
           const FoyerUuid *id,
           int              value,
           const Seen      *seen)
{
  FoyerDemoFigure row = { .id = id != NULL ? *id : (FoyerUuid) { { 0 } }, .value = value };

  for (guint i = 0; i < rows->len; i++)
    {
      FoyerDemoFigure *figure = &g_array_index (rows, FoyerDemoFigure, i);

      if (figure->value == value && foyer_uuid_equal (&figure->id, &row.id))
        {
          count (figure, seen);
          return;
        }
    }

  count (&row, seen);
  g_array_append_val (rows, row);
}

static void
count_points (GArray     *rows,
              const Seen *seen)
{
  g_auto (GStrv) keys = g_strsplit (foyer_demo_session_get_points (seen->session), " ", -1);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      FoyerUuid id;

      if (foyer_uuid_parse (keys[i], &id))
        count_row (rows, &id, 0, seen);
    }
}

static gboolean
look_at (FoyerDb           *db,
         FoyerDemoSession  *session,
         Seen              *seen,
         GError           **error)
{
  const FoyerUuid *customer = foyer_demo_session_get_customer (session);
  gint64 day = foyer_demo_session_get_day (session);

  seen->session = session;
  seen->is_bought = foyer_demo_session_get_outcome (session) == FOYER_DEMO_OUTCOME_BOUGHT;
  seen->is_converted = seen->is_bought;
  seen->length_us =
    foyer_demo_session_get_length_us (session, foyer_demo_session_get_begun (session));
  if (seen->is_bought || foyer_uuid_is_none (customer))
    return TRUE;

  return foyer_demo_repository_has_bought (db, customer, day, day + FOYER_DEMO_CONVERSION_DAYS,
                                           &seen->is_converted, error);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const FoyerDemoFigure *one = a;
  const FoyerDemoFigure *other = b;

  if (one->n_sessions != other->n_sessions)
    return one->n_sessions > other->n_sessions ? -1 : 1;
  if (one->value != other->value)
    return one->value < other->value ? -1 : 1;
  return foyer_uuid_compare (&one->id, &other->id);
}

static int
compare_begun (gconstpointer a,
               gconstpointer b)
{
  gint64 one = foyer_demo_session_get_begun (*(FoyerDemoSession *const *) a);
  gint64 other = foyer_demo_session_get_begun (*(FoyerDemoSession *const *) b);

  return (one < other) - (one > other);
}

/* An account is used by whoever logs in with it, also while they show: the figures of one colleague
 * do not call the accounts of the others unused. */
static gboolean
is_used (GPtrArray       *sessions,
         const FoyerUuid *account)
{
  for (guint i = 0; i < sessions->len; i++)
    if (foyer_uuid_equal (foyer_demo_session_get_account (sessions->pdata[i]), account))
      return TRUE;

  return FALSE;
}

static void
keep_unused (GPtrArray *accounts,
             GPtrArray *sessions)
{
  for (guint i = accounts->len; i > 0; i--)
    if (is_used (sessions, foyer_record_get_id (accounts->pdata[i - 1])))
      g_ptr_array_remove_index (accounts, i - 1);
}

static gpointer
read_figures (FoyerDb   *db,
              gpointer   data,
              GError   **error)
{
  FoyerReportRequest *request = data;
  g_autoptr (FoyerDemoFigures) figures = figures_new ();
  g_autoptr (GPtrArray) sessions =
    foyer_demo_repository_find_days (db, request->first, request->last, error);

  figures->unused = sessions != NULL ? foyer_demo_repository_find_accounts (db, error) : NULL;
  if (figures->unused == NULL)
    return NULL;

  for (guint i = 0; i < sessions->len; i++)
    {
      FoyerDemoSession *session = sessions->pdata[i];
      Seen seen;

      if (foyer_demo_session_is_open (session)
          || (!foyer_uuid_is_none (&request->only)
              && !foyer_uuid_equal (&request->only, foyer_demo_session_get_rep (session))))
        continue;
      if (!look_at (db, session, &seen, error))
        return NULL;

      count (&figures->total, &seen);
      count_row (figures->by_account, foyer_demo_session_get_account (session), 0, &seen);
      count_row (figures->by_rep, foyer_demo_session_get_rep (session), 0, &seen);
      count_row (figures->by_identity, NULL, foyer_demo_session_get_identity (session), &seen);
      count_row (figures->by_outcome, NULL, foyer_demo_session_get_outcome (session), &seen);
      count_points (figures->by_point, &seen);
      if (foyer_demo_session_get_extensions (session) > 0)
        g_ptr_array_add (figures->extended, g_object_ref (session));
    }

  g_array_sort (figures->by_account, compare_rows);
  g_array_sort (figures->by_rep, compare_rows);
  g_array_sort (figures->by_identity, compare_rows);
  g_array_sort (figures->by_outcome, compare_rows);
  g_array_sort (figures->by_point, compare_rows);
  g_ptr_array_sort (figures->extended, compare_begun);
  keep_unused (figures->unused, sessions);

  return g_steal_pointer (&figures);
}

/**
 * foyer_demo_desk_read_figures_async:
 * @self: the demo desk
 * @first: a day of the shop
 * @last: a day of the shop, not before @first
 * @cancellable: (nullable): gives it up
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Counts the sessions that began on these days and are over: everybody's for a supervisor, one's
 * own for all others (§17).
 */
void
foyer_demo_desk_read_figures_async (FoyerDemoDesk       *self,
                                    gint64               first,
                                    gint64               last,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (FOYER_IS_DEMO_DESK (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, foyer_demo_desk_read_figures_async);
  foyer_report_read_async (FOYER_SERVICE (self), first, last, read_figures,
                           (GDestroyNotify) foyer_demo_figures_free, task);
}

/**
 * foyer_demo_desk_read_figures_finish:
 * @self: the demo desk
 * @result: the result
 * @error: where to put why not: %FOYER_DOMAIN_ERROR_DENIED or a #FoyerDbError
 *
 * Returns: (transfer full) (nullable): the figures
 */
FoyerDemoFigures *
foyer_demo_desk_read_figures_finish (FoyerDemoDesk  *self,
                                     GAsyncResult   *result,
                                     GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
