/* The jobs of the day-end review: what there is to look at, and looking at it. */

#include "service/foyer-review-private.h"

#include "domain/foyer-domain-error.h"
#include "domain/foyer-permission.h"
#include "store/foyer-review-repository.h"

/* More lines than anybody ticks in one evening; the counts tell of all. */
#define MAX_ROWS 500

void
foyer_review_query_free (gpointer data)
{
  FoyerReviewQuery *self = data;

  g_clear_object (&self->time);
  g_free (self);
}

void
foyer_review_view_free (gpointer data)
{
  FoyerReviewView *self = data;

  g_clear_object (&self->review);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}

void
foyer_review_act_free (gpointer data)
{
  FoyerReviewAct *self = data;

  g_free (self->comment);
  g_free (self);
}

/* The review to be shown: an earlier one that was left open, else that of today. */
static gboolean
find_review (FoyerDb          *db,
             gint64            today,
             FoyerReviewDay  **review,
             GError          **error)
{
  g_autoptr (GError) reason = NULL;

  *review = foyer_review_repository_find_left (db, today, &reason);
  if (*review == NULL && reason == NULL)
    *review = foyer_review_repository_find_day (db, today, &reason);
  if (reason == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/* A day that nobody reviewed although something was open at its end: its list is shown the next
 * morning (C9). */
static gboolean
find_missed (FoyerDb           *db,
             FoyerReviewQuery  *query,
             gboolean          *is_missed,
             GError           **error)
{
  g_autoptr (FoyerReviewDay) review = NULL;
  g_autoptr (GError) reason = NULL;
  FoyerReviewCount count;

  *is_missed = FALSE;
  if (query->last_day == FOYER_DAY_NONE)
    return TRUE;
  review = foyer_review_repository_find_day (db, query->last_day, &reason);
  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  if (review != NULL)
    return TRUE;
  if (!foyer_review_repository_count (db, query->last_day,
                                      foyer_shop_time_get_day_end_us (query->time, query->last_day),
                                      &count, error))
    return FALSE;
  *is_missed = count.n_items > 0;
  return TRUE;
}

static GHashTable *
index_ticks (GPtrArray *ticks)
{
  GHashTable *by_item = g_hash_table_new (foyer_uuid_hash, foyer_uuid_equal);

  for (guint i = 0; i < ticks->len; i++)
    g_hash_table_insert (by_item, (gpointer) foyer_review_tick_get_item (ticks->pdata[i]),
                         ticks->pdata[i]);
  return by_item;
}

/* Those of @items that were opened before the review began, or those after. */
static void
add_rows (FoyerReviewView *view,
          GPtrArray       *items,
          GHashTable      *ticks,
          GHashTable      *contacts,
          gboolean         is_new)
{
  gint64 started_us = view->review != NULL ? foyer_review_day_get_started (view->review)
                                           : G_MAXINT64;

  for (guint i = 0; i < items->len; i++)
    {
      FoyerItem *item = items->pdata[i];
      gint64 *contact_us = g_hash_table_lookup (contacts, item);

      if ((foyer_item_get_opened (item) > started_us) != is_new)
        continue;
      g_ptr_array_add (view->rows,
                       foyer_review_row_new (item,
                                             g_hash_table_lookup (ticks,
                                                                  foyer_record_get_id (
                                                                    FOYER_RECORD (item))),
                                             contact_us != NULL ? *contact_us : 0, is_new));
    }
}

/* Reads what there is to show (data: FoyerReviewQuery). Returns a FoyerReviewView. */
gpointer
foyer_review_view_read (FoyerDb   *db,
                        gpointer   data,
                        GError   **error)
{
  FoyerReviewQuery *query = data;
  FoyerReviewView *view = g_new0 (FoyerReviewView, 1);
  g_autoptr (GPtrArray) items = NULL, closed = NULL, ticks = NULL;
  g_autoptr (GHashTable) by_item = NULL;
  g_autoptr (GHashTable) contacts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  FoyerReviewCount count;
  gint64 end_us = G_MAXINT64;
  gboolean is_missed = FALSE;

  view->rows = g_ptr_array_new_with_free_func (g_object_unref);
  if (!find_review (db, query->today, &view->review, error)
      || (view->review == NULL && !find_missed (db, query, &is_missed, error)))
    {
      foyer_review_view_free (view);
      return NULL;
    }

  view->day = view->review != NULL ? foyer_review_day_get_day (view->review)
              : is_missed ? query->last_day : query->today;
  if (view->day < query->today)
    end_us = foyer_shop_time_get_day_end_us (query->time, view->day);
  ticks = foyer_review_repository_find_ticks (db, view->day, error);
  if (ticks != NULL)
    items = foyer_review_repository_find_open (db, end_us, MAX_ROWS, error);
  if (items != NULL)
    closed = end_us != G_MAXINT64
               ? foyer_review_repository_find_closed_since (db, end_us, MAX_ROWS, error)
               : g_ptr_array_new ();
  if (closed == NULL
      || !foyer_review_repository_count (db, view->day, end_us, &count, error)
      || !foyer_review_repository_find_contacts (db, items, contacts, error))
    {
      foyer_review_view_free (view);
      return NULL;
    }

  by_item = index_ticks (ticks);
  add_rows (view, items, by_item, contacts, FALSE);
  add_rows (view, closed, by_item, contacts, FALSE);
  add_rows (view, items, by_item, contacts, TRUE);
  add_rows (view, closed, by_item, contacts, TRUE);
  view->n_total = (guint) count.n_items + closed->len;
  view->n_seen = (guint) count.n_seen + closed->len;
  return view;
}

/* How many of the ticks of a day say something; the others are mere ticks. */
static gboolean
clear_if_done (FoyerTransaction  *transaction,
               FoyerReviewDay    *review,
               FoyerReviewAct    *act,
               GError           **error)
{
  FoyerDb *db = foyer_transaction_get_db (transaction);
  g_autoptr (GPtrArray) ticks = NULL;
  FoyerReviewCount count;
  gint64 n_commented = 0;

  if (!foyer_review_repository_count (db, act->day, act->end_us, &count, error))
    return FALSE;
  if (count.n_seen < count.n_items)
    return TRUE;

  ticks = foyer_review_repository_find_ticks (db, act->day, error);
  if (ticks == NULL)
    return FALSE;
  for (guint i = 0; i < ticks->len; i++)
    n_commented += *foyer_review_tick_get_comment (ticks->pdata[i]) != '\0';
  return foyer_review_day_clear (review, ticks->len - n_commented, n_commented, act->at_us, error)
         && foyer_transaction_save (transaction, FOYER_RECORD (review), error);
}

static gboolean
refuse (GError     **error,
        const char  *reason)
{
  g_set_error_literal (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_STATE, reason);
  return FALSE;
}

/* Begins the review of a day (data: FoyerReviewAct); one without open items is cleared at once. */
gboolean
foyer_review_start_run (FoyerTransaction  *transaction,
                        gpointer           data,
                        gpointer          *result,
                        GError           **error)
{
  FoyerReviewAct *act = data;
  FoyerDb *db = foyer_transaction_get_db (transaction);
  FoyerUuid id = foyer_uuid_new (act->at_us);
  g_autoptr (FoyerReviewDay) review = NULL;
  g_autoptr (GError) reason = NULL;

  review = foyer_review_repository_find_day (db, act->day, &reason);
  if (review != NULL)
    return refuse (error, "the review of this day has begun");
  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }

  review = foyer_review_day_new (&id, act->day, &act->staff, act->at_us);
  if (!foyer_transaction_create (transaction, FOYER_RECORD (review), error)
      || !clear_if_done (transaction, review, act, error))
    return FALSE;

  *result = g_steal_pointer (&review);
  return TRUE;
}

/* The last open item was closed and not ticked: nothing is left all the same (data:
 * FoyerReviewAct). Done by the program itself; nothing happens when another seat was faster. */
gboolean
foyer_review_clear_run (FoyerTransaction  *transaction,
                        gpointer           data,
                        gpointer          *result,
                        GError           **error)
{
  FoyerReviewAct *act = data;
  g_autoptr (FoyerReviewDay) review = NULL;
  g_autoptr (GError) reason = NULL;

  review = foyer_review_repository_find_day (foyer_transaction_get_db (transaction), act->day,
                                             &reason);
  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  if (review == NULL || foyer_review_day_get_state (review) != FOYER_REVIEW_OPEN)
    return TRUE;
  return clear_if_done (transaction, review, act, error);
}

static gboolean
check_tick (FoyerReviewAct  *act,
            FoyerItem       *item,
            GError         **error)
{
  return foyer_review_tick_is_own (item, &act->staff)
           ? foyer_permission_check_own (act->roles, FOYER_RIGHT_ITEM_WORK, error)
           : foyer_permission_check (act->roles, FOYER_RIGHT_ITEM_WORK, error);
}

static gboolean
find_tick (FoyerDb          *db,
           FoyerReviewAct   *act,
           gboolean         *is_found,
           GError          **error)
{
  g_autoptr (GPtrArray) ticks = foyer_review_repository_find_ticks (db, act->day, error);

  *is_found = FALSE;
  for (guint i = 0; ticks != NULL && i < ticks->len; i++)
    *is_found |= foyer_uuid_equal (foyer_review_tick_get_item (ticks->pdata[i]), &act->item);
  return ticks != NULL;
}

/* Looks at an item in the review of a day (data: FoyerReviewAct). The last one clears the day. */
gboolean
foyer_review_tick_run (FoyerTransaction  *transaction,
                       gpointer           data,
                       gpointer          *result,
                       GError           **error)
{
  FoyerReviewAct *act = data;
  FoyerDb *db = foyer_transaction_get_db (transaction);
  FoyerUuid id = foyer_uuid_new (act->at_us);
  g_autoptr (FoyerItem) item = NULL;
  g_autoptr (FoyerReviewDay) review = NULL;
  g_autoptr (FoyerReviewTick) tick = NULL;
  g_autoptr (GError) reason = NULL;
  gboolean is_ticked;

  item = foyer_service_load (transaction, FOYER_TYPE_ITEM, &act->item, error);
  if (item == NULL || !check_tick (act, item, error))
    return FALSE;

  review = foyer_review_repository_find_day (db, act->day, &reason);
  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  if (review == NULL)
    return refuse (error, "the review has not begun");
  if (!find_tick (db, act, &is_ticked, error))
    return FALSE;
  if (is_ticked || !foyer_item_is_open (item))
    return refuse (error, is_ticked ? "looked at already" : "closed already");

  tick = foyer_review_tick_new (&id, act->day, &act->item, &act->staff, act->comment, act->at_us,
                                error);
  if (tick == NULL
      || !foyer_transaction_create (transaction, FOYER_RECORD (tick), error)
      || (foyer_review_day_get_state (review) == FOYER_REVIEW_OPEN
          && !clear_if_done (transaction, review, act, error)))
    return FALSE;

  *result = g_steal_pointer (&tick);
  return TRUE;
}
