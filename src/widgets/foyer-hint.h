#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_HINT (foyer_hint_get_type ())
G_DECLARE_FINAL_TYPE (FoyerHint, foyer_hint, FOYER, HINT, GObject)

/* What a person sees in an entry: what was typed, with what an input method still holds put in at
 * the caret. At these desks pinyin is typed under an input method, and a search should not wait
 * for the choice of characters. Properties "text" (string), "is-composing" (boolean). */

FoyerHint  *foyer_hint_new              (GtkEditable *editable);
const char *foyer_hint_get_text         (FoyerHint   *self);
gboolean    foyer_hint_get_is_composing (FoyerHint   *self);

G_END_DECLS
