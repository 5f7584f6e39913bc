/* What is left behind by who is away (HANDBOOK S4, B3, T1; LV-06): offered to a supervisor at once,
 * dealt out by the rules, and taken back as one act. */

#include "callback-fixture.h"

#include "domain/foyer-domain-error.h"
#include "service/foyer-absences.h"
#include "service/foyer-rota-requests.h"

typedef struct
{
  Calls calls;
  FoyerRota *rota;
  FoyerAbsences *absences;
} Shop;

static void
set_up_shop (Shop          *self,
             gconstpointer  unused)
{
  Desk *desk = &self->calls.shop.desk;

  set_up (&self->calls, NULL);
  self->rota = foyer_rota_new (desk->store, desk->session, desk->history, desk->shop);
  self->absences = foyer_absences_new (desk->store, desk->session, desk->history, desk->shop);
  desk_sign_in (desk, "1001");
}

static void
tear_down_shop (Shop          *self,
                gconstpointer  unused)
{
  settle (&self->calls.shop.desk);
  drop (&self->absences);
  drop (&self->rota);
  tear_down (&self->calls, NULL);
}

static const FoyerUuid *
get_key (Shop       *self,
         const char *number)
{
  return foyer_record_get_id (FOYER_RECORD (desk_find_staff (&self->calls.shop.desk, number)));
}

static FoyerLeave *
move_leave (Shop          *self,
            FoyerLeave    *leave,
            FoyerLeaveAct  act)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  FoyerRecord *moved;

  foyer_rota_move_leave_async (self->rota, leave, act, NULL, on_done, &result);
  moved = foyer_rota_request_finish (self->rota, wait_for (&result), &error);
  g_assert_no_error (error);
  return FOYER_LEAVE (moved);
}

/* From one day to another, both whole. */
static FoyerLeave *
grant (Shop       *self,
       const char *number,
       const char *cover,
       const char *first,
       const char *last)
{
  FoyerLeaveRequest request = {
    .staff = *get_key (self, number),
    .cover = *get_key (self, cover),
    .begins_us = at (&self->calls, first, 0),
    .ends_us = at (&self->calls, last, 24 * 60),
    .kind = FOYER_LEAVE_ANNUAL,
  };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (FoyerRecord) asked = NULL;
  g_autoptr (GError) error = NULL;

  foyer_rota_ask_leave_async (self->rota, &request, NULL, on_done, &result);
  asked = foyer_rota_request_finish (self->rota, wait_for (&result), &error);
  g_assert_no_error (error);
  return move_leave (self, FOYER_LEAVE (asked), FOYER_LEAVE_ACT_APPROVE);
}

