#include "domain/foyer-domain-error.h"
#include "domain/foyer-permission.h"

/* The rights that only a supervisor has over other people's things (HANDBOOK §17). */
static gboolean
is_for_supervisors (FoyerRight right)
{
  FoyerRoles roles = foyer_permission_get_roles (right);

  return roles == FOYER_ROLE_SUPERVISOR;
}

static void
test_supervisor_may_all (void)
{
  for (int right = FOYER_RIGHT_VISIT; right <= FOYER_RIGHT_STAFF; right++)
    {
      g_assert_true (foyer_permission_check (FOYER_ROLE_SUPERVISOR, right, NULL));
      g_assert_true (foyer_permission_check_own (FOYER_ROLE_SUPERVISOR, right, NULL));
    }
}

static void
test_nobody_may_nothing (void)
{
  for (int right = FOYER_RIGHT_VISIT; right <= FOYER_RIGHT_STAFF; right++)
    {
      g_assert_false (foyer_permission_check (0, right, NULL));
      g_assert_false (foyer_permission_check_own (0, right, NULL));
    }
}

/* Whoever may do it with anybody's things may do it with their own. */
static void
test_own_is_wider (void)
{
  for (int right = FOYER_RIGHT_VISIT; right <= FOYER_RIGHT_STAFF; right++)
    for (guint role = FOYER_ROLE_FRONTDESK; role <= FOYER_ROLE_SUPERVISOR; role <<= 1)
      if (foyer_permission_check (role, right, NULL))
        g_assert_true (foyer_permission_check_own (role, right, NULL));
}

static void
test_matrix (void)
{
  const FoyerRoles desk = FOYER_ROLE_FRONTDESK, sales = FOYER_ROLE_SALES;

  g_assert_true (foyer_permission_check (desk, FOYER_RIGHT_VISIT, NULL));
  g_assert_true (foyer_permission_check (desk, FOYER_RIGHT_ENQUIRY, NULL));
  g_assert_true (foyer_permission_check (desk, FOYER_RIGHT_CUSTOMER_REVEAL, NULL));
  g_assert_false (foyer_permission_check (desk, FOYER_RIGHT_ITEM_WORK, NULL));
  g_assert_true (foyer_permission_check_own (desk, FOYER_RIGHT_ITEM_WORK, NULL));
  g_assert_false (foyer_permission_check_own (desk, FOYER_RIGHT_ITEM_REOPEN, NULL));
  g_assert_false (foyer_permission_check (desk, FOYER_RIGHT_PURCHASE_WRITE, NULL));
  g_assert_true (foyer_permission_check (sales, FOYER_RIGHT_PURCHASE_WRITE, NULL));
  g_assert_false (foyer_permission_check (FOYER_ROLE_AFTERSALE, FOYER_RIGHT_PURCHASE_WRITE, NULL));

  g_assert_true (is_for_supervisors (FOYER_RIGHT_CUSTOMER_EXPORT));
  g_assert_true (is_for_supervisors (FOYER_RIGHT_CUSTOMER_MERGE));
  g_assert_true (is_for_supervisors (FOYER_RIGHT_COMPLAINT_ARCHIVE));
  g_assert_true (is_for_supervisors (FOYER_RIGHT_ROSTER_WRITE));
  g_assert_true (is_for_supervisors (FOYER_RIGHT_SETTINGS));
  g_assert_true (is_for_supervisors (FOYER_RIGHT_STAFF));
  g_assert_false (foyer_permission_check (FOYER_ROLES_ALL & ~FOYER_ROLE_SUPERVISOR,
                                          FOYER_RIGHT_SETTINGS, NULL));
}

static void
test_names_who_may (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (foyer_permission_check (FOYER_ROLE_FRONTDESK, FOYER_RIGHT_PURCHASE_WRITE, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_DENIED);
  g_assert_cmpstr (error->message, ==, "purchase-write: only for sales, supervisor");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/permission/supervisor-may-all", test_supervisor_may_all);
  g_test_add_func ("/permission/nobody-may-nothing", test_nobody_may_nothing);
  g_test_add_func ("/permission/own-is-wider", test_own_is_wider);
  g_test_add_func ("/permission/matrix", test_matrix);
  g_test_add_func ("/permission/names-who-may", test_names_who_may);
  return g_test_run ();
}
