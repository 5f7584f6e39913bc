#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FoyerMark:
 * @FOYER_MARK_NONE: nothing to say
 * @FOYER_MARK_WARN: amber
 * @FOYER_MARK_OVER: red
 *
 * What a running time has come to.
 */
typedef enum
{
  FOYER_MARK_NONE,
  FOYER_MARK_WARN,
  FOYER_MARK_OVER,
} FoyerMark;

/**
 * foyer_mark_elapsed:
 * @elapsed_us: how long it has been, microseconds
 * @warn_us: above this it is amber
 * @max_us: above this it is red
 *
 * The marks of waiting (V1). As with every limit of the shop, what is equal to it is still within
 * it (HANDBOOK §13).
 *
 * Returns: the mark
 */
static inline FoyerMark
foyer_mark_elapsed (gint64 elapsed_us,
                    gint64 warn_us,
                    gint64 max_us)
{
  if (elapsed_us > max_us)
    return FOYER_MARK_OVER;
  if (elapsed_us > warn_us)
    return FOYER_MARK_WARN;
  return FOYER_MARK_NONE;
}

G_END_DECLS
