#pragma once

/* The value lists of roster and leave (HANDBOOK S1, S2, S4, §16e). As those of foyer-enums.h, the
 * nick of a value is what is stored and never changes once released. */

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * FoyerWeekdays:
 *
 * Days of the week, to be combined.
 */
typedef enum
{
  FOYER_WEEKDAY_MON = 1 << 0,
  FOYER_WEEKDAY_TUE = 1 << 1,
  FOYER_WEEKDAY_WED = 1 << 2,
  FOYER_WEEKDAY_THU = 1 << 3,
  FOYER_WEEKDAY_FRI = 1 << 4,
  FOYER_WEEKDAY_SAT = 1 << 5,
  FOYER_WEEKDAY_SUN = 1 << 6,
} FoyerWeekdays;

#define FOYER_WEEKDAYS_ALL ((FoyerWeekdays) 0x7F)

#define FOYER_TYPE_WEEKDAYS (foyer_weekdays_get_type ())
GType foyer_weekdays_get_type (void) G_GNUC_CONST;

/**
 * FoyerShiftKind:
 * @FOYER_SHIFT_EARLY: 早
 * @FOYER_SHIFT_MIDDLE: 中
 * @FOYER_SHIFT_LATE: 晚; what is shared out as evenings
 *
 * How a shift is shown, and whether it counts as an evening.
 */
typedef enum
{
  FOYER_SHIFT_EARLY,
  FOYER_SHIFT_MIDDLE,
  FOYER_SHIFT_LATE,
} FoyerShiftKind;

#define FOYER_TYPE_SHIFT_KIND (foyer_shift_kind_get_type ())
GType foyer_shift_kind_get_type (void) G_GNUC_CONST;

/**
 * FoyerRosterState:
 * @FOYER_ROSTER_ACTIVE: counts
 * @FOYER_ROSTER_VOID: 作废, made by mistake
 *
 * Whether a shift, a demand or a wish counts.
 */
typedef enum
{
  FOYER_ROSTER_ACTIVE,
  FOYER_ROSTER_VOID,
} FoyerRosterState;

#define FOYER_TYPE_ROSTER_STATE (foyer_roster_state_get_type ())
GType foyer_roster_state_get_type (void) G_GNUC_CONST;

/**
 * FoyerCellState:
 * @FOYER_CELL_DRAFT: 草稿, only supervisors see it
 * @FOYER_CELL_PUBLISHED: 发布
 * @FOYER_CELL_CHANGED: 调整, changed after it was published
 * @FOYER_CELL_VOID: taken back; there is nothing in this cell
 *
 * Where a cell of the roster stands (S1).
 */
typedef enum
{
  FOYER_CELL_DRAFT,
  FOYER_CELL_PUBLISHED,
  FOYER_CELL_CHANGED,
  FOYER_CELL_VOID,
} FoyerCellState;

#define FOYER_TYPE_CELL_STATE (foyer_cell_state_get_type ())
GType foyer_cell_state_get_type (void) G_GNUC_CONST;

/**
 * FoyerMonthState:
 * @FOYER_MONTH_DRAFT: 草稿
 * @FOYER_MONTH_PUBLISHED: 发布
 *
 * Whether the staff see the roster of a month.
 */
typedef enum
{
  FOYER_MONTH_DRAFT,
  FOYER_MONTH_PUBLISHED,
} FoyerMonthState;

#define FOYER_TYPE_MONTH_STATE (foyer_month_state_get_type ())
GType foyer_month_state_get_type (void) G_GNUC_CONST;

/**
 * FoyerLeaveState:
 * @FOYER_LEAVE_APPLIED: 申请
 * @FOYER_LEAVE_APPROVED: 批准
 * @FOYER_LEAVE_REFUSED: 拒绝
 * @FOYER_LEAVE_BACK: 销假, the person is back
 * @FOYER_LEAVE_VOID: 作废, asked for by mistake
 *
 * Where a leave stands (S4).
 */
typedef enum
{
  FOYER_LEAVE_APPLIED,
  FOYER_LEAVE_APPROVED,
  FOYER_LEAVE_REFUSED,
  FOYER_LEAVE_BACK,
  FOYER_LEAVE_VOID,
} FoyerLeaveState;

#define FOYER_TYPE_LEAVE_STATE (foyer_leave_state_get_type ())
GType foyer_leave_state_get_type (void) G_GNUC_CONST;

/**
 * FoyerLeaveKind:
 * @FOYER_LEAVE_PERSONAL: 事假
 * @FOYER_LEAVE_SICK: 病假
 * @FOYER_LEAVE_ANNUAL: 年假
 * @FOYER_LEAVE_IN_LIEU: 补休
 * @FOYER_LEAVE_OTHER: 其他
 *
 * What kind of leave (ltype).
 */
typedef enum
{
  FOYER_LEAVE_PERSONAL,
  FOYER_LEAVE_SICK,
  FOYER_LEAVE_ANNUAL,
  FOYER_LEAVE_IN_LIEU,
  FOYER_LEAVE_OTHER,
} FoyerLeaveKind;

#define FOYER_TYPE_LEAVE_KIND (foyer_leave_kind_get_type ())
GType foyer_leave_kind_get_type (void) G_GNUC_CONST;

/**
 * FoyerLeaveWay:
 * @FOYER_LEAVE_BY_WORKFLOW: 流程, by the request form
 * @FOYER_LEAVE_BY_PHONE: 电话, in an emergency
 *
 * By which way somebody asked for leave (how_ask).
 */
typedef enum
{
  FOYER_LEAVE_BY_WORKFLOW,
  FOYER_LEAVE_BY_PHONE,
} FoyerLeaveWay;

#define FOYER_TYPE_LEAVE_WAY (foyer_leave_way_get_type ())
GType foyer_leave_way_get_type (void) G_GNUC_CONST;

G_END_DECLS
