#include "widgets/foyer-tone.h"

G_DEFINE_ENUM_TYPE (FoyerTone, foyer_tone,
                    G_DEFINE_ENUM_VALUE (FOYER_TONE_NEUTRAL, "neutral"),
                    G_DEFINE_ENUM_VALUE (FOYER_TONE_OUTLINE, "outline"),
                    G_DEFINE_ENUM_VALUE (FOYER_TONE_ACCENT, "accent"),
                    G_DEFINE_ENUM_VALUE (FOYER_TONE_OK, "ok"),
                    G_DEFINE_ENUM_VALUE (FOYER_TONE_WARN, "warn"),
                    G_DEFINE_ENUM_VALUE (FOYER_TONE_CRIT, "crit"))

static const char *
get_css_class (FoyerTone tone)
{
  switch (tone)
    {
    case FOYER_TONE_NEUTRAL:
      return NULL;
    case FOYER_TONE_OUTLINE:
      return "outline";
    case FOYER_TONE_ACCENT:
      return "accent";
    case FOYER_TONE_OK:
      return "ok";
    case FOYER_TONE_WARN:
      return "warn";
    case FOYER_TONE_CRIT:
      return "crit";
    }
  g_assert_not_reached ();
}

/* Gives @widget the style class of @tone instead of that of @old_tone. */
void
foyer_tone_apply (GtkWidget *widget,
                  FoyerTone  old_tone,
                  FoyerTone  tone)
{
  const char *old_class = get_css_class (old_tone);
  const char *new_class = get_css_class (tone);

  if (old_class != NULL)
    gtk_widget_remove_css_class (widget, old_class);
  if (new_class != NULL)
    gtk_widget_add_css_class (widget, new_class);
}
