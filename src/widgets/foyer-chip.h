#pragma once

#include "widgets/foyer-tone.h"

G_BEGIN_DECLS

#define FOYER_TYPE_CHIP (foyer_chip_get_type ())
G_DECLARE_FINAL_TYPE (FoyerChip, foyer_chip, FOYER, CHIP, GtkWidget)

/* A small label with an icon, for a state, an identity or a tag; never clickable. Without label and
 * icon it is not visible. Properties "label", "icon-name" (nullable), "tone". */

GtkWidget *foyer_chip_new           (FoyerTone   tone,
                                     const char *icon_name,
                                     const char *label);
void       foyer_chip_set_label     (FoyerChip  *self,
                                     const char *label);
void       foyer_chip_set_icon_name (FoyerChip  *self,
                                     const char *icon_name);
void       foyer_chip_set_tone      (FoyerChip  *self,
                                     FoyerTone   tone);

G_END_DECLS
