#include "panels/demo/foyer-demo-card.h"

#include "domain/foyer-domain-error.h"
#include "panels/foyer-day-text.h"
#include "panels/foyer-enum-choice.h"
#include "panels/foyer-text-box.h"
#include "service/foyer-words.h"
#include "widgets/foyer-form-field.h"
#include "widgets/foyer-form.h"
#include "widgets/foyer-secret-label.h"
#include "widgets/foyer-segmented.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

/* DESIGN-LANGUAGE §6: shown for 15 s; the issue: on the clipboard for 30 s. */
#define SHOW_SECONDS 15
#define COPY_SECONDS 30
/* When somebody is called back who named a day only. */
#define USUAL_MINUTE (10 * 60)

struct _FoyerDemoCard
{
  GtkWidget parent_instance;

  FoyerServices *services;
  FoyerDrafts *drafts;
  FoyerDemoAccount *account;
  FoyerDemoSession *session;
  GCancellable *cancellable;
  char *form; /* of the drafts */
  GPtrArray *texts; /* of the result that was asked for last */
  gboolean is_filling;

  FoyerFormField *product_field;
  GtkEntry *product;
  GtkWidget *login_box;
  GtkLabel *url;
  GtkLabel *login;
  GtkWidget *password_box;
  FoyerSecretLabel *password;
  GtkWidget *show;
  GtkWidget *copy;
  GtkLabel *no_password;
  GtkWidget *result_box;
  FoyerSegmented *intent;
  FoyerFormField *content_field;
  FoyerTextBox *content;
  FoyerTextBox *objections;
  GtkEntry *wanted;
  FoyerFormField *outcome_field;
  FoyerSegmented *outcome;
  GtkWidget *lost_box;
  FoyerFormField *lost_field;
  FoyerChoice *lost_kind;
  GtkEntry *lost_reason;
  FoyerFormField *next_field;
  GtkEntry *next_contact;
  FoyerFormField *skip_field;
  GtkEntry *skip;
  GtkLabel *hint;
};

G_DEFINE_FINAL_TYPE (FoyerDemoCard, foyer_demo_card, GTK_TYPE_WIDGET)

enum
{
  FAILED,
  TOLD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static FoyerDemoDesk *
get_desk (FoyerDemoCard *self)
{
  return foyer_services_get_demo_desk (self->services);
}

/* Product */

/* What is shown without an account is stored when it is written (D3). */
static void
keep_product (FoyerDemoCard *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->product));

  if (self->session != NULL && gtk_widget_get_visible (GTK_WIDGET (self->product_field))
      && g_strcmp0 (text, foyer_demo_session_get_product (self->session)) != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "demo.product", "s", text);
}

static void
show_product (FoyerDemoCard *self,
              gboolean       is_same_session,
              gboolean       may_act)
{
  gboolean is_product = self->session != NULL
                        && foyer_uuid_is_none (foyer_demo_session_get_account (self->session));
  const char *product = is_product ? foyer_demo_session_get_product (self->session) : "";

  gtk_widget_set_visible (GTK_WIDGET (self->product_field), is_product);
  gtk_widget_set_sensitive (GTK_WIDGET (self->product), may_act);
  /* Not under the hands of who is typing. */
  if (!is_same_session
      || (gtk_widget_get_state_flags (GTK_WIDGET (self->product)) & GTK_STATE_FLAG_FOCUS_WITHIN)
           == 0)
    gtk_editable_set_text (GTK_EDITABLE (self->product), product);
}

/* Login */

static void
fail (FoyerDemoCard *self,
      const GError  *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error);
}

/* Whose password was asked for may not be who is looked at any more. */
typedef struct
{
  FoyerDemoCard *card;
  FoyerUuid account;
} Ask;

