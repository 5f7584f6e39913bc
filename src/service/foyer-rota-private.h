#pragma once

/* The jobs of the roster: they run on the store's threads, on plain data. */

#include "service/foyer-rota.h"
#include "store/foyer-transaction.h"

G_BEGIN_DECLS

FoyerShop      *foyer_rota_get_shop   (FoyerRota         *self);

/* What is to be read; the result is a FoyerRotaGround. The past months matter to the planner
 * alone. */
typedef struct
{
  gint64 first_day;
  gboolean with_past;
  FoyerSettings *settings;
  FoyerShopTime *shop_time;
  FoyerCalendar *calendar;
} FoyerRotaQuery;

FoyerRotaQuery *foyer_rota_query_new  (gint64             day,
                                       FoyerShop         *shop);
void            foyer_rota_query_free (FoyerRotaQuery    *self);
gpointer        foyer_rota_read       (FoyerDb           *db,
                                       gpointer           query,
                                       GError           **error);

/* What is to be written; @query is of the month, @changes of its cells. */
typedef struct
{
  FoyerRotaQuery *query;
  GArray *changes;          /* (element-type FoyerRotaChange) */
  gboolean checks_rules;    /* refuse what a strict rule forbids */
  gboolean checks_versions; /* refuse what is not as it was seen */
  gboolean is_locked;       /* for foyer_rota_lock() */
  gboolean is_on_duty;      /* for foyer_rota_duty() */
  char *reason;             /* for foyer_rota_publish() */
} FoyerRotaAct;

void            foyer_rota_act_free   (FoyerRotaAct      *self);
gboolean        foyer_rota_put        (FoyerTransaction  *transaction,
                                       gpointer           act,
                                       gpointer          *result,
                                       GError           **error);
gboolean        foyer_rota_lock       (FoyerTransaction  *transaction,
                                       gpointer           act,
                                       gpointer          *result,
                                       GError           **error);
/* (transfer full) (nullable): the cell as stored */
FoyerRosterCell *foyer_rota_set_locked (FoyerTransaction *transaction,
                                       const FoyerUuid   *staff,
                                       gint64             day,
                                       int                slot,
                                       gboolean           is_locked,
                                       GError           **error);
gboolean        foyer_rota_duty       (FoyerTransaction  *transaction,
                                       gpointer           act,
                                       gpointer          *result,
                                       GError           **error);
gboolean        foyer_rota_publish    (FoyerTransaction  *transaction,
                                       gpointer           act,
                                       gpointer          *result,
                                       GError           **error);

G_END_DECLS
