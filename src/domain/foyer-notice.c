/* When a work item asks for attention (B9).
 *
 * The kind of an item says in stages what rings (foyer-item-kind.c); here they become moments. They
 * are never listed: a stage tells the last of its moments up to now and the first after it, however
 * often it repeats. So a program that was closed for days knows at once what to tell, and tells
 * each item once (CD-13).
 *
 * Callbacks keep to the hours in which customers may be called: what is due outside is announced at
 * the last moment inside before it (NO-01, NO-02), what comes late is told when they begin
 * again. */

#include "domain/foyer-notice.h"

/* No shop is closed for longer; beyond it the closed days are passed over. */
#define CLOSED_DAYS_MAX 60

typedef struct
{
  FoyerItem *item;
  FoyerSettings *settings;
  FoyerShopTime *time;
  const FoyerItemKindRules *rules;
} Plan;

/* The moments of a stage around now; 0 for none. */
typedef struct
{
  gint64 latest_us;
  gint64 next_us;
} Around;

static gboolean
is_closed_day (Plan   *plan,
               gint64  day)
{
  return foyer_settings_has_day (plan->settings, FOYER_SETTING_CALENDAR_CLOSED_DAYS, day);
}

/* @day, or the next one in the direction of @step on which the shop is open. */
static gint64
find_open_day (Plan   *plan,
               gint64  day,
               int     step)
{
  for (int i = 0; i < CLOSED_DAYS_MAX; i++)
    if (!is_closed_day (plan, day + i * step))
      return day + i * step;

  return day;
}

static void
get_hours (Plan *plan,
           int  *from,
           int  *to)
{
  foyer_settings_get_hours (plan->settings, FOYER_SETTING_CALLBACK_HOURS, from, to);
}

static gboolean
is_in_hours (Plan   *plan,
             gint64  at_us)
{
  gint64 day = foyer_shop_time_get_day (plan->time, at_us);
  int from, to;

  get_hours (plan, &from, &to);
  return !is_closed_day (plan, day)
         && at_us >= foyer_shop_time_at_minute (plan->time, day, from)
         && at_us <= foyer_shop_time_at_minute (plan->time, day, to);
}

static gint64
shift_forward (Plan   *plan,
               gint64  at_us)
{
  gint64 day = foyer_shop_time_get_day (plan->time, at_us);
  int from, to;

  if (is_in_hours (plan, at_us))
    return at_us;

  get_hours (plan, &from, &to);
  if (at_us > foyer_shop_time_at_minute (plan->time, day, from))
    day++;
  return foyer_shop_time_at_minute (plan->time, find_open_day (plan, day, 1), from);
}

/* The last moment inside the hours before it; when it was not even planned then, the next one. */
static gint64
shift_back (Plan   *plan,
            gint64  at_us)
{
  gint64 day = foyer_shop_time_get_day (plan->time, at_us);
  gint64 shifted_us;
  int from, to;

  if (is_in_hours (plan, at_us))
    return at_us;

  get_hours (plan, &from, &to);
  if (at_us < foyer_shop_time_at_minute (plan->time, day, to))
    day--;
  shifted_us = foyer_shop_time_at_minute (plan->time, find_open_day (plan, day, -1), to);

  return shifted_us > foyer_item_get_opened (plan->item) ? shifted_us
                                                          : shift_forward (plan, at_us);
}

static gint64
get_base (Plan            *plan,
          FoyerNoticeBase  base,
          gint64           before_us)
{
  gint64 contact_us = foyer_item_get_next_contact (plan->item);

  switch (base)
    {
    case FOYER_NOTICE_BASE_OPENED:
      return foyer_item_get_opened (plan->item);
    case FOYER_NOTICE_BASE_DUE:
      return foyer_item_get_due (plan->item);
    case FOYER_NOTICE_BASE_CONTACT:
      return contact_us;
    case FOYER_NOTICE_BASE_WHEN:
      return contact_us != 0 ? contact_us : foyer_item_get_due (plan->item);
    case FOYER_NOTICE_BASE_PROGRESS:
      return foyer_item_get_progress (plan->item);
    case FOYER_NOTICE_BASE_STAGE:
      return before_us;
    }

  g_assert_not_reached ();
}

