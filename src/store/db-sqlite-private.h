#pragma once

/* Shared by the files of the SQLite driver and by its tests. */

#include <sqlite3.h>

#include "store/db-driver.h"

G_BEGIN_DECLS

/* "Foyr": in every file of ours, at offset 68 of its header. */
#define FOYER_SQLITE_APPLICATION_ID 0x466f7972

typedef struct
{
  FoyerDb parent;
  sqlite3 *sqlite;
  GHashTable *statements;               /* SQL → sqlite3_stmt */
  char *path;
  FoyerDbMode mode;
  int inotify;                          /* -1 until somebody watches */
  gint64 data_version;
} FoyerSqlite;

void          foyer_sqlite_set_error     (GError      **error,
                                          sqlite3      *sqlite,
                                          int           rc);
gboolean      foyer_sqlite_exec          (sqlite3      *sqlite,
                                          const char   *sql,
                                          GError      **error);
gboolean      foyer_sqlite_get_int       (sqlite3      *sqlite,
                                          const char   *sql,
                                          gint64       *value,
                                          GError      **error);
sqlite3_stmt *foyer_sqlite_prepare       (FoyerSqlite  *self,
                                          const char   *sql,
                                          GError      **error);
void          foyer_sqlite_release       (FoyerSqlite  *self,
                                          sqlite3_stmt *statement);

/* db-sqlite-file.c: everything that touches the file other than through a connection. */
gboolean      foyer_sqlite_refuse_remote (GFileInfo    *info,
                                          GError      **error);
gboolean      foyer_sqlite_check_file    (const char   *path,
                                          FoyerDbMode   mode,
                                          int           newest,
                                          GError      **error);
gboolean      foyer_sqlite_create_file   (const char   *path,
                                          FoyerDbMigrateFunc migrate,
                                          GError      **error);
gboolean      foyer_sqlite_copy          (FoyerDb      *db,
                                          const char   *path,
                                          GError      **error);
gboolean      foyer_sqlite_verify        (FoyerSqlite  *self,
                                          GError      **error);
gboolean      foyer_sqlite_sync_path     (const char   *path,
                                          GError      **error);
FoyerSqlite  *foyer_sqlite_connect       (const char   *path,
                                          FoyerDbMode   mode,
                                          gboolean      is_new,
                                          GError      **error);

/* db-sqlite-anchor.c */
char         *foyer_sqlite_dup_anchor_path (const char  *path);
gboolean      foyer_sqlite_note_anchor   (FoyerDb      *db,
                                          gint64       *rev,
                                          GError      **error);
gboolean      foyer_sqlite_check_no_anchor (const char  *path,
                                          GError      **error);
gboolean      foyer_sqlite_check_anchor  (FoyerSqlite  *self,
                                          GError      **error);
gboolean      foyer_sqlite_accept_loss   (const char   *path,
                                          GError      **error);

/* db-sqlite-restore.c */
gboolean      foyer_sqlite_restore       (const char   *path,
                                          const char   *backup,
                                          const char   *aside,
                                          int           newest,
                                          GError      **error);

/* db-sqlite-index.c */
/* See db-sqlite-statistics.c. */
gboolean      foyer_sqlite_write_statistics (FoyerDb         *db,
                                          GError            **error);

gboolean      foyer_sqlite_index_create  (FoyerDb            *db,
                                          GError            **error);
gboolean      foyer_sqlite_index_put     (FoyerDb            *db,
                                          const FoyerUuid    *person,
                                          const char *const  *old_keys,
                                          const char *const  *new_keys,
                                          gint64              last_contact_us,
                                          GError            **error);
gboolean    foyer_sqlite_index_ask     (FoyerDb            *db,
                                        GPtrArray          *terms,
                                        guint               limit,
                                        GArray             *found,
                                        GError            **error);
gboolean      foyer_sqlite_index_holds   (FoyerDb            *db,
                                          const FoyerUuid    *person,
                                          const char *const  *keys,
                                          gint64              last_contact_us,
                                          gboolean           *is_held,
                                          GError            **error);
gint64        foyer_sqlite_index_count   (FoyerDb            *db,
                                          GError            **error);
gboolean      foyer_sqlite_index_clear   (FoyerDb            *db,
                                          GError            **error);
gboolean      foyer_sqlite_index_tidy    (FoyerDb            *db,
                                          gboolean           *is_tidy,
                                          GError            **error);

G_END_DECLS
