#pragma once

/* The rules of the roster as pure functions (HANDBOOK S1, S3, §14c). */

#include "domain/foyer-calendar.h"
#include "domain/foyer-coverage.h"
#include "domain/foyer-duty.h"
#include "domain/foyer-leave.h"
#include "domain/foyer-settings.h"

G_BEGIN_DECLS

/**
 * FoyerRosterRules:
 * @max_days_in_row: working days in a row, at most (N35)
 * @is_rest_day_strict: whether more of them are refused
 * @min_rest: minutes of rest between the work of two days
 * @week_minutes: minutes of work in an ISO week above which there is advice
 * @usual_break: minutes of break in a shift that states none
 *
 * The numbers behind the checks; all are settings of the shop.
 */
typedef struct
{
  int max_days_in_row;
  gboolean is_rest_day_strict;
  int min_rest;
  int week_minutes;
  int usual_break;
} FoyerRosterRules;

/**
 * FoyerRosterProblemKind:
 * @FOYER_ROSTER_GAP: a post with too few people (S3); `actual` people of `limit`
 * @FOYER_ROSTER_OVERLAP: two shifts of a person at the same time; `actual` minutes
 * @FOYER_ROSTER_ON_LEAVE: a shift while the person is on approved leave
 * @FOYER_ROSTER_RUN: too many working days in a row; `actual` days, `limit` allowed
 * @FOYER_ROSTER_REST: too little rest between two days; `actual` minutes, `limit` wanted
 * @FOYER_ROSTER_LONG_DAY: so much work on a day that the rest does not fit beside it; minutes
 * @FOYER_ROSTER_WEEK: more work in a week than advised; minutes
 * @FOYER_ROSTER_WRONG_POST: a shift at a post that is none of the person's
 *
 * What can be wrong with a roster.
 */
typedef enum
{
  FOYER_ROSTER_GAP,
  FOYER_ROSTER_OVERLAP,
  FOYER_ROSTER_ON_LEAVE,
  FOYER_ROSTER_RUN,
  FOYER_ROSTER_REST,
  FOYER_ROSTER_LONG_DAY,
  FOYER_ROSTER_WEEK,
  FOYER_ROSTER_WRONG_POST,
} FoyerRosterProblemKind;

/**
 * FoyerRosterGravity:
 * @FOYER_ROSTER_ERROR: must not be
 * @FOYER_ROSTER_WARNING: should not be
 * @FOYER_ROSTER_ADVICE: good to know; nothing is refused for it
 */
typedef enum
{
  FOYER_ROSTER_ERROR,
  FOYER_ROSTER_WARNING,
  FOYER_ROSTER_ADVICE,
} FoyerRosterGravity;

/**
 * FoyerRosterProblem:
 * @kind: what it is
 * @gravity: how grave
 * @staff: about whom; all-zero for a gap
 * @first_day: the first day that it is about
 * @last_day: the last one: where it shows
 * @post: the post, of a gap and of a wrong post
 * @start: of a gap: from when, minutes after midnight
 * @end: of a gap: until when, up to 1440
 * @actual: what is, see #FoyerRosterProblemKind
 * @limit: what should be
 */
typedef struct
{
  FoyerRosterProblemKind kind;
  FoyerRosterGravity gravity;
  FoyerUuid staff;
  gint64 first_day;
  gint64 last_day;
  FoyerPosts post;
  int start;
  int end;
  int actual;
  int limit;
} FoyerRosterProblem;

/* What a person has on a roster: for the totals and for fairness. */
typedef struct
{
  int n_shifts;
  int n_days;
  int n_evenings;
  int n_weekend_days;
  int n_holidays;
  int minutes;
} FoyerRosterCounts;

void      foyer_roster_rules_read         (FoyerRosterRules   *self,
                                           FoyerSettings      *settings);

void      foyer_roster_check_person       (const FoyerDuty    *duties,
                                           guint               n_duties,
                                           const FoyerRosterRules *rules,
                                           gint64              first_day,
                                           gint64              last_day,
                                           GArray             *problems);
void      foyer_roster_check_leave        (const FoyerDuty    *duties,
                                           guint               n_duties,
                                           GPtrArray          *leaves,
                                           FoyerShopTime      *shop_time,
                                           GArray             *problems);
void      foyer_roster_check_posts        (const FoyerDuty    *duties,
                                           guint               n_duties,
                                           FoyerPosts          posts,
                                           GArray             *problems);
GPtrArray *foyer_roster_find_demands      (GPtrArray          *coverages,
                                           gint64              day);
int       foyer_roster_count_cover        (FoyerCoverage      *demand,
                                           const FoyerDuty    *duties,
                                           guint               n_duties,
                                           gint64              day);
void      foyer_roster_check_cover        (FoyerCoverage      *demand,
                                           const FoyerDuty    *duties,
                                           guint               n_duties,
                                           gint64              day,
                                           GArray             *problems);
void      foyer_roster_sort_problems      (GArray             *problems);

FoyerRosterCounts foyer_roster_count      (const FoyerDuty    *duties,
                                           guint               n_duties,
                                           FoyerCalendar      *calendar,
                                           gint64              first_day,
                                           gint64              last_day);
gboolean  foyer_roster_is_holiday         (FoyerCalendar      *calendar,
                                           gint64              day);
gboolean  foyer_roster_is_weekend         (FoyerCalendar      *calendar,
                                           gint64              day);
gboolean  foyer_roster_must_publish       (FoyerCalendar      *calendar,
                                           gint64              month,
                                           gint64              today,
                                           gint64              notice_us,
                                           gint64             *holiday);
guint     foyer_roster_rotate             (guint               n_groups,
                                           guint               group,
                                           guint               week);

G_END_DECLS
