#pragma once

/* The database seam.
 *
 * Everything above it speaks SQL of the subset that SQLite and PostgreSQL share (parameters $1, $2
 * …; UPSERT, RETURNING, CTEs, windows; explicit NULLS LAST; booleans as 0 and 1) and knows no
 * engine. A driver is one struct of functions. A connection belongs to the one thread that opened
 * it; only foyer_db_interrupt() may be called from another. */

#include <gio/gio.h>

#include "base/foyer-value.h"

G_BEGIN_DECLS

#define FOYER_DB_ERROR (foyer_db_error_quark ())

/**
 * FoyerDbError:
 * @FOYER_DB_ERROR_RETRY: another writer was in the way; the same job may succeed now
 * @FOYER_DB_ERROR_OFFLINE: the database cannot be reached
 * @FOYER_DB_ERROR_UNIQUE: a value that may stand only once stands already
 * @FOYER_DB_ERROR_FOREIGN_KEY: a row that is referred to does not exist
 * @FOYER_DB_ERROR_CONSTRAINT: another rule of the schema is broken
 * @FOYER_DB_ERROR_CONFLICT: somebody else changed the row since it was read
 * @FOYER_DB_ERROR_DENIED: the file or the server refuses access
 * @FOYER_DB_ERROR_READ_ONLY: the file or its folder cannot be written
 * @FOYER_DB_ERROR_SCHEMA: written by a newer program, or with another rule of search keys
 * @FOYER_DB_ERROR_MISSING: there is no such file
 * @FOYER_DB_ERROR_EMPTY: the file has no content: a copy that failed, or a file that was emptied
 * @FOYER_DB_ERROR_FOREIGN: the file is not Foyer's
 * @FOYER_DB_ERROR_REMOTE: the file lies on a network share, where two programs would damage it
 * @FOYER_DB_ERROR_FULL: the disk is full
 * @FOYER_DB_ERROR_CORRUPT: the file is damaged
 * @FOYER_DB_ERROR_LOST: the file is sound, but acts that were told as saved are no longer in it;
 *   a backup can be restored, or the loss accepted (foyer_store_accept_loss())
 * @FOYER_DB_ERROR_CLOCK: this PC's clock is so wrong that nothing is written by it
 * @FOYER_DB_ERROR_SQL: a mistake of the program
 *
 * What can go wrong, as far as somebody can act differently on it. The message is for the log.
 */
typedef enum
{
  FOYER_DB_ERROR_RETRY,
  FOYER_DB_ERROR_OFFLINE,
  FOYER_DB_ERROR_UNIQUE,
  FOYER_DB_ERROR_FOREIGN_KEY,
  FOYER_DB_ERROR_CONSTRAINT,
  FOYER_DB_ERROR_CONFLICT,
  FOYER_DB_ERROR_DENIED,
  FOYER_DB_ERROR_READ_ONLY,
  FOYER_DB_ERROR_SCHEMA,
  FOYER_DB_ERROR_MISSING,
  FOYER_DB_ERROR_EMPTY,
  FOYER_DB_ERROR_FOREIGN,
  FOYER_DB_ERROR_REMOTE,
  FOYER_DB_ERROR_FULL,
  FOYER_DB_ERROR_CORRUPT,
  FOYER_DB_ERROR_LOST,
  FOYER_DB_ERROR_CLOCK,
  FOYER_DB_ERROR_SQL,
} FoyerDbError;

GQuark foyer_db_error_quark (void);

/**
 * FoyerConflict:
 * @entity: what was changed by somebody else
 * @id: which one
 * @columns: (array zero-terminated=1): the names of the fields that stand in the way
 * @actor: who changed them last: the key of a colleague as text, or `system` or `console`
 * @at_us: when
 *
 * Why a %FOYER_DB_ERROR_CONFLICT, as far as a person needs to know it.
 */
typedef struct
{
  char *entity;
  FoyerUuid id;
  char **columns;
  char *actor;
  gint64 at_us;
} FoyerConflict;

const FoyerConflict *foyer_db_error_get_conflict (const GError *error);

typedef struct _FoyerDb FoyerDb;
typedef struct _FoyerRows FoyerRows;

/**
 * FoyerDbMode:
 * @FOYER_DB_READ: reads only
 * @FOYER_DB_WRITE: reads and writes; the database must exist and have this program's schema
 * @FOYER_DB_CREATE: as %FOYER_DB_WRITE, but an absent database is made and an older one migrated
 */
