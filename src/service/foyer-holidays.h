#pragma once

#include "domain/foyer-calendar.h"

G_BEGIN_DECLS

FoyerCalendar *foyer_holidays_load (void);

G_END_DECLS
