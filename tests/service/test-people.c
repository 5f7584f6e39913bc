#include "service-fixture.h"

#include "domain/foyer-domain-error.h"

#include <string.h>

static FoyerStaff *
finish_staff (Desk          *desk,
              GAsyncResult **result,
              GError       **error)
{
  FoyerStaff *staff = foyer_people_finish (desk->people, wait_for (result), error);

  g_clear_object (result);
  return staff;
}

static guint
n_staff (Desk *desk)
{
  return g_list_model_get_n_items (foyer_people_get_staff (desk->people));
}

static void
test_set_up (Fixture       *fixture,
             gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) again = NULL;
  g_autoptr (GError) error = NULL;
  FoyerStaff *staff;

  g_assert_false (foyer_shop_get_is_set_up (desk->shop));
  g_assert_null (foyer_session_get_staff (desk->session));

  foyer_shop_set_up_async (desk->shop, " 一号店 ", "1001", "林芳", NULL, on_done, &result);
  g_assert_true (foyer_shop_finish (desk->shop, wait_for (&result), &error));
  g_assert_no_error (error);
  g_assert_true (foyer_shop_get_is_set_up (desk->shop));
  g_assert_cmpstr (foyer_shop_get_name (desk->shop), ==, "一号店");

  staff = foyer_session_get_staff (desk->session);
  g_assert_cmpstr (foyer_staff_get_number (staff), ==, "1001");
  g_assert_true (foyer_staff_is_supervisor (staff));
  g_assert_cmpstr (foyer_staff_get_name_key (staff), !=, "");
  settle (desk);
  g_assert_cmpuint (n_staff (desk), ==, 1);

  /* It is not an act that a supervisor takes back by accident. */
  g_assert_false (foyer_history_get_can_undo (desk->history));

  foyer_shop_set_up_async (desk->shop, "二号店", "1009", "别人", NULL, on_done, &again);
  g_assert_false (foyer_shop_finish (desk->shop, wait_for (&again), &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_STATE);
}

