#include "domain/foyer-domain-error.h"
#include "domain/foyer-edits.h"

/* A small record of the test's own: what edits do must not hang on any one class. */
#define TEST_TYPE_CARD (test_card_get_type ())
G_DECLARE_FINAL_TYPE (TestCard, test_card, TEST, CARD, FoyerRecord)

struct _TestCard
{
  FoyerRecord parent_instance;

  char *name;
  char *phone;
  gint64 party;
  char *number;
};

G_DEFINE_FINAL_TYPE (TestCard, test_card, FOYER_TYPE_RECORD)

static const FoyerField card_fields[] = {
  { "name", FOYER_FIELD_TEXT, G_STRUCT_OFFSET (TestCard, name), NULL, FOYER_FIELD_EDITABLE, 10 },
  { "phone", FOYER_FIELD_TEXT, G_STRUCT_OFFSET (TestCard, phone), NULL,
    FOYER_FIELD_EDITABLE | FOYER_FIELD_PHONE, 20 },
  { "party", FOYER_FIELD_INT, G_STRUCT_OFFSET (TestCard, party), NULL, FOYER_FIELD_EDITABLE, 0 },
  { "number", FOYER_FIELD_TEXT, G_STRUCT_OFFSET (TestCard, number), NULL, 0, 20 },
};

static void
test_card_class_init (TestCardClass *klass)
{
  foyer_record_class_install_fields (FOYER_RECORD_CLASS (klass), "card", card_fields,
                                     G_N_ELEMENTS (card_fields));
}

static void
test_card_init (TestCard *self)
{
}

static TestCard *
card_new (const char *name,
          const char *phone)
{
  TestCard *card = g_object_new (TEST_TYPE_CARD, NULL);

  g_assert_true (foyer_record_edit (FOYER_RECORD (card), "name", name, NULL));
  g_assert_true (foyer_record_edit (FOYER_RECORD (card), "phone", phone, NULL));
  g_assert_true (foyer_record_edit (FOYER_RECORD (card), "party", "1", NULL));

  return card;
}

static TestCard *
card_with (TestCard   *card,
           const char *field,
           const char *text)
{
  TestCard *copy = TEST_CARD (foyer_record_copy (FOYER_RECORD (card)));

  g_assert_true (foyer_record_edit (FOYER_RECORD (copy), field, text, NULL));
  return copy;
}

static void
test_nothing_new (void)
{
  g_autoptr (TestCard) seen = card_new ("Ann", "13812345678");
  g_autoptr (FoyerEdits) edits = foyer_edits_new (FOYER_RECORD (seen));

  g_assert_true (foyer_edits_is_empty (edits));
  foyer_edits_set (edits, "name", "Ann");
  g_assert_true (foyer_edits_is_empty (edits));
  /* Another spelling of the same telephone is no edit. */
  foyer_edits_set (edits, "phone", "+86 138 1234 5678");
  g_assert_true (foyer_edits_is_empty (edits));

  foyer_edits_set (edits, "name", "Bea");
  g_assert_false (foyer_edits_is_empty (edits));
  foyer_edits_set (edits, "name", "Ann");
  g_assert_true (foyer_edits_is_empty (edits));
}

static void
test_applies (void)
{
  g_autoptr (TestCard) seen = card_new ("Ann", "13812345678");
  g_autoptr (TestCard) now = card_with (seen, "phone", "13900001111");
  g_autoptr (FoyerEdits) edits = foyer_edits_new (FOYER_RECORD (seen));
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GError) error = NULL;

  foyer_edits_set (edits, "name", "Bea");
  foyer_edits_set (edits, "party", "3");
  g_assert_true (foyer_edits_apply (edits, FOYER_RECORD (now), &conflicts, &error));
  g_assert_no_error (error);
  g_assert_null (conflicts);
  g_assert_cmpstr (now->name, ==, "Bea");
  g_assert_cmpint (now->party, ==, 3);
  /* What somebody else wrote in another field stands. */
  g_assert_cmpstr (now->phone, ==, "13900001111");
}

static void
test_empties (void)
{
  g_autoptr (TestCard) seen = card_new ("Ann", "13812345678");
  g_autoptr (FoyerEdits) edits = foyer_edits_new (FOYER_RECORD (seen));

  foyer_edits_set (edits, "name", NULL);
  g_assert_false (foyer_edits_is_empty (edits));
  g_assert_true (foyer_edits_apply (edits, FOYER_RECORD (seen), NULL, NULL));
  g_assert_cmpstr (seen->name, ==, "");
}

