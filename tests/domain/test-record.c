#include "domain/foyer-attempt.h"
#include "domain/foyer-callback.h"
#include "domain/foyer-coverage.h"
#include "domain/foyer-customer.h"
#include "domain/foyer-day.h"
#include "domain/foyer-demo-account.h"
#include "domain/foyer-demo-session.h"
#include "domain/foyer-domain-error.h"
#include "domain/foyer-enquiry.h"
#include "domain/foyer-item.h"
#include "domain/foyer-leave.h"
#include "domain/foyer-roster-cell.h"
#include "domain/foyer-roster-month.h"
#include "domain/foyer-setting.h"
#include "domain/foyer-shift.h"
#include "domain/foyer-staff.h"
#include "domain/foyer-survey.h"
#include "domain/foyer-talking-point.h"
#include "domain/foyer-visit.h"
#include "domain/foyer-wish.h"

#include <string.h>

static const gint64 now_us = G_GINT64_CONSTANT (1795226400000000);
static const FoyerUuid id = { { 7 } };

/* 2026-10-01 */
#define OCTOBER 20727

static void
add_roster (GPtrArray *records)
{
  static const FoyerUuid cover = { { 6 } };
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();
  FoyerShift *shift = foyer_shift_new (&id, "early", "早班", NULL, FOYER_SHIFT_EARLY, 0);
  FoyerLeave *leave = foyer_leave_new (&id, "Q1", &id, now_us, now_us + 1, FOYER_LEAVE_SICK,
                                       FOYER_LEAVE_BY_PHONE, now_us);

  g_assert_true (foyer_shift_set_hours (shift, 480, 960, 0, NULL));
  g_assert_true (foyer_leave_set_cover (leave, &cover, nobody, NULL));
  g_ptr_array_add (records, shift);
  g_ptr_array_add (records, leave);
  g_ptr_array_add (records, foyer_coverage_new (&id, FOYER_POST_PHONE, FOYER_WEEKDAYS_ALL, 480, 960,
                                                1));
  g_ptr_array_add (records, foyer_roster_cell_new (&id, &id, OCTOBER, 0));
  g_ptr_array_add (records, foyer_roster_month_new (&id, OCTOBER));
  g_ptr_array_add (records, foyer_wish_new (&id, &id, OCTOBER, NULL, FALSE, 1));
}

static void
add_demo (GPtrArray *records)
{
  g_ptr_array_add (records, foyer_demo_account_new (&id, "DEMO-01"));
  g_ptr_array_add (records, foyer_demo_session_new (&id, "D1", OCTOBER, &id, now_us, now_us));
  g_ptr_array_add (records, foyer_talking_point_new (&id, FOYER_IDENTITY_PARENT, 0, "同步", NULL,
                                                     NULL, NULL));
}

static void
add_callbacks (GPtrArray *records)
{
  const FoyerAttemptTold told = { .contact = FOYER_CONTACT_NO_ANSWER, .remark = "rang" };

  g_ptr_array_add (records, foyer_callback_new (&id, FOYER_CALLBACK_USAGE, now_us));
  g_ptr_array_add (records, foyer_attempt_new (&id, &id, 1, OCTOBER, now_us, &id, &told));
  g_ptr_array_add (records, foyer_survey_new (&id, &id, &id, OCTOBER, now_us, &id));
  g_ptr_array_add (records, foyer_survey_question_new (&id, "attitude", 0, "Attitude", "服务态度"));
  g_ptr_array_add (records, foyer_survey_answer_new (&id, &id, &id, 5));
}

/* Every kind of record, as it is when new. */
static GPtrArray *
make_all (void)
{
  const FoyerItemStamp stamp = { { { 8 } }, { { 9 } }, now_us };
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  FoyerItemLog *line;

  g_ptr_array_add (records, foyer_customer_new (&id, "C1", now_us));
  g_ptr_array_add (records, foyer_staff_new (&id, "1001", "李娜", FOYER_ROLE_FRONTDESK, 0));
  g_ptr_array_add (records, foyer_visit_new_walk_in (&id, "V1-1", 20778, now_us));
  g_ptr_array_add (records, foyer_enquiry_new (&id, "E1", 20778, now_us, FOYER_CHANNEL_CALL, NULL));
  g_ptr_array_add (records, foyer_setting_new (&id, NULL, "shop.name", "x"));
  g_ptr_array_add (records, foyer_item_new (&id, FOYER_ITEM_CASE, "I1", 0, &stamp, &line));
  g_ptr_array_add (records, line);
  add_roster (records);
  add_demo (records);
  add_callbacks (records);
  return records;
}

