/* Leave and wishes. Whose it is is asked inside the job, below every door: for oneself with the
 * right over one's own things, for others with the right over anybody's. */

#include "service/foyer-rota-requests.h"

#include "domain/foyer-domain-error.h"
#include "service/foyer-numbers.h"
#include "service/foyer-rota-notices.h"
#include "service/foyer-rota-private.h"
#include "store/foyer-roster-repository.h"

/* What an act is about, as plain data. */
typedef struct
{
  FoyerRoles roles;
  FoyerShopTime *shop_time;
  gint64 today;
  FoyerUuid id;
  FoyerLeaveAct act;
  FoyerLeaveRequest request; /* its reason is that below */
  char *reason;
  gint64 day;
  FoyerUuid shift;
  gboolean is_against;
  int strength;
} Act;

static void
act_free (gpointer data)
{
  Act *self = data;

  g_object_unref (self->shop_time);
  g_free (self->reason);
  g_free (self);
}

static Act *
act_new (FoyerRota   *rota,
         FoyerRecord *record)
{
  Act *self = g_new0 (Act, 1);

  self->roles = foyer_session_get_roles (foyer_service_get_session (FOYER_SERVICE (rota)));
  self->shop_time = g_object_ref (foyer_shop_get_time (foyer_rota_get_shop (rota)));
  self->today = foyer_rota_get_today (rota);
  if (record != NULL)
    self->id = *foyer_record_get_id (record);

  return self;
}

/* The right over one's own things for oneself, else the right over anybody's. */
static gboolean
check_whose (FoyerTransaction *transaction,
             Act              *act,
             const FoyerUuid  *staff,
             GError          **error)
{
  const FoyerActor *actor = foyer_transaction_get_actor (transaction);

  return foyer_uuid_equal (&actor->staff, staff)
           ? foyer_permission_check_own (act->roles, FOYER_RIGHT_LEAVE_ASK, error)
           : foyer_permission_check (act->roles, FOYER_RIGHT_LEAVE_ASK, error);
}

static void
run (FoyerRota           *self,
     const char          *key,
     FoyerRight           right,
     FoyerWriteFunc       func,
     Act                 *act,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data)
{
  foyer_service_run_async (FOYER_SERVICE (self), right, key, func, act, act_free, cancellable,
                           callback, user_data);
}

static GPtrArray *
find_leaves (FoyerTransaction *transaction,
             gint64            begins_us,
             gint64            ends_us,
             GError          **error)
{
  return foyer_roster_repository_find_leaves (foyer_transaction_get_db (transaction), begins_us,
                                              ends_us, error);
}

/* Who is away already cannot ask to be away. */
static gboolean
check_free (GPtrArray                *others,
            const FoyerLeaveRequest  *request,
            GError                  **error)
{
  for (guint i = 0; i < others->len; i++)
    if (!foyer_domain_check_that (!foyer_uuid_equal (foyer_leave_get_staff (others->pdata[i]),
                                                     &request->staff),
                                  "begins", "no other leave at that time", error))
      return FALSE;

  return TRUE;
}

static gboolean
ask (FoyerTransaction  *transaction,
     gpointer           data,
     gpointer          *result,
     GError           **error)
{
  Act *act = data;
  const FoyerLeaveRequest *request = &act->request;
  gint64 now_us = foyer_transaction_get_now_us (transaction);
  g_autofree char *day = foyer_day_to_digits (act->today);
  g_autofree char *number = NULL;
  g_autoptr (GPtrArray) others = NULL;
  g_autoptr (FoyerLeave) leave = NULL;
  FoyerUuid id = foyer_uuid_new (now_us);

  if (!check_whose (transaction, act, &request->staff, error)
      || !foyer_domain_check_that (request->ends_us > request->begins_us, "ends", "after the begin",
                                   error))
    return FALSE;
  others = find_leaves (transaction, request->begins_us, request->ends_us, error);
  if (others == NULL || !check_free (others, request, error))
    return FALSE;
  number = foyer_transaction_number (transaction, FOYER_NUMBER_LEAVE, day, error);
  if (number == NULL)
    return FALSE;

  leave = foyer_leave_new (&id, number, &request->staff, request->begins_us, request->ends_us,
                           request->kind, request->way, now_us);
  if (!foyer_record_edit (FOYER_RECORD (leave), "reason", act->reason != NULL ? act->reason : "",
                          error)
      || !foyer_leave_set_cover (leave, &request->cover, others, error)
      || !foyer_transaction_create (transaction, FOYER_RECORD (leave), error))
    return FALSE;

  *result = g_steal_pointer (&leave);
  return TRUE;
}

