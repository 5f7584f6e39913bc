#include "widgets/foyer-palette.h"

#include <string.h>

#define UI_PATH "/org/foyer/Foyer/ui/"

struct _FoyerPalette
{
  GHashTable *colours; /* name without "fy_" → GdkRGBA */
};

static void
read_sheet (FoyerPalette *self,
            const char   *name)
{
  g_autofree char *path = g_strconcat (UI_PATH, name, NULL);
  g_autoptr (GBytes) sheet = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_auto (GStrv) lines = NULL;

  g_return_if_fail (sheet != NULL);

  lines = g_strsplit (g_bytes_get_data (sheet, NULL), "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = NULL;
      GdkRGBA colour;

      if (!g_str_has_prefix (lines[i], "@define-color fy_"))
        continue;
      words = g_strsplit (lines[i] + strlen ("@define-color fy_"), " ", 2);
      g_strdelimit (words[1], ";", '\0');
      if (gdk_rgba_parse (&colour, words[1]))
        g_hash_table_insert (self->colours, g_strdup (words[0]),
                             g_memdup2 (&colour, sizeof colour));
    }
}

/* Returns (transfer full): the tokens of the light or the dark sheet. */
FoyerPalette *
foyer_palette_new (gboolean is_dark)
{
  FoyerPalette *self = g_new0 (FoyerPalette, 1);

  self->colours = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  read_sheet (self, "style.css");
  if (is_dark)
    read_sheet (self, "style-dark.css");

  return self;
}

/* Returns (transfer full): the tokens of the sheet that @widget is drawn with now. */
FoyerPalette *
foyer_palette_new_for (GtkWidget *widget)
{
  gboolean is_dark = FALSE;

  g_object_get (gtk_widget_get_settings (widget), "gtk-application-prefer-dark-theme", &is_dark,
                NULL);
  return foyer_palette_new (is_dark);
}

void
foyer_palette_free (FoyerPalette *self)
{
  g_hash_table_unref (self->colours);
  g_free (self);
}

/* @token: without "fy_", such as "early_bg" */
GdkRGBA
foyer_palette_get (FoyerPalette *self,
                   const char   *token)
{
  GdkRGBA *colour = g_hash_table_lookup (self->colours, token);

  g_return_val_if_fail (colour != NULL, ((GdkRGBA) { 0, 0, 0, 1 }));

  return *colour;
}
