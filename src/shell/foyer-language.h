#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The language of the interface. It stands before the first string is translated, and a built
 * template never translates again: another language means another start of the program. */

gboolean  foyer_language_is     (const char *language);
void      foyer_language_start  (void);
char    **foyer_language_dup_env (const char *language);

G_END_DECLS
