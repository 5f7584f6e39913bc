#pragma once

#include "service/foyer-shop.h"

G_BEGIN_DECLS

#define FOYER_TYPE_BACKUPS (foyer_backups_get_type ())
G_DECLARE_FINAL_TYPE (FoyerBackups, foyer_backups, FOYER, BACKUPS, FoyerService)

/* One verified copy of the store. */
typedef struct
{
  char *path;
  gint64 at_us;
  gint64 size;
  gint64 visits, customers;
} FoyerBackup;

/* A verified copy every day the program runs, rotated; and the way back. Property "last-us"
 * (int64): when the newest good copy was made, 0 for never. "error" (string, nullable): why the
 * last try failed. "is-overdue" (boolean): tries fail, and for days there was no good copy. */

FoyerBackups *foyer_backups_new             (FoyerStore          *store,
                                             FoyerSession        *session,
                                             FoyerHistory        *history,
                                             FoyerShop           *shop);
gboolean      foyer_backups_is_elsewhere    (FoyerBackups        *self);
/* From now on a copy is made when the last one is of an earlier day. */
void          foyer_backups_start           (FoyerBackups        *self);
void          foyer_backups_make_async      (FoyerBackups        *self,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
gboolean      foyer_backups_make_finish     (FoyerBackups        *self,
                                             GAsyncResult        *result,
                                             GError             **error);
void          foyer_backups_list_async      (FoyerBackups        *self,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
/* (element-type FoyerBackup), newest first */
GPtrArray    *foyer_backups_list_finish     (FoyerBackups        *self,
                                             GAsyncResult        *result,
                                             GError             **error);
/* The same for a store that nobody can open. */
void          foyer_backups_look_async      (const char          *uri,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
GPtrArray    *foyer_backups_look_finish     (GAsyncResult        *result,
                                             GError             **error);
/* The present file is kept aside; the program must open the store anew afterwards. */
void          foyer_backups_restore_async   (FoyerBackups        *self,
                                             const char          *path,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
/* (transfer full): where the file from before is kept now. */
char         *foyer_backups_restore_finish  (FoyerBackups        *self,
                                             GAsyncResult        *result,
                                             GError             **error);

G_END_DECLS
