/* The visitor register as a list model over millions of rows.
 *
 * What it keeps is small: how many visits each day has (a count is a walk over index entries, done
 * in pieces on the bulk lane, newest days first), from which follows on which day and at which
 * place in the day a position lies, and the few pages of records that were looked at last. A page
 * is a hundred visits of one day, so nothing that happens on another day moves it, and to read one
 * the index steps over at most a day's entries.
 *
 * get_item() never waits. A page that is not there is asked for and an empty visit of its own (the
 * views of the toolkit tell rows apart by their items)
 * stands in its place; when it comes the rows are said to have changed. Of several pages asked for
 * while one is read (somebody drags the scroll bar) the one asked for last is read next and the
 * oldest are forgotten.
 *
 * Changes of other services and seats come as keys and revisions. The days they show on are counted
 * again and their pages read again; what differs is told as the smallest change of positions that
 * explains it, so that the list does not jump. A day that is not counted yet waits for its turn.
 *
 * A home-made model, because GTK's own hold every item. */

#include "service/foyer-register.h"

#include "service/foyer-register-days.h"
#include "service/foyer-register-jobs.h"
#include "service/foyer-register-pages.h"

#define PAGE_SIZE FOYER_REGISTER_PAGE_SIZE

/* Further back than this, what was asked for has left the window again. */
#define MAX_WAITING 4

/* More changes at once are an import or the end of a day: everything is counted again. */
#define MAX_CHANGES 200

/* The first piece of the count is on screen at once; the later ones grow. */
#define FIRST_DAYS 8
#define MAX_DAYS 512

struct _FoyerRegister
{
  GObject parent_instance;

  FoyerStore *store;
  FoyerVisitFilter filter;
  GCancellable *cancellable;    /* of all that reads for this filter */

  FoyerRegisterDays days;
  FoyerRegisterPages pages;

  GQueue wanted;                /* of FoyerRegisterPage without visits, the newest last */
  gboolean is_reading;
  gint64 reading_day;
  guint reading_number;

  gint64 counted_from;          /* all days from this one on are counted */
  guint count_days;             /* how many days the next piece has */
  gboolean is_complete;
  gboolean is_stale;            /* to be counted again once it is complete */

  GArray *changes;              /* of FoyerRegisterChange: not yet looked at */
  GArray *late_days;            /* of gint64: changed, but not counted yet */
  gboolean is_refreshing;
};

static void foyer_register_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FoyerRegister, foyer_register, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      foyer_register_list_model_init))

enum
{
  PROP_IS_COMPLETE = 1,
  PROP_N_VISITS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* What an answer finds its way back by. The register may be gone by then, or show something else:
 * then the cancellable is cancelled. */
typedef struct
{
  GWeakRef self;
  GCancellable *cancellable;
  gint64 day;
  guint number;
} Call;

static Call *
call_new (FoyerRegister *self)
{
  Call *call = g_new0 (Call, 1);

  g_weak_ref_init (&call->self, self);
  call->cancellable = g_object_ref (self->cancellable);
  return call;
}

/* Ends a call. Returns the register if it still waits for the answer. */
static FoyerRegister *
call_end (Call   *call,
          GError *error)
{
  g_autoptr(FoyerRegister) self = g_weak_ref_get (&call->self);
  gboolean is_wanted = self != NULL && !g_cancellable_is_cancelled (call->cancellable);

  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("The register could not be read: %s", error->message);

  g_weak_ref_clear (&call->self);
  g_object_unref (call->cancellable);
  g_free (call);

  return is_wanted ? g_steal_pointer (&self) : NULL;
}

/* Reading pages */

static void read_next_page (FoyerRegister *self);

static void
on_page_read (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Call *call = user_data;
  gint64 day = call->day;
  guint number = call->number;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) visits = NULL;
  g_autoptr(FoyerRegister) self = NULL;
  const FoyerRegisterDay *known;

  visits = foyer_store_read_finish (FOYER_STORE (source), result, NULL, &error);
  self = call_end (call, error);
  if (self == NULL)
    return;

