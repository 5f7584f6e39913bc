#include "widgets/foyer-call-timer.h"

#include "widgets/foyer-chip.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

struct _FoyerCallTimer
{
  GtkWidget parent_instance;

  FoyerClock *clock;
  GtkLabel *label;
  FoyerChip *chip;

  gboolean is_running;
  gint64 started_us;
  gint64 elapsed_s;
  gint64 first_mark_s;
  gint64 second_mark_s;
  guint mark;
  guint timeout;
};

G_DEFINE_FINAL_TYPE (FoyerCallTimer, foyer_call_timer, GTK_TYPE_WIDGET)

enum
{
  PROP_CLOCK = 1,
  PROP_IS_RUNNING,
  PROP_ELAPSED_S,
  PROP_FIRST_MARK_S,
  PROP_SECOND_MARK_S,
  PROP_MARK,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static guint
find_mark (FoyerCallTimer *self)
{
  if (self->second_mark_s > 0 && self->elapsed_s >= self->second_mark_s)
    return 2;
  if (self->first_mark_s > 0 && self->elapsed_s >= self->first_mark_s)
    return 1;
  return 0;
}

static void
update (FoyerCallTimer *self)
{
  guint mark = find_mark (self);
  g_autofree char *time = g_strdup_printf ("%" G_GINT64_FORMAT ":%02d",
                                           self->elapsed_s / 60, (int) (self->elapsed_s % 60));
  gint64 minutes = (mark == 2 ? self->second_mark_s : self->first_mark_s) / 60;
  g_autofree char *word = NULL;

  gtk_label_set_label (self->label, time);
  /* Translators: on a call timer: the call has lasted longer than this. */
  if (mark > 0)
    word = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "over %d min", "over %d min", minutes),
                            (int) minutes);
  foyer_chip_set_icon_name (self->chip, mark > 0 ? "foyer-call-timer-symbolic" : NULL);
  foyer_chip_set_label (self->chip, word);
  foyer_chip_set_tone (self->chip, mark == 2 ? FOYER_TONE_CRIT : FOYER_TONE_WARN);
  if (self->mark == mark)
    return;

  self->mark = mark;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MARK]);
}

/* While somebody talks, the window keeps what is not urgent to itself. Where there is no such
 * window there is no such action. */
static void
set_running (FoyerCallTimer *self,
             gboolean        is_running)
{
  self->is_running = is_running;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.talk", "b", is_running);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_RUNNING]);
}

/* Taken out of the window in the middle of a call. */
static void
foyer_call_timer_unroot (GtkWidget *widget)
{
  if (FOYER_CALL_TIMER (widget)->is_running)
    gtk_widget_activate_action (widget, "win.talk", "b", FALSE);

  GTK_WIDGET_CLASS (foyer_call_timer_parent_class)->unroot (widget);
}

static gboolean
on_second_passed (gpointer data)
{
  foyer_call_timer_tick (data);
  return G_SOURCE_CONTINUE;
}

