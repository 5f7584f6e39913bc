#pragma once

#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the card may ask before an act can be carried out. */
typedef enum
{
  FOYER_VISIT_ASK_NOTHING,
  FOYER_VISIT_ASK_LOST,
  FOYER_VISIT_ASK_MESSAGE,
  FOYER_VISIT_ASK_DEPARTURE,
} FoyerVisitAsk;

#define FOYER_TYPE_VISIT_STEP (foyer_visit_step_get_type ())
G_DECLARE_FINAL_TYPE (FoyerVisitStep, foyer_visit_step, FOYER, VISIT_STEP, GtkWidget)

/* The next step with a visit: one button that names the result and the person, and why this one; or
 * the question that an act needs answered first, in its place. */

void          foyer_visit_step_set_visit  (FoyerVisitStep *self,
                                           FoyerServices  *services,
                                           FoyerVisit     *visit);
void          foyer_visit_step_ask        (FoyerVisitStep *self,
                                           FoyerVisitAsk   question);
FoyerVisitAsk foyer_visit_step_get_asked  (FoyerVisitStep *self);
void          foyer_visit_step_submit     (FoyerVisitStep *self);
gboolean      foyer_visit_step_choose     (FoyerVisitStep *self,
                                           guint           digit);
gboolean      foyer_visit_step_show_error (FoyerVisitStep *self,
                                           const GError   *error);

G_END_DECLS
