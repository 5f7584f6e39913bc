#include "panels/foyer-item-card.h"

#include "panels/foyer-callback-offer.h"
#include "panels/foyer-item-details.h"
#include "panels/foyer-item-head.h"
#include "panels/foyer-item-menu.h"
#include "panels/foyer-item-question.h"
#include "panels/foyer-item-text.h"
#include "panels/foyer-record-editor.h"
#include "panels/foyer-staff-name.h"
#include "service/foyer-words.h"
#include "widgets/foyer-chips.h"
#include "widgets/foyer-empty-state.h"
#include "widgets/foyer-keycap.h"
#include "widgets/foyer-widget.h"
#include "widgets/foyer-workflow-bar.h"

#include <glib/gi18n-lib.h>

/* So long an item is shown before the store is asked for all that belongs to it: whoever runs
 * through the list with the arrow keys asks for none of those in between. */
#define READ_DELAY_MS 80

struct _FoyerItemCard
{
  GtkWidget parent_instance;

  FoyerServices *services;
  FoyerDrafts *drafts;
  FoyerItem *item;
  FoyerItemFile *file;
  GCancellable *cancellable; /* of what is read about the item */
  guint delay;
  gboolean shows_back;
  gboolean is_acting;
  gboolean is_asking;
  FoyerReaction reaction;    /* what the answer under way was met with */

  GtkStack *stack;
  GtkLabel *title;
  GtkLabel *number;
  FoyerChips *chips;
  FoyerWorkflowBar *workflow;
  GtkStack *step;            /* "next", "ask", "none" */
  GtkWidget *next;
  GtkLabel *next_label;
  GtkLabel *reason;
  GtkWidget *acts;
  GtkWidget *transfer;
  GtkWidget *note;
  GtkMenuButton *more;
  FoyerItemQuestion *form;
  GtkStack *details;         /* "fields", "editor" */
  FoyerItemDetails *fields;
  FoyerRecordEditor *editor;
};

G_DEFINE_FINAL_TYPE (FoyerItemCard, foyer_item_card, GTK_TYPE_WIDGET)

enum
{
  PROP_ITEM = 1,
  PROP_SHOWS_BACK,
  N_PROPS
};

enum
{
  ACTED,
  FAILED,
  TOLD,
  VISIT,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static const FoyerRecordRow rows[] = {
  { "subject", FOYER_RECORD_CONTROL_ENTRY },
  { "name", FOYER_RECORD_CONTROL_ENTRY },
  { "phone", FOYER_RECORD_CONTROL_PHONE },
  { "category", FOYER_RECORD_CONTROL_CHOICE },
  { "severity", FOYER_RECORD_CONTROL_CHOICE },
  { "channel", FOYER_RECORD_CONTROL_CHOICE },
  { "body", FOYER_RECORD_CONTROL_LINES },
  { NULL },
};

static FoyerItems *
get_items (FoyerItemCard *self)
{
  return foyer_services_get_items (self->services);
}

static gboolean
is_editing (FoyerItemCard *self)
{
  return !g_str_equal (gtk_stack_get_visible_child_name (self->details), "fields");
}

static gboolean
is_same_item (FoyerItem *a,
              FoyerItem *b)
{
  return a != NULL && b != NULL
         && foyer_uuid_equal (foyer_record_get_id (FOYER_RECORD (a)),
                              foyer_record_get_id (FOYER_RECORD (b)));
}

/* Who may move an item that is not one's own. */
static char *
describe_who_may (FoyerItemCard *self)
{
  return foyer_item_text_who_may (foyer_staff_name (foyer_services_get_people (self->services),
                                                    foyer_item_get_owner (self->item)));
}

static void
show_step (FoyerItemCard *self)
{
  guint acts = foyer_items_get_acts (get_items (self), self->item);
  int next = foyer_item_text_next (self->item, acts);
  g_autoptr (GMenuModel) menu = foyer_item_menu_new (self->item);
  g_autofree char *reason = NULL;

  gtk_menu_button_set_menu_model (self->more, menu);
  gtk_widget_set_visible (self->transfer,
                          (foyer_item_get_acts (self->item) & 1u << FOYER_ITEM_ACT_ASSIGN) != 0);
  if (next != FOYER_ITEM_ACT_NONE)
    gtk_label_set_label (self->next_label, foyer_item_text_act (self->item, next));
  else if (foyer_item_is_open (self->item))
    reason = describe_who_may (self);
  gtk_widget_set_visible (self->next, next != FOYER_ITEM_ACT_NONE);
  gtk_label_set_label (self->reason, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), reason != NULL);
  if (next != FOYER_ITEM_ACT_NONE)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->next), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    foyer_item_text_act (self->item, next), -1);
  gtk_widget_set_visible (GTK_WIDGET (self->step),
                          self->is_asking || next != FOYER_ITEM_ACT_NONE || reason != NULL);
}

