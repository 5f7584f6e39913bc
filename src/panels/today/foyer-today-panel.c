/* The day: what there is to do, by time, with the one next thing beside it (T1, C9). */

#include "panels/today/foyer-today-panel.h"

#include "panels/foyer-item-card.h"
#include "panels/foyer-split.h"
#include "panels/today/foyer-now-card.h"
#include "panels/today/foyer-review-list.h"
#include "panels/today/foyer-today-list.h"
#include "panels/today/foyer-todo-entry.h"
#include "service/foyer-words.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

#define LOOK_SECONDS 5

struct _FoyerTodayPanel
{
  FoyerPanel parent_instance;

  char *scope; /* "mine", "shift", "shop" */
  guint look;
  gboolean is_noting;
  gboolean has_begun;

  FoyerSplit *split;
  GtkLabel *day;
  GtkWidget *scopes;
  GtkWidget *leave_review;
  GtkStack *content;        /* "list", "review" */
  FoyerTodayList *list;
  FoyerTodoEntry *todo;
  FoyerReviewList *review;
  GtkStack *card_stack;     /* "now", "item" */
  FoyerNowCard *now;
  FoyerItemCard *card;
};

G_DEFINE_FINAL_TYPE (FoyerTodayPanel, foyer_today_panel, FOYER_TYPE_PANEL)

enum
{
  PROP_SCOPE = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static const FoyerKeyHint key_hints[] = {
  { "↑↓", NC_("key bar", "select") },
  { "Return", NC_("key bar", "do it now") },
  { "<Alt>1", NC_("key bar", "in 10 min") },
  { "<Alt>3", NC_("key bar", "in 30 min") },
  { "<Control>n", NC_("key bar", "note a thing"), TRUE },
  { "<Control>z", NC_("key bar", "undo"), TRUE },
  { NULL },
};

static GObject *
get_badge_source (FoyerServices *services)
{
  return G_OBJECT (foyer_services_get_items (services));
}

/* An open callback has a panel of its own, with its script. */
static gboolean
shows_record (FoyerRecord *record)
{
  if (!FOYER_IS_ITEM (record) || foyer_item_get_kind (FOYER_ITEM (record)) == FOYER_ITEM_DEMO)
    return FALSE;

  return foyer_item_get_kind (FOYER_ITEM (record)) != FOYER_ITEM_CALLBACK
         || !foyer_item_is_open (FOYER_ITEM (record));
}

const FoyerPanelInfo foyer_today_panel_info = {
  .name = "today",
  .title = NC_("panel", "Today"),
  .icon_name = "foyer-today-symbolic",
  .get_type = foyer_today_panel_get_type,
  .get_badge_source = get_badge_source,
  .badge_property = "mine-today-count",
  .badge_label = NC_("badge", "to do"),
  .shows_record = shows_record,
};

static FoyerServices *
get_services (FoyerTodayPanel *self)
{
  return foyer_panel_get_services (FOYER_PANEL (self));
}

static GCancellable *
get_cancellable (FoyerTodayPanel *self)
{
  return foyer_panel_get_cancellable (FOYER_PANEL (self));
}

static gboolean
is_reviewing (FoyerTodayPanel *self)
{
  return g_str_equal (gtk_stack_get_visible_child_name (self->content), "review");
}

static gboolean
is_card_open (FoyerTodayPanel *self)
{
  return g_str_equal (gtk_stack_get_visible_child_name (self->card_stack), "item");
}

/* “Thu 24 Sep · mine: 6”: which day, and how many of what. */
static void
show_head (FoyerTodayPanel *self)
{
  FoyerShop *shop = foyer_services_get_shop (get_services (self));
  gint64 today = foyer_shop_time_get_day (foyer_shop_get_time (shop),
                                          foyer_service_now_us (FOYER_SERVICE (shop)));
  gulong count = foyer_today_list_get_count (self->list);
  g_autofree char *day = foyer_words_day (NULL, today);
  g_autofree char *whose = NULL, *text = NULL;

  if (g_str_equal (self->scope, "mine"))
    whose = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu item of mine", "%lu items of mine",
                                          count), count);
  else if (g_str_equal (self->scope, "shift"))
    whose = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu item of this shift",
                                          "%lu items of this shift", count), count);
  else
    whose = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu item in the shop",
                                          "%lu items in the shop", count), count);
  /* Translators: the head of the day: %1$s is a day, %2$s how many items of whom. */
  text = g_strdup_printf (C_("today", "%1$s · %2$s"), day, whose);
  gtk_label_set_label (self->day, text);
}

