#include "panels/enquiries/foyer-script-card.h"

#include "domain/foyer-calendar.h"
#include "panels/foyer-scripts.h"
#include "service/foyer-words.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

static const char *const ids[] = { "W1", "W4", "W5", "W10", "W7" };

struct _FoyerScriptCard
{
  GtkWidget parent_instance;

  FoyerServices *services;
  char *caller;
  char *wanted;
  const char *moment;

  GtkBox *box;
  GtkWidget *blocks[G_N_ELEMENTS (ids)];
  GtkLabel *texts[G_N_ELEMENTS (ids)];
};

G_DEFINE_FINAL_TYPE (FoyerScriptCard, foyer_script_card, GTK_TYPE_WIDGET)

/* Until when an answer is promised: the due day of a case opened now. */
static char *
describe_due (FoyerScriptCard *self)
{
  FoyerShop *shop = foyer_services_get_shop (self->services);
  FoyerDeadline rule = foyer_settings_get_rule (foyer_shop_get_settings (shop),
                                                FOYER_SETTING_DUE_CASE);
  gint64 due_us = foyer_deadline_compute (&rule, foyer_service_now_us (FOYER_SERVICE (shop)),
                                          foyer_shop_get_time (shop),
                                          foyer_shop_get_calendar (shop), NULL);

  return foyer_words_day (NULL, foyer_shop_time_get_day (foyer_shop_get_time (shop), due_us));
}

static void
show_texts (FoyerScriptCard *self)
{
  FoyerStaff *staff =
    foyer_session_get_staff (foyer_services_get_session (self->services));
  g_autofree char *due = describe_due (self);

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *text =
        foyer_scripts_dup_text (ids[i],
                                "company",
                                foyer_shop_get_name (foyer_services_get_shop (self->services)),
                                "staff", staff != NULL ? foyer_staff_get_number (staff) : "",
                                "address", self->caller != NULL ? self->caller : _("you"),
                                "name", self->wanted != NULL ? self->wanted : _("The colleague"),
                                "date", due,
                                NULL);

      gtk_label_set_label (self->texts[i], text);
    }
}

static void
show_moment (FoyerScriptCard *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      gboolean is_now = g_strcmp0 (ids[i], self->moment) == 0;

      if (is_now)
        gtk_widget_add_css_class (self->blocks[i], "accent");
      else
        gtk_widget_remove_css_class (self->blocks[i], "accent");
      gtk_widget_set_visible (gtk_widget_get_first_child (
                                gtk_widget_get_first_child (self->blocks[i])), is_now);
    }
}

static void
add_block (FoyerScriptCard *self,
           gsize            i)
{
  g_autofree char *moment = foyer_scripts_dup_moment (ids[i]);
  GtkWidget *block = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("foyer-next-symbolic");
  GtkWidget *title = gtk_label_new (moment);
  GtkWidget *text = gtk_label_new (NULL);

  gtk_image_set_pixel_size (GTK_IMAGE (arrow), 12);
  gtk_widget_set_tooltip_text (arrow, _("Now"));
  gtk_widget_add_css_class (title, "caption");
  gtk_widget_add_css_class (title, "strong");
  gtk_widget_add_css_class (title, "dim");
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_widget_add_css_class (text, "script");
  gtk_box_append (GTK_BOX (head), arrow);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (block), head);
  gtk_box_append (GTK_BOX (block), text);
  gtk_widget_add_css_class (block, "note");
  gtk_box_append (self->box, block);
  self->blocks[i] = block;
  self->texts[i] = GTK_LABEL (text);
}

static void
foyer_script_card_dispose (GObject *object)
{
  FoyerScriptCard *self = FOYER_SCRIPT_CARD (object);

  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_script_card_parent_class)->dispose (object);
}

static void
foyer_script_card_finalize (GObject *object)
{
  FoyerScriptCard *self = FOYER_SCRIPT_CARD (object);

  g_free (self->caller);
  g_free (self->wanted);

  G_OBJECT_CLASS (foyer_script_card_parent_class)->finalize (object);
}

static void
foyer_script_card_class_init (FoyerScriptCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = foyer_script_card_dispose;
  object_class->finalize = foyer_script_card_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/enquiries/foyer-script-card.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerScriptCard, box);
}

static void
foyer_script_card_init (FoyerScriptCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    add_block (self, i);
  self->moment = ids[0];
  show_moment (self);
}

void
foyer_script_card_connect (FoyerScriptCard *self,
                           FoyerServices   *services)
{
  g_return_if_fail (FOYER_IS_SCRIPT_CARD (self));

  g_set_object (&self->services, services);
  show_texts (self);
}

/* Marks the moment at which the talk is. */
void
foyer_script_card_set_moment (FoyerScriptCard *self,
                              const char      *id)
{
  g_return_if_fail (FOYER_IS_SCRIPT_CARD (self));

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    if (g_strcmp0 (ids[i], id) == 0)
      self->moment = ids[i];
  show_moment (self);
}

/* @caller: (nullable): how the caller is addressed; @wanted: (nullable): the name of the colleague
 * whom they want */
void
foyer_script_card_set_names (FoyerScriptCard *self,
                             const char      *caller,
                             const char      *wanted)
{
  g_return_if_fail (FOYER_IS_SCRIPT_CARD (self));

  g_free (self->caller);
  self->caller = caller != NULL && *caller != '\0' ? g_strdup (caller) : NULL;
  g_free (self->wanted);
  self->wanted = g_strdup (wanted);
  if (self->services != NULL)
    show_texts (self);
}
