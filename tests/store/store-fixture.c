#include "store-fixture.h"

#include "../test-engine.h"
#include "domain/foyer-search-term.h"
#include "store/db-driver.h"
#include "store/foyer-store-private.h"

/* A machine that is busy is slower than what is waited for. */
#define PATIENCE_US G_TIME_SPAN_MINUTE

const FoyerActor fixture_actor = { .name = "console", .seat = "test" };

void
fixture_set_up_empty (Fixture       *self,
                      gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("foyer-store-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "foyer.db", NULL);
  self->uri = test_engine_make_uri (self->folder);
  self->clock = foyer_fake_clock_new (START_US);
}

void
fixture_open (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  self->store = foyer_store_open_sync (self->uri, FOYER_DB_CREATE, self->clock, &error);
  g_assert_no_error (error);
}

void
fixture_close (Fixture *self)
{
  if (self->store != NULL)
    foyer_store_close (self->store);
  g_clear_object (&self->store);
}

void
fixture_set_up (Fixture       *self,
                gconstpointer  unused)
{
  fixture_set_up_empty (self, unused);
  fixture_open (self);
}

void
fixture_tear_down (Fixture       *self,
                   gconstpointer  unused)
{
  fixture_close (self);
  test_engine_remove_folder (self->folder);
  g_clear_object (&self->clock);
  g_free (self->uri);
  g_free (self->path);
  g_free (self->folder);
}

/* Where the store's answers come when nobody waits for them: for the asynchronous functions. */
GMainContext *
fixture_get_context (Fixture *self)
{
  return self->store->context;
}

void
fixture_wait (Fixture  *self,
              gboolean (*is_so) (Fixture *self, gpointer data),
              gpointer  data)
{
  gint64 until_us = g_get_monotonic_time () + PATIENCE_US;

  while (!is_so (self, data) && g_get_monotonic_time () < until_us)
    foyer_store_wait (self->store, 10);
}

static gboolean
is_in_state (Fixture  *self,
             gpointer  data)
{
  return foyer_store_get_state (self->store) == *(FoyerStoreState *) data;
}

void
fixture_wait_for_state (Fixture         *self,
                        FoyerStoreState  state)
{
  fixture_wait (self, is_in_state, &state);
  g_assert_cmpint (foyer_store_get_state (self->store), ==, state);
}

FoyerUuid
fixture_id (Fixture *self)
{
  foyer_fake_clock_advance (FOYER_FAKE_CLOCK (self->clock), 1000);
  return foyer_uuid_new (foyer_clock_now_us (self->clock));
}

typedef struct
{
  FoyerUuid id;
  const char *name;
  const char *phone;
  const FoyerUuid *customer;
  GType type;
  const char *text;
} Act;

static gboolean
add_customer (FoyerTransaction  *transaction,
              gpointer           data,
              gpointer          *result,
              GError           **error)
{
  Act *act = data;
  g_autofree char *number = foyer_transaction_number (transaction, "K", "20261121", error);
  g_autoptr (FoyerCustomer) customer = NULL;

  if (number == NULL)
    return FALSE;
  customer = foyer_customer_new (&act->id, number, foyer_transaction_get_now_us (transaction));

  return foyer_record_edit (FOYER_RECORD (customer), "name", act->name, error)
         && foyer_record_edit (FOYER_RECORD (customer), "phone", act->phone, error)
         && foyer_transaction_create (transaction, FOYER_RECORD (customer), error);
}

static gboolean
add_visit (FoyerTransaction  *transaction,
           gpointer           data,
           gpointer          *result,
           GError           **error)
{
  Act *act = data;
  g_autofree char *number = foyer_transaction_number (transaction, "V", "20261121", error);
  g_autoptr (FoyerVisit) visit = NULL;

  if (number == NULL)
    return FALSE;
  visit = foyer_visit_new_walk_in (&act->id, number, START_DAY,
                                   foyer_transaction_get_now_us (transaction));
  if (act->customer != NULL)
    {
      g_autoptr (FoyerRecord) customer =
        foyer_transaction_load (transaction, FOYER_TYPE_CUSTOMER, act->customer, error);

      if (customer == NULL)
        return FALSE;
      foyer_visit_set_customer (visit, FOYER_CUSTOMER (customer));
    }

  return foyer_transaction_create (transaction, FOYER_RECORD (visit), error);
}

static void
write_well (Fixture         *self,
            const char      *name,
            const FoyerUuid *op_id,
            FoyerWriteFunc   func,
            Act             *act)
{
  g_autoptr (GError) error = NULL;

  foyer_store_write (self->store, &fixture_actor, name, op_id, func, act, NULL, NULL, &error);
  g_assert_no_error (error);
}

FoyerUuid
fixture_add_customer (Fixture    *self,
                      const char *name,
                      const char *phone,
                      FoyerUuid  *op_id)
{
  Act act = { fixture_id (self), name, phone };
  FoyerUuid op = fixture_id (self);

  write_well (self, "add-customer", &op, add_customer, &act);
  if (op_id != NULL)
    *op_id = op;

  return act.id;
}

FoyerUuid
fixture_add_visit (Fixture         *self,
                   const FoyerUuid *customer,
                   FoyerUuid       *op_id)
{
  Act act = { fixture_id (self), .customer = customer };
  FoyerUuid op = fixture_id (self);

  write_well (self, "check-in", &op, add_visit, &act);
  if (op_id != NULL)
    *op_id = op;

  return act.id;
}

static gboolean
edit (FoyerTransaction  *transaction,
      gpointer           data,
      gpointer          *result,
      GError           **error)
{
  Act *act = data;
  g_autoptr (FoyerRecord) record = foyer_transaction_load (transaction, act->type, &act->id,
                                                           error);
  const FoyerField *field;

  if (record == NULL)
    return FALSE;

  field = foyer_record_class_find_field (FOYER_RECORD_GET_CLASS (record), act->name);
  return foyer_record_parse_text (record, field, act->text, error)
         && foyer_transaction_save (transaction, record, error);
}

gboolean
fixture_edit (Fixture          *self,
              GType             type,
              const FoyerUuid  *id,
              const char       *field,
              const char       *text,
              FoyerUuid        *op_id,
              GError          **error)
{
  Act act = { *id, .name = field, .type = type, .text = text };
  FoyerUuid op = fixture_id (self);
  g_autoptr (GError) own = NULL;

  foyer_store_write (self->store, &fixture_actor, "edit", &op, edit, &act, NULL, NULL, &own);
  if (op_id != NULL)
    *op_id = op;
  if (own == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&own));
  return FALSE;
}

