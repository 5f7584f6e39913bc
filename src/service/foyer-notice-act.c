/* What can be done about what rings, from outside its panel. */

#include "service/foyer-notice-act.h"

#include <glib/gi18n.h>

#define BIT(ACT) (1u << FOYER_NOTICE_ACT_##ACT)

/* The keys go to the desktop's service and come back; the labels stand on the buttons. */
static const struct
{
  const char *key;
  const char *label;
} acts[FOYER_NOTICE_N_ACTS] = {
  [FOYER_NOTICE_ACT_OPEN] = { "open", NC_("notice act", "Open") },
  [FOYER_NOTICE_ACT_SCRIPT] = { "script", NC_("notice act", "Open script") },
  [FOYER_NOTICE_ACT_NO_ANSWER] = { "no-answer", NC_("notice act", "Not reached") },
  [FOYER_NOTICE_ACT_LATER] = { "later", NC_("notice act", "In 10 min") },
  [FOYER_NOTICE_ACT_RESCHEDULE] = { "reschedule", NC_("notice act", "Reschedule…") },
  [FOYER_NOTICE_ACT_RECEIVE] = { "receive", NC_("notice act", "I receive them") },
  [FOYER_NOTICE_ACT_MESSAGE] = { "message", NC_("notice act", "Take a message") },
  [FOYER_NOTICE_ACT_EXTEND] = { "extend", NC_("notice act", "10 min more") },
  [FOYER_NOTICE_ACT_ALL] = { "all", NC_("notice act", "Show all") },
};

/**
 * foyer_notice_act_get_key:
 * @act: an act
 *
 * Returns: by what the notification service names it
 */
const char *
foyer_notice_act_get_key (FoyerNoticeAct act)
{
  g_return_val_if_fail (act < FOYER_NOTICE_N_ACTS, NULL);

  return acts[act].key;
}

/**
 * foyer_notice_act_find:
 * @key: what a notification service named; "default" is a click on the notification itself
 * @act: (out): the act
 *
 * Returns: whether there is such an act
 */
gboolean
foyer_notice_act_find (const char     *key,
                       FoyerNoticeAct *act)
{
  g_return_val_if_fail (key != NULL, FALSE);

  if (g_str_equal (key, "default"))
    {
      *act = FOYER_NOTICE_ACT_OPEN;
      return TRUE;
    }
  for (guint i = 0; i < FOYER_NOTICE_N_ACTS; i++)
    if (g_str_equal (key, acts[i].key))
      {
        *act = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * foyer_notice_act_get_label:
 * @catalog: (nullable): the language
 * @act: an act
 *
 * Returns: what stands on its button
 */
const char *
foyer_notice_act_get_label (FoyerCatalog   *catalog,
                            FoyerNoticeAct  act)
{
  g_return_val_if_fail (act < FOYER_NOTICE_N_ACTS, NULL);

  return foyer_catalog_get (catalog, "notice act", acts[act].label);
}

/* Whether it is for whoever must act themselves, and not for somebody who is to know. */
static gboolean
is_own (const FoyerNoticeFacts *facts)
{
  return facts->role == FOYER_NOTICE_OWNER || facts->role == FOYER_NOTICE_COVER;
}

/**
 * foyer_notice_get_acts:
 * @facts: what rings
 *
 * Returns: what can be done about it from outside its panel: a set of 1u << #FoyerNoticeAct
 */
guint
foyer_notice_get_acts (const FoyerNoticeFacts *facts)
{
  if (facts->reason == FOYER_NOTICE_TOLD
      && foyer_item_get_kind (facts->item) != FOYER_ITEM_VISITOR)
    return BIT (OPEN);
  /* What does not move cannot be put off (B9). */
  if (facts->reason == FOYER_NOTICE_STALLED)
    return BIT (OPEN);

  switch (foyer_item_get_kind (facts->item))
    {
    case FOYER_ITEM_CALLBACK:
      if (is_own (facts))
        return BIT (SCRIPT) | BIT (NO_ANSWER) | BIT (LATER) | BIT (RESCHEDULE);
      return BIT (OPEN) | BIT (LATER);
    case FOYER_ITEM_VISITOR:
      return BIT (RECEIVE) | BIT (MESSAGE);
    case FOYER_ITEM_DEMO:
      return BIT (OPEN) | BIT (EXTEND);
    case FOYER_ITEM_CASE:
    case FOYER_ITEM_MESSAGE:
    case FOYER_ITEM_COMPLAINT:
    case FOYER_ITEM_REPAIR:
    case FOYER_ITEM_FORM:
    case FOYER_ITEM_TODO:
      return BIT (OPEN) | BIT (LATER);
    }

  g_assert_not_reached ();
}

/**
 * foyer_notice_get_next_step:
 * @facts: what rings
 *
 * Returns: the one act that is the next step
 */
FoyerNoticeAct
foyer_notice_get_next_step (const FoyerNoticeFacts *facts)
{
  guint set = foyer_notice_get_acts (facts);

  if (set & BIT (SCRIPT))
    return FOYER_NOTICE_ACT_SCRIPT;
  if (set & BIT (RECEIVE))
    return FOYER_NOTICE_ACT_RECEIVE;
  return FOYER_NOTICE_ACT_OPEN;
}