static void
test_conflict (void)
{
  g_autoptr (TestCard) seen = card_new ("Ann", "13812345678");
  g_autoptr (TestCard) now = card_with (seen, "name", "Cleo");
  g_autoptr (FoyerEdits) edits = foyer_edits_new (FOYER_RECORD (seen));
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GError) error = NULL;
  FoyerFieldConflict *conflict;

  foyer_edits_set (edits, "party", "3");
  foyer_edits_set (edits, "name", "Bea");
  g_assert_false (foyer_edits_apply (edits, FOYER_RECORD (now), &conflicts, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_STATE);
  g_assert_cmpuint (conflicts->len, ==, 1);

  conflict = conflicts->pdata[0];
  g_assert_cmpstr (conflict->field->name, ==, "name");
  g_assert_cmpstr (conflict->seen, ==, "Ann");
  g_assert_cmpstr (conflict->mine, ==, "Bea");
  g_assert_cmpstr (conflict->theirs, ==, "Cleo");

  /* All or nothing: the field without a conflict was not written either. */
  g_assert_cmpint (now->party, ==, 1);
}

static void
test_same_wish (void)
{
  g_autoptr (TestCard) seen = card_new ("Ann", "13812345678");
  g_autoptr (TestCard) now = card_with (seen, "name", "Bea");
  g_autoptr (FoyerEdits) edits = foyer_edits_new (FOYER_RECORD (seen));

  foyer_edits_set (edits, "name", "Bea");
  g_assert_true (foyer_edits_apply (edits, FOYER_RECORD (now), NULL, NULL));
  g_assert_cmpstr (now->name, ==, "Bea");
}

static void
test_settled (void)
{
  g_autoptr (TestCard) seen = card_new ("Ann", "13812345678");
  g_autoptr (TestCard) now = card_with (seen, "name", "Cleo");
  g_autoptr (FoyerEdits) edits = foyer_edits_new (FOYER_RECORD (seen));
  g_autoptr (FoyerEdits) mine = NULL;

  foyer_edits_set (edits, "name", "Bea");
  foyer_edits_set (edits, "party", "3");

  foyer_edits_accept_theirs (edits, FOYER_RECORD (now));
  g_assert_false (foyer_edits_is_empty (edits));
  mine = foyer_edits_copy (edits);

  g_assert_true (foyer_edits_apply (edits, FOYER_RECORD (now), NULL, NULL));
  g_assert_cmpstr (now->name, ==, "Cleo");
  g_assert_cmpint (now->party, ==, 3);

  /* The other way of settling it: mine, knowingly. */
  foyer_edits_set (mine, "name", "Bea");
  g_assert_true (foyer_edits_apply (mine, FOYER_RECORD (now), NULL, NULL));
  g_assert_cmpstr (now->name, ==, "Bea");
}

static void
test_accepts_itself (void)
{
  g_autoptr (TestCard) seen = card_new ("Ann", "");
  g_autoptr (FoyerEdits) edits = foyer_edits_new (FOYER_RECORD (seen));

  foyer_edits_set (edits, "name", "Bea");
  foyer_edits_accept_theirs (edits, foyer_edits_get_seen (edits));
  g_assert_false (foyer_edits_is_empty (edits));
}

static void
test_refused_text (void)
{
  g_autoptr (TestCard) seen = card_new ("Ann", "13812345678");
  g_autoptr (FoyerEdits) edits = foyer_edits_new (FOYER_RECORD (seen));
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *field = NULL;

  foyer_edits_set (edits, "name", "Bea");
  foyer_edits_set (edits, "phone", "not a number");
  g_assert_false (foyer_edits_is_empty (edits));
  g_assert_false (foyer_edits_apply (edits, FOYER_RECORD (seen), &conflicts, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_INVALID);
  field = foyer_domain_error_get_field (error);
  g_assert_cmpstr (field, ==, "phone");
  g_assert_null (conflicts);
  g_assert_cmpstr (seen->name, ==, "Ann");
}

static void
test_acts_only (void)
{
  g_autoptr (TestCard) seen = card_new ("Ann", "");
  g_autoptr (FoyerEdits) edits = foyer_edits_new (FOYER_RECORD (seen));
  g_autoptr (GError) error = NULL;

  foyer_edits_set (edits, "number", "V1");
  g_assert_false (foyer_edits_apply (edits, FOYER_RECORD (seen), NULL, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_INVALID);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edits/nothing-new", test_nothing_new);
  g_test_add_func ("/edits/applies", test_applies);
  g_test_add_func ("/edits/empties", test_empties);
  g_test_add_func ("/edits/conflict", test_conflict);
  g_test_add_func ("/edits/same-wish", test_same_wish);
  g_test_add_func ("/edits/settled", test_settled);
  g_test_add_func ("/edits/accepts-itself", test_accepts_itself);
  g_test_add_func ("/edits/refused-text", test_refused_text);
  g_test_add_func ("/edits/acts-only", test_acts_only);

  return g_test_run ();
}
