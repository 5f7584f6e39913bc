#pragma once

#include "service/foyer-rota-ground.h"

G_BEGIN_DECLS

/**
 * FoyerRotaChange:
 * @staff: whose cell
 * @day: which day
 * @slot: 0, or 1 for the second shift of the day
 * @shift: the shift; all-zero for a rest day
 * @is_clear: whether nothing is to be in the cell
 * @seen_version: the version of the cell that was seen; 0 when there was none
 *
 * What is to be in a cell.
 */
typedef struct
{
  FoyerUuid staff;
  gint64 day;
  int slot;
  FoyerUuid shift;
  gboolean is_clear;
  gint64 seen_version;
} FoyerRotaChange;

/**
 * FoyerRotaDemand:
 * @post: the post
 * @start: from when, minutes after midnight
 * @end: until when
 * @shift: (nullable): the shift of exactly this post and these hours
 * @wanted: how many people, by day of the month from 0; -1 where there is no such demand
 * @have: how many there are, at the emptiest minute
 *
 * One line of the coverage strip.
 */
typedef struct
{
  FoyerPosts post;
  int start;
  int end;
  FoyerShift *shift;
  int wanted[31];
  int have[31];
} FoyerRotaDemand;

/**
 * FoyerRotaLack:
 * @FOYER_ROTA_LACK_NOTHING: it has all that a plan needs
 * @FOYER_ROTA_LACK_DAYS: all its days are over
 * @FOYER_ROTA_LACK_STAFF: nobody who works here has a post
 * @FOYER_ROTA_LACK_SHIFTS: there is no shift that could be worked
 * @FOYER_ROTA_LACK_DEMANDS: no post needs anybody
 *
 * What a month lacks before it can be planned: the first of these.
 */
typedef enum
{
  FOYER_ROTA_LACK_NOTHING,
  FOYER_ROTA_LACK_DAYS,
  FOYER_ROTA_LACK_STAFF,
  FOYER_ROTA_LACK_SHIFTS,
  FOYER_ROTA_LACK_DEMANDS,
} FoyerRotaLack;

#define FOYER_TYPE_ROTA_MONTH (foyer_rota_month_get_type ())
G_DECLARE_FINAL_TYPE (FoyerRotaMonth, foyer_rota_month, FOYER, ROTA_MONTH, GObject)

/* A month of the roster as it is looked at: who does what, what is wrong with it, and the totals.
 * It never changes; another one takes its place. Rows are people, from 0; days are counted from
 * 0. */

FoyerRotaMonth        *foyer_rota_month_new           (FoyerRotaGround *ground,
                                                       gboolean         shows_drafts);
FoyerRotaMonth        *foyer_rota_month_change        (FoyerRotaMonth  *self,
                                                       GArray          *changes);

FoyerRotaGround       *foyer_rota_month_get_ground    (FoyerRotaMonth  *self);
const FoyerRosterRules *foyer_rota_month_get_rules    (FoyerRotaMonth  *self);
gboolean               foyer_rota_month_get_shows_drafts
                                                      (FoyerRotaMonth  *self);
gint64                 foyer_rota_month_get_first_day (FoyerRotaMonth  *self);
int                    foyer_rota_month_get_n_days    (FoyerRotaMonth  *self);
gboolean               foyer_rota_month_is_published  (FoyerRotaMonth  *self);
gboolean               foyer_rota_month_is_hidden     (FoyerRotaMonth  *self);
gboolean               foyer_rota_month_is_closed     (FoyerRotaMonth  *self,
                                                       int              day);
int                    foyer_rota_month_get_n_staff   (FoyerRotaMonth  *self);
FoyerStaff            *foyer_rota_month_get_staff     (FoyerRotaMonth  *self,
                                                       int              row);
int                    foyer_rota_month_find_staff    (FoyerRotaMonth  *self,
                                                       const FoyerUuid *staff);
int                    foyer_rota_month_get_n_shifts  (FoyerRotaMonth  *self);
FoyerShift            *foyer_rota_month_get_choice    (FoyerRotaMonth  *self,
                                                       int              n);
int                    foyer_rota_month_find_choice   (FoyerRotaMonth  *self,
                                                       const FoyerUuid *shift);
FoyerRosterCell       *foyer_rota_month_get_cell      (FoyerRotaMonth  *self,
                                                       int              row,
                                                       int              day,
                                                       int              slot);
FoyerShift            *foyer_rota_month_get_shift     (FoyerRotaMonth  *self,
                                                       int              row,
                                                       int              day,
                                                       int              slot);
gboolean               foyer_rota_month_is_on_duty    (FoyerRotaMonth  *self,
                                                       int              row,
                                                       int              day);
FoyerLeave            *foyer_rota_month_get_leave     (FoyerRotaMonth  *self,
                                                       int              row,
                                                       int              day);
gboolean               foyer_rota_month_has_leave     (FoyerRotaMonth  *self,
                                                       int              row,
                                                       int              day);
GArray                *foyer_rota_month_get_duties    (FoyerRotaMonth  *self,
                                                       int              row);
FoyerRosterCounts      foyer_rota_month_get_counts    (FoyerRotaMonth  *self,
                                                       int              row);
int                    foyer_rota_month_get_n_rests   (FoyerRotaMonth  *self,
                                                       int              row);
GArray                *foyer_rota_month_get_problems  (FoyerRotaMonth  *self);
guint                  foyer_rota_month_get_n_numbered
                                                      (FoyerRotaMonth  *self);
guint                  foyer_rota_month_get_n_gaps    (FoyerRotaMonth  *self);
guint                  foyer_rota_month_get_problem_at
                                                      (FoyerRotaMonth  *self,
                                                       int              row,
                                                       int              day);
int                    foyer_rota_month_get_n_demands (FoyerRotaMonth  *self);
const FoyerRotaDemand *foyer_rota_month_get_demand    (FoyerRotaMonth  *self,
                                                       int              n);
int                    foyer_rota_month_find_demand   (FoyerRotaMonth  *self,
                                                       const FoyerRosterProblem *gap);
void                   foyer_rota_month_count_wishes  (FoyerRotaMonth  *self,
                                                       guint           *n_met,
                                                       guint           *n_wishes);
guint                  foyer_rota_month_count_fixed   (FoyerRotaMonth  *self);
FoyerRotaLack          foyer_rota_month_get_lack      (FoyerRotaMonth  *self,
                                                       gint64           today);

G_END_DECLS
