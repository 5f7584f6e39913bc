#pragma once

/* What a month is made of, for the two files that know it: foyer-rota-month.c says who does what,
 * foyer-rota-month-check.c what is wrong with it. */

#include "domain/foyer-duty.h"
#include "service/foyer-rota-month.h"

G_BEGIN_DECLS

#define FOYER_ROTA_SLOTS 2

typedef struct
{
  FoyerStaff *staff;
  FoyerRosterCell *cells[31][FOYER_ROTA_SLOTS]; /* of the month; nullable */
  FoyerLeave *leaves[31];                       /* that take the whole day; nullable */
  GArray *duties;                               /* with the margins and the past, by begin */
  guint problems[31];                           /* number of the day's first problem, or 0 */
} FoyerRotaRow;

struct _FoyerRotaMonth
{
  GObject parent_instance;

  FoyerRotaGround *ground;
  FoyerRosterRules rules;
  gboolean shows_drafts;
  int n_days;
  GPtrArray *rows;     /* of FoyerRotaRow */
  GHashTable *row_of;  /* FoyerUuid → index + 1 */
  GHashTable *shifts;  /* FoyerUuid → FoyerShift */
  GPtrArray *choices;  /* of FoyerShift: those of this month, in order */
  GPtrArray *demands;  /* of FoyerRotaDemand */
  GArray *problems;    /* of FoyerRosterProblem */
  guint n_numbered;
  guint n_gaps;
};

static inline FoyerRotaRow *
foyer_rota_month_get_row (FoyerRotaMonth *self,
                          int             row)
{
  return g_ptr_array_index (self->rows, row);
}

static inline gboolean
foyer_rota_month_has_day (FoyerRotaMonth *self,
                          gint64          day)
{
  return day >= self->ground->first_day && day < self->ground->first_day + self->n_days;
}

void foyer_rota_month_check (FoyerRotaMonth *self);

G_END_DECLS
