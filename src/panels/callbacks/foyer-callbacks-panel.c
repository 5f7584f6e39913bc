#include "panels/callbacks/foyer-callbacks-panel.h"

#include "domain/foyer-domain-error.h"
#include "panels/callbacks/foyer-call-outcomes.h"
#include "panels/callbacks/foyer-call-script.h"
#include "panels/callbacks/foyer-callback-form.h"
#include "panels/callbacks/foyer-callback-line.h"
#include "panels/callbacks/foyer-callback-text.h"
#include "panels/foyer-split.h"
#include "panels/foyer-staff-name.h"
#include "panels/foyer-text-box.h"
#include "panels/foyer-visit-text.h"
#include "service/foyer-words.h"
#include "widgets/foyer-call-timer.h"
#include "widgets/foyer-empty-state.h"
#include "widgets/foyer-list-keys.h"
#include "widgets/foyer-section-row.h"
#include "widgets/foyer-section-selection.h"
#include "widgets/foyer-segmented.h"
#include "widgets/foyer-timeline-gutter.h"

#include <glib/gi18n-lib.h>

#define LOOK_SECONDS 15
#define REVEAL_SECONDS 15

struct _FoyerCallbacksPanel
{
  FoyerPanel parent_instance;

  FoyerSections *sections;
  FoyerSection *tomorrow;
  FoyerSectionSelection *selection;
  GtkFilterListModel *buckets[FOYER_N_CALL_BUCKETS];
  GListModel *rows;             /* of the scope that is shown */
  GHashTable *lines;            /* FoyerCallbackLine that show a callback */
  FoyerCallbackRow *row;        /* the one at hand */
  FoyerUuid wanted;
  FoyerItem *asked;             /* of which a survey is to be asked */
  FoyerUuid customer;
  guint look;
  guint restore;
  guint hide;
  gboolean fills_note;

  FoyerSplit *split;
  GtkStack *stack;
  GtkStack *list_stack;
  GtkListView *list;
  GtkToggleButton *mine;
  GtkToggleButton *shop;
  GtkBox *quota_box;
  GtkLabel *quota;
  GtkProgressBar *quota_bar;
  GtkStack *work;
  GtkLabel *title;
  GtkLabel *kind;
  GtkLabel *matter;
  GtkLabel *phone;
  GtkButton *reveal;
  GtkButton *call;
  FoyerCallTimer *timer;
  FoyerCallScript *script;
  FoyerTextBox *note;
  GtkLabel *note_error;
  FoyerCallOutcomes *outcomes;
  GtkBox *also;
  GtkLabel *tries;
  GtkBox *attempts;
  GtkBox *survey_bar;
  GtkLabel *survey_title;
  GtkBox *survey;
  FoyerCallbackForm *form;
};

G_DEFINE_FINAL_TYPE (FoyerCallbacksPanel, foyer_callbacks_panel, FOYER_TYPE_PANEL)

static const FoyerKeyHint key_hints[] = {
  { "1–6", NC_("key bar", "outcome") },
  { "F5", NC_("key bar", "another time") },
  { "F6", NC_("key bar", "next part") },
  { "<Control>n", NC_("key bar", "new callback"), TRUE },
  { "<Control>z", NC_("key bar", "undo"), TRUE },
  { NULL },
};

static GObject *
get_badge_source (FoyerServices *services)
{
  FoyerCallbacks *callbacks = foyer_services_get_callbacks (services);

  /* The badge counts before anybody opens the panel. */
  foyer_callbacks_get_list (callbacks, FOYER_ITEM_SCOPE_MINE);
  return G_OBJECT (callbacks);
}

const FoyerPanelInfo foyer_callbacks_panel_info = {
  .name = "callbacks",
  .title = NC_("panel", "Callbacks"),
  .icon_name = "foyer-callbacks-symbolic",
  .get_type = foyer_callbacks_panel_get_type,
  .get_badge_source = get_badge_source,
  .badge_property = "late-count",
  .badge_label = NC_("badge", "late"),
  .badge_tone = FOYER_TONE_CRIT,
};

static FoyerServices *
get_services (FoyerCallbacksPanel *self)
{
  return foyer_panel_get_services (FOYER_PANEL (self));
}

static FoyerCallbacks *
get_callbacks (FoyerCallbacksPanel *self)
{
  return foyer_services_get_callbacks (get_services (self));
}

static GCancellable *
get_cancellable (FoyerCallbacksPanel *self)
{
  return foyer_panel_get_cancellable (FOYER_PANEL (self));
}

static gint64
get_now (FoyerCallbacksPanel *self)
{
  return foyer_service_now_us (FOYER_SERVICE (get_callbacks (self)));
}

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

/* The note: kept as a draft of this callback until its outcome is told. */

static char *
make_draft_name (FoyerCallbackRow *row)
{
  g_autofree char *id =
    foyer_uuid_to_string (foyer_record_get_id (FOYER_RECORD (foyer_callback_row_get_item (row))));

  return g_strdup_printf ("call-%s", id);
}

