#pragma once

#include <gio/gio.h>

#include "base/foyer-clock.h"

G_BEGIN_DECLS

/**
 * FoyerSampleShape:
 * @n_customers: how many customers the shop has
 * @n_visits: how many visits there were in all
 * @seed: which of all such shops; the same one makes the same shop
 *
 * How big a sample shop is.
 */
typedef struct
{
  gint64 n_customers;
  gint64 n_visits;
  guint64 seed;
} FoyerSampleShape;

/* A shop whose lists are all filled, and that can be looked through by a person. */
#define FOYER_SAMPLE_USUAL ((FoyerSampleShape) { 3000, 20000, 1 })

/* Called on the thread that makes the sample, a few times a second. */
typedef void (*FoyerSampleFunc) (double    part_done,
                                 gpointer  user_data);

gboolean foyer_sample_make        (const char              *uri,
                                   const FoyerSampleShape  *shape,
                                   FoyerClock              *clock,
                                   FoyerSampleFunc          progress,
                                   gpointer                 progress_data,
                                   GCancellable            *cancellable,
                                   GError                 **error);
void     foyer_sample_make_async  (const char              *uri,
                                   const FoyerSampleShape  *shape,
                                   FoyerClock              *clock,
                                   GCancellable            *cancellable,
                                   GAsyncReadyCallback      callback,
                                   gpointer                 user_data);
gboolean foyer_sample_make_finish (GAsyncResult            *result,
                                   GError                 **error);

G_END_DECLS
