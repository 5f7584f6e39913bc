#include "domain/foyer-item.h"

#include "domain/foyer-domain-error.h"
#include "domain/foyer-shop-time.h"

static const gint64 now_us = G_GINT64_CONSTANT (1795226400000000);
static const FoyerUuid item_id = { { 1 } };
static const FoyerUuid taker = { { 2 } };
static const FoyerUuid owner = { { 3 } };
static const FoyerUuid other = { { 4 } };

/* The stamp of an act @hours after the item was opened. */
static const FoyerItemStamp *
at (int hours)
{
  static FoyerItemStamp stamp;

  stamp = (FoyerItemStamp) { { { 9, hours } }, taker, now_us + hours * FOYER_HOUR_US };
  return &stamp;
}

static FoyerItem *
make_item (FoyerItemKind kind)
{
  g_autoptr (FoyerItemLog) line = NULL;
  FoyerItem *item = foyer_item_new (&item_id, kind, "C20261121-001", now_us + 72 * FOYER_HOUR_US,
                                    at (0), &line);

  g_assert_cmpint (foyer_item_log_get_what (line), ==, FOYER_ITEM_ACT_OPEN);
  g_assert_true (foyer_uuid_equal (foyer_item_log_get_item (line), &item_id));
  return item;
}

static void
assert_sound (FoyerItem *item)
{
  g_autoptr (GError) error = NULL;

  foyer_record_check (FOYER_RECORD (item), &error);
  g_assert_no_error (error);
}

static void
assert_line (FoyerItemLog *line,
             FoyerItemAct  what,
             const char   *text)
{
  g_assert_nonnull (line);
  g_assert_cmpint (foyer_item_log_get_what (line), ==, what);
  g_assert_cmpstr (foyer_item_log_get_text (line), ==, text);
  g_assert_true (foyer_uuid_equal (foyer_item_log_get_staff (line), &taker));
  g_assert_true (foyer_record_check (FOYER_RECORD (line), NULL));
  g_object_unref (line);
}

static void
assert_refused (FoyerItemLog  *line,
                GError       **error,
                int            code)
{
  g_assert_null (line);
  g_assert_error (*error, FOYER_DOMAIN_ERROR, code);
  g_clear_error (error);
}

/* T1: opened, assigned, solution, answered, closed. */
static void
test_case (void)
{
  g_autoptr (FoyerItem) item = make_item (FOYER_ITEM_CASE);
  g_autoptr (GError) error = NULL;

  assert_sound (item);
  g_assert_true (foyer_uuid_equal (foyer_item_get_taker (item), &taker));
  assert_refused (foyer_item_close (item, NULL, at (1), &error), &error, FOYER_DOMAIN_ERROR_STATE);
  assert_refused (foyer_item_assign (item, NULL, at (1), &error), &error,
                  FOYER_DOMAIN_ERROR_INVALID);

  assert_line (foyer_item_assign (item, &owner, at (1), &error), FOYER_ITEM_ACT_ASSIGN, "");
  g_assert_cmpint (foyer_item_get_state (item), ==, FOYER_ITEM_STATE_ASSIGNED);
  assert_line (foyer_item_solve (item, "换货", at (2), &error), FOYER_ITEM_ACT_SOLVE, "换货");
  assert_line (foyer_item_assign (item, &other, at (3), &error), FOYER_ITEM_ACT_ASSIGN, "");
  g_assert_cmpint (foyer_item_get_state (item), ==, FOYER_ITEM_STATE_SOLUTION);
  assert_line (foyer_item_answer (item, NULL, at (4), &error), FOYER_ITEM_ACT_ANSWER, "");
  assert_line (foyer_item_close (item, "满意", at (5), &error), FOYER_ITEM_ACT_CLOSE, "满意");
  assert_sound (item);

  g_assert_false (foyer_item_is_open (item));
  g_assert_cmpint (foyer_item_get_closed (item), ==, now_us + 5 * FOYER_HOUR_US);
  /* C8: who was asked first stays. */
  g_assert_true (foyer_uuid_equal (foyer_item_get_taker (item), &taker));
  g_assert_true (foyer_uuid_equal (foyer_item_get_owner (item), &other));
}

/* A message is done when its addressee has done it. */
static void
test_message (void)
{
  g_autoptr (FoyerItem) item = make_item (FOYER_ITEM_MESSAGE);
  g_autoptr (GError) error = NULL;

  assert_line (foyer_item_close (item, NULL, at (1), &error), FOYER_ITEM_ACT_CLOSE, "");
  assert_sound (item);
}

