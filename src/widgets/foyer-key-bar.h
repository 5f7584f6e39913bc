#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One entry of the key bar. A table of them ends with an entry without keys.
 * @keys: as of FoyerKeycap
 * @label: what the key does: a short word in English, marked with NC_("key bar", …)
 * @at_end: at the right end of the bar: what can be done with the selected thing */
typedef struct
{
  const char *keys;
  const char *label;
  gboolean at_end;
} FoyerKeyHint;

#define FOYER_TYPE_KEY_BAR (foyer_key_bar_get_type ())
G_DECLARE_FINAL_TYPE (FoyerKeyBar, foyer_key_bar, FOYER, KEY_BAR, GtkWidget)

GtkWidget *foyer_key_bar_new       (void);
void       foyer_key_bar_set_hints (FoyerKeyBar        *self,
                                    const FoyerKeyHint *hints);

G_END_DECLS
