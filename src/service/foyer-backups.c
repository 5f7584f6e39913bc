/* A copy of the store on every day on which the program runs.
 *
 * The folder of backups is the truth: what is listed is what lies there, and whether today has its
 * copy is read from it, so that two programs on one store do not copy twice. The clock is looked at
 * every few minutes rather than awaited: a PC that slept over midnight makes its copy soon after it
 * woke. */

#include "service/foyer-backups.h"

#include "service/foyer-opening.h"
#include "store/foyer-backup.h"

#define LOOK_SECONDS 300

/* After a failure (a full disk, say) the next try comes with a look after this. */
#define RETRY_US (30 * FOYER_MINUTE_US)

/* A weekend without a good copy is no alarm; more is. */
#define OVERDUE_US (3 * G_TIME_SPAN_DAY)

struct _FoyerBackups
{
  FoyerService parent_instance;

  FoyerShop *shop;
  gint64 last_us;
  char *error;
  gint64 failed_us;             /* when the last try failed; 0 when it did not */
  guint look_source;
  gboolean is_making;
  gboolean is_overdue;
};

G_DEFINE_FINAL_TYPE (FoyerBackups, foyer_backups, FOYER_TYPE_SERVICE)

enum
{
  PROP_LAST_US = 1,
  PROP_ERROR,
  PROP_IS_OVERDUE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
set_last (FoyerBackups *self,
          gint64        last_us)
{
  if (self->last_us == last_us)
    return;

  self->last_us = last_us;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAST_US]);
}

static void
set_error (FoyerBackups *self,
           const GError *error)
{
  g_autofree char *sentence = error != NULL ? g_strdup (error->message) : NULL;

  if (g_strcmp0 (sentence, self->error) == 0)
    return;

  g_free (self->error);
  self->error = g_steal_pointer (&sentence);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

/* With the clock and not with the last try: a failure that stays the same becomes worse. */
static void
update_overdue (FoyerBackups *self)
{
  gint64 now_us = foyer_service_now_us (FOYER_SERVICE (self));
  gboolean is_overdue = self->error != NULL && now_us - self->last_us >= OVERDUE_US;

  if (is_overdue == self->is_overdue)
    return;

  self->is_overdue = is_overdue;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_OVERDUE]);
}

/* Listing */

static void
foyer_backup_free (gpointer data)
{
  FoyerBackup *backup = data;

  g_free (backup->path);
  g_free (backup);
}

/* In a thread: each file is opened and counted. One that cannot be read is no way back. */
static void
list_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr(GPtrArray) files = foyer_backup_list (data, &error);
  g_autoptr(GPtrArray) backups = g_ptr_array_new_with_free_func (foyer_backup_free);

  if (files == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  for (guint i = 0; i < files->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      FoyerBackupFile *file = files->pdata[i];
      FoyerBackupSummary summary;
      FoyerBackup *backup;

      if (!foyer_backup_inspect (file->path, &summary, &error))
        {
          g_warning ("A backup is of no use: %s", error->message);
          g_clear_error (&error);
          continue;
        }
      backup = g_new0 (FoyerBackup, 1);
      backup->path = g_strdup (file->path);
      backup->at_us = file->at_us;
      backup->size = file->size;
      backup->visits = summary.visits;
      backup->customers = summary.customers;
      g_ptr_array_add (backups, backup);
    }
  g_task_return_pointer (task, g_steal_pointer (&backups), (GDestroyNotify) g_ptr_array_unref);
}

