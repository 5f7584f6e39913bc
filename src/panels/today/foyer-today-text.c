#include "panels/today/foyer-today-text.h"

#include "panels/foyer-visit-text.h"
#include "service/foyer-words.h"

#include <glib/gi18n-lib.h>

/* When it is to be looked at; of who is in the shop already: since when. 0: no time. */
gint64
foyer_today_text_when (gpointer record)
{
  if (FOYER_IS_ITEM (record))
    return foyer_item_get_when (record);
  if (FOYER_IS_DEMO_SESSION (record))
    return foyer_demo_session_get_until (record);
  return foyer_visit_get_state (record) == FOYER_VISIT_EXPECTED
           ? foyer_visit_get_expected (record)
           : foyer_visit_get_arrived (record);
}

FoyerTodayPart
foyer_today_text_part (gpointer       record,
                       FoyerShopTime *time,
                       gint64         now_us)
{
  gint64 when_us = foyer_today_text_when (record);
  gint64 today = foyer_shop_time_get_day (time, now_us);
  gint64 day;

  /* Who is here is here today, since whenever. */
  if (FOYER_IS_VISIT (record) && foyer_visit_get_state (record) != FOYER_VISIT_EXPECTED)
    return FOYER_TODAY_TODAY;
  if (when_us == 0)
    return FOYER_TODAY_LATER;
  if (when_us < now_us && !(FOYER_IS_ITEM (record) && foyer_item_get_paused (record) != 0))
    return FOYER_TODAY_LATE;

  /* What is due at 24:00 is due on that day, and not on the next. */
  day = foyer_shop_time_get_day (time, when_us - 1);
  if (day <= today)
    return FOYER_TODAY_TODAY;
  return day == today + 1 ? FOYER_TODAY_TOMORROW : FOYER_TODAY_LATER;
}

const char *
foyer_today_text_icon (gpointer record)
{
  if (FOYER_IS_ITEM (record))
    return foyer_item_text_icon (foyer_item_get_kind (record));
  if (FOYER_IS_DEMO_SESSION (record))
    return "foyer-demo-symbolic";
  return foyer_visit_get_state (record) == FOYER_VISIT_EXPECTED ? "foyer-appointment-symbolic"
                                                                : "foyer-reception-symbolic";
}

const char *
foyer_today_text_kind (gpointer record)
{
  if (FOYER_IS_ITEM (record))
    return foyer_words_enum (NULL, FOYER_TYPE_ITEM_KIND, (int) foyer_item_get_kind (record));
  if (FOYER_IS_DEMO_SESSION (record))
    return foyer_words_enum (NULL, FOYER_TYPE_ITEM_KIND, FOYER_ITEM_DEMO);
  return foyer_visit_get_state (record) == FOYER_VISIT_EXPECTED ? C_("today", "Appointment")
                                                                : C_("today", "Visit");
}

char *
foyer_today_text_title (gpointer record)
{
  g_autofree char *who = NULL;
  g_autofree char *matter = NULL;

  if (FOYER_IS_ITEM (record))
    return foyer_item_text_title (record);
  if (FOYER_IS_DEMO_SESSION (record))
    return *foyer_demo_session_get_product (record) != '\0'
             ? g_strdup (foyer_demo_session_get_product (record))
             : g_strdup (foyer_demo_session_get_number (record));

  who = foyer_words_visitor (NULL, record);
  matter = foyer_visit_text_matter (record);
  if (matter == NULL || *matter == '\0')
    return g_steal_pointer (&who);
  return g_strdup_printf (C_("item title", "%1$s %2$s"), who, matter);
}

/* What its time has come to. Returns (nullable). */
char *
foyer_today_text_due (gpointer        record,
                      FoyerShopTime  *time,
                      gint64          now_us,
                      FoyerTone      *tone,
                      const char    **icon_name)
{
  gint64 when_us = foyer_today_text_when (record);
  g_autofree char *minutes = NULL;

  if (FOYER_IS_ITEM (record))
    return foyer_item_text_due (record, time, now_us, tone, icon_name);

  *icon_name = "foyer-waiting-symbolic";
  if (FOYER_IS_VISIT (record) && foyer_visit_get_state (record) != FOYER_VISIT_EXPECTED)
    {
      *tone = FOYER_TONE_NEUTRAL;
      minutes = foyer_words_minutes (NULL, MAX (foyer_visit_text_since (record, now_us), 0));
      /* Translators: %1$s is what a visitor does (Waiting), %2$s since how long. */
      return g_strdup_printf (C_("today", "%1$s %2$s"),
                              foyer_words_enum (NULL, FOYER_TYPE_VISIT_STATE,
                                                (int) foyer_visit_get_state (record)),
                              minutes);
    }
  *tone = when_us < now_us ? FOYER_TONE_CRIT
          : when_us - now_us < 2 * FOYER_HOUR_US ? FOYER_TONE_WARN
                                                 : FOYER_TONE_NEUTRAL;
  if (when_us < now_us)
    *icon_name = "foyer-late-symbolic";
  return foyer_words_due (NULL, time, when_us, now_us);
}

/* The word on the button of the row. @acts: what may be done with an item */
const char *
foyer_today_text_door (gpointer record,
                       guint    acts)
{
  if (!FOYER_IS_ITEM (record))
    return C_("today", "Show");

  switch (foyer_item_get_kind (record))
    {
    case FOYER_ITEM_CALLBACK:
      return C_("today", "Call");
    case FOYER_ITEM_TODO:
      return foyer_item_text_next (record, acts) != FOYER_ITEM_ACT_NONE ? C_("item act", "Done")
                                                                        : C_("today", "Open");
    case FOYER_ITEM_VISITOR:
      return C_("today", "Receive");
    case FOYER_ITEM_CASE:
    case FOYER_ITEM_MESSAGE:
    case FOYER_ITEM_COMPLAINT:
    case FOYER_ITEM_REPAIR:
    case FOYER_ITEM_FORM:
    case FOYER_ITEM_DEMO:
      return C_("today", "Open");
    }

  g_assert_not_reached ();
}

/* The same on the one primary button, with what it leads to. */
char *
foyer_today_text_do (gpointer record,
                     guint    acts)
{
  int next;

  if (!FOYER_IS_ITEM (record))
    return g_strdup (FOYER_IS_VISIT (record) ? C_("today", "Show at the reception")
                                             : C_("today", "Show the demonstration"));

  switch (foyer_item_get_kind (record))
    {
    case FOYER_ITEM_CALLBACK:
      return g_strdup (C_("today", "Open script and call"));
    case FOYER_ITEM_VISITOR:
      return g_strdup (C_("today", "Show at the reception"));
    case FOYER_ITEM_CASE:
    case FOYER_ITEM_MESSAGE:
    case FOYER_ITEM_COMPLAINT:
    case FOYER_ITEM_REPAIR:
    case FOYER_ITEM_FORM:
    case FOYER_ITEM_TODO:
    case FOYER_ITEM_DEMO:
      next = foyer_item_text_next (record, acts);
      return g_strdup (next != FOYER_ITEM_ACT_NONE ? foyer_item_text_act (record, next)
                                                   : C_("today", "Show all about it"));
    }

  g_assert_not_reached ();
}