static char *
finish_ask (GObject       *source,
            GAsyncResult  *result,
            Ask           *ask,
            FoyerDemoCard **card)
{
  g_autoptr (GError) error = NULL;
  char *secret = foyer_demo_desk_reveal_finish (FOYER_DEMO_DESK (source), result, &error);
  gboolean is_same;

  *card = ask->card;
  is_same = ask->card->account != NULL
            && foyer_uuid_equal (&ask->account,
                                 foyer_record_get_id (FOYER_RECORD (ask->card->account)));
  g_free (ask);
  if (error != NULL)
    fail (*card, error);
  if (secret != NULL && !is_same)
    g_clear_pointer (&secret, foyer_secret_free);
  return secret;
}

static void
on_shown (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (FoyerDemoCard) self = NULL;
  char *secret = finish_ask (source, result, user_data, &self);

  if (secret != NULL && self->password != NULL)
    foyer_secret_label_show (self->password, secret, SHOW_SECONDS);
  foyer_secret_free (secret);
}

static void
on_copied (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (FoyerDemoCard) self = NULL;
  char *secret = finish_ask (source, result, user_data, &self);

  if (secret != NULL && self->password != NULL)
    {
      foyer_secret_copy (GTK_WIDGET (self), secret, COPY_SECONDS);
      g_signal_emit (self, signals[TOLD], 0,
                     _("Password copied; it leaves the clipboard after 30 s"));
    }
  foyer_secret_free (secret);
}

static void
ask_password (FoyerDemoCard *self,
              gboolean       for_copy)
{
  Ask *ask;

  if (self->account == NULL
      || foyer_uuid_is_none (foyer_demo_account_get_secret (self->account)))
    return;

  ask = g_new0 (Ask, 1);
  ask->card = g_object_ref (self);
  ask->account = *foyer_record_get_id (FOYER_RECORD (self->account));
  foyer_demo_desk_reveal_async (get_desk (self), self->account, for_copy, self->cancellable,
                                for_copy ? on_copied : on_shown, ask);
}

static void
show_login (FoyerDemoCard *self)
{
  gboolean has_secret = self->account != NULL
    && !foyer_uuid_is_none (foyer_demo_account_get_secret (self->account));

  gtk_widget_set_visible (self->login_box, self->account != NULL);
  foyer_secret_label_hide (self->password);
  if (self->account == NULL)
    return;
  gtk_label_set_label (self->url, foyer_demo_account_get_url (self->account));
  gtk_label_set_label (self->login, foyer_demo_account_get_login (self->account));
  gtk_widget_set_visible (self->password_box, has_secret);
  gtk_widget_set_visible (GTK_WIDGET (self->no_password), !has_secret);
}

/* Who signs in now must not see what somebody else was shown. */
static void
on_staff_changed (FoyerDemoCard *self)
{
  foyer_secret_label_hide (self->password);
}

/* Result */

static void
set_draft (FoyerDemoCard *self,
           const char    *field,
           const char    *text)
{
  if (!self->is_filling && self->drafts != NULL && self->form != NULL)
    foyer_drafts_set (self->drafts, self->form, field, text);
}

static void
on_entry_changed (FoyerDemoCard *self,
                  GtkEditable   *entry)
{
  set_draft (self, gtk_widget_get_name (GTK_WIDGET (entry)), gtk_editable_get_text (entry));
  foyer_form_field_set_error (self->next_field, NULL);
  foyer_form_field_set_error (self->skip_field, NULL);
}

static void
on_text_changed (FoyerDemoCard *self,
                 GParamSpec    *pspec,
                 FoyerTextBox  *box)
{
  g_autofree char *text = foyer_text_box_dup_text (box);

  set_draft (self, gtk_widget_get_name (GTK_WIDGET (box)), text);
}

static void
on_choice_changed (FoyerDemoCard *self)
{
  const char *outcome = foyer_segmented_get_selected (self->outcome);
  gboolean is_lost = g_strcmp0 (outcome, "not-bought") == 0;
  const char *intent = foyer_segmented_get_selected (self->intent);
  const char *lost_kind = foyer_choice_get_selected (self->lost_kind);

  gtk_widget_set_visible (self->lost_box, is_lost);
  foyer_form_field_set_error (self->outcome_field, NULL);
  foyer_form_field_set_error (self->lost_field, NULL);
  set_draft (self, "outcome", outcome != NULL ? outcome : "");
  set_draft (self, "intent", intent != NULL ? intent : "");
  set_draft (self, "lost_kind", lost_kind != NULL ? lost_kind : "");
}

