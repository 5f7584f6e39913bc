#pragma once

#include "domain/foyer-leave.h"
#include "service/foyer-rota.h"

G_BEGIN_DECLS

/**
 * FoyerRotaCover:
 * @staff: the colleague
 * @away: (nullable): the leave that keeps them from it (LV-05); %NULL when they can
 * @is_same_post: whether they serve a post of who is on leave
 * @n_days: how many days the leave to be covered takes, those in part too
 * @n_planned: of how many of these the roster says what they do
 * @n_working: on how many of these they work
 * @n_others: whose cover they are already in that time, in leaves
 *
 * Whether somebody can do the work of a colleague on leave, and how well it fits.
 */
typedef struct
{
  FoyerStaff *staff;
  FoyerLeave *away;
  gboolean is_same_post;
  guint n_days;
  guint n_planned;
  guint n_working;
  guint n_others;
} FoyerRotaCover;

void       foyer_rota_cover_free         (FoyerRotaCover      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerRotaCover, foyer_rota_cover_free)

void       foyer_rota_find_covers_async  (FoyerRota           *self,
                                          FoyerLeave          *leave,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
GPtrArray *foyer_rota_find_covers_finish (FoyerRota           *self,
                                          GAsyncResult        *result,
                                          GError             **error);

G_END_DECLS
