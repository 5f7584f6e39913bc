#include "planner/foyer-plan-anneal.h"

#include "planner/foyer-plan-random.h"
#include "planner/foyer-plan-roster.h"

#include <math.h>
#include <string.h>

/* # Simulated annealing (Kirkpatrick et al. 1983)
 *
 * The engine that always has an answer: it needs no graph, no LP and little memory, whatever the
 * size. A *proposal* changes one person's cells over a short stretch of days, or swaps a stretch
 * between two people; it is accepted when it improves the roster, and with probability
 * exp (-worsening / temperature) when it does not. The temperature falls geometrically.
 *
 * **Rules are penalties here.** On the way a roster may break rules about runs, minutes, weekends,
 * caps and successions, at a price for each unit. A walk that may not pass through broken rosters
 * hardly moves: shortening one run and lengthening another takes two steps. Leave, locks and skills
 * are never broken, because no proposal contains them. What counts as a result is feasible, and is
 * offered only after the evaluator has confirmed it.
 *
 * **A proposal is priced locally.** Only the runs that touch the changed days can change their
 * penalty. They begin and end at days that stay as they are, so the stretch from the beginning of
 * the run before the change to the end of the run after it holds all of them, before and after:
 * count over that stretch twice and take the difference. Minutes, caps, weekends, fairness and
 * cover are differences of counts that are kept. That makes a few million proposals a second,
 * independent of the length of the horizon and the number of people.
 *
 * **The price of a broken rule** starts at the scale of the soft costs and grows through a run, so
 * that a cold roster is feasible or nearly so. */

#define MAX_STRETCH 7
#define MAX_REACH 12
#define PROPOSALS 16384
#define COLD 0.15 /* units of cost */
#define MEND_TRIES 4
#define MEND_PROPOSALS 200 /* for each open cell of the person */

typedef struct
{
  int minutes;
  int *count;        /* [n_shifts + 1] */
  int *weekend_days; /* [n_weekends] days worked in each weekend */
  int weekends;
  int fair[FOYER_PLAN_MAX_FAIR];
} Tally;

struct _FoyerPlanAnneal
{
  const FoyerPlanProblem *problem;
  FoyerPlanRandom random;
  guint8 *cells;
  Tally *tally;   /* [n_staff] */
  int *present;   /* [n covers] */
  int *first_cover; /* [n_days * (n_shifts + 1) + 1] which demands a cell serves */
  int *covers_of;
  int n_weekends;
  int shortest;   /* minutes of the shortest shift */
  double scale;
  double penalty;
  gint64 soft;    /* of the present roster */
  gint64 broken;  /* units by which its rules are broken */
  guint32 *open;  /* cells that some proposal may change: staff * n_days + day */
  guint n_open;
  guint *first_open; /* [n_staff + 1] where those of a person begin */
  guint from;     /* proposals begin at open cells from here … */
  guint n_from;   /* … on, so many */
};

static void
index_covers (FoyerPlanAnneal *self)
{
  const FoyerPlanProblem *problem = self->problem;
  int n_cells = problem->n_shifts + 1, n = 0;
  GArray *list = g_array_new (FALSE, FALSE, sizeof (int));

  self->first_cover = g_new0 (int, (gsize) problem->n_days * n_cells + 1);
  for (int d = 0; d < problem->n_days; d++)
    for (int v = 0; v < n_cells; v++)
      {
        self->first_cover[n++] = list->len;
        for (int k = problem->cover_first[d]; k < problem->cover_first[d + 1]; k++)
          if ((g_array_index (problem->covers, FoyerPlanCover, k).cells & FOYER_PLAN_BIT (v)) != 0)
            g_array_append_val (list, k);
      }
  self->first_cover[n] = list->len;
  self->covers_of = (int *) (gpointer) g_array_free (list, FALSE);
}

/* The mean cost of one person missing, the yardstick for temperatures and penalties. */
static double
find_scale (const FoyerPlanProblem *problem)
{
  double sum = 0;

  for (guint n = 0; n < problem->covers->len; n++)
    sum += g_array_index (problem->covers, FoyerPlanCover, n).under_cost;

  return problem->covers->len > 0 ? MAX (sum / problem->covers->len, 4) : 4;
}

