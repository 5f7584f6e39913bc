#include "service-fixture.h"

#include "domain/foyer-domain-error.h"

static FoyerUuid
add_customer (Fixture    *fixture,
              const char *who,
              const char *organisation)
{
  g_autoptr (FoyerVisit) visit = NULL;

  fixture_advance (fixture, MINUTE_US);
  visit = check_in (&fixture->desk, "who", who, "organisation", organisation, NULL);
  return *foyer_visit_get_customer (visit);
}

/* The names that a hint finds, in order. */
static char *
find_names (Desk       *desk,
            const char *hint)
{
  g_autoptr (GPtrArray) found = find (desk, hint);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " " : "",
                            foyer_customer_get_name (found->pdata[i]));

  return g_strdup (names->str);
}

static void
test_find (Fixture       *fixture,
           gconstpointer  unused)
{
  static const struct
  {
    const char *hint;
    const char *names;
  } cases[] = {
    { "张晓明", "张晓明" },
    { "张", "张伟 张晓明" },
    { "zhang", "张伟 张晓明" },
    { "zxm", "张晓明" },
    { "zhangxm", "张晓明" },
    { "zang", "张伟 张晓明" },
    { "5678", "张晓明" },
    { "1381", "张晓明" },
    { "138 1234 5678", "张晓明" },
    { "张 5678", "张晓明" },
    { "张 0000", "" },
    /* Where they come from, alone and with a name. */
    { "一中", "周兰 张晓明" },
    { "beijing", "周兰 张晓明" },
    { "bj", "周兰 张晓明" },
    { "一中 zhang", "张晓明" },
    { "一中 吴", "" },
    /* One digit wrong, two swapped. */
    { "13812345673", "张晓明" },
    { "13812354678", "张晓明" },
    { "13912345678", "张晓明" },
    { "13912345673", "" },
    { "K20261121-002", "张伟" },
    { "k20261121-002", "张伟" },
    { "K20261121-999", "" },
    { "", "" },
    { "   ", "" },
    { "~~~", "" },
  };
  Desk *desk = &fixture->desk;

  add_customer (fixture, "张晓明 13812345678", "北京市第一中学");
  add_customer (fixture, "张伟 13900001111", "");
  add_customer (fixture, "周兰 13700002222", "北京市第一中学");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *names = find_names (desk, cases[i].hint);

      g_test_message ("%s", cases[i].hint);
      g_assert_cmpstr (names, ==, cases[i].names);
    }
}

/* Whatever is typed, also half an input method's string, is a hint and no syntax. */
static void
test_hostile_hints (Fixture       *fixture,
                    gconstpointer  unused)
{
  static const char *const hints[] = {
    "\"", "'", "*", "(", ")", "%", "_", "\\", "NEAR", "AND", "OR NOT", "k:zhang", "{a b}:c", "^a",
    "a*b", "-a", "+a", "a AND", "\"a", "a\"b*", "NULL", "$1", "?1", ";", "--", "/*", "\xff\xfe",
    "zh\xe5", "😀", "<b>", "&amp;", "\t\n\r", "v8765", "uuuuuuuuuuuuuu", "1' OR '1'='1",
  };
  Desk *desk = &fixture->desk;
  g_autofree char *endless = g_strnfill (50000, 'z');
  g_autoptr (GString) many = g_string_new (NULL);

  add_customer (fixture, "张晓明 13812345678", "北京市第一中学");
  for (guint i = 0; i < G_N_ELEMENTS (hints); i++)
    g_ptr_array_unref (find (desk, hints[i]));
  g_ptr_array_unref (find (desk, endless));
  for (guint i = 0; i < 5000; i++)
    g_string_append (many, "张 13 ");
  g_ptr_array_unref (find (desk, many->str));
}

static void
test_newest_first (Fixture       *fixture,
                   gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  g_autoptr (FoyerVisit) again = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *taken_back = NULL;
  g_autofree char *undone = NULL;
  g_autoptr (GError) error = NULL;

  add_customer (fixture, "张一 13800000001", "");
  add_customer (fixture, "张二 13800000002", "");
  before = find_names (desk, "zhang");
  g_assert_cmpstr (before, ==, "张二 张一");

  fixture_advance (fixture, MINUTE_US);
  again = check_in (desk, "who", "张一 13800000001", NULL);
  after = find_names (desk, "zhang");
  g_assert_cmpstr (after, ==, "张一 张二");

  undone = undo (desk, &error);
  g_assert_no_error (error);
  taken_back = find_names (desk, "zhang");
  g_assert_cmpstr (taken_back, ==, "张二 张一");
}

