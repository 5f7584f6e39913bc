#pragma once

/* How a work item is told in a few words, in lists and on its card. All are pure: names of
 * colleagues are handed in. Texts are (transfer full). */

#include "domain/foyer-item.h"
#include "domain/foyer-shop-time.h"
#include "service/foyer-items.h"
#include "widgets/foyer-tone.h"

G_BEGIN_DECLS

#define FOYER_ITEM_ACT_NONE (-1)

const char *foyer_item_text_icon  (FoyerItemKind   kind);
char       *foyer_item_text_title (FoyerItem      *item);
char       *foyer_item_text_line  (FoyerItem      *item,
                                   const char     *owner,
                                   const char     *taker);
char       *foyer_item_text_clock (gint64          when_us,
                                   FoyerShopTime  *time,
                                   gint64          now_us);
char       *foyer_item_text_due   (FoyerItem      *item,
                                   FoyerShopTime  *time,
                                   gint64          now_us,
                                   FoyerTone      *tone,
                                   const char    **icon_name);
int         foyer_item_text_next  (FoyerItem      *item,
                                   guint           acts);
const char *foyer_item_text_act   (FoyerItem      *item,
                                   int             act);
guint       foyer_item_text_step  (FoyerItem      *item);
gboolean    foyer_item_text_is_same_month (gint64         day,
                                           gint64         other_day);
char       *foyer_item_text_contacts      (guint          n_same,
                                           guint          n_month);
char       *foyer_item_text_file_contacts (FoyerItemFile *file,
                                           FoyerShopTime *time);
char       *foyer_item_text_door          (FoyerItem     *item);
char       *foyer_item_text_who_may       (const char    *owner);
char       *foyer_item_text_reaction      (const char    *text,
                                           FoyerReaction  reaction);

G_END_DECLS