static void
test_set_up_in_one (Fixture       *fixture,
                    gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  /* The supervisor cannot be made, so the shop gets no name either. */
  foyer_shop_set_up_async (desk->shop, "一号店", "no number", "林芳", NULL, on_done, &result);
  g_assert_false (foyer_shop_finish (desk->shop, wait_for (&result), &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_INVALID);
  g_assert_cmpint (count_rows (desk, "SELECT COUNT(*) FROM setting"), ==, 0);
  g_assert_null (foyer_session_get_staff (desk->session));
}

static void
test_nobody (Fixture       *fixture,
             gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  foyer_session_set_staff (desk->session, NULL);
  foyer_reception_check_in_async (desk->reception, NULL, 0, NULL, on_done, &result);
  g_assert_null (finish (desk, &result, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_DENIED);
}

static void
test_sign_in (Fixture       *fixture,
              gconstpointer  unused)
{
  static const char *const bad[] = { "", "9999", "100", "1' OR '1'='1", "\xff\xfe", "%", "_" };
  Desk *desk = &fixture->desk;

  desk_sign_in (desk, " 1003 ");
  g_assert_cmpstr (foyer_staff_get_name (foyer_session_get_staff (desk->session)), ==, "王强");

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      foyer_people_sign_in_async (desk->people, bad[i], NULL, on_done, &result);
      g_assert_false (foyer_people_sign_in_finish (desk->people, wait_for (&result), &error));
      g_assert_error (error, FOYER_SERVICE_ERROR, FOYER_SERVICE_ERROR_UNKNOWN);
      g_assert_cmpstr (foyer_staff_get_name (foyer_session_get_staff (desk->session)), ==, "王强");
    }
}

static void
test_rights (Fixture       *fixture,
             gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) shop = NULL;
  g_autoptr (GError) denied = NULL;
  g_autoptr (GError) error = NULL;

  foyer_people_add_async (desk->people, "1004", "张三", FOYER_ROLE_SUPERVISOR, 0, NULL, on_done,
                          &result);
  g_assert_null (finish_staff (desk, &result, &denied));
  g_assert_error (denied, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_DENIED);

  foyer_shop_set_async (desk->shop, "visit.wait_warn", "5min", NULL, on_done, &shop);
  g_assert_false (foyer_shop_finish (desk->shop, wait_for (&shop), &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_DENIED);
}

static void
test_add (Fixture       *fixture,
          gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  GAsyncResult *result = NULL;
  g_autoptr (FoyerStaff) staff = NULL;
  g_autoptr (GError) taken = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *field = NULL;
  g_autofree char *undone = NULL;

  desk_sign_in (desk, "1001");
  foyer_people_add_async (desk->people, "1000", "张三", FOYER_ROLE_SALES, 0, NULL, on_done,
                          &result);
  staff = finish_staff (desk, &result, &error);
  g_assert_no_error (error);
  /* Seen at once, and where the number puts it. */
  g_assert_cmpuint (n_staff (desk), ==, 4);
  {
    g_autoptr (FoyerStaff) first = g_list_model_get_item (foyer_people_get_staff (desk->people), 0);

    g_assert_cmpstr (foyer_staff_get_number (first), ==, "1000");
  }

  foyer_people_add_async (desk->people, "1002", "李四", FOYER_ROLE_SALES, 0, NULL, on_done,
                          &result);
  g_assert_null (finish_staff (desk, &result, &taken));
  g_assert_error (taken, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_INVALID);
  field = foyer_domain_error_get_field (taken);
  g_assert_cmpstr (field, ==, "number");

  undone = undo (desk, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (undone, ==, "staff.add");
  settle (desk);
  g_assert_cmpuint (n_staff (desk), ==, 3);
}

static void
test_last_supervisor (Fixture       *fixture,
                      gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  FoyerStaff *chief;
  GAsyncResult *result = NULL;
  g_autoptr (FoyerEdits) edits = NULL;
  g_autoptr (GError) demoted = NULL;
  g_autoptr (GError) left = NULL;

  desk_sign_in (desk, "1001");
  chief = desk_find_staff (desk, "1001");
  edits = foyer_edits_new (FOYER_RECORD (chief));
  foyer_edits_set (edits, "roles", "frontdesk");
  foyer_people_edit_async (desk->people, edits, NULL, on_done, &result);
  g_assert_null (finish_staff (desk, &result, &demoted));
  g_assert_error (demoted, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_STATE);

  foyer_people_leave_async (desk->people, chief, NULL, on_done, &result);
  g_assert_null (finish_staff (desk, &result, &left));
  g_assert_error (left, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_STATE);
  g_assert_cmpuint (n_staff (desk), ==, 3);
}

static gboolean
leave_at_once (FoyerTransaction  *transaction,
               gpointer           data,
               gpointer          *result,
               GError           **error)
{
  g_autoptr (FoyerStaff) staff = foyer_service_load (transaction, FOYER_TYPE_STAFF, data, error);

  return staff != NULL && foyer_staff_leave (staff, error)
         && foyer_transaction_save (transaction, FOYER_RECORD (staff), error);
}

/* There is a second supervisor, and the first leaves at another seat: then the first one's
 * promotion of the second cannot be taken back, even before the news is here. */
static void
test_last_supervisor_undo (Fixture       *fixture,
                           gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  g_autoptr (FoyerStore) other = NULL;
  GAsyncResult *result = NULL;
  g_autoptr (FoyerEdits) promotion = NULL;
  g_autoptr (FoyerStaff) promoted = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;
  FoyerActor actor = { .name = "console", .seat = "desk-2" };
  FoyerStaff *chief;

  desk_sign_in (desk, "1001");
  chief = desk_find_staff (desk, "1001");
  promotion = foyer_edits_new (FOYER_RECORD (desk_find_staff (desk, "1002")));
  foyer_edits_set (promotion, "roles", "supervisor");
  foyer_people_edit_async (desk->people, promotion, NULL, on_done, &result);
  promoted = finish_staff (desk, &result, &error);
  g_assert_no_error (error);

  other = foyer_store_open_sync (fixture->uri, FOYER_DB_WRITE, fixture->clock, &error);
  g_assert_no_error (error);
  foyer_store_write (other, &actor, "staff.leave", NULL, leave_at_once,
                     (gpointer) foyer_record_get_id (FOYER_RECORD (chief)), NULL, NULL, &error);
  g_assert_no_error (error);
  foyer_store_close (other);

  undone = undo (desk, &error);
  g_assert_null (undone);
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_STATE);
  g_assert_nonnull (strstr (error->message, "supervisor"));
  settle (desk);
  g_assert_false (foyer_history_get_can_undo (desk->history));
}

static void
test_leave (Fixture       *fixture,
            gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  GAsyncResult *result = NULL;
  g_autoptr (FoyerStaff) gone = NULL;
  g_autoptr (FoyerStaff) back = NULL;
  g_autoptr (GAsyncResult) signing = NULL;
  g_autoptr (GError) unknown = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  desk_sign_in (desk, "1001");
  foyer_people_leave_async (desk->people, desk_find_staff (desk, "1003"), NULL, on_done, &result);
  gone = finish_staff (desk, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_staff (desk), ==, 2);
  /* Still named on what they did. */
  g_assert_nonnull (foyer_people_lookup (desk->people, foyer_record_get_id (FOYER_RECORD (gone))));

  foyer_people_sign_in_async (desk->people, "1003", NULL, on_done, &signing);
  g_assert_false (foyer_people_sign_in_finish (desk->people, wait_for (&signing), &unknown));
  g_assert_error (unknown, FOYER_SERVICE_ERROR, FOYER_SERVICE_ERROR_UNKNOWN);

  undone = undo (desk, &error);
  g_assert_no_error (error);
  settle (desk);
  g_assert_cmpuint (n_staff (desk), ==, 3);
  redone = redo (desk, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (redone, ==, "staff.leave");
  settle (desk);
  g_assert_cmpuint (n_staff (desk), ==, 2);

  foyer_people_come_back_async (desk->people, gone, NULL, on_done, &result);
  back = finish_staff (desk, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_staff (desk), ==, 3);
}

/* Whoever leaves the firm is signed out wherever they sit; new roles count at once. */
static void
test_session_follows (Fixture       *fixture,
                      gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  Desk other = { 0 };
  GAsyncResult *result = NULL;
  g_autoptr (FoyerEdits) promotion = NULL;
  g_autoptr (FoyerStaff) promoted = NULL;
  g_autoptr (FoyerStaff) gone = NULL;
  g_autoptr (GError) error = NULL;

  desk_sign_in (desk, "1001");
  desk_open (&other, fixture, "desk-2");
  desk_load (&other);
  desk_sign_in (&other, "1003");
  g_assert_false (foyer_session_may (other.session, FOYER_RIGHT_SETTINGS));

  promotion = foyer_edits_new (FOYER_RECORD (desk_find_staff (desk, "1003")));
  foyer_edits_set (promotion, "roles", "frontdesk supervisor");
  foyer_people_edit_async (desk->people, promotion, NULL, on_done, &result);
  promoted = finish_staff (desk, &result, &error);
  g_assert_no_error (error);
  settle (&other);
  g_assert_true (foyer_session_may (other.session, FOYER_RIGHT_SETTINGS));

  foyer_people_leave_async (desk->people, promoted, NULL, on_done, &result);
  gone = finish_staff (desk, &result, &error);
  g_assert_no_error (error);
  settle (&other);
  g_assert_null (foyer_session_get_staff (other.session));
  desk_close (&other);
}

static void
test_settings (Fixture       *fixture,
               gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GAsyncResult) third = NULL;
  g_autoptr (GError) invalid = NULL;
  g_autoptr (GError) unknown = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  const char *text;

  desk_sign_in (desk, "1001");
  foyer_shop_set_async (desk->shop, "visit.wait_warn", "7min", NULL, on_done, &first);
  g_assert_true (foyer_shop_finish (desk->shop, wait_for (&first), &error));
  text = foyer_settings_get_text (foyer_shop_get_settings (desk->shop),
                                  FOYER_SETTING_VISIT_WAIT_WARN);
  g_assert_cmpstr (text, ==, "7min");

  foyer_shop_set_async (desk->shop, "visit.wait_warn", "soon", NULL, on_done, &second);
  g_assert_false (foyer_shop_finish (desk->shop, wait_for (&second), &invalid));
  g_assert_error (invalid, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_INVALID);
  foyer_shop_set_async (desk->shop, "no.such.thing", "1", NULL, on_done, &third);
  g_assert_false (foyer_shop_finish (desk->shop, wait_for (&third), &unknown));
  g_assert_error (unknown, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_INVALID);

  /* The first choice of a setting goes back to its default. */
  undone = undo (desk, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (undone, ==, "shop.set");
  settle (desk);
  text = foyer_settings_get_text (foyer_shop_get_settings (desk->shop),
                                  FOYER_SETTING_VISIT_WAIT_WARN);
  g_assert_cmpstr (text, ==, "10min");
  redone = redo (desk, &error);
  g_assert_no_error (error);
  settle (desk);
  text = foyer_settings_get_text (foyer_shop_get_settings (desk->shop),
                                  FOYER_SETTING_VISIT_WAIT_WARN);
  g_assert_cmpstr (text, ==, "7min");
}

#define ADD(path, set_up, func) \
  g_test_add (path, Fixture, NULL, set_up, func, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/people/set-up", fixture_set_up_empty, test_set_up);
  ADD ("/people/set-up-in-one", fixture_set_up_empty, test_set_up_in_one);
  ADD ("/people/nobody", fixture_set_up, test_nobody);
  ADD ("/people/sign-in", fixture_set_up, test_sign_in);
  ADD ("/people/rights", fixture_set_up, test_rights);
  ADD ("/people/add", fixture_set_up, test_add);
  ADD ("/people/last-supervisor", fixture_set_up, test_last_supervisor);
  ADD ("/people/last-supervisor-undo", fixture_set_up, test_last_supervisor_undo);
  ADD ("/people/leave", fixture_set_up, test_leave);
  ADD ("/people/session-follows", fixture_set_up, test_session_follows);
  ADD ("/people/settings", fixture_set_up, test_settings);

  return g_test_run ();
}