static void
test_reopen (void)
{
  g_autoptr (FoyerItem) item = make_item (FOYER_ITEM_TODO);
  g_autoptr (GError) error = NULL;

  assert_refused (foyer_item_reopen (item, FOYER_ROLE_SUPERVISOR, "x", at (1), &error), &error,
                  FOYER_DOMAIN_ERROR_STATE);
  assert_line (foyer_item_close (item, NULL, at (1), &error), FOYER_ITEM_ACT_CLOSE, "");
  assert_refused (foyer_item_reopen (item, FOYER_ROLE_FRONTDESK | FOYER_ROLE_SALES, "x", at (2),
                                     &error), &error, FOYER_DOMAIN_ERROR_DENIED);
  assert_refused (foyer_item_reopen (item, FOYER_ROLE_SUPERVISOR, "", at (2), &error), &error,
                  FOYER_DOMAIN_ERROR_MISSING);
  g_assert_false (foyer_item_is_open (item));

  assert_line (foyer_item_reopen (item, FOYER_ROLE_SUPERVISOR, "又来了", at (2), &error),
               FOYER_ITEM_ACT_REOPEN, "又来了");
  g_assert_cmpint (foyer_item_get_state (item), ==, FOYER_ITEM_STATE_OPENED);
  assert_sound (item);
}

static void
test_due (void)
{
  g_autoptr (FoyerItem) item = make_item (FOYER_ITEM_CASE);
  g_autoptr (GError) error = NULL;
  gint64 due_us = foyer_item_get_due (item);

  g_assert_false (foyer_item_is_overdue (item, due_us));
  g_assert_true (foyer_item_is_overdue (item, due_us + 1));

  /* AB-11: an interim message leaves the due time and the overdue mark alone. */
  assert_line (foyer_item_add_note (item, FOYER_ITEM_ACT_INTERIM, "还在查", at (1), &error),
               FOYER_ITEM_ACT_INTERIM, "还在查");
  g_assert_true (foyer_item_is_overdue (item, due_us + 1));

  assert_refused (foyer_item_move_due (item, due_us + 5, "", at (2), &error), &error,
                  FOYER_DOMAIN_ERROR_MISSING);
  g_assert_cmpint (foyer_item_get_due (item), ==, due_us);
  assert_line (foyer_item_move_due (item, due_us + 5, "等配件", at (2), &error),
               FOYER_ITEM_ACT_MOVE_DUE, "等配件");
  g_assert_cmpint (foyer_item_get_due (item), ==, due_us + 5);

  assert_line (foyer_item_answer (item, NULL, at (3), &error), FOYER_ITEM_ACT_ANSWER, "");
  g_assert_false (foyer_item_is_overdue (item, due_us + 6));
}

static void
test_void (void)
{
  g_autoptr (FoyerItem) item = make_item (FOYER_ITEM_CASE);
  g_autoptr (GError) error = NULL;

  assert_refused (foyer_item_void (item, NULL, at (1), &error), &error,
                  FOYER_DOMAIN_ERROR_MISSING);
  assert_line (foyer_item_void (item, "重复登记", at (1), &error), FOYER_ITEM_ACT_VOID, "重复登记");
  assert_sound (item);
  assert_refused (foyer_item_assign (item, &owner, at (2), &error), &error,
                  FOYER_DOMAIN_ERROR_STATE);
  assert_line (foyer_item_add_note (item, FOYER_ITEM_ACT_NOTE, "见 C2", at (2), &error),
               FOYER_ITEM_ACT_NOTE, "见 C2");
  assert_refused (foyer_item_add_note (item, FOYER_ITEM_ACT_CHASE, "催", at (2), &error), &error,
                  FOYER_DOMAIN_ERROR_STATE);
}

