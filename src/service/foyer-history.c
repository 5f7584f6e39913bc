/* The acts of one person at one PC, to be taken back in the order in which they were done.
 *
 * Nothing of the acts themselves is kept here: the journal knows what to restore. Taking back is an
 * act of its own; doing again is taking that act back.
 *
 * The store does one thing after another. So an act, an undo and a redo each stand in their queue
 * from the moment at which they are handed to it, and the next key means them; those that fail are
 * taken out again. */

#include "service/foyer-history.h"

#include "domain/foyer-domain-error.h"
#include "store/foyer-staff-repository.h"

/* Nobody takes back more than a morning's work one by one. */
#define MAX_ACTS 200

typedef struct
{
  char *act;
  FoyerUuid op_id;
} Entry;

struct _FoyerHistory
{
  GObject parent_instance;

  FoyerStore *store;
  FoyerSession *session;
  GQueue done;                  /* newest last */
  GQueue undone;
  GQueue steps;                 /* undos and redos on their way; not owned */
  FoyerUuid staff;              /* whose acts these are */
  FoyerRoles roles;
  guint generation;             /* counts whose: an undo on its way may outlive a switch */
  gboolean can_undo;
  gboolean can_redo;
};

G_DEFINE_FINAL_TYPE (FoyerHistory, foyer_history, G_TYPE_OBJECT)

enum
{
  PROP_CAN_UNDO = 1,
  PROP_CAN_REDO,
  N_PROPS,
};

enum
{
  DONE,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* An undo or redo on its way. */
typedef struct
{
  Entry *entry;                 /* out of its queue until it is known how it went */
  FoyerUuid op_id;              /* of the taking back */
  guint generation;
  gboolean is_redo;
  gboolean is_void;             /* what it is about has failed meanwhile */
} Step;

static Entry *
entry_new (const char      *act,
           const FoyerUuid *op_id)
{
  Entry *self = g_new0 (Entry, 1);

  self->act = g_strdup (act);
  self->op_id = *op_id;

  return self;
}

static void
entry_free (gpointer data)
{
  Entry *self = data;

  g_free (self->act);
  g_free (self);
}

static void
step_free (gpointer data)
{
  Step *self = data;

  g_clear_pointer (&self->entry, entry_free);
  g_free (self);
}

static void
notify_changes (FoyerHistory *self)
{
  gboolean can_undo = !g_queue_is_empty (&self->done);
  gboolean can_redo = !g_queue_is_empty (&self->undone);

  if (self->can_undo != can_undo)
    {
      self->can_undo = can_undo;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
    }
  if (self->can_redo != can_redo)
    {
      self->can_redo = can_redo;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
    }
}

static GList *
find (GQueue          *queue,
      const FoyerUuid *op_id)
{
  for (GList *l = queue->tail; l != NULL; l = l->prev)
    if (foyer_uuid_equal (&((Entry *) l->data)->op_id, op_id))
      return l;

  return NULL;
}

/* Forgets what has failed, in whichever queue it stands; whoever meant it by an undo or a redo that
 * is on its way meant nothing. */
static void
forget (FoyerHistory    *self,
        const FoyerUuid *op_id)
{
  GQueue *queues[] = { &self->done, &self->undone };

  for (guint i = 0; i < G_N_ELEMENTS (queues); i++)
    {
      GList *link = find (queues[i], op_id);

      if (link == NULL)
        continue;
      entry_free (link->data);
      g_queue_delete_link (queues[i], link);
    }
  for (GList *l = self->steps.head; l != NULL; l = l->next)
    {
      Step *step = l->data;

      step->is_void = step->is_void || foyer_uuid_equal (&step->entry->op_id, op_id);
    }
  notify_changes (self);
}

static gboolean
is_on_its_way (FoyerHistory    *self,
               const FoyerUuid *op_id)
{
  for (GList *l = self->steps.head; l != NULL; l = l->next)
    if (foyer_uuid_equal (&((Step *) l->data)->op_id, op_id))
      return TRUE;

  return FALSE;
}

static void
push (FoyerHistory *self,
      GQueue       *queue,
      Entry        *entry)
{
  g_queue_push_tail (queue, entry);
  if (queue->length > MAX_ACTS)
    entry_free (g_queue_pop_head (queue));
  notify_changes (self);
}

/* What was done by somebody else, or with other rights, is not for this session to take back. */
static void
on_staff_changed (FoyerHistory *self)
{
  FoyerStaff *staff = foyer_session_get_staff (self->session);
  FoyerUuid id = { { 0 } };
  FoyerRoles roles = 0;

  if (staff != NULL)
    {
      id = *foyer_record_get_id (FOYER_RECORD (staff));
      roles = foyer_staff_get_roles (staff);
    }
  if (foyer_uuid_equal (&id, &self->staff) && roles == self->roles)
    return;

  self->staff = id;
  self->roles = roles;
  self->generation++;
  g_queue_clear_full (&self->done, entry_free);
  g_queue_clear_full (&self->undone, entry_free);
  notify_changes (self);
}

static void
foyer_history_finalize (GObject *object)
{
  FoyerHistory *self = FOYER_HISTORY (object);

  g_queue_clear_full (&self->done, entry_free);
  g_queue_clear_full (&self->undone, entry_free);
  g_clear_object (&self->store);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (foyer_history_parent_class)->finalize (object);
}

static void
foyer_history_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  FoyerHistory *self = FOYER_HISTORY (object);

