#pragma once

/* How a visit is told in a few words, on the board, on the card and in the register. All are pure:
 * names of colleagues are handed in. Texts are (transfer full). */

#include "domain/foyer-shop-time.h"
#include "domain/foyer-visit.h"

G_BEGIN_DECLS

typedef enum
{
  FOYER_MINUTES_UNIT_MINUTES,
  FOYER_MINUTES_UNIT_HOURS,
} FoyerMinutesUnit;

char       *foyer_visit_text_number   (FoyerVisit       *visit);
char       *foyer_visit_text_chip     (FoyerVisit       *visit);
char       *foyer_visit_text_kind     (FoyerVisit       *visit);
char       *foyer_visit_text_line     (FoyerVisit       *visit,
                                       const char       *host,
                                       const char       *handler,
                                       FoyerShopTime    *shop_time);
char       *foyer_visit_text_matter   (FoyerVisit       *visit);
char       *foyer_visit_text_phone    (const char       *phone,
                                       gboolean          is_revealed);
gint64      foyer_visit_text_since    (FoyerVisit       *visit,
                                       gint64            now_us);
char       *foyer_visit_text_minutes  (gint64            since_us,
                                       FoyerMinutesUnit *unit);
const char *foyer_visit_text_icon     (FoyerVisit       *visit,
                                       FoyerMark         mark);
char       *foyer_visit_text_mark     (FoyerMark         mark,
                                       gint64            warn_us,
                                       gint64            red_us);
const char *foyer_visit_text_next     (FoyerVisit       *visit);
char       *foyer_visit_text_public   (FoyerVisit       *visit);
char       *foyer_visit_text_list     (GPtrArray        *parts);

G_END_DECLS