/* VI-04, VI-05, and the example of C8: opened on the 3rd, closed on the 5th, again on the 21st. */
static void
test_repeat (void)
{
  const gint64 day_us = 24 * FOYER_HOUR_US, window_us = 30 * day_us;
  g_autoptr (FoyerItem) item = make_item (FOYER_ITEM_REPAIR);
  gint64 again_us = now_us + 18 * day_us;
  const char *phone = "13812345678";

  g_assert_true (foyer_record_edit (FOYER_RECORD (item), "phone", phone, NULL));
  g_assert_cmpint (foyer_item_judge_repeat (item, FOYER_ITEM_REPAIR, NULL, phone, again_us,
                                            window_us), ==, FOYER_REPEAT_CHASE);

  g_object_unref (foyer_item_answer (item, NULL, at (47), NULL));
  g_object_unref (foyer_item_close (item, NULL, at (48), NULL));
  g_assert_cmpint (foyer_item_judge_repeat (item, FOYER_ITEM_REPAIR, NULL, phone, again_us,
                                            window_us), ==, FOYER_REPEAT_AGAIN);
  g_assert_cmpint (foyer_item_judge_repeat (item, FOYER_ITEM_CASE, NULL, phone, again_us,
                                            window_us), ==, FOYER_REPEAT_FORMER);
  g_assert_cmpint (foyer_item_judge_repeat (item, FOYER_ITEM_REPAIR, NULL, "13812345679", again_us,
                                            window_us), ==, FOYER_REPEAT_NONE);
  g_assert_cmpint (foyer_item_judge_repeat (item, FOYER_ITEM_REPAIR, NULL, "", again_us,
                                            window_us), ==, FOYER_REPEAT_NONE);

  g_assert_cmpint (foyer_item_judge_repeat (item, FOYER_ITEM_REPAIR, NULL, phone,
                                            now_us + 32 * day_us, window_us), ==,
                   FOYER_REPEAT_AGAIN);
  g_assert_cmpint (foyer_item_judge_repeat (item, FOYER_ITEM_REPAIR, NULL, phone,
                                            now_us + 32 * day_us + 1, window_us), ==,
                   FOYER_REPEAT_NONE);
}

static FoyerItemLog *
do_act (FoyerItem    *item,
        FoyerItemAct  act,
        int           hour)
{
  switch (act)
    {
    case FOYER_ITEM_ACT_OPEN:
    case FOYER_ITEM_ACT_PAUSE:
    case FOYER_ITEM_ACT_RESUME:
      return NULL;
    case FOYER_ITEM_ACT_ASSIGN:
      return foyer_item_assign (item, &owner, at (hour), NULL);
    case FOYER_ITEM_ACT_SOLVE:
      return foyer_item_solve (item, "x", at (hour), NULL);
    case FOYER_ITEM_ACT_ANSWER:
      return foyer_item_answer (item, NULL, at (hour), NULL);
    case FOYER_ITEM_ACT_CLOSE:
      return foyer_item_close (item, NULL, at (hour), NULL);
    case FOYER_ITEM_ACT_REOPEN:
      return foyer_item_reopen (item, FOYER_ROLE_SUPERVISOR, "x", at (hour), NULL);
    case FOYER_ITEM_ACT_VOID:
      return foyer_item_void (item, "x", at (hour), NULL);
    case FOYER_ITEM_ACT_MOVE_DUE:
      return foyer_item_move_due (item, now_us + hour * FOYER_HOUR_US, "x", at (hour), NULL);
    case FOYER_ITEM_ACT_INTERIM:
    case FOYER_ITEM_ACT_CHASE:
    case FOYER_ITEM_ACT_REPORT:
    case FOYER_ITEM_ACT_NOTE:
    case FOYER_ITEM_ACT_ATTEMPT:
    case FOYER_ITEM_ACT_FOLLOW:
    case FOYER_ITEM_ACT_REPLY:
      return foyer_item_add_note (item, act, "x", at (hour), NULL);
    }

  g_assert_not_reached ();
}

/* Whatever is done in whatever order: the item stays sound, owner, state and due time change with a
 * line of the log only, the taker never. */
static void
test_any_acts (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (int i = 0; i < 2000; i++)
    {
      g_autoptr (FoyerItem) item =
        make_item (g_rand_int_range (rand, FOYER_ITEM_CASE, FOYER_ITEM_TODO + 1));

      for (int step = 0; step < 15; step++)
        {
          FoyerItemState state = foyer_item_get_state (item);
          FoyerUuid before = *foyer_item_get_owner (item);
          gint64 due_us = foyer_item_get_due (item);
          g_autoptr (FoyerItemLog) line =
            do_act (item, g_rand_int_range (rand, 0, FOYER_ITEM_ACT_NOTE + 1),
                    g_rand_int_range (rand, -2, 100));

          if (line == NULL)
            {
              g_assert_cmpint (foyer_item_get_state (item), ==, state);
              g_assert_true (foyer_uuid_equal (foyer_item_get_owner (item), &before));
              g_assert_cmpint (foyer_item_get_due (item), ==, due_us);
            }
          g_assert_true (foyer_uuid_equal (foyer_item_get_taker (item), &taker));
          g_assert_cmpint (foyer_item_is_open (item), ==, foyer_item_get_closed (item) == 0);
          assert_sound (item);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/item/case", test_case);
  g_test_add_func ("/item/message", test_message);
  g_test_add_func ("/item/reopen", test_reopen);
  g_test_add_func ("/item/due", test_due);
  g_test_add_func ("/item/void", test_void);
  g_test_add_func ("/item/repeat", test_repeat);
  g_test_add_func ("/item/any-acts", test_any_acts);
  return g_test_run ();
}
