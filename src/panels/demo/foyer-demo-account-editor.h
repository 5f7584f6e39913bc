#pragma once

#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_DEMO_ACCOUNT_EDITOR (foyer_demo_account_editor_get_type ())
G_DECLARE_FINAL_TYPE (FoyerDemoAccountEditor, foyer_demo_account_editor, FOYER, DEMO_ACCOUNT_EDITOR,
                      GtkWidget)

/* Where an account is written: its fields, a new one's too; its password; and field by field what
 * two seats changed at once. Signals: "saved" (FoyerDemoAccount); "failed" (GError): what no field
 * says. */

void foyer_demo_account_editor_connect     (FoyerDemoAccountEditor *self,
                                            FoyerServices          *services);
void foyer_demo_account_editor_edit        (FoyerDemoAccountEditor *self,
                                            FoyerDemoAccount       *account);
void foyer_demo_account_editor_ask_secret  (FoyerDemoAccountEditor *self,
                                            FoyerDemoAccount       *account);
void foyer_demo_account_editor_save        (FoyerDemoAccountEditor *self);
void foyer_demo_account_editor_leave       (FoyerDemoAccountEditor *self);

G_END_DECLS
