#include "planner/foyer-plan-explain.h"

/* # Smallest contradictions
 *
 * Some of n members (rules, leave days, demands) cannot all hold. Which few are to blame? A *core*
 * is a set that contradicts itself, while every set without one of its members does not.
 * QuickXplain (Junker 2004) finds one: split the members in two halves; find what is needed from
 * the second half when all of the first is in force, then what is needed from the first half when
 * only that is. It asks the oracle about 2 k log (n / k) times for a core of k members, where
 * trying one after the other asks n times. Members that come first are blamed last, so the caller
 * lists first what nobody would like to hear.
 *
 * The core is checked in the end, all of it and without each single member, so that what is said to
 * a supervisor is true even if the oracle did not know under way (it may run out of time). In the
 * check not to know is not enough. */

typedef struct
{
  int n;
  FoyerPlanOracle oracle;
  gpointer user_data;
  FoyerPlanCancel *cancel;
  gboolean *kept;
  gboolean *core;
} Search;

static gboolean
has_verdict (const Search     *search,
             const gboolean   *kept,
             FoyerPlanVerdict  verdict)
{
  return search->oracle (kept, search->user_data) == verdict;
}

/* Whether what is kept, [from, to) aside, already contradicts itself; members of [from, to) that
 * are needed are marked in core and stay kept. @changed: whether something was kept since. */
static void
blame (Search  *search,
       int      from,
       int      to,
       gboolean changed)
{
  int middle;

  if (foyer_plan_cancel_look (search->cancel, FOYER_PLAN_STAGE_CONFLICT)
      || (changed && has_verdict (search, search->kept, FOYER_PLAN_VERDICT_CONTRADICT)))
    return;
  if (to - from == 1)
    {
      search->core[from] = TRUE;
      return;
    }

  middle = from + (to - from) / 2;
  for (int n = from; n < middle; n++)
    search->kept[n] = TRUE;
  blame (search, middle, to, TRUE);
  if (foyer_plan_cancel_is_asked (search->cancel))
    return;
  changed = FALSE;
  for (int n = middle; n < to; n++)
    {
      search->kept[n] = search->core[n];
      changed |= search->core[n];
    }
  for (int n = from; n < middle; n++)
    search->kept[n] = FALSE;
  blame (search, from, middle, changed);
  for (int n = from; n < middle; n++)
    search->kept[n] = search->core[n];
}

static gboolean
check_core (const Search *search)
{
  g_autofree gboolean *kept = g_memdup2 (search->core, search->n * sizeof (gboolean));

  if (!has_verdict (search, kept, FOYER_PLAN_VERDICT_CONTRADICT))
    return FALSE;
  for (int n = 0; n < search->n; n++)
    {
      gboolean is_needed;

      if (!search->core[n])
        continue;
      if (foyer_plan_cancel_look (search->cancel, FOYER_PLAN_STAGE_CONFLICT))
        return FALSE;
      kept[n] = FALSE;
      is_needed = has_verdict (search, kept, FOYER_PLAN_VERDICT_AGREE);
      kept[n] = TRUE;
      if (!is_needed)
        return FALSE;
    }

  return TRUE;
}

/**
 * foyer_plan_explain:
 * @n: number of members
 * @oracle: tells whether some of them contradict each other
 * @user_data: for @oracle
 * @cancel: (nullable): what ends the search when somebody asks
 * @core: (out): [n] the members of one minimal contradiction; all %FALSE when there is one without
 *   any member
 *
 * Finds a minimal contradiction and checks it.
 *
 * Returns: whether a checked core was found; %FALSE as well when all members together agree, when
 *   something had to stay unknown, or the search was ended
 */
gboolean
foyer_plan_explain (int              n,
                    FoyerPlanOracle  oracle,
                    gpointer         user_data,
                    FoyerPlanCancel *cancel,
                    gboolean        *core)
{
  g_autofree gboolean *kept = g_new0 (gboolean, MAX (n, 1));
  Search search = { n, oracle, user_data, cancel, kept, core };

  for (int k = 0; k < n; k++)
    {
      core[k] = FALSE;
      kept[k] = TRUE;
    }
  if (!has_verdict (&search, kept, FOYER_PLAN_VERDICT_CONTRADICT))
    return FALSE;

  for (int k = 0; k < n; k++)
    kept[k] = FALSE;
  if (n > 0)
    blame (&search, 0, n, TRUE);

  return !foyer_plan_cancel_is_asked (cancel) && check_core (&search);
}
