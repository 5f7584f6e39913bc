#pragma once

#include "domain/foyer-calendar.h"
#include "domain/foyer-settings.h"
#include "domain/foyer-shop-time.h"
#include "service/foyer-service.h"

G_BEGIN_DECLS

#define FOYER_TYPE_SHOP (foyer_shop_get_type ())
G_DECLARE_FINAL_TYPE (FoyerShop, foyer_shop, FOYER, SHOP, FoyerService)

/* The shop itself: its name, its settings, its time, its calendar. Properties "name" (string) and
 * "is-set-up" (boolean) notify; signals "settings-changed" and "calendar-changed". */

FoyerShop     *foyer_shop_new             (FoyerStore          *store,
                                           FoyerSession        *session,
                                           FoyerHistory        *history);
void           foyer_shop_load_async      (FoyerShop           *self,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
gboolean       foyer_shop_load_finish     (FoyerShop           *self,
                                           GAsyncResult        *result,
                                           GError             **error);
const char    *foyer_shop_get_name        (FoyerShop           *self);
gboolean       foyer_shop_get_is_set_up   (FoyerShop           *self);
FoyerShopTime *foyer_shop_get_time        (FoyerShop           *self);
/* A snapshot of all settings, with defaults where the shop chose nothing. */
FoyerSettings *foyer_shop_get_settings    (FoyerShop           *self);
/* A snapshot of the public holidays, those that shipped and those that were imported. */
FoyerCalendar *foyer_shop_get_calendar    (FoyerShop           *self);
void           foyer_shop_set_async       (FoyerShop           *self,
                                           const char          *name,
                                           const char          *value,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
/* The first start: shop's name and first supervisor, in one transaction; signs the supervisor
 * in. */
void           foyer_shop_set_up_async    (FoyerShop           *self,
                                           const char          *shop_name,
                                           const char          *staff_number,
                                           const char          *staff_name,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
/* Takes over the notices of foyer_holiday_file_read() as one act. */
void           foyer_shop_import_calendar_async
                                          (FoyerShop           *self,
                                           GPtrArray           *notices,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
gboolean       foyer_shop_finish          (FoyerShop           *self,
                                           GAsyncResult        *result,
                                           GError             **error);

G_END_DECLS
