#pragma once

#include "panels/foyer-panel.h"

G_BEGIN_DECLS

/* The roster on its way out of the program: to the printer, into a PDF, into a calendar. What comes
 * of it the panel tells. @day: a day of the month. */

void foyer_roster_files_print    (FoyerPanel      *panel,
                                  gint64           day);
void foyer_roster_files_save_pdf (FoyerPanel      *panel,
                                  gint64           day);
/* @staff: (nullable): whose shifts; NULL for everybody's */
void foyer_roster_files_save_ics (FoyerPanel      *panel,
                                  gint64           day,
                                  const FoyerUuid *staff);

G_END_DECLS
