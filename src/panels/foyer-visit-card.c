#include "panels/foyer-visit-card.h"

#include "domain/foyer-item.h"
#include "panels/foyer-item-text.h"
#include "panels/foyer-presence-line.h"
#include "panels/foyer-record-door.h"
#include "panels/foyer-record-editor.h"
#include "panels/foyer-timeline-view.h"
#include "panels/foyer-visit-fields.h"
#include "panels/foyer-visit-menu.h"
#include "panels/foyer-visit-text.h"
#include "service/foyer-words.h"
#include "widgets/foyer-chips.h"
#include "widgets/foyer-empty-state.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

/* So long a visit is selected before the store is asked about its customer: whoever runs through
 * the list with the arrow keys asks for none of those in between. */
#define READ_DELAY_MS 80
#define HISTORY_SHOWN 20
#define HISTORY_ALL 1000

struct _FoyerVisitCard
{
  GtkWidget parent_instance;

  FoyerServices *services;
  FoyerVisit *visit;
  GCancellable *cancellable; /* of what is read about the customer */
  guint delay;
  guint history_limit;
  gboolean shows_back;

  GtkStack *stack;
  GtkLabel *title;
  GtkLabel *number;
  FoyerChips *chips;
  FoyerPresenceLine *presence;
  FoyerVisitStep *step;
  GtkWidget *acts;
  GtkMenuButton *colleagues;
  GtkWidget *message;
  GtkWidget *leave;
  GtkMenuButton *more;
  GtkBox *notes;
  GtkStack *details;
  FoyerFieldGrid *fields;
  FoyerRecordEditor *editor;
  FoyerTimelineView *timeline;
};

G_DEFINE_FINAL_TYPE (FoyerVisitCard, foyer_visit_card, GTK_TYPE_WIDGET)

enum
{
  PROP_SHOWS_BACK = 1,
  N_PROPS
};

enum
{
  EDITED,
  FAILED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static const FoyerRecordRow rows[] = {
  { "name", FOYER_RECORD_CONTROL_ENTRY },
  { "salutation", FOYER_RECORD_CONTROL_CHOICE },
  { "phone", FOYER_RECORD_CONTROL_PHONE },
  { "identity", FOYER_RECORD_CONTROL_CHOICE },
  { "purpose", FOYER_RECORD_CONTROL_CHOICE },
  { "party", FOYER_RECORD_CONTROL_COUNT },
  { "organisation", FOYER_RECORD_CONTROL_ENTRY },
  { "city", FOYER_RECORD_CONTROL_ENTRY },
  { "host", FOYER_RECORD_CONTROL_COLLEAGUE },
  { "ask", FOYER_RECORD_CONTROL_LINES },
  { "answer", FOYER_RECORD_CONTROL_LINES },
  { "intent", FOYER_RECORD_CONTROL_CHOICE },
  { "has_card", FOYER_RECORD_CONTROL_TICK },
  { "remark", FOYER_RECORD_CONTROL_LINES },
  { NULL },
};

static gboolean
is_editing (FoyerVisitCard *self)
{
  return !g_str_equal (gtk_stack_get_visible_child_name (self->details), "fields");
}

static void
show_details (FoyerVisitCard *self,
              const char     *page)
{
  gboolean is_reading = g_str_equal (page, "fields");

  gtk_stack_set_visible_child_name (self->details, page);
  /* There is one primary button: that of the form, while somebody types. */
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->step)), is_reading);
}

