#include "shell/foyer-targets-card.h"

#include "service/foyer-words.h"
#include "widgets/foyer-form.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

/* Three minutes a call, all day long. */
#define MOST_CALLS 200

struct _FoyerTargetsCard
{
  GtkWidget parent_instance;

  FoyerForm *form;

  FoyerServices *services;
  GCancellable *cancellable;
  GHashTable *targets;          /* FoyerUuid → guint, as read last; NULL before */
  gboolean is_showing;          /* the program changes a number, not a person */
};

G_DEFINE_FINAL_TYPE (FoyerTargetsCard, foyer_targets_card, GTK_TYPE_WIDGET)

static FoyerCallbacks *
get_callbacks (FoyerTargetsCard *self)
{
  return foyer_services_get_callbacks (self->services);
}

static FoyerStaff *
get_staff (FoyerFormField *field)
{
  return g_object_get_data (G_OBJECT (field), "staff");
}

static guint
get_target (FoyerTargetsCard *self,
            FoyerFormField   *field)
{
  FoyerStaff *staff = get_staff (field);

  return self->targets != NULL
           ? GPOINTER_TO_UINT (g_hash_table_lookup (self->targets,
                                                    foyer_record_get_id (FOYER_RECORD (staff))))
           : 0;
}

static void
on_set (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (FoyerFormField) field = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (foyer_callbacks_finish_order (FOYER_CALLBACKS (source), result, &error))
    return;

  /* What was chosen stays where it is. */
  sentence = foyer_words_error (NULL, error);
  foyer_form_field_set_error (field, sentence);
}

static void
on_number_changed (FoyerTargetsCard *self,
                   GtkSpinButton    *spin)
{
  FoyerFormField *field =
    FOYER_FORM_FIELD (gtk_widget_get_ancestor (GTK_WIDGET (spin), FOYER_TYPE_FORM_FIELD));
  guint target = (guint) gtk_spin_button_get_value_as_int (spin);

  if (self->is_showing)
    return;

  foyer_form_field_set_error (field, NULL);
  foyer_callbacks_set_target_async (get_callbacks (self), get_staff (field), target, NULL, on_set,
                                    g_object_ref (field));
}

/* What is just being typed is left alone. */
static void
show_targets (FoyerTargetsCard *self)
{
  self->is_showing = TRUE;
  for (GtkWidget *field = gtk_widget_get_first_child (GTK_WIDGET (self->form)); field != NULL;
       field = gtk_widget_get_next_sibling (field))
    {
      GtkWidget *spin = foyer_form_field_get_child (FOYER_FORM_FIELD (field));

      if ((gtk_widget_get_state_flags (spin) & GTK_STATE_FLAG_FOCUS_WITHIN) == 0)
        gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin),
                                   get_target (self, FOYER_FORM_FIELD (field)));
    }
  self->is_showing = FALSE;
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (FoyerTargetsCard) self = user_data;
  g_autoptr (GError) error = NULL;
  GHashTable *targets = foyer_callbacks_read_targets_finish (FOYER_CALLBACKS (source), result,
                                                             &error);

  if (targets == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("The daily targets could not be read: %s", error->message);
      return;
    }

  g_clear_pointer (&self->targets, g_hash_table_unref);
  self->targets = targets;
  show_targets (self);
}

static void
read_targets (FoyerTargetsCard *self)
{
  foyer_callbacks_read_targets_async (get_callbacks (self), self->cancellable, on_read,
                                      g_object_ref (self));
}

static void
add_colleague (FoyerTargetsCard *self,
               FoyerStaff       *staff)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (0, MOST_CALLS, 1);
  GtkWidget *field = foyer_form_field_new ("target", foyer_staff_get_name (staff), spin);

  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), TRUE);
  gtk_widget_set_halign (spin, GTK_ALIGN_START);
  foyer_widget_ignore_wheel (spin);
  g_object_set_data_full (G_OBJECT (field), "staff", g_object_ref (staff), g_object_unref);
  g_signal_connect_object (spin, "value-changed", G_CALLBACK (on_number_changed), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->form), field);
}

static void
show_colleagues (FoyerTargetsCard *self)
{
  GListModel *staff = foyer_people_get_staff (foyer_services_get_people (self->services));

  foyer_widget_remove_children (GTK_WIDGET (self->form));
  for (guint i = 0; i < g_list_model_get_n_items (staff); i++)
    {
      g_autoptr (FoyerStaff) colleague = g_list_model_get_item (staff, i);

      if (foyer_staff_get_state (colleague) == FOYER_STAFF_ACTIVE)
        add_colleague (self, colleague);
    }
  show_targets (self);
}

static void
foyer_targets_card_dispose (GObject *object)
{
  FoyerTargetsCard *self = FOYER_TARGETS_CARD (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->services);
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_targets_card_parent_class)->dispose (object);
}

static void
foyer_targets_card_finalize (GObject *object)
{
  FoyerTargetsCard *self = FOYER_TARGETS_CARD (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->targets, g_hash_table_unref);

  G_OBJECT_CLASS (foyer_targets_card_parent_class)->finalize (object);
}

static void
foyer_targets_card_class_init (FoyerTargetsCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = foyer_targets_card_dispose;
  object_class->finalize = foyer_targets_card_finalize;

  g_type_ensure (FOYER_TYPE_FORM);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/shell/foyer-targets-card.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerTargetsCard, form);
}

static void
foyer_targets_card_init (FoyerTargetsCard *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
foyer_targets_card_new (FoyerServices *services)
{
  FoyerTargetsCard *self;

  g_return_val_if_fail (FOYER_IS_SERVICES (services), NULL);

  self = g_object_new (FOYER_TYPE_TARGETS_CARD, NULL);
  self->services = g_object_ref (services);
  g_signal_connect_object (foyer_people_get_staff (foyer_services_get_people (services)),
                           "items-changed", G_CALLBACK (show_colleagues), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_callbacks (self), "targets-changed", G_CALLBACK (read_targets), self,
                           G_CONNECT_SWAPPED);
  show_colleagues (self);
  read_targets (self);

  return GTK_WIDGET (self);
}
