/* Two panes, or two pages: by width, and by where the focus is. */

#include "panels/foyer-split.h"

#include <gtk/gtk.h>

typedef struct
{
  GtkWindow *window;
  GtkWidget *content, *card;
  FoyerSplit *split;
} Fixture;

static gboolean
on_time_over (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
settle (void)
{
  gboolean is_over = FALSE;

  g_timeout_add (100, on_time_over, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

static void
show (Fixture *self,
      int      width)
{
  self->content = gtk_entry_new ();
  self->card = gtk_entry_new ();
  self->split = g_object_new (FOYER_TYPE_SPLIT, "content", self->content, "card", self->card,
                              NULL);
  self->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_decorated (self->window, FALSE);
  gtk_window_set_default_size (self->window, width, 300);
  /* A window as wide as its screen is not made wider by asking. */
  gtk_widget_set_size_request (GTK_WIDGET (self->split), width, -1);
  gtk_window_set_child (self->window, GTK_WIDGET (self->split));
  gtk_window_present (self->window);
  settle ();
}

static double
get_x (Fixture   *self,
       GtkWidget *child)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (child, GTK_WIDGET (self->split), &bounds));
  return bounds.origin.x;
}

static void
test_wide (void)
{
  Fixture self;

  show (&self, 1190);
  g_assert_false (foyer_split_get_narrow (self.split));
  g_assert_cmpfloat (get_x (&self, self.content), ==, 0);
  g_assert_cmpfloat (get_x (&self, self.card), ==, 1190 - 348);
  gtk_window_destroy (self.window);
}

/* Below 1200 less the sidebar one of the two is in front, and the focus brings its page there. */
static void
test_narrow (void)
{
  Fixture self;

  show (&self, 900);
  g_assert_true (foyer_split_get_narrow (self.split));
  g_assert_cmpfloat (get_x (&self, self.content), ==, 0);
  g_assert_cmpfloat (get_x (&self, self.card), ==, 900);

  gtk_widget_grab_focus (self.card);
  settle ();
  g_assert_cmpfloat (get_x (&self, self.card), ==, 0);
  g_assert_cmpfloat (get_x (&self, self.content), ==, -900);

  gtk_widget_grab_focus (self.content);
  settle ();
  g_assert_cmpfloat (get_x (&self, self.content), ==, 0);
  gtk_window_destroy (self.window);
}

static void
test_roomy (void)
{
  Fixture self;

  show (&self, 1500);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (self.split), "roomy"));
  gtk_window_destroy (self.window);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv);

  g_test_add_func ("/split/wide", test_wide);
  g_test_add_func ("/split/narrow", test_narrow);
  g_test_add_func ("/split/roomy", test_roomy);

  return g_test_run ();
}
