#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *foyer_phone_digits       (const char  *typed,
                                    GError     **error);
char     *foyer_phone_mask         (const char  *phone);
char     *foyer_phone_group        (const char  *phone);

G_END_DECLS
