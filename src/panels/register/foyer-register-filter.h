#pragma once

#include "domain/foyer-visit-filter.h"
#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_REGISTER_FILTER (foyer_register_filter_get_type ())
G_DECLARE_FINAL_TYPE (FoyerRegisterFilter, foyer_register_filter,
                      FOYER, REGISTER_FILTER, GtkWidget)

/* Which visits the register shows: day, colleague, identity, purpose, state. Signals "changed" and
 * "jumped" (int64: a day to go to without leaving others out). */

void     foyer_register_filter_connect  (FoyerRegisterFilter *self,
                                         FoyerServices       *services);
void     foyer_register_filter_get      (FoyerRegisterFilter *self,
                                         FoyerVisitFilter    *filter);
gboolean foyer_register_filter_is_empty (FoyerRegisterFilter *self);
void     foyer_register_filter_clear    (FoyerRegisterFilter *self);
void     foyer_register_filter_open     (FoyerRegisterFilter *self);
char    *foyer_register_filter_describe (FoyerRegisterFilter *self);

G_END_DECLS
