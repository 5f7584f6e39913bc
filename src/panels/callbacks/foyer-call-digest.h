#pragma once

#include "panels/foyer-panel.h"

G_BEGIN_DECLS

#define FOYER_TYPE_CALL_DIGEST (foyer_call_digest_get_type ())
G_DECLARE_FINAL_TYPE (FoyerCallDigest, foyer_call_digest, FOYER, CALL_DIGEST, GtkWidget)

/* What calling came to in a week or a month, and what customers said of it (B6, Q1): to be looked
 * at, copied, saved and printed. */

void foyer_call_digest_connect (FoyerCallDigest *self,
                                FoyerPanel      *panel);
void foyer_call_digest_read    (FoyerCallDigest *self);
void foyer_call_digest_print   (FoyerCallDigest *self);

G_END_DECLS
