#include "shell/foyer-questions-card.h"

#include "domain/foyer-domain-error.h"
#include "service/foyer-words.h"
#include "widgets/foyer-form.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

struct _FoyerQuestionsCard
{
  GtkWidget parent_instance;

  GtkListBox *list;
  GtkWidget *editor;
  GtkLabel *editor_title;
  FoyerForm *form;
  GtkEditable *label_entry;
  GtkEditable *label_zh_entry;
  GtkLabel *error_label;
  GtkWidget *retire_button;
  GtkWidget *retired_box;
  GtkListBox *retired_list;

  FoyerServices *services;
  GCancellable *cancellable;
  FoyerSurveyQuestion *question; /* what the editor shows; NULL for a new one */
  FoyerUuid moved;               /* which row keeps the focus on its way; all-zero for none */
};

G_DEFINE_FINAL_TYPE (FoyerQuestionsCard, foyer_questions_card, GTK_TYPE_WIDGET)

static FoyerCallbacks *
get_callbacks (FoyerQuestionsCard *self)
{
  return foyer_services_get_callbacks (self->services);
}

static void
show_error (FoyerQuestionsCard *self,
            const char         *sentence)
{
  gtk_label_set_label (self->error_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), sentence != NULL);
}

/* What was typed stays where it is. */
static void
tell (FoyerQuestionsCard *self,
      const GError       *error)
{
  g_autofree char *field = foyer_domain_error_get_field (error);
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  sentence = foyer_words_error (NULL, error);
  if (field == NULL || !gtk_widget_get_visible (self->editor)
      || !foyer_form_show_error (self->form, field, sentence))
    show_error (self, sentence);
}

/* Commands */

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (FoyerQuestionsCard) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!foyer_callbacks_finish_order (FOYER_CALLBACKS (source), result, &error))
    tell (self, error);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (FoyerQuestionsCard) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!foyer_callbacks_finish_order (FOYER_CALLBACKS (source), result, &error))
    {
      tell (self, error);
      return;
    }

  gtk_widget_set_visible (self->editor, FALSE);
  g_clear_object (&self->question);
}

static void
clear_errors (FoyerQuestionsCard *self)
{
  foyer_form_clear_errors (self->form);
  show_error (self, NULL);
}

static void
on_save (FoyerQuestionsCard *self)
{
  const char *label = gtk_editable_get_text (self->label_entry);
  const char *label_zh = gtk_editable_get_text (self->label_zh_entry);

  clear_errors (self);
  if (self->question == NULL)
    foyer_callbacks_add_question_async (get_callbacks (self), label, label_zh, self->cancellable,
                                        on_saved, g_object_ref (self));
  else if (g_str_equal (label, foyer_survey_question_get_label (self->question))
           && g_str_equal (label_zh, foyer_survey_question_get_label_zh (self->question)))
    gtk_widget_set_visible (self->editor, FALSE);
  else
    foyer_callbacks_reword_async (get_callbacks (self), self->question, label, label_zh,
                                  self->cancellable, on_saved, g_object_ref (self));
}

static void
on_retire (FoyerQuestionsCard *self)
{
  clear_errors (self);
  foyer_callbacks_retire_question_async (get_callbacks (self), self->question, self->cancellable,
                                         on_saved, g_object_ref (self));
}

static void
restore (FoyerQuestionsCard *self,
         GtkWidget          *button)
{
  clear_errors (self);
  foyer_callbacks_restore_question_async (get_callbacks (self),
                                          g_object_get_data (G_OBJECT (button), "question"),
                                          self->cancellable, on_done, g_object_ref (self));
}

/* Editor */

static void
show_editor (FoyerQuestionsCard  *self,
             FoyerSurveyQuestion *question)
{
  g_set_object (&self->question, question);
  clear_errors (self);
  gtk_label_set_label (self->editor_title,
                       question != NULL ? _("Word a question anew") : _("A new question"));
  gtk_editable_set_text (self->label_entry,
                         question != NULL ? foyer_survey_question_get_label (question) : "");
  gtk_editable_set_text (self->label_zh_entry,
                         question != NULL ? foyer_survey_question_get_label_zh (question) : "");
  gtk_widget_set_visible (self->retire_button, question != NULL);
  gtk_widget_set_visible (self->editor, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->label_zh_entry));
  foyer_widget_scroll_into_view (self->editor);
}