static FoyerShopTime *
get_time (FoyerVisitCard *self)
{
  return foyer_shop_get_time (foyer_services_get_shop (self->services));
}

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
show_chips (FoyerVisitCard *self,
            guint           n_visits,
            guint           n_month)
{
  g_autofree char *who = foyer_visit_text_chip (self->visit);
  g_autofree char *contacts = foyer_item_text_contacts (1, n_month);
  FoyerVisitState state = foyer_visit_get_state (self->visit);

  foyer_chips_clear (self->chips);
  foyer_chips_add (self->chips, FOYER_TONE_OUTLINE, NULL, who);
  if (n_visits > 1)
    {
      g_autofree char *nth =
        /* Translators: which visit of this customer it is, as a word on a chip. */
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "visit no. %lu", "visit no. %lu",
                                      (gulong) n_visits), (gulong) n_visits);

      foyer_chips_add (self->chips, FOYER_TONE_NEUTRAL, "foyer-again-symbolic", nth);
    }
  foyer_chips_add (self->chips, FOYER_TONE_NEUTRAL, "foyer-again-symbolic", contacts);
  if (foyer_visit_get_is_assumed (self->visit))
    foyer_chips_add (self->chips, FOYER_TONE_WARN, "foyer-flag-symbolic",
                     C_("chip", "Assumed departure"));
  else if (!foyer_visit_is_open (self->visit))
    foyer_chips_add (self->chips, FOYER_TONE_NEUTRAL, NULL,
                     foyer_words_enum (NULL, FOYER_TYPE_VISIT_STATE, state));
}

static void
add_note (FoyerVisitCard *self,
          FoyerTone       tone,
          const char     *title,
          const char     *text,
          GtkWidget      *door)
{
  GtkWidget *note = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = gtk_image_new_from_icon_name (tone == FOYER_TONE_WARN
                                                    ? "foyer-complaints-symbolic"
                                                    : "foyer-people-symbolic");
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title_label = gtk_label_new (title);
  GtkWidget *text_label = gtk_label_new (text);

  gtk_widget_add_css_class (note, "note");
  gtk_widget_add_css_class (note, tone == FOYER_TONE_WARN ? "warn" : "neutral");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (title_label, "strong");
  gtk_label_set_xalign (GTK_LABEL (title_label), 0);
  gtk_label_set_wrap (GTK_LABEL (title_label), TRUE);
  gtk_widget_add_css_class (text_label, "caption");
  gtk_label_set_xalign (GTK_LABEL (text_label), 0);
  gtk_label_set_wrap (GTK_LABEL (text_label), TRUE);
  gtk_widget_set_hexpand (column, TRUE);
  gtk_box_append (GTK_BOX (column), title_label);
  gtk_box_append (GTK_BOX (column), text_label);
  gtk_box_append (GTK_BOX (note), icon);
  gtk_box_append (GTK_BOX (note), column);
  if (door != NULL)
    gtk_box_append (GTK_BOX (note), door);
  gtk_box_append (self->notes, note);
}

/* What is still open between the shop and this customer must be known before the first word. */
static void
show_open_item (FoyerVisitCard *self,
                FoyerItem      *item)
{
  FoyerShop *shop = foyer_services_get_shop (self->services);
  gint64 now_us = foyer_service_now_us (FOYER_SERVICE (shop));
  g_autofree char *subject = foyer_words_note (NULL, foyer_item_get_subject (item));
  g_autofree char *title = NULL, *due = NULL, *text = NULL;
  GtkWidget *door = foyer_record_door_new (C_("button", "Open it"), FOYER_RECORD (item));

  gtk_widget_add_css_class (door, "small");
  gtk_widget_set_valign (door, GTK_ALIGN_CENTER);
  /* Translators: %1$s is a kind of matter such as Complaint, %2$s its number. */
  title = g_strdup_printf (C_("item", "Open: %1$s %2$s"),
                           foyer_words_enum (NULL, FOYER_TYPE_ITEM_KIND,
                                             foyer_item_get_kind (item)),
                           foyer_item_get_number (item));
  due = foyer_words_due (NULL, foyer_shop_get_time (shop), foyer_item_get_due (item), now_us);
  /* Translators: %1$s is the subject of a matter, %2$s when it is due. */
  text = foyer_item_get_due (item) != 0
           ? g_strdup_printf (C_("item", "%1$s · %2$s"), subject, due)
           : g_strdup (subject);
  add_note (self, FOYER_TONE_WARN, title, text, door);
}

static gboolean
is_shown_visit (FoyerVisitCard *self,
                FoyerRecord    *record)
{
  return FOYER_IS_VISIT (record)
         && foyer_uuid_equal (foyer_record_get_id (record),
                              foyer_record_get_id (FOYER_RECORD (self->visit)));
}