/* What the field may hold at random, as canonical text. */
static char *
make_text (const FoyerField *field,
           GRand            *rand)
{
  switch (field->kind)
    {
    case FOYER_FIELD_TEXT:
      return g_strdup_printf ("文%u", g_rand_int (rand));
    case FOYER_FIELD_BOOL:
      return g_strdup (g_rand_boolean (rand) ? "1" : "0");
    case FOYER_FIELD_ENUM:
      {
        g_autoptr (GEnumClass) values = g_type_class_ref (field->get_type ());

        return g_strdup (values->values[g_rand_int_range (rand, 0, values->n_values)].value_nick);
      }
    case FOYER_FIELD_SET:
      {
        g_autoptr (GFlagsClass) values = g_type_class_ref (field->get_type ());
        guint i = g_rand_int_range (rand, 1, values->n_values);

        return g_strdup_printf ("%s %s", values->values[0].value_nick,
                                values->values[i].value_nick);
      }
    case FOYER_FIELD_REF:
      {
        FoyerUuid other = foyer_uuid_new (now_us);

        return g_rand_boolean (rand) ? foyer_uuid_to_string (&other) : NULL;
      }
    case FOYER_FIELD_DAY:
    case FOYER_FIELD_TIME:
      if (g_rand_boolean (rand))
        return NULL;
      return g_strdup_printf ("%d", g_rand_int_range (rand, 1, G_MAXINT));
    case FOYER_FIELD_INT:
    case FOYER_FIELD_MONEY:
      return g_strdup_printf ("%d", g_rand_int_range (rand, -5, 5));
    }

  g_assert_not_reached ();
}

static void
check_round_trip (FoyerRecord *record,
                  GRand       *rand)
{
  FoyerRecordClass *klass = FOYER_RECORD_GET_CLASS (record);
  g_autoptr (FoyerRecord) copy = NULL;
  g_autoptr (FoyerRecord) read = g_object_new (G_OBJECT_TYPE (record), NULL);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      g_autofree char *text = make_text (&klass->fields[i], rand);
      g_autofree char *back = NULL;
      g_autoptr (GError) error = NULL;

      foyer_record_parse_text (record, &klass->fields[i], text, &error);
      g_assert_no_error (error);
      back = foyer_record_dup_text (record, &klass->fields[i]);
      g_assert_cmpstr (back, ==, text);
    }

  copy = foyer_record_copy (record);
  for (guint i = 0; i < klass->n_fields; i++)
    {
      g_autofree char *buffer = NULL;
      FoyerValue value = foyer_record_get_value (record, &klass->fields[i], &buffer);

      g_assert_true (foyer_record_field_equal (record, copy, &klass->fields[i]));
      g_assert_cmpint (value.type, ==, foyer_field_get_value_type (&klass->fields[i]));
      g_assert_true (foyer_record_set_value (read, &klass->fields[i], value));
      g_assert_true (foyer_record_field_equal (record, read, &klass->fields[i]));
    }
  g_assert_true (foyer_uuid_equal (foyer_record_get_id (copy), foyer_record_get_id (record)));
}

/* Text, value and copy of every field of every kind of record say the same. */
static void
test_round_trip (void)
{
  g_autoptr (GPtrArray) records = make_all ();
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (int round = 0; round < 50; round++)
    for (guint i = 0; i < records->len; i++)
      check_round_trip (g_ptr_array_index (records, i), rand);
}

static void
test_new_is_sound (void)
{
  g_autoptr (GPtrArray) records = make_all ();

  for (guint i = 0; i < records->len; i++)
    {
      g_autoptr (GError) error = NULL;

      foyer_record_check (g_ptr_array_index (records, i), &error);
      g_assert_no_error (error);
      g_assert_cmpint (foyer_record_get_version (g_ptr_array_index (records, i)), ==, 0);
    }
}

/* Whether a column is no field: the keys of every table, and what only the store knows. */
static gboolean
is_of_store (const char *column)
{
  static const char *const columns[] = { "store_id", "id", "version", "ring", NULL };

  return g_ascii_isupper (column[0]) || g_strv_contains (columns, column);
}

/* The columns of a table: of its making, and those that came later. */
static GPtrArray *
list_columns (const char *schema,
              const char *table)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *head = g_strdup_printf ("CREATE TABLE %s (", table);
  g_autofree char *later = g_strdup_printf ("ALTER TABLE %s ADD COLUMN ", table);
  g_auto (GStrv) lines = g_strsplit (schema, "\n", -1);
  gboolean is_inside = FALSE;

  for (int i = 0; lines[i] != NULL; i++)
    {
      gboolean is_later = g_str_has_prefix (lines[i], later);
      g_autofree char *line = g_strdup (lines[i] + (is_later ? strlen (later) : 0));
      g_auto (GStrv) words = g_strsplit (g_strchug (line), " ", 2);

      if (strcmp (lines[i], head) == 0)
        is_inside = TRUE;
      else if (lines[i][0] == ')')
        is_inside = FALSE;
      else if ((is_inside || is_later) && words[0] != NULL && !is_of_store (words[0]))
        g_ptr_array_add (columns, g_strdup (words[0]));
    }

  return columns;
}

