#pragma once

#include "domain/foyer-shop-time.h"

G_BEGIN_DECLS

gboolean foyer_todo_line_parse (const char     *line,
                                FoyerShopTime  *time,
                                gint64          now_us,
                                char          **subject,
                                gint64         *due_us,
                                GError        **error);
gboolean foyer_todo_line_parse_moment
                               (const char     *text,
                                FoyerShopTime  *time,
                                gint64          now_us,
                                gint64         *due_us,
                                GError        **error);

G_END_DECLS
