#pragma once

/* Private to the services. */

#include "service/foyer-service.h"

G_BEGIN_DECLS

/**
 * FoyerReportRequest:
 * @first: a day of the shop
 * @last: a day of the shop, not before @first
 * @only: whose acts count; all-zero for everybody's
 *
 * What a report is about.
 */
typedef struct
{
  gint64 first;
  gint64 last;
  FoyerUuid only;
} FoyerReportRequest;

void foyer_report_read_async (FoyerService   *self,
                              gint64          first,
                              gint64          last,
                              FoyerReadFunc   func,
                              GDestroyNotify  report_free,
                              GTask          *task);

G_END_DECLS