static void
on_add (FoyerQuestionsCard *self)
{
  show_editor (self, NULL);
}

static void
on_cancel (FoyerQuestionsCard *self)
{
  gtk_widget_set_visible (self->editor, FALSE);
  g_clear_object (&self->question);
}

static void
on_row_activated (FoyerQuestionsCard *self,
                  GtkListBoxRow      *row)
{
  show_editor (self, g_object_get_data (G_OBJECT (row), "question"));
}

/* Order */

static void
move (FoyerQuestionsCard *self,
      GtkListBoxRow      *row,
      int                 by)
{
  FoyerSurveyQuestion *question = g_object_get_data (G_OBJECT (row), "question");
  int place = gtk_list_box_row_get_index (row) + by;

  if (place < 0 || gtk_list_box_get_row_at_index (self->list, place) == NULL)
    return;

  clear_errors (self);
  self->moved = *foyer_record_get_id (FOYER_RECORD (question));
  foyer_callbacks_move_question_async (get_callbacks (self), question, (guint) place,
                                       self->cancellable, on_done, g_object_ref (self));
}

static gboolean
on_moved (GtkWidget *row,
          GVariant  *by,
          gpointer   user_data)
{
  move (user_data, GTK_LIST_BOX_ROW (row), g_variant_get_int32 (by));
  return GDK_EVENT_STOP;
}

static void
on_move_clicked (FoyerQuestionsCard *self,
                 GtkWidget          *button)
{
  move (self, GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW)),
        GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "by")));
}

/* The rows are new; who moves one on with the keyboard goes on from where they were. */
static void
on_asked_changed (FoyerQuestionsCard *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      gboolean is_last = gtk_list_box_get_row_at_index (self->list, i + 1) == NULL;

      gtk_widget_set_sensitive (g_object_get_data (G_OBJECT (row), "earlier"), i > 0);
      gtk_widget_set_sensitive (g_object_get_data (G_OBJECT (row), "later"), !is_last);
      if (foyer_uuid_equal (foyer_record_get_id (g_object_get_data (G_OBJECT (row), "question")),
                            &self->moved))
        gtk_widget_grab_focus (GTK_WIDGET (row));
    }
  self->moved = (FoyerUuid) { { 0 } };
}

/* Rows */

static GtkWidget *
make_mover (FoyerQuestionsCard *self,
            const char         *icon_name,
            const char         *label,
            int                 by)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data (G_OBJECT (button), "by", GINT_TO_POINTER (by));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_move_clicked), self,
                           G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_row (FoyerSurveyQuestion  *question,
          GtkBox              **box)
{
  const char *label = foyer_survey_question_get_label (question);
  const char *label_zh = foyer_survey_question_get_label_zh (question);
  const char *first = foyer_words_choose (NULL, label_zh, label);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *name = gtk_label_new (first);
  GtkWidget *other = gtk_label_new (first == label ? label_zh : label);

  *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12));
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (other), 0);
  gtk_label_set_ellipsize (GTK_LABEL (other), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (other, TRUE);
  gtk_widget_add_css_class (other, "dim");
  gtk_widget_add_css_class (GTK_WIDGET (*box), "staff-row");
  gtk_box_append (*box, name);
  gtk_box_append (*box, other);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), GTK_WIDGET (*box));
  g_object_set_data_full (G_OBJECT (row), "question", g_object_ref (question), g_object_unref);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, first, -1);
  return row;
}

