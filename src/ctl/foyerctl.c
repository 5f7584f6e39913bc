#include "ctl/foyerctl.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "ctl/foyerctl-output.h"
#include "ctl/foyerctl-plan.h"
#include "foyer-config.h"
#include "service/foyer-catalog.h"

/* A file is planned without a store, a month of the shop with it. */
static FoyerctlStatus
run_plan (Foyerctl  *self,
          int        argc,
          char     **argv)
{
  for (int i = 1; i < argc; i++)
    if (g_str_equal (argv[i], "--month") || g_str_has_prefix (argv[i], "--month="))
      return foyerctl_plan_month (self, argc, argv);

  return foyerctl_plan (argc, argv);
}

static const FoyerctlCommand commands[] = {
  { "search", "TERMS…", N_("find customers by any hint"), foyerctl_search },
  { "visit add", "", N_("register a visit"), foyerctl_visit_add },
  { "visit list", "", N_("list the visits of a day"), foyerctl_visit_list },
  { "visit move", "NUMBER STATE", N_("move a visit to another state"), foyerctl_visit_move },
  { "item add", "SUBJECT", N_("open a work item"), foyerctl_item_add },
  { "item list", "", N_("list the open work items"), foyerctl_item_list },
  { "item show", "NUMBER", N_("show the log of a work item"), foyerctl_item_show },
  { "item move", "NUMBER ACT", N_("move a work item on"), foyerctl_item_move },
  { "callback list", "", N_("list the open callbacks by time"), foyerctl_callback_list },
  { "callback plan", "SUBJECT", N_("plan a callback"), foyerctl_callback_plan },
  { "callback outcome", "NUMBER", N_("tell how a call went"), foyerctl_callback_outcome },
  { "callback greet", "", N_("plan a call for each customer of a group"), foyerctl_callback_greet },
  { "callback digest", "", N_("print what calling came to"), foyerctl_callback_digest },
  { "due", "", N_("list what rings up to a moment, without ringing it"), foyerctl_due },
  { "review list", "", N_("list what is to be looked at in the day-end review"),
    foyerctl_review_list },
  { "review log", "", N_("list the reviewed days with what was counted"), foyerctl_review_log },
  { "review start", "", N_("begin the day-end review"), foyerctl_review_start },
  { "review tick", "NUMBER", N_("look at a work item in the day-end review"),
    foyerctl_review_tick },
  { "staff add", "", N_("add a colleague"), foyerctl_staff_add },
  { "staff list", "", N_("list the colleagues"), foyerctl_staff_list },
  { "demo account add", "LABEL", N_("register a demo account"), foyerctl_demo_account_add },
  { "demo account list", "", N_("list the demo accounts"), foyerctl_demo_account_list },
  { "demo lend", "LABEL", N_("begin a demo with an account"), foyerctl_demo_lend },
  { "demo return", "LABEL", N_("confirm the log-out of an account"), foyerctl_demo_return },
  { "demo list", "", N_("list the demos that run, or those of a day"), foyerctl_demo_list },
  { "register", "--pdf FILE", N_("write the visitor register as a document"), foyerctl_register },
  { "calendar import", "FILE",
    N_("take over the public holidays of a year, from JSON or iCalendar"),
    foyerctl_calendar_import },
  { "roster print", "--pdf FILE", N_("write the roster of a month as a document"),
    foyerctl_roster_print },
  { "roster export", "--ics FILE", N_("write the published shifts of a month as iCalendar"),
    foyerctl_roster_export },
  { "check", "", N_("check the integrity of everything"), foyerctl_check },
  { "backup", "FILE", N_("make a verified copy of the store"), foyerctl_backup },
  { "restore", "FILE", N_("put a copy in the place of the store; the present file is kept aside"),
    foyerctl_restore },
  { "migrate", "", N_("bring the store to the schema of this program"), foyerctl_migrate },
  { "copy", "FROM TO", N_("copy a whole shop into an empty store, and verify it"), foyerctl_copy },
  { "server init", "URI", N_("make a store on a server, and logins for its PCs"),
    foyerctl_server_init },
  { "server seat", "add|revoke NAME", N_("give a PC a login, or take it away"),
    foyerctl_server_seat },
  { "sample", "", N_("make a sample shop in an empty store"), foyerctl_sample },
  { "plan", "FILE | --month YYYY-MM", N_("plan a roster: of a file, or of the shop"), run_plan },
};

/* Finds a command by its name; a second word that is not part of it is left to the command. */
const FoyerctlCommand *
foyerctl_find_command (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];
  return NULL;
}

static void
print_help (FILE *stream)
{
  fprintf (stream, "%s\n  foyerctl %s\n\n", _("Usage:"), _("COMMAND [OPTION…] [ARGUMENT…]"));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *call = g_strstrip (g_strjoin (" ", commands[i].name, commands[i].arguments,
                                                     NULL));

      fprintf (stream, "  %-24s %s\n", call, _(commands[i].summary));
    }
  fprintf (stream, "\n%s\n  --database URI           %s\n  --staff NUMBER           %s\n"
           "  --json                   %s\n\n%s\n",
           _("Every command takes:"),
           _("the store: sqlite:PATH or postgresql://…; yours where it is left out"),
           _("who does it, for the journal; the console where it is left out"),
           _("print an array of objects"),
           _("“foyerctl COMMAND --help” tells its options. Exit status: 0 done, 1 could not, "
             "2 wrong usage."));
}

/* The command is the first word, or the first two or three. */
static const FoyerctlCommand *
take_command (int    *argc,
              char ***argv)
{
  for (int n_words = MIN (*argc - 1, 3); n_words >= 1; n_words--)
    {
      g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
      g_auto(GStrv) words = NULL;
      g_autofree char *name = NULL;
      const FoyerctlCommand *command;

      for (int i = 1; i <= n_words; i++)
        g_strv_builder_add (builder, (*argv)[i]);
      words = g_strv_builder_end (builder);
      name = g_strjoinv (" ", words);
      command = foyerctl_find_command (name);
      if (command != NULL)
        {
          *argc -= n_words;
          *argv += n_words;
          return command;
        }
    }
  return NULL;
}

int
main (int    argc,
      char **argv)
{
  Foyerctl self = { 0 };
  g_auto(GStrv) kept = NULL;
  g_autofree char **arguments = NULL;
  const FoyerctlCommand *command;
  FoyerctlStatus status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, foyer_catalog_get_default_dir ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("foyerctl");

  if (argc == 2 && g_str_equal (argv[1], "--version"))
    {
      printf ("foyerctl %s\n", FOYER_VERSION);
      return FOYERCTL_DONE;
    }
  if (argc == 2 && (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "help")))
    {
      print_help (stdout);
      return FOYERCTL_DONE;
    }

  /* GOption takes words out of the list that it is given; the words themselves stay ours. */
  kept = g_strdupv (argv);
  arguments = g_memdup2 (kept, (argc + 1) * sizeof *kept);
  argv = arguments;
  command = take_command (&argc, &argv);
  if (command == NULL)
    {
      print_help (stderr);
      return FOYERCTL_WRONG_USAGE;
    }

  self.clock = foyer_system_clock_new ();
  status = command->run (&self, argc, argv);
  foyerctl_close (&self);
  g_clear_object (&self.clock);
  g_free (self.database);
  g_free (self.staff_number);

  if (!foyerctl_output_is_written () && status == FOYERCTL_DONE)
    return FOYERCTL_COULD_NOT;
  return status;
}