/**
 * foyer_rota_ask_leave_async:
 * @self: the roster
 * @request: what is asked for; copied
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Asks for leave (S4): everybody for themselves, a supervisor for anybody. A cover must be named
 * and not be away (LV-04, LV-05).
 */
void
foyer_rota_ask_leave_async (FoyerRota               *self,
                            const FoyerLeaveRequest *request,
                            GCancellable            *cancellable,
                            GAsyncReadyCallback      callback,
                            gpointer                 user_data)
{
  Act *act = act_new (self, NULL);

  act->request = *request;
  act->reason = g_strdup (request->reason);
  act->request.reason = NULL;
  run (self, "leave.ask", FOYER_RIGHT_ROSTER_READ, ask, act, cancellable, callback, user_data);
}

/* Takes the person off what they would have worked; the posts are open then. */
static gboolean
open_cell (FoyerTransaction *transaction,
           FoyerRecord      *found,
           GError          **error)
{
  g_autoptr (FoyerRosterCell) cell = NULL;

  cell =
    foyer_service_load (transaction, FOYER_TYPE_ROSTER_CELL, foyer_record_get_id (found), error);
  if (cell == NULL)
    return FALSE;

  foyer_roster_cell_set_locked (cell, FALSE);
  return foyer_roster_cell_clear (cell, error)
         && foyer_transaction_save (transaction, FOYER_RECORD (cell), error);
}

static gboolean
is_within (FoyerRosterCell *cell,
           FoyerShift      *shift,
           FoyerLeave      *leave,
           FoyerShopTime   *shop_time)
{
  gint64 day = foyer_roster_cell_get_day (cell);

  return foyer_leave_overlaps (leave,
                               foyer_shop_time_at_minute (shop_time, day,
                                                          foyer_shift_get_start_minute (shift)),
                               foyer_shop_time_at_minute (shop_time, day,
                                                          foyer_shift_get_end_offset (shift)));
}

static gboolean
open_shifts (FoyerTransaction *transaction,
             FoyerLeave       *leave,
             FoyerShopTime    *shop_time,
             GError          **error)
{
  FoyerDb *db = foyer_transaction_get_db (transaction);
  gint64 first = foyer_shop_time_get_day (shop_time, foyer_leave_get_begins (leave)) - 1;
  gint64 last = foyer_shop_time_get_day (shop_time, foyer_leave_get_ends (leave));
  g_autoptr (GPtrArray) cells = foyer_roster_repository_find_cells (db, first, last, error);
  g_autoptr (GPtrArray) shifts = NULL;

  if (cells == NULL)
    return FALSE;
  shifts = foyer_roster_repository_find_shifts (db, error);
  if (shifts == NULL)
    return FALSE;

  for (guint i = 0; i < cells->len; i++)
    for (guint k = 0; k < shifts->len; k++)
      {
        FoyerRosterCell *cell = g_ptr_array_index (cells, i);
        FoyerShift *shift = g_ptr_array_index (shifts, k);

        if (foyer_roster_cell_is_there (cell)
            && foyer_uuid_equal (foyer_roster_cell_get_staff (cell), foyer_leave_get_staff (leave))
            && foyer_uuid_equal (foyer_roster_cell_get_shift (cell),
                                 foyer_record_get_id (FOYER_RECORD (shift)))
            && is_within (cell, shift, leave, shop_time)
            && !open_cell (transaction, FOYER_RECORD (cell), error))
          return FALSE;
      }

  return TRUE;
}

