#include "panels/reception/foyer-reception-panel.h"

#include "domain/foyer-domain-error.h"
#include "panels/reception/foyer-appointment-form.h"
#include "panels/reception/foyer-appointment-strip.h"
#include "panels/reception/foyer-queue-board.h"
#include "panels/reception/foyer-queue-view.h"
#include "panels/reception/foyer-walk-in-bar.h"
#include "service/foyer-services.h"
#include "service/foyer-words.h"
#include "widgets/foyer-keycap.h"

#include <glib/gi18n-lib.h>

struct _FoyerReceptionPanel
{
  FoyerVisitPanel parent_instance;

  FoyerSplit *split;
  GtkLabel *day;
  GtkLabel *figures;
  GtkButton *call_next;
  FoyerWalkInBar *bar;
  FoyerQueueView *queue;
  FoyerAppointmentStrip *strip;
  FoyerVisitCard *card;
  GtkPopover *booking;
  FoyerAppointmentForm *appointment;
  GtkWindow *board; /* weak */
};

G_DEFINE_FINAL_TYPE (FoyerReceptionPanel, foyer_reception_panel, FOYER_TYPE_VISIT_PANEL)

static const FoyerKeyHint key_hints[] = {
  { "<Control>n", NC_("key bar", "new visitor") },
  { "1–5", NC_("key bar", "kind") },
  { "Return", NC_("key bar", "save: three keys") },
  { "F4", NC_("key bar", "start a demo"), TRUE },
  { "F7", NC_("key bar", "appointment is here") },
  { "F9", NC_("key bar", "call next") },
  { "↑↓", NC_("key bar", "select"), TRUE },
  { "Return", NC_("key bar", "next step"), TRUE },
  { "F2", NC_("key bar", "change"), TRUE },
  { "<Control>z", NC_("key bar", "undo"), TRUE },
  { NULL },
};

static GObject *
get_badge_source (FoyerServices *services)
{
  return G_OBJECT (foyer_services_get_reception (services));
}

static gboolean
shows_record (FoyerRecord *record)
{
  return FOYER_IS_VISIT (record);
}

const FoyerPanelInfo foyer_reception_panel_info = {
  .name = "reception",
  .title = NC_("panel", "Reception"),
  .icon_name = "foyer-reception-symbolic",
  .get_type = foyer_reception_panel_get_type,
  .get_badge_source = get_badge_source,
  .badge_property = "waiting-count",
  .badge_label = NC_("badge", "waiting"),
  .shows_record = shows_record,
};

static FoyerReception *
get_reception (FoyerReceptionPanel *self)
{
  return foyer_services_get_reception (foyer_panel_get_services (FOYER_PANEL (self)));
}

static void
show_figures (FoyerReceptionPanel *self)
{
  FoyerReception *reception = get_reception (self);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *day_text = NULL, *text = NULL;
  gint64 day, mean_us, estimate_us;
  guint today, waiting;
  gulong count;

  g_object_get (reception, "day", &day, "today-count", &today, "waiting-count", &waiting,
                "mean-wait-us", &mean_us, "estimated-wait-us", &estimate_us, NULL);
  count = today;
  g_ptr_array_add (parts, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu today", "%lu today",
                                                        count), count));
  if (mean_us >= 0)
    {
      g_autofree char *mean = foyer_words_minutes (NULL, mean_us);

      /* Translators: %s is a duration such as 5 min. */
      g_ptr_array_add (parts, g_strdup_printf (_("mean wait %s"), mean));
    }
  if (estimate_us >= 0 && waiting > 0)
    {
      g_autofree char *estimate = foyer_words_minutes (NULL, estimate_us);

      /* Translators: how long somebody who comes now has to wait; %s is such as 8 min. */
      g_ptr_array_add (parts, g_strdup_printf (_("now ~%s"), estimate));
    }
  g_ptr_array_add (parts, NULL);
  text = g_strjoinv (C_("line", " · "), (char **) parts->pdata);
  day_text = foyer_words_day (NULL, day);
  gtk_label_set_label (self->day, day_text);
  gtk_label_set_label (self->figures, text);
  gtk_widget_set_visible (GTK_WIDGET (self->call_next), waiting > 0);
}

static void
on_visit_selected (FoyerReceptionPanel *self)
{
  foyer_visit_panel_set_visit (FOYER_VISIT_PANEL (self),
                               foyer_queue_view_get_visit (self->queue));
}

