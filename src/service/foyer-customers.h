#pragma once

#include "domain/foyer-customer.h"
#include "domain/foyer-edits.h"
#include "service/foyer-service.h"
#include "service/foyer-shop.h"

G_BEGIN_DECLS

#define FOYER_TYPE_CUSTOMERS (foyer_customers_get_type ())
G_DECLARE_FINAL_TYPE (FoyerCustomers, foyer_customers, FOYER, CUSTOMERS, FoyerService)

FoyerCustomers *foyer_customers_new               (FoyerStore          *store,
                                                   FoyerSession        *session,
                                                   FoyerHistory        *history,
                                                   FoyerShop           *shop);

/* Search by any hint (DESIGN §4): results are FoyerCustomer, newest contact first. A newer search
 * supersedes: cancel the older one. */
void            foyer_customers_find_async        (FoyerCustomers      *self,
                                                   const char          *hint,
                                                   guint                limit,
                                                   GCancellable        *cancellable,
                                                   GAsyncReadyCallback  callback,
                                                   gpointer             user_data);
GPtrArray      *foyer_customers_find_finish       (FoyerCustomers      *self,
                                                   GAsyncResult        *result,
                                                   GError             **error);

void            foyer_customers_get_async         (FoyerCustomers      *self,
                                                   const FoyerUuid     *id,
                                                   GCancellable        *cancellable,
                                                   GAsyncReadyCallback  callback,
                                                   gpointer             user_data);
void            foyer_customers_edit_async        (FoyerCustomers      *self,
                                                   FoyerEdits          *edits,
                                                   GCancellable        *cancellable,
                                                   GAsyncReadyCallback  callback,
                                                   gpointer             user_data);
/* For get and edit; conflicts as foyer_reception_finish(). */
FoyerCustomer  *foyer_customers_finish            (FoyerCustomers      *self,
                                                   GAsyncResult        *result,
                                                   GPtrArray          **conflicts,
                                                   GError             **error);

/* What there was between the shop and the customer, newest first: FoyerTimelineEntry. */
typedef struct
{
  gint64 at_us;
  FoyerRecord *record;         /* FoyerVisit, FoyerEnquiry or FoyerItem */
} FoyerTimelineEntry;

void            foyer_customers_timeline_async    (FoyerCustomers      *self,
                                                   const FoyerUuid     *id,
                                                   guint                limit,
                                                   GCancellable        *cancellable,
                                                   GAsyncReadyCallback  callback,
                                                   gpointer             user_data);
/* (element-type FoyerTimelineEntry); @total: (out) (optional): how many there are in all */
GPtrArray      *foyer_customers_timeline_finish   (FoyerCustomers      *self,
                                                   GAsyncResult        *result,
                                                   guint               *total,
                                                   GError             **error);

/* Possible duplicates of @customer (P1): FoyerCustomer, the most alike first. */
void            foyer_customers_duplicates_async  (FoyerCustomers      *self,
                                                   FoyerCustomer       *customer,
                                                   GCancellable        *cancellable,
                                                   GAsyncReadyCallback  callback,
                                                   gpointer             user_data);
GPtrArray      *foyer_customers_duplicates_finish (FoyerCustomers      *self,
                                                   GAsyncResult        *result,
                                                   GError             **error);

/* The whole telephone number, once the look at it stands in the access log (A4, PR-02). */
void            foyer_customers_reveal_async      (FoyerCustomers      *self,
                                                   FoyerRecord         *record,
                                                   GCancellable        *cancellable,
                                                   GAsyncReadyCallback  callback,
                                                   gpointer             user_data);
char           *foyer_customers_reveal_finish     (FoyerCustomers      *self,
                                                   GAsyncResult        *result,
                                                   GError             **error);

G_END_DECLS
