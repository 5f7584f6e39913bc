/* The callbacks panel (B2), over real services: the outcomes by their digits, and what stays
 * typed, also when the server is lost. */

#include "../test-engine.h"
#include "panel-fixture.h"
#include "panels/callbacks/foyer-call-group.h"
#include "panels/callbacks/foyer-call-order.h"
#include "panels/callbacks/foyer-callback-form.h"
#include "panels/callbacks/foyer-callback-line.h"
#include "panels/callbacks/foyer-callbacks-panel.h"
#include "panels/callbacks/foyer-callback-text.h"
#include "panels/foyer-text-box.h"
#include "service/foyer-callback-group.h"
#include "widgets/foyer-choice.h"
#include "widgets/foyer-form-field.h"
#include "widgets/foyer-style.h"

static void
plan (PanelFixture *self,
      const char   *who,
      const char   *due)
{
  FoyerCallbacks *callbacks = foyer_services_get_callbacks (self->services);
  FoyerStaff *staff = foyer_session_get_staff (self->session);
  g_autofree char *owner = foyer_uuid_to_string (foyer_record_get_id (FOYER_RECORD (staff)));
  g_autoptr (GHashTable) typed = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GAsyncResult) planned = NULL;
  g_autoptr (FoyerItem) item = NULL;
  g_autoptr (GError) error = NULL;

  g_hash_table_insert (typed, (gpointer) "who", (gpointer) who);
  g_hash_table_insert (typed, (gpointer) "due", (gpointer) due);
  g_hash_table_insert (typed, (gpointer) "owner", owner);
  g_hash_table_insert (typed, (gpointer) "subject", (gpointer) "黑屏");
  foyer_callbacks_plan_async (callbacks, typed, NULL, on_done, &planned);
  item = foyer_callbacks_finish (callbacks, wait_for (&planned), &error);
  g_assert_no_error (error);
}

static guint
count (PanelFixture *self)
{
  return g_list_model_get_n_items (
    foyer_callbacks_get_list (foyer_services_get_callbacks (self->services),
                              FOYER_ITEM_SCOPE_MINE));
}

static gboolean
has_two (PanelFixture *self)
{
  return count (self) == 2 && panel_fixture_find (self->panel, FOYER_TYPE_CALLBACK_LINE) != NULL
         && panel_fixture_find_text (self->panel, "Start the call") != NULL;
}

static gboolean
has_one (PanelFixture *self)
{
  return count (self) == 1;
}

static gboolean
says_nobody (PanelFixture *self)
{
  return panel_fixture_find_text (self->panel, "Nobody to call") != NULL;
}

static void
show (PanelFixture *self)
{
  panel_fixture_show (self, FOYER_TYPE_CALLBACKS_PANEL);
  panel_fixture_wait (says_nobody, self);
  plan (self, "许志强 13957107731", "2026-11-21 11:00");
  plan (self, "魏红 13957107732", "2026-11-22 14:00");
  panel_fixture_wait (has_two, self);
  panel_fixture_settle (self);
}

static gboolean
asks_survey (PanelFixture *self)
{
  return panel_fixture_find_text (self->panel, "Save the survey") != NULL;
}

/* 1: it is done, the survey is asked, and undo brings it back. */
static void
test_accepted (PanelFixture  *self,
               gconstpointer  unused)
{
  show (self);
  g_assert_nonnull (panel_fixture_find_text (self->panel, "许志强"));
  g_assert_nonnull (panel_fixture_find_text (self->panel, "Today"));
  g_assert_nonnull (panel_fixture_find_text (self->panel, "Tomorrow Sun 22 Nov"));
  panel_fixture_act (self, "panel.digit(uint32 1)");
  panel_fixture_wait (has_one, self);
  panel_fixture_wait (asks_survey, self);
  g_assert_null (self->failure);

  panel_fixture_undo (self);
  panel_fixture_wait (has_two, self);
}

/* 5 without a remark says so at the note, and nothing is told (CB-01); with one it is tried
 * again. */