static void
test_limit (Fixture       *fixture,
            gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  g_autoptr (GPtrArray) found = NULL;

  for (guint i = 0; i < 25; i++)
    {
      g_autofree char *who = g_strdup_printf ("张三 138000000%02u", i);

      add_customer (fixture, who, "第一中学");
    }
  found = find (desk, "张");
  g_assert_cmpuint (found->len, ==, 20);
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) older = NULL;
  g_autoptr (GAsyncResult) newer = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) cancelled = NULL;
  g_autoptr (GError) error = NULL;

  add_customer (fixture, "张晓明 13812345678", "");
  foyer_customers_find_async (desk->customers, "z", 20, cancellable, on_done, &older);
  g_cancellable_cancel (cancellable);
  foyer_customers_find_async (desk->customers, "zh", 20, NULL, on_done, &newer);

  g_assert_null (foyer_customers_find_finish (desk->customers, wait_for (&older), &cancelled));
  g_assert_error (cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  found = foyer_customers_find_finish (desk->customers, wait_for (&newer), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
}

static void
test_denied (Fixture       *fixture,
             gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  FoyerUuid id = add_customer (fixture, "张晓明 13812345678", "");
  g_autoptr (FoyerCustomer) customer = get_customer (desk, &id);
  g_autoptr (GAsyncResult) finding = NULL;
  g_autoptr (GAsyncResult) getting = NULL;
  g_autoptr (GAsyncResult) telling = NULL;
  g_autoptr (GAsyncResult) revealing = NULL;
  g_autoptr (GError) find_error = NULL;
  g_autoptr (GError) get_error = NULL;
  g_autoptr (GError) timeline_error = NULL;
  g_autoptr (GError) reveal_error = NULL;

  foyer_session_set_staff (desk->session, NULL);
  foyer_customers_find_async (desk->customers, "张", 20, NULL, on_done, &finding);
  g_assert_null (foyer_customers_find_finish (desk->customers, wait_for (&finding), &find_error));
  g_assert_error (find_error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_DENIED);
  foyer_customers_get_async (desk->customers, &id, NULL, on_done, &getting);
  g_assert_null (foyer_customers_finish (desk->customers, wait_for (&getting), NULL, &get_error));
  g_assert_error (get_error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_DENIED);
  foyer_customers_timeline_async (desk->customers, &id, 10, NULL, on_done, &telling);
  g_assert_null (foyer_customers_timeline_finish (desk->customers, wait_for (&telling), NULL,
                                                  &timeline_error));
  g_assert_error (timeline_error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_DENIED);
  foyer_customers_reveal_async (desk->customers, FOYER_RECORD (customer), NULL, on_done,
                                &revealing);
  g_assert_null (foyer_customers_reveal_finish (desk->customers, wait_for (&revealing),
                                                &reveal_error));
  g_assert_error (reveal_error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_DENIED);
  g_assert_cmpint (count_rows (desk, "SELECT COUNT(*) FROM access_log"), ==, 0);
}

static void
test_unknown (Fixture       *fixture,
              gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  FoyerUuid id = foyer_uuid_new (START_US);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  foyer_customers_get_async (desk->customers, &id, NULL, on_done, &result);
  g_assert_null (foyer_customers_finish (desk->customers, wait_for (&result), NULL, &error));
  g_assert_error (error, FOYER_SERVICE_ERROR, FOYER_SERVICE_ERROR_UNKNOWN);
}

static void
test_edit (Fixture       *fixture,
           gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  FoyerUuid id = add_customer (fixture, "张晓明 13812345678", "第一中学");
  g_autoptr (FoyerCustomer) customer = get_customer (desk, &id);
  g_autoptr (FoyerEdits) edits = foyer_edits_new (FOYER_RECORD (customer));
  g_autoptr (FoyerEdits) nothing = foyer_edits_new (FOYER_RECORD (customer));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) idle = NULL;
  g_autoptr (FoyerCustomer) edited = NULL;
  g_autoptr (FoyerCustomer) same = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *old_name = NULL;
  g_autofree char *new_name = NULL;
  g_autofree char *organisation = NULL;
  g_autofree char *back = NULL;
  g_autofree char *undone = NULL;
  gint64 n_revisions;

  foyer_edits_set (edits, "name", "李四");
  foyer_edits_set (edits, "phone2", "0571 8888 6666");
  foyer_edits_set (edits, "organisation", "第二小学");
  foyer_customers_edit_async (desk->customers, edits, NULL, on_done, &result);
  edited = foyer_customers_finish (desk->customers, wait_for (&result), NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (foyer_customer_get_name_key (edited), "li"));

  old_name = find_names (desk, "zhangxm");
  g_assert_cmpstr (old_name, ==, "");
  new_name = find_names (desk, "lisi");
  g_assert_cmpstr (new_name, ==, "李四");
  organisation = find_names (desk, "一中");
  g_assert_cmpstr (organisation, ==, "");
  g_clear_pointer (&organisation, g_free);
  organisation = find_names (desk, "第二小");
  g_assert_cmpstr (organisation, ==, "李四");

  undone = undo (desk, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (undone, ==, "customer.edit");
  back = find_names (desk, "zhangxm");
  g_assert_cmpstr (back, ==, "张晓明");

  /* Nothing written is nothing stored. */
  n_revisions = count_rows (desk, "SELECT MAX(rev) FROM revision");
  foyer_customers_edit_async (desk->customers, nothing, NULL, on_done, &idle);
  same = foyer_customers_finish (desk->customers, wait_for (&idle), NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (same);
  g_assert_cmpint (count_rows (desk, "SELECT MAX(rev) FROM revision"), ==, n_revisions);
}

/* PR-01, PR-02. */
static void
test_reveal (Fixture       *fixture,
             gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  FoyerUuid id = add_customer (fixture, "张晓明 13812345678", "");
  g_autoptr (FoyerCustomer) customer = get_customer (desk, &id);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (FoyerSession) console = foyer_session_new_console ("pc");
  g_autoptr (GError) error = NULL;
  g_autofree char *masked = NULL;
  g_autofree char *open = NULL;
  g_autofree char *phone = NULL;

  masked = foyer_session_show_phone (desk->session, foyer_customer_get_phone (customer));
  g_assert_cmpstr (masked, ==, "138****5678");
  open = foyer_session_show_phone (console, foyer_customer_get_phone (customer));
  g_assert_cmpstr (open, ==, "138 1234 5678");

  foyer_customers_reveal_async (desk->customers, FOYER_RECORD (customer), NULL, on_done, &result);
  phone = foyer_customers_reveal_finish (desk->customers, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (phone, ==, "13812345678");
  g_assert_cmpint (count_rows (desk, "SELECT COUNT(*) FROM access_log WHERE what = 'reveal'"
                               " AND subject IS NOT NULL AND amount = 1"), ==, 1);
  /* A look is no act to be taken back: the registration still is. */
  {
    g_autofree char *undone = undo (desk, &error);

    g_assert_cmpstr (undone, ==, "visit.check-in");
  }
  g_assert_cmpint (count_rows (desk, "SELECT COUNT(*) FROM access_log"), ==, 1);
}

static void
test_timeline (Fixture       *fixture,
               gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  FoyerUuid id = add_customer (fixture, "张晓明 13812345678", "");
  g_autoptr (FoyerVisit) second = NULL;
  g_autoptr (FoyerVisit) voided = NULL;
  g_autoptr (FoyerVisit) gone = NULL;
  g_autoptr (FoyerVisit) message = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) newest = NULL;
  g_autoptr (GAsyncResult) all = NULL;
  g_autoptr (GAsyncResult) few = NULL;
  GAsyncResult *result = NULL;
  g_autoptr (GError) error = NULL;
  guint total;

  fixture_advance (fixture, MINUTE_US);
  voided = check_in (desk, "who", "张晓明 13812345678", NULL);
  foyer_reception_void_async (desk->reception, voided, NULL, on_done, &result);
  gone = finish_well (desk, &result);
  fixture_advance (fixture, MINUTE_US);
  second = check_in (desk, "who", "张晓明 13812345678", NULL);
  fixture_advance (fixture, MINUTE_US);
  foyer_reception_leave_message_async (desk->reception, second, desk_find_staff (desk, "1003"),
                                       "请回电", NULL, on_done, &result);
  message = finish_well (desk, &result);

  foyer_customers_timeline_async (desk->customers, &id, 10, NULL, on_done, &all);
  entries = foyer_customers_timeline_finish (desk->customers, wait_for (&all), &total, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 3);
  g_assert_cmpuint (total, ==, 3);
  g_assert_true (FOYER_IS_ITEM (((FoyerTimelineEntry *) entries->pdata[0])->record));
  g_assert_true (FOYER_IS_VISIT (((FoyerTimelineEntry *) entries->pdata[1])->record));

  foyer_customers_timeline_async (desk->customers, &id, 1, NULL, on_done, &few);
  newest = foyer_customers_timeline_finish (desk->customers, wait_for (&few), &total, &error);
  g_assert_cmpuint (newest->len, ==, 1);
  g_assert_cmpuint (total, ==, 3);
}

/* PR-03: offered, never forced. */
static void
test_duplicates (Fixture       *fixture,
                 gconstpointer  unused)
{
  Desk *desk = &fixture->desk;
  FoyerUuid id = add_customer (fixture, "张晓明 13812345678", "第一中学");
  g_autoptr (FoyerCustomer) customer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  add_customer (fixture, "张小明 +86 138 1234 5678", "");
  add_customer (fixture, "王强 13900001111", "");
  g_assert_cmpint (count_rows (desk, "SELECT COUNT(*) FROM customer"), ==, 3);

  customer = get_customer (desk, &id);
  foyer_customers_duplicates_async (desk->customers, customer, NULL, on_done, &result);
  found = foyer_customers_duplicates_finish (desk->customers, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (foyer_customer_get_name (found->pdata[0]), ==, "张小明");
}

#define ADD(path, func) \
  g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/customers/find", test_find);
  ADD ("/customers/hostile-hints", test_hostile_hints);
  ADD ("/customers/newest-first", test_newest_first);
  ADD ("/customers/limit", test_limit);
  ADD ("/customers/cancelled", test_cancelled);
  ADD ("/customers/denied", test_denied);
  ADD ("/customers/unknown", test_unknown);
  ADD ("/customers/edit", test_edit);
  ADD ("/customers/reveal", test_reveal);
  ADD ("/customers/timeline", test_timeline);
  ADD ("/customers/duplicates", test_duplicates);

  return g_test_run ();
}
