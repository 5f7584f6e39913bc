#include "planner/foyer-plan-dive.h"

#include "planner/foyer-plan-respond.h"
#include "planner/foyer-plan-roster.h"

#include <string.h>

/* # Price and dive
 *
 * The solution of the linear programme says of each person how much of which line. *Diving* makes
 * a roster of it: fix some people to their heaviest line, price anew for the others (the lines that
 * fit the fixed ones may never have been generated), and so on until nobody is left. At every step
 * the weights are also rounded at once and everybody lets respond (foyer-plan-respond.c), which
 * costs little and often finds the better roster.
 *
 * How many people are fixed in one step is decided by what it costs. A quarter of those who are
 * free, as long as the bound stays; when it rises the step is taken back, and only the person with
 * the heaviest line is fixed. So a dive is short where the programme is of one mind and careful
 * where it is not. A dive whose bound reaches the cost of the best roster ends.
 *
 * *Sinking* is a dive by cells. With fairness in steps the programme mixes lines of many evenings
 * with lines of few, and a whole line of such a mixture fits nowhere; but its cells do, as what the
 * programme says of each is what all its lines say together. So the cells that are most decided are
 * fixed, a part of the open ones at a time. A step that costs something is refused as soon as its
 * bound tells, and made smaller. Where no step is left, mostly with a dozen open cells that are all
 * halves, the sink jumps up to where more were open and goes another way, and up higher when that
 * is in vain too; programmes of few open cells are quick, so it is down there again soon. After
 * some jumps a little more cost is granted. From the root of a month of 20 to 40 people a sink
 * takes thirty to two hundred programmes and ends at the bound or a unit above it.
 *
 * *Shaking* looks for rosters near the best one: a few people, or everybody for a stretch of days,
 * are set free, all other cells are fixed, and the corner is dived. Its programme is small and its
 * bound tells when the corner holds nothing better. Corners grow when they stay empty. */

#define DECIDED 0.999
#define FIRST_ROSTERS 2
#define SINK_PART 0.15
#define LEAST_PART 0.02
#define SINK_NOISE 0.15
#define SLACK_PART 64
#define GRANT_PART 16
#define FIRST_JUMP 8
#define MAX_LIFTS 4
#define MAX_JUMPS 8

struct _FoyerPlanDiver
{
  const FoyerPlanProblem *problem;
  FoyerPlanExchange *exchange;
  int side;
  FoyerPlanMaster *master;
  FoyerPlanRandom random;
  gsize n_cells;
  guint8 *roster;        /* the one being rounded */
  FoyerPlanMask *mask;   /* the restriction being dived */
  gint64 known_cost;     /* of the last incumbent whose lines the master knows */
  int shake_size;
  int n_shakes;
  int n_solves;
  int n_sinks;
};

/**
 * foyer_plan_diver_new:
 * @graphs: complete graphs, which have to outlive the diver
 * @exchange: where rosters are offered
 * @side: for which side
 * @seed: decides every random choice
 * @is_whole: whether it is for rosters rather than bounds, see foyer_plan_master_new()
 *
 * Returns: (transfer full): an engine with its own linear programme
 */
FoyerPlanDiver *
foyer_plan_diver_new (const FoyerPlanGraphs *graphs,
                      FoyerPlanExchange     *exchange,
                      int                    side,
                      guint64                seed,
                      gboolean               is_whole)
{
  FoyerPlanDiver *self = g_new0 (FoyerPlanDiver, 1);

  self->problem = graphs->problem;
  self->exchange = exchange;
  self->side = side;
  self->master = foyer_plan_master_new (graphs, exchange, side, is_whole);
  foyer_plan_random_init (&self->random, seed);
  self->n_cells = (gsize) self->problem->n_staff * self->problem->n_days;
  self->roster = g_malloc0 (self->n_cells);
  self->mask = g_new (FoyerPlanMask, self->n_cells);
  self->known_cost = FOYER_PLAN_NO_COST;
  self->shake_size = 5;

  return self;
}

/**
 * foyer_plan_diver_free:
 * @self: (transfer full) (nullable): a diver
 */
void
foyer_plan_diver_free (FoyerPlanDiver *self)
{
  if (self == NULL)
    return;

  foyer_plan_master_free (self->master);
  g_free (self->roster);
  g_free (self->mask);
  g_free (self);
}

