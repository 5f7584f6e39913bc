/* Who can do the work of a colleague on leave (换对接人, S4): whoever works here and is not away
 * themselves (LV-05). It fits best who serves the same post, is at work on most of these days and
 * covers nobody else. */

#include "service/foyer-rota-covers.h"

#include "service/foyer-answer.h"
#include "service/foyer-rota-private.h"
#include "store/foyer-roster-repository.h"
#include "store/foyer-staff-repository.h"

/* What is asked, as plain data. */
typedef struct
{
  FoyerShopTime *shop_time;
  FoyerUuid leave;
  FoyerUuid staff;
  FoyerUuid cover;
  gint64 begins_us;
  gint64 ends_us;
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  g_object_unref (self->shop_time);
  g_free (self);
}

/**
 * foyer_rota_cover_free:
 * @self: (transfer full): somebody who was asked
 */
void
foyer_rota_cover_free (FoyerRotaCover *self)
{
  g_clear_object (&self->staff);
  g_clear_object (&self->away);
  g_free (self);
}

static void
look_at_leaves (FoyerRotaCover *cover,
                const Question *question,
                GPtrArray      *leaves)
{
  const FoyerUuid *id = foyer_record_get_id (FOYER_RECORD (cover->staff));

  for (guint i = 0; i < leaves->len; i++)
    {
      FoyerLeave *leave = g_ptr_array_index (leaves, i);

      if (foyer_uuid_equal (foyer_record_get_id (FOYER_RECORD (leave)), &question->leave))
        continue;
      if (cover->away == NULL && foyer_leave_is_granted (leave)
          && foyer_uuid_equal (foyer_leave_get_staff (leave), id))
        cover->away = g_object_ref (leave);
      if (foyer_uuid_equal (foyer_leave_get_cover (leave), id))
        cover->n_others++;
    }
}

/* The first shift of a day says whether somebody is there on it. */
static void
look_at_roster (FoyerRotaCover *cover,
                GPtrArray      *cells)
{
  const FoyerUuid *id = foyer_record_get_id (FOYER_RECORD (cover->staff));

  for (guint i = 0; i < cells->len; i++)
    {
      FoyerRosterCell *cell = g_ptr_array_index (cells, i);

      if (!foyer_roster_cell_is_there (cell) || foyer_roster_cell_get_slot (cell) != 0
          || !foyer_uuid_equal (foyer_roster_cell_get_staff (cell), id))
        continue;
      cover->n_planned++;
      cover->n_working += !foyer_uuid_is_none (foyer_roster_cell_get_shift (cell));
    }
}

static int
compare_fit (gconstpointer a,
             gconstpointer b)
{
  const FoyerRotaCover *one = *(const FoyerRotaCover *const *) a;
  const FoyerRotaCover *other = *(const FoyerRotaCover *const *) b;

  if ((one->away != NULL) != (other->away != NULL))
    return one->away != NULL ? 1 : -1;
  if (one->is_same_post != other->is_same_post)
    return one->is_same_post ? -1 : 1;
  if (one->n_working != other->n_working)
    return one->n_working > other->n_working ? -1 : 1;
  if (one->n_others != other->n_others)
    return one->n_others < other->n_others ? -1 : 1;

  return g_strcmp0 (foyer_staff_get_number (one->staff), foyer_staff_get_number (other->staff));
}

static FoyerPosts
find_posts (GPtrArray       *staff,
            const FoyerUuid *id)
{
  for (guint i = 0; i < staff->len; i++)
    if (foyer_uuid_equal (foyer_record_get_id (staff->pdata[i]), id))
      return foyer_staff_get_posts (staff->pdata[i]);

  return 0;
}

static gpointer
find_covers (FoyerDb   *db,
             gpointer   data,
             GError   **error)
{
  Question *question = data;
  gint64 first = foyer_shop_time_get_day (question->shop_time, question->begins_us);
  gint64 last = foyer_shop_time_get_day (question->shop_time, question->ends_us - 1);
  g_autoptr (GPtrArray) covers =
    g_ptr_array_new_with_free_func ((GDestroyNotify) foyer_rota_cover_free);
  g_autoptr (GPtrArray) staff = foyer_staff_repository_find_all (db, error);
  g_autoptr (GPtrArray) leaves = NULL;
  g_autoptr (GPtrArray) cells = NULL;
  FoyerPosts posts;

  if (staff == NULL
      || (leaves = foyer_roster_repository_find_leaves (db, question->begins_us, question->ends_us,
                                                        error)) == NULL
      || (cells = foyer_roster_repository_find_cells (db, first, last, error)) == NULL)
    return NULL;

  posts = find_posts (staff, &question->staff);
  for (guint i = 0; i < staff->len; i++)
    {
      const FoyerUuid *id = foyer_record_get_id (staff->pdata[i]);
      FoyerRotaCover *cover;

      if (foyer_staff_get_state (staff->pdata[i]) != FOYER_STAFF_ACTIVE
          || foyer_uuid_equal (id, &question->staff) || foyer_uuid_equal (id, &question->cover))
        continue;
      cover = g_new0 (FoyerRotaCover, 1);
      cover->staff = g_object_ref (staff->pdata[i]);
      cover->is_same_post = (foyer_staff_get_posts (cover->staff) & posts) != 0;
      cover->n_days = last - first + 1;
      look_at_leaves (cover, question, leaves);
      look_at_roster (cover, cells);
      g_ptr_array_add (covers, cover);
    }

  g_ptr_array_sort (covers, compare_fit);
  return g_steal_pointer (&covers);
}

static void
free_covers (gpointer covers)
{
  g_ptr_array_unref (covers);
}

/**
 * foyer_rota_find_covers_async:
 * @self: the roster
 * @leave: a leave
 * @cancellable: (nullable): gives it up
 * @callback: (scope async): called when it is known
 * @user_data: for @callback
 *
 * Asks who else could be the cover of @leave, and why the others cannot. Needs
 * %FOYER_RIGHT_LEAVE_DECIDE, as foyer_rota_cover_leave_async() does.
 */
void
foyer_rota_find_covers_async (FoyerRota           *self,
                              FoyerLeave          *leave,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  FoyerSession *session = foyer_service_get_session (FOYER_SERVICE (self));
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Question *question;
  GError *error = NULL;

  g_return_if_fail (FOYER_IS_LEAVE (leave));

  g_task_set_source_tag (task, foyer_rota_find_covers_async);
  if (!foyer_session_check (session, FOYER_RIGHT_LEAVE_DECIDE, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  question = g_new0 (Question, 1);
  question->shop_time = g_object_ref (foyer_shop_get_time (foyer_rota_get_shop (self)));
  question->leave = *foyer_record_get_id (FOYER_RECORD (leave));
  question->staff = *foyer_leave_get_staff (leave);
  question->cover = *foyer_leave_get_cover (leave);
  question->begins_us = foyer_leave_get_begins (leave);
  question->ends_us = foyer_leave_get_ends (leave);
  foyer_answer_read (g_steal_pointer (&task), FOYER_STORE_DESK, find_covers, question, question_free,
                     free_covers);
}

/**
 * foyer_rota_find_covers_finish:
 * @self: the roster
 * @result: the result
 * @error: where to put why not: %FOYER_DOMAIN_ERROR_DENIED, #FoyerDbError
 *
 * Returns: (transfer full) (nullable) (element-type FoyerRotaCover): everybody who works here, but
 *   who is on leave and who is the cover now: who can, the best first, then who cannot
 */
GPtrArray *
foyer_rota_find_covers_finish (FoyerRota     *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
