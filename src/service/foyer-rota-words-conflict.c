/* Why the roster cannot be as it is wanted, and what could be done: the planner's conflicts, rule
 * by rule, as sentences. */

#include "service/foyer-rota-words.h"

#include "service/foyer-words.h"

#include <glib/gi18n-lib.h>

static const char *
get_staff_name (FoyerRotaTask         *task,
                const FoyerPlanMember *member)
{
  return foyer_staff_get_name (foyer_rota_month_get_staff (task->month, member->staff));
}

static gint64
get_date (FoyerRotaTask *task,
          int            day)
{
  return foyer_rota_month_get_first_day (task->month) + MAX (day, 0);
}

/* A demand of the planner, by its shifts: "4 日 早班 3 人". */
static char *
make_cover_member (FoyerCatalog  *catalog,
                   FoyerRotaTask *task,
                   int            index)
{
  const FoyerPlanCover *cover = &g_array_index (task->problem->covers, FoyerPlanCover, index);
  g_autofree char *day = foyer_rota_words_days (catalog, get_date (task, cover->day),
                                                get_date (task, cover->day));
  g_autoptr (GString) shifts = g_string_new (NULL);

  for (int s = 0; s < task->problem->n_shifts; s++)
    if ((cover->cells & FOYER_PLAN_BIT (s + 1)) != 0)
      {
        if (shifts->len > 0)
          g_string_append (shifts, foyer_catalog_get (catalog, "list", NC_("list", ", ")));
        g_string_append (shifts,
                         foyer_rota_words_shift (catalog,
                                                 foyer_rota_month_get_choice (task->month, s)));
      }

  /* Translators: a demand: %1$s is a day, %2$s one or more shifts, %3$d how many people. */
  return g_strdup_printf (foyer_catalog_get (catalog, NULL, N_("%1$s, %2$s: %3$d wanted")), day,
                          shifts->str, cover->required);
}

/* A rule about one shift: that somebody does not work it, or not so often. */
static char *
make_shift_member (FoyerCatalog          *catalog,
                   FoyerRotaTask         *task,
                   const FoyerPlanMember *member)
{
  const char *name = get_staff_name (task, member);
  const char *shift =
    foyer_rota_words_shift (catalog, foyer_rota_month_get_choice (task->month, member->shift));

  if (member->rule == FOYER_PLAN_RULE_SKILL)
    /* Translators: %1$s is a name, %2$s a shift. */
    return g_strdup_printf (foyer_catalog_get (catalog, NULL, N_("%1$s does not work %2$s")), name,
                            shift);

  /* Translators: %1$s is a name, %2$s a shift, %3$d how many times. */
  return g_strdup_printf (foyer_catalog_get (catalog, NULL,
                                             N_("%1$s works %2$s %3$d times at most")), name, shift,
                          member->limit);
}

