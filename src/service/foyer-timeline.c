#include "service/foyer-timeline.h"

#include "domain/foyer-enquiry.h"
#include "domain/foyer-item.h"
#include "domain/foyer-visit.h"
#include "store/foyer-timeline-repository.h"

static void
entry_free (gpointer data)
{
  FoyerTimelineEntry *self = data;

  g_object_unref (self->record);
  g_free (self);
}

static gint64
get_moment (FoyerRecord *record)
{
  if (FOYER_IS_ENQUIRY (record))
    return foyer_enquiry_get_at (FOYER_ENQUIRY (record));
  if (FOYER_IS_ITEM (record))
    return foyer_item_get_opened (FOYER_ITEM (record));

  return foyer_visit_get_arrived (FOYER_VISIT (record)) != 0
           ? foyer_visit_get_arrived (FOYER_VISIT (record))
           : foyer_visit_get_expected (FOYER_VISIT (record));
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const FoyerTimelineEntry *first = *(const FoyerTimelineEntry *const *) a;
  const FoyerTimelineEntry *second = *(const FoyerTimelineEntry *const *) b;

  if (first->at_us != second->at_us)
    return first->at_us > second->at_us ? -1 : 1;
  return foyer_uuid_compare (foyer_record_get_id (second->record),
                             foyer_record_get_id (first->record));
}

static gboolean
add_entries (FoyerTimeline *self,
             GPtrArray     *records)
{
  if (records == NULL)
    return FALSE;

  for (guint i = 0; i < records->len; i++)
    {
      FoyerTimelineEntry *entry = g_new0 (FoyerTimelineEntry, 1);

      entry->record = g_object_ref (records->pdata[i]);
      entry->at_us = get_moment (entry->record);
      g_ptr_array_add (self->entries, entry);
    }
  g_ptr_array_unref (records);

  return TRUE;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerTimeline, foyer_timeline_free)

/**
 * foyer_timeline_read: (skip)
 * @db: a connection in a transaction
 * @customer: key of a customer
 * @limit: how many entries at most
 * @error: where to put the error
 *
 * Returns: (transfer full) (nullable): a #FoyerTimeline
 */
gpointer
foyer_timeline_read (FoyerDb          *db,
                     const FoyerUuid  *customer,
                     guint             limit,
                     GError          **error)
{
  static GType (*const kinds[]) (void) = {
    foyer_visit_get_type,
    foyer_enquiry_get_type,
    foyer_item_get_type,
  };
  g_autoptr (FoyerTimeline) self = g_new0 (FoyerTimeline, 1);

  self->entries = g_ptr_array_new_with_free_func (entry_free);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gint64 count;

      if (!add_entries (self, foyer_timeline_repository_find (db, kinds[i] (), customer, limit,
                                                              error))
          || !foyer_timeline_repository_count (db, kinds[i] (), customer, &count, error))
        return NULL;
      self->total += count;
    }

  g_ptr_array_sort (self->entries, compare_entries);
  if (self->entries->len > limit)
    g_ptr_array_set_size (self->entries, limit);

  return g_steal_pointer (&self);
}

/**
 * foyer_timeline_free: (skip)
 * @data: (transfer full): a #FoyerTimeline
 */
void
foyer_timeline_free (gpointer data)
{
  FoyerTimeline *self = data;

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_free (self);
}
