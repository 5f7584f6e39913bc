/* The roster in its panel, over real services: what is missing for a plan and the door to it, a
 * proposal beside what stands, adopting and dropping it, why a month cannot all be planned, who
 * may, and a server that goes away. */

#include "panel-fixture.h"

#include "../test-engine.h"
#include "judge-task.h"
#include "judge.h"
#include "panels/schedule/foyer-conflict-note.h"
#include "panels/schedule/foyer-plan-card.h"
#include "panels/schedule/foyer-rota-grid.h"
#include "panels/schedule/foyer-schedule-panel.h"
#include "panels/schedule/foyer-setup-board.h"
#include "panels/schedule/foyer-way-out-form.h"
#include "domain/foyer-domain-error.h"
#include "store/foyer-store.h"
#include "widgets/foyer-empty-state.h"
#include "widgets/foyer-style.h"

/* 2026-12-01, the month after the fixture's today. */
#define DECEMBER 20788
#define N_DAYS 31

static FoyerRota *
get_rota (PanelFixture *self)
{
  return foyer_services_get_rota (self->services);
}

static void
sit_down (PanelFixture *self,
          const char   *number)
{
  foyer_session_set_staff (self->session, panel_fixture_find_staff (self, number));
  panel_fixture_settle (self);
}

/* It takes no more room than the window has: a popover at the edge of one that sticks out of the
 * screen is nowhere. */
static void
show (PanelFixture *self)
{
  panel_fixture_show (self, FOYER_TYPE_SCHEDULE_PANEL);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (self->panel)), ==, 1190);
}

/* What the roster is made of, as it is stored. */
typedef struct
{
  gboolean has_shift; /* early, at the reception from 8 to 16 */
  int wanted;         /* at the reception in these hours, every day; 0: nothing is said */
} Setup;

static gboolean
create (FoyerTransaction *transaction,
        gpointer          record,
        GError          **error)
{
  g_autoptr (FoyerRecord) owned = record;

  return foyer_transaction_create (transaction, owned, error);
}

static gboolean
write_setup (FoyerTransaction  *transaction,
             gpointer           data,
             gpointer          *result,
             GError           **error)
{
  const Setup *setup = data;
  FoyerUuid ids[2];
  FoyerShift *shift;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = foyer_uuid_new (foyer_transaction_get_now_us (transaction));
  if (setup->has_shift)
    {
      shift = foyer_shift_new (&ids[0], "early", "早班", "Early", FOYER_SHIFT_EARLY,
                               FOYER_POST_RECEPTION);
      foyer_shift_set_hours (shift, 8 * 60, 16 * 60, 0, NULL);
      if (!create (transaction, shift, error))
        return FALSE;
    }

  return setup->wanted == 0
         || create (transaction, foyer_coverage_new (&ids[1], FOYER_POST_RECEPTION,
                                                     FOYER_WEEKDAYS_ALL, 8 * 60, 16 * 60,
                                                     setup->wanted), error);
}

/* As another seat does it: the panel hears of it from the store. */
static void
set_up_roster (PanelFixture *self,
               gboolean      has_shift,
               int           wanted)
{
  FoyerActor actor = { .name = "console", .seat = "other" };
  Setup setup = { has_shift, wanted };
  g_autoptr (GError) error = NULL;

  foyer_store_write (self->store, &actor, "test", NULL, write_setup, &setup, NULL, NULL, &error);
  g_assert_no_error (error);
  panel_fixture_settle (self);
}

static void
set_posts (PanelFixture *self,
           const char   *number,
           const char   *posts)
{
  FoyerStaff *staff = panel_fixture_find_staff (self, number);
  g_autoptr (FoyerEdits) edits = foyer_edits_new (FOYER_RECORD (staff));

  foyer_edits_set (edits, "posts", posts);
  foyer_people_edit_async (foyer_services_get_people (self->services), edits, NULL, NULL, NULL);
  panel_fixture_settle (self);
}

