#pragma once

#include "domain/foyer-shop-time.h"

G_BEGIN_DECLS

gboolean foyer_todo_line_parse (const char     *line,
                                FoyerShopTime  *time,
                                gint64          now_us,
                                char          **subject,
                                gint64         *due_us,
                                GError        **error);

G_END_DECLS
