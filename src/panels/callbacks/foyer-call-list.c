#include "panels/callbacks/foyer-call-list.h"

#include "panels/callbacks/foyer-callback-line.h"
#include "panels/callbacks/foyer-callback-text.h"
#include "service/foyer-words.h"
#include "widgets/foyer-empty-state.h"
#include "widgets/foyer-section-list.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

#define LOOK_SECONDS 15
/* What takes no longer is not worth a word (look/DESIGN-LANGUAGE.md §8). */
#define PATIENCE_MS 300

struct _FoyerCallList
{
  GtkWidget parent_instance;

  FoyerServices *services;
  FoyerSection *tomorrow;
  GtkFilterListModel *buckets[FOYER_N_CALL_BUCKETS];
  GListModel *rows;             /* of the scope that is shown */
  guint look;
  guint patience;               /* 0 unless a reading has just begun */

  FoyerSectionList *list;
  GtkStack *states;
  GtkToggleButton *mine;
  GtkToggleButton *shop;
  GtkLabel *quota;
  GtkProgressBar *quota_bar;
};

G_DEFINE_FINAL_TYPE (FoyerCallList, foyer_call_list, GTK_TYPE_WIDGET)

enum
{
  PROP_ROW = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static FoyerCallbacks *
get_callbacks (FoyerCallList *self)
{
  return foyer_services_get_callbacks (self->services);
}

static gint64
get_now (FoyerCallList *self)
{
  return foyer_service_now_us (FOYER_SERVICE (get_callbacks (self)));
}

static void
on_item_changed (FoyerCallList *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ROW]);
}

typedef struct
{
  FoyerCallList *list;
  FoyerCallBucket bucket;
} Bucket;

static gboolean
is_in_bucket (gpointer item,
              gpointer data)
{
  Bucket *bucket = data;
  FoyerShop *shop = foyer_services_get_shop (bucket->list->services);

  return foyer_callback_text_bucket (foyer_shop_get_time (shop), foyer_callback_row_get_when (item),
                                     get_now (bucket->list)) == bucket->bucket;
}

/* Returns (transfer none): the section; the list of them keeps it. */
static FoyerSection *
add_section (FoyerCallList  *self,
             FoyerCallBucket bucket,
             const char     *title,
             const char     *icon_name,
             FoyerTone       tone)
{
  Bucket *data = g_new0 (Bucket, 1);
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (is_in_bucket, data, g_free));
  g_autoptr (FoyerSection) section = NULL;

  data->list = self;
  data->bucket = bucket;
  self->buckets[bucket] = gtk_filter_list_model_new (NULL, filter);
  section = foyer_section_new (title, icon_name, G_LIST_MODEL (self->buckets[bucket]));
  foyer_section_set_tone (section, tone);
  foyer_sections_append (foyer_section_list_get_sections (self->list), section);
  return section;
}

/* Which day tomorrow is, and the holiday that it may be. */
static void
show_tomorrow (FoyerCallList *self)
{
  FoyerShop *shop = foyer_services_get_shop (self->services);
  gint64 day = foyer_shop_time_get_day (foyer_shop_get_time (shop), get_now (self)) + 1;
  FoyerCalendar *calendar = foyer_shop_get_calendar (shop);
  const char *holiday = foyer_calendar_is_day_off (calendar, day)
                          ? foyer_calendar_get_name (calendar, day) : NULL;
  g_autofree char *date = foyer_words_day (NULL, day);
  g_autofree char *title = g_strjoin (" ", C_("section", "Tomorrow"), date, holiday, NULL);

  foyer_section_set_title (self->tomorrow, title);
}

static void
tick_line (gpointer line,
           gpointer user_data)
{
  foyer_callback_line_tick (line);
}

static gboolean
look_at_clock (gpointer data)
{
  FoyerCallList *self = data;

  show_tomorrow (self);
  for (guint i = 0; i < FOYER_N_CALL_BUCKETS; i++)
    gtk_filter_changed (gtk_filter_list_model_get_filter (self->buckets[i]),
                        GTK_FILTER_CHANGE_DIFFERENT);
  foyer_section_list_foreach_row (self->list, tick_line, NULL);
  return G_SOURCE_CONTINUE;
}

static gboolean
shows_shop (FoyerCallList *self)
{
  return gtk_toggle_button_get_active (self->shop);
}

static void
show_counts (FoyerCallList *self)
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
show_scope (FoyerCallList *self)
{
  FoyerItemScope scope = shows_shop (self) ? FOYER_ITEM_SCOPE_SHOP : FOYER_ITEM_SCOPE_MINE;

  if (self->buckets[0] == NULL)
    return;

  self->rows = foyer_callbacks_get_list (get_callbacks (self), scope);
  for (guint i = 0; i < FOYER_N_CALL_BUCKETS; i++)
    gtk_filter_list_model_set_model (self->buckets[i], self->rows);
}

/* Why the list is empty: nothing is said at first, then what is so. */
static void
show_state (FoyerCallList *self)
{
  gboolean is_reading, has_failed;

  g_object_get (get_callbacks (self), "is-reading", &is_reading, "has-failed", &has_failed, NULL);
  gtk_stack_set_visible_child_name (self->states,
                                    is_reading ? self->patience != 0 ? "wait" : "reading"
                                    : has_failed ? "failed" : "none");
}

static gboolean
on_patience_over (gpointer data)
{
  FoyerCallList *self = data;

  self->patience = 0;
  show_state (self);
  return G_SOURCE_REMOVE;
}

