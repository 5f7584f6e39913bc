#include "panels/callbacks/foyer-call-attempts.h"

#include "panels/foyer-staff-name.h"
#include "panels/foyer-visit-text.h"
#include "service/foyer-words.h"
#include "widgets/foyer-timeline-gutter.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

struct _FoyerCallAttempts
{
  GtkWidget parent_instance;

  FoyerServices *services;
  GCancellable *cancellable;
  FoyerCallbackRow *row;

  GtkLabel *tries;
  GtkBox *calls;
};

G_DEFINE_FINAL_TYPE (FoyerCallAttempts, foyer_call_attempts, GTK_TYPE_WIDGET)

static const FoyerUuid *
get_id (FoyerCallAttempts *self)
{
  return foyer_record_get_id (FOYER_RECORD (foyer_callback_row_get_item (self->row)));
}

static GtkWidget *
make_attempt (FoyerCallAttempts *self,
              FoyerAttempt      *attempt,
              gboolean           is_first,
              gboolean           is_last)
{
  FoyerShop *shop = foyer_services_get_shop (self->services);
  const char *who = foyer_staff_name (foyer_services_get_people (self->services),
                                      foyer_attempt_get_staff (attempt));
  const char *remark = foyer_attempt_get_remark (attempt);
  g_autofree char *time = foyer_words_time (NULL, foyer_shop_get_time (shop),
                                            foyer_attempt_get_at (attempt),
                                            foyer_service_now_us (FOYER_SERVICE (shop)));
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) below = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;
  g_autofree char *when = NULL;
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *gutter = foyer_timeline_gutter_new ();
  GtkWidget *line, *dim;

  g_ptr_array_add (parts, g_strdup (foyer_words_enum (NULL, FOYER_TYPE_CONTACT_RESULT,
                                                      foyer_attempt_get_contact (attempt))));
  if (*remark != '\0' && !g_str_equal (remark, FOYER_NOTE_WRONG_NUMBER))
    g_ptr_array_add (parts, foyer_words_note (NULL, remark));
  g_ptr_array_add (below, g_strdup (time));
  if (who != NULL)
    g_ptr_array_add (below, g_strdup (who));
  if (foyer_attempt_get_way (attempt) == FOYER_ACT_WAY_NOTICE)
    g_ptr_array_add (below, g_strdup (foyer_words_enum (NULL, FOYER_TYPE_ACT_WAY,
                                                        FOYER_ACT_WAY_NOTICE)));
  text = foyer_visit_text_list (parts);
  when = foyer_visit_text_list (below);

  line = gtk_label_new (text);
  dim = gtk_label_new (when);
  g_object_set (gutter, "is-first", is_first, "is-last", is_last, NULL);
  gtk_label_set_wrap (GTK_LABEL (line), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (line), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (line), 0);
  gtk_label_set_xalign (GTK_LABEL (dim), 0);
  gtk_widget_add_css_class (dim, "dim");
  gtk_widget_add_css_class (dim, "caption");
  gtk_box_append (GTK_BOX (words), line);
  gtk_box_append (GTK_BOX (words), dim);
  gtk_box_append (GTK_BOX (row), gutter);
  gtk_box_append (GTK_BOX (row), words);
  return row;
}

static void
on_attempts_read (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (FoyerCallAttempts) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) attempts =
    foyer_callbacks_read_attempts_finish (FOYER_CALLBACKS (source), result, &error);

  if (attempts == NULL || self->row == NULL)
    return;

  foyer_widget_remove_children (GTK_WIDGET (self->calls));
  for (guint i = 0; i < attempts->len; i++)
    if (foyer_uuid_equal (foyer_attempt_get_item (attempts->pdata[i]), get_id (self)))
      gtk_box_append (self->calls, make_attempt (self, attempts->pdata[i], i == 0,
                                                    i + 1 == attempts->len));
}

static void
show_attempts (FoyerCallAttempts *self)
{
  FoyerCallback *callback = foyer_callback_row_get_callback (self->row);
  FoyerSettings *settings =
    foyer_shop_get_settings (foyer_services_get_shop (self->services));
  /* Translators: %1$d is which try of a callback this is, %2$d how many there are at most. */
  g_autofree char *tries =
    g_strdup_printf (_("try %1$d of %2$d"), (int) foyer_callback_get_attempts (callback) + 1,
                     (int) foyer_settings_get_count (settings,
                                                     FOYER_SETTING_CALLBACK_MAX_ATTEMPTS));

  gtk_label_set_label (self->tries, tries);
  foyer_widget_remove_children (GTK_WIDGET (self->calls));
  foyer_callbacks_read_attempts_async (foyer_services_get_callbacks (self->services),
                                       get_id (self), self->cancellable, on_attempts_read, g_object_ref (self));
}

static void
foyer_call_attempts_dispose (GObject *object)
{
  FoyerCallAttempts *self = FOYER_CALL_ATTEMPTS (object);

  g_cancellable_cancel (self->cancellable);
  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->row);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_call_attempts_parent_class)->dispose (object);
}

static void
foyer_call_attempts_finalize (GObject *object)
{
  g_object_unref (FOYER_CALL_ATTEMPTS (object)->cancellable);

  G_OBJECT_CLASS (foyer_call_attempts_parent_class)->finalize (object);
}

static void
foyer_call_attempts_class_init (FoyerCallAttemptsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = foyer_call_attempts_dispose;
  object_class->finalize = foyer_call_attempts_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/callbacks/foyer-call-attempts.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerCallAttempts, tries);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallAttempts, calls);
}

static void
foyer_call_attempts_init (FoyerCallAttempts *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
foyer_call_attempts_connect (FoyerCallAttempts *self,
                             FoyerServices     *services)
{
  g_return_if_fail (FOYER_IS_CALL_ATTEMPTS (self));

  self->services = g_object_ref (services);
}

/* @row: (nullable) */
void
foyer_call_attempts_set_row (FoyerCallAttempts *self,
                             FoyerCallbackRow  *row)
{
  g_return_if_fail (FOYER_IS_CALL_ATTEMPTS (self));

  g_set_object (&self->row, row);
  if (row != NULL)
    show_attempts (self);
}
