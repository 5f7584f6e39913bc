#include "panels/foyer-item-text.h"

#include "panels/foyer-visit-text.h"
#include "service/foyer-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Nearer than this the time is amber. */
#define SOON_US (2 * FOYER_HOUR_US)

const char *
foyer_item_text_icon (FoyerItemKind kind)
{
  switch (kind)
    {
    case FOYER_ITEM_CASE:
      return "foyer-case-symbolic";
    case FOYER_ITEM_MESSAGE:
      return "foyer-message-symbolic";
    case FOYER_ITEM_COMPLAINT:
      return "foyer-complaints-symbolic";
    case FOYER_ITEM_CALLBACK:
      return "foyer-callbacks-symbolic";
    case FOYER_ITEM_REPAIR:
      return "foyer-reset-symbolic";
    case FOYER_ITEM_FORM:
      return "foyer-reports-symbolic";
    case FOYER_ITEM_TODO:
      return "foyer-check-symbolic";
    case FOYER_ITEM_VISITOR:
      return "foyer-person-symbolic";
    case FOYER_ITEM_DEMO:
      return "foyer-demo-symbolic";
    }

  g_assert_not_reached ();
}

/* Whom it is about and what: “Xu Zhiqiang refund of one payment”. */
char *
foyer_item_text_title (FoyerItem *item)
{
  const char *name = foyer_item_get_name (item);
  g_autofree char *subject = foyer_words_note (NULL, foyer_item_get_subject (item));
  g_autofree char *line = g_strndup (subject, strcspn (subject, "\n"));

  if (*line == '\0')
    return *name != '\0' ? g_strdup (name)
                         : g_strdup (foyer_words_enum (NULL, FOYER_TYPE_ITEM_KIND,
                                                       foyer_item_get_kind (item)));
  if (*name == '\0' || strstr (line, name) != NULL)
    return g_steal_pointer (&line);
  /* Translators: %1$s is a customer, %2$s what it is about. */
  return g_strdup_printf (C_("item title", "%1$s %2$s"), name, line);
}

/* The dim line: number, state, who must act. A thing to do of one's own says its number only.
 * @owner, @taker: (nullable): names */
char *
foyer_item_text_line (FoyerItem  *item,
                      const char *owner,
                      const char *taker)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *from = NULL;
  g_autofree char *pause = NULL;

  g_ptr_array_add (parts, (char *) foyer_item_get_number (item));
  if (foyer_item_get_kind (item) != FOYER_ITEM_TODO)
    g_ptr_array_add (parts, (char *) foyer_words_enum (NULL, FOYER_TYPE_ITEM_STATE,
                                                       foyer_item_get_state (item)));
  if (foyer_item_get_paused (item) != 0)
    {
      /* Translators: the clock of a matter stands; %s is why. */
      pause = g_strdup_printf (C_("item", "waiting: %s"), foyer_item_get_pause_reason (item));
      g_ptr_array_add (parts, pause);
    }
  if (owner != NULL)
    g_ptr_array_add (parts, (char *) owner);
  else
    g_ptr_array_add (parts, (char *) C_("item", "nobody's yet"));
  if (taker != NULL && g_strcmp0 (taker, owner) != 0)
    {
      /* Translators: who was asked first; %s is a colleague. */
      from = g_strdup_printf (C_("item", "from %s"), taker);
      g_ptr_array_add (parts, from);
    }
  return foyer_visit_text_list (parts);
}

/* The time of a row: of today and tomorrow the time of day, else the date; empty for none. */
char *
foyer_item_text_clock (gint64         when_us,
                       FoyerShopTime *time,
                       gint64         now_us)
{
  gint64 today = foyer_shop_time_get_day (time, now_us);
  gint64 day = when_us != 0 ? foyer_shop_time_get_day (time, when_us) : 0;

  if (when_us == 0)
    return g_strdup ("");
  /* The end of a day is the beginning of the next. */
  if (foyer_shop_time_get_minute (time, when_us) == 0 && day == today + 1)
    return g_strdup ("24:00");
  if (day == today || day == today + 1)
    return foyer_words_clock (time, when_us);
  return foyer_words_date (NULL, day, today);
}

