#include "service/foyer-shop.h"

#include "domain/foyer-domain-error.h"
#include "service/foyer-holidays.h"
#include "store/foyer-setting-repository.h"

#include <string.h>

struct _FoyerShop
{
  FoyerService parent_instance;

  GHashTable *chosen;           /* FoyerUuid → FoyerSetting */
  FoyerSettings *settings;
  FoyerShopTime *time;
  GPtrArray *shipped;           /* of utf8: notices of public holidays; nullable until loaded */
  GPtrArray *imported;          /* of utf8: those that the calendar was made from */
  FoyerCalendar *calendar;
};

G_DEFINE_FINAL_TYPE (FoyerShop, foyer_shop, FOYER_TYPE_SERVICE)

enum
{
  PROP_NAME = 1,
  PROP_IS_SET_UP,
  N_PROPS,
};

enum
{
  SETTINGS_CHANGED,
  CALENDAR_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* What was read: the settings, and once the files with the public holidays. */
typedef struct
{
  GPtrArray *settings;
  GPtrArray *shipped;
} Found;

static void
found_free (gpointer data)
{
  Found *self = data;

  g_clear_pointer (&self->settings, g_ptr_array_unref);
  g_clear_pointer (&self->shipped, g_ptr_array_unref);
  g_free (self);
}

static const char *const entities[] = { "setting", NULL };

static gpointer
read_settings (FoyerDb   *db,
               gpointer   data,
               GError   **error)
{
  const gboolean *with_shipped = data;
  GPtrArray *settings = foyer_setting_repository_find_shop (db, error);
  Found *found;

  if (settings == NULL)
    return NULL;

  found = g_new0 (Found, 1);
  found->settings = settings;
  if (*with_shipped)
    found->shipped = foyer_holidays_read_shipped ();
  return found;
}

static void
put (FoyerShop    *self,
     FoyerSetting *setting)
{
  const FoyerUuid *id = foyer_record_get_id (FOYER_RECORD (setting));
  FoyerRecord *known = g_hash_table_lookup (self->chosen, id);

  if (known == NULL
      || foyer_record_get_version (known) < foyer_record_get_version (FOYER_RECORD (setting)))
    g_hash_table_replace (self->chosen, g_memdup2 (id, sizeof *id), g_object_ref (setting));
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
is_same (GPtrArray *a,
         GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++)
    if (strcmp (a->pdata[i], b->pdata[i]) != 0)
      return FALSE;
  return TRUE;
}

/* Makes the calendar anew when other notices are imported than those it was made from. */
static void
show_calendar (FoyerShop *self)
{
  g_autoptr (GPtrArray) imported = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer setting;

  g_hash_table_iter_init (&iter, self->chosen);
  while (g_hash_table_iter_next (&iter, NULL, &setting))
    if (foyer_setting_name_is_year (foyer_setting_get_name (setting), NULL)
        && *foyer_setting_get_value (setting) != '\0')
      g_ptr_array_add (imported, g_strdup (foyer_setting_get_value (setting)));
  g_ptr_array_sort (imported, compare_texts);

  if (self->shipped == NULL || (self->imported != NULL && is_same (self->imported, imported)))
    return;

  g_clear_pointer (&self->imported, g_ptr_array_unref);
  g_clear_object (&self->calendar);
  self->calendar = foyer_holidays_make (self->shipped, imported);
  self->imported = g_steal_pointer (&imported);
  g_signal_emit (self, signals[CALENDAR_CHANGED], 0);
}

/* The snapshot that others hold stays as it was; they are told that there is a new one. */
static void
show_settings (FoyerShop *self)
{
  g_autofree char *name = g_strdup (foyer_shop_get_name (self));
  g_autoptr (FoyerSettings) settings = foyer_settings_new ();
  GObject *object = G_OBJECT (self);
  GHashTableIter iter;
  gpointer setting;

  g_hash_table_iter_init (&iter, self->chosen);
  while (g_hash_table_iter_next (&iter, NULL, &setting))
    {
      g_autoptr (GError) error = NULL;

      /* A newer program may know settings that this one does not. */
      if (!foyer_setting_name_is_year (foyer_setting_get_name (setting), NULL)
          && !foyer_settings_set (settings, foyer_setting_get_name (setting),
                                  foyer_setting_get_value (setting), &error))
        g_debug ("A setting is passed over: %s", error->message);
    }

  g_set_object (&self->settings, settings);
  g_clear_object (&self->time);
  self->time = foyer_settings_make_time (settings);
  show_calendar (self);

  g_object_freeze_notify (object);
  if (!g_str_equal (name, foyer_shop_get_name (self)))
    {
      g_object_notify_by_pspec (object, properties[PROP_NAME]);
      if ((*name != '\0') != foyer_shop_get_is_set_up (self))
        g_object_notify_by_pspec (object, properties[PROP_IS_SET_UP]);
    }
  g_object_thaw_notify (object);
  g_signal_emit (self, signals[SETTINGS_CHANGED], 0);
}

/* What is shipped does not change while the program runs. */
static gpointer
foyer_shop_ask (FoyerService *service)
{
  gboolean with_shipped = FOYER_SHOP (service)->shipped == NULL;

  return g_memdup2 (&with_shipped, sizeof with_shipped);
}

static gboolean
foyer_shop_show (FoyerService *service,
                 gpointer      data,
                 gint64        rev)
{
  FoyerShop *self = FOYER_SHOP (service);
  Found *found = data;

  if (self->shipped == NULL)
    self->shipped = g_steal_pointer (&found->shipped);
  for (guint i = 0; i < found->settings->len; i++)
    put (self, found->settings->pdata[i]);
  found_free (found);
  show_settings (self);
  return TRUE;
}

static void
foyer_shop_applied (FoyerService *service,
                    FoyerRecord  *subject,
                    gint64        rev)
{
  FoyerShop *self = FOYER_SHOP (service);

  if (!FOYER_IS_SETTING (subject))
    return;

  put (self, FOYER_SETTING (subject));
  show_settings (self);
}

static void
foyer_shop_finalize (GObject *object)
{
  FoyerShop *self = FOYER_SHOP (object);

  g_clear_pointer (&self->chosen, g_hash_table_unref);
  g_clear_object (&self->settings);
  g_clear_object (&self->time);
  g_clear_pointer (&self->shipped, g_ptr_array_unref);
  g_clear_pointer (&self->imported, g_ptr_array_unref);
  g_clear_object (&self->calendar);

  G_OBJECT_CLASS (foyer_shop_parent_class)->finalize (object);
}

static void
foyer_shop_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  FoyerShop *self = FOYER_SHOP (object);