/**
 * foyer_plan_diver_master:
 * @self: a diver
 *
 * Returns: (transfer none): its linear programme
 */
FoyerPlanMaster *
foyer_plan_diver_master (FoyerPlanDiver *self)
{
  return self->master;
}

static void
offer (FoyerPlanDiver *self,
       guint8         *cells)
{
  FoyerPlanCost cost;

  foyer_plan_evaluate (self->problem, cells, &cost);
  if (cost.total < foyer_plan_exchange_cost (self->exchange, self->side)
      && foyer_plan_is_feasible (self->problem, cells))
    foyer_plan_exchange_offer (self->exchange, self->side, cells, cost.total);
}

/**
 * foyer_plan_diver_start:
 * @self: a diver
 * @impossible: (out): whether somebody was found to have no legal line
 *
 * Builds a few rosters by best responses, for a first result and for the first columns.
 *
 * Returns: whether there is a roster to begin with
 */
gboolean
foyer_plan_diver_start (FoyerPlanDiver *self,
                        gboolean       *impossible)
{
  for (int n = 0; n < FIRST_ROSTERS; n++)
    {
      if (!foyer_plan_build (foyer_plan_master_dp (self->master), self->problem,
                             self->problem->allowed, &self->random, self->exchange, self->side,
                             self->roster, impossible))
        return FALSE;
      offer (self, self->roster);
      foyer_plan_respond (foyer_plan_master_dp (self->master), self->problem,
                          self->problem->allowed, &self->random, self->exchange, self->side,
                          self->roster);
      foyer_plan_master_add (self->master, self->roster);
      offer (self, self->roster);
    }

  return TRUE;
}

static gint64
learn_incumbent (FoyerPlanDiver *self)
{
  gint64 cost = foyer_plan_exchange_cost (self->exchange, self->side);

  if (cost < self->known_cost)
    {
      g_autofree guint8 *cells = g_malloc (self->n_cells);

      self->known_cost = foyer_plan_exchange_take (self->exchange, self->side, cells);
      foyer_plan_master_add (self->master, cells);
    }

  return cost;
}

/**
 * foyer_plan_diver_solve:
 * @self: a diver
 * @allowed: [n_staff * n_days] the open cells
 * @ranges: (nullable): restrictions of cover
 * @cutoff: only rosters that cost less are of interest; the best one known is a cutoff in any case
 * @bound: (out): what every roster under these restrictions costs at least
 *
 * Solves the linear programme of a node.
 *
 * Returns: how it ended
 */
FoyerPlanMasterResult
foyer_plan_diver_solve (FoyerPlanDiver       *self,
                        const FoyerPlanMask  *allowed,
                        const FoyerPlanRange *ranges,
                        gint64                cutoff,
                        gint64               *bound)
{
  cutoff = MIN (cutoff, learn_incumbent (self));
  foyer_plan_master_restrict (self->master, allowed, ranges);
  self->n_solves++;

  return foyer_plan_master_solve (self->master, cutoff, bound);
}

/**
 * foyer_plan_diver_solve_root:
 * @self: a diver
 * @allowed: [n_staff * n_days] the open cells
 * @ranges: (nullable): restrictions of cover
 * @bound: (out): what every roster under these restrictions costs at least
 *
 * Solves a linear programme from which a search begins, as tightly as is known how.
 *
 * Returns: how it ended
 */
FoyerPlanMasterResult
foyer_plan_diver_solve_root (FoyerPlanDiver       *self,
                             const FoyerPlanMask  *allowed,
                             const FoyerPlanRange *ranges,
                             gint64               *bound)
{
  FoyerPlanMasterResult result = foyer_plan_diver_solve (self, allowed, ranges, FOYER_PLAN_NO_COST,
                                                         bound);

  for (int n = 0; n < MAX_LIFTS && result == FOYER_PLAN_MASTER_SOLVED; n++)
    {
      gint64 before = *bound;

      if (foyer_plan_master_lift (self->master) == 0)
        break;
      result = foyer_plan_diver_solve (self, allowed, ranges, FOYER_PLAN_NO_COST, bound);
      *bound = MAX (*bound, before);
    }

  return result;
}

