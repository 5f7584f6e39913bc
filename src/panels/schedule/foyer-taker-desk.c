#include "panels/schedule/foyer-taker-desk.h"

#include "panels/schedule/foyer-taker-list.h"
#include "service/foyer-rota-takers.h"
#include "service/foyer-rota-words.h"
#include "service/foyer-services.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n.h>

struct _FoyerTakerDesk
{
  GObject parent_instance;

  FoyerPanel *panel;     /* not owned: it owns the desk */
  FoyerRotaGrid *grid;   /* not owned: the panel's */

  GPtrArray *takers;     /* FoyerRotaTaker: those who are offered; nullable */
  GtkWidget *popover;    /* in which they are offered; nullable */
};

G_DEFINE_FINAL_TYPE (FoyerTakerDesk, foyer_taker_desk, G_TYPE_OBJECT)

static FoyerRota *
get_rota (FoyerTakerDesk *self)
{
  return foyer_services_get_rota (foyer_panel_get_services (self->panel));
}

static void
on_taken (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (FoyerTakerDesk) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!foyer_rota_finish (FOYER_ROTA (source), result, &error) && self->panel != NULL)
    foyer_panel_fail (self->panel, NULL, error);
}

static void
on_chosen (FoyerTakerDesk *self,
           FoyerStaff     *staff)
{
  for (guint i = 0; i < self->takers->len; i++)
    {
      FoyerRotaTaker *taker = g_ptr_array_index (self->takers, i);

      if (taker->staff == staff)
        foyer_rota_apply_async (get_rota (self), "roster.take", taker->changes,
                                foyer_panel_get_cancellable (self->panel), on_taken,
                                g_object_ref (self));
    }
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static GtkWidget *
make_list (FoyerTakerDesk *self)
{
  GtkWidget *list = foyer_taker_list_new (_("Who can stand in, the best first"),
                                          _("Nobody can stand in without breaking a rule."));

  for (guint i = 0; i < self->takers->len; i++)
    {
      FoyerRotaTaker *taker = g_ptr_array_index (self->takers, i);
      g_autofree char *words = foyer_rota_words_taker (NULL, taker);

      foyer_taker_list_append (FOYER_TAKER_LIST (list), taker->staff, taker->changes != NULL,
                               words);
    }
  g_signal_connect_object (list, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);

  return list;
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (FoyerTakerDesk) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) takers =
    foyer_rota_find_takers_finish (FOYER_ROTA (source), result, &error);
  GdkRectangle area;

  if (self->panel == NULL)
    return;
  if (takers == NULL)
    {
      foyer_panel_fail (self->panel, NULL, error);
      return;
    }

  foyer_taker_desk_close (self);
  self->takers = g_steal_pointer (&takers);
  foyer_rota_grid_get_cursor_area (self->grid, GTK_WIDGET (self->panel), &area);
  self->popover = foyer_widget_open_popover (GTK_WIDGET (self->panel), &area, make_list (self));
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_RIGHT);
  g_signal_connect_object (self->popover, "closed", G_CALLBACK (gtk_widget_grab_focus), self->grid,
                           G_CONNECT_SWAPPED);
}

/* The shift of the cell, if @row is one; else one that is missing on that day. */
static FoyerShift *
find_shift (FoyerRotaMonth *month,
            int             row,
            int             day)
{
  FoyerShift *shift = row >= 0 ? foyer_rota_month_get_shift (month, row, day, 0) : NULL;

  for (int n = 0; shift == NULL && n < foyer_rota_month_get_n_demands (month); n++)
    {
      const FoyerRotaDemand *demand = foyer_rota_month_get_demand (month, n);

      if (demand->shift != NULL && demand->have[day] < demand->wanted[day])
        shift = demand->shift;
    }

  return shift;
}

static void
foyer_taker_desk_dispose (GObject *object)
{
  FoyerTakerDesk *self = FOYER_TAKER_DESK (object);

  foyer_taker_desk_close (self);
  self->panel = NULL;
  self->grid = NULL;

  G_OBJECT_CLASS (foyer_taker_desk_parent_class)->dispose (object);
}

static void
foyer_taker_desk_class_init (FoyerTakerDeskClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = foyer_taker_desk_dispose;
}

static void
foyer_taker_desk_init (FoyerTakerDesk *self)
{
}

/* The panel disposes of the desk (g_object_run_dispose()) before it goes. */
FoyerTakerDesk *
foyer_taker_desk_new (FoyerPanel    *panel,
                      FoyerRotaGrid *grid)
{
  FoyerTakerDesk *self = g_object_new (FOYER_TYPE_TAKER_DESK, NULL);

  self->panel = panel;
  self->grid = grid;
  return self;
}

/* Offers who can take a shift of @day, at the cursor. @row: of who would give it away, or -1;
 * @shift: (nullable): NULL for the one of the cell, or one that is missing on that day */
void
foyer_taker_desk_find (FoyerTakerDesk *self,
                       int             row,
                       int             day,
                       FoyerShift     *shift)
{
  FoyerRotaMonth *month = foyer_rota_get_month (get_rota (self));
  FoyerStaff *giver = NULL;

  g_return_if_fail (FOYER_IS_TAKER_DESK (self));

  if (shift == NULL)
    shift = find_shift (month, row, day);
  if (shift == NULL)
    {
      foyer_panel_tell (self->panel, _("No shift is open on this day."));
      return;
    }

  if (row >= 0 && foyer_rota_month_get_shift (month, row, day, 0) == shift)
    giver = foyer_rota_month_get_staff (month, row);
  foyer_rota_find_takers_async (get_rota (self), foyer_rota_month_get_first_day (month) + day,
                                shift, giver, foyer_panel_get_cancellable (self->panel), on_found,
                                g_object_ref (self));
}

/* Takes the offer away. */
void
foyer_taker_desk_close (FoyerTakerDesk *self)
{
  g_return_if_fail (FOYER_IS_TAKER_DESK (self));

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->takers, g_ptr_array_unref);
}
