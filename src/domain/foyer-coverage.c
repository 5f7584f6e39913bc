/* A demand (S3, N38): how many people a post needs from when to when, on some weekdays or on one
 * date. On a date for which a post has demands of its own, its demands by weekday do not count. */

#include "domain/foyer-coverage.h"

#include "domain/foyer-day.h"
#include "domain/foyer-domain-error.h"
#include "domain/foyer-shop-time.h"

struct _FoyerCoverage
{
  FoyerRecord parent_instance;

  FoyerPosts post;
  FoyerWeekdays weekdays;
  gint64 date;
  gint64 start_minute;
  gint64 end_minute;
  gint64 minimum;
  FoyerRosterState state;
};

G_DEFINE_FINAL_TYPE (FoyerCoverage, foyer_coverage, FOYER_TYPE_RECORD)

#define FIELD(name, KIND, ...) FOYER_FIELD (FoyerCoverage, name, KIND, __VA_ARGS__)
#define EDITABLE FOYER_FIELD_EDITABLE

static const FoyerField fields[] = {
  FIELD (post, SET, foyer_posts_get_type, EDITABLE),
  FIELD (weekdays, SET, foyer_weekdays_get_type, EDITABLE),
  FIELD (date, DAY, .flags = EDITABLE),
  FIELD (start_minute, INT, .flags = EDITABLE),
  FIELD (end_minute, INT, .flags = EDITABLE),
  FIELD (minimum, INT, .flags = EDITABLE),
  FIELD (state, ENUM, foyer_roster_state_get_type),
};

static gboolean
foyer_coverage_check (FoyerRecord *record,
                      GError     **error)
{
  FoyerCoverage *self = FOYER_COVERAGE (record);

  return foyer_domain_check_that (self->post != 0 && (self->post & (self->post - 1)) == 0, "post",
                                  "one post", error)
         && foyer_domain_check_that ((self->weekdays != 0) != (self->date != FOYER_DAY_NONE),
                                     "weekdays", "either weekdays or a date", error)
         && foyer_domain_check_that (self->start_minute >= 0
                                     && self->start_minute < self->end_minute, "start_minute",
                                     "before the end", error)
         && foyer_domain_check_that (self->end_minute <= FOYER_MINUTES_IN_DAY, "end_minute",
                                     "24:00 at the latest", error)
         && foyer_domain_check_that (self->minimum >= 0 && self->minimum <= 99, "minimum",
                                     "0 to 99", error);
}

static void
foyer_coverage_class_init (FoyerCoverageClass *klass)
{
  FoyerRecordClass *record_class = FOYER_RECORD_CLASS (klass);

  record_class->check = foyer_coverage_check;
  foyer_record_class_install_fields (record_class, "coverage", fields, G_N_ELEMENTS (fields));
}

static void
foyer_coverage_init (FoyerCoverage *self)
{
}

/**
 * foyer_coverage_new:
 * @id: the key
 * @post: the one post
 * @weekdays: the weekdays it holds for; 0 when foyer_coverage_set_date() follows
 * @start_minute: from when, minutes after midnight
 * @end_minute: until when, up to 1440
 * @minimum: how many people at least
 *
 * Returns: (transfer full): a demand
 */
FoyerCoverage *
foyer_coverage_new (const FoyerUuid *id,
                    FoyerPosts       post,
                    FoyerWeekdays    weekdays,
                    int              start_minute,
                    int              end_minute,
                    int              minimum)
{
  FoyerCoverage *self = g_object_new (FOYER_TYPE_COVERAGE, NULL);

  foyer_record_set_identity (FOYER_RECORD (self), id, 0);
  self->post = post;
  self->weekdays = weekdays;
  self->start_minute = start_minute;
  self->end_minute = end_minute;
  self->minimum = minimum;

  return self;
}

/**
 * foyer_coverage_set_date:
 * @self: a demand
 * @date: the one day for which it holds
 */
void
foyer_coverage_set_date (FoyerCoverage *self,
                         gint64         date)
{
  self->date = date;
  self->weekdays = 0;
}

/**
 * foyer_coverage_void:
 * @self: a demand that is not made any more
 */
void
foyer_coverage_void (FoyerCoverage *self)
{
  self->state = FOYER_ROSTER_VOID;
}

/**
 * foyer_coverage_applies:
 * @self: a demand
 * @day: a day
 *
 * Returns: whether it holds on @day, if no demand for that very date takes its place
 */
gboolean
foyer_coverage_applies (FoyerCoverage *self,
                        gint64         day)
{
  if (self->state != FOYER_ROSTER_ACTIVE)
    return FALSE;
  if (self->date != FOYER_DAY_NONE)
    return self->date == day;

  return (self->weekdays & 1u << (foyer_day_get_weekday (day) - FOYER_MONDAY)) != 0;
}

FOYER_RECORD_GETTER (FoyerCoverage, foyer_coverage, FoyerPosts, post)
FOYER_RECORD_GETTER (FoyerCoverage, foyer_coverage, FoyerWeekdays, weekdays)
FOYER_RECORD_GETTER (FoyerCoverage, foyer_coverage, gint64, date)
FOYER_RECORD_GETTER (FoyerCoverage, foyer_coverage, int, start_minute)
FOYER_RECORD_GETTER (FoyerCoverage, foyer_coverage, int, end_minute)
FOYER_RECORD_GETTER (FoyerCoverage, foyer_coverage, int, minimum)
FOYER_RECORD_GETTER (FoyerCoverage, foyer_coverage, FoyerRosterState, state)