/* The visitor who has just come is the one that the desk talks to: selected, the focus on the row,
 * so that Enter is the next step. */
static void
on_checked_in (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (FoyerReceptionPanel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *field = NULL, *sentence = NULL;
  g_autoptr (FoyerVisit) visit = foyer_reception_finish (FOYER_RECEPTION (source), result, NULL,
                                                         &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error == NULL)
    {
      foyer_walk_in_bar_finish (self->bar);
      foyer_queue_view_select (self->queue, foyer_record_get_id (FOYER_RECORD (visit)));
      foyer_queue_view_focus (self->queue);
      return;
    }

  field = foyer_domain_error_get_field (error);
  sentence = foyer_words_error (NULL, error);
  foyer_walk_in_bar_fail (self->bar, field, sentence);
  if (field == NULL)
    foyer_panel_fail (FOYER_PANEL (self), NULL, error);
}

static void
on_walk_in_submitted (FoyerReceptionPanel *self,
                      GHashTable          *typed)
{
  foyer_reception_check_in_async (get_reception (self), typed, 0,
                                  foyer_panel_get_cancellable (FOYER_PANEL (self)),
                                  on_checked_in, g_object_ref (self));
}

static void
on_booked (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (FoyerReceptionPanel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerVisit) visit = foyer_reception_finish (FOYER_RECEPTION (source), result, NULL,
                                                         &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error == NULL)
    {
      foyer_appointment_form_finish (self->appointment);
      gtk_popover_popdown (self->booking);
    }
  else if (!foyer_appointment_form_show_error (self->appointment, error))
    {
      gtk_popover_popdown (self->booking);
      foyer_panel_fail (FOYER_PANEL (self), NULL, error);
    }
}

static void
on_appointment_submitted (FoyerReceptionPanel *self,
                          GHashTable          *typed,
                          gint64               expected_us)
{
  foyer_reception_check_in_async (get_reception (self), typed, expected_us,
                                  foyer_panel_get_cancellable (FOYER_PANEL (self)),
                                  on_booked, g_object_ref (self));
}

static void
on_appointment_add (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  FoyerReceptionPanel *self = FOYER_RECEPTION_PANEL (widget);
  GtkWidget *button = foyer_appointment_strip_get_add (self->strip);

  if (gtk_widget_get_parent (GTK_WIDGET (self->booking)) == NULL)
    gtk_widget_set_parent (GTK_WIDGET (self->booking), button);
  gtk_popover_popup (self->booking);
  foyer_appointment_form_begin (self->appointment,
                                foyer_panel_get_services (FOYER_PANEL (self)));
}

/* Brings the appointment with the key in @parameter to the card; returns whether it is there. */
static gboolean
show_appointment (FoyerReceptionPanel *self,
                  GVariant            *parameter)
{
  GListModel *model = foyer_reception_get_appointments (get_reception (self));
  FoyerUuid id;

  if (!foyer_uuid_parse (g_variant_get_string (parameter, NULL), &id))
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (FoyerVisit) visit = g_list_model_get_item (model, i);

      if (foyer_uuid_equal (foyer_record_get_id (FOYER_RECORD (visit)), &id))
        {
          foyer_visit_panel_set_visit (FOYER_VISIT_PANEL (self), visit);
          return TRUE;
        }
    }
  return FALSE;
}

static void
on_appointment_open (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  if (show_appointment (FOYER_RECEPTION_PANEL (widget), parameter))
    gtk_widget_activate_action (widget, "visit.open", NULL);
}

static void
on_appointment_arrive (GtkWidget  *widget,
                       const char *action,
                       GVariant   *parameter)
{
  if (show_appointment (FOYER_RECEPTION_PANEL (widget), parameter))
    gtk_widget_activate_action (widget, "visit.arrive", NULL);
}

/* One key for the visitor who is expected next. */
static void
on_appointment_next (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  GListModel *model =
    foyer_reception_get_appointments (get_reception (FOYER_RECEPTION_PANEL (widget)));
  g_autoptr (FoyerVisit) visit = g_list_model_get_item (model, 0);
  g_autofree char *id = NULL;

  if (visit == NULL)
    {
      gtk_widget_error_bell (widget);
      return;
    }
  id = foyer_uuid_to_string (foyer_record_get_id (FOYER_RECORD (visit)));
  gtk_widget_activate_action (widget, "appointment.arrive", "s", id);
}

