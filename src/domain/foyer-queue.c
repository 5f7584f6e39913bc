/* The queue at the front desk: who is next, how the day goes, and how long it will take.
 *
 * Order (按到达先后，预约到点优先). Visitors are called in the order in which they came; an
 * appointment whose time has come goes first. Nobody is overtaken without end: who has waited
 * longer than the patience of the shop (`visit.wait_warn`) goes before due appointments, the
 * longest waiting first. An appointment that came early begins to wait, in this sense, at its time.
 * Identity gives no priority (V1).
 *
 * Estimate. With c receivers and a mean reception of s, one of them becomes free every s / c. Who
 * has k visitors ahead, while f receivers are free, is called after k - f + 1 of these intervals,
 * or at once when k < f. How long the running receptions have taken is not looked at: their rest is
 * as long as a whole one on average when lengths vary as widely as talks do, and an estimate that
 * counted it down would jump back at every call. */

#include "domain/foyer-queue.h"

#include "domain/foyer-shop-time.h"

/* The pace is that of the last few receptions; of fewer than three there is none to speak of. */
#define PACE_MOST 10
#define PACE_LEAST 3
#define PRESENT_US FOYER_HOUR_US

/* Who must go before whom, whatever the times say. */
typedef enum
{
  OVER_PATIENCE,
  DUE_APPOINTMENT,
  IN_TURN,
} Rank;

typedef struct
{
  gint64 now_us;
  gint64 patience_us;
} Order;

static gint64
get_waiting_since (FoyerVisit *visit)
{
  return MAX (foyer_visit_get_arrived (visit), foyer_visit_get_expected (visit));
}

static Rank
get_rank (FoyerVisit  *visit,
          const Order *order)
{
  gint64 expected_us = foyer_visit_get_expected (visit);

  if (order->now_us - get_waiting_since (visit) > order->patience_us)
    return OVER_PATIENCE;
  if (expected_us != 0 && order->now_us >= expected_us)
    return DUE_APPOINTMENT;
  return IN_TURN;
}

static gint64
get_turn (FoyerVisit *visit,
          Rank        rank)
{
  switch (rank)
    {
    case OVER_PATIENCE:
      return get_waiting_since (visit);
    case DUE_APPOINTMENT:
      return foyer_visit_get_expected (visit);
    case IN_TURN:
      return foyer_visit_get_arrived (visit);
    }

  g_assert_not_reached ();
}

static int
compare (FoyerVisit  *a,
         FoyerVisit  *b,
         const Order *order)
{
  Rank rank = get_rank (a, order);
  gint64 turn_a, turn_b;

  if (rank != get_rank (b, order))
    return rank < get_rank (b, order) ? -1 : 1;

  turn_a = get_turn (a, rank);
  turn_b = get_turn (b, rank);
  if (turn_a != turn_b)
    return turn_a < turn_b ? -1 : 1;

  /* At the same instant: the order of registration. */
  return foyer_uuid_compare (foyer_record_get_id (FOYER_RECORD (a)),
                             foyer_record_get_id (FOYER_RECORD (b)));
}

/**
 * foyer_queue_compare:
 * @a: a waiting visit
 * @b: a waiting visit
 * @now_us: the present, microseconds UTC
 * @patience_us: the setting `visit.wait_warn`
 *
 * Returns: less than zero when @a is called before @b, greater when after; zero for the same visit
 */
int
foyer_queue_compare (FoyerVisit *a,
                     FoyerVisit *b,
                     gint64      now_us,
                     gint64      patience_us)
{
  return compare (a, b, &(Order) { now_us, patience_us });
}

static gboolean
is_for_another (FoyerVisit      *visit,
                const FoyerUuid *receiver)
{
  const FoyerUuid *host = foyer_visit_get_host (visit);

  return receiver != NULL && !foyer_uuid_is_none (host) && !foyer_uuid_equal (host, receiver);
}

/**
 * foyer_queue_find_next:
 * @visits: (element-type FoyerVisit): visits, of which those that wait are looked at
 * @receiver: (nullable): who calls
 * @now_us: the present, microseconds UTC
 * @patience_us: the setting `visit.wait_warn`
 *
 * Who is called next. Visitors who came to see another colleague are left to that colleague as long
 * as anybody else waits.
 *
 * Returns: (transfer none) (nullable): the visit, %NULL when nobody waits
 */
FoyerVisit *
foyer_queue_find_next (GPtrArray       *visits,
                       const FoyerUuid *receiver,
                       gint64           now_us,
                       gint64           patience_us)
{
  const Order order = { now_us, patience_us };
  FoyerVisit *next = NULL;

  for (guint i = 0; i < visits->len; i++)
    {
      FoyerVisit *visit = g_ptr_array_index (visits, i);
      gboolean is_other, is_next_other;

      if (foyer_visit_get_state (visit) != FOYER_VISIT_WAITING)
        continue;

      is_other = is_for_another (visit, receiver);
      is_next_other = next != NULL && is_for_another (next, receiver);
      if (next == NULL || (is_next_other && !is_other)
          || (is_next_other == is_other && compare (visit, next, &order) < 0))
        next = visit;
    }

  return next;
}

