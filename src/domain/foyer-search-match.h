#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  FOYER_SEARCH_FIELD_NAME,
  FOYER_SEARCH_FIELD_PHONE,
} FoyerSearchField;

/**
 * FoyerSearchMatch:
 * @field: which of the two texts of a row
 * @start: the first byte that matched
 * @end: the byte behind the last one
 *
 * A piece of a row that is why the row was found.
 */
typedef struct
{
  FoyerSearchField field;
  guint            start;
  guint            end;
} FoyerSearchMatch;

GArray *foyer_search_match_ranges (const char *typed,
                                   const char *name,
                                   const char *phone_shown);

G_END_DECLS
