#pragma once

#include "panels/foyer-panel.h"

G_BEGIN_DECLS

#define FOYER_TYPE_CALL_ORDER (foyer_call_order_get_type ())
G_DECLARE_FINAL_TYPE (FoyerCallOrder, foyer_call_order, FOYER, CALL_ORDER, GtkWidget)

/* What else is done with a callback than to call. */
typedef enum
{
  FOYER_CALL_ORDER_ASSIGN,      /* given to a colleague */
  FOYER_CALL_ORDER_CANCEL,      /* nobody is to call */
  FOYER_CALL_ORDER_FORBID,      /* 勿扰: the customer is not to be called at all */
  FOYER_CALL_ORDER_REDEAL,      /* an absent colleague's calls are dealt out to others */
} FoyerCallOrderKind;

/* Asks what such an order needs: whom, until when, why. Signal "done": it is done, or thought
 * better of. */

void foyer_call_order_connect (FoyerCallOrder     *self,
                               FoyerPanel         *panel);
void foyer_call_order_begin   (FoyerCallOrder     *self,
                               FoyerCallOrderKind  kind,
                               FoyerItem          *item);
void foyer_call_order_submit  (FoyerCallOrder     *self);

G_END_DECLS
