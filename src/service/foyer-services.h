#pragma once

#include "service/foyer-absences.h"
#include "service/foyer-backups.h"
#include "service/foyer-callbacks.h"
#include "service/foyer-customers.h"
#include "service/foyer-day-figures.h"
#include "service/foyer-demo-desk.h"
#include "service/foyer-documents.h"
#include "service/foyer-due.h"
#include "service/foyer-enquiries.h"
#include "service/foyer-items.h"
#include "service/foyer-people.h"
#include "service/foyer-presence.h"
#include "service/foyer-reception.h"
#include "service/foyer-register.h"
#include "service/foyer-reviews.h"
#include "service/foyer-rota.h"
#include "service/foyer-shop.h"

G_BEGIN_DECLS

#define FOYER_TYPE_SERVICES (foyer_services_get_type ())
G_DECLARE_FINAL_TYPE (FoyerServices, foyer_services, FOYER, SERVICES, GObject)

/* All services over one open store, built once by the program and handed to its panels. */

FoyerServices  *foyer_services_new            (FoyerStore          *store,
                                               FoyerSession        *session);
void            foyer_services_load_async     (FoyerServices       *self,
                                               GCancellable        *cancellable,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data);
gboolean        foyer_services_load_finish    (FoyerServices       *self,
                                               GAsyncResult        *result,
                                               GError             **error);
void            foyer_services_close          (FoyerServices       *self);
FoyerStore     *foyer_services_get_store      (FoyerServices       *self);
FoyerClock     *foyer_services_get_clock      (FoyerServices       *self);
FoyerSession   *foyer_services_get_session    (FoyerServices       *self);
FoyerHistory   *foyer_services_get_history    (FoyerServices       *self);
FoyerShop      *foyer_services_get_shop       (FoyerServices       *self);
FoyerPeople    *foyer_services_get_people     (FoyerServices       *self);
FoyerPresence  *foyer_services_get_presence   (FoyerServices       *self);
FoyerReception *foyer_services_get_reception  (FoyerServices       *self);
FoyerCustomers *foyer_services_get_customers  (FoyerServices       *self);
FoyerEnquiries *foyer_services_get_enquiries  (FoyerServices       *self);
FoyerDocuments *foyer_services_get_documents  (FoyerServices       *self);
FoyerDayFigures *foyer_services_get_day_figures (FoyerServices      *self);
FoyerBackups   *foyer_services_get_backups    (FoyerServices       *self);
FoyerReviews   *foyer_services_get_reviews    (FoyerServices       *self);
FoyerRota      *foyer_services_get_rota       (FoyerServices       *self);
FoyerDemoDesk  *foyer_services_get_demo_desk  (FoyerServices       *self);
FoyerItems     *foyer_services_get_items      (FoyerServices       *self);
FoyerCallbacks *foyer_services_get_callbacks  (FoyerServices       *self);
FoyerAbsences  *foyer_services_get_absences   (FoyerServices       *self);
FoyerDue       *foyer_services_get_due        (FoyerServices       *self);

G_END_DECLS
