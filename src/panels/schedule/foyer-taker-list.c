#include "panels/schedule/foyer-taker-list.h"

#include "widgets/foyer-widget.h"

#include <glib/gi18n.h>

/* Whom nobody would ask first is not offered. */
#define MOST_TAKERS 6

struct _FoyerTakerList
{
  GtkWidget parent_instance;

  GPtrArray *takers; /* of FoyerRotaTaker */
};

G_DEFINE_FINAL_TYPE (FoyerTakerList, foyer_taker_list, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_clicked (FoyerTakerList *self,
            GtkWidget      *button)
{
  g_signal_emit (self, signals[CHOSEN], 0, g_object_get_data (G_OBJECT (button), "taker"));
}

static void
foyer_taker_list_dispose (GObject *object)
{
  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_pointer (&FOYER_TAKER_LIST (object)->takers, g_ptr_array_unref);

  G_OBJECT_CLASS (foyer_taker_list_parent_class)->dispose (object);
}

static void
foyer_taker_list_class_init (FoyerTakerListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = foyer_taker_list_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
foyer_taker_list_init (FoyerTakerList *self)
{
  gtk_orientable_set_orientation (
    GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
}

static GtkWidget *
make_button (FoyerTakerList *self,
             FoyerRotaTaker *taker)
{
  guint n_more = taker->changes->len - 1;
  g_autofree char *text = NULL;
  GtkWidget *button;

  if (n_more == 0)
    text = g_strdup (foyer_staff_get_name (taker->staff));
  else
    /* Translators: somebody who can stand in; %1$s is a name, %2$u how many other cells change. */
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$s, and %2$u more cell changes",
                                         "%1$s, and %2$u more cells change", n_more),
                            foyer_staff_get_name (taker->staff), n_more);
  button = gtk_button_new_with_label (text);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), "taker", taker);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_clicked), self, G_CONNECT_SWAPPED);

  return button;
}

/* @takers: (element-type FoyerRotaTaker): at least one */
GtkWidget *
foyer_taker_list_new (GPtrArray *takers)
{
  FoyerTakerList *self = g_object_new (FOYER_TYPE_TAKER_LIST, NULL);

  self->takers = g_ptr_array_ref (takers);
  gtk_widget_set_parent (gtk_label_new (_("Who can stand in, the best first")), GTK_WIDGET (self));
  for (guint i = 0; i < MIN (takers->len, MOST_TAKERS); i++)
    gtk_widget_set_parent (make_button (self, takers->pdata[i]), GTK_WIDGET (self));

  return GTK_WIDGET (self);
}
