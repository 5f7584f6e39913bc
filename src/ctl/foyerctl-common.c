/* What the commands share: options, the store, waiting, complaints. */

#include "ctl/foyerctl.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "ctl/foyerctl-output.h"
#include "domain/foyer-day.h"
#include "domain/foyer-todo-line.h"
#include "service/foyer-opening.h"
#include "service/foyer-words.h"

/**
 * foyerctl_parse: (skip)
 * @self: the run
 * @command: the name of the command
 * @entries: (nullable): its own options
 * @n_least: how many arguments it needs
 * @n_most: how many it takes; -1 for any number
 * @argc: (inout): number of arguments, with the name
 * @argv: (inout): arguments; those that are no options remain
 *
 * Reads the options of a command and those that all have. `--help` prints them and ends the
 * program.
 *
 * Returns: whether the usage is right; otherwise it was told
 */
gboolean
foyerctl_parse (Foyerctl            *self,
                const char          *command,
                const GOptionEntry  *entries,
                int                  n_least,
                int                  n_most,
                int                 *argc,
                char              ***argv)
{
  const GOptionEntry shared[] = {
    { "database", 0, 0, G_OPTION_ARG_STRING, &self->database, N_("the store"), N_("URI") },
    { "staff", 0, 0, G_OPTION_ARG_STRING, &self->staff_number, N_("who does it"), N_("NUMBER") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->is_json, N_("print an array of objects"), NULL },
    { NULL },
  };
  const FoyerctlCommand *known = foyerctl_find_command (command);
  g_autofree char *usage = g_strjoin (" ", command, known->arguments, NULL);
  g_autoptr(GOptionContext) context = g_option_context_new (usage);
  g_autoptr(GError) error = NULL;

  g_option_context_set_summary (context, _(known->summary));
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, shared, GETTEXT_PACKAGE);

  if (!g_option_context_parse (context, argc, argv, &error))
    {
      foyerctl_misuse (error->message);
      return FALSE;
    }
  /* Words behind "--" that begin with a hyphen are arguments; the "--" itself is not. */
  if (*argc > 1 && g_str_equal ((*argv)[1], "--"))
    {
      (*argv)[1] = (*argv)[0];
      *argc -= 1;
      *argv += 1;
    }
  if (*argc - 1 < n_least || (n_most >= 0 && *argc - 1 > n_most))
    {
      g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);

      g_printerr ("%s", help);
      return FALSE;
    }
  return TRUE;
}

char *
foyerctl_dup_uri (Foyerctl *self)
{
  return self->database != NULL ? g_strdup (self->database) : foyer_opening_dup_default_uri ();
}

static gboolean
load (Foyerctl  *self,
      GError   **error)
{
  g_autoptr(GAsyncResult) shop = NULL;
  g_autoptr(GAsyncResult) people = NULL;
  g_autoptr(GAsyncResult) signed_in = NULL;

  foyer_shop_load_async (self->shop, NULL, foyerctl_on_done, &shop);
  if (!foyer_shop_load_finish (self->shop, foyerctl_wait (&shop), error))
    return FALSE;
  foyer_people_load_async (self->people, NULL, foyerctl_on_done, &people);
  if (!foyer_people_load_finish (self->people, foyerctl_wait (&people), error))
    return FALSE;

  if (self->staff_number == NULL)
    return TRUE;
  foyer_people_sign_in_async (self->people, self->staff_number, NULL, foyerctl_on_done,
                              &signed_in);
  return foyer_people_sign_in_finish (self->people, foyerctl_wait (&signed_in), error);
}

/**
 * foyerctl_open: (skip)
 * @self: the run
 * @mode: what for
 * @error: where to put why not
 *
 * Opens the store, and signs in whom `--staff` names.
 *
 * Returns: whether the commands can go on
 */
gboolean
foyerctl_open (Foyerctl     *self,
               FoyerDbMode   mode,
               GError      **error)
{
  g_autofree char *uri = foyerctl_dup_uri (self);
  g_autoptr(GAsyncResult) result = NULL;

  foyer_store_open_async (uri, mode, self->clock, NULL, foyerctl_on_done, &result);
  self->store = foyer_store_open_finish (foyerctl_wait (&result), error);
  if (self->store == NULL)
    return FALSE;

  self->session = self->staff_number == NULL ? foyer_session_new_console (g_get_host_name ())
                                             : foyer_session_new (g_get_host_name ());
  self->history = foyer_history_new (self->store, self->session);
  self->shop = foyer_shop_new (self->store, self->session, self->history);
  self->people = foyer_people_new (self->store, self->session, self->history);
  return load (self, error);
}

/* Closes what foyerctl_open() has opened. */
void
foyerctl_close (Foyerctl *self)
{
  g_clear_object (&self->people);
  g_clear_object (&self->shop);
  g_clear_object (&self->history);
  g_clear_object (&self->session);
  if (self->store != NULL)
    foyer_store_close (self->store);
  g_clear_object (&self->store);
}

/* Tells an error on standard error. */
FoyerctlStatus
foyerctl_complain (const GError *error)
{
  g_autofree char *sentence = foyer_words_error (NULL, error);

  g_printerr ("%s\n", sentence);
  g_debug ("%s", error->message);
  return FOYERCTL_COULD_NOT;
}

