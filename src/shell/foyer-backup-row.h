#pragma once

#include "service/foyer-backups.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_BACKUP_ROW (foyer_backup_row_get_type ())
G_DECLARE_FINAL_TYPE (FoyerBackupRow, foyer_backup_row, FOYER, BACKUP_ROW, GtkListBoxRow)

/* A copy of the store in a list: when it was made, how much is in it, how big it is. */

GtkWidget  *foyer_backup_row_new      (const FoyerBackup *backup,
                                       FoyerShopTime     *shop_time,
                                       gint64             now_us);
const char *foyer_backup_row_get_path (FoyerBackupRow    *self);
/* In words, as on the button that goes back to it. */
const char *foyer_backup_row_get_time (FoyerBackupRow    *self);

G_END_DECLS
