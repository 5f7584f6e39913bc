#include "panels/callbacks/foyer-call-survey.h"

#include "service/foyer-words.h"
#include "widgets/foyer-segmented.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

struct _FoyerCallSurvey
{
  GtkWidget parent_instance;

  FoyerServices *services;
  GCancellable *cancellable;
  FoyerItem *item;              /* at whose end it is asked */

  GtkLabel *title;
  GtkBox *questions;
};

G_DEFINE_FINAL_TYPE (FoyerCallSurvey, foyer_call_survey, GTK_TYPE_WIDGET)

enum
{
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static FoyerCallbacks *
get_callbacks (FoyerCallSurvey *self)
{
  return foyer_services_get_callbacks (self->services);
}

static void
add_question (FoyerCallSurvey     *self,
              FoyerSurveyQuestion *question)
{
  const char *label = foyer_words_choose (NULL, foyer_survey_question_get_label_zh (question),
                                          foyer_survey_question_get_label (question));
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
  gtk_accessible_update_property (GTK_ACCESSIBLE (ratings), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), ratings);
  g_object_set_data (G_OBJECT (box), "ratings", ratings);
  g_object_set_data_full (G_OBJECT (box), "question", g_object_ref (question), g_object_unref);
  gtk_box_append (self->questions, box);
}

static void
on_surveyed (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (FoyerCallSurvey) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerItem) item = foyer_callbacks_finish (FOYER_CALLBACKS (source), result, &error);

  if (item != NULL)
    foyer_call_survey_close (self);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error);
}

static void
submit_survey (FoyerCallSurvey *self,
               GArray          *ratings)
{
  if (self->item != NULL)
    foyer_callbacks_survey_async (get_callbacks (self), self->item, ratings, NULL,
                                  self->cancellable, on_surveyed, g_object_ref (self));
}

static void
on_survey_declined (FoyerCallSurvey *self)
{
  submit_survey (self, NULL);
}

static void
foyer_call_survey_dispose (GObject *object)
{
  FoyerCallSurvey *self = FOYER_CALL_SURVEY (object);

  g_cancellable_cancel (self->cancellable);
  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->item);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_call_survey_parent_class)->dispose (object);
}

static void
foyer_call_survey_finalize (GObject *object)
{
  g_object_unref (FOYER_CALL_SURVEY (object)->cancellable);

  G_OBJECT_CLASS (foyer_call_survey_parent_class)->finalize (object);
}

static void
foyer_call_survey_class_init (FoyerCallSurveyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = foyer_call_survey_dispose;
  object_class->finalize = foyer_call_survey_finalize;

  signals[FAILED] = g_signal_new ("failed", FOYER_TYPE_CALL_SURVEY, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/callbacks/foyer-call-survey.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerCallSurvey, title);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallSurvey, questions);
  gtk_widget_class_bind_template_callback (widget_class, foyer_call_survey_save);
  gtk_widget_class_bind_template_callback (widget_class, on_survey_declined);
}

static void
foyer_call_survey_init (FoyerCallSurvey *self)
{
  g_type_ensure (FOYER_TYPE_SEGMENTED);
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
foyer_call_survey_connect (FoyerCallSurvey *self,
                           FoyerServices   *services)
{
  g_return_if_fail (FOYER_IS_CALL_SURVEY (self));

  self->services = g_object_ref (services);
  /* They are there by the time a call ends. */
  foyer_callbacks_get_questions (foyer_services_get_callbacks (services));
}

/* Asks at the end of the call of @item. */
void
foyer_call_survey_open (FoyerCallSurvey *self,
                        FoyerItem       *item)
{
  GListModel *questions = foyer_callbacks_get_questions (get_callbacks (self));
  g_autofree char *title = NULL;

  g_set_object (&self->item, item);
  foyer_widget_remove_children (GTK_WIDGET (self->questions));
  for (guint i = 0; i < g_list_model_get_n_items (questions); i++)
    {
      g_autoptr (FoyerSurveyQuestion) question = g_list_model_get_item (questions, i);

      add_question (self, question);
    }
  /* Translators: %s is the customer who was just called. */
  title = g_strdup_printf (_("Survey: %s"), foyer_item_get_name (item));
  gtk_label_set_label (self->title, title);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

gboolean
foyer_call_survey_is_open (FoyerCallSurvey *self)
{
  g_return_val_if_fail (FOYER_IS_CALL_SURVEY (self), FALSE);

  return self->item != NULL;
}

/* Returns whether it was open. */
gboolean
foyer_call_survey_close (FoyerCallSurvey *self)
{
  gboolean was_open;

  g_return_val_if_fail (FOYER_IS_CALL_SURVEY (self), FALSE);

  was_open = self->item != NULL;
  g_clear_object (&self->item);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  return was_open;
}

/* Saves what was rated. */
void
foyer_call_survey_save (FoyerCallSurvey *self)
{
  g_autoptr (GArray) ratings = g_array_new (FALSE, FALSE, sizeof (FoyerRating));

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->questions)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      FoyerSegmented *choice = g_object_get_data (G_OBJECT (child), "ratings");
      const char *key = foyer_segmented_get_selected (choice);
      FoyerRating rating = {
        .question = *foyer_record_get_id (g_object_get_data (G_OBJECT (child), "question")),
        .rating = key != NULL ? key[0] - '0' : 0,
      };

      g_array_append_val (ratings, rating);
    }
  submit_survey (self, ratings);
}

