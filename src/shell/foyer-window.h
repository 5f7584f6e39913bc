#pragma once

#include "shell/foyer-application.h"

#include "service/foyer-ringer.h"

G_BEGIN_DECLS

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

void         foyer_window_set_ringer   (FoyerWindow      *self,
                                        FoyerRinger      *ringer,
                                        FoyerNotifier    *notifier);
gboolean     foyer_window_tell_due     (FoyerWindow      *self,
                                        GPtrArray        *deliveries);
void         foyer_window_open_delivery (FoyerWindow     *self,
                                        FoyerDelivery    *delivery,
                                        FoyerNoticeAct    act);
void         foyer_window_ask_to_sign_in (FoyerWindow    *self,
                                        FoyerStaff       *staff);

G_END_DECLS
