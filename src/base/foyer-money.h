#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The largest amount that is taken or shown: 999,999,999,999.99. A typing slip is far below it. */
#define FOYER_MONEY_FEN_MAX G_GINT64_CONSTANT (99999999999999)

gboolean  foyer_money_parse  (const char  *typed,
                              gint64      *amount_fen,
                              GError     **error);
char     *foyer_money_format (gint64       amount_fen);

G_END_DECLS