static void
on_called_next (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (FoyerReceptionPanel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerVisit) visit = foyer_reception_finish (FOYER_RECEPTION (source), result, NULL,
                                                         &error);

  if (error != NULL)
    {
      foyer_panel_fail (FOYER_PANEL (self), NULL, error);
      return;
    }
  foyer_queue_view_select (self->queue, foyer_record_get_id (FOYER_RECORD (visit)));
}

static void
on_call_next (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  FoyerReceptionPanel *self = FOYER_RECEPTION_PANEL (widget);

  foyer_reception_call_next_async (get_reception (self), NULL,
                                   foyer_panel_get_cancellable (FOYER_PANEL (self)),
                                   on_called_next, g_object_ref (self));
}

static void
on_new (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  FoyerReceptionPanel *self = FOYER_RECEPTION_PANEL (widget);

  foyer_split_show_card (self->split, FALSE);
  foyer_walk_in_bar_begin (self->bar);
}

static void
on_find (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  foyer_queue_view_focus (FOYER_RECEPTION_PANEL (widget)->queue);
}

static void
on_digit (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  FoyerReceptionPanel *self = FOYER_RECEPTION_PANEL (widget);
  guint digit = g_variant_get_uint32 (parameter);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (foyer_visit_card_choose (self->card, digit))
    return;
  /* Elsewhere a digit says nothing: a name begun by mistake must not become a visit. */
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->bar)))
    foyer_walk_in_bar_choose (self->bar, digit);
}

static void
on_board (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  FoyerReceptionPanel *self = FOYER_RECEPTION_PANEL (widget);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));

  if (self->board != NULL)
    {
      gtk_window_close (self->board);
      return;
    }
  self->board = GTK_WINDOW (foyer_queue_board_new (
    foyer_panel_get_services (FOYER_PANEL (self))));
  g_object_add_weak_pointer (G_OBJECT (self->board), (gpointer *) &self->board);
  gtk_window_set_application (self->board, gtk_window_get_application (window));
  gtk_window_fullscreen (self->board);
  gtk_window_present (self->board);
}

static void
foyer_reception_panel_load (FoyerPanel *panel)
{
  FoyerReceptionPanel *self = FOYER_RECEPTION_PANEL (panel);
  FoyerServices *services = foyer_panel_get_services (panel);
  FoyerReception *reception = foyer_services_get_reception (services);
  const char *const figures[] = { "notify::day", "notify::today-count", "notify::waiting-count",
                                  "notify::mean-wait-us", "notify::estimated-wait-us" };

  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    g_signal_connect_object (reception, figures[i], G_CALLBACK (show_figures), self,
                             G_CONNECT_SWAPPED);
  show_figures (self);
  foyer_walk_in_bar_connect (self->bar, foyer_panel_get_drafts (panel));
  foyer_appointment_strip_connect (self->strip, services);
  foyer_visit_card_connect (self->card, services);
  foyer_queue_view_connect (self->queue, services);
  on_visit_selected (self);
  /* The desk's home is its list. */
  foyer_queue_view_focus (self->queue);
}

static gboolean
foyer_reception_panel_show_record (FoyerPanel  *panel,
                                   FoyerRecord *record)
{
  FoyerReceptionPanel *self = FOYER_RECEPTION_PANEL (panel);

  if (!FOYER_IS_VISIT (record))
    return FALSE;

  foyer_panel_load (panel);
  /* A visit of another day is shown on the card alone. */
  if (foyer_queue_view_select (self->queue, foyer_record_get_id (record)))
    foyer_queue_view_focus (self->queue);
  else
    foyer_visit_panel_set_visit (FOYER_VISIT_PANEL (self), FOYER_VISIT (record));
  return TRUE;
}

static void
foyer_reception_panel_acted (FoyerVisitPanel *panel,
                             FoyerVisit      *visit)
{
  FoyerReceptionPanel *self = FOYER_RECEPTION_PANEL (panel);

  if (!foyer_queue_view_select (self->queue, foyer_record_get_id (FOYER_RECORD (visit)))
      && foyer_visit_is_open (visit))
    foyer_visit_panel_set_visit (panel, visit);
}

static void
foyer_reception_panel_leave_card (FoyerVisitPanel *panel)
{
  foyer_queue_view_focus (FOYER_RECEPTION_PANEL (panel)->queue);
}

