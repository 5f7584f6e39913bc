/* The kinds of work items, as data (DESIGN §2): until when, who moves them, when they ring (B9). */

#include "domain/foyer-item-kind.h"

#define OPENED FOYER_NOTICE_BASE_OPENED
#define DUE FOYER_NOTICE_BASE_DUE
#define CONTACT FOYER_NOTICE_BASE_CONTACT
#define WHEN FOYER_NOTICE_BASE_WHEN
#define PROGRESS FOYER_NOTICE_BASE_PROGRESS
#define STAGE FOYER_NOTICE_BASE_STAGE
#define OWNER FOYER_NOTICE_TO_OWNER
#define LEADER FOYER_NOTICE_TO_SUPERVISOR
#define SETTING(KEY) FOYER_SETTING_##KEY
#define NONE FOYER_SETTING_NONE

/* Reason, base, repeat, to; then what is so with few stages. */
#define ROW(REASON, base, REPEAT, to, ...) \
  { FOYER_NOTICE_##REASON, base, FOYER_NOTICE_##REPEAT, to, __VA_ARGS__ }

/* At its time; a while late; then the supervisor; then every morning (B9, the shop's own steps). */
static const FoyerNoticeStage callback_stages[] = {
  ROW (DUE, WHEN, ONCE, OWNER),
  ROW (LATE, WHEN, ONCE, OWNER, .offset = SETTING (CALLBACK_LATE), .is_urgent = TRUE),
  ROW (LATE, STAGE, ONCE, LEADER, .offset = SETTING (CALLBACK_ESCALATE)),
  ROW (LATE, STAGE, MORNINGS, OWNER | LEADER, .is_urgent = TRUE),
};

/* CD-09. A next contact that was promised in an interim message rings beside it (T3). */
static const FoyerNoticeStage case_stages[] = {
  ROW (DUE, CONTACT, ONCE, OWNER),
  ROW (WARN, DUE, ONCE, OWNER, .offset = SETTING (DUE_CASE_WARN)),
  ROW (DUE, DUE, ONCE, OWNER),
  ROW (LATE, DUE, DAILY, OWNER | LEADER),
};

/* As a case; what is grave goes up at once and again until somebody takes it on, and what does not
 * move goes to the owner, the second time to the supervisor too (C5). */
static const FoyerNoticeStage complaint_stages[] = {
  ROW (TOLD, OPENED, EVERY, LEADER, .every = SETTING (COMPLAINT_REPEAT), .is_severe = TRUE,
       .is_opening = TRUE, .is_urgent = TRUE),
  ROW (DUE, CONTACT, ONCE, OWNER),
  ROW (WARN, DUE, ONCE, OWNER, .offset = SETTING (DUE_CASE_WARN)),
  ROW (STALLED, PROGRESS, EVERY, OWNER, .offset = SETTING (COMPLAINT_PROGRESS_EVERY),
       .every = SETTING (COMPLAINT_PROGRESS_EVERY)),
  ROW (STALLED, STAGE, EVERY, LEADER, .offset = SETTING (COMPLAINT_PROGRESS_EVERY),
       .every = SETTING (COMPLAINT_PROGRESS_EVERY)),
  ROW (DUE, DUE, ONCE, OWNER),
  ROW (LATE, DUE, DAILY, OWNER | LEADER),
};

/* The five minutes of E (N10, N11; NO-03). */
static const FoyerNoticeStage repair_stages[] = {
  ROW (WARN, DUE, ONCE, OWNER, .offset = SETTING (DUE_REPAIR_WARN)),
  ROW (DUE, DUE, ONCE, OWNER, .is_urgent = TRUE),
  ROW (LATE, DUE, DAILY, OWNER | LEADER),
};

static const FoyerNoticeStage form_stages[] = {
  ROW (DUE, CONTACT, ONCE, OWNER),
  ROW (DUE, DUE, ONCE, OWNER),
  ROW (LATE, DUE, DAILY, OWNER | LEADER),
};

static const FoyerNoticeStage message_stages[] = {
  ROW (TOLD, OPENED, ONCE, OWNER),
  ROW (DUE, DUE, ONCE, OWNER),
  ROW (LATE, DUE, DAILY, OWNER | LEADER),
};

static const FoyerNoticeStage todo_stages[] = {
  ROW (DUE, WHEN, ONCE, OWNER),
  ROW (LATE, WHEN, DAILY, OWNER),
};

/* Somebody stands at the desk. */
static const FoyerNoticeStage visitor_stages[] = {
  ROW (DUE, OPENED, EVERY, OWNER, .every = SETTING (NOTICE_VISITOR_REPEAT),
       .most = SETTING (NOTICE_VISITOR_MAX), .is_urgent = TRUE),
};

static const FoyerNoticeStage demo_stages[] = {
  ROW (DUE, DUE, ONCE, OWNER),
  ROW (LATE, DUE, EVERY, OWNER, .offset = SETTING (DEMO_REPEAT), .every = SETTING (DEMO_REPEAT)),
};

#define STAGES(name) .stages = name##_stages, .n_stages = G_N_ELEMENTS (name##_stages)

/* Who has a message or a thing to do simply does it; of all else the customer must have been told
 * (T1). */
static const FoyerItemKindRules kinds[] = {
  [FOYER_ITEM_CASE] = {
    .due = SETTING (DUE_CASE),
    .work = FOYER_RIGHT_ITEM_WORK,
    .closable = FOYER_ITEM_STATE_BIT (ANSWERED),
    .copies_taker = TRUE,
    .is_watched = TRUE,
    .can_repeat = TRUE,
    STAGES (case),
  },
  [FOYER_ITEM_MESSAGE] = {
    .due = SETTING (DUE_CASE),
    .work = FOYER_RIGHT_ITEM_WORK,
    .closable = FOYER_ITEM_STATES_OPEN,
    STAGES (message),
  },
  [FOYER_ITEM_COMPLAINT] = {
    .due = SETTING (COMPLAINT_DUE_DEFAULT),
    .work = FOYER_RIGHT_COMPLAINT_INVESTIGATE,
    .closable = FOYER_ITEM_STATE_BIT (ANSWERED),
    .copies_taker = TRUE,
    .is_watched = TRUE,
    .can_repeat = TRUE,
    STAGES (complaint),
  },
  [FOYER_ITEM_CALLBACK] = {
    .due = NONE,
    .work = FOYER_RIGHT_ITEM_WORK,
    .closable = FOYER_ITEM_STATE_BIT (ANSWERED),
    .keeps_hours = TRUE,
    STAGES (callback),
  },
  [FOYER_ITEM_REPAIR] = {
    .due = SETTING (DUE_REPAIR_REGISTER),
    .work = FOYER_RIGHT_ITEM_WORK,
    .closable = FOYER_ITEM_STATE_BIT (ANSWERED),
    .copies_taker = TRUE,
    .can_repeat = TRUE,
    STAGES (repair),
  },
  [FOYER_ITEM_FORM] = {
    .due = NONE,
    .work = FOYER_RIGHT_ITEM_WORK,
    .closable = FOYER_ITEM_STATE_BIT (ANSWERED),
    .copies_taker = TRUE,
    STAGES (form),
  },
  [FOYER_ITEM_TODO] = {
    .due = NONE,
    .work = FOYER_RIGHT_ITEM_WORK,
    .closable = FOYER_ITEM_STATES_OPEN,
    STAGES (todo),
  },
  [FOYER_ITEM_VISITOR] = {
    .due = NONE,
    .work = FOYER_RIGHT_VISIT,
    .closable = FOYER_ITEM_STATES_OPEN,
    STAGES (visitor),
  },
  [FOYER_ITEM_DEMO] = {
    .due = NONE,
    .work = FOYER_RIGHT_DEMO,
    .closable = FOYER_ITEM_STATES_OPEN,
    STAGES (demo),
  },
};

G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == FOYER_ITEM_DEMO + 1);

/**
 * foyer_item_kind_get_rules:
 * @kind: a kind of work items
 *
 * Returns: (transfer none): what the shop does with it
 */
const FoyerItemKindRules *
foyer_item_kind_get_rules (FoyerItemKind kind)
{
  return &kinds[kind];
}

/**
 * foyer_item_kind_minds_progress:
 * @kind: a kind of work items
 *
 * Returns: whether it rings when nobody writes of progress (C5), so that its log is to be looked at
 */
gboolean
foyer_item_kind_minds_progress (FoyerItemKind kind)
{
  for (guint i = 0; i < kinds[kind].n_stages; i++)
    if (kinds[kind].stages[i].base == PROGRESS)
      return TRUE;

  return FALSE;
}