static const FoyerPlanWeight *
heaviest (const GArray *weights,
          int           staff)
{
  const FoyerPlanWeight *best = NULL;

  for (guint n = 0; n < weights->len; n++)
    {
      const FoyerPlanWeight *weight = &g_array_index (weights, FoyerPlanWeight, n);

      if (weight->staff == staff && (best == NULL || weight->weight > best->weight))
        best = weight;
    }

  return best;
}

/**
 * foyer_plan_diver_round:
 * @self: a diver
 * @weights: (element-type FoyerPlanWeight): a solution of its linear programme
 * @allowed: [n_staff * n_days] the open cells
 *
 * Rounds to everybody's heaviest line, lets them respond, and offers the roster.
 *
 * Returns: whether there was nothing to round
 */
gboolean
foyer_plan_diver_round (FoyerPlanDiver      *self,
                        const GArray        *weights,
                        const FoyerPlanMask *allowed)
{
  gboolean whole = TRUE;

  for (int i = 0; i < self->problem->n_staff; i++)
    {
      const FoyerPlanWeight *weight = heaviest (weights, i);

      if (weight == NULL)
        return FALSE;
      whole &= weight->weight >= DECIDED;
      memcpy (self->roster + (gsize) i * self->problem->n_days, weight->cells,
              self->problem->n_days);
    }
  if (!whole)
    foyer_plan_respond (foyer_plan_master_dp (self->master), self->problem, allowed, &self->random,
                        self->exchange, self->side, self->roster);
  offer (self, self->roster);

  return whole;
}

static gboolean
is_fixed (const FoyerPlanDiver *self,
          int                   staff)
{
  const FoyerPlanMask *mask = self->mask + (gsize) staff * self->problem->n_days;

  for (int d = 0; d < self->problem->n_days; d++)
    if ((mask[d] & (mask[d] - 1)) != 0)
      return FALSE;

  return TRUE;
}

static void
fix_line (FoyerPlanDiver *self,
          int             staff,
          const guint8   *cells)
{
  for (int d = 0; d < self->problem->n_days; d++)
    self->mask[(gsize) staff * self->problem->n_days + d] = FOYER_PLAN_BIT (cells[d]);
}

static gboolean
note_heaviest (const FoyerPlanDiver *self,
               const GArray         *weights,
               int                  *staff,
               guint8               *line)
{
  double best = 0;

  for (guint n = 0; n < weights->len; n++)
    {
      const FoyerPlanWeight *weight = &g_array_index (weights, FoyerPlanWeight, n);

      if (weight->weight > best && !is_fixed (self, weight->staff))
        {
          best = weight->weight;
          *staff = weight->staff;
          memcpy (line, weight->cells, self->problem->n_days);
        }
    }

  return best > 0;
}

/* Fixes the lines of at most @quota people, the heaviest first. Returns how many. */
static int
fix_heaviest (FoyerPlanDiver *self,
              const GArray   *weights,
              int             quota)
{
  int n_fixed = 0;

  while (n_fixed < quota)
    {
      const FoyerPlanWeight *best = NULL;

      for (guint n = 0; n < weights->len; n++)
        {
          const FoyerPlanWeight *weight = &g_array_index (weights, FoyerPlanWeight, n);

          if ((best == NULL || weight->weight > best->weight) && !is_fixed (self, weight->staff))
            best = weight;
        }
      if (best == NULL)
        break;
      fix_line (self, best->staff, best->cells);
      n_fixed++;
    }

  return n_fixed;
}

static int
count_free (const FoyerPlanDiver *self)
{
  int n_free = 0;

  for (int i = 0; i < self->problem->n_staff; i++)
    n_free += !is_fixed (self, i);

  return n_free;
}

/**
 * foyer_plan_diver_dive:
 * @self: a diver
 * @allowed: [n_staff * n_days] where to begin
 * @ranges: (nullable): restrictions of cover to keep
 *
 * Fixes lines and solves again until a roster is left, or nothing better can come. Many lines are
 * fixed at once as long as that costs nothing; a step that costs is taken back and made singly.
 */
