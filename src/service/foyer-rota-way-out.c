/* The way out of a conflict, taken.
 *
 * The planner names what would have to give: a cell that is fixed, a leave, or people that a demand
 * asks for. Here these become things of the shop again, and one act that can be taken back. A lock
 * is opened; a leave is taken back, or ends now when it has begun; a demand gets one of its own for
 * that date, so that the rule of the week stays as it is. A cell that is published needs nothing
 * stored: the next run may change it, and whoever adopts that plan changes it.
 *
 * What no supervisor decides on a roster (how long a person may work in a row, which posts they
 * serve, what is past) is not taken here: it stays a sentence. */

#include "service/foyer-rota-way-out.h"

#include "domain/foyer-domain-error.h"
#include "service/foyer-rota-private.h"
#include "store/foyer-roster-repository.h"

static gboolean
add_spot (FoyerRotaWayOut       *self,
          FoyerRotaTask         *task,
          const FoyerPlanMember *member)
{
  FoyerRosterCell *cell = foyer_rota_month_get_cell (self->month, member->staff, member->day, 0);
  FoyerRotaSpot spot = {
    .staff = *foyer_record_get_id (
      FOYER_RECORD (foyer_rota_month_get_staff (self->month, member->staff))),
    .day = foyer_rota_month_get_first_day (self->month) + member->day,
  };

  if (cell == NULL || spot.day < task->first_free_day
      || foyer_rota_month_get_shift (self->month, member->staff, member->day, 1) != NULL)
    return FALSE;

  self->n_locked += foyer_roster_cell_get_is_locked (cell);
  g_array_append_val (self->spots, spot);
  return TRUE;
}

static gboolean
add_leave (FoyerRotaWayOut       *self,
           const FoyerPlanMember *member)
{
  FoyerLeave *leave = foyer_rota_month_get_leave (self->month, member->staff, member->day);

  if (leave == NULL)
    return FALSE;

  if (!g_ptr_array_find (self->leaves, leave, NULL))
    g_ptr_array_add (self->leaves, g_object_ref (leave));
  return TRUE;
}

static void
add_cut (FoyerRotaWayOut       *self,
         FoyerRotaTask         *task,
         const FoyerPlanEasing *easing)
{
  FoyerRotaStretch *stretch = &g_array_index (task->stretches, FoyerRotaStretch,
                                              easing->member.cover);
  FoyerRotaCut cut = {
    .demand = *foyer_record_get_id (FOYER_RECORD (stretch->demand)),
    .post = foyer_coverage_get_post (stretch->demand),
    .day = foyer_rota_month_get_first_day (self->month) + stretch->day,
    .start = stretch->start,
    .end = stretch->end,
    .wanted = foyer_coverage_get_minimum (stretch->demand),
    .fewer = easing->amount,
  };

  g_array_append_val (self->cuts, cut);
}

static gboolean
add_easing (FoyerRotaWayOut       *self,
            FoyerRotaTask         *task,
            const FoyerPlanEasing *easing)
{
  if (easing->member.cover >= 0)
    {
      add_cut (self, task, easing);
      return TRUE;
    }

  switch (easing->member.rule)
    {
    case FOYER_PLAN_RULE_LOCK:
      return add_spot (self, task, &easing->member);
    case FOYER_PLAN_RULE_LEAVE:
      return add_leave (self, &easing->member);
    case FOYER_PLAN_RULE_SKILL:
    case FOYER_PLAN_RULE_COUNT:
    case FOYER_PLAN_RULE_MIN_MINUTES:
    case FOYER_PLAN_RULE_MAX_MINUTES:
    case FOYER_PLAN_RULE_MAX_RUN:
    case FOYER_PLAN_RULE_MIN_RUN:
    case FOYER_PLAN_RULE_MIN_REST:
    case FOYER_PLAN_RULE_WEEKENDS:
    case FOYER_PLAN_RULE_SUCCESSION:
      return FALSE;
    }

  g_assert_not_reached ();
}

/**
 * foyer_rota_way_out_new:
 * @task: what was planned
 * @conflicts: (element-type FoyerPlanConflict): why it cannot be done
 *
 * The cheapest way out of all @conflicts together, when each has one and the program can take it.
 *
 * Returns: (transfer full) (nullable): the way out
 */
