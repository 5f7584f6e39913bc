/* What the lists of items read. Runs on a reader's thread. */

#include "service/foyer-items-private.h"

#include "service/foyer-attendance.h"
#include "store/foyer-delivery-repository.h"
#include "store/foyer-item-repository.h"

/**
 * foyer_item_query_free: (skip)
 * @data: (transfer full): a #FoyerItemQuery
 */
void
foyer_item_query_free (gpointer data)
{
  FoyerItemQuery *self = data;

  g_clear_object (&self->time);
  g_free (self);
}

/* What has no time comes last. */
static gint64
get_place (FoyerItem *item)
{
  gint64 when_us = foyer_item_get_when (item);

  return when_us != 0 ? when_us : G_MAXINT64;
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  FoyerItem *first = *(FoyerItem *const *) a;
  FoyerItem *second = *(FoyerItem *const *) b;
  gint64 first_us = get_place (first);
  gint64 second_us = get_place (second);

  if (first_us != second_us)
    return first_us < second_us ? -1 : 1;
  return foyer_uuid_compare (foyer_record_get_id (FOYER_RECORD (first)),
                             foyer_record_get_id (FOYER_RECORD (second)));
}

/* Each person's first ones come straight from the index; of them the first ones together. */
static GPtrArray *
read_shift (FoyerDb         *db,
            FoyerItemQuery  *query,
            FoyerAttendance   *attendance,
            GError         **error)
{
  g_autoptr (GPtrArray) here = foyer_attendance_find_here (attendance);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < here->len; i++)
    {
      g_autoptr (GPtrArray) own =
        foyer_item_repository_find_open (db, foyer_record_get_id (here->pdata[i]), query->kind,
                                         query->limit, error);

      if (own == NULL)
        return NULL;
      g_ptr_array_extend_and_steal (items, g_steal_pointer (&own));
    }

  g_ptr_array_sort (items, compare_items);
  if (items->len > query->limit)
    g_ptr_array_set_size (items, query->limit);
  return g_steal_pointer (&items);
}

/**
 * foyer_item_query_read: (skip)
 * @db: a connection
 * @data: a #FoyerItemQuery
 * @error: where to put the error
 *
 * Returns: (transfer full) (element-type FoyerItem) (nullable): what the list shows
 */
gpointer
foyer_item_query_read (FoyerDb   *db,
                       gpointer   data,
                       GError   **error)
{
  FoyerItemQuery *query = data;
  g_autoptr (FoyerAttendance) attendance = NULL;

  switch (query->scope)
    {
    case FOYER_ITEM_SCOPE_MINE:
      if (foyer_uuid_is_none (&query->staff))
        return g_ptr_array_new_with_free_func (g_object_unref);
      return foyer_item_repository_find_open (db, &query->staff, query->kind, query->limit, error);
    case FOYER_ITEM_SCOPE_SHIFT:
      attendance = foyer_attendance_read (db, query->time, query->now_us, error);
      if (attendance == NULL)
        return NULL;
      if (foyer_attendance_has_roster (attendance))
        return read_shift (db, query, attendance, error);
      return foyer_item_repository_find_open (db, NULL, query->kind, query->limit, error);
    case FOYER_ITEM_SCOPE_SHOP:
      return foyer_item_repository_find_open (db, NULL, query->kind, query->limit, error);
    }

  g_assert_not_reached ();
}

static gboolean
count_shift (FoyerDb         *db,
             FoyerItemQuery  *query,
             gint64          *count,
             GError         **error)
{
  g_autoptr (FoyerAttendance) attendance = NULL;
  g_autoptr (GPtrArray) here = NULL;

  attendance = foyer_attendance_read (db, query->time, query->now_us, error);
  if (attendance == NULL)
    return FALSE;
  if (!foyer_attendance_has_roster (attendance))
    return foyer_item_repository_count_open (db, NULL, query->kind, count, error);

  *count = 0;
  here = foyer_attendance_find_here (attendance);
  for (guint i = 0; i < here->len; i++)
    {
      gint64 n_own;

      if (!foyer_item_repository_count_open (db, foyer_record_get_id (here->pdata[i]),
                                             query->kind, &n_own, error))
        return FALSE;
      *count += n_own;
    }

  return TRUE;
}

/**
 * foyer_item_query_count: (skip)
 * @db: a connection
 * @data: a #FoyerItemQuery
 * @error: where to put the error
 *
 * Returns: (transfer full) (nullable): how many there are in all: a #gint64
 */
gpointer
foyer_item_query_count (FoyerDb   *db,
                        gpointer   data,
                        GError   **error)
{
  FoyerItemQuery *query = data;
  gboolean is_mine = query->scope == FOYER_ITEM_SCOPE_MINE;
  gint64 count = 0;

  if (is_mine && foyer_uuid_is_none (&query->staff))
    return g_memdup2 (&count, sizeof count);

  if (!(query->scope == FOYER_ITEM_SCOPE_SHIFT
          ? count_shift (db, query, &count, error)
          : foyer_item_repository_count_open (db, is_mine ? &query->staff : NULL, query->kind,
                                              &count, error)))
    return NULL;

  return g_memdup2 (&count, sizeof count);
}

/**
 * foyer_item_figures_free: (skip)
 * @data: (transfer full): a #FoyerItemFigures
 */
void
foyer_item_figures_free (gpointer data)
{
  FoyerItemFigures *self = data;

  g_clear_pointer (&self->covered, g_hash_table_unref);
  g_free (self);
}

/**
 * foyer_item_figures_read: (skip)
 * @db: a connection
 * @data: a #FoyerItemQuery
 * @error: where to put the error
 *
 * Returns: (transfer full) (nullable): a #FoyerItemFigures
 */
gpointer
foyer_item_figures_read (FoyerDb   *db,
                         gpointer   data,
                         GError   **error)
{
  FoyerItemQuery *query = data;
  FoyerItemFigures *figures = g_new0 (FoyerItemFigures, 1);
  gint64 day = foyer_shop_time_get_day (query->time, query->now_us);
  gint64 first_us, end_us;

  foyer_shop_time_get_bounds (query->time, day, &first_us, &end_us);
  figures->covered = foyer_delivery_repository_find_covered (db, &query->staff, error);
  if (figures->covered != NULL
      && (foyer_uuid_is_none (&query->staff)
          || (foyer_item_repository_count_open (db, &query->staff, -1, &figures->n_open, error)
              && foyer_item_repository_count_own (db, &query->staff, query->now_us, end_us,
                                                  &figures->n_late, &figures->n_today, error))))
    return figures;

  foyer_item_figures_free (figures);
  return NULL;
}
