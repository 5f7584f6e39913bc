#pragma once

#include "domain/foyer-leave.h"
#include "service/foyer-rota.h"

G_BEGIN_DECLS

/* What people ask for: leave (S4) and wishes. Everybody may for themselves; the supervisor may for
 * anybody, and decides. Each is one act that can be taken back. */

/**
 * FoyerLeaveRequest:
 * @staff: who wants to be away
 * @begins_us: from when, microseconds UTC
 * @ends_us: until when
 * @kind: what kind of leave
 * @way: by which way it was asked for
 * @cover: who does the work meanwhile; all-zero when nobody is named, which is refused (LV-04)
 * @reason: (nullable): why
 *
 * A leave to be asked for.
 */
typedef struct
{
  FoyerUuid staff;
  gint64 begins_us;
  gint64 ends_us;
  FoyerLeaveKind kind;
  FoyerLeaveWay way;
  FoyerUuid cover;
  const char *reason;
} FoyerLeaveRequest;

/**
 * FoyerLeaveAct:
 * @FOYER_LEAVE_ACT_APPROVE: the supervisor grants it: its shifts become open
 * @FOYER_LEAVE_ACT_REFUSE: the supervisor refuses it
 * @FOYER_LEAVE_ACT_COME_BACK: the person is back, perhaps earlier (销假)
 * @FOYER_LEAVE_ACT_VOID: it is taken back; once it is decided only by the supervisor
 *
 * What becomes of a leave.
 */
typedef enum
{
  FOYER_LEAVE_ACT_APPROVE,
  FOYER_LEAVE_ACT_REFUSE,
  FOYER_LEAVE_ACT_COME_BACK,
  FOYER_LEAVE_ACT_VOID,
} FoyerLeaveAct;

void        foyer_rota_ask_leave_async   (FoyerRota               *self,
                                          const FoyerLeaveRequest *request,
                                          GCancellable            *cancellable,
                                          GAsyncReadyCallback      callback,
                                          gpointer                 user_data);
void        foyer_rota_move_leave_async  (FoyerRota               *self,
                                          FoyerLeave              *leave,
                                          FoyerLeaveAct            act,
                                          GCancellable            *cancellable,
                                          GAsyncReadyCallback      callback,
                                          gpointer                 user_data);
/* The cover fell ill: somebody else does the work. */
void        foyer_rota_cover_leave_async (FoyerRota               *self,
                                          FoyerLeave              *leave,
                                          const FoyerUuid         *cover,
                                          GCancellable            *cancellable,
                                          GAsyncReadyCallback      callback,
                                          gpointer                 user_data);
/* @shift: (nullable): NULL for a rest day. A wish of the same person for the same day is
 *   replaced. */
void        foyer_rota_wish_async        (FoyerRota               *self,
                                          const FoyerUuid         *staff,
                                          gint64                   day,
                                          FoyerShift              *shift,
                                          gboolean                 is_against,
                                          int                      strength,
                                          GCancellable            *cancellable,
                                          GAsyncReadyCallback      callback,
                                          gpointer                 user_data);
void        foyer_rota_unwish_async      (FoyerRota               *self,
                                          FoyerWish               *wish,
                                          GCancellable            *cancellable,
                                          GAsyncReadyCallback      callback,
                                          gpointer                 user_data);
/* For all of them: the leave or the wish as stored. */
FoyerRecord *foyer_rota_request_finish   (FoyerRota               *self,
                                          GAsyncResult            *result,
                                          GError                 **error);

/* Whether who is signed in may ask for @staff, and may decide. */
gboolean    foyer_rota_may_ask_for       (FoyerRota               *self,
                                          const FoyerUuid         *staff);
gboolean    foyer_rota_may_decide        (FoyerRota               *self);

G_END_DECLS
