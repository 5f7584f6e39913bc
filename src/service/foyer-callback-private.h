#pragma once

/* The jobs of the callbacks: they run on the store's threads, on plain data. */

#include "domain/foyer-callback-plan.h"
#include "domain/foyer-customer.h"
#include "service/foyer-callbacks.h"
#include "service/foyer-shop-rules.h"

G_BEGIN_DECLS

#define FOYER_CALLBACK_ORIGIN_WATCH "watch"
#define FOYER_CALLBACK_ORIGIN_RECALL "recall"
#define FOYER_CALLBACK_ORIGIN_NUMBER "number"
#define FOYER_CALLBACK_ORIGIN_SURVEY "survey"
#define FOYER_CALLBACK_ORIGIN_BIRTHDAY "birthday"

/* At ten in the morning nobody is woken. */
#define FOYER_CALLBACK_CARE_MINUTE (10 * 60)

/* What the shop chose, and the moment of an act: what most jobs need. */
typedef struct
{
  FoyerRoles roles;             /* of who acts */
  gint64 at_us;
} FoyerCallbackAct;

FoyerItemStamp  foyer_callback_make_stamp (FoyerTransaction        *transaction,
                                           gint64                   at_us);
gboolean        foyer_callback_store      (FoyerTransaction        *transaction,
                                           FoyerItem               *item,
                                           FoyerItemLog            *line,
                                           GError                 **error);
gboolean        foyer_callback_check_own  (FoyerTransaction        *transaction,
                                           FoyerShopRules          *rules,
                                           FoyerItem               *item,
                                           const FoyerCallbackAct  *act,
                                           GError                 **error);

/* Whom to give a call of a day to. */
gboolean        foyer_callback_find_caller (FoyerDb                *db,
                                            FoyerShopRules         *rules,
                                            gint64                  now_us,
                                            gint64                  at_us,
                                            FoyerCallback          *callback,
                                            const FoyerUuid        *absent,
                                            FoyerUuid              *caller,
                                            gboolean               *is_cross,
                                            GError                **error);
gboolean        foyer_callback_is_there    (FoyerDb                *db,
                                            FoyerShopRules         *rules,
                                            gint64                  at_us,
                                            const FoyerUuid        *staff,
                                            gboolean               *is_there,
                                            GError                **error);

/* A greeting (B8). */
typedef struct
{
  const char *origin;           /* with the year: birthday-2026 */
  FoyerUuid customer;
  const char *subject;
  const char *text;             /* what is said, or empty */
  gint64 due_us;
} FoyerCallbackGreeting;

gboolean        foyer_callback_greet_whom (FoyerTransaction            *transaction,
                                           const FoyerCallbackGreeting *greeting,
                                           FoyerCustomer              **customer,
                                           GError                     **error);
gboolean        foyer_callback_greet_run  (FoyerTransaction            *transaction,
                                           const FoyerCallbackGreeting *greeting,
                                           FoyerCustomer               *customer,
                                           GError                     **error);

/* Planning by hand. */
typedef struct
{
  FoyerCallbackAct act;
  GHashTable *typed;
} FoyerCallbackTyped;

void            foyer_callback_typed_free (gpointer                 data);
gboolean        foyer_callback_plan_typed (FoyerTransaction        *transaction,
                                           gpointer                 data,
                                           gpointer                *result,
                                           GError                 **error);

/* How a call went. */
typedef struct
{
  FoyerCallbackAct act;
  FoyerUuid item;
  FoyerCallOutcome outcome;     /* its texts are owned here, "also" holds keys */
  GArray *also;                 /* FoyerUuid: what the same call settled too */
} FoyerCallbackTold;

void            foyer_callback_told_free  (gpointer                 data);
gboolean        foyer_callback_tell       (FoyerTransaction        *transaction,
                                           gpointer                 data,
                                           gpointer                *result,
                                           GError                 **error);

/* What else is done with callbacks. */
typedef struct
{
  FoyerCallbackAct act;
  FoyerUuid item;               /* or, to deal out again, nothing */
  FoyerUuid staff;              /* whom it is given to; who is absent */
  FoyerUuid customer;
  gint64 end_us;
  char *text;
} FoyerCallbackOrder;

void            foyer_callback_order_free (gpointer                 data);
gboolean        foyer_callback_assign     (FoyerTransaction        *transaction,
                                           gpointer                 data,
                                           gpointer                *result,
                                           GError                 **error);
gboolean        foyer_callback_cancel_run (FoyerTransaction        *transaction,
                                           gpointer                 data,
                                           gpointer                *result,
                                           GError                 **error);
gboolean        foyer_callback_deal_one   (FoyerTransaction        *transaction,
                                           FoyerCallbackOrder      *self,
                                           FoyerShopRules          *rules,
                                           const FoyerUuid         *id,
                                           GError                 **error);
gboolean        foyer_callback_redeal     (FoyerTransaction        *transaction,
                                           gpointer                 data,
                                           gpointer                *result,
                                           GError                 **error);
gboolean        foyer_callback_forbid     (FoyerTransaction        *transaction,
                                           gpointer                 data,
                                           gpointer                *result,
                                           GError                 **error);

G_END_DECLS
