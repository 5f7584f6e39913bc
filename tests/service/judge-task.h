#pragma once

#include "service/foyer-rota-plan.h"

G_BEGIN_DECLS

void judge_task (FoyerRotaTask         *task,
                 guint8                *cells,
                 const FoyerRotaSample *said,
                 gboolean               is_proven);
void judge_told (FoyerRotaTask         *task,
                 const char            *told);

G_END_DECLS
