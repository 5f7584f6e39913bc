#include "shell/foyer-sidebar-row.h"

#include "widgets/foyer-keycap.h"

#include <glib/gi18n-lib.h>

struct _FoyerSidebarRow
{
  GtkListBoxRow parent_instance;

  GtkImage *icon;
  GtkLabel *title;
  GtkWidget *badge_box;
  GtkWidget *badge_icon;
  GtkLabel *badge_label;
  FoyerKeycap *digit_cap;

  const FoyerPanelInfo *info;
  guint digit;
  guint badge;
  gboolean shows_digit;
  gboolean is_narrow;
};

G_DEFINE_FINAL_TYPE (FoyerSidebarRow, foyer_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  PROP_BADGE = 1,
  PROP_IS_NARROW,
  PROP_SHOWS_DIGIT,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

/* Where there is room for the icon alone, the title is its tooltip, the digit takes its place, and
 * the badge is its number alone: what it counts is read out, and stands in its tooltip. */
static void
update_shape (FoyerSidebarRow *self)
{
  gboolean shows_digit = self->shows_digit && self->digit <= 9;

  gtk_widget_set_visible (GTK_WIDGET (self->title), !self->is_narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->digit_cap), shows_digit);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), !(self->is_narrow && shows_digit));
  gtk_widget_set_visible (self->badge_icon,
                          !self->is_narrow && self->info->badge_tone != FOYER_TONE_NEUTRAL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self),
                               self->is_narrow
                                 ? g_dpgettext2 (GETTEXT_PACKAGE, "panel", self->info->title)
                                 : NULL);
}

static void
set_badge (FoyerSidebarRow *self,
           guint            badge)
{
  g_autofree char *number = g_strdup_printf ("%u", badge);
  const char *title = g_dpgettext2 (GETTEXT_PACKAGE, "panel", self->info->title);
  g_autofree char *spoken = NULL;

  self->badge = badge;
  gtk_label_set_label (self->badge_label, number);
  gtk_widget_set_visible (self->badge_box, badge > 0);
  /* A bare number would count nothing for who hears it. */
  if (badge > 0 && self->info->badge_label != NULL)
    /* Translators: a panel in the sidebar, read out: "Reception, 3 waiting". */
    spoken = g_strdup_printf (C_("sidebar", "%1$s, %2$u %3$s"), title, badge,
                              g_dpgettext2 (GETTEXT_PACKAGE, "badge", self->info->badge_label));
  gtk_widget_set_tooltip_text (self->badge_box, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken != NULL ? spoken : title, -1);
  update_shape (self);
}

static void
foyer_sidebar_row_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  FoyerSidebarRow *self = FOYER_SIDEBAR_ROW (object);

  switch (prop_id)
    {
    case PROP_BADGE:
      g_value_set_uint (value, self->badge);
      break;
    case PROP_IS_NARROW:
      g_value_set_boolean (value, self->is_narrow);
      break;
    case PROP_SHOWS_DIGIT:
      g_value_set_boolean (value, self->shows_digit);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_sidebar_row_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  FoyerSidebarRow *self = FOYER_SIDEBAR_ROW (object);

  switch (prop_id)
    {
    case PROP_BADGE:
      set_badge (self, g_value_get_uint (value));
      break;
    case PROP_IS_NARROW:
      self->is_narrow = g_value_get_boolean (value);
      update_shape (self);
      break;
    case PROP_SHOWS_DIGIT:
      self->shows_digit = g_value_get_boolean (value);
      update_shape (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_sidebar_row_class_init (FoyerSidebarRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = foyer_sidebar_row_get_property;
  object_class->set_property = foyer_sidebar_row_set_property;

  props[PROP_BADGE] = g_param_spec_uint ("badge", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_IS_NARROW] = g_param_spec_boolean ("is-narrow", NULL, NULL, FALSE, flags);
  props[PROP_SHOWS_DIGIT] = g_param_spec_boolean ("shows-digit", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  g_type_ensure (FOYER_TYPE_KEYCAP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/foyer/Foyer/ui/shell/foyer-sidebar-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerSidebarRow, icon);
  gtk_widget_class_bind_template_child (widget_class, FoyerSidebarRow, title);
  gtk_widget_class_bind_template_child (widget_class, FoyerSidebarRow, badge_box);
  gtk_widget_class_bind_template_child (widget_class, FoyerSidebarRow, badge_icon);
  gtk_widget_class_bind_template_child (widget_class, FoyerSidebarRow, badge_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerSidebarRow, digit_cap);
}

static void
foyer_sidebar_row_init (FoyerSidebarRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @digit: its place in the sidebar, from 1 */
GtkWidget *
foyer_sidebar_row_new (const FoyerPanelInfo *info,
                       guint                 digit)
{
  FoyerSidebarRow *self = g_object_new (FOYER_TYPE_SIDEBAR_ROW, NULL);
  g_autofree char *keys = g_strdup_printf ("%u", digit);

  self->info = info;
  self->digit = digit;
  gtk_image_set_from_icon_name (self->icon, info->icon_name);
  gtk_label_set_label (self->title, g_dpgettext2 (GETTEXT_PACKAGE, "panel", info->title));
  foyer_keycap_set_keys (self->digit_cap, keys);
  foyer_tone_apply (self->badge_box, FOYER_TONE_NEUTRAL, info->badge_tone);
  set_badge (self, 0);

  return GTK_WIDGET (self);
}

const FoyerPanelInfo *
foyer_sidebar_row_get_info (FoyerSidebarRow *self)
{
  g_return_val_if_fail (FOYER_IS_SIDEBAR_ROW (self), NULL);

  return self->info;
}