static void
show_now (FoyerTodayPanel *self)
{
  gtk_stack_set_visible_child_name (self->card_stack, "now");
}

/* The item beside the list; one that is typed in stays. */
static void
show_item (FoyerTodayPanel *self,
           FoyerItem       *item)
{
  foyer_item_card_set_item (self->card, item);
  gtk_stack_set_visible_child_name (self->card_stack, "item");
}

/* The first thing has come: Enter does it, unless somebody has begun to type. */
static void
begin (FoyerTodayPanel *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  self->has_begun = TRUE;
  if (focus == NULL || (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->todo))
                        && foyer_todo_entry_is_empty (self->todo)))
    foyer_today_list_focus (self->list);
}

static void
on_record_changed (FoyerTodayPanel *self)
{
  FoyerRecord *record = foyer_today_list_get_record (self->list);

  foyer_now_card_set_record (self->now, record);
  if (!self->has_begun && record != NULL)
    begin (self);
  if (!is_card_open (self) || is_reviewing (self))
    return;
  if (FOYER_IS_ITEM (record) && !foyer_item_card_is_busy (self->card))
    show_item (self, FOYER_ITEM (record));
  else if (!foyer_item_card_is_busy (self->card) && record != NULL)
    show_now (self);
}

static void
on_review_item_changed (FoyerTodayPanel *self)
{
  FoyerItem *item = foyer_review_list_get_item (self->review);

  if (is_reviewing (self) && item != NULL && !foyer_item_card_is_busy (self->card))
    show_item (self, item);
}

static FoyerItem *
get_item (FoyerTodayPanel *self)
{
  FoyerRecord *record = foyer_today_list_get_record (self->list);

  if (is_reviewing (self))
    return foyer_review_list_get_item (self->review);
  return FOYER_IS_ITEM (record) ? FOYER_ITEM (record) : NULL;
}

static void
open_card (FoyerTodayPanel *self,
           FoyerItem       *item)
{
  show_item (self, item);
  foyer_split_show_card (self->split, TRUE);
}

static gboolean
belongs_elsewhere (FoyerRecord *record)
{
  FoyerItemKind kind;

  if (!FOYER_IS_ITEM (record))
    return TRUE;
  kind = foyer_item_get_kind (FOYER_ITEM (record));
  return kind == FOYER_ITEM_CALLBACK || kind == FOYER_ITEM_VISITOR || kind == FOYER_ITEM_DEMO;
}

/* The next step of what is selected: in its own panel where it has one. */
static void
on_act (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  FoyerTodayPanel *self = FOYER_TODAY_PANEL (widget);
  FoyerRecord *record = foyer_today_list_get_record (self->list);

  if (record == NULL)
    return;
  if (belongs_elsewhere (record) && foyer_panel_pass_on (FOYER_PANEL (self), record))
    return;
  if (!FOYER_IS_ITEM (record))
    return;
  open_card (self, FOYER_ITEM (record));
  gtk_widget_activate_action (GTK_WIDGET (self->card), "item.next", NULL);
  if (!foyer_item_card_is_busy (self->card)
      && foyer_item_get_kind (FOYER_ITEM (record)) == FOYER_ITEM_TODO)
    show_now (self);
}

static void
on_next (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  FoyerUuid id;

  if (foyer_uuid_parse (g_variant_get_string (parameter, NULL), &id)
      && foyer_today_list_select (FOYER_TODAY_PANEL (widget)->list, &id))
    on_act (widget, action, NULL);
}

static void
on_open (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  FoyerTodayPanel *self = FOYER_TODAY_PANEL (widget);
  FoyerRecord *record = foyer_today_list_get_record (self->list);

  if (get_item (self) != NULL)
    {
      open_card (self, get_item (self));
      foyer_widget_focus_first (GTK_WIDGET (self->card));
    }
  else if (record != NULL)
    foyer_panel_pass_on (FOYER_PANEL (self), record);
}

