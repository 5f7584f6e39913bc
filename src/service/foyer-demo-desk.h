#pragma once

#include "domain/foyer-demo-account.h"
#include "domain/foyer-demo-session.h"
#include "domain/foyer-edits.h"
#include "domain/foyer-talking-point.h"
#include "domain/foyer-visit.h"
#include "service/foyer-people.h"
#include "service/foyer-shop.h"
#include "service/foyer-vault.h"

G_BEGIN_DECLS

#define FOYER_TYPE_DEMO_DESK (foyer_demo_desk_get_type ())
G_DECLARE_FINAL_TYPE (FoyerDemoDesk, foyer_demo_desk, FOYER, DEMO_DESK, FoyerService)

/* Demonstrations (D1–D3): accounts, sessions on them, what is told, and what came of it.
 *
 * Every command takes a record as it was seen and works on what is stored now. A session belongs to
 * who began it, at whichever PC and whoever is signed in; a supervisor may do everything with it.
 *
 * Properties, notifying: "day" (int64, the shop's today), "open-count", "over-count" (uint:
 * sessions over their time). Signal "over-time" (FoyerDemoSession): at the end of its time, and
 * every 15 minutes after (DM-04). Signal "points-changed". */

FoyerDemoDesk *foyer_demo_desk_new              (FoyerStore             *store,
                                                 FoyerSession           *session,
                                                 FoyerHistory           *history,
                                                 FoyerShop              *shop,
                                                 FoyerPeople            *people,
                                                 FoyerVault             *vault);
void           foyer_demo_desk_load_async       (FoyerDemoDesk          *self,
                                                 GCancellable           *cancellable,
                                                 GAsyncReadyCallback     callback,
                                                 gpointer                user_data);
gboolean       foyer_demo_desk_load_finish      (FoyerDemoDesk          *self,
                                                 GAsyncResult           *result,
                                                 GError                **error);
/* Looks at the clock. Done by itself every few seconds, also after the PC slept. */
void           foyer_demo_desk_tick             (FoyerDemoDesk          *self);

/* By label; the open ones, of whatever day, the oldest first; today's that are over, the newest
 * first. A changed record takes the place of the old object. */
GListModel    *foyer_demo_desk_get_accounts     (FoyerDemoDesk          *self);
GListModel    *foyer_demo_desk_get_open         (FoyerDemoDesk          *self);
GListModel    *foyer_demo_desk_get_today        (FoyerDemoDesk          *self);
gint64         foyer_demo_desk_get_day          (FoyerDemoDesk          *self);
FoyerVault    *foyer_demo_desk_get_vault        (FoyerDemoDesk          *self);

/* (transfer none) (nullable) */
FoyerDemoAccount *foyer_demo_desk_find_account  (FoyerDemoDesk          *self,
                                                 const FoyerUuid        *id);
FoyerDemoSession *foyer_demo_desk_find_session  (FoyerDemoDesk          *self,
                                                 const FoyerUuid        *id);
FoyerDemoSession *foyer_demo_desk_find_open_on  (FoyerDemoDesk          *self,
                                                 const FoyerUuid        *account);
FoyerDemoSession *foyer_demo_desk_find_open_of_visit (FoyerDemoDesk     *self,
                                                 const FoyerUuid        *visit);
/* Whether who is signed in may do something with @session. */
gboolean       foyer_demo_desk_may_act          (FoyerDemoDesk          *self,
                                                 FoyerDemoSession       *session);
/* (transfer full): why @account cannot be lent, with who uses it and since when (DM-01) */
char          *foyer_demo_desk_describe_error   (FoyerDemoDesk          *self,
                                                 FoyerDemoAccount       *account,
                                                 const GError           *error);

/* A session begins: @account NULL: the own one, else one of the pool, else a product alone;
 * @visit NULL: not from the board; @rep NULL: who is signed in; @identity without a visit. */
