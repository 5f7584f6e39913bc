/* What a look at the store brings. Runs on a reader's thread. */

#include "service/foyer-due-private.h"

#include "service/foyer-attendance.h"
#include "store/foyer-delivery-repository.h"

/* Nobody works through more at a time; what is handled makes room. */
#define TRAY_MAX 300

/**
 * foyer_due_question_free: (skip)
 * @data: (transfer full): a #FoyerDueQuestion
 */
void
foyer_due_question_free (gpointer data)
{
  FoyerDueQuestion *self = data;

  g_clear_object (&self->time);
  g_clear_pointer (&self->showing, g_array_unref);
  g_free (self);
}

/**
 * foyer_due_answer_free: (skip)
 * @data: (transfer full): a #FoyerDueAnswer
 */
void
foyer_due_answer_free (gpointer data)
{
  FoyerDueAnswer *self = data;

  g_clear_pointer (&self->tray, g_ptr_array_unref);
  g_clear_pointer (&self->withdrawn, g_array_unref);
  g_free (self);
}

static gboolean
read_withdrawn (FoyerDb           *db,
                FoyerDueQuestion  *question,
                FoyerDueAnswer    *answer,
                GError           **error)
{
  for (guint i = 0; i < question->showing->len; i++)
    {
      const FoyerUuid *id = &g_array_index (question->showing, FoyerUuid, i);
      gboolean is_standing;

      if (!foyer_delivery_repository_is_standing (db, id, &question->staff, question->now_us,
                                                  &is_standing, error))
        return FALSE;
      if (!is_standing)
        g_array_append_vals (answer->withdrawn, id, 1);
    }

  return TRUE;
}

static gboolean
read_own (FoyerDb           *db,
          FoyerDueQuestion  *question,
          FoyerDueAnswer    *answer,
          GError           **error)
{
  g_autoptr (FoyerAttendance) attendance = NULL;

  answer->tray = foyer_delivery_repository_find_tray (db, &question->staff, question->now_us,
                                                      TRAY_MAX, error);
  if (answer->tray == NULL)
    return FALSE;

  attendance = foyer_attendance_read (db, question->time, question->now_us, error);
  if (attendance == NULL)
    return FALSE;

  answer->shift_end_us = foyer_attendance_get_shift_end (attendance, &question->staff);
  return TRUE;
}

/**
 * foyer_due_read: (skip)
 * @db: a connection
 * @data: a #FoyerDueQuestion
 * @error: where to put the error
 *
 * Returns: (transfer full) (nullable): a #FoyerDueAnswer
 */
gpointer
foyer_due_read (FoyerDb   *db,
                gpointer   data,
                GError   **error)
{
  FoyerDueQuestion *question = data;
  g_autoptr (FoyerDueAnswer) answer = g_new0 (FoyerDueAnswer, 1);
  FoyerDeliveryOutlook outlook;

  answer->tray = g_ptr_array_new_with_free_func (g_object_unref);
  answer->withdrawn = g_array_new (FALSE, FALSE, sizeof (FoyerUuid));
  if (!foyer_delivery_repository_look (db, &question->staff, question->silent_after_us,
                                       question->pass_on_us, question->now_us, &outlook, error))
    return NULL;

  answer->has_work = outlook.n_ringing + outlook.n_leasable + outlook.n_silent > 0;
  answer->next_us = outlook.next_us;
  if (!foyer_uuid_is_none (&question->staff))
    {
      g_clear_pointer (&answer->tray, g_ptr_array_unref);
      if (!read_own (db, question, answer, error))
        return NULL;
    }

  return read_withdrawn (db, question, answer, error) ? g_steal_pointer (&answer) : NULL;
}

static gboolean
is_same (FoyerDelivery *a,
         FoyerDelivery *b)
{
  FoyerRecord *item_a = FOYER_RECORD (foyer_delivery_get_item (a));
  FoyerRecord *item_b = FOYER_RECORD (foyer_delivery_get_item (b));

  return foyer_uuid_equal (foyer_delivery_get_id (a), foyer_delivery_get_id (b))
         && foyer_delivery_get_rings (a) == foyer_delivery_get_rings (b)
         && foyer_delivery_get_tries (a) == foyer_delivery_get_tries (b)
         && foyer_delivery_get_shown (a) == foyer_delivery_get_shown (b)
         && foyer_record_get_version (item_a) == foyer_record_get_version (item_b);
}

static gboolean
is_same_at (GListStore    *tray,
            guint          position,
            FoyerDelivery *delivery)
{
  g_autoptr (FoyerDelivery) old = g_list_model_get_item (G_LIST_MODEL (tray), position);

  return is_same (old, delivery);
}

/**
 * foyer_due_set_tray: (skip)
 * @tray: the list of the tray
 * @deliveries: (element-type FoyerDelivery): what it shall hold
 *
 * Tells only of the stretch that differs, so that the row under the pointer stays where it is.
 */
void
foyer_due_set_tray (GListStore *tray,
                    GPtrArray  *deliveries)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (tray));
  guint n_least = MIN (n_old, deliveries->len);
  guint n_head = 0;
  guint n_tail = 0;

  while (n_head < n_least && is_same_at (tray, n_head, deliveries->pdata[n_head]))
    n_head++;
  while (n_tail < n_least - n_head
         && is_same_at (tray, n_old - n_tail - 1,
                        deliveries->pdata[deliveries->len - n_tail - 1]))
    n_tail++;

  if (n_head + n_tail < MAX (n_old, deliveries->len))
    g_list_store_splice (tray, n_head, n_old - n_head - n_tail, deliveries->pdata + n_head,
                         deliveries->len - n_head - n_tail);
}