static void
test_missed (PanelFixture  *self,
             gconstpointer  unused)
{
  FoyerTextBox *note;
  g_autofree char *left = NULL;

  show (self);
  note = panel_fixture_find (self->panel, FOYER_TYPE_TEXT_BOX);
  panel_fixture_act (self, "panel.digit(uint32 5)");
  panel_fixture_settle (self);
  g_assert_true (gtk_test_accessible_has_state (GTK_ACCESSIBLE (note),
                                                GTK_ACCESSIBLE_STATE_INVALID));
  g_assert_null (self->failure);

  foyer_text_box_set_text (note, "响六声");
  panel_fixture_act (self, "panel.digit(uint32 5)");
  panel_fixture_settle (self);
  g_assert_null (self->failure);
  g_assert_nonnull (panel_fixture_find_text (self->panel, "try 2 · 黑屏"));
  left = foyer_text_box_dup_text (note);
  g_assert_cmpstr (left, ==, "");
}

/* What is typed waits for its callback while another is looked at. */
static void
test_draft (PanelFixture  *self,
            gconstpointer  unused)
{
  FoyerTextBox *note;
  g_autofree char *kept = NULL;

  show (self);
  note = panel_fixture_find (self->panel, FOYER_TYPE_TEXT_BOX);
  foyer_text_box_set_text (note, "想换颜色");
  g_assert_cmpuint (foyer_drafts_get_count (self->drafts), ==, 1);
  panel_fixture_act (self, "panel.digit(uint32 4)");
  panel_fixture_act (self, "panel.back");
  kept = foyer_text_box_dup_text (note);
  g_assert_cmpstr (kept, ==, "想换颜色");
}

static gboolean
asks_time (PanelFixture *self)
{
  return panel_fixture_find_text (self->panel, "Agree this time") != NULL;
}

/* What is asked for from a notification: the callback is brought to the front, and the act waits
 * for it; a callback that is over is not shown here. */
static void
test_asked_for (PanelFixture  *self,
                gconstpointer  unused)
{
  GListModel *mine;
  g_autoptr (FoyerCallbackRow) row = NULL;
  FoyerItem *item;

  show (self);
  mine = foyer_callbacks_get_list (foyer_services_get_callbacks (self->services),
                                   FOYER_ITEM_SCOPE_MINE);
  row = g_list_model_get_item (mine, 1);
  item = foyer_callback_row_get_item (row);
  g_assert_true (foyer_callbacks_panel_info.shows_record (FOYER_RECORD (item)));
  g_assert_true (foyer_panel_show_record (FOYER_PANEL (self->panel), FOYER_RECORD (item)));
  panel_fixture_act (self, "panel.reschedule");
  panel_fixture_wait (asks_time, self);
  panel_fixture_act (self, "panel.script");
  panel_fixture_act (self, "panel.digit(uint32 1)");
  panel_fixture_wait (has_one, self);
  g_assert_null (self->failure);
}

static gboolean
shows_digest (PanelFixture *self)
{
  return panel_fixture_find_text (self->panel, "Copy as text") != NULL
         && panel_fixture_find_text (self->panel,
                                     "Calls 1, reached 1; callbacks 1, done 1 (100.0 %)") != NULL;
}

/* What calling came to, and back to the calls. */
static void
test_digest (PanelFixture  *self,
             gconstpointer  unused)
{
  show (self);
  panel_fixture_act (self, "panel.digit(uint32 1)");
  panel_fixture_wait (has_one, self);
  panel_fixture_act (self, "panel.digest");
  panel_fixture_wait (shows_digest, self);
  /* Digits count nothing while the calls are out of sight. */
  panel_fixture_act (self, "panel.digit(uint32 1)");
  panel_fixture_settle (self);
  g_assert_cmpuint (count (self), ==, 1);
  panel_fixture_act (self, "panel.back");
  g_assert_nonnull (panel_fixture_find_text (self->panel, "魏红"));
  g_assert_null (self->failure);
}

static gboolean
is_ordered (PanelFixture *self)
{
  return panel_fixture_find (self->panel, FOYER_TYPE_CALL_ORDER) == NULL;
}

