#pragma once

#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_NOW_CARD (foyer_now_card_get_type ())
G_DECLARE_FINAL_TYPE (FoyerNowCard, foyer_now_card, FOYER, NOW_CARD, GtkWidget)

/* The one next thing with its primary act, what was done today so far, and the day-end review. Its
 * buttons are the actions "today.act", "today.snooze" (minutes, "i"), "today.move-due",
 * "today.open" and "today.review". */

void foyer_now_card_connect    (FoyerNowCard  *self,
                                FoyerServices *services);
void foyer_now_card_set_record (FoyerNowCard  *self,
                                FoyerRecord   *record);

G_END_DECLS
