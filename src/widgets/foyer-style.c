#include "widgets/foyer-style.h"

#include "foyer-ui.h"

#define UI_PATH "/org/foyer/Foyer/ui/"
#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define PORTAL_INTERFACE "org.freedesktop.portal.Settings"
#define APPEARANCE "org.freedesktop.appearance"

struct _FoyerStyle
{
  GObject parent_instance;

  GdkDisplay *display;
  GtkCssProvider *base;
  GtkCssProvider *dark;
  GtkCssProvider *contrast;
  GtkCssProvider *flat;
  GCancellable *cancellable;
  GDBusConnection *bus;
  guint subscription;
  GSettings *interface;
  GSettings *a11y;

  FoyerTheme theme;
  gboolean desktop_is_dark;
  gboolean desktop_has_contrast;
  gboolean is_dark;
  gboolean has_contrast;
};

G_DEFINE_ENUM_TYPE (FoyerTheme, foyer_theme,
                    G_DEFINE_ENUM_VALUE (FOYER_THEME_FOLLOW, "follow"),
                    G_DEFINE_ENUM_VALUE (FOYER_THEME_LIGHT, "light"),
                    G_DEFINE_ENUM_VALUE (FOYER_THEME_DARK, "dark"))

G_DEFINE_FINAL_TYPE (FoyerStyle, foyer_style, G_TYPE_OBJECT)

enum
{
  PROP_DISPLAY = 1,
  PROP_THEME,
  PROP_IS_DARK,
  PROP_HAS_CONTRAST,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

/* Lays the tokens of @provider over the base sheet, or takes them away. */
static void
set_used (FoyerStyle     *self,
          GtkCssProvider *provider,
          gboolean        is_used,
          guint           priority)
{
  if (is_used)
    gtk_style_context_add_provider_for_display (self->display, GTK_STYLE_PROVIDER (provider),
                                                priority);
  else
    gtk_style_context_remove_provider_for_display (self->display, GTK_STYLE_PROVIDER (provider));
}

static void
update (FoyerStyle *self)
{
  gboolean is_dark = self->theme == FOYER_THEME_DARK
                     || (self->theme == FOYER_THEME_FOLLOW && self->desktop_is_dark);

  if (self->is_dark != is_dark)
    {
      self->is_dark = is_dark;
      set_used (self, self->dark, is_dark, GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
      g_object_set (gtk_settings_get_for_display (self->display),
                    "gtk-application-prefer-dark-theme", is_dark,
                    NULL);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_DARK]);
    }
  if (self->has_contrast != self->desktop_has_contrast)
    {
      self->has_contrast = self->desktop_has_contrast;
      set_used (self, self->contrast, self->has_contrast,
                GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 2);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_HAS_CONTRAST]);
    }
}

static void
take_portal_value (FoyerStyle *self,
                   const char *key,
                   GVariant   *value)
{
  g_autoptr(GVariant) inner = g_variant_ref (value);

  /* Read() wraps the value once more than SettingChanged does. */
  while (g_variant_is_of_type (inner, G_VARIANT_TYPE_VARIANT))
    {
      GVariant *boxed = inner;

      inner = g_variant_get_variant (boxed);
      g_variant_unref (boxed);
    }
  if (!g_variant_is_of_type (inner, G_VARIANT_TYPE_UINT32))
    return;

  if (g_str_equal (key, "color-scheme"))
    self->desktop_is_dark = g_variant_get_uint32 (inner) == 1;
  else if (g_str_equal (key, "contrast"))
    self->desktop_has_contrast = g_variant_get_uint32 (inner) == 1;
  update (self);
}

static void
on_portal_changed (GDBusConnection *bus,
                   const char      *sender,
                   const char      *path,
                   const char      *interface,
                   const char      *signal,
                   GVariant        *parameters,
                   gpointer         user_data)
{
  const char *key;
  g_autoptr(GVariant) value = NULL;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ssv)")))
    return;

  g_variant_get (parameters, "(&s&sv)", NULL, &key, &value);
  take_portal_value (FOYER_STYLE (user_data), key, value);
}

