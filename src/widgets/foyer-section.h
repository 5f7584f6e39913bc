#pragma once

#include "widgets/foyer-tone.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_SECTION (foyer_section_get_type ())
G_DECLARE_FINAL_TYPE (FoyerSection, foyer_section, FOYER, SECTION, GObject)

/* One section of a list: what its header shows, and the model of its items. It is itself the item
 * that stands for the header in the flattened list (FoyerSections). Properties "title", "note",
 * "icon-name" (strings), "count" (uint, read-only), "is-collapsible", "is-collapsed" (boolean). */

FoyerSection *foyer_section_new             (const char   *title,
                                             const char   *icon_name,
                                             GListModel   *items);
const char   *foyer_section_get_title       (FoyerSection *self);
void          foyer_section_set_note        (FoyerSection *self,
                                             const char   *note);
void          foyer_section_set_title       (FoyerSection *self,
                                             const char   *title);
FoyerTone     foyer_section_get_tone        (FoyerSection *self);
void          foyer_section_set_tone        (FoyerSection *self,
                                             FoyerTone     tone);
GListModel   *foyer_section_get_items       (FoyerSection *self);
guint         foyer_section_get_count       (FoyerSection *self);
gboolean      foyer_section_get_collapsible (FoyerSection *self);
void          foyer_section_set_collapsible (FoyerSection *self,
                                             gboolean      is_collapsible);
gboolean      foyer_section_get_collapsed   (FoyerSection *self);
void          foyer_section_set_collapsed   (FoyerSection *self,
                                             gboolean      is_collapsed);

G_END_DECLS
