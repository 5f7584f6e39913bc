/* The roster of the sample shop: the shifts of HANDBOOK N32–N34, how many people the posts need,
 * the last and the present month published without an empty post, and the next one still to be
 * planned, with a leave, wishes and a locked cell in it. */

#include "service/foyer-sample-roster.h"

#include "domain/foyer-coverage.h"
#include "domain/foyer-day.h"
#include "domain/foyer-leave.h"
#include "domain/foyer-roster-cell.h"
#include "domain/foyer-roster-month.h"
#include "domain/foyer-shift.h"
#include "domain/foyer-wish.h"
#include "service/foyer-numbers.h"

#define AT(hour, minute) ((hour) * 60 + (minute))
#define WORKDAYS (FOYER_WEEKDAYS_ALL & ~FOYER_WEEKDAY_SUN)
#define SOME_EVENINGS \
  (FOYER_WEEKDAY_MON | FOYER_WEEKDAY_WED | FOYER_WEEKDAY_FRI | FOYER_WEEKDAY_SAT)

static const struct
{
  char letter;                      /* in the weeks below */
  const char *code, *name, *name_en;
  FoyerShiftKind kind;
  FoyerPosts post;
  int start, end;
} shifts[] = {
  { 'E', "presale-early", "早班", "Early", FOYER_SHIFT_EARLY, FOYER_POST_RECEPTION, AT (8, 0),
    AT (16, 0) },
  { 'M', "insale", "中班", "Middle", FOYER_SHIFT_MIDDLE, FOYER_POST_SALES, AT (8, 30),
    AT (17, 30) },
  { 'L', "presale-late", "晚班", "Late", FOYER_SHIFT_LATE, FOYER_POST_RECEPTION, AT (16, 0),
    AT (24, 0) },
  { 'e', "aftersale-early", "售后早班", "After-sale early", FOYER_SHIFT_EARLY,
    FOYER_POST_OUTBOUND, AT (8, 30), AT (14, 0) },
  { 'l', "aftersale-late", "售后晚班", "After-sale late", FOYER_SHIFT_LATE, FOYER_POST_OUTBOUND,
    AT (14, 0), AT (22, 0) },
};

static const struct
{
  FoyerPosts post;
  FoyerWeekdays weekdays;
  int start, end, minimum;
} demands[] = {
  { FOYER_POST_RECEPTION, FOYER_WEEKDAYS_ALL, AT (8, 0), AT (16, 0), 2 },
  { FOYER_POST_RECEPTION, FOYER_WEEKDAYS_ALL, AT (16, 0), AT (24, 0), 1 },
  { FOYER_POST_SALES, FOYER_WEEKDAYS_ALL, AT (8, 30), AT (17, 30), 3 },
  { FOYER_POST_OUTBOUND, WORKDAYS, AT (8, 30), AT (14, 0), 1 },
  { FOYER_POST_OUTBOUND, SOME_EVENINGS, AT (14, 0), AT (22, 0), 1 },
};

/* The weeks of each team, Monday to Sunday, which its people work in turn (N36): whoever works one
 * works the one below it the week after. Together they fill what is asked for above, nobody works
 * seven days in a row (N35) or more than 44 hours a week, and between two days lie eleven hours. */
static const struct
{
  guint staff[5];
  guint n_staff;
  const char *weeks[5];
} teams[] = {
  { { 0 }, 1, { "EEEEE--" } },
  { { 2 }, 1, { "E--M-EE" } },
  { { 1, 6, 9 }, 3, { "--LLLL-", "-EEE--L", "LL--EEE" } },
  { { 3, 4, 5, 10, 11 }, 5, { "--MMMM-", "-MMM--M", "MMM---M", "M---MMM", "MM--MM-" } },
  { { 7, 8 }, 2, { "eeeeee-", "l-l-ll-" } },
};

/* Keys apart from those of customers, visits and colleagues. */
#define ROSTER_KEYS (G_GUINT64_CONSTANT (1) << 49)

typedef struct
{
  FoyerSamplePast *past;
  gint64 now_us;
  gint64 month;                     /* the first day of the present one */
  guint64 n_keys;
  FoyerUuid shifts[G_N_ELEMENTS (shifts)];
} Roster;

static FoyerUuid
make_key (Roster *self)
{
  return foyer_sample_make_id (self->past->shape->seed, self->now_us, ROSTER_KEYS + self->n_keys++);
}

static gboolean
create (FoyerTransaction *transaction,
        gpointer          record,
        GError          **error)
{
  g_autoptr(FoyerRecord) owned = record;

  return foyer_transaction_create (transaction, owned, error);
}

static gboolean
add_ground (FoyerTransaction  *transaction,
            Roster            *self,
            GError           **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (shifts); i++)
    {
      FoyerShift *shift = foyer_shift_new (&self->shifts[i], shifts[i].code, shifts[i].name,
                                           shifts[i].name_en, shifts[i].kind, shifts[i].post);

      if (!foyer_shift_set_hours (shift, shifts[i].start, shifts[i].end, 0, error)
          || !create (transaction, shift, error))
        return FALSE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (demands); i++)
    {
      FoyerUuid id = make_key (self);

      if (!create (transaction, foyer_coverage_new (&id, demands[i].post, demands[i].weekdays,
                                                    demands[i].start, demands[i].end,
                                                    demands[i].minimum), error))
        return FALSE;
    }

  return TRUE;
}