static void
foyer_reception_panel_dispose (GObject *object)
{
  FoyerReceptionPanel *self = FOYER_RECEPTION_PANEL (object);

  if (self->board != NULL)
    gtk_window_destroy (self->board);
  if (self->booking != NULL && gtk_widget_get_parent (GTK_WIDGET (self->booking)) != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->booking));
  g_clear_object (&self->booking);

  G_OBJECT_CLASS (foyer_reception_panel_parent_class)->dispose (object);
}

static void
foyer_reception_panel_class_init (FoyerReceptionPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  FoyerPanelClass *panel_class = FOYER_PANEL_CLASS (klass);
  FoyerVisitPanelClass *visit_panel_class = FOYER_VISIT_PANEL_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_reception_panel_dispose;
  panel_class->load = foyer_reception_panel_load;
  panel_class->show_record = foyer_reception_panel_show_record;
  visit_panel_class->acted = foyer_reception_panel_acted;
  visit_panel_class->leave_card = foyer_reception_panel_leave_card;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/reception/foyer-reception-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerReceptionPanel, split);
  gtk_widget_class_bind_template_child (widget_class, FoyerReceptionPanel, day);
  gtk_widget_class_bind_template_child (widget_class, FoyerReceptionPanel, figures);
  gtk_widget_class_bind_template_child (widget_class, FoyerReceptionPanel, call_next);
  gtk_widget_class_bind_template_child (widget_class, FoyerReceptionPanel, bar);
  gtk_widget_class_bind_template_child (widget_class, FoyerReceptionPanel, queue);
  gtk_widget_class_bind_template_child (widget_class, FoyerReceptionPanel, strip);
  gtk_widget_class_bind_template_child (widget_class, FoyerReceptionPanel, card);
  gtk_widget_class_bind_template_callback (widget_class, on_visit_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_walk_in_submitted);

  gtk_widget_class_install_action (widget_class, "appointment.add", NULL, on_appointment_add);
  gtk_widget_class_install_action (widget_class, "appointment.arrive", "s",
                                   on_appointment_arrive);
  gtk_widget_class_install_action (widget_class, "appointment.next", NULL, on_appointment_next);
  gtk_widget_class_install_action (widget_class, "appointment.open", "s", on_appointment_open);
  gtk_widget_class_install_action (widget_class, "reception.call-next", NULL, on_call_next);
  gtk_widget_class_install_action (widget_class, "panel.board", NULL, on_board);
  gtk_widget_class_install_action (widget_class, "panel.digit", "u", on_digit);
  gtk_widget_class_install_action (widget_class, "panel.find", NULL, on_find);
  gtk_widget_class_install_action (widget_class, "panel.new", NULL, on_new);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F7, 0, "appointment.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, 0, "reception.call-next", NULL);
}

static void
foyer_reception_panel_init (FoyerReceptionPanel *self)
{
  FoyerPanel *panel = FOYER_PANEL (self);

  g_type_ensure (FOYER_TYPE_APPOINTMENT_STRIP);
  g_type_ensure (FOYER_TYPE_KEYCAP);
  g_type_ensure (FOYER_TYPE_QUEUE_VIEW);
  g_type_ensure (FOYER_TYPE_SPLIT);
  g_type_ensure (FOYER_TYPE_VISIT_CARD);
  g_type_ensure (FOYER_TYPE_WALK_IN_BAR);
  gtk_widget_init_template (GTK_WIDGET (self));

  self->appointment = g_object_new (FOYER_TYPE_APPOINTMENT_FORM, NULL);
  g_signal_connect_object (self->appointment, "submitted",
                           G_CALLBACK (on_appointment_submitted), self, G_CONNECT_SWAPPED);
  self->booking = g_object_ref_sink (GTK_POPOVER (gtk_popover_new ()));
  gtk_widget_add_css_class (GTK_WIDGET (self->booking), "form");
  gtk_popover_set_child (self->booking, GTK_WIDGET (self->appointment));

  foyer_visit_panel_set_parts (FOYER_VISIT_PANEL (self), self->split, self->card);
  /* The list is home; the bar has Ctrl+N of its own. */
  foyer_panel_add_pane (panel, GTK_WIDGET (self->queue));
  foyer_panel_add_pane (panel, GTK_WIDGET (self->strip));
  foyer_panel_add_pane (panel, GTK_WIDGET (self->card));
  foyer_panel_add_pane (panel, GTK_WIDGET (self->bar));
  foyer_panel_set_key_hints (panel, key_hints);
}
