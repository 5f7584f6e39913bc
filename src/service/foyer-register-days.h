#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many visits each day of the register has, newest day first, and so which visit stands at
 * which position. A part of FoyerRegister. */
typedef struct
{
  GArray *days;                 /* of FoyerRegisterDay */
} FoyerRegisterDays;

typedef struct
{
  gint64 day;
  guint n_visits;
  guint start;                  /* position of the day's first visit */
} FoyerRegisterDay;

void                    foyer_register_days_init     (FoyerRegisterDays *self);
void                    foyer_register_days_clear    (FoyerRegisterDays *self);
void                    foyer_register_days_empty    (FoyerRegisterDays *self);
guint                   foyer_register_days_get_size (FoyerRegisterDays *self);
const FoyerRegisterDay *foyer_register_days_at       (FoyerRegisterDays *self,
                                                      guint              position);
const FoyerRegisterDay *foyer_register_days_find     (FoyerRegisterDays *self,
                                                      gint64             day);
guint                   foyer_register_days_start_of (FoyerRegisterDays *self,
                                                      gint64             day);
void                    foyer_register_days_set      (FoyerRegisterDays *self,
                                                      gint64             day,
                                                      guint              n_visits);

G_END_DECLS
