#pragma once

#include "service/foyer-notifier.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_RESIDENCE (foyer_residence_get_type ())
G_DECLARE_FINAL_TYPE (FoyerResidence, foyer_residence, FOYER, RESIDENCE, GObject)

/* That the program stays when its window is closed, so that what was promised rings (DESIGN §5),
 * and starts at login. Both by the settings "resident" and "autostart" of this PC.
 *
 * Closing hides the window: it comes back as it stood, with the same person signed in, for as long
 * as the program runs. After a start in the background nobody is signed in, and what rings waits
 * until somebody is.
 *
 * Signal "told-late" : the window is open again, and nobody has been told yet that closing it does
 * not end the program. */

FoyerResidence *foyer_residence_new          (GApplication   *application,
                                              GSettings      *settings,
                                              FoyerNotifier  *notifier);
/* The window is to close. Returns whether it was hidden instead. */
gboolean        foyer_residence_close        (FoyerResidence *self,
                                              GtkWindow      *window);
void            foyer_residence_note_opened  (FoyerResidence *self);

G_END_DECLS
