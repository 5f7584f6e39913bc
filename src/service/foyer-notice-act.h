#pragma once

#include "domain/foyer-callback.h"
#include "domain/foyer-item.h"
#include "domain/foyer-promise-enums.h"
#include "service/foyer-catalog.h"

G_BEGIN_DECLS

/**
 * FoyerNoticeAct:
 * @FOYER_NOTICE_ACT_OPEN: 打开, also by a click on the notification itself
 * @FOYER_NOTICE_ACT_SCRIPT: 打开话术
 * @FOYER_NOTICE_ACT_NO_ANSWER: 未接
 * @FOYER_NOTICE_ACT_LATER: 推后 10 分
 * @FOYER_NOTICE_ACT_RESCHEDULE: 改约…
 * @FOYER_NOTICE_ACT_RECEIVE: 我来接待
 * @FOYER_NOTICE_ACT_MESSAGE: 请留言
 * @FOYER_NOTICE_ACT_EXTEND: 延长 10 分
 * @FOYER_NOTICE_ACT_ALL: 全部查看, the tray
 * @FOYER_NOTICE_N_ACTS: how many there are
 *
 * What can be done on a notification, and in the tray.
 */
typedef enum
{
  FOYER_NOTICE_ACT_OPEN,
  FOYER_NOTICE_ACT_SCRIPT,
  FOYER_NOTICE_ACT_NO_ANSWER,
  FOYER_NOTICE_ACT_LATER,
  FOYER_NOTICE_ACT_RESCHEDULE,
  FOYER_NOTICE_ACT_RECEIVE,
  FOYER_NOTICE_ACT_MESSAGE,
  FOYER_NOTICE_ACT_EXTEND,
  FOYER_NOTICE_ACT_ALL,
  FOYER_NOTICE_N_ACTS,
} FoyerNoticeAct;

/* By how much "later" puts something off, and "extend" lengthens a demo. */
#define FOYER_NOTICE_LATER_US (10 * G_TIME_SPAN_MINUTE)

/**
 * FoyerNoticeFacts:
 * @item: what it is about
 * @callback: (nullable): what a callback has beside
 * @salutation: how the customer is addressed
 * @owner: (nullable): who must act, when that is not who is told
 * @reason: why it rings
 * @role: as what somebody is told
 * @is_again: nobody saw it ring before
 *
 * What the words of a notification are made from.
 */
typedef struct
{
  FoyerItem *item;
  FoyerCallback *callback;
  FoyerSalutation salutation;
  const char *owner;
  FoyerNoticeReason reason;
  FoyerNoticeRole role;
  gboolean is_again;
} FoyerNoticeFacts;

/* A set of 1u << FoyerNoticeAct, all that the tray offers; the first of them is the next step. */
guint              foyer_notice_get_acts        (const FoyerNoticeFacts *facts);
FoyerNoticeAct     foyer_notice_get_next_step   (const FoyerNoticeFacts *facts);
const char        *foyer_notice_act_get_key     (FoyerNoticeAct          act);
gboolean           foyer_notice_act_find        (const char             *key,
                                                 FoyerNoticeAct         *act);
const char        *foyer_notice_act_get_label   (FoyerCatalog           *catalog,
                                                 FoyerNoticeAct          act);

G_END_DECLS
