#include "panels/foyer-item-question.h"

#include "domain/foyer-domain-error.h"
#include "domain/foyer-todo-line.h"
#include "panels/foyer-enum-choice.h"
#include "panels/foyer-staff-choice.h"
#include "panels/foyer-text-box.h"
#include "service/foyer-words.h"
#include "widgets/foyer-choice.h"
#include "widgets/foyer-file-dialog.h"
#include "widgets/foyer-form.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  ASK_NOT,
  ASK_IF_ANY,
  ASK_MUST,
} Ask;

/* What an act asks: its words, a colleague, a moment; whether a reaction or a file. */
typedef struct
{
  Ask text;
  const char *text_label;
  Ask owner;
  Ask when;
  const char *when_label;
  gboolean asks_reaction;
  gboolean asks_file;
  const char *button;
} Question;

static const Question questions[] = {
  [FOYER_ITEM_ACT_ASSIGN] = { .owner = ASK_MUST, .button = NC_("item form", "Transfer") },
  [FOYER_ITEM_ACT_SOLVE] = { .text = ASK_MUST, .text_label = NC_("item form", "Solution"),
                             .button = NC_("item form", "Propose it") },
  [FOYER_ITEM_ACT_ANSWER] = { .text = ASK_IF_ANY, .text_label = NC_("item form", "What was said"),
                              .when = ASK_IF_ANY, .when_label = NC_("item form", "Next contact"),
                              .asks_reaction = TRUE,
                              .button = NC_("item form", "The customer was told") },
  [FOYER_ITEM_ACT_CLOSE] = { .text = ASK_IF_ANY, .text_label = NC_("item form", "How it ended"),
                             .button = NC_("item form", "Close") },
  [FOYER_ITEM_ACT_REOPEN] = { .text = ASK_MUST, .text_label = NC_("item form", "Why"),
                              .button = NC_("item form", "Open again") },
  [FOYER_ITEM_ACT_VOID] = { .text = ASK_MUST, .text_label = NC_("item form", "Why"),
                            .button = NC_("item form", "Void it") },
  [FOYER_ITEM_ACT_MOVE_DUE] = { .text = ASK_MUST, .text_label = NC_("item form", "Why"),
                                .when = ASK_MUST, .when_label = NC_("item form", "New due time"),
                                .button = NC_("item form", "Move the due time") },
  [FOYER_ITEM_ACT_INTERIM] = { .text = ASK_MUST, .text_label = NC_("item form", "What was said"),
                               .when = ASK_IF_ANY, .when_label = NC_("item form", "Next contact"),
                               .button = NC_("item form", "Note the message") },
  [FOYER_ITEM_ACT_CHASE] = { .text = ASK_MUST, .text_label = NC_("item form", "What they asked"),
                             .button = NC_("item form", "Note that they asked again") },
  [FOYER_ITEM_ACT_REPORT] = { .text = ASK_MUST, .text_label = NC_("item form", "In one line"),
                              .button = NC_("item form", "Tell the supervisor") },
  [FOYER_ITEM_ACT_REPLY] = { .text = ASK_MUST, .text_label = NC_("item form", "Answer"),
                             .button = NC_("item form", "Answer the report") },
  [FOYER_ITEM_ACT_NOTE] = { .text = ASK_MUST, .text_label = NC_("item form", "Note"),
                            .asks_file = TRUE, .button = NC_("item form", "Add the note") },
  [FOYER_ITEM_ACT_PAUSE] = { .text = ASK_MUST, .text_label = NC_("item form", "Waiting for what"),
                             .button = NC_("item form", "Let the clock stand") },
  [FOYER_ITEM_ACT_FOLLOW] = { .text = ASK_MUST, .text_label = NC_("item form", "What is asked for"),
                              .button = NC_("item form", "Open the follow-up case") },
};

struct _FoyerItemQuestion
{
  GtkWidget parent_instance;

  FoyerServices *services;
  FoyerDrafts *drafts;
  FoyerItem *item;
  FoyerItemAct act;
  char *draft;       /* the form in the drafts */
  char *text;        /* what is submitted */
  char *uri;
  FoyerStaff *owner;
  gint64 when_us;
  gboolean is_filling;

  FoyerForm *form;
  FoyerFormField *owner_field;
  FoyerChoice *owner_choice;
  FoyerFormField *reaction_field;
  FoyerChoice *reaction;
  FoyerFormField *text_field;
  FoyerTextBox *text_box;
  FoyerFormField *when_field;
  GtkEditable *when;
  GtkLabel *when_hint;
  GtkBox *file_box;
  GtkLabel *file_label;
  GtkButton *submit;
};

