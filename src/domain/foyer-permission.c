/* The matrix of HANDBOOK §17: who may do what. It is asked below every door: button, key, D-Bus,
 * foyerctl. */

#include "domain/foyer-permission.h"

#include "domain/foyer-domain-error.h"

#define DESK FOYER_ROLE_FRONTDESK
#define SALES FOYER_ROLE_SALES
#define AFTERSALE FOYER_ROLE_AFTERSALE
#define LEAD FOYER_ROLE_SUPERVISOR
#define ALL FOYER_ROLES_ALL

/* For each right: who may do it with anybody's things, and who with their own ("o"). */
static const struct
{
  const char *name;
  FoyerRoles any;
  FoyerRoles own;
} matrix[] = {
  [FOYER_RIGHT_VISIT] = { "visit", ALL, ALL },
  [FOYER_RIGHT_VISIT_VOID] = { "visit-void", LEAD, ALL },
  [FOYER_RIGHT_ENQUIRY] = { "enquiry", ALL, ALL },
  [FOYER_RIGHT_DEMO] = { "demo", LEAD, ALL },
  [FOYER_RIGHT_COMPLAINT_ACCEPT] = { "complaint-accept", ALL, ALL },
  [FOYER_RIGHT_COMPLAINT_INVESTIGATE] = { "complaint-investigate", LEAD, ALL },
  [FOYER_RIGHT_COMPLAINT_DIRECT] = { "complaint-direct", LEAD, LEAD },
  [FOYER_RIGHT_COMPLAINT_ARCHIVE] = { "complaint-archive", LEAD, LEAD },
  [FOYER_RIGHT_ITEM_READ] = { "item-read", ALL, ALL },
  [FOYER_RIGHT_ITEM_OPEN] = { "item-open", ALL, ALL },
  [FOYER_RIGHT_ITEM_WORK] = { "item-work", LEAD, ALL },
  [FOYER_RIGHT_ITEM_REOPEN] = { "item-reopen", LEAD, LEAD },
  [FOYER_RIGHT_ITEM_VOID] = { "item-void", LEAD, LEAD },
  [FOYER_RIGHT_CUSTOMER_EDIT] = { "customer-edit", ALL, ALL },
  [FOYER_RIGHT_CUSTOMER_REVEAL] = { "customer-reveal", ALL, ALL },
  [FOYER_RIGHT_CUSTOMER_EXPORT] = { "customer-export", LEAD, LEAD },
  [FOYER_RIGHT_CUSTOMER_MERGE] = { "customer-merge", LEAD, LEAD },
  [FOYER_RIGHT_CUSTOMER_ERASE] = { "customer-erase", LEAD, LEAD },
  [FOYER_RIGHT_PURCHASE_READ] = { "purchase-read", ALL, ALL },
  [FOYER_RIGHT_PURCHASE_WRITE] = { "purchase-write", SALES | LEAD, SALES | LEAD },
  [FOYER_RIGHT_ROSTER_READ] = { "roster-read", ALL, ALL },
  [FOYER_RIGHT_ROSTER_WRITE] = { "roster-write", LEAD, LEAD },
  [FOYER_RIGHT_LEAVE_ASK] = { "leave-ask", LEAD, ALL },
  [FOYER_RIGHT_LEAVE_DECIDE] = { "leave-decide", LEAD, LEAD },
  [FOYER_RIGHT_HANDOVER] = { "handover", LEAD, ALL },
  [FOYER_RIGHT_LIABILITY_READ] = { "liability-read", LEAD, ALL },
  [FOYER_RIGHT_LIABILITY_WRITE] = { "liability-write", LEAD, LEAD },
  [FOYER_RIGHT_REPORT] = { "report", LEAD, ALL },
  [FOYER_RIGHT_SETTINGS] = { "settings", LEAD, LEAD },
  [FOYER_RIGHT_STAFF] = { "staff", LEAD, LEAD },
};

G_STATIC_ASSERT (G_N_ELEMENTS (matrix) == FOYER_RIGHT_STAFF + 1);

/**
 * foyer_permission_get_roles:
 * @right: a right
 *
 * Returns: the roles that have the right over anybody's things
 */
FoyerRoles
foyer_permission_get_roles (FoyerRight right)
{
  return matrix[right].any;
}

static gboolean
check (FoyerRoles   roles,
       FoyerRoles   allowed,
       FoyerRight   right,
       GError     **error)
{
  g_autoptr (GFlagsClass) names = NULL;
  g_autoptr (GString) who = NULL;

  if ((roles & allowed) != 0)
    return TRUE;

  names = g_type_class_ref (FOYER_TYPE_ROLES);
  who = g_string_new (NULL);
  for (guint i = 0; i < names->n_values; i++)
    if ((allowed & names->values[i].value) != 0)
      g_string_append_printf (who, "%s%s", who->len > 0 ? ", " : "", names->values[i].value_nick);

  g_set_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_DENIED, "%s: only for %s",
               matrix[right].name, who->str);
  return FALSE;
}

/**
 * foyer_permission_check:
 * @roles: the roles of who asks
 * @right: what is asked for
 * @error: where to put who may
 *
 * Returns: whether one of @roles has the right over anybody's things; otherwise
 *   %FOYER_DOMAIN_ERROR_DENIED
 */
gboolean
foyer_permission_check (FoyerRoles   roles,
                        FoyerRight   right,
                        GError     **error)
{
  return check (roles, matrix[right].any, right, error);
}

/**
 * foyer_permission_check_own:
 * @roles: the roles of who asks
 * @right: what is asked for
 * @error: where to put who may
 *
 * For what belongs to who asks: their own account, item, shift, figures.
 *
 * Returns: whether one of @roles has the right over what is their own; otherwise
 *   %FOYER_DOMAIN_ERROR_DENIED
 */
gboolean
foyer_permission_check_own (FoyerRoles   roles,
                            FoyerRight   right,
                            GError     **error)
{
  return check (roles, matrix[right].own, right, error);
}
