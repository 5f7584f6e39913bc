#pragma once

#include "domain/foyer-edits.h"
#include "domain/foyer-enquiry.h"
#include "service/foyer-people.h"
#include "service/foyer-shop.h"

G_BEGIN_DECLS

#define FOYER_TYPE_ENQUIRIES (foyer_enquiries_get_type ())
G_DECLARE_FINAL_TYPE (FoyerEnquiries, foyer_enquiries, FOYER, ENQUIRIES, FoyerService)

/* The register of enquiries by call and visit (V3, XST-HD-KF-002). */

typedef enum
{
  FOYER_ENQUIRY_ANSWERED,      /* answered at once */
  FOYER_ENQUIRY_OPEN_CASE,     /* becomes a case (T1), due by the setting due.case */
  FOYER_ENQUIRY_CUT_OFF,       /* the caller hung up: a case to call back when a number is known */
} FoyerEnquiryEnd;

FoyerEnquiries *foyer_enquiries_new           (FoyerStore          *store,
                                               FoyerSession        *session,
                                               FoyerHistory        *history,
                                               FoyerShop           *shop);
/* @typed: fields of FoyerEnquiry by name, as typed; "channel", "customer", "visit" among them */
void            foyer_enquiries_record_async  (FoyerEnquiries      *self,
                                               GHashTable          *typed,
                                               FoyerEnquiryEnd      end,
                                               GCancellable        *cancellable,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data);
void            foyer_enquiries_edit_async    (FoyerEnquiries      *self,
                                               FoyerEdits          *edits,
                                               GCancellable        *cancellable,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data);
FoyerEnquiry   *foyer_enquiries_finish        (FoyerEnquiries      *self,
                                               GAsyncResult        *result,
                                               GPtrArray          **conflicts,
                                               GError             **error);
/* The enquiries of one day, newest first, kept up to date: GListModel of FoyerEnquiry. */
GListModel     *foyer_enquiries_get_day       (FoyerEnquiries      *self,
                                               gint64               day);

G_END_DECLS