/* What the time has come to, for a chip. Returns (nullable): none without a time. */
char *
foyer_item_text_due (FoyerItem      *item,
                     FoyerShopTime  *time,
                     gint64          now_us,
                     FoyerTone      *tone,
                     const char    **icon_name)
{
  gint64 when_us = foyer_item_get_when (item);
  gboolean is_late = foyer_item_is_overdue (item, now_us) || (when_us != 0 && when_us < now_us);

  *tone = FOYER_TONE_NEUTRAL;
  *icon_name = "foyer-waiting-symbolic";
  if (!foyer_item_is_open (item))
    {
      *icon_name = "foyer-done-symbolic";
      *tone = FOYER_TONE_OK;
      return g_strdup (foyer_words_enum (NULL, FOYER_TYPE_ITEM_STATE, foyer_item_get_state (item)));
    }
  if (foyer_item_get_paused (item) != 0)
    {
      *icon_name = "foyer-paused-symbolic";
      return g_strdup (C_("chip", "Waiting for the customer"));
    }
  if (when_us == 0)
    return NULL;

  if (is_late)
    {
      *tone = FOYER_TONE_CRIT;
      *icon_name = "foyer-late-symbolic";
      when_us = foyer_item_is_overdue (item, now_us) ? foyer_item_get_due (item) : when_us;
    }
  else if (when_us - now_us < SOON_US)
    *tone = FOYER_TONE_WARN;
  return foyer_words_due (NULL, time, when_us, now_us);
}

/* The one next act of those that are possible (a set of 1u << FoyerItemAct). */
int
foyer_item_text_next (FoyerItem *item,
                      guint      acts)
{
  static const FoyerItemAct steps[][3] = {
    [FOYER_ITEM_STATE_OPENED] = { FOYER_ITEM_ACT_SOLVE, FOYER_ITEM_ACT_ANSWER,
                                  FOYER_ITEM_ACT_ASSIGN },
    [FOYER_ITEM_STATE_ASSIGNED] = { FOYER_ITEM_ACT_SOLVE, FOYER_ITEM_ACT_ANSWER,
                                    FOYER_ITEM_ACT_ASSIGN },
    [FOYER_ITEM_STATE_SOLUTION] = { FOYER_ITEM_ACT_ANSWER, FOYER_ITEM_ACT_ASSIGN,
                                    FOYER_ITEM_ACT_ASSIGN },
    [FOYER_ITEM_STATE_ANSWERED] = { FOYER_ITEM_ACT_CLOSE, FOYER_ITEM_ACT_ASSIGN,
                                    FOYER_ITEM_ACT_ASSIGN },
  };
  FoyerItemState state = foyer_item_get_state (item);
  FoyerItemKind kind = foyer_item_get_kind (item);

  if (!foyer_item_is_open (item))
    return FOYER_ITEM_ACT_NONE;
  if (foyer_item_get_paused (item) != 0 && (acts & 1u << FOYER_ITEM_ACT_RESUME) != 0)
    return FOYER_ITEM_ACT_RESUME;
  if (kind == FOYER_ITEM_TODO)
    return (acts & 1u << FOYER_ITEM_ACT_CLOSE) != 0 ? (int) FOYER_ITEM_ACT_CLOSE
                                                    : FOYER_ITEM_ACT_NONE;
  /* A message is passed on and answered: there is no solution to propose first. */
  if (kind == FOYER_ITEM_MESSAGE && state != FOYER_ITEM_STATE_ANSWERED)
    state = FOYER_ITEM_STATE_SOLUTION;

  for (gsize i = 0; i < G_N_ELEMENTS (steps[0]); i++)
    if ((acts & 1u << steps[state][i]) != 0)
      return (int) steps[state][i];
  return FOYER_ITEM_ACT_NONE;
}

/* The words on the button for an act; (transfer none) (nullable). */
const char *
foyer_item_text_act (FoyerItem *item,
                     int        act)
{
  if (act == FOYER_ITEM_ACT_NONE)
    return NULL;

  switch ((FoyerItemAct) act)
    {
    case FOYER_ITEM_ACT_ASSIGN:
      return foyer_uuid_is_none (foyer_item_get_owner (item)) ? C_("item act", "Assign…")
                                                              : C_("item act", "Transfer…");
    case FOYER_ITEM_ACT_SOLVE:
      return C_("item act", "Propose solution…");
    case FOYER_ITEM_ACT_ANSWER:
      return C_("item act", "Tell the customer…");
    case FOYER_ITEM_ACT_CLOSE:
      return foyer_item_get_kind (item) == FOYER_ITEM_TODO ? C_("item act", "Done")
                                                           : C_("item act", "Close");
    case FOYER_ITEM_ACT_REOPEN:
      return C_("item act", "Open again…");
    case FOYER_ITEM_ACT_VOID:
      return C_("item act", "Void…");
    case FOYER_ITEM_ACT_MOVE_DUE:
      return C_("item act", "Move the due time…");
    case FOYER_ITEM_ACT_INTERIM:
      return C_("item act", "Interim message…");
    case FOYER_ITEM_ACT_CHASE:
      return C_("item act", "Customer asks again…");
    case FOYER_ITEM_ACT_REPORT:
      return C_("item act", "Tell the supervisor…");
    case FOYER_ITEM_ACT_REPLY:
      return C_("item act", "Answer the report…");
    case FOYER_ITEM_ACT_NOTE:
      return C_("item act", "Note…");
    case FOYER_ITEM_ACT_PAUSE:
      return C_("item act", "Wait for the customer…");
    case FOYER_ITEM_ACT_RESUME:
      return C_("item act", "Let the clock run again");
    case FOYER_ITEM_ACT_FOLLOW:
      return C_("item act", "Follow-up case…");
    case FOYER_ITEM_ACT_OPEN:
    case FOYER_ITEM_ACT_ATTEMPT:
      return NULL;
    }

  g_assert_not_reached ();
}

