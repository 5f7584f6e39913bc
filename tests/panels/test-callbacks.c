/* The callbacks panel (B2), over real services: the outcomes by their digits, and what stays typed. */

#include "panel-fixture.h"
#include "panels/callbacks/foyer-call-order.h"
#include "panels/callbacks/foyer-callback-form.h"
#include "panels/callbacks/foyer-callback-line.h"
#include "panels/callbacks/foyer-callbacks-panel.h"
#include "panels/callbacks/foyer-callback-text.h"
#include "panels/foyer-text-box.h"
#include "widgets/foyer-style.h"

static void
on_planned (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  *(FoyerItem **) user_data = foyer_callbacks_finish (FOYER_CALLBACKS (source), result, &error);
  g_assert_no_error (error);
}

static void
plan (PanelFixture *self,
      const char   *who,
      const char   *due)
{
  FoyerStaff *staff = foyer_session_get_staff (self->session);
  g_autofree char *owner = foyer_uuid_to_string (foyer_record_get_id (FOYER_RECORD (staff)));
  g_autoptr (GHashTable) typed = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (FoyerItem) item = NULL;

  g_hash_table_insert (typed, (gpointer) "who", (gpointer) who);
  g_hash_table_insert (typed, (gpointer) "due", (gpointer) due);
  g_hash_table_insert (typed, (gpointer) "owner", owner);
  g_hash_table_insert (typed, (gpointer) "subject", (gpointer) "黑屏");
  foyer_callbacks_plan_async (foyer_services_get_callbacks (self->services), typed, NULL, on_planned,
                              &item);
  while (item == NULL)
    g_main_context_iteration (NULL, TRUE);
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

static void
show (PanelFixture *self)
{
  panel_fixture_show (self, FOYER_TYPE_CALLBACKS_PANEL);
  g_assert_nonnull (panel_fixture_find_text (self->panel, "Nobody to call"));
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

/* 5 without a remark says so at the note, and nothing is told (CB-01); with one it is tried again. */
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

/* What is asked for from a notification: the callback is brought to the front, and the act waits for
 * it; a callback that is over is not shown here. */
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

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv);
  foyer_widgets_init ();

  g_test_add_func ("/callbacks-panel/buckets", test_buckets);
  g_test_add ("/callbacks-panel/accepted", PanelFixture, NULL, panel_fixture_set_up, test_accepted,
              panel_fixture_tear_down);
  g_test_add ("/callbacks-panel/missed", PanelFixture, NULL, panel_fixture_set_up, test_missed,
              panel_fixture_tear_down);
  g_test_add ("/callbacks-panel/asked-for", PanelFixture, NULL, panel_fixture_set_up,
              test_asked_for, panel_fixture_tear_down);
  g_test_add ("/callbacks-panel/digest", PanelFixture, NULL, panel_fixture_set_up, test_digest,
              panel_fixture_tear_down);
  g_test_add ("/callbacks-panel/orders", PanelFixture, NULL, panel_fixture_set_up, test_orders,
              panel_fixture_tear_down);
  g_test_add ("/callbacks-panel/plan-from", PanelFixture, NULL, panel_fixture_set_up,
              test_plan_from, panel_fixture_tear_down);
  g_test_add ("/callbacks-panel/draft", PanelFixture, NULL, panel_fixture_set_up, test_draft,
              panel_fixture_tear_down);

  return g_test_run ();
}
