#include "ctl/foyerctl.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "service/foyer-callback-group.h"

static FoyerctlStatus
print_preview (Foyerctl                        *self,
               const FoyerCallbackGroupPreview *preview)
{
  FoyerctlRows rows;

  foyerctl_rows_begin (&rows, self->is_json);
  foyerctl_rows_next (&rows);
  foyerctl_rows_int (&rows, "customers", preview->n_customers);
  foyerctl_rows_int (&rows, "planned", preview->n_planned);
  foyerctl_rows_int (&rows, "calls", preview->n_calls);
  foyerctl_rows_int (&rows, "left", preview->n_left);
  foyerctl_rows_end (&rows);
  return FOYERCTL_DONE;
}

/* What others planned meanwhile has pushed to another day, or out: a line each, with the name at its
 * end, as names hold blanks. */
static void
print_changes (GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const FoyerCallbackGroupChange *change = changes->pdata[i];
      g_autofree char *foreseen = foyer_day_to_string (change->foreseen_day);
      g_autofree char *day = NULL;

      if (change->day == FOYER_DAY_NONE)
        {
          printf ("left %s %s\n", foreseen, change->name);
          continue;
        }
      day = foyer_day_to_string (change->day);
      printf ("moved %s %s %s\n", foreseen, day, change->name);
    }
}

/* foyerctl callback greet: a festival or birthdays (B8); --preview tells what it would come to. */
FoyerctlStatus
foyerctl_callback_greet (Foyerctl  *self,
                         int        argc,
                         char     **argv)
{
  g_autofree char *festival = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *tags = NULL;
  int seen_days = 0;
  int per_day = 0;
  gboolean is_preview = FALSE;
  const GOptionEntry entries[] = {
    { "festival", 0, 0, G_OPTION_ARG_STRING, &festival,
      N_("its key, as in the setting care.festivals; birthdays where it is left out"), N_("KEY") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_("birthdays: from this day on"), N_("DAY") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_("birthdays: until this day"), N_("DAY") },
    { "tags", 0, 0, G_OPTION_ARG_STRING, &tags, N_("only who has all of these tags"), N_("TAGS") },
    { "seen", 0, 0, G_OPTION_ARG_INT, &seen_days,
      N_("only who was in touch within so many days"), N_("DAYS") },
    { "per-day", 0, 0, G_OPTION_ARG_INT, &per_day,
      N_("how many greetings a day at most; by the rules of the shop where it is left out"),
      N_("COUNT") },
    { "preview", 0, 0, G_OPTION_ARG_NONE, &is_preview, N_("tell what it would come to, do nothing"),
      NULL },
    { NULL },
  };
  g_autoptr(FoyerCallbacks) callbacks = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  FoyerCallbackGroup group = { 0 };
  FoyerCallbackGroupPreview preview;
  g_autoptr(FoyerCallbackGroupResult) done = NULL;

  if (!foyerctl_parse (self, "callback greet", entries, 0, 0, &argc, &argv)
      || (from != NULL && !foyerctl_parse_day (from, &group.first_day))
      || (to != NULL && !foyerctl_parse_day (to, &group.last_day)))
    return FOYERCTL_WRONG_USAGE;
  if (festival == NULL ? from == NULL || to == NULL : from != NULL || to != NULL)
    return foyerctl_misuse (_("Birthdays are greeted --from a day --to a day; a festival has its "
                              "own."));
  if (seen_days < 0 || per_day < 0)
    return foyerctl_misuse (_("A number of days or calls is not below 0."));
  if (!foyerctl_open (self, FOYER_DB_WRITE, &error))
    return foyerctl_complain (error);

  group.festival = festival;
  group.tags = tags;
  group.seen_days = seen_days;
  group.per_day = (guint) per_day;
  callbacks = foyer_callbacks_new (self->store, self->session, self->history, self->shop);
  if (is_preview)
    {
      foyer_callbacks_preview_group_async (callbacks, &group, NULL, foyerctl_on_done, &result);
      if (!foyer_callbacks_preview_group_finish (callbacks, foyerctl_wait (&result), &preview,
                                                 &error))
        return foyerctl_complain (error);
      return print_preview (self, &preview);
    }

  foyer_callbacks_plan_group_async (callbacks, &group, NULL, NULL, NULL, foyerctl_on_done, &result);
  done = foyer_callbacks_plan_group_finish (callbacks, foyerctl_wait (&result), &error);
  if (done == NULL)
    return foyerctl_complain (error);

  printf ("planned %u\n", done->n_planned);
  print_changes (done->changes);
  return FOYERCTL_DONE;
}