/* Which step of the workflow is reached: opened, assigned, solution, answered, closed. */
guint
foyer_item_text_step (FoyerItem *item)
{
  switch (foyer_item_get_state (item))
    {
    case FOYER_ITEM_STATE_OPENED:
      return 0;
    case FOYER_ITEM_STATE_ASSIGNED:
      return 1;
    case FOYER_ITEM_STATE_SOLUTION:
      return 2;
    case FOYER_ITEM_STATE_ANSWERED:
      return 3;
    case FOYER_ITEM_STATE_CLOSED:
    case FOYER_ITEM_STATE_VOID:
      return 5;
    }

  g_assert_not_reached ();
}

gboolean
foyer_item_text_is_same_month (gint64 day,
                               gint64 other_day)
{
  int year, month, dom, other_year, other_month;

  foyer_day_to_ymd (day, &year, &month, &dom);
  foyer_day_to_ymd (other_day, &other_year, &other_month, &dom);
  return year == other_year && month == other_month;
}

/* How often somebody had to come (C8): @n_same times about the same matter, @n_month times in this
 * month about anything. Returns (nullable): nothing to say of a first time. */
char *
foyer_item_text_contacts (guint n_same,
                          guint n_month)
{
  if (n_same > 1 && n_month > n_same)
    /* Translators: of somebody who had to come again: %1$u counts about this matter, %2$u about
     * any. */
    return g_strdup_printf (_("Contact no. %1$u on this, no. %2$u this month"), n_same,
                            n_month);
  if (n_same > 1)
    return g_strdup_printf (_("Contact no. %u on this"), n_same);
  return n_month > 1 ? g_strdup_printf (_("Contact no. %u this month"), n_month) : NULL;
}

/* The same of an item: what was there before in its month, and how often it was asked about. */
char *
foyer_item_text_file_contacts (FoyerItemFile *file,
                               FoyerShopTime *time)
{
  gint64 day = foyer_shop_time_get_day (time, foyer_item_get_opened (file->item));
  guint n_month = (guint) file->n_contacts;

  for (guint i = 0; i < file->former->len; i++)
    {
      FoyerItem *former = file->former->pdata[i];
      gboolean is_chain = foyer_uuid_equal (foyer_item_get_repeat_of (file->item),
                                            foyer_record_get_id (FOYER_RECORD (former)));

      /* What it repeats is counted already. */
      n_month += !is_chain && foyer_item_get_opened (former) <= foyer_item_get_opened (file->item)
                 && foyer_item_text_is_same_month (
                   foyer_shop_time_get_day (time, foyer_item_get_opened (former)), day);
    }
  return foyer_item_text_contacts ((guint) file->n_contacts, n_month);
}

/* Another matter, on a door to it: number, what it is about, state. */
char *
foyer_item_text_door (FoyerItem *item)
{
  g_autofree char *title = foyer_item_text_title (item);

  /* Translators: another matter: %1$s its number, %2$s what it is about, %3$s its state. */
  return g_strdup_printf (C_("item", "%1$s %2$s · %3$s"), foyer_item_get_number (item), title,
                          foyer_words_enum (NULL, FOYER_TYPE_ITEM_STATE,
                                            (int) foyer_item_get_state (item)));
}

/* Who may move an item that is not one's own. @owner: (nullable): the name of who must act. */
char *
foyer_item_text_who_may (const char *owner)
{
  if (owner == NULL)
    return foyer_words_who_may (NULL, FOYER_RIGHT_ITEM_WORK);
  /* Translators: %s is a colleague. */
  return g_strdup_printf (_("Only %s, who must act, or a supervisor can move it on"), owner);
}

/* The words in the log carry what the customer said to it (C10).
 * @text: (nullable) */
char *
foyer_item_text_reaction (const char    *text,
                          FoyerReaction  reaction)
{
  const char *word = foyer_words_enum (NULL, FOYER_TYPE_REACTION, (int) reaction);

  if (text == NULL)
    return g_strdup (word);
  /* Translators: %1$s is how a customer took an answer (Accepted), %2$s what was said. */
  return g_strdup_printf (C_("item log", "%1$s: %2$s"), word, text);
}
