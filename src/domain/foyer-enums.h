#pragma once

/* The value lists of the shop (HANDBOOK §16e, §17). The nick of a value is what is stored, written
 * to JSON and exported: it never changes once released. The first value of a list is that of a new
 * record. */

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * FoyerSalutation:
 * @FOYER_SALUTATION_NONE: not stated
 * @FOYER_SALUTATION_MR: 先生
 * @FOYER_SALUTATION_MS: 女士
 * @FOYER_SALUTATION_MISS: 小姐
 *
 * How a person is addressed (sal).
 */
typedef enum
{
  FOYER_SALUTATION_NONE,
  FOYER_SALUTATION_MR,
  FOYER_SALUTATION_MS,
  FOYER_SALUTATION_MISS,
} FoyerSalutation;

#define FOYER_TYPE_SALUTATION (foyer_salutation_get_type ())
GType foyer_salutation_get_type (void) G_GNUC_CONST;

/**
 * FoyerIdentity:
 * @FOYER_IDENTITY_NONE: not stated
 * @FOYER_IDENTITY_PARENT: 家长
 * @FOYER_IDENTITY_STUDENT: 学生
 * @FOYER_IDENTITY_TEACHER: 老师
 * @FOYER_IDENTITY_PEER: 同行, of the same trade
 * @FOYER_IDENTITY_CUSTOMER: 顾客
 * @FOYER_IDENTITY_SUPPLIER: 供应商
 * @FOYER_IDENTITY_OTHER: 其他
 *
 * Who comes: it picks the talking points, never a priority (V1).
 */
typedef enum
{
  FOYER_IDENTITY_NONE,
  FOYER_IDENTITY_PARENT,
  FOYER_IDENTITY_STUDENT,
  FOYER_IDENTITY_TEACHER,
  FOYER_IDENTITY_PEER,
  FOYER_IDENTITY_CUSTOMER,
  FOYER_IDENTITY_SUPPLIER,
  FOYER_IDENTITY_OTHER,
} FoyerIdentity;

#define FOYER_TYPE_IDENTITY (foyer_identity_get_type ())
GType foyer_identity_get_type (void) G_GNUC_CONST;

/**
 * FoyerPurpose:
 * @FOYER_PURPOSE_NONE: not stated
 * @FOYER_PURPOSE_ENQUIRY: 咨询
 * @FOYER_PURPOSE_DEMO: 演示
 * @FOYER_PURPOSE_BUY: 购买
 * @FOYER_PURPOSE_COMPLAINT: 投诉
 * @FOYER_PURPOSE_REPAIR: 维修
 * @FOYER_PURPOSE_MEET: 找人, to see a colleague
 * @FOYER_PURPOSE_PICKUP: 取件
 * @FOYER_PURPOSE_OTHER: 其他
 *
 * What a visitor comes for.
 */
typedef enum
{
  FOYER_PURPOSE_NONE,
  FOYER_PURPOSE_ENQUIRY,
  FOYER_PURPOSE_DEMO,
  FOYER_PURPOSE_BUY,
  FOYER_PURPOSE_COMPLAINT,
  FOYER_PURPOSE_REPAIR,
  FOYER_PURPOSE_MEET,
  FOYER_PURPOSE_PICKUP,
  FOYER_PURPOSE_OTHER,
} FoyerPurpose;

#define FOYER_TYPE_PURPOSE (foyer_purpose_get_type ())
GType foyer_purpose_get_type (void) G_GNUC_CONST;

/**
 * FoyerIntent:
 * @FOYER_INTENT_UNKNOWN: not stated
 * @FOYER_INTENT_HIGH: 高
 * @FOYER_INTENT_MEDIUM: 中
 * @FOYER_INTENT_LOW: 低
 * @FOYER_INTENT_NONE: 无
 *
 * How likely the visitor is to buy. "None" (无) is an answer; "unknown" is that nobody asked.
 */
typedef enum
{
  FOYER_INTENT_UNKNOWN,
  FOYER_INTENT_HIGH,
  FOYER_INTENT_MEDIUM,
  FOYER_INTENT_LOW,
  FOYER_INTENT_NONE,
} FoyerIntent;