static gboolean
has_text (PanelFixture *self,
          const char   *text)
{
  return panel_fixture_find_text (self->panel, text) != NULL;
}

/* (nullable): the button that can be seen with this label */
static GtkWidget *
find_button (PanelFixture *self,
             const char   *label)
{
  GtkWidget *text = panel_fixture_find_text (self->panel, label);

  return text != NULL ? gtk_widget_get_ancestor (text, GTK_TYPE_BUTTON) : NULL;
}

static void
press (PanelFixture *self,
       const char   *label)
{
  GtkWidget *button = find_button (self, label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

/* The button cannot be pressed, and says why. */
static void
assert_cannot_plan (PanelFixture *self,
                    const char   *why)
{
  GtkWidget *button = find_button (self, "Plan the month");

  g_assert_nonnull (button);
  g_assert_false (gtk_widget_is_sensitive (button));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, why);
  g_assert_true (has_text (self, why));
}

static gboolean
is_grid_shown (PanelFixture *self)
{
  return panel_fixture_find (self->panel, FOYER_TYPE_ROTA_GRID) != NULL;
}

static gboolean
is_nothing_shown (PanelFixture *self)
{
  return panel_fixture_find (self->panel, FOYER_TYPE_EMPTY_STATE) != NULL;
}

static gboolean
can_plan (PanelFixture *self)
{
  GtkWidget *button = find_button (self, "Plan the month");

  return button != NULL && gtk_widget_is_sensitive (button);
}

/* The keys shown are those of who sits here. */
static void
assert_first_key (PanelFixture *self,
                  const char   *keys)
{
  g_assert_cmpstr (foyer_panel_get_key_hints (FOYER_PANEL (self->panel))->keys, ==, keys);
}

static gboolean
is_form_open (PanelFixture *self)
{
  return has_text (self, "A new shift") || has_text (self, "A new demand");
}

/* A new shop: told at once, with the door to the form, and with the roster when there is one. */
static void
test_no_shifts (PanelFixture  *self,
                gconstpointer  unused)
{
  sit_down (self, "1001");
  show (self);
  g_assert_true (has_text (self, "There is no shift in this month"));
  g_assert_false (is_grid_shown (self));
  g_assert_false (has_text (self, "No problems"));
  g_assert_null (find_button (self, "Colleagues…"));
  assert_cannot_plan (self, "First add a shift.");

  press (self, "Add a shift…");
  panel_fixture_wait (is_form_open, self);
  g_assert_true (has_text (self, "A new shift"));

  set_up_roster (self, TRUE, 1);
  panel_fixture_wait (is_grid_shown, self);
  g_assert_false (is_nothing_shown (self));
  panel_fixture_wait (can_plan, self);
  g_assert_null (gtk_widget_get_tooltip_text (find_button (self, "Plan the month")));
}

static void
on_preferences (GSimpleAction *action,
                GVariant      *parameter,
                char         **page)
{
  g_free (*page);
  *page = g_variant_dup_string (parameter, NULL);
}

/* Nobody has a post: the door leads to the colleagues in the preferences. */
static void
test_no_staff (PanelFixture  *self,
               gconstpointer  unused)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("preferences", G_VARIANT_TYPE_STRING);
  g_autofree char *page = NULL;

  sit_down (self, "1001");
  set_up_roster (self, TRUE, 1);
  set_posts (self, "1001", "");
  set_posts (self, "1002", "");
  show (self);
  g_assert_true (has_text (self, "Nobody is on the roster yet"));
  g_assert_false (is_grid_shown (self));
  assert_cannot_plan (self, "First give colleagues their posts.");

  g_signal_connect (action, "activate", G_CALLBACK (on_preferences), &page);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (GTK_WIDGET (self->window), "app", G_ACTION_GROUP (group));
  press (self, "Colleagues…");
  g_assert_cmpstr (page, ==, "staff");

  set_posts (self, "1002", "reception");
  panel_fixture_wait (is_grid_shown, self);
  panel_fixture_wait (can_plan, self);
}

