#pragma once

#include "domain/foyer-enums.h"
#include "domain/foyer-record.h"

G_BEGIN_DECLS

/**
 * FoyerItemStamp:
 * @id: the key of the line in the log
 * @staff: who acts; all-zero for the program itself
 * @at_us: when, microseconds UTC
 *
 * What every act on a work item is given, so that its line in the log can be written.
 */
typedef struct
{
  FoyerUuid id;
  FoyerUuid staff;
  gint64 at_us;
} FoyerItemStamp;

/* What the program itself notes in a log: a key, so that it is read in the language of whoever looks
 * (foyer_words_note()); what a person writes is never one. */
#define FOYER_NOTE_TRIED_OFTEN "note:tried-often"
#define FOYER_NOTE_TIME_ASKED "note:time-asked"
#define FOYER_NOTE_WRONG_NUMBER "note:wrong-number"
#define FOYER_NOTE_PLANNED_ANEW "note:planned-anew"
#define FOYER_NOTE_HOLIDAYS "note:holidays"
#define FOYER_NOTE_AWAY "note:away"
#define FOYER_NOTE_BIRTHDAY "note:birthday"

/* Keys before the rest of a subject (foyer_words_subject()): that of another matter, or the name of a
 * festival in Chinese and in English with a bar between. */
#define FOYER_NOTE_LOW_SCORE "note:low-score:"
#define FOYER_NOTE_REACH "note:reach:"
#define FOYER_NOTE_FESTIVAL "note:festival:"

#define FOYER_TYPE_ITEM_LOG (foyer_item_log_get_type ())
G_DECLARE_FINAL_TYPE (FoyerItemLog, foyer_item_log, FOYER, ITEM_LOG, FoyerRecord)

FoyerItemLog    *foyer_item_log_new       (const FoyerUuid       *item,
                                           FoyerItemAct           what,
                                           const char            *text,
                                           const FoyerItemStamp  *stamp,
                                           GError               **error);

const FoyerUuid *foyer_item_log_get_item  (FoyerItemLog          *self);
gint64           foyer_item_log_get_at    (FoyerItemLog          *self);
const FoyerUuid *foyer_item_log_get_staff (FoyerItemLog          *self);
FoyerItemAct     foyer_item_log_get_what  (FoyerItemLog          *self);
const char      *foyer_item_log_get_text  (FoyerItemLog          *self);

G_END_DECLS
