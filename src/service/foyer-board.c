#include "service/foyer-board.h"

#include "domain/foyer-queue.h"
#include "service/foyer-record-list.h"

struct _FoyerBoard
{
  gint64 day;
  gint64 first_assumed_day;
  gint64 now_us;                /* as of which the queue is in order */
  gint64 patience_us;
  GHashTable *visits;           /* FoyerUuid → FoyerVisit: all of the day */
  GHashTable *last_handlers;    /* FoyerUuid of a visit → FoyerUuid of a colleague */
  GListStore *open;
  GListStore *appointments;
  GListStore *closed;           /* NULL until somebody asks */
  GListStore *assumed;
};

static int
compare_keys (FoyerVisit *a,
              FoyerVisit *b)
{
  return foyer_uuid_compare (foyer_record_get_id (FOYER_RECORD (a)),
                             foyer_record_get_id (FOYER_RECORD (b)));
}

/* Who waits comes first, in the order of the queue; then who is received, the longest first. */
static int
compare_calls (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  FoyerBoard *self = user_data;
  FoyerVisit *first = (FoyerVisit *) a;
  FoyerVisit *second = (FoyerVisit *) b;
  gint64 first_us = foyer_visit_get_called (first);
  gint64 second_us = foyer_visit_get_called (second);

  if (first_us == 0 && second_us == 0)
    return foyer_queue_compare (first, second, self->now_us, self->patience_us);
  if (first_us != second_us)
    return first_us < second_us ? -1 : 1;
  return compare_keys (first, second);
}

static int
compare_appointments (gconstpointer a,
                      gconstpointer b,
                      gpointer      user_data)
{
  gint64 a_us = foyer_visit_get_expected ((FoyerVisit *) a);
  gint64 b_us = foyer_visit_get_expected ((FoyerVisit *) b);

  return a_us != b_us ? (a_us < b_us ? -1 : 1)
                      : compare_keys ((FoyerVisit *) a, (FoyerVisit *) b);
}

/* A no-show never departed; it stands by the time at which it was expected. */
static gint64
get_end (FoyerVisit *visit)
{
  gint64 departed_us = foyer_visit_get_departed (visit);

  return departed_us != 0 ? departed_us : foyer_visit_get_expected (visit);
}

static int
compare_ends (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  gint64 a_us = get_end ((FoyerVisit *) a);
  gint64 b_us = get_end ((FoyerVisit *) b);

  return a_us != b_us ? (a_us > b_us ? -1 : 1)
                      : compare_keys ((FoyerVisit *) b, (FoyerVisit *) a);
}

static int
compare_newest (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  gint64 a_day = foyer_visit_get_day ((FoyerVisit *) a);
  gint64 b_day = foyer_visit_get_day ((FoyerVisit *) b);

  return a_day != b_day ? (a_day > b_day ? -1 : 1)
                        : compare_keys ((FoyerVisit *) b, (FoyerVisit *) a);
}

static gboolean
is_appointment (FoyerVisit *visit)
{
  return foyer_visit_get_state (visit) == FOYER_VISIT_EXPECTED;
}

static gboolean
is_closed (FoyerVisit *visit)
{
  switch (foyer_visit_get_state (visit))
    {
    case FOYER_VISIT_LEFT:
    case FOYER_VISIT_MESSAGE:
    case FOYER_VISIT_NO_SHOW:
      return TRUE;
    case FOYER_VISIT_EXPECTED:
    case FOYER_VISIT_WAITING:
    case FOYER_VISIT_RECEIVING:
    case FOYER_VISIT_DEMO:
    case FOYER_VISIT_VOID:
      return FALSE;
    }

  g_assert_not_reached ();
}

static gboolean
is_assumed (FoyerBoard *self,
            FoyerVisit *visit)
{
  return foyer_visit_get_is_assumed (visit)
         && foyer_visit_get_state (visit) == FOYER_VISIT_LEFT
         && foyer_visit_get_day (visit) >= self->first_assumed_day;
}

static void
place (FoyerBoard       *self,
       GListStore       *list,
       FoyerVisit       *visit,
       gboolean          belongs,
       GCompareDataFunc  compare)
{
  if (belongs)
    foyer_record_list_put (list, FOYER_RECORD (visit), compare, self);
  else
    foyer_record_list_remove (list, foyer_record_get_id (FOYER_RECORD (visit)));
}