G_DEFINE_FINAL_TYPE (FoyerItemQuestion, foyer_item_question, GTK_TYPE_WIDGET)

enum
{
  SUBMITTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const Question *
get_question (FoyerItemQuestion *self)
{
  return &questions[self->act];
}

static const char *
translate (const char *text)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "item form", text);
}

static gint64
get_now_us (FoyerItemQuestion *self)
{
  return foyer_service_now_us (FOYER_SERVICE (foyer_services_get_shop (self->services)));
}

static FoyerShopTime *
get_time (FoyerItemQuestion *self)
{
  return foyer_shop_get_time (foyer_services_get_shop (self->services));
}

/* Not accepted or not reached: the customer hears of it again, so a moment is needed (C10). */
static gboolean
needs_again (FoyerReaction reaction)
{
  return reaction == FOYER_REACTION_REJECTED || reaction == FOYER_REACTION_UNREACHED;
}

static void
keep_draft (FoyerItemQuestion *self,
            const char    *field,
            const char    *text)
{
  if (!self->is_filling && self->drafts != NULL && self->draft != NULL)
    foyer_drafts_set (self->drafts, self->draft, field, text);
}

static void
on_text_changed (FoyerItemQuestion *self)
{
  g_autofree char *text = foyer_text_box_dup_text (self->text_box);

  keep_draft (self, "text", text);
}

/* What a moment means is said while it is typed: nobody has to guess. */
static void
on_when_changed (FoyerItemQuestion *self)
{
  const char *text = gtk_editable_get_text (self->when);
  g_autofree char *hint = NULL;
  gint64 at_us;

  if (self->services == NULL)
    return;

  keep_draft (self, "when", text);
  if (foyer_todo_line_parse_moment (text, get_time (self), get_now_us (self), &at_us, NULL))
    {
      g_autofree char *day =
        foyer_words_day (NULL, foyer_shop_time_get_day (get_time (self), at_us));
      g_autofree char *clock = foyer_words_clock (get_time (self), at_us);

      hint = g_strdup_printf ("%s %s", day, clock);
    }
  gtk_label_set_label (self->when_hint, hint != NULL ? hint
                                        : _("For example: tomorrow 10:00, Fri 15:00, in 2 hours"));
}

static void
on_reaction_changed (FoyerItemQuestion *self)
{
  FoyerReaction reaction = foyer_item_question_get_reaction (self);

  if (!get_question (self)->asks_reaction)
    return;

  gtk_widget_set_visible (GTK_WIDGET (self->when_field), needs_again (reaction));
  gtk_button_set_label (self->submit,
                        needs_again (reaction) ? C_("item form", "Note it and try again")
                        : reaction == FOYER_REACTION_NEW_OPEN
                            ? C_("item form", "Note it, then open the follow-up case")
                            : translate (get_question (self)->button));
}

static void
on_file_chosen (GFile    *file,
                gpointer  user_data)
{
  FoyerItemQuestion *self = user_data;
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);

  g_free (self->uri);
  self->uri = g_file_get_uri (file);
  gtk_label_set_label (self->file_label, shown);
}

static void
on_file_clicked (FoyerItemQuestion *self)
{
  foyer_file_dialog_open (GTK_WIDGET (self), _("Choose a file to refer to"), on_file_chosen,
                          g_object_ref (self), g_object_unref);
}

static void
on_submit_clicked (FoyerItemQuestion *self)
{
  foyer_item_question_submit (self);
}

static void
foyer_item_question_dispose (GObject *object)
{
  FoyerItemQuestion *self = FOYER_ITEM_QUESTION (object);

  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->item);
  g_clear_object (&self->drafts);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_item_question_parent_class)->dispose (object);
}

static void
foyer_item_question_finalize (GObject *object)
{
  FoyerItemQuestion *self = FOYER_ITEM_QUESTION (object);

  g_free (self->draft);
  g_free (self->text);
  g_free (self->uri);

  G_OBJECT_CLASS (foyer_item_question_parent_class)->finalize (object);
}