static gboolean
undo (FoyerTransaction  *transaction,
      gpointer           data,
      gpointer          *result,
      GError           **error)
{
  return foyer_transaction_undo (transaction, data, error);
}

gboolean
fixture_undo (Fixture          *self,
              const FoyerUuid  *op_id,
              FoyerUuid        *undo_op,
              GError          **error)
{
  FoyerUuid op = fixture_id (self);
  g_autoptr (GError) own = NULL;

  foyer_store_write (self->store, &fixture_actor, "undo", &op, undo, (gpointer) op_id, NULL, NULL,
                     &own);
  if (undo_op != NULL)
    *undo_op = op;
  if (own == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&own));
  return FALSE;
}

static gpointer
load (FoyerDb   *db,
      gpointer   data,
      GError   **error)
{
  Act *act = data;

  return foyer_db_load_record (db, act->type, &act->id, error);
}

FoyerRecord *
fixture_load (Fixture         *self,
              GType            type,
              const FoyerUuid *id)
{
  Act act = { *id, .type = type };
  g_autoptr (GError) error = NULL;
  FoyerRecord *record = foyer_store_read (self->store, FOYER_STORE_DESK, load, &act, NULL, &error);

  g_assert_no_error (error);
  return record;
}

char *
fixture_get (Fixture         *self,
             GType            type,
             const FoyerUuid *id,
             const char      *field)
{
  g_autoptr (FoyerRecord) record = fixture_load (self, type, id);

  return foyer_record_dup_text (record,
                                foyer_record_class_find_field (FOYER_RECORD_GET_CLASS (record),
                                                               field));
}

gint64
fixture_count (Fixture    *self,
               const char *sql)
{
  return test_engine_count (self->store, sql);
}

static gpointer
find (FoyerDb   *db,
      gpointer   data,
      GError   **error)
{
  g_autoptr (GPtrArray) terms = foyer_search_terms (data);
  g_autoptr (GArray) ids = foyer_db_index_find (db, terms, 20, error);
  GString *names = g_string_new (NULL);

  g_assert (ids != NULL);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (FoyerRecord) record =
        foyer_db_load_record (db, FOYER_TYPE_CUSTOMER, &g_array_index (ids, FoyerUuid, i), error);

      g_assert (record != NULL);
      g_string_append_printf (names, "%s%s", i > 0 ? " " : "",
                              foyer_customer_get_name (FOYER_CUSTOMER (record)));
    }

  return g_string_free (names, FALSE);
}

/* The names found, newest first, with a space between. */
char *
fixture_find (Fixture    *self,
              const char *typed)
{
  g_autoptr (GError) error = NULL;
  char *names = foyer_store_read (self->store, FOYER_STORE_DESK, find, (gpointer) typed, NULL,
                                  &error);

  g_assert_no_error (error);
  return names;
}

char *
fixture_checksum (const char *path)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);

  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guint8 *) bytes, length);
}
