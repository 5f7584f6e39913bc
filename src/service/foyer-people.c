#include "service/foyer-people.h"

#include "domain/foyer-domain-error.h"
#include "service/foyer-record-list.h"
#include "store/foyer-staff-repository.h"

#include <string.h>

struct _FoyerPeople
{
  FoyerService parent_instance;

  GListStore *staff;            /* who works here, by number */
  GHashTable *everybody;        /* FoyerUuid → FoyerStaff, also who left */
};

G_DEFINE_FINAL_TYPE (FoyerPeople, foyer_people, FOYER_TYPE_SERVICE)

/* There are a few dozen colleagues, and they change a few times a year: all are read again. */
static const char *const entities[] = { "staff", NULL };

static int
compare_numbers (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  return strcmp (foyer_staff_get_number ((FoyerStaff *) a),
                 foyer_staff_get_number ((FoyerStaff *) b));
}

/* Who sits here may be somebody else now, may do something else, or may have left. */
static void
refresh_session (FoyerPeople *self,
                 FoyerStaff  *staff)
{
  FoyerSession *session = foyer_service_get_session (FOYER_SERVICE (self));
  FoyerStaff *seated = foyer_session_get_staff (session);

  if (seated == NULL
      || !foyer_uuid_equal (foyer_record_get_id (FOYER_RECORD (seated)),
                            foyer_record_get_id (FOYER_RECORD (staff)))
      || foyer_record_get_version (FOYER_RECORD (seated))
           >= foyer_record_get_version (FOYER_RECORD (staff)))
    return;

  foyer_session_set_staff (session,
                           foyer_staff_get_state (staff) == FOYER_STAFF_ACTIVE ? staff : NULL);
}

static void
put (FoyerPeople *self,
     FoyerStaff  *staff)
{
  const FoyerUuid *id = foyer_record_get_id (FOYER_RECORD (staff));
  FoyerRecord *known = g_hash_table_lookup (self->everybody, id);

  if (known != NULL
      && foyer_record_get_version (known) >= foyer_record_get_version (FOYER_RECORD (staff)))
    return;

  g_hash_table_replace (self->everybody, g_memdup2 (id, sizeof *id), g_object_ref (staff));
  if (foyer_staff_get_state (staff) == FOYER_STAFF_ACTIVE)
    foyer_record_list_put (self->staff, FOYER_RECORD (staff), compare_numbers, NULL);
  else
    foyer_record_list_remove (self->staff, id);
  refresh_session (self, staff);
}

static gpointer
read_everybody (FoyerDb   *db,
                gpointer   data,
                GError   **error)
{
  return foyer_staff_repository_find_all (db, error);
}

static gboolean
foyer_people_show (FoyerService *service,
                   gpointer      found,
                   gint64        rev)
{
  g_autoptr (GPtrArray) everybody = found;

  for (guint i = 0; i < everybody->len; i++)
    put (FOYER_PEOPLE (service), everybody->pdata[i]);
  return TRUE;
}

static void
foyer_people_applied (FoyerService *service,
                      FoyerRecord  *subject,
                      gint64        rev)
{
  if (FOYER_IS_STAFF (subject))
    put (FOYER_PEOPLE (service), FOYER_STAFF (subject));
}

static void
foyer_people_finalize (GObject *object)
{
  FoyerPeople *self = FOYER_PEOPLE (object);

  g_clear_object (&self->staff);
  g_clear_pointer (&self->everybody, g_hash_table_unref);

  G_OBJECT_CLASS (foyer_people_parent_class)->finalize (object);
}

static void
foyer_people_class_init (FoyerPeopleClass *klass)
{
  FoyerServiceClass *service_class = FOYER_SERVICE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = foyer_people_finalize;
  service_class->applied = foyer_people_applied;
  service_class->entities = entities;
  service_class->read = read_everybody;
  service_class->found_free = (GDestroyNotify) g_ptr_array_unref;
  service_class->show = foyer_people_show;
}

