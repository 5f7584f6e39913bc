#pragma once

#include "domain/foyer-leave.h"
#include "domain/foyer-roster-cell.h"
#include "domain/foyer-shop-time.h"
#include "store/foyer-transaction.h"

G_BEGIN_DECLS

/* Who is to be told what, of one act on the roster: a cell of a published month that holds
 * something else now (S1, SH-23), a decision about leave (B9). Everybody is told once, by a
 * message. */
typedef struct _FoyerRotaNotices FoyerRotaNotices;

FoyerRotaNotices *foyer_rota_notices_new      (FoyerShopTime     *shop_time);
void              foyer_rota_notices_free     (FoyerRotaNotices  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerRotaNotices, foyer_rota_notices_free)

void              foyer_rota_notices_add_cell (FoyerRotaNotices  *self,
                                               FoyerRosterCell   *before,
                                               FoyerRosterCell   *after);
gboolean          foyer_rota_notices_send     (FoyerRotaNotices  *self,
                                               FoyerTransaction  *transaction,
                                               GError           **error);
gboolean          foyer_rota_notices_send_leave (FoyerLeave      *leave,
                                               FoyerShopTime     *shop_time,
                                               FoyerTransaction  *transaction,
                                               GError           **error);
gboolean          foyer_rota_notices_send_cover (FoyerLeave      *leave,
                                               const FoyerUuid   *before,
                                               FoyerShopTime     *shop_time,
                                               FoyerTransaction  *transaction,
                                               GError           **error);

G_END_DECLS