static void
on_portal_read (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(FoyerStyle) self = user_data;
  g_autoptr(GVariant) reply = NULL;
  g_autoptr(GVariantIter) sections = NULL;
  const char *section;
  GVariantIter *values;

  /* Without a portal the settings of the desktop stand. */
  reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  if (reply == NULL)
    return;

  g_variant_get (reply, "(a{sa{sv}})", &sections);
  while (g_variant_iter_loop (sections, "{&sa{sv}}", &section, &values))
    {
      const char *key;
      GVariant *value;

      while (g_variant_iter_loop (values, "{&sv}", &key, &value))
        take_portal_value (self, key, value);
    }
}

static void
on_bus_got (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(FoyerStyle) self = user_data;
  g_autoptr(GDBusConnection) bus = g_bus_get_finish (result, NULL);

  if (bus == NULL || self->display == NULL)
    return;

  self->bus = g_steal_pointer (&bus);
  self->subscription =
    g_dbus_connection_signal_subscribe (self->bus, PORTAL_NAME, PORTAL_INTERFACE,
                                        "SettingChanged", PORTAL_PATH, APPEARANCE,
                                        G_DBUS_SIGNAL_FLAGS_NONE, on_portal_changed, self, NULL);
  g_dbus_connection_call (self->bus, PORTAL_NAME, PORTAL_PATH, PORTAL_INTERFACE, "ReadAll",
                          g_variant_new ("(^as)", ((const char *[]) { APPEARANCE, NULL })),
                          G_VARIANT_TYPE ("(a{sa{sv}})"), G_DBUS_CALL_FLAGS_NONE, -1,
                          self->cancellable, on_portal_read, g_object_ref (self));
}

/* Returns (nullable): a setting of the desktop, which need not be installed. */
static GSettings *
find_settings (const char *schema_id,
               const char *key)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr(GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, schema_id, TRUE);
  if (schema == NULL || !g_settings_schema_has_key (schema, key))
    return NULL;
  return g_settings_new_full (schema, NULL, NULL);
}

static void
on_desktop_changed (FoyerStyle *self)
{
  g_autofree char *theme = NULL;

  g_object_get (gtk_settings_get_for_display (self->display), "gtk-theme-name", &theme, NULL);
  self->desktop_is_dark = theme != NULL
                          && (g_str_has_suffix (theme, "-dark") || g_str_has_suffix (theme, ":dark")
                              || g_str_equal (theme, "HighContrastInverse"));
  self->desktop_has_contrast = theme != NULL && g_str_has_prefix (theme, "HighContrast");
  if (self->interface != NULL)
    {
      g_autofree char *scheme = g_settings_get_string (self->interface, "color-scheme");

      self->desktop_is_dark = self->desktop_is_dark || g_str_equal (scheme, "prefer-dark");
    }
  if (self->a11y != NULL && g_settings_get_boolean (self->a11y, "high-contrast"))
    self->desktop_has_contrast = TRUE;
  update (self);
}