static void
foyer_people_init (FoyerPeople *self)
{
  self->staff = g_list_store_new (FOYER_TYPE_STAFF);
  self->everybody = g_hash_table_new_full (foyer_uuid_hash, foyer_uuid_equal, g_free,
                                           g_object_unref);
}

/**
 * foyer_people_new:
 * @store: the store
 * @session: who gives the commands
 * @history: where acts are remembered
 *
 * Returns: (transfer full): the service, which knows nobody until it is loaded
 */
FoyerPeople *
foyer_people_new (FoyerStore   *store,
                  FoyerSession *session,
                  FoyerHistory *history)
{
  return g_object_new (FOYER_TYPE_PEOPLE, "store", store, "session", session, "history", history,
                       NULL);
}

/**
 * foyer_people_get_staff:
 * @self: the service
 *
 * Returns: (transfer none): #GListModel of #FoyerStaff: who works here, by number; kept up to date
 */
GListModel *
foyer_people_get_staff (FoyerPeople *self)
{
  return G_LIST_MODEL (self->staff);
}

/**
 * foyer_people_load_async:
 * @self: the service
 * @cancellable: (nullable): gives it up
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Reads who works here. From then on the list follows what is changed anywhere.
 */
void
foyer_people_load_async (FoyerPeople         *self,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  foyer_service_read_async (FOYER_SERVICE (self), cancellable, callback, user_data);
}

/**
 * foyer_people_load_finish:
 * @self: the service
 * @result: the result
 * @error: where to put the #FoyerDbError
 *
 * Returns: whether the list is filled
 */
gboolean
foyer_people_load_finish (FoyerPeople   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  return foyer_service_read_finish (FOYER_SERVICE (self), result, error);
}

/**
 * foyer_people_lookup:
 * @self: the service
 * @id: (nullable): key of a colleague
 *
 * Returns: (transfer none) (nullable): the colleague, also one who left the firm
 */
FoyerStaff *
foyer_people_lookup (FoyerPeople     *self,
                     const FoyerUuid *id)
{
  return id != NULL ? g_hash_table_lookup (self->everybody, id) : NULL;
}

static gpointer
read_number (FoyerDb   *db,
             gpointer   data,
             GError   **error)
{
  g_autoptr (FoyerStaff) staff = NULL;
  g_autoptr (GError) reason = NULL;

  staff = foyer_staff_repository_find_number (db, data, &reason);
  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }

  if (staff == NULL || foyer_staff_get_state (staff) != FOYER_STAFF_ACTIVE)
    {
      g_set_error_literal (error, FOYER_SERVICE_ERROR, FOYER_SERVICE_ERROR_UNKNOWN,
                           "nobody who works here has this number");
      return NULL;
    }

  return g_steal_pointer (&staff);
}