static void
show_item (FoyerItemCard *self)
{
  g_autofree char *title = foyer_item_text_title (self->item);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->number, foyer_item_get_number (self->item));
  foyer_item_head_show_chips (self->chips, self->services, self->item, self->file);
  foyer_item_head_show_workflow (self->workflow, self->item);
  show_step (self);
  foyer_item_details_show (self->fields, self->services, self->item, self->file);
}

static void
show_page (FoyerItemCard *self,
           const char    *page)
{
  gboolean is_reading = g_str_equal (page, "fields");

  gtk_stack_set_visible_child_name (self->details, page);
  /* There is one primary button: that of the form, while somebody types. */
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->step)), is_reading);
}

static void
set_asking (FoyerItemCard *self,
            gboolean       is_asking)
{
  self->is_asking = is_asking;
  gtk_stack_set_visible_child_name (self->step, is_asking ? "ask" : "next");
  gtk_widget_set_visible (self->acts, !is_asking);
  if (self->item != NULL)
    show_step (self);
}

static void
on_file_read (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (FoyerItemCard) self = user_data;
  g_autoptr (GError) error = NULL;
  FoyerItemFile *file = foyer_items_read_finish (FOYER_ITEMS (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->item == NULL)
    {
      g_clear_pointer (&file, foyer_item_file_free);
      return;
    }
  if (error != NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }

  g_clear_pointer (&self->file, foyer_item_file_free);
  self->file = file;
  g_set_object (&self->item, file->item);
  show_item (self);
}

static void
read_file (FoyerItemCard *self)
{
  foyer_items_read_async (get_items (self), foyer_record_get_id (FOYER_RECORD (self->item)),
                          self->cancellable, on_file_read, g_object_ref (self));
}

static gboolean
on_delay_over (gpointer data)
{
  FoyerItemCard *self = data;

  self->delay = 0;
  read_file (self);
  return G_SOURCE_REMOVE;
}

static void
stop_reading (FoyerItemCard *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->delay, g_source_remove);
}

static void
finish_entry (FoyerItemCard *self)
{
  gboolean had_focus = is_editing (self) || self->is_asking;

  foyer_record_editor_forget (self->editor);
  set_asking (self, FALSE);
  show_page (self, "fields");
  /* The focus stays on the card: at its next step. */
  if (had_focus && !gtk_widget_grab_focus (self->next))
    foyer_widget_focus_first (GTK_WIDGET (self));
}

/* What the reaction asks for next: a case for what is newly wanted, another colleague (C10). */
static void
follow_reaction (FoyerItemCard *self)
{
  FoyerReaction reaction = self->reaction;

  self->reaction = FOYER_REACTION_NONE;
  switch (reaction)
    {
    case FOYER_REACTION_NEW_OPEN:
      foyer_item_card_ask (self, FOYER_ITEM_ACT_FOLLOW);
      break;
    case FOYER_REACTION_REJECTED:
      foyer_item_card_ask (self, FOYER_ITEM_ACT_ASSIGN);
      break;
    case FOYER_REACTION_NONE:
    case FOYER_REACTION_ACCEPTED:
    case FOYER_REACTION_NEW_KNOWN:
    case FOYER_REACTION_UNREACHED:
      break;
    }
}

