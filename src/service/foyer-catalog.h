#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define FOYER_TYPE_CATALOG (foyer_catalog_get_type ())
G_DECLARE_FINAL_TYPE (FoyerCatalog, foyer_catalog, FOYER, CATALOG, GObject)

FoyerCatalog *foyer_catalog_new_for_language (const char   *locale_dir,
                                              const char   *language);
const char   *foyer_catalog_get_default_dir  (void);
const char   *foyer_catalog_get_language     (FoyerCatalog *self);
const char   *foyer_catalog_get              (FoyerCatalog *self,
                                              const char   *context,
                                              const char   *msgid) G_GNUC_FORMAT (3);
const char   *foyer_catalog_get_plural       (FoyerCatalog *self,
                                              const char   *singular,
                                              const char   *plural,
                                              gulong        n) G_GNUC_FORMAT (2) G_GNUC_FORMAT (3);

G_END_DECLS
