/*   main thread: right, language, who prints → bulk reader: the month → a thread of its own: the
 *   file */

#include "service/foyer-rota-export.h"

#include "service/foyer-roster-calendar.h"
#include "service/foyer-roster-sheet.h"
#include "service/foyer-rota-private.h"

/* A file on its way. */
typedef struct
{
  FoyerCatalog *catalog;
  FoyerRotaGround *ground;
  gboolean shows_drafts;
  gboolean is_calendar;
  FoyerUuid staff;              /* all-zero for everybody */
  char *shop_name;
  char *printed_by;
  gint64 now_us;
} Export;

static void
export_free (gpointer data)
{
  Export *self = data;

  g_object_unref (self->catalog);
  g_clear_pointer (&self->ground, foyer_rota_ground_unref);
  g_free (self->shop_name);
  g_free (self->printed_by);
  g_free (self);
}

static void
make (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  Export *self = data;
  g_autoptr (FoyerRotaMonth) month = foyer_rota_month_new (self->ground, self->shows_drafts);
  FoyerRosterSheet sheet = { self->catalog, month, self->shop_name, self->printed_by,
                             self->now_us };
  GError *error = NULL;
  GBytes *file;

  if (self->is_calendar)
    file = foyer_roster_calendar_make (self->catalog, month,
                                       foyer_uuid_is_none (&self->staff) ? NULL : &self->staff,
                                       self->shop_name, self->now_us);
  else
    file = foyer_roster_sheet_to_pdf (&sheet, cancellable, &error);

  if (file != NULL)
    g_task_return_pointer (task, file, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->ground = foyer_store_read_finish (FOYER_STORE (source), result, NULL, &error);
  if (self->ground == NULL)
    g_task_return_error (task, error);
  else
    g_task_run_in_thread (task, make);
}

static void
run (FoyerRota           *rota,
     gint64               day,
     gboolean             is_calendar,
     const FoyerUuid     *staff,
     const char          *language,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data)
{
  FoyerService *service = FOYER_SERVICE (rota);
  FoyerSession *session = foyer_service_get_session (service);
  GTask *task = g_task_new (rota, cancellable, callback, user_data);
  FoyerStaff *printer = foyer_session_get_staff (session);
  Export *self;
  GError *error = NULL;

  g_task_set_source_tag (task, foyer_rota_export_finish);
  if (!foyer_session_check (session, FOYER_RIGHT_ROSTER_READ, &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  self = g_new0 (Export, 1);
  self->catalog = foyer_catalog_new_for_language (foyer_catalog_get_default_dir (), language);
  self->shows_drafts = foyer_rota_may_write (rota);
  self->is_calendar = is_calendar;
  if (staff != NULL)
    self->staff = *staff;
  self->shop_name = g_strdup (foyer_shop_get_name (foyer_rota_get_shop (rota)));
  self->printed_by = g_strdup (printer != NULL ? foyer_staff_get_name (printer)
                                               : foyer_session_get_seat (session));
  self->now_us = foyer_service_now_us (service);
  g_task_set_task_data (task, self, export_free);

  foyer_store_read_async (foyer_service_get_store (service), FOYER_STORE_BULK, foyer_rota_read,
                          foyer_rota_query_new (day, foyer_rota_get_shop (rota)),
                          (GDestroyNotify) foyer_rota_query_free,
                          (GDestroyNotify) foyer_rota_ground_unref, cancellable, on_read, task);
}

/**
 * foyer_rota_print_async:
 * @self: the roster
 * @day: a day of the month
 * @language: of the document: "zh_CN" or "en"
 * @cancellable: (nullable): breaks it off
 * @callback: (scope async): called with the document
 * @user_data: for @callback
 *
 * The roster of a month as PDF, A4 landscape (form XST-HD-KF-005).
 */
void
foyer_rota_print_async (FoyerRota           *self,
                        gint64               day,
                        const char          *language,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (FOYER_IS_ROTA (self));

  run (self, day, FALSE, NULL, language, cancellable, callback, user_data);
}

/**
 * foyer_rota_export_async:
 * @self: the roster
 * @day: a day of the month
 * @staff: (nullable): whose shifts; %NULL for everybody's
 * @language: of the words in it: "zh_CN" or "en"
 * @cancellable: (nullable): breaks it off
 * @callback: (scope async): called with the file
 * @user_data: for @callback
 *
 * The published shifts of a month as iCalendar (A3), with identities that stay.
 */
void
foyer_rota_export_async (FoyerRota           *self,
                         gint64               day,
                         const FoyerUuid     *staff,
                         const char          *language,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (FOYER_IS_ROTA (self));

  run (self, day, TRUE, staff, language, cancellable, callback, user_data);
}

/**
 * foyer_rota_export_finish:
 * @self: the roster
 * @result: the result of foyer_rota_print_async() or foyer_rota_export_async()
 * @error: where to put why not
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
foyer_rota_export_finish (FoyerRota     *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
