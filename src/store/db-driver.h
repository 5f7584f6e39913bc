#pragma once

/* What a driver is made of. Only the drivers and the files of the seam itself include this. */

#include "store/db.h"

G_BEGIN_DECLS

typedef struct _FoyerDbDriver FoyerDbDriver;

/* Brings an empty or older database to the schema of this program. */
typedef gboolean (*FoyerDbMigrateFunc) (FoyerDb *self,
                                        GError **error);

/**
 * FoyerDbDriver:
 * @scheme: what the URI begins with
 * @type_int: what the token {int} of the schema files stands for
 * @type_uuid: the same for {uuid}
 * @type_blob: the same for {blob}
 * @table_end: the same for {table}
 * @open: opens what is there; refuses a schema newer than @newest before it writes anything, and
 *   sets #FoyerDb.version; in %FOYER_DB_CREATE an absent database is made with @migrate, so that
 *   it appears complete or not at all
 * @each: runs a statement and calls @func for each row; returns how many rows it changed, or -1
 * @ask: (nullable): takes a statement along with the next one, if that saves a trip to a server;
 *   without it the statement is run at once
 * @answer: (nullable): runs what was asked and not taken along yet
 * @get: a cell as the engine holds it; a key may come as a blob of 16 bytes
 * @read_version: the schema version that the database has now, or -1
 * @set_version: notes the schema version, inside the transaction of the migration step
 * @migrated: makes what belongs to the driver alone, inside that transaction
 * @safeguard: makes a verified copy before the first step of a migration
 * @set_migrating: lets tables be rebuilt, outside of any transaction; @migrated checks afterwards
 * @watch: a file descriptor that becomes readable when somebody else may have committed, or -1
 * @has_news: whether somebody else committed since the last call; also empties the descriptor
 * @is_offline: whether the server is out of reach, as far as is known
 * @hurry: (nullable): connects again now, without the pause after a failure
 * @read_clock: (nullable): what time it is at the server, microseconds since 1970 UTC
 * @rest: what the engine likes to do when nobody waits
 * @expect_bulk: (nullable): takes the memory that filling a whole store is worth
 * @copy: makes a verified copy in a file
 * @restore: puts a backup in the place of what is there, which is kept @aside
 * @note_anchor: notes outside of the database how far the journal has come
 * @accept_loss: forgets what was noted there
 * @defer_references: in a transaction: lets rows refer to rows that come later, and then checks
 *   that they came
 * @found_server: makes an absent database of a server, the schema in it, and the role of its seats
 * @add_seat: makes a login for a PC and returns its URI
 * @revoke_seat: takes it away, at once
 * @check: adds to @flaws (element-type utf8) what the engine finds wrong with its own structures
 */
struct _FoyerDbDriver
{
  const char *scheme;
  const char *type_int;
  const char *type_uuid;
  const char *type_blob;
  const char *table_end;

  FoyerDb *(*open) (const char *location, FoyerDbMode mode, int newest,
                    FoyerDbMigrateFunc migrate, GError **error);
  void (*close) (FoyerDb *self);
  gboolean (*begin) (FoyerDb *self, gboolean for_writing, GError **error);
  gboolean (*commit) (FoyerDb *self, GError **error);
  void (*rollback) (FoyerDb *self);
  void (*interrupt) (FoyerDb *self);

  gint64 (*each) (FoyerDb *self, const char *sql, const FoyerValue *values, guint n_values,
                  FoyerRowFunc func, gpointer user_data, GError **error);
  void (*ask) (FoyerDb *self, const char *sql, const FoyerValue *values, guint n_values,
               FoyerRowFunc func, gpointer user_data);
  gboolean (*answer) (FoyerDb *self, GError **error);
  FoyerValue (*get) (FoyerRow *row, guint column);

  int (*read_version) (FoyerDb *self, GError **error);
  gboolean (*set_version) (FoyerDb *self, int version, GError **error);
  gboolean (*migrated) (FoyerDb *self, int version, GError **error);
  gboolean (*safeguard) (FoyerDb *self, GError **error);
  gboolean (*set_migrating) (FoyerDb *self, gboolean is_migrating, GError **error);

  int (*watch) (FoyerDb *self);
  gboolean (*has_news) (FoyerDb *self);
  gboolean (*is_offline) (FoyerDb *self);
  void (*hurry) (FoyerDb *self);
  gboolean (*read_clock) (FoyerDb *self, gint64 *now_us, GError **error);
  void (*rest) (FoyerDb *self);
  void (*expect_bulk) (FoyerDb *self);

