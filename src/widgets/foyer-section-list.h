#pragma once

#include "base/foyer-uuid.h"
#include "widgets/foyer-sections.h"

G_BEGIN_DECLS

#define FOYER_TYPE_SECTION_LIST (foyer_section_list_get_type ())
G_DECLARE_FINAL_TYPE (FoyerSectionList, foyer_section_list, FOYER, SECTION_LIST, GtkWidget)

/**
 * FoyerSectionListRows:
 * @get_key: by what an item is known again when a newer version of it comes
 * @new_row: (transfer full): a row without an item
 * @set_item: shows an item (%NULL: none) in such a row
 * @new_menu: (nullable): what can be done with an item, (transfer full); by the secondary button
 *   and by the menu key
 *
 * How the items of a list become rows. The owner of the list is handed to all of them.
 */
typedef struct
{
  const FoyerUuid *(*get_key)  (gpointer   item);
  GtkWidget       *(*new_row)  (gpointer   owner);
  void             (*set_item) (GtkWidget *row,
                                gpointer   item,
                                gpointer   owner);
  GMenuModel      *(*new_menu) (gpointer   item);
} FoyerSectionListRows;

/* The list of a panel: records in sections, of which one is selected. The same record stays
 * selected when it moves to another section, here or at another seat, and the focus stays with it;
 * only when it is gone its neighbour is taken.
 *
 * Properties: "item" (GObject, nullable, read-only) is the selected one and notifies with every
 * newer version; "title" (string) is what a screen reader calls the list; "empty" (GtkWidget)
 * stands in its place while there is nothing; "is-card" (boolean): framed, and no higher than its
 * rows; "follows-first" (boolean): until somebody chooses, the first item is the selected one, also
 * when it came last; "act" and "open" (strings): the actions of Enter and of a double click on the
 * selected item. Signal "end-reached": somebody has come to the last row. */

void           foyer_section_list_connect      (FoyerSectionList           *self,
                                                const FoyerSectionListRows *rows,
                                                gpointer                    owner);
FoyerSections *foyer_section_list_get_sections (FoyerSectionList           *self);
gpointer       foyer_section_list_get_item     (FoyerSectionList           *self);
gboolean       foyer_section_list_select       (FoyerSectionList           *self,
                                                const FoyerUuid            *key);
void           foyer_section_list_unchoose     (FoyerSectionList           *self);
void           foyer_section_list_focus        (FoyerSectionList           *self);
gboolean       foyer_section_list_has_pointer  (FoyerSectionList           *self);
void           foyer_section_list_foreach_row  (FoyerSectionList           *self,
                                                GFunc                       func,
                                                gpointer                    user_data);

G_END_DECLS