static void
on_move_due (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  FoyerTodayPanel *self = FOYER_TODAY_PANEL (widget);

  if (get_item (self) == NULL)
    return;
  open_card (self, get_item (self));
  foyer_item_card_ask (self->card, FOYER_ITEM_ACT_MOVE_DUE);
}

static void
on_snoozed (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (FoyerTodayPanel) self = user_data;
  g_autoptr (GError) error = NULL;

  if (foyer_due_finish (FOYER_DUE (source), result, &error))
    foyer_panel_tell (FOYER_PANEL (self), _("It will ring again. The due time stays as it was."));
  else
    foyer_panel_fail (FOYER_PANEL (self), NULL, error);
}

/* What rang and is not handled yet about @item. */
static FoyerDelivery *
find_delivery (FoyerTodayPanel *self,
               FoyerItem       *item)
{
  GListModel *tray = foyer_due_get_tray (foyer_services_get_due (get_services (self)));

  for (guint i = 0; i < g_list_model_get_n_items (tray); i++)
    {
      g_autoptr (FoyerDelivery) delivery = g_list_model_get_item (tray, i);

      if (foyer_uuid_equal (
            foyer_record_get_id (FOYER_RECORD (foyer_delivery_get_item (delivery))),
            foyer_record_get_id (FOYER_RECORD (item))))
        return g_steal_pointer (&delivery);
    }
  return NULL;
}

static void
on_snooze (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  FoyerTodayPanel *self = FOYER_TODAY_PANEL (widget);
  FoyerDue *due = foyer_services_get_due (get_services (self));
  gint64 at_us = foyer_service_now_us (FOYER_SERVICE (due))
                 + g_variant_get_int32 (parameter) * FOYER_MINUTE_US;
  g_autoptr (FoyerDelivery) delivery = NULL;

  if (get_item (self) == NULL)
    return;
  delivery = find_delivery (self, get_item (self));
  if (delivery == NULL)
    {
      foyer_panel_tell (FOYER_PANEL (self),
                        _("It has not rung yet: there is nothing to put off."));
      return;
    }
  foyer_due_snooze_async (due, delivery, at_us, get_cancellable (self), on_snoozed,
                          g_object_ref (self));
}

static gboolean
on_snooze_key (GtkWidget *widget,
               GVariant  *args,
               gpointer   user_data)
{
  on_snooze (widget, "today.snooze", args);
  return TRUE;
}

static void
leave_review (FoyerTodayPanel *self)
{
  gtk_stack_set_visible_child_name (self->content, "list");
  gtk_widget_set_visible (self->scopes, TRUE);
  gtk_widget_set_visible (self->leave_review, FALSE);
  show_now (self);
  foyer_today_list_focus (self->list);
}

static void
enter_review (FoyerTodayPanel *self)
{
  gtk_stack_set_visible_child_name (self->content, "review");
  gtk_widget_set_visible (self->scopes, FALSE);
  gtk_widget_set_visible (self->leave_review, TRUE);
  foyer_split_show_card (self->split, FALSE);
  foyer_review_list_focus (self->review);
  on_review_item_changed (self);
}

static void
on_review_begun (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (FoyerTodayPanel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerRecord) review = foyer_reviews_finish (FOYER_REVIEWS (source), result, &error);

  if (error != NULL)
    foyer_panel_fail (FOYER_PANEL (self), NULL, error);
  else
    enter_review (self);
}

static void
on_review (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  FoyerTodayPanel *self = FOYER_TODAY_PANEL (widget);
  FoyerReviews *reviews = foyer_services_get_reviews (get_services (self));
  FoyerReviewState state;

  g_object_get (reviews, "state", &state, NULL);
  if (state == FOYER_REVIEW_VOID)
    foyer_reviews_start_async (reviews, get_cancellable (self), on_review_begun,
                               g_object_ref (self));
  else
    enter_review (self);
}

/* The last one was looked at: the day is in front again, and says that it is cleared. */
static void
on_review_state_changed (FoyerTodayPanel *self)
{
  FoyerReviewState state;

  g_object_get (foyer_services_get_reviews (get_services (self)), "state", &state, NULL);
  if (state == FOYER_REVIEW_CLEARED && is_reviewing (self))
    leave_review (self);
}

