#include "panels/foyer-visit-fields.h"

#include "panels/foyer-staff-name.h"
#include "panels/foyer-visit-text.h"
#include "service/foyer-words.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

/* For so long a revealed number stays on the screen. */
#define REVEAL_SECONDS 15

struct _FoyerVisitFields
{
  GtkWidget parent_instance;

  FoyerServices *services;
  FoyerVisit *visit;
  GCancellable *cancellable;
  char *phone; /* revealed */
  guint hide;

  GtkGrid *grid;
  GtkLabel *phone_label;
  GtkButton *reveal;
  int n_rows;
};

G_DEFINE_FINAL_TYPE (FoyerVisitFields, foyer_visit_fields, GTK_TYPE_WIDGET)

enum
{
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_phone (FoyerVisitFields *self)
{
  g_autofree char *text = NULL;

  if (self->phone_label == NULL || self->visit == NULL)
    return;

  text = self->phone != NULL
           ? foyer_visit_text_phone (self->phone, TRUE)
           : foyer_visit_text_phone (foyer_visit_get_phone (self->visit), FALSE);
  gtk_label_set_label (self->phone_label, text);
  gtk_button_set_label (self->reveal, self->phone != NULL
                                        ? C_("phone", "Hide")
                                        /* Translators: shows the whole number; that is logged. */
                                        : C_("phone", "Show (logged)"));
}

static void
hide_phone (FoyerVisitFields *self)
{
  g_clear_handle_id (&self->hide, g_source_remove);
  g_clear_pointer (&self->phone, g_free);
  show_phone (self);
}

static gboolean
on_hide (gpointer data)
{
  FoyerVisitFields *self = data;

  self->hide = 0;
  hide_phone (self);
  return G_SOURCE_REMOVE;
}

static void
on_revealed (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (FoyerVisitFields) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *phone = foyer_customers_reveal_finish (FOYER_CUSTOMERS (source), result,
                                                          &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }

  g_free (self->phone);
  self->phone = g_steal_pointer (&phone);
  self->hide = g_timeout_add_seconds (REVEAL_SECONDS, on_hide, self);
  show_phone (self);
}

static void
on_reveal_clicked (FoyerVisitFields *self)
{
  if (self->phone != NULL)
    {
      hide_phone (self);
      return;
    }
  foyer_customers_reveal_async (foyer_services_get_customers (self->services),
                                FOYER_RECORD (self->visit), self->cancellable, on_revealed,
                                g_object_ref (self));
}

/* A label in words at the left and @value (transfer full) at its right. */
static void
add_row (FoyerVisitFields *self,
         const char       *field,
         GtkWidget        *value)
{
  GtkWidget *label = gtk_label_new (foyer_words_field (NULL, field));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "dim");
  gtk_grid_attach (self->grid, label, 0, self->n_rows, 1, 1);
  gtk_grid_attach (self->grid, value, 1, self->n_rows, 1, 1);
  self->n_rows++;
}

static void
add_text (FoyerVisitFields *self,
          const char       *field,
          const char       *text)
{
  GtkWidget *value;

  if (text == NULL || *text == '\0')
    return;

  value = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (value), 0);
  gtk_label_set_wrap (GTK_LABEL (value), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (value), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (value), TRUE);
  /* Selectable text would be a Tab stop for each line. */
  gtk_widget_set_focusable (value, FALSE);
  gtk_widget_set_hexpand (value, TRUE);
  add_row (self, field, value);
}

static void
add_phone (FoyerVisitFields *self)
{
  GtkWidget *box;

  if (*foyer_visit_get_phone (self->visit) == '\0')
    return;

  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->phone_label = GTK_LABEL (gtk_label_new (NULL));
  self->reveal = GTK_BUTTON (gtk_button_new_with_label (""));
  gtk_widget_add_css_class (GTK_WIDGET (self->reveal), "link");
  g_signal_connect_object (self->reveal, "clicked", G_CALLBACK (on_reveal_clicked), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->phone_label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->reveal));
  add_row (self, "phone", box);
  show_phone (self);
}

static void
add_choice (FoyerVisitFields *self,
            const char       *field,
            GType             type,
            int               value)
{
  if (value != 0)
    add_text (self, field, foyer_words_enum (NULL, type, value));
}

static void
add_time (FoyerVisitFields *self,
          const char       *field,
          gint64            at_us)
{
  FoyerShop *shop = foyer_services_get_shop (self->services);
  gint64 now_us = foyer_service_now_us (FOYER_SERVICE (shop));
  g_autofree char *text = NULL;

  if (at_us == 0)
    return;
  text = foyer_words_time (NULL, foyer_shop_get_time (shop), at_us, now_us);
  add_text (self, field, text);
}

