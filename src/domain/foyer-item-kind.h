#pragma once

#include "domain/foyer-enums.h"
#include "domain/foyer-permission.h"
#include "domain/foyer-promise-enums.h"
#include "domain/foyer-settings.h"

G_BEGIN_DECLS

/* A set of states. */
#define FOYER_ITEM_STATE_BIT(NAME) (1u << FOYER_ITEM_STATE_##NAME)
#define FOYER_ITEM_STATES_UNANSWERED \
  (FOYER_ITEM_STATE_BIT (OPENED) | FOYER_ITEM_STATE_BIT (ASSIGNED) \
   | FOYER_ITEM_STATE_BIT (SOLUTION))
#define FOYER_ITEM_STATES_OPEN (FOYER_ITEM_STATES_UNANSWERED | FOYER_ITEM_STATE_BIT (ANSWERED))

/* Where a row names a setting and there is none. The first setting, the name of the shop, is no
 * rule: so what a row leaves out is none. */
#define FOYER_SETTING_NONE FOYER_SETTING_SHOP_NAME

/**
 * FoyerNoticeTo:
 * @FOYER_NOTICE_TO_OWNER: who must act, and whoever stands in for them
 * @FOYER_NOTICE_TO_SUPERVISOR: who leads
 *
 * Whom a notice is for; a set.
 */
typedef enum
{
  FOYER_NOTICE_TO_OWNER = 1 << 0,
  FOYER_NOTICE_TO_SUPERVISOR = 1 << 1,
} FoyerNoticeTo;

/**
 * FoyerNoticeBase:
 * @FOYER_NOTICE_BASE_OPENED: when the item was opened
 * @FOYER_NOTICE_BASE_DUE: its due time
 * @FOYER_NOTICE_BASE_CONTACT: when the customer is to hear of it next
 * @FOYER_NOTICE_BASE_WHEN: the next contact if one is planned, else the due time
 * @FOYER_NOTICE_BASE_PROGRESS: when somebody last wrote of progress, see foyer_item_get_progress()
 * @FOYER_NOTICE_BASE_STAGE: the first moment of the stage before
 *
 * What the moments of a stage are counted from.
 */
typedef enum
{
  FOYER_NOTICE_BASE_OPENED,
  FOYER_NOTICE_BASE_DUE,
  FOYER_NOTICE_BASE_CONTACT,
  FOYER_NOTICE_BASE_WHEN,
  FOYER_NOTICE_BASE_PROGRESS,
  FOYER_NOTICE_BASE_STAGE,
} FoyerNoticeBase;

/**
 * FoyerNoticeRepeat:
 * @FOYER_NOTICE_ONCE: at the base and never again
 * @FOYER_NOTICE_DAILY: on each later day at the same time on the wall
 * @FOYER_NOTICE_MORNINGS: at each later begin of the calling hours
 * @FOYER_NOTICE_EVERY: at the base and after every span
 *
 * How often a stage rings.
 */
typedef enum
{
  FOYER_NOTICE_ONCE,
  FOYER_NOTICE_DAILY,
  FOYER_NOTICE_MORNINGS,
  FOYER_NOTICE_EVERY,
} FoyerNoticeRepeat;

/**
 * FoyerNoticeStage:
 * @reason: why it rings
 * @base: what its moments are counted from
 * @repeat: how often
 * @to: whom it is for: a set of #FoyerNoticeTo
 * @is_urgent: stays on the screen until somebody acts
 * @is_severe: only of what is major or extreme
 * @is_opening: only until somebody takes it on
 * @offset: how long after the base, or before it; %FOYER_SETTING_NONE for at it
 * @every: after which span it repeats
 * @most: how often at most; %FOYER_SETTING_NONE for without end
 *
 * One row of the notices of a kind.
 */
typedef struct
{
  FoyerNoticeReason reason;
  FoyerNoticeBase base;
  FoyerNoticeRepeat repeat;
  guint to;
  gboolean is_urgent;
  gboolean is_severe;
  gboolean is_opening;
  guint offset;
  guint every;
  guint most;
} FoyerNoticeStage;

/**
 * FoyerItemKindRules:
 * @due: the setting of its due rule; %FOYER_SETTING_NONE when whoever opens it says when
 * @work: the right to move it on
 * @closable: the states in which it can be closed: a set
 * @keeps_hours: its notices keep to `callback.hours` (NO-01)
 * @copies_taker: who was asked first hears of it until it is closed (C8)
 * @is_watched: closing it plans a call to ask whether all is well (H3)
 * @can_repeat: a second one of the same person is the same matter again (C8)
 * @stages: (array length=n_stages): when it rings
 * @n_stages: how many
 *
 * What the shop does with a kind of work items: data, not code.
 */
typedef struct
{
  guint due;
  FoyerRight work;
  guint closable;
  gboolean keeps_hours;
  gboolean copies_taker;
  gboolean is_watched;
  gboolean can_repeat;
  const FoyerNoticeStage *stages;
  guint n_stages;
} FoyerItemKindRules;

const FoyerItemKindRules *foyer_item_kind_get_rules      (FoyerItemKind kind);
gboolean                  foyer_item_kind_minds_progress (FoyerItemKind kind);

G_END_DECLS
