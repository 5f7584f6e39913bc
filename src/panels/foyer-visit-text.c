#include "panels/foyer-visit-text.h"

#include "base/foyer-phone.h"
#include "service/foyer-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* From here on the minutes column counts hours: three digits would not be read at a glance. */
#define MINUTES_SHOWN_MAX 99

/* The number as people call it at the desk, "V017": the day stands above the list. */
char *
foyer_visit_text_number (FoyerVisit *visit)
{
  const char *number = foyer_visit_get_number (visit);
  const char *dash = strrchr (number, '-');

  if (dash == NULL || *number == '\0')
    return g_strdup (number);
  return g_strdup_printf ("%c%s", *number, dash + 1);
}

static char *
describe_kind (FoyerVisit *visit,
               gulong      party)
{
  FoyerIdentity identity = foyer_visit_get_identity (visit);
  const char *word = foyer_words_enum (NULL, FOYER_TYPE_IDENTITY, identity);

  if (identity == FOYER_IDENTITY_NONE)
    {
      if (party <= 1)
        return NULL;
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu person", "%lu people", party),
                              party);
    }
  if (party <= 1)
    return g_strdup (word);
  /* Translators: who comes (such as Parent), and how many they are. */
  return g_strdup_printf (C_("visitor", "%1$s · %2$lu"), word, party);
}

/* Who comes, and how many: "Parent · 2". Null when neither is worth a chip. */
char *
foyer_visit_text_chip (FoyerVisit *visit)
{
  /* The title of a group of an organisation tells already how many they are. */
  if (foyer_visit_get_title_kind (visit) == FOYER_VISIT_TITLE_ORGANISATION)
    return describe_kind (visit, 1);
  return describe_kind (visit, foyer_visit_get_party (visit));
}

/* Who comes and how many, where no name is told: "Trade · 3". Null when neither is known. */
char *
foyer_visit_text_kind (FoyerVisit *visit)
{
  return describe_kind (visit, foyer_visit_get_party (visit));
}

/* What the visitor wants: what they asked, else what they came for. Null when nobody asked. */
char *
foyer_visit_text_matter (FoyerVisit *visit)
{
  const char *ask = foyer_visit_get_ask (visit);

  if (*ask != '\0')
    return g_strndup (ask, strcspn (ask, "\n"));
  if (foyer_visit_get_purpose (visit) == FOYER_PURPOSE_NONE)
    return NULL;
  return g_strdup (foyer_words_enum (NULL, FOYER_TYPE_PURPOSE, foyer_visit_get_purpose (visit)));
}

/* @parts: (element-type utf8): joins what is there into one dim line. */
char *
foyer_visit_text_list (GPtrArray *parts)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const char *part = g_ptr_array_index (parts, i);

      if (part == NULL || *part == '\0')
        continue;
      if (text->len > 0)
        /* Translators: stands between the parts of a line of facts, with its spaces. */
        g_string_append (text, C_("line", " · "));
      g_string_append (text, part);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_format (GPtrArray  *parts,
            const char *format,
            const char *text)
{
  g_autoptr (GString) part = g_string_new (format);

  g_string_replace (part, "%s", text, 1);
  g_ptr_array_add (parts, g_string_free (g_steal_pointer (&part), FALSE));
}

static void
add_waiting (GPtrArray     *parts,
             FoyerVisit    *visit,
             const char    *host,
             const char    *handler,
             FoyerShopTime *shop_time)
{
  g_autofree char *arrived = foyer_words_clock (shop_time, foyer_visit_get_arrived (visit));

  if (foyer_visit_get_expected (visit) != 0)
    {
      g_autofree char *expected = foyer_words_clock (shop_time, foyer_visit_get_expected (visit));

      /* Translators: %s is the time of an appointment. */
      add_format (parts, C_("visit", "booked %s"), expected);
    }
  if (host != NULL)
    /* Translators: %s is the colleague whom the visitor wants to see. */
    add_format (parts, C_("visit", "to see %s"), host);
  g_ptr_array_add (parts, foyer_visit_text_matter (visit));
  if (host == NULL && handler == NULL)
    g_ptr_array_add (parts, g_strdup (C_("visit", "unassigned")));
  /* Translators: %s is the time at which a visitor came. */
  add_format (parts, C_("visit", "since %s"), arrived);
}