void
foyer_plan_diver_dive (FoyerPlanDiver       *self,
                       const FoyerPlanMask  *allowed,
                       const FoyerPlanRange *ranges)
{
  g_auto (FoyerPlanStageScope) scope =
    foyer_plan_exchange_enter (self->exchange, self->side, FOYER_PLAN_STAGE_DIVE);
  g_autofree FoyerPlanMask *before = g_new (FoyerPlanMask, self->n_cells);
  g_autofree guint8 *heaviest_line = g_malloc (self->problem->n_days);
  gint64 bound_before = G_MAXINT64;
  int n_fixed = 0, heaviest_staff = -1;

  memcpy (self->mask, allowed, self->n_cells * sizeof (FoyerPlanMask));
  for (;;)
    {
      g_autoptr (GArray) weights = NULL;
      gint64 bound;
      FoyerPlanMasterResult result = foyer_plan_diver_solve (self, self->mask, ranges,
                                                             FOYER_PLAN_NO_COST, &bound);

      if (result == FOYER_PLAN_MASTER_STOPPED)
        return;
      if (n_fixed > 1 && bound > bound_before)
        {
          memcpy (self->mask, before, self->n_cells * sizeof (FoyerPlanMask));
          fix_line (self, heaviest_staff, heaviest_line);
          n_fixed = 1;
          continue;
        }
      if (result == FOYER_PLAN_MASTER_CUTOFF)
        return;

      weights = foyer_plan_master_weights (self->master);
      if (foyer_plan_diver_round (self, weights, self->mask)
          || foyer_plan_exchange_stops (self->exchange, self->side))
        return;

      memcpy (before, self->mask, self->n_cells * sizeof (FoyerPlanMask));
      bound_before = bound;
      if (!note_heaviest (self, weights, &heaviest_staff, heaviest_line))
        return;
      n_fixed = fix_heaviest (self, weights, MAX (count_free (self) / 4, 1));
    }
}

/* A cell that is open, and how much of the solution has its most frequent value. */
typedef struct
{
  gsize at;
  double share;
  guint8 value;
} Leaning;

static int
compare_leanings (gconstpointer a,
                  gconstpointer b)
{
  const Leaning *first = a, *second = b;

  if (first->share != second->share)
    return first->share > second->share ? -1 : 1;

  return first->at < second->at ? -1 : first->at > second->at;
}

/* The open cells, the most decided first. */
static GArray *
list_leanings (FoyerPlanDiver *self,
               const GArray   *weights,
               double          noise)
{
  const FoyerPlanProblem *problem = self->problem;
  GArray *leanings = g_array_new (FALSE, FALSE, sizeof (Leaning));
  int n_values = problem->n_shifts + 1;
  g_autofree double *share = g_new0 (double, self->n_cells * n_values);

  for (guint n = 0; n < weights->len; n++)
    {
      const FoyerPlanWeight *weight = &g_array_index (weights, FoyerPlanWeight, n);
      gsize first = (gsize) weight->staff * problem->n_days;

      for (int d = 0; d < problem->n_days; d++)
        share[(first + d) * n_values + weight->cells[d]] += weight->weight;
    }
  for (gsize at = 0; at < self->n_cells; at++)
    {
      Leaning leaning = { .at = at };

      if ((self->mask[at] & (self->mask[at] - 1)) == 0)
        continue;
      for (int v = 0; v < n_values; v++)
        if (share[at * n_values + v] > leaning.share)
          {
            leaning.share = share[at * n_values + v];
            leaning.value = v;
          }
      leaning.share += noise * foyer_plan_random_unit (&self->random);
      g_array_append_val (leanings, leaning);
    }
  g_array_sort (leanings, compare_leanings);

  return leanings;
}

/* Fixes the @n most decided of the open cells. */
static void
fix_cells (FoyerPlanDiver *self,
           const GArray   *leanings,
           guint           n)
{
  while (n > 0)
    {
      const Leaning *leaning = &g_array_index (leanings, Leaning, --n);

      self->mask[leaning->at] = FOYER_PLAN_BIT (leaning->value);
    }
}

/* What a sink knows of its way down. */
typedef struct
{
  GPtrArray *levels; /* masks whose programmes were accepted, the last on top */
  GArray *leanings;  /* there */
  guint n_fixed;     /* cells fixed since */
  double part;       /* of the open cells, to be fixed in one step */
  double noise;
  gint64 reached;    /* what the programme costs, as far as is known */
  gint64 slack;      /* how much more is granted */
  int n_jumps;
  guint jump;        /* how many cells were open where the last jump ended */
} Sink;