static void
foyer_style_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  FoyerStyle *self = FOYER_STYLE (object);

  switch (prop_id)
    {
    case PROP_THEME:
      g_value_set_enum (value, self->theme);
      break;
    case PROP_IS_DARK:
      g_value_set_boolean (value, self->is_dark);
      break;
    case PROP_HAS_CONTRAST:
      g_value_set_boolean (value, self->has_contrast);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_style_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  FoyerStyle *self = FOYER_STYLE (object);

  switch (prop_id)
    {
    case PROP_DISPLAY:
      self->display = g_value_dup_object (value);
      break;
    case PROP_THEME:
      if (self->theme == (FoyerTheme) g_value_get_enum (value))
        break;
      self->theme = g_value_get_enum (value);
      update (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_style_constructed (GObject *object)
{
  FoyerStyle *self = FOYER_STYLE (object);

  G_OBJECT_CLASS (foyer_style_parent_class)->constructed (object);

  gtk_css_provider_load_from_resource (self->base, UI_PATH "style.css");
  gtk_css_provider_load_from_resource (self->dark, UI_PATH "style-dark.css");
  gtk_css_provider_load_from_resource (self->contrast, UI_PATH "style-contrast.css");
  gtk_css_provider_load_from_resource (self->flat, UI_PATH "style-flat.css");
  set_used (self, self->base, TRUE, GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  /* Without a compositor a shadow is a black frame. */
  if (!gdk_display_is_composited (self->display))
    set_used (self, self->flat, TRUE, GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);

  self->interface = find_settings ("org.gnome.desktop.interface", "color-scheme");
  self->a11y = find_settings ("org.gnome.desktop.a11y.interface", "high-contrast");
  if (self->interface != NULL)
    g_signal_connect_object (self->interface, "changed::color-scheme",
                             G_CALLBACK (on_desktop_changed), self, G_CONNECT_SWAPPED);
  if (self->a11y != NULL)
    g_signal_connect_object (self->a11y, "changed::high-contrast",
                             G_CALLBACK (on_desktop_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_settings_get_for_display (self->display), "notify::gtk-theme-name",
                           G_CALLBACK (on_desktop_changed), self, G_CONNECT_SWAPPED);
  on_desktop_changed (self);

  g_bus_get (G_BUS_TYPE_SESSION, self->cancellable, on_bus_got, g_object_ref (self));
}

static void
foyer_style_dispose (GObject *object)
{
  FoyerStyle *self = FOYER_STYLE (object);

  g_cancellable_cancel (self->cancellable);
  if (self->subscription != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, self->subscription);
  self->subscription = 0;
  if (self->display != NULL)
    {
      set_used (self, self->base, FALSE, 0);
      set_used (self, self->dark, FALSE, 0);
      set_used (self, self->contrast, FALSE, 0);
      set_used (self, self->flat, FALSE, 0);
    }
  g_clear_object (&self->bus);
  g_clear_object (&self->interface);
  g_clear_object (&self->a11y);
  g_clear_object (&self->display);

  G_OBJECT_CLASS (foyer_style_parent_class)->dispose (object);
}

static void
foyer_style_finalize (GObject *object)
{
  FoyerStyle *self = FOYER_STYLE (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->base);
  g_clear_object (&self->dark);
  g_clear_object (&self->contrast);
  g_clear_object (&self->flat);

  G_OBJECT_CLASS (foyer_style_parent_class)->finalize (object);
}

static void
foyer_style_class_init (FoyerStyleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = foyer_style_get_property;
  object_class->set_property = foyer_style_set_property;
  object_class->constructed = foyer_style_constructed;
  object_class->dispose = foyer_style_dispose;
  object_class->finalize = foyer_style_finalize;

  props[PROP_DISPLAY] =
    g_param_spec_object ("display", NULL, NULL, GDK_TYPE_DISPLAY,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_THEME] =
    g_param_spec_enum ("theme", NULL, NULL, FOYER_TYPE_THEME, FOYER_THEME_FOLLOW,
                       G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_IS_DARK] = g_param_spec_boolean ("is-dark", NULL, NULL, FALSE, flags);
  props[PROP_HAS_CONTRAST] = g_param_spec_boolean ("has-contrast", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
foyer_style_init (FoyerStyle *self)
{
  self->base = gtk_css_provider_new ();
  self->dark = gtk_css_provider_new ();
  self->contrast = gtk_css_provider_new ();
  self->flat = gtk_css_provider_new ();
  self->cancellable = g_cancellable_new ();
}

FoyerStyle *
foyer_style_new (GdkDisplay *display)
{
  g_return_val_if_fail (GDK_IS_DISPLAY (display), NULL);

  return g_object_new (FOYER_TYPE_STYLE, "display", display, NULL);
}

gboolean
foyer_style_is_dark (FoyerStyle *self)
{
  g_return_val_if_fail (FOYER_IS_STYLE (self), FALSE);

  return self->is_dark;
}

void
foyer_widgets_init (void)
{
  foyer_ui_register_resource ();
}
