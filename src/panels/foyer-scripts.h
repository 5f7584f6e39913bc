#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words that are spoken at the desk (HANDBOOK §15), in the language of the interface or of whom
 * one speaks with. They are data: data/scripts.ini. */

char *foyer_scripts_dup_moment  (const char *id);
char *foyer_scripts_dup_text    (const char *id,
                                 ...) G_GNUC_NULL_TERMINATED;
char *foyer_scripts_dup_text_in (const char *language,
                                 const char *id,
                                 ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
