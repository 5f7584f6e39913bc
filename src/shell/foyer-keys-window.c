#include "shell/foyer-keys-window.h"

#include "widgets/foyer-keycap.h"

/* What the title of a group and the space above it take. */
#define HEAD_LINES 2

struct _FoyerKeysWindow
{
  GtkWindow parent_instance;

  GtkBox *first_column;
  GtkBox *second_column;
  GtkSizeGroup *places; /* all groups begin their words at one edge */
  GtkGrid *grid;
  char *group;
  int n_rows;
  int n_lines[2]; /* of the columns */
  int column;     /* into which the group goes */
};

G_DEFINE_FINAL_TYPE (FoyerKeysWindow, foyer_keys_window, GTK_TYPE_WINDOW)

static void
foyer_keys_window_finalize (GObject *object)
{
  g_free (FOYER_KEYS_WINDOW (object)->group);

  G_OBJECT_CLASS (foyer_keys_window_parent_class)->finalize (object);
}

static void
foyer_keys_window_class_init (FoyerKeysWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = foyer_keys_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/foyer/Foyer/ui/shell/foyer-keys-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerKeysWindow, first_column);
  gtk_widget_class_bind_template_child (widget_class, FoyerKeysWindow, second_column);
  gtk_widget_class_bind_template_child (widget_class, FoyerKeysWindow, places);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F1, 0, "window.close", NULL);
}

static void
foyer_keys_window_init (FoyerKeysWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

FoyerKeysWindow *
foyer_keys_window_new (GtkWindow *parent)
{
  return g_object_new (FOYER_TYPE_KEYS_WINDOW, "transient-for", parent, NULL);
}

static void
add_group (FoyerKeysWindow *self,
           const char      *group)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *title = gtk_label_new (group);
  GtkBox *column;

  /* Into the shorter one: all of it is to be seen without scrolling. */
  self->column = self->n_lines[0] <= self->n_lines[1] ? 0 : 1;
  self->n_lines[self->column] += HEAD_LINES;
  column = self->column == 0 ? self->first_column : self->second_column;
  g_free (self->group);
  self->group = g_strdup (group);
  self->n_rows = 0;
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_row_spacing (self->grid, 6);
  gtk_grid_set_column_spacing (self->grid, 12);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "heading");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->grid));
  gtk_box_append (column, box);
}

/* Keys of one group are added one after the other; @keys is as of FoyerKeycap. */
void
foyer_keys_window_add (FoyerKeysWindow *self,
                       const char      *group,
                       const char      *keys,
                       const char      *label)
{
  GtkWidget *place;
  GtkWidget *cap;
  GtkWidget *text;

  g_return_if_fail (FOYER_IS_KEYS_WINDOW (self));

  if (g_strcmp0 (self->group, group) != 0)
    add_group (self, group);

  cap = foyer_keycap_new (keys);
  text = gtk_label_new (label);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  place = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (place), cap);
  gtk_size_group_add_widget (self->places, place);
  gtk_grid_attach (self->grid, place, 0, self->n_rows, 1, 1);
  gtk_grid_attach (self->grid, text, 1, self->n_rows, 1, 1);
  self->n_rows++;
  self->n_lines[self->column]++;
}