/* The cover may have been granted leave since it was asked for (LV-05). */
static gboolean
approve (FoyerTransaction *transaction,
         Act              *act,
         FoyerLeave       *leave,
         GError          **error)
{
  const FoyerActor *actor = foyer_transaction_get_actor (transaction);
  g_autoptr (GPtrArray) others = NULL;

  others = find_leaves (transaction, foyer_leave_get_begins (leave), foyer_leave_get_ends (leave),
                        error);
  return others != NULL
         && foyer_leave_set_cover (leave, foyer_leave_get_cover (leave), others, error)
         && foyer_leave_approve (leave, &actor->staff, error)
         && open_shifts (transaction, leave, act->shop_time, error);
}

/* Until it is decided a person may take back what they asked for. */
static gboolean
take_back (FoyerTransaction *transaction,
           Act              *act,
           FoyerLeave       *leave,
           GError          **error)
{
  if (foyer_leave_get_state (leave) == FOYER_LEAVE_APPLIED
        ? !check_whose (transaction, act, foyer_leave_get_staff (leave), error)
        : !foyer_permission_check (act->roles, FOYER_RIGHT_LEAVE_DECIDE, error))
    return FALSE;

  return foyer_leave_void (leave, error);
}

static gboolean
do_act (FoyerTransaction *transaction,
        Act              *act,
        FoyerLeave       *leave,
        GError          **error)
{
  const FoyerActor *actor = foyer_transaction_get_actor (transaction);

  switch (act->act)
    {
    case FOYER_LEAVE_ACT_APPROVE:
      return approve (transaction, act, leave, error);
    case FOYER_LEAVE_ACT_REFUSE:
      return foyer_leave_refuse (leave, &actor->staff, error);
    case FOYER_LEAVE_ACT_COME_BACK:
      return foyer_leave_come_back (leave, foyer_transaction_get_now_us (transaction), error);
    case FOYER_LEAVE_ACT_VOID:
      return take_back (transaction, act, leave, error);
    }

  g_assert_not_reached ();
}

static gboolean
move (FoyerTransaction  *transaction,
      gpointer           data,
      gpointer          *result,
      GError           **error)
{
  Act *act = data;
  g_autoptr (FoyerLeave) leave = NULL;

  leave = foyer_service_load (transaction, FOYER_TYPE_LEAVE, &act->id, error);
  if (leave == NULL || !do_act (transaction, act, leave, error)
      || !foyer_transaction_save (transaction, FOYER_RECORD (leave), error))
    return FALSE;
  if ((act->act == FOYER_LEAVE_ACT_APPROVE || act->act == FOYER_LEAVE_ACT_REFUSE)
      && !foyer_rota_notices_send_leave (leave, act->shop_time, transaction, error))
    return FALSE;

  *result = g_steal_pointer (&leave);
  return TRUE;
}

/**
 * foyer_rota_move_leave_async:
 * @self: the roster
 * @leave: a leave
 * @act: what becomes of it
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Decides about a leave (%FOYER_RIGHT_LEAVE_DECIDE), or takes back what one asked for oneself. With
 * the approval the person is taken off their shifts in that time, so that the posts show as open.
 * Who asked is told, and the cover.
 */