/* The first moment of a stage; 0 when it does not ring. @before_us is that of the stage before. */
static gint64
find_first (Plan                   *plan,
            const FoyerNoticeStage *stage,
            gint64                  before_us)
{
  gint64 base_us = get_base (plan, stage->base, before_us);
  gint64 offset_us = 0;

  if (stage->offset != FOYER_SETTING_NONE)
    offset_us = foyer_settings_get_span_us (plan->settings, stage->offset);
  if (base_us == 0
      || (stage->offset != FOYER_SETTING_NONE && offset_us < 0
          && foyer_setting_key_get_kind (stage->offset) == FOYER_SETTING_KIND_SPAN))
    return 0;

  base_us += offset_us;
  if (!plan->rules->keeps_hours)
    return base_us;
  return stage->reason == FOYER_NOTICE_LATE ? shift_forward (plan, base_us)
                                            : shift_back (plan, base_us);
}

static Around
find_daily (Plan   *plan,
            gint64  base_us,
            gint64  now_us)
{
  gint64 base_day = foyer_shop_time_get_day (plan->time, base_us);
  gint64 local_us = foyer_shop_time_get_local_us (plan->time, base_us);
  gint64 day = MAX (foyer_shop_time_get_day (plan->time, now_us), base_day);

  if (foyer_shop_time_at (plan->time, day, local_us) > now_us)
    day--;

  return (Around) {
    .latest_us = day > base_day ? foyer_shop_time_at (plan->time, day, local_us) : 0,
    .next_us = foyer_shop_time_at (plan->time, MAX (day, base_day) + 1, local_us),
  };
}

static Around
find_mornings (Plan   *plan,
               gint64  base_us,
               gint64  now_us)
{
  gint64 day = foyer_shop_time_get_day (plan->time, MAX (now_us, base_us));
  gint64 latest_us, next_us;
  int from, to;

  get_hours (plan, &from, &to);
  if (foyer_shop_time_at_minute (plan->time, day, from) > MAX (now_us, base_us))
    day--;
  latest_us = foyer_shop_time_at_minute (plan->time, find_open_day (plan, day, -1), from);
  next_us = foyer_shop_time_at_minute (plan->time, find_open_day (plan, day + 1, 1), from);

  return (Around) {
    .latest_us = latest_us > base_us && latest_us <= now_us ? latest_us : 0,
    .next_us = next_us,
  };
}

static Around
find_every (Plan                   *plan,
            const FoyerNoticeStage *stage,
            gint64                  base_us,
            gint64                  now_us)
{
  gint64 span_us = foyer_settings_get_span_us (plan->settings, stage->every);
  gint64 most = G_MAXINT64;
  gint64 n_over;
  Around around = { 0, 0 };

  if (stage->most != FOYER_SETTING_NONE)
    most = foyer_settings_get_count (plan->settings, stage->most);
  if (span_us <= 0)
    most = MIN (most, 1);
  if (most == 0)
    return around;

  n_over = now_us < base_us ? 0 : span_us > 0 ? (now_us - base_us) / span_us + 1 : 1;
  if (n_over > 0)
    around.latest_us = base_us + (MIN (n_over, most) - 1) * MAX (span_us, 0);
  if (n_over < most)
    around.next_us = base_us + n_over * MAX (span_us, 0);

  return around;
}

static gboolean
is_severe (FoyerItem *item)
{
  FoyerSeverity severity = foyer_item_get_severity (item);

  return severity == FOYER_SEVERITY_MAJOR || severity == FOYER_SEVERITY_EXTREME;
}

static gboolean
applies (Plan                   *plan,
         const FoyerNoticeStage *stage)
{
  return (!stage->is_severe || is_severe (plan->item))
         && (!stage->is_opening || foyer_item_get_state (plan->item) == FOYER_ITEM_STATE_OPENED);
}

static Around
find_around (Plan                   *plan,
             const FoyerNoticeStage *stage,
             gint64                  first_us,
             gint64                  now_us)
{
  if (first_us == 0 || !applies (plan, stage))
    return (Around) { 0, 0 };

  switch (stage->repeat)
    {
    case FOYER_NOTICE_ONCE:
      return first_us <= now_us ? (Around) { .latest_us = first_us }
                                : (Around) { .next_us = first_us };
    case FOYER_NOTICE_DAILY:
      return find_daily (plan, first_us, now_us);
    case FOYER_NOTICE_MORNINGS:
      return find_mornings (plan, first_us, now_us);
    case FOYER_NOTICE_EVERY:
      return find_every (plan, stage, first_us, now_us);
    }

  g_assert_not_reached ();
}

/* What was answered asks for nothing any more (CD-10), nor what waits for the customer. */
static gboolean
is_ringing (FoyerItem *item)
{
  return (FOYER_ITEM_STATES_UNANSWERED & 1u << foyer_item_get_state (item)) != 0
         && foyer_item_get_paused (item) == 0;
}

typedef void (*StageFunc) (const FoyerNoticeStage *stage,
                           Around                  around,
                           gpointer                user_data);

