#include "panels/foyer-visit-fields.h"

#include <glib/gi18n-lib.h>

void
foyer_visit_fields_show (FoyerFieldGrid *grid,
                         FoyerServices  *services,
                         FoyerVisit     *visit)
{
  foyer_field_grid_begin (grid, services, FOYER_RECORD (visit),
                          visit != NULL ? foyer_visit_get_phone (visit) : NULL);
  if (visit == NULL)
    return;

  foyer_field_grid_add_text (grid, "name", foyer_visit_get_name (visit));
  foyer_field_grid_add_phone (grid);
  foyer_field_grid_add_text (grid, "organisation", foyer_visit_get_organisation (visit));
  foyer_field_grid_add_text (grid, "city", foyer_visit_get_city (visit));
  foyer_field_grid_add_choice (grid, "purpose", FOYER_TYPE_PURPOSE,
                               foyer_visit_get_purpose (visit));
  foyer_field_grid_add_text (grid, "ask", foyer_visit_get_ask (visit));
  foyer_field_grid_add_text (grid, "answer", foyer_visit_get_answer (visit));
  foyer_field_grid_add_staff (grid, "host", foyer_visit_get_host (visit));
  foyer_field_grid_add_staff (grid, "handler", foyer_visit_get_handler (visit));
  foyer_field_grid_add_time (grid, "expected", foyer_visit_get_expected (visit));
  foyer_field_grid_add_time (grid, "arrived", foyer_visit_get_arrived (visit));
  foyer_field_grid_add_time (grid, "departed", foyer_visit_get_departed (visit));
  foyer_field_grid_add_choice (grid, "intent", FOYER_TYPE_INTENT, foyer_visit_get_intent (visit));
  foyer_field_grid_add_choice (grid, "lost_kind", FOYER_TYPE_LOST_KIND,
                               foyer_visit_get_lost_kind (visit));
  foyer_field_grid_add_text (grid, "lost_reason", foyer_visit_get_lost_reason (visit));
  foyer_field_grid_add_text (grid, "message", foyer_visit_get_message (visit));
  foyer_field_grid_add_text (grid, "remark", foyer_visit_get_remark (visit));
  if (foyer_visit_get_has_card (visit))
    foyer_field_grid_add_text (grid, "has_card", C_("card", "Yes"));
}