#define FOYER_TYPE_INTENT (foyer_intent_get_type ())
GType foyer_intent_get_type (void) G_GNUC_CONST;

/**
 * FoyerLostKind:
 * @FOYER_LOST_KIND_NONE: not stated
 * @FOYER_LOST_KIND_PRICE: 价格
 * @FOYER_LOST_KIND_STYLE: 款式
 * @FOYER_LOST_KIND_STOCK: 缺货
 * @FOYER_LOST_KIND_COMPARING: 比较中
 * @FOYER_LOST_KIND_SERVICE: 服务
 * @FOYER_LOST_KIND_OTHER: 其他
 *
 * Why nothing was bought (P5).
 */
typedef enum
{
  FOYER_LOST_KIND_NONE,
  FOYER_LOST_KIND_PRICE,
  FOYER_LOST_KIND_STYLE,
  FOYER_LOST_KIND_STOCK,
  FOYER_LOST_KIND_COMPARING,
  FOYER_LOST_KIND_SERVICE,
  FOYER_LOST_KIND_OTHER,
} FoyerLostKind;

#define FOYER_TYPE_LOST_KIND (foyer_lost_kind_get_type ())
GType foyer_lost_kind_get_type (void) G_GNUC_CONST;

/**
 * FoyerChannel:
 * @FOYER_CHANNEL_NONE: not stated
 * @FOYER_CHANNEL_CALL: 来电
 * @FOYER_CHANNEL_VISIT: 来访
 * @FOYER_CHANNEL_EMAIL: 邮件
 * @FOYER_CHANNEL_ONLINE: 在线
 * @FOYER_CHANNEL_LETTER: 信函
 * @FOYER_CHANNEL_OTHER: 其他
 *
 * By which way an enquiry or a work item came in.
 */
typedef enum
{
  FOYER_CHANNEL_NONE,
  FOYER_CHANNEL_CALL,
  FOYER_CHANNEL_VISIT,
  FOYER_CHANNEL_EMAIL,
  FOYER_CHANNEL_ONLINE,
  FOYER_CHANNEL_LETTER,
  FOYER_CHANNEL_OTHER,
} FoyerChannel;

#define FOYER_TYPE_CHANNEL (foyer_channel_get_type ())
GType foyer_channel_get_type (void) G_GNUC_CONST;

/**
 * FoyerCategory:
 * @FOYER_CATEGORY_NONE: not stated
 * @FOYER_CATEGORY_ENQUIRY: 咨询
 * @FOYER_CATEGORY_TECHNICAL: 技术
 * @FOYER_CATEGORY_QUALITY: 质量
 * @FOYER_CATEGORY_SUGGESTION: 投诉建议
 * @FOYER_CATEGORY_OTHER: 其他
 *
 * What an enquiry or a case is about (case_cat).
 */
typedef enum
{
  FOYER_CATEGORY_NONE,
  FOYER_CATEGORY_ENQUIRY,
  FOYER_CATEGORY_TECHNICAL,
  FOYER_CATEGORY_QUALITY,
  FOYER_CATEGORY_SUGGESTION,
  FOYER_CATEGORY_OTHER,
} FoyerCategory;

#define FOYER_TYPE_CATEGORY (foyer_category_get_type ())
GType foyer_category_get_type (void) G_GNUC_CONST;

/**
 * FoyerSeverity:
 * @FOYER_SEVERITY_NORMAL: 一般
 * @FOYER_SEVERITY_IMPORTANT: 重要
 * @FOYER_SEVERITY_MAJOR: 重大
 * @FOYER_SEVERITY_EXTREME: 极端
 *
 * How grave a matter is; decides who is told (C1).
 */
typedef enum
{
  FOYER_SEVERITY_NORMAL,
  FOYER_SEVERITY_IMPORTANT,
  FOYER_SEVERITY_MAJOR,
  FOYER_SEVERITY_EXTREME,
} FoyerSeverity;

