/* The day-end review of one day 日清日审 (C9): who began it, and, once every open item was looked at,
 * how many there were: for the log (L1). */

#include "domain/foyer-review-day.h"

#include "domain/foyer-day.h"
#include "domain/foyer-domain-error.h"

G_DEFINE_ENUM_TYPE (FoyerReviewState, foyer_review_state,
                    G_DEFINE_ENUM_VALUE (FOYER_REVIEW_OPEN, "open"),
                    G_DEFINE_ENUM_VALUE (FOYER_REVIEW_CLEARED, "cleared"),
                    G_DEFINE_ENUM_VALUE (FOYER_REVIEW_VOID, "void"))

struct _FoyerReviewDay
{
  FoyerRecord parent_instance;

  gint64 day;
  gint64 started;
  FoyerUuid starter;
  gint64 cleared;
  gint64 n_open;
  gint64 n_ticked;
  gint64 n_commented;
  FoyerReviewState state;
};

G_DEFINE_FINAL_TYPE (FoyerReviewDay, foyer_review_day, FOYER_TYPE_RECORD)

#define FIELD(name, KIND, ...) FOYER_FIELD (FoyerReviewDay, name, KIND, __VA_ARGS__)

static const FoyerField fields[] = {
  FIELD (day, DAY),
  FIELD (started, TIME),
  FIELD (starter, REF),
  FIELD (cleared, TIME),
  FIELD (n_open, INT),
  FIELD (n_ticked, INT),
  FIELD (n_commented, INT),
  FIELD (state, ENUM, foyer_review_state_get_type),
};

static gboolean
foyer_review_day_check (FoyerRecord *record,
                        GError     **error)
{
  FoyerReviewDay *self = FOYER_REVIEW_DAY (record);
  gboolean is_cleared = self->state == FOYER_REVIEW_CLEARED;

  return foyer_domain_check_that (self->day != FOYER_DAY_NONE, "day", "known", error)
         && foyer_domain_check_that (self->started != 0, "started", "known", error)
         && foyer_domain_check_that (is_cleared == (self->cleared != 0), "cleared",
                                     "known when cleared, and only then", error)
         && foyer_domain_check_that (self->cleared == 0 || self->cleared >= self->started,
                                     "cleared", "not before it began", error)
         && foyer_domain_check_that (self->n_ticked >= 0 && self->n_commented >= 0
                                     && self->n_open == self->n_ticked + self->n_commented,
                                     "n_open", "as many as were looked at", error);
}

static void
foyer_review_day_class_init (FoyerReviewDayClass *klass)
{
  FoyerRecordClass *record_class = FOYER_RECORD_CLASS (klass);

  record_class->check = foyer_review_day_check;
  foyer_record_class_install_fields (record_class, "review_day", fields, G_N_ELEMENTS (fields));
}

static void
foyer_review_day_init (FoyerReviewDay *self)
{
}

/**
 * foyer_review_day_new:
 * @id: the key
 * @day: which day of the shop is reviewed
 * @starter: (nullable): who begins
 * @at_us: when, microseconds UTC
 *
 * Returns: (transfer full): a review that has begun
 */
FoyerReviewDay *
foyer_review_day_new (const FoyerUuid *id,
                      gint64           day,
                      const FoyerUuid *starter,
                      gint64           at_us)
{
  FoyerReviewDay *self = g_object_new (FOYER_TYPE_REVIEW_DAY, NULL);

  foyer_record_set_identity (FOYER_RECORD (self), id, 0);
  self->day = day;
  self->started = at_us;
  if (starter != NULL)
    self->starter = *starter;
  return self;
}

/**
 * foyer_review_day_clear:
 * @self: a review that has begun
 * @n_ticked: how many items were ticked as seen
 * @n_commented: how many were commented
 * @at_us: when the last one was, microseconds UTC
 * @error: where to put why not
 *
 * Nothing is left to look at.
 *
 * Returns: whether the day is cleared; else %FOYER_DOMAIN_ERROR_STATE
 */
gboolean
foyer_review_day_clear (FoyerReviewDay  *self,
                        gint64           n_ticked,
                        gint64           n_commented,
                        gint64           at_us,
                        GError         **error)
{
  if (self->state != FOYER_REVIEW_OPEN)
    {
      g_set_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_STATE,
                   "the review is not under way");
      return FALSE;
    }

  self->state = FOYER_REVIEW_CLEARED;
  self->cleared = MAX (at_us, self->started);
  self->n_ticked = n_ticked;
  self->n_commented = n_commented;
  self->n_open = n_ticked + n_commented;
  return TRUE;
}

FOYER_RECORD_GETTER (FoyerReviewDay, foyer_review_day, gint64, day)
FOYER_RECORD_GETTER (FoyerReviewDay, foyer_review_day, gint64, started)
FOYER_RECORD_REF_GETTER (FoyerReviewDay, foyer_review_day, starter)
FOYER_RECORD_GETTER (FoyerReviewDay, foyer_review_day, gint64, cleared)
FOYER_RECORD_GETTER (FoyerReviewDay, foyer_review_day, gint64, n_open)
FOYER_RECORD_GETTER (FoyerReviewDay, foyer_review_day, gint64, n_ticked)
FOYER_RECORD_GETTER (FoyerReviewDay, foyer_review_day, gint64, n_commented)
FOYER_RECORD_GETTER (FoyerReviewDay, foyer_review_day, FoyerReviewState, state)