static void
say_note (FoyerCallbacksPanel *self,
          const char          *sentence)
{
  gtk_label_set_label (self->note_error, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note_error), sentence != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->note), GTK_ACCESSIBLE_STATE_INVALID,
                               sentence != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                                : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
on_note_changed (FoyerCallbacksPanel *self)
{
  g_autofree char *text = NULL;
  g_autofree char *draft = NULL;

  if (self->row == NULL || self->fills_note)
    return;

  say_note (self, NULL);
  text = foyer_text_box_dup_text (self->note);
  draft = make_draft_name (self->row);
  foyer_drafts_set (foyer_panel_get_drafts (FOYER_PANEL (self)), draft, "note", text);
}

static void
show_note (FoyerCallbacksPanel *self)
{
  g_autofree char *draft = make_draft_name (self->row);
  g_autofree char *text = foyer_drafts_dup (foyer_panel_get_drafts (FOYER_PANEL (self)), draft,
                                            "note");

  self->fills_note = TRUE;
  foyer_text_box_set_text (self->note, text != NULL ? text : "");
  self->fills_note = FALSE;
  say_note (self, NULL);
}

/* The telephone number */

static void
hide_phone (FoyerCallbacksPanel *self)
{
  g_autofree char *masked = NULL;

  g_clear_handle_id (&self->hide, g_source_remove);
  if (self->row == NULL)
    return;
  masked = foyer_visit_text_phone (foyer_item_get_phone (foyer_callback_row_get_item (self->row)),
                                   FALSE);
  gtk_label_set_label (self->phone, masked);
  gtk_widget_set_visible (GTK_WIDGET (self->reveal), *masked != '\0');
}

static gboolean
on_hide (gpointer data)
{
  FoyerCallbacksPanel *self = data;

  self->hide = 0;
  hide_phone (self);
  return G_SOURCE_REMOVE;
}

static void
on_revealed (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (FoyerCallbacksPanel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *phone = foyer_customers_reveal_finish (FOYER_CUSTOMERS (source), result, &error);
  g_autofree char *shown = NULL;

  if (phone == NULL)
    {
      foyer_panel_fail (FOYER_PANEL (self), NULL, error);
      return;
    }
  if (self->row == NULL
      || g_strcmp0 (phone, foyer_item_get_phone (foyer_callback_row_get_item (self->row))) != 0)
    return;

  shown = foyer_visit_text_phone (phone, TRUE);
  gtk_label_set_label (self->phone, shown);
  gtk_widget_set_visible (GTK_WIDGET (self->reveal), FALSE);
  g_clear_handle_id (&self->hide, g_source_remove);
  self->hide = g_timeout_add_seconds (REVEAL_SECONDS, on_hide, self);
}

static void
on_reveal_clicked (FoyerCallbacksPanel *self)
{
  if (self->row != NULL)
    foyer_customers_reveal_async (foyer_services_get_customers (get_services (self)),
                                  FOYER_RECORD (foyer_callback_row_get_item (self->row)),
                                  get_cancellable (self), on_revealed, g_object_ref (self));
}

/* The calls so far */

static GtkWidget *
make_attempt (FoyerCallbacksPanel *self,
              FoyerAttempt        *attempt,
              gboolean             is_first,
              gboolean             is_last)
{
  FoyerShop *shop = foyer_services_get_shop (get_services (self));
  const char *who = foyer_staff_name (foyer_services_get_people (get_services (self)),
                                      foyer_attempt_get_staff (attempt));
  g_autofree char *time = foyer_words_time (NULL, foyer_shop_get_time (shop),
                                            foyer_attempt_get_at (attempt), get_now (self));
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) below = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;
  g_autofree char *when = NULL;
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *gutter = foyer_timeline_gutter_new ();
  GtkWidget *line, *dim;

  g_ptr_array_add (parts, g_strdup (foyer_words_enum (NULL, FOYER_TYPE_CONTACT_RESULT,
                                                      foyer_attempt_get_contact (attempt))));
  if (*foyer_attempt_get_remark (attempt) != '\0')
    g_ptr_array_add (parts, g_strdup (foyer_attempt_get_remark (attempt)));
  g_ptr_array_add (below, g_strdup (time));
  if (who != NULL)
    g_ptr_array_add (below, g_strdup (who));
  if (foyer_attempt_get_way (attempt) == FOYER_ACT_WAY_NOTICE)
    g_ptr_array_add (below, g_strdup (foyer_words_enum (NULL, FOYER_TYPE_ACT_WAY,
                                                        FOYER_ACT_WAY_NOTICE)));
  text = foyer_visit_text_list (parts);
  when = foyer_visit_text_list (below);

  line = gtk_label_new (text);
  dim = gtk_label_new (when);
  g_object_set (gutter, "is-first", is_first, "is-last", is_last, NULL);
  gtk_label_set_wrap (GTK_LABEL (line), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (line), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (line), 0);
  gtk_label_set_xalign (GTK_LABEL (dim), 0);
  gtk_widget_add_css_class (dim, "dim");
  gtk_widget_add_css_class (dim, "caption");
  gtk_box_append (GTK_BOX (words), line);
  gtk_box_append (GTK_BOX (words), dim);
  gtk_box_append (GTK_BOX (row), gutter);
  gtk_box_append (GTK_BOX (row), words);
  return row;
}

