#include "service/foyer-callback-room.h"

#include "service/foyer-callback-private.h"
#include "store/foyer-callback-repository.h"

/* Nobody has more days to greet in: the longest time before a festival, and a year of birthdays. */
#define MOST_DAYS 400

/* Greetings are spread over the day until here, or until the hours of calling end. */
#define LAST_MINUTE (18 * 60)

typedef struct
{
  gint64 day;
  guint n_taken;
  gboolean is_counted;          /* whether the number is true */
} Slot;

struct _FoyerCallbackRoom
{
  FoyerShopTime *time;
  GArray *slots;                /* Slot, by day */
  guint per_day;
  int from, to;                 /* between which minutes */
};

/**
 * foyer_callback_room_new: (skip)
 * @rules: what the shop chose
 * @per_day: how many greetings a day at most; 0 for `care.per_day`
 *
 * Returns: (transfer full): room without any day yet
 */
FoyerCallbackRoom *
foyer_callback_room_new (FoyerShopRules *rules,
                         guint           per_day)
{
  FoyerCallbackRoom *self = g_new0 (FoyerCallbackRoom, 1);
  int from, to;

  self->time = g_object_ref (rules->time);
  self->slots = g_array_new (FALSE, FALSE, sizeof (Slot));
  self->per_day = per_day > 0 ? per_day
                              : (guint) foyer_settings_get_count (rules->settings,
                                                                  FOYER_SETTING_CARE_PER_DAY);
  foyer_settings_get_hours (rules->settings, FOYER_SETTING_CALLBACK_HOURS, &from, &to);
  self->from = CLAMP (FOYER_CALLBACK_CARE_MINUTE, from, to);
  self->to = MAX (MIN (LAST_MINUTE, to), self->from);
  return self;
}

/**
 * foyer_callback_room_free: (skip)
 * @self: (transfer full): room
 */
void
foyer_callback_room_free (FoyerCallbackRoom *self)
{
  g_object_unref (self->time);
  g_array_unref (self->slots);
  g_free (self);
}

static gint64
at_minute (FoyerCallbackRoom *self,
           gint64             day,
           guint              n_before)
{
  int span = self->to - self->from;
  int minute = self->from + (int) (n_before % self->per_day) * span / (int) self->per_day;

  return foyer_shop_time_at_minute (self->time, day, minute);
}

/**
 * foyer_callback_room_add_days: (skip)
 * @self: room
 * @rules: what the shop chose
 * @first_day: a day, after those that it has
 * @last_day: the last, with it
 * @now_us: the present, microseconds UTC
 *
 * Adds days of greeting. Nobody is disturbed on a holiday, and what is over is over.
 */
void
foyer_callback_room_add_days (FoyerCallbackRoom *self,
                              FoyerShopRules    *rules,
                              gint64             first_day,
                              gint64             last_day,
                              gint64             now_us)
{
  gint64 today = foyer_shop_time_get_day (self->time, now_us);

  for (gint64 day = MAX (first_day, today); day <= MIN (last_day, first_day + MOST_DAYS); day++)
    {
      gint64 at_us = at_minute (self, day, 0);
      Slot slot = { day, 0, FALSE };

      if (at_us > now_us
          && foyer_callback_place (at_us, rules->settings, rules->time, rules->calendar) == at_us)
        g_array_append_val (self->slots, slot);
    }
}

static Slot *
find_slot (FoyerCallbackRoom *self,
           gint64             day)
{
  for (guint i = 0; i < self->slots->len; i++)
    if (g_array_index (self->slots, Slot, i).day == day)
      return &g_array_index (self->slots, Slot, i);

  return NULL;
}

/* The greetings that stand on some days that follow each other in the list. */
static gboolean
count_slots (FoyerCallbackRoom  *self,
             FoyerDb            *db,
             Slot               *first,
             guint               n_slots,
             GError            **error)
{
  g_autoptr (GArray) known = NULL;
  gint64 first_us, end_us, unused;

  foyer_shop_time_get_bounds (self->time, first->day, &first_us, &unused);
  foyer_shop_time_get_bounds (self->time, first[n_slots - 1].day, &unused, &end_us);
  known = foyer_callback_repository_find_greetings (db, first_us, end_us, error);
  if (known == NULL)
    return FALSE;

  for (guint i = 0; i < n_slots; i++)
    {
      first[i].n_taken = 0;
      first[i].is_counted = TRUE;
    }
  for (guint i = 0; i < known->len; i++)
    {
      Slot *slot = find_slot (self, foyer_shop_time_get_day (self->time,
                                                             g_array_index (known, gint64, i)));

      if (slot != NULL)
        slot->n_taken++;
    }
  return TRUE;
}

/**
 * foyer_callback_room_count: (skip)
 * @self: room
 * @db: a connection in a transaction
 * @error: where to put the error
 *
 * Counts the greetings of all days at once: a connection answers one question at a time, and
 * foyer_callback_room_find() asks none after this.
 *
 * Returns: whether it could be read
 */
gboolean
foyer_callback_room_count (FoyerCallbackRoom  *self,
                           FoyerDb            *db,
                           GError            **error)
{
  return self->slots->len == 0
         || count_slots (self, db, &g_array_index (self->slots, Slot, 0), self->slots->len, error);
}

/**
 * foyer_callback_room_forget: (skip)
 * @self: room
 *
 * Another transaction begins: somebody else may have planned since. What is asked for from here on
 * is counted again.
 */
void
foyer_callback_room_forget (FoyerCallbackRoom *self)
{
  for (guint i = 0; i < self->slots->len; i++)
    g_array_index (self->slots, Slot, i).is_counted = FALSE;
}

static gboolean
look_at_day (FoyerCallbackRoom  *self,
             FoyerDb            *db,
             gint64              day,
             gint64             *found,
             GError            **error)
{
  Slot *slot = find_slot (self, day);

  if (slot == NULL)
    return TRUE;
  if (!slot->is_counted && !count_slots (self, db, slot, 1, error))
    return FALSE;

  if (slot->n_taken < self->per_day)
    *found = day;
  return TRUE;
}

/**
 * foyer_callback_room_find: (skip)
 * @self: room
 * @db: a connection in a transaction
 * @wish: when somebody may be greeted
 * @day: (out): the best of these days that has room; %FOYER_DAY_NONE for none
 * @error: where to put the error
 *
 * Returns: whether it could be read
 */
gboolean
foyer_callback_room_find (FoyerCallbackRoom            *self,
                          FoyerDb                      *db,
                          const FoyerCallbackRoomWish  *wish,
                          gint64                       *day,
                          GError                      **error)
{
  gint64 n_days = wish->last_day - wish->first_day + 1;

  *day = FOYER_DAY_NONE;
  if (!look_at_day (self, db, wish->day, day, error))
    return FALSE;

  for (gint64 i = 0; *day == FOYER_DAY_NONE && i < n_days; i++)
    if (!look_at_day (self, db, wish->is_latest_first ? wish->last_day - i : wish->first_day + i,
                      day, error))
      return FALSE;

  return TRUE;
}

/**
 * foyer_callback_room_take: (skip)
 * @self: room
 * @day: a day of it that has room
 *
 * Counts one greeting more; those of a day are spread over it.
 *
 * Returns: when it is due, microseconds UTC
 */
gint64
foyer_callback_room_take (FoyerCallbackRoom *self,
                          gint64             day)
{
  Slot *slot = find_slot (self, day);

  g_return_val_if_fail (slot != NULL, 0);

  return at_minute (self, day, slot->n_taken++);
}
