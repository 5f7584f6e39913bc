#include "service-fixture.h"

#include "domain/foyer-domain-error.h"
#include "service/foyer-reception-private.h"

#include <string.h>

static gint64
n_customers (Desk *desk)
{
  return count_rows (desk, "SELECT COUNT(*) FROM customer WHERE state = 'active'");
}

static void
test_who (void)
{
  static const struct
  {
    const char *who;
    const char *name;
    const char *phone;
  } cases[] = {
    { "", "", "" },
    { "  ", "", "" },
    { "张三", "张三", "" },
    { "13812345678", "", "13812345678" },
    { "138 1234 5678", "", "138 1234 5678" },
    { "+86 138-1234-5678", "", "+86 138-1234-5678" },
    { "5678", "", "5678" },
    { "１３８１２３４５６７８", "", "１３８１２３４５６７８" },
    { "张三 138 1234 5678", "张三", "138 1234 5678" },
    { "张三13812345678", "张三", "13812345678" },
    { "13812345678 张三", "张三", "13812345678" },
    { "Zhang San +86 138 1234 5678", "Zhang San", "+86 138 1234 5678" },
    { "王五2", "王五2", "" },
    { "3M", "3M", "" },
    { "R2D2", "R2D2", "" },
    { "😀", "😀", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = NULL;
      g_autofree char *phone = NULL;

      foyer_check_in_split_who (cases[i].who, &name, &phone);
      g_assert_cmpstr (name, ==, cases[i].name);
      g_assert_cmpstr (phone, ==, cases[i].phone);
    }
}

/* A customer is made of what was said, linked the next time, and never overwritten. */
static void
test_links (Fixture       *fixture,
            gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  g_autoptr (FoyerVisit) first = NULL;
  g_autoptr (FoyerVisit) second = NULL;
  g_autoptr (FoyerCustomer) customer = NULL;
  g_autoptr (FoyerCustomer) later = NULL;

  first = check_in (desk, "who", "周兰 13812345678", "identity", "parent", NULL);
  g_assert_cmpint (n_customers (desk), ==, 1);
  customer = get_customer (desk, foyer_visit_get_customer (first));
  g_assert_cmpstr (foyer_customer_get_name (customer), ==, "周兰");
  g_assert_cmpstr (foyer_customer_get_phone (customer), ==, "13812345678");
  g_assert_cmpint (foyer_customer_get_identity (customer), ==, FOYER_IDENTITY_PARENT);
  g_assert_cmpstr (foyer_customer_get_number (customer), ==, "K20261121-001");
  g_assert_true (g_str_has_prefix (foyer_customer_get_name_key (customer), "zhou"));

  /* The same day, in another spelling, with more said and one thing said otherwise. */
  fixture_advance (fixture, MINUTE_US);
  second = check_in (desk, "name", "周兰", "phone", "+86 138 1234 5678", "city", "杭州",
                     "identity", "teacher", NULL);
  g_assert_cmpint (n_customers (desk), ==, 1);
  g_assert_true (foyer_uuid_equal (foyer_visit_get_customer (first),
                                   foyer_visit_get_customer (second)));
  g_assert_cmpint (foyer_visit_get_identity (second), ==, FOYER_IDENTITY_TEACHER);
  later = get_customer (desk, foyer_visit_get_customer (first));
  g_assert_cmpstr (foyer_customer_get_city (later), ==, "杭州");
  g_assert_cmpint (foyer_customer_get_identity (later), ==, FOYER_IDENTITY_PARENT);
  g_assert_cmpint (foyer_customer_get_last_contact (later), >,
                   foyer_customer_get_last_contact (customer));
}

static void
test_takes_from_file (Fixture       *fixture,
                      gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  g_autoptr (FoyerVisit) first = NULL;
  g_autoptr (FoyerVisit) second = NULL;
  g_autofree char *id = NULL;

  first = check_in (desk, "who", "周兰 13812345678", "city", "杭州", "organisation", "第一中学",
                    NULL);
  id = foyer_uuid_to_string (foyer_visit_get_customer (first));
  second = check_in (desk, "customer", id, "name", "周小兰", NULL);
  g_assert_true (foyer_uuid_equal (foyer_visit_get_customer (first),
                                   foyer_visit_get_customer (second)));
  /* What was said stays, the rest comes from the file. */
  g_assert_cmpstr (foyer_visit_get_name (second), ==, "周小兰");
  g_assert_cmpstr (foyer_visit_get_phone (second), ==, "13812345678");
  g_assert_cmpstr (foyer_visit_get_city (second), ==, "杭州");
  g_assert_cmpstr (foyer_visit_get_organisation (second), ==, "第一中学");
  g_assert_cmpint (n_customers (desk), ==, 1);
}

/* A family with one number, and people of one name (P1). */
static void
test_doubt (Fixture       *fixture,
            gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  g_autoptr (FoyerVisit) mother = check_in (desk, "who", "周兰 13812345678", NULL);
  g_autoptr (FoyerVisit) number = check_in (desk, "who", "13812345678", NULL);
  g_autoptr (FoyerVisit) child = NULL;
  g_autoptr (FoyerVisit) either = NULL;
  g_autoptr (FoyerVisit) namesake = NULL;
  g_autoptr (FoyerVisit) name_only = NULL;
  g_autoptr (FoyerVisit) name_again = NULL;

  /* One file has the number: that is who calls. */
  g_assert_true (foyer_uuid_equal (foyer_visit_get_customer (mother),
                                   foyer_visit_get_customer (number)));
  g_assert_cmpstr (foyer_visit_get_name (number), ==, "周兰");

  child = check_in (desk, "who", "周小明 13812345678", NULL);
  g_assert_false (foyer_uuid_equal (foyer_visit_get_customer (mother),
                                    foyer_visit_get_customer (child)));
  g_assert_cmpint (n_customers (desk), ==, 2);

  /* Two files have it: nobody is linked, and no third one is made. */
  either = check_in (desk, "who", "13812345678", NULL);
  g_assert_true (foyer_uuid_is_none (foyer_visit_get_customer (either)));
  g_assert_cmpint (n_customers (desk), ==, 2);

  /* Another number is another person of the same name. */
  namesake = check_in (desk, "who", "周兰 13900001111", NULL);
  g_assert_cmpint (n_customers (desk), ==, 3);

  name_only = check_in (desk, "who", "吴七", NULL);
  name_again = check_in (desk, "who", "吴七", NULL);
  g_assert_cmpint (n_customers (desk), ==, 4);
  g_assert_true (foyer_uuid_equal (foyer_visit_get_customer (name_only),
                                   foyer_visit_get_customer (name_again)));
}

/* Who it is turns out later. */
static void
test_later (Fixture       *fixture,
            gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  GAsyncResult *result = NULL;
  g_autoptr (FoyerVisit) visit = check_in (desk, NULL, NULL);
  g_autoptr (FoyerVisit) named = NULL;
  g_autoptr (FoyerVisit) emptied = NULL;
  g_autoptr (FoyerEdits) edits = foyer_edits_new (FOYER_RECORD (visit));
  g_autoptr (FoyerEdits) emptying = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  foyer_edits_set (edits, "name", "周兰");
  foyer_edits_set (edits, "phone", "138 1234 5678");
  foyer_reception_edit_async (desk->reception, edits, NULL, on_done, &result);
  named = finish_well (desk, &result);
  g_assert_false (foyer_uuid_is_none (foyer_visit_get_customer (named)));
  g_assert_cmpint (n_customers (desk), ==, 1);

  /* What is emptied on purpose does not come back from the file. */
  emptying = foyer_edits_new (FOYER_RECORD (named));
  foyer_edits_set (emptying, "phone", "");
  foyer_reception_edit_async (desk->reception, emptying, NULL, on_done, &result);
  emptied = finish_well (desk, &result);
  g_assert_cmpstr (foyer_visit_get_phone (emptied), ==, "");

  first = undo (desk, &error);
  second = undo (desk, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (second, ==, "visit.edit");
  g_assert_cmpint (n_customers (desk), ==, 0);
}

/* Undo of a registration takes the customer back that it made, also out of the search. */
static void
test_undo (Fixture       *fixture,
           gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  g_autoptr (FoyerVisit) visit = check_in (desk, "who", "周兰 13812345678", NULL);
  g_autoptr (GPtrArray) before = find (desk, "zhoulan");
  g_autoptr (GPtrArray) between = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  g_assert_cmpuint (before->len, ==, 1);
  undone = undo (desk, &error);
  g_assert_no_error (error);
  between = find (desk, "zhoulan");
  g_assert_cmpuint (between->len, ==, 0);
  redone = redo (desk, &error);
  g_assert_no_error (error);
  after = find (desk, "5678");
  g_assert_cmpuint (after->len, ==, 1);
}

static void
test_unknown_customer (Fixture       *fixture,
                       gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  FoyerUuid id = foyer_uuid_new (START_US);
  g_autofree char *text = foyer_uuid_to_string (&id);
  g_autoptr (GHashTable) typed = typed_new ("customer", text, NULL);
  g_autoptr (GHashTable) garbage = typed_new ("customer", "' OR 1=1 --", NULL);
  g_autoptr (GHashTable) field = typed_new ("state", "left", NULL);
  GAsyncResult *result = NULL;
  g_autoptr (GError) unknown = NULL;
  g_autoptr (GError) invalid = NULL;
  g_autoptr (GError) forbidden = NULL;

  foyer_reception_check_in_async (desk->reception, typed, 0, NULL, on_done, &result);
  g_assert_null (finish (desk, &result, &unknown));
  g_assert_error (unknown, FOYER_SERVICE_ERROR, FOYER_SERVICE_ERROR_UNKNOWN);
  foyer_reception_check_in_async (desk->reception, garbage, 0, NULL, on_done, &result);
  g_assert_null (finish (desk, &result, &invalid));
  g_assert_error (invalid, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_INVALID);
  /* The state changes by acts only. */
  foyer_reception_check_in_async (desk->reception, field, 0, NULL, on_done, &result);
  g_assert_null (finish (desk, &result, &forbidden));
  g_assert_error (forbidden, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_INVALID);
  g_assert_cmpuint (n_open (desk), ==, 0);
}

/* Anything may be somebody's name; it comes back as it was typed and is found again. */
static const char *const good_names[] = {
  "😀",
  "👩‍👩‍👧‍👦 一家",
  "שלום עולם",
  "مرحبا",
  "<b>周兰</b>",
  "<span size='999999'>x</span>",
  "100%",
  "a_b",
  "O'Brien",
  "\"Bobby\"; DROP TABLE visit;--",
  "AND OR NOT NEAR(a b)",
  "name:* ^a + -b",
  "(((",
  "*",
  "NULL",
  "\\",
  "{{{",
  "%s%n%d",
  "𠮷野家",
  "Ａｌｉｃｅ",
};

static void
test_hostile_names (Fixture       *fixture,
                    gconstpointer  unused)
{
  Desk *desk = &fixture->desk;

  for (guint i = 0; i < G_N_ELEMENTS (good_names); i++)
    {
      g_autoptr (FoyerVisit) visit = NULL;
      g_autoptr (FoyerVisit) stored = NULL;
      g_autoptr (FoyerVisit) changed = NULL;
      g_autoptr (FoyerEdits) edits = NULL;
      g_autoptr (GPtrArray) found = NULL;
      GAsyncResult *result = NULL;

      fixture_advance (fixture, MINUTE_US);
      visit = check_in (desk, "name", good_names[i], NULL);
      stored = get_visit (desk, foyer_record_get_id (FOYER_RECORD (visit)));
      g_assert_cmpstr (foyer_visit_get_name (stored), ==, foyer_visit_get_name (visit));
      g_assert_cmpuint (strlen (foyer_visit_get_name (stored)), >, 0);

      edits = foyer_edits_new (FOYER_RECORD (stored));
      foyer_edits_set (edits, "remark", good_names[i]);
      foyer_edits_set (edits, "organisation", good_names[i]);
      foyer_reception_edit_async (desk->reception, edits, NULL, on_done, &result);
      changed = finish_well (desk, &result);
      g_assert_cmpstr (foyer_visit_get_remark (changed), ==,
                       foyer_visit_get_organisation (changed));

      found = find (desk, good_names[i]);
      g_assert_nonnull (found);
    }

  g_assert_cmpint (count_rows (desk, "SELECT COUNT(*) FROM visit"), ==,
                   G_N_ELEMENTS (good_names));
}

static void
test_bad_text (Fixture       *fixture,
               gconstpointer  unused)
{
  static const struct
  {
    const char *field;
    const char *text;
  } cases[] = {
    { "name", "\xff\xfe\x80" },
    { "name", "周\xe5\x85" },
    { "who", "\xc0\x80 13812345678" },
    { "phone", "abc" },
    { "phone", "138-CALL-ME" },
    { "phone", "😀" },
    { "party", "0" },
    { "party", "many" },
    { "identity", "king" },
    { "host", "nobody" },
    { "no_such_field", "x" },
  };
  Desk *desk = &fixture->desk;
  g_autofree char *endless = g_strnfill (50000, 'x');
  g_autoptr (GHashTable) typed = typed_new ("name", endless, NULL);
  GAsyncResult *result = NULL;
  g_autoptr (GError) too_long = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GHashTable) bad = typed_new (cases[i].field, cases[i].text, NULL);
      g_autoptr (GError) error = NULL;

      foyer_reception_check_in_async (desk->reception, bad, 0, NULL, on_done, &result);
      g_assert_null (finish (desk, &result, &error));
      g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_INVALID);
    }

  foyer_reception_check_in_async (desk->reception, typed, 0, NULL, on_done, &result);
  g_assert_null (finish (desk, &result, &too_long));
  g_assert_error (too_long, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_TOO_LONG);

  /* Nothing of it is stored, no number was used up, and nobody's undo has grown. */
  g_assert_cmpint (count_rows (desk, "SELECT COUNT(*) FROM visit"), ==, 0);
  g_assert_cmpint (count_rows (desk, "SELECT COUNT(*) FROM number_counter"), ==, 0);
  g_assert_false (foyer_history_get_can_undo (desk->history));
}

