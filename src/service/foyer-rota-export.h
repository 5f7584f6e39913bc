#pragma once

#include "service/foyer-rota.h"

G_BEGIN_DECLS

/* The roster as a document and as a calendar, made on threads of their own. Both need
 * %FOYER_RIGHT_ROSTER_READ. */

/* The month of @day on A4 landscape; drafts only for who may write. @language: "zh_CN" or "en". */
void    foyer_rota_print_async   (FoyerRota            *self,
                                  gint64                day,
                                  const char           *language,
                                  GCancellable         *cancellable,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data);
/* The published shifts of the month of @day as iCalendar; @staff: (nullable): NULL for
 * everybody's. */
void    foyer_rota_export_async  (FoyerRota            *self,
                                  gint64                day,
                                  const FoyerUuid      *staff,
                                  const char           *language,
                                  GCancellable         *cancellable,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data);
/* (transfer full): the file, for both */
GBytes *foyer_rota_export_finish (FoyerRota            *self,
                                  GAsyncResult         *result,
                                  GError              **error);

G_END_DECLS
