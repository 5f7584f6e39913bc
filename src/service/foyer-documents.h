#pragma once

#include "service/foyer-people.h"
#include "service/foyer-register.h"

G_BEGIN_DECLS

#define FOYER_TYPE_DOCUMENTS (foyer_documents_get_type ())
G_DECLARE_FINAL_TYPE (FoyerDocuments, foyer_documents, FOYER, DOCUMENTS, FoyerService)

/* Documents as PDF, made on a worker thread with Pango and Cairo, in the language asked for. */

FoyerDocuments *foyer_documents_new             (FoyerStore             *store,
                                                 FoyerSession           *session,
                                                 FoyerHistory           *history,
                                                 FoyerShop              *shop,
                                                 FoyerPeople            *people);
/* The visitor register of the days of @filter (A4 landscape). @language: "zh_CN" or "en". */
void            foyer_documents_register_async  (FoyerDocuments         *self,
                                                 const FoyerVisitFilter *filter,
                                                 const char             *language,
                                                 GCancellable           *cancellable,
                                                 GAsyncReadyCallback     callback,
                                                 gpointer                user_data);
/* (transfer full): the PDF */
GBytes         *foyer_documents_finish          (FoyerDocuments         *self,
                                                 GAsyncResult           *result,
                                                 GError                **error);

G_END_DECLS
