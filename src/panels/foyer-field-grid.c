#include "panels/foyer-field-grid.h"

#include "panels/foyer-staff-name.h"
#include "panels/foyer-visit-text.h"
#include "service/foyer-words.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

/* For so long a revealed number stays on the screen. */
#define REVEAL_SECONDS 15

struct _FoyerFieldGrid
{
  GtkWidget parent_instance;

  FoyerServices *services;
  FoyerRecord *record;
  char *phone;
  GCancellable *cancellable;
  char *revealed;
  guint hide;

  GtkGrid *grid;
  GtkLabel *phone_label;
  GtkButton *reveal;
  int n_rows;
};

G_DEFINE_FINAL_TYPE (FoyerFieldGrid, foyer_field_grid, GTK_TYPE_WIDGET)

enum
{
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_phone (FoyerFieldGrid *self)
{
  g_autofree char *text = NULL;

  if (self->phone_label == NULL)
    return;

  text = foyer_visit_text_phone (self->revealed != NULL ? self->revealed : self->phone,
                                 self->revealed != NULL);
  gtk_label_set_label (self->phone_label, text);
  gtk_button_set_label (self->reveal, self->revealed != NULL
                                        ? C_("phone", "Hide")
                                        /* Translators: shows the whole number; that is logged. */
                                        : C_("phone", "Show (logged)"));
}

static void
hide_phone (FoyerFieldGrid *self)
{
  g_clear_handle_id (&self->hide, g_source_remove);
  g_clear_pointer (&self->revealed, g_free);
  show_phone (self);
}

static gboolean
on_hide (gpointer data)
{
  FoyerFieldGrid *self = data;

  self->hide = 0;
  hide_phone (self);
  return G_SOURCE_REMOVE;
}

static void
on_revealed (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (FoyerFieldGrid) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *phone = foyer_customers_reveal_finish (FOYER_CUSTOMERS (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->services == NULL)
    return;
  if (error != NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }

  hide_phone (self);
  self->revealed = g_steal_pointer (&phone);
  self->hide = g_timeout_add_seconds (REVEAL_SECONDS, on_hide, self);
  show_phone (self);
}

static void
on_reveal_clicked (FoyerFieldGrid *self)
{
  if (self->revealed != NULL)
    {
      hide_phone (self);
      return;
    }
  foyer_customers_reveal_async (foyer_services_get_customers (self->services), self->record,
                                self->cancellable, on_revealed, g_object_ref (self));
}

static void
clear (FoyerFieldGrid *self)
{
  GtkWidget *child;

  self->phone_label = NULL;
  self->reveal = NULL;
  self->n_rows = 0;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
}

static void
foyer_field_grid_dispose (GObject *object)
{
  FoyerFieldGrid *self = FOYER_FIELD_GRID (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->hide, g_source_remove);
  self->phone_label = NULL;
  self->reveal = NULL;
  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->record);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_field_grid_parent_class)->dispose (object);
}

static void
foyer_field_grid_finalize (GObject *object)
{
  FoyerFieldGrid *self = FOYER_FIELD_GRID (object);

  g_clear_object (&self->cancellable);
  g_free (self->phone);
  g_free (self->revealed);

  G_OBJECT_CLASS (foyer_field_grid_parent_class)->finalize (object);
}

static void
foyer_field_grid_class_init (FoyerFieldGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = foyer_field_grid_dispose;
  object_class->finalize = foyer_field_grid_finalize;

  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
foyer_field_grid_init (FoyerFieldGrid *self)
{
  self->cancellable = g_cancellable_new ();
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 16);
  gtk_grid_set_row_spacing (self->grid, 5);
  gtk_widget_set_parent (GTK_WIDGET (self->grid), GTK_WIDGET (self));
}

/* Empties the grid, to be filled with what is known of @record (nullable). @phone: (nullable): its
 * number. A number that was revealed is hidden again when it is another record, or another
 * number. */
