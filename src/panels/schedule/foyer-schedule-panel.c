#include "panels/schedule/foyer-schedule-panel.h"

#include "panels/schedule/foyer-conflict-note.h"
#include "panels/schedule/foyer-lack-note.h"
#include "panels/schedule/foyer-leave-board.h"
#include "panels/schedule/foyer-plan-desk.h"
#include "panels/schedule/foyer-problem-list.h"
#include "panels/schedule/foyer-publish-form.h"
#include "panels/schedule/foyer-roster-files.h"
#include "panels/schedule/foyer-rota-grid.h"
#include "panels/schedule/foyer-setup-board.h"
#include "panels/schedule/foyer-taker-desk.h"
#include "panels/schedule/foyer-wish-board.h"
#include "service/foyer-rota-words.h"
#include "service/foyer-services.h"
#include "service/foyer-words.h"
#include "widgets/foyer-chip.h"
#include "widgets/foyer-keycap.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n.h>

struct _FoyerSchedulePanel
{
  FoyerPanel parent_instance;

  GtkLabel *month;
  FoyerChip *state;
  GtkMenuButton *leave_button;
  FoyerLeaveBoard *leave_board;
  GtkMenuButton *wish_button;
  FoyerWishBoard *wish_board;
  GtkMenuButton *setup_button;
  GtkStack *setup;
  FoyerSetupBoard *shifts;
  FoyerSetupBoard *demands;
  GtkWidget *files_button;
  GtkWidget *publish;
  FoyerLackNote *lack_note;
  GtkWidget *sheet;
  FoyerRotaGrid *grid;
  GtkWidget *foot;
  GtkLabel *cell;
  GtkLabel *legend;
  FoyerConflictNote *note;
  GtkWidget *bottom;
  FoyerPlanCard *card;
  FoyerProblemList *problems;

  FoyerPlanDesk *desk;
  FoyerTakerDesk *taker_desk;
  GtkWidget *popover;        /* of publishing; nullable */
};

G_DEFINE_FINAL_TYPE (FoyerSchedulePanel, foyer_schedule_panel, FOYER_TYPE_PANEL)

static const FoyerKeyHint planner_hints[] = {
  { "1–5", NC_("key bar", "shift") },
  { "0", NC_("key bar", "rest") },
  { "L", NC_("key bar", "lock") },
  { "D", NC_("key bar", "duty") },
  { "G", NC_("key bar", "who can stand in") },
  { "<Control>r", NC_("key bar", "plan") },
  { "<Control>p", NC_("key bar", "print") },
  { "F8", NC_("key bar", "next problem"), TRUE },
  { "<Control>z", NC_("key bar", "undo"), TRUE },
  { NULL },
};

/* Of who may look only; the first when there is something to look at. */
static const FoyerKeyHint reader_hints[] = {
  { "<Control>p", NC_("key bar", "print") },
  { "<Control>n", NC_("key bar", "ask for leave") },
  { NULL },
};

const FoyerPanelInfo foyer_schedule_panel_info = {
  .name = "roster",
  .title = NC_("panel", "Roster"),
  .icon_name = "foyer-roster-symbolic",
  .get_type = foyer_schedule_panel_get_type,
  .needs_width = TRUE,
};

static FoyerRota *
get_rota (FoyerSchedulePanel *self)
{
  return foyer_services_get_rota (foyer_panel_get_services (FOYER_PANEL (self)));
}

/* What is on the screen: the proposal while there is one, else what is stored. */
static FoyerRotaMonth *
get_shown (FoyerSchedulePanel *self)
{
  FoyerRotaMonth *proposal = foyer_plan_desk_get_proposal (self->desk);

  return proposal != NULL ? proposal : foyer_rota_get_month (get_rota (self));
}

