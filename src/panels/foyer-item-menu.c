#include "panels/foyer-item-menu.h"

#include "panels/foyer-item-text.h"

#include <glib/gi18n-lib.h>

GMenuModel *
foyer_item_menu_new (FoyerItem *item)
{
  static const FoyerItemAct sections[][8] = {
    { FOYER_ITEM_ACT_SOLVE, FOYER_ITEM_ACT_ANSWER, FOYER_ITEM_ACT_CLOSE, FOYER_ITEM_ACT_INTERIM,
      FOYER_ITEM_ACT_OPEN },
    { FOYER_ITEM_ACT_ASSIGN, FOYER_ITEM_ACT_MOVE_DUE, FOYER_ITEM_ACT_PAUSE, FOYER_ITEM_ACT_RESUME,
      FOYER_ITEM_ACT_REPORT, FOYER_ITEM_ACT_REPLY, FOYER_ITEM_ACT_CHASE, FOYER_ITEM_ACT_OPEN },
    { FOYER_ITEM_ACT_NOTE, FOYER_ITEM_ACT_FOLLOW, FOYER_ITEM_ACT_REOPEN, FOYER_ITEM_ACT_VOID,
      FOYER_ITEM_ACT_OPEN },
  };
  guint possible = foyer_item_get_acts (item);
  GMenu *menu = g_menu_new ();

  for (gsize s = 0; s < G_N_ELEMENTS (sections); s++)
    {
      g_autoptr (GMenu) section = g_menu_new ();

      for (gsize i = 0; sections[s][i] != FOYER_ITEM_ACT_OPEN; i++)
        {
          g_autoptr (GMenuItem) entry = NULL;

          if ((possible & 1u << sections[s][i]) == 0)
            continue;
          entry = g_menu_item_new (foyer_item_text_act (item, (int) sections[s][i]), NULL);
          g_menu_item_set_action_and_target (entry, "item.ask", "i", (int) sections[s][i]);
          g_menu_append_item (section, entry);
        }
      g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
    }
  if (!foyer_item_is_open (item)
      && (*foyer_item_get_phone (item) != '\0'
          || !foyer_uuid_is_none (foyer_item_get_customer (item))))
    {
      g_autoptr (GMenu) section = g_menu_new ();

      g_menu_append (section, C_("menu", "Plan a callback…"), "item.plan-callback");
      g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
    }
  return G_MENU_MODEL (menu);
}
