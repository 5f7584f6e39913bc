#pragma once

#include "service/foyer-callback-digest.h"
#include "service/foyer-catalog.h"

G_BEGIN_DECLS

/* A digest in words: tables for the screen and for files, a text to be pasted, and the sheet (form
 * `cbmonth`, HANDBOOK §16b). */

/* Which table of a digest. */
typedef enum
{
  FOYER_DIGEST_STAFF,           /* figures by who called */
  FOYER_DIGEST_KIND,            /* figures by what for */
  FOYER_DIGEST_WEEK,            /* figures by week */
  FOYER_DIGEST_SURVEY_STAFF,    /* means by who called */
  FOYER_DIGEST_SURVEY_KIND,     /* means by what for */
  FOYER_DIGEST_CALLS,           /* every call */
} FoyerDigestTable;

/* (element-type GStrv): the heads, then the rows; all have as many cells. @catalog: (nullable) */
GPtrArray *foyer_callback_digest_make_table   (FoyerCatalog         *catalog,
                                               FoyerCallbackDigest  *digest,
                                               FoyerDigestTable      which,
                                               gboolean              with_names);
char      *foyer_callback_digest_make_period  (FoyerCatalog         *catalog,
                                               FoyerCallbackDigest  *digest);
char      *foyer_callback_digest_make_summary (FoyerCatalog         *catalog,
                                               FoyerCallbackDigest  *digest);
char      *foyer_callback_digest_make_survey  (FoyerCatalog         *catalog,
                                               FoyerCallbackDigest  *digest);
char      *foyer_callback_digest_to_text      (FoyerCatalog         *catalog,
                                               FoyerCallbackDigest  *digest,
                                               const char           *shop_name,
                                               gboolean              with_names);
GBytes    *foyer_callback_digest_to_csv       (FoyerCatalog         *catalog,
                                               FoyerCallbackDigest  *digest,
                                               FoyerDigestTable      which,
                                               gboolean              with_names);
void       foyer_callback_digest_print_async  (FoyerCallbackDigest  *digest,
                                               FoyerShop            *shop,
                                               const char           *language,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
GBytes    *foyer_callback_digest_print_finish (GAsyncResult         *result,
                                               GError              **error);

G_END_DECLS
