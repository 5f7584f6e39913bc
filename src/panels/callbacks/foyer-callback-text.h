#pragma once

#include "service/foyer-services.h"

G_BEGIN_DECLS

/* What the callbacks panel says about a callback; pure, but for the names it looks up. */

typedef enum
{
  FOYER_CALL_BUCKET_LATE,
  FOYER_CALL_BUCKET_TODAY,
  FOYER_CALL_BUCKET_TOMORROW,
  FOYER_CALL_BUCKET_WEEK,
  FOYER_CALL_BUCKET_LATER,
} FoyerCallBucket;

#define FOYER_N_CALL_BUCKETS (FOYER_CALL_BUCKET_LATER + 1)

FoyerCallBucket foyer_callback_text_bucket (FoyerShopTime    *time,
                                            gint64            when_us,
                                            gint64            now_us);
char           *foyer_callback_text_when   (FoyerShopTime    *time,
                                            gint64            when_us,
                                            gint64            now_us);
char           *foyer_callback_text_detail (FoyerServices    *services,
                                            FoyerCallbackRow *row,
                                            gboolean          with_owner);
char           *foyer_callback_text_matter (FoyerServices    *services,
                                            FoyerCallbackRow *row);

G_END_DECLS