static void
on_attempts_read (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (FoyerCallbacksPanel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) attempts =
    foyer_callbacks_read_attempts_finish (FOYER_CALLBACKS (source), result, &error);

  if (attempts == NULL || self->row == NULL)
    return;

  clear_box (self->attempts);
  for (guint i = 0; i < attempts->len; i++)
    if (foyer_uuid_equal (foyer_attempt_get_item (attempts->pdata[i]), &self->wanted))
      gtk_box_append (self->attempts, make_attempt (self, attempts->pdata[i], i == 0,
                                                    i + 1 == attempts->len));
}

static void
show_attempts (FoyerCallbacksPanel *self)
{
  FoyerCallback *callback = foyer_callback_row_get_callback (self->row);
  FoyerSettings *settings =
    foyer_shop_get_settings (foyer_services_get_shop (get_services (self)));
  /* Translators: %1$d is which try of a callback this is, %2$d how many there are at most. */
  g_autofree char *tries =
    g_strdup_printf (_("try %1$d of %2$d"), (int) foyer_callback_get_attempts (callback) + 1,
                     (int) foyer_settings_get_count (settings,
                                                     FOYER_SETTING_CALLBACK_MAX_ATTEMPTS));

  gtk_label_set_label (self->tries, tries);
  clear_box (self->attempts);
  foyer_callbacks_read_attempts_async (get_callbacks (self), &self->wanted, get_cancellable (self),
                                       on_attempts_read, g_object_ref (self));
}

/* What else the same customer is to be called for */

static void
show_also (FoyerCallbacksPanel *self)
{
  FoyerItem *item = foyer_callback_row_get_item (self->row);
  FoyerShopTime *time = foyer_shop_get_time (foyer_services_get_shop (get_services (self)));

  clear_box (self->also);
  for (guint i = 0; !foyer_uuid_is_none (foyer_item_get_customer (item))
                    && i < g_list_model_get_n_items (self->rows); i++)
    {
      g_autoptr (FoyerCallbackRow) other = g_list_model_get_item (self->rows, i);
      FoyerItem *theirs = foyer_callback_row_get_item (other);
      g_autofree char *when = NULL;
      g_autofree char *label = NULL;
      GtkWidget *check;

      if (other == self->row || theirs == item
          || !foyer_uuid_equal (foyer_item_get_customer (theirs), foyer_item_get_customer (item)))
        continue;
      when = foyer_words_time (NULL, time, foyer_callback_row_get_when (other), get_now (self));
      /* Translators: %1$s is what another callback of this customer is for, %2$s when it is due. */
      label = g_strdup_printf (_("Settles this too: %1$s, %2$s"),
                               foyer_words_enum (NULL, FOYER_TYPE_CALLBACK_KIND,
                                                 foyer_callback_get_kind (
                                                   foyer_callback_row_get_callback (other))), when);
      check = gtk_check_button_new_with_label (label);
      g_object_set_data_full (G_OBJECT (check), "item", g_object_ref (theirs), g_object_unref);
      gtk_box_append (self->also, check);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->also),
                          gtk_widget_get_first_child (GTK_WIDGET (self->also)) != NULL);
}

static GPtrArray *
get_also (FoyerCallbacksPanel *self)
{
  GPtrArray *also = g_ptr_array_new ();

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->also)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (child)))
      g_ptr_array_add (also, g_object_get_data (G_OBJECT (child), "item"));
  return also;
}

/* The callback at hand */

static void
show_script (FoyerCallbacksPanel *self,
             FoyerSalutation      salutation)
{
  foyer_call_script_set_row (self->script, get_services (self), self->row, salutation);
}

static void
on_customer_read (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (FoyerCallbacksPanel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerCustomer) customer = foyer_customers_finish (FOYER_CUSTOMERS (source), result,
                                                               NULL, &error);

  if (customer != NULL && self->row != NULL
      && foyer_uuid_equal (foyer_record_get_id (FOYER_RECORD (customer)), &self->customer))
    show_script (self, foyer_customer_get_salutation (customer));
}

static void
show_head (FoyerCallbacksPanel *self)
{
  FoyerItem *item = foyer_callback_row_get_item (self->row);
  FoyerCallback *callback = foyer_callback_row_get_callback (self->row);
  g_autofree char *matter = foyer_callback_text_matter (get_services (self), self->row);

  gtk_label_set_label (self->title, *foyer_item_get_name (item) != '\0'
                                      ? foyer_item_get_name (item) : foyer_item_get_number (item));
  gtk_label_set_label (self->kind, foyer_words_enum (NULL, FOYER_TYPE_CALLBACK_KIND,
                                                     foyer_callback_get_kind (callback)));
  gtk_label_set_label (self->matter, matter);
  hide_phone (self);
}

