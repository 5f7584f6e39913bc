#pragma once

#include "service/foyer-people.h"
#include "widgets/foyer-choice.h"

G_BEGIN_DECLS

/* A FoyerChoice of colleagues; its keys are theirs, as text, and empty for nobody. */

void        foyer_staff_choice_fill (FoyerChoice     *choice,
                                     FoyerPeople     *people,
                                     gboolean         may_be_nobody);
void        foyer_staff_choice_set  (FoyerChoice     *choice,
                                     const FoyerUuid *id);
FoyerStaff *foyer_staff_choice_get  (FoyerChoice     *choice,
                                     FoyerPeople     *people);

G_END_DECLS