/* Shifts can be written by hand, but a plan needs to know how many people are needed. */
static void
test_no_demands (PanelFixture  *self,
                 gconstpointer  unused)
{
  sit_down (self, "1001");
  set_up_roster (self, TRUE, 0);
  show (self);
  g_assert_true (is_grid_shown (self));
  assert_cannot_plan (self, "First say how many people are needed, and when.");
  g_assert_false (has_text (self, "Every post is filled and every rule is kept."));

  press (self, "People needed…");
  panel_fixture_wait (is_form_open, self);
  g_assert_true (has_text (self, "A new demand"));

  set_up_roster (self, FALSE, 1);
  panel_fixture_wait (can_plan, self);
  g_assert_null (find_button (self, "People needed…"));
}

/* Who may not plan has no door, and is told who may. */
static void
test_nothing_to_see (PanelFixture  *self,
                     gconstpointer  unused)
{
  show (self);
  g_assert_true (has_text (self, "There is no shift in this month"));
  g_assert_true (has_text (self, "This needs the role Supervisor."));
  g_assert_null (find_button (self, "Add a shift…"));
  g_assert_null (find_button (self, "Plan the month"));
}

static gboolean
is_december (PanelFixture *self)
{
  FoyerRotaMonth *month = foyer_rota_get_month (get_rota (self));

  return month != NULL && foyer_rota_month_get_first_day (month) == DECEMBER;
}

static void
go_to_december (PanelFixture *self)
{
  panel_fixture_act (self, "roster.next-month");
  panel_fixture_wait (is_december, self);
}

/* A month that is over is looked at, and not planned. */
static void
test_past (PanelFixture  *self,
           gconstpointer  unused)
{
  sit_down (self, "1001");
  set_up_roster (self, TRUE, 1);
  show (self);
  g_assert_true (can_plan (self));
  panel_fixture_act (self, "roster.previous-month");
  panel_fixture_settle (self);
  g_assert_true (is_grid_shown (self));
  assert_cannot_plan (self, "This month is over.");
}

/* How many cells of the month are stored. */
static guint
count_stored (PanelFixture *self)
{
  FoyerRotaMonth *month = foyer_rota_get_month (get_rota (self));
  guint n = 0;

  for (int row = 0; row < foyer_rota_month_get_n_staff (month); row++)
    for (int day = 0; day < foyer_rota_month_get_n_days (month); day++)
      n += foyer_rota_month_get_cell (month, row, day, 0) != NULL;
  return n;
}

static gboolean
is_stored (PanelFixture *self)
{
  return count_stored (self) > 0;
}

static gboolean
is_empty (PanelFixture *self)
{
  return count_stored (self) == 0;
}

static gboolean
is_proposed (PanelFixture *self)
{
  return find_button (self, "Adopt the plan") != NULL;
}

/* What runs of the planner told of their rosters, from their threads. */
static GMutex told_lock;
static GPtrArray *told;

static void
listen (const char     *domain,
        GLogLevelFlags  level,
        const char     *message,
        gpointer        user_data)
{
  if ((level & G_LOG_LEVEL_DEBUG) == 0)
    {
      g_log_default_handler (domain, level, message, user_data);
      return;
    }
  if (!g_str_has_prefix (message, "plan "))
    return;

  g_mutex_lock (&told_lock);
  g_ptr_array_add (told, g_strdup (message + strlen ("plan ")));
  g_mutex_unlock (&told_lock);
}