static void
close_popover (FoyerSchedulePanel *self)
{
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

static void
show_state (FoyerSchedulePanel *self,
            FoyerRotaMonth     *month)
{
  gboolean is_published = foyer_rota_month_is_published (month);
  gboolean is_hidden = foyer_rota_month_is_hidden (month);
  gint64 holiday;

  foyer_chip_set_tone (self->state, is_published ? FOYER_TONE_OK : FOYER_TONE_OUTLINE);
  foyer_chip_set_icon_name (self->state, is_published ? "foyer-check-symbolic"
                                         : is_hidden  ? NULL
                                                      : "foyer-edit-symbolic");
  if (is_published)
    foyer_chip_set_label (self->state, _("Published"));
  else if (is_hidden)
    foyer_chip_set_label (self->state, _("Not published yet"));
  else if (foyer_roster_must_publish (
             foyer_rota_get_calendar (get_rota (self)), foyer_rota_month_get_first_day (month),
             foyer_rota_get_today (get_rota (self)),
             foyer_settings_get_span_us (foyer_rota_month_get_ground (month)->settings,
                                         FOYER_SETTING_ROSTER_PUBLISH_BEFORE_HOLIDAY), &holiday))
    {
      foyer_chip_set_tone (self->state, FOYER_TONE_WARN);
      foyer_chip_set_label (self->state, _("Draft, and a holiday is near"));
    }
  else
    foyer_chip_set_label (self->state, _("Draft, the staff do not see it"));
}

static void
show_legend (FoyerSchedulePanel *self,
             FoyerRotaMonth     *month)
{
  g_autofree char *legend = foyer_rota_words_legend (NULL, month);

  gtk_label_set_label (self->legend, legend);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->legend), legend);
}

/* @n: how many there are to look at; 0 is not told */
static void
set_counted_label (GtkMenuButton *button,
                   const char    *word,
                   guint          n)
{
  g_autofree char *label = n > 0 ? g_strdup_printf ("%s %u", word, n) : g_strdup (word);

  gtk_menu_button_set_label (button, label);
}

/* The boards follow what is stored: a proposal asks for nothing. */
static void
update_boards (FoyerSchedulePanel *self,
               FoyerRotaMonth     *stored)
{
  FoyerServices *services = foyer_panel_get_services (FOYER_PANEL (self));

  set_counted_label (self->leave_button, C_("button", "Leave"),
                     foyer_leave_board_set_month (self->leave_board, stored));
  set_counted_label (self->wish_button, C_("button", "Wishes"),
                     foyer_wish_board_set_month (self->wish_board, stored));
  foyer_setup_board_set_month (self->shifts, services, stored);
  foyer_setup_board_set_month (self->demands, services, stored);
}

/* The roster, or in its place what there is to say. */
static void
show_sheet (FoyerSchedulePanel *self,
            gboolean            has_roster)
{
  gboolean had_focus = gtk_widget_is_focus (GTK_WIDGET (self->grid));

  gtk_widget_set_visible (GTK_WIDGET (self->lack_note), !has_roster);
  gtk_widget_set_visible (self->sheet, has_roster);
  gtk_widget_set_visible (self->foot, has_roster);
  /* The keys of the panel are understood where the keyboard is. */
  if (!has_roster && had_focus
      && !gtk_widget_child_focus (GTK_WIDGET (self->lack_note), GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (GTK_WIDGET (self->leave_button));
}

/* Of the files only those of what is on the screen: a hidden month has none. */
static void
update_actions (FoyerSchedulePanel *self,
                gboolean            has_roster,
                gboolean            may_plan)
{
  static const char * const files[] = {
    "panel.print", "roster.save-pdf", "roster.save-my-calendar", "roster.save-calendar",
    "roster.save-all-calendars",
  };

  gtk_widget_set_visible (self->files_button, has_roster);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), files[i], has_roster);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "roster.plan", may_plan);
}

