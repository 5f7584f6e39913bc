#include "ctl/foyerctl.h"

#include <glib/gi18n.h>
#include <glib-unix.h>
#include <stdio.h>

#include "ctl/foyerctl-output.h"
#include "ctl/foyerctl-plan-lines.h"
#include "service/foyer-rota-words.h"
#include "service/foyer-rota.h"

typedef struct
{
  double seconds;
  gint64 seed;
  gint64 iterations;
  char *month;
  char *output;
  gboolean accepts;
} Options;

/* A run, and whether somebody at the keyboard has ended it. */
typedef struct
{
  FoyerRotaPlan *plan;
  gboolean is_interrupted;
} Run;

static gboolean
on_interrupted (gpointer user_data)
{
  Run *run = user_data;

  run->is_interrupted = TRUE;
  foyer_rota_plan_stop (run->plan);

  return G_SOURCE_CONTINUE;
}

/* Interrupting ends the run with the best roster so far, as with a file. That holds until the
 * program ends, so that what it prints is whole; so does the run. */
static Run *
watch_interrupts (FoyerRotaPlan *plan)
{
  Run *run = g_new0 (Run, 1);

  run->plan = g_object_ref (plan);
  g_unix_signal_add (SIGINT, on_interrupted, run);
  g_unix_signal_add (SIGTERM, on_interrupted, run);

  return run;
}

/* One line a second, as with a file. */
static void
follow (FoyerRotaPlan *plan)
{
  int last_second = -1;

  while (foyer_rota_plan_get_state (plan) == FOYER_ROTA_PLAN_RUNNING)
    {
      FoyerRotaSample sample;

      g_main_context_iteration (NULL, TRUE);
      sample = foyer_rota_plan_get_progress (plan);
      if ((int) sample.seconds > last_second)
        {
          last_second = sample.seconds;
          foyerctl_plan_print_line (sample.seconds, sample.cost, sample.bound);
        }
    }
}

static void
tell_conflicts (FoyerRotaPlan *plan)
{
  GPtrArray *conflicts = foyer_rota_plan_get_conflicts (plan);

  if (conflicts->len > 0)
    g_printerr ("%s\n", _("It cannot all be done, because…"));
  for (guint i = 0; i < conflicts->len; i++)
    {
      g_autofree char *why = foyer_rota_words_conflict (NULL, foyer_rota_plan_get_task (plan),
                                                        g_ptr_array_index (conflicts, i));
      g_autofree char *out = foyer_rota_words_way_out (NULL, foyer_rota_plan_get_task (plan),
                                                       g_ptr_array_index (conflicts, i));

      g_printerr ("  %s\n", why);
      if (out != NULL)
        {
          g_printerr ("  ");
          /* Translators: %s is a way out, such as “ask for 3 shifts fewer”. */
          g_printerr (_("Cheapest way out: %s"), out);
          g_printerr ("\n");
        }
    }
}

/* "staff day shift" a line, rest days left out, as the planner writes rosters of files. */
static gboolean
write_roster (FoyerRotaMonth  *month,
              const char      *path,
              GError         **error)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (int row = 0; row < foyer_rota_month_get_n_staff (month); row++)
    for (int day = 0; day < foyer_rota_month_get_n_days (month); day++)
      for (int slot = 0; slot < 2; slot++)
        {
          FoyerShift *shift = foyer_rota_month_get_shift (month, row, day, slot);
          g_autofree char *date = NULL;

          if (shift == NULL)
            continue;
          date = foyer_day_to_string (foyer_rota_month_get_first_day (month) + day);
          g_string_append_printf (text, "%s %s %s\n",
                                  foyer_staff_get_number (foyer_rota_month_get_staff (month, row)),
                                  date, foyer_shift_get_code (shift));
        }

  return foyerctl_output_write (path, text->str, text->len, error);
}

