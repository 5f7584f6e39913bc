#pragma once

/* Shared by the files of the PostgreSQL driver and by its tests. */

#include <libpq-fe.h>

#include "store/db-driver.h"

G_BEGIN_DECLS

/* What the server knows of the transaction that the store above believes to be in. */
typedef enum
{
  FOYER_POSTGRES_NO_TRANSACTION,
  FOYER_POSTGRES_WANTED,                /* BEGIN goes out with the first statement */
  FOYER_POSTGRES_OPEN,
  FOYER_POSTGRES_BROKEN,                /* the connection was lost in the middle of it */
} FoyerPostgresTransaction;

typedef struct
{
  FoyerDb parent;
  char *uri;
  FoyerDbMode mode;
  int newest;                           /* the schema that this program knows */

  PGconn *conn;                         /* NULL while there is none */
  int wake;                             /* an eventfd: foyer_db_interrupt() was called */
  GQueue pending;                       /* what was sent and not yet answered */
  GQueue asked;                         /* what goes along with the next statement */
  GHashTable *statements;               /* types and SQL → name on the server */
  guint n_names;
  FoyerPostgresTransaction transaction;
  gboolean is_writing;
  gboolean is_migrating;
  guint n_trips;                        /* times the server was waited for */

  gint64 pause_us;                      /* between tries to connect again */
  gint64 next_try_us;                   /* not before, by the monotonic clock */

  gboolean wants_notices;               /* somebody watches */
  gboolean is_listening;
  gint64 heard_us;                      /* when the server was last asked for news */
  gint64 rev;                           /* the last one seen by whoever watches */
} FoyerPostgres;

/* db-postgres-dial.c */
PGconn   *foyer_postgres_dial        (FoyerPostgres     *self,
                                      GError           **error);

/* db-postgres-connection.c */
gboolean  foyer_postgres_connect     (FoyerPostgres     *self,
                                      GError           **error);
gboolean  foyer_postgres_reconnect   (FoyerPostgres     *self,
                                      GError           **error);
gboolean  foyer_postgres_is_broken   (FoyerPostgres     *self);
void      foyer_postgres_disconnect  (FoyerPostgres     *self);
void      foyer_postgres_set_error   (GError           **error,
                                      const char        *state,
                                      const char        *message,
                                      gboolean           is_lost);
gboolean  foyer_postgres_send        (FoyerPostgres     *self,
                                      const char        *sql,
                                      const FoyerValue  *values,
                                      guint              n_values,
                                      gboolean           is_kept,
                                      GError           **error);
PGresult *foyer_postgres_settle      (FoyerPostgres     *self,
                                      GError           **error);
GPtrArray *foyer_postgres_settle_all (FoyerPostgres     *self,
                                      GError           **error);
gboolean  foyer_postgres_flush       (FoyerPostgres     *self,
                                      GError           **error);
void      foyer_postgres_forget      (FoyerPostgres     *self);
FoyerValue foyer_postgres_read_cell  (const PGresult    *result,
                                      int                row,
                                      int                column);

/* db-postgres-asked.c */
typedef struct
{
  char *sql;
  FoyerValue *values;                   /* their texts and blobs are their own */
  guint n_values;
  FoyerRowFunc func;
  gpointer user_data;
} FoyerPostgresQuestion;

void      foyer_postgres_question_free (FoyerPostgresQuestion *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerPostgresQuestion, foyer_postgres_question_free)
void      foyer_postgres_ask         (FoyerDb           *db,
                                      const char        *sql,
                                      const FoyerValue  *values,
                                      guint              n_values,
                                      FoyerRowFunc       func,
                                      gpointer           user_data);
gboolean  foyer_postgres_send_asked  (FoyerPostgres     *self,
                                      GError           **error);
void      foyer_postgres_tell_asked  (FoyerPostgres     *self,
                                      GPtrArray         *results,
                                      guint              first);
void      foyer_postgres_drop_asked  (FoyerPostgres     *self);
gboolean  foyer_postgres_tell_rows   (FoyerPostgres     *self,
                                      const PGresult    *result,
                                      FoyerRowFunc       func,
                                      gpointer           user_data);
FoyerValue foyer_postgres_get        (FoyerRow          *row,
                                      guint              column);

/* db-postgres-schema.c */
gboolean  foyer_postgres_check       (FoyerPostgres     *self,
                                      GError           **error);
gboolean  foyer_postgres_read_clock  (FoyerDb           *db,
                                      gint64            *now_us,
                                      GError           **error);
int       foyer_postgres_read_version (FoyerDb          *db,
                                      GError           **error);
gboolean  foyer_postgres_set_version (FoyerDb           *db,
                                      int                version,
                                      GError           **error);
gboolean  foyer_postgres_migrated    (FoyerDb           *db,
                                      int                version,
                                      GError           **error);
gboolean  foyer_postgres_set_migrating (FoyerDb         *db,
                                      gboolean           is_migrating,
                                      GError           **error);
gboolean  foyer_postgres_grant       (FoyerDb           *db,
                                      GError           **error);
gboolean  foyer_postgres_begin_step  (FoyerPostgres     *self,
                                      GError           **error);

gboolean  foyer_postgres_defer_references (FoyerDb      *db,
                                      gboolean           is_deferred,
                                      GError           **error);

/* db-postgres-server.c */
gboolean  foyer_postgres_found_server (const char       *location,
                                      GError           **error);
char     *foyer_postgres_add_seat    (FoyerDb           *db,
                                      const char        *name,
                                      gint64             store,
                                      const char        *host,
                                      GError           **error);
gboolean  foyer_postgres_revoke_seat (FoyerDb           *db,
                                      const char        *name,
                                      GError           **error);

/* db-postgres-index.c */
gboolean  foyer_postgres_index_put   (FoyerDb           *db,
                                      const FoyerUuid   *person,
                                      const char *const *old_keys,
                                      const char *const *new_keys,
                                      gint64             last_contact_us,
                                      GError           **error);
gboolean  foyer_postgres_index_ask   (FoyerDb           *db,
                                      GPtrArray         *terms,
                                      guint              limit,
                                      GArray            *found,
                                      GError           **error);
gboolean  foyer_postgres_index_holds (FoyerDb           *db,
                                      const FoyerUuid   *person,
                                      const char *const *keys,
                                      gint64             last_contact_us,
                                      gboolean          *is_held,
                                      GError           **error);
gint64    foyer_postgres_index_count (FoyerDb           *db,
                                      GError           **error);
gboolean  foyer_postgres_index_clear (FoyerDb           *db,
                                      GError           **error);
gboolean  foyer_postgres_index_tidy  (FoyerDb           *db,
                                      gboolean          *is_tidy,
                                      GError           **error);

G_END_DECLS
