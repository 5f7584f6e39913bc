/* The day, its list, the card of an item and the day-end review, in the panel, over real
 * services. */

#include "panel-fixture.h"
#include "panels/foyer-item-card.h"
#include "panels/foyer-item-question.h"
#include "panels/foyer-text-box.h"
#include "panels/today/foyer-today-list.h"
#include "panels/today/foyer-today-panel.h"
#include "panels/today/foyer-today-row.h"
#include "panels/today/foyer-today-text.h"
#include "panels/today/foyer-todo-entry.h"
#include "widgets/foyer-choice.h"
#include "widgets/foyer-style.h"

static FoyerItems *
get_items (PanelFixture *self)
{
  return foyer_services_get_items (self->services);
}

/* A case of who is signed in, due in three days. */
static FoyerItem *
open_case (PanelFixture *self,
           const char   *name,
           const char   *subject)
{
  g_autoptr (GHashTable) typed = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  FoyerItem *item;

  g_hash_table_insert (typed, (char *) "kind", (char *) "case");
  g_hash_table_insert (typed, (char *) "subject", (char *) subject);
  g_hash_table_insert (typed, (char *) "name", (char *) name);
  g_hash_table_insert (typed, (char *) "phone", (char *) "13812342210");
  foyer_items_open_async (get_items (self), typed, NULL, on_done, &result);
  item = foyer_items_finish (get_items (self), wait_for (&result), NULL, &error);
  g_assert_no_error (error);
  return item;
}

static void
show (PanelFixture *self)
{
  panel_fixture_show (self, FOYER_TYPE_TODAY_PANEL);
}

static FoyerItem *
get_card_item (PanelFixture *self)
{
  FoyerItemCard *card = panel_fixture_find (self->panel, FOYER_TYPE_ITEM_CARD);

  return card != NULL ? foyer_item_card_get_item (card) : NULL;
}

static void
write_text (PanelFixture *self,
            const char   *text)
{
  FoyerItemQuestion *question = panel_fixture_find (self->panel, FOYER_TYPE_ITEM_QUESTION);

  g_assert_nonnull (question);
  foyer_text_box_set_text (panel_fixture_find (question, FOYER_TYPE_TEXT_BOX), text);
}

/* A row is there, and is the selected one: that comes a moment after it. */
static gboolean
has_row (PanelFixture *self)
{
  FoyerTodayList *list = panel_fixture_find (self->panel, FOYER_TYPE_TODAY_LIST);

  return panel_fixture_find (self->panel, FOYER_TYPE_TODAY_ROW) != NULL
         && foyer_today_list_get_record (list) != NULL;
}

static gboolean
is_empty (PanelFixture *self)
{
  return panel_fixture_find_text (self->panel, "Nothing to do") != NULL;
}

static gboolean
is_solved (PanelFixture *self)
{
  return get_card_item (self) != NULL
         && foyer_item_get_state (get_card_item (self)) == FOYER_ITEM_STATE_SOLUTION;
}

static gboolean
is_told_in_log (PanelFixture *self)
{
  return panel_fixture_find_text (self->panel, "Not accepted: 不肯收") != NULL;
}

static gboolean
is_cleared (PanelFixture *self)
{
  return panel_fixture_find_text (self->panel,
                                  "Every open item was looked at: the day is cleared.") != NULL;
}

static gboolean
is_reviewing (PanelFixture *self)
{
  return panel_fixture_find_text (self->panel, "Not looked at yet") != NULL
         || panel_fixture_find_text (self->panel, "Back to the day") != NULL;
}

/* One line is a thing to do, and Enter on its row does it. */
static void
test_todo (PanelFixture  *self,
           gconstpointer  unused)
{
  GtkWidget *entry;

  show (self);
  panel_fixture_wait (is_empty, self);
  entry = panel_fixture_find_entry (self->panel, "Note a thing of your own, for example: "
                                                 "tomorrow 10:00 send the papers to Mr Sun");
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "16:00 count the tills");
  g_assert_nonnull (panel_fixture_find_text (self->panel,
                                             "Rings on Sat 21 Nov at 16:00: count the tills"));
  g_signal_emit_by_name (entry, "activate");
  panel_fixture_wait (has_row, self);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_assert_nonnull (panel_fixture_find_text (self->panel, "16:00"));

  panel_fixture_act (self, "today.act");
  panel_fixture_wait (is_empty, self);
  panel_fixture_undo (self);
  panel_fixture_wait (has_row, self);
  g_assert_null (self->failure);
}

