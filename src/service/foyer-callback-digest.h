#pragma once

#include "domain/foyer-day.h"
#include "service/foyer-callbacks.h"

G_BEGIN_DECLS

/* What calling came to in a week or a month (B6), and what customers said of it (Q1). */

/**
 * FoyerDigestMean:
 * @sum: of the ratings, 1 to 5 each
 * @count: how many there are
 *
 * What foyer_survey_compute_mean() needs.
 */
typedef struct
{
  gint64 sum;
  gint64 count;
} FoyerDigestMean;

/**
 * FoyerDigestFigure:
 * @name: (nullable): of the colleague it is about
 * @staff: their key
 * @value: the #FoyerCallbackKind, or the Monday of the week, that it is about
 * @n_calls: how often somebody called; a call that settled several callbacks is one
 * @n_effective: how many of these reached the customer (B7)
 * @n_missed: how many did not
 * @n_items: how many callbacks were called for
 * @n_done: how many of these were over after it
 * @n_rejected: how often the customer did not accept
 * @n_demands: how often there was a new demand
 * @talk_ms: how long was talked
 * @n_days: on how many days somebody called; counted for colleagues
 * @target: how many calls they were to make on these days; 0 for no target
 * @n_surveys: how many surveys were answered
 * @n_declined: how many customers did not want to
 * @all: over all questions
 * @means: (element-type FoyerDigestMean): one for each question of the digest
 *
 * One row of the figures.
 */
typedef struct
{
  char *name;
  FoyerUuid staff;
  gint64 value;
  guint n_calls;
  guint n_effective;
  guint n_missed;
  guint n_items;
  guint n_done;
  guint n_rejected;
  guint n_demands;
  gint64 talk_ms;
  guint n_days;
  guint target;
  guint n_surveys;
  guint n_declined;
  FoyerDigestMean all;
  GArray *means;
  gint64 last_us;               /* while it is counted: of the last call */
} FoyerDigestFigure;

/**
 * FoyerCallbackDigest:
 * @first: the first day
 * @last: the last day
 * @is_own: whether it counts only what who reads it did themselves (§17)
 * @total: all of it
 * @by_staff: (element-type FoyerDigestFigure): by who called, most calls first
 * @by_kind: (element-type FoyerDigestFigure): by what for
 * @by_week: (element-type FoyerDigestFigure): by week, in their order
 * @questions: (element-type FoyerSurveyQuestion): what was answered or is asked now. A question
 *   that was worded anew stands there twice: no mean mixes the wordings
 * @calls: (element-type FoyerCallMade): every call, in the order of time
 *
 * A digest.
 */
typedef struct
{
  gint64 first;
  gint64 last;
  gboolean is_own;
  FoyerDigestFigure *total;
  GPtrArray *by_staff;
  GPtrArray *by_kind;
  GPtrArray *by_week;
  GPtrArray *questions;
  GPtrArray *calls;
  GHashTable *names;            /* FoyerUuid → char *: of colleagues */
} FoyerCallbackDigest;

FoyerCallbackDigest *foyer_callback_digest_ref          (FoyerCallbackDigest  *self);
void                 foyer_callback_digest_unref        (FoyerCallbackDigest  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerCallbackDigest, foyer_callback_digest_unref)

const char          *foyer_callback_digest_get_name     (FoyerCallbackDigest  *self,
                                                         const FoyerUuid      *staff);
gboolean             foyer_callback_digest_has_versions (FoyerCallbackDigest  *self);

void                 foyer_callbacks_read_digest_async  (FoyerCallbacks       *self,
                                                         gint64                first,
                                                         gint64                last,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
FoyerCallbackDigest *foyer_callbacks_read_digest_finish (FoyerCallbacks       *self,
                                                         GAsyncResult         *result,
                                                         GError              **error);

G_END_DECLS