static void
show_failure (FoyerItemCard *self,
              GPtrArray     *conflicts,
              FoyerItem     *current,
              GError        *error)
{
  if (self->is_asking ? foyer_item_question_show_error (self->form, error)
                      : is_editing (self)
                          && foyer_record_editor_show_failure (self->editor, conflicts,
                                                               FOYER_RECORD (current), error))
    return;
  g_signal_emit (self, signals[FAILED], 0, error);
}

static void
on_acted (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (FoyerItemCard) self = user_data;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerItem) item = foyer_items_finish (FOYER_ITEMS (source), result, &conflicts,
                                                   &error);

  self->is_acting = FALSE;
  if (self->services == NULL)
    return;
  if (error != NULL)
    {
      self->reaction = FOYER_REACTION_NONE;
      show_failure (self, conflicts, item, error);
      return;
    }

  if (self->is_asking)
    foyer_item_question_forget (self->form);
  finish_entry (self);
  if (is_same_item (item, self->item))
    {
      g_set_object (&self->item, item);
      show_item (self);
    }
  foyer_item_card_refresh (self);
  follow_reaction (self);
  g_signal_emit (self, signals[ACTED], 0, item);
}

static void
move (FoyerItemCard       *self,
      const FoyerItemMove *what)
{
  /* A key that repeats must not act twice. */
  if (self->is_acting)
    return;
  self->is_acting = TRUE;
  foyer_items_move_async (get_items (self), self->item, what, NULL, on_acted, g_object_ref (self));
}

static void
open_follow_up (FoyerItemCard *self,
                const char    *subject)
{
  g_autoptr (GHashTable) typed = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  if (self->is_acting)
    return;
  self->is_acting = TRUE;
  g_hash_table_insert (typed, (char *) "kind", g_strdup ("case"));
  g_hash_table_insert (typed, (char *) "subject", g_strdup (subject));
  g_hash_table_insert (typed, (char *) "name", g_strdup (foyer_item_get_name (self->item)));
  g_hash_table_insert (typed, (char *) "phone", g_strdup (foyer_item_get_phone (self->item)));
  g_hash_table_insert (typed, (char *) "parent",
                       foyer_uuid_to_string (foyer_record_get_id (FOYER_RECORD (self->item))));
  if (!foyer_uuid_is_none (foyer_item_get_customer (self->item)))
    g_hash_table_insert (typed, (char *) "customer",
                         foyer_uuid_to_string (foyer_item_get_customer (self->item)));
  foyer_items_open_async (get_items (self), typed, NULL, on_acted, g_object_ref (self));
}

/* The form holds all that the act needs. */
static void
on_form_submitted (FoyerItemCard *self)
{
  FoyerReaction reaction = foyer_item_question_get_reaction (self->form);
  g_autofree char *text = NULL;
  FoyerItemMove what;

  foyer_item_question_fill (self->form, &what);
  if (what.act == FOYER_ITEM_ACT_FOLLOW)
    {
      open_follow_up (self, what.text);
      return;
    }
  if (reaction != FOYER_REACTION_NONE)
    {
      what.text = text = foyer_item_text_reaction (what.text, reaction);
      /* Not accepted, or not reached: the customer waits for an answer still. */
      if (reaction == FOYER_REACTION_REJECTED || reaction == FOYER_REACTION_UNREACHED)
        what.act = FOYER_ITEM_ACT_INTERIM;
      self->reaction = reaction;
    }
  move (self, &what);
}

