#pragma once

#include "domain/foyer-visit.h"
#include "service/foyer-people.h"
#include "service/foyer-reception.h"

G_BEGIN_DECLS

/* The visits of one day, as the reception shows them: pure bookkeeping over records, with no store
 * and no clock of its own. */
typedef struct _FoyerBoard FoyerBoard;

/* What the head of the panel says. Times in microseconds, -1 when unknown. */
typedef struct
{
  guint n_today;
  guint n_waiting;
  guint n_assumed;
  gint64 mean_wait_us;
  gint64 estimated_wait_us;
} FoyerBoardFigures;

FoyerBoard       *foyer_board_new                (void);
void              foyer_board_free               (FoyerBoard        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerBoard, foyer_board_free)

void              foyer_board_begin              (FoyerBoard        *self,
                                                  gint64             day,
                                                  gint64             first_assumed_day,
                                                  GPtrArray         *visits,
                                                  GPtrArray         *assumed);
void              foyer_board_set_time           (FoyerBoard        *self,
                                                  gint64             now_us,
                                                  gint64             patience_us);
void              foyer_board_put                (FoyerBoard        *self,
                                                  FoyerVisit        *visit);
gboolean          foyer_board_has                (FoyerBoard        *self,
                                                  const FoyerUuid   *id);
void              foyer_board_set_last_handler   (FoyerBoard        *self,
                                                  const FoyerUuid   *visit,
                                                  const FoyerUuid   *handler);

GListModel       *foyer_board_get_open           (FoyerBoard        *self);
GListModel       *foyer_board_get_appointments   (FoyerBoard        *self);
GListModel       *foyer_board_get_closed         (FoyerBoard        *self);
GListModel       *foyer_board_get_assumed        (FoyerBoard        *self);
FoyerBoardFigures foyer_board_get_figures        (FoyerBoard        *self);
FoyerStaff       *foyer_board_suggest            (FoyerBoard        *self,
                                                  FoyerVisit        *visit,
                                                  FoyerPeople       *people,
                                                  FoyerSuggestion   *why);

G_END_DECLS