/* What cannot be noted stays in the entry, with the reason. */
static void
test_todo_passed (PanelFixture  *self,
                  gconstpointer  unused)
{
  GtkWidget *entry;

  show (self);
  entry = panel_fixture_find_entry (self->panel, "Note a thing of your own, for example: "
                                                 "tomorrow 10:00 send the papers to Mr Sun");
  gtk_editable_set_text (GTK_EDITABLE (entry), "2020-01-01 count");
  g_signal_emit_by_name (entry, "activate");
  panel_fixture_settle (self);
  g_assert_true (gtk_test_accessible_has_state (GTK_ACCESSIBLE (entry),
                                                GTK_ACCESSIBLE_STATE_INVALID));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "2020-01-01 count");
}

/* The next step of a case asks for its words, and does not go without them. */
static void
test_solve (PanelFixture  *self,
            gconstpointer  unused)
{
  g_autoptr (FoyerItem) item = open_case (self, "周兰", "重复扣费");

  show (self);
  panel_fixture_wait (has_row, self);
  panel_fixture_act (self, "today.act");
  panel_fixture_act (self, "panel.next-step");
  g_assert_nonnull (panel_fixture_find_text (self->panel, "Write a word about it"));
  write_text (self, "原路退回一笔");
  panel_fixture_act (self, "panel.next-step");
  panel_fixture_wait (is_solved, self);
  g_assert_null (self->failure);
  g_assert_nonnull (panel_fixture_find_text (self->panel, "138****2210"));
}

/* Not accepted: the customer waits still, a moment is demanded, and a colleague is asked for
 * (C10). */
static void
test_rejected (PanelFixture  *self,
               gconstpointer  unused)
{
  g_autoptr (FoyerItem) item = open_case (self, "周兰", "重复扣费");
  FoyerItemCard *card;
  GtkWidget *entry;

  show (self);
  panel_fixture_wait (has_row, self);
  panel_fixture_act (self, "today.open");
  card = panel_fixture_find (self->panel, FOYER_TYPE_ITEM_CARD);
  foyer_item_card_ask (card, FOYER_ITEM_ACT_ANSWER);
  panel_fixture_settle (self);
  foyer_choice_set_selected (panel_fixture_find (panel_fixture_find (card,
                                                                     FOYER_TYPE_ITEM_QUESTION),
                                                 FOYER_TYPE_CHOICE), "rejected");
  write_text (self, "不肯收");
  panel_fixture_act (self, "panel.save");
  g_assert_nonnull (panel_fixture_find_text (self->panel,
                                             "Write a time, for example: tomorrow 10:00"));
  entry = panel_fixture_find (panel_fixture_find (card, FOYER_TYPE_ITEM_QUESTION), GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "tomorrow 10:00");
  panel_fixture_act (self, "panel.save");
  panel_fixture_wait (is_told_in_log, self);
  g_assert_cmpint (foyer_item_get_state (get_card_item (self)), !=, FOYER_ITEM_STATE_ANSWERED);
  g_assert_cmpint (foyer_item_get_next_contact (get_card_item (self)), !=, 0);
  g_assert_cmpint (foyer_item_question_get_act (panel_fixture_find (card,
                                                                    FOYER_TYPE_ITEM_QUESTION)),
                   ==, FOYER_ITEM_ACT_ASSIGN);
}

/* What was typed for an act is there again after Escape. */
static void
test_draft (PanelFixture  *self,
            gconstpointer  unused)
{
  g_autoptr (FoyerItem) item = open_case (self, "周兰", "重复扣费");
  g_autofree char *text = NULL;
  FoyerItemCard *card;

  show (self);
  panel_fixture_wait (has_row, self);
  panel_fixture_act (self, "today.open");
  card = panel_fixture_find (self->panel, FOYER_TYPE_ITEM_CARD);
  foyer_item_card_ask (card, FOYER_ITEM_ACT_REPORT);
  write_text (self, "客户要找主管");
  panel_fixture_act (self, "panel.back");
  g_assert_false (foyer_item_card_is_busy (card));
  foyer_item_card_ask (card, FOYER_ITEM_ACT_REPORT);
  panel_fixture_settle (self);
  text = foyer_text_box_dup_text (panel_fixture_find (
    panel_fixture_find (self->panel, FOYER_TYPE_ITEM_QUESTION), FOYER_TYPE_TEXT_BOX));
  g_assert_cmpstr (text, ==, "客户要找主管");
}

static void
on_told (FoyerPanel  *panel,
         const char  *sentence,
         char       **told)
{
  g_free (*told);
  *told = g_strdup (sentence);
}

