#pragma once

/* Callbacks by what the desk asks for them. The arrays hold records. */

#include "domain/foyer-attempt.h"
#include "domain/foyer-callback.h"
#include "domain/foyer-item.h"
#include "domain/foyer-survey.h"
#include "store/foyer-transaction.h"

G_BEGIN_DECLS

GPtrArray  *foyer_callback_repository_find_items       (FoyerDb          *db,
                                                        const FoyerUuid  *owner,
                                                        guint             limit,
                                                        GError          **error);
gboolean    foyer_callback_repository_find             (FoyerDb          *db,
                                                        const FoyerUuid  *item,
                                                        FoyerCallback   **callback,
                                                        GError          **error);
GPtrArray  *foyer_callback_repository_find_open_of     (FoyerDb          *db,
                                                        const FoyerUuid  *customer,
                                                        GError          **error);
GPtrArray  *foyer_callback_repository_find_attempts    (FoyerDb          *db,
                                                        const FoyerUuid  *item,
                                                        GError          **error);
gboolean    foyer_callback_repository_count_attempts   (FoyerDb          *db,
                                                        const FoyerUuid  *item,
                                                        gint64           *count,
                                                        GError          **error);
gboolean    foyer_callback_repository_count_effective  (FoyerDb          *db,
                                                        const FoyerUuid  *staff,
                                                        gint64            day,
                                                        gint64            since_us,
                                                        gint64           *count,
                                                        GError          **error);
GHashTable *foyer_callback_repository_count_open       (FoyerDb          *db,
                                                        GError          **error);
GArray     *foyer_callback_repository_find_greetings   (FoyerDb          *db,
                                                        gint64            first_us,
                                                        gint64            end_us,
                                                        GError          **error);
GHashTable *foyer_callback_repository_find_origins     (FoyerDb          *db,
                                                        const char       *origin,
                                                        GError          **error);

/* A customer who may be called. Texts are borrowed. Returns whether to go on. */
typedef struct
{
  FoyerUuid customer;
  gint64 birthday;              /* FOYER_DAY_NONE where it is not known */
  const char *tags;
  const char *grade;            /* a nick */
} FoyerCallable;

typedef gboolean (*FoyerCallableFunc) (const FoyerCallable *callable,
                                       gpointer             user_data);

gboolean    foyer_callback_repository_ask_callable     (FoyerDb          *db,
                                                        gint64            since_us,
                                                        gboolean          with_birthday,
                                                        FoyerCallableFunc func,
                                                        gpointer          user_data,
                                                        GError          **error);
GPtrArray  *foyer_callback_repository_find_questions   (FoyerDb          *db,
                                                        GError          **error);

/**
 * FoyerCallMade:
 * @item: the work item that was called for
 * @number: its number
 * @name: the customer
 * @kind: what for
 * @staff: who called; all-zero when not known
 * @day: the day of the shop
 * @at_us: when it was told, microseconds UTC; what one call settled has one moment
 * @contact: how it went
 * @reaction: what the customer said to it
 * @remark: what they said
 * @talk_ms: how long was talked; 0 when not timed
 *
 * One call, with what it was for.
 */
typedef struct
{
  FoyerUuid item;
  char *number;
  char *name;
  FoyerCallbackKind kind;
  FoyerUuid staff;
  gint64 day;
  gint64 at_us;
  FoyerContactResult contact;
  FoyerReaction reaction;
  char *remark;
  gint64 talk_ms;
} FoyerCallMade;

/**
 * FoyerCallRating:
 * @survey: the survey
 * @kind: what the call before it was for
 * @staff: who asked
 * @is_declined: the customer did not want to
 * @question: which question; all-zero when none was answered
 * @rating: 1 to 5; 0 without a question
 *
 * One answer of a survey.
 */
typedef struct
{
  FoyerUuid survey;
  FoyerCallbackKind kind;
  FoyerUuid staff;
  gboolean is_declined;
  FoyerUuid question;
  int rating;
} FoyerCallRating;

GPtrArray  *foyer_callback_repository_find_calls       (FoyerDb          *db,
                                                        gint64            first,
                                                        gint64            last,
                                                        GError          **error);
GArray     *foyer_callback_repository_find_ratings     (FoyerDb          *db,
                                                        gint64            first,
                                                        gint64            last,
                                                        GError          **error);

G_END_DECLS