  switch (prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, foyer_shop_get_name (self));
      break;
    case PROP_IS_SET_UP:
      g_value_set_boolean (value, foyer_shop_get_is_set_up (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_shop_class_init (FoyerShopClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  FoyerServiceClass *service_class = FOYER_SERVICE_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = foyer_shop_finalize;
  object_class->get_property = foyer_shop_get_property;
  service_class->applied = foyer_shop_applied;
  service_class->entities = entities;
  service_class->ask = foyer_shop_ask;
  service_class->ask_free = g_free;
  service_class->read = read_settings;
  service_class->found_free = found_free;
  service_class->show = foyer_shop_show;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);
  properties[PROP_IS_SET_UP] = g_param_spec_boolean ("is-set-up", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * FoyerShop::settings-changed:
   * @self: the shop
   *
   * There is a new snapshot of the settings: they were loaded, or somebody changed one.
   */
  signals[SETTINGS_CHANGED] = g_signal_new ("settings-changed", G_TYPE_FROM_CLASS (klass),
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 0);

  /**
   * FoyerShop::calendar-changed:
   * @self: the shop
   *
   * There is a new snapshot of the calendar: it was loaded, or a year's notice was imported here or
   * at another seat, or the import was taken back. Due times in working days that are still open
   * are to be reckoned anew (WD-43).
   */
  signals[CALENDAR_CHANGED] = g_signal_new ("calendar-changed", G_TYPE_FROM_CLASS (klass),
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 0);
}

static void
foyer_shop_init (FoyerShop *self)
{
  self->chosen = g_hash_table_new_full (foyer_uuid_hash, foyer_uuid_equal, g_free,
                                        g_object_unref);
  self->settings = foyer_settings_new ();
  self->time = foyer_settings_make_time (self->settings);
  self->calendar = foyer_calendar_new ();
}

/**
 * foyer_shop_new:
 * @store: the store
 * @session: who gives the commands
 * @history: where acts are remembered
 *
 * Returns: (transfer full): the shop, with defaults until it is loaded
 */
FoyerShop *
foyer_shop_new (FoyerStore   *store,
                FoyerSession *session,
                FoyerHistory *history)
{
  return g_object_new (FOYER_TYPE_SHOP, "store", store, "session", session, "history", history,
                       NULL);
}

/**
 * foyer_shop_load_async:
 * @self: the shop
 * @cancellable: (nullable): gives it up
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Reads the settings. From then on they follow what is changed anywhere.
 */
void
foyer_shop_load_async (FoyerShop           *self,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  foyer_service_read_async (FOYER_SERVICE (self), cancellable, callback, user_data);
}

/**
 * foyer_shop_load_finish:
 * @self: the shop
 * @result: the result
 * @error: where to put the #FoyerDbError
 *
 * Returns: whether the settings are loaded
 */
gboolean
foyer_shop_load_finish (FoyerShop     *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  return foyer_service_read_finish (FOYER_SERVICE (self), result, error);
}

/**
 * foyer_shop_get_name:
 * @self: the shop
 *
 * Returns: its name, empty until it is set up
 */
const char *
foyer_shop_get_name (FoyerShop *self)
{
  return foyer_settings_get_text (self->settings, FOYER_SETTING_SHOP_NAME);
}

/**
 * foyer_shop_get_is_set_up:
 * @self: the shop
 *
 * Returns: whether somebody gave the shop a name, and with it a first supervisor
 */
gboolean
foyer_shop_get_is_set_up (FoyerShop *self)
{
  return *foyer_shop_get_name (self) != '\0';
}

/**
 * foyer_shop_get_time:
 * @self: the shop
 *
 * Returns: (transfer none): its days and hours; replaced when a setting changes
 */
FoyerShopTime *
foyer_shop_get_time (FoyerShop *self)
{
  return self->time;
}

/**
 * foyer_shop_get_settings:
 * @self: the shop
 *
 * Returns: (transfer none): a snapshot of all settings, which nobody changes any more; replaced
 *   when a setting changes
 */
FoyerSettings *
foyer_shop_get_settings (FoyerShop *self)
{
  return self->settings;
}

/**
 * foyer_shop_get_calendar:
 * @self: the shop
 *
 * Returns: (transfer none): a snapshot of the public holidays, which nobody changes any more;
 *   replaced when a year is imported. It knows no announced year until the shop is loaded
 */
FoyerCalendar *
foyer_shop_get_calendar (FoyerShop *self)
{
  return self->calendar;
}

/* A setting that is to be set. */
typedef struct
{
  char *name;
  char *value;
} Choice;

static void
choice_free (gpointer data)
{
  Choice *self = data;

  g_free (self->name);
  g_free (self->value);
  g_free (self);
}

static gboolean
set (FoyerTransaction  *transaction,
     gpointer           data,
     gpointer          *result,
     GError           **error)
{
  Choice *choice = data;

  return foyer_setting_repository_set_shop (transaction, choice->name, choice->value,
                                            (FoyerSetting **) result, error);
}

static void
on_set (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (FoyerRecord) setting = NULL;
  GError *error = NULL;

  setting = foyer_service_run_finish (FOYER_SERVICE (source), result, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * foyer_shop_set_async:
 * @self: the shop
 * @name: name of a setting, as foyer_setting_key_get_name() tells
 * @value: what it shall be
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Changes a setting of the shop. Needs %FOYER_RIGHT_SETTINGS.
 */
void
foyer_shop_set_async (FoyerShop           *self,
                      const char          *name,
                      const char          *value,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Choice *choice = g_new0 (Choice, 1);

  g_task_set_source_tag (task, foyer_shop_set_async);
  g_task_set_check_cancellable (task, FALSE);
  choice->name = g_strdup (name);
  choice->value = g_strdup (value);
  foyer_service_run_async (FOYER_SERVICE (self), FOYER_RIGHT_SETTINGS, "shop.set", set, choice,
                           choice_free, cancellable, on_set, task);
}

static gboolean
import (FoyerTransaction  *transaction,
        gpointer           data,
        gpointer          *result,
        GError           **error)
{
  GPtrArray *notices = data;

  for (guint i = 0; i < notices->len; i++)
    {
      const char *notice = g_ptr_array_index (notices, i);
      g_autofree char *name = NULL;
      g_autoptr (FoyerSetting) setting = NULL;
      int year;

      if (!foyer_calendar_read_text (notice, &year, NULL, NULL, error))
        return FALSE;
      name = foyer_setting_dup_year_name (year);
      if (!foyer_setting_repository_set_shop (transaction, name, notice, &setting, error))
        return FALSE;
    }

  return TRUE;
}

static void
on_imported_read (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (foyer_service_read_finish (FOYER_SERVICE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_imported (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  foyer_service_run_finish (FOYER_SERVICE (source), result, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    foyer_service_read_async (FOYER_SERVICE (source), NULL, on_imported_read,
                              g_steal_pointer (&task));
}

/**
 * foyer_shop_import_calendar_async:
 * @self: the shop
 * @notices: (element-type utf8): notices of years, as foyer_holiday_file_read() returns them;
 *   copied
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed and the calendar holds it, or has failed
 * @user_data: for @callback
 *
 * Imports the public holidays of one year or several, as one act that is undone as one. Needs
 * %FOYER_RIGHT_SETTINGS. "calendar-changed" is emitted before @callback.
 */
void
foyer_shop_import_calendar_async (FoyerShop           *self,
                                  GPtrArray           *notices,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  GPtrArray *copy = g_ptr_array_copy (notices, (GCopyFunc) (gpointer) g_strdup, NULL);

  g_ptr_array_set_free_func (copy, g_free);
  g_task_set_source_tag (task, foyer_shop_import_calendar_async);
  g_task_set_check_cancellable (task, FALSE);
  foyer_service_run_async (FOYER_SERVICE (self), FOYER_RIGHT_SETTINGS, "calendar.import", import,
                           copy, (GDestroyNotify) g_ptr_array_unref, cancellable, on_imported,
                           task);
}

/**
 * foyer_shop_finish:
 * @self: the shop
 * @result: the result of foyer_shop_set_async(), foyer_shop_import_calendar_async() or
 *   foyer_shop_set_up_async()
 * @error: where to put why not: %FOYER_DOMAIN_ERROR_DENIED without the right,
 *   %FOYER_DOMAIN_ERROR_INVALID for a value that the setting cannot have,
 *   %FOYER_DOMAIN_ERROR_STATE when the shop has a supervisor already
 *
 * Returns: whether it is committed
 */
gboolean
foyer_shop_finish (FoyerShop     *self,
                   GAsyncResult  *result,
                   GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
