#pragma once

#include "domain/foyer-visit.h"

G_BEGIN_DECLS

/**
 * FoyerQueueFigures:
 * @n_arrived: visitors who came
 * @n_expected: appointments not come yet
 * @n_waiting: who waits
 * @n_receiving: who is received, demonstrations apart
 * @n_demo: who sees a demonstration
 * @n_left: who left, with or without a message
 * @n_assumed: of those, departures that are only assumed
 * @n_no_show: appointments that did not come
 * @mean_wait_us: mean waiting time of those who were received, assumed departures excluded
 *   (HANDBOOK M1), microseconds; -1 when there is none
 *
 * A day in figures. Void visits count nowhere.
 */
typedef struct
{
  guint n_arrived;
  guint n_expected;
  guint n_waiting;
  guint n_receiving;
  guint n_demo;
  guint n_left;
  guint n_assumed;
  guint n_no_show;
  gint64 mean_wait_us;
} FoyerQueueFigures;

/**
 * FoyerQueuePace:
 * @service_us: how long a reception takes at present, microseconds
 * @n_receivers: how many colleagues receive at present, at least one
 * @n_free: how many of them receive nobody just now
 *
 * How fast the queue moves.
 */
typedef struct
{
  gint64 service_us;
  guint n_receivers;
  guint n_free;
} FoyerQueuePace;

int          foyer_queue_compare       (FoyerVisit               *a,
                                        FoyerVisit               *b,
                                        gint64                    now_us,
                                        gint64                    patience_us);
FoyerVisit  *foyer_queue_find_next     (GPtrArray                *visits,
                                        const FoyerUuid          *receiver,
                                        gint64                    now_us,
                                        gint64                    patience_us);
void         foyer_queue_count         (GPtrArray                *visits,
                                        FoyerQueueFigures        *figures);
gboolean     foyer_queue_measure_pace  (GPtrArray                *visits,
                                        gint64                    now_us,
                                        FoyerQueuePace           *pace);
gint64       foyer_queue_estimate_wait (const FoyerQueuePace     *pace,
                                        guint                     n_ahead);

G_END_DECLS