static void
on_next (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  FoyerItemCard *self = FOYER_ITEM_CARD (widget);
  int next;

  if (self->item == NULL)
    return;
  next = foyer_item_text_next (self->item, foyer_items_get_acts (get_items (self), self->item));
  if (next != FOYER_ITEM_ACT_NONE)
    foyer_item_card_ask (self, (FoyerItemAct) next);
}

static void
on_ask (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  foyer_item_card_ask (FOYER_ITEM_CARD (widget), (FoyerItemAct) g_variant_get_int32 (parameter));
}

static void
on_open_read (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (FoyerItemCard) self = user_data;
  g_autoptr (GError) error = NULL;
  FoyerItemFile *file = foyer_items_read_finish (FOYER_ITEMS (source), result, &error);

  if (self->services == NULL)
    {
      g_clear_pointer (&file, foyer_item_file_free);
      return;
    }
  if (file == NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }
  foyer_item_card_set_item (self, file->item);
  foyer_item_file_free (file);
}

static void
on_open (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  FoyerItemCard *self = FOYER_ITEM_CARD (widget);
  FoyerUuid id;

  if (foyer_uuid_parse (g_variant_get_string (parameter, NULL), &id))
    foyer_items_read_async (get_items (self), &id, NULL, on_open_read, g_object_ref (self));
}

static void
on_launched (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (FoyerItemCard) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error) && self->services != NULL)
    {
      g_message ("A file could not be opened: %s", error->message);
      g_signal_emit (self, signals[TOLD], 0,
                     _("The file is not where it was, or no program opens it."));
    }
}

static void
on_file (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  g_app_info_launch_default_for_uri_async (g_variant_get_string (parameter, NULL), NULL, NULL,
                                           on_launched, g_object_ref (widget));
}

static void
on_plan_callback (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  if (FOYER_ITEM_CARD (widget)->item != NULL)
    foyer_callback_offer_item (widget, FOYER_ITEM_CARD (widget)->item);
}

static void
on_visit (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  g_signal_emit (widget, signals[VISIT], 0, g_variant_get_string (parameter, NULL));
}

static void
on_edit_clicked (FoyerItemCard *self)
{
  foyer_item_card_edit (self);
}

static void
on_save_clicked (FoyerItemCard *self)
{
  foyer_item_card_save (self);
}

static void
on_cancel_clicked (FoyerItemCard *self)
{
  foyer_item_card_back (self);
}

static void
on_fields_failed (FoyerItemCard *self,
                  GError        *error)
{
  g_signal_emit (self, signals[FAILED], 0, error);
}

static void
foyer_item_card_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  FoyerItemCard *self = FOYER_ITEM_CARD (object);

  switch (prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;
    case PROP_SHOWS_BACK:
      g_value_set_boolean (value, self->shows_back);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_item_card_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_SHOWS_BACK:
      FOYER_ITEM_CARD (object)->shows_back = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_item_card_dispose (GObject *object)
{
  FoyerItemCard *self = FOYER_ITEM_CARD (object);

  stop_reading (self);
  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_pointer (&self->file, foyer_item_file_free);
  g_clear_object (&self->item);
  g_clear_object (&self->drafts);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_item_card_parent_class)->dispose (object);
}

