#include "panels/schedule/foyer-way-out-form.h"

#include "service/foyer-rota-words.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n.h>

/* A month in which too few people are there changes on many days: the first ones tell enough. */
#define MOST_LINES 8

struct _FoyerWayOutForm
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (FoyerWayOutForm, foyer_way_out_form, GTK_TYPE_WIDGET)

enum
{
  CONFIRMED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_clicked (FoyerWayOutForm *self)
{
  g_signal_emit (self, signals[CONFIRMED], 0);
}

static void
foyer_way_out_form_dispose (GObject *object)
{
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_way_out_form_parent_class)->dispose (object);
}

static void
foyer_way_out_form_class_init (FoyerWayOutFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = foyer_way_out_form_dispose;

  signals[CONFIRMED] = g_signal_new ("confirmed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
foyer_way_out_form_init (FoyerWayOutForm *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 8);
}

static void
append_label (FoyerWayOutForm *self,
              const char      *text,
              const char      *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
}

GtkWidget *
foyer_way_out_form_new (FoyerRotaWayOut *way)
{
  FoyerWayOutForm *self = g_object_new (FOYER_TYPE_WAY_OUT_FORM, NULL);
  g_auto (GStrv) lines = foyer_rota_words_way_out_details (NULL, way);
  guint n_lines = g_strv_length (lines);
  GtkWidget *button;

  append_label (self, _("This changes what is promised or asked for:"), "heading");
  for (guint i = 0; i < MIN (n_lines, MOST_LINES); i++)
    append_label (self, lines[i], "plain");
  if (n_lines > MOST_LINES)
    {
      g_autofree char *more = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more",
                                                            "and %u more", n_lines - MOST_LINES),
                                               n_lines - MOST_LINES);

      append_label (self, more, "dim");
    }

  button = gtk_button_new_with_label (C_("button", "Change it and plan again"));
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_clicked), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (button, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}
