/* What all services share: what they were built with, the feed of changes, and the one way in which
 * a command is carried out.
 *
 *   right checked → one job on the writer, one transaction → result applied to the models →
 *   act remembered for undo → the caller's callback
 *
 * A job is a plain function over plain data. It runs on the writer's thread, perhaps more than
 * once, so it sees copies only and hands back a record that nobody else holds. */

#include "service/foyer-service.h"

#include "domain/foyer-domain-error.h"

typedef struct
{
  FoyerStore *store;
  FoyerSession *session;
  FoyerHistory *history;

  guint n_readings;             /* under way */
  gboolean is_loaded;           /* something was read once */
  gboolean is_outdated;         /* what is kept, or is being read, is not what is wanted any more */
} FoyerServicePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (FoyerService, foyer_service, G_TYPE_OBJECT)

G_DEFINE_QUARK (foyer-service-error-quark, foyer_service_error)

enum
{
  PROP_STORE = 1,
  PROP_SESSION,
  PROP_HISTORY,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* An edit on its way. The writer's thread fills @conflicts and @current; the main thread reads them
 * once the write is finished. */
typedef struct
{
  FoyerEdits *edits;
  FoyerEditFunc func;
  GPtrArray *conflicts;
  FoyerRecord *current;
} Edit;

/* What a command remembers until its commit. */
typedef struct
{
  char *act;
  FoyerUuid op_id;
  Edit *edit;
} Command;

static void
edit_clear (gpointer data)
{
  Edit *self = data;

  foyer_edits_free (self->edits);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  g_clear_object (&self->current);
}

static void
edit_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, edit_clear);
}

static void
command_free (gpointer data)
{
  Command *self = data;

  g_free (self->act);
  g_clear_pointer (&self->edit, edit_unref);
  g_free (self);
}

static gboolean
has_one_of (GPtrArray         *changes,
            const char *const *entities)
{
  for (guint i = 0; i < changes->len; i++)
    {
      FoyerChange *change = changes->pdata[i];

      if (g_strv_contains (entities, change->entity))
        return TRUE;
    }
  return FALSE;
}

static void
on_store_changed (FoyerService *self,
                  GPtrArray    *changes)
{
  FoyerServiceClass *klass = FOYER_SERVICE_GET_CLASS (self);

  if (klass->entities != NULL && has_one_of (changes, klass->entities))
    klass->changed (self, changes);
  /* What failed before may go well now. */
  foyer_service_catch_up (self);
}

static void
outdate (FoyerService *self,
         GPtrArray    *unused)
{
  foyer_service_outdate (self);
}

static void
foyer_service_constructed (GObject *object)
{
  FoyerService *self = FOYER_SERVICE (object);
  FoyerServicePrivate *priv = foyer_service_get_instance_private (self);

  G_OBJECT_CLASS (foyer_service_parent_class)->constructed (object);

  g_signal_connect_object (priv->store, "changed", G_CALLBACK (on_store_changed), self,
                           G_CONNECT_SWAPPED);
}

static void
foyer_service_dispose (GObject *object)
{
  FoyerServicePrivate *priv = foyer_service_get_instance_private (FOYER_SERVICE (object));

  g_clear_object (&priv->store);
  g_clear_object (&priv->session);
  g_clear_object (&priv->history);

  G_OBJECT_CLASS (foyer_service_parent_class)->dispose (object);
}