/**
 * foyer_plan_anneal_new:
 * @problem: a sealed problem, which has to outlive the engine
 * @seed: decides every random choice
 *
 * Makes an engine that holds the roster in which everybody is off, save where a cell is locked.
 *
 * Returns: (transfer full): the engine
 */
FoyerPlanAnneal *
foyer_plan_anneal_new (const FoyerPlanProblem *problem,
                       guint64                 seed)
{
  g_return_val_if_fail (problem != NULL && problem->allowed != NULL, NULL);

  FoyerPlanAnneal *self = g_new0 (FoyerPlanAnneal, 1);
  gsize n_cells = (gsize) problem->n_staff * problem->n_days;
  g_autofree guint8 *start = g_malloc0 (n_cells);

  self->problem = problem;
  foyer_plan_random_init (&self->random, seed);
  self->cells = g_malloc0 (n_cells);
  self->tally = g_new0 (Tally, problem->n_staff);
  self->present = g_new0 (int, problem->covers->len + 1);
  self->open = g_new (guint32, n_cells);
  self->scale = find_scale (problem);
  self->shortest = G_MAXINT;
  for (int s = 0; s < problem->n_shifts; s++)
    self->shortest = MIN (self->shortest, problem->shifts[s].minutes);
  for (int d = 0; d < problem->n_days; d++)
    self->n_weekends = MAX (self->n_weekends, problem->weekend_of[d] + 1);

  self->first_open = g_new (guint, problem->n_staff + 1);
  for (int i = 0; i < problem->n_staff; i++)
    {
      self->first_open[i] = self->n_open;
      self->tally[i].count = g_new0 (int, problem->n_shifts + 1);
      self->tally[i].weekend_days = g_new0 (int, self->n_weekends + 1);
      for (int d = 0; d < problem->n_days; d++)
        {
          FoyerPlanMask allowed = foyer_plan_allowed (problem, i, d);
          gsize at = (gsize) i * problem->n_days + d;

          if ((allowed & FOYER_PLAN_BIT (FOYER_PLAN_OFF)) == 0 && allowed != 0)
            start[at] = g_bit_nth_lsf (allowed, -1);
          if ((allowed & (allowed - 1)) != 0)
            self->open[self->n_open++] = at;
        }
    }
  self->first_open[problem->n_staff] = self->n_open;
  self->n_from = self->n_open;
  index_covers (self);
  foyer_plan_anneal_set (self, start);

  return self;
}

/**
 * foyer_plan_anneal_free:
 * @self: (transfer full) (nullable): an engine
 */
void
foyer_plan_anneal_free (FoyerPlanAnneal *self)
{
  if (self == NULL)
    return;

  for (int i = 0; i < self->problem->n_staff; i++)
    {
      g_free (self->tally[i].count);
      g_free (self->tally[i].weekend_days);
    }
  g_free (self->tally);
  g_free (self->cells);
  g_free (self->present);
  g_free (self->first_cover);
  g_free (self->covers_of);
  g_free (self->open);
  g_free (self->first_open);
  g_free (self);
}

/* Units of broken rules in the runs and successions of days @lo to @hi, and the cost of soft
 * successions. @lo begins a run and @hi ends one. */
static gint64
judge_runs (const FoyerPlanAnneal *self,
            int                    i,
            int                    lo,
            int                    hi,
            gint64                *soft)
{
  const FoyerPlanProblem *problem = self->problem;
  const FoyerPlanStaff *staff = &problem->staff[i];
  const guint8 *line = self->cells + (gsize) i * problem->n_days;
  guint8 last = lo > 0 ? line[lo - 1] : staff->before_cell;
  gint64 broken = 0;
  int d = lo;

  while (d <= hi)
    {
      int from = d, length;

      if (line[d] == FOYER_PLAN_OFF)
        {
          if (last != FOYER_PLAN_OFF)
            {
              const FoyerPlanShift *shift = &problem->shifts[last - 1];

              broken += shift->forbidden_next & 1;
              *soft += shift->follow_cost[FOYER_PLAN_OFF];
            }
          while (d <= hi && line[d] == FOYER_PLAN_OFF)
            d++;
          length = d - from;
          if (length < staff->min_rest && from > 0 && d < problem->n_days)
            broken += staff->min_rest - length;
          last = FOYER_PLAN_OFF;
          continue;
        }

      for (; d <= hi && line[d] != FOYER_PLAN_OFF; d++)
        {
          if (last != FOYER_PLAN_OFF)
            {
              const FoyerPlanShift *shift = &problem->shifts[last - 1];

              broken += (shift->forbidden_next >> line[d]) & 1;
              *soft += shift->follow_cost[line[d]];
            }
          last = line[d];
        }
      length = d - from;
      if (length < staff->min_run && from > 0 && d < problem->n_days)
        broken += staff->min_run - length;
      if (from == 0)
        length += staff->before_run;
      if (length > staff->max_run)
        broken += length - staff->max_run;
    }

  /* The first day after the stretch follows a shift that may have changed only when hi did; as hi
   * closes a run that lies outside the change, or is the last day, nothing is missed. */
  return broken;
}

