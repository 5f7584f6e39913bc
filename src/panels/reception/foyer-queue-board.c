#include "panels/reception/foyer-queue-board.h"

#include "panels/foyer-staff-name.h"
#include "panels/foyer-visit-text.h"
#include "service/foyer-words.h"
#include "widgets/foyer-keycap.h"

#include <glib/gi18n-lib.h>

#define LOOK_SECONDS 5
/* So many rows of a column have room on the usual screen; the others are counted. */
#define ROWS_MAX 6
#define APPOINTMENTS_MAX 4
#define ROOMY_SCREEN 1600

struct _FoyerQueueBoard
{
  GtkWindow parent_instance;

  FoyerServices *services;
  guint look;
  gint64 minute;

  GtkLabel *shop;
  GtkLabel *mean;
  GtkLabel *clock;
  GtkLabel *titles[3];
  GtkBox *columns[3];
  GtkBox *appointments;
};

G_DEFINE_FINAL_TYPE (FoyerQueueBoard, foyer_queue_board, GTK_TYPE_WINDOW)

static const struct
{
  FoyerVisitState state;
  const char *title;
} sections[] = {
  { FOYER_VISIT_WAITING, NC_("section", "Waiting") },
  { FOYER_VISIT_RECEIVING, NC_("section", "Being received") },
  { FOYER_VISIT_DEMO, NC_("section", "Demonstration") },
};

static void
clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static GtkWidget *
make_label (const char *text,
            const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);
  return label;
}

/* The small line: why they are here and with whom, as far as strangers may know. */
static char *
describe (FoyerQueueBoard *self,
          FoyerVisit      *visit,
          const char      *over)
{
  FoyerPeople *people = foyer_services_get_people (self->services);
  FoyerShop *shop = foyer_services_get_shop (self->services);
  const char *handler = foyer_staff_name (people, foyer_visit_get_handler (visit));
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (foyer_visit_get_state (visit) != FOYER_VISIT_WAITING)
    {
      if (handler != NULL)
        g_ptr_array_add (parts, g_strdup_printf (C_("visit", "with %s"), handler));
      return foyer_visit_text_list (parts);
    }

  /* Where the title tells no name, it tells this already. */
  if (foyer_visit_get_salutation (visit) != FOYER_SALUTATION_NONE)
    g_ptr_array_add (parts, foyer_visit_text_kind (visit));
  else if (foyer_visit_get_purpose (visit) != FOYER_PURPOSE_NONE)
    g_ptr_array_add (parts, g_strdup (foyer_words_enum (NULL, FOYER_TYPE_PURPOSE,
                                                        foyer_visit_get_purpose (visit))));
  if (foyer_visit_get_expected (visit) != 0)
    {
      g_autofree char *clock = foyer_words_clock (foyer_shop_get_time (shop),
                                                  foyer_visit_get_expected (visit));

      g_ptr_array_add (parts, g_strdup_printf (C_("visit", "booked %s"), clock));
    }
  g_ptr_array_add (parts, g_strdup (over));
  return foyer_visit_text_list (parts);
}

