#include "ctl/foyerctl-plan-lines.h"

#include <stdio.h>

static char *
amount_or_dash (gint64 amount)
{
  return amount < 0 ? g_strdup ("-") : g_strdup_printf ("%" G_GINT64_FORMAT, amount);
}

/* How much could be saved yet, as a part of the cost. */
static char *
gap_or_dash (gint64 cost,
             gint64 bound)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  double gap = cost > 0 ? (double) (cost - bound) / cost : 0;

  return cost < 0 || bound < 0
           ? g_strdup ("-")
           : g_strconcat (g_ascii_formatd (text, sizeof text, "%.2f", gap * 100), "%", NULL);
}

/* "1.0 1004 1001 0.30%" */
void
foyerctl_plan_print_line (double seconds,
                          gint64 incumbent,
                          gint64 bound)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *incumbent_text = amount_or_dash (incumbent);
  g_autofree char *bound_text = amount_or_dash (bound);
  g_autofree char *gap = gap_or_dash (incumbent, bound);

  printf ("%s %s %s %s\n", g_ascii_formatd (text, sizeof text, "%.1f", seconds), incumbent_text,
          bound_text, gap);
  fflush (stdout);
}

/* The last line; @cost: below zero when there is no roster; @is_proven: whether there is none
 * better, or none at all */
void
foyerctl_plan_print_result (gint64   cost,
                            gint64   bound,
                            gboolean is_proven)
{
  g_autofree char *cost_text = amount_or_dash (cost);
  g_autofree char *bound_text = amount_or_dash (bound);
  g_autofree char *gap = gap_or_dash (cost, bound);

  printf ("result %s bound %s gap %s feasible %s proven %s\n", cost_text, bound_text, gap,
          cost < 0 ? "no" : "yes", is_proven ? "yes" : "no");
  fflush (stdout);
}
