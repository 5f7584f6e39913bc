#include "shell/foyer-panels.h"

#include "panels/callbacks/foyer-callbacks-panel.h"
#include "panels/demo/foyer-demo-panel.h"
#include "panels/enquiries/foyer-enquiries-panel.h"
#include "panels/reception/foyer-reception-panel.h"
#include "panels/register/foyer-register-panel.h"
#include "panels/schedule/foyer-schedule-panel.h"
#include "panels/today/foyer-today-panel.h"

static const FoyerPanelInfo *const panels[] = {
  &foyer_today_panel_info,
  &foyer_reception_panel_info,
  &foyer_demo_panel_info,
  &foyer_enquiries_panel_info,
  &foyer_callbacks_panel_info,
  &foyer_register_panel_info,
  &foyer_schedule_panel_info,
  NULL,
};

const FoyerPanelInfo *const *
foyer_panels_get (void)
{
  return panels;
}

/* Returns (nullable): the panel @name. */
const FoyerPanelInfo *
foyer_panels_find (const char *name)
{
  for (const FoyerPanelInfo *const *info = panels; *info != NULL; info++)
    if (g_strcmp0 ((*info)->name, name) == 0)
      return *info;
  return NULL;
}