void
foyer_rota_move_leave_async (FoyerRota           *self,
                             FoyerLeave          *leave,
                             FoyerLeaveAct        act,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  static const struct
  {
    const char *key;
    FoyerRight right;
  } acts[] = {
    [FOYER_LEAVE_ACT_APPROVE] = { "leave.approve", FOYER_RIGHT_LEAVE_DECIDE },
    [FOYER_LEAVE_ACT_REFUSE] = { "leave.refuse", FOYER_RIGHT_LEAVE_DECIDE },
    [FOYER_LEAVE_ACT_COME_BACK] = { "leave.back", FOYER_RIGHT_LEAVE_DECIDE },
    [FOYER_LEAVE_ACT_VOID] = { "leave.void", FOYER_RIGHT_ROSTER_READ },
  };
  Act *data = act_new (self, FOYER_RECORD (leave));

  data->act = act;
  run (self, acts[act].key, acts[act].right, move, data, cancellable, callback, user_data);
}

static gboolean
set_cover (FoyerTransaction  *transaction,
           gpointer           data,
           gpointer          *result,
           GError           **error)
{
  Act *act = data;
  g_autoptr (FoyerLeave) leave = NULL;
  g_autoptr (GPtrArray) others = NULL;
  FoyerUuid before;

  leave = foyer_service_load (transaction, FOYER_TYPE_LEAVE, &act->id, error);
  if (leave == NULL)
    return FALSE;
  before = *foyer_leave_get_cover (leave);
  others = find_leaves (transaction, foyer_leave_get_begins (leave), foyer_leave_get_ends (leave),
                        error);
  if (others == NULL || !foyer_leave_set_cover (leave, &act->request.cover, others, error)
      || !foyer_transaction_save (transaction, FOYER_RECORD (leave), error)
      || !foyer_rota_notices_send_cover (leave, &before, act->shop_time, transaction, error))
    return FALSE;

  *result = g_steal_pointer (&leave);
  return TRUE;
}

/**
 * foyer_rota_cover_leave_async:
 * @self: the roster
 * @leave: a leave
 * @cover: who does the work from now on
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Names another cover, as long as the leave is not over (换对接人). Once it is granted the old cover
 * is told, the new one, and who is on leave. What the old cover has taken over stays with them
 * until they give it away, or are away themselves. Needs %FOYER_RIGHT_LEAVE_DECIDE.
 */
void
foyer_rota_cover_leave_async (FoyerRota           *self,
                              FoyerLeave          *leave,
                              const FoyerUuid     *cover,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  Act *act = act_new (self, FOYER_RECORD (leave));

  act->request.cover = *cover;
  run (self, "leave.cover", FOYER_RIGHT_LEAVE_DECIDE, set_cover, act, cancellable, callback,
       user_data);
}

static gboolean
drop_wish (FoyerTransaction *transaction,
           const FoyerUuid  *id,
           FoyerWish       **dropped,
           GError          **error)
{
  g_autoptr (FoyerWish) wish = foyer_service_load (transaction, FOYER_TYPE_WISH, id, error);

  if (wish == NULL)
    return FALSE;
  foyer_wish_void (wish);
  if (!foyer_transaction_save (transaction, FOYER_RECORD (wish), error))
    return FALSE;

  if (dropped != NULL)
    *dropped = g_steal_pointer (&wish);
  return TRUE;
}

static gboolean
wish (FoyerTransaction  *transaction,
      gpointer           data,
      gpointer          *result,
      GError           **error)
{
  Act *act = data;
  FoyerUuid id = foyer_uuid_new (foyer_transaction_get_now_us (transaction));
  g_autoptr (GPtrArray) known = NULL;
  g_autoptr (FoyerWish) made = NULL;

  if (!check_whose (transaction, act, &act->request.staff, error)
      || !foyer_domain_check_that (act->day >= act->today, "day", "not before today", error))
    return FALSE;
  known = foyer_roster_repository_find_wishes (foyer_transaction_get_db (transaction), act->day,
                                               act->day, error);
  if (known == NULL)
    return FALSE;

  for (guint i = 0; i < known->len; i++)
    if (foyer_uuid_equal (foyer_wish_get_staff (known->pdata[i]), &act->request.staff)
        && !drop_wish (transaction, foyer_record_get_id (known->pdata[i]), NULL, error))
      return FALSE;

  made = foyer_wish_new (&id, &act->request.staff, act->day,
                         foyer_uuid_is_none (&act->shift) ? NULL : &act->shift, act->is_against,
                         act->strength);
  if (!foyer_transaction_create (transaction, FOYER_RECORD (made), error))
    return FALSE;

  *result = g_steal_pointer (&made);
  return TRUE;
}