static char *
make_rule_member (FoyerCatalog          *catalog,
                  FoyerRotaTask         *task,
                  const FoyerPlanMember *member)
{
  const char *name = get_staff_name (task, member);
  g_autofree char *day = foyer_rota_words_days (catalog, get_date (task, member->day),
                                                get_date (task, member->day));

  switch (member->rule)
    {
    case FOYER_PLAN_RULE_LEAVE:
      /* Translators: %1$s is a name, %2$s a day. */
      return g_strdup_printf (foyer_catalog_get (catalog, NULL, N_("%1$s is on leave on %2$s")), name,
                              day);
    case FOYER_PLAN_RULE_LOCK:
      /* Translators: %1$s is a name, %2$s a day. */
      return g_strdup_printf (foyer_catalog_get (catalog, NULL,
                                                 N_("%1$s is fixed on %2$s, locked or published")),
                              name, day);
    case FOYER_PLAN_RULE_SKILL:
    case FOYER_PLAN_RULE_COUNT:
      return make_shift_member (catalog, task, member);
    case FOYER_PLAN_RULE_MAX_RUN:
      /* Translators: %1$s is a name, %2$d how many days. */
      return g_strdup_printf (foyer_catalog_get (catalog, NULL,
                                                 N_("%1$s works %2$d days in a row at most")), name,
                              member->limit);
    case FOYER_PLAN_RULE_MIN_MINUTES:
      /* Translators: %1$s is a name, %2$d how many hours. */
      return g_strdup_printf (foyer_catalog_get (catalog, NULL,
                                                 N_("%1$s works %2$d hours at least")), name,
                              member->limit / 60);
    case FOYER_PLAN_RULE_MAX_MINUTES:
      /* Translators: %1$s is a name, %2$d how many hours. */
      return g_strdup_printf (foyer_catalog_get (catalog, NULL,
                                                 N_("%1$s works %2$d hours at most")), name,
                              member->limit / 60);
    case FOYER_PLAN_RULE_SUCCESSION:
      /* Translators: %s is a name. */
      return g_strdup_printf (foyer_catalog_get (catalog, NULL,
                                                 N_("%s has to rest between shifts")),
                              name);
    case FOYER_PLAN_RULE_MIN_RUN:
      /* Translators: %1$s is a name, %2$d how many days. */
      return g_strdup_printf (foyer_catalog_get (catalog, NULL,
                                                 N_("%1$s works %2$d days in a row at least")), name,
                              member->limit);
    case FOYER_PLAN_RULE_MIN_REST:
      /* Translators: %1$s is a name, %2$d how many days. */
      return g_strdup_printf (foyer_catalog_get (catalog, NULL,
                                                 N_("%1$s rests %2$d days in a row at least")), name,
                              member->limit);
    case FOYER_PLAN_RULE_WEEKENDS:
      /* Translators: %1$s is a name, %2$d how many weekends. */
      return g_strdup_printf (foyer_catalog_get (catalog, NULL,
                                                 N_("%1$s works %2$d weekends at most")), name,
                              member->limit);
    }

  g_assert_not_reached ();
}

static char *
make_member (FoyerCatalog          *catalog,
             FoyerRotaTask         *task,
             const FoyerPlanMember *member)
{
  return member->cover >= 0 ? make_cover_member (catalog, task, member->cover)
                            : make_rule_member (catalog, task, member);
}

/* So many reasons are read one by one; more are told as a sum. */
#define MAX_MEMBERS 6

static void
find_cover_days (FoyerRotaTask           *task,
                 const FoyerPlanConflict *conflict,
                 int                     *first,
                 int                     *last)
{
  *first = G_MAXINT;
  *last = 0;

  for (guint i = 0; i < conflict->members->len; i++)
    {
      FoyerPlanMember *member = &g_array_index (conflict->members, FoyerPlanMember, i);
      int day = member->day;

      if (member->cover >= 0)
        day = g_array_index (task->problem->covers, FoyerPlanCover, member->cover).day;
      if (day < 0)
        continue;
      *first = MIN (*first, day);
      *last = MAX (*last, day);
    }
  *first = MIN (*first, *last);
}

/**
 * foyer_rota_words_conflict:
 * @catalog: (nullable): the language
 * @task: what was planned
 * @conflict: why it cannot be done
 *
 * Returns: (transfer full): the reasons, which contradict each other and would not without any one
 *   of them
 */