  self->is_reading = FALSE;
  known = foyer_register_days_find (&self->days, day);
  if (visits != NULL && known != NULL && number * PAGE_SIZE < known->n_visits)
    {
      guint n_expected = MIN (PAGE_SIZE, known->n_visits - number * PAGE_SIZE);

      foyer_register_pages_keep (&self->pages, day, number, visits);
      g_list_model_items_changed (G_LIST_MODEL (self), known->start + number * PAGE_SIZE,
                                  n_expected, n_expected);
    }
  read_next_page (self);
}

static void
read_next_page (FoyerRegister *self)
{
  g_autoptr(FoyerRegisterPage) page = NULL;
  FoyerRegisterPageJob *job;
  Call *call;

  if (self->is_reading || g_queue_is_empty (&self->wanted))
    return;

  page = g_queue_pop_tail (&self->wanted);
  job = g_new0 (FoyerRegisterPageJob, 1);
  job->filter = self->filter;
  job->day = page->day;
  job->number = page->number;
  self->is_reading = TRUE;
  self->reading_day = page->day;
  self->reading_number = page->number;
  call = call_new (self);
  call->day = page->day;
  call->number = page->number;
  foyer_store_read_async (self->store, FOYER_STORE_DESK, foyer_register_read_page, job, g_free,
                          (GDestroyNotify) g_ptr_array_unref, self->cancellable, on_page_read,
                          call);
}

static void
want_page (FoyerRegister *self,
           gint64         day,
           guint          number)
{
  if (self->is_reading && self->reading_day == day && self->reading_number == number)
    return;

  for (GList *link = self->wanted.tail; link != NULL; link = link->prev)
    {
      FoyerRegisterPage *page = link->data;

      if (page->day == day && page->number == number)
        {
          g_queue_unlink (&self->wanted, link);
          g_queue_push_tail_link (&self->wanted, link);
          return;
        }
    }

  g_queue_push_tail (&self->wanted, foyer_register_page_new (day, number, NULL));
  if (self->wanted.length > MAX_WAITING)
    foyer_register_page_free (g_queue_pop_head (&self->wanted));
  read_next_page (self);
}

/* Counting */

/* Sets how many visits a day has, where it is not known which ones came or went. */
static void
set_day (FoyerRegister *self,
         gint64         day,
         guint          n_visits)
{
  const FoyerRegisterDay *known = foyer_register_days_find (&self->days, day);
  guint before = known != NULL ? known->n_visits : 0;

  if (before == n_visits)
    return;

  foyer_register_pages_drop (&self->pages, day);
  foyer_register_days_set (&self->days, day, n_visits);
  g_list_model_items_changed (G_LIST_MODEL (self),
                              foyer_register_days_start_of (&self->days, day), before, n_visits);
}

static void
take_counts (FoyerRegister *self,
             FoyerRegisterCount *result)
{
  guint before = foyer_register_days_get_size (&self->days);
  guint next = 0;

  /* The usual case: older days come to the end of the list, told once. */
  if (foyer_register_days_start_of (&self->days, result->last_day) == before)
    {
      for (guint i = 0; i < result->counts->len; i++)
        {
          FoyerDayCount *count = &g_array_index (result->counts, FoyerDayCount, i);

          foyer_register_days_set (&self->days, count->day, count->n_visits);
        }
      if (foyer_register_days_get_size (&self->days) > before)
        g_list_model_items_changed (G_LIST_MODEL (self), before, 0,
                                    foyer_register_days_get_size (&self->days) - before);
      return;
    }

  /* What is newer than the newest has gone. */
  while (result->is_first && self->days.days->len > 0
         && foyer_register_days_at (&self->days, 0)->day > result->last_day)
    set_day (self, foyer_register_days_at (&self->days, 0)->day, 0);

  for (gint64 day = result->last_day; day >= result->first_day; day--)
    {
      guint n_visits = 0;

      if (next < result->counts->len
          && g_array_index (result->counts, FoyerDayCount, next).day == day)
        n_visits = g_array_index (result->counts, FoyerDayCount, next++).n_visits;
      set_day (self, day, n_visits);
    }
}

static void count_next (FoyerRegister *self,
                        gboolean       is_first);