static void
foyer_service_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  FoyerServicePrivate *priv = foyer_service_get_instance_private (FOYER_SERVICE (object));

  switch (prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, priv->store);
      break;
    case PROP_SESSION:
      g_value_set_object (value, priv->session);
      break;
    case PROP_HISTORY:
      g_value_set_object (value, priv->history);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_service_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  FoyerServicePrivate *priv = foyer_service_get_instance_private (FOYER_SERVICE (object));

  switch (prop_id)
    {
    case PROP_STORE:
      priv->store = g_value_dup_object (value);
      break;
    case PROP_SESSION:
      priv->session = g_value_dup_object (value);
      break;
    case PROP_HISTORY:
      priv->history = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_service_class_init (FoyerServiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  klass->changed = outdate;
  object_class->constructed = foyer_service_constructed;
  object_class->dispose = foyer_service_dispose;
  object_class->get_property = foyer_service_get_property;
  object_class->set_property = foyer_service_set_property;

  properties[PROP_STORE] =
    g_param_spec_object ("store", NULL, NULL, FOYER_TYPE_STORE, flags);
  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, FOYER_TYPE_SESSION, flags);
  properties[PROP_HISTORY] =
    g_param_spec_object ("history", NULL, NULL, FOYER_TYPE_HISTORY, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
foyer_service_init (FoyerService *self)
{
}

/**
 * foyer_service_get_store:
 * @self: a service
 *
 * Returns: (transfer none): the store it works on
 */
FoyerStore *
foyer_service_get_store (FoyerService *self)
{
  FoyerServicePrivate *priv = foyer_service_get_instance_private (self);

  return priv->store;
}

/**
 * foyer_service_get_session:
 * @self: a service
 *
 * Returns: (transfer none): who gives the commands
 */
FoyerSession *
foyer_service_get_session (FoyerService *self)
{
  FoyerServicePrivate *priv = foyer_service_get_instance_private (self);

  return priv->session;
}

/**
 * foyer_service_get_history:
 * @self: a service
 *
 * Returns: (transfer none): where acts are remembered for undo
 */
FoyerHistory *
foyer_service_get_history (FoyerService *self)
{
  FoyerServicePrivate *priv = foyer_service_get_instance_private (self);

  return priv->history;
}

/**
 * foyer_service_now_us:
 * @self: a service
 *
 * Returns: the moment by the store's clock, microseconds since 1970 UTC
 */
gint64
foyer_service_now_us (FoyerService *self)
{
  return foyer_clock_now_us (foyer_store_get_clock (foyer_service_get_store (self)));
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  FoyerService *self = g_task_get_source_object (task);
  FoyerServicePrivate *priv = foyer_service_get_instance_private (self);
  GError *error = NULL;
  gint64 rev;
  gpointer found = foyer_store_read_finish (FOYER_STORE (source), result, &rev, &error);

  priv->n_readings--;
  if (error != NULL)
    {
      priv->is_outdated = TRUE;
      g_task_return_error (task, error);
      return;
    }

  priv->is_loaded = TRUE;
  if (!FOYER_SERVICE_GET_CLASS (self)->show (self, found, rev))
    priv->is_outdated = TRUE;
  foyer_service_catch_up (self);
  g_task_return_boolean (task, TRUE);
}

/**
 * foyer_service_read_async:
 * @self: a service that keeps something of the store
 * @cancellable: (nullable): gives it up
 * @callback: (scope async) (nullable): called when it is done
 * @user_data: for @callback
 *
 * Reads what the service keeps. From the first time on it is kept up to date by
 * foyer_service_outdate(), also what is outdated while it is being read.
 */
void
foyer_service_read_async (FoyerService        *self,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  FoyerServicePrivate *priv = foyer_service_get_instance_private (self);
  FoyerServiceClass *klass = FOYER_SERVICE_GET_CLASS (self);
  GTask *task;

  g_return_if_fail (FOYER_IS_SERVICE (self));
  g_return_if_fail (klass->read != NULL && klass->show != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, foyer_service_read_async);
  priv->n_readings++;
  priv->is_outdated = FALSE;
  foyer_store_read_async (priv->store, FOYER_STORE_DESK, klass->read,
                          klass->ask != NULL ? klass->ask (self) : NULL, klass->ask_free,
                          klass->found_free, cancellable, on_read, task);
}

/**
 * foyer_service_read_finish:
 * @self: a service
 * @result: the result
 * @error: where to put the #FoyerDbError
 *
 * Returns: whether the service has what it keeps
 */
gboolean
foyer_service_read_finish (FoyerService  *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * foyer_service_get_is_loaded:
 * @self: a service
 *
 * Returns: whether what it keeps was read once
 */
gboolean
foyer_service_get_is_loaded (FoyerService *self)
{
  FoyerServicePrivate *priv = foyer_service_get_instance_private (self);

  return priv->is_loaded;
}

/**
 * foyer_service_outdate:
 * @self: a service
 *
 * What it keeps is not what is wanted any more: it is read again, once whatever is being read is
 * there. Nothing is read for a service that nobody has loaded.
 */
void
foyer_service_outdate (FoyerService *self)
{
  FoyerServicePrivate *priv = foyer_service_get_instance_private (self);

  priv->is_outdated = TRUE;
  foyer_service_catch_up (self);
}

static void
on_caught_up (GObject      *source,
              GAsyncResult *result,
              gpointer      unused)
{
  g_autoptr (GError) error = NULL;

  if (!foyer_service_read_finish (FOYER_SERVICE (source), result, &error))
    g_warning ("%s could not be read again: %s", G_OBJECT_TYPE_NAME (source), error->message);
}

/**
 * foyer_service_catch_up:
 * @self: a service
 *
 * Reads what is outdated, also where that failed before; otherwise does nothing.
 */
void
foyer_service_catch_up (FoyerService *self)
{
  FoyerServicePrivate *priv = foyer_service_get_instance_private (self);

  if (priv->is_outdated && priv->is_loaded && priv->n_readings == 0)
    foyer_service_read_async (self, NULL, on_caught_up, NULL);
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  FoyerService *self = g_task_get_source_object (task);
  FoyerServicePrivate *priv = foyer_service_get_instance_private (self);
  FoyerServiceClass *klass = FOYER_SERVICE_GET_CLASS (self);
  Command *command = g_task_get_task_data (task);
  g_autoptr (FoyerRecord) subject = NULL;
  GError *error = NULL;
  gint64 rev;

  subject = foyer_store_write_finish (FOYER_STORE (source), result, &rev, &error);
  if (error != NULL)
    {
      if (priv->history != NULL)
        foyer_history_drop (priv->history, &command->op_id);
      g_task_return_error (task, error);
      return;
    }

  if (subject != NULL && klass->applied != NULL)
    klass->applied (self, subject, rev);
  if (priv->history != NULL)
    foyer_history_commit (priv->history, command->act, subject, &command->op_id);

  g_task_return_pointer (task, g_steal_pointer (&subject), g_object_unref);
}

/* Starts the task of a command; %NULL when the right is missing, which the task then tells. */
static GTask *
begin (FoyerService        *self,
       FoyerRight           right,
       const char          *act,
       GCancellable        *cancellable,
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  FoyerServicePrivate *priv = foyer_service_get_instance_private (self);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Command *command = g_new0 (Command, 1);
  GError *error = NULL;

  command->act = g_strdup (act);
  command->op_id = foyer_uuid_new (foyer_service_now_us (self));
  g_task_set_name (task, act);
  g_task_set_source_tag (task, foyer_service_run_async);
  g_task_set_task_data (task, command, command_free);
  /* The store decides whether a cancel came in time: what is committed is never told as undone. */
  g_task_set_check_cancellable (task, FALSE);

  if (!foyer_session_check (priv->session, right, &error))
    {
      g_task_return_error (task, error);
      return NULL;
    }

  return g_steal_pointer (&task);
}

static void
submit (GTask          *task,
       FoyerWriteFunc  func,
       gpointer        data,
       GDestroyNotify  data_free)
{
  FoyerService *self = g_task_get_source_object (task);
  FoyerServicePrivate *priv = foyer_service_get_instance_private (self);
  Command *command = g_task_get_task_data (task);
  FoyerActor actor = foyer_session_get_actor (priv->session);

  if (priv->history != NULL)
    foyer_history_begin (priv->history, command->act, &command->op_id);
  foyer_store_write_async (priv->store, &actor, command->act, &command->op_id, func, data,
                           data_free, g_object_unref, g_task_get_cancellable (task), on_written,
                           task);
}

/**
 * foyer_service_run_async:
 * @self: a service
 * @right: what who is signed in must be allowed to do
 * @act: key of the act, as the journal names it ("visit.receive")
 * @func: (scope async): the job; its result is the record that the act was about (transfer full),
 *   or %NULL
 * @data: (transfer full): plain data for @func, which the writer's thread may use
 * @data_free: (nullable): how to free @data
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Carries out a command: one act, one transaction.
 */
void
foyer_service_run_async (FoyerService        *self,
                         FoyerRight           right,
                         const char          *act,
                         FoyerWriteFunc       func,
                         gpointer             data,
                         GDestroyNotify       data_free,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (FOYER_IS_SERVICE (self));
  g_return_if_fail (act != NULL && func != NULL);

  task = begin (self, right, act, cancellable, callback, user_data);
  if (task != NULL)
    submit (task, func, data, data_free);
  else if (data_free != NULL)
    data_free (data);
}

/**
 * foyer_service_run_finish:
 * @self: a service
 * @result: the result
 * @error: where to put why it was not done: %FOYER_DOMAIN_ERROR_DENIED without the right, a
 *   #FoyerDomainError, #FoyerServiceError or #FoyerDbError of the job
 *
 * Returns: (transfer full) (nullable): the record that the act was about, as stored
 */
gpointer
foyer_service_run_finish (FoyerService  *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (FoyerRecord) subject = foyer_service_finish (self, result, NULL, &reason);

  if (reason == NULL)
    return g_steal_pointer (&subject);

  g_propagate_error (error, g_steal_pointer (&reason));
  return NULL;
}

/* Whose word stands where the two did not agree. */
static gboolean
find_authors (FoyerTransaction  *transaction,
              FoyerRecord       *record,
              GPtrArray         *conflicts,
              GError           **error)
{
  for (guint i = 0; i < conflicts->len; i++)
    {
      FoyerFieldConflict *conflict = conflicts->pdata[i];

      if (!foyer_transaction_find_author (transaction, foyer_record_get_id (record),
                                          conflict->field->name, &conflict->their_staff,
                                          &conflict->their_us, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
apply_edit (FoyerTransaction *transaction,
            Edit             *edit,
            FoyerRecord      *record,
            GError          **error)
{
  g_autoptr (GError) reason = NULL;

  if (foyer_edits_apply (edit->edits, record, &edit->conflicts, &reason))
    return TRUE;

  if (edit->conflicts != NULL)
    {
      if (!find_authors (transaction, record, edit->conflicts, error))
        return FALSE;
      edit->current = foyer_record_copy (record);
      g_set_error_literal (error, FOYER_SERVICE_ERROR, FOYER_SERVICE_ERROR_CONFLICT,
                           reason->message);
      return FALSE;
    }

  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

static gboolean
run_edit (FoyerTransaction  *transaction,
          gpointer           data,
          gpointer          *result,
          GError           **error)
{
  Edit *edit = data;
  FoyerRecord *seen = foyer_edits_get_seen (edit->edits);
  g_autoptr (FoyerRecord) before = NULL;
  g_autoptr (FoyerRecord) record = NULL;

  /* A run before this one may have been rolled back. */
  g_clear_pointer (&edit->conflicts, g_ptr_array_unref);
  g_clear_object (&edit->current);

  record = foyer_service_load (transaction, G_OBJECT_TYPE (seen), foyer_record_get_id (seen),
                               error);
  if (record == NULL)
    return FALSE;

  before = foyer_record_copy (record);
  if (!apply_edit (transaction, edit, record, error)
      || (edit->func != NULL && !edit->func (transaction, before, record, error))
      || !foyer_transaction_save (transaction, record, error))
    return FALSE;

  *result = g_steal_pointer (&record);
  return TRUE;
}

/**
 * foyer_service_edit_async:
 * @self: a service
 * @right: what who is signed in must be allowed to do
 * @act: key of the act, as the journal names it
 * @edits: what the person changed; copied
 * @func: (nullable) (scope async): what else the act needs, in the same transaction
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Stores what a person wrote in a form. Edits that change nothing are done at once.
 */
void
foyer_service_edit_async (FoyerService        *self,
                          FoyerRight           right,
                          const char          *act,
                          FoyerEdits          *edits,
                          FoyerEditFunc        func,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  GTask *task;
  Edit *edit;

  g_return_if_fail (FOYER_IS_SERVICE (self));
  g_return_if_fail (edits != NULL);

  task = begin (self, right, act, cancellable, callback, user_data);
  if (task == NULL)
    return;
  if (foyer_edits_is_empty (edits))
    {
      g_task_return_pointer (task, foyer_record_copy (foyer_edits_get_seen (edits)),
                             g_object_unref);
      g_object_unref (task);
      return;
    }

  edit = g_atomic_rc_box_new0 (Edit);
  edit->edits = foyer_edits_copy (edits);
  edit->func = func;
  ((Command *) g_task_get_task_data (task))->edit = edit;
  submit (task, run_edit, g_atomic_rc_box_acquire (edit), edit_unref);
}

/**
 * foyer_service_finish:
 * @self: a service
 * @result: the result of foyer_service_run_async() or foyer_service_edit_async()
 * @conflicts: (out) (optional) (nullable) (transfer full) (element-type FoyerFieldConflict): the
 *   fields that somebody else changed meanwhile
 * @error: where to put why it was not done
 *
 * Returns: (transfer full) (nullable): the record that the act was about, as stored; with
 *   %FOYER_SERVICE_ERROR_CONFLICT the record as it stands
 */
gpointer
foyer_service_finish (FoyerService  *self,
                      GAsyncResult  *result,
                      GPtrArray    **conflicts,
                      GError       **error)
{
  g_autoptr (GError) reason = NULL;
  gpointer subject;
  Command *command;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, foyer_service_run_async), NULL);

  if (conflicts != NULL)
    *conflicts = NULL;

  subject = g_task_propagate_pointer (G_TASK (result), &reason);
  if (reason == NULL)
    return subject;

  command = g_task_get_task_data (G_TASK (result));
  if (g_error_matches (reason, FOYER_SERVICE_ERROR, FOYER_SERVICE_ERROR_CONFLICT)
      && command->edit != NULL)
    {
      if (conflicts != NULL)
        *conflicts = g_steal_pointer (&command->edit->conflicts);
      subject = g_steal_pointer (&command->edit->current);
    }

  g_propagate_error (error, g_steal_pointer (&reason));
  return subject;
}

/**
 * foyer_service_load:
 * @transaction: the transaction of a job
 * @type: a class of records
 * @id: (nullable): key of the record
 * @error: where to put the error
 *
 * Returns: (transfer full) (nullable): the record as it stands; %NULL with
 *   %FOYER_SERVICE_ERROR_UNKNOWN when there is none of this key
 */
gpointer
foyer_service_load (FoyerTransaction  *transaction,
                    GType              type,
                    const FoyerUuid   *id,
                    GError           **error)
{
  g_autoptr (GError) reason = NULL;
  FoyerRecord *record = NULL;

  if (!foyer_uuid_is_none (id))
    record = foyer_transaction_load (transaction, type, id, &reason);
  if (record == NULL
      && (reason == NULL || g_error_matches (reason, FOYER_DB_ERROR, FOYER_DB_ERROR_FOREIGN_KEY)))
    g_set_error (error, FOYER_SERVICE_ERROR, FOYER_SERVICE_ERROR_UNKNOWN, "no such %s",
                 g_type_name (type));
  else if (record == NULL)
    g_propagate_error (error, g_steal_pointer (&reason));

  return record;
}
