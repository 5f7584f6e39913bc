#pragma once

#include "panels/foyer-panel.h"
#include "panels/foyer-split.h"
#include "panels/foyer-visit-card.h"

G_BEGIN_DECLS

#define FOYER_TYPE_VISIT_PANEL (foyer_visit_panel_get_type ())
G_DECLARE_DERIVABLE_TYPE (FoyerVisitPanel, foyer_visit_panel, FOYER, VISIT_PANEL, FoyerPanel)

/* FoyerVisitPanelClass: @acted: an act was committed and @visit is the visit as stored
 * @leave_card: the focus is to go from the card back to the list
 *
 * A panel with a list of visits and the card of the selected one. It is the one door of
 * everything that is done with a visit: rows, card, menus and keys call its actions "visit.open",
 * "visit.next", "visit.arrive", "visit.receive" (a colleague's key, or empty for who is
 * suggested), "visit.start-demo", "visit.end-demo", "visit.leave", "visit.message",
 * "visit.confirm-left", "visit.miss", "visit.void", and "panel.edit", "panel.save",
 * "panel.next-step", "panel.back". */
struct _FoyerVisitPanelClass
{
  FoyerPanelClass parent_class;

  void (*acted) (FoyerVisitPanel *self, FoyerVisit *visit);
  void (*leave_card) (FoyerVisitPanel *self);
};

void            foyer_visit_panel_set_parts (FoyerVisitPanel *self,
                                             FoyerSplit      *split,
                                             FoyerVisitCard  *card);
void            foyer_visit_panel_set_visit (FoyerVisitPanel *self,
                                             FoyerVisit      *visit);
FoyerVisit     *foyer_visit_panel_get_visit (FoyerVisitPanel *self);
gboolean        foyer_visit_panel_back      (FoyerVisitPanel *self);

G_END_DECLS