static void count_all (FoyerRegister *self);
static void refresh (FoyerRegister *self);

static void
on_piece_counted (GObject      *source,
                  GAsyncResult *async_result,
                  gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(FoyerRegister) self = NULL;
  FoyerRegisterCount *result;

  result = foyer_store_read_finish (FOYER_STORE (source), async_result, NULL, &error);
  self = call_end (user_data, error);
  if (self == NULL || result == NULL)
    {
      g_clear_pointer (&result, foyer_register_count_free);
      return;
    }

  take_counts (self, result);
  self->counted_from = result->first_day;
  self->is_complete = result->first_day <= result->oldest_day;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_VISITS]);
  if (!self->is_complete)
    count_next (self, FALSE);
  else if (self->is_stale)
    count_all (self);
  else
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_COMPLETE]);
  if (self->late_days->len > 0)
    refresh (self);

  foyer_register_count_free (result);
}

static void
count_next (FoyerRegister *self,
            gboolean       is_first)
{
  FoyerRegisterCountJob *job = g_new0 (FoyerRegisterCountJob, 1);

  job->filter = self->filter;
  job->is_first = is_first;
  job->last_day = self->counted_from - 1;
  job->n_days = self->count_days;
  self->count_days = MIN (self->count_days * 4, MAX_DAYS);

  foyer_store_read_async (self->store, is_first ? FOYER_STORE_DESK : FOYER_STORE_BULK,
                          foyer_register_count_piece, job, g_free, foyer_register_count_free,
                          self->cancellable, on_piece_counted, call_new (self));
}

/* Counts from the newest day on; what is known stays on screen until it is counted anew. */
static void
count_all (FoyerRegister *self)
{
  if (self->is_complete)
    {
      self->is_complete = FALSE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_COMPLETE]);
    }
  self->is_stale = FALSE;
  self->counted_from = G_MAXINT64;
  self->count_days = FIRST_DAYS;
  count_next (self, TRUE);
}

/* Changes */

/* Whether two rows show the same visit, as far as both are known. */
static gboolean
may_be_same (FoyerVisit *before,
             FoyerVisit *after)
{
  return before == NULL || after == NULL
         || foyer_uuid_equal (foyer_record_get_id (FOYER_RECORD (before)),
                              foyer_record_get_id (FOYER_RECORD (after)));
}

static gboolean
is_other_version (FoyerVisit *before,
                  FoyerVisit *after)
{
  return before != NULL && after != NULL
         && foyer_record_get_version (FOYER_RECORD (before))
            != foyer_record_get_version (FOYER_RECORD (after));
}

/* Puts a day as it stands now in the place of the day as it was known. */
static void
take_day (FoyerRegister     *self,
          FoyerRegisterNews *news)
{
  const FoyerRegisterDay *known = foyer_register_days_find (&self->days, news->day);
  guint n_before = known != NULL ? known->n_visits : 0;
  guint n_after = news->n_visits;
  guint n_both = MIN (n_before, n_after);
  guint head = 0, tail = 0, start;
  g_autoptr(GArray) renewed = g_array_new (FALSE, FALSE, sizeof (guint));

  while (head < n_both
         && may_be_same (foyer_register_pages_peek (&self->pages, news->day, head),
                         foyer_register_pages_peek (&news->pages, news->day, head)))
    head++;
  while (tail < n_both - head
         && may_be_same (foyer_register_pages_peek (&self->pages, news->day, n_before - 1 - tail),
                         foyer_register_pages_peek (&news->pages, news->day, n_after - 1 - tail)))
    tail++;

  for (guint i = 0; i < n_after; i++)
    {
      guint before = i < head ? i : i + n_before - n_after;

      if ((i < head || i >= n_after - tail)
          && is_other_version (foyer_register_pages_peek (&self->pages, news->day, before),
                               foyer_register_pages_peek (&news->pages, news->day, i)))
        g_array_append_val (renewed, i);
    }

  foyer_register_pages_drop (&self->pages, news->day);
  foyer_register_pages_take (&self->pages, &news->pages);
  foyer_register_days_set (&self->days, news->day, n_after);

  start = foyer_register_days_start_of (&self->days, news->day);
  if (n_before != n_after || head + tail < n_after)
    g_list_model_items_changed (G_LIST_MODEL (self), start + head, n_before - head - tail,
                                n_after - head - tail);
  for (guint i = 0; i < renewed->len; i++)
    g_list_model_items_changed (G_LIST_MODEL (self), start + g_array_index (renewed, guint, i), 1,
                                1);
  if (n_before != n_after)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_VISITS]);
}