static void
clear (FoyerVisitFields *self)
{
  GtkWidget *child;

  self->phone_label = NULL;
  self->reveal = NULL;
  self->n_rows = 0;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
}

static void
fill (FoyerVisitFields *self)
{
  FoyerPeople *people = foyer_services_get_people (self->services);
  FoyerVisit *visit = self->visit;

  clear (self);
  add_text (self, "name", foyer_visit_get_name (visit));
  add_phone (self);
  add_text (self, "organisation", foyer_visit_get_organisation (visit));
  add_text (self, "city", foyer_visit_get_city (visit));
  add_choice (self, "purpose", FOYER_TYPE_PURPOSE, foyer_visit_get_purpose (visit));
  add_text (self, "ask", foyer_visit_get_ask (visit));
  add_text (self, "answer", foyer_visit_get_answer (visit));
  add_text (self, "host", foyer_staff_name (people, foyer_visit_get_host (visit)));
  add_text (self, "handler", foyer_staff_name (people, foyer_visit_get_handler (visit)));
  add_time (self, "expected", foyer_visit_get_expected (visit));
  add_time (self, "arrived", foyer_visit_get_arrived (visit));
  add_time (self, "departed", foyer_visit_get_departed (visit));
  add_choice (self, "intent", FOYER_TYPE_INTENT, foyer_visit_get_intent (visit));
  add_choice (self, "lost_kind", FOYER_TYPE_LOST_KIND, foyer_visit_get_lost_kind (visit));
  add_text (self, "lost_reason", foyer_visit_get_lost_reason (visit));
  add_text (self, "message", foyer_visit_get_message (visit));
  add_text (self, "remark", foyer_visit_get_remark (visit));
  if (foyer_visit_get_has_card (visit))
    add_text (self, "has_card", C_("card", "Yes"));
}

static void
foyer_visit_fields_dispose (GObject *object)
{
  FoyerVisitFields *self = FOYER_VISIT_FIELDS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->hide, g_source_remove);
  self->phone_label = NULL;
  self->reveal = NULL;
  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->visit);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_visit_fields_parent_class)->dispose (object);
}

static void
foyer_visit_fields_finalize (GObject *object)
{
  FoyerVisitFields *self = FOYER_VISIT_FIELDS (object);

  g_clear_object (&self->cancellable);
  g_free (self->phone);

  G_OBJECT_CLASS (foyer_visit_fields_parent_class)->finalize (object);
}

static void
foyer_visit_fields_class_init (FoyerVisitFieldsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = foyer_visit_fields_dispose;
  object_class->finalize = foyer_visit_fields_finalize;

  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
foyer_visit_fields_init (FoyerVisitFields *self)
{
  self->cancellable = g_cancellable_new ();
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 16);
  gtk_grid_set_row_spacing (self->grid, 5);
  gtk_widget_set_parent (GTK_WIDGET (self->grid), GTK_WIDGET (self));
}

/* A number that was revealed is hidden again when another visit is shown. */
void
foyer_visit_fields_set_visit (FoyerVisitFields *self,
                              FoyerServices    *services,
                              FoyerVisit       *visit)
{
  gboolean is_same;

  g_return_if_fail (FOYER_IS_VISIT_FIELDS (self));

  is_same = self->visit != NULL && visit != NULL
            && foyer_uuid_equal (foyer_record_get_id (FOYER_RECORD (self->visit)),
                                 foyer_record_get_id (FOYER_RECORD (visit)))
            && g_str_equal (foyer_visit_get_phone (self->visit), foyer_visit_get_phone (visit));
  g_set_object (&self->services, services);
  g_set_object (&self->visit, visit);
  if (!is_same)
    {
      g_cancellable_cancel (self->cancellable);
      g_object_unref (self->cancellable);
      self->cancellable = g_cancellable_new ();
      g_clear_handle_id (&self->hide, g_source_remove);
      g_clear_pointer (&self->phone, g_free);
    }
  if (visit != NULL)
    fill (self);
  else
    clear (self);
}

/* Whether the whole number is on the screen. */
gboolean
foyer_visit_fields_get_revealed (FoyerVisitFields *self)
{
  g_return_val_if_fail (FOYER_IS_VISIT_FIELDS (self), FALSE);

  return self->phone != NULL;
}
