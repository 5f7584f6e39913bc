#pragma once

/* The store: one database, its threads and its feed of changes. See foyer-store.c. */

#include <gio/gio.h>

#include "base/foyer-clock.h"
#include "store/db.h"
#include "store/foyer-transaction.h"

G_BEGIN_DECLS

/**
 * FoyerStoreState:
 * @FOYER_STORE_OPENING: not yet usable
 * @FOYER_STORE_READY: reads and writes
 * @FOYER_STORE_READ_ONLY: nothing can be saved until the cause is gone (full disk, no rights)
 * @FOYER_STORE_OFFLINE: the server cannot be reached
 * @FOYER_STORE_FAILED: cannot be used; see the error
 */
typedef enum
{
  FOYER_STORE_OPENING,
  FOYER_STORE_READY,
  FOYER_STORE_READ_ONLY,
  FOYER_STORE_OFFLINE,
  FOYER_STORE_FAILED,
} FoyerStoreState;

/**
 * FoyerStoreLane:
 * @FOYER_STORE_DESK: what a person waits for
 * @FOYER_STORE_BULK: counts, exports, reports, backup
 */
typedef enum
{
  FOYER_STORE_DESK,
  FOYER_STORE_BULK,
} FoyerStoreLane;

/* How wrong a PC's clock may be before it is said, and before nothing is written by it. */
#define FOYER_STORE_CLOCK_WRONG_US G_GINT64_CONSTANT (2000000)
#define FOYER_STORE_CLOCK_REFUSED_US G_GINT64_CONSTANT (300000000)

/* A change that was committed, here or by another process or seat. */
typedef struct
{
  gint64 rev;
  char *entity;
  FoyerUuid id;
  FoyerUuid op_id;
} FoyerChange;

#define FOYER_TYPE_STORE (foyer_store_get_type ())
G_DECLARE_FINAL_TYPE (FoyerStore, foyer_store, FOYER, STORE, GObject)

/* Runs in a reading thread, in one read transaction. Returns the result, or NULL and an error. */
typedef gpointer (*FoyerReadFunc)  (FoyerDb          *db,
                                    gpointer          data,
                                    GError          **error);

/* Runs in the writing thread, inside one write transaction; may be run again from the start after
 * a RETRY, so it keeps nothing outside. Returns whether to commit; sets *result if there is one. */
typedef gboolean (*FoyerWriteFunc) (FoyerTransaction *transaction,
                                    gpointer          data,
                                    gpointer         *result,
                                    GError          **error);

void             foyer_store_open_async   (const char           *uri,
                                           FoyerDbMode           mode,
                                           FoyerClock           *clock,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
FoyerStore      *foyer_store_open_finish  (GAsyncResult         *result,
                                           GError              **error);
void             foyer_store_close        (FoyerStore           *self);

FoyerStoreState  foyer_store_get_state    (FoyerStore           *self);
const GError    *foyer_store_get_error    (FoyerStore           *self);
gint64           foyer_store_get_since_us (FoyerStore           *self);
gboolean         foyer_store_is_outdated  (FoyerStore           *self);
FoyerClock      *foyer_store_get_clock    (FoyerStore           *self);
gint64           foyer_store_get_clock_offset_us
                                          (FoyerStore           *self);
void             foyer_store_hurry        (FoyerStore           *self);
const char      *foyer_store_get_uri      (FoyerStore           *self);

void             foyer_store_read_async   (FoyerStore           *self,
                                           FoyerStoreLane        lane,
                                           FoyerReadFunc         func,
                                           gpointer              data,
                                           GDestroyNotify        data_free,
                                           GDestroyNotify        result_free,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
gpointer         foyer_store_read_finish  (FoyerStore           *self,
                                           GAsyncResult         *result,
                                           gint64               *rev,
                                           GError              **error);

void             foyer_store_write_async  (FoyerStore           *self,
                                           const FoyerActor     *actor,
                                           const char           *act,
                                           const FoyerUuid      *op_id,
                                           FoyerWriteFunc        func,
                                           gpointer              data,
                                           GDestroyNotify        data_free,
                                           GDestroyNotify        result_free,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
gpointer         foyer_store_write_finish (FoyerStore           *self,
                                           GAsyncResult         *result,
                                           gint64               *rev,
                                           GError              **error);

/* For programs without a main loop: they wait. The signal "changed" is emitted while waiting. */
FoyerStore      *foyer_store_open_sync    (const char           *uri,
                                           FoyerDbMode           mode,
                                           FoyerClock           *clock,
                                           GError              **error);
gpointer         foyer_store_read         (FoyerStore           *self,
                                           FoyerStoreLane        lane,
                                           FoyerReadFunc         func,
                                           gpointer              data,
                                           GCancellable         *cancellable,
                                           GError              **error);
gpointer         foyer_store_write        (FoyerStore           *self,
                                           const FoyerActor     *actor,
                                           const char           *act,
                                           const FoyerUuid      *op_id,
                                           FoyerWriteFunc        func,
                                           gpointer              data,
                                           gint64               *rev,
                                           GCancellable         *cancellable,
                                           GError              **error);

/* The search index made anew, in short transactions. */
void             foyer_store_rebuild_index_async  (FoyerStore           *self,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
gboolean         foyer_store_rebuild_index_finish (FoyerStore           *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);
gboolean         foyer_store_rebuild_index        (FoyerStore           *self,
                                                   GError              **error);

/* After %FOYER_DB_ERROR_LOST: go on with what is there. */
gboolean         foyer_store_accept_loss  (const char           *uri,
                                           GError              **error);

void             foyer_store_wait         (FoyerStore           *self,
                                           guint                 ms);

/* The signal "changed" (GPtrArray of FoyerChange, in order of rev) is emitted on the thread that
 * opened the store. */

G_END_DECLS
