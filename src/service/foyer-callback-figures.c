/* How many calls somebody made today, and is to make (B7). Runs on the store's threads. */

#include "service/foyer-callback-figures.h"

#include "service/foyer-service.h"
#include "store/foyer-callback-repository.h"
#include "store/foyer-setting-repository.h"

static guint
get_target (FoyerSetting *setting)
{
  return (guint) g_ascii_strtoull (foyer_setting_get_value (setting), NULL, 10);
}

/**
 * foyer_callback_figures_read: (skip)
 * @db: a connection in a transaction
 * @data: a #FoyerCallbackFiguresQuery
 * @error: where to put the error
 *
 * Returns: (transfer full) (nullable): the #FoyerCallbackFigures; g_free() it
 */
gpointer
foyer_callback_figures_read (FoyerDb   *db,
                             gpointer   data,
                             GError   **error)
{
  FoyerCallbackFiguresQuery *query = data;
  g_autoptr (FoyerSetting) target = NULL;
  FoyerCallbackFigures *figures;
  gint64 n_effective;

  if (!foyer_callback_repository_count_effective (db, &query->staff, query->day, 0,
                                                  &n_effective, error)
      || !foyer_setting_repository_find_own (db, &query->staff, FOYER_CALLBACK_TARGET, &target,
                                             error))
    return NULL;

  figures = g_new0 (FoyerCallbackFigures, 1);
  figures->n_effective = (guint) n_effective;
  if (target != NULL)
    figures->target = get_target (target);
  return figures;
}

/**
 * foyer_callback_targets_read: (skip)
 * @db: a connection in a transaction
 * @unused: nothing
 * @error: where to put the error
 *
 * Returns: (transfer full) (nullable) (element-type FoyerUuid guint): how many calls a day each is
 *   to make; who has no target is not among them
 */
gpointer
foyer_callback_targets_read (FoyerDb   *db,
                             gpointer   unused,
                             GError   **error)
{
  g_autoptr (GPtrArray) settings =
    foyer_setting_repository_find_owned (db, FOYER_CALLBACK_TARGET, error);
  GHashTable *targets;

  if (settings == NULL)
    return NULL;

  targets = g_hash_table_new_full (foyer_uuid_hash, foyer_uuid_equal, g_free, NULL);
  for (guint i = 0; i < settings->len; i++)
    if (get_target (settings->pdata[i]) != 0)
      g_hash_table_insert (targets,
                           g_memdup2 (foyer_setting_get_owner (settings->pdata[i]),
                                      sizeof (FoyerUuid)),
                           GUINT_TO_POINTER (get_target (settings->pdata[i])));

  return targets;
}

/**
 * foyer_callback_target_run: (skip)
 * @transaction: the transaction
 * @data: a #FoyerCallbackTarget
 * @result: (out): the #FoyerSetting
 * @error: where to put why not
 *
 * The job of setting a daily target.
 *
 * Returns: whether to commit
 */
gboolean
foyer_callback_target_run (FoyerTransaction  *transaction,
                           gpointer           data,
                           gpointer          *result,
                           GError           **error)
{
  FoyerCallbackTarget *self = data;
  g_autoptr (FoyerStaff) staff =
    foyer_service_load (transaction, FOYER_TYPE_STAFF, &self->staff, error);
  g_autofree char *value = g_strdup_printf ("%u", self->target);

  return staff != NULL
         && foyer_setting_repository_set_own (transaction, &self->staff, FOYER_CALLBACK_TARGET, "0",
                                              value, (FoyerSetting **) result, error);
}