static void
begin_row (FoyerCallbacksPanel *self)
{
  FoyerItem *item = foyer_callback_row_get_item (self->row);

  foyer_call_timer_reset (self->timer);
  gtk_widget_set_visible (GTK_WIDGET (self->call), TRUE);
  show_note (self);
  show_script (self, FOYER_SALUTATION_NONE);
  self->customer = *foyer_item_get_customer (item);
  if (!foyer_uuid_is_none (&self->customer))
    foyer_customers_get_async (foyer_services_get_customers (get_services (self)), &self->customer,
                               get_cancellable (self), on_customer_read, g_object_ref (self));
}

static void
set_row (FoyerCallbacksPanel *self,
         FoyerCallbackRow    *row)
{
  FoyerUuid id = { { 0 } };
  gboolean is_other;

  if (row != NULL)
    id = *foyer_record_get_id (FOYER_RECORD (foyer_callback_row_get_item (row)));
  is_other = self->row == NULL || !foyer_uuid_equal (&id, &self->wanted);
  if (!g_set_object (&self->row, row) && !is_other)
    return;

  self->wanted = id;
  foyer_call_outcomes_set_row (self->outcomes, get_services (self), row);
  gtk_stack_set_visible_child_name (self->work, row != NULL ? "call" : "none");
  if (row == NULL)
    return;
  show_head (self);
  show_attempts (self);
  show_also (self);
  if (is_other)
    begin_row (self);
}

static guint
find_position (FoyerCallbacksPanel *self,
               const FoyerUuid     *id)
{
  GListModel *model = G_LIST_MODEL (self->sections);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);

      if (FOYER_IS_CALLBACK_ROW (item)
          && foyer_uuid_equal (foyer_record_get_id (FOYER_RECORD (
                                 foyer_callback_row_get_item (FOYER_CALLBACK_ROW (item)))), id))
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/* A callback that moves leaves one section before it comes into another: the selection follows it. */
static gboolean
on_restore (gpointer data)
{
  FoyerCallbacksPanel *self = data;
  guint position;

  self->restore = 0;
  position = foyer_uuid_is_none (&self->wanted) ? GTK_INVALID_LIST_POSITION
                                                : find_position (self, &self->wanted);
  if (position != GTK_INVALID_LIST_POSITION
      && position != foyer_section_selection_get_selected (self->selection))
    foyer_section_selection_select (self->selection, position);
  set_row (self, foyer_section_selection_get_item (self->selection));
  return G_SOURCE_REMOVE;
}

static void
on_items_changed (FoyerCallbacksPanel *self)
{
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->sections)) == 0;

  gtk_stack_set_visible_child_name (self->list_stack, is_empty ? "empty" : "list");
  if (self->restore == 0)
    self->restore = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_restore, self, NULL);
}

static void
on_selected_changed (FoyerCallbacksPanel *self)
{
  if (self->restore == 0)
    set_row (self, foyer_section_selection_get_item (self->selection));
}

/* The list */

typedef struct
{
  FoyerCallbacksPanel *panel;
  FoyerCallBucket bucket;
} Bucket;

static gboolean
is_in_bucket (gpointer item,
              gpointer data)
{
  Bucket *bucket = data;
  FoyerShop *shop = foyer_services_get_shop (get_services (bucket->panel));

  return foyer_callback_text_bucket (foyer_shop_get_time (shop), foyer_callback_row_get_when (item),
                                     get_now (bucket->panel)) == bucket->bucket;
}

/* Returns (transfer none): the section; the list of them keeps it. */
static FoyerSection *
add_section (FoyerCallbacksPanel *self,
             FoyerCallBucket      bucket,
             const char          *title,
             const char          *icon_name,
             FoyerTone            tone)
{
  Bucket *data = g_new0 (Bucket, 1);
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (is_in_bucket, data, g_free));
  g_autoptr (FoyerSection) section = NULL;

  data->panel = self;
  data->bucket = bucket;
  self->buckets[bucket] = gtk_filter_list_model_new (NULL, filter);
  section = foyer_section_new (title, icon_name, G_LIST_MODEL (self->buckets[bucket]));
  foyer_section_set_tone (section, tone);
  foyer_sections_append (self->sections, section);
  return section;
}

/* Which day tomorrow is, and the holiday that it may be. */
static void
show_tomorrow (FoyerCallbacksPanel *self)
{
  FoyerShop *shop = foyer_services_get_shop (get_services (self));
  gint64 day = foyer_shop_time_get_day (foyer_shop_get_time (shop), get_now (self)) + 1;
  FoyerCalendar *calendar = foyer_shop_get_calendar (shop);
  const char *holiday = foyer_calendar_is_day_off (calendar, day)
                          ? foyer_calendar_get_name (calendar, day) : NULL;
  g_autofree char *date = foyer_words_day (NULL, day);
  g_autofree char *title = g_strjoin (" ", C_("section", "Tomorrow"), date, holiday, NULL);

  foyer_section_set_title (self->tomorrow, title);
}