static void
foyer_item_card_class_init (FoyerItemCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = foyer_item_card_get_property;
  object_class->set_property = foyer_item_card_set_property;
  object_class->dispose = foyer_item_card_dispose;

  props[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, FOYER_TYPE_ITEM,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_SHOWS_BACK] = g_param_spec_boolean ("shows-back", NULL, NULL, FALSE,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[ACTED] = g_signal_new ("acted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, FOYER_TYPE_ITEM);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[TOLD] = g_signal_new ("told", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[VISIT] = g_signal_new ("visit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/foyer-item-card.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerItemCard, stack);
  gtk_widget_class_bind_template_child (widget_class, FoyerItemCard, title);
  gtk_widget_class_bind_template_child (widget_class, FoyerItemCard, number);
  gtk_widget_class_bind_template_child (widget_class, FoyerItemCard, chips);
  gtk_widget_class_bind_template_child (widget_class, FoyerItemCard, workflow);
  gtk_widget_class_bind_template_child (widget_class, FoyerItemCard, step);
  gtk_widget_class_bind_template_child (widget_class, FoyerItemCard, next);
  gtk_widget_class_bind_template_child (widget_class, FoyerItemCard, next_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerItemCard, reason);
  gtk_widget_class_bind_template_child (widget_class, FoyerItemCard, acts);
  gtk_widget_class_bind_template_child (widget_class, FoyerItemCard, transfer);
  gtk_widget_class_bind_template_child (widget_class, FoyerItemCard, note);
  gtk_widget_class_bind_template_child (widget_class, FoyerItemCard, more);
  gtk_widget_class_bind_template_child (widget_class, FoyerItemCard, form);
  gtk_widget_class_bind_template_child (widget_class, FoyerItemCard, details);
  gtk_widget_class_bind_template_child (widget_class, FoyerItemCard, fields);
  gtk_widget_class_bind_template_child (widget_class, FoyerItemCard, editor);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_edit_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_fields_failed);
  gtk_widget_class_bind_template_callback (widget_class, on_form_submitted);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
  gtk_widget_class_install_action (widget_class, "item.ask", "i", on_ask);
  gtk_widget_class_install_action (widget_class, "item.file", "s", on_file);
  gtk_widget_class_install_action (widget_class, "item.next", NULL, on_next);
  gtk_widget_class_install_action (widget_class, "item.open", "s", on_open);
  gtk_widget_class_install_action (widget_class, "item.plan-callback", NULL, on_plan_callback);
  gtk_widget_class_install_action (widget_class, "item.visit", "s", on_visit);
}

static void
foyer_item_card_init (FoyerItemCard *self)
{
  g_type_ensure (FOYER_TYPE_CHIPS);
  g_type_ensure (FOYER_TYPE_EMPTY_STATE);
  g_type_ensure (FOYER_TYPE_ITEM_DETAILS);
  g_type_ensure (FOYER_TYPE_ITEM_QUESTION);
  g_type_ensure (FOYER_TYPE_KEYCAP);
  g_type_ensure (FOYER_TYPE_RECORD_EDITOR);
  g_type_ensure (FOYER_TYPE_WORKFLOW_BAR);
  gtk_widget_init_template (GTK_WIDGET (self));
  foyer_record_editor_set_up (self->editor, FOYER_TYPE_ITEM, rows);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->transfer), "i", FOYER_ITEM_ACT_ASSIGN);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->note), "i", FOYER_ITEM_ACT_NOTE);
}

/* @drafts: (nullable) */
void
foyer_item_card_connect (FoyerItemCard *self,
                         FoyerServices *services,
                         FoyerDrafts   *drafts)
{
  g_return_if_fail (FOYER_IS_ITEM_CARD (self));

  g_set_object (&self->services, services);
  g_set_object (&self->drafts, drafts);
}

/* Returns (transfer none) (nullable). */
FoyerItem *
foyer_item_card_get_item (FoyerItemCard *self)
{
  g_return_val_if_fail (FOYER_IS_ITEM_CARD (self), NULL);

  return self->item;
}

/* @item: (nullable). A newer version of the same item leaves what is being typed alone. */
void
foyer_item_card_set_item (FoyerItemCard *self,
                          FoyerItem     *item)
{
  g_return_if_fail (FOYER_IS_ITEM_CARD (self));
  g_return_if_fail (self->services != NULL);

  if (self->item == item)
    return;
  if (!is_same_item (self->item, item))
    {
      foyer_record_editor_forget (self->editor);
      g_clear_pointer (&self->file, foyer_item_file_free);
      set_asking (self, FALSE);
      show_page (self, "fields");
    }
  g_set_object (&self->item, item);
  gtk_stack_set_visible_child_name (self->stack, item != NULL ? "card" : "empty");
  stop_reading (self);
  if (item != NULL)
    {
      show_item (self);
      self->cancellable = g_cancellable_new ();
      self->delay = g_timeout_add (READ_DELAY_MS, on_delay_over, self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ITEM]);
}

