#include "panels/callbacks/foyer-call-pane.h"

#include "panels/callbacks/foyer-call-language.h"
#include "panels/callbacks/foyer-call-script.h"
#include "panels/callbacks/foyer-callback-text.h"
#include "panels/foyer-text-box.h"
#include "panels/foyer-visit-text.h"
#include "service/foyer-words.h"
#include "widgets/foyer-call-timer.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

#define REVEAL_SECONDS 15

struct _FoyerCallPane
{
  GtkWidget parent_instance;

  FoyerServices *services;
  FoyerDrafts *drafts;
  GCancellable *cancellable;
  FoyerCallbackRow *row;
  FoyerUuid customer;
  FoyerSalutation salutation;
  guint hide;
  gboolean fills_note;
  gboolean sets_language;

  GtkLabel *title;
  GtkLabel *kind;
  GtkLabel *matter;
  GtkLabel *phone;
  GtkButton *reveal;
  GtkButton *call;
  FoyerCallTimer *timer;
  GtkToggleButton *in_chinese;
  GtkToggleButton *in_english;
  FoyerCallScript *script;
  FoyerTextBox *note;
  GtkLabel *note_error;
};

G_DEFINE_FINAL_TYPE (FoyerCallPane, foyer_call_pane, GTK_TYPE_WIDGET)

enum
{
  FAILED,
  LANGUAGE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
fail (FoyerCallPane *self,
      const GError  *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error);
}

/* The note: kept as a draft of this callback until its outcome is told. */

static char *
make_draft_name (FoyerItem *item)
{
  g_autofree char *id = foyer_uuid_to_string (foyer_record_get_id (FOYER_RECORD (item)));

  return g_strdup_printf ("call-%s", id);
}

static void
say_note (FoyerCallPane *self,
          const char    *sentence)
{
  gtk_label_set_label (self->note_error, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note_error), sentence != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->note), GTK_ACCESSIBLE_STATE_INVALID,
                               sentence != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                                : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
on_note_changed (FoyerCallPane *self)
{
  g_autofree char *text = NULL;
  g_autofree char *draft = NULL;

  if (self->row == NULL || self->fills_note)
    return;

  say_note (self, NULL);
  text = foyer_text_box_dup_text (self->note);
  draft = make_draft_name (foyer_callback_row_get_item (self->row));
  foyer_drafts_set (self->drafts, draft, "note", text);
}

static void
show_note (FoyerCallPane *self)
{
  g_autofree char *draft = make_draft_name (foyer_callback_row_get_item (self->row));
  g_autofree char *text = foyer_drafts_dup (self->drafts, draft,
                                            "note");

  self->fills_note = TRUE;
  foyer_text_box_set_text (self->note, text != NULL ? text : "");
  self->fills_note = FALSE;
  say_note (self, NULL);
}

/* The telephone number */

static void
hide_phone (FoyerCallPane *self)
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
  FoyerCallPane *self = data;

  self->hide = 0;
  hide_phone (self);
  return G_SOURCE_REMOVE;
}

