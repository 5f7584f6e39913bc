#pragma once

#include "base/foyer-uuid.h"

G_BEGIN_DECLS

/* In which language a customer is spoken with: "zh_CN" or "en"; that of the interface until
 * somebody chose the other one. It is remembered on this PC. */

const char *foyer_call_language_get (const FoyerUuid *customer);
void        foyer_call_language_set (const FoyerUuid *customer,
                                     const char      *language);

G_END_DECLS
