#pragma once

#include "shell/foyer-application.h"

G_BEGIN_DECLS

#define FOYER_TYPE_WINDOW (foyer_window_get_type ())
G_DECLARE_FINAL_TYPE (FoyerWindow, foyer_window, FOYER, WINDOW, GtkApplicationWindow)

/* The window of the desk. It is on the screen before the store is open, and shows one of: opening,
 * trouble with the store, first start, sign-in, the panels. Property "panel" (string, nullable,
 * read-only): the name of the panel that is shown. */

FoyerWindow *foyer_window_new          (FoyerApplication *application);
void         foyer_window_set_services (FoyerWindow      *self,
                                        FoyerServices    *services);
void         foyer_window_show_opening (FoyerWindow      *self);
void         foyer_window_show_trouble (FoyerWindow      *self,
                                        const GError     *error);
const char  *foyer_window_get_panel    (FoyerWindow      *self);
gboolean     foyer_window_show_panel   (FoyerWindow      *self,
                                        const char       *name);
gboolean     foyer_window_show_record  (FoyerWindow      *self,
                                        FoyerRecord      *record);
void         foyer_window_tell         (FoyerWindow      *self,
                                        const char       *sentence);
void         foyer_window_note         (FoyerWindow      *self,
                                        const char       *title,
                                        const char       *sentence,
                                        const char       *details);
void         foyer_window_fail         (FoyerWindow      *self,
                                        const char       *what,
                                        const GError     *error);

G_END_DECLS
