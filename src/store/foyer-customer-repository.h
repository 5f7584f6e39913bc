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

gboolean   foyer_customer_repository_ask_organisations  (FoyerDb          *db,
                                                         const char *const *prefixes,
                                                         guint             limit,
                                                         GPtrArray        *names,
                                                         GError          **error);

/* One row of a person, as far as a search needs it. Texts are borrowed. Returns whether to go
 * on. */
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

/* Whom to tell of persons that are being asked for. */
typedef struct
{
  FoyerPersonFunc func;
  gpointer user_data;
} FoyerPersonAsking;

gboolean   foyer_customer_repository_ask_of_organisations
                                                        (FoyerDb          *db,
                                                         const char *const *organisations,
                                                         guint             n_organisations,
                                                         guint             limit,
                                                         FoyerPersonAsking *asking,
                                                         GError          **error);
gboolean   foyer_customer_repository_ask_newest_of_organisations
                                                        (FoyerDb          *db,
                                                         const char *const *organisations,
                                                         guint             n_organisations,
                                                         guint             limit,
                                                         FoyerFinding     *finding,
                                                         GError          **error);
gboolean   foyer_customer_repository_ask_of_ids         (FoyerDb          *db,
                                                         const FoyerUuid  *ids,
                                                         guint             n_ids,
                                                         FoyerPersonAsking *asking,
                                                         GError          **error);
gboolean   foyer_customer_repository_log_access         (FoyerTransaction *transaction,
                                                         const char       *what,
                                                         const FoyerUuid  *subject,
                                                         gint64            amount,
                                                         GError          **error);

G_END_DECLS