/* Something changed about the item: it is read again. */
void
foyer_item_card_refresh (FoyerItemCard *self)
{
  g_return_if_fail (FOYER_IS_ITEM_CARD (self));

  if (self->item == NULL || self->delay != 0)
    return;
  stop_reading (self);
  self->cancellable = g_cancellable_new ();
  read_file (self);
}

/* Does what needs no words at once; asks for the words of all else, in the place of the next
 * step. */
void
foyer_item_card_ask (FoyerItemCard *self,
                     FoyerItemAct   act)
{
  FoyerItemMove at_once = { .act = act };
  g_autofree char *who = NULL;

  g_return_if_fail (FOYER_IS_ITEM_CARD (self));

  if (self->item == NULL)
    return;
  if ((foyer_items_get_acts (get_items (self), self->item) & 1u << act) == 0)
    {
      who = act == FOYER_ITEM_ACT_VOID || act == FOYER_ITEM_ACT_REOPEN
              ? foyer_words_who_may (NULL, FOYER_RIGHT_ITEM_VOID)
              : describe_who_may (self);
      g_signal_emit (self, signals[TOLD], 0, who);
      return;
    }
  if (act == FOYER_ITEM_ACT_RESUME
      || (act == FOYER_ITEM_ACT_CLOSE && foyer_item_get_kind (self->item) == FOYER_ITEM_TODO))
    {
      move (self, &at_once);
      return;
    }

  show_page (self, "fields");
  set_asking (self, TRUE);
  foyer_item_question_begin (self->form, self->services, self->drafts, self->item, act);
}

void
foyer_item_card_edit (FoyerItemCard *self)
{
  g_return_if_fail (FOYER_IS_ITEM_CARD (self));

  if (self->item == NULL || is_editing (self))
    return;
  set_asking (self, FALSE);
  show_page (self, "editor");
  foyer_record_editor_begin (self->editor, self->services, FOYER_RECORD (self->item),
                             foyer_item_details_get_revealed (self->fields));
  foyer_widget_focus_first (GTK_WIDGET (self->editor));
}

/* Whether something is being typed or asked here. */
gboolean
foyer_item_card_is_busy (FoyerItemCard *self)
{
  g_return_val_if_fail (FOYER_IS_ITEM_CARD (self), FALSE);

  return self->is_asking || is_editing (self);
}

/* Submits what is being typed or asked; returns whether there was anything of the kind. */
gboolean
foyer_item_card_save (FoyerItemCard *self)
{
  g_autoptr (FoyerEdits) edits = NULL;

  g_return_val_if_fail (FOYER_IS_ITEM_CARD (self), FALSE);

  if (self->is_asking)
    {
      foyer_item_question_submit (self->form);
      return TRUE;
    }
  if (!is_editing (self))
    return FALSE;
  if (self->is_acting)
    return TRUE;

  edits = foyer_record_editor_submit (self->editor);
  if (foyer_edits_is_empty (edits))
    {
      finish_entry (self);
      return TRUE;
    }
  self->is_acting = TRUE;
  foyer_items_edit_async (get_items (self), edits, NULL, on_acted, g_object_ref (self));
  return TRUE;
}

/* Closes what is being typed or asked, without saving; returns whether there was such a thing. The
 * words stay as a draft. */
gboolean
foyer_item_card_back (FoyerItemCard *self)
{
  g_return_val_if_fail (FOYER_IS_ITEM_CARD (self), FALSE);

  if (foyer_record_editor_back (self->editor))
    return TRUE;
  if (!foyer_item_card_is_busy (self))
    return FALSE;
  finish_entry (self);
  return TRUE;
}
