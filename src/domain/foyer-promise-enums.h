#pragma once

/* The value lists of promises: callbacks, what is told, and why (HANDBOOK §16e, B2, B9, C10). As
 * those of foyer-enums.h, the nick of a value is what is stored and never changes once released. */

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * FoyerCallbackKind:
 * @FOYER_CALLBACK_REPLY: 个案答复
 * @FOYER_CALLBACK_INSTALL: 安装
 * @FOYER_CALLBACK_USAGE: 使用
 * @FOYER_CALLBACK_SATISFACTION: 满意度
 * @FOYER_CALLBACK_COMPLAINT: 投诉
 * @FOYER_CALLBACK_WATCH: 办结跟踪 (H3)
 * @FOYER_CALLBACK_SECOND_SALE: 二次开发 (B4)
 * @FOYER_CALLBACK_GREETING: 生日节日 (B8)
 *
 * What a callback is for (cb_kind).
 */
typedef enum
{
  FOYER_CALLBACK_REPLY,
  FOYER_CALLBACK_INSTALL,
  FOYER_CALLBACK_USAGE,
  FOYER_CALLBACK_SATISFACTION,
  FOYER_CALLBACK_COMPLAINT,
  FOYER_CALLBACK_WATCH,
  FOYER_CALLBACK_SECOND_SALE,
  FOYER_CALLBACK_GREETING,
} FoyerCallbackKind;

#define FOYER_TYPE_CALLBACK_KIND (foyer_callback_kind_get_type ())
GType foyer_callback_kind_get_type (void) G_GNUC_CONST;

/**
 * FoyerCallbackState:
 * @FOYER_CALLBACK_PLANNED: 计划; 到期 follows from the clock
 * @FOYER_CALLBACK_RESCHEDULED: 改约
 * @FOYER_CALLBACK_NOT_REACHED: 未接, tried as often as the shop tries (CB-03)
 * @FOYER_CALLBACK_DONE: 完成
 * @FOYER_CALLBACK_CANCELLED: 取消
 *
 * Where a callback stands (B2).
 */
typedef enum
{
  FOYER_CALLBACK_PLANNED,
  FOYER_CALLBACK_RESCHEDULED,
  FOYER_CALLBACK_NOT_REACHED,
  FOYER_CALLBACK_DONE,
  FOYER_CALLBACK_CANCELLED,
} FoyerCallbackState;

#define FOYER_TYPE_CALLBACK_STATE (foyer_callback_state_get_type ())
GType foyer_callback_state_get_type (void) G_GNUC_CONST;

/**
 * FoyerContactResult:
 * @FOYER_CONTACT_NONE: not tried yet
 * @FOYER_CONTACT_REACHED: 接通
 * @FOYER_CONTACT_NO_ANSWER: 未接
 * @FOYER_CONTACT_REFUSED: 拒接
 * @FOYER_CONTACT_BAD_NUMBER: 空号
 * @FOYER_CONTACT_RESCHEDULED: 改约, reached at a bad moment
 *
 * How an attempt to call went (contact).
 */
typedef enum
{
  FOYER_CONTACT_NONE,
  FOYER_CONTACT_REACHED,
  FOYER_CONTACT_NO_ANSWER,
  FOYER_CONTACT_REFUSED,
  FOYER_CONTACT_BAD_NUMBER,
  FOYER_CONTACT_RESCHEDULED,
} FoyerContactResult;

#define FOYER_TYPE_CONTACT_RESULT (foyer_contact_result_get_type ())
GType foyer_contact_result_get_type (void) G_GNUC_CONST;

/**
 * FoyerReaction:
 * @FOYER_REACTION_NONE: not told yet
 * @FOYER_REACTION_ACCEPTED: 接受
 * @FOYER_REACTION_REJECTED: 不接受; another colleague calls
 * @FOYER_REACTION_NEW_KNOWN: 新需求有方案
 * @FOYER_REACTION_NEW_OPEN: 新需求待跟进; a child item
 * @FOYER_REACTION_UNREACHED: 未联系上
 *
 * What the customer said to the result (C10): the one alphabet of all callbacks.
 */
typedef enum
{
  FOYER_REACTION_NONE,
  FOYER_REACTION_ACCEPTED,
  FOYER_REACTION_REJECTED,
  FOYER_REACTION_NEW_KNOWN,
  FOYER_REACTION_NEW_OPEN,
  FOYER_REACTION_UNREACHED,
} FoyerReaction;

#define FOYER_TYPE_REACTION (foyer_reaction_get_type ())
GType foyer_reaction_get_type (void) G_GNUC_CONST;

/**
 * FoyerActWay:
 * @FOYER_ACT_WAY_WINDOW: in the window
 * @FOYER_ACT_WAY_NOTICE: on the notification
 * @FOYER_ACT_WAY_CONSOLE: from the command line
 *
 * By which door an act came.
 */
typedef enum
{
  FOYER_ACT_WAY_WINDOW,
  FOYER_ACT_WAY_NOTICE,
  FOYER_ACT_WAY_CONSOLE,
} FoyerActWay;

#define FOYER_TYPE_ACT_WAY (foyer_act_way_get_type ())
GType foyer_act_way_get_type (void) G_GNUC_CONST;

/**
 * FoyerNoticeReason:
 * @FOYER_NOTICE_WARN: it falls due soon
 * @FOYER_NOTICE_DUE: it is due
 * @FOYER_NOTICE_LATE: it is late: a while after, then daily
 * @FOYER_NOTICE_TOLD: somebody tells something: handed over, reported, replied
 * @FOYER_NOTICE_STALLED: nobody has written of any progress for a while (C5)
 *
 * Why something rings (B9).
 */
typedef enum
{
  FOYER_NOTICE_WARN,
  FOYER_NOTICE_DUE,
  FOYER_NOTICE_LATE,
  FOYER_NOTICE_TOLD,
  FOYER_NOTICE_STALLED,
} FoyerNoticeReason;

#define FOYER_TYPE_NOTICE_REASON (foyer_notice_reason_get_type ())
GType foyer_notice_reason_get_type (void) G_GNUC_CONST;

/**
 * FoyerNoticeRole:
 * @FOYER_NOTICE_OWNER: 责任人
 * @FOYER_NOTICE_TAKER: 首问人, in copy until it is closed (C8)
 * @FOYER_NOTICE_COVER: 代理, because the owner is away (CB-11)
 * @FOYER_NOTICE_SUPERVISOR: 主管
 *
 * As what somebody is told.
 */
typedef enum
{
  FOYER_NOTICE_OWNER,
  FOYER_NOTICE_TAKER,
  FOYER_NOTICE_COVER,
  FOYER_NOTICE_SUPERVISOR,
} FoyerNoticeRole;

#define FOYER_TYPE_NOTICE_ROLE (foyer_notice_role_get_type ())
GType foyer_notice_role_get_type (void) G_GNUC_CONST;

G_END_DECLS