/* Makes @list hold those of the day's visits that @belongs says, in order. */
static void
fill (FoyerBoard        *self,
      GListStore        *list,
      gboolean         (*belongs) (FoyerVisit *visit),
      GCompareDataFunc   compare)
{
  g_autoptr (GListStore) sorted = g_list_store_new (FOYER_TYPE_VISIT);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer visit;

  g_hash_table_iter_init (&iter, self->visits);
  while (g_hash_table_iter_next (&iter, NULL, &visit))
    if (belongs (visit))
      g_list_store_append (sorted, visit);
  g_list_store_sort (sorted, compare, self);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (sorted)); i++)
    g_ptr_array_add (records, g_list_model_get_item (G_LIST_MODEL (sorted), i));
  foyer_record_list_set (list, records);
}

/**
 * foyer_board_new:
 *
 * Returns: (transfer full): a board without a day
 */
FoyerBoard *
foyer_board_new (void)
{
  FoyerBoard *self = g_new0 (FoyerBoard, 1);

  self->day = FOYER_DAY_NONE;
  self->visits = g_hash_table_new_full (foyer_uuid_hash, foyer_uuid_equal, g_free,
                                        g_object_unref);
  self->last_handlers = g_hash_table_new_full (foyer_uuid_hash, foyer_uuid_equal, g_free, g_free);
  self->open = g_list_store_new (FOYER_TYPE_VISIT);
  self->appointments = g_list_store_new (FOYER_TYPE_VISIT);
  self->assumed = g_list_store_new (FOYER_TYPE_VISIT);

  return self;
}

/**
 * foyer_board_free:
 * @self: (transfer full): a board
 */
void
foyer_board_free (FoyerBoard *self)
{
  g_hash_table_unref (self->visits);
  g_hash_table_unref (self->last_handlers);
  g_object_unref (self->open);
  g_object_unref (self->appointments);
  g_clear_object (&self->closed);
  g_object_unref (self->assumed);
  g_free (self);
}

/**
 * foyer_board_begin:
 * @self: a board
 * @day: the day that it shows from now on
 * @first_assumed_day: from which day on assumed departures are listed
 * @visits: (element-type FoyerVisit): all visits of the day
 * @assumed: (element-type FoyerVisit): the assumed departures, the newest first
 *
 * Shows these visits and no others. What the board knows in a later version already stays.
 */
void
foyer_board_begin (FoyerBoard *self,
                   gint64      day,
                   gint64      first_assumed_day,
                   GPtrArray  *visits,
                   GPtrArray  *assumed)
{
  g_autoptr (GHashTable) before = g_steal_pointer (&self->visits);

  self->day = day;
  self->first_assumed_day = first_assumed_day;
  self->visits = g_hash_table_new_full (foyer_uuid_hash, foyer_uuid_equal, g_free,
                                        g_object_unref);
  for (guint i = 0; i < visits->len; i++)
    {
      FoyerRecord *visit = visits->pdata[i];
      const FoyerUuid *id = foyer_record_get_id (visit);
      FoyerRecord *known = g_hash_table_lookup (before, id);

      if (known != NULL && foyer_visit_get_day (FOYER_VISIT (known)) == day
          && foyer_record_get_version (known) >= foyer_record_get_version (visit))
        visit = known;
      g_hash_table_replace (self->visits, g_memdup2 (id, sizeof *id), g_object_ref (visit));
    }

  fill (self, self->open, foyer_visit_is_open, compare_calls);
  fill (self, self->appointments, is_appointment, compare_appointments);
  if (self->closed != NULL)
    fill (self, self->closed, is_closed, compare_ends);
  foyer_record_list_set (self->assumed, assumed);
}

/**
 * foyer_board_set_time:
 * @self: a board
 * @now_us: the present, microseconds UTC
 * @patience_us: the setting `visit.wait_warn`
 *
 * Brings the queue into the order of this moment: an appointment becomes due, somebody has waited
 * longer than the shop's patience.
 */
void
foyer_board_set_time (FoyerBoard *self,
                      gint64      now_us,
                      gint64      patience_us)
{
  self->now_us = now_us;
  self->patience_us = patience_us;
  fill (self, self->open, foyer_visit_is_open, compare_calls);
}

/**
 * foyer_board_put:
 * @self: a board
 * @visit: a visit as stored
 *
 * Brings a new or changed visit to where it belongs, or away. One that the board knows in a later
 * version already is ignored.
 */
