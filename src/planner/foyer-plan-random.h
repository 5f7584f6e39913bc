#pragma once

#include <glib.h>

/* A small fast generator (xorshift64*, Vigna 2016), one for each engine, so that a seed decides a
 * run. GRand would do, but takes three times as long where a third of the time goes. */
typedef struct
{
  guint64 state;
} FoyerPlanRandom;

static inline void
foyer_plan_random_init (FoyerPlanRandom *self,
                        guint64          seed)
{
  self->state = (seed + 1) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
  if (self->state == 0)
    self->state = 1;
}

static inline guint32
foyer_plan_random_next (FoyerPlanRandom *self)
{
  self->state ^= self->state >> 12;
  self->state ^= self->state << 25;
  self->state ^= self->state >> 27;

  return (self->state * G_GUINT64_CONSTANT (2685821657736338717)) >> 32;
}

/* From 0 to @n - 1. */
static inline int
foyer_plan_random_below (FoyerPlanRandom *self,
                         int              n)
{
  return ((guint64) foyer_plan_random_next (self) * n) >> 32;
}

/* From 0 to just below 1. */
static inline double
foyer_plan_random_unit (FoyerPlanRandom *self)
{
  return foyer_plan_random_next (self) / 4294967296.0;
}
