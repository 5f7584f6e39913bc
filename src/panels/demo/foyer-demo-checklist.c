#include "panels/demo/foyer-demo-checklist.h"

#include "widgets/foyer-widget.h"

/* Points beyond the ninth have no digit. */
#define MAX_DIGIT 9

struct _FoyerDemoChecklist
{
  GtkWidget parent_instance;

  GPtrArray *checks; /* of GtkCheckButton; owned by the tree */
};

G_DEFINE_FINAL_TYPE (FoyerDemoChecklist, foyer_demo_checklist, GTK_TYPE_WIDGET)

enum
{
  TOGGLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_toggled (FoyerDemoChecklist *self,
            GtkCheckButton     *check)
{
  guint index;

  if (!g_ptr_array_find (self->checks, check, &index))
    return;
  g_signal_emit (self, signals[TOGGLED], 0, index, gtk_check_button_get_active (check));
}

static void
foyer_demo_checklist_dispose (GObject *object)
{
  g_ptr_array_set_size (FOYER_DEMO_CHECKLIST (object)->checks, 0);
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_demo_checklist_parent_class)->dispose (object);
}

static void
foyer_demo_checklist_finalize (GObject *object)
{
  g_ptr_array_unref (FOYER_DEMO_CHECKLIST (object)->checks);

  G_OBJECT_CLASS (foyer_demo_checklist_parent_class)->finalize (object);
}

static void
foyer_demo_checklist_class_init (FoyerDemoChecklistClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = foyer_demo_checklist_dispose;
  object_class->finalize = foyer_demo_checklist_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "checklist");

  signals[TOGGLED] = g_signal_new ("toggled", FOYER_TYPE_DEMO_CHECKLIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_BOOLEAN);
}

static void
foyer_demo_checklist_init (FoyerDemoChecklist *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->checks = g_ptr_array_new ();
}

GtkWidget *
foyer_demo_checklist_new (void)
{
  return g_object_new (FOYER_TYPE_DEMO_CHECKLIST, NULL);
}

void
foyer_demo_checklist_clear (FoyerDemoChecklist *self)
{
  g_return_if_fail (FOYER_IS_DEMO_CHECKLIST (self));

  g_ptr_array_set_size (self->checks, 0);
  foyer_widget_remove_children (GTK_WIDGET (self));
}

static GtkWidget *
make_label (const char *text,
            const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  return label;
}

void
foyer_demo_checklist_append (FoyerDemoChecklist *self,
                             const char         *text,
                             const char         *hint,
                             gboolean            is_on)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  guint digit = self->checks->len + 1;

  g_return_if_fail (FOYER_IS_DEMO_CHECKLIST (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_on);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), make_label (text, "check-text"));
  if (hint != NULL && *hint != '\0')
    gtk_box_append (GTK_BOX (words), make_label (hint, "check-hint"));
  gtk_widget_add_css_class (row, "check-row");
  gtk_box_append (GTK_BOX (row), check);
  gtk_box_append (GTK_BOX (row), words);
  if (digit <= MAX_DIGIT)
    {
      g_autofree char *key = g_strdup_printf ("%u", digit);

      gtk_box_append (GTK_BOX (row), make_label (key, "dim"));
    }
  gtk_widget_set_parent (row, GTK_WIDGET (self));
  g_ptr_array_add (self->checks, check);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
}

/* As a click does; returns whether there is such a row. */
gboolean
foyer_demo_checklist_toggle (FoyerDemoChecklist *self,
                             guint               index)
{
  GtkCheckButton *check;

  g_return_val_if_fail (FOYER_IS_DEMO_CHECKLIST (self), FALSE);

  if (index >= self->checks->len || !gtk_widget_is_sensitive (GTK_WIDGET (self)))
    return FALSE;
  check = self->checks->pdata[index];
  gtk_check_button_set_active (check, !gtk_check_button_get_active (check));
  return TRUE;
}
