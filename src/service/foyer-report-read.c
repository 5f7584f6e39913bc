#include "service/foyer-report-read.h"

#include "domain/foyer-permission.h"
#include "service/foyer-answer.h"

/**
 * foyer_report_read_async: (skip)
 * @self: the service
 * @first: a day of the shop
 * @last: a day of the shop, not before @first
 * @func: makes the report on a reader's thread, from a #FoyerReportRequest
 * @report_free: frees it
 * @task: (transfer full): told when it is made, with the report
 *
 * Reads a report about everybody for a supervisor, about themselves for all others (§17).
 */
void
foyer_report_read_async (FoyerService   *self,
                         gint64          first,
                         gint64          last,
                         FoyerReadFunc   func,
                         GDestroyNotify  report_free,
                         GTask          *task)
{
  FoyerSession *session = foyer_service_get_session (self);
  FoyerReportRequest *request;
  GError *error = NULL;

  if (!foyer_permission_check_own (foyer_session_get_roles (session), FOYER_RIGHT_REPORT, &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  request = g_new0 (FoyerReportRequest, 1);
  request->first = first;
  request->last = last;
  if (!foyer_session_may (session, FOYER_RIGHT_REPORT))
    request->only = foyer_session_get_actor (session).staff;
  foyer_answer_read (task, FOYER_STORE_BULK, func, request, g_free, report_free);
}