static guint
count_open (const FoyerPlanDiver *self,
            const FoyerPlanMask  *mask)
{
  guint n_open = 0;

  for (gsize n = 0; n < self->n_cells; n++)
    n_open += (mask[n] & (mask[n] - 1)) != 0;

  return n_open;
}

static void
return_to_level (FoyerPlanDiver *self,
                 const Sink     *sink)
{
  memcpy (self->mask, sink->levels->pdata[sink->levels->len - 1],
          self->n_cells * sizeof (FoyerPlanMask));
}

/* Up again to where more cells were open, and more with every jump. */
static void
jump_up (FoyerPlanDiver *self,
         Sink           *sink)
{
  GPtrArray *levels = sink->levels;

  sink->jump = sink->n_jumps++ == 0 ? 2 * count_open (self, self->mask) + FIRST_JUMP
                                    : sink->jump * 3 / 2;
  while (levels->len > 1
         && count_open (self, levels->pdata[levels->len - 1]) < sink->jump)
    g_ptr_array_set_size (levels, levels->len - 1);
  return_to_level (self, sink);
  g_ptr_array_set_size (levels, levels->len - 1);
  sink->noise = SINK_NOISE;
}

/* More is granted where the cost cannot be helped. Returns whether that leads anywhere. */
static gboolean
grant (FoyerPlanDiver *self,
       Sink           *sink)
{
  gint64 unit = self->problem->unit;
  gint64 gap = foyer_plan_exchange_cost (self->exchange, self->side) - sink->reached - sink->slack;

  sink->slack += MAX (gap / GRANT_PART / unit, 1) * unit;

  return gap > unit;
}

/* A step that cost too much is taken back: a quarter of it is tried, of a single cell the other
 * values, and when that costs too much as well another way is taken. Returns whether there is
 * one. */
static gboolean
step_back (FoyerPlanDiver *self,
           Sink           *sink)
{
  guint n_fixed = sink->n_fixed;

  if (sink->levels->len == 0
      || sink->reached + sink->slack >= foyer_plan_exchange_cost (self->exchange, self->side))
    return FALSE;

  sink->part = MAX (sink->part / 2, LEAST_PART);
  sink->n_fixed = n_fixed > 1 ? MAX (n_fixed / 4, 1) : 0;
  if (n_fixed > 0)
    {
      return_to_level (self, sink);
      fix_cells (self, sink->leanings, sink->n_fixed);
      if (n_fixed == 1)
        {
          const Leaning *leaning = &g_array_index (sink->leanings, Leaning, 0);

          self->mask[leaning->at] &= ~FOYER_PLAN_BIT (leaning->value);
        }
      return TRUE;
    }
  if (sink->n_jumps < MAX_JUMPS)
    {
      jump_up (self, sink);
      return TRUE;
    }

  return grant (self, sink);
}

/* Fixes the next cells after a programme that was accepted. Returns whether there were any. */
static gboolean
step_down (FoyerPlanDiver *self,
           Sink           *sink,
           const GArray   *weights,
           gint64          bound)
{
  gint64 known = foyer_plan_exchange_bound (self->exchange, self->side);
  gint64 unit = self->problem->unit, gap;

  g_ptr_array_add (sink->levels, g_memdup2 (self->mask, self->n_cells * sizeof (FoyerPlanMask)));
  g_clear_pointer (&sink->leanings, g_array_unref);
  sink->leanings = list_leanings (self, weights, sink->noise);
  if (sink->leanings->len == 0)
    return FALSE;

  sink->reached = MAX (MAX (sink->reached, bound), known);
  gap = foyer_plan_exchange_cost (self->exchange, self->side) - sink->reached;
  sink->slack = MAX (gap / SLACK_PART / unit, 0) * unit;
  sink->part = MIN (sink->part * 1.25, SINK_PART);
  sink->n_fixed = MAX (sink->leanings->len * sink->part, 1);
  fix_cells (self, sink->leanings, sink->n_fixed);

  return TRUE;
}

