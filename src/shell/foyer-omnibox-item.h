#pragma once

#include "domain/foyer-record.h"
#include "widgets/foyer-tone.h"

G_BEGIN_DECLS

#define FOYER_TYPE_OMNIBOX_ITEM (foyer_omnibox_item_get_type ())
G_DECLARE_FINAL_TYPE (FoyerOmniboxItem, foyer_omnibox_item, FOYER, OMNIBOX_ITEM, GObject)

/* One result: a person, or an act. Read-only properties for the row: "icon-name", "title" (what is
 * marked), "phone" (nullable; stands behind the title and is marked too), "detail", "chip"
 * (nullable), "chip-tone", "keys" (nullable). */

FoyerOmniboxItem *foyer_omnibox_item_new        (const char       *icon_name,
                                                 const char       *title);
void              foyer_omnibox_item_set_record (FoyerOmniboxItem *self,
                                                 FoyerRecord      *record);
void              foyer_omnibox_item_set_texts  (FoyerOmniboxItem *self,
                                                 const char       *hint,
                                                 const char       *phone,
                                                 const char       *detail);
void              foyer_omnibox_item_set_chip   (FoyerOmniboxItem *self,
                                                 FoyerTone         tone,
                                                 const char       *chip);
void              foyer_omnibox_item_set_act    (FoyerOmniboxItem *self,
                                                 const char       *act,
                                                 const char       *keys);
FoyerRecord      *foyer_omnibox_item_get_record (FoyerOmniboxItem *self);
const char       *foyer_omnibox_item_get_act    (FoyerOmniboxItem *self);
gboolean          foyer_omnibox_item_is_same    (FoyerOmniboxItem *self,
                                                 FoyerOmniboxItem *other);
gboolean          foyer_omnibox_item_is_equal   (FoyerOmniboxItem *self,
                                                 FoyerOmniboxItem *other);
PangoAttrList    *foyer_omnibox_item_dup_marks  (FoyerOmniboxItem *self);
char             *foyer_omnibox_item_dup_line   (FoyerOmniboxItem *self);

G_END_DECLS