void
foyer_board_put (FoyerBoard *self,
                 FoyerVisit *visit)
{
  const FoyerUuid *id = foyer_record_get_id (FOYER_RECORD (visit));
  gboolean is_today = foyer_visit_get_day (visit) == self->day;
  FoyerRecord *known = g_hash_table_lookup (self->visits, id);

  if (known != NULL
      && foyer_record_get_version (known) >= foyer_record_get_version (FOYER_RECORD (visit)))
    return;

  if (is_today)
    g_hash_table_replace (self->visits, g_memdup2 (id, sizeof *id), g_object_ref (visit));
  else
    g_hash_table_remove (self->visits, id);

  place (self, self->open, visit, is_today && foyer_visit_is_open (visit), compare_calls);
  place (self, self->appointments, visit, is_today && is_appointment (visit), compare_appointments);
  if (self->closed != NULL)
    place (self, self->closed, visit, is_today && is_closed (visit), compare_ends);
  place (self, self->assumed, visit, is_assumed (self, visit), compare_newest);
}

/**
 * foyer_board_has:
 * @self: a board
 * @id: key of a visit
 *
 * Returns: whether the visit stands anywhere on the board
 */
gboolean
foyer_board_has (FoyerBoard      *self,
                 const FoyerUuid *id)
{
  return g_hash_table_contains (self->visits, id)
         || foyer_record_list_find (self->assumed, id, NULL) != NULL;
}

/**
 * foyer_board_set_last_handler:
 * @self: a board
 * @visit: key of a visit
 * @handler: key of who received the same customer the time before
 */
void
foyer_board_set_last_handler (FoyerBoard      *self,
                              const FoyerUuid *visit,
                              const FoyerUuid *handler)
{
  g_hash_table_replace (self->last_handlers, g_memdup2 (visit, sizeof *visit),
                        g_memdup2 (handler, sizeof *handler));
}

/**
 * foyer_board_get_open:
 * @self: a board
 *
 * Returns: (transfer none): who is in the shop, in the order in which they are called
 */
GListModel *
foyer_board_get_open (FoyerBoard *self)
{
  return G_LIST_MODEL (self->open);
}

/**
 * foyer_board_get_appointments:
 * @self: a board
 *
 * Returns: (transfer none): who is expected, by time
 */
GListModel *
foyer_board_get_appointments (FoyerBoard *self)
{
  return G_LIST_MODEL (self->appointments);
}

/**
 * foyer_board_get_closed:
 * @self: a board
 *
 * Returns: (transfer none): who left, left a message or did not come, the newest first
 */
GListModel *
foyer_board_get_closed (FoyerBoard *self)
{
  if (self->closed == NULL)
    {
      self->closed = g_list_store_new (FOYER_TYPE_VISIT);
      fill (self, self->closed, is_closed, compare_ends);
    }

  return G_LIST_MODEL (self->closed);
}

/**
 * foyer_board_get_assumed:
 * @self: a board
 *
 * Returns: (transfer none): departures that are only assumed, the newest first
 */
GListModel *
foyer_board_get_assumed (FoyerBoard *self)
{
  return G_LIST_MODEL (self->assumed);
}

static GPtrArray *
list_visits (FoyerBoard *self)
{
  GPtrArray *visits = g_ptr_array_sized_new (g_hash_table_size (self->visits));
  GHashTableIter iter;
  gpointer visit;

  g_hash_table_iter_init (&iter, self->visits);
  while (g_hash_table_iter_next (&iter, NULL, &visit))
    g_ptr_array_add (visits, visit);

  return visits;
}

/**
 * foyer_board_get_figures:
 * @self: a board
 *
 * Returns: the figures of the moment of foyer_board_set_time(); the estimate is for somebody who
 *   comes now
 */
FoyerBoardFigures
foyer_board_get_figures (FoyerBoard *self)
{
  g_autoptr (GPtrArray) visits = list_visits (self);
  FoyerQueueFigures counted;
  FoyerQueuePace pace;
  FoyerBoardFigures figures = { .estimated_wait_us = -1 };

  foyer_queue_count (visits, &counted);
  figures.n_today = counted.n_arrived;
  figures.n_waiting = counted.n_waiting;
  figures.n_assumed = g_list_model_get_n_items (G_LIST_MODEL (self->assumed));
  figures.mean_wait_us = counted.mean_wait_us;
  if (foyer_queue_measure_pace (visits, self->now_us, &pace))
    figures.estimated_wait_us = foyer_queue_estimate_wait (&pace, counted.n_waiting);

  return figures;
}