/* The second checker gets every roster of the run that has ended. */
static void
judge_plans (PanelFixture *self)
{
  g_autoptr (FoyerRotaTask) task =
    foyer_rota_task_new (foyer_rota_get_month (get_rota (self)),
                         foyer_rota_get_today (get_rota (self)), TRUE, NULL, NULL);

  g_assert_nonnull (task);
  g_mutex_lock (&told_lock);
  g_assert_cmpuint (told->len, >, 0);
  for (guint n = 0; n < told->len; n++)
    judge_told (task, told->pdata[n]);
  g_ptr_array_set_size (told, 0);
  g_mutex_unlock (&told_lock);
}

static void
plan (PanelFixture *self)
{
  press (self, "Plan the month");
  panel_fixture_wait (is_proposed, self);
  judge_plans (self);
}

static void
open_december (PanelFixture *self,
               int           wanted)
{
  sit_down (self, "1001");
  set_up_roster (self, TRUE, wanted);
  show (self);
  go_to_december (self);
}

static void
adopt (PanelFixture *self)
{
  press (self, "Adopt the plan");
  panel_fixture_wait (is_stored, self);
  panel_fixture_wait (can_plan, self);
}

/* What the line below the roster says of this cell. */
static char *
dup_cell_text (PanelFixture *self,
               int           row,
               int           day)
{
  FoyerRotaGrid *grid = panel_fixture_find (self->panel, FOYER_TYPE_ROTA_GRID);
  g_autofree char *text = NULL;

  foyer_rota_grid_set_cursor (grid, row, day);
  text = foyer_rota_grid_dup_cell_text (grid);
  g_assert_true (has_text (self, text));
  return g_steal_pointer (&text);
}

/* A proposal is looked at beside what stands, and stores nothing; dropped it has never been. */
static void
test_drop (PanelFixture  *self,
           gconstpointer  unused)
{
  g_autofree char *text = NULL;

  open_december (self, 1);
  plan (self);
  g_assert_true (has_text (self, "62 cells change"));
  g_assert_true (has_text (self, "Empty posts 0"));
  g_assert_true (is_empty (self));
  g_assert_null (find_button (self, "Plan the month"));

  press (self, "Drop it");
  panel_fixture_settle (self);
  g_assert_true (can_plan (self));
  g_assert_true (is_empty (self));
  g_assert_true (has_text (self, "Empty posts 31"));
  text = dup_cell_text (self, 0, 0);
  g_assert_nonnull (strstr (text, "not planned"));
}

/* Adopted as one act, which is taken back as one. */
static void
test_adopt (PanelFixture  *self,
            gconstpointer  unused)
{
  open_december (self, 1);
  plan (self);
  adopt (self);
  g_assert_cmpuint (count_stored (self), ==, 2 * N_DAYS);
  g_assert_no_error (self->failure);
  g_assert_false (is_proposed (self));

  panel_fixture_undo (self);
  panel_fixture_wait (is_empty, self);
  g_assert_true (has_text (self, "Empty posts 31"));
}

static gboolean
is_cleared (PanelFixture *self)
{
  return count_stored (self) == 2 * N_DAYS - 1;
}

/* Planned again, what is new is told from what stands. */
static void
test_difference (PanelFixture  *self,
                 gconstpointer  unused)
{
  g_autofree char *before = NULL, *other = NULL, *changed = NULL;

  open_december (self, 1);
  plan (self);
  adopt (self);
  before = dup_cell_text (self, 1, 4);
  panel_fixture_act (self, "roster.clear");
  panel_fixture_wait (is_cleared, self);
  plan (self);
  g_assert_true (has_text (self, "1 cell changes"));
  g_assert_true (is_cleared (self));
  other = dup_cell_text (self, 0, 20);
  g_assert_null (strstr (other, "changed by the plan"));
  changed = dup_cell_text (self, 1, 4);
  g_assert_nonnull (strstr (changed, "changed by the plan"));
  g_assert_true (g_str_has_prefix (changed, before));
}

static gboolean
is_closable (PanelFixture *self)
{
  return find_button (self, "Close") != NULL;
}