static void
add_departed (GPtrArray     *parts,
              FoyerVisit    *visit,
              FoyerShopTime *shop_time)
{
  g_autofree char *departed = foyer_words_clock (shop_time, foyer_visit_get_departed (visit));

  if (foyer_visit_get_is_assumed (visit))
    /* Translators: %s is a time; nobody saw the visitor leave. */
    add_format (parts, C_("visit", "assumed departure %s"), departed);
  else
    /* Translators: %s is the time at which a visitor left. */
    add_format (parts, C_("visit", "left %s"), departed);
}

/* The dim line of a row: "V017 · to see Wang Lei · demo · since 14:24". */
char *
foyer_visit_text_line (FoyerVisit    *visit,
                       const char    *host,
                       const char    *handler,
                       FoyerShopTime *shop_time)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (parts, foyer_visit_text_number (visit));
  switch (foyer_visit_get_state (visit))
    {
    case FOYER_VISIT_WAITING:
      add_waiting (parts, visit, host, handler, shop_time);
      break;
    case FOYER_VISIT_EXPECTED:
    case FOYER_VISIT_NO_SHOW:
      {
        g_autofree char *expected = foyer_words_clock (shop_time,
                                                       foyer_visit_get_expected (visit));

        add_format (parts, C_("visit", "booked %s"), expected);
        if (host != NULL)
          add_format (parts, C_("visit", "to see %s"), host);
        g_ptr_array_add (parts, foyer_visit_text_matter (visit));
        if (foyer_visit_get_state (visit) == FOYER_VISIT_NO_SHOW)
          g_ptr_array_add (parts, g_strdup (C_("visit", "did not come")));
        break;
      }
    case FOYER_VISIT_RECEIVING:
    case FOYER_VISIT_DEMO:
      if (handler != NULL)
        /* Translators: %s is the colleague who receives the visitor. */
        add_format (parts, C_("visit", "with %s"), handler);
      g_ptr_array_add (parts, foyer_visit_text_matter (visit));
      break;
    case FOYER_VISIT_LEFT:
      if (handler != NULL)
        add_format (parts, C_("visit", "with %s"), handler);
      g_ptr_array_add (parts, foyer_visit_text_matter (visit));
      add_departed (parts, visit, shop_time);
      break;
    case FOYER_VISIT_MESSAGE:
      if (host != NULL)
        /* Translators: %s is the absent colleague for whom the message is. */
        add_format (parts, C_("visit", "message for %s"), host);
      add_departed (parts, visit, shop_time);
      break;
    case FOYER_VISIT_VOID:
      g_ptr_array_add (parts, g_strdup (foyer_words_enum (NULL, FOYER_TYPE_VISIT_STATE,
                                                          FOYER_VISIT_VOID)));
      break;
    }
  return foyer_visit_text_list (parts);
}

/* A telephone number in groups; masked unless it was revealed (A4). */
char *
foyer_visit_text_phone (const char *phone,
                        gboolean    is_revealed)
{
  return is_revealed ? foyer_phone_group (phone) : foyer_phone_mask (phone);
}

/* For how long the visit is in its state, microseconds; -1 where no clock runs. */
gint64
foyer_visit_text_since (FoyerVisit *visit,
                        gint64      now_us)
{
  switch (foyer_visit_get_state (visit))
    {
    case FOYER_VISIT_WAITING:
      return MAX (now_us - foyer_visit_get_arrived (visit), 0);
    case FOYER_VISIT_RECEIVING:
      return MAX (now_us - foyer_visit_get_called (visit), 0);
    case FOYER_VISIT_DEMO:
      return MAX (now_us - foyer_visit_get_demo (visit), 0);
    case FOYER_VISIT_EXPECTED:
    case FOYER_VISIT_LEFT:
    case FOYER_VISIT_MESSAGE:
    case FOYER_VISIT_NO_SHOW:
    case FOYER_VISIT_VOID:
      return -1;
    }

  g_assert_not_reached ();
}

