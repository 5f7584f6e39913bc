/* A store on a server: founding it, its seats, and moving a shop there and back. */

#include "ctl/foyerctl.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "store/foyer-server.h"
#include "store/foyer-store-copy.h"

static FoyerctlStatus
complain (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
    g_printerr ("%s\n", _("This is no address of a server. Write it like "
                          "postgresql://owner@server/shop."));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT))
    g_printerr ("%s\n", _("A seat is named in small letters, digits and hyphens, and the address "
                          "names a database. Nothing was changed."));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_printerr ("%s\n", _("There is no seat of this name. Nothing was changed."));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    g_printerr ("%s\n", _("There is a shop in that store already. Nothing was changed. Choose an "
                          "empty store, or one that does not exist yet."));
  else
    return foyerctl_complain (error);

  return FOYERCTL_COULD_NOT;
}

static gboolean
print_seat (Foyerctl    *self,
            const char  *owner,
            const char  *name,
            gint64       store,
            const char  *host,
            GError     **error)
{
  g_autofree char *uri = foyer_server_add_seat (owner, name, store, host, error);

  if (uri == NULL)
    return FALSE;

  if (self->is_json)
    {
      FoyerctlRows rows;

      foyerctl_rows_begin (&rows, TRUE);
      foyerctl_rows_next (&rows);
      foyerctl_rows_text (&rows, "seat", name);
      foyerctl_rows_text (&rows, "uri", uri);
      foyerctl_rows_end (&rows);
    }
  else
    printf ("%s\t%s\n", name, uri);

  return TRUE;
}

/* foyerctl server init URI: the address of each seat is printed, once. */
FoyerctlStatus
foyerctl_server_init (Foyerctl  *self,
                      int        argc,
                      char     **argv)
{
  g_auto(GStrv) seats = NULL;
  g_autofree char *host = NULL;
  gint64 store = 1;
  const GOptionEntry entries[] = {
    { "seat", 0, 0, G_OPTION_ARG_STRING_ARRAY, &seats, N_("a PC that gets a login; again for more"),
      N_("NAME") },
    { "host", 0, 0, G_OPTION_ARG_STRING, &host, N_("how the PCs reach the server"), N_("HOST") },
    { "store", 0, 0, G_OPTION_ARG_INT64, &store, N_("which store of a chain"), N_("N") },
    { NULL },
  };
  g_autoptr(GError) error = NULL;

  if (!foyerctl_parse (self, "server init", entries, 1, 1, &argc, &argv))
    return FOYERCTL_WRONG_USAGE;
  if (!foyer_server_found (argv[1], &error))
    return complain (error);

  for (guint i = 0; seats != NULL && seats[i] != NULL; i++)
    if (!print_seat (self, argv[1], seats[i], store, host, &error))
      return complain (error);

  return FOYERCTL_DONE;
}

/* foyerctl server seat add|revoke NAME, with the owner's address as --database */
FoyerctlStatus
foyerctl_server_seat (Foyerctl  *self,
                      int        argc,
                      char     **argv)
{
  g_autofree char *host = NULL;
  gint64 store = 1;
  const GOptionEntry entries[] = {
    { "host", 0, 0, G_OPTION_ARG_STRING, &host, N_("how the PC reaches the server"), N_("HOST") },
    { "store", 0, 0, G_OPTION_ARG_INT64, &store, N_("which store of a chain"), N_("N") },
    { NULL },
  };
  g_autofree char *uri = NULL;
  g_autoptr(GError) error = NULL;

  if (!foyerctl_parse (self, "server seat", entries, 2, 2, &argc, &argv))
    return FOYERCTL_WRONG_USAGE;

  uri = foyerctl_dup_uri (self);
  if (g_str_equal (argv[1], "add"))
    return print_seat (self, uri, argv[2], store, host, &error) ? FOYERCTL_DONE : complain (error);
  if (g_str_equal (argv[1], "revoke"))
    return foyer_server_revoke_seat (uri, argv[2], &error) ? FOYERCTL_DONE : complain (error);

  return foyerctl_misuse (_("A seat can be added or revoked: add NAME, revoke NAME."));
}

static void
print_table (Foyerctl     *self,
             FoyerctlRows *rows,
             gpointer      each)
{
  const FoyerStoreCopied *table = each;

  foyerctl_rows_text (rows, "table", table->table);
  foyerctl_rows_int (rows, "rows", table->rows);
}

/* foyerctl copy FROM TO */
FoyerctlStatus
foyerctl_copy (Foyerctl  *self,
               int        argc,
               char     **argv)
{
  g_autoptr(GPtrArray) copied = NULL;
  g_autoptr(GError) error = NULL;

  if (!foyerctl_parse (self, "copy", NULL, 2, 2, &argc, &argv))
    return FOYERCTL_WRONG_USAGE;

  copied = foyer_store_copy (argv[1], argv[2], NULL, &error);
  if (copied == NULL)
    return complain (error);

  return foyerctl_print (self, copied, print_table, NULL);
}