static void
on_number_read (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  FoyerPeople *self = g_task_get_source_object (task);
  g_autoptr (FoyerStaff) staff = NULL;
  GError *error = NULL;

  staff = foyer_store_read_finish (FOYER_STORE (source), result, NULL, &error);
  if (staff == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  put (self, staff);
  foyer_session_set_staff (foyer_service_get_session (FOYER_SERVICE (self)), staff);
  g_task_return_boolean (task, TRUE);
}

/**
 * foyer_people_sign_in_async:
 * @self: the service
 * @number: a staff number (工号), as typed
 * @cancellable: (nullable): gives it up
 * @callback: (scope async): called when somebody is signed in, or not
 * @user_data: for @callback
 *
 * Signs somebody in at this PC, in the place of who was.
 */
void
foyer_people_sign_in_async (FoyerPeople         *self,
                            const char          *number,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  char *typed = g_strstrip (g_utf8_make_valid (number, -1));

  g_task_set_source_tag (task, foyer_people_sign_in_async);
  foyer_store_read_async (foyer_service_get_store (FOYER_SERVICE (self)), FOYER_STORE_DESK,
                          read_number, typed, g_free, g_object_unref, cancellable, on_number_read,
                          task);
}

/**
 * foyer_people_sign_in_finish:
 * @self: the service
 * @result: the result
 * @error: where to put why not: %FOYER_SERVICE_ERROR_UNKNOWN when nobody who works here has the
 *   number
 *
 * Returns: whether somebody is signed in
 */
gboolean
foyer_people_sign_in_finish (FoyerPeople   *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* A number stays with who had it: the journal and old papers name people by it. */
static gboolean
check_number (FoyerDb     *db,
              FoyerStaff  *staff,
              GError     **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (FoyerStaff) owner = NULL;

  owner = foyer_staff_repository_find_number (db, foyer_staff_get_number (staff), &reason);
  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  if (owner == NULL || foyer_uuid_equal (foyer_record_get_id (FOYER_RECORD (owner)),
                                         foyer_record_get_id (FOYER_RECORD (staff))))
    return TRUE;

  foyer_domain_error_set_field (error, FOYER_DOMAIN_ERROR_INVALID, "number", "taken already");
  return FALSE;
}

/* What a colleague who is to be added consists of. */
typedef struct
{
  FoyerUuid id;
  char *number;
  char *name;
  FoyerRoles roles;
  FoyerPosts posts;
} Newcomer;

static void
newcomer_free (gpointer data)
{
  Newcomer *self = data;

  g_free (self->number);
  g_free (self->name);
  g_free (self);
}

static gboolean
add (FoyerTransaction  *transaction,
     gpointer           data,
     gpointer          *result,
     GError           **error)
{
  Newcomer *newcomer = data;
  g_autoptr (FoyerStaff) staff = foyer_staff_new (&newcomer->id, "", "", newcomer->roles,
                                                  newcomer->posts);

  if (!foyer_record_edit (FOYER_RECORD (staff), "number", newcomer->number, error)
      || !foyer_record_edit (FOYER_RECORD (staff), "name", newcomer->name, error)
      || !check_number (foyer_transaction_get_db (transaction), staff, error))
    return FALSE;

  if (!foyer_transaction_create (transaction, FOYER_RECORD (staff), error))
    return FALSE;

  *result = g_steal_pointer (&staff);
  return TRUE;
}

/**
 * foyer_people_add_async:
 * @self: the service
 * @number: the staff number
 * @name: the name
 * @roles: the roles, at least one
 * @posts: the posts
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Somebody begins to work here. Needs %FOYER_RIGHT_STAFF.
 */
void
foyer_people_add_async (FoyerPeople         *self,
                        const char          *number,
                        const char          *name,
                        FoyerRoles           roles,
                        FoyerPosts           posts,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  Newcomer *newcomer = g_new0 (Newcomer, 1);

  newcomer->id = foyer_uuid_new (foyer_service_now_us (FOYER_SERVICE (self)));
  newcomer->number = g_strdup (number);
  newcomer->name = g_strdup (name);
  newcomer->roles = roles;
  newcomer->posts = posts;
  foyer_service_run_async (FOYER_SERVICE (self), FOYER_RIGHT_STAFF, "staff.add", add, newcomer,
                           newcomer_free, cancellable, callback, user_data);
}

static gboolean
check_succession (FoyerTransaction  *transaction,
                  FoyerStaff        *before,
                  FoyerStaff        *after,
                  GError           **error)
{
  guint n_others;

  return foyer_staff_repository_count_supervisors (foyer_transaction_get_db (transaction),
                                                   foyer_record_get_id (FOYER_RECORD (after)),
                                                   &n_others, error)
         && foyer_staff_check_succession (before, after, n_others, error);
}

static gboolean
check_edit (FoyerTransaction  *transaction,
            FoyerRecord       *before,
            FoyerRecord       *after,
            GError           **error)
{
  FoyerStaff *staff = FOYER_STAFF (after);

  return check_number (foyer_transaction_get_db (transaction), staff, error)
         && check_succession (transaction, FOYER_STAFF (before), staff, error);
}

/**
 * foyer_people_edit_async:
 * @self: the service
 * @edits: what was changed about a colleague
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Changes what is written about a colleague. Needs %FOYER_RIGHT_STAFF.
 */
void
foyer_people_edit_async (FoyerPeople         *self,
                         FoyerEdits          *edits,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  foyer_service_edit_async (FOYER_SERVICE (self), FOYER_RIGHT_STAFF, "staff.edit", edits,
                            check_edit, cancellable, callback, user_data);
}

static gboolean
move (FoyerTransaction  *transaction,
      const FoyerUuid   *id,
      gboolean         (*act) (FoyerStaff *staff, GError **error),
      gpointer          *result,
      GError           **error)
{
  g_autoptr (FoyerStaff) before = NULL;
  g_autoptr (FoyerStaff) staff = foyer_service_load (transaction, FOYER_TYPE_STAFF, id, error);

  if (staff == NULL)
    return FALSE;

  before = FOYER_STAFF (foyer_record_copy (FOYER_RECORD (staff)));
  if (!act (staff, error)
      || !check_succession (transaction, before, staff, error)
      || !foyer_transaction_save (transaction, FOYER_RECORD (staff), error))
    return FALSE;

  *result = g_steal_pointer (&staff);
  return TRUE;
}

static gboolean
leave (FoyerTransaction  *transaction,
       gpointer           data,
       gpointer          *result,
       GError           **error)
{
  return move (transaction, data, foyer_staff_leave, result, error);
}

static gboolean
come_back (FoyerTransaction  *transaction,
           gpointer           data,
           gpointer          *result,
           GError           **error)
{
  return move (transaction, data, foyer_staff_come_back, result, error);
}

/**
 * foyer_people_leave_async:
 * @self: the service
 * @staff: a colleague who works here
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * A colleague leaves the firm. Needs %FOYER_RIGHT_STAFF.
 */
void
foyer_people_leave_async (FoyerPeople         *self,
                          FoyerStaff          *staff,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  foyer_service_run_async (FOYER_SERVICE (self), FOYER_RIGHT_STAFF, "staff.leave", leave,
                           g_memdup2 (foyer_record_get_id (FOYER_RECORD (staff)),
                                      sizeof (FoyerUuid)),
                           g_free, cancellable, callback, user_data);
}

/**
 * foyer_people_come_back_async:
 * @self: the service
 * @staff: a colleague who left the firm
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * A colleague works here again. Needs %FOYER_RIGHT_STAFF.
 */
void
foyer_people_come_back_async (FoyerPeople         *self,
                              FoyerStaff          *staff,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  foyer_service_run_async (FOYER_SERVICE (self), FOYER_RIGHT_STAFF, "staff.come-back", come_back,
                           g_memdup2 (foyer_record_get_id (FOYER_RECORD (staff)),
                                      sizeof (FoyerUuid)),
                           g_free, cancellable, callback, user_data);
}

/**
 * foyer_people_finish:
 * @self: the service
 * @result: the result of add, edit, leave or come back
 * @error: where to put why not: %FOYER_DOMAIN_ERROR_DENIED without the right,
 *   %FOYER_DOMAIN_ERROR_INVALID of the field "number" when it is taken, %FOYER_DOMAIN_ERROR_STATE
 *   for the last supervisor, %FOYER_SERVICE_ERROR_CONFLICT
 *
 * Returns: (transfer full) (nullable): the colleague as stored
 */
FoyerStaff *
foyer_people_finish (FoyerPeople   *self,
                     GAsyncResult  *result,
                     GError       **error)
{
  return foyer_service_run_finish (FOYER_SERVICE (self), result, error);
}

/**
 * foyer_people_finish_edit:
 * @self: the service
 * @result: the result of foyer_people_edit_async()
 * @conflicts: (out) (optional) (nullable) (transfer full) (element-type FoyerFieldConflict): the
 *   fields that somebody else changed meanwhile
 * @error: where to put why not, as foyer_people_finish()
 *
 * Returns: (transfer full) (nullable): the colleague as stored; with %FOYER_SERVICE_ERROR_CONFLICT
 *   as it stands
 */
FoyerStaff *
foyer_people_finish_edit (FoyerPeople   *self,
                          GAsyncResult  *result,
                          GPtrArray    **conflicts,
                          GError       **error)
{
  return foyer_service_finish (FOYER_SERVICE (self), result, conflicts, error);
}
