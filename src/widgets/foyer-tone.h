#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How loud something is shown. Never the only way in which it is told: an icon or a word goes with
 * it. The order is that of urgency. */
typedef enum
{
  FOYER_TONE_NEUTRAL,
  FOYER_TONE_OUTLINE,
  FOYER_TONE_ACCENT,
  FOYER_TONE_OK,
  FOYER_TONE_WARN,
  FOYER_TONE_CRIT,
} FoyerTone;

#define FOYER_TYPE_TONE (foyer_tone_get_type ())
GType foyer_tone_get_type (void) G_GNUC_CONST;

void  foyer_tone_apply    (GtkWidget *widget,
                           FoyerTone  old_tone,
                           FoyerTone  tone);

G_END_DECLS
