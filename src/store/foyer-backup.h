#pragma once

/* Verified copies of the store, and the way back. See foyer-backup.c. */

#include "store/foyer-store.h"

G_BEGIN_DECLS

/**
 * FoyerBackupFile:
 * @path: the file
 * @at_us: when it was made, microseconds since 1970 UTC
 * @size: bytes
 *
 * A copy that was made by itself. Its name says when.
 */
typedef struct
{
  char *path;
  gint64 at_us;
  gint64 size;
} FoyerBackupFile;

/**
 * FoyerBackupSummary:
 * @rev: the last revision in it
 * @at_us: when that was, microseconds since 1970 UTC; 0 when nothing ever happened
 * @customers: how many customers
 * @visits: how many visits
 *
 * What a copy holds, so that a person can tell whether it is the one they want.
 */
typedef struct
{
  gint64 rev;
  gint64 at_us;
  gint64 customers;
  gint64 visits;
} FoyerBackupSummary;

void       foyer_backup_file_free    (FoyerBackupFile      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerBackupFile, foyer_backup_file_free)

char      *foyer_backup_dup_folder   (const char           *uri);
GPtrArray *foyer_backup_list         (const char           *uri,
                                      GError              **error);
GPtrArray *foyer_backup_pick_old     (GPtrArray            *files);
gboolean   foyer_backup_inspect      (const char           *path,
                                      FoyerBackupSummary   *summary,
                                      GError              **error);
char      *foyer_backup_restore      (const char           *uri,
                                      const char           *path,
                                      gint64                now_us,
                                      GError              **error);

void       foyer_store_backup_async  (FoyerStore           *self,
                                      const char           *path,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
char      *foyer_store_backup_finish (FoyerStore           *self,
                                      GAsyncResult         *result,
                                      GError              **error);
char      *foyer_store_backup        (FoyerStore           *self,
                                      const char           *path,
                                      GError              **error);

G_END_DECLS
