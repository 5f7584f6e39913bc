#include "ctl/foyerctl.h"

#include <glib/gi18n.h>

static void
print_customer (Foyerctl     *self,
                FoyerctlRows *rows,
                gpointer      each)
{
  FoyerCustomer *customer = each;
  FoyerRecord *record = FOYER_RECORD (customer);
  g_autofree char *phone = foyerctl_dup_phone (self, foyer_customer_get_phone (customer));

  foyerctl_rows_id (rows, record);
  foyerctl_rows_field (rows, record, "number");
  foyerctl_rows_field (rows, record, "name");
  foyerctl_rows_text (rows, "phone", phone);
  foyerctl_rows_field (rows, record, "organisation");
  foyerctl_rows_field (rows, record, "identity");
  foyerctl_rows_field (rows, record, "state");
  foyerctl_rows_time (rows, "last_contact", foyer_customer_get_last_contact (customer));
}

/* foyerctl search TERMS…: customers by any hint, newest contact first. */
FoyerctlStatus
foyerctl_search (Foyerctl  *self,
                 int        argc,
                 char     **argv)
{
  int limit = 20;
  const GOptionEntry entries[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_("how many at most"), N_("N") },
    { NULL },
  };
  g_autoptr(FoyerCustomers) customers = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GPtrArray) found = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *hint = NULL;

  if (!foyerctl_parse (self, "search", entries, 1, -1, &argc, &argv))
    return FOYERCTL_WRONG_USAGE;
  if (limit < 1)
    return foyerctl_misuse (_("The limit is a number from 1 on."));
  if (!foyerctl_open (self, FOYER_DB_WRITE, &error))
    return foyerctl_complain (error);

  hint = g_strjoinv (" ", argv + 1);
  customers = foyer_customers_new (self->store, self->session, self->history, self->shop);
  foyer_customers_find_async (customers, hint, limit, NULL, foyerctl_on_done, &result);
  found = foyer_customers_find_finish (customers, foyerctl_wait (&result), &error);
  return foyerctl_print (self, found, print_customer, error);
}
