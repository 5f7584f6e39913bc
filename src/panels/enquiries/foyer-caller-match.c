#include "panels/enquiries/foyer-caller-match.h"

#include "panels/foyer-visit-text.h"
#include "service/foyer-words.h"
#include "widgets/foyer-hint.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

#define MATCHES_SHOWN 3
/* Fewer characters than this are like too many people. */
#define HINT_CHARS_MIN 2

struct _FoyerCallerMatch
{
  GtkWidget parent_instance;

  FoyerServices *services;
  GCancellable *cancellable; /* of the search under way */
  GPtrArray *hints;

  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (FoyerCallerMatch, foyer_caller_match, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
clear (FoyerCallerMatch *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
on_chosen (GtkButton        *button,
           FoyerCallerMatch *self)
{
  g_autoptr (FoyerCustomer) customer =
    g_object_ref (g_object_get_data (G_OBJECT (button), "customer"));

  foyer_caller_match_clear (self);
  g_signal_emit (self, signals[CHOSEN], 0, customer);
}

static void
add_match (FoyerCallerMatch *self,
           FoyerCustomer    *customer)
{
  FoyerShop *shop = foyer_services_get_shop (self->services);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *line = NULL;
  GtkWidget *button, *label;

  g_ptr_array_add (parts, g_strdup (foyer_customer_get_name (customer)));
  g_ptr_array_add (parts, foyer_visit_text_phone (foyer_customer_get_phone (customer), FALSE));
  g_ptr_array_add (parts, g_strdup (foyer_customer_get_organisation (customer)));
  if (foyer_customer_get_last_contact (customer) != 0)
    {
      g_autofree char *time =
        foyer_words_time (NULL, foyer_shop_get_time (shop),
                          foyer_customer_get_last_contact (customer),
                          foyer_service_now_us (FOYER_SERVICE (shop)));

      /* Translators: %s is when there was something between shop and customer for the last time. */
      g_ptr_array_add (parts, g_strdup_printf (C_("customer", "last contact %s"), time));
    }
  line = foyer_visit_text_list (parts);
  label = gtk_label_new (line);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_tooltip_text (button, _("It is this customer"));
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "customer", g_object_ref (customer),
                          g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_chosen), self, 0);
  gtk_box_append (self->box, button);
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (FoyerCallerMatch) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = foyer_customers_find_finish (FOYER_CUSTOMERS (source), result,
                                                             &error);

  /* A search is a help: when it fails, the call goes on. */
  if (found == NULL)
    return;

  clear (self);
  for (guint i = 0; i < found->len; i++)
    add_match (self, g_ptr_array_index (found, i));
  gtk_widget_set_visible (GTK_WIDGET (self), found->len > 0);
}

static void
on_hint_changed (FoyerCallerMatch *self,
                 GParamSpec       *pspec,
                 FoyerHint        *hint)
{
  const char *text = foyer_hint_get_text (hint);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (g_utf8_strlen (text, -1) < HINT_CHARS_MIN)
    {
      clear (self);
      return;
    }
  self->cancellable = g_cancellable_new ();
  foyer_customers_find_async (foyer_services_get_customers (self->services), text, MATCHES_SHOWN,
                              self->cancellable, on_found, g_object_ref (self));
}

static void
foyer_caller_match_dispose (GObject *object)
{
  FoyerCallerMatch *self = FOYER_CALLER_MATCH (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_ptr_array_set_size (self->hints, 0);
  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_caller_match_parent_class)->dispose (object);
}

static void
foyer_caller_match_finalize (GObject *object)
{
  g_ptr_array_unref (FOYER_CALLER_MATCH (object)->hints);

  G_OBJECT_CLASS (foyer_caller_match_parent_class)->finalize (object);
}

static void
foyer_caller_match_class_init (FoyerCallerMatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = foyer_caller_match_dispose;
  object_class->finalize = foyer_caller_match_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, FOYER_TYPE_CUSTOMER);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/enquiries/foyer-caller-match.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerCallerMatch, box);
}

static void
foyer_caller_match_init (FoyerCallerMatch *self)
{
  self->hints = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
foyer_caller_match_connect (FoyerCallerMatch *self,
                            FoyerServices    *services)
{
  g_return_if_fail (FOYER_IS_CALLER_MATCH (self));

  g_set_object (&self->services, services);
}

/* What is typed into @editable is looked for from now on. */
void
foyer_caller_match_watch (FoyerCallerMatch *self,
                          GtkEditable      *editable)
{
  FoyerHint *hint;

  g_return_if_fail (FOYER_IS_CALLER_MATCH (self));

  hint = foyer_hint_new (editable);
  g_signal_connect_object (hint, "notify::text", G_CALLBACK (on_hint_changed), self,
                           G_CONNECT_SWAPPED);
  g_ptr_array_add (self->hints, hint);
}

/* Forgets who was found and what is being looked for. */
void
foyer_caller_match_clear (FoyerCallerMatch *self)
{
  g_return_if_fail (FOYER_IS_CALLER_MATCH (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  clear (self);
}