static gboolean
look_at_clock (gpointer data)
{
  FoyerCallbacksPanel *self = data;
  GHashTableIter iter;
  gpointer line;

  show_tomorrow (self);
  for (guint i = 0; i < FOYER_N_CALL_BUCKETS; i++)
    gtk_filter_changed (gtk_filter_list_model_get_filter (self->buckets[i]),
                        GTK_FILTER_CHANGE_DIFFERENT);
  g_hash_table_iter_init (&iter, self->lines);
  while (g_hash_table_iter_next (&iter, &line, NULL))
    foyer_callback_line_tick (line);
  return G_SOURCE_CONTINUE;
}

static gboolean
shows_shop (FoyerCallbacksPanel *self)
{
  return gtk_toggle_button_get_active (self->shop);
}

static void
show_counts (FoyerCallbacksPanel *self)
{
  GListModel *mine = foyer_callbacks_get_list (get_callbacks (self), FOYER_ITEM_SCOPE_MINE);
  GListModel *shop = foyer_callbacks_get_list (get_callbacks (self), FOYER_ITEM_SCOPE_SHOP);
  /* Translators: a button that shows one's own callbacks; %u is how many there are. */
  g_autofree char *mine_label = g_strdup_printf (C_("callbacks", "Mine %u"),
                                                 g_list_model_get_n_items (mine));
  /* Translators: a button that shows the whole shop's callbacks; %u is how many there are. */
  g_autofree char *shop_label = g_strdup_printf (C_("callbacks", "Shop %u"),
                                                 g_list_model_get_n_items (shop));

  gtk_button_set_label (GTK_BUTTON (self->mine), mine_label);
  gtk_button_set_label (GTK_BUTTON (self->shop), shop_label);
}

static void
show_scope (FoyerCallbacksPanel *self)
{
  FoyerItemScope scope = shows_shop (self) ? FOYER_ITEM_SCOPE_SHOP : FOYER_ITEM_SCOPE_MINE;

  if (self->buckets[0] == NULL)
    return;

  self->rows = foyer_callbacks_get_list (get_callbacks (self), scope);
  for (guint i = 0; i < FOYER_N_CALL_BUCKETS; i++)
    gtk_filter_list_model_set_model (self->buckets[i], self->rows);
}

static void
on_row_bind (FoyerCallbacksPanel *self,
             GtkListItem         *list_item)
{
  GObject *item = gtk_list_item_get_item (list_item);
  GtkWidget *child = gtk_list_item_get_child (list_item);
  gboolean is_header = FOYER_IS_SECTION (item);

  if (child == NULL || FOYER_IS_SECTION_ROW (child) != is_header)
    {
      child = is_header ? foyer_section_row_new () : foyer_callback_line_new (get_services (self));
      gtk_list_item_set_child (list_item, child);
    }
  gtk_list_item_set_selectable (list_item, !is_header);
  gtk_list_item_set_activatable (list_item, !is_header);
  if (is_header)
    {
      foyer_section_row_set_section (FOYER_SECTION_ROW (child), FOYER_SECTION (item));
      return;
    }
  foyer_callback_line_set_row (FOYER_CALLBACK_LINE (child), FOYER_CALLBACK_ROW (item),
                               shows_shop (self));
  g_hash_table_add (self->lines, child);
}

static void
on_row_unbind (FoyerCallbacksPanel *self,
               GtkListItem         *list_item)
{
  g_hash_table_remove (self->lines, gtk_list_item_get_child (list_item));
}

static void
start_call (FoyerCallbacksPanel *self)
{
  if (self->row == NULL)
    return;

  foyer_call_timer_start (self->timer);
  gtk_widget_set_visible (GTK_WIDGET (self->call), FALSE);
}

static void
show_quota (FoyerCallbacksPanel *self)
{
  g_autofree char *text = NULL;
  guint n, target;

  g_object_get (get_callbacks (self), "calls-today", &n, "calls-target", &target, NULL);
  text = target > 0 ? g_strdup_printf ("%u / %u", n, target) : g_strdup_printf ("%u", n);
  gtk_label_set_label (self->quota, text);
  gtk_widget_set_visible (GTK_WIDGET (self->quota_bar), target > 0);
  gtk_progress_bar_set_fraction (self->quota_bar,
                                 target > 0 ? MIN (1.0, (double) n / target) : 0);
}

/* The survey (Q1) */

static void
close_survey (FoyerCallbacksPanel *self)
{
  g_clear_object (&self->asked);
  gtk_widget_set_visible (GTK_WIDGET (self->survey_bar), FALSE);
}

static void
add_question (FoyerCallbacksPanel *self,
              FoyerSurveyQuestion *question)
{
  gboolean is_chinese = g_str_has_prefix (g_get_language_names ()[0], "zh");
  const char *label = is_chinese ? foyer_survey_question_get_label_zh (question)
                                 : foyer_survey_question_get_label (question);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (label);
  GtkWidget *ratings = foyer_segmented_new ();

  for (int rating = FOYER_RATING_LEAST; rating <= FOYER_RATING_MOST; rating++)
    {
      g_autofree char *key = g_strdup_printf ("%d", rating);

      foyer_segmented_append (FOYER_SEGMENTED (ratings), key, key);
    }
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (ratings), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), ratings);
  g_object_set_data (G_OBJECT (box), "ratings", ratings);
  gtk_box_append (self->survey, box);
}

