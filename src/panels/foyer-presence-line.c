#include "panels/foyer-presence-line.h"

#include "panels/foyer-staff-name.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

/* So long a record is on the screen before it counts as open: whoever runs through a list with the
 * arrow keys opens none of those in between. */
#define OPEN_DELAY_MS 400

struct _FoyerPresenceLine
{
  GtkWidget parent_instance;

  FoyerServices *services;
  FoyerUuid record;             /* none: there is none */
  gboolean is_open;             /* the service was told */
  guint delay;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (FoyerPresenceLine, foyer_presence_line, GTK_TYPE_WIDGET)

static char *
dup_place (FoyerPresenceLine  *self,
           const FoyerPresent *present)
{
  FoyerPeople *people = foyer_services_get_people (self->services);
  const char *name = foyer_staff_name (people, &present->staff);
  const char *place = present->is_here ? C_("presence", "this PC, in another window")
                                       : present->seat;

  if (name == NULL)
    return g_strdup (place);
  /* Translators: %1$s is the name of a PC, %2$s of the colleague who is signed in there. */
  return g_strdup_printf (C_("presence", "%1$s (%2$s)"), place, name);
}

static void
update (FoyerPresenceLine *self)
{
  g_autoptr (GPtrArray) others = NULL;
  g_autoptr (GString) places = g_string_new (NULL);
  g_autofree char *sentence = NULL;

  if (self->is_open)
    others = foyer_presence_list (foyer_services_get_presence (self->services), &self->record);
  for (guint i = 0; others != NULL && i < others->len; i++)
    {
      g_autofree char *place = dup_place (self, others->pdata[i]);

      if (i > 0)
        /* Translators: stands between two places, with its spaces. */
        g_string_append (places, C_("presence", ", "));
      g_string_append (places, place);
    }

  /* Translators: the same card is open elsewhere; PCs and who sits there follow. */
  sentence = g_strdup_printf (_("Also open at %s"), places->str);
  gtk_label_set_label (self->label, places->len > 0 ? sentence : "");
  gtk_widget_set_visible (gtk_widget_get_first_child (GTK_WIDGET (self)), places->len > 0);
}

static void
leave (FoyerPresenceLine *self)
{
  g_clear_handle_id (&self->delay, g_source_remove);
  if (!self->is_open)
    return;

  self->is_open = FALSE;
  foyer_presence_close (foyer_services_get_presence (self->services), &self->record);
  update (self);
}

static gboolean
on_delay_over (gpointer user_data)
{
  FoyerPresenceLine *self = user_data;

  self->delay = 0;
  self->is_open = TRUE;
  foyer_presence_open (foyer_services_get_presence (self->services), &self->record);
  update (self);
  return G_SOURCE_REMOVE;
}

static void
enter (FoyerPresenceLine *self)
{
  if (!foyer_uuid_is_none (&self->record) && gtk_widget_get_mapped (GTK_WIDGET (self))
      && self->delay == 0 && !self->is_open)
    self->delay = g_timeout_add (OPEN_DELAY_MS, on_delay_over, self);
}

static void
foyer_presence_line_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (foyer_presence_line_parent_class)->map (widget);
  enter (FOYER_PRESENCE_LINE (widget));
}

static void
foyer_presence_line_unmap (GtkWidget *widget)
{
  leave (FOYER_PRESENCE_LINE (widget));
  GTK_WIDGET_CLASS (foyer_presence_line_parent_class)->unmap (widget);
}

static void
foyer_presence_line_dispose (GObject *object)
{
  FoyerPresenceLine *self = FOYER_PRESENCE_LINE (object);

  leave (self);
  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_presence_line_parent_class)->dispose (object);
}

static void
foyer_presence_line_class_init (FoyerPresenceLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = foyer_presence_line_dispose;
  widget_class->map = foyer_presence_line_map;
  widget_class->unmap = foyer_presence_line_unmap;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/foyer-presence-line.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerPresenceLine, label);
}

static void
foyer_presence_line_init (FoyerPresenceLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_services (FoyerPresenceLine *self,
              FoyerServices     *services)
{
  if (self->services == services)
    return;

  if (self->services != NULL)
    g_signal_handlers_disconnect_by_data (foyer_services_get_presence (self->services), self);
  g_set_object (&self->services, services);
  g_signal_connect_object (foyer_services_get_presence (services), "changed", G_CALLBACK (update),
                           self, G_CONNECT_SWAPPED);
}

/* @record: (nullable): what the card shows from now on */
void
foyer_presence_line_set_record (FoyerPresenceLine *self,
                                FoyerServices     *services,
                                FoyerRecord       *record)
{
  static const FoyerUuid none = { { 0 } };
  const FoyerUuid *id = record != NULL ? foyer_record_get_id (record) : &none;

  g_return_if_fail (FOYER_IS_PRESENCE_LINE (self));
  g_return_if_fail (FOYER_IS_SERVICES (services));

  if (self->services == services && foyer_uuid_equal (id, &self->record))
    return;

  leave (self);
  set_services (self, services);
  self->record = *id;
  enter (self);
}