  gboolean (*copy) (FoyerDb *self, const char *path, GError **error);
  gboolean (*restore) (const char *location, const char *path, const char *aside, int newest,
                       GError **error);
  gboolean (*note_anchor) (FoyerDb *self, gint64 *rev, GError **error);
  gboolean (*accept_loss) (const char *location, GError **error);
  gboolean (*defer_references) (FoyerDb *self, gboolean is_deferred, GError **error);
  gboolean (*found_server) (const char *location, GError **error);
  char *(*add_seat) (FoyerDb *self, const char *name, gint64 store, const char *host,
                     GError **error);
  gboolean (*revoke_seat) (FoyerDb *self, const char *name, GError **error);
  gboolean (*check) (FoyerDb *self, GPtrArray *flaws, GError **error);

  gboolean (*index_put) (FoyerDb *self, const FoyerUuid *person, const char *const *old_keys,
                         const char *const *new_keys, gint64 last_contact_us, GError **error);
  gboolean (*index_ask) (FoyerDb *self, GPtrArray *terms, guint limit, GArray *found,
                         GError **error);
  gboolean (*index_holds) (FoyerDb *self, const FoyerUuid *person, const char *const *keys,
                           gint64 last_contact_us, gboolean *is_held, GError **error);
  gint64 (*index_count) (FoyerDb *self, GError **error);
  gboolean (*index_clear) (FoyerDb *self, GError **error);
  gboolean (*index_tidy) (FoyerDb *self, gboolean *is_tidy, GError **error);
};

/* The head of every driver's connection. */
struct _FoyerDb
{
  const FoyerDbDriver *driver;
  gint64 store;
  int version;
  int needs;                            /* the oldest program's schema that may still be used */
  GError *trouble;                      /* why the server is out of reach, the last time it was */
  gint64 n_changed;                     /* rows, since the connection was opened */
  GCancellable *cancellable;            /* of the job that runs; borrowed */
  gboolean wants_all;                   /* the rows of this statement are kept, all of them */
  gboolean is_additive;                 /* programs of before this migration step can go on */
};

/* The head of every driver's row. */
struct _FoyerRow
{
  FoyerDb *db;
  guint n_columns;
};

extern const FoyerDbDriver foyer_sqlite_driver;
#ifdef FOYER_HAVE_POSTGRESQL
extern const FoyerDbDriver foyer_postgres_driver;
#endif

/* So many keys are looked up by one statement, whose text is the same for fewer. */
#define FOYER_DB_IDS_AT_ONCE 20
#define FOYER_DB_IDS "$2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17," \
                     " $18, $19, $20, $21"

const FoyerDbDriver *foyer_db_find_driver     (const char         *uri,
                                               const char        **location);
gboolean             foyer_db_is_server       (const char         *uri);
FoyerDb             *foyer_db_open_backup     (const char         *path,
                                               GError            **error);
void                 foyer_db_set_conflict    (GError            **error,
                                               const char         *entity,
                                               const FoyerUuid    *id,
                                               const char *const  *columns,
                                               const char         *actor,
                                               gint64              at_us);
void                 foyer_db_set_cancellable (FoyerDb            *self,
                                               GCancellable       *cancellable);

void                 foyer_db_fill_ids        (FoyerDb            *self,
                                               const FoyerUuid    *ids,
                                               guint               n_ids,
                                               FoyerValue         *values);

int                  foyer_db_watch           (FoyerDb            *self);
gboolean             foyer_db_has_news        (FoyerDb            *self);
gboolean             foyer_db_is_offline      (FoyerDb            *self);
void                 foyer_db_hurry           (FoyerDb            *self);
gboolean             foyer_db_measure_clock   (FoyerDb            *self,
                                               gint64             *offset_us,
                                               GError            **error);
void                 foyer_db_rest            (FoyerDb            *self);
void                 foyer_db_expect_bulk     (FoyerDb            *self);

gboolean             foyer_db_copy            (FoyerDb            *self,
                                               const char         *path,
                                               GError            **error);
gboolean             foyer_db_restore         (const char         *uri,
                                               const char         *path,
                                               const char         *aside,
                                               GError            **error);
gboolean             foyer_db_note_anchor     (FoyerDb            *self,
                                               gint64             *rev,
                                               GError            **error);
gboolean             foyer_db_accept_loss     (const char         *uri,
                                               GError            **error);
gboolean             foyer_db_check           (FoyerDb            *self,
                                               GPtrArray          *flaws,
                                               GError            **error);
gboolean             foyer_db_index_holds     (FoyerDb            *self,
                                               const FoyerUuid    *person,
                                               const char *const  *keys,
                                               gint64              last_contact_us,
                                               gboolean           *is_held,
                                               GError            **error);
gint64               foyer_db_index_count     (FoyerDb            *self,
                                               GError            **error);

G_END_DECLS
