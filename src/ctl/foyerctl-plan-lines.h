#pragma once

#include <glib.h>

/* The lines of a run of the planner, the same for a file and for a month of the shop. Scripts read
 * them: they are neither translated nor do they depend on the locale. An amount that is not known
 * is below zero, and printed as a dash. */

void foyerctl_plan_print_line   (double   seconds,
                                 gint64   incumbent,
                                 gint64   bound);
void foyerctl_plan_print_result (gint64   cost,
                                 gint64   bound,
                                 gboolean is_proven);