/* @figures: the minutes of the rows of a column, which are as wide as the widest */
static GtkWidget *
make_row (FoyerQueueBoard *self,
          FoyerVisit      *visit,
          GtkSizeGroup    *figures,
          gint64           now_us)
{
  FoyerSettings *settings = foyer_shop_get_settings (foyer_services_get_shop (self->services));
  gint64 warn_us = foyer_settings_get_span_us (settings, FOYER_SETTING_VISIT_WAIT_WARN);
  gint64 red_us = foyer_settings_get_span_us (settings, FOYER_SETTING_VISIT_WAIT_RED);
  gboolean is_waiting = foyer_visit_get_state (visit) == FOYER_VISIT_WAITING;
  FoyerMark mark = is_waiting ? foyer_visit_get_wait_mark (visit, now_us, warn_us, red_us)
                              : FOYER_MARK_NONE;
  g_autofree char *over = foyer_visit_text_mark (mark, warn_us, red_us);
  g_autofree char *text = describe (self, visit, over);
  g_autofree char *who = is_waiting ? foyer_visit_text_public (visit)
                                    : foyer_visit_text_number (visit);
  gint64 minutes = foyer_visit_text_since (visit, now_us) / FOYER_MINUTE_US;
  g_autofree char *figure = g_strdup_printf ("%" G_GINT64_FORMAT, MIN (minutes, 999));
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  GtkWidget *icon = gtk_image_new_from_icon_name (foyer_visit_text_icon (visit, mark));
  GtkWidget *figure_label = gtk_label_new (figure);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 40);
  gtk_label_set_xalign (GTK_LABEL (figure_label), 1);
  gtk_size_group_add_widget (figures, figure_label);
  gtk_widget_add_css_class (figure_label, "board-minutes");
  gtk_widget_set_valign (column, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (column, TRUE);
  gtk_box_append (GTK_BOX (column), make_label (who, "board-name"));
  gtk_box_append (GTK_BOX (column), make_label (text, "board-line"));
  gtk_widget_add_css_class (row, "board-row");
  if (mark != FOYER_MARK_NONE)
    gtk_widget_add_css_class (row, mark == FOYER_MARK_WARN ? "warn" : "crit");
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), figure_label);
  gtk_box_append (GTK_BOX (row), column);
  return row;
}

static void
fill_column (FoyerQueueBoard *self,
             guint            column,
             gint64           now_us)
{
  GListModel *open = foyer_reception_get_open (foyer_services_get_reception (self->services));
  g_autoptr (GtkSizeGroup) figures = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_autofree char *title = NULL;
  guint count = 0;

  clear (self->columns[column]);
  for (guint i = 0; i < g_list_model_get_n_items (open); i++)
    {
      g_autoptr (FoyerVisit) visit = g_list_model_get_item (open, i);

      if (foyer_visit_get_state (visit) != sections[column].state)
        continue;
      if (++count <= ROWS_MAX)
        gtk_box_append (self->columns[column], make_row (self, visit, figures, now_us));
    }
  if (count > ROWS_MAX)
    {
      /* Translators: so many more visitors than the wall board has room for. */
      g_autofree char *more = g_strdup_printf (C_("board", "and %u more"), count - ROWS_MAX);

      gtk_box_append (self->columns[column], make_label (more, "board-line"));
    }
  title = g_strdup_printf ("%s %u", g_dpgettext2 (GETTEXT_PACKAGE, "section",
                                                  sections[column].title), count);
  gtk_label_set_label (self->titles[column], title);
}

static void
fill_appointments (FoyerQueueBoard *self)
{
  GListModel *model =
    foyer_reception_get_appointments (foyer_services_get_reception (self->services));
  FoyerShopTime *shop_time = foyer_shop_get_time (foyer_services_get_shop (self->services));

  clear (self->appointments);
  for (guint i = 0; i < MIN (g_list_model_get_n_items (model), APPOINTMENTS_MAX); i++)
    {
      g_autoptr (FoyerVisit) visit = g_list_model_get_item (model, i);
      const char *host = foyer_staff_name (foyer_services_get_people (self->services),
                                           foyer_visit_get_host (visit));
      g_autofree char *clock = foyer_words_clock (shop_time, foyer_visit_get_expected (visit));
      g_autofree char *text = host != NULL
                                ? g_strdup_printf (C_("visit", "to see %s"), host)
                                : foyer_visit_text_kind (visit);
      GtkWidget *booked = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

      gtk_box_append (GTK_BOX (booked), make_label (clock, "strong"));
      if (text != NULL)
        gtk_box_append (GTK_BOX (booked), make_label (text, "board-booked"));
      gtk_box_append (self->appointments, booked);
    }
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->appointments)),
                          g_list_model_get_n_items (model) > 0);
}

