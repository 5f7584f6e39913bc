#pragma once

/* What the program says about the roster. A catalogue of %NULL is the language of the interface. */

#include "service/foyer-catalog.h"
#include "service/foyer-rota-covers.h"
#include "service/foyer-rota-takers.h"
#include "service/foyer-rota-way-out.h"

G_BEGIN_DECLS

char       *foyer_rota_words_glyph        (FoyerCatalog             *catalog,
                                           FoyerRotaMonth           *month,
                                           FoyerShift               *shift);
const char *foyer_rota_words_rest         (FoyerCatalog             *catalog);
const char *foyer_rota_words_leave        (FoyerCatalog             *catalog);
const char *foyer_rota_words_shift        (FoyerCatalog             *catalog,
                                           FoyerShift               *shift);
char       *foyer_rota_words_hours        (int                       start,
                                           int                       end);
char       *foyer_rota_words_legend       (FoyerCatalog             *catalog,
                                           FoyerRotaMonth           *month);
char       *foyer_rota_words_days         (FoyerCatalog             *catalog,
                                           gint64                    first_day,
                                           gint64                    last_day);
char       *foyer_rota_words_leave_time   (FoyerCatalog             *catalog,
                                           FoyerShopTime            *shop_time,
                                           FoyerLeave               *leave);
char       *foyer_rota_words_cover        (FoyerCatalog             *catalog,
                                           FoyerShopTime            *shop_time,
                                           const FoyerRotaCover     *cover);
char       *foyer_rota_words_weekday      (FoyerCatalog             *catalog,
                                           gint64                    day);
char       *foyer_rota_words_demand       (FoyerCatalog             *catalog,
                                           const FoyerRotaDemand    *demand);
const char *foyer_rota_words_problem_kind (FoyerCatalog             *catalog,
                                           FoyerRosterProblemKind    kind);
char       *foyer_rota_words_problem      (FoyerCatalog             *catalog,
                                           FoyerRotaMonth           *month,
                                           const FoyerRosterProblem *problem);
char       *foyer_rota_words_cell         (FoyerCatalog             *catalog,
                                           FoyerRotaMonth           *month,
                                           int                       row,
                                           int                       day);
char       *foyer_rota_words_conflict     (FoyerCatalog             *catalog,
                                           FoyerRotaTask            *task,
                                           const FoyerPlanConflict  *conflict);
char       *foyer_rota_words_way_out      (FoyerCatalog             *catalog,
                                           FoyerRotaTask            *task,
                                           const FoyerPlanConflict  *conflict);
char       *foyer_rota_words_taker        (FoyerCatalog             *catalog,
                                           const FoyerRotaTaker     *taker);
char       *foyer_rota_words_take_way_out (FoyerCatalog             *catalog,
                                           FoyerRotaWayOut          *way);
GStrv       foyer_rota_words_way_out_details
                                          (FoyerCatalog             *catalog,
                                           FoyerRotaWayOut          *way);

G_END_DECLS