void
foyer_field_grid_begin (FoyerFieldGrid *self,
                        FoyerServices  *services,
                        FoyerRecord    *record,
                        const char     *phone)
{
  gboolean is_same;

  g_return_if_fail (FOYER_IS_FIELD_GRID (self));

  is_same = self->record != NULL && record != NULL
            && foyer_uuid_equal (foyer_record_get_id (self->record), foyer_record_get_id (record))
            && g_strcmp0 (self->phone, phone) == 0;
  clear (self);
  g_set_object (&self->services, services);
  g_set_object (&self->record, record);
  if (is_same)
    return;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  hide_phone (self);
  g_free (self->phone);
  self->phone = g_strdup (phone);
}

/* A line with @word at the left and @value (transfer full) at its right. */
void
foyer_field_grid_add (FoyerFieldGrid *self,
                      const char     *word,
                      GtkWidget      *value)
{
  GtkWidget *label = gtk_label_new (word);

  g_return_if_fail (FOYER_IS_FIELD_GRID (self));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  /* A long word for a field shall not make the card wider than its column. */
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "dim");
  gtk_grid_attach (self->grid, label, 0, self->n_rows, 1, 1);
  gtk_grid_attach (self->grid, value, 1, self->n_rows, 1, 1);
  self->n_rows++;
}

/* @text: (nullable) */
void
foyer_field_grid_add_text (FoyerFieldGrid *self,
                           const char     *field,
                           const char     *text)
{
  GtkWidget *value;

  g_return_if_fail (FOYER_IS_FIELD_GRID (self));

  if (text == NULL || *text == '\0')
    return;

  value = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (value), 0);
  gtk_label_set_wrap (GTK_LABEL (value), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (value), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (value), TRUE);
  /* Selectable text would be a Tab stop for each line; where it is merely not focusable, it keeps the
   * Tab without taking the focus. */
  gtk_widget_set_can_focus (value, FALSE);
  gtk_widget_set_hexpand (value, TRUE);
  foyer_field_grid_add (self, foyer_words_field (NULL, field), value);
}

/* @value: of the enumeration @type, whose 0 is none */
void
foyer_field_grid_add_choice (FoyerFieldGrid *self,
                             const char     *field,
                             GType           type,
                             int             value)
{
  if (value != 0)
    foyer_field_grid_add_text (self, field, foyer_words_enum (NULL, type, value));
}

void
foyer_field_grid_add_staff (FoyerFieldGrid  *self,
                            const char      *field,
                            const FoyerUuid *staff)
{
  foyer_field_grid_add_text (self, field,
                             foyer_staff_name (foyer_services_get_people (self->services), staff));
}

/* @at_us: microseconds UTC, 0 for none */
void
foyer_field_grid_add_time (FoyerFieldGrid *self,
                           const char     *field,
                           gint64          at_us)
{
  FoyerShop *shop = foyer_services_get_shop (self->services);
  g_autofree char *text = NULL;

  if (at_us == 0)
    return;
  text = foyer_words_time (NULL, foyer_shop_get_time (shop), at_us,
                           foyer_service_now_us (FOYER_SERVICE (shop)));
  foyer_field_grid_add_text (self, field, text);
}

/* The number, masked, and a way to see it. */
void
foyer_field_grid_add_phone (FoyerFieldGrid *self)
{
  GtkWidget *box;

  g_return_if_fail (FOYER_IS_FIELD_GRID (self));

  if (self->phone == NULL || *self->phone == '\0')
    return;

  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->phone_label = GTK_LABEL (gtk_label_new (NULL));
  self->reveal = GTK_BUTTON (gtk_button_new_with_label (""));
  gtk_widget_add_css_class (GTK_WIDGET (self->reveal), "link");
  g_signal_connect_object (self->reveal, "clicked", G_CALLBACK (on_reveal_clicked), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->phone_label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->reveal));
  foyer_field_grid_add (self, foyer_words_field (NULL, "phone"), box);
  show_phone (self);
}

/* Whether the whole number is on the screen. */
gboolean
foyer_field_grid_get_revealed (FoyerFieldGrid *self)
{
  g_return_val_if_fail (FOYER_IS_FIELD_GRID (self), FALSE);

  return self->revealed != NULL;
}