/* The first column of the schema's table that is no field, or the other way round; NULL for
 * none. */
static char *
find_difference (const char       *schema,
                 FoyerRecordClass *klass)
{
  g_autoptr (GPtrArray) columns = list_columns (schema, klass->entity);

  g_assert_cmpuint (columns->len, >, 0);
  for (guint i = 0; i < MAX (columns->len, klass->n_fields); i++)
    {
      if (i >= klass->n_fields)
        return g_strdup (columns->pdata[i]);
      if (i >= columns->len || strcmp (klass->fields[i].name, columns->pdata[i]) != 0)
        return g_strdup (klass->fields[i].name);
    }

  return NULL;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* All schemas, one after the other. */
static char *
read_schemas (void)
{
  const char *folder = g_getenv ("SCHEMA_DIR");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GString *all = g_string_new (NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);
      g_autofree char *text = NULL;

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_string_append (all, text);
    }

  return g_string_free (all, FALSE);
}

/* The fields are the columns of the schema that makes the table, in their order. */
static void
test_schema (void)
{
  g_autoptr (GPtrArray) records = make_all ();
  g_autofree char *schema = read_schemas ();

  for (guint i = 0; i < records->len; i++)
    {
      FoyerRecordClass *klass = FOYER_RECORD_GET_CLASS (g_ptr_array_index (records, i));
      g_autofree char *difference = find_difference (schema, klass);

      g_test_message ("%s", klass->entity);
      g_assert_cmpstr (difference, ==, NULL);
    }
}

