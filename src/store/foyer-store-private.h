#pragma once

/* For the files of the store only. */

#include "store/foyer-feed.h"
#include "store/foyer-store.h"
#include "store/foyer-worker.h"

G_BEGIN_DECLS

struct _FoyerStore
{
  GObject parent_instance;

  char *uri;
  FoyerDbMode mode;
  FoyerClock *clock;                    /* a FoyerShiftedClock */
  GMainContext *context;                /* of the thread that opened the store */
  gboolean is_sync;                     /* @context is our own, iterated only while waiting */

  FoyerStoreState state;
  gint64 since_us;
  gboolean is_outdated;
  gint64 clock_offset_us;               /* as it was told */
  GError *error;

  FoyerWorker *writer;                  /* NULL when opened for reading */
  FoyerWorker *readers[2];              /* by FoyerStoreLane */
  FoyerFeed *feed;
};

/* What a job of the store was asked to do; the data of its task. */
typedef struct
{
  FoyerReadFunc read;
  FoyerWriteFunc write;
  gpointer data;
  GDestroyNotify data_free;
  GDestroyNotify result_free;
  FoyerActor actor;
  char *actor_name;
  char *seat;
  char *act;
  FoyerUuid op_id;
  gboolean is_bare;                     /* @read manages its transactions itself */

  gboolean is_begun;                    /* what came of it: */
  gint64 rev;
  gpointer result;
  GError *error;
} FoyerStoreJob;

/* foyer-store.c; may be called from any thread */
void   foyer_store_report (FoyerStore      *self,
                           FoyerStoreState  state,
                           const GError    *error);

void   foyer_store_take_clock_offset (FoyerStore *self,
                                      gint64      offset_us);

/* foyer-store-clock.c */
void     foyer_store_shift_clock (FoyerStore *self,
                                  gint64      offset_us);
gboolean foyer_store_check_clock (FoyerStore *self,
                                  GError    **error);

void   foyer_store_run_bare (FoyerStore          *self,
                             gpointer             tag,
                             gboolean             on_writer,
                             FoyerReadFunc        func,
                             gpointer             data,
                             GDestroyNotify       data_free,
                             GDestroyNotify       result_free,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data);

/* foyer-store-sync.c */
gpointer foyer_store_wait_bare (FoyerStore      *self,
                                gboolean         on_writer,
                                FoyerReadFunc    func,
                                gpointer         data,
                                GDestroyNotify   data_free,
                                GError         **error);

/* foyer-store-jobs.c */
void   foyer_store_run_open  (FoyerWorker  *worker,
                              GTask        *task);
void   foyer_store_run_read  (FoyerWorker  *worker,
                              GTask        *task);
void   foyer_store_run_write (FoyerWorker  *worker,
                              GTask        *task);
void   foyer_store_answer    (GTask        *task);
gint64 foyer_store_run_idle  (FoyerWorker  *worker,
                              gpointer      store);

G_END_DECLS