static gint64
judge_sums (const FoyerPlanAnneal *self,
            int                    i)
{
  const FoyerPlanStaff *staff = &self->problem->staff[i];
  const Tally *tally = &self->tally[i];
  gint64 broken = MAX (tally->weekends - staff->max_weekends, 0);

  if (tally->minutes > staff->max_minutes)
    broken += (tally->minutes - staff->max_minutes + self->shortest - 1) / self->shortest;
  if (tally->minutes < staff->min_minutes)
    broken += (staff->min_minutes - tally->minutes + self->shortest - 1) / self->shortest;

  return broken;
}

static inline int
cap_excess (const FoyerPlanStaff *staff,
            const Tally          *tally,
            int                   cell)
{
  return MAX (tally->count[cell] - staff->max_count[cell - 1], 0);
}

/* Units by which a person's rules are broken. */
static gint64
judge_line (const FoyerPlanAnneal *self,
            int                    i)
{
  const FoyerPlanProblem *problem = self->problem;
  gint64 ignored = 0;
  gint64 broken = judge_sums (self, i) + judge_runs (self, i, 0, problem->n_days - 1, &ignored);

  for (int s = 0; s < problem->n_shifts; s++)
    broken += cap_excess (&problem->staff[i], &self->tally[i], s + 1);

  return broken;
}

/* Puts @cell where it is not yet, and books every count and difference but those of the runs. */
static void
put (FoyerPlanAnneal *self,
     int              i,
     int              d,
     guint8           cell,
     gint64          *soft,
     gint64          *broken)
{
  const FoyerPlanProblem *problem = self->problem;
  const FoyerPlanStaff *staff = &problem->staff[i];
  Tally *tally = &self->tally[i];
  guint8 *at = &self->cells[(gsize) i * problem->n_days + d];
  const int *cost = staff->cost + (gsize) d * (problem->n_shifts + 1);
  const int *first = self->first_cover + (gsize) d * (problem->n_shifts + 1);
  guint8 old = *at;
  int weekend = problem->weekend_of[d];

  *soft += cost[cell] - cost[old];
  for (int n = first[old]; n < first[old + 1]; n++)
    {
      const FoyerPlanCover *cover =
        &g_array_index (problem->covers, FoyerPlanCover, self->covers_of[n]);
      int present = self->present[self->covers_of[n]]--;

      *soft += present <= cover->required ? cover->under_cost : -cover->over_cost;
    }
  for (int n = first[cell]; n < first[cell + 1]; n++)
    {
      const FoyerPlanCover *cover =
        &g_array_index (problem->covers, FoyerPlanCover, self->covers_of[n]);
      int present = self->present[self->covers_of[n]]++;

      *soft += present < cover->required ? -cover->under_cost : cover->over_cost;
    }

  for (int k = 0; k < problem->n_fair; k++)
    {
      int counted = ((problem->fair[k].cells[d] >> cell) & 1)
                    - ((problem->fair[k].cells[d] >> old) & 1);

      if (counted != 0)
        {
          *soft -= foyer_plan_fair_cost (staff, k, tally->fair[k]);
          tally->fair[k] += counted;
          *soft += foyer_plan_fair_cost (staff, k, tally->fair[k]);
        }
    }

  if (old != FOYER_PLAN_OFF)
    {
      *broken -= cap_excess (staff, tally, old);
      tally->count[old]--;
      *broken += cap_excess (staff, tally, old);
      tally->minutes -= problem->shifts[old - 1].minutes;
    }
  if (cell != FOYER_PLAN_OFF)
    {
      *broken -= cap_excess (staff, tally, cell);
      tally->count[cell]++;
      *broken += cap_excess (staff, tally, cell);
      tally->minutes += problem->shifts[cell - 1].minutes;
    }
  if (weekend >= 0 && (old == FOYER_PLAN_OFF) != (cell == FOYER_PLAN_OFF))
    {
      if (cell != FOYER_PLAN_OFF)
        tally->weekends += tally->weekend_days[weekend]++ == 0;
      else
        tally->weekends -= --tally->weekend_days[weekend] == 0;
    }

  *at = cell;
}

