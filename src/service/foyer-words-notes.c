/* The words for what the program itself has written where else people do (foyer-note.h). */

#include "service/foyer-words.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "domain/foyer-note.h"
#include "domain/foyer-roster-enums.h"

/* Of a shift in a note: its names and its hours. */
#define N_SHIFT_PARTS 3

typedef struct
{
  const char *key;
  const char *word;
} Note;

/* A note that speaks of something. The result is NULL for what cannot be read. */
typedef struct
{
  const char *key;
  guint n_parts;
  char *(*word) (FoyerCatalog *catalog,
                 char        **parts);
} NoteAbout;

static const Note notes[] = {
  { FOYER_NOTE_AWAY, NC_("note", "Its owner is away, and nobody is there to take it over") },
  { FOYER_NOTE_BIRTHDAY, NC_("note", "Birthday greeting") },
  { FOYER_NOTE_FILE, NC_("note", "A file was attached") },
  { FOYER_NOTE_HOLIDAYS, NC_("note", "The public holidays were announced") },
  { FOYER_NOTE_LOGGED_OUT, NC_("note", "Logged out") },
  { FOYER_NOTE_LONGER, NC_("note", "10 min more") },
  { FOYER_NOTE_LONGER_NOTICE, NC_("note", "10 min more (from the notification)") },
  { FOYER_NOTE_LONGER_TRAY, NC_("note", "10 min more (from the due tray)") },
  { FOYER_NOTE_NO_ANSWER, NC_("note", "No answer") },
  { FOYER_NOTE_NO_ANSWER_NOTICE, NC_("note", "No answer (from the notification)") },
  { FOYER_NOTE_NO_ANSWER_TRAY, NC_("note", "No answer (from the due tray)") },
  { FOYER_NOTE_PLANNED_ANEW, NC_("note", "Planned anew") },
  { FOYER_NOTE_TIME_ASKED, NC_("note", "The customer asked for another time") },
  { FOYER_NOTE_TRIED_OFTEN, NC_("note", "Not reached, tried often enough") },
  { FOYER_NOTE_WRONG_NUMBER, NC_("note", "Wrong number") },
};

static char *
word_after_demo (FoyerCatalog *catalog,
                 char        **parts)
{
  /* Translators: the subject of a callback; %s is the number of a demo. */
  return g_strdup_printf (foyer_catalog_get (catalog, "note", NC_("note", "After demo %s")),
                          parts[0]);
}

/* From the first day to the last. */
static char *
word_days (FoyerCatalog *catalog,
           char        **parts)
{
  g_autofree char *first = NULL, *last = NULL;
  gint64 first_day, last_day;

  if (!foyer_day_parse (parts[0], &first_day) || !foyer_day_parse (parts[1], &last_day))
    return NULL;

  first = foyer_words_day (catalog, first_day);
  last = foyer_words_day (catalog, last_day);
  return foyer_words_period (catalog, first, last);
}

static char *
word_cover (FoyerCatalog *catalog,
            char        **parts)
{
  g_autofree char *days = word_days (catalog, parts);

  if (days == NULL)
    return NULL;
  /* Translators: the subject of a message to who does the work of a colleague on leave; %s are
   * days. */
  return g_strdup_printf (foyer_catalog_get (catalog, "note", NC_("note", "You are the cover, %s")),
                          days);
}

static char *
word_cover_no_more (FoyerCatalog *catalog,
                    char        **parts)
{
  g_autofree char *days = word_days (catalog, parts);

  if (days == NULL)
    return NULL;
  /* Translators: the subject of a message to who was to do the work of a colleague on leave; %s are
   * days. */
  return g_strdup_printf (foyer_catalog_get (catalog, "note",
                                             NC_("note", "You are no longer the cover, %s")), days);
}

static char *
word_cover_other (FoyerCatalog *catalog,
                  char        **parts)
{
  g_autofree char *days = word_days (catalog, parts);

  if (days == NULL)
    return NULL;
  /* Translators: the subject of a message to who is on leave: on the days %1$s the colleague %2$s
   * does the work now. */
  return g_strdup_printf (foyer_catalog_get (catalog, "note",
                                             NC_("note", "Leave %1$s: the cover is now %2$s")),
                          days, parts[2]);
}

