#pragma once

#include "domain/foyer-calendar.h"

G_BEGIN_DECLS

/* Where the public holidays come from: the years that ship with the program, and those that the
 * shop imported, which take the place of the former. FoyerShop holds the one calendar made from
 * both. */

GPtrArray     *foyer_holidays_read_shipped (void);
FoyerCalendar *foyer_holidays_make         (GPtrArray *shipped,
                                            GPtrArray *imported);

G_END_DECLS