static void
assert_edit_refused (FoyerRecord *record,
                     const char  *field,
                     const char  *text,
                     int          code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autoptr (FoyerRecord) before = foyer_record_copy (record);
  const FoyerField *declared =
    foyer_record_class_find_field (FOYER_RECORD_GET_CLASS (record), field);

  g_assert_false (foyer_record_edit (record, field, text, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, code);
  name = foyer_domain_error_get_field (error);
  g_assert_cmpstr (name, ==, field);
  if (declared != NULL)
    g_assert_true (foyer_record_field_equal (record, before, declared));
}

static void
test_edit (void)
{
  g_autoptr (FoyerCustomer) customer = foyer_customer_new (&id, "C1", now_us);
  FoyerRecord *record = FOYER_RECORD (customer);
  g_autofree char *many = g_strnfill (50000, 'x');

  g_assert_true (foyer_record_edit (record, "name", "  <b>张%s_😀</b>\t'; --  ", NULL));
  g_assert_cmpstr (foyer_customer_get_name (customer), ==, "<b>张%s_😀</b> '; --");
  g_assert_true (foyer_record_edit (record, "phone", "+86 138-1234 5678", NULL));
  g_assert_cmpstr (foyer_customer_get_phone (customer), ==, "13812345678");
  g_assert_true (foyer_record_edit (record, "remark", "a\r\nb", NULL));
  g_assert_cmpstr (foyer_customer_get_remark (customer), ==, "a\nb");
  g_assert_true (foyer_record_edit (record, "grade", "high", NULL));
  g_assert_true (foyer_record_edit (record, "do_not_call", "1", NULL));

  assert_edit_refused (record, "name", many, FOYER_DOMAIN_ERROR_TOO_LONG);
  assert_edit_refused (record, "name", "\xff\xfe", FOYER_DOMAIN_ERROR_INVALID);
  assert_edit_refused (record, "phone", "call me", FOYER_DOMAIN_ERROR_INVALID);
  assert_edit_refused (record, "phone", "138\xff", FOYER_DOMAIN_ERROR_INVALID);
  assert_edit_refused (record, "grade", "best", FOYER_DOMAIN_ERROR_INVALID);
  assert_edit_refused (record, "do_not_call", "perhaps", FOYER_DOMAIN_ERROR_INVALID);
  assert_edit_refused (record, "number", "C2", FOYER_DOMAIN_ERROR_INVALID);
  assert_edit_refused (record, "state", "void", FOYER_DOMAIN_ERROR_INVALID);
  assert_edit_refused (record, "no_such", "x", FOYER_DOMAIN_ERROR_INVALID);
}

/* People were born on the first day of 1970. */
static void
test_first_of_1970 (void)
{
  g_autoptr (FoyerCustomer) customer = foyer_customer_new (&id, "C1", now_us);
  const FoyerField *field =
    foyer_record_class_find_field (FOYER_RECORD_GET_CLASS (customer), "birthday");
  g_autofree char *text = NULL;

  g_assert_cmpint (foyer_customer_get_birthday (customer), ==, FOYER_DAY_NONE);
  g_assert_null (foyer_record_dup_text (FOYER_RECORD (customer), field));
  g_assert_true (foyer_record_edit (FOYER_RECORD (customer), "birthday", "0", NULL));
  text = foyer_record_dup_text (FOYER_RECORD (customer), field);
  g_assert_cmpstr (text, ==, "0");
  g_assert_true (foyer_record_edit (FOYER_RECORD (customer), "birthday", "", NULL));
  g_assert_cmpint (foyer_customer_get_birthday (customer), ==, FOYER_DAY_NONE);
}

static void
test_customer (void)
{
  g_autoptr (FoyerCustomer) customer = foyer_customer_new (&id, "C1", now_us);
  gint64 verified, today;

  g_assert_false (foyer_customer_touch (customer, now_us - 1));
  g_assert_true (foyer_customer_touch (customer, now_us + 1));
  g_assert_cmpint (foyer_customer_get_last_contact (customer), ==, now_us + 1);

  /* PR-04 */
  g_assert_true (foyer_day_parse ("2025-11-20", &verified));
  g_assert_true (foyer_day_parse ("2026-11-21", &today));
  g_assert_true (foyer_customer_is_stale (customer, verified, today, 365));
  foyer_customer_verify (customer, verified);
  g_assert_true (foyer_customer_is_stale (customer, today, today, 365));
  g_assert_false (foyer_customer_is_stale (customer, today, today - 1, 365));
}

static void
test_staff_number (void)
{
  const char *good[] = { "1", "1001", "A07", "abcdefABCDEF" };
  const char *bad[] = { "", "1 2", "A-7", "工号", "1234567890123", "７" };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (foyer_staff_is_number (good[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (foyer_staff_is_number (bad[i]));
}

static void
assert_unsound_staff (const char *number,
                      const char *name,
                      FoyerRoles  roles)
{
  g_autoptr (FoyerStaff) staff = foyer_staff_new (&id, number, name, roles, 0);

  g_assert_false (foyer_record_check (FOYER_RECORD (staff), NULL));
}

static void
test_staff (void)
{
  g_autoptr (FoyerStaff) staff = foyer_staff_new (&id, "1", "林芳", FOYER_ROLE_SUPERVISOR, 0);
  g_autoptr (FoyerRecord) gone = foyer_record_copy (FOYER_RECORD (staff));
  g_autoptr (FoyerRecord) demoted = foyer_record_copy (FOYER_RECORD (staff));
  g_autofree char *own = foyer_uuid_to_string (&id);
  g_autoptr (GError) error = NULL;

  assert_unsound_staff ("", "林芳", FOYER_ROLE_SALES);
  assert_unsound_staff ("1", "", FOYER_ROLE_SALES);
  assert_unsound_staff ("1", "林芳", 0);

  /* The last supervisor cannot be removed: neither by leaving nor by losing the role. */
  g_assert_true (foyer_staff_leave (FOYER_STAFF (gone), NULL));
  g_assert_false (foyer_staff_leave (FOYER_STAFF (gone), NULL));
  g_assert_true (foyer_record_edit (demoted, "roles", "frontdesk", NULL));
  g_assert_false (foyer_staff_check_succession (staff, FOYER_STAFF (gone), 0, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_STATE);
  g_assert_false (foyer_staff_check_succession (staff, FOYER_STAFF (demoted), 0, NULL));
  g_assert_true (foyer_staff_check_succession (staff, FOYER_STAFF (demoted), 1, NULL));
  g_assert_true (foyer_staff_check_succession (FOYER_STAFF (demoted), FOYER_STAFF (gone), 0, NULL));

  g_assert_true (foyer_staff_come_back (FOYER_STAFF (gone), NULL));
  g_assert_true (foyer_staff_is_supervisor (FOYER_STAFF (gone)));

  g_assert_true (foyer_record_edit (FOYER_RECORD (staff), "deputy", own, NULL));
  g_assert_false (foyer_record_check (FOYER_RECORD (staff), NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/round-trip", test_round_trip);
  g_test_add_func ("/record/new-is-sound", test_new_is_sound);
  g_test_add_func ("/record/schema", test_schema);
  g_test_add_func ("/record/edit", test_edit);
  g_test_add_func ("/record/first-of-1970", test_first_of_1970);
  g_test_add_func ("/record/customer", test_customer);
  g_test_add_func ("/record/staff-number", test_staff_number);
  g_test_add_func ("/record/staff", test_staff);
  return g_test_run ();
}