static void
find_nothing_better (PanelFixture *self)
{
  press (self, "Plan the month");
  panel_fixture_wait (is_closable, self);
  judge_plans (self);
  g_assert_true (has_text (self, "proven: there is none better, the roster stays")
                 || has_text (self, "nothing better was found, the roster stays"));
  g_assert_false (is_proposed (self));
}

/* Planned again and nothing is better: there is nothing to adopt, also by the keys for it, and what
 * stands can be worked on. */
static void
test_nothing_better (PanelFixture  *self,
                     gconstpointer  unused)
{
  g_autofree char *text = NULL;

  open_december (self, 1);
  plan (self);
  adopt (self);
  find_nothing_better (self);
  panel_fixture_act (self, "panel.next-step");
  panel_fixture_settle (self);
  g_assert_no_error (self->failure);
  g_assert_cmpuint (count_stored (self), ==, 2 * N_DAYS);
  g_assert_true (is_closable (self));
  press (self, "Close");
  panel_fixture_settle (self);
  g_assert_true (can_plan (self));
  g_assert_false (is_closable (self));

  find_nothing_better (self);
  text = dup_cell_text (self, 1, 4);
  panel_fixture_act (self, "roster.clear");
  panel_fixture_wait (is_cleared, self);
  panel_fixture_wait (can_plan, self);
  g_assert_false (is_closable (self));
}

static void
put_week (PanelFixture *self)
{
  FoyerRotaMonth *month = foyer_rota_get_month (get_rota (self));
  FoyerStaff *staff = foyer_rota_month_get_staff (month, 0);

  /* From Monday the 7th to Saturday the 12th: 48 hours. */
  for (int day = 6; day < 12; day++)
    foyer_rota_put_async (get_rota (self), staff, DECEMBER + day, 0,
                          foyer_rota_month_get_choice (month, 0), NULL, NULL, NULL);
}

static gboolean
has_advice (PanelFixture *self)
{
  return has_text (self, "1 piece of advice");
}

/* Advice breaks no rule, but a list with rows is not called empty. */
static void
test_advice (PanelFixture  *self,
             gconstpointer  unused)
{
  open_december (self, 0);
  g_assert_true (has_text (self, "No problems"));
  put_week (self);
  panel_fixture_wait (has_advice, self);
  g_assert_true (has_text (self, "No rule is broken"));
  g_assert_false (has_text (self, "No problems"));
  g_assert_true (has_text (self, "Long week"));
}