static void
on_history_read (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (FoyerVisitCard) self = user_data;
  g_autoptr (GError) error = NULL;
  guint total = 0, n_visits = 1, n_month = 1;
  g_autoptr (GPtrArray) entries = foyer_customers_timeline_finish (FOYER_CUSTOMERS (source),
                                                                   result, &total, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->visit == NULL)
    return;
  if (error != NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }

  /* What was before: the visit itself is the card. */
  for (guint i = 0; i < entries->len; i++)
    {
      FoyerTimelineEntry *entry = g_ptr_array_index (entries, i);

      if (is_shown_visit (self, entry->record))
        {
          g_ptr_array_remove_index (entries, i--);
          total--;
          continue;
        }
      n_month += foyer_item_text_is_same_month (foyer_shop_time_get_day (get_time (self),
                                                                         entry->at_us),
                                                foyer_visit_get_day (self->visit));
      if (FOYER_IS_VISIT (entry->record)
               && foyer_visit_get_state (FOYER_VISIT (entry->record)) != FOYER_VISIT_NO_SHOW)
        n_visits++;
      else if (FOYER_IS_ITEM (entry->record) && foyer_item_is_open (FOYER_ITEM (entry->record)))
        show_open_item (self, FOYER_ITEM (entry->record));
    }
  /* Counted only where all of them were read: no number that may be wrong. */
  show_chips (self, entries->len == total ? n_visits : 0, n_month);
  foyer_timeline_view_show (self->timeline, self->services, entries, total);
}

static void
on_link_clicked (GtkButton      *button,
                 FoyerVisitCard *self)
{
  const char *id = g_object_get_data (G_OBJECT (button), "customer");
  g_autoptr (FoyerEdits) edits = foyer_edits_new (FOYER_RECORD (self->visit));

  foyer_edits_set (edits, "customer", id);
  g_signal_emit (self, signals[EDITED], 0, edits);
}

static void
show_duplicate (FoyerVisitCard *self,
                FoyerCustomer  *customer)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *phone = foyer_visit_text_phone (foyer_customer_get_phone (customer), FALSE);
  g_autofree char *text = NULL;
  GtkWidget *door = gtk_button_new_with_label (C_("button", "It is them"));

  g_ptr_array_add (parts, (char *) foyer_customer_get_number (customer));
  g_ptr_array_add (parts, (char *) foyer_customer_get_name (customer));
  g_ptr_array_add (parts, phone);
  g_ptr_array_add (parts, (char *) foyer_customer_get_organisation (customer));
  text = foyer_visit_text_list (parts);
  gtk_widget_add_css_class (door, "small");
  gtk_widget_set_valign (door, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (door, _("This visit belongs to that customer file"));
  g_object_set_data_full (G_OBJECT (door), "customer",
                          foyer_uuid_to_string (foyer_record_get_id (FOYER_RECORD (customer))),
                          g_free);
  g_signal_connect_object (door, "clicked", G_CALLBACK (on_link_clicked), self, 0);
  add_note (self, FOYER_TONE_NEUTRAL, _("Possible duplicate"), text, door);
}

static void
on_duplicates_read (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (FoyerVisitCard) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = foyer_customers_duplicates_finish (FOYER_CUSTOMERS (source),
                                                                   result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->visit == NULL)
    return;
  if (error != NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }
  if (found->len > 0)
    show_duplicate (self, g_ptr_array_index (found, 0));
}

static void
on_customer_read (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (FoyerVisitCard) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerCustomer) customer = foyer_customers_finish (FOYER_CUSTOMERS (source), result,
                                                               NULL, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->visit == NULL)
    return;
  if (error != NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }

  if (foyer_customer_get_grade (customer) > FOYER_GRADE_REGULAR)
    foyer_chips_add (self->chips, FOYER_TONE_ACCENT, "foyer-flag-symbolic",
                     foyer_words_enum (NULL, FOYER_TYPE_GRADE,
                                       foyer_customer_get_grade (customer)));
  if (foyer_customer_get_do_not_call (customer))
    foyer_chips_add (self->chips, FOYER_TONE_NEUTRAL, "foyer-callbacks-symbolic",
                     C_("chip", "Do not call"));
  foyer_customers_duplicates_async (FOYER_CUSTOMERS (source), customer, self->cancellable,
                                    on_duplicates_read, g_object_ref (self));
}

