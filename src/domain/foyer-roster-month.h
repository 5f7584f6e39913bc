#pragma once

#include "domain/foyer-record.h"
#include "domain/foyer-roster-enums.h"

G_BEGIN_DECLS

#define FOYER_TYPE_ROSTER_MONTH (foyer_roster_month_get_type ())
G_DECLARE_FINAL_TYPE (FoyerRosterMonth, foyer_roster_month, FOYER, ROSTER_MONTH, FoyerRecord)

FoyerRosterMonth *foyer_roster_month_new           (const FoyerUuid   *id,
                                                    gint64             month);
gboolean          foyer_roster_month_publish       (FoyerRosterMonth  *self,
                                                    guint              n_gaps,
                                                    const char        *reason,
                                                    const FoyerUuid   *publisher,
                                                    gint64             at_us,
                                                    GError           **error);
gboolean          foyer_roster_month_is_published  (FoyerRosterMonth  *self);

gint64            foyer_roster_month_get_month     (FoyerRosterMonth  *self);
FoyerMonthState   foyer_roster_month_get_state     (FoyerRosterMonth  *self);
gint64            foyer_roster_month_get_published (FoyerRosterMonth  *self);
const FoyerUuid  *foyer_roster_month_get_publisher (FoyerRosterMonth  *self);
const char       *foyer_roster_month_get_reason    (FoyerRosterMonth  *self);

G_END_DECLS