static void
on_changes_looked_at (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(FoyerRegister) self = NULL;
  g_autoptr(GPtrArray) news = NULL;

  news = foyer_store_read_finish (FOYER_STORE (source), result, NULL, &error);
  self = call_end (user_data, error);
  if (self == NULL)
    return;

  self->is_refreshing = FALSE;
  for (guint i = 0; news != NULL && i < news->len; i++)
    {
      FoyerRegisterNews *each = news->pdata[i];

      if (each->day >= self->counted_from)
        take_day (self, each);
      else
        g_array_append_val (self->late_days, each->day);
    }
  if (self->changes->len > 0)
    refresh (self);
}

static void
refresh (FoyerRegister *self)
{
  FoyerRegisterChangeJob *job;

  if (self->is_refreshing)
    return;

  job = g_new0 (FoyerRegisterChangeJob, 1);
  job->filter = self->filter;
  job->changes = g_steal_pointer (&self->changes);
  job->days = g_array_new (FALSE, FALSE, sizeof (gint64));
  job->pages = foyer_register_pages_list (&self->pages);
  self->changes = g_array_new (FALSE, FALSE, sizeof (FoyerRegisterChange));

  for (guint i = self->late_days->len; i > 0; i--)
    if (g_array_index (self->late_days, gint64, i - 1) >= self->counted_from)
      {
        g_array_append_val (job->days, g_array_index (self->late_days, gint64, i - 1));
        g_array_remove_index_fast (self->late_days, i - 1);
      }

  if (job->changes->len > MAX_CHANGES)
    {
      /* The pages on screen are read again at once, the rest is counted as at the beginning. */
      g_array_set_size (job->changes, 0);
      for (guint i = 0; i < job->pages->len; i++)
        g_array_append_val (job->days, ((FoyerRegisterPage *) job->pages->pdata[i])->day);
      if (self->is_complete)
        count_all (self);
      else
        self->is_stale = TRUE;
    }

  self->is_refreshing = TRUE;
  foyer_store_read_async (self->store, FOYER_STORE_DESK, foyer_register_look_at_changes, job,
                          foyer_register_change_job_free,
                          (GDestroyNotify) g_ptr_array_unref, self->cancellable,
                          on_changes_looked_at, call_new (self));
}

static void
on_store_changed (FoyerRegister *self,
                  GPtrArray     *changes)
{
  for (guint i = 0; i < changes->len; i++)
    {
      FoyerChange *each = changes->pdata[i];
      FoyerRegisterChange change = { each->id, each->rev };

      if (g_str_equal (each->entity, "visit"))
        g_array_append_val (self->changes, change);
    }
  if (self->changes->len > 0)
    refresh (self);
}

/* The list */

static GType
foyer_register_get_item_type (GListModel *list)
{
  return FOYER_TYPE_VISIT;
}

static guint
foyer_register_get_n_items (GListModel *list)
{
  return foyer_register_days_get_size (&FOYER_REGISTER (list)->days);
}

static gpointer
foyer_register_get_item (GListModel *list,
                         guint       position)
{
  FoyerRegister *self = FOYER_REGISTER (list);
  const FoyerRegisterDay *day = foyer_register_days_at (&self->days, position);
  FoyerVisit *visit;

  if (day == NULL)
    return NULL;

  visit = foyer_register_pages_peek (&self->pages, day->day, position - day->start);
  if (visit != NULL)
    return g_object_ref (visit);

  want_page (self, day->day, (position - day->start) / PAGE_SIZE);
  return g_object_new (FOYER_TYPE_VISIT, NULL);
}

