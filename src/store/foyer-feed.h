#pragma once

/* The feed of committed changes. See foyer-feed.c. */

#include "store/foyer-store.h"

G_BEGIN_DECLS

typedef struct _FoyerFeed FoyerFeed;

/* Called in @context with (element-type FoyerChange) changes in their order. */
typedef void (*FoyerFeedFunc) (GPtrArray *changes,
                               gpointer   user_data);

/* For the test of its plan. */
extern const char foyer_feed_sql[];

/* Called in the feed's thread when the server goes out of reach and comes back, and when it is
 * found that a newer program has changed the schema. */
typedef void (*FoyerFeedStateFunc) (FoyerStoreState  state,
                                    const GError    *error,
                                    gpointer         user_data);

/* Called in the feed's thread when the clocks were compared: the server's is @offset_us before this
 * PC's. */
typedef void (*FoyerFeedClockFunc) (gint64           offset_us,
                                    gpointer         user_data);

typedef struct
{
  FoyerFeedFunc changed;
  FoyerFeedStateFunc state;
  FoyerFeedClockFunc clock;
} FoyerFeedFuncs;

FoyerFeed *foyer_feed_new  (const char     *uri,
                            gboolean        notes_anchor,
                            gint64          rev,
                            GMainContext   *context,
                            const FoyerFeedFuncs *funcs,
                            gpointer        user_data);
void       foyer_feed_hurry (FoyerFeed     *self);
void       foyer_feed_wake (FoyerFeed      *self);
void       foyer_feed_stop (FoyerFeed      *self);
void       foyer_feed_free (FoyerFeed      *self);

G_END_DECLS