#define FOYER_TYPE_SEVERITY (foyer_severity_get_type ())
GType foyer_severity_get_type (void) G_GNUC_CONST;

/**
 * FoyerGrade:
 * @FOYER_GRADE_NONE: not stated
 * @FOYER_GRADE_REGULAR: 普通
 * @FOYER_GRADE_IMPORTANT: 重要
 * @FOYER_GRADE_HIGH: 高价值
 *
 * The grade of a customer (P1).
 */
typedef enum
{
  FOYER_GRADE_NONE,
  FOYER_GRADE_REGULAR,
  FOYER_GRADE_IMPORTANT,
  FOYER_GRADE_HIGH,
} FoyerGrade;

#define FOYER_TYPE_GRADE (foyer_grade_get_type ())
GType foyer_grade_get_type (void) G_GNUC_CONST;

/**
 * FoyerDepartment:
 * @FOYER_DEPARTMENT_NONE: not stated
 * @FOYER_DEPARTMENT_SERVICE: 客服
 * @FOYER_DEPARTMENT_SALES: 销售
 * @FOYER_DEPARTMENT_AFTERSALE: 售后
 * @FOYER_DEPARTMENT_WAREHOUSE: 仓库
 * @FOYER_DEPARTMENT_FINANCE: 财务
 * @FOYER_DEPARTMENT_ENGINEERING: 工程
 * @FOYER_DEPARTMENT_OTHER: 其他
 *
 * Where a colleague belongs (dept).
 */
typedef enum
{
  FOYER_DEPARTMENT_NONE,
  FOYER_DEPARTMENT_SERVICE,
  FOYER_DEPARTMENT_SALES,
  FOYER_DEPARTMENT_AFTERSALE,
  FOYER_DEPARTMENT_WAREHOUSE,
  FOYER_DEPARTMENT_FINANCE,
  FOYER_DEPARTMENT_ENGINEERING,
  FOYER_DEPARTMENT_OTHER,
} FoyerDepartment;

#define FOYER_TYPE_DEPARTMENT (foyer_department_get_type ())
GType foyer_department_get_type (void) G_GNUC_CONST;

/**
 * FoyerVisitState:
 * @FOYER_VISIT_EXPECTED: 预约, has an appointment and has not come
 * @FOYER_VISIT_WAITING: 等候
 * @FOYER_VISIT_RECEIVING: 接待中
 * @FOYER_VISIT_DEMO: 演示
 * @FOYER_VISIT_LEFT: 离开
 * @FOYER_VISIT_MESSAGE: 留言, left a message for an absent colleague (V2)
 * @FOYER_VISIT_NO_SHOW: 未到
 * @FOYER_VISIT_VOID: 作废, registered by mistake
 *
 * Where a visit stands (V1).
 */
typedef enum
{
  FOYER_VISIT_EXPECTED,
  FOYER_VISIT_WAITING,
  FOYER_VISIT_RECEIVING,
  FOYER_VISIT_DEMO,
  FOYER_VISIT_LEFT,
  FOYER_VISIT_MESSAGE,
  FOYER_VISIT_NO_SHOW,
  FOYER_VISIT_VOID,
} FoyerVisitState;

#define FOYER_TYPE_VISIT_STATE (foyer_visit_state_get_type ())
GType foyer_visit_state_get_type (void) G_GNUC_CONST;

/**
 * FoyerCustomerState:
 * @FOYER_CUSTOMER_ACTIVE: in use
 * @FOYER_CUSTOMER_VOID: 作废, made by mistake
 *
 * Whether a customer file is in use.
 */
typedef enum
{
  FOYER_CUSTOMER_ACTIVE,
  FOYER_CUSTOMER_VOID,
} FoyerCustomerState;

#define FOYER_TYPE_CUSTOMER_STATE (foyer_customer_state_get_type ())
GType foyer_customer_state_get_type (void) G_GNUC_CONST;

/**
 * FoyerStaffState:
 * @FOYER_STAFF_ACTIVE: works here
 * @FOYER_STAFF_LEFT: left the firm; stays named on what they did
 *
 * Whether a colleague works here.
 */
