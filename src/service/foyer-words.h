#pragma once

/* What the program says about the shop's things: the words for what the store keeps as keys, times
 * and names in the house's short forms, and errors as sentences.
 *
 * Every function takes a catalogue; %NULL stands for the language of the process, which is that of
 * the interface. Documents pass the catalogue of their own language (DESIGN §8). All may be called
 * from any thread. */

#include "domain/foyer-permission.h"
#include "domain/foyer-record.h"
#include "domain/foyer-shop-time.h"
#include "domain/foyer-visit.h"
#include "service/foyer-catalog.h"

G_BEGIN_DECLS

/* What the store keeps as keys */
const char *foyer_words_enum         (FoyerCatalog     *catalog,
                                      GType             type,
                                      int               value);
char       *foyer_words_set          (FoyerCatalog     *catalog,
                                      GType             type,
                                      guint             value);
const char *foyer_words_field        (FoyerCatalog     *catalog,
                                      const char       *name);
const char *foyer_words_act          (FoyerCatalog     *catalog,
                                      const char       *act);

const char *foyer_words_choose       (FoyerCatalog     *catalog,
                                      const char       *chinese,
                                      const char       *english);
char       *foyer_words_note         (FoyerCatalog     *catalog,
                                      const char       *text);

/* Times */
char       *foyer_words_minutes      (FoyerCatalog     *catalog,
                                      gint64            duration_us);
char       *foyer_words_span         (FoyerCatalog     *catalog,
                                      gint64            duration_us);
char       *foyer_words_clock        (FoyerShopTime    *shop_time,
                                      gint64            at_us);
char       *foyer_words_date         (FoyerCatalog     *catalog,
                                      gint64            day,
                                      gint64            today);
char       *foyer_words_day          (FoyerCatalog     *catalog,
                                      gint64            day);
char       *foyer_words_month        (FoyerCatalog     *catalog,
                                      gint64            day);
char       *foyer_words_date_full    (FoyerCatalog     *catalog,
                                      gint64            day);
char       *foyer_words_period       (FoyerCatalog     *catalog,
                                      const char       *first,
                                      const char       *last);
char       *foyer_words_time         (FoyerCatalog     *catalog,
                                      FoyerShopTime    *shop_time,
                                      gint64            at_us,
                                      gint64            now_us);
char       *foyer_words_due          (FoyerCatalog     *catalog,
                                      FoyerShopTime    *shop_time,
                                      gint64            due_us,
                                      gint64            now_us);

/* People */
char       *foyer_words_surname      (FoyerCatalog     *catalog,
                                      const char       *name);
char       *foyer_words_address      (FoyerCatalog     *catalog,
                                      const char       *name,
                                      FoyerSalutation   salutation);
char       *foyer_words_party        (FoyerCatalog     *catalog,
                                      const char       *organisation,
                                      gulong            n_people);
char       *foyer_words_ordinal      (FoyerCatalog     *catalog,
                                      guint             ordinal);
char       *foyer_words_visitor      (FoyerCatalog     *catalog,
                                      FoyerVisit       *visit);

/* What went wrong, and who may */
char       *foyer_words_error        (FoyerCatalog     *catalog,
                                      const GError     *error);
char       *foyer_words_store_error  (FoyerCatalog     *catalog,
                                      const GError     *error,
                                      gboolean          is_server);
char       *foyer_words_who_may      (FoyerCatalog     *catalog,
                                      FoyerRight        right);

G_END_DECLS
