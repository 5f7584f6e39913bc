#include "panels/demo/foyer-demo-text.h"

#include "service/foyer-words.h"

#include <glib/gi18n-lib.h>
#include <stdarg.h>

/* How much time is left, or what comes next after the log-out. */
FoyerDemoChip
foyer_demo_text_session_chip (FoyerDemoSession *session,
                              gint64            now_us)
{
  gint64 left_us = foyer_demo_session_get_left_us (session, now_us);
  FoyerMark mark = foyer_demo_session_get_mark (session, now_us);
  FoyerDemoStep step = foyer_demo_session_get_step (session);
  g_autofree char *minutes = foyer_words_minutes (NULL, ABS (left_us));

  if (!foyer_demo_session_is_open (session))
    {
      gboolean is_done = foyer_demo_session_get_state (session) == FOYER_DEMO_DONE;
      FoyerDemoOutcome outcome = foyer_demo_session_get_outcome (session);

      return (FoyerDemoChip) {
        is_done ? "foyer-done-symbolic" : "foyer-flag-symbolic",
        outcome == FOYER_DEMO_OUTCOME_BOUGHT ? FOYER_TONE_OK : FOYER_TONE_NEUTRAL,
        g_strdup (is_done ? foyer_words_enum (NULL, FOYER_TYPE_DEMO_OUTCOME, outcome)
                          : foyer_words_enum (NULL, FOYER_TYPE_DEMO_STATE,
                                              foyer_demo_session_get_state (session))) };
    }
  if (step != FOYER_DEMO_STEP_SHOW)
    return (FoyerDemoChip) { "foyer-next-symbolic", FOYER_TONE_ACCENT,
                             g_strdup (foyer_words_enum (NULL, FOYER_TYPE_DEMO_STEP, step)) };
  if (mark == FOYER_MARK_OVER)
    /* Translators: a demo is over its time; %s is such as 3 min. */
    return (FoyerDemoChip) { "foyer-late-symbolic", FOYER_TONE_CRIT,
                             g_strdup_printf (C_("demo", "%s over"), minutes) };
  /* Translators: the time that a demo has left; %s is such as 5 min. */
  return (FoyerDemoChip) { mark == FOYER_MARK_WARN ? "foyer-due-symbolic"
                                                   : "foyer-running-symbolic",
                           mark == FOYER_MARK_WARN ? FOYER_TONE_WARN : FOYER_TONE_ACCENT,
                           g_strdup_printf (C_("demo", "%s left"), minutes) };
}

FoyerDemoChip
foyer_demo_text_account_chip (FoyerDemoAccount *account,
                              gint64            today)
{
  FoyerDemoAccountState state = foyer_demo_account_get_standing (account, today);
  FoyerDemoChip chip = { NULL, FOYER_TONE_NEUTRAL,
                         g_strdup (foyer_words_enum (NULL, FOYER_TYPE_DEMO_ACCOUNT_STATE,
                                                     state)) };

  switch (state)
    {
    case FOYER_DEMO_ACCOUNT_FREE:
      chip.icon_name = "foyer-done-symbolic";
      chip.tone = FOYER_TONE_OK;
      break;
    case FOYER_DEMO_ACCOUNT_LENT:
      chip.icon_name = "foyer-running-symbolic";
      chip.tone = FOYER_TONE_ACCENT;
      break;
    case FOYER_DEMO_ACCOUNT_RESET:
      chip.icon_name = "foyer-reset-symbolic";
      chip.tone = FOYER_TONE_WARN;
      if (*foyer_demo_account_get_problem (account) == '\0')
        break;
      chip.icon_name = "foyer-late-symbolic";
      chip.tone = FOYER_TONE_CRIT;
      g_free (chip.label);
      chip.label = g_strdup (C_("demo", "Reset failed"));
      break;
    case FOYER_DEMO_ACCOUNT_LOCKED:
    case FOYER_DEMO_ACCOUNT_EXPIRED:
    case FOYER_DEMO_ACCOUNT_VOID:
      chip.icon_name = "foyer-lock-symbolic";
      break;
    }

  return chip;
}

/* 25:12, and with hours 1:05:12. */
char *
foyer_demo_text_timer (gint64 length_us)
{
  gint64 seconds = MAX (length_us, 0) / G_TIME_SPAN_SECOND;

  if (seconds >= 3600)
    return g_strdup_printf ("%d:%02d:%02d", (int) (seconds / 3600), (int) (seconds / 60 % 60),
                            (int) (seconds % 60));
  return g_strdup_printf ("%02d:%02d", (int) (seconds / 60), (int) (seconds % 60));
}

/* Joins what is there, up to %NULL; empty texts are left out. */
char *
foyer_demo_text_parts (const char *first,
                       ...)
{
  g_autoptr (GString) text = g_string_new (NULL);
  va_list args;

  va_start (args, first);
  for (const char *part = first; part != NULL; part = va_arg (args, const char *))
    {
      if (*part == '\0')
        continue;
      if (text->len > 0)
        g_string_append (text, C_("line", " · "));
      g_string_append (text, part);
    }
  va_end (args);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
foyer_demo_text_extension (FoyerDemoSession *session)
{
  gulong count = (gulong) foyer_demo_session_get_extensions (session);
  g_auto (GStrv) reasons = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (count == 0)
    return NULL;

  reasons = g_strsplit (foyer_demo_session_get_extension_reason (session), "\n", -1);
  for (guint i = 0; reasons[i] != NULL; i++)
    {
      g_autofree char *reason = foyer_words_note (NULL, reasons[i]);

      /* Translators: stands between reasons that people wrote. */
      g_string_append_printf (text, "%s%s", i > 0 ? C_("reasons", "; ") : "", reason);
    }
  /* Translators: of a demo that was given more time; %2$s is why. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Extended %1$lu time: %2$s",
                                       "Extended %1$lu times: %2$s", count), count, text->str);
}

/* The words on the button for the next step. */
const char *
foyer_demo_text_act (FoyerDemoStep step,
                     gboolean      has_account)
{
  switch (step)
    {
    case FOYER_DEMO_STEP_SHOW:
      return has_account ? C_("button", "Logged out, next step")
                         : C_("button", "Finish the demo");
    case FOYER_DEMO_STEP_LOG_OUT:
    case FOYER_DEMO_STEP_CENTRE:
      return C_("button", "Service centre shown");
    case FOYER_DEMO_STEP_USAGE:
      return C_("button", "Right use shown");
    case FOYER_DEMO_STEP_QUESTIONS:
      return C_("button", "FAQ shown");
    case FOYER_DEMO_STEP_RESULT:
      return C_("button", "Finish the demo");
    case FOYER_DEMO_STEP_NONE:
      break;
    }

  return "";
}