static char *
word_festival (FoyerCatalog *catalog,
               char        **parts)
{
  /* Translators: %s is a festival, such as Spring Festival. */
  return g_strdup_printf (foyer_catalog_get (catalog, "note", NC_("note", "Greeting: %s")),
                          foyer_words_choose (catalog, parts[0], parts[1]));
}

static char *
word_item (FoyerCatalog *catalog,
           char        **parts)
{
  g_autofree char *subject = foyer_words_note (catalog, parts[1]);

  return g_strdup_printf ("%s %s", parts[0], subject);
}

static char *
word_leave (FoyerCatalog *catalog,
            char        **parts)
{
  g_autofree char *days = word_days (catalog, parts);
  g_autoptr (GEnumClass) states = g_type_class_ref (FOYER_TYPE_LEAVE_STATE);
  GEnumValue *state = g_enum_get_value_by_nick (states, parts[2]);

  if (days == NULL || state == NULL)
    return NULL;
  /* Translators: the subject of a message: a leave of the days %1$s is now %2$s, such as
   * "Approved". */
  return g_strdup_printf (foyer_catalog_get (catalog, "note", NC_("note", "Leave %1$s: %2$s")),
                          days, foyer_words_enum (catalog, FOYER_TYPE_LEAVE_STATE, state->value));
}

static char *
word_low_score (FoyerCatalog *catalog,
                char        **parts)
{
  g_autofree char *subject = foyer_words_note (catalog, parts[0]);

  /* Translators: a customer gave a low score; %s is what they had been called about. */
  return g_strdup_printf (foyer_catalog_get (catalog, "note", NC_("note", "Low score: %s")),
                          subject);
}

static char *
word_reach (FoyerCatalog *catalog,
            char        **parts)
{
  g_autofree char *subject = foyer_words_note (catalog, parts[0]);

  /* Translators: a customer could not be reached; %s is what about. */
  return g_strdup_printf (foyer_catalog_get (catalog, "note",
                                             NC_("note", "Check how to reach them: %s")),
                          subject);
}

static char *
word_roster (FoyerCatalog *catalog,
             char        **parts)
{
  g_autofree char *change = foyer_words_note (catalog, parts[0]);

  /* Translators: the subject of a message; %s is what changed, for one person. */
  return g_strdup_printf (foyer_catalog_get (catalog, "note", NC_("note", "Roster changed, %s")),
                          change);
}

static char *
word_shift (FoyerCatalog *catalog,
            char        **parts)
{
  const char *name = foyer_words_choose (catalog, parts[0], parts[1]);

  if (*name == '\0')
    return g_strdup (foyer_catalog_get (catalog, "roster", NC_("roster", "rest day")));
  return g_strdup_printf ("%s %s", name, parts[2]);
}

static char *
word_roster_day (FoyerCatalog *catalog,
                 char        **parts)
{
  g_autofree char *text = NULL, *before = NULL, *after = NULL;
  gint64 day;

  if (!foyer_day_parse (parts[0], &day))
    return NULL;

  text = foyer_words_day (catalog, day);
  before = word_shift (catalog, parts + 1);
  after = word_shift (catalog, parts + 1 + N_SHIFT_PARTS);
  /* Translators: a change of the roster: %1$s is a day, %2$s what was planned, %3$s what is now. */
  return g_strdup_printf (foyer_catalog_get (catalog, "note", NC_("note", "%1$s: %2$s → %3$s")),
                          text, before, after);
}

static char *
word_roster_days (FoyerCatalog *catalog,
                  char        **parts)
{
  gulong n_days = strtoul (parts[0], NULL, 10);

  return g_strdup_printf (foyer_catalog_get_plural (catalog, "Roster changed on %lu day",
                                                    "Roster changed on %lu days", n_days), n_days);
}