char *
foyer_rota_words_conflict (FoyerCatalog            *catalog,
                           FoyerRotaTask           *task,
                           const FoyerPlanConflict *conflict)
{
  GString *text = g_string_new (NULL);

  if (conflict->required > conflict->available && conflict->available >= 0)
    {
      g_autofree char *days = NULL;
      g_autofree char *sum = NULL;
      int first, last;

      find_cover_days (task, conflict, &first, &last);
      days = foyer_rota_words_days (catalog, get_date (task, first), get_date (task, last));
      /* Translators: %1$s is a day or days, %2$d and %3$d count shifts. */
      sum = g_strdup_printf (foyer_catalog_get_plural (catalog, "%1$s: %2$d shift is wanted, %3$d at "
                                                       "most can be worked",
                                                       "%1$s: %2$d shifts are wanted, %3$d at most can "
                                                       "be worked", conflict->required),
                             days, conflict->required, conflict->available);
      g_string_append (text, sum);
      if (conflict->members->len > MAX_MEMBERS)
        return g_string_free (text, FALSE);
      /* Translators: stands between a sum and what it is made of, with its spaces. */
      g_string_append (text, foyer_catalog_get (catalog, "list", NC_("list", " – ")));
    }

  for (guint i = 0; i < MIN (conflict->members->len, MAX_MEMBERS); i++)
    {
      g_autofree char *member =
        make_member (catalog, task, &g_array_index (conflict->members, FoyerPlanMember, i));

      if (i > 0)
        /* Translators: stands between two reasons, with its spaces. */
        g_string_append (text, foyer_catalog_get (catalog, "list", NC_("list", "; ")));
      g_string_append (text, member);
    }

  return g_string_free (text, FALSE);
}

/* What has to give, as a thing to do. */
static char *
make_easing (FoyerCatalog          *catalog,
             FoyerRotaTask         *task,
             const FoyerPlanMember *member)
{
  const char *name = get_staff_name (task, member);
  g_autofree char *day = foyer_rota_words_days (catalog, get_date (task, member->day),
                                                get_date (task, member->day));
  g_autofree char *rule = NULL;

  if (member->rule == FOYER_PLAN_RULE_LOCK)
    /* Translators: a way out: %1$s is a name, %2$s a day. */
    return g_strdup_printf (foyer_catalog_get (catalog, NULL,
                                               N_("let the plan change %1$s on %2$s")), name, day);
  if (member->rule == FOYER_PLAN_RULE_LEAVE)
    /* Translators: a way out: %1$s is a name, %2$s a day. */
    return g_strdup_printf (foyer_catalog_get (catalog, NULL,
                                               N_("take back the leave of %1$s on %2$s")),
                            name, day);

  rule = make_rule_member (catalog, task, member);
  /* Translators: %s is a rule, such as “Li Na works 6 days in a row at most”. */
  return g_strdup_printf (foyer_catalog_get (catalog, NULL, N_("give up: %s")), rule);
}

/**
 * foyer_rota_words_way_out:
 * @catalog: (nullable): the language
 * @task: what was planned
 * @conflict: why it cannot be done
 *
 * Returns: (transfer full) (nullable): the cheapest way out; %NULL when none was found
 */
