#include "shell/foyer-pc-page.h"

#include "shell/foyer-language.h"

#include "service/foyer-opening.h"
#include "widgets/foyer-form.h"
#include "widgets/foyer-segmented.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

struct _FoyerPcPage
{
  GtkWidget parent_instance;

  FoyerSegmented *language;
  FoyerSegmented *theme;
  GtkEditable *seat_entry;
  GtkWidget *resident_switch;
  GtkWidget *autostart_switch;
  GtkLabel *place_label;
  GtkWidget *server_field;
  GtkEditable *server_entry;
  GtkWidget *server_box;
  GtkLabel *server_label;

  FoyerApplication *application;
};

G_DEFINE_FINAL_TYPE (FoyerPcPage, foyer_pc_page, GTK_TYPE_WIDGET)

static void
on_language_changed (FoyerPcPage *self)
{
  const char *language = foyer_segmented_get_selected (self->language);
  g_autofree char *present = NULL;

  if (self->application == NULL || language == NULL)
    return;

  present = foyer_application_dup_language (self->application);
  if (!g_str_equal (present, language))
    foyer_application_switch_language (self->application, language);
}

/* The address is kept before it is tried: a server that is away just now is tried again at the next
 * start, and says why until then. */
static void
on_server_activated (FoyerPcPage *self)
{
  g_autoptr(FoyerApplication) application = g_object_ref (self->application);
  g_autofree char *uri = g_strstrip (g_strdup (gtk_editable_get_text (self->server_entry)));

  if (*uri != '\0' && !foyer_opening_is_server (uri))
    {
      gtk_label_set_label (self->server_label,
                           _("This is not the address of a server. It begins with postgresql://"));
      gtk_widget_grab_focus (GTK_WIDGET (self->server_entry));
      return;
    }

  g_settings_set_string (foyer_application_get_settings (application), "database-uri", uri);
  if (*uri == '\0')
    {
      g_free (uri);
      uri = foyer_opening_dup_default_uri ();
    }
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  foyer_application_open_store (application, uri);
}

static void
foyer_pc_page_dispose (GObject *object)
{
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_pc_page_parent_class)->dispose (object);
}

static void
foyer_pc_page_class_init (FoyerPcPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_pc_page_dispose;

  g_type_ensure (FOYER_TYPE_FORM_FIELD);
  g_type_ensure (FOYER_TYPE_FORM);
  g_type_ensure (FOYER_TYPE_SEGMENTED);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/foyer/Foyer/ui/shell/foyer-pc-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerPcPage, language);
  gtk_widget_class_bind_template_child (widget_class, FoyerPcPage, theme);
  gtk_widget_class_bind_template_child (widget_class, FoyerPcPage, seat_entry);
  gtk_widget_class_bind_template_child (widget_class, FoyerPcPage, resident_switch);
  gtk_widget_class_bind_template_child (widget_class, FoyerPcPage, autostart_switch);
  gtk_widget_class_bind_template_child (widget_class, FoyerPcPage, place_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerPcPage, server_field);
  gtk_widget_class_bind_template_child (widget_class, FoyerPcPage, server_entry);
  gtk_widget_class_bind_template_child (widget_class, FoyerPcPage, server_box);
  gtk_widget_class_bind_template_child (widget_class, FoyerPcPage, server_label);
  gtk_widget_class_bind_template_callback (widget_class, on_language_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_server_activated);
}

static void
foyer_pc_page_init (FoyerPcPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  foyer_segmented_append (self->language, "", C_("language", "As the desktop"));
  foyer_segmented_append (self->language, "zh_CN", "中文");
  foyer_segmented_append (self->language, "en", "English");
  foyer_segmented_append (self->theme, "follow", C_("theme", "As the desktop"));
  foyer_segmented_append (self->theme, "light", C_("theme", "Light"));
  foyer_segmented_append (self->theme, "dark", C_("theme", "Dark"));
}

GtkWidget *
foyer_pc_page_new (FoyerApplication *application)
{
  FoyerPcPage *self;
  GSettings *settings;
  g_autofree char *language = NULL;
  g_autofree char *place = NULL;
  g_autofree char *server = NULL;

  g_return_val_if_fail (FOYER_IS_APPLICATION (application), NULL);

  self = g_object_new (FOYER_TYPE_PC_PAGE, NULL);
  settings = foyer_application_get_settings (application);
  language = foyer_application_dup_language (application);
  foyer_segmented_set_selected (self->language, language);
  g_settings_bind (settings, "theme", self->theme, "selected", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "seat-name", self->seat_entry, "text", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "resident", self->resident_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "autostart", self->autostart_switch, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_object_set (self->seat_entry, "placeholder-text", g_get_host_name (), NULL);
  place = foyer_opening_dup_place (foyer_application_get_uri (application));
  gtk_label_set_label (self->place_label, place);
  server = g_settings_get_string (settings, "database-uri");
  gtk_editable_set_text (self->server_entry, server);
  /* Who asked for another store at the start gets that one. */
  gtk_widget_set_visible (self->server_field, foyer_application_is_default (application));
  gtk_widget_set_visible (self->server_box, foyer_application_is_default (application));
  /* From now on a choice is the person's. */
  self->application = application;

  return GTK_WIDGET (self);
}