static void
foyer_register_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = foyer_register_get_item_type;
  iface->get_n_items = foyer_register_get_n_items;
  iface->get_item = foyer_register_get_item;
}

static void
foyer_register_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  FoyerRegister *self = FOYER_REGISTER (object);

  switch (prop_id)
    {
    case PROP_IS_COMPLETE:
      g_value_set_boolean (value, self->is_complete);
      break;
    case PROP_N_VISITS:
      g_value_set_int64 (value, foyer_register_days_get_size (&self->days));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_register_dispose (GObject *object)
{
  FoyerRegister *self = FOYER_REGISTER (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (foyer_register_parent_class)->dispose (object);
}

static void
foyer_register_finalize (GObject *object)
{
  FoyerRegister *self = FOYER_REGISTER (object);

  g_queue_clear_full (&self->wanted, (GDestroyNotify) foyer_register_page_free);
  foyer_register_pages_clear (&self->pages);
  g_array_unref (self->changes);
  g_array_unref (self->late_days);
  foyer_register_days_clear (&self->days);

  G_OBJECT_CLASS (foyer_register_parent_class)->finalize (object);
}

static void
foyer_register_class_init (FoyerRegisterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = foyer_register_get_property;
  object_class->dispose = foyer_register_dispose;
  object_class->finalize = foyer_register_finalize;

  /**
   * FoyerRegister:is-complete:
   *
   * Whether every day is counted, so that "n-visits" is final.
   */
  properties[PROP_IS_COMPLETE] =
    g_param_spec_boolean ("is-complete", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * FoyerRegister:n-visits:
   *
   * How many visits the filter lets through, as far as they are counted.
   */
  properties[PROP_N_VISITS] =
    g_param_spec_int64 ("n-visits", NULL, NULL, 0, G_MAXINT64, 0,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
foyer_register_init (FoyerRegister *self)
{
  self->filter = FOYER_VISIT_FILTER_ALL;
  foyer_register_pages_init (&self->pages);
  self->changes = g_array_new (FALSE, FALSE, sizeof (FoyerRegisterChange));
  self->late_days = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->cancellable = g_cancellable_new ();
  g_queue_init (&self->wanted);
  foyer_register_days_init (&self->days);
}

/**
 * foyer_register_new:
 * @store: an open store
 * @shop: the shop whose register it is
 *
 * Makes the register of all visits and begins to count it.
 *
 * Returns: (transfer full): a list of #FoyerVisit
 */
FoyerRegister *
foyer_register_new (FoyerStore *store,
                    FoyerShop  *shop)
{
  FoyerRegister *self = g_object_new (FOYER_TYPE_REGISTER, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self,
                           G_CONNECT_SWAPPED);
  count_all (self);

  return self;
}

/**
 * foyer_register_set_filter:
 * @self: the register
 * @filter: what to show
 *
 * Shows other visits. The list is empty until the newest days are counted.
 */
void
foyer_register_set_filter (FoyerRegister          *self,
                           const FoyerVisitFilter *filter)
{
  guint before;

  g_return_if_fail (FOYER_IS_REGISTER (self));
  g_return_if_fail (filter != NULL);

  before = foyer_register_days_get_size (&self->days);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();

  self->filter = *filter;
  self->is_reading = self->is_refreshing = self->is_stale = FALSE;
  g_queue_clear_full (&self->wanted, (GDestroyNotify) foyer_register_page_free);
  foyer_register_pages_empty (&self->pages);
  g_array_set_size (self->changes, 0);
  g_array_set_size (self->late_days, 0);
  foyer_register_days_empty (&self->days);
  if (before > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before, 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_VISITS]);

  count_all (self);
}

/**
 * foyer_register_find_day:
 * @self: the register
 * @day: a day of the shop
 *
 * Returns: the position of the first visit of @day, or of the next earlier day that has one; the
 *   length of the list when no such day is counted
 */
guint
foyer_register_find_day (FoyerRegister *self,
                         gint64         day)
{
  g_return_val_if_fail (FOYER_IS_REGISTER (self), 0);

  return foyer_register_days_start_of (&self->days, day);
}
