#pragma once

#include <gio/gio.h>

#include "service/foyer-catalog.h"

G_BEGIN_DECLS

/* A table on paper: A4 landscape with a head, as many pages as it needs, and a foot. */
typedef struct _FoyerTable FoyerTable;

FoyerTable *foyer_table_new         (FoyerCatalog       *catalog,
                                     const char         *title);
void        foyer_table_free        (FoyerTable         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerTable, foyer_table_free)

void        foyer_table_set_head    (FoyerTable         *self,
                                     const char         *left,
                                     const char         *right);
void        foyer_table_set_foot    (FoyerTable         *self,
                                     const char         *left);
void        foyer_table_add_column  (FoyerTable         *self,
                                     const char         *title,
                                     double              width,
                                     gboolean            is_figure);
void        foyer_table_add_heading (FoyerTable         *self,
                                     const char         *text);
void        foyer_table_add_row     (FoyerTable         *self,
                                     const char *const  *cells,
                                     gboolean            is_struck);
GBytes     *foyer_table_to_pdf      (FoyerTable         *self,
                                     GCancellable       *cancellable,
                                     GError            **error);

G_END_DECLS
