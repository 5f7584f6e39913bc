#pragma once

#include "service/foyer-enquiries.h"

G_BEGIN_DECLS

/* An enquiry that is to be recorded: plain data for foyer_enquiry_record_run(). A part of
 * FoyerEnquiries. */
typedef struct
{
  GHashTable *typed;
  FoyerEnquiryEnd end;
  FoyerUuid taker;              /* who was asked; all-zero for the console */
  gint64 day;
  gint64 at_us;
  gint64 due_us;                /* of a case */
  char *clock;                  /* the rule that gave it */
  FoyerUuid repeat_of;          /* the same matter before; all-zero for a new one (C8) */
} FoyerEnquiryRecord;

void     foyer_enquiry_record_free (gpointer           data);
gboolean foyer_enquiry_record_run  (FoyerTransaction  *transaction,
                                    gpointer           data,
                                    gpointer          *result,
                                    GError           **error);

G_END_DECLS