static void
on_reading_changed (FoyerCallList *self)
{
  gboolean is_reading;

  g_object_get (get_callbacks (self), "is-reading", &is_reading, NULL);
  g_clear_handle_id (&self->patience, g_source_remove);
  if (is_reading)
    self->patience = g_timeout_add (PATIENCE_MS, on_patience_over, self);
  show_state (self);
}

static void
on_again_clicked (FoyerCallList *self)
{
  foyer_callbacks_read_again (get_callbacks (self));
}

static const FoyerUuid *
get_key (gpointer row)
{
  return foyer_record_get_id (FOYER_RECORD (foyer_callback_row_get_item (row)));
}

static GtkWidget *
new_line (gpointer self)
{
  return foyer_callback_line_new (FOYER_CALL_LIST (self)->services);
}

static void
set_row (GtkWidget *line,
         gpointer   row,
         gpointer   self)
{
  if (row != NULL)
    foyer_callback_line_set_row (FOYER_CALLBACK_LINE (line), row, shows_shop (self));
}

static void
show_quota (FoyerCallList *self)
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

static void
foyer_call_list_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ROW:
      g_value_set_object (value, foyer_call_list_get_row (FOYER_CALL_LIST (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_call_list_dispose (GObject *object)
{
  FoyerCallList *self = FOYER_CALL_LIST (object);

  g_clear_handle_id (&self->look, g_source_remove);
  g_clear_handle_id (&self->patience, g_source_remove);
  foyer_widget_remove_children (GTK_WIDGET (object));
  for (guint i = 0; i < FOYER_N_CALL_BUCKETS; i++)
    g_clear_object (&self->buckets[i]);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_call_list_parent_class)->dispose (object);
}

static void
foyer_call_list_class_init (FoyerCallListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = foyer_call_list_dispose;
  object_class->get_property = foyer_call_list_get_property;

  props[PROP_ROW] = g_param_spec_object ("row", NULL, NULL, FOYER_TYPE_CALLBACK_ROW,
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS
                                           | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/callbacks/foyer-call-list.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerCallList, list);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallList, states);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallList, mine);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallList, shop);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallList, quota);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallList, quota_bar);
  gtk_widget_class_bind_template_callback (widget_class, on_again_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_item_changed);
  gtk_widget_class_bind_template_callback (widget_class, show_scope);
}

static void
foyer_call_list_init (FoyerCallList *self)
{
  g_type_ensure (FOYER_TYPE_EMPTY_STATE);
  g_type_ensure (FOYER_TYPE_SECTION_LIST);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_sections (FoyerCallList *self)
{
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
}

/* Fills the list. */
void
foyer_call_list_connect (FoyerCallList *self,
                         FoyerServices *services)
{
  static const FoyerSectionListRows rows = { get_key, new_line, set_row };
  FoyerCallbacks *callbacks;

  g_return_if_fail (FOYER_IS_CALL_LIST (self));

  self->services = g_object_ref (services);
  callbacks = get_callbacks (self);
  add_sections (self);
  g_signal_connect_object (callbacks, "notify::calls-today", G_CALLBACK (show_quota), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (callbacks, "notify::calls-target", G_CALLBACK (show_quota), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (foyer_callbacks_get_list (callbacks, FOYER_ITEM_SCOPE_MINE),
                           "items-changed", G_CALLBACK (show_counts), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (foyer_callbacks_get_list (callbacks, FOYER_ITEM_SCOPE_SHOP),
                           "items-changed", G_CALLBACK (show_counts), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (callbacks, "notify::is-reading", G_CALLBACK (on_reading_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (callbacks, "notify::has-failed", G_CALLBACK (show_state), self,
                           G_CONNECT_SWAPPED);
  on_reading_changed (self);
  show_counts (self);
  show_scope (self);
  show_quota (self);
  foyer_section_list_connect (self->list, &rows, self);
  self->look = g_timeout_add_seconds (LOOK_SECONDS, look_at_clock, self);
}

/* Returns (transfer none) (nullable). */
FoyerCallbackRow *
foyer_call_list_get_row (FoyerCallList *self)
{
  g_return_val_if_fail (FOYER_IS_CALL_LIST (self), NULL);

  return foyer_section_list_get_item (self->list);
}

/* Returns (transfer none): all callbacks of the scope that is shown, of FoyerCallbackRow. */
GListModel *
foyer_call_list_get_rows (FoyerCallList *self)
{
  g_return_val_if_fail (FOYER_IS_CALL_LIST (self), NULL);

  return self->rows;
}

/* Selects this callback, now or as soon as it is in the list; a colleague's is in the shop's. */
void
foyer_call_list_select (FoyerCallList *self,
                        FoyerItem     *item)
{
  FoyerUuid actor;

  g_return_if_fail (FOYER_IS_CALL_LIST (self));

  actor = foyer_session_get_actor (foyer_services_get_session (self->services)).staff;
  if (!foyer_uuid_equal (foyer_item_get_owner (item), &actor))
    gtk_toggle_button_set_active (self->shop, TRUE);
  foyer_section_list_select (self->list, foyer_record_get_id (FOYER_RECORD (item)));
}

void
foyer_call_list_focus (FoyerCallList *self)
{
  g_return_if_fail (FOYER_IS_CALL_LIST (self));

  foyer_section_list_focus (self->list);
}