static void
update (FoyerSchedulePanel *self)
{
  FoyerRotaMonth *month = get_shown (self);
  FoyerRotaMonth *stored = foyer_rota_get_month (get_rota (self));
  gboolean may_write = foyer_rota_may_write (get_rota (self));
  gint64 today = foyer_rota_get_today (get_rota (self));
  g_autofree char *title = NULL;
  FoyerRotaLack lack;
  gboolean has_roster;

  if (month == NULL)
    return;

  lack = foyer_rota_month_get_lack (stored, today);
  title = foyer_words_month (NULL, foyer_rota_month_get_first_day (month));
  gtk_label_set_label (self->month, title);
  foyer_rota_grid_set_month (self->grid, month, month != stored ? stored : NULL, today);
  has_roster = foyer_lack_note_set_month (self->lack_note, month, lack, may_write);
  show_sheet (self, has_roster);
  gtk_widget_set_visible (self->publish, may_write && has_roster
                                           && !foyer_rota_month_is_published (month));
  gtk_widget_set_visible (self->bottom, may_write);
  gtk_widget_set_visible (GTK_WIDGET (self->problems), has_roster);
  gtk_widget_set_visible (GTK_WIDGET (self->setup_button), may_write);
  /* Who may not plan is told so when they try. */
  update_actions (self, has_roster, lack == FOYER_ROTA_LACK_NOTHING || !may_write);
  foyer_panel_set_key_hints (FOYER_PANEL (self), may_write    ? planner_hints
                                                 : has_roster ? reader_hints
                                                              : &reader_hints[1]);
  update_boards (self, stored);
  show_state (self, month);
  show_legend (self, month);
  foyer_problem_list_set_month (self->problems, month, may_write && month == stored);
}

static void
on_month_changed (FoyerSchedulePanel *self)
{
  foyer_plan_desk_follow (self->desk);
  update (self);
}

static void
on_cursor_moved (FoyerSchedulePanel *self)
{
  g_autofree char *text = foyer_rota_grid_dup_cell_text (self->grid);

  gtk_label_set_label (self->cell, text != NULL ? text : "");
}

static void
on_acted (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (FoyerSchedulePanel) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!foyer_rota_finish (FOYER_ROTA (source), result, &error))
    foyer_panel_fail (FOYER_PANEL (self), NULL, error);
}

static void
on_shown (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (FoyerSchedulePanel) self = user_data;
  g_autoptr (GError) error = NULL;

  if (foyer_rota_show_finish (FOYER_ROTA (source), result, &error))
    return;

  foyer_panel_fail (FOYER_PANEL (self), NULL, error);
  /* Another month could not be read: this one stays. */
  if (foyer_panel_get_services (FOYER_PANEL (self)) != NULL
      && foyer_rota_get_month (FOYER_ROTA (source)) == NULL)
    {
      foyer_lack_note_fail (self->lack_note);
      show_sheet (self, FALSE);
    }
}

static void
show_day (FoyerSchedulePanel *self,
          gint64              day)
{
  foyer_plan_desk_drop (self->desk);
  foyer_taker_desk_close (self->taker_desk);
  close_popover (self);
  foyer_rota_show_async (get_rota (self), day, foyer_panel_get_cancellable (FOYER_PANEL (self)),
                         on_shown, g_object_ref (self));
}

static void
on_today (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  FoyerSchedulePanel *self = FOYER_SCHEDULE_PANEL (widget);

  show_day (self, foyer_rota_get_today (get_rota (self)));
}

static void
on_month_moved (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  FoyerSchedulePanel *self = FOYER_SCHEDULE_PANEL (widget);
  FoyerRotaMonth *month = foyer_rota_get_month (get_rota (self));
  int by = g_str_equal (action, "roster.next-month") ? 1 : -1;

  if (month != NULL)
    show_day (self, foyer_day_add_months (foyer_rota_month_get_first_day (month), by));
}

/* The cell under the cursor; FALSE while a proposal is on the screen, which is looked at only. */
static gboolean
get_cell (FoyerSchedulePanel *self,
          FoyerRotaMonth    **month,
          int                *row,
          int                *day)
{
  *month = foyer_rota_get_month (get_rota (self));

  return *month != NULL && get_shown (self) == *month
         && foyer_rota_grid_get_cursor (self->grid, row, day);
}

static void
on_digit (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  FoyerSchedulePanel *self = FOYER_SCHEDULE_PANEL (widget);
  int digit = g_variant_get_uint32 (parameter);
  FoyerRotaMonth *month;
  int row, day;

  if (!get_cell (self, &month, &row, &day) || digit > foyer_rota_month_get_n_shifts (month))
    return;

  foyer_rota_put_async (get_rota (self), foyer_rota_month_get_staff (month, row),
                        foyer_rota_month_get_first_day (month) + day, 0,
                        digit == 0 ? NULL : foyer_rota_month_get_choice (month, digit - 1),
                        foyer_panel_get_cancellable (FOYER_PANEL (self)), on_acted,
                        g_object_ref (self));
}

