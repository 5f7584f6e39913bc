#pragma once

/* The tables of the schema, read from its own files. See foyer-schema.c. */

#include "store/db.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;
  GPtrArray *columns;                   /* of char: their names */
  GArray *types;                        /* of FoyerValueType */
} FoyerSchemaTable;

GPtrArray *foyer_schema_list_tables (void);

G_END_DECLS
