#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The paper that a recovery code is locked away on: A4 upright, one page. */

GBytes *foyer_recovery_paper_to_pdf (const char  *shop,
                                     const char  *by,
                                     const char  *day,
                                     const char  *code,
                                     GError     **error);

G_END_DECLS
