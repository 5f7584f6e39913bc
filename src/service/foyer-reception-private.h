#pragma once

#include "service/foyer-reception.h"

G_BEGIN_DECLS

FoyerShop *foyer_reception_get_shop (FoyerReception *self);

/* A visit that is to be registered: plain data for foyer_check_in_run(). */
typedef struct
{
  FoyerUuid id;
  GHashTable *typed;
  gint64 day;                   /* on which it stands in the register */
  char *today;                  /* as YYYYMMDD */
  gint64 at_us;
  gint64 expected_us;           /* 0: a walk-in */
} FoyerCheckIn;

FoyerCheckIn *foyer_check_in_new       (GHashTable        *typed);
void          foyer_check_in_free      (gpointer           data);
gboolean      foyer_check_in_run       (FoyerTransaction  *transaction,
                                        gpointer           data,
                                        gpointer          *result,
                                        GError           **error);
gboolean      foyer_check_in_edit      (FoyerTransaction  *transaction,
                                        FoyerRecord       *before,
                                        FoyerRecord       *after,
                                        GError           **error);
void          foyer_check_in_split_who (const char        *who,
                                        char             **name,
                                        char             **phone);

/* Calls the colleague whom a visitor waits for, as long as they wait. */
gboolean foyer_visitor_item_follow (FoyerTransaction  *transaction,
                                    FoyerVisit        *visit,
                                    gint64             at_us,
                                    const char        *today,
                                    GError           **error);

/* A message for an absent colleague: plain data for foyer_message_run(). */
typedef struct
{
  FoyerUuid visit;
  FoyerUuid host;
  FoyerUuid taker;              /* who takes the message; all-zero for the console */
  char *message;
  char *today;                  /* as YYYYMMDD */
  gint64 at_us;
  gint64 due_us;
  char *clock;                  /* the rule that gave it */
  FoyerShopTime *time;
} FoyerMessage;

void     foyer_message_free (gpointer           data);
gboolean foyer_message_run  (FoyerTransaction  *transaction,
                             gpointer           data,
                             gpointer          *result,
                             GError           **error);

G_END_DECLS