char *
foyer_rota_words_way_out (FoyerCatalog            *catalog,
                          FoyerRotaTask           *task,
                          const FoyerPlanConflict *conflict)
{
  g_autoptr (GString) text = g_string_new (NULL);
  int n_fewer = 0;

  for (guint i = 0; i < conflict->easings->len; i++)
    {
      FoyerPlanEasing *easing = &g_array_index (conflict->easings, FoyerPlanEasing, i);
      g_autofree char *member = NULL;

      if (easing->member.cover >= 0)
        {
          n_fewer += easing->amount;
          continue;
        }
      member = make_easing (catalog, task, &easing->member);
      if (text->len > 0)
        g_string_append (text, foyer_catalog_get (catalog, "list", NC_("list", "; ")));
      g_string_append (text, member);
    }

  if (n_fewer > 0)
    {
      if (text->len > 0)
        g_string_append (text, foyer_catalog_get (catalog, "list", NC_("list", "; ")));
      /* Translators: a way out of too few people. */
      g_string_append_printf (text,
                              foyer_catalog_get_plural (catalog, "ask for %d shift fewer, or find "
                                                        "somebody for it",
                                                        "ask for %d shifts fewer, or find somebody "
                                                        "for them", n_fewer), n_fewer);
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static guint
count_fewer (FoyerRotaWayOut *way)
{
  guint n_fewer = 0;

  for (guint i = 0; i < way->cuts->len; i++)
    n_fewer += g_array_index (way->cuts, FoyerRotaCut, i).fewer;

  return n_fewer;
}

/**
 * foyer_rota_words_take_way_out:
 * @catalog: (nullable): the language
 * @way: a way out
 *
 * Returns: (transfer full): what the button says that takes it; with an ellipsis where it asks
 */
char *
foyer_rota_words_take_way_out (FoyerCatalog    *catalog,
                               FoyerRotaWayOut *way)
{
  guint n_kinds = (way->spots->len > 0) + (way->leaves->len > 0) + (way->cuts->len > 0);
  guint n_fewer = count_fewer (way);

  if (n_kinds > 1)
    return g_strdup (foyer_catalog_get (catalog, "button", NC_("button", "Take this way out…")));
  if (way->leaves->len > 0)
    return g_strdup_printf (foyer_catalog_get_plural (catalog, "Take back %u leave…",
                                                      "Take back %u leaves…", way->leaves->len),
                            way->leaves->len);
  if (way->cuts->len > 0)
    return g_strdup_printf (foyer_catalog_get_plural (catalog, "Ask for %u shift fewer…",
                                                      "Ask for %u shifts fewer…", n_fewer),
                            n_fewer);

  /* Translators: a button: what the next plan may change although it is published or locked. */
  return g_strdup_printf (foyer_catalog_get_plural (catalog, "Let the plan change %u cell",
                                                    "Let the plan change %u cells",
                                                    way->spots->len),
                          way->spots->len);
}

static char *
make_cut (FoyerCatalog       *catalog,
          const FoyerRotaCut *cut)
{
  g_autofree char *day = foyer_words_day (catalog, cut->day);
  g_autofree char *hours = foyer_rota_words_hours (cut->start, cut->end);
  g_autofree char *post = foyer_words_set (catalog, FOYER_TYPE_POSTS, cut->post);

  /* Translators: %1$s is a day, %2$s hours such as 16:00–24:00, %3$s a post, %4$d how many people
   * it will need and %5$d how many it needs now. */
  return g_strdup_printf (foyer_catalog_get (catalog, NULL,
                                             N_("%1$s, %2$s: %3$s needs %4$d instead of %5$d")),
                          day, hours, post, cut->wanted - cut->fewer, cut->wanted);
}

static char *
make_leave (FoyerCatalog    *catalog,
            FoyerRotaWayOut *way,
            FoyerLeave      *leave)
{
  FoyerShopTime *shop_time = foyer_rota_month_get_ground (way->month)->shop_time;
  int row = foyer_rota_month_find_staff (way->month, foyer_leave_get_staff (leave));
  g_autofree char *first =
    foyer_words_day (catalog, foyer_shop_time_get_day (shop_time, foyer_leave_get_begins (leave)));
  g_autofree char *last =
    foyer_words_day (catalog,
                     foyer_shop_time_get_day (shop_time, foyer_leave_get_ends (leave) - 1));

  /* Translators: %1$s is a name, %2$s the first and %3$s the last day of the leave. */
  return g_strdup_printf (foyer_catalog_get (catalog, NULL,
                                             N_("%1$s works again: leave %2$s to %3$s")),
                          foyer_staff_get_name (foyer_rota_month_get_staff (way->month, row)), first,
                          last);
}

/**
 * foyer_rota_words_way_out_details:
 * @catalog: (nullable): the language
 * @way: a way out
 *
 * Returns: (transfer full) (array zero-terminated=1): what it changes for people or for the shop, a
 *   sentence each
 */
GStrv
foyer_rota_words_way_out_details (FoyerCatalog    *catalog,
                                  FoyerRotaWayOut *way)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  for (guint i = 0; i < way->leaves->len; i++)
    g_ptr_array_add (lines, make_leave (catalog, way, way->leaves->pdata[i]));
  for (guint i = 0; i < way->cuts->len; i++)
    g_ptr_array_add (lines, make_cut (catalog, &g_array_index (way->cuts, FoyerRotaCut, i)));
  g_ptr_array_add (lines, NULL);

  return (GStrv) g_ptr_array_free (g_steal_pointer (&lines), FALSE);
}

/* Why somebody cannot take a shift. */
static char *
make_refusal (FoyerCatalog         *catalog,
              const FoyerRotaTaker *taker)
{
  switch (taker->rule)
    {
    case FOYER_PLAN_RULE_LEAVE:
      return g_strdup (foyer_catalog_get (catalog, "taker", NC_("taker", "on leave then")));
    case FOYER_PLAN_RULE_SKILL:
      return g_strdup (foyer_catalog_get (catalog, "taker", NC_("taker", "does not serve this post")));
    case FOYER_PLAN_RULE_LOCK:
      return g_strdup (foyer_catalog_get (catalog, "taker", NC_("taker", "that day is fixed")));
    case FOYER_PLAN_RULE_SUCCESSION:
      return g_strdup (foyer_catalog_get (catalog, "taker",
                                          NC_("taker", "has another shift at that time")));
    case FOYER_PLAN_RULE_MAX_RUN:
    case FOYER_PLAN_RULE_MIN_RUN:
    case FOYER_PLAN_RULE_MIN_REST:
    case FOYER_PLAN_RULE_WEEKENDS:
      /* Translators: why somebody cannot take a shift. %d counts days. */
      return g_strdup_printf (foyer_catalog_get_plural (catalog,
                                                        "would work more than %d day in a row",
                                                        "would work more than %d days in a row",
                                                        taker->limit), taker->limit);
    case FOYER_PLAN_RULE_COUNT:
    case FOYER_PLAN_RULE_MIN_MINUTES:
    case FOYER_PLAN_RULE_MAX_MINUTES:
      return g_strdup (foyer_catalog_get (catalog, "taker", NC_("taker", "would work too much")));
    }

  g_assert_not_reached ();
}

static void
add_part (FoyerCatalog *catalog,
          GString      *text,
          const char   *part)
{
  if (text->len > 0)
    g_string_append (text, foyer_catalog_get (catalog, "list", NC_("list", ", ")));
  g_string_append (text, part);
}

/**
 * foyer_rota_words_taker:
 * @catalog: (nullable): the language
 * @taker: somebody who was asked whether they can take a shift
 *
 * Returns: (transfer full): what it means for them, or why they cannot; without the name
 */
char *
foyer_rota_words_taker (FoyerCatalog         *catalog,
                        const FoyerRotaTaker *taker)
{
  g_autoptr (GString) text = NULL;

  if (taker->changes == NULL)
    return make_refusal (catalog, taker);

  text = g_string_new (NULL);
  if (taker->now == NULL)
    add_part (catalog, text, foyer_catalog_get (catalog, "taker", NC_("taker", "off that day")));
  else
    {
      /* Translators: somebody who could take a shift has another one on that day: %s. */
      g_autofree char *now = g_strdup_printf (foyer_catalog_get (catalog, "taker",
                                                                 NC_("taker", "instead of %s")),
                                              foyer_rota_words_shift (catalog, taker->now));

      add_part (catalog, text, now);
    }
  if (taker->n_more > 0)
    {
      g_autofree char *more =
        g_strdup_printf (foyer_catalog_get_plural (catalog, "%u more cell changes",
                                                   "%u more cells change", taker->n_more),
                         taker->n_more);

      add_part (catalog, text, more);
    }
  if (taker->is_over_share)
    add_part (catalog, text, foyer_catalog_get (catalog, "taker",
                                                NC_("taker", "more hours than their share")));
  if (taker->has_problem)
    add_part (catalog, text, foyer_rota_words_problem_kind (catalog, taker->problem.kind));

  return g_string_free (g_steal_pointer (&text), FALSE);
}
