#include "store/foyer-staff-repository.h"

#define STORE(db) foyer_value_int (foyer_db_get_store (db))

/**
 * foyer_staff_repository_find_all:
 * @db: a connection in a transaction
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerStaff): everybody who works or worked here, by number
 */
GPtrArray *
foyer_staff_repository_find_all (FoyerDb  *db,
                                 GError  **error)
{
  return foyer_db_find_records (db, FOYER_TYPE_STAFF, "number <> '' ORDER BY number",
                                FOYER_VALUES (STORE (db)), error);
}

/**
 * foyer_staff_repository_find_number:
 * @db: a connection in a transaction
 * @number: a staff number
 * @error: where to put the error
 *
 * Returns: (transfer full) (nullable): whose number it is; %NULL without an error when nobody's
 */
FoyerStaff *
foyer_staff_repository_find_number (FoyerDb     *db,
                                    const char  *number,
                                    GError     **error)
{
  g_autoptr (GPtrArray) found = NULL;

  found = foyer_db_find_records (db, FOYER_TYPE_STAFF, "number = $2",
                                 FOYER_VALUES (STORE (db), foyer_value_text (number)), error);

  return found != NULL && found->len > 0 ? g_object_ref (found->pdata[0]) : NULL;
}

/**
 * foyer_staff_repository_count_supervisors:
 * @db: a connection in a transaction
 * @except: (nullable): key of somebody who is not counted
 * @count: (out): how many supervisors work here
 * @error: where to put the error
 *
 * Returns: whether @count is set
 */
gboolean
foyer_staff_repository_count_supervisors (FoyerDb          *db,
                                          const FoyerUuid  *except,
                                          guint            *count,
                                          GError          **error)
{
  g_autoptr (GPtrArray) everybody = foyer_staff_repository_find_all (db, error);

  if (everybody == NULL)
    return FALSE;

  *count = 0;
  for (guint i = 0; i < everybody->len; i++)
    {
      FoyerStaff *staff = everybody->pdata[i];

      if (foyer_staff_is_supervisor (staff)
          && (except == NULL
              || !foyer_uuid_equal (foyer_record_get_id (FOYER_RECORD (staff)), except)))
        (*count)++;
    }

  return TRUE;
}