static void
open_survey (FoyerCallbacksPanel *self,
             FoyerItem           *item)
{
  GListModel *questions = foyer_callbacks_get_questions (get_callbacks (self));
  g_autofree char *title = NULL;

  g_set_object (&self->asked, item);
  clear_box (self->survey);
  for (guint i = 0; i < g_list_model_get_n_items (questions); i++)
    {
      g_autoptr (FoyerSurveyQuestion) question = g_list_model_get_item (questions, i);

      add_question (self, question);
    }
  /* Translators: %s is the customer who was just called. */
  title = g_strdup_printf (_("Survey: %s"), foyer_item_get_name (item));
  gtk_label_set_label (self->survey_title, title);
  gtk_widget_set_visible (GTK_WIDGET (self->survey_bar), TRUE);
}

static void
on_surveyed (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (FoyerCallbacksPanel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerItem) item = foyer_callbacks_finish (FOYER_CALLBACKS (source), result, &error);

  if (item != NULL)
    close_survey (self);
  else
    foyer_panel_fail (FOYER_PANEL (self), NULL, error);
}

static void
submit_survey (FoyerCallbacksPanel *self,
               GArray              *ratings)
{
  if (self->asked != NULL)
    foyer_callbacks_survey_async (get_callbacks (self), self->asked, ratings, NULL,
                                  get_cancellable (self), on_surveyed, g_object_ref (self));
}

static void
on_survey_saved (FoyerCallbacksPanel *self)
{
  g_autoptr (GArray) ratings = g_array_new (FALSE, FALSE, sizeof (int));

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->survey)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      FoyerSegmented *choice = g_object_get_data (G_OBJECT (child), "ratings");
      const char *key = foyer_segmented_get_selected (choice);
      int rating = key != NULL ? key[0] - '0' : 0;

      g_array_append_val (ratings, rating);
    }
  submit_survey (self, ratings);
}

static void
on_survey_declined (FoyerCallbacksPanel *self)
{
  submit_survey (self, NULL);
}

/* The outcome */

typedef struct
{
  FoyerCallbacksPanel *panel;
  char *draft;
  gboolean is_accepted;
} Telling;

static void
on_recorded (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autofree Telling *telling = user_data;
  g_autoptr (FoyerCallbacksPanel) self = telling->panel;
  g_autofree char *draft = telling->draft;
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerItem) item = foyer_callbacks_finish (FOYER_CALLBACKS (source), result, &error);
  g_autofree char *field = error != NULL ? foyer_domain_error_get_field (error) : NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (item != NULL)
    {
      foyer_drafts_clear (foyer_panel_get_drafts (FOYER_PANEL (self)), draft);
      foyer_call_timer_reset (self->timer);
      gtk_widget_set_visible (GTK_WIDGET (self->call), TRUE);
      foyer_call_outcomes_close_step (self->outcomes);
      if (self->row != NULL && foyer_item_is_open (item))
        show_note (self);
      if (telling->is_accepted)
        open_survey (self, item);
      return;
    }

  if (g_strcmp0 (field, "remark") == 0)
    {
      say_note (self, _("Write how it went: how long it rang, whether a message was left"));
      gtk_widget_grab_focus (GTK_WIDGET (self->note));
    }
  else if (!foyer_call_outcomes_show_error (self->outcomes, error))
    foyer_panel_fail (FOYER_PANEL (self), NULL, error);
}

static void
on_chosen (FoyerCallbacksPanel *self,
           int                  contact,
           int                  reaction,
           gint64               again_us,
           const char          *subject)
{
  g_autofree char *remark = foyer_text_box_dup_text (self->note);
  g_autoptr (GPtrArray) also = get_also (self);
  FoyerCallOutcome outcome = {
    .contact = contact,
    .reaction = reaction,
    .remark = remark,
    .again_us = again_us,
    .child_subject = subject,
    .talk_ms = foyer_call_timer_get_elapsed_s (self->timer) * 1000,
    .way = FOYER_ACT_WAY_WINDOW,
    .also = also,
  };
  Telling *telling;

  if (self->row == NULL)
    return;
  /* The card itself says how it went. */
  if (*remark == '\0' && contact == FOYER_CONTACT_BAD_NUMBER)
    outcome.remark = _("Wrong number");

  telling = g_new0 (Telling, 1);
  telling->panel = g_object_ref (self);
  telling->draft = make_draft_name (self->row);
  telling->is_accepted = contact == FOYER_CONTACT_REACHED && reaction == FOYER_REACTION_ACCEPTED;
  foyer_callbacks_record_async (get_callbacks (self), foyer_callback_row_get_item (self->row),
                                &outcome, get_cancellable (self), on_recorded, telling);
}

/* Planning by hand */

static void
show_form (FoyerCallbacksPanel *self,
           gboolean             shows)
{
  gtk_stack_set_visible_child_name (self->stack, shows ? "form" : "outcomes");
  if (shows)
    foyer_split_show_card (self->split, TRUE);
}