void           foyer_demo_desk_lend_async       (FoyerDemoDesk          *self,
                                                 FoyerDemoAccount       *account,
                                                 FoyerVisit             *visit,
                                                 FoyerStaff             *rep,
                                                 FoyerIdentity           identity,
                                                 const char             *product,
                                                 GCancellable           *cancellable,
                                                 GAsyncReadyCallback     callback,
                                                 gpointer                user_data);
void           foyer_demo_desk_set_identity_async (FoyerDemoDesk        *self,
                                                 FoyerDemoSession       *session,
                                                 FoyerIdentity           identity,
                                                 GCancellable           *cancellable,
                                                 GAsyncReadyCallback     callback,
                                                 gpointer                user_data);
void           foyer_demo_desk_set_product_async (FoyerDemoDesk         *self,
                                                 FoyerDemoSession       *session,
                                                 const char             *product,
                                                 GCancellable           *cancellable,
                                                 GAsyncReadyCallback     callback,
                                                 gpointer                user_data);
void           foyer_demo_desk_tick_point_async (FoyerDemoDesk          *self,
                                                 FoyerDemoSession       *session,
                                                 FoyerTalkingPoint      *point,
                                                 gboolean                is_shown,
                                                 GCancellable           *cancellable,
                                                 GAsyncReadyCallback     callback,
                                                 gpointer                user_data);
void           foyer_demo_desk_extend_async     (FoyerDemoDesk          *self,
                                                 FoyerDemoSession       *session,
                                                 gint64                  by_us,
                                                 const char             *reason,
                                                 GCancellable           *cancellable,
                                                 GAsyncReadyCallback     callback,
                                                 gpointer                user_data);
void           foyer_demo_desk_log_out_async    (FoyerDemoDesk          *self,
                                                 FoyerDemoSession       *session,
                                                 GCancellable           *cancellable,
                                                 GAsyncReadyCallback     callback,
                                                 gpointer                user_data);
void           foyer_demo_desk_follow_up_async  (FoyerDemoDesk          *self,
                                                 FoyerDemoSession       *session,
                                                 FoyerDemoStep           step,
                                                 gboolean                is_done,
                                                 GCancellable           *cancellable,
                                                 GAsyncReadyCallback     callback,
                                                 gpointer                user_data);
void           foyer_demo_desk_close_async      (FoyerDemoDesk          *self,
                                                 FoyerDemoSession       *session,
                                                 const FoyerDemoResult  *result,
                                                 GCancellable           *cancellable,
                                                 GAsyncReadyCallback     callback,
                                                 gpointer                user_data);
/* By who began it, or by a supervisor for somebody else: then it is marked as abandoned. */
void           foyer_demo_desk_abort_async      (FoyerDemoDesk          *self,
                                                 FoyerDemoSession       *session,
                                                 const char             *reason,
                                                 GCancellable           *cancellable,
                                                 GAsyncReadyCallback     callback,
                                                 gpointer                user_data);
/* For all of the above: (transfer full): the session as stored. */
FoyerDemoSession *foyer_demo_desk_finish        (FoyerDemoDesk          *self,
                                                 GAsyncResult           *result,
                                                 GError                **error);

/* The register. @typed: fields of FoyerDemoAccount by name, as typed; "valid_until" as a day. Own
 * accounts are one's own matter, all others a supervisor's. */
void           foyer_demo_desk_add_account_async (FoyerDemoDesk         *self,
                                                 GHashTable             *typed,
                                                 GCancellable           *cancellable,
                                                 GAsyncReadyCallback     callback,
                                                 gpointer                user_data);
void           foyer_demo_desk_edit_account_async (FoyerDemoDesk        *self,
                                                 FoyerEdits             *edits,
                                                 GCancellable           *cancellable,
                                                 GAsyncReadyCallback     callback,
                                                 gpointer                user_data);

/**
 * FoyerDemoMove:
 * @FOYER_DEMO_MOVE_RESET: all steps are done; everybody's
 * @FOYER_DEMO_MOVE_FAIL_RESET: it cannot be put in order: text; everybody's
 * @FOYER_DEMO_MOVE_LOCK: text; a supervisor's, as all that follow
 * @FOYER_DEMO_MOVE_UNLOCK: it can be used again
 * @FOYER_DEMO_MOVE_LOAN: a colleague may use somebody else's until day end: colleague and text
 * @FOYER_DEMO_MOVE_END_LOAN: and no more
 * @FOYER_DEMO_MOVE_VOID: taken off the register
 *
 * What is done with an account beside lending it.
 */