/* Tells on standard error what is wrong with the arguments. */
FoyerctlStatus
foyerctl_misuse (const char *sentence)
{
  g_printerr ("%s\n", sentence);
  return FOYERCTL_WRONG_USAGE;
}

/* @record: (nullable): as it is stored, named by its @field; without one, complains of @error. */
FoyerctlStatus
foyerctl_say_saved (FoyerRecord  *record,
                    const char   *field,
                    const GError *error)
{
  g_autofree char *name = NULL;

  if (record == NULL || error != NULL)
    return foyerctl_complain (error);

  /* The commit has returned. */
  name = foyer_record_dup_text (record, foyer_record_class_find_field (
                                          FOYER_RECORD_GET_CLASS (record), field));
  printf ("saved %s\n", name);
  return FOYERCTL_DONE;
}

/* @content: (nullable): of the file; without one, complains of @error. */
FoyerctlStatus
foyerctl_write_file (const char   *path,
                     GBytes       *content,
                     const GError *error)
{
  g_autoptr(GError) refused = NULL;

  if (content == NULL)
    return foyerctl_complain (error);
  if (!foyerctl_output_write (path, g_bytes_get_data (content, NULL), g_bytes_get_size (content),
                              &refused))
    return foyerctl_complain (refused);

  printf ("saved %s\n", path);
  return FOYERCTL_DONE;
}

/* A day as YYYY-MM-DD. */
gboolean
foyerctl_parse_day (const char *text,
                    gint64     *day)
{
  if (foyer_day_parse (text, day))
    return TRUE;

  foyerctl_misuse (_("A day is written like 2026-11-21."));
  return FALSE;
}

/* A month as YYYY-MM: its first day. */
gboolean
foyerctl_parse_month (const char *text,
                      gint64     *first_day)
{
  g_autofree char *first = g_strconcat (text, "-01", NULL);

  return foyer_day_parse (first, first_day);
}

/* @asked_for: (nullable): of a document; that of the user where nothing is asked for */
const char *
foyerctl_get_language (const char *asked_for)
{
  const char *const *languages = g_get_language_names ();

  if (asked_for != NULL)
    return asked_for;
  return g_str_has_prefix (languages[0], "zh") ? "zh_CN" : "en";
}

/* The shop's today. */
gint64
foyerctl_get_today (Foyerctl *self)
{
  return foyer_shop_time_get_day (foyer_shop_get_time (self->shop),
                                  foyer_clock_now_us (self->clock));
}

/* A telephone number as digits, or masked where who is signed in may not see it whole. */
char *
foyerctl_dup_phone (Foyerctl   *self,
                    const char *phone)
{
  g_autofree char *shown = foyer_session_show_phone (self->session, phone);

  return strchr (shown, '*') != NULL ? g_steal_pointer (&shown) : g_strdup (phone);
}

/* Who works here under a number. */
FoyerStaff *
foyerctl_find_staff (Foyerctl   *self,
                     const char *number)
{
  GListModel *staff = foyer_people_get_staff (self->people);

  for (guint i = 0; i < g_list_model_get_n_items (staff); i++)
    {
      g_autoptr(FoyerStaff) each = g_list_model_get_item (staff, i);

      if (g_str_equal (foyer_staff_get_number (each), number))
        return g_steal_pointer (&each);
    }
  return NULL;
}

/* @number: (nullable): as asked for; where nobody has it that was told, and FALSE is returned */
gboolean
foyerctl_take_staff (Foyerctl    *self,
                     const char  *number,
                     FoyerStaff **staff)
{
  *staff = number != NULL ? foyerctl_find_staff (self, number) : NULL;
  if (*staff != NULL || number == NULL)
    return TRUE;

  g_printerr ("%s\n", _("Nobody who works here has this number."));
  return FALSE;
}

/* The number of a colleague. */
void
foyerctl_print_staff (Foyerctl        *self,
                      FoyerctlRows    *rows,
                      const char      *name,
                      const FoyerUuid *id)
{
  FoyerStaff *staff = foyer_people_lookup (self->people, id);

  foyerctl_rows_text (rows, name, staff != NULL ? foyer_staff_get_number (staff) : NULL);
}

/* @text: (nullable): a moment that lies ahead, as typed; 0 where there is none */
gboolean
foyerctl_parse_moment (Foyerctl    *self,
                       const char  *text,
                       gint64      *at_us,
                       GError     **error)
{
  *at_us = 0;
  return text == NULL
         || foyer_todo_line_parse_moment (text, foyer_shop_get_time (self->shop),
                                          foyer_clock_now_us (self->clock), at_us, error);
}

/* @found: (nullable): printed, a row each; without them, complains of @error. */
FoyerctlStatus
foyerctl_print (Foyerctl      *self,
                GPtrArray     *found,
                FoyerctlPrint  print,
                const GError  *error)
{
  FoyerctlRows rows;

  if (found == NULL)
    return foyerctl_complain (error);

  foyerctl_rows_begin (&rows, self->is_json);
  for (guint i = 0; i < found->len; i++)
    {
      foyerctl_rows_next (&rows);
      print (self, &rows, found->pdata[i]);
    }
  foyerctl_rows_end (&rows);
  return FOYERCTL_DONE;
}

void
foyerctl_on_done (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

GAsyncResult *
foyerctl_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}