static char *
word_waiting (FoyerCatalog *catalog,
              const char   *visitor)
{
  /* Translators: somebody stands at the desk; %s is a visitor, such as "Ms Wang". */
  return g_strdup_printf (foyer_catalog_get (catalog, "note", NC_("note", "Waiting: %s")), visitor);
}

static char *
word_waiting_person (FoyerCatalog *catalog,
                     char        **parts)
{
  g_autoptr (GEnumClass) salutations = g_type_class_ref (FOYER_TYPE_SALUTATION);
  GEnumValue *salutation = g_enum_get_value_by_nick (salutations, parts[0]);
  g_autofree char *visitor = NULL;

  if (salutation == NULL)
    return NULL;
  visitor = foyer_words_address (catalog, parts[1], salutation->value);
  return word_waiting (catalog, visitor);
}

static char *
word_waiting_party (FoyerCatalog *catalog,
                    char        **parts)
{
  g_autofree char *visitor = foyer_words_party (catalog, parts[1], strtoul (parts[0], NULL, 10));

  return word_waiting (catalog, visitor);
}

static char *
word_waiting_nobody (FoyerCatalog *catalog,
                     char        **parts)
{
  g_autofree char *visitor = foyer_words_ordinal (catalog, (guint) strtoul (parts[0], NULL, 10));

  return word_waiting (catalog, visitor);
}

static const NoteAbout notes_about[] = {
  { FOYER_NOTE_AFTER_DEMO, 1, word_after_demo },
  { FOYER_NOTE_COVER, 2, word_cover },
  { FOYER_NOTE_COVER_NO_MORE, 2, word_cover_no_more },
  { FOYER_NOTE_COVER_OTHER, 3, word_cover_other },
  { FOYER_NOTE_FESTIVAL, 2, word_festival },
  { FOYER_NOTE_ITEM, 2, word_item },
  { FOYER_NOTE_LEAVE, 3, word_leave },
  { FOYER_NOTE_LOW_SCORE, 1, word_low_score },
  { FOYER_NOTE_REACH, 1, word_reach },
  { FOYER_NOTE_ROSTER, 1, word_roster },
  { FOYER_NOTE_ROSTER_DAY, 1 + 2 * N_SHIFT_PARTS, word_roster_day },
  { FOYER_NOTE_ROSTER_DAYS, 1, word_roster_days },
  { FOYER_NOTE_WAITING, 2, word_waiting_person },
  { FOYER_NOTE_WAITING_NOBODY, 1, word_waiting_nobody },
  { FOYER_NOTE_WAITING_PARTY, 2, word_waiting_party },
};

/* (transfer full) (nullable) */
static char *
word_line (FoyerCatalog *catalog,
           const char   *line)
{
  for (gsize i = 0; i < G_N_ELEMENTS (notes); i++)
    if (g_str_equal (line, notes[i].key))
      return g_strdup (foyer_catalog_get (catalog, "note", notes[i].word));

  for (gsize i = 0; i < G_N_ELEMENTS (notes_about); i++)
    {
      g_auto (GStrv) parts = foyer_note_split (line, notes_about[i].key, notes_about[i].n_parts);

      if (parts != NULL)
        return notes_about[i].word (catalog, parts);
    }

  return NULL;
}

/**
 * foyer_words_note:
 * @catalog: (nullable): the language
 * @text: what stands as the subject or the text of a work item, in its log, or as the remark of a
 *   call
 *
 * Words what the program itself wrote (`FOYER_NOTE_…`), line by line, one note within the other.
 * What a person wrote stands as it is, and so does what older programs wrote in a language of their
 * own.
 *
 * Returns: (transfer full): what is to be read
 */
char *
foyer_words_note (FoyerCatalog *catalog,
                  const char   *text)
{
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (text != NULL, g_strdup (""));

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *words = word_line (catalog, lines[i]);

      if (words != NULL)
        {
          g_free (lines[i]);
          lines[i] = words;
        }
    }

  return g_strjoinv ("\n", lines);
}
