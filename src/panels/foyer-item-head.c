#include "panels/foyer-item-head.h"

#include "panels/foyer-item-text.h"
#include "service/foyer-words.h"

#include <glib/gi18n-lib.h>

/* That somebody had to come again must be seen before the first word (C8). */
static void
add_contacts (FoyerChips    *chips,
              FoyerShopTime *time,
              FoyerItem     *item,
              FoyerItemFile *file)
{
  gboolean is_repeat = !foyer_uuid_is_none (foyer_item_get_repeat_of (item));
  g_autofree char *text = NULL;

  if (file != NULL)
    text = foyer_item_text_file_contacts (file, time);
  else if (is_repeat)
    text = foyer_item_text_contacts (2, 2);
  if (text != NULL)
    foyer_chips_add (chips,
                     is_repeat || file->n_contacts > 1 ? FOYER_TONE_WARN : FOYER_TONE_NEUTRAL,
                     "foyer-again-symbolic", text);
}

void
foyer_item_head_show_chips (FoyerChips    *chips,
                            FoyerServices *services,
                            FoyerItem     *item,
                            FoyerItemFile *file)
{
  FoyerShop *shop = foyer_services_get_shop (services);
  FoyerShopTime *time = foyer_shop_get_time (shop);
  FoyerItemKind kind = foyer_item_get_kind (item);
  FoyerSeverity severity = foyer_item_get_severity (item);
  g_autofree char *due = NULL;
  const char *icon_name;
  FoyerTone tone;

  foyer_chips_clear (chips);
  foyer_chips_add (chips, FOYER_TONE_OUTLINE, foyer_item_text_icon (kind),
                   foyer_words_enum (NULL, FOYER_TYPE_ITEM_KIND, (int) kind));
  due = foyer_item_text_due (item, time, foyer_service_now_us (FOYER_SERVICE (shop)), &tone,
                             &icon_name);
  foyer_chips_add (chips, tone, icon_name, due);
  if (severity != FOYER_SEVERITY_NORMAL)
    foyer_chips_add (chips, FOYER_TONE_WARN, "foyer-flag-symbolic",
                     foyer_words_enum (NULL, FOYER_TYPE_SEVERITY, (int) severity));
  add_contacts (chips, time, item, file);
}

void
foyer_item_head_show_workflow (FoyerWorkflowBar *bar,
                               FoyerItem        *item)
{
  /* As short as there is room for in the side card. */
  const char *const labels[] = { C_("workflow", "Opened"), C_("workflow", "Assigned"),
                                 C_("workflow", "Solution"), C_("workflow", "Answered"),
                                 C_("workflow", "Closed"), NULL };
  FoyerItemKind kind = foyer_item_get_kind (item);

  foyer_workflow_bar_set_steps (bar, labels);
  foyer_workflow_bar_set_present (bar, foyer_item_text_step (item));
  gtk_widget_set_visible (GTK_WIDGET (bar), kind != FOYER_ITEM_TODO && kind != FOYER_ITEM_VISITOR
                                              && kind != FOYER_ITEM_DEMO
                                              && foyer_item_get_state (item)
                                                   != FOYER_ITEM_STATE_VOID);
}