static void
fill (FoyerQueueBoard *self)
{
  FoyerReception *reception = foyer_services_get_reception (self->services);
  FoyerShop *shop = foyer_services_get_shop (self->services);
  gint64 now_us = foyer_service_now_us (FOYER_SERVICE (reception));
  g_autofree char *clock = foyer_words_clock (foyer_shop_get_time (shop), now_us);
  g_autofree char *mean = NULL, *wait = NULL;
  gint64 mean_us;

  self->minute = now_us / FOYER_MINUTE_US;
  g_object_get (reception, "mean-wait-us", &mean_us, NULL);
  if (mean_us >= 0)
    {
      wait = foyer_words_minutes (NULL, mean_us);
      /* Translators: %s is a duration such as 5 min. */
      mean = g_strdup_printf (C_("board", "mean wait %s"), wait);
    }
  gtk_label_set_label (self->mean, mean != NULL ? mean : "");
  gtk_label_set_label (self->clock, clock);
  gtk_label_set_label (self->shop, foyer_shop_get_name (shop));
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    fill_column (self, i, now_us);
  fill_appointments (self);
}

static gboolean
look_at_clock (gpointer data)
{
  FoyerQueueBoard *self = data;
  FoyerReception *reception = foyer_services_get_reception (self->services);

  if (foyer_service_now_us (FOYER_SERVICE (reception)) / FOYER_MINUTE_US != self->minute)
    fill (self);
  return G_SOURCE_CONTINUE;
}

static void
foyer_queue_board_dispose (GObject *object)
{
  FoyerQueueBoard *self = FOYER_QUEUE_BOARD (object);

  g_clear_handle_id (&self->look, g_source_remove);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_queue_board_parent_class)->dispose (object);
}

static void
foyer_queue_board_class_init (FoyerQueueBoardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_queue_board_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/reception/foyer-queue-board.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerQueueBoard, shop);
  gtk_widget_class_bind_template_child (widget_class, FoyerQueueBoard, mean);
  gtk_widget_class_bind_template_child (widget_class, FoyerQueueBoard, clock);
  gtk_widget_class_bind_template_child (widget_class, FoyerQueueBoard, appointments);
  gtk_widget_class_bind_template_child_full (widget_class, "waiting_title", FALSE,
                                             G_STRUCT_OFFSET (FoyerQueueBoard, titles[0]));
  gtk_widget_class_bind_template_child_full (widget_class, "receiving_title", FALSE,
                                             G_STRUCT_OFFSET (FoyerQueueBoard, titles[1]));
  gtk_widget_class_bind_template_child_full (widget_class, "demo_title", FALSE,
                                             G_STRUCT_OFFSET (FoyerQueueBoard, titles[2]));
  gtk_widget_class_bind_template_child_full (widget_class, "waiting", FALSE,
                                             G_STRUCT_OFFSET (FoyerQueueBoard, columns[0]));
  gtk_widget_class_bind_template_child_full (widget_class, "receiving", FALSE,
                                             G_STRUCT_OFFSET (FoyerQueueBoard, columns[1]));
  gtk_widget_class_bind_template_child_full (widget_class, "demo", FALSE,
                                             G_STRUCT_OFFSET (FoyerQueueBoard, columns[2]));
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F11, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
foyer_queue_board_init (FoyerQueueBoard *self)
{
  g_type_ensure (FOYER_TYPE_KEYCAP);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Whether the figures must be smaller, so that a row keeps its words. */
static gboolean
is_small_screen (GtkWidget *widget)
{
  GListModel *monitors = gdk_display_get_monitors (gtk_widget_get_display (widget));
  g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, 0);
  GdkRectangle area = { 0 };

  if (monitor != NULL)
    gdk_monitor_get_geometry (monitor, &area);
  return area.width < ROOMY_SCREEN;
}

GtkWidget *
foyer_queue_board_new (FoyerServices *services)
{
  FoyerQueueBoard *self = g_object_new (FOYER_TYPE_QUEUE_BOARD, NULL);
  FoyerReception *reception = foyer_services_get_reception (services);

  self->services = g_object_ref (services);
  if (is_small_screen (GTK_WIDGET (self)))
    gtk_widget_add_css_class (GTK_WIDGET (self), "compact");
  g_signal_connect_object (foyer_reception_get_open (reception), "items-changed",
                           G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (foyer_reception_get_appointments (reception), "items-changed",
                           G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  self->look = g_timeout_add_seconds (LOOK_SECONDS, look_at_clock, self);
  fill (self);
  return GTK_WIDGET (self);
}
