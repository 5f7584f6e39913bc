#include "panels/schedule/foyer-taker-list.h"

#include "service/foyer-rota-words.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n.h>

/* A shop of forty people is scrolled. */
#define MOST_HEIGHT 360

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

/* The name, and below it what it means. */
static GtkWidget *
make_lines (FoyerRotaTaker *taker,
            const char     *words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = gtk_label_new (foyer_staff_get_name (taker->staff));
  GtkWidget *means = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_xalign (GTK_LABEL (means), 0);
  gtk_widget_add_css_class (means, "dim");
  gtk_widget_add_css_class (means, "caption");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), means);

  return box;
}

/* Who can is a button; who cannot is read. */
static GtkWidget *
make_row (FoyerTakerList *self,
          FoyerRotaTaker *taker)
{
  g_autofree char *words = foyer_rota_words_taker (NULL, taker);
  GtkWidget *lines = make_lines (taker, words);
  g_autofree char *spoken = NULL;
  GtkWidget *button;

  if (taker->changes == NULL)
    {
      gtk_widget_add_css_class (lines, "taker");
      return lines;
    }

  button = gtk_button_new ();
  spoken = g_strdup_printf ("%s, %s", foyer_staff_get_name (taker->staff), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_button_set_child (GTK_BUTTON (button), lines);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "taker");
  g_object_set_data (G_OBJECT (button), "taker", taker);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_clicked), self, G_CONNECT_SWAPPED);

  return button;
}

static void
append_head (GtkWidget  *box,
             const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box), label);
}

/* @takers: (element-type FoyerRotaTaker): those who can come first */
GtkWidget *
foyer_taker_list_new (GPtrArray *takers)
{
  FoyerTakerList *self = g_object_new (FOYER_TYPE_TAKER_LIST, NULL);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gboolean could = TRUE;

  self->takers = g_ptr_array_ref (takers);
  /* Room for the ring around who has the focus. */
  gtk_widget_set_margin_start (box, 3);
  gtk_widget_set_margin_end (box, 3);
  for (guint i = 0; i < takers->len; i++)
    {
      FoyerRotaTaker *taker = g_ptr_array_index (takers, i);
      gboolean can = taker->changes != NULL;

      if (i == 0)
        append_head (box, can ? _("Who can stand in, the best first")
                              : _("Nobody can stand in without breaking a rule."));
      else if (could && !can)
        append_head (box, _("Who cannot"));
      gtk_box_append (GTK_BOX (box), make_row (self, taker));
      could = can;
    }

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), MOST_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_widget_set_parent (scrolled, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}