static char *
dup_draft (FoyerDemoCard *self,
           const char    *field)
{
  char *text = self->drafts != NULL ? foyer_drafts_dup (self->drafts, self->form, field) : NULL;

  return text != NULL ? text : g_strdup ("");
}

static void
read_choice (FoyerDemoCard *self,
             const char    *field,
             const char    *usual,
             gpointer       widget)
{
  g_autofree char *key = dup_draft (self, field);
  const char *chosen = *key != '\0' ? key : usual;

  if (FOYER_IS_SEGMENTED (widget))
    foyer_segmented_set_selected (widget, chosen);
  else
    foyer_choice_set_selected (widget, chosen);
}

/* Begins with what was typed about this session and not saved yet. */
static void
fill_result (FoyerDemoCard *self)
{
  g_autofree char *key = foyer_uuid_to_string (foyer_record_get_id (FOYER_RECORD (self->session)));
  GtkEntry *const entries[] = { self->wanted, self->lost_reason, self->next_contact, self->skip };
  FoyerTextBox *const boxes[] = { self->content, self->objections };

  g_free (self->form);
  self->form = g_strconcat ("demo ", key, NULL);
  self->is_filling = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autofree char *text = dup_draft (self, gtk_widget_get_name (GTK_WIDGET (entries[i])));

      gtk_editable_set_text (GTK_EDITABLE (entries[i]), text);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (boxes); i++)
    {
      g_autofree char *text = dup_draft (self, gtk_widget_get_name (GTK_WIDGET (boxes[i])));

      foyer_text_box_set_text (boxes[i], text);
    }
  read_choice (self, "intent", "unknown", self->intent);
  read_choice (self, "outcome", NULL, self->outcome);
  read_choice (self, "lost_kind", "none", self->lost_kind);
  on_choice_changed (self);
  self->is_filling = FALSE;
}

static const char *
keep (FoyerDemoCard *self,
      char          *text)
{
  g_ptr_array_add (self->texts, text);
  return text;
}

static int
get_value (GType       type,
           const char *nick)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);
  GEnumValue *value = nick != NULL ? g_enum_get_value_by_nick (klass, nick) : NULL;

  return value != NULL ? value->value : 0;
}

static gboolean
read_next_contact (FoyerDemoCard *self,
                   gint64        *at_us)
{
  FoyerShopTime *time = foyer_shop_get_time (foyer_services_get_shop (self->services));
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->next_contact));

  *at_us = 0;
  if (*text == '\0')
    return TRUE;
  if (foyer_day_text_parse_moment (text, time, foyer_demo_desk_get_day (get_desk (self)),
                                   USUAL_MINUTE, at_us)
      && *at_us > foyer_service_now_us (FOYER_SERVICE (get_desk (self))))
    return TRUE;

  foyer_form_field_set_error (self->next_field,
                              _("Write a day that is ahead, such as 11-24 or 11-24 14:00."));
  gtk_widget_grab_focus (GTK_WIDGET (self->next_contact));
  return FALSE;
}

static void
foyer_demo_card_dispose (GObject *object)
{
  FoyerDemoCard *self = FOYER_DEMO_CARD (object);

  g_cancellable_cancel (self->cancellable);
  if (self->password != NULL && gtk_widget_get_display (GTK_WIDGET (self)) != NULL)
    foyer_secret_uncopy (GTK_WIDGET (self));
  self->password = NULL;
  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->account);
  g_clear_object (&self->session);
  g_clear_object (&self->drafts);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_demo_card_parent_class)->dispose (object);
}

static void
foyer_demo_card_finalize (GObject *object)
{
  FoyerDemoCard *self = FOYER_DEMO_CARD (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->texts);
  g_free (self->form);

  G_OBJECT_CLASS (foyer_demo_card_parent_class)->finalize (object);
}

