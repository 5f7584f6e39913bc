#include "panels/schedule/foyer-plan-desk.h"

#include "panels/schedule/foyer-way-out-form.h"
#include "service/foyer-services.h"
#include "widgets/foyer-widget.h"

/* The planner ends before when the best plan is proven. */
#define PLAN_SECONDS 60.0

struct _FoyerPlanDesk
{
  GObject parent_instance;

  FoyerPanel *panel;        /* not owned: it owns the desk */
  FoyerPlanCard *card;      /* not owned: the panel's */
  FoyerConflictNote *note;  /* not owned: the panel's */

  FoyerRotaPlan *plan;      /* nullable */
  FoyerRotaWayOut *way;     /* out of what the plan came up against; nullable */
  GArray *freed;            /* what the next run may change, once a way out is taken; nullable */
  gboolean adopts;          /* the plan is accepted as soon as it has stopped */
  FoyerRotaPlan *storing;   /* whose changes are on their way into the store; nullable */
  GtkWidget *popover;       /* asks before a way out is taken; nullable */
};

G_DEFINE_FINAL_TYPE (FoyerPlanDesk, foyer_plan_desk, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static FoyerRota *
get_rota (FoyerPlanDesk *self)
{
  return foyer_services_get_rota (foyer_panel_get_services (self->panel));
}

static void
close_popover (FoyerPlanDesk *self)
{
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

/* Gives up the run and what it has, without a word. */
static void
clear (FoyerPlanDesk *self)
{
  close_popover (self);
  self->adopts = FALSE;
  g_clear_pointer (&self->way, foyer_rota_way_out_free);
  if (self->plan == NULL)
    return;

  foyer_rota_plan_cancel (self->plan);
  g_signal_handlers_disconnect_by_data (self->plan, self);
  g_clear_object (&self->plan);
}

/* What is counted on the card: the proposal, the best plan so far, or what stands. */
static void
show (FoyerPlanDesk *self)
{
  FoyerRotaMonth *stored = foyer_rota_get_month (get_rota (self));
  FoyerRotaMonth *preview = self->plan != NULL ? foyer_rota_plan_get_preview (self->plan) : NULL;
  gboolean is_running = self->plan != NULL
                        && foyer_rota_plan_get_state (self->plan) == FOYER_ROTA_PLAN_RUNNING;

  foyer_conflict_note_set_plan (self->note, is_running ? NULL : self->plan, self->way);
  if (stored != NULL)
    foyer_plan_card_set_plan (self->card, self->plan, preview != NULL ? preview : stored,
                              foyer_rota_month_get_lack (stored,
                                                         foyer_rota_get_today (get_rota (self))));
}

static void
tell_changed (FoyerPlanDesk *self)
{
  show (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_accepted (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (FoyerPlanDesk) self = user_data;
  g_autoptr (FoyerRotaPlan) stored = g_steal_pointer (&self->storing);
  g_autoptr (GError) error = NULL;
  gboolean is_stored = foyer_rota_finish (FOYER_ROTA (source), result, &error);

  if (self->panel == NULL)
    return;

  if (!is_stored)
    foyer_panel_fail (self->panel, NULL, error);
  else if (self->plan == stored)
    foyer_plan_desk_drop (self);
}

/* The proposal stays until it is stored: what took a minute to find is not lost because the server
 * was away for a moment. */
static void
accept (FoyerPlanDesk *self)
{
  GArray *changes = foyer_rota_plan_get_changes (self->plan);

  self->adopts = FALSE;
  /* The card says that nothing changes, until it is closed. */
  if (self->storing != NULL || changes->len == 0)
    return;

  self->storing = g_object_ref (self->plan);
  foyer_rota_apply_async (get_rota (self), "roster.plan", changes,
                          foyer_panel_get_cancellable (self->panel), on_accepted,
                          g_object_ref (self));
}

static void
on_plan_changed (FoyerPlanDesk *self)
{
  FoyerRotaPlanState state = foyer_rota_plan_get_state (self->plan);

  if (state == FOYER_ROTA_PLAN_RUNNING)
    {
      show (self);
      return;
    }

  if (state == FOYER_ROTA_PLAN_READY || state == FOYER_ROTA_PLAN_IMPOSSIBLE)
    self->way = foyer_rota_way_out_new (foyer_rota_plan_get_task (self->plan),
                                        foyer_rota_plan_get_conflicts (self->plan));
  tell_changed (self);
  if (state == FOYER_ROTA_PLAN_READY && self->adopts)
    accept (self);
}

/* @freed: (nullable): what the run may change although it is published */
static void
start (FoyerPlanDesk *self,
       GArray        *freed)
{
  g_autoptr (GError) error = NULL;

  clear (self);
  self->plan = foyer_rota_make_plan (get_rota (self), &error);
  if (self->plan == NULL)
    foyer_panel_fail (self->panel, NULL, error);
  else
    {
      if (freed != NULL)
        foyer_rota_plan_free_spots (self->plan, freed);
      g_signal_connect_swapped (self->plan, "changed", G_CALLBACK (on_plan_changed), self);
      foyer_rota_plan_start (self->plan, PLAN_SECONDS);
    }
  tell_changed (self);
}

/* The month has been read again, with what the way out has changed in it. */
static void
on_read_again (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (FoyerPlanDesk) self = user_data;
  g_autoptr (GArray) freed = g_steal_pointer (&self->freed);
  g_autoptr (GError) error = NULL;

  if (self->panel == NULL)
    return;

  if (foyer_rota_show_finish (FOYER_ROTA (source), result, &error))
    start (self, freed);
  else
    foyer_panel_fail (self->panel, NULL, error);
}

static void
on_way_out_taken (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (FoyerPlanDesk) self = user_data;
  g_autoptr (GError) error = NULL;
  FoyerRotaMonth *month = foyer_rota_get_month (FOYER_ROTA (source));

  if (self->panel == NULL)
    return;

  if (!foyer_rota_finish (FOYER_ROTA (source), result, &error))
    foyer_panel_fail (self->panel, NULL, error);
  else if (month != NULL)
    foyer_rota_show_async (FOYER_ROTA (source), foyer_rota_month_get_first_day (month),
                           foyer_panel_get_cancellable (self->panel), on_read_again,
                           g_object_ref (self));
}

static void
take (FoyerPlanDesk *self)
{
  g_autoptr (GArray) spots = NULL;

  if (self->way == NULL)
    return;

  spots = g_array_ref (self->way->spots);
  if (!foyer_rota_way_out_is_stored (self->way))
    {
      start (self, spots);
      return;
    }

  g_clear_pointer (&self->freed, g_array_unref);
  self->freed = g_steal_pointer (&spots);
  foyer_rota_take_way_out_async (get_rota (self), self->way,
                                 foyer_panel_get_cancellable (self->panel), on_way_out_taken,
                                 g_object_ref (self));
}

static void
on_confirmed (FoyerPlanDesk *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  take (self);
}

static void
foyer_plan_desk_dispose (GObject *object)
{
  FoyerPlanDesk *self = FOYER_PLAN_DESK (object);

  clear (self);
  g_clear_pointer (&self->freed, g_array_unref);
  self->panel = NULL;
  self->card = NULL;
  self->note = NULL;

  G_OBJECT_CLASS (foyer_plan_desk_parent_class)->dispose (object);
}

static void
foyer_plan_desk_class_init (FoyerPlanDeskClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = foyer_plan_desk_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
foyer_plan_desk_init (FoyerPlanDesk *self)
{
}

/* The panel disposes of the desk (g_object_run_dispose()) before it goes. */
FoyerPlanDesk *
foyer_plan_desk_new (FoyerPanel        *panel,
                     FoyerPlanCard     *card,
                     FoyerConflictNote *note)
{
  FoyerPlanDesk *self = g_object_new (FOYER_TYPE_PLAN_DESK, NULL);

  self->panel = panel;
  self->card = card;
  self->note = note;
  return self;
}

/* Plans the month that is shown, anew. */
void
foyer_plan_desk_plan (FoyerPlanDesk *self)
{
  start (self, NULL);
}

/* Stops a run and adopts what it has, or adopts what lies there. */
void
foyer_plan_desk_adopt (FoyerPlanDesk *self)
{
  if (self->plan == NULL)
    return;

  if (foyer_rota_plan_get_state (self->plan) == FOYER_ROTA_PLAN_READY)
    accept (self);
  else if (foyer_rota_plan_get_state (self->plan) == FOYER_ROTA_PLAN_RUNNING)
    {
      self->adopts = TRUE;
      foyer_rota_plan_stop (self->plan);
    }
}

/* Gives up the run, or what it has proposed. */
void
foyer_plan_desk_drop (FoyerPlanDesk *self)
{
  clear (self);
  tell_changed (self);
}

/* Takes the way out and plans again; asks first where somebody was promised something or the shop
 * asks for it. */
void
foyer_plan_desk_take_way_out (FoyerPlanDesk *self)
{
  GtkWidget *form;

  if (self->way == NULL)
    return;
  if (!foyer_rota_way_out_must_ask (self->way))
    {
      take (self);
      return;
    }

  close_popover (self);
  form = foyer_way_out_form_new (self->way);
  g_signal_connect_object (form, "confirmed", G_CALLBACK (on_confirmed), self, G_CONNECT_SWAPPED);
  self->popover = foyer_widget_open_popover (foyer_conflict_note_get_way_out (self->note), NULL,
                                             form);
}

/* What is stored has changed: a finished proposal was made from something else. */
void
foyer_plan_desk_follow (FoyerPlanDesk *self)
{
  if (self->plan != NULL && foyer_rota_plan_get_state (self->plan) != FOYER_ROTA_PLAN_RUNNING)
    clear (self);
  show (self);
}

/* (transfer none) (nullable): what a finished run proposes; while it runs, and where it has found
 * nothing to change, what stands can be worked on */
FoyerRotaMonth *
foyer_plan_desk_get_proposal (FoyerPlanDesk *self)
{
  return self->plan != NULL && foyer_rota_plan_get_state (self->plan) == FOYER_ROTA_PLAN_READY
             && foyer_rota_plan_get_changes (self->plan)->len > 0
           ? foyer_rota_plan_get_preview (self->plan)
           : NULL;
}