static void
write_reason (PanelFixture *self,
              const char   *reason)
{
  FoyerCallOrder *order = panel_fixture_find (self->panel, FOYER_TYPE_CALL_ORDER);
  GtkEntry *entry = panel_fixture_find (order, GTK_TYPE_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), reason);
}

/* Cancelled with its reason, and taken back; 勿扰 for a customer cancels what is planned. */
static void
test_orders (PanelFixture  *self,
             gconstpointer  unused)
{
  show (self);
  panel_fixture_act (self, "call.cancel");
  panel_fixture_act (self, "panel.save");
  panel_fixture_settle (self);
  g_assert_nonnull (panel_fixture_find_text (self->panel, "Write why"));
  g_assert_cmpuint (count (self), ==, 2);
  write_reason (self, "货已退");
  panel_fixture_act (self, "panel.save");
  panel_fixture_wait (has_one, self);
  panel_fixture_undo (self);
  panel_fixture_wait (has_two, self);

  panel_fixture_act (self, "call.forbid");
  write_reason (self, "请勿来电");
  panel_fixture_act (self, "panel.save");
  panel_fixture_wait (has_one, self);
  panel_fixture_wait (is_ordered, self);
  g_assert_null (self->failure);
}

/* What a visit knows stands in the form; whom the file knows is not typed anew. */
static void
test_plan_from (PanelFixture  *self,
                gconstpointer  unused)
{
  GtkWidget *entry;

  show (self);
  panel_fixture_act (self, "panel.plan({'who': '周兰 13857102210', 'subject': '看平板'})");
  panel_fixture_settle (self);
  entry = panel_fixture_find (panel_fixture_find (self->panel, FOYER_TYPE_CALLBACK_FORM),
                              GTK_TYPE_ENTRY);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "周兰 13857102210");
  g_assert_true (gtk_widget_get_sensitive (entry));
}

static gboolean
says_reading (PanelFixture *self)
{
  return panel_fixture_find_text (self->panel, "The callbacks are being read") != NULL;
}

/* While the list is on its way it is not said that there is nobody to call. */
static void
test_reading (PanelFixture  *self,
              gconstpointer  unused)
{
  PanelGate gate;

  panel_gate_init (&gate);
  panel_fixture_show (self, FOYER_TYPE_CALLBACKS_PANEL);
  panel_fixture_wait (says_nobody, self);
  panel_gate_hold_desk (&gate, self);
  foyer_callbacks_read_again (foyer_services_get_callbacks (self->services));
  g_assert_false (says_nobody (self));
  /* The fixture's own waiting would stand at the gate, too. */
  while (!says_reading (self))
    g_main_context_iteration (NULL, TRUE);

  panel_gate_open (&gate);
  panel_fixture_wait (says_nobody, self);
  panel_gate_clear (&gate);
}

static gboolean
rename_table (FoyerTransaction  *transaction,
              gpointer           data,
              gpointer          *result,
              GError           **error)
{
  return foyer_db_run (foyer_transaction_get_db (transaction), data, FOYER_NO_VALUES, error) >= 0;
}

static void
run_sql (PanelFixture *self,
         const char   *sql)
{
  FoyerActor actor = { .name = "system", .seat = "test" };
  g_autoptr (GError) error = NULL;

  foyer_store_write (self->store, &actor, "test", NULL, rename_table, (gpointer) sql, NULL, NULL,
                     &error);
  g_assert_no_error (error);
}

static gboolean
says_failed (PanelFixture *self)
{
  return panel_fixture_find_text (self->panel, "The callbacks could not be read") != NULL;
}

/* What cannot be read is no empty list; it is read when it can be again. */
static void
test_failed (PanelFixture  *self,
             gconstpointer  unused)
{
  GtkWidget *button;

  run_sql (self, "ALTER TABLE item RENAME TO kept");
  panel_fixture_show (self, FOYER_TYPE_CALLBACKS_PANEL);
  panel_fixture_wait (says_failed, self);
  g_assert_false (says_nobody (self));

  run_sql (self, "ALTER TABLE kept RENAME TO item");
  button = gtk_widget_get_ancestor (panel_fixture_find_text (self->panel, "Try again"),
                                    GTK_TYPE_BUTTON);
  g_signal_emit_by_name (button, "clicked");
  panel_fixture_wait (says_nobody, self);
}

