#pragma once

#include "service/foyer-shop.h"

G_BEGIN_DECLS

/**
 * FoyerDueRulesState:
 * @FOYER_DUE_RULES_IDLE: it was not begun
 * @FOYER_DUE_RULES_RUNNING: open items are looked through, or will be as soon as that can go on
 * @FOYER_DUE_RULES_DONE: all that is open follows the rules of now
 * @FOYER_DUE_RULES_FAILED: it was given up; the next start of a program goes on
 *
 * How far changed rules are carried through.
 */
typedef enum
{
  FOYER_DUE_RULES_IDLE,
  FOYER_DUE_RULES_RUNNING,
  FOYER_DUE_RULES_DONE,
  FOYER_DUE_RULES_FAILED,
} FoyerDueRulesState;

#define FOYER_TYPE_DUE_RULES (foyer_due_rules_get_type ())
G_DECLARE_FINAL_TYPE (FoyerDueRules, foyer_due_rules, FOYER, DUE_RULES, GObject)

/* What follows for open items when the rules of the shop change, of those by which things ring and
 * of the working days: carried through beside the looks of #FoyerDue, in short transactions.
 *
 * Signals: "changed": the state, or how many are left; "done": open items were changed, or may have
 * been. */

FoyerDueRules     *foyer_due_rules_new       (FoyerStore    *store,
                                              FoyerSession  *session,
                                              FoyerShop     *shop);
void               foyer_due_rules_start     (FoyerDueRules *self);
void               foyer_due_rules_stop      (FoyerDueRules *self);
void               foyer_due_rules_set_held  (FoyerDueRules *self,
                                              gboolean       is_held);
FoyerDueRulesState foyer_due_rules_get_state (FoyerDueRules *self,
                                              guint         *n_left);

G_END_DECLS