static void
test_phones (Fixture       *fixture,
             gconstpointer  unused)
{
  static const char *const spellings[] = {
    "13812345678", " 138 1234 5678 ", "+86 138 1234 5678", "+8613812345678", "0086-138-1234-5678",
    "１３８１２３４５６７８", "(+86) 138-1234-5678",
  };
  Desk *desk = &fixture->desk;

  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      g_autoptr (FoyerVisit) visit = check_in (desk, "phone", spellings[i], NULL);

      g_assert_cmpstr (foyer_visit_get_phone (visit), ==, "13812345678");
    }
  g_assert_cmpint (n_customers (desk), ==, 1);
}

/* An emptied form, a copied form: what is edited is cleaned by the same rules. */
static void
test_bad_edits (Fixture       *fixture,
                gconstpointer  unused)
{
  static const char *const bad[] = { "\xff\xfe", "周\xe5\x85" };
  Desk *desk = &fixture->desk;
  GAsyncResult *result = NULL;
  g_autofree char *endless = g_strnfill (50000, 'x');
  g_autoptr (FoyerVisit) visit = check_in (desk, NULL, NULL);

  for (guint i = 0; i <= G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (FoyerEdits) edits = foyer_edits_new (FOYER_RECORD (visit));
      g_autoptr (GError) error = NULL;
      int code = i < G_N_ELEMENTS (bad) ? FOYER_DOMAIN_ERROR_INVALID
                                        : FOYER_DOMAIN_ERROR_TOO_LONG;

      foyer_edits_set (edits, "name", i < G_N_ELEMENTS (bad) ? bad[i] : endless);
      foyer_reception_edit_async (desk->reception, edits, NULL, on_done, &result);
      g_assert_null (finish (desk, &result, &error));
      g_assert_error (error, FOYER_DOMAIN_ERROR, code);
    }
}

#define ADD(path, func) \
  g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check-in/who", test_who);
  ADD ("/check-in/links", test_links);
  ADD ("/check-in/takes-from-file", test_takes_from_file);
  ADD ("/check-in/doubt", test_doubt);
  ADD ("/check-in/later", test_later);
  ADD ("/check-in/undo", test_undo);
  ADD ("/check-in/unknown-customer", test_unknown_customer);
  ADD ("/check-in/hostile-names", test_hostile_names);
  ADD ("/check-in/bad-text", test_bad_text);
  ADD ("/check-in/phones", test_phones);
  ADD ("/check-in/bad-edits", test_bad_edits);

  return g_test_run ();
}