static void
on_duty (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  FoyerSchedulePanel *self = FOYER_SCHEDULE_PANEL (widget);
  FoyerRotaMonth *month;
  int row, day;

  if (!get_cell (self, &month, &row, &day))
    return;

  if (foyer_rota_month_get_shift (month, row, day, 0) == NULL)
    foyer_panel_tell (FOYER_PANEL (self), _("Who is on duty has a shift that day: plan it first."));
  else
    foyer_rota_set_duty_async (get_rota (self), foyer_rota_month_get_staff (month, row),
                               foyer_rota_month_get_first_day (month) + day,
                               !foyer_rota_month_is_on_duty (month, row, day),
                               foyer_panel_get_cancellable (FOYER_PANEL (self)), on_acted,
                               g_object_ref (self));
}

static void
on_new (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  gtk_menu_button_popup (FOYER_SCHEDULE_PANEL (widget)->leave_button);
}

static void
on_clear (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  FoyerSchedulePanel *self = FOYER_SCHEDULE_PANEL (widget);
  FoyerRotaMonth *month;
  int row, day;

  if (get_cell (self, &month, &row, &day))
    foyer_rota_clear_async (get_rota (self), foyer_rota_month_get_staff (month, row),
                            foyer_rota_month_get_first_day (month) + day, 0,
                            foyer_panel_get_cancellable (FOYER_PANEL (self)), on_acted,
                            g_object_ref (self));
}

static void
on_lock (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  FoyerSchedulePanel *self = FOYER_SCHEDULE_PANEL (widget);
  FoyerRosterCell *cell;
  FoyerRotaMonth *month;
  int row, day;

  if (!get_cell (self, &month, &row, &day))
    return;

  cell = foyer_rota_month_get_cell (month, row, day, 0);
  if (cell == NULL)
    foyer_panel_tell (FOYER_PANEL (self), _("There is nothing to lock: plan the cell first."));
  else
    foyer_rota_lock_async (get_rota (self), foyer_rota_month_get_staff (month, row),
                           foyer_rota_month_get_first_day (month) + day,
                           !foyer_roster_cell_get_is_locked (cell),
                           foyer_panel_get_cancellable (FOYER_PANEL (self)), on_acted,
                           g_object_ref (self));
}

/* At the page "shifts" or "demands": a form for a new one. */
static void
on_add (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  FoyerSchedulePanel *self = FOYER_SCHEDULE_PANEL (widget);
  const char *page = g_variant_get_string (parameter, NULL);

  gtk_menu_button_popup (self->setup_button);
  gtk_stack_set_visible_child_name (self->setup, page);
  foyer_setup_board_add (g_str_equal (page, "shifts") ? self->shifts : self->demands);
}

static void
on_takers (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  FoyerSchedulePanel *self = FOYER_SCHEDULE_PANEL (widget);
  FoyerRotaMonth *month;
  int row, day;

  if (get_cell (self, &month, &row, &day))
    foyer_taker_desk_find (self->taker_desk, row, day, NULL);
}

static void
on_plan (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  foyer_plan_desk_plan (FOYER_SCHEDULE_PANEL (widget)->desk);
}

static void
on_cancel (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  foyer_plan_desk_drop (FOYER_SCHEDULE_PANEL (widget)->desk);
}

static void
on_adopt (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  foyer_plan_desk_adopt (FOYER_SCHEDULE_PANEL (widget)->desk);
}

static void
on_take_way_out (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  foyer_plan_desk_take_way_out (FOYER_SCHEDULE_PANEL (widget)->desk);
}

