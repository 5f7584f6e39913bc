#include "panels/schedule/foyer-taker-list.h"

#include "widgets/foyer-widget.h"

#include <glib/gi18n.h>

/* A shop of forty people is scrolled. */
#define MOST_HEIGHT 360

struct _FoyerTakerList
{
  GtkWidget parent_instance;

  GtkBox *box;
  GtkLabel *head;   /* says that nobody can, until somebody does */
  char *heading;
  gboolean could;   /* the last one can */
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
  g_signal_emit (self, signals[CHOSEN], 0, g_object_get_data (G_OBJECT (button), "staff"));
}

static void
foyer_taker_list_dispose (GObject *object)
{
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_taker_list_parent_class)->dispose (object);
}

static void
foyer_taker_list_finalize (GObject *object)
{
  g_free (FOYER_TAKER_LIST (object)->heading);

  G_OBJECT_CLASS (foyer_taker_list_parent_class)->finalize (object);
}

static void
foyer_taker_list_class_init (FoyerTakerListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = foyer_taker_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = foyer_taker_list_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, FOYER_TYPE_STAFF);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
foyer_taker_list_init (FoyerTakerList *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 2));
  /* Room for the ring around who has the focus. */
  gtk_widget_set_margin_start (GTK_WIDGET (self->box), 3);
  gtk_widget_set_margin_end (GTK_WIDGET (self->box), 3);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), MOST_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->box));
  gtk_widget_set_parent (scrolled, GTK_WIDGET (self));
}

/* The name, and below it what it means. */
static GtkWidget *
make_lines (FoyerStaff *staff,
            const char *words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = gtk_label_new (foyer_staff_get_name (staff));
  GtkWidget *means = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_xalign (GTK_LABEL (means), 0);
  gtk_widget_add_css_class (means, "dim");
  gtk_widget_add_css_class (means, "caption");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), means);

  return box;
}

static GtkWidget *
make_button (FoyerTakerList *self,
             FoyerStaff     *staff,
             const char     *words)
{
  GtkWidget *button = gtk_button_new ();
  g_autofree char *spoken = g_strdup_printf ("%s, %s", foyer_staff_get_name (staff), words);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  gtk_button_set_child (GTK_BUTTON (button), make_lines (staff, words));
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "staff", g_object_ref (staff), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_clicked), self, G_CONNECT_SWAPPED);

  return button;
}

static GtkLabel *
append_head (FoyerTakerList *self,
             const char     *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (self->box, label);

  return GTK_LABEL (label);
}

/* @heading: over those who can; @nobody: what is said instead when nobody can */
GtkWidget *
foyer_taker_list_new (const char *heading,
                      const char *nobody)
{
  FoyerTakerList *self = g_object_new (FOYER_TYPE_TAKER_LIST, NULL);

  self->heading = g_strdup (heading);
  self->head = append_head (self, nobody);
  return GTK_WIDGET (self);
}

/* Who can is a button; who cannot is read. */
void
foyer_taker_list_append (FoyerTakerList *self,
                         FoyerStaff     *staff,
                         gboolean        can,
                         const char     *words)
{
  GtkWidget *row;

  g_return_if_fail (FOYER_IS_TAKER_LIST (self));

  if (can && !self->could)
    gtk_label_set_label (self->head, self->heading);
  else if (self->could && !can)
    append_head (self, _("Who cannot"));

  row = can ? make_button (self, staff, words) : make_lines (staff, words);
  gtk_widget_add_css_class (row, "taker");
  gtk_box_append (self->box, row);
  self->could = can;
}
