#include "panels/demo/foyer-demo-presenter.h"

#include "panels/demo/foyer-demo-text.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

struct _FoyerDemoPresenter
{
  GtkWindow parent_instance;

  FoyerServices *services;
  FoyerDemoSession *session;
  guint look;

  GtkWidget *clock;
  GtkWidget *points;
};

G_DEFINE_FINAL_TYPE (FoyerDemoPresenter, foyer_demo_presenter, GTK_TYPE_WINDOW)

static GtkWidget *
make_point (FoyerTalkingPoint *point,
            gboolean           is_shown)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 20);
  GtkWidget *icon = gtk_image_new_from_icon_name (is_shown ? "foyer-done-symbolic"
                                                           : "foyer-free-symbolic");
  GtkWidget *text = gtk_label_new (foyer_demo_desk_get_point_text (point));

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 32);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_widget_add_css_class (text, "presenter-point");
  gtk_widget_add_css_class (row, is_shown ? "presenter-told" : "presenter-row");
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), text);
  return row;
}

static gboolean
show_clock (gpointer data)
{
  FoyerDemoPresenter *self = data;
  FoyerDemoDesk *desk = foyer_services_get_demo_desk (self->services);
  gint64 now_us = foyer_service_now_us (FOYER_SERVICE (desk));
  g_autofree char *timer = NULL;

  if (self->session != NULL)
    timer = foyer_demo_text_timer (foyer_demo_session_get_length_us (self->session, now_us));
  gtk_label_set_label (GTK_LABEL (self->clock), timer != NULL ? timer : "");
  return G_SOURCE_CONTINUE;
}

static void
foyer_demo_presenter_dispose (GObject *object)
{
  FoyerDemoPresenter *self = FOYER_DEMO_PRESENTER (object);

  g_clear_handle_id (&self->look, g_source_remove);
  g_clear_object (&self->session);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_demo_presenter_parent_class)->dispose (object);
}

static void
foyer_demo_presenter_class_init (FoyerDemoPresenterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_demo_presenter_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F11, 0, "window.close", NULL);
}

static void
foyer_demo_presenter_init (FoyerDemoPresenter *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);
  GtkWidget *title = gtk_label_new (_("What we look at"));
  GtkWidget *scroll = gtk_scrolled_window_new ();

  self->clock = gtk_label_new (NULL);
  self->points = gtk_box_new (GTK_ORIENTATION_VERTICAL, 16);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "presenter-title");
  gtk_widget_add_css_class (self->clock, "session-timer");
  gtk_widget_add_css_class (box, "presenter");
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), self->clock);
  gtk_box_append (GTK_BOX (box), head);
  gtk_widget_set_vexpand (scroll, TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), self->points);
  gtk_box_append (GTK_BOX (box), scroll);
  gtk_window_set_child (GTK_WINDOW (self), box);
  gtk_window_set_default_size (GTK_WINDOW (self), 1024, 700);
  /* Translators: the title of the window that the visitor sees. */
  gtk_window_set_title (GTK_WINDOW (self), _("Foyer: demonstration"));
}

GtkWidget *
foyer_demo_presenter_new (FoyerServices *services)
{
  FoyerDemoPresenter *self = g_object_new (FOYER_TYPE_DEMO_PRESENTER, NULL);

  self->services = g_object_ref (services);
  self->look = g_timeout_add_seconds (1, show_clock, self);
  return GTK_WIDGET (self);
}

/* @session: (nullable) */
void
foyer_demo_presenter_set_session (FoyerDemoPresenter *self,
                                  FoyerDemoSession   *session)
{
  g_autoptr (GPtrArray) points = NULL;

  g_return_if_fail (FOYER_IS_DEMO_PRESENTER (self));

  g_set_object (&self->session, session);
  foyer_widget_remove_children (self->points);
  show_clock (self);
  if (session == NULL)
    return;

  points = foyer_demo_desk_list_points (foyer_services_get_demo_desk (self->services),
                                        foyer_demo_session_get_identity (session), TRUE);
  for (guint i = 0; i < points->len; i++)
    gtk_box_append (GTK_BOX (self->points),
                    make_point (points->pdata[i],
                                foyer_demo_session_has_shown (
                                  session, foyer_record_get_id (points->pdata[i]))));
}