static void
on_noted (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (FoyerTodayPanel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerItem) item = foyer_items_finish (FOYER_ITEMS (source), result, NULL, &error);

  self->is_noting = FALSE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    foyer_todo_entry_show_error (self->todo, error);
  else
    foyer_todo_entry_finish (self->todo);
}

static void
on_todo_submitted (FoyerTodayPanel *self,
                   const char      *line)
{
  if (self->is_noting)
    return;
  self->is_noting = TRUE;
  foyer_items_note_async (foyer_services_get_items (get_services (self)), line,
                          get_cancellable (self), on_noted, g_object_ref (self));
}

static void
on_new (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  FoyerTodayPanel *self = FOYER_TODAY_PANEL (widget);

  if (is_reviewing (self))
    leave_review (self);
  foyer_split_show_card (self->split, FALSE);
  foyer_todo_entry_begin (self->todo);
}

static void
on_edit (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  FoyerTodayPanel *self = FOYER_TODAY_PANEL (widget);

  if (!is_card_open (self) && get_item (self) == NULL)
    return;
  if (!is_card_open (self))
    open_card (self, get_item (self));
  foyer_split_show_card (self->split, TRUE);
  foyer_item_card_edit (self->card);
}

static void
on_save (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  FoyerTodayPanel *self = FOYER_TODAY_PANEL (widget);

  if (is_card_open (self))
    foyer_item_card_save (self->card);
}

/* Ctrl+Enter: saves and closes what is being typed, else takes the next step. */
static void
on_next_step (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  FoyerTodayPanel *self = FOYER_TODAY_PANEL (widget);

  if (is_card_open (self) && foyer_item_card_save (self->card))
    return;
  if (is_card_open (self))
    gtk_widget_activate_action (GTK_WIDGET (self->card), "item.next", NULL);
  else
    on_act (widget, action, NULL);
}

/* Esc, one layer: what is typed, the card, the review. */
static void
on_back (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  FoyerTodayPanel *self = FOYER_TODAY_PANEL (widget);

  if (is_card_open (self) && foyer_item_card_back (self->card))
    return;
  if (is_card_open (self) && !is_reviewing (self))
    {
      show_now (self);
      foyer_now_card_set_record (self->now, foyer_today_list_get_record (self->list));
      foyer_split_show_card (self->split, FALSE);
      foyer_today_list_focus (self->list);
      return;
    }
  if (is_reviewing (self))
    leave_review (self);
  else
    {
      foyer_split_show_card (self->split, FALSE);
      foyer_today_list_focus (self->list);
    }
}

static void
on_find (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  foyer_today_list_focus (FOYER_TODAY_PANEL (widget)->list);
}

static void
on_leave_review (FoyerTodayPanel *self)
{
  leave_review (self);
}

/* A thing to do that was done at once needs no card. */
static void
on_acted (FoyerTodayPanel *self,
          FoyerItem       *item)
{
  if (!foyer_item_is_open (item) && !is_reviewing (self) && !foyer_item_card_is_busy (self->card)
      && foyer_item_get_kind (item) == FOYER_ITEM_TODO)
    show_now (self);
}

static void
on_failed (FoyerTodayPanel *self,
                GError          *error)
{
  foyer_panel_fail (FOYER_PANEL (self), NULL, error);
}

static void
on_told (FoyerTodayPanel *self,
              const char      *sentence)
{
  foyer_panel_tell (FOYER_PANEL (self), sentence);
}

static FoyerVisit *
find_visit (GListModel      *visits,
            const FoyerUuid *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (FoyerVisit) visit = g_list_model_get_item (visits, i);

      if (foyer_uuid_equal (foyer_record_get_id (FOYER_RECORD (visit)), id))
        return g_steal_pointer (&visit);
    }
  return NULL;
}

