#pragma once

#include "service/foyer-session.h"
#include "store/foyer-store.h"

G_BEGIN_DECLS

#define FOYER_TYPE_HISTORY (foyer_history_get_type ())
G_DECLARE_FINAL_TYPE (FoyerHistory, foyer_history, FOYER, HISTORY, GObject)

/* The acts of this session that can be taken back. Emptied when somebody else signs in. Properties
 * "can-undo", "can-redo" (boolean). Signal "done" (act, subject, op_id): an act was committed, so
 * that the window can offer to undo it. `act` is the act's key, as in the journal
 * ("visit.receive"); `subject` is the record it was about, as it now stands. */

FoyerHistory *foyer_history_new          (FoyerStore          *store,
                                          FoyerSession        *session);
void          foyer_history_begin        (FoyerHistory        *self,
                                          const char          *act,
                                          const FoyerUuid     *op_id);
void          foyer_history_commit       (FoyerHistory        *self,
                                          const char          *act,
                                          FoyerRecord         *subject,
                                          const FoyerUuid     *op_id);
void          foyer_history_drop         (FoyerHistory        *self,
                                          const FoyerUuid     *op_id);
gboolean      foyer_history_get_can_undo (FoyerHistory        *self);
gboolean      foyer_history_get_can_redo (FoyerHistory        *self);
void          foyer_history_undo_async   (FoyerHistory        *self,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
void          foyer_history_redo_async   (FoyerHistory        *self,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
/* Returns the key of the act that was taken back or done again; NULL when it had failed by
 * itself. */
char         *foyer_history_finish       (FoyerHistory        *self,
                                          GAsyncResult        *result,
                                          GError             **error);

G_END_DECLS