static void
on_revealed (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (FoyerCallPane) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *phone = foyer_customers_reveal_finish (FOYER_CUSTOMERS (source), result, &error);
  g_autofree char *shown = NULL;

  if (phone == NULL)
    {
      fail (self, error);
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
on_reveal_clicked (FoyerCallPane *self)
{
  if (self->row != NULL)
    foyer_customers_reveal_async (foyer_services_get_customers (self->services),
                                  FOYER_RECORD (foyer_callback_row_get_item (self->row)),
                                  self->cancellable, on_revealed, g_object_ref (self));
}

/* The callback at hand */

static void
show_script (FoyerCallPane *self)
{
  foyer_call_script_set_row (self->script, self->services, self->row, self->salutation,
                             foyer_call_pane_get_language (self));
}

/* The language of this customer, as it was chosen last. */
static void
begin_language (FoyerCallPane *self)
{
  gboolean is_english = g_str_equal (foyer_call_language_get (&self->customer), "en");

  self->sets_language = TRUE;
  gtk_toggle_button_set_active (is_english ? self->in_english : self->in_chinese, TRUE);
  self->sets_language = FALSE;
}

static void
on_language_toggled (FoyerCallPane *self)
{
  if (self->row == NULL || self->sets_language)
    return;

  foyer_call_language_set (&self->customer, foyer_call_pane_get_language (self));
  show_script (self);
  g_signal_emit (self, signals[LANGUAGE_CHANGED], 0);
}

static void
on_customer_read (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (FoyerCallPane) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerCustomer) customer = foyer_customers_finish (FOYER_CUSTOMERS (source), result,
                                                               NULL, &error);

  if (customer != NULL && self->row != NULL
      && foyer_uuid_equal (foyer_record_get_id (FOYER_RECORD (customer)), &self->customer))
    {
      self->salutation = foyer_customer_get_salutation (customer);
      show_script (self);
    }
}

static void
show_head (FoyerCallPane *self)
{
  FoyerItem *item = foyer_callback_row_get_item (self->row);
  FoyerCallback *callback = foyer_callback_row_get_callback (self->row);
  g_autofree char *matter = foyer_callback_text_matter (self->services, self->row);

  gtk_label_set_label (self->title, *foyer_item_get_name (item) != '\0'
                                      ? foyer_item_get_name (item) : foyer_item_get_number (item));
  gtk_label_set_label (self->kind, foyer_words_enum (NULL, FOYER_TYPE_CALLBACK_KIND,
                                                     foyer_callback_get_kind (callback)));
  gtk_label_set_label (self->matter, matter);
  hide_phone (self);
}

static void
end_call (FoyerCallPane *self)
{
  foyer_call_timer_reset (self->timer);
  gtk_widget_set_visible (GTK_WIDGET (self->call), TRUE);
}

static void
begin_row (FoyerCallPane *self)
{
  FoyerItem *item = foyer_callback_row_get_item (self->row);

  end_call (self);
  show_note (self);
  self->customer = *foyer_item_get_customer (item);
  self->salutation = FOYER_SALUTATION_NONE;
  begin_language (self);
  show_script (self);
  if (!foyer_uuid_is_none (&self->customer))
    foyer_customers_get_async (foyer_services_get_customers (self->services), &self->customer,
                               self->cancellable, on_customer_read, g_object_ref (self));
}

static void
foyer_call_pane_dispose (GObject *object)
{
  FoyerCallPane *self = FOYER_CALL_PANE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->hide, g_source_remove);
  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->row);
  g_clear_object (&self->drafts);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_call_pane_parent_class)->dispose (object);
}

static void
foyer_call_pane_finalize (GObject *object)
{
  g_object_unref (FOYER_CALL_PANE (object)->cancellable);

  G_OBJECT_CLASS (foyer_call_pane_parent_class)->finalize (object);
}

static void
foyer_call_pane_class_init (FoyerCallPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = foyer_call_pane_dispose;
  object_class->finalize = foyer_call_pane_finalize;

  signals[FAILED] = g_signal_new ("failed", FOYER_TYPE_CALL_PANE, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);

  signals[LANGUAGE_CHANGED] = g_signal_new ("language-changed", FOYER_TYPE_CALL_PANE,
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/callbacks/foyer-call-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerCallPane, title);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallPane, kind);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallPane, matter);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallPane, phone);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallPane, reveal);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallPane, call);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallPane, timer);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallPane, in_chinese);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallPane, in_english);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallPane, script);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallPane, note);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallPane, note_error);
  gtk_widget_class_bind_template_callback (widget_class, foyer_call_pane_start);
  gtk_widget_class_bind_template_callback (widget_class, on_language_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_note_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_reveal_clicked);
}

