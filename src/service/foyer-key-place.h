#pragma once

#include <gio/gio.h>

#include "service/foyer-key.h"

G_BEGIN_DECLS

/**
 * FoyerKeyPlace:
 * @FOYER_KEY_PLACE_NONE: nowhere on this PC
 * @FOYER_KEY_PLACE_KEYRING: the desktop's secret service
 * @FOYER_KEY_PLACE_FILE: a file that only this account can read
 *
 * Where this PC keeps the shop's key: outside the database, so that a copy of the database opens
 * nothing.
 */
typedef enum
{
  FOYER_KEY_PLACE_NONE,
  FOYER_KEY_PLACE_KEYRING,
  FOYER_KEY_PLACE_FILE,
} FoyerKeyPlace;

/* They ask the desktop and may take as long as a person thinks over a question: never on the main
 * thread. */
FoyerKey      *foyer_key_place_find   (const FoyerUuid  *shop_key,
                                       FoyerKeyPlace    *place,
                                       GCancellable     *cancellable,
                                       GError          **error);
FoyerKeyPlace  foyer_key_place_keep   (const FoyerUuid  *shop_key,
                                       FoyerKey         *key,
                                       const char       *label,
                                       gboolean          in_file,
                                       GCancellable     *cancellable,
                                       GError          **error);
void           foyer_key_place_forget (const FoyerUuid  *shop_key,
                                       GCancellable     *cancellable);

G_END_DECLS