typedef enum
{
  FOYER_STAFF_ACTIVE,
  FOYER_STAFF_LEFT,
} FoyerStaffState;

#define FOYER_TYPE_STAFF_STATE (foyer_staff_state_get_type ())
GType foyer_staff_state_get_type (void) G_GNUC_CONST;

/**
 * FoyerItemKind:
 * @FOYER_ITEM_CASE: 个案
 * @FOYER_ITEM_MESSAGE: 留言, for an absent colleague (V2)
 * @FOYER_ITEM_COMPLAINT: 投诉
 * @FOYER_ITEM_CALLBACK: 回访
 * @FOYER_ITEM_REPAIR: 报修
 * @FOYER_ITEM_FORM: a generic form with a due time
 * @FOYER_ITEM_TODO: 待办
 * @FOYER_ITEM_VISITOR: 来客, somebody waits for the owner at the desk (B9)
 * @FOYER_ITEM_DEMO: 演示, a demo session that must end (D1)
 *
 * What kind of work item (DESIGN §2).
 */
typedef enum
{
  FOYER_ITEM_CASE,
  FOYER_ITEM_MESSAGE,
  FOYER_ITEM_COMPLAINT,
  FOYER_ITEM_CALLBACK,
  FOYER_ITEM_REPAIR,
  FOYER_ITEM_FORM,
  FOYER_ITEM_TODO,
  FOYER_ITEM_VISITOR,
  FOYER_ITEM_DEMO,
} FoyerItemKind;

#define FOYER_TYPE_ITEM_KIND (foyer_item_kind_get_type ())
GType foyer_item_kind_get_type (void) G_GNUC_CONST;

/**
 * FoyerItemState:
 * @FOYER_ITEM_STATE_OPENED: 受理
 * @FOYER_ITEM_STATE_ASSIGNED: 派单
 * @FOYER_ITEM_STATE_SOLUTION: 有方案
 * @FOYER_ITEM_STATE_ANSWERED: 已答复, the customer was told
 * @FOYER_ITEM_STATE_CLOSED: 办结
 * @FOYER_ITEM_STATE_VOID: 作废
 *
 * Where a work item stands (T1).
 */
typedef enum
{
  FOYER_ITEM_STATE_OPENED,
  FOYER_ITEM_STATE_ASSIGNED,
  FOYER_ITEM_STATE_SOLUTION,
  FOYER_ITEM_STATE_ANSWERED,
  FOYER_ITEM_STATE_CLOSED,
  FOYER_ITEM_STATE_VOID,
} FoyerItemState;

#define FOYER_TYPE_ITEM_STATE (foyer_item_state_get_type ())
GType foyer_item_state_get_type (void) G_GNUC_CONST;

/**
 * FoyerItemAct:
 * @FOYER_ITEM_ACT_OPEN: 受理
 * @FOYER_ITEM_ACT_ASSIGN: 派单 or 改派
 * @FOYER_ITEM_ACT_SOLVE: a solution is proposed
 * @FOYER_ITEM_ACT_ANSWER: the customer was told
 * @FOYER_ITEM_ACT_CLOSE: 办结
 * @FOYER_ITEM_ACT_REOPEN: 重新打开
 * @FOYER_ITEM_ACT_VOID: 作废
 * @FOYER_ITEM_ACT_MOVE_DUE: the due time was moved
 * @FOYER_ITEM_ACT_INTERIM: 中间答复, a message before the answer (T3)
 * @FOYER_ITEM_ACT_CHASE: 催办, the customer asks again (C8)
 * @FOYER_ITEM_ACT_REPORT: 上报, told to the supervisor (L3)
 * @FOYER_ITEM_ACT_NOTE: 批注
 * @FOYER_ITEM_ACT_PAUSE: 暂停, the clock stands while we wait for the customer
 * @FOYER_ITEM_ACT_RESUME: 继续
 * @FOYER_ITEM_ACT_ATTEMPT: a call was made or tried
 * @FOYER_ITEM_ACT_FOLLOW: 跟进个案, a child item was opened
 * @FOYER_ITEM_ACT_REPLY: the supervisor's answer to a report (L3)
 *
 * What a line of the item log tells.
 */
