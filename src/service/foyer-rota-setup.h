#pragma once

#include "service/foyer-rota.h"

G_BEGIN_DECLS

/* What the roster is made of (S2, S3), set by the supervisor: shifts, and how many people a post
 * needs and when. Each is one act that can be taken back. Texts are canonical, as
 * foyer_record_dup_text() writes them, by the name of the field. */

void         foyer_rota_add_shift_async     (FoyerRota            *self,
                                             GHashTable           *typed,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
void         foyer_rota_edit_shift_async    (FoyerRota            *self,
                                             FoyerEdits           *edits,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
void         foyer_rota_close_shift_async   (FoyerRota            *self,
                                             FoyerShift           *shift,
                                             gint64                last_day,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);

void         foyer_rota_add_coverage_async  (FoyerRota            *self,
                                             GHashTable           *typed,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
void         foyer_rota_edit_coverage_async (FoyerRota            *self,
                                             FoyerEdits           *edits,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
void         foyer_rota_drop_coverage_async (FoyerRota            *self,
                                             FoyerCoverage        *coverage,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);

/* For all of them; @conflicts (optional) only after an edit. */
FoyerRecord *foyer_rota_setup_finish        (FoyerRota            *self,
                                             GAsyncResult         *result,
                                             GPtrArray           **conflicts,
                                             GError              **error);

G_END_DECLS
