#pragma once

#include "service/foyer-services.h"

G_BEGIN_DECLS

#define FOYER_TYPE_OMNIBOX_RESULTS (foyer_omnibox_results_get_type ())
G_DECLARE_FINAL_TYPE (FoyerOmniboxResults, foyer_omnibox_results,
                      FOYER, OMNIBOX_RESULTS, GObject)

/* What the search box finds: a GListModel of FoyerSection and FoyerOmniboxItem: who is in the shop,
 * customers, acts; what changes here or elsewhere is followed. Signals "found" (the results of the
 * hint are all there, or have changed), "failed" (GError). */

FoyerOmniboxResults *foyer_omnibox_results_new          (void);
void                 foyer_omnibox_results_set_services (FoyerOmniboxResults *self,
                                                         FoyerServices       *services);
void                 foyer_omnibox_results_search       (FoyerOmniboxResults *self,
                                                         const char          *hint);
void                 foyer_omnibox_results_stop         (FoyerOmniboxResults *self);
void                 foyer_omnibox_results_offer        (FoyerOmniboxResults *self,
                                                         FoyerCustomer       *customer);
GListModel          *foyer_omnibox_results_get_model    (FoyerOmniboxResults *self);
guint                foyer_omnibox_results_get_limit    (FoyerOmniboxResults *self);
guint                foyer_omnibox_results_get_n_people (FoyerOmniboxResults *self);

G_END_DECLS