/* A case of 李娜's, due in three days. */
static FoyerItem *
open_case (Shop       *self,
           const char *owner)
{
  g_autofree char *key = key_of (&self->calls, owner);
  g_autoptr (GHashTable) typed = typed_new ("kind", "case", "subject", "换一台新的", "who",
                                            "周兰 138 5710 2210", "owner", key, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  FoyerItem *item;

  foyer_items_open_async (self->calls.items, typed, NULL, on_done, &result);
  item = foyer_items_finish (self->calls.items, wait_for (&result), NULL, &error);
  g_assert_no_error (error);
  return item;
}

static gboolean
deal (Shop               *self,
      const FoyerAbsence *absence,
      GError            **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  foyer_absences_deal_async (self->absences, absence, NULL, on_done, &result);
  return foyer_absences_deal_finish (self->absences, wait_for (&result), error);
}

typedef struct
{
  Shop *shop;
  guint n_calls, n_items;
} Offer;

static gboolean
is_offered (gpointer data)
{
  Offer *offer = data;
  const FoyerAbsence *absence = foyer_absences_get_next (offer->shop->absences);

  return absence != NULL ? absence->n_calls == offer->n_calls && absence->n_items == offer->n_items
                         : offer->n_calls == 0 && offer->n_items == 0;
}

/* Returns what is offered once it is so much, or %NULL once it is nothing. */
static const FoyerAbsence *
expect (Shop  *self,
        guint  n_calls,
        guint  n_items)
{
  Offer offer = { self, n_calls, n_items };

  wait_until (is_offered, &offer);
  return foyer_absences_get_next (self->absences);
}

static void
assert_owner (Shop       *self,
              FoyerItem  *item,
              const char *number)
{
  g_autoptr (FoyerItem) stored = get_item (&self->calls, foyer_record_get_id (FOYER_RECORD (item)));

  if (number == NULL)
    g_assert_true (foyer_uuid_is_none (foyer_item_get_owner (stored)));
  else
    g_assert_true (is_of (&self->calls, foyer_item_get_owner (stored), number));
}

/* LV-06: what falls into the leave is offered as soon as it is granted, goes by the rules, and
 * comes back as one act. What comes before and after it is theirs to do. */
static void
test_leave (Shop          *self,
            gconstpointer  unused)
{
  g_autoptr (FoyerItem) before = plan (&self->calls, NULL);
  g_autoptr (FoyerItem) within = plan (&self->calls, "due", "2026-11-24 10:00", NULL);
  g_autoptr (FoyerItem) after = plan (&self->calls, "due", "2026-11-26 10:00", NULL);
  g_autoptr (FoyerItem) busy = NULL;
  g_autoptr (FoyerItem) matter = open_case (self, "1002");
  g_autofree char *cover = key_of (&self->calls, "1003");
  g_autofree char *act = NULL;
  g_autoptr (FoyerLeave) leave = NULL;
  g_autoptr (FoyerItem) stored = NULL;
  g_autoptr (GError) error = NULL;
  FoyerAbsence absence;

  /* The cover has a call to make already: 陈静 has none. */
  busy = plan (&self->calls, "owner", cover, "due", "2026-11-24 11:00", NULL);
  expect (self, 0, 0);
  leave = grant (self, "1002", "1003", "2026-11-23", "2026-11-25");
  absence = *expect (self, 1, 1);
  g_assert_true (is_of (&self->calls, &absence.staff, "1002"));

  g_assert_true (deal (self, &absence, &error));
  g_assert_no_error (error);
  assert_owner (self, within, "1004");
  assert_owner (self, matter, "1003");
  assert_owner (self, before, "1002");
  assert_owner (self, after, "1002");
  stored = get_item (&self->calls, foyer_record_get_id (FOYER_RECORD (matter)));
  g_assert_true (foyer_uuid_equal (foyer_item_get_taker (stored), foyer_item_get_taker (matter)));
  g_assert_null (expect (self, 0, 0));

  act = undo (&self->calls.shop.desk, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (act, ==, "absence.deal");
  assert_owner (self, within, "1002");
  assert_owner (self, matter, "1002");
  expect (self, 1, 1);
}

/* Whose leave has begun does not do what is late either; whoever is back does. */
static void
test_begun (Shop          *self,
            gconstpointer  unused)
{
  g_autoptr (FoyerItem) late = plan (&self->calls, NULL);
  g_autoptr (FoyerLeave) leave = grant (self, "1002", "1003", "2026-11-23", "2026-11-25");
  g_autoptr (FoyerLeave) back = NULL;

  expect (self, 0, 0);
  fixture_advance (&self->calls.shop, 2 * G_TIME_SPAN_DAY);
  desk_sign_in (&self->calls.shop.desk, "1001");
  expect (self, 1, 0);

  back = move_leave (self, leave, FOYER_LEAVE_ACT_COME_BACK);
  expect (self, 0, 0);
}

/* A leave that was taken back since it was offered is not dealt out. */
static void
test_taken_back (Shop          *self,
                 gconstpointer  unused)
{
  g_autoptr (FoyerItem) within = plan (&self->calls, "due", "2026-11-24 10:00", NULL);
  g_autoptr (FoyerLeave) leave = grant (self, "1002", "1003", "2026-11-23", "2026-11-25");
  g_autoptr (FoyerLeave) taken_back = NULL;
  g_autoptr (GError) error = NULL;
  FoyerAbsence absence = *expect (self, 1, 0);

  taken_back = move_leave (self, leave, FOYER_LEAVE_ACT_VOID);
  expect (self, 0, 0);
  g_assert_false (deal (self, &absence, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_INVALID);
  assert_owner (self, within, "1002");
}

/* The cover falls ill: what moved to them moves again, and not to who is away. */
static void
test_cover_ill (Shop          *self,
                gconstpointer  unused)
{
  g_autoptr (FoyerItem) matter = open_case (self, "1002");
  g_autoptr (FoyerLeave) first = grant (self, "1002", "1003", "2026-11-23", "2026-11-25");
  g_autoptr (FoyerLeave) second = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (deal (self, expect (self, 0, 1), &error));
  g_assert_no_error (error);
  assert_owner (self, matter, "1003");
  g_assert_null (expect (self, 0, 0));
  second = grant (self, "1003", "1004", "2026-11-24", "2026-11-24");
  g_assert_true (is_of (&self->calls, &expect (self, 0, 1)->staff, "1003"));
  g_assert_true (deal (self, expect (self, 0, 1), &error));
  g_assert_no_error (error);
  assert_owner (self, matter, "1004");
  g_assert_null (expect (self, 0, 0));
}

/* T1: who has left the firm leaves everything behind; without a deputy it is the supervisors'. */
static void
test_left (Shop          *self,
           gconstpointer  unused)
{
  g_autoptr (FoyerItem) call = plan (&self->calls, "due", "2026-12-24 10:00", NULL);
  g_autoptr (FoyerItem) matter = open_case (self, "1002");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (FoyerStaff) gone = NULL;
  g_autoptr (GError) error = NULL;

  foyer_people_leave_async (self->calls.shop.desk.people,
                            desk_find_staff (&self->calls.shop.desk, "1002"), NULL, on_done,
                            &result);
  gone = foyer_people_finish (self->calls.shop.desk.people, wait_for (&result), &error);
  g_assert_no_error (error);

  g_assert_true (deal (self, expect (self, 1, 1), &error));
  g_assert_no_error (error);
  assert_owner (self, call, "1003");
  assert_owner (self, matter, NULL);
  g_assert_cmpint (count_rows (&self->calls.shop.desk, "SELECT COUNT (*) FROM item_log"
                               " WHERE text = '" FOYER_NOTE_AWAY "'"), ==, 1);
}

/* A colleague is offered nothing, and what they try all the same is refused below the window. */
static void
test_colleague (Shop          *self,
                gconstpointer  unused)
{
  g_autoptr (FoyerItem) within = plan (&self->calls, "due", "2026-11-24 10:00", NULL);
  g_autoptr (FoyerLeave) leave = grant (self, "1002", "1003", "2026-11-23", "2026-11-25");
  g_autoptr (GError) error = NULL;
  FoyerAbsence absence = *expect (self, 1, 0);

  desk_sign_in (&self->calls.shop.desk, "1003");
  settle (&self->calls.shop.desk);
  g_assert_null (foyer_absences_get_next (self->absences));
  g_assert_false (deal (self, &absence, &error));
  g_assert_error (error, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_DENIED);
  assert_owner (self, within, "1002");
}

/* Not now: it is offered again when more falls into it, and to who signs in next. */
static void
test_put_off (Shop          *self,
              gconstpointer  unused)
{
  g_autoptr (FoyerItem) within = plan (&self->calls, "due", "2026-11-24 10:00", NULL);
  g_autoptr (FoyerLeave) leave = grant (self, "1002", "1003", "2026-11-23", "2026-11-25");
  g_autoptr (FoyerItem) another = NULL;

  expect (self, 1, 0);
  foyer_absences_put_off (self->absences);
  g_assert_null (foyer_absences_get_next (self->absences));
  another = plan (&self->calls, "due", "2026-11-25 10:00", NULL);
  expect (self, 2, 0);
  foyer_absences_put_off (self->absences);
  g_assert_null (foyer_absences_get_next (self->absences));
  desk_sign_in (&self->calls.shop.desk, "1001");
  expect (self, 2, 0);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*func) (Shop *, gconstpointer);
  } tests[] = {
    { "/absences/leave", test_leave },
    { "/absences/begun", test_begun },
    { "/absences/taken-back", test_taken_back },
    { "/absences/cover-ill", test_cover_ill },
    { "/absences/left", test_left },
    { "/absences/colleague", test_colleague },
    { "/absences/put-off", test_put_off },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Shop, NULL, set_up_shop, tests[i].func, tear_down_shop);

  return g_test_run ();
}