static gboolean
is_busy (FoyerBoard *self,
         FoyerStaff *staff)
{
  guint n_open = g_list_model_get_n_items (G_LIST_MODEL (self->open));

  for (guint i = 0; i < n_open; i++)
    {
      g_autoptr (FoyerVisit) visit = g_list_model_get_item (G_LIST_MODEL (self->open), i);

      if (foyer_visit_get_called (visit) != 0
          && foyer_uuid_equal (foyer_visit_get_handler (visit),
                               foyer_record_get_id (FOYER_RECORD (staff))))
        return TRUE;
    }

  return FALSE;
}

/* Since when a colleague receives nobody; 0 when they received nobody today. */
static gint64
get_free_since (FoyerBoard *self,
                FoyerStaff *staff)
{
  gint64 free_us = 0;
  GHashTableIter iter;
  gpointer visit;

  g_hash_table_iter_init (&iter, self->visits);
  while (g_hash_table_iter_next (&iter, NULL, &visit))
    if (foyer_uuid_equal (foyer_visit_get_handler (visit),
                          foyer_record_get_id (FOYER_RECORD (staff))))
      free_us = MAX (free_us, foyer_visit_get_departed (visit));

  return free_us;
}

static gboolean
is_at_reception (FoyerStaff *staff)
{
  return (foyer_staff_get_posts (staff) & FOYER_POST_RECEPTION) != 0;
}

/* Where no post is written down, everybody receives. */
static gboolean
has_receptionists (GListModel *staff)
{
  for (guint i = 0; i < g_list_model_get_n_items (staff); i++)
    {
      g_autoptr (FoyerStaff) colleague = g_list_model_get_item (staff, i);

      if (is_at_reception (colleague))
        return TRUE;
    }

  return FALSE;
}

static FoyerStaff *
find_free (FoyerBoard  *self,
           FoyerPeople *people)
{
  GListModel *staff = foyer_people_get_staff (people);
  gboolean only_receptionists = has_receptionists (staff);
  g_autoptr (FoyerStaff) best = NULL;
  gint64 best_us = G_MAXINT64;

  for (guint i = 0; i < g_list_model_get_n_items (staff); i++)
    {
      g_autoptr (FoyerStaff) colleague = g_list_model_get_item (staff, i);
      gint64 free_us;

      if ((only_receptionists && !is_at_reception (colleague)) || is_busy (self, colleague))
        continue;

      free_us = get_free_since (self, colleague);
      if (free_us < best_us)
        {
          best_us = free_us;
          g_set_object (&best, colleague);
        }
    }

  return g_steal_pointer (&best);
}

static FoyerStaff *
lookup_active (FoyerPeople     *people,
               const FoyerUuid *id)
{
  FoyerStaff *staff = foyer_people_lookup (people, id);

  return staff != NULL && foyer_staff_get_state (staff) == FOYER_STAFF_ACTIVE ? staff : NULL;
}

/**
 * foyer_board_suggest:
 * @self: a board
 * @visit: a visit that waits
 * @people: the colleagues
 * @why: (out): for which reason
 *
 * See foyer_reception_suggest().
 *
 * Returns: (transfer full) (nullable): whom to suggest as receiver
 */
FoyerStaff *
foyer_board_suggest (FoyerBoard      *self,
                     FoyerVisit      *visit,
                     FoyerPeople     *people,
                     FoyerSuggestion *why)
{
  FoyerStaff *host = lookup_active (people, foyer_visit_get_host (visit));
  FoyerStaff *last = lookup_active (people,
                                    g_hash_table_lookup (self->last_handlers,
                                                         foyer_record_get_id
                                                           (FOYER_RECORD (visit))));
  FoyerStaff *free_one;

  if (host != NULL)
    {
      *why = FOYER_SUGGESTION_HOST;
      return g_object_ref (host);
    }
  if (last != NULL && !is_busy (self, last))
    {
      *why = FOYER_SUGGESTION_LAST_TIME;
      return g_object_ref (last);
    }

  free_one = find_free (self, people);
  if (free_one != NULL)
    *why = FOYER_SUGGESTION_FREE;
  else if (g_list_model_get_n_items (foyer_people_get_staff (people)) > 0)
    *why = FOYER_SUGGESTION_ALL_BUSY;
  else
    *why = FOYER_SUGGESTION_NONE;

  return free_one;
}
