#pragma once

/* A thread with a connection of its own and a queue of jobs. See foyer-worker.c. */

#include "store/db.h"

G_BEGIN_DECLS

typedef struct _FoyerWorker FoyerWorker;

/* A job: runs in the worker's thread and keeps what came of it in the task's data. */
typedef void   (*FoyerWorkerFunc) (FoyerWorker *worker,
                                   GTask       *task);

/* Returns the task; called in its main context. */
typedef void   (*FoyerWorkerAnswer) (GTask     *task);

/* Called when there was nothing to do for the time that it returned the last time, in µs; -1 for
 * not again before the next job. */
typedef gint64 (*FoyerWorkerIdle) (FoyerWorker *worker,
                                   gpointer     user_data);

FoyerWorker *foyer_worker_new       (const char       *name,
                                     const char       *uri,
                                     FoyerDbMode       mode,
                                     gint64            idle_us,
                                     FoyerWorkerIdle   idle,
                                     gpointer          user_data);
void         foyer_worker_hurry     (FoyerWorker      *self);
void         foyer_worker_stop      (FoyerWorker      *self,
                                     gboolean          at_once);

void         foyer_worker_push      (FoyerWorker      *self,
                                     GTask            *task,
                                     FoyerWorkerFunc   func,
                                   FoyerWorkerAnswer answer);

/* For jobs. */
FoyerDb     *foyer_worker_get_db    (FoyerWorker      *self,
                                     GError          **error);
FoyerDb     *foyer_worker_peek_db   (FoyerWorker      *self);
void         foyer_worker_drop_db   (FoyerWorker      *self);
GCancellable *foyer_worker_get_stop (FoyerWorker      *self);
gboolean     foyer_worker_is_wanted (FoyerWorker      *self);
gboolean     foyer_worker_is_ending (FoyerWorker      *self);
gpointer     foyer_worker_get_data  (FoyerWorker      *self);
void         foyer_worker_sleep     (FoyerWorker      *self,
                                     gint64            us);

G_END_DECLS
