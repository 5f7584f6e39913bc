#pragma once

/* Private to the services. */

#include "service/foyer-service.h"

G_BEGIN_DECLS

void foyer_answer_read (GTask          *task,
                        FoyerStoreLane  lane,
                        FoyerReadFunc   func,
                        gpointer        data,
                        GDestroyNotify  data_free,
                        GDestroyNotify  answer_free);

G_END_DECLS