static void
foyer_item_question_class_init (FoyerItemQuestionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = foyer_item_question_dispose;
  object_class->finalize = foyer_item_question_finalize;

  signals[SUBMITTED] = g_signal_new ("submitted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/foyer-item-question.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerItemQuestion, form);
  gtk_widget_class_bind_template_child (widget_class, FoyerItemQuestion, owner_field);
  gtk_widget_class_bind_template_child (widget_class, FoyerItemQuestion, owner_choice);
  gtk_widget_class_bind_template_child (widget_class, FoyerItemQuestion, reaction_field);
  gtk_widget_class_bind_template_child (widget_class, FoyerItemQuestion, reaction);
  gtk_widget_class_bind_template_child (widget_class, FoyerItemQuestion, text_field);
  gtk_widget_class_bind_template_child (widget_class, FoyerItemQuestion, text_box);
  gtk_widget_class_bind_template_child (widget_class, FoyerItemQuestion, when_field);
  gtk_widget_class_bind_template_child (widget_class, FoyerItemQuestion, when);
  gtk_widget_class_bind_template_child (widget_class, FoyerItemQuestion, when_hint);
  gtk_widget_class_bind_template_child (widget_class, FoyerItemQuestion, file_box);
  gtk_widget_class_bind_template_child (widget_class, FoyerItemQuestion, file_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerItemQuestion, submit);
  gtk_widget_class_bind_template_callback (widget_class, on_file_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_reaction_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_submit_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_text_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_when_changed);
}

static void
foyer_item_question_init (FoyerItemQuestion *self)
{
  g_type_ensure (FOYER_TYPE_CHOICE);
  g_type_ensure (FOYER_TYPE_FORM);
  g_type_ensure (FOYER_TYPE_FORM_FIELD);
  g_type_ensure (FOYER_TYPE_TEXT_BOX);
  self->act = FOYER_ITEM_ACT_NOTE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_reactions (FoyerItemQuestion *self)
{
  static const struct
  {
    FoyerReaction reaction;
    const char *key;
  } reactions[] = {
    { FOYER_REACTION_ACCEPTED, "accepted" },   { FOYER_REACTION_REJECTED, "rejected" },
    { FOYER_REACTION_NEW_KNOWN, "new_known" }, { FOYER_REACTION_NEW_OPEN, "new_open" },
    { FOYER_REACTION_UNREACHED, "unreached" },
  };

  foyer_choice_clear (self->reaction);
  for (gsize i = 0; i < G_N_ELEMENTS (reactions); i++)
    foyer_choice_append (self->reaction, reactions[i].key,
                         foyer_words_enum (NULL, FOYER_TYPE_REACTION, (int) reactions[i].reaction));
  foyer_choice_set_selected (self->reaction, "accepted");
}

static void
restore_drafts (FoyerItemQuestion *self)
{
  g_autofree char *id = foyer_uuid_to_string (foyer_record_get_id (FOYER_RECORD (self->item)));
  g_autofree char *text = NULL;
  g_autofree char *when = NULL;

  g_free (self->draft);
  self->draft = g_strdup_printf ("item-%s-%d", id, (int) self->act);
  if (self->drafts != NULL)
    {
      text = foyer_drafts_dup (self->drafts, self->draft, "text");
      when = foyer_drafts_dup (self->drafts, self->draft, "when");
    }
  foyer_text_box_set_text (self->text_box, text != NULL ? text : "");
  gtk_editable_set_text (self->when, when != NULL ? when : "");
}

/* Asks what @act needs to know about @item. @drafts: (nullable) */
void
foyer_item_question_begin (FoyerItemQuestion *self,
                       FoyerServices *services,
                       FoyerDrafts   *drafts,
                       FoyerItem     *item,
                       FoyerItemAct   act)
{
  const Question *question;

  g_return_if_fail (FOYER_IS_ITEM_QUESTION (self));

  g_set_object (&self->services, services);
  g_set_object (&self->drafts, drafts);
  g_set_object (&self->item, item);
  self->act = act;
  question = get_question (self);
  g_clear_pointer (&self->uri, g_free);
  gtk_label_set_label (self->file_label, "");
  foyer_form_clear_errors (self->form);

  self->is_filling = TRUE;
  foyer_staff_choice_fill (self->owner_choice, foyer_services_get_people (services), TRUE);
  foyer_choice_set_selected (self->owner_choice, "");
  fill_reactions (self);
  restore_drafts (self);
  self->is_filling = FALSE;

  gtk_widget_set_visible (GTK_WIDGET (self->owner_field), question->owner != ASK_NOT);
  gtk_widget_set_visible (GTK_WIDGET (self->reaction_field), question->asks_reaction);
  gtk_widget_set_visible (GTK_WIDGET (self->text_field), question->text != ASK_NOT);
  gtk_widget_set_visible (GTK_WIDGET (self->when_field), question->when != ASK_NOT);
  gtk_widget_set_visible (GTK_WIDGET (self->file_box), question->asks_file);
  if (question->text_label != NULL)
    g_object_set (self->text_field, "label", translate (question->text_label), "is-required",
                  question->text == ASK_MUST, NULL);
  if (question->when_label != NULL)
    g_object_set (self->when_field, "label", translate (question->when_label), "is-required",
                  question->when == ASK_MUST || question->asks_reaction, NULL);
  gtk_button_set_label (self->submit, translate (question->button));
  on_reaction_changed (self);
  on_when_changed (self);
  foyer_widget_focus_first (GTK_WIDGET (self->form));
}

FoyerItemAct
foyer_item_question_get_act (FoyerItemQuestion *self)
{
  g_return_val_if_fail (FOYER_IS_ITEM_QUESTION (self), FOYER_ITEM_ACT_NOTE);

  return self->act;
}

/* Reads the moment, if one is asked for and typed. Returns FALSE with the error in its place. */
static gboolean
read_when (FoyerItemQuestion *self)
{
  const char *text = gtk_editable_get_text (self->when);
  gboolean must = get_question (self)->when == ASK_MUST
                  || needs_again (foyer_item_question_get_reaction (self));

  self->when_us = 0;
  if (!gtk_widget_get_visible (GTK_WIDGET (self->when_field)) || (*text == '\0' && !must))
    return TRUE;
  if (foyer_todo_line_parse_moment (text, get_time (self), get_now_us (self), &self->when_us, NULL))
    return TRUE;

  foyer_form_show_error (self->form, "due",
                         *text == '\0'
                           ? _("Write a time, for example: tomorrow 10:00")
                           : _("Write a time that is still ahead, for example: tomorrow 10:00"));
  return FALSE;
}

/* Says what is missing, or submits. */
void
foyer_item_question_submit (FoyerItemQuestion *self)
{
  const Question *question;
  FoyerReaction reaction;

  g_return_if_fail (FOYER_IS_ITEM_QUESTION (self));

  if (self->services == NULL)
    return;
  question = get_question (self);
  reaction = foyer_item_question_get_reaction (self);
  foyer_form_clear_errors (self->form);
  g_free (self->text);
  self->text = g_strstrip (foyer_text_box_dup_text (self->text_box));
  self->owner = question->owner != ASK_NOT
                  ? foyer_staff_choice_get (self->owner_choice,
                                            foyer_services_get_people (self->services))
                  : NULL;
  if (question->owner == ASK_MUST && self->owner == NULL)
    {
      foyer_form_show_error (self->form, "owner", _("Choose who shall act"));
      return;
    }
  if (*self->text == '\0' && self->uri == NULL
      && (question->text == ASK_MUST || needs_again (reaction)))
    {
      foyer_form_show_error (self->form, "text", _("Write a word about it"));
      return;
    }
  if (!read_when (self))
    return;

  g_signal_emit (self, signals[SUBMITTED], 0);
}

/* @move: (out caller-allocates): what was submitted; the texts belong to the form */
void
foyer_item_question_fill (FoyerItemQuestion *self,
                      FoyerItemMove *move)
{
  g_return_if_fail (FOYER_IS_ITEM_QUESTION (self));

  *move = (FoyerItemMove) {
    .act = self->act,
    .text = self->text != NULL && *self->text != '\0' ? self->text : NULL,
    .owner = self->owner,
    .at_us = self->when_us,
    .uri = self->uri,
  };
}

/* What the customer said; %FOYER_REACTION_NONE where that is not asked. */
FoyerReaction
foyer_item_question_get_reaction (FoyerItemQuestion *self)
{
  g_autoptr (GEnumClass) klass = NULL;
  const char *selected;
  GEnumValue *value;

  g_return_val_if_fail (FOYER_IS_ITEM_QUESTION (self), FOYER_REACTION_NONE);

  selected = foyer_choice_get_selected (self->reaction);
  if (!get_question (self)->asks_reaction || selected == NULL)
    return FOYER_REACTION_NONE;
  klass = g_type_class_ref (FOYER_TYPE_REACTION);
  value = g_enum_get_value_by_nick (klass, selected);
  return value != NULL ? (FoyerReaction) value->value : FOYER_REACTION_NONE;
}

/* What was typed is stored now: the draft goes. */
void
foyer_item_question_forget (FoyerItemQuestion *self)
{
  g_return_if_fail (FOYER_IS_ITEM_QUESTION (self));

  if (self->drafts != NULL && self->draft != NULL)
    foyer_drafts_clear (self->drafts, self->draft);
  g_clear_pointer (&self->draft, g_free);
}

/* Returns whether the error belongs to a field of the form, and is said there now. */
gboolean
foyer_item_question_show_error (FoyerItemQuestion *self,
                            const GError  *error)
{
  g_autofree char *field = foyer_domain_error_get_field (error);
  g_autofree char *sentence = NULL;

  g_return_val_if_fail (FOYER_IS_ITEM_QUESTION (self), FALSE);

  if (field == NULL)
    return FALSE;
  sentence = foyer_words_error (NULL, error);
  return foyer_form_show_error (self->form, field, sentence);
}
