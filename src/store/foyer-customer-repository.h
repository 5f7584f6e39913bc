#pragma once

/* Customers by what is known of them. The arrays hold FoyerCustomer, void ones left out. */

#include "domain/foyer-customer.h"
#include "store/foyer-transaction.h"

G_BEGIN_DECLS

GPtrArray *foyer_customer_repository_find_phone         (FoyerDb          *db,
                                                         const char       *phone,
                                                         guint             limit,
                                                         GError          **error);
GPtrArray *foyer_customer_repository_find_number        (FoyerDb          *db,
                                                         const char       *number,
                                                         GError          **error);
GPtrArray *foyer_customer_repository_find_ids           (FoyerDb          *db,
                                                         const FoyerUuid  *ids,
                                                         guint             n_ids,
                                                         GError          **error);

/* How many spellings of what is typed are looked for at once. */
#define FOYER_ORGANISATION_SPELLINGS 4

GPtrArray *foyer_customer_repository_find_organisations (FoyerDb          *db,
                                                         const char *const *prefixes,
                                                         guint             limit,
                                                         GError          **error);

/* One row of a person, as far as a search needs it. Texts are borrowed. Returns whether to go on. */
typedef struct
{
  FoyerUuid id;
  gint64 last_contact_us;
  const char *name;
  const char *phone;
  const char *phone2;
} FoyerPersonRow;

typedef gboolean (*FoyerPersonFunc) (const FoyerPersonRow *row,
                                     gpointer              user_data);

gboolean   foyer_customer_repository_each_of_organisations
                                                        (FoyerDb          *db,
                                                         const char *const *organisations,
                                                         guint             n_organisations,
                                                         guint             limit,
                                                         FoyerPersonFunc   func,
                                                         gpointer          user_data,
                                                         GError          **error);
gboolean   foyer_customer_repository_each_of_ids        (FoyerDb          *db,
                                                         const FoyerUuid  *ids,
                                                         guint             n_ids,
                                                         FoyerPersonFunc   func,
                                                         gpointer          user_data,
                                                         GError          **error);
gboolean   foyer_customer_repository_log_access         (FoyerTransaction *transaction,
                                                         const char       *what,
                                                         const FoyerUuid  *subject,
                                                         gint64            amount,
                                                         GError          **error);

G_END_DECLS