static void
foyer_demo_card_class_init (FoyerDemoCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = foyer_demo_card_dispose;
  object_class->finalize = foyer_demo_card_finalize;

  signals[FAILED] = g_signal_new ("failed", FOYER_TYPE_DEMO_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[TOLD] = g_signal_new ("told", FOYER_TYPE_DEMO_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/demo/foyer-demo-card.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoCard, product_field);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoCard, product);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoCard, login_box);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoCard, url);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoCard, login);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoCard, password_box);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoCard, password);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoCard, show);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoCard, copy);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoCard, no_password);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoCard, result_box);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoCard, intent);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoCard, content_field);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoCard, content);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoCard, objections);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoCard, wanted);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoCard, outcome_field);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoCard, outcome);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoCard, lost_box);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoCard, lost_field);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoCard, lost_kind);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoCard, lost_reason);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoCard, next_field);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoCard, next_contact);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoCard, skip_field);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoCard, skip);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoCard, hint);
  gtk_widget_class_bind_template_callback (widget_class, keep_product);
  gtk_widget_class_bind_template_callback (widget_class, on_choice_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_text_changed);
}

static void
add_intent (FoyerDemoCard *self,
            FoyerIntent    intent)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (FOYER_TYPE_INTENT);

  foyer_segmented_append (self->intent, g_enum_get_value (klass, intent)->value_nick,
                          foyer_words_enum (NULL, FOYER_TYPE_INTENT, intent));
}

static void
foyer_demo_card_init (FoyerDemoCard *self)
{
  g_type_ensure (FOYER_TYPE_CHOICE);
  g_type_ensure (FOYER_TYPE_FORM);
  g_type_ensure (FOYER_TYPE_FORM_FIELD);
  g_type_ensure (FOYER_TYPE_SECRET_LABEL);
  g_type_ensure (FOYER_TYPE_SEGMENTED);
  g_type_ensure (FOYER_TYPE_TEXT_BOX);
  self->cancellable = g_cancellable_new ();
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  add_intent (self, FOYER_INTENT_LOW);
  add_intent (self, FOYER_INTENT_MEDIUM);
  add_intent (self, FOYER_INTENT_HIGH);
  add_intent (self, FOYER_INTENT_UNKNOWN);
  foyer_segmented_append (self->outcome, "bought",
                          foyer_words_enum (NULL, FOYER_TYPE_DEMO_OUTCOME,
                                            FOYER_DEMO_OUTCOME_BOUGHT));
  foyer_segmented_append (self->outcome, "not-bought",
                          foyer_words_enum (NULL, FOYER_TYPE_DEMO_OUTCOME,
                                            FOYER_DEMO_OUTCOME_NOT_BOUGHT));
  foyer_enum_choice_fill (self->lost_kind, FOYER_TYPE_LOST_KIND);
  self->is_filling = FALSE;
}

void
foyer_demo_card_connect (FoyerDemoCard *self,
                         FoyerServices *services,
                         FoyerDrafts   *drafts)
{
  g_return_if_fail (FOYER_IS_DEMO_CARD (self));

  self->services = g_object_ref (services);
  g_set_object (&self->drafts, drafts);
  g_signal_connect_object (foyer_services_get_session (services), "notify::staff",
                           G_CALLBACK (on_staff_changed), self, G_CONNECT_SWAPPED);
}

/* @account: (nullable): how to log in; @session: (nullable): what comes of it */
void
foyer_demo_card_set (FoyerDemoCard    *self,
                     FoyerDemoAccount *account,
                     FoyerDemoSession *session)
{
  gboolean is_same_session, is_same_account, is_open, may_act;

  g_return_if_fail (FOYER_IS_DEMO_CARD (self));

  is_same_session = self->session != NULL && session != NULL
                    && foyer_uuid_equal (foyer_record_get_id (FOYER_RECORD (self->session)),
                                         foyer_record_get_id (FOYER_RECORD (session)));
  is_same_account = self->account == account;
  is_open = session != NULL && foyer_demo_session_is_open (session);
  may_act = is_open && foyer_demo_desk_may_act (get_desk (self), session);
  g_set_object (&self->account, account);
  g_set_object (&self->session, session);
  if (!is_same_account)
    show_login (self);
  show_product (self, is_same_session, may_act);
  gtk_widget_set_visible (self->result_box, may_act);
  gtk_widget_set_visible (GTK_WIDGET (self->skip_field),
                          is_open && foyer_demo_session_get_state (session)
                                       == FOYER_DEMO_LOGGED_OUT
                            && foyer_demo_session_get_step (session) != FOYER_DEMO_STEP_RESULT);
  if (is_open && !is_same_session)
    fill_result (self);
}