/* A visit of today stands at the reception; those of before are in the register. */
static void
on_card_visit (FoyerTodayPanel *self,
               const char      *text)
{
  FoyerReception *reception = foyer_services_get_reception (get_services (self));
  g_autoptr (FoyerVisit) visit = NULL;
  FoyerUuid id;

  if (!foyer_uuid_parse (text, &id))
    return;
  visit = find_visit (foyer_reception_get_open (reception), &id);
  if (visit == NULL)
    visit = find_visit (foyer_reception_get_closed (reception), &id);
  if (visit == NULL || !foyer_panel_pass_on (FOYER_PANEL (self), FOYER_RECORD (visit)))
    foyer_panel_tell (FOYER_PANEL (self),
                      _("That visit was on another day: look in the register."));
}

static gboolean
look_at_clock (gpointer data)
{
  FoyerTodayPanel *self = data;

  foyer_reviews_look (foyer_services_get_reviews (get_services (self)));
  foyer_day_figures_look (foyer_services_get_day_figures (get_services (self)));
  show_head (self);
  return G_SOURCE_CONTINUE;
}

static FoyerItemScope
get_scope (FoyerTodayPanel *self)
{
  if (g_str_equal (self->scope, "shift"))
    return FOYER_ITEM_SCOPE_SHIFT;
  if (g_str_equal (self->scope, "shop"))
    return FOYER_ITEM_SCOPE_SHOP;
  return FOYER_ITEM_SCOPE_MINE;
}