/* What only a supervisor may says so when it is pressed. */
static void
test_not_allowed (PanelFixture  *self,
                  gconstpointer  unused)
{
  g_autoptr (FoyerItem) item = open_case (self, "周兰", "重复扣费");
  g_autofree char *told = NULL;
  FoyerItemCard *card;

  show (self);
  panel_fixture_wait (has_row, self);
  panel_fixture_act (self, "today.open");
  g_signal_connect (self->panel, "told", G_CALLBACK (on_told), &told);
  card = panel_fixture_find (self->panel, FOYER_TYPE_ITEM_CARD);
  foyer_item_card_ask (card, FOYER_ITEM_ACT_VOID);
  g_assert_nonnull (told);
  g_assert_false (foyer_item_card_is_busy (card));

  /* Nothing rang: there is nothing to put off. */
  g_clear_pointer (&told, g_free);
  gtk_widget_activate_action (GTK_WIDGET (self->panel), "today.snooze", "i", 10);
  g_assert_cmpstr (told, ==, "It has not rung yet: there is nothing to put off.");
}

/* Every open item is looked at, and the day is cleared (C9). */
static void
test_review (PanelFixture  *self,
             gconstpointer  unused)
{
  g_autoptr (FoyerItem) item = open_case (self, "周兰", "重复扣费");
  GtkWidget *comment;

  show (self);
  panel_fixture_wait (has_row, self);
  panel_fixture_act (self, "today.review");
  panel_fixture_wait (is_reviewing, self);
  comment = panel_fixture_find_entry (self->panel,
                                      "A word about the selected one, if there is one");
  gtk_editable_set_text (GTK_EDITABLE (comment), "明天答复");
  g_signal_emit_by_name (comment, "activate");
  panel_fixture_wait (is_cleared, self);
  g_assert_null (self->failure);
  g_assert_nonnull (panel_fixture_find_text (self->panel, "1 / 1"));
}

/* Enter is pressed quicker than the store writes: each press is for one item, none is lost (C9). */
static void
test_review_quickly (PanelFixture  *self,
                     gconstpointer  unused)
{
  g_autoptr (FoyerItem) first = open_case (self, "周兰", "重复扣费");
  g_autoptr (FoyerItem) second = open_case (self, "郑海涛", "屏幕碎裂");
  g_autoptr (FoyerItem) third = open_case (self, "孙洁", "发票抬头");
  GtkWidget *comment;

  show (self);
  panel_fixture_wait (has_row, self);
  panel_fixture_act (self, "today.review");
  panel_fixture_wait (is_reviewing, self);
  comment = panel_fixture_find_entry (self->panel,
                                      "A word about the selected one, if there is one");
  gtk_editable_set_text (GTK_EDITABLE (comment), "明天答复");
  for (int i = 0; i < 3; i++)
    g_signal_emit_by_name (comment, "activate");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (comment)), ==, "");
  panel_fixture_wait (is_cleared, self);
  g_assert_no_error (self->failure);
  g_assert_nonnull (panel_fixture_find_text (self->panel, "3 / 3"));
}

static gboolean
has_gap (PanelFixture *self)
{
  return panel_fixture_find_text (self->panel, "My effective calls, 8 to go") != NULL
         && panel_fixture_find_text (self->panel, "0 / 8") != NULL;
}

/* The target of the day stands beside the calls, with how many are missing (B7). */
static void
test_quota (PanelFixture  *self,
            gconstpointer  unused)
{
  FoyerCallbacks *callbacks = foyer_services_get_callbacks (self->services);
  FoyerSession *session = foyer_service_get_session (FOYER_SERVICE (callbacks));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  /* A supervisor sets it. */
  panel_fixture_sign_in (self, "1001");
  show (self);
  g_assert_nonnull (panel_fixture_find_text (self->panel, "My effective calls"));
  g_assert_nonnull (panel_fixture_find_text (self->panel, "Today so far"));
  foyer_callbacks_set_target_async (callbacks, foyer_session_get_staff (session), 8, NULL, on_done,
                                    &result);
  g_assert_true (foyer_callbacks_finish_order (callbacks, wait_for (&result), &error));
  panel_fixture_wait (has_gap, self);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv);
  foyer_widgets_init ();

#define ADD(name, func) \
  g_test_add ("/today/" name, PanelFixture, NULL, panel_fixture_set_up, func, \
              panel_fixture_tear_down)
  ADD ("todo", test_todo);
  ADD ("todo-passed", test_todo_passed);
  ADD ("solve", test_solve);
  ADD ("rejected", test_rejected);
  ADD ("draft", test_draft);
  ADD ("not-allowed", test_not_allowed);
  ADD ("review", test_review);
  ADD ("review-quickly", test_review_quickly);
  ADD ("quota", test_quota);

  return g_test_run ();
}
