#include "panels/callbacks/foyer-callbacks-panel.h"

#include "domain/foyer-domain-error.h"
#include "panels/callbacks/foyer-call-attempts.h"
#include "panels/callbacks/foyer-call-digest.h"
#include "panels/callbacks/foyer-call-group.h"
#include "panels/callbacks/foyer-call-list.h"
#include "panels/callbacks/foyer-call-order.h"
#include "panels/callbacks/foyer-call-outcomes.h"
#include "panels/callbacks/foyer-call-pane.h"
#include "panels/callbacks/foyer-call-survey.h"
#include "panels/callbacks/foyer-callback-form.h"
#include "panels/foyer-split.h"
#include "service/foyer-words.h"
#include "widgets/foyer-empty-state.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

struct _FoyerCallbacksPanel
{
  FoyerPanel parent_instance;

  FoyerCallbackRow *row;        /* the one at hand */
  FoyerUuid shown;              /* the one that was asked for from elsewhere */
  const char *awaited;          /* the action that waits for it, or NULL */

  GtkStack *pages;
  FoyerCallDigest *digest;
  FoyerSplit *split;
  FoyerCallList *list;
  GtkStack *work;
  FoyerCallPane *pane;
  GtkStack *stack;
  FoyerCallSurvey *survey;
  GtkBox *also;
  FoyerCallOutcomes *outcomes;
  FoyerCallAttempts *attempts;
  FoyerCallbackForm *form;
  FoyerCallOrder *order;
  FoyerCallGroup *group;
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

/* What is over is looked at in its card, not here. */
static gboolean
shows_record (FoyerRecord *record)
{
  return FOYER_IS_ITEM (record) && foyer_item_get_kind (FOYER_ITEM (record)) == FOYER_ITEM_CALLBACK
         && foyer_item_is_open (FOYER_ITEM (record));
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
  .shows_record = shows_record,
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

/* What else the same customer is to be called for */

static void
show_also (FoyerCallbacksPanel *self)
{
  FoyerItem *item = foyer_callback_row_get_item (self->row);
  FoyerShopTime *time = foyer_shop_get_time (foyer_services_get_shop (get_services (self)));
  GListModel *rows = foyer_call_list_get_rows (self->list);

  foyer_widget_remove_children (GTK_WIDGET (self->also));
  for (guint i = 0; !foyer_uuid_is_none (foyer_item_get_customer (item))
                    && i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (FoyerCallbackRow) other = g_list_model_get_item (rows, i);
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

static gboolean
is_asked_for (FoyerCallbacksPanel *self)
{
  return self->row != NULL
         && foyer_uuid_equal (foyer_record_get_id (FOYER_RECORD (foyer_callback_row_get_item (
                                self->row))), &self->shown);
}

static void
on_language_changed (FoyerCallbacksPanel *self)
{
  foyer_call_outcomes_set_language (self->outcomes, foyer_call_pane_get_language (self->pane));
}

static void
on_row_changed (FoyerCallbacksPanel *self)
{
  const char *awaited = self->awaited;

  g_set_object (&self->row, foyer_call_list_get_row (self->list));
  foyer_call_outcomes_set_row (self->outcomes, get_services (self), self->row);
  foyer_call_pane_set_row (self->pane, self->row);
  on_language_changed (self);
  foyer_call_attempts_set_row (self->attempts, self->row);
  gtk_stack_set_visible_child_name (self->work, self->row != NULL ? "call" : "none");
  if (self->row != NULL)
    show_also (self);
  if (awaited != NULL && is_asked_for (self))
    {
      self->awaited = NULL;
      gtk_widget_activate_action (GTK_WIDGET (self), awaited, NULL);
    }
}

static void
on_failed (FoyerCallbacksPanel *self,
           const GError        *error)
{
  foyer_panel_fail (FOYER_PANEL (self), NULL, error);
}

/* The outcome */

typedef struct
{
  FoyerCallbacksPanel *panel;
  FoyerItem *item;
  gboolean is_accepted;
} Telling;

static void
on_recorded (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autofree Telling *telling = user_data;
  g_autoptr (FoyerCallbacksPanel) self = telling->panel;
  g_autoptr (FoyerItem) told = telling->item;
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerItem) item = foyer_callbacks_finish (FOYER_CALLBACKS (source), result, &error);
  g_autofree char *field = error != NULL ? foyer_domain_error_get_field (error) : NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (item != NULL)
    {
      foyer_call_pane_forget (self->pane, told);
      foyer_call_outcomes_close_step (self->outcomes);
      if (telling->is_accepted)
        foyer_call_survey_open (self->survey, item);
      return;
    }

  if (g_strcmp0 (field, "remark") == 0)
    foyer_call_pane_ask_note (self->pane, _("Write how it went: how long it rang, whether a message"
                                            " was left"));
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
  g_autofree char *remark = foyer_call_pane_dup_note (self->pane);
  g_autoptr (GPtrArray) also = get_also (self);
  FoyerCallOutcome outcome = {
    .contact = contact,
    .reaction = reaction,
    .remark = remark,
    .again_us = again_us,
    .child_subject = subject,
    .talk_ms = foyer_call_pane_get_talk_ms (self->pane),
    .way = FOYER_ACT_WAY_WINDOW,
    .also = also,
  };
  Telling *telling;

  if (self->row == NULL)
    return;
  /* The card itself says how it went. */
  if (*remark == '\0' && contact == FOYER_CONTACT_BAD_NUMBER)
    outcome.remark = FOYER_NOTE_WRONG_NUMBER;

  telling = g_new0 (Telling, 1);
  telling->panel = g_object_ref (self);
  telling->item = g_object_ref (foyer_callback_row_get_item (self->row));
  telling->is_accepted = contact == FOYER_CONTACT_REACHED && reaction == FOYER_REACTION_ACCEPTED;
  foyer_callbacks_record_async (get_callbacks (self), foyer_callback_row_get_item (self->row),
                                &outcome, get_cancellable (self), on_recorded, telling);
}

/* Planning by hand */

static void
show_side (FoyerCallbacksPanel *self,
           const char          *page)
{
  gtk_stack_set_visible_child_name (self->pages, "calls");
  gtk_stack_set_visible_child_name (self->stack, page);
  if (!g_str_equal (page, "outcomes"))
    foyer_split_show_card (self->split, TRUE);
}

static gboolean
is_side (FoyerCallbacksPanel *self,
         const char          *page)
{
  return g_str_equal (gtk_stack_get_visible_child_name (self->stack), page);
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
      foyer_call_list_select (self->list, item);
      foyer_callback_form_finish (self->form);
      show_side (self, "outcomes");
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

  show_side (self, "form");
  foyer_callback_form_begin (self->form, get_services (self),
                             foyer_panel_get_drafts (FOYER_PANEL (self)));
}

static gboolean
is_digest (FoyerCallbacksPanel *self)
{
  return g_str_equal (gtk_stack_get_visible_child_name (self->pages), "digest");
}

static void
on_start (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  foyer_call_pane_start (FOYER_CALLBACKS_PANEL (widget)->pane);
}

static void
on_save (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  FoyerCallbacksPanel *self = FOYER_CALLBACKS_PANEL (widget);

  if (is_digest (self))
    return;
  if (is_side (self, "form"))
    foyer_callback_form_submit (self->form);
  else if (is_side (self, "order"))
    foyer_call_order_submit (self->order);
  else if (is_side (self, "group"))
    foyer_call_group_submit (self->group);
  else if (foyer_call_survey_is_open (self->survey))
    foyer_call_survey_save (self->survey);
  else
    foyer_call_pane_start (self->pane);
}

static void
on_back (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  FoyerCallbacksPanel *self = FOYER_CALLBACKS_PANEL (widget);

  if (is_digest (self))
    {
      gtk_stack_set_visible_child_name (self->pages, "calls");
      foyer_call_list_focus (self->list);
    }
  else if (!is_side (self, "outcomes"))
    show_side (self, "outcomes");
  else if (foyer_call_outcomes_close_step (self->outcomes))
    foyer_call_list_focus (self->list);
  else if (!foyer_call_survey_close (self->survey))
    foyer_split_show_card (self->split, FALSE);
}

static void
choose (FoyerCallbacksPanel *self,
        guint                outcome)
{
  show_side (self, "outcomes");
  if (foyer_split_get_narrow (self->split))
    foyer_split_show_card (self->split, TRUE);
  foyer_call_outcomes_choose (self->outcomes, outcome);
}

static void
on_digit (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  FoyerCallbacksPanel *self = FOYER_CALLBACKS_PANEL (widget);

  if (!is_digest (self) && is_side (self, "outcomes"))
    choose (self, g_variant_get_uint32 (parameter));
}

/* What is asked for from elsewhere may still be on its way into the list. */
static gboolean
waits_for (FoyerCallbacksPanel *self,
           const char          *action)
{
  gboolean waits = !foyer_uuid_is_none (&self->shown) && !is_asked_for (self);

  self->awaited = waits ? action : NULL;
  if (!waits)
    self->shown = (FoyerUuid) { 0 };
  return waits;
}

static void
on_script (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  FoyerCallbacksPanel *self = FOYER_CALLBACKS_PANEL (widget);

  if (waits_for (self, "panel.script"))
    return;
  show_side (self, "outcomes");
  foyer_split_show_card (self->split, FALSE);
  foyer_call_pane_focus (self->pane);
}

static void
on_reschedule (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  FoyerCallbacksPanel *self = FOYER_CALLBACKS_PANEL (widget);

  if (!waits_for (self, "panel.reschedule"))
    choose (self, FOYER_CALL_OUTCOME_LATER);
}

/* What else is done with a callback */

static void
begin_order (GtkWidget          *widget,
             FoyerCallOrderKind  kind)
{
  FoyerCallbacksPanel *self = FOYER_CALLBACKS_PANEL (widget);
  FoyerItem *item = NULL;

  if (kind != FOYER_CALL_ORDER_REDEAL)
    {
      if (self->row == NULL)
        return;
      item = foyer_callback_row_get_item (self->row);
    }
  if (kind == FOYER_CALL_ORDER_FORBID && foyer_uuid_is_none (foyer_item_get_customer (item)))
    {
      foyer_panel_tell (FOYER_PANEL (self),
                        _("This customer is not in the file. Cancel the callback."));
      return;
    }
  show_side (self, "order");
  foyer_call_order_begin (self->order, kind, item);
}

static void
on_assign (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  begin_order (widget, FOYER_CALL_ORDER_ASSIGN);
}

static void
on_cancel (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  begin_order (widget, FOYER_CALL_ORDER_CANCEL);
}

static void
on_forbid (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  begin_order (widget, FOYER_CALL_ORDER_FORBID);
}

static void
on_redeal (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  begin_order (widget, FOYER_CALL_ORDER_REDEAL);
}

static void
on_group (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  FoyerCallbacksPanel *self = FOYER_CALLBACKS_PANEL (widget);

  show_side (self, "group");
  foyer_call_group_begin (self->group);
}

static void
on_order_done (FoyerCallbacksPanel *self)
{
  show_side (self, "outcomes");
  foyer_call_list_focus (self->list);
}

/* The digest */

static void
on_digest (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  FoyerCallbacksPanel *self = FOYER_CALLBACKS_PANEL (widget);

  gtk_stack_set_visible_child_name (self->pages, "digest");
  foyer_call_digest_read (self->digest);
  foyer_widget_focus_first (GTK_WIDGET (self->digest));
}

static void
on_print (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  FoyerCallbacksPanel *self = FOYER_CALLBACKS_PANEL (widget);

  if (is_digest (self))
    foyer_call_digest_print (self->digest);
  else
    on_digest (widget, action, parameter);
}

/* From elsewhere: what is known of whom to call, and of what it follows from. */
static void
on_plan (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  FoyerCallbacksPanel *self = FOYER_CALLBACKS_PANEL (widget);

  on_new (widget, action, NULL);
  foyer_callback_form_give (self->form, parameter);
}

static void
on_find (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  foyer_call_list_focus (FOYER_CALLBACKS_PANEL (widget)->list);
}

static void
foyer_callbacks_panel_load (FoyerPanel *panel)
{
  FoyerCallbacksPanel *self = FOYER_CALLBACKS_PANEL (panel);
  FoyerServices *services = get_services (self);

  foyer_call_pane_connect (self->pane, services, foyer_panel_get_drafts (panel));
  foyer_call_attempts_connect (self->attempts, services);
  foyer_call_digest_connect (self->digest, panel);
  foyer_call_order_connect (self->order, panel);
  foyer_call_group_connect (self->group, panel);
  foyer_call_survey_connect (self->survey, services);
  foyer_call_list_connect (self->list, services);
}

static gboolean
foyer_callbacks_panel_show_record (FoyerPanel  *panel,
                                   FoyerRecord *record)
{
  FoyerCallbacksPanel *self = FOYER_CALLBACKS_PANEL (panel);

  if (!shows_record (record))
    return FALSE;

  foyer_panel_load (panel);
  show_side (self, "outcomes");
  self->awaited = NULL;
  self->shown = *foyer_record_get_id (record);
  foyer_call_list_select (self->list, FOYER_ITEM (record));
  return TRUE;
}

static void
foyer_callbacks_panel_dispose (GObject *object)
{
  g_clear_object (&FOYER_CALLBACKS_PANEL (object)->row);

  G_OBJECT_CLASS (foyer_callbacks_panel_parent_class)->dispose (object);
}

#define CHILD(name) \
  gtk_widget_class_bind_template_child (widget_class, FoyerCallbacksPanel, name)

static void
foyer_callbacks_panel_class_init (FoyerCallbacksPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  FoyerPanelClass *panel_class = FOYER_PANEL_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_callbacks_panel_dispose;
  panel_class->load = foyer_callbacks_panel_load;
  panel_class->show_record = foyer_callbacks_panel_show_record;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/callbacks/foyer-callbacks-panel.ui");
  CHILD (pages);
  CHILD (digest);
  CHILD (split);
  CHILD (list);
  CHILD (work);
  CHILD (pane);
  CHILD (stack);
  CHILD (survey);
  CHILD (also);
  CHILD (outcomes);
  CHILD (attempts);
  CHILD (form);
  CHILD (order);
  CHILD (group);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_failed);
  gtk_widget_class_bind_template_callback (widget_class, on_language_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_order_done);
  gtk_widget_class_bind_template_callback (widget_class, on_row_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_submitted);

  gtk_widget_class_install_action (widget_class, "call.assign", NULL, on_assign);
  gtk_widget_class_install_action (widget_class, "call.cancel", NULL, on_cancel);
  gtk_widget_class_install_action (widget_class, "call.forbid", NULL, on_forbid);
  gtk_widget_class_install_action (widget_class, "call.group", NULL, on_group);
  gtk_widget_class_install_action (widget_class, "call.redeal", NULL, on_redeal);
  gtk_widget_class_install_action (widget_class, "call.start", NULL, on_start);
  gtk_widget_class_install_action (widget_class, "panel.back", NULL, on_back);
  gtk_widget_class_install_action (widget_class, "panel.digit", "u", on_digit);
  gtk_widget_class_install_action (widget_class, "panel.digest", NULL, on_digest);
  gtk_widget_class_install_action (widget_class, "panel.find", NULL, on_find);
  gtk_widget_class_install_action (widget_class, "panel.new", NULL, on_new);
  gtk_widget_class_install_action (widget_class, "panel.next-step", NULL, on_save);
  gtk_widget_class_install_action (widget_class, "panel.plan", "a{ss}", on_plan);
  gtk_widget_class_install_action (widget_class, "panel.print", NULL, on_print);
  gtk_widget_class_install_action (widget_class, "panel.reschedule", NULL, on_reschedule);
  gtk_widget_class_install_action (widget_class, "panel.save", NULL, on_save);
  gtk_widget_class_install_action (widget_class, "panel.script", NULL, on_script);
  for (guint digit = 1; digit <= FOYER_N_CALL_OUTCOMES; digit++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0 + digit, GDK_ALT_MASK,
                                         "panel.digit", "u", digit);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "panel.reschedule", NULL);
}

static void
foyer_callbacks_panel_init (FoyerCallbacksPanel *self)
{
  FoyerPanel *panel = FOYER_PANEL (self);

  g_type_ensure (FOYER_TYPE_CALL_ATTEMPTS);
  g_type_ensure (FOYER_TYPE_CALL_DIGEST);
  g_type_ensure (FOYER_TYPE_CALL_GROUP);
  g_type_ensure (FOYER_TYPE_CALL_LIST);
  g_type_ensure (FOYER_TYPE_CALL_ORDER);
  g_type_ensure (FOYER_TYPE_CALL_OUTCOMES);
  g_type_ensure (FOYER_TYPE_CALL_PANE);
  g_type_ensure (FOYER_TYPE_CALL_SURVEY);
  g_type_ensure (FOYER_TYPE_CALLBACK_FORM);
  g_type_ensure (FOYER_TYPE_EMPTY_STATE);
  g_type_ensure (FOYER_TYPE_SPLIT);
  gtk_widget_init_template (GTK_WIDGET (self));
  foyer_panel_add_pane (panel, GTK_WIDGET (self->list));
  foyer_panel_add_pane (panel, GTK_WIDGET (self->work));
  foyer_panel_add_pane (panel, GTK_WIDGET (self->stack));
  foyer_panel_set_key_hints (panel, key_hints);
}