  switch (prop_id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, self->can_undo);
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, self->can_redo);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_history_class_init (FoyerHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = foyer_history_finalize;
  object_class->get_property = foyer_history_get_property;

  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * FoyerHistory::done:
   * @self: the history
   * @act: key of the act
   * @subject: (nullable): the record that it was about, as it now stands
   * @op_id: (type gpointer): #FoyerUuid of the act
   *
   * An act was committed and can be taken back.
   */
  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 3, G_TYPE_STRING, FOYER_TYPE_RECORD,
                                G_TYPE_POINTER);
}

static void
foyer_history_init (FoyerHistory *self)
{
  g_queue_init (&self->done);
  g_queue_init (&self->undone);
  g_queue_init (&self->steps);
}

/**
 * foyer_history_new:
 * @store: the store whose journal knows the acts
 * @session: who acts
 *
 * Returns: (transfer full): a history without acts
 */
FoyerHistory *
foyer_history_new (FoyerStore   *store,
                   FoyerSession *session)
{
  FoyerHistory *self = g_object_new (FOYER_TYPE_HISTORY, NULL);

  self->store = g_object_ref (store);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::staff", G_CALLBACK (on_staff_changed), self,
                           G_CONNECT_SWAPPED);
  on_staff_changed (self);

  return self;
}

/**
 * foyer_history_begin:
 * @self: the history
 * @act: key of an act
 * @op_id: the act in the journal
 *
 * Remembers an act that was handed to the store. The store does one thing after another, so it can
 * be taken back from now on: who presses undo before it is committed means this act, not the one
 * before. foyer_history_commit() or foyer_history_drop() tells how it went.
 */
void
foyer_history_begin (FoyerHistory    *self,
                     const char      *act,
                     const FoyerUuid *op_id)
{
  g_return_if_fail (FOYER_IS_HISTORY (self));

  push (self, &self->done, entry_new (act, op_id));
}

/**
 * foyer_history_commit:
 * @self: the history
 * @act: key of an act that was begun and is committed
 * @subject: (nullable): the record that it was about, as it now stands
 * @op_id: the act in the journal
 *
 * Tells of an act. What was taken back before can no longer be done again; what is being taken back
 * was taken back after.
 */
void
foyer_history_commit (FoyerHistory    *self,
                      const char      *act,
                      FoyerRecord     *subject,
                      const FoyerUuid *op_id)
{
  GList *next;

  g_return_if_fail (FOYER_IS_HISTORY (self));

  for (GList *l = self->undone.head; l != NULL; l = next)
    {
      Entry *entry = l->data;

      next = l->next;
      if (is_on_its_way (self, &entry->op_id))
        continue;
      entry_free (entry);
      g_queue_delete_link (&self->undone, l);
    }
  notify_changes (self);
  g_signal_emit (self, signals[DONE], 0, act, subject, op_id);
}

/**
 * foyer_history_drop:
 * @self: the history
 * @op_id: an act that was begun and has failed
 *
 * Forgets an act.
 */
void
foyer_history_drop (FoyerHistory    *self,
                    const FoyerUuid *op_id)
{
  g_return_if_fail (FOYER_IS_HISTORY (self));

  forget (self, op_id);
}

/**
 * foyer_history_get_can_undo:
 * @self: the history
 *
 * Returns: whether there is an act to take back
 */
gboolean
foyer_history_get_can_undo (FoyerHistory *self)
{
  return self->can_undo;
}

/**
 * foyer_history_get_can_redo:
 * @self: the history
 *
 * Returns: whether there is an act to do again
 */
gboolean
foyer_history_get_can_redo (FoyerHistory *self)
{
  return self->can_redo;
}