/**
 * foyer_rota_wish_async:
 * @self: the roster
 * @staff: whose wish
 * @day: for which day, today or later
 * @shift: (nullable): the shift; %NULL for a rest day
 * @is_against: whether it is what they would not like
 * @strength: 1 to %FOYER_WISH_MAX_STRENGTH
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Tells a wish, which the planner weighs; one a day and person, the last one counts.
 */
void
foyer_rota_wish_async (FoyerRota           *self,
                       const FoyerUuid     *staff,
                       gint64               day,
                       FoyerShift          *shift,
                       gboolean             is_against,
                       int                  strength,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  Act *act = act_new (self, NULL);

  act->request.staff = *staff;
  act->day = day;
  if (shift != NULL)
    act->shift = *foyer_record_get_id (FOYER_RECORD (shift));
  act->is_against = is_against;
  act->strength = strength;
  run (self, "wish.add", FOYER_RIGHT_ROSTER_READ, wish, act, cancellable, callback, user_data);
}

static gboolean
unwish (FoyerTransaction  *transaction,
        gpointer           data,
        gpointer          *result,
        GError           **error)
{
  Act *act = data;
  g_autoptr (FoyerWish) found = foyer_service_load (transaction, FOYER_TYPE_WISH, &act->id, error);

  return found != NULL && check_whose (transaction, act, foyer_wish_get_staff (found), error)
         && drop_wish (transaction, &act->id, (FoyerWish **) result, error);
}

/**
 * foyer_rota_unwish_async:
 * @self: the roster
 * @wish: a wish
 * @cancellable: (nullable): gives up what has not begun
 * @callback: (scope async): called when it is committed or has failed
 * @user_data: for @callback
 *
 * Takes a wish back.
 */
void
foyer_rota_unwish_async (FoyerRota           *self,
                         FoyerWish           *wish,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  run (self, "wish.drop", FOYER_RIGHT_ROSTER_READ, unwish, act_new (self, FOYER_RECORD (wish)),
       cancellable, callback, user_data);
}

/**
 * foyer_rota_request_finish:
 * @self: the roster
 * @result: the result
 * @error: where to put why not: #FoyerDomainError, #FoyerServiceError, #FoyerDbError
 *
 * Returns: (transfer full) (nullable): the leave or the wish as stored
 */
FoyerRecord *
foyer_rota_request_finish (FoyerRota     *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  return foyer_service_run_finish (FOYER_SERVICE (self), result, error);
}

/**
 * foyer_rota_may_ask_for:
 * @self: the roster
 * @staff: key of a colleague
 *
 * Returns: whether who is signed in may ask for leave and tell wishes for @staff
 */
gboolean
foyer_rota_may_ask_for (FoyerRota       *self,
                        const FoyerUuid *staff)
{
  FoyerSession *session = foyer_service_get_session (FOYER_SERVICE (self));
  FoyerActor actor = foyer_session_get_actor (session);

  return foyer_uuid_equal (&actor.staff, staff)
           ? foyer_permission_check_own (foyer_session_get_roles (session), FOYER_RIGHT_LEAVE_ASK,
                                         NULL)
           : foyer_session_may (session, FOYER_RIGHT_LEAVE_ASK);
}

/**
 * foyer_rota_may_decide:
 * @self: the roster
 *
 * Returns: whether who is signed in decides about leave
 */
gboolean
foyer_rota_may_decide (FoyerRota *self)
{
  return foyer_session_may (foyer_service_get_session (FOYER_SERVICE (self)),
                            FOYER_RIGHT_LEAVE_DECIDE);
}