static gboolean
is_offline (PanelFixture *self)
{
  return foyer_store_get_state (self->store) == FOYER_STORE_OFFLINE;
}

static gboolean
is_online (PanelFixture *self)
{
  return foyer_store_get_state (self->store) == FOYER_STORE_READY;
}

static gboolean
has_offline_failure (PanelFixture *self)
{
  return g_error_matches (self->failure, FOYER_DB_ERROR, FOYER_DB_ERROR_OFFLINE);
}

/* An act that needs the server says so, and what was typed for it stays, as a draft. */
static void
check_unsaved (PanelFixture *self,
               FoyerTextBox *note)
{
  g_autofree char *left = foyer_text_box_dup_text (note);

  g_assert_cmpstr (left, ==, "响六声");
  g_assert_cmpuint (foyer_drafts_get_count (self->drafts), ==, 1);
  g_assert_null (panel_fixture_find_text (self->panel, "try 2 · 黑屏"));
  g_assert_cmpuint (count (self), ==, 2);
}

static gboolean
is_tried_again (PanelFixture *self)
{
  return panel_fixture_find_text (self->panel, "try 2 · 黑屏") != NULL;
}

/* The server is lost: whom to call stays on the screen as it was read last, also when it is read
 * again, nothing is shown as saved, and what was typed waits; when the server is back it is saved
 * once. */
static void
test_offline (PanelFixture  *self,
              gconstpointer  unused)
{
  FoyerTextBox *note;
  g_autofree char *left = NULL;

  show (self);
  note = panel_fixture_find (self->panel, FOYER_TYPE_TEXT_BOX);
  foyer_text_box_set_text (note, "响六声");
  test_engine_control ("--crash");
  panel_fixture_wait (is_offline, self);
  g_assert_nonnull (panel_fixture_find_text (self->panel, "许志强"));
  g_assert_nonnull (panel_fixture_find_text (self->panel, "Hello, is this 许志强?"));

  panel_fixture_act (self, "panel.digit(uint32 5)");
  panel_fixture_wait (has_offline_failure, self);
  check_unsaved (self, note);
  foyer_callbacks_read_again (foyer_services_get_callbacks (self->services));
  panel_fixture_settle (self);
  g_assert_nonnull (panel_fixture_find_text (self->panel, "许志强"));
  g_assert_false (says_failed (self));
  check_unsaved (self, note);

  test_engine_control ("--start");
  foyer_store_hurry (self->store);
  panel_fixture_wait (is_online, self);
  g_clear_error (&self->failure);
  panel_fixture_act (self, "panel.digit(uint32 5)");
  panel_fixture_wait (is_tried_again, self);
  g_assert_no_error (self->failure);
  left = foyer_text_box_dup_text (note);
  g_assert_cmpstr (left, ==, "");
}

/* Presses a button, which may be a toggle, by its words. */
static void
press (PanelFixture *self,
       const char   *text)
{
  GtkWidget *button = gtk_widget_get_ancestor (panel_fixture_find_text (self->panel, text),
                                               GTK_TYPE_BUTTON);

  if (GTK_IS_TOGGLE_BUTTON (button))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  else
    g_signal_emit_by_name (button, "clicked");
}

static gboolean
speaks_chinese (PanelFixture *self)
{
  return panel_fixture_find_text (self->panel, "您好！请问您是许志强吗？") != NULL;
}

static gboolean
speaks_english (PanelFixture *self)
{
  return panel_fixture_find_text (self->panel, "Hello, is this 魏红?") != NULL;
}

/* The script in the language of the customer, with every placeholder filled; it is remembered for
 * this customer and no other (K1). */
