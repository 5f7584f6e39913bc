#pragma once

#include "domain/foyer-calendar.h"

G_BEGIN_DECLS

/* More than a shop greets in a year. */
#define FOYER_FESTIVALS_MOST 30

/**
 * FoyerFestival:
 * @key: what it is, for good, whatever its names become: `spring`
 * @name: its name in Chinese
 * @name_en: its name in English
 * @date: a day of every year, `10-01`, or the public holiday that it goes with, as the notice of a
 *   year names it: `春节`
 * @days_before: from how many days before on the shop calls
 * @greeting: what is said, or empty
 *
 * A festival on which customers are greeted (B8).
 */
typedef struct
{
  char *key;
  char *name;
  char *name_en;
  char *date;
  gint64 days_before;
  char *greeting;
} FoyerFestival;

FoyerFestival *foyer_festival_new       (const char          *key,
                                         const char          *name,
                                         const char          *name_en,
                                         const char          *date,
                                         gint64               days_before,
                                         const char          *greeting);
void           foyer_festival_free      (gpointer             festival);
gboolean       foyer_festival_check     (const FoyerFestival *self,
                                         GError             **error);
gboolean       foyer_festival_find_day  (const FoyerFestival *self,
                                         FoyerCalendar       *calendar,
                                         gint64               from_day,
                                         gint64              *day);

GPtrArray     *foyer_festivals_read     (const char          *text,
                                         GError             **error);
char          *foyer_festivals_to_text  (GPtrArray           *festivals);
FoyerFestival *foyer_festivals_find     (GPtrArray           *festivals,
                                         const char          *key);

G_END_DECLS
