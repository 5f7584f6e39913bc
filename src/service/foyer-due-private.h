#pragma once

#include "service/foyer-due.h"

G_BEGIN_DECLS

/* A look: what there is to do, and what the tray shows. Plain data for foyer_due_read(). */
typedef struct
{
  FoyerUuid staff;              /* all-zero when nobody is signed in */
  FoyerShopTime *time;
  gint64 now_us;
  gint64 silent_after_us;
  gint64 pass_on_us;
  GArray *showing;              /* FoyerUuid of what this seat shows */
} FoyerDueQuestion;

typedef struct
{
  gboolean has_work;            /* something is to be dealt out, leased or passed on */
  gint64 next_us;               /* when there is something next; 0 for never */
  gint64 shift_end_us;          /* of who is signed in; 0 for no shift */
  GPtrArray *tray;              /* FoyerDelivery */
  GArray *withdrawn;            /* FoyerUuid of what no longer stands */
} FoyerDueAnswer;

/* What the journal calls what a person does with a delivery. */
#define FOYER_DELIVERY_ENTITY "delivery"

FoyerShop *foyer_due_get_shop           (FoyerDue *self);
FoyerUuid  foyer_due_get_staff          (FoyerDue *self);
gint64     foyer_due_get_shift_end_us   (FoyerDue *self);
void       foyer_due_look_now           (FoyerDue *self);

void     foyer_due_question_free (gpointer      data);
void     foyer_due_answer_free   (gpointer      data);
gpointer foyer_due_read          (FoyerDb      *db,
                                  gpointer      data,
                                  GError      **error);
void     foyer_due_set_tray      (GListStore   *tray,
                                  GPtrArray    *deliveries);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoyerDueAnswer, foyer_due_answer_free)

G_END_DECLS
