#pragma once

#include "service/foyer-demo-desk.h"

G_BEGIN_DECLS

/* A purchase counts for a demonstration when it is made so many days after it, at most. */
#define FOYER_DEMO_CONVERSION_DAYS 30

/**
 * FoyerDemoFigure:
 * @id: the account, colleague or point that it is about
 * @value: the identity or outcome that it is about
 * @n_sessions: how many sessions, those that were aborted too
 * @n_bought: how many ended with a purchase
 * @n_converted: how many were followed by a purchase within %FOYER_DEMO_CONVERSION_DAYS
 * @length_us: how long they took in all, microseconds
 *
 * One row of the figures; of a point @n_sessions counts where it was told.
 */
typedef struct
{
  FoyerUuid id;
  int value;
  guint n_sessions;
  guint n_bought;
  guint n_converted;
  gint64 length_us;
} FoyerDemoFigure;

/**
 * FoyerDemoFigures:
 * @total: all of it
 * @by_account: (element-type FoyerDemoFigure): most sessions first, as in all that follow
 * @by_rep: (element-type FoyerDemoFigure): by colleague
 * @by_identity: (element-type FoyerDemoFigure): by #FoyerIdentity
 * @by_outcome: (element-type FoyerDemoFigure): by #FoyerDemoOutcome
 * @by_point: (element-type FoyerDemoFigure): by talking point
 * @extended: (element-type FoyerDemoSession): those that took longer than they might, the latest
 *   first, with the reasons
 * @unused: (element-type FoyerDemoAccount): accounts that nobody used, whosever figures these are
 *
 * What demonstrations came to.
 */
typedef struct
{
  FoyerDemoFigure total;
  GArray *by_account;
  GArray *by_rep;
  GArray *by_identity;
  GArray *by_outcome;
  GArray *by_point;
  GPtrArray *extended;
  GPtrArray *unused;
} FoyerDemoFigures;

void              foyer_demo_figures_free           (FoyerDemoFigures     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerDemoFigures, foyer_demo_figures_free)

void              foyer_demo_desk_read_figures_async  (FoyerDemoDesk        *self,
                                                       gint64                first,
                                                       gint64                last,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
FoyerDemoFigures *foyer_demo_desk_read_figures_finish (FoyerDemoDesk        *self,
                                                       GAsyncResult         *result,
                                                       GError              **error);

G_END_DECLS