static void
foyer_call_pane_init (FoyerCallPane *self)
{
  g_type_ensure (FOYER_TYPE_CALL_SCRIPT);
  g_type_ensure (FOYER_TYPE_CALL_TIMER);
  g_type_ensure (FOYER_TYPE_TEXT_BOX);
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
foyer_call_pane_connect (FoyerCallPane *self,
                         FoyerServices *services,
                         FoyerDrafts   *drafts)
{
  g_return_if_fail (FOYER_IS_CALL_PANE (self));

  self->services = g_object_ref (services);
  self->drafts = g_object_ref (drafts);
  g_object_set (self->timer, "clock", foyer_services_get_clock (services), NULL);
}

static gboolean
is_of (FoyerCallbackRow *row,
       FoyerItem        *item)
{
  FoyerItem *own = row != NULL ? foyer_callback_row_get_item (row) : NULL;

  return own != NULL && foyer_uuid_equal (foyer_record_get_id (FOYER_RECORD (own)),
                                          foyer_record_get_id (FOYER_RECORD (item)));
}

/* Shows @row: (nullable); what runs and what is typed goes on when it is the same callback, stored
 * anew. */
void
foyer_call_pane_set_row (FoyerCallPane    *self,
                         FoyerCallbackRow *row)
{
  gboolean is_other;

  g_return_if_fail (FOYER_IS_CALL_PANE (self));

  is_other = row != NULL && !is_of (self->row, foyer_callback_row_get_item (row));
  g_set_object (&self->row, row);
  if (row == NULL)
    return;

  show_head (self);
  if (is_other)
    begin_row (self);
}

/* The telephone is taken up: the timer runs. */
void
foyer_call_pane_start (FoyerCallPane *self)
{
  g_return_if_fail (FOYER_IS_CALL_PANE (self));

  if (self->row == NULL)
    return;

  foyer_call_timer_start (self->timer);
  gtk_widget_set_visible (GTK_WIDGET (self->call), FALSE);
}

/* Returns: how long was talked; 0 when the timer was not started */
gint64
foyer_call_pane_get_talk_ms (FoyerCallPane *self)
{
  g_return_val_if_fail (FOYER_IS_CALL_PANE (self), 0);

  return foyer_call_timer_get_elapsed_s (self->timer) * 1000;
}

/* Returns: in which language the customer is spoken with: "zh_CN" or "en" */
const char *
foyer_call_pane_get_language (FoyerCallPane *self)
{
  g_return_val_if_fail (FOYER_IS_CALL_PANE (self), "en");

  return gtk_toggle_button_get_active (self->in_english) ? "en" : "zh_CN";
}

/* Returns (transfer full): what the customer said, as typed. */
char *
foyer_call_pane_dup_note (FoyerCallPane *self)
{
  g_return_val_if_fail (FOYER_IS_CALL_PANE (self), NULL);

  return foyer_text_box_dup_text (self->note);
}

/* Says at the note what is missing there. */
void
foyer_call_pane_ask_note (FoyerCallPane *self,
                          const char    *sentence)
{
  g_return_if_fail (FOYER_IS_CALL_PANE (self));

  say_note (self, sentence);
  gtk_widget_grab_focus (GTK_WIDGET (self->note));
}

/* The call of @item is told: what was typed for it is stored now. */
void
foyer_call_pane_forget (FoyerCallPane *self,
                        FoyerItem     *item)
{
  g_autofree char *draft = NULL;

  g_return_if_fail (FOYER_IS_CALL_PANE (self));

  draft = make_draft_name (item);
  foyer_drafts_clear (self->drafts, draft);
  if (!is_of (self->row, item))
    return;

  end_call (self);
  show_note (self);
}

/* To the script. */
void
foyer_call_pane_focus (FoyerCallPane *self)
{
  g_return_if_fail (FOYER_IS_CALL_PANE (self));

  foyer_widget_focus_first (GTK_WIDGET (self->script));
}
