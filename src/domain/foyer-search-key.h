#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FOYER_SEARCH_KEY_RULE:
 *
 * The version of the rule by which keys are made. The search index is stored with it: an index of
 * another version is rebuilt, for a key can only be removed by whoever would make the same one
 * again. Raise it with every change that gives any name, number or organisation other keys.
 */
#define FOYER_SEARCH_KEY_RULE 1

/* No person and no organisation has more keys than this, whatever their name is. */
#define FOYER_SEARCH_KEYS_MAX 256

GPtrArray *foyer_search_keys              (const char *name,
                                           const char *phone,
                                           const char *phone2);
GPtrArray *foyer_search_organisation_keys (const char *organisation);

G_END_DECLS
