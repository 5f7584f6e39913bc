#pragma once

#include "service/foyer-services.h"
#include "widgets/foyer-drafts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_DEMO_CARD (foyer_demo_card_get_type ())
G_DECLARE_FINAL_TYPE (FoyerDemoCard, foyer_demo_card, FOYER, DEMO_CARD, GtkWidget)

/* Beside a demo: how to log in, and what comes of it. The password is drawn for 15 seconds or
 * copied for 30, and either is logged before. Signals "told" (sentence) and "failed" (error). */

void     foyer_demo_card_connect       (FoyerDemoCard    *self,
                                        FoyerServices    *services,
                                        FoyerDrafts      *drafts);
void     foyer_demo_card_set           (FoyerDemoCard    *self,
                                        FoyerDemoAccount *account,
                                        FoyerDemoSession *session);
void     foyer_demo_card_show_password (FoyerDemoCard    *self);
void     foyer_demo_card_copy_password (FoyerDemoCard    *self);
/* What was written about @session, for foyer_demo_desk_close_async(); the texts live as long as the
 * card is not touched. Returns FALSE when a field does not hold what it may; it says so. */
gboolean foyer_demo_card_get_result    (FoyerDemoCard    *self,
                                        FoyerDemoResult  *result);
void     foyer_demo_card_finish        (FoyerDemoCard    *self);
gboolean foyer_demo_card_show_error    (FoyerDemoCard    *self,
                                        const GError     *error);

G_END_DECLS