/* In a thread: only when the newest was made. */
static void
find_newest_in_thread (GTask        *task,
                       gpointer      source,
                       gpointer      data,
                       GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr(GPtrArray) files = foyer_backup_list (data, &error);

  if (files == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_int (task, files->len > 0 ? ((FoyerBackupFile *) files->pdata[0])->at_us : 0);
}

static void
run_in_thread (FoyerBackups        *self,
               GTaskThreadFunc      func,
               GCancellable        *cancellable,
               GAsyncReadyCallback  callback,
               gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  FoyerStore *store = foyer_service_get_store (FOYER_SERVICE (self));

  g_task_set_task_data (task, g_strdup (foyer_store_get_uri (store)), g_free);
  g_task_run_in_thread (task, func);
}

/* By itself, once a day */

static void
on_made_by_itself (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  /* Told to the person by the property "error". */
  if (!foyer_backups_make_finish (FOYER_BACKUPS (source), result, &error))
    g_warning ("No backup could be made: %s", error->message);
}

static gint64
get_day (FoyerBackups *self,
         gint64        at_us)
{
  return foyer_shop_time_get_day (foyer_shop_get_time (self->shop), at_us);
}

static void
on_newest_found (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  FoyerBackups *self = FOYER_BACKUPS (source);
  gint64 now_us = foyer_service_now_us (FOYER_SERVICE (self));
  g_autoptr(GError) error = NULL;
  gint64 newest_us = g_task_propagate_int (G_TASK (result), &error);

  if (error != NULL)
    {
      set_error (self, error);
      update_overdue (self);
      return;
    }

  set_last (self, newest_us);
  update_overdue (self);
  if (self->is_making || (newest_us != 0 && get_day (self, newest_us) >= get_day (self, now_us))
      || (self->failed_us != 0 && ABS (now_us - self->failed_us) < RETRY_US))
    return;
  foyer_backups_make_async (self, NULL, on_made_by_itself, NULL);
}

static gboolean
look (gpointer user_data)
{
  FoyerBackups *self = user_data;

  if (foyer_backups_is_elsewhere (self))
    return G_SOURCE_CONTINUE;
  run_in_thread (self, find_newest_in_thread, NULL, on_newest_found, NULL);
  return G_SOURCE_CONTINUE;
}

static void
foyer_backups_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  FoyerBackups *self = FOYER_BACKUPS (object);

  switch (prop_id)
    {
    case PROP_LAST_US:
      g_value_set_int64 (value, self->last_us);
      break;
    case PROP_ERROR:
      g_value_set_string (value, self->error);
      break;
    case PROP_IS_OVERDUE:
      g_value_set_boolean (value, self->is_overdue);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_backups_dispose (GObject *object)
{
  FoyerBackups *self = FOYER_BACKUPS (object);

  g_clear_handle_id (&self->look_source, g_source_remove);
  g_clear_object (&self->shop);

  G_OBJECT_CLASS (foyer_backups_parent_class)->dispose (object);
}

static void
foyer_backups_finalize (GObject *object)
{
  g_free (FOYER_BACKUPS (object)->error);

  G_OBJECT_CLASS (foyer_backups_parent_class)->finalize (object);
}

static void
foyer_backups_class_init (FoyerBackupsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = foyer_backups_get_property;
  object_class->dispose = foyer_backups_dispose;
  object_class->finalize = foyer_backups_finalize;

  /**
   * FoyerBackups:last-us:
   *
   * When the newest good copy was made, microseconds UTC; 0 for never.
   */
  properties[PROP_LAST_US] =
    g_param_spec_int64 ("last-us", NULL, NULL, 0, G_MAXINT64, 0,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * FoyerBackups:error: (nullable)
   *
   * Why the last try failed, for the log and for "Details".
   */
  properties[PROP_ERROR] =
    g_param_spec_string ("error", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * FoyerBackups:is-overdue:
   *
   * Whether the tries fail, and the newest good copy is three days old or there is none.
   */
  properties[PROP_IS_OVERDUE] =
    g_param_spec_boolean ("is-overdue", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
foyer_backups_init (FoyerBackups *self)
{
}

/**
 * foyer_backups_new:
 * @store: an open store
 * @session: who works here
 * @history: what can be taken back
 * @shop: the shop
 *
 * Returns: (transfer full): the backups of the store
 */
FoyerBackups *
foyer_backups_new (FoyerStore   *store,
                   FoyerSession *session,
                   FoyerHistory *history,
                   FoyerShop    *shop)
{
  FoyerBackups *self = g_object_new (FOYER_TYPE_BACKUPS, "store", store, "session", session,
                                     "history", history, NULL);

  self->shop = g_object_ref (shop);
  return self;
}

/**
 * foyer_backups_is_elsewhere:
 * @self: the service
 *
 * Returns: whether the store is on a server, which is backed up where it runs: then no copies are
 *   made and none are listed here
 */
gboolean
foyer_backups_is_elsewhere (FoyerBackups *self)
{
  g_return_val_if_fail (FOYER_IS_BACKUPS (self), FALSE);

  return foyer_opening_is_server (
    foyer_store_get_uri (foyer_service_get_store (FOYER_SERVICE (self))));
}

/**
 * foyer_backups_start:
 * @self: the service
 *
 * From now on a copy is made when the newest is of an earlier day of the shop.
 */
void
foyer_backups_start (FoyerBackups *self)
{
  g_return_if_fail (FOYER_IS_BACKUPS (self));

  if (self->look_source != 0)
    return;
  self->look_source = g_timeout_add_seconds (LOOK_SECONDS, look, self);
  look (self);
}

static void
on_made (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  FoyerBackups *self = g_task_get_source_object (task);
  gint64 now_us = foyer_service_now_us (FOYER_SERVICE (self));
  GError *error = NULL;
  g_autofree char *path = foyer_store_backup_finish (FOYER_STORE (source), result, &error);

  self->is_making = FALSE;
  self->failed_us = error != NULL ? now_us : 0;
  set_error (self, error);
  if (error == NULL)
    set_last (self, now_us);
  update_overdue (self);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_task_return_boolean (task, TRUE);
}

/**
 * foyer_backups_make_async:
 * @self: the service
 * @cancellable: (nullable): gives it up
 * @callback: (scope async): called when it is made or has failed
 * @user_data: for @callback
 *
 * Makes a verified copy now, beside the store. Old ones are removed by the rule of
 * foyer_backup_pick_old().
 */
void
foyer_backups_make_async (FoyerBackups        *self,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (FOYER_IS_BACKUPS (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, foyer_backups_make_async);
  self->is_making = TRUE;
  foyer_store_backup_async (foyer_service_get_store (FOYER_SERVICE (self)), NULL, cancellable,
                            on_made, task);
}

/**
 * foyer_backups_make_finish:
 * @self: the service
 * @result: what the callback got
 * @error: where to put the error
 *
 * Returns: whether the copy is made and verified
 */
gboolean
foyer_backups_make_finish (FoyerBackups  *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * foyer_backups_list_async:
 * @self: the service
 * @cancellable: (nullable): gives it up
 * @callback: (scope async): called with the list
 * @user_data: for @callback
 *
 * Lists the copies with what they hold.
 */
void
foyer_backups_list_async (FoyerBackups        *self,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (FOYER_IS_BACKUPS (self));

  run_in_thread (self, list_in_thread, cancellable, callback, user_data);
}

/**
 * foyer_backups_list_finish:
 * @self: the service
 * @result: what the callback got
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerBackup): the copies that can be read, newest first
 */
GPtrArray *
foyer_backups_list_finish (FoyerBackups  *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * foyer_backups_look_async:
 * @uri: of a store, which may be damaged or missing
 * @cancellable: (nullable): gives it up
 * @callback: (scope async): called with the list
 * @user_data: for @callback
 *
 * As foyer_backups_list_async(), before there is a service: what a store that cannot be opened can
 * go back to.
 */
void
foyer_backups_look_async (const char          *uri,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (uri != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, foyer_backups_look_async);
  g_task_set_task_data (task, g_strdup (uri), g_free);
  g_task_run_in_thread (task, list_in_thread);
}

/**
 * foyer_backups_look_finish:
 * @result: what the callback got
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerBackup): the copies that can be read, newest first
 */
GPtrArray *
foyer_backups_look_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, foyer_backups_look_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  char *uri;
  char *path;
  gint64 now_us;
} Restore;

static void
restore_free (gpointer data)
{
  Restore *restore = data;

  g_free (restore->uri);
  g_free (restore->path);
  g_free (restore);
}

static void
restore_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  Restore *restore = data;
  GError *error = NULL;
  g_autofree char *aside = foyer_backup_restore (restore->uri, restore->path, restore->now_us,
                                                 &error);

  if (aside == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&aside), g_free);
}

/**
 * foyer_backups_restore_async:
 * @self: the service
 * @path: one of the copies, or any other backup of this program
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is restored or has failed
 * @user_data: for @callback
 *
 * Puts a copy in the place of the store; a supervisor's act. The store is closed: whatever comes of
 * it, the program opens it anew afterwards. The present file is kept among the backups.
 */
void
foyer_backups_restore_async (FoyerBackups        *self,
                             const char          *path,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  FoyerStore *store;
  Restore *restore;
  GError *error = NULL;

  g_return_if_fail (FOYER_IS_BACKUPS (self));
  g_return_if_fail (path != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, foyer_backups_restore_async);
  if (!foyer_session_check (foyer_service_get_session (FOYER_SERVICE (self)),
                            FOYER_RIGHT_SETTINGS, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  store = foyer_service_get_store (FOYER_SERVICE (self));
  restore = g_new0 (Restore, 1);
  restore->uri = g_strdup (foyer_store_get_uri (store));
  restore->path = g_strdup (path);
  restore->now_us = foyer_service_now_us (FOYER_SERVICE (self));
  g_task_set_task_data (task, restore, restore_free);

  g_clear_handle_id (&self->look_source, g_source_remove);
  foyer_store_close (store);
  g_task_run_in_thread (task, restore_in_thread);
}

/**
 * foyer_backups_restore_finish:
 * @self: the service
 * @result: what the callback got
 * @error: where to put the error; the store is then what it was
 *
 * Returns: (transfer full): where the file from before is kept; the copy is in its place
 */
char *
foyer_backups_restore_finish (FoyerBackups  *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
