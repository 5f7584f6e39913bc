#include "service/foyer-register-days.h"

#define DAY(self, i) (g_array_index ((self)->days, FoyerRegisterDay, i))

void
foyer_register_days_init (FoyerRegisterDays *self)
{
  self->days = g_array_new (FALSE, FALSE, sizeof (FoyerRegisterDay));
}

void
foyer_register_days_clear (FoyerRegisterDays *self)
{
  g_clear_pointer (&self->days, g_array_unref);
}

void
foyer_register_days_empty (FoyerRegisterDays *self)
{
  g_array_set_size (self->days, 0);
}

/* How many visits there are in all. */
guint
foyer_register_days_get_size (FoyerRegisterDays *self)
{
  const FoyerRegisterDay *last;

  if (self->days->len == 0)
    return 0;
  last = &DAY (self, self->days->len - 1);
  return last->start + last->n_visits;
}

/* The day to which the visit at @position belongs, or NULL beyond the end. */
const FoyerRegisterDay *
foyer_register_days_at (FoyerRegisterDays *self,
                        guint              position)
{
  guint low = 0, high = self->days->len;

  if (position >= foyer_register_days_get_size (self))
    return NULL;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (DAY (self, middle).start <= position)
        low = middle;
      else
        high = middle;
    }
  return &DAY (self, low);
}

/* The index of the first entry of @day or of an earlier day; the number of entries if all are
 * later. */
static guint
find_index (FoyerRegisterDays *self,
            gint64             day)
{
  guint low = 0, high = self->days->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (DAY (self, middle).day > day)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The entry of @day, or NULL when it has no visits. */
const FoyerRegisterDay *
foyer_register_days_find (FoyerRegisterDays *self,
                          gint64             day)
{
  guint i = find_index (self, day);

  return i < self->days->len && DAY (self, i).day == day ? &DAY (self, i) : NULL;
}

/* The position of the first visit of @day, or of where it would stand: that of the next earlier day
 * that has one. */
guint
foyer_register_days_start_of (FoyerRegisterDays *self,
                              gint64             day)
{
  guint i = find_index (self, day);

  return i < self->days->len ? DAY (self, i).start : foyer_register_days_get_size (self);
}

/* Sets how many visits @day has; a day without any has no entry. */
void
foyer_register_days_set (FoyerRegisterDays *self,
                         gint64             day,
                         guint              n_visits)
{
  guint i = find_index (self, day);
  guint start = i < self->days->len ? DAY (self, i).start : foyer_register_days_get_size (self);
  gboolean is_there = i < self->days->len && DAY (self, i).day == day;
  FoyerRegisterDay entry = { day, n_visits, start };

  if (n_visits == 0 && is_there)
    g_array_remove_index (self->days, i);
  else if (is_there)
    DAY (self, i).n_visits = n_visits;
  else if (n_visits > 0)
    g_array_insert_val (self->days, i, entry);

  for (; i < self->days->len; i++)
    {
      DAY (self, i).start = start;
      start += DAY (self, i).n_visits;
    }
}