/* The figure of the minutes column and what it counts. */
char *
foyer_visit_text_minutes (gint64            since_us,
                          FoyerMinutesUnit *unit)
{
  gint64 minutes = since_us / FOYER_MINUTE_US;

  *unit = minutes > MINUTES_SHOWN_MAX ? FOYER_MINUTES_UNIT_HOURS : FOYER_MINUTES_UNIT_MINUTES;
  if (*unit == FOYER_MINUTES_UNIT_HOURS)
    minutes /= 60;
  return g_strdup_printf ("%" G_GINT64_FORMAT, minutes);
}

/* The icon of the visit's state; a running time over its mark has one of its own, so that the mark
 * is also seen without colour. */
const char *
foyer_visit_text_icon (FoyerVisit *visit,
                       FoyerMark   mark)
{
  if (mark != FOYER_MARK_NONE)
    return mark == FOYER_MARK_WARN ? "foyer-complaints-symbolic" : "foyer-late-symbolic";

  switch (foyer_visit_get_state (visit))
    {
    case FOYER_VISIT_EXPECTED:
      return "foyer-appointment-symbolic";
    case FOYER_VISIT_WAITING:
      return "foyer-waiting-symbolic";
    case FOYER_VISIT_RECEIVING:
      return "foyer-people-symbolic";
    case FOYER_VISIT_DEMO:
      return "foyer-demo-symbolic";
    case FOYER_VISIT_LEFT:
      return "foyer-left-symbolic";
    case FOYER_VISIT_MESSAGE:
      return "foyer-message-symbolic";
    case FOYER_VISIT_NO_SHOW:
      return "foyer-late-symbolic";
    case FOYER_VISIT_VOID:
      return "foyer-reset-symbolic";
    }

  g_assert_not_reached ();
}

/* What a mark says in words: "over 10 min". Null without a mark. */
char *
foyer_visit_text_mark (FoyerMark mark,
                       gint64    warn_us,
                       gint64    red_us)
{
  g_autofree char *limit = NULL;

  if (mark == FOYER_MARK_NONE)
    return NULL;

  limit = foyer_words_minutes (NULL, mark == FOYER_MARK_WARN ? warn_us : red_us);
  /* Translators: %s is a duration, such as 10 min: somebody has waited for longer. */
  return g_strdup_printf (C_("waiting", "over %s"), limit);
}

/* The label of the one next act of a row; null when nothing is to be done. */
const char *
foyer_visit_text_next (FoyerVisit *visit)
{
  switch (foyer_visit_get_next_act (visit))
    {
    case FOYER_VISIT_ACT_ARRIVE:
      /* Translators: a button: the expected visitor is here now. */
      return C_("button", "Here");
    case FOYER_VISIT_ACT_RECEIVE:
      return C_("button", "Receive");
    case FOYER_VISIT_ACT_START_DEMO:
      return C_("button", "Start demo");
    case FOYER_VISIT_ACT_END_DEMO:
      return C_("button", "End demo");
    case FOYER_VISIT_ACT_LEAVE:
      /* Translators: a button: the visitor goes now. */
      return C_("button", "Leaves");
    case FOYER_VISIT_ACT_CONFIRM_LEFT:
      /* Translators: a button: say when the visitor really left. */
      return C_("button", "Check…");
    case FOYER_VISIT_ACT_NONE:
    case FOYER_VISIT_ACT_LEAVE_MESSAGE:
    case FOYER_VISIT_ACT_ASSUME_LEFT:
    case FOYER_VISIT_ACT_MISS:
    case FOYER_VISIT_ACT_VOID:
      return NULL;
    }

  g_assert_not_reached ();
}

/* By what a visit is called where strangers can read it: number and surname with title, never the
 * whole name (DESIGN-LANGUAGE §7). */
char *
foyer_visit_text_public (FoyerVisit *visit)
{
  g_autofree char *number = foyer_visit_text_number (visit);
  g_autofree char *who = NULL;

  if (*foyer_visit_get_name (visit) != '\0'
      && foyer_visit_get_salutation (visit) != FOYER_SALUTATION_NONE)
    who = foyer_words_address (NULL, foyer_visit_get_name (visit),
                               foyer_visit_get_salutation (visit));
  else
    who = foyer_visit_text_kind (visit);

  return who != NULL ? g_strdup_printf ("%s %s", number, who) : g_steal_pointer (&number);
}
