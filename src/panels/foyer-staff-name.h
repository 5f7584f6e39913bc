#pragma once

#include "service/foyer-people.h"

G_BEGIN_DECLS

/* Returns (transfer none) (nullable): the name of the colleague with the key @id, also of one who
 * left; %NULL for nobody. */
static inline const char *
foyer_staff_name (FoyerPeople     *people,
                  const FoyerUuid *id)
{
  FoyerStaff *staff = foyer_uuid_is_none (id) ? NULL : foyer_people_lookup (people, id);

  return staff != NULL ? foyer_staff_get_name (staff) : NULL;
}

G_END_DECLS