static void
each_stage (FoyerItem     *item,
            FoyerSettings *settings,
            FoyerShopTime *time,
            gint64         now_us,
            StageFunc      func,
            gpointer       user_data)
{
  const FoyerItemKindRules *rules = foyer_item_kind_get_rules (foyer_item_get_kind (item));
  Plan plan = { item, settings, time, rules };
  gint64 first_us = 0;

  if (!is_ringing (item))
    return;

  for (guint i = 0; i < rules->n_stages; i++)
    {
      const FoyerNoticeStage *stage = &rules->stages[i];

      first_us = find_first (&plan, stage, first_us);
      func (stage, find_around (&plan, stage, first_us, now_us), user_data);
    }
}

typedef struct
{
  FoyerNoticeTo to;
  FoyerNotice *notice;
} Latest;

/* Of two at the same moment the later stage says more. */
static void
take_latest (const FoyerNoticeStage *stage,
             Around                  around,
             gpointer                user_data)
{
  Latest *latest = user_data;

  if (around.latest_us == 0 || (stage->to & latest->to) == 0
      || around.latest_us < latest->notice->moment_us)
    return;

  *latest->notice = (FoyerNotice) { stage->reason, around.latest_us, stage->to, stage->is_urgent };
}

/**
 * foyer_notice_find_latest:
 * @item: a work item
 * @settings: the settings
 * @time: the shop's time
 * @to: for whom
 * @now_us: the present, microseconds UTC
 * @notice: (out caller-allocates): where to put it
 *
 * What stands for somebody now: of all the moments up to now, however many were missed, the last.
 *
 * Returns: whether there is one
 */
gboolean
foyer_notice_find_latest (FoyerItem     *item,
                          FoyerSettings *settings,
                          FoyerShopTime *time,
                          FoyerNoticeTo  to,
                          gint64         now_us,
                          FoyerNotice   *notice)
{
  Latest latest = { to, notice };

  *notice = (FoyerNotice) { .moment_us = 0 };
  each_stage (item, settings, time, now_us, take_latest, &latest);
  return notice->moment_us != 0;
}

static void
take_next (const FoyerNoticeStage *stage,
           Around                  around,
           gpointer                user_data)
{
  gint64 *next_us = user_data;

  if (around.next_us != 0 && (*next_us == 0 || around.next_us < *next_us))
    *next_us = around.next_us;
}

/**
 * foyer_notice_find_next:
 * @item: a work item
 * @settings: the settings
 * @time: the shop's time
 * @now_us: the present, microseconds UTC
 *
 * Returns: the first moment after now at which the item rings, for whomever, microseconds UTC; 0
 *   when it never rings again as it stands
 */
gint64
foyer_notice_find_next (FoyerItem     *item,
                        FoyerSettings *settings,
                        FoyerShopTime *time,
                        gint64         now_us)
{
  gint64 next_us = 0;

  each_stage (item, settings, time, now_us, take_next, &next_us);
  return next_us;
}

typedef struct
{
  FoyerNoticeReason reason;
  gint64 moment_us;
  gboolean is_found;
} Sought;

static void
compare_stage (const FoyerNoticeStage *stage,
               Around                  around,
               gpointer                user_data)
{
  Sought *sought = user_data;

  sought->is_found |= stage->reason == sought->reason && around.latest_us == sought->moment_us;
}

/**
 * foyer_notice_is_planned:
 * @item: a work item
 * @settings: the settings
 * @time: the shop's time
 * @reason: a reason
 * @moment_us: a moment
 *
 * For what rang before: whether it would still ring then, as the item stands now.
 *
 * Returns: whether it is one of the item's moments
 */
gboolean
foyer_notice_is_planned (FoyerItem         *item,
                         FoyerSettings     *settings,
                         FoyerShopTime     *time,
                         FoyerNoticeReason  reason,
                         gint64             moment_us)
{
  Sought sought = { reason, moment_us, FALSE };

  each_stage (item, settings, time, moment_us, compare_stage, &sought);
  return sought.is_found;
}

/**
 * foyer_notice_is_urgent:
 * @item: a work item
 * @reason: why it rings
 *
 * Returns: whether it stays on the screen until somebody acts
 */
gboolean
foyer_notice_is_urgent (FoyerItem         *item,
                        FoyerNoticeReason  reason)
{
  const FoyerItemKindRules *rules = foyer_item_kind_get_rules (foyer_item_get_kind (item));

  for (guint i = 0; i < rules->n_stages; i++)
    if (rules->stages[i].reason == reason && rules->stages[i].is_urgent)
      return TRUE;

  return FALSE;
}