static void
foyer_today_panel_load (FoyerPanel *panel)
{
  FoyerTodayPanel *self = FOYER_TODAY_PANEL (panel);
  FoyerServices *services = foyer_panel_get_services (panel);

  foyer_item_card_connect (self->card, services, foyer_panel_get_drafts (panel));
  foyer_review_list_connect (self->review, services);
  foyer_now_card_connect (self->now, services);
  foyer_todo_entry_connect (self->todo, services, foyer_panel_get_drafts (panel));
  foyer_today_list_set_scope (self->list, get_scope (self));
  foyer_today_list_connect (self->list, services);
  g_signal_connect_object (foyer_services_get_items (services), "counted", G_CALLBACK (show_head),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (foyer_services_get_reviews (services), "notify::state",
                           G_CALLBACK (on_review_state_changed), self, G_CONNECT_SWAPPED);
  show_head (self);
  self->look = g_timeout_add_seconds (LOOK_SECONDS, look_at_clock, self);
}

static gboolean
foyer_today_panel_show_record (FoyerPanel  *panel,
                               FoyerRecord *record)
{
  FoyerTodayPanel *self = FOYER_TODAY_PANEL (panel);

  if (!shows_record (record))
    return FALSE;

  foyer_panel_load (panel);
  if (is_reviewing (self))
    leave_review (self);
  foyer_today_list_select (self->list, foyer_record_get_id (record));
  open_card (self, FOYER_ITEM (record));
  foyer_widget_focus_first (GTK_WIDGET (self->card));
  return TRUE;
}

static void
foyer_today_panel_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SCOPE:
      g_value_set_string (value, FOYER_TODAY_PANEL (object)->scope);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_today_panel_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  FoyerTodayPanel *self = FOYER_TODAY_PANEL (object);

  switch (prop_id)
    {
    case PROP_SCOPE:
      if (g_strcmp0 (self->scope, g_value_get_string (value)) == 0)
        return;
      g_free (self->scope);
      self->scope = g_value_dup_string (value);
      if (self->list != NULL)
        {
          foyer_today_list_set_scope (self->list, get_scope (self));
          show_head (self);
        }
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_today_panel_dispose (GObject *object)
{
  FoyerTodayPanel *self = FOYER_TODAY_PANEL (object);

  g_clear_handle_id (&self->look, g_source_remove);

  G_OBJECT_CLASS (foyer_today_panel_parent_class)->dispose (object);
}

static void
foyer_today_panel_finalize (GObject *object)
{
  g_free (FOYER_TODAY_PANEL (object)->scope);

  G_OBJECT_CLASS (foyer_today_panel_parent_class)->finalize (object);
}

static void
foyer_today_panel_class_init (FoyerTodayPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  FoyerPanelClass *panel_class = FOYER_PANEL_CLASS (klass);

  object_class->get_property = foyer_today_panel_get_property;
  object_class->set_property = foyer_today_panel_set_property;
  object_class->dispose = foyer_today_panel_dispose;
  object_class->finalize = foyer_today_panel_finalize;
  panel_class->load = foyer_today_panel_load;
  panel_class->show_record = foyer_today_panel_show_record;

  props[PROP_SCOPE] = g_param_spec_string ("scope", NULL, NULL, "mine",
                                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                             | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/today/foyer-today-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerTodayPanel, split);
  gtk_widget_class_bind_template_child (widget_class, FoyerTodayPanel, day);
  gtk_widget_class_bind_template_child (widget_class, FoyerTodayPanel, scopes);
  gtk_widget_class_bind_template_child (widget_class, FoyerTodayPanel, leave_review);
  gtk_widget_class_bind_template_child (widget_class, FoyerTodayPanel, content);
  gtk_widget_class_bind_template_child (widget_class, FoyerTodayPanel, list);
  gtk_widget_class_bind_template_child (widget_class, FoyerTodayPanel, todo);
  gtk_widget_class_bind_template_child (widget_class, FoyerTodayPanel, review);
  gtk_widget_class_bind_template_child (widget_class, FoyerTodayPanel, card_stack);
  gtk_widget_class_bind_template_child (widget_class, FoyerTodayPanel, now);
  gtk_widget_class_bind_template_child (widget_class, FoyerTodayPanel, card);
  gtk_widget_class_bind_template_callback (widget_class, on_acted);
  gtk_widget_class_bind_template_callback (widget_class, on_failed);
  gtk_widget_class_bind_template_callback (widget_class, on_told);
  gtk_widget_class_bind_template_callback (widget_class, on_card_visit);
  gtk_widget_class_bind_template_callback (widget_class, on_leave_review);
  gtk_widget_class_bind_template_callback (widget_class, on_record_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_review_item_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_todo_submitted);
  gtk_widget_class_bind_template_callback (widget_class, show_head);

  gtk_widget_class_install_property_action (widget_class, "today.scope", "scope");
  gtk_widget_class_install_action (widget_class, "today.act", NULL, on_act);
  gtk_widget_class_install_action (widget_class, "today.move-due", NULL, on_move_due);
  gtk_widget_class_install_action (widget_class, "today.next", "s", on_next);
  gtk_widget_class_install_action (widget_class, "today.open", NULL, on_open);
  gtk_widget_class_install_action (widget_class, "today.review", NULL, on_review);
  gtk_widget_class_install_action (widget_class, "today.snooze", "i", on_snooze);
  gtk_widget_class_install_action (widget_class, "panel.back", NULL, on_back);
  gtk_widget_class_install_action (widget_class, "panel.edit", NULL, on_edit);
  gtk_widget_class_install_action (widget_class, "panel.find", NULL, on_find);
  gtk_widget_class_install_action (widget_class, "panel.new", NULL, on_new);
  gtk_widget_class_install_action (widget_class, "panel.next-step", NULL, on_next_step);
  gtk_widget_class_install_action (widget_class, "panel.save", NULL, on_save);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_1, GDK_ALT_MASK, on_snooze_key, "i", 10);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_3, GDK_ALT_MASK, on_snooze_key, "i", 30);
}

static void
foyer_today_panel_init (FoyerTodayPanel *self)
{
  FoyerPanel *panel = FOYER_PANEL (self);

  g_type_ensure (FOYER_TYPE_ITEM_CARD);
  g_type_ensure (FOYER_TYPE_NOW_CARD);
  g_type_ensure (FOYER_TYPE_REVIEW_LIST);
  g_type_ensure (FOYER_TYPE_SPLIT);
  g_type_ensure (FOYER_TYPE_TODAY_LIST);
  g_type_ensure (FOYER_TYPE_TODO_ENTRY);
  self->scope = g_strdup ("mine");
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_bind_property (self->split, "is-narrow", self->card, "shows-back",
                          G_BINDING_SYNC_CREATE);
  foyer_panel_add_pane (panel, GTK_WIDGET (self->content));
  foyer_panel_add_pane (panel, GTK_WIDGET (self->todo));
  foyer_panel_add_pane (panel, GTK_WIDGET (self->card_stack));
  foyer_panel_set_key_hints (panel, key_hints);
}
