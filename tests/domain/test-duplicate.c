#include "domain/foyer-duplicate.h"

static FoyerCustomer *
make (const char *name,
      const char *phone,
      const char *organisation)
{
  static guint8 n;
  const FoyerUuid id = { { 1, ++n } };
  FoyerCustomer *customer = foyer_customer_new (&id, "C1", 1000 + n);
  FoyerRecord *record = FOYER_RECORD (customer);

  g_assert_true (foyer_record_edit (record, "name", name, NULL));
  g_assert_true (foyer_record_edit (record, "phone", phone, NULL));
  g_assert_true (foyer_record_edit (record, "organisation", organisation, NULL));
  return customer;
}

/* As an undo of its registration leaves it. */
static void
make_void (FoyerCustomer *customer)
{
  FoyerRecordClass *klass = FOYER_RECORD_GET_CLASS (customer);

  g_assert_true (foyer_record_parse_text (FOYER_RECORD (customer),
                                          foyer_record_class_find_field (klass, "state"), "void",
                                          NULL));
}

static void
assert_alike (const char     *name_a,
              const char     *phone_a,
              const char     *name_b,
              const char     *phone_b,
              FoyerDuplicate  expected)
{
  g_autoptr (FoyerCustomer) a = make (name_a, phone_a, "");
  g_autoptr (FoyerCustomer) b = make (name_b, phone_b, "");

  g_test_message ("%s %s, %s %s", name_a, phone_a, name_b, phone_b);
  g_assert_cmpint (foyer_duplicate_compare (a, b), ==, expected);
  g_assert_cmpint (foyer_duplicate_compare (b, a), ==, expected);
}

static void
test_compare (void)
{
  /* PR-03: one number in different spelling. */
  assert_alike ("周兰", "+86 138 1234 5678", "周兰", "13812345678", FOYER_DUPLICATE_SAME);
  /* A mother's number for the child. */
  assert_alike ("周兰", "13812345678", "王小明", "13812345678", FOYER_DUPLICATE_PHONE);
  /* The same name, another person. */
  assert_alike ("周兰", "13812345678", "周兰", "15987654321", FOYER_DUPLICATE_NONE);
  assert_alike ("周兰", "", "周兰", "", FOYER_DUPLICATE_NONE);
  assert_alike ("", "", "", "", FOYER_DUPLICATE_NONE);
  assert_alike ("", "13812345678", "", "13812345678", FOYER_DUPLICATE_PHONE);

  /* Slips of the finger, with the same name only. */
  assert_alike ("周兰", "13812345678", "周兰", "13812345679", FOYER_DUPLICATE_SIMILAR);
  assert_alike ("周兰", "13812345678", "周兰", "13812354678", FOYER_DUPLICATE_SIMILAR);
  assert_alike ("周兰", "13812345678", "周蓝", "13812345679", FOYER_DUPLICATE_NONE);
  assert_alike ("周兰", "13812345678", "周兰", "13812345698", FOYER_DUPLICATE_SIMILAR);
  assert_alike ("周兰", "13812345678", "周兰", "13812345199", FOYER_DUPLICATE_NONE);

  /* Landlines: without the area code, by another extension. */
  assert_alike ("周兰", "0571-8888 6666", "周兰", "88886666", FOYER_DUPLICATE_SIMILAR);
  assert_alike ("周兰", "0571-88886666转12", "周兰", "0571-88886666转13", FOYER_DUPLICATE_SIMILAR);

  /* Full-width letters and case. */
  assert_alike ("Ｔom Smith", "13812345678", "tom smith", "13812345678", FOYER_DUPLICATE_SAME);
}

static void
test_second_number (void)
{
  g_autoptr (FoyerCustomer) a = make ("周兰", "13812345678", "");
  g_autoptr (FoyerCustomer) b = make ("周女士", "", "");

  g_assert_true (foyer_record_edit (FOYER_RECORD (b), "phone2", "138 1234 5678", NULL));
  g_assert_cmpint (foyer_duplicate_compare (a, b), ==, FOYER_DUPLICATE_PHONE);
}

static void
test_rank (void)
{
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (FoyerCustomer) customer = make ("周兰", "13812345678", "杭州启智");
  g_autoptr (FoyerCustomer) void_one = make ("周兰", "13812345678", "");
  g_autoptr (GPtrArray) alike = NULL;

  make_void (void_one);
  g_ptr_array_add (candidates, make ("周兰", "13812345679", ""));
  g_ptr_array_add (candidates, make ("王小明", "13812345678", ""));
  g_ptr_array_add (candidates, make ("周兰", "15900000000", "杭州启智"));
  g_ptr_array_add (candidates, make ("周兰", "13812345678", ""));
  g_ptr_array_add (candidates, make ("赵敏", "15911111111", "杭州启智"));
  g_ptr_array_add (candidates, make ("周明", "13812345678", ""));
  g_ptr_array_add (candidates, g_object_ref (void_one));
  g_ptr_array_add (candidates, g_object_ref (customer));

  alike = foyer_duplicate_rank (customer, candidates);
  g_assert_cmpuint (alike->len, ==, 5);
  g_assert_true (alike->pdata[0] == candidates->pdata[3]);
  g_assert_true (alike->pdata[1] == candidates->pdata[5]); /* the newer of the same number */
  g_assert_true (alike->pdata[2] == candidates->pdata[1]);
  g_assert_true (alike->pdata[3] == candidates->pdata[2]);
  g_assert_true (alike->pdata[4] == candidates->pdata[0]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/duplicate/compare", test_compare);
  g_test_add_func ("/duplicate/second-number", test_second_number);
  g_test_add_func ("/duplicate/rank", test_rank);
  return g_test_run ();
}