static gboolean
on_delay_over (gpointer data)
{
  FoyerVisitCard *self = data;
  FoyerCustomers *customers = foyer_services_get_customers (self->services);
  const FoyerUuid *customer = foyer_visit_get_customer (self->visit);

  self->delay = 0;
  foyer_customers_timeline_async (customers, customer, self->history_limit, self->cancellable,
                                  on_history_read, g_object_ref (self));
  foyer_customers_get_async (customers, customer, self->cancellable, on_customer_read,
                             g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
read_customer (FoyerVisitCard *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->delay, g_source_remove);
  clear_box (self->notes);
  if (self->visit == NULL || foyer_uuid_is_none (foyer_visit_get_customer (self->visit)))
    {
      foyer_timeline_view_show (self->timeline, self->services, NULL, 0);
      return;
    }

  self->cancellable = g_cancellable_new ();
  self->delay = g_timeout_add (READ_DELAY_MS, on_delay_over, self);
}

static GMenuModel *
make_colleagues_menu (FoyerVisitCard *self)
{
  GListModel *staff = foyer_people_get_staff (foyer_services_get_people (self->services));
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < g_list_model_get_n_items (staff); i++)
    {
      g_autoptr (FoyerStaff) colleague = g_list_model_get_item (staff, i);
      g_autofree char *id = foyer_uuid_to_string (foyer_record_get_id (FOYER_RECORD (colleague)));
      g_autofree char *label = g_strdup_printf ("%s  %s", foyer_staff_get_number (colleague),
                                                foyer_staff_get_name (colleague));
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "visit.receive", "s", id);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static void
show_acts (FoyerVisitCard *self)
{
  g_autoptr (GMenuModel) colleagues = make_colleagues_menu (self);
  g_autoptr (GMenuModel) more = foyer_visit_menu_new (self->visit);

  gtk_menu_button_set_menu_model (self->colleagues, colleagues);
  gtk_menu_button_set_menu_model (self->more, more);
  gtk_widget_set_visible (GTK_WIDGET (self->colleagues), foyer_visit_is_open (self->visit));
  gtk_widget_set_visible (self->message, foyer_visit_may (self->visit,
                                                          FOYER_VISIT_ACT_LEAVE_MESSAGE, NULL));
  gtk_widget_set_visible (self->leave, foyer_visit_may (self->visit, FOYER_VISIT_ACT_LEAVE,
                                                        NULL));
}

static void
show_visit (FoyerVisitCard *self)
{
  g_autofree char *title = foyer_words_visitor (NULL, self->visit);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->number, foyer_visit_get_number (self->visit));
  show_chips (self, 0, 1);
  show_acts (self);
  foyer_visit_fields_show (self->fields, self->services, self->visit);
}

static void
on_edit_clicked (FoyerVisitCard *self)
{
  foyer_visit_card_edit (self);
}

static void
on_save_clicked (FoyerVisitCard *self)
{
  foyer_visit_card_save (self);
}

static void
on_cancel_clicked (FoyerVisitCard *self)
{
  foyer_visit_card_back (self);
}

static void
on_fields_failed (FoyerVisitCard *self,
                  GError         *error)
{
  g_signal_emit (self, signals[FAILED], 0, error);
}

static void
on_all (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  FoyerVisitCard *self = FOYER_VISIT_CARD (widget);

  self->history_limit = HISTORY_ALL;
  read_customer (self);
}

static void
foyer_visit_card_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SHOWS_BACK:
      g_value_set_boolean (value, FOYER_VISIT_CARD (object)->shows_back);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_visit_card_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_SHOWS_BACK:
      FOYER_VISIT_CARD (object)->shows_back = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_visit_card_dispose (GObject *object)
{
  FoyerVisitCard *self = FOYER_VISIT_CARD (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->delay, g_source_remove);
  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->visit);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_visit_card_parent_class)->dispose (object);
}