static FoyerctlStatus
end_plan (FoyerRota      *rota,
          const Run      *run,
          const Options  *options)
{
  FoyerRotaPlan *plan = run->plan;
  FoyerRotaMonth *preview = foyer_rota_plan_get_preview (plan);
  GArray *samples = foyer_rota_plan_get_samples (plan);
  FoyerRotaSample *last;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  tell_conflicts (plan);
  if (foyer_rota_plan_get_state (plan) == FOYER_ROTA_PLAN_FAILED)
    return foyerctl_complain (foyer_rota_plan_get_error (plan));
  if (preview == NULL)
    {
      foyerctl_plan_print_result (-1, -1, foyer_rota_plan_get_state (plan)
                                            == FOYER_ROTA_PLAN_IMPOSSIBLE);
      return FOYERCTL_COULD_NOT;
    }

  last = &g_array_index (samples, FoyerRotaSample, samples->len - 1);
  foyerctl_plan_print_line (last->seconds, last->cost, last->bound);
  printf ("month %s gaps %u changes %u\n", options->month, foyer_rota_month_get_n_gaps (preview),
          foyer_rota_plan_get_changes (plan)->len);
  foyerctl_plan_print_result (last->cost, last->bound, foyer_rota_plan_is_proven (plan));

  if (options->output != NULL && !write_roster (preview, options->output, &error))
    return foyerctl_complain (error);
  /* Whoever interrupts wants to see what there is, not to put it into the store. */
  if (!options->accepts || run->is_interrupted || foyer_rota_plan_get_changes (plan)->len == 0)
    return FOYERCTL_DONE;

  foyer_rota_apply_async (rota, "roster.plan", foyer_rota_plan_get_changes (plan), NULL,
                          foyerctl_on_done, &result);
  if (!foyer_rota_finish (rota, foyerctl_wait (&result), &error))
    return foyerctl_complain (error);
  printf ("accepted\n");
  return FOYERCTL_DONE;
}

/* foyerctl plan --month YYYY-MM: plans the shop's own month. Nothing is stored without --accept. */
FoyerctlStatus
foyerctl_plan_month (Foyerctl  *self,
                     int        argc,
                     char     **argv)
{
  Options options = { .seconds = 20, .seed = 1 };
  const GOptionEntry entries[] = {
    { "month", 0, 0, G_OPTION_ARG_STRING, &options.month, N_("which month of the shop"),
      N_("YYYY-MM") },
    { "seconds", 0, 0, G_OPTION_ARG_DOUBLE, &options.seconds, N_("how long to plan at most"), "S" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &options.seed, N_("decides every random choice"), "N" },
    { "iterations", 0, 0, G_OPTION_ARG_INT64, &options.iterations,
      N_("plan for so many rounds instead, always with the same result"), "N" },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &options.output, N_("write the roster there"),
      N_("FILE") },
    { "accept", 0, 0, G_OPTION_ARG_NONE, &options.accepts, N_("put the plan into the store"),
      NULL },
    { NULL },
  };
  g_autofree char *month_text = NULL;
  g_autofree char *output = NULL;
  g_autoptr(FoyerRota) rota = NULL;
  g_autoptr(FoyerRotaPlan) plan = NULL;
  g_autoptr(GAsyncResult) shown = NULL;
  g_autoptr(GError) error = NULL;
  const Run *run;
  gint64 month;
  gboolean is_usage = foyerctl_parse (self, "plan", entries, 0, 0, &argc, &argv);

  month_text = options.month;
  output = options.output;
  if (!is_usage)
    return FOYERCTL_WRONG_USAGE;
  if (!foyerctl_parse_month (month_text, &month))
    return foyerctl_misuse (_("A month is written like 2026-11."));
  if (!(options.seconds > 0) || options.seed < 0 || options.iterations < 0)
    return foyerctl_misuse (_("Seconds are above zero, seed and iterations not below."));
  if (!foyerctl_open (self, FOYER_DB_WRITE, &error))
    return foyerctl_complain (error);

  rota = foyer_rota_new (self->store, self->session, self->history, self->shop);
  foyer_rota_show_async (rota, month, NULL, foyerctl_on_done, &shown);
  if (!foyer_rota_show_finish (rota, foyerctl_wait (&shown), &error))
    return foyerctl_complain (error);

  plan = foyer_rota_make_plan (rota, &error);
  if (plan == NULL)
    return foyerctl_complain (error);
  foyer_rota_plan_set_seed (plan, options.seed, options.iterations);
  run = watch_interrupts (plan);
  foyer_rota_plan_start (plan, options.seconds);
  follow (plan);

  return end_plan (rota, run, &options);
}