static void
test_language (PanelFixture  *self,
               gconstpointer  unused)
{
  GListModel *mine;
  g_autoptr (FoyerCallbackRow) first = NULL;
  g_autoptr (FoyerCallbackRow) second = NULL;
  g_autofree char *english = NULL, *chinese = NULL;
  const char *shop;

  show (self);
  mine = foyer_callbacks_get_list (foyer_services_get_callbacks (self->services),
                                   FOYER_ITEM_SCOPE_MINE);
  first = g_list_model_get_item (mine, 0);
  second = g_list_model_get_item (mine, 1);
  g_assert_nonnull (panel_fixture_find_text (self->panel, "Hello, is this 许志强?"));
  shop = foyer_shop_get_name (foyer_services_get_shop (self->services));
  english = g_strdup_printf ("This is %s; my staff number is 1002. Is this a good moment?", shop);
  chinese = g_strdup_printf ("这里是%s客服部，我的工号是1002。您现在方便接电话吗？", shop);
  g_assert_nonnull (panel_fixture_find_text (self->panel, english));
  press (self, "中文");
  panel_fixture_wait (speaks_chinese, self);
  g_assert_nonnull (panel_fixture_find_text (self->panel, chinese));

  foyer_panel_show_record (FOYER_PANEL (self->panel),
                           FOYER_RECORD (foyer_callback_row_get_item (second)));
  panel_fixture_wait (speaks_english, self);
  foyer_panel_show_record (FOYER_PANEL (self->panel),
                           FOYER_RECORD (foyer_callback_row_get_item (first)));
  panel_fixture_wait (speaks_chinese, self);
  press (self, "English");
  panel_fixture_settle (self);
  g_assert_false (speaks_chinese (self));
}

static gint64
count_cases (PanelFixture *self)
{
  GListModel *items = foyer_items_get_list (foyer_services_get_items (self->services),
                                            FOYER_ITEM_SCOPE_SHOP, FOYER_ITEM_CASE);

  return g_list_model_get_n_items (items);
}

static gboolean
has_case (PanelFixture *self)
{
  return count_cases (self) == 1;
}

/* A new demand without an answer: the door opens a case, which hangs on the call (CB-05), and the
 * call is told. */
static void
test_open_case (PanelFixture  *self,
                gconstpointer  unused)
{
  GListModel *items;
  g_autoptr (FoyerItem) found = NULL;

  show (self);
  g_assert_cmpint (count_cases (self), ==, 0);
  panel_fixture_act (self, "panel.digit(uint32 2)");
  panel_fixture_settle (self);
  g_assert_nonnull (panel_fixture_find_text (
                      self->panel, "We shall follow this up and tell you as soon as we know."));
  press (self, "Open a case");
  panel_fixture_settle (self);
  g_assert_nonnull (panel_fixture_find_text (self->panel, "Write what is asked for"));
  g_assert_cmpint (count (self), ==, 2);

  gtk_editable_set_text (GTK_EDITABLE (gtk_window_get_focus (self->window)), "要大一号");
  press (self, "Open a case");
  panel_fixture_wait (has_one, self);
  panel_fixture_wait (has_case, self);
  items = foyer_items_get_list (foyer_services_get_items (self->services), FOYER_ITEM_SCOPE_SHOP,
                                FOYER_ITEM_CASE);
  found = g_list_model_get_item (items, 0);
  g_assert_cmpstr (foyer_item_get_subject (found), ==, "要大一号");
  g_assert_false (foyer_uuid_is_none (foyer_item_get_parent (found)));
  g_assert_null (self->failure);
}

