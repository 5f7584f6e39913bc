#pragma once

#include "base/foyer-pinyin.h"

#include <glib.h>

G_BEGIN_DECLS

/*
 * What the search rule sees of a text; for the files of the search only.
 *
 * Names and hints must be taken apart by the same code, or else a hint would miss the key that was
 * made for it.
 */

/* The most characters of a key, of a term and of a word. */
#define FOYER_SEARCH_LENGTH_MAX 64
/* A character takes up to four bytes. */
#define FOYER_SEARCH_BYTES_MAX (4 * FOYER_SEARCH_LENGTH_MAX)
#define FOYER_SEARCH_UNITS_MAX 64
/* A name is found from so many of its characters or words on. */
#define FOYER_SEARCH_STARTS_MAX 12

typedef enum
{
  FOYER_SEARCH_UNIT_HAN,
  FOYER_SEARCH_UNIT_WORD,
  FOYER_SEARCH_UNIT_DIGITS,
} FoyerSearchUnitKind;

typedef enum
{
  FOYER_SEARCH_GAP_NONE,  /* 张|明, or iPhone|15: nothing stands between */
  FOYER_SEARCH_GAP_JOIN,  /* Jean-Luc, 阿卜杜拉·买买提: one name */
  FOYER_SEARCH_GAP_SPLIT, /* a space or a comma: two hints */
} FoyerSearchGap;

typedef struct
{
  FoyerSearchUnitKind kind;
  FoyerSearchGap      gap;     /* before this unit */
  gunichar            han;     /* the character, of a HAN unit */
  guint               start;   /* bytes of the text that was scanned */
  guint               end;
  guint16             at;      /* bytes of @folded below */
  guint16             length;
  guint16             n_chars; /* characters in those bytes */
} FoyerSearchUnit;

typedef struct
{
  guint           n_units;
  FoyerSearchUnit units[FOYER_SEARCH_UNITS_MAX];
  guint           n_folded;
  char            folded[2 * FOYER_SEARCH_BYTES_MAX];
} FoyerSearchUnits;

void     foyer_search_units_scan         (FoyerSearchUnits       *self,
                                          const char             *text);
gboolean foyer_search_units_is_start     (const FoyerSearchUnits *self,
                                          guint                   i);
void     foyer_search_units_read_surname (const FoyerSearchUnits *self,
                                          guint                   first,
                                          guint                   end,
                                          FoyerPinyinSurname     *surname);

G_END_DECLS