static void
foyer_visit_card_class_init (FoyerVisitCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = foyer_visit_card_get_property;
  object_class->set_property = foyer_visit_card_set_property;
  object_class->dispose = foyer_visit_card_dispose;

  props[PROP_SHOWS_BACK] = g_param_spec_boolean ("shows-back", NULL, NULL, FALSE,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, FOYER_TYPE_EDITS);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/foyer-visit-card.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerVisitCard, stack);
  gtk_widget_class_bind_template_child (widget_class, FoyerVisitCard, title);
  gtk_widget_class_bind_template_child (widget_class, FoyerVisitCard, number);
  gtk_widget_class_bind_template_child (widget_class, FoyerVisitCard, chips);
  gtk_widget_class_bind_template_child (widget_class, FoyerVisitCard, presence);
  gtk_widget_class_bind_template_child (widget_class, FoyerVisitCard, step);
  gtk_widget_class_bind_template_child (widget_class, FoyerVisitCard, acts);
  gtk_widget_class_bind_template_child (widget_class, FoyerVisitCard, colleagues);
  gtk_widget_class_bind_template_child (widget_class, FoyerVisitCard, message);
  gtk_widget_class_bind_template_child (widget_class, FoyerVisitCard, leave);
  gtk_widget_class_bind_template_child (widget_class, FoyerVisitCard, more);
  gtk_widget_class_bind_template_child (widget_class, FoyerVisitCard, notes);
  gtk_widget_class_bind_template_child (widget_class, FoyerVisitCard, details);
  gtk_widget_class_bind_template_child (widget_class, FoyerVisitCard, fields);
  gtk_widget_class_bind_template_child (widget_class, FoyerVisitCard, editor);
  gtk_widget_class_bind_template_child (widget_class, FoyerVisitCard, timeline);
  gtk_widget_class_bind_template_callback (widget_class, on_edit_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_fields_failed);
  gtk_widget_class_install_action (widget_class, "timeline.all", NULL, on_all);
}

static void
foyer_visit_card_init (FoyerVisitCard *self)
{
  g_type_ensure (FOYER_TYPE_CHIPS);
  g_type_ensure (FOYER_TYPE_EMPTY_STATE);
  g_type_ensure (FOYER_TYPE_FIELD_GRID);
  g_type_ensure (FOYER_TYPE_TIMELINE_VIEW);
  g_type_ensure (FOYER_TYPE_PRESENCE_LINE);
  g_type_ensure (FOYER_TYPE_RECORD_EDITOR);
  g_type_ensure (FOYER_TYPE_VISIT_STEP);
  gtk_widget_init_template (GTK_WIDGET (self));
  foyer_record_editor_set_up (self->editor, FOYER_TYPE_VISIT, rows);
}

void
foyer_visit_card_connect (FoyerVisitCard *self,
                          FoyerServices  *services)
{
  g_return_if_fail (FOYER_IS_VISIT_CARD (self));

  g_set_object (&self->services, services);
}

/* @visit: (nullable). A newer version of the same visit leaves what is being typed alone. */
void
foyer_visit_card_set_visit (FoyerVisitCard *self,
                            FoyerVisit     *visit)
{
  gboolean is_same;

  g_return_if_fail (FOYER_IS_VISIT_CARD (self));
  g_return_if_fail (self->services != NULL);

  is_same = self->visit != NULL && visit != NULL
            && foyer_uuid_equal (foyer_record_get_id (FOYER_RECORD (self->visit)),
                                 foyer_record_get_id (FOYER_RECORD (visit)));
  if (!g_set_object (&self->visit, visit))
    return;

  if (!is_same)
    {
      foyer_record_editor_forget (self->editor);
      show_details (self, "fields");
      self->history_limit = HISTORY_SHOWN;
    }
  gtk_stack_set_visible_child_name (self->stack, visit != NULL ? "card" : "empty");
  foyer_presence_line_set_record (self->presence, self->services,
                                  visit != NULL ? FOYER_RECORD (visit) : NULL);
  foyer_visit_step_set_visit (self->step, self->services, visit);
  if (visit != NULL)
    show_visit (self);
  read_customer (self);
}