/* Each heading by the shop's days; a week ends on Sunday. 2026-11-21 is a Saturday. */
static void
test_buckets (void)
{
  g_autoptr (FoyerShopTime) time = foyer_shop_time_new ("Asia/Shanghai", 1440, NULL);
  static const struct
  {
    const char *day;
    int minute;
    FoyerCallBucket expected;
  } rows[] = {
    { "2026-11-18", 599, FOYER_CALL_BUCKET_LATE },
    { "2026-11-18", 600, FOYER_CALL_BUCKET_TODAY },
    { "2026-11-19", 0, FOYER_CALL_BUCKET_TOMORROW },
    { "2026-11-20", 600, FOYER_CALL_BUCKET_WEEK },
    { "2026-11-22", 1439, FOYER_CALL_BUCKET_WEEK },
    { "2026-11-23", 0, FOYER_CALL_BUCKET_LATER },
  };
  gint64 today;

  g_assert_true (foyer_day_parse ("2026-11-18", &today));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 day;

      g_assert_true (foyer_day_parse (rows[i].day, &day));
      g_assert_cmpint (foyer_callback_text_bucket (
                         time, foyer_shop_time_at_minute (time, day, rows[i].minute),
                         foyer_shop_time_at_minute (time, today, 600)), ==, rows[i].expected);
    }
}

static gboolean
has_preview (PanelFixture *self)
{
  return panel_fixture_find_text (self->panel, "Plan 2 callbacks") != NULL;
}

static gboolean
has_no_form (PanelFixture *self)
{
  return panel_fixture_find (self->panel, FOYER_TYPE_CALL_GROUP) == NULL;
}

static guint
count_all (PanelFixture *self)
{
  return g_list_model_get_n_items (
    foyer_callbacks_get_list (foyer_services_get_callbacks (self->services),
                              FOYER_ITEM_SCOPE_SHOP));
}

static gboolean
has_greetings (PanelFixture *self)
{
  return count_all (self) == 4;
}

/* The two of before, the two of the sale and the one that found room. */
static gboolean
has_what_found_room (PanelFixture *self)
{
  return count_all (self) == 2 + 2 + 1;
}

static gboolean
has_none_planned (PanelFixture *self)
{
  return count_all (self) == 2;
}

/* The form in which a supervisor greets two customers of the shop, with what it comes to. */
static GtkWidget *
show_group (PanelFixture *self)
{
  g_autoptr (GAsyncResult) set = NULL;
  FoyerShop *shop = foyer_services_get_shop (self->services);
  g_autoptr (GError) error = NULL;
  GtkWidget *group;

  plan (self, "周敏 138 1234 5678", "2026-11-21 11:00");
  plan (self, "许志强 139 5710 7731", "2026-11-21 12:00");
  panel_fixture_sign_in (self, "1001");
  foyer_shop_set_async (shop, "care.festivals",
                        "thanks|感恩|Thanks|11-26|2|;sale|店庆|Sale|11-26|2|", NULL, on_done, &set);
  g_assert_true (foyer_shop_finish (shop, wait_for (&set), &error));
  panel_fixture_show (self, FOYER_TYPE_CALLBACKS_PANEL);
  panel_fixture_act (self, "call.group");
  panel_fixture_settle (self);

  group = panel_fixture_find (self->panel, FOYER_TYPE_CALL_GROUP);
  g_assert_nonnull (group);
  foyer_choice_set_selected (panel_fixture_find (group, FOYER_TYPE_CHOICE), "thanks");
  panel_fixture_wait (has_preview, self);
  return group;
}

/* A supervisor sees what it comes to, plans it, and takes all of it back (B8). */
static void
test_group (PanelFixture  *self,
            gconstpointer  unused)
{
  show_group (self);
  press (self, "Plan 2 callbacks");
  panel_fixture_wait (has_greetings, self);
  panel_fixture_wait (has_no_form, self);

  panel_fixture_undo (self);
  panel_fixture_wait (has_none_planned, self);
}

