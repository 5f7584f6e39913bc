#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The greatest common divisor (Euclid); that of 0 and @b is @b. */
static inline int
foyer_plan_greatest_common_divisor (int a,
                                    int b)
{
  while (b != 0)
    {
      int rest = a % b;

      a = b;
      b = rest;
    }

  return ABS (a);
}

G_END_DECLS
