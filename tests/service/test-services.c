#include "service-fixture.h"

#include "service/foyer-services.h"

static void
test_load (Fixture       *fixture,
           gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  g_autoptr (FoyerVisit) visit = check_in (desk, NULL, NULL);
  g_autoptr (FoyerSession) session = foyer_session_new ("desk-3");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  FoyerServices *services = foyer_services_new (desk->store, session);
  GListModel *open;

  foyer_services_load_async (services, NULL, on_done, &result);
  g_assert_true (foyer_services_load_finish (services, wait_for (&result), &error));
  g_assert_no_error (error);

  g_assert_true (foyer_services_get_store (services) == desk->store);
  g_assert_true (foyer_services_get_session (services) == session);
  g_assert_cmpstr (foyer_shop_get_name (foyer_services_get_shop (services)), ==, "一号店");
  g_assert_cmpuint (g_list_model_get_n_items
                      (foyer_people_get_staff (foyer_services_get_people (services))), ==, 3);
  open = foyer_reception_get_open (foyer_services_get_reception (services));
  g_assert_cmpuint (g_list_model_get_n_items (open), ==, 1);

  /* All remember their acts in the same history. */
  g_assert_true (foyer_service_get_history (FOYER_SERVICE (foyer_services_get_reception (services)))
                 == foyer_services_get_history (services));
  g_assert_true (foyer_service_get_history (FOYER_SERVICE (foyer_services_get_enquiries (services)))
                 == foyer_services_get_history (services));
  g_assert_nonnull (foyer_services_get_customers (services));
  g_assert_nonnull (foyer_services_get_documents (services));
  g_assert_nonnull (foyer_services_get_backups (services));

  /* Nothing keeps them alive. */
  g_clear_object (&result);
  settle (desk);
  g_object_add_weak_pointer (G_OBJECT (services), (gpointer *) &services);
  g_object_unref (services);
  g_assert_null (services);
}

static void
test_given_up (Fixture       *fixture,
               gconstpointer  unused)
{
  g_autoptr (FoyerSession) session = foyer_session_new ("desk-3");
  g_autoptr (FoyerServices) services = foyer_services_new (fixture->desk.store, session);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  foyer_services_load_async (services, cancellable, on_done, &result);
  g_assert_false (foyer_services_load_finish (services, wait_for (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/services/load", Fixture, NULL, fixture_set_up, test_load, fixture_tear_down);
  g_test_add ("/services/given-up", Fixture, NULL, fixture_set_up, test_given_up,
              fixture_tear_down);

  return g_test_run ();
}