/* The letter of the shift of somebody on a day; '-' for rest. */
static char
get_letter (guint  staff,
            gint64 day)
{
  int weekday = foyer_day_get_weekday (day) - FOYER_MONDAY;
  gint64 week = (day - weekday) / 7;

  for (guint t = 0; t < G_N_ELEMENTS (teams); t++)
    for (guint i = 0; i < teams[t].n_staff; i++)
      if (teams[t].staff[i] == staff)
        return teams[t].weeks[(week + i) % teams[t].n_staff][weekday];

  g_assert_not_reached ();
}

/* (nullable): %NULL for rest */
static const FoyerUuid *
get_shift (Roster *self,
           guint   staff,
           gint64  day)
{
  char letter = get_letter (staff, day);

  for (guint i = 0; i < G_N_ELEMENTS (shifts); i++)
    if (shifts[i].letter == letter)
      return &self->shifts[i];

  return NULL;
}

static gboolean
add_month (FoyerTransaction  *transaction,
           Roster            *self,
           gint64             month,
           GError           **error)
{
  gint64 next = foyer_day_add_months (month, 1);
  FoyerUuid id = make_key (self);
  FoyerRosterMonth *roster = foyer_roster_month_new (&id, month);

  if (!foyer_roster_month_publish (roster, 0, NULL, &self->past->staff[0], self->now_us, error)
      || !create (transaction, roster, error))
    return FALSE;

  for (guint staff = 0; staff < FOYER_SAMPLE_N_STAFF; staff++)
    for (gint64 day = month; day < next; day++)
      {
        FoyerUuid key = make_key (self);
        FoyerRosterCell *cell = foyer_roster_cell_new (&key, &self->past->staff[staff], day, 0);

        foyer_roster_cell_put (cell, get_shift (self, staff, day), 0, NULL);
        foyer_roster_cell_publish (cell);
        if (!create (transaction, cell, error))
          return FALSE;
      }

  return TRUE;
}

/* What is known of the next month before it is planned. */
static gboolean
add_next (FoyerTransaction  *transaction,
          Roster            *self,
          GError           **error)
{
  static const struct
  {
    guint staff;
    int day;
    gboolean is_against;
    int strength;
  } wishes[] = { { 1, 5, FALSE, 3 }, { 3, 12, FALSE, 2 }, { 6, 19, FALSE, 2 }, { 8, 24, FALSE, 3 },
                 { 10, 2, TRUE, 1 } };
  gint64 month = foyer_day_add_months (self->month, 1);
  g_autofree char *digits = foyer_day_to_digits (self->month);
  g_autofree char *number = NULL;
  g_autoptr(GPtrArray) nobody = g_ptr_array_new ();
  FoyerUuid keys[2] = { make_key (self), make_key (self) };
  FoyerLeave *leave;
  FoyerRosterCell *cell;

  number = foyer_transaction_number (transaction, FOYER_NUMBER_LEAVE, digits, error);
  if (number == NULL)
    return FALSE;
  leave = foyer_leave_new (&keys[0], number, &self->past->staff[4],
                           foyer_shop_time_at_minute (self->past->time, month + 12, 0),
                           foyer_shop_time_at_minute (self->past->time, month + 14, 1440),
                           FOYER_LEAVE_ANNUAL, FOYER_LEAVE_BY_WORKFLOW, self->now_us);
  if (!foyer_leave_set_cover (leave, &self->past->staff[5], nobody, error)
      || !foyer_leave_approve (leave, &self->past->staff[0], error)
      || !create (transaction, leave, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (wishes); i++)
    {
      FoyerUuid key = make_key (self);

      if (!create (transaction, foyer_wish_new (&key, &self->past->staff[wishes[i].staff],
                                                month + wishes[i].day, NULL, wishes[i].is_against,
                                                wishes[i].strength), error))
        return FALSE;
    }

  cell = foyer_roster_cell_new (&keys[1], &self->past->staff[1], month + 1, 0);
  foyer_roster_cell_put (cell, &self->shifts[2], 0, NULL);
  foyer_roster_cell_set_locked (cell, TRUE);
  return create (transaction, cell, error);
}

static gboolean
add_all (FoyerTransaction  *transaction,
         gpointer           data,
         gpointer          *result,
         GError           **error)
{
  Roster *self = data;

  self->n_keys = 0;
  for (guint i = 0; i < G_N_ELEMENTS (shifts); i++)
    self->shifts[i] = make_key (self);

  return add_ground (transaction, self, error)
         && add_month (transaction, self, foyer_day_add_months (self->month, -1), error)
         && add_month (transaction, self, self->month, error)
         && add_next (transaction, self, error);
}

/**
 * foyer_sample_add_roster: (skip)
 * @store: the store with the colleagues of the sample
 * @actor: who does it
 * @past: the sample
 * @now_us: the moment
 * @error: where to put the error
 *
 * Returns: whether the roster is there
 */
gboolean
foyer_sample_add_roster (FoyerStore        *store,
                         const FoyerActor  *actor,
                         FoyerSamplePast   *past,
                         gint64             now_us,
                         GError           **error)
{
  Roster roster = { .past = past, .now_us = now_us };
  gint64 today = foyer_shop_time_get_day (past->time, now_us);
  g_autoptr(GError) reason = NULL;
  int year, month, dom;

  foyer_day_to_ymd (today, &year, &month, &dom);
  roster.month = today - dom + 1;
  foyer_store_write (store, actor, "sample.roster", NULL, add_all, &roster, NULL, NULL, &reason);
  if (reason == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}