typedef enum
{
  FOYER_DB_READ,
  FOYER_DB_WRITE,
  FOYER_DB_CREATE,
} FoyerDbMode;

/* Values for a statement: FOYER_VALUES (foyer_value_int (1), foyer_value_text (name)). */
#define FOYER_VALUES(...) \
  (FoyerValue[]) { __VA_ARGS__ }, G_N_ELEMENTS (((FoyerValue[]) { __VA_ARGS__ }))
#define FOYER_NO_VALUES NULL, 0

/* Called for each row; %FALSE stops. Columns are read with the foyer_row_ functions. */
typedef struct _FoyerRow FoyerRow;
typedef gboolean (*FoyerRowFunc) (FoyerRow *row, gpointer user_data);

FoyerDb         *foyer_db_open          (const char       *uri,
                                         FoyerDbMode       mode,
                                         GError          **error);
void             foyer_db_close         (FoyerDb          *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerDb, foyer_db_close)

gint64           foyer_db_get_store     (FoyerDb          *self);

gboolean         foyer_db_begin         (FoyerDb          *self,
                                         gboolean          for_writing,
                                         GError          **error);
gboolean         foyer_db_commit        (FoyerDb          *self,
                                         GError          **error);
void             foyer_db_rollback      (FoyerDb          *self);
void             foyer_db_interrupt     (FoyerDb          *self);

FoyerRows       *foyer_db_query         (FoyerDb          *self,
                                         const char       *sql,
                                         const FoyerValue *values,
                                         guint             n_values,
                                         GError          **error);
GHashTable      *foyer_db_query_set     (FoyerDb          *self,
                                         const char       *sql,
                                         const FoyerValue *values,
                                         guint             n_values,
                                         GError          **error);
gint64           foyer_db_run           (FoyerDb          *self,
                                         const char       *sql,
                                         const FoyerValue *values,
                                         guint             n_values,
                                         GError          **error);
gboolean         foyer_db_each          (FoyerDb          *self,
                                         const char       *sql,
                                         const FoyerValue *values,
                                         guint             n_values,
                                         FoyerRowFunc      func,
                                         gpointer          user_data,
                                         GError          **error);
gboolean         foyer_db_ask           (FoyerDb          *self,
                                         const char       *sql,
                                         const FoyerValue *values,
                                         guint             n_values,
                                         FoyerRowFunc      func,
                                         gpointer          user_data,
                                         GError          **error);
gboolean         foyer_db_answer        (FoyerDb          *self,
                                         GError          **error);

FoyerValue       foyer_row_get          (FoyerRow         *row,
                                         guint             column,
                                         FoyerValueType    type);

guint            foyer_rows_get_n_rows  (FoyerRows        *self);
gboolean         foyer_rows_is_null     (FoyerRows        *self,
                                         guint             row,
                                         guint             column);
FoyerValue       foyer_rows_get         (FoyerRows        *self,
                                         guint             row,
                                         guint             column,
                                         FoyerValueType    type);
gint64           foyer_rows_get_int     (FoyerRows        *self,
                                         guint             row,
                                         guint             column);
const char      *foyer_rows_get_text    (FoyerRows        *self,
                                         guint             row,
                                         guint             column);
FoyerUuid        foyer_rows_get_uuid    (FoyerRows        *self,
                                         guint             row,
                                         guint             column);
void             foyer_rows_free        (FoyerRows        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerRows, foyer_rows_free)

/* The one speciality of a driver: the index of persons by key, newest contact first. */
gboolean         foyer_db_index_put     (FoyerDb           *self,
                                         const FoyerUuid   *person,
                                         const char *const *old_keys,
                                         const char *const *new_keys,
                                         gint64             last_contact_us,
                                         GError           **error);
gboolean         foyer_db_index_ask     (FoyerDb           *self,
                                         GPtrArray         *terms,
                                         guint              limit,
                                         GArray            *found,
                                         GError           **error);
GArray          *foyer_db_index_find    (FoyerDb           *self,
                                         GPtrArray         *terms,
                                         guint              limit,
                                         GError           **error);
gboolean         foyer_db_index_clear   (FoyerDb           *self,
                                         GError           **error);
gboolean         foyer_db_index_tidy    (FoyerDb           *self,
                                         gboolean          *is_tidy,
                                         GError           **error);

G_END_DECLS
