#pragma once

#include "service/foyer-services.h"
#include "widgets/foyer-drafts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_CALL_PANE (foyer_call_pane_get_type ())
G_DECLARE_FINAL_TYPE (FoyerCallPane, foyer_call_pane, FOYER, CALL_PANE, GtkWidget)

/* The call at hand: who, what it is about, the telephone number, the timer, what is said step by
 * step and what the customer says; the note is kept as a draft until its call is told. Signal
 * "failed" (GError), and "language-changed": the customer is spoken with in another language. */

void        foyer_call_pane_connect     (FoyerCallPane    *self,
                                         FoyerServices    *services,
                                         FoyerDrafts      *drafts);
void        foyer_call_pane_set_row     (FoyerCallPane    *self,
                                         FoyerCallbackRow *row);
void        foyer_call_pane_start       (FoyerCallPane    *self);
gint64      foyer_call_pane_get_talk_ms (FoyerCallPane    *self);
const char *foyer_call_pane_get_language (FoyerCallPane   *self);
char       *foyer_call_pane_dup_note    (FoyerCallPane    *self);
void        foyer_call_pane_ask_note    (FoyerCallPane    *self,
                                         const char       *sentence);
void        foyer_call_pane_forget      (FoyerCallPane    *self,
                                         FoyerItem        *item);
void        foyer_call_pane_focus       (FoyerCallPane    *self);

G_END_DECLS
