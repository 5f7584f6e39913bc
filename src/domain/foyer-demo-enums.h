#pragma once

/* The value lists of demonstrations (D1–D3). The nick of a value is what is stored: it never
 * changes once released. The first value of a list is that of a new record. */

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * FoyerDemoAccountState:
 * @FOYER_DEMO_ACCOUNT_FREE: 可用
 * @FOYER_DEMO_ACCOUNT_LENT: 使用中, somebody is logged in with it
 * @FOYER_DEMO_ACCOUNT_RESET: 待重置, given back and not put in order yet
 * @FOYER_DEMO_ACCOUNT_LOCKED: 停用, by a supervisor
 * @FOYER_DEMO_ACCOUNT_EXPIRED: 过期: told by foyer_demo_account_get_standing(), never stored
 * @FOYER_DEMO_ACCOUNT_VOID: 作废, registered by mistake or given up
 *
 * Where a demo account stands.
 */
typedef enum
{
  FOYER_DEMO_ACCOUNT_FREE,
  FOYER_DEMO_ACCOUNT_LENT,
  FOYER_DEMO_ACCOUNT_RESET,
  FOYER_DEMO_ACCOUNT_LOCKED,
  FOYER_DEMO_ACCOUNT_EXPIRED,
  FOYER_DEMO_ACCOUNT_VOID,
} FoyerDemoAccountState;

#define FOYER_TYPE_DEMO_ACCOUNT_STATE (foyer_demo_account_state_get_type ())
GType foyer_demo_account_state_get_type (void) G_GNUC_CONST;

/**
 * FoyerDemoState:
 * @FOYER_DEMO_SHOWING: 演示, logged in
 * @FOYER_DEMO_LOGGED_OUT: 登出: service centre, right use and frequent questions follow
 * @FOYER_DEMO_DONE: 完成
 * @FOYER_DEMO_ABORTED: 中断, with a reason
 * @FOYER_DEMO_VOID: 作废, begun by mistake
 *
 * Where a demo session stands (D1). What follows the log-out is told by
 * foyer_demo_session_get_step().
 */
typedef enum
{
  FOYER_DEMO_SHOWING,
  FOYER_DEMO_LOGGED_OUT,
  FOYER_DEMO_DONE,
  FOYER_DEMO_ABORTED,
  FOYER_DEMO_VOID,
} FoyerDemoState;

#define FOYER_TYPE_DEMO_STATE (foyer_demo_state_get_type ())
GType foyer_demo_state_get_type (void) G_GNUC_CONST;

/**
 * FoyerDemoStep:
 * @FOYER_DEMO_STEP_SHOW: the demonstration itself
 * @FOYER_DEMO_STEP_LOG_OUT: 登出
 * @FOYER_DEMO_STEP_CENTRE: 服务中心, the visitor is led to the service centre
 * @FOYER_DEMO_STEP_USAGE: 正确使用, how it is used rightly
 * @FOYER_DEMO_STEP_QUESTIONS: 常见问题
 * @FOYER_DEMO_STEP_RESULT: 演示结论, what came of it
 * @FOYER_DEMO_STEP_NONE: it is over
 *
 * The steps of a demo session (D1), in their order.
 */
typedef enum
{
  FOYER_DEMO_STEP_SHOW,
  FOYER_DEMO_STEP_LOG_OUT,
  FOYER_DEMO_STEP_CENTRE,
  FOYER_DEMO_STEP_USAGE,
  FOYER_DEMO_STEP_QUESTIONS,
  FOYER_DEMO_STEP_RESULT,
  FOYER_DEMO_STEP_NONE,
} FoyerDemoStep;

#define FOYER_TYPE_DEMO_STEP (foyer_demo_step_get_type ())
GType foyer_demo_step_get_type (void) G_GNUC_CONST;

/**
 * FoyerDemoOutcome:
 * @FOYER_DEMO_OUTCOME_NONE: not stated
 * @FOYER_DEMO_OUTCOME_BOUGHT: 成交
 * @FOYER_DEMO_OUTCOME_NOT_BOUGHT: 未成交, with a reason (P5)
 *
 * What came of a demonstration.
 */
typedef enum
{
  FOYER_DEMO_OUTCOME_NONE,
  FOYER_DEMO_OUTCOME_BOUGHT,
  FOYER_DEMO_OUTCOME_NOT_BOUGHT,
} FoyerDemoOutcome;

#define FOYER_TYPE_DEMO_OUTCOME (foyer_demo_outcome_get_type ())
GType foyer_demo_outcome_get_type (void) G_GNUC_CONST;

/**
 * FoyerPointState:
 * @FOYER_POINT_ACTIVE: it is told
 * @FOYER_POINT_VOID: taken off the list; sessions that told it still know it
 *
 * Whether a talking point is on its list.
 */
typedef enum
{
  FOYER_POINT_ACTIVE,
  FOYER_POINT_VOID,
} FoyerPointState;

#define FOYER_TYPE_POINT_STATE (foyer_point_state_get_type ())
GType foyer_point_state_get_type (void) G_GNUC_CONST;

#define FOYER_DEMO_ERROR (foyer_demo_error_quark ())

/**
 * FoyerDemoError:
 * @FOYER_DEMO_ERROR_IN_USE: somebody is logged in with the account
 * @FOYER_DEMO_ERROR_NOT_YOURS: another colleague's account, and nobody lent it
 * @FOYER_DEMO_ERROR_BUSY: the colleague has an open session already
 * @FOYER_DEMO_ERROR_TO_RESET: the account is not put in order since it was given back
 * @FOYER_DEMO_ERROR_STEPS_LEFT: not all steps of putting it in order are ticked
 * @FOYER_DEMO_ERROR_LOCKED: a supervisor locked the account
 * @FOYER_DEMO_ERROR_EXPIRED: the account is not valid any more
 * @FOYER_DEMO_ERROR_LOGGED_IN: the session cannot end before the log-out
 * @FOYER_DEMO_ERROR_FOLLOW_UP: a step after the log-out was left out, and no reason given
 * @FOYER_DEMO_ERROR_NOT_YOUR_SESSION: another colleague's session
 *
 * The rules of demonstrations (D1), as somebody meets them.
 */
typedef enum
{
  FOYER_DEMO_ERROR_IN_USE,
  FOYER_DEMO_ERROR_NOT_YOURS,
  FOYER_DEMO_ERROR_BUSY,
  FOYER_DEMO_ERROR_TO_RESET,
  FOYER_DEMO_ERROR_STEPS_LEFT,
  FOYER_DEMO_ERROR_LOCKED,
  FOYER_DEMO_ERROR_EXPIRED,
  FOYER_DEMO_ERROR_LOGGED_IN,
  FOYER_DEMO_ERROR_FOLLOW_UP,
  FOYER_DEMO_ERROR_NOT_YOUR_SESSION,
} FoyerDemoError;

GQuark foyer_demo_error_quark (void);

G_END_DECLS