/* Asks what an act needs to know, in the place of the next step. */
void
foyer_visit_card_ask (FoyerVisitCard *self,
                      FoyerVisitAsk   question)
{
  g_return_if_fail (FOYER_IS_VISIT_CARD (self));

  show_details (self, "fields");
  foyer_visit_step_ask (self->step, question);
  gtk_widget_set_visible (self->acts, question == FOYER_VISIT_ASK_NOTHING);
}

/* A digit is pressed outside of any text; returns whether it answered something here. */
gboolean
foyer_visit_card_choose (FoyerVisitCard *self,
                         guint           digit)
{
  g_return_val_if_fail (FOYER_IS_VISIT_CARD (self), FALSE);

  return foyer_visit_step_choose (self->step, digit);
}

void
foyer_visit_card_edit (FoyerVisitCard *self)
{
  g_return_if_fail (FOYER_IS_VISIT_CARD (self));

  if (self->visit == NULL || is_editing (self))
    return;
  foyer_visit_card_ask (self, FOYER_VISIT_ASK_NOTHING);
  show_details (self, "editor");
  foyer_record_editor_begin (self->editor, self->services, FOYER_RECORD (self->visit),
                             foyer_field_grid_get_revealed (self->fields));
  foyer_widget_focus_first (GTK_WIDGET (self->editor));
}

/* Submits what is being typed or asked; returns whether there was anything of the kind. */
gboolean
foyer_visit_card_save (FoyerVisitCard *self)
{
  g_autoptr (FoyerEdits) edits = NULL;

  g_return_val_if_fail (FOYER_IS_VISIT_CARD (self), FALSE);

  if (foyer_visit_step_get_asked (self->step) != FOYER_VISIT_ASK_NOTHING)
    {
      foyer_visit_step_submit (self->step);
      return TRUE;
    }
  if (!is_editing (self))
    return FALSE;

  edits = foyer_record_editor_submit (self->editor);
  if (foyer_edits_is_empty (edits))
    foyer_visit_card_finish_entry (self);
  else
    g_signal_emit (self, signals[EDITED], 0, edits);
  return TRUE;
}

/* What was typed is stored now: the form and the question close. */
void
foyer_visit_card_finish_entry (FoyerVisitCard *self)
{
  gboolean had_focus;

  g_return_if_fail (FOYER_IS_VISIT_CARD (self));

  had_focus = is_editing (self)
              || foyer_visit_step_get_asked (self->step) != FOYER_VISIT_ASK_NOTHING;
  foyer_record_editor_forget (self->editor);
  foyer_visit_card_ask (self, FOYER_VISIT_ASK_NOTHING);
  if (had_focus)
    gtk_widget_activate_action (GTK_WIDGET (self), "panel.back", NULL);
}

/* As foyer_record_editor_show_failure(); what is asked in the card says what is wrong there,
 * too. */
gboolean
foyer_visit_card_show_failure (FoyerVisitCard *self,
                               GPtrArray      *conflicts,
                               FoyerVisit     *current,
                               const GError   *error)
{
  g_return_val_if_fail (FOYER_IS_VISIT_CARD (self), FALSE);

  return is_editing (self) ? foyer_record_editor_show_failure (self->editor, conflicts,
                                                               FOYER_RECORD (current), error)
                           : foyer_visit_step_show_error (self->step, error);
}

/* Closes what is being typed or asked, without saving; returns whether there was such a thing. */
gboolean
foyer_visit_card_back (FoyerVisitCard *self)
{
  g_return_val_if_fail (FOYER_IS_VISIT_CARD (self), FALSE);

  if (foyer_record_editor_back (self->editor))
    return TRUE;
  if (!is_editing (self) && foyer_visit_step_get_asked (self->step) == FOYER_VISIT_ASK_NOTHING)
    return FALSE;
  foyer_visit_card_finish_entry (self);
  return TRUE;
}