void
foyer_demo_card_show_password (FoyerDemoCard *self)
{
  g_return_if_fail (FOYER_IS_DEMO_CARD (self));

  if (foyer_secret_label_is_shown (self->password))
    foyer_secret_label_hide (self->password);
  else
    ask_password (self, FALSE);
}

void
foyer_demo_card_copy_password (FoyerDemoCard *self)
{
  g_return_if_fail (FOYER_IS_DEMO_CARD (self));

  ask_password (self, TRUE);
}

gboolean
foyer_demo_card_get_result (FoyerDemoCard   *self,
                            FoyerDemoResult *result)
{
  g_return_val_if_fail (FOYER_IS_DEMO_CARD (self), FALSE);

  g_ptr_array_set_size (self->texts, 0);
  *result = (FoyerDemoResult) { 0 };
  result->outcome = get_value (FOYER_TYPE_DEMO_OUTCOME,
                               foyer_segmented_get_selected (self->outcome));
  result->intent = get_value (FOYER_TYPE_INTENT, foyer_segmented_get_selected (self->intent));
  result->lost_kind = get_value (FOYER_TYPE_LOST_KIND,
                                 foyer_choice_get_selected (self->lost_kind));
  result->content = keep (self, foyer_text_box_dup_text (self->content));
  result->objections = keep (self, foyer_text_box_dup_text (self->objections));
  result->wanted_product = gtk_editable_get_text (GTK_EDITABLE (self->wanted));
  result->lost_reason = gtk_editable_get_text (GTK_EDITABLE (self->lost_reason));
  result->skip_reason = gtk_editable_get_text (GTK_EDITABLE (self->skip));

  if (result->outcome == FOYER_DEMO_OUTCOME_NONE)
    {
      foyer_form_field_set_error (self->outcome_field, _("Choose what came of it."));
      foyer_widget_focus_first (GTK_WIDGET (self->outcome));
      return FALSE;
    }
  if (result->outcome == FOYER_DEMO_OUTCOME_NOT_BOUGHT
      && result->lost_kind == FOYER_LOST_KIND_NONE)
    {
      foyer_form_field_set_error (self->lost_field, _("Choose a reason."));
      foyer_widget_focus_first (GTK_WIDGET (self->lost_kind));
      return FALSE;
    }

  return read_next_contact (self, &result->next_contact);
}

/* The result is stored: nothing of it is a draft any more. */
void
foyer_demo_card_finish (FoyerDemoCard *self)
{
  g_return_if_fail (FOYER_IS_DEMO_CARD (self));

  if (self->drafts != NULL && self->form != NULL)
    foyer_drafts_clear (self->drafts, self->form);
  g_clear_pointer (&self->form, g_free);
}

/* Returns whether the error belongs to a field, and is said there now. */
gboolean
foyer_demo_card_show_error (FoyerDemoCard *self,
                            const GError  *error)
{
  g_autofree char *sentence = foyer_words_error (NULL, error);

  g_return_val_if_fail (FOYER_IS_DEMO_CARD (self), FALSE);

  if (!g_error_matches (error, FOYER_DEMO_ERROR, FOYER_DEMO_ERROR_FOLLOW_UP))
    return FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->skip_field), TRUE);
  foyer_form_field_set_error (self->skip_field, sentence);
  gtk_widget_grab_focus (GTK_WIDGET (self->skip));
  return TRUE;
}
