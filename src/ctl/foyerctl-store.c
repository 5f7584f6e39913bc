/* The store itself: check, backup, restore, migrate. */

#include "ctl/foyerctl.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "service/foyer-opening.h"
#include "store/foyer-backup.h"
#include "store/foyer-check.h"

/* foyerctl check: every page, every row, every link of the journal, every key of the index. */
FoyerctlStatus
foyerctl_check (Foyerctl  *self,
                int        argc,
                char     **argv)
{
  g_autoptr(FoyerCheck) check = NULL;
  g_autoptr(GError) error = NULL;

  if (!foyerctl_parse (self, "check", NULL, 0, 0, &argc, &argv))
    return FOYERCTL_WRONG_USAGE;
  if (!foyerctl_open (self, FOYER_DB_WRITE, &error))
    return foyerctl_complain (error);

  check = foyer_store_check (self->store, &error);
  if (check == NULL)
    return foyerctl_complain (error);

  if (self->is_json)
    {
      FoyerctlRows rows;

      foyerctl_rows_begin (&rows, TRUE);
      foyerctl_rows_next (&rows);
      foyerctl_rows_text (&rows, "state", check->flaws->len == 0 ? "sound" : "damaged");
      foyerctl_rows_int (&rows, "rev", check->rev);
      foyerctl_rows_int (&rows, "revisions", check->revisions);
      foyerctl_rows_int (&rows, "customers", check->customers);
      foyerctl_rows_int (&rows, "flaws", check->flaws->len);
      foyerctl_rows_end (&rows);
    }
  else if (check->flaws->len == 0)
    printf ("sound: %" G_GINT64_FORMAT " revisions, %" G_GINT64_FORMAT " customers\n",
            check->revisions, check->customers);

  for (guint i = 0; i < check->flaws->len; i++)
    g_printerr ("%s\n", (const char *) check->flaws->pdata[i]);
  if (check->flaws->len == 0)
    return FOYERCTL_DONE;
  g_printerr ("%s\n", _("The store is damaged. Nothing was changed. Restore the last backup."));
  return FOYERCTL_COULD_NOT;
}

/* foyerctl backup FILE */
FoyerctlStatus
foyerctl_backup (Foyerctl  *self,
                 int        argc,
                 char     **argv)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;

  if (!foyerctl_parse (self, "backup", NULL, 1, 1, &argc, &argv))
    return FOYERCTL_WRONG_USAGE;
  if (g_file_test (argv[1], G_FILE_TEST_EXISTS))
    {
      g_printerr ("%s\n", _("There is a file of this name already. It was left as it is. Choose "
                            "another name."));
      return FOYERCTL_COULD_NOT;
    }
  if (!foyerctl_open (self, FOYER_DB_WRITE, &error))
    return foyerctl_complain (error);

  path = foyer_store_backup (self->store, argv[1], &error);
  if (path == NULL)
    return foyerctl_complain (error);
  printf ("saved %s\n", path);
  return FOYERCTL_DONE;
}

/* Who is named must have the right; the console has. */
static gboolean
may_restore (Foyerctl  *self,
             GError   **error)
{
  gboolean may;

  if (self->staff_number == NULL)
    return TRUE;

  may = foyerctl_open (self, FOYER_DB_WRITE, error)
        && foyer_session_check (self->session, FOYER_RIGHT_SETTINGS, error);
  foyerctl_close (self);
  return may;
}

/* foyerctl restore FILE: the present file is kept aside. */
FoyerctlStatus
foyerctl_restore (Foyerctl  *self,
                  int        argc,
                  char     **argv)
{
  g_autofree char *uri = NULL;
  g_autofree char *aside = NULL;
  g_autoptr(GError) error = NULL;

  if (!foyerctl_parse (self, "restore", NULL, 1, 1, &argc, &argv))
    return FOYERCTL_WRONG_USAGE;
  if (!may_restore (self, &error))
    return foyerctl_complain (error);

  uri = foyerctl_dup_uri (self);
  aside = foyer_backup_restore (uri, argv[1], foyer_clock_now_us (self->clock), &error);
  if (aside == NULL)
    return foyerctl_complain (error);
  printf ("restored; kept %s\n", aside);
  return FOYERCTL_DONE;
}

/* foyerctl migrate: a store that is not there is not made. */
FoyerctlStatus
foyerctl_migrate (Foyerctl  *self,
                  int        argc,
                  char     **argv)
{
  g_autofree char *uri = NULL;
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;

  if (!foyerctl_parse (self, "migrate", NULL, 0, 0, &argc, &argv))
    return FOYERCTL_WRONG_USAGE;

  uri = foyerctl_dup_uri (self);
  path = foyer_opening_dup_path (uri);
  if (path != NULL && !g_file_test (path, G_FILE_TEST_EXISTS))
    g_set_error (&error, FOYER_DB_ERROR, FOYER_DB_ERROR_MISSING, "no such file");
  else
    foyerctl_open (self, FOYER_DB_CREATE, &error);
  if (error != NULL)
    return foyerctl_complain (error);

  printf ("ready\n");
  return FOYERCTL_DONE;
}