static void
count_state (FoyerVisit        *visit,
             FoyerQueueFigures *figures)
{
  switch (foyer_visit_get_state (visit))
    {
    case FOYER_VISIT_EXPECTED:
      figures->n_expected++;
      return;
    case FOYER_VISIT_WAITING:
      figures->n_waiting++;
      break;
    case FOYER_VISIT_RECEIVING:
      figures->n_receiving++;
      break;
    case FOYER_VISIT_DEMO:
      figures->n_demo++;
      break;
    case FOYER_VISIT_LEFT:
    case FOYER_VISIT_MESSAGE:
      figures->n_left++;
      figures->n_assumed += foyer_visit_get_is_assumed (visit);
      break;
    case FOYER_VISIT_NO_SHOW:
      figures->n_no_show++;
      return;
    case FOYER_VISIT_VOID:
      return;
    }

  figures->n_arrived++;
}

/**
 * foyer_queue_count:
 * @visits: (element-type FoyerVisit): the visits of a day
 * @figures: (out caller-allocates): where to put the figures
 */
void
foyer_queue_count (GPtrArray         *visits,
                   FoyerQueueFigures *figures)
{
  gint64 sum_us = 0;
  guint n_received = 0;

  *figures = (FoyerQueueFigures) { .mean_wait_us = -1 };

  for (guint i = 0; i < visits->len; i++)
    {
      FoyerVisit *visit = g_ptr_array_index (visits, i);
      gint64 waited_us = foyer_visit_get_waiting_us (visit, 0);

      count_state (visit, figures);
      if (waited_us < 0 || foyer_visit_get_called (visit) == 0
          || foyer_visit_get_is_assumed (visit))
        continue;
      sum_us += waited_us;
      n_received++;
    }

  if (n_received > 0)
    figures->mean_wait_us = sum_us / n_received;
}

static gboolean
is_in_reception (FoyerVisit *visit)
{
  FoyerVisitState state = foyer_visit_get_state (visit);

  return state == FOYER_VISIT_RECEIVING || state == FOYER_VISIT_DEMO;
}

/* A reception that is over and whose length is known. */
static gboolean
is_finished (FoyerVisit *visit)
{
  return foyer_visit_get_departed (visit) != 0 && foyer_visit_get_reception_us (visit, 0) >= 0;
}

static int
compare_departures (gconstpointer a,
                    gconstpointer b)
{
  gint64 left_a = foyer_visit_get_departed (*(FoyerVisit **) a);
  gint64 left_b = foyer_visit_get_departed (*(FoyerVisit **) b);

  return (left_a < left_b) - (left_a > left_b);
}

/* The mean of the latest receptions, -1 when there are too few. */
static gint64
measure_service (GPtrArray *visits)
{
  g_autoptr (GPtrArray) finished = g_ptr_array_new ();
  gint64 sum_us = 0;
  guint n_counted;

  for (guint i = 0; i < visits->len; i++)
    if (is_finished (g_ptr_array_index (visits, i)))
      g_ptr_array_add (finished, g_ptr_array_index (visits, i));
  if (finished->len < PACE_LEAST)
    return -1;

  g_ptr_array_sort (finished, compare_departures);
  n_counted = MIN (finished->len, PACE_MOST);
  for (guint i = 0; i < n_counted; i++)
    sum_us += foyer_visit_get_reception_us (g_ptr_array_index (finished, i), 0);

  return sum_us / n_counted;
}

/**
 * foyer_queue_measure_pace:
 * @visits: (element-type FoyerVisit): the visits of today
 * @now_us: the present, microseconds UTC
 * @pace: (out caller-allocates): where to put the pace
 *
 * Today's pace: the mean length of the last ten receptions that ended, and the colleagues who
 * receive somebody or did so within the last hour. Those of whom nobody wrote down who received
 * count as one.
 *
 * Returns: whether enough receptions ended today to speak of a pace; @pace is left alone otherwise
 */
gboolean
foyer_queue_measure_pace (GPtrArray      *visits,
                          gint64          now_us,
                          FoyerQueuePace *pace)
{
  g_autoptr (GHashTable) present = g_hash_table_new (foyer_uuid_hash, foyer_uuid_equal);
  g_autoptr (GHashTable) busy = g_hash_table_new (foyer_uuid_hash, foyer_uuid_equal);
  gint64 service_us = measure_service (visits);
  guint n_present;

  if (service_us < 0)
    return FALSE;

  for (guint i = 0; i < visits->len; i++)
    {
      FoyerVisit *visit = g_ptr_array_index (visits, i);
      gpointer receiver = (gpointer) foyer_visit_get_handler (visit);

      if (is_in_reception (visit))
        g_hash_table_add (busy, receiver);
      if (is_in_reception (visit)
          || (is_finished (visit) && now_us - foyer_visit_get_departed (visit) <= PRESENT_US))
        g_hash_table_add (present, receiver);
    }

  n_present = g_hash_table_size (present);
  pace->service_us = service_us;
  pace->n_receivers = MAX (n_present, 1);
  pace->n_free = pace->n_receivers - g_hash_table_size (busy);
  return TRUE;
}

/**
 * foyer_queue_estimate_wait:
 * @pace: the pace
 * @n_ahead: how many wait and are called earlier
 *
 * Returns: after how long the visitor will be called, microseconds; the formula stands at the head
 *   of this file
 */
gint64
foyer_queue_estimate_wait (const FoyerQueuePace *pace,
                           guint                 n_ahead)
{
  if (n_ahead < pace->n_free)
    return 0;

  return (gint64) (n_ahead - pace->n_free + 1) * pace->service_us / pace->n_receivers;
}
