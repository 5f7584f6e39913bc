#pragma once

#include "service/foyer-rota-month.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FoyerProblemCure:
 * @FOYER_PROBLEM_CURE_LOOK: go there and look
 * @FOYER_PROBLEM_CURE_TAKERS: find somebody who can take the shift
 * @FOYER_PROBLEM_CURE_REST: plan a rest day
 *
 * The act that solves a problem of a roster.
 */
typedef enum
{
  FOYER_PROBLEM_CURE_LOOK,
  FOYER_PROBLEM_CURE_TAKERS,
  FOYER_PROBLEM_CURE_REST,
} FoyerProblemCure;

#define FOYER_TYPE_PROBLEM_LIST (foyer_problem_list_get_type ())
G_DECLARE_FINAL_TYPE (FoyerProblemList, foyer_problem_list, FOYER, PROBLEM_LIST, GtkWidget)

/* What is wrong with a month, the gravest first, each in words and with the act that solves it.
 * Signals: "chosen" (uint: which) and "cure" (uint: which). */

void foyer_problem_list_set_month (FoyerProblemList *self,
                                   FoyerRotaMonth   *month,
                                   gboolean          may_cure);
/* Goes to the next one, and round again. */
void foyer_problem_list_next      (FoyerProblemList *self);

FoyerProblemCure foyer_problem_cure_of (const FoyerRosterProblem *problem);

G_END_DECLS