typedef enum
{
  FOYER_DEMO_MOVE_RESET,
  FOYER_DEMO_MOVE_FAIL_RESET,
  FOYER_DEMO_MOVE_LOCK,
  FOYER_DEMO_MOVE_UNLOCK,
  FOYER_DEMO_MOVE_LOAN,
  FOYER_DEMO_MOVE_END_LOAN,
  FOYER_DEMO_MOVE_VOID,
} FoyerDemoMove;

void           foyer_demo_desk_move_async       (FoyerDemoDesk          *self,
                                                 FoyerDemoAccount       *account,
                                                 FoyerDemoMove           move,
                                                 FoyerStaff             *colleague,
                                                 const char             *text,
                                                 GCancellable           *cancellable,
                                                 GAsyncReadyCallback     callback,
                                                 gpointer                user_data);
void           foyer_demo_desk_tick_reset_async (FoyerDemoDesk          *self,
                                                 FoyerDemoAccount       *account,
                                                 guint                   step,
                                                 gboolean                is_done,
                                                 GCancellable           *cancellable,
                                                 GAsyncReadyCallback     callback,
                                                 gpointer                user_data);
/* Seals it; never journalled. An empty @secret takes it away. */
void           foyer_demo_desk_set_secret_async (FoyerDemoDesk          *self,
                                                 FoyerDemoAccount       *account,
                                                 const char             *secret,
                                                 GCancellable           *cancellable,
                                                 GAsyncReadyCallback     callback,
                                                 gpointer                user_data);
/* For register and secret: (transfer full): the account as stored; @conflicts as
 * foyer_reception_finish(). */
FoyerDemoAccount *foyer_demo_desk_finish_account (FoyerDemoDesk         *self,
                                                 GAsyncResult           *result,
                                                 GPtrArray             **conflicts,
                                                 GError                **error);

/* The password of an account, to who is logged in with it, whose it is, or a supervisor; noted as
 * shown or copied before it is told. By finish for foyer_secret_free(). */
void           foyer_demo_desk_reveal_async     (FoyerDemoDesk          *self,
                                                 FoyerDemoAccount       *account,
                                                 gboolean                for_copy,
                                                 GCancellable           *cancellable,
                                                 GAsyncReadyCallback     callback,
                                                 gpointer                user_data);
char          *foyer_demo_desk_reveal_finish    (FoyerDemoDesk          *self,
                                                 GAsyncResult           *result,
                                                 GError                **error);

/* Talking points (D2). (transfer full) (element-type FoyerTalkingPoint): the list for @identity in
 * its order; who has none gets that of everybody. */
GPtrArray     *foyer_demo_desk_list_points      (FoyerDemoDesk          *self,
                                                 FoyerIdentity           identity,
                                                 gboolean                or_general);
const char    *foyer_demo_desk_get_point_text   (FoyerTalkingPoint      *point);
const char    *foyer_demo_desk_get_point_hint   (FoyerTalkingPoint      *point);
/* A supervisor's. @point: as it shall be: a copy of one of the list with other words or another
 * place, or a new one. */
void           foyer_demo_desk_put_point_async  (FoyerDemoDesk          *self,
                                                 FoyerTalkingPoint      *point,
                                                 GCancellable           *cancellable,
                                                 GAsyncReadyCallback     callback,
                                                 gpointer                user_data);
void           foyer_demo_desk_remove_point_async (FoyerDemoDesk        *self,
                                                 FoyerTalkingPoint      *point,
                                                 GCancellable           *cancellable,
                                                 GAsyncReadyCallback     callback,
                                                 gpointer                user_data);
FoyerTalkingPoint *foyer_demo_desk_finish_point (FoyerDemoDesk          *self,
                                                 GAsyncResult           *result,
                                                 GError                **error);

G_END_DECLS