FoyerRotaWayOut *
foyer_rota_way_out_new (FoyerRotaTask *task,
                        GPtrArray     *conflicts)
{
  g_autoptr (FoyerRotaWayOut) self = NULL;

  g_return_val_if_fail (task != NULL && conflicts != NULL, NULL);

  if (conflicts->len == 0)
    return NULL;

  self = g_new0 (FoyerRotaWayOut, 1);
  self->month = g_object_ref (task->month);
  self->spots = g_array_new (FALSE, FALSE, sizeof (FoyerRotaSpot));
  self->leaves = g_ptr_array_new_with_free_func (g_object_unref);
  self->cuts = g_array_new (FALSE, FALSE, sizeof (FoyerRotaCut));
  for (guint i = 0; i < conflicts->len; i++)
    {
      FoyerPlanConflict *conflict = g_ptr_array_index (conflicts, i);

      if (conflict->easings->len == 0)
        return NULL;
      for (guint k = 0; k < conflict->easings->len; k++)
        if (!add_easing (self, task, &g_array_index (conflict->easings, FoyerPlanEasing, k)))
          return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * foyer_rota_way_out_free:
 * @self: (transfer full): a way out
 */
void
foyer_rota_way_out_free (FoyerRotaWayOut *self)
{
  g_object_unref (self->month);
  g_array_unref (self->spots);
  g_ptr_array_unref (self->leaves);
  g_array_unref (self->cuts);
  g_free (self);
}

/**
 * foyer_rota_way_out_is_stored:
 * @self: a way out
 *
 * Returns: whether it changes anything by itself; else it only tells the next run what it may
 *   change
 */
gboolean
foyer_rota_way_out_is_stored (FoyerRotaWayOut *self)
{
  return self->n_locked > 0 || foyer_rota_way_out_must_ask (self);
}

/**
 * foyer_rota_way_out_must_ask:
 * @self: a way out
 *
 * Returns: whether it changes what somebody has been promised, or what the shop asks for
 */
gboolean
foyer_rota_way_out_must_ask (FoyerRotaWayOut *self)
{
  return self->leaves->len > 0 || self->cuts->len > 0;
}

/* The same as plain data, for the store's thread. */
typedef struct
{
  FoyerRoles roles;
  GArray *spots;
  GArray *leaves;  /* (element-type FoyerUuid) */
  GArray *cuts;
} Act;

static void
act_free (gpointer data)
{
  Act *self = data;

  g_array_unref (self->spots);
  g_array_unref (self->leaves);
  g_array_unref (self->cuts);
  g_free (self);
}

static gboolean
unlock (FoyerTransaction *transaction,
        Act              *act,
        GError          **error)
{
  for (guint i = 0; i < act->spots->len; i++)
    {
      FoyerRotaSpot *spot = &g_array_index (act->spots, FoyerRotaSpot, i);
      g_autoptr (FoyerRosterCell) cell = NULL;

      cell = foyer_rota_set_locked (transaction, &spot->staff, spot->day, 0, FALSE, error);
      if (cell == NULL)
        return FALSE;
    }

  return TRUE;
}

static gboolean
end_leaves (FoyerTransaction *transaction,
            Act              *act,
            GError          **error)
{
  gint64 now_us = foyer_transaction_get_now_us (transaction);

  if (act->leaves->len > 0
      && !foyer_permission_check (act->roles, FOYER_RIGHT_LEAVE_DECIDE, error))
    return FALSE;

  for (guint i = 0; i < act->leaves->len; i++)
    {
      g_autoptr (FoyerLeave) leave = NULL;

      leave = foyer_service_load (transaction, FOYER_TYPE_LEAVE,
                                  &g_array_index (act->leaves, FoyerUuid, i), error);
      if (leave == NULL
          || !(foyer_leave_get_begins (leave) <= now_us
                 ? foyer_leave_come_back (leave, now_us, error)
                 : foyer_leave_void (leave, error))
          || !foyer_transaction_save (transaction, FOYER_RECORD (leave), error))
        return FALSE;
    }

  return TRUE;
}

/* What is cut from a demand at some minute of a day, and where the next piece of it begins. */
static int
find_fewer (Act           *act,
            FoyerCoverage *demand,
            gint64         day,
            int            minute,
            int           *next)
{
  int fewer = 0;

  *next = foyer_coverage_get_end_minute (demand);
  for (guint i = 0; i < act->cuts->len; i++)
    {
      FoyerRotaCut *cut = &g_array_index (act->cuts, FoyerRotaCut, i);

      if (cut->day != day
          || !foyer_uuid_equal (&cut->demand, foyer_record_get_id (FOYER_RECORD (demand))))
        continue;
      if (cut->start > minute)
        *next = MIN (*next, cut->start);
      else if (cut->end > minute)
        {
          *next = MIN (*next, cut->end);
          fewer += cut->fewer;
        }
    }

  return fewer;
}

/* Says anew, for one date, what a demand asks for: in pieces, where it asks for fewer in some
 * hours. */
static gboolean
say_anew (FoyerTransaction *transaction,
          Act              *act,
          FoyerCoverage    *demand,
          gint64            day,
          GError          **error)
{
  int end = foyer_coverage_get_end_minute (demand);

  if (foyer_coverage_get_date (demand) != FOYER_DAY_NONE)
    {
      g_autoptr (FoyerCoverage) old = NULL;

      old = foyer_service_load (transaction, FOYER_TYPE_COVERAGE,
                                foyer_record_get_id (FOYER_RECORD (demand)), error);
      if (old == NULL)
        return FALSE;
      foyer_coverage_void (old);
      if (!foyer_transaction_save (transaction, FOYER_RECORD (old), error))
        return FALSE;
    }

  for (int minute = foyer_coverage_get_start_minute (demand), next; minute < end; minute = next)
    {
      FoyerUuid id = foyer_uuid_new (foyer_transaction_get_now_us (transaction));
      int fewer = find_fewer (act, demand, day, minute, &next);
      g_autoptr (FoyerCoverage) piece = NULL;

      piece = foyer_coverage_new (&id, foyer_coverage_get_post (demand), 0, minute, next,
                                  MAX (foyer_coverage_get_minimum (demand) - fewer, 0));
      foyer_coverage_set_date (piece, day);
      if (!foyer_transaction_create (transaction, FOYER_RECORD (piece), error))
        return FALSE;
    }

  return TRUE;
}

/* A demand for a date takes the place of all demands by weekday of that post: so all are said
 * anew. */
static gboolean
lower_day (FoyerTransaction *transaction,
           Act              *act,
           FoyerPosts        post,
           gint64            day,
           GError          **error)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) demands = NULL;

  all = foyer_roster_repository_find_coverage (foyer_transaction_get_db (transaction), error);
  if (all == NULL)
    return FALSE;

  demands = foyer_roster_find_demands (all, day);
  for (guint i = 0; i < demands->len; i++)
    if (foyer_coverage_get_post (demands->pdata[i]) == post
        && !say_anew (transaction, act, demands->pdata[i], day, error))
      return FALSE;

  return TRUE;
}

