#pragma once

#include "domain/foyer-enums.h"

G_BEGIN_DECLS

/* What can be read from the one entry at the door: "周女士", "138 1234 5678", "Ms Zhou 13812345678".
 * Texts are as typed, never lost: what is no telephone number belongs to the name. */
typedef struct
{
  char *name;
  char *phone;
  FoyerSalutation salutation;
} FoyerVisitorHint;

void foyer_visitor_hint_parse (FoyerVisitorHint *hint,
                               const char       *text);
void foyer_visitor_hint_clear (FoyerVisitorHint *hint);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FoyerVisitorHint, foyer_visitor_hint_clear)

/* Puts what was read into the fields of a visit, by name. */
void foyer_visitor_hint_fill  (FoyerVisitorHint *hint,
                               GHashTable       *typed);

G_END_DECLS