/* Replaces days @from to @to of a person's line and sums what that changes. */
static void
replace (FoyerPlanAnneal *self,
         int              i,
         int              from,
         int              to,
         const guint8    *cells,
         gint64          *soft,
         gint64          *broken)
{
  int n_days = self->problem->n_days, lo = from, hi = to;
  const guint8 *line = self->cells + (gsize) i * n_days;
  gint64 follow = 0;

  if (lo > 0)
    for (lo--; lo > 0 && (line[lo - 1] == FOYER_PLAN_OFF) == (line[lo] == FOYER_PLAN_OFF); lo--)
      ;
  if (hi < n_days - 1)
    for (hi++; hi < n_days - 1 && (line[hi + 1] == FOYER_PLAN_OFF) == (line[hi] == FOYER_PLAN_OFF);
         hi++)
      ;

  *broken -= judge_runs (self, i, lo, hi, &follow) + judge_sums (self, i);
  *soft -= follow;
  for (int d = from; d <= to; d++)
    if (line[d] != cells[d - from])
      put (self, i, d, cells[d - from], soft, broken);
  follow = 0;
  *broken += judge_runs (self, i, lo, hi, &follow) + judge_sums (self, i);
  *soft += follow;
}

/**
 * foyer_plan_anneal_set:
 * @self: an engine
 * @cells: [n_staff * n_days] the roster to go on from
 */
void
foyer_plan_anneal_set (FoyerPlanAnneal *self,
                       const guint8    *cells)
{
  const FoyerPlanProblem *problem = self->problem;
  FoyerPlanCost cost;

  for (int i = 0; i < problem->n_staff; i++)
    for (int d = 0; d < problem->n_days; d++)
      {
        gsize at = (gsize) i * problem->n_days + d;
        gint64 soft = 0, broken = 0;

        if (self->cells[at] != cells[at])
          put (self, i, d, cells[at], &soft, &broken);
      }

  foyer_plan_evaluate (problem, self->cells, &cost);
  self->soft = cost.total;
  self->broken = 0;
  for (int i = 0; i < problem->n_staff; i++)
    self->broken += judge_line (self, i);
}

static inline guint32
pick_open (FoyerPlanAnneal *self)
{
  return self->open[self->from + foyer_plan_random_below (&self->random, self->n_from)];
}

static inline guint8
random_cell (FoyerPlanAnneal *self,
             FoyerPlanMask    allowed)
{
  int skip = foyer_plan_random_below (&self->random, __builtin_popcountll (allowed));

  while (skip-- > 0)
    allowed &= allowed - 1;

  return __builtin_ctzll (allowed);
}

static inline gboolean
accepts (FoyerPlanAnneal *self,
         gint64           soft,
         gint64           broken,
         double           temperature)
{
  double worse = soft + broken * self->penalty;

  return worse <= 0
         || (worse < 16 * temperature
             && foyer_plan_random_unit (&self->random) < exp (-worse / temperature));
}

