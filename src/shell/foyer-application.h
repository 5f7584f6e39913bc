#pragma once

#include "service/foyer-services.h"
#include "widgets/foyer-drafts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_APPLICATION (foyer_application_get_type ())
G_DECLARE_FINAL_TYPE (FoyerApplication, foyer_application, FOYER, APPLICATION, GtkApplication)

/* Declared here, since each of the two names the other. */
#define FOYER_TYPE_WINDOW (foyer_window_get_type ())
G_DECLARE_FINAL_TYPE (FoyerWindow, foyer_window, FOYER, WINDOW, GtkApplicationWindow)

/* The program: one process for one store (DESIGN §5). Actions of its own: "app.panel" (string, with
 * the open panel as its state), "app.quit", "app.about", "app.preferences" (string: the page),
 * "app.start-again" (as it stands, with the program that is installed now). */

FoyerApplication *foyer_application_new            (void);
GSettings        *foyer_application_get_settings   (FoyerApplication  *self);
FoyerDrafts      *foyer_application_get_drafts     (FoyerApplication  *self);
const char       *foyer_application_get_uri        (FoyerApplication  *self);
gboolean          foyer_application_is_default     (FoyerApplication  *self);
/* (nullable): the window, perhaps closed to the eye */
FoyerWindow      *foyer_application_get_window     (FoyerApplication  *self);
/* Brings the window to the front. @token: (nullable): by which the desktop allows it */
void              foyer_application_present        (FoyerApplication  *self,
                                                    const char        *token);
void              foyer_application_open_store     (FoyerApplication  *self,
                                                    const char        *uri);
void              foyer_application_open_sample    (FoyerApplication  *self);
gboolean          foyer_application_is_sample      (FoyerApplication  *self);
void              foyer_application_restore_backup (FoyerApplication  *self,
                                                    const char        *backup);
void              foyer_application_accept_loss    (FoyerApplication  *self);
void              foyer_application_switch_language
                                                   (FoyerApplication  *self,
                                                    const char        *language);
char             *foyer_application_dup_language   (FoyerApplication  *self);
gboolean          foyer_application_wants_restart  (FoyerApplication  *self,
                                                    char             **language);
void              foyer_application_start_again    (char             **argv,
                                                    const char        *language,
                                                    gboolean           is_resumed);

G_END_DECLS