static gboolean
lower_demands (FoyerTransaction *transaction,
               Act              *act,
               GError          **error)
{
  for (guint i = 0; i < act->cuts->len; i++)
    {
      FoyerRotaCut *cut = &g_array_index (act->cuts, FoyerRotaCut, i);
      gboolean is_done = FALSE;

      for (guint k = 0; k < i; k++)
        {
          FoyerRotaCut *before = &g_array_index (act->cuts, FoyerRotaCut, k);

          is_done |= before->day == cut->day && before->post == cut->post;
        }
      if (!is_done && !lower_day (transaction, act, cut->post, cut->day, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
take (FoyerTransaction  *transaction,
      gpointer           data,
      gpointer          *result,
      GError           **error)
{
  return unlock (transaction, data, error) && end_leaves (transaction, data, error)
         && lower_demands (transaction, data, error);
}

/**
 * foyer_rota_take_way_out_async:
 * @rota: the roster
 * @self: a way out that changes something; copied
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Takes the way out, as one act. Needs %FOYER_RIGHT_ROSTER_WRITE, and %FOYER_RIGHT_LEAVE_DECIDE for
 * a leave. The month is to be planned again then, with the spots of @self.
 */
void
foyer_rota_take_way_out_async (FoyerRota           *rota,
                               FoyerRotaWayOut     *self,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  FoyerSession *session = foyer_service_get_session (FOYER_SERVICE (rota));
  Act *act;

  g_return_if_fail (FOYER_IS_ROTA (rota) && foyer_rota_way_out_is_stored (self));

  act = g_new0 (Act, 1);
  act->roles = foyer_session_get_roles (session);
  act->spots = g_array_copy (self->spots);
  act->leaves = g_array_new (FALSE, FALSE, sizeof (FoyerUuid));
  for (guint i = 0; i < self->leaves->len; i++)
    g_array_append_val (act->leaves, *foyer_record_get_id (self->leaves->pdata[i]));
  act->cuts = g_array_copy (self->cuts);

  foyer_service_run_async (FOYER_SERVICE (rota), FOYER_RIGHT_ROSTER_WRITE, "roster.ease", take, act,
                           act_free, cancellable, callback, user_data);
}