static void
on_planned (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (FoyerCallbacksPanel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerItem) item = foyer_callbacks_finish (FOYER_CALLBACKS (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (item != NULL)
    {
      self->wanted = *foyer_record_get_id (FOYER_RECORD (item));
      foyer_callback_form_finish (self->form);
      show_form (self, FALSE);
    }
  else if (!foyer_callback_form_show_error (self->form, error))
    foyer_panel_fail (FOYER_PANEL (self), NULL, error);
}

static void
on_submitted (FoyerCallbacksPanel *self,
              GHashTable          *typed)
{
  foyer_callbacks_plan_async (get_callbacks (self), typed, get_cancellable (self), on_planned,
                              g_object_ref (self));
}

/* Actions */

static void
on_new (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  FoyerCallbacksPanel *self = FOYER_CALLBACKS_PANEL (widget);

  show_form (self, TRUE);
  foyer_callback_form_begin (self->form, get_services (self),
                             foyer_panel_get_drafts (FOYER_PANEL (self)));
}

static gboolean
is_form_open (FoyerCallbacksPanel *self)
{
  return g_str_equal (gtk_stack_get_visible_child_name (self->stack), "form");
}

static void
on_save (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  FoyerCallbacksPanel *self = FOYER_CALLBACKS_PANEL (widget);

  if (is_form_open (self))
    foyer_callback_form_submit (self->form);
  else if (self->asked != NULL)
    on_survey_saved (self);
  else
    start_call (self);
}

static void
on_back (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  FoyerCallbacksPanel *self = FOYER_CALLBACKS_PANEL (widget);

  if (is_form_open (self))
    show_form (self, FALSE);
  else if (foyer_call_outcomes_close_step (self->outcomes))
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
  else if (self->asked != NULL)
    close_survey (self);
  else
    foyer_split_show_card (self->split, FALSE);
}

static void
on_digit (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  FoyerCallbacksPanel *self = FOYER_CALLBACKS_PANEL (widget);

  if (is_form_open (self))
    return;
  if (foyer_split_get_narrow (self->split))
    foyer_split_show_card (self->split, TRUE);
  foyer_call_outcomes_choose (self->outcomes, g_variant_get_uint32 (parameter));
}

static void
on_find (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (FOYER_CALLBACKS_PANEL (widget)->list));
}

static void
foyer_callbacks_panel_load (FoyerPanel *panel)
{
  FoyerCallbacksPanel *self = FOYER_CALLBACKS_PANEL (panel);
  FoyerCallbacks *callbacks = get_callbacks (self);

  g_object_set (self->timer, "clock", foyer_services_get_clock (get_services (self)), NULL);
  add_section (self, FOYER_CALL_BUCKET_LATE, C_("section", "Overdue"), "foyer-late-symbolic",
               FOYER_TONE_CRIT);
  add_section (self, FOYER_CALL_BUCKET_TODAY, C_("section", "Today"), "foyer-waiting-symbolic",
               FOYER_TONE_WARN);
  self->tomorrow = add_section (self, FOYER_CALL_BUCKET_TOMORROW, C_("section", "Tomorrow"),
                                "foyer-appointment-symbolic", FOYER_TONE_NEUTRAL);
  show_tomorrow (self);
  add_section (self, FOYER_CALL_BUCKET_WEEK, C_("section", "This week"),
               "foyer-appointment-symbolic", FOYER_TONE_NEUTRAL);
  add_section (self, FOYER_CALL_BUCKET_LATER, C_("section", "Later"), "foyer-appointment-symbolic",
               FOYER_TONE_NEUTRAL);
  g_signal_connect_object (self->sections, "items-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED);
  self->selection = foyer_section_selection_new (G_LIST_MODEL (self->sections));
  g_signal_connect_object (self->selection, "notify::selected-item",
                           G_CALLBACK (on_selected_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (callbacks, "notify::calls-today", G_CALLBACK (show_quota), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (callbacks, "notify::calls-target", G_CALLBACK (show_quota), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  foyer_callbacks_get_questions (callbacks);
  g_signal_connect_object (foyer_callbacks_get_list (callbacks, FOYER_ITEM_SCOPE_MINE),
                           "items-changed", G_CALLBACK (show_counts), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (foyer_callbacks_get_list (callbacks, FOYER_ITEM_SCOPE_SHOP),
                           "items-changed", G_CALLBACK (show_counts), self, G_CONNECT_SWAPPED);
  show_counts (self);
  show_scope (self);
  show_quota (self);
  on_items_changed (self);
  self->look = g_timeout_add_seconds (LOOK_SECONDS, look_at_clock, self);
}

static gboolean
foyer_callbacks_panel_show_record (FoyerPanel  *panel,
                                   FoyerRecord *record)
{
  FoyerCallbacksPanel *self = FOYER_CALLBACKS_PANEL (panel);

  if (!FOYER_IS_ITEM (record) || foyer_item_get_kind (FOYER_ITEM (record)) != FOYER_ITEM_CALLBACK)
    return FALSE;

  foyer_panel_load (panel);
  self->wanted = *foyer_record_get_id (record);
  if (find_position (self, &self->wanted) == GTK_INVALID_LIST_POSITION)
    gtk_toggle_button_set_active (self->shop, TRUE);
  on_items_changed (self);
  return TRUE;
}

static void
foyer_callbacks_panel_dispose (GObject *object)
{
  FoyerCallbacksPanel *self = FOYER_CALLBACKS_PANEL (object);

  g_clear_handle_id (&self->look, g_source_remove);
  g_clear_handle_id (&self->restore, g_source_remove);
  g_clear_handle_id (&self->hide, g_source_remove);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  self->list = NULL;
  g_clear_object (&self->row);
  g_clear_object (&self->asked);
  g_clear_object (&self->selection);
  g_clear_object (&self->sections);
  for (guint i = 0; i < FOYER_N_CALL_BUCKETS; i++)
    g_clear_object (&self->buckets[i]);

  G_OBJECT_CLASS (foyer_callbacks_panel_parent_class)->dispose (object);
}

static void
foyer_callbacks_panel_finalize (GObject *object)
{
  g_hash_table_unref (FOYER_CALLBACKS_PANEL (object)->lines);

  G_OBJECT_CLASS (foyer_callbacks_panel_parent_class)->finalize (object);
}

#define CHILD(name) \
  gtk_widget_class_bind_template_child (widget_class, FoyerCallbacksPanel, name)

static void
foyer_callbacks_panel_class_init (FoyerCallbacksPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  FoyerPanelClass *panel_class = FOYER_PANEL_CLASS (klass);

  object_class->dispose = foyer_callbacks_panel_dispose;
  object_class->finalize = foyer_callbacks_panel_finalize;
  panel_class->load = foyer_callbacks_panel_load;
  panel_class->show_record = foyer_callbacks_panel_show_record;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/callbacks/foyer-callbacks-panel.ui");
  CHILD (split);
  CHILD (stack);
  CHILD (list_stack);
  CHILD (list);
  CHILD (mine);
  CHILD (shop);
  CHILD (quota_box);
  CHILD (quota);
  CHILD (quota_bar);
  CHILD (work);
  CHILD (title);
  CHILD (kind);
  CHILD (matter);
  CHILD (phone);
  CHILD (reveal);
  CHILD (call);
  CHILD (timer);
  CHILD (script);
  CHILD (note);
  CHILD (note_error);
  CHILD (outcomes);
  CHILD (also);
  CHILD (tries);
  CHILD (attempts);
  CHILD (survey_bar);
  CHILD (survey_title);
  CHILD (survey);
  CHILD (form);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_note_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_reveal_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_row_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_row_unbind);
  gtk_widget_class_bind_template_callback (widget_class, on_submitted);
  gtk_widget_class_bind_template_callback (widget_class, on_survey_declined);
  gtk_widget_class_bind_template_callback (widget_class, on_survey_saved);
  gtk_widget_class_bind_template_callback (widget_class, show_scope);
  gtk_widget_class_bind_template_callback (widget_class, start_call);

  gtk_widget_class_install_action (widget_class, "panel.back", NULL, on_back);
  gtk_widget_class_install_action (widget_class, "panel.digit", "u", on_digit);
  gtk_widget_class_install_action (widget_class, "panel.find", NULL, on_find);
  gtk_widget_class_install_action (widget_class, "panel.new", NULL, on_new);
  gtk_widget_class_install_action (widget_class, "panel.next-step", NULL, on_save);
  gtk_widget_class_install_action (widget_class, "panel.save", NULL, on_save);
  for (guint digit = 1; digit <= 6; digit++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0 + digit, GDK_ALT_MASK,
                                         "panel.digit", "u", digit);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "panel.digit", "u", 4u);
}

static void
foyer_callbacks_panel_init (FoyerCallbacksPanel *self)
{
  FoyerPanel *panel = FOYER_PANEL (self);

  g_type_ensure (FOYER_TYPE_CALL_OUTCOMES);
  g_type_ensure (FOYER_TYPE_CALL_SCRIPT);
  g_type_ensure (FOYER_TYPE_CALL_TIMER);
  g_type_ensure (FOYER_TYPE_CALLBACK_FORM);
  g_type_ensure (FOYER_TYPE_EMPTY_STATE);
  g_type_ensure (FOYER_TYPE_SEGMENTED);
  g_type_ensure (FOYER_TYPE_SPLIT);
  g_type_ensure (FOYER_TYPE_TEXT_BOX);
  self->lines = g_hash_table_new (NULL, NULL);
  self->sections = foyer_sections_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  foyer_list_keys_install (GTK_WIDGET (self->list));
  foyer_panel_add_pane (panel, GTK_WIDGET (self->list_stack));
  foyer_panel_add_pane (panel, GTK_WIDGET (self->work));
  foyer_panel_add_pane (panel, GTK_WIDGET (self->stack));
  foyer_panel_set_key_hints (panel, key_hints);
}
