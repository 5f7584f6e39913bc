#pragma once

#include "domain/foyer-edits.h"
#include "service/foyer-service.h"

G_BEGIN_DECLS

#define FOYER_TYPE_PEOPLE (foyer_people_get_type ())
G_DECLARE_FINAL_TYPE (FoyerPeople, foyer_people, FOYER, PEOPLE, FoyerService)

/* The colleagues: list, sign-in, and what a supervisor may change about them. */

FoyerPeople *foyer_people_new            (FoyerStore          *store,
                                          FoyerSession        *session,
                                          FoyerHistory        *history);
/* Active colleagues by number, kept up to date; filled once foyer_people_load_async() is done. To
 * sort by name there is foyer_staff_get_name_key(). */
GListModel  *foyer_people_get_staff      (FoyerPeople         *self);
void         foyer_people_load_async     (FoyerPeople         *self,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
gboolean     foyer_people_load_finish    (FoyerPeople         *self,
                                          GAsyncResult        *result,
                                          GError             **error);
/* (transfer none) (nullable): also of those who left the firm. */
FoyerStaff  *foyer_people_lookup         (FoyerPeople         *self,
                                          const FoyerUuid     *id);
void         foyer_people_sign_in_async  (FoyerPeople         *self,
                                          const char          *number,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
gboolean     foyer_people_sign_in_finish (FoyerPeople         *self,
                                          GAsyncResult        *result,
                                          GError             **error);
void         foyer_people_add_async      (FoyerPeople         *self,
                                          const char          *number,
                                          const char          *name,
                                          FoyerRoles           roles,
                                          FoyerPosts           posts,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
void         foyer_people_edit_async     (FoyerPeople         *self,
                                          FoyerEdits          *edits,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
/* A colleague leaves the firm, or comes back. The last supervisor cannot leave. */
void         foyer_people_leave_async    (FoyerPeople         *self,
                                          FoyerStaff          *staff,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
void         foyer_people_come_back_async (FoyerPeople        *self,
                                          FoyerStaff          *staff,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
/* For add, edit, leave and come back: (transfer full): the colleague as stored. */
FoyerStaff  *foyer_people_finish         (FoyerPeople         *self,
                                          GAsyncResult        *result,
                                          GError             **error);
/* The same, with @conflicts as foyer_reception_finish(). */
FoyerStaff  *foyer_people_finish_edit    (FoyerPeople         *self,
                                          GAsyncResult        *result,
                                          GPtrArray          **conflicts,
                                          GError             **error);

G_END_DECLS
