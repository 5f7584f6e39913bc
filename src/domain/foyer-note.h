#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the program itself writes where else people do: the subject and the text of a work item, a
 * line of its log, the remark of a call, the reason of a longer demo. It is a key, so that it is
 * read in the language of whoever looks (foyer_words_note()); what a person writes is never one.
 *
 * A key that ends in a colon is followed by what it speaks of, with bars between; what comes last
 * may be a note itself. */

#define FOYER_NOTE_AWAY "note:away"
#define FOYER_NOTE_BIRTHDAY "note:birthday"
#define FOYER_NOTE_FILE "note:file"
#define FOYER_NOTE_HOLIDAYS "note:holidays"
#define FOYER_NOTE_LONGER "note:longer"
#define FOYER_NOTE_LONGER_NOTICE "note:longer-notice"
#define FOYER_NOTE_LONGER_TRAY "note:longer-tray"
#define FOYER_NOTE_LOGGED_OUT "note:logged-out"
#define FOYER_NOTE_NO_ANSWER "note:no-answer"
#define FOYER_NOTE_NO_ANSWER_NOTICE "note:no-answer-notice"
#define FOYER_NOTE_NO_ANSWER_TRAY "note:no-answer-tray"
#define FOYER_NOTE_PLANNED_ANEW "note:planned-anew"
#define FOYER_NOTE_TIME_ASKED "note:time-asked"
#define FOYER_NOTE_TRIED_OFTEN "note:tried-often"
#define FOYER_NOTE_WRONG_NUMBER "note:wrong-number"

/* The number of a demo. */
#define FOYER_NOTE_AFTER_DEMO "note:after-demo:"
/* The first and the last day, as YYYYMMDD. */
#define FOYER_NOTE_COVER "note:cover:"
#define FOYER_NOTE_COVER_NO_MORE "note:cover-no-more:"
/* The same, and the name of who does the work now. */
#define FOYER_NOTE_COVER_OTHER "note:cover-other:"
/* The name of a festival in Chinese and in English. */
#define FOYER_NOTE_FESTIVAL "note:festival:"
/* The number and the subject of an item. */
#define FOYER_NOTE_ITEM "note:item:"
/* The first and the last day, and a #FoyerLeaveState. */
#define FOYER_NOTE_LEAVE "note:leave:"
/* The subject of what a customer was called about. */
#define FOYER_NOTE_LOW_SCORE "note:low-score:"
#define FOYER_NOTE_REACH "note:reach:"
/* Another note, which says what. */
#define FOYER_NOTE_ROSTER "note:roster:"
/* The day, as YYYYMMDD; then the shift that was planned and the one that is now, each by its name
 * in Chinese and in English and its hours, all empty for a rest day. */
#define FOYER_NOTE_ROSTER_DAY "note:roster-day:"
/* How many days. */
#define FOYER_NOTE_ROSTER_DAYS "note:roster-days:"
/* A #FoyerSalutation and a name; how many people and their organisation; a place in the day. */
#define FOYER_NOTE_WAITING "note:waiting:"
#define FOYER_NOTE_WAITING_NOBODY "note:waiting-nobody:"
#define FOYER_NOTE_WAITING_PARTY "note:waiting-party:"

char  *foyer_note_make  (const char *key,
                         ...) G_GNUC_NULL_TERMINATED;
char **foyer_note_split (const char *note,
                         const char *key,
                         guint       n_parts);

G_END_DECLS