/* A stretch of one person's days becomes one cell, where that is allowed. */
static void
propose_stretch (FoyerPlanAnneal *self,
                 double           temperature)
{
  const FoyerPlanProblem *problem = self->problem;
  guint32 at = pick_open (self);
  int i = at / problem->n_days, from = at % problem->n_days, to = from;
  guint8 *line = self->cells + (gsize) i * problem->n_days;
  guint8 cell = random_cell (self, foyer_plan_allowed (problem, i, from));
  guint8 old[MAX_STRETCH], new[MAX_STRETCH];
  gint64 soft = 0, broken = 0, ignored = 0;
  int length = 1;

  if (foyer_plan_random_below (&self->random, 3) == 0)
    length += foyer_plan_random_below (&self->random, MAX_STRETCH);
  length = MIN (MIN (length, MAX_STRETCH), problem->n_days - from);
  to = from + length - 1;

  for (int d = from; d <= to; d++)
    {
      gboolean can = (foyer_plan_allowed (problem, i, d) & FOYER_PLAN_BIT (cell)) != 0;

      old[d - from] = line[d];
      new[d - from] = can ? cell : line[d];
    }
  if (memcmp (old, new, length) == 0)
    return;

  replace (self, i, from, to, new, &soft, &broken);
  if (accepts (self, soft, broken, temperature))
    {
      self->soft += soft;
      self->broken += broken;
    }
  else
    {
      replace (self, i, from, to, old, &ignored, &ignored);
    }
}

/* One person swaps two of his days: minutes and caps stay as they are, a run slides or moves. */
static void
propose_move (FoyerPlanAnneal *self,
              double           temperature)
{
  const FoyerPlanProblem *problem = self->problem;
  guint32 at = pick_open (self);
  int i = at / problem->n_days, from = at % problem->n_days;
  int to = from + 1 + foyer_plan_random_below (&self->random, MAX_REACH - 1);
  guint8 *line = self->cells + (gsize) i * problem->n_days;
  guint8 old[MAX_REACH], new[MAX_REACH];
  gint64 soft = 0, broken = 0, ignored = 0;

  if (to >= problem->n_days || line[from] == line[to]
      || (foyer_plan_allowed (problem, i, from) & FOYER_PLAN_BIT (line[to])) == 0
      || (foyer_plan_allowed (problem, i, to) & FOYER_PLAN_BIT (line[from])) == 0)
    return;

  memcpy (old, line + from, to - from + 1);
  memcpy (new, line + from, to - from + 1);
  new[0] = line[to];
  new[to - from] = line[from];
  replace (self, i, from, to, new, &soft, &broken);
  if (accepts (self, soft, broken, temperature))
    {
      self->soft += soft;
      self->broken += broken;
    }
  else
    {
      replace (self, i, from, to, old, &ignored, &ignored);
    }
}

/* Two people swap a stretch of days: cover stays as it is. */
static void
propose_swap (FoyerPlanAnneal *self,
              double           temperature)
{
  const FoyerPlanProblem *problem = self->problem;
  guint32 at = pick_open (self);
  int i = at / problem->n_days, from = at % problem->n_days;
  int j = foyer_plan_random_below (&self->random, problem->n_staff);
  int length = 1 + foyer_plan_random_below (&self->random, MAX_STRETCH);
  int to = MIN (from + length, problem->n_days) - 1;
  guint8 *first = self->cells + (gsize) i * problem->n_days;
  guint8 *second = self->cells + (gsize) j * problem->n_days;
  guint8 of_first[MAX_STRETCH], of_second[MAX_STRETCH];
  gint64 soft = 0, broken = 0, ignored = 0;

  if (i == j || memcmp (first + from, second + from, to - from + 1) == 0)
    return;
  for (int d = from; d <= to; d++)
    {
      if ((foyer_plan_allowed (problem, i, d) & FOYER_PLAN_BIT (second[d])) == 0
          || (foyer_plan_allowed (problem, j, d) & FOYER_PLAN_BIT (first[d])) == 0)
        return;
      of_first[d - from] = first[d];
      of_second[d - from] = second[d];
    }

  replace (self, i, from, to, of_second, &soft, &broken);
  replace (self, j, from, to, of_first, &soft, &broken);
  if (accepts (self, soft, broken, temperature))
    {
      self->soft += soft;
      self->broken += broken;
    }
  else
    {
      replace (self, j, from, to, of_second, &ignored, &ignored);
      replace (self, i, from, to, of_first, &ignored, &ignored);
    }
}

static void
offer (FoyerPlanAnneal   *self,
       FoyerPlanExchange *exchange,
       int                side)
{
  if (self->broken == 0 && self->soft < foyer_plan_exchange_cost (exchange, side)
      && foyer_plan_is_feasible (self->problem, self->cells))
    foyer_plan_exchange_offer (exchange, side, self->cells, self->soft);
}