typedef enum
{
  FOYER_ITEM_ACT_OPEN,
  FOYER_ITEM_ACT_ASSIGN,
  FOYER_ITEM_ACT_SOLVE,
  FOYER_ITEM_ACT_ANSWER,
  FOYER_ITEM_ACT_CLOSE,
  FOYER_ITEM_ACT_REOPEN,
  FOYER_ITEM_ACT_VOID,
  FOYER_ITEM_ACT_MOVE_DUE,
  FOYER_ITEM_ACT_INTERIM,
  FOYER_ITEM_ACT_CHASE,
  FOYER_ITEM_ACT_REPORT,
  FOYER_ITEM_ACT_NOTE,
  FOYER_ITEM_ACT_PAUSE,
  FOYER_ITEM_ACT_RESUME,
  FOYER_ITEM_ACT_ATTEMPT,
  FOYER_ITEM_ACT_FOLLOW,
  FOYER_ITEM_ACT_REPLY,
} FoyerItemAct;

#define FOYER_TYPE_ITEM_ACT (foyer_item_act_get_type ())
GType foyer_item_act_get_type (void) G_GNUC_CONST;

/**
 * FoyerEnquiryState:
 * @FOYER_ENQUIRY_STATE_OPENED: 受理
 * @FOYER_ENQUIRY_STATE_ANSWERED: 已答复, at once
 * @FOYER_ENQUIRY_STATE_CASE_OPENED: 转个案
 * @FOYER_ENQUIRY_STATE_CLOSED: 办结
 * @FOYER_ENQUIRY_STATE_VOID: 作废
 *
 * Where an enquiry stands (V3).
 */
typedef enum
{
  FOYER_ENQUIRY_STATE_OPENED,
  FOYER_ENQUIRY_STATE_ANSWERED,
  FOYER_ENQUIRY_STATE_CASE_OPENED,
  FOYER_ENQUIRY_STATE_CLOSED,
  FOYER_ENQUIRY_STATE_VOID,
} FoyerEnquiryState;

#define FOYER_TYPE_ENQUIRY_STATE (foyer_enquiry_state_get_type ())
GType foyer_enquiry_state_get_type (void) G_GNUC_CONST;

/**
 * FoyerRoles:
 * @FOYER_ROLE_FRONTDESK: 前台
 * @FOYER_ROLE_SALES: 销售
 * @FOYER_ROLE_AFTERSALE: 外呼/售后
 * @FOYER_ROLE_SUPERVISOR: 主管
 *
 * What a colleague may do here (HANDBOOK §17). One may have several roles.
 */
typedef enum
{
  FOYER_ROLE_FRONTDESK = 1 << 0,
  FOYER_ROLE_SALES = 1 << 1,
  FOYER_ROLE_AFTERSALE = 1 << 2,
  FOYER_ROLE_SUPERVISOR = 1 << 3,
} FoyerRoles;

#define FOYER_TYPE_ROLES (foyer_roles_get_type ())
GType foyer_roles_get_type (void) G_GNUC_CONST;

/**
 * FoyerPosts:
 * @FOYER_POST_PHONE: 电话
 * @FOYER_POST_RECEPTION: 来宾接待
 * @FOYER_POST_OUTBOUND: 外呼
 * @FOYER_POST_CASHIER: 收银
 * @FOYER_POST_SALES: 销售
 * @FOYER_POST_DUTY: 值班
 *
 * At which posts a colleague can stand (post).
 */
typedef enum
{
  FOYER_POST_PHONE = 1 << 0,
  FOYER_POST_RECEPTION = 1 << 1,
  FOYER_POST_OUTBOUND = 1 << 2,
  FOYER_POST_CASHIER = 1 << 3,
  FOYER_POST_SALES = 1 << 4,
  FOYER_POST_DUTY = 1 << 5,
} FoyerPosts;

#define FOYER_TYPE_POSTS (foyer_posts_get_type ())
GType foyer_posts_get_type (void) G_GNUC_CONST;

G_END_DECLS
