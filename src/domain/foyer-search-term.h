#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* No hint becomes more terms than this; what is typed behind them is ignored. */
#define FOYER_SEARCH_TERMS_MAX 8

/* No term has more prefixes than this. */
#define FOYER_SEARCH_PREFIXES_MAX 32

/**
 * FoyerSearchTerm:
 * @prefixes: what a key may begin with, in small letters; at least one
 * @is_digits: whether the term is digits: @prefixes begin telephone numbers, or `v` and a number
 *   from behind
 *
 * One condition of a search: a person fits if one of their keys begins with one of @prefixes.
 */
typedef struct
{
  GStrv    prefixes;
  gboolean is_digits;
} FoyerSearchTerm;

GPtrArray *foyer_search_terms     (const char      *typed);
void       foyer_search_term_free (FoyerSearchTerm *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerSearchTerm, foyer_search_term_free)

G_END_DECLS
