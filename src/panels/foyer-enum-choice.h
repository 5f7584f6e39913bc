#pragma once

#include "widgets/foyer-choice.h"

G_BEGIN_DECLS

/* Fills @choice with the values of an enum of the domain: their nicks as keys, their words. */
void foyer_enum_choice_fill (FoyerChoice *choice,
                             GType        type);

G_END_DECLS