/* The label in the note that begins so. */
static const char *
find_sentence (PanelFixture *self,
               GtkWidget    *root,
               const char   *start)
{
  if (GTK_IS_LABEL (root) && g_str_has_prefix (gtk_label_get_label (GTK_LABEL (root)), start))
    return gtk_label_get_label (GTK_LABEL (root));

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *found = gtk_widget_get_mapped (child) ? find_sentence (self, child, start) : NULL;

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_explained (PanelFixture *self)
{
  return is_proposed (self) && panel_fixture_find (self->panel, FOYER_TYPE_CONFLICT_NOTE) != NULL;
}

static gboolean
is_asked (PanelFixture *self)
{
  return panel_fixture_find (self->panel, FOYER_TYPE_WAY_OUT_FORM) != NULL;
}

/* Three are wanted where two work: why, the way out, and what it changes is asked for first. */
static void
test_conflict (PanelFixture  *self,
               gconstpointer  unused)
{
  const FoyerRotaDemand *demand;
  const char *why;
  GtkWidget *note;

  open_december (self, 3);
  plan (self);
  panel_fixture_wait (is_explained, self);
  note = panel_fixture_find (self->panel, FOYER_TYPE_CONFLICT_NOTE);
  why = find_sentence (self, note, "It cannot all be done, because…");
  g_assert_nonnull (why);
  g_assert_nonnull (strstr (why, "3 shifts are wanted, 2 at most can be worked"));
  g_assert_nonnull (strstr (why, "Early: 3 wanted"));
  g_assert_nonnull (find_sentence (self, note, "Cheapest way out: "));

  panel_fixture_act (self, "roster.take-way-out");
  panel_fixture_wait (is_asked, self);
  g_assert_true (has_text (self, "This changes what is promised or asked for:"));
  demand = foyer_rota_month_get_demand (foyer_rota_get_month (get_rota (self)), 0);
  g_assert_cmpint (demand->wanted[0], ==, 3);

  /* What was said of a plan goes with it. */
  press (self, "Drop it");
  panel_fixture_settle (self);
  g_assert_null (panel_fixture_find (self->panel, FOYER_TYPE_CONFLICT_NOTE));
}

static gboolean
has_failed (PanelFixture *self)
{
  return self->failure != NULL;
}

static gboolean
can_publish (PanelFixture *self)
{
  return find_button (self, "Publish…") != NULL;
}

static gboolean
is_looked_at_only (PanelFixture *self)
{
  return find_button (self, "Plan the month") == NULL;
}

static gboolean
is_published (PanelFixture *self)
{
  return has_text (self, "Published");
}

static void
publish (PanelFixture *self)
{
  panel_fixture_wait (can_publish, self);
  foyer_rota_publish_async (get_rota (self), DECEMBER, "Nobody to be had", NULL, NULL, NULL);
  panel_fixture_wait (is_published, self);
  g_assert_false (can_publish (self));
}

/* A draft is for who may plan: the front desk is told that the month is not published, and by whom
 * it will be, in place of posts that would all look empty. */
static void
test_not_published (PanelFixture  *self,
                    gconstpointer  unused)
{
  open_december (self, 1);
  plan (self);
  adopt (self);
  g_assert_true (has_text (self, "Draft, the staff do not see it"));

  sit_down (self, "1002");
  panel_fixture_wait (is_nothing_shown, self);
  g_assert_true (has_text (self, "This month is not published yet"));
  g_assert_true (has_text (self, "The role Supervisor plans it, and you see it here once it is "
                                 "published. You can already ask for leave and say your "
                                 "wishes."));
  g_assert_true (has_text (self, "Not published yet"));
  g_assert_false (has_text (self, "Draft, the staff do not see it"));
  g_assert_false (is_grid_shown (self));
  g_assert_false (is_stored (self));
  assert_first_key (self, "<Control>n");
  g_assert_null (find_button (self, "Print"));

  sit_down (self, "1001");
  assert_first_key (self, "1–5");
  publish (self);
  sit_down (self, "1002");
  panel_fixture_wait (is_looked_at_only, self);
  g_assert_true (is_grid_shown (self));
  g_assert_nonnull (find_button (self, "Print"));
  assert_first_key (self, "<Control>p");
  g_assert_true (is_published (self));
  g_assert_cmpuint (count_stored (self), ==, 2 * N_DAYS);
}

/* The front desk looks at the roster, and is told so when it tries more. */
static void
test_permissions (PanelFixture  *self,
                  gconstpointer  unused)
{
  open_december (self, 1);
  publish (self);
  sit_down (self, "1002");
  panel_fixture_wait (is_looked_at_only, self);
  g_assert_true (is_grid_shown (self));
  g_assert_null (find_button (self, "Publish…"));
  g_assert_false (has_text (self, "Shifts"));

  panel_fixture_act (self, "roster.plan");
  g_assert_error (self->failure, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_DENIED);
  g_clear_error (&self->failure);
  panel_fixture_act (self, "panel.digit(uint32 1)");
  panel_fixture_wait (has_failed, self);
  g_assert_error (self->failure, FOYER_DOMAIN_ERROR, FOYER_DOMAIN_ERROR_DENIED);
  panel_fixture_settle (self);
  g_assert_true (is_empty (self));

  /* The supervisor at the same seat may. */
  sit_down (self, "1001");
  panel_fixture_wait (can_plan, self);
}

static gboolean
is_online (PanelFixture *self)
{
  return foyer_store_get_state (self->store) == FOYER_STORE_READY;
}

static gboolean
is_offline (PanelFixture *self)
{
  return foyer_store_get_state (self->store) == FOYER_STORE_OFFLINE;
}

/* The server is away when a plan is adopted: it is told, the plan stays, and is adopted later. */
static void
test_offline_adopt (PanelFixture  *self,
                    gconstpointer  unused)
{
  open_december (self, 1);
  plan (self);
  test_engine_control ("--crash");
  panel_fixture_wait (is_offline, self);
  press (self, "Adopt the plan");
  panel_fixture_wait (has_failed, self);
  g_assert_error (self->failure, FOYER_DB_ERROR, FOYER_DB_ERROR_OFFLINE);
  g_clear_error (&self->failure);
  g_assert_true (is_proposed (self));
  g_assert_true (has_text (self, "62 cells change"));
  g_assert_true (is_grid_shown (self));

  test_engine_control ("--start");
  panel_fixture_wait (is_online, self);
  adopt (self);
  g_assert_cmpuint (count_stored (self), ==, 2 * N_DAYS);
  g_assert_no_error (self->failure);
}

/* Without a server from the start there is no blank sheet, but the door to try again; and a month
 * that was read stays when the next one cannot be. */
static void
test_offline_read (PanelFixture  *self,
                   gconstpointer  unused)
{
  sit_down (self, "1001");
  set_up_roster (self, TRUE, 1);
  test_engine_control ("--crash");
  panel_fixture_wait (is_offline, self);
  show (self);
  panel_fixture_wait (is_nothing_shown, self);
  g_assert_true (has_text (self, "The roster could not be read"));
  g_assert_error (self->failure, FOYER_DB_ERROR, FOYER_DB_ERROR_OFFLINE);

  test_engine_control ("--start");
  panel_fixture_wait (is_online, self);
  press (self, "Try again");
  panel_fixture_wait (is_grid_shown, self);
  g_assert_false (is_nothing_shown (self));

  g_clear_error (&self->failure);
  test_engine_control ("--crash");
  panel_fixture_wait (is_offline, self);
  panel_fixture_act (self, "roster.next-month");
  panel_fixture_wait (has_failed, self);
  g_assert_true (is_grid_shown (self));
  g_assert_false (is_december (self));
  test_engine_control ("--start");
  panel_fixture_wait (is_online, self);
}

int
main (int    argc,
      char **argv)
{
  int status;

  /* Then the planner tells its rosters; what others tell stays out of the test's own output. */
  g_setenv ("G_MESSAGES_DEBUG", "all", TRUE);
  g_log_writer_default_set_use_stderr (TRUE);
  gtk_test_init (&argc, &argv);
  foyer_widgets_init ();
  told = g_ptr_array_new_with_free_func (g_free);
  g_log_set_default_handler (listen, NULL);

#define ADD(name, func) \
  g_test_add ("/schedule/" name, PanelFixture, NULL, panel_fixture_set_up, func, \
              panel_fixture_tear_down)
  ADD ("no-shifts", test_no_shifts);
  ADD ("no-staff", test_no_staff);
  ADD ("no-demands", test_no_demands);
  ADD ("nothing-to-see", test_nothing_to_see);
  ADD ("past", test_past);
  ADD ("drop", test_drop);
  ADD ("adopt", test_adopt);
  ADD ("difference", test_difference);
  ADD ("nothing-better", test_nothing_better);
  ADD ("advice", test_advice);
  ADD ("conflict", test_conflict);
  ADD ("not-published", test_not_published);
  ADD ("permissions", test_permissions);
  if (test_engine_is_server ())
    {
      ADD ("offline/adopt", test_offline_adopt);
      ADD ("offline/read", test_offline_read);
    }

  status = judge_run ();
  g_ptr_array_unref (told);
  return status;
}