static void
on_publish_confirmed (FoyerSchedulePanel *self,
                      const char         *reason)
{
  FoyerRotaMonth *month = foyer_rota_get_month (get_rota (self));

  foyer_rota_publish_async (get_rota (self), foyer_rota_month_get_first_day (month), reason,
                            foyer_panel_get_cancellable (FOYER_PANEL (self)), on_acted,
                            g_object_ref (self));
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

/* Publishing cannot be unseen by the staff, so it asks. */
static void
on_publish (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  FoyerSchedulePanel *self = FOYER_SCHEDULE_PANEL (widget);
  FoyerRotaMonth *month = foyer_rota_get_month (get_rota (self));
  GtkWidget *form;

  if (month == NULL || get_shown (self) != month)
    return;

  form = foyer_publish_form_new (month);
  g_signal_connect_object (form, "confirmed", G_CALLBACK (on_publish_confirmed), self,
                           G_CONNECT_SWAPPED);
  close_popover (self);
  self->popover = foyer_widget_open_popover (self->publish, NULL, form);
}

/* On paper, as a PDF, or for a calendar: of who sits here, of whom the cursor is on, or of all. */
static void
on_file_wanted (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  FoyerSchedulePanel *self = FOYER_SCHEDULE_PANEL (widget);
  FoyerPanel *panel = FOYER_PANEL (widget);
  FoyerRotaMonth *month = foyer_rota_get_month (get_rota (self));
  FoyerStaff *staff = NULL;
  gint64 first;
  int row, day;

  if (month == NULL)
    return;

  first = foyer_rota_month_get_first_day (month);
  if (g_str_equal (action, "panel.print"))
    {
      foyer_roster_files_print (panel, first);
      return;
    }
  if (g_str_equal (action, "roster.save-pdf"))
    {
      foyer_roster_files_save_pdf (panel, first);
      return;
    }

  if (g_str_equal (action, "roster.save-my-calendar"))
    staff = foyer_session_get_staff (foyer_services_get_session (foyer_panel_get_services (panel)));
  else if (g_str_equal (action, "roster.save-calendar")
           && foyer_rota_grid_get_cursor (self->grid, &row, &day))
    staff = foyer_rota_month_get_staff (month, row);
  foyer_roster_files_save_ics (panel, first,
                               staff != NULL ? foyer_record_get_id (FOYER_RECORD (staff)) : NULL);
}

static void
go_to_problem (FoyerSchedulePanel *self,
               guint               index)
{
  FoyerRotaMonth *month = get_shown (self);
  GArray *problems = foyer_rota_month_get_problems (month);
  const FoyerRosterProblem *problem = &g_array_index (problems, FoyerRosterProblem, index);
  int row = foyer_rota_month_find_staff (month, &problem->staff);
  int at_row, at_day;

  foyer_rota_grid_get_cursor (self->grid, &at_row, &at_day);
  foyer_rota_grid_set_cursor (self->grid, row >= 0 ? row : at_row,
                              problem->last_day - foyer_rota_month_get_first_day (month));
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
on_problem_chosen (FoyerSchedulePanel *self,
                   guint               index)
{
  go_to_problem (self, index);
}

/* Does what solves the problem, or offers it. */
static void
on_problem_cure (FoyerSchedulePanel *self,
                 guint               index)
{
  FoyerRotaMonth *month = foyer_rota_get_month (get_rota (self));
  const FoyerRosterProblem *problem;
  FoyerShift *shift = NULL;
  int row, day, demand;

  if (month == NULL || get_shown (self) != month)
    return;

  go_to_problem (self, index);
  problem = &g_array_index (foyer_rota_month_get_problems (month), FoyerRosterProblem, index);
  if (!foyer_rota_grid_get_cursor (self->grid, &row, &day))
    return;

  switch (foyer_problem_cure_of (problem))
    {
    case FOYER_PROBLEM_CURE_TAKERS:
      demand = foyer_rota_month_find_demand (month, problem);
      if (demand >= 0)
        shift = foyer_rota_month_get_demand (month, demand)->shift;
      foyer_taker_desk_find (self->taker_desk, problem->kind == FOYER_ROSTER_GAP ? -1 : row, day,
                             shift);
      break;
    case FOYER_PROBLEM_CURE_REST:
      foyer_rota_put_async (get_rota (self), foyer_rota_month_get_staff (month, row),
                            foyer_rota_month_get_first_day (month) + day, 0, NULL,
                            foyer_panel_get_cancellable (FOYER_PANEL (self)), on_acted,
                            g_object_ref (self));
      break;
    case FOYER_PROBLEM_CURE_LOOK:
      break;
    }
}

static void
on_next_problem (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  foyer_problem_list_next (FOYER_SCHEDULE_PANEL (widget)->problems);
}

static void
foyer_schedule_panel_load (FoyerPanel *panel)
{
  FoyerSchedulePanel *self = FOYER_SCHEDULE_PANEL (panel);
  FoyerRota *rota = get_rota (self);

  foyer_leave_board_connect (self->leave_board, foyer_panel_get_services (panel),
                             foyer_panel_get_drafts (panel));
  foyer_wish_board_connect (self->wish_board, foyer_panel_get_services (panel));
  g_signal_connect_object (rota, "notify::month", G_CALLBACK (on_month_changed), self,
                           G_CONNECT_SWAPPED);
  show_day (self, foyer_rota_get_today (rota));
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
foyer_schedule_panel_dispose (GObject *object)
{
  FoyerSchedulePanel *self = FOYER_SCHEDULE_PANEL (object);

  if (self->desk != NULL)
    g_object_run_dispose (G_OBJECT (self->desk));
  if (self->taker_desk != NULL)
    g_object_run_dispose (G_OBJECT (self->taker_desk));
  g_clear_object (&self->desk);
  g_clear_object (&self->taker_desk);
  close_popover (self);

  G_OBJECT_CLASS (foyer_schedule_panel_parent_class)->dispose (object);
}

static void
foyer_schedule_panel_class_init (FoyerSchedulePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_schedule_panel_dispose;
  FOYER_PANEL_CLASS (klass)->load = foyer_schedule_panel_load;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/schedule/foyer-schedule-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerSchedulePanel, month);
  gtk_widget_class_bind_template_child (widget_class, FoyerSchedulePanel, state);
  gtk_widget_class_bind_template_child (widget_class, FoyerSchedulePanel, leave_button);
  gtk_widget_class_bind_template_child (widget_class, FoyerSchedulePanel, leave_board);
  gtk_widget_class_bind_template_child (widget_class, FoyerSchedulePanel, wish_button);
  gtk_widget_class_bind_template_child (widget_class, FoyerSchedulePanel, wish_board);
  gtk_widget_class_bind_template_child (widget_class, FoyerSchedulePanel, setup_button);
  gtk_widget_class_bind_template_child (widget_class, FoyerSchedulePanel, setup);
  gtk_widget_class_bind_template_child (widget_class, FoyerSchedulePanel, files_button);
  gtk_widget_class_bind_template_child (widget_class, FoyerSchedulePanel, publish);
  gtk_widget_class_bind_template_child (widget_class, FoyerSchedulePanel, lack_note);
  gtk_widget_class_bind_template_child (widget_class, FoyerSchedulePanel, sheet);
  gtk_widget_class_bind_template_child (widget_class, FoyerSchedulePanel, grid);
  gtk_widget_class_bind_template_child (widget_class, FoyerSchedulePanel, foot);
  gtk_widget_class_bind_template_child (widget_class, FoyerSchedulePanel, cell);
  gtk_widget_class_bind_template_child (widget_class, FoyerSchedulePanel, legend);
  gtk_widget_class_bind_template_child (widget_class, FoyerSchedulePanel, note);
  gtk_widget_class_bind_template_child (widget_class, FoyerSchedulePanel, bottom);
  gtk_widget_class_bind_template_child (widget_class, FoyerSchedulePanel, card);
  gtk_widget_class_bind_template_child (widget_class, FoyerSchedulePanel, problems);
  gtk_widget_class_bind_template_callback (widget_class, on_cursor_moved);
  gtk_widget_class_bind_template_callback (widget_class, on_problem_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_problem_cure);

  gtk_widget_class_install_action (widget_class, "roster.previous-month", NULL, on_month_moved);
  gtk_widget_class_install_action (widget_class, "roster.next-month", NULL, on_month_moved);
  gtk_widget_class_install_action (widget_class, "roster.today", NULL, on_today);
  gtk_widget_class_install_action (widget_class, "roster.add", "s", on_add);
  gtk_widget_class_install_action (widget_class, "roster.plan", NULL, on_plan);
  gtk_widget_class_install_action (widget_class, "roster.cancel", NULL, on_cancel);
  gtk_widget_class_install_action (widget_class, "roster.stop", NULL, on_adopt);
  gtk_widget_class_install_action (widget_class, "roster.accept", NULL, on_adopt);
  gtk_widget_class_install_action (widget_class, "roster.take-way-out", NULL, on_take_way_out);
  gtk_widget_class_install_action (widget_class, "roster.publish", NULL, on_publish);
  gtk_widget_class_install_action (widget_class, "roster.lock", NULL, on_lock);
  gtk_widget_class_install_action (widget_class, "roster.clear", NULL, on_clear);
  gtk_widget_class_install_action (widget_class, "roster.duty", NULL, on_duty);
  gtk_widget_class_install_action (widget_class, "roster.takers", NULL, on_takers);
  gtk_widget_class_install_action (widget_class, "roster.save-pdf", NULL, on_file_wanted);
  gtk_widget_class_install_action (widget_class, "roster.save-my-calendar", NULL,
                                   on_file_wanted);
  gtk_widget_class_install_action (widget_class, "roster.save-calendar", NULL, on_file_wanted);
  gtk_widget_class_install_action (widget_class, "roster.save-all-calendars", NULL,
                                   on_file_wanted);
  gtk_widget_class_install_action (widget_class, "panel.new", NULL, on_new);
  gtk_widget_class_install_action (widget_class, "panel.print", NULL, on_file_wanted);
  gtk_widget_class_install_action (widget_class, "panel.digit", "u", on_digit);
  gtk_widget_class_install_action (widget_class, "panel.next-problem", NULL, on_next_problem);
  gtk_widget_class_install_action (widget_class, "panel.next-step", NULL, on_adopt);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_r, GDK_CONTROL_MASK, "roster.plan",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, 0, "roster.lock", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, 0, "roster.duty", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, 0, "roster.takers", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "roster.clear", NULL);
}

static void
foyer_schedule_panel_init (FoyerSchedulePanel *self)
{
  FoyerPanel *panel = FOYER_PANEL (self);

  g_type_ensure (FOYER_TYPE_LEAVE_BOARD);
  g_type_ensure (FOYER_TYPE_WISH_BOARD);
  g_type_ensure (FOYER_TYPE_CHIP);
  g_type_ensure (FOYER_TYPE_CONFLICT_NOTE);
  g_type_ensure (FOYER_TYPE_KEYCAP);
  g_type_ensure (FOYER_TYPE_LACK_NOTE);
  g_type_ensure (FOYER_TYPE_PLAN_CARD);
  g_type_ensure (FOYER_TYPE_PROBLEM_LIST);
  g_type_ensure (FOYER_TYPE_ROTA_GRID);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->desk = foyer_plan_desk_new (panel, self->card, self->note);
  self->taker_desk = foyer_taker_desk_new (panel, self->grid);
  g_signal_connect_object (self->desk, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  self->shifts = FOYER_SETUP_BOARD (foyer_setup_board_new (FOYER_TYPE_SHIFT));
  self->demands = FOYER_SETUP_BOARD (foyer_setup_board_new (FOYER_TYPE_COVERAGE));
  gtk_stack_add_titled (self->setup, GTK_WIDGET (self->shifts), "shifts", C_("setup", "Shifts"));
  gtk_stack_add_titled (self->setup, GTK_WIDGET (self->demands), "demands",
                        C_("setup", "People needed"));

  foyer_panel_add_pane (panel, GTK_WIDGET (self->lack_note));
  foyer_panel_add_pane (panel, GTK_WIDGET (self->grid));
  foyer_panel_add_pane (panel, GTK_WIDGET (self->note));
  foyer_panel_add_pane (panel, GTK_WIDGET (self->card));
  foyer_panel_add_pane (panel, GTK_WIDGET (self->problems));
}
