#pragma once

#include "service/foyer-shop-rules.h"

G_BEGIN_DECLS

/* The days on which a group is greeted, and how many greetings each has: so many a day and no more,
 * whoever planned them (B8). Plain data for the store's threads, one at a time. */
typedef struct _FoyerCallbackRoom FoyerCallbackRoom;

/**
 * FoyerCallbackRoomWish:
 * @day: the day that is taken where it has room; %FOYER_DAY_NONE for none
 * @first_day: the first of the days that are possible
 * @last_day: the last of them
 * @is_latest_first: whether a later day is better than an earlier one
 *
 * When a customer may be greeted.
 */
typedef struct
{
  gint64 day;
  gint64 first_day;
  gint64 last_day;
  gboolean is_latest_first;
} FoyerCallbackRoomWish;

FoyerCallbackRoom *foyer_callback_room_new      (FoyerShopRules               *rules,
                                                 guint                         per_day);
void               foyer_callback_room_free     (FoyerCallbackRoom            *self);
void               foyer_callback_room_add_days (FoyerCallbackRoom            *self,
                                                 FoyerShopRules               *rules,
                                                 gint64                        first_day,
                                                 gint64                        last_day,
                                                 gint64                        now_us);
gboolean           foyer_callback_room_count    (FoyerCallbackRoom            *self,
                                                 FoyerDb                      *db,
                                                 GError                      **error);
void               foyer_callback_room_forget   (FoyerCallbackRoom            *self);
gboolean           foyer_callback_room_find     (FoyerCallbackRoom            *self,
                                                 FoyerDb                      *db,
                                                 const FoyerCallbackRoomWish  *wish,
                                                 gint64                       *day,
                                                 GError                      **error);
gint64             foyer_callback_room_take     (FoyerCallbackRoom            *self,
                                                 gint64                        day);

G_END_DECLS