/* Somebody plans another festival of the same days, between what was found and what is written. */
static void
plan_sale (PanelFixture *self)
{
  FoyerCallbacks *callbacks = foyer_services_get_callbacks (self->services);
  FoyerCallbackGroup sale = { .festival = "sale", .per_day = 1 };
  g_autoptr (FoyerCallbackGroupResult) done = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  foyer_callbacks_plan_group_async (callbacks, &sale, NULL, NULL, NULL, on_done, &result);
  done = foyer_callbacks_plan_group_finish (callbacks, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (done->n_planned, ==, 2);
}

static void
on_found (GtkWidget    *progress,
          GParamSpec   *pspec,
          PanelFixture *self)
{
  g_signal_handlers_disconnect_by_func (progress, on_found, self);
  plan_sale (self);
}

static gboolean
tells_changes (PanelFixture *self)
{
  return panel_fixture_find_text (
           self->panel, "1 callback is planned.\n"
           "Others planned greetings at the same time: some days are full.\n"
           "On another day: 许志强 (26 Nov instead of 24 Nov).\n"
           "Not planned, as no day has room: 周敏.") != NULL;
}

/* Two plan greetings at the same time: no day gets more than it may, and whose call is on another
 * day, or nowhere, is told by name and stays until it is read. */
static void
test_group_changed (PanelFixture  *self,
                    gconstpointer  unused)
{
  GtkWidget *group = show_group (self);
  GtkWidget *field = gtk_widget_get_ancestor (panel_fixture_find_text (group, "Calls a day at most"),
                                              FOYER_TYPE_FORM_FIELD);
  GtkWidget *progress;

  gtk_spin_button_set_value (panel_fixture_find (field, GTK_TYPE_SPIN_BUTTON), 1);
  panel_fixture_wait (has_preview, self);
  press (self, "Plan 2 callbacks");
  /* It is seen while it runs. */
  progress = panel_fixture_find (group, GTK_TYPE_PROGRESS_BAR);
  g_assert_nonnull (progress);
  g_signal_connect (progress, "notify::text", G_CALLBACK (on_found), self);
  panel_fixture_wait (tells_changes, self);
  panel_fixture_wait (has_what_found_room, self);

  press (self, "Got it");
  panel_fixture_wait (has_no_form, self);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv);
  foyer_widgets_init ();
  /* Without a window manager no window is active, of which a text with a blinking caret
   * complains. */
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);

  g_test_add_func ("/callbacks-panel/buckets", test_buckets);
  g_test_add ("/callbacks-panel/accepted", PanelFixture, NULL, panel_fixture_set_up, test_accepted,
              panel_fixture_tear_down);
  g_test_add ("/callbacks-panel/missed", PanelFixture, NULL, panel_fixture_set_up, test_missed,
              panel_fixture_tear_down);
  g_test_add ("/callbacks-panel/asked-for", PanelFixture, NULL, panel_fixture_set_up,
              test_asked_for, panel_fixture_tear_down);
  g_test_add ("/callbacks-panel/digest", PanelFixture, NULL, panel_fixture_set_up, test_digest,
              panel_fixture_tear_down);
  g_test_add ("/callbacks-panel/group", PanelFixture, NULL, panel_fixture_set_up, test_group,
              panel_fixture_tear_down);
  g_test_add ("/callbacks-panel/group-changed", PanelFixture, NULL, panel_fixture_set_up,
              test_group_changed, panel_fixture_tear_down);
  g_test_add ("/callbacks-panel/orders", PanelFixture, NULL, panel_fixture_set_up, test_orders,
              panel_fixture_tear_down);
  g_test_add ("/callbacks-panel/plan-from", PanelFixture, NULL, panel_fixture_set_up,
              test_plan_from, panel_fixture_tear_down);
  g_test_add ("/callbacks-panel/draft", PanelFixture, NULL, panel_fixture_set_up, test_draft,
              panel_fixture_tear_down);
  g_test_add ("/callbacks-panel/reading", PanelFixture, NULL, panel_fixture_set_up, test_reading,
              panel_fixture_tear_down);
  g_test_add ("/callbacks-panel/failed", PanelFixture, NULL, panel_fixture_set_up, test_failed,
              panel_fixture_tear_down);
  if (test_engine_is_server ())
    g_test_add ("/callbacks-panel/offline", PanelFixture, NULL, panel_fixture_set_up,
                test_offline, panel_fixture_tear_down);
  g_test_add ("/callbacks-panel/language", PanelFixture, NULL, panel_fixture_set_up, test_language,
              panel_fixture_tear_down);
  g_test_add ("/callbacks-panel/open-case", PanelFixture, NULL, panel_fixture_set_up, test_open_case,
              panel_fixture_tear_down);

  return g_test_run ();
}