/**
 * foyer_plan_diver_sink:
 * @self: a diver
 * @allowed: [n_staff * n_days] where to begin
 * @ranges: (nullable): restrictions of cover to keep
 *
 * Fixes cells, the most decided first, and solves again until a roster is left, or nothing better
 * can come. The first time it goes where the programme leads; from then on, and on other sides than
 * the first, chance has a say among cells that are about as decided.
 */
void
foyer_plan_diver_sink (FoyerPlanDiver       *self,
                       const FoyerPlanMask  *allowed,
                       const FoyerPlanRange *ranges)
{
  g_auto (FoyerPlanStageScope) scope =
    foyer_plan_exchange_enter (self->exchange, self->side, FOYER_PLAN_STAGE_SINK);
  g_autoptr (GPtrArray) levels = g_ptr_array_new_with_free_func (g_free);
  Sink sink = {
    .levels = levels,
    .part = SINK_PART,
    .noise = self->n_sinks++ > 0 || self->side > 0 ? SINK_NOISE : 0,
    .slack = FOYER_PLAN_NO_COST / 2,
  };
  gboolean goes_on = TRUE;

  memcpy (self->mask, allowed, self->n_cells * sizeof (FoyerPlanMask));
  while (goes_on)
    {
      g_autoptr (GArray) weights = NULL;
      gint64 bound;
      FoyerPlanMasterResult result = foyer_plan_diver_solve (self, self->mask, ranges,
                                                             sink.reached + sink.slack + 1, &bound);

      switch (result)
        {
        case FOYER_PLAN_MASTER_STOPPED:
          goes_on = FALSE;
          break;
        case FOYER_PLAN_MASTER_CUTOFF:
          goes_on = step_back (self, &sink);
          break;
        case FOYER_PLAN_MASTER_SOLVED:
        case FOYER_PLAN_MASTER_LOOSE:
          weights = foyer_plan_master_weights (self->master);
          goes_on = !foyer_plan_diver_round (self, weights, self->mask)
                    && !foyer_plan_exchange_stops (self->exchange, self->side)
                    && step_down (self, &sink, weights, bound);
          break;
        }
    }
  g_clear_pointer (&sink.leanings, g_array_unref);
}

/**
 * foyer_plan_diver_shake:
 * @self: a diver, after a first roster is known
 *
 * Frees one random corner of the best roster and dives into it.
 */
void
foyer_plan_diver_shake (FoyerPlanDiver *self)
{
  const FoyerPlanProblem *problem = self->problem;
  g_autofree FoyerPlanMask *mask = g_new (FoyerPlanMask, self->n_cells);
  g_autofree guint8 *cells = g_malloc (self->n_cells);
  gint64 before = foyer_plan_exchange_take (self->exchange, self->side, cells);

  for (gsize n = 0; n < self->n_cells; n++)
    mask[n] = FOYER_PLAN_BIT (cells[n]);
  if (self->n_shakes % 3 != 2 || problem->n_days < 10)
    {
      int size = MIN (self->shake_size, problem->n_staff);

      for (int n = 0; n < size; n++)
        {
          gsize i = foyer_plan_random_below (&self->random, problem->n_staff);

          memcpy (mask + i * problem->n_days, problem->allowed + i * problem->n_days,
                  problem->n_days * sizeof (FoyerPlanMask));
        }
    }
  else
    {
      int length = MIN (self->shake_size + 3, problem->n_days);
      int from = foyer_plan_random_below (&self->random, problem->n_days - length + 1);

      for (int i = 0; i < problem->n_staff; i++)
        memcpy (mask + (gsize) i * problem->n_days + from,
                problem->allowed + (gsize) i * problem->n_days + from,
                length * sizeof (FoyerPlanMask));
    }
  self->n_shakes++;
  foyer_plan_diver_dive (self, mask, NULL);
  if (foyer_plan_exchange_cost (self->exchange, self->side) >= before
      && self->n_shakes % 12 == 0)
    self->shake_size = self->shake_size >= problem->n_staff ? 4 : self->shake_size + 1;
}

/**
 * foyer_plan_diver_get_solves:
 * @self: a diver
 *
 * Returns: how many nodes it has solved
 */
int
foyer_plan_diver_get_solves (FoyerPlanDiver *self)
{
  return self->n_solves;
}
