/* The first day of a shop: its name, and the supervisor who lets the others in. */

#include "service/foyer-shop.h"

#include "domain/foyer-domain-error.h"
#include "store/foyer-setting-repository.h"
#include "store/foyer-staff-repository.h"

typedef struct
{
  FoyerUuid staff;
  char *shop_name;
  char *number;
  char *name;
} Beginning;

static void
beginning_free (gpointer data)
{
  Beginning *self = data;

  g_free (self->shop_name);
  g_free (self->number);
  g_free (self->name);
  g_free (self);
}

static gboolean
check_nobody (FoyerDb  *db,
              GError  **error)
{
  guint n_supervisors;

  if (!foyer_staff_repository_count_supervisors (db, NULL, &n_supervisors, error))
    return FALSE;
  if (n_supervisors == 0)
    return TRUE;

  g_set_error_literal (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_STATE,
                       "the shop has a supervisor already");
  return FALSE;
}

static gboolean
set_up (FoyerTransaction  *transaction,
        gpointer           data,
        gpointer          *result,
        GError           **error)
{
  Beginning *beginning = data;
  g_autoptr (FoyerSetting) setting = NULL;
  g_autoptr (FoyerStaff) staff = NULL;

  if (!check_nobody (foyer_transaction_get_db (transaction), error))
    return FALSE;

  if (*beginning->shop_name == '\0')
    {
      foyer_domain_error_set_field (error, FOYER_DOMAIN_ERROR_MISSING, "shop.name", "not given");
      return FALSE;
    }

  staff = foyer_staff_new (&beginning->staff, "", "", FOYER_ROLE_SUPERVISOR,
                           FOYER_POST_RECEPTION);
  if (!foyer_record_edit (FOYER_RECORD (staff), "number", beginning->number, error)
      || !foyer_record_edit (FOYER_RECORD (staff), "name", beginning->name, error))
    return FALSE;
  if (!foyer_setting_repository_set_shop (transaction, "shop.name", beginning->shop_name,
                                          &setting, error)
      || !foyer_transaction_create (transaction, FOYER_RECORD (staff), error))
    return FALSE;

  *result = g_steal_pointer (&staff);
  return TRUE;
}

static void
on_set_up_loaded (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (foyer_shop_load_finish (FOYER_SHOP (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_set_up (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  FoyerShop *self = g_task_get_source_object (task);
  g_autoptr (FoyerStaff) staff = NULL;
  GError *error = NULL;

  staff = foyer_store_write_finish (FOYER_STORE (source), result, NULL, &error);
  if (staff == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  foyer_session_set_staff (foyer_service_get_session (FOYER_SERVICE (self)), staff);
  foyer_shop_load_async (self, NULL, on_set_up_loaded, g_steal_pointer (&task));
}

/**
 * foyer_shop_set_up_async:
 * @self: a shop that is not set up
 * @shop_name: its name
 * @staff_number: the staff number of the first supervisor
 * @staff_name: the name
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * The first start: names the shop and makes its first supervisor, who is signed in then. The only
 * command that needs no right, and only possible while there is no supervisor. It is not undone.
 */
void
foyer_shop_set_up_async (FoyerShop           *self,
                         const char          *shop_name,
                         const char          *staff_number,
                         const char          *staff_name,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  FoyerSession *session = foyer_service_get_session (FOYER_SERVICE (self));
  FoyerActor actor = foyer_session_get_actor (session);
  Beginning *beginning = g_new0 (Beginning, 1);

  g_task_set_source_tag (task, foyer_shop_set_up_async);
  g_task_set_check_cancellable (task, FALSE);
  beginning->staff = foyer_uuid_new (foyer_service_now_us (FOYER_SERVICE (self)));
  beginning->shop_name = g_strstrip (g_strdup (shop_name));
  beginning->number = g_strdup (staff_number);
  beginning->name = g_strdup (staff_name);

  /* Who sets the shop up answers for it. */
  actor.staff = beginning->staff;
  foyer_store_write_async (foyer_service_get_store (FOYER_SERVICE (self)), &actor, "shop.set-up",
                           NULL, set_up, beginning, beginning_free, g_object_unref, cancellable,
                           on_set_up, task);
}