static void
add_key (FoyerQuestionsCard *self,
         GtkEventController *keys,
         guint               keyval,
         int                 by)
{
  GtkShortcut *shortcut =
    gtk_shortcut_new (gtk_keyval_trigger_new (keyval, GDK_ALT_MASK),
                      gtk_callback_action_new (on_moved, self, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (by));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  FoyerQuestionsCard *self = user_data;
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkWidget *earlier = make_mover (self, "pan-up-symbolic", _("Ask earlier (Alt+Up)"), -1);
  GtkWidget *later = make_mover (self, "pan-down-symbolic", _("Ask later (Alt+Down)"), 1);
  GtkBox *box;
  GtkWidget *row = make_row (item, &box);

  gtk_box_append (box, earlier);
  gtk_box_append (box, later);
  g_object_set_data (G_OBJECT (row), "earlier", earlier);
  g_object_set_data (G_OBJECT (row), "later", later);
  add_key (self, keys, GDK_KEY_Up, -1);
  add_key (self, keys, GDK_KEY_Down, 1);
  gtk_widget_add_controller (row, keys);
  return row;
}

static GtkWidget *
create_retired_row (gpointer item,
                    gpointer user_data)
{
  FoyerQuestionsCard *self = user_data;
  GtkWidget *button = gtk_button_new_with_label (C_("survey", "Ask again"));
  g_autofree char *aloud = NULL;
  GtkBox *box;
  GtkWidget *row = make_row (item, &box);

  /* Translators: %s is a question of the survey that is not asked any more. */
  aloud = g_strdup_printf (_("Ask again: %s"),
                           foyer_words_choose (NULL, foyer_survey_question_get_label_zh (item),
                                               foyer_survey_question_get_label (item)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, aloud,
                                  -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "question", g_object_ref (item), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (restore), self, G_CONNECT_SWAPPED);
  gtk_box_append (box, button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

static void
on_retired_changed (FoyerQuestionsCard *self,
                    guint               position,
                    guint               n_removed,
                    guint               n_added,
                    GListModel         *retired)
{
  gtk_widget_set_visible (self->retired_box, g_list_model_get_n_items (retired) > 0);
}

static void
foyer_questions_card_dispose (GObject *object)
{
  FoyerQuestionsCard *self = FOYER_QUESTIONS_CARD (object);

  g_clear_object (&self->question);
  g_clear_object (&self->services);
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_questions_card_parent_class)->dispose (object);
}

static void
foyer_questions_card_finalize (GObject *object)
{
  g_clear_object (&FOYER_QUESTIONS_CARD (object)->cancellable);

  G_OBJECT_CLASS (foyer_questions_card_parent_class)->finalize (object);
}

static void
foyer_questions_card_class_init (FoyerQuestionsCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = foyer_questions_card_dispose;
  object_class->finalize = foyer_questions_card_finalize;

  g_type_ensure (FOYER_TYPE_FORM);
  g_type_ensure (FOYER_TYPE_FORM_FIELD);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/shell/foyer-questions-card.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerQuestionsCard, list);
  gtk_widget_class_bind_template_child (widget_class, FoyerQuestionsCard, editor);
  gtk_widget_class_bind_template_child (widget_class, FoyerQuestionsCard, editor_title);
  gtk_widget_class_bind_template_child (widget_class, FoyerQuestionsCard, form);
  gtk_widget_class_bind_template_child (widget_class, FoyerQuestionsCard, label_entry);
  gtk_widget_class_bind_template_child (widget_class, FoyerQuestionsCard, label_zh_entry);
  gtk_widget_class_bind_template_child (widget_class, FoyerQuestionsCard, error_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerQuestionsCard, retire_button);
  gtk_widget_class_bind_template_child (widget_class, FoyerQuestionsCard, retired_box);
  gtk_widget_class_bind_template_child (widget_class, FoyerQuestionsCard, retired_list);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_retire);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
}

static void
foyer_questions_card_init (FoyerQuestionsCard *self)
{
  /* Closing the window must not take back what was just done: it is never cancelled. */
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
foyer_questions_card_new (FoyerServices *services)
{
  FoyerQuestionsCard *self;
  GListModel *asked, *retired;

  g_return_val_if_fail (FOYER_IS_SERVICES (services), NULL);

  self = g_object_new (FOYER_TYPE_QUESTIONS_CARD, NULL);
  self->services = g_object_ref (services);
  asked = foyer_callbacks_get_questions (get_callbacks (self));
  retired = foyer_callbacks_get_retired_questions (get_callbacks (self));
  gtk_list_box_bind_model (self->list, asked, create_row, self, NULL);
  gtk_list_box_bind_model (self->retired_list, retired, create_retired_row, self, NULL);
  g_signal_connect_object (asked, "items-changed", G_CALLBACK (on_asked_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (retired, "items-changed", G_CALLBACK (on_retired_changed), self,
                           G_CONNECT_SWAPPED);
  on_asked_changed (self);
  on_retired_changed (self, 0, 0, 0, retired);

  return GTK_WIDGET (self);
}