/* Cools from @hot; the price of broken rules goes from @least to @most times the scale. */
static gboolean
cool (FoyerPlanAnneal   *self,
      FoyerPlanExchange *exchange,
      int                side,
      double             hot,
      double             least,
      double             most,
      guint              n_ticks)
{
  double cold = COLD * self->problem->unit;

  for (guint tick = 0; tick < n_ticks; tick++)
    {
      double part = (double) tick / MAX (n_ticks - 1, 1);
      double temperature = hot * pow (cold / hot, part);

      self->penalty = self->scale * (least + (most - least) * part);
      for (int n = 0; n < PROPOSALS; n++)
        {
          if ((n & 1023) == 0 && foyer_plan_exchange_stops (exchange, side))
            return FALSE;
          if (n % 8 < 4)
            propose_stretch (self, temperature);
          else if (n % 8 < 6)
            propose_move (self, temperature);
          else
            propose_swap (self, temperature);
        }
      offer (self, exchange, side);
      if (!foyer_plan_exchange_tick (exchange, side))
        return FALSE;
    }

  return TRUE;
}

/* Anneals one person after the other until no rule is broken. All rules are rules of one person, so
 * that whoever is mended stays so; a year of 150 people needs this, because while everybody moves
 * somebody is always broken. */
static gboolean
mend (FoyerPlanAnneal   *self,
      FoyerPlanExchange *exchange,
      int                side)
{
  double cold = COLD * self->problem->unit;
  gboolean goes_on = TRUE;

  for (int i = 0; i < self->problem->n_staff && goes_on; i++)
    {
      self->from = self->first_open[i];
      self->n_from = self->first_open[i + 1] - self->from;
      for (int tries = 0; tries < MEND_TRIES && self->n_from > 0 && goes_on
                          && judge_line (self, i) > 0; tries++)
        {
          double hot = self->scale * (1 + tries), temperature = hot;

          self->penalty = self->scale * 10;
          for (guint n = 0; n < MEND_PROPOSALS * self->n_from && goes_on; n++)
            {
              if ((n & 1023) == 0)
                {
                  goes_on = !foyer_plan_exchange_stops (exchange, side);
                  temperature = hot * pow (cold / hot, (double) n / (MEND_PROPOSALS * self->n_from));
                }
              if (n % 2 == 0)
                propose_stretch (self, temperature);
              else
                propose_move (self, temperature);
            }
          goes_on = goes_on && foyer_plan_exchange_tick (exchange, side);
        }
    }
  self->from = 0;
  self->n_from = self->n_open;
  if (goes_on)
    offer (self, exchange, side);

  return goes_on;
}

/**
 * foyer_plan_anneal_run:
 * @self: an engine
 * @exchange: where rosters are offered and work is counted
 * @side: which side this engine works for
 * @heat: 1 to forget the roster it starts from, less to stay near it
 * @n_ticks: how long; the temperature falls over this time
 *
 * Anneals once. One tick is 16384 proposals. When rules are still broken at the end, those whose
 * they are follow one by one, with rules that weigh more than any cover.
 *
 * Returns: %FALSE when the run should end
 */
gboolean
foyer_plan_anneal_run (FoyerPlanAnneal   *self,
                       FoyerPlanExchange *exchange,
                       int                side,
                       double             heat,
                       guint              n_ticks)
{
  g_auto (FoyerPlanStageScope) scope =
    foyer_plan_exchange_enter (exchange, side, FOYER_PLAN_STAGE_ANNEAL);
  double hot = MAX (self->scale * 0.25 * heat, 2 * COLD * self->problem->unit);

  if (self->n_open == 0)
    {
      offer (self, exchange, side);
      return foyer_plan_exchange_tick (exchange, side);
    }

  if (!cool (self, exchange, side, hot, 0.4, 4.4, n_ticks))
    return FALSE;

  return self->broken == 0 || mend (self, exchange, side);
}

/**
 * foyer_plan_anneal_get_cells:
 * @self: an engine
 *
 * Returns: (transfer none): [n_staff * n_days] the roster it holds, which may break rules
 */
const guint8 *
foyer_plan_anneal_get_cells (FoyerPlanAnneal *self)
{
  return self->cells;
}
