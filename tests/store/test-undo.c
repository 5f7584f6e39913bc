/* Random acts, taken back one by one in the opposite order, and done again: at every step the store
 * is as it was, field by field, with the order of the search. */

#include "store-fixture.h"

#include "store/foyer-check.h"

#define ACTS 30
#define ROUNDS 6

typedef struct
{
  Fixture *fixture;
  GArray *customers;                    /* FoyerUuid */
  GArray *visits;
  GArray *ops;
  GPtrArray *states;                    /* texts; the state before each op, then the last */
} World;

static const char *const names[] = { "张晓明", "王伟", "欧阳娜娜", "Jean-Luc", "李", "曾国藩" };
static const char *const phones[] = { "", "13812345678", "13987654321", "01065550001" };

static void
add_fields (GString     *text,
            FoyerRecord *record)
{
  FoyerRecordClass *klass = FOYER_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      g_autofree char *value = foyer_record_dup_text (record, &klass->fields[i]);

      g_string_append_printf (text, "%s=%s;", klass->fields[i].name,
                              value != NULL ? value : "-");
    }
}

static void
add_records (World   *world,
             GString *text,
             GType    type,
             GArray  *ids)
{
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (FoyerRecord) record = fixture_load (world->fixture, type,
                                                     &g_array_index (ids, FoyerUuid, i));
      g_autofree char *state =
        foyer_record_dup_text (record,
                               foyer_record_class_find_field (FOYER_RECORD_GET_CLASS (record),
                                                              "state"));

      /* What is void is as good as not there. */
      if (g_str_equal (state, "void"))
        continue;
      g_string_append_printf (text, "\n%u: ", i);
      add_fields (text, record);
    }
}

static char *
describe (World *world)
{
  g_autoptr (GString) text = g_string_new ("");
  g_autofree char *order = fixture_find (world->fixture, "");

  add_records (world, text, FOYER_TYPE_CUSTOMER, world->customers);
  add_records (world, text, FOYER_TYPE_VISIT, world->visits);
  g_string_append_printf (text, "\n%s", order);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const FoyerUuid *
pick (GArray *ids)
{
  return &g_array_index (ids, FoyerUuid, g_test_rand_int_range (0, (int) ids->len));
}

static void
edit (World           *world,
      const FoyerUuid *id,
      const char      *field,
      const char      *text)
{
  g_autoptr (GError) error = NULL;
  FoyerUuid op;
  g_autofree char *now = fixture_get (world->fixture, FOYER_TYPE_CUSTOMER, id, field);

  if (g_strcmp0 (now, text) == 0)
    return;
  fixture_edit (world->fixture, FOYER_TYPE_CUSTOMER, id, field, text, &op, &error);
  g_assert_no_error (error);
  g_array_append_val (world->ops, op);
}

static void
act (World *world)
{
  FoyerUuid op;
  FoyerUuid id;

  switch (world->customers->len == 0 ? 0 : g_test_rand_int_range (0, 5))
    {
    case 0:
      id = fixture_add_customer (world->fixture, names[g_test_rand_int_range (0, 6)],
                                 phones[g_test_rand_int_range (0, 4)], &op);
      g_array_append_val (world->customers, id);
      g_array_append_val (world->ops, op);
      break;
    case 1:
      id = fixture_add_visit (world->fixture, pick (world->customers), &op);
      g_array_append_val (world->visits, id);
      g_array_append_val (world->ops, op);
      break;
    case 2:
      edit (world, pick (world->customers), "name", names[g_test_rand_int_range (0, 6)]);
      break;
    case 3:
      edit (world, pick (world->customers), "phone", phones[g_test_rand_int_range (0, 4)]);
      break;
    default:
      edit (world, pick (world->customers), "do_not_call", g_test_rand_bit () ? "1" : "0");
    }
}

static void
assert_sound (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerCheck) check = foyer_store_check (fixture->store, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (check->flaws->len, ==, 0);
}

static void
take_back_all (World  *world,
               GArray *undone)
{
  for (guint i = world->ops->len; i > 0; i--)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *state = NULL;
      FoyerUuid op;

      fixture_undo (world->fixture, &g_array_index (world->ops, FoyerUuid, i - 1), &op, &error);
      g_assert_no_error (error);
      g_array_append_val (undone, op);
      state = describe (world);
      g_assert_cmpstr (state, ==, g_ptr_array_index (world->states, i - 1));
    }
}

static void
do_all_again (World  *world,
              GArray *undone)
{
  for (guint i = undone->len; i > 0; i--)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *state = NULL;

      fixture_undo (world->fixture, &g_array_index (undone, FoyerUuid, i - 1), NULL, &error);
      g_assert_no_error (error);
      state = describe (world);
      g_assert_cmpstr (state, ==, g_ptr_array_index (world->states, undone->len - i + 1));
    }
}

static void
test_there_and_back (Fixture       *fixture,
                     gconstpointer  unused)
{
  g_autoptr (GArray) customers = g_array_new (FALSE, FALSE, sizeof (FoyerUuid));
  g_autoptr (GArray) visits = g_array_new (FALSE, FALSE, sizeof (FoyerUuid));
  g_autoptr (GArray) ops = g_array_new (FALSE, FALSE, sizeof (FoyerUuid));
  g_autoptr (GArray) undone = g_array_new (FALSE, FALSE, sizeof (FoyerUuid));
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  World world = { fixture, customers, visits, ops, states };

  g_ptr_array_add (states, describe (&world));
  for (guint i = 0; i < ACTS; i++)
    {
      guint n_ops = ops->len;

      act (&world);
      if (ops->len > n_ops)
        g_ptr_array_add (states, describe (&world));
    }

  take_back_all (&world, undone);
  assert_sound (fixture);
  do_all_again (&world, undone);
  assert_sound (fixture);
}

/* An undo between other acts: refused exactly when one of its fields has been changed since. */
static void
test_conflicts (Fixture       *fixture,
                gconstpointer  unused)
{
  static const char *const fields[] = { "name", "city", "remark", "source" };
  FoyerUuid id = fixture_add_customer (fixture, "张晓明", "", NULL);
  guint last[G_N_ELEMENTS (fields)] = { 0 };
  FoyerUuid ops[40];
  guint field_of[G_N_ELEMENTS (ops)];
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ops); i++)
    {
      g_autofree char *text = g_strdup_printf ("value %u", i);

      field_of[i] = g_test_rand_int_range (0, G_N_ELEMENTS (fields));
      last[field_of[i]] = i;
      fixture_edit (fixture, FOYER_TYPE_CUSTOMER, &id, fields[field_of[i]], text, &ops[i], &error);
      g_assert_no_error (error);
    }

  for (guint i = 0; i < G_N_ELEMENTS (ops); i++)
    {
      gboolean is_last = last[field_of[i]] == i;

      g_assert_cmpint (fixture_undo (fixture, &ops[i], NULL, &error), ==, is_last);
      if (is_last)
        {
          g_assert_no_error (error);
          continue;
        }
      g_assert_error (error, FOYER_DB_ERROR, FOYER_DB_ERROR_CONFLICT);
      g_assert_cmpstr (foyer_db_error_get_conflict (error)->columns[0], ==, fields[field_of[i]]);
      g_clear_error (&error);
    }
  assert_sound (fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autofree char *path = g_strdup_printf ("/store/undo/there-and-back/%u", i);

      g_test_add (path, Fixture, NULL, fixture_set_up, test_there_and_back, fixture_tear_down);
    }
  g_test_add ("/store/undo/conflicts", Fixture, NULL, fixture_set_up, test_conflicts,
              fixture_tear_down);

  return g_test_run ();
}