static gboolean
take_back (FoyerTransaction  *transaction,
           gpointer           data,
           gpointer          *result,
           GError           **error)
{
  FoyerUuid *op_id = data;
  FoyerDb *db = foyer_transaction_get_db (transaction);
  guint n_before, n_after;

  if (!foyer_staff_repository_count_supervisors (db, NULL, &n_before, error)
      || !foyer_transaction_undo (transaction, op_id, error)
      || !foyer_staff_repository_count_supervisors (db, NULL, &n_after, error))
    return FALSE;

  /* The one rule that no record can see by itself (HANDBOOK §17). */
  if (n_before > 0 && n_after == 0)
    {
      g_set_error_literal (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_STATE,
                           "The last supervisor cannot be removed");
      return FALSE;
    }

  return TRUE;
}

/* Whether the same step may succeed later. An act that somebody built upon never can be taken back
 * any more, and must not stand in the way of the acts before it. */
static gboolean
is_passing (const GError *error)
{
  return error->domain != FOYER_DOMAIN_ERROR
         && !g_error_matches (error, FOYER_DB_ERROR, FOYER_DB_ERROR_CONFLICT);
}

static void
on_taken_back (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  FoyerHistory *self = g_task_get_source_object (task);
  Step *step = g_task_get_task_data (task);
  GError *error = NULL;

  foyer_store_write_finish (FOYER_STORE (source), result, NULL, &error);
  g_queue_remove (&self->steps, step);
  if (error == NULL)
    {
      g_task_return_pointer (task, g_strdup (step->entry->act), g_free);
      return;
    }

  forget (self, &step->op_id);
  if (step->is_void)
    {
      /* Whoever began what it is about is told that it failed. */
      g_error_free (error);
      g_task_return_pointer (task, NULL, NULL);
      return;
    }
  if (step->generation == self->generation && is_passing (error))
    push (self, step->is_redo ? &self->undone : &self->done, g_steal_pointer (&step->entry));
  g_task_return_error (task, error);
}

static void
begin (FoyerHistory        *self,
       gboolean             is_redo,
       GCancellable        *cancellable,
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  FoyerActor actor = foyer_session_get_actor (self->session);
  Step *step;
  Entry *entry;

  g_task_set_name (task, is_redo ? "redo" : "undo");
  g_task_set_source_tag (task, begin);
  g_task_set_check_cancellable (task, FALSE);

  entry = g_queue_pop_tail (is_redo ? &self->undone : &self->done);
  if (entry == NULL)
    {
      g_task_return_new_error (task, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_STATE,
                               "nothing to %s", is_redo ? "do again" : "take back");
      return;
    }

  step = g_new0 (Step, 1);
  step->entry = entry;
  step->op_id = foyer_uuid_new (foyer_clock_now_us (foyer_store_get_clock (self->store)));
  step->generation = self->generation;
  step->is_redo = is_redo;
  g_queue_push_tail (&self->steps, step);
  g_task_set_task_data (task, step, step_free);
  push (self, is_redo ? &self->done : &self->undone, entry_new (entry->act, &step->op_id));

  foyer_store_write_async (self->store, &actor, entry->act, &step->op_id, take_back,
                           g_memdup2 (&entry->op_id, sizeof entry->op_id), g_free, NULL,
                           cancellable, on_taken_back, g_object_ref (task));
}

/**
 * foyer_history_undo_async:
 * @self: the history
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Takes the last act back, also one on its way, as an act of its own. A second call does not wait
 * for the first: it takes back the act before.
 */
void
foyer_history_undo_async (FoyerHistory        *self,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (FOYER_IS_HISTORY (self));

  begin (self, FALSE, cancellable, callback, user_data);
}

/**
 * foyer_history_redo_async:
 * @self: the history
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Does the act again that was taken back last, also while that is on its way.
 */
void
foyer_history_redo_async (FoyerHistory        *self,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (FOYER_IS_HISTORY (self));

  begin (self, TRUE, cancellable, callback, user_data);
}

/**
 * foyer_history_finish:
 * @self: the history
 * @result: the result
 * @error: where to put why not: %FOYER_DB_ERROR_CONFLICT when somebody changed the same fields
 *   since, %FOYER_DOMAIN_ERROR_STATE when there is nothing to take back or the shop's rules forbid
 *   it now; such an act is forgotten
 *
 * Returns: (transfer full) (nullable): key of the act that was taken back or done again; %NULL
 *   without @error when it had failed by itself, so that there was nothing to take back
 */
char *
foyer_history_finish (FoyerHistory  *self,
                      GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, begin), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