static void
foyer_call_timer_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  FoyerCallTimer *self = FOYER_CALL_TIMER (object);

  switch (prop_id)
    {
    case PROP_IS_RUNNING:
      g_value_set_boolean (value, self->is_running);
      break;
    case PROP_ELAPSED_S:
      g_value_set_int64 (value, self->elapsed_s);
      break;
    case PROP_FIRST_MARK_S:
      g_value_set_int64 (value, self->first_mark_s);
      break;
    case PROP_SECOND_MARK_S:
      g_value_set_int64 (value, self->second_mark_s);
      break;
    case PROP_MARK:
      g_value_set_uint (value, self->mark);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_call_timer_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  FoyerCallTimer *self = FOYER_CALL_TIMER (object);

  switch (prop_id)
    {
    case PROP_CLOCK:
      g_set_object (&self->clock, g_value_get_object (value));
      break;
    case PROP_FIRST_MARK_S:
      self->first_mark_s = g_value_get_int64 (value);
      update (self);
      break;
    case PROP_SECOND_MARK_S:
      self->second_mark_s = g_value_get_int64 (value);
      update (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_call_timer_dispose (GObject *object)
{
  FoyerCallTimer *self = FOYER_CALL_TIMER (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (foyer_call_timer_parent_class)->dispose (object);
}

static void
foyer_call_timer_class_init (FoyerCallTimerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags read_flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS;

  object_class->get_property = foyer_call_timer_get_property;
  object_class->set_property = foyer_call_timer_set_property;
  object_class->dispose = foyer_call_timer_dispose;
  widget_class->unroot = foyer_call_timer_unroot;

  /* Not construct-only: a template makes the widget without a clock, and sets it afterwards. */
  props[PROP_CLOCK] = g_param_spec_object ("clock", NULL, NULL, FOYER_TYPE_CLOCK,
                                           G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_IS_RUNNING] =
    g_param_spec_boolean ("is-running", NULL, NULL, FALSE, read_flags);
  props[PROP_ELAPSED_S] =
    g_param_spec_int64 ("elapsed-s", NULL, NULL, 0, G_MAXINT64, 0, read_flags);
  /* Handbook N25: three minutes to come to the point, five at the most. */
  props[PROP_FIRST_MARK_S] =
    g_param_spec_int64 ("first-mark-s", NULL, NULL, 0, G_MAXINT64, 3 * 60, flags);
  props[PROP_SECOND_MARK_S] =
    g_param_spec_int64 ("second-mark-s", NULL, NULL, 0, G_MAXINT64, 5 * 60, flags);
  props[PROP_MARK] = g_param_spec_uint ("mark", NULL, NULL, 0, 2, 0, read_flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TIMER);
}

static void
foyer_call_timer_init (FoyerCallTimer *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 8);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Length of the call"), -1);
  self->label = GTK_LABEL (gtk_label_new ("0:00"));
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "panel-title");
  gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));
  self->chip = FOYER_CHIP (foyer_chip_new (FOYER_TONE_WARN, NULL, NULL));
  gtk_widget_set_parent (GTK_WIDGET (self->chip), GTK_WIDGET (self));
}

GtkWidget *
foyer_call_timer_new (FoyerClock *clock)
{
  return g_object_new (FOYER_TYPE_CALL_TIMER, "clock", clock, NULL);
}

/* Starts at zero. */
void
foyer_call_timer_start (FoyerCallTimer *self)
{
  g_return_if_fail (FOYER_IS_CALL_TIMER (self));
  g_return_if_fail (self->clock != NULL);

  foyer_call_timer_reset (self);
  self->started_us = foyer_clock_now_us (self->clock);
  self->timeout = g_timeout_add_seconds (1, on_second_passed, self);
  set_running (self, TRUE);
}

/* Goes on after a stop, from the time that is shown. */
void
foyer_call_timer_resume (FoyerCallTimer *self)
{
  gint64 elapsed_s;

  g_return_if_fail (FOYER_IS_CALL_TIMER (self));

  if (self->is_running)
    return;

  elapsed_s = self->elapsed_s;
  foyer_call_timer_start (self);
  self->started_us -= elapsed_s * G_USEC_PER_SEC;
  foyer_call_timer_tick (self);
}

/* Returns how long the call lasted, in seconds; the timer goes on showing it. */
gint64
foyer_call_timer_stop (FoyerCallTimer *self)
{
  g_return_val_if_fail (FOYER_IS_CALL_TIMER (self), 0);

  if (self->is_running)
    {
      foyer_call_timer_tick (self);
      g_clear_handle_id (&self->timeout, g_source_remove);
      set_running (self, FALSE);
    }
  return self->elapsed_s;
}

void
foyer_call_timer_reset (FoyerCallTimer *self)
{
  g_return_if_fail (FOYER_IS_CALL_TIMER (self));

  foyer_call_timer_stop (self);
  self->elapsed_s = 0;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ELAPSED_S]);
}

/* Looks at the clock; done by itself every second. */
void
foyer_call_timer_tick (FoyerCallTimer *self)
{
  gint64 elapsed_s;

  g_return_if_fail (FOYER_IS_CALL_TIMER (self));

  if (!self->is_running)
    return;

  /* A clock that was set back must not show a negative time. */
  elapsed_s = MAX (0, (foyer_clock_now_us (self->clock) - self->started_us) / G_USEC_PER_SEC);
  if (elapsed_s == self->elapsed_s)
    return;

  self->elapsed_s = elapsed_s;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ELAPSED_S]);
}

gint64
foyer_call_timer_get_elapsed_s (FoyerCallTimer *self)
{
  g_return_val_if_fail (FOYER_IS_CALL_TIMER (self), 0);

  return self->elapsed_s;
}
