#pragma once

#include "domain/foyer-enums.h"
#include "domain/foyer-record.h"

G_BEGIN_DECLS

#define FOYER_TYPE_ENQUIRY (foyer_enquiry_get_type ())
G_DECLARE_FINAL_TYPE (FoyerEnquiry, foyer_enquiry, FOYER, ENQUIRY, FoyerRecord)

FoyerEnquiry      *foyer_enquiry_new                (const FoyerUuid  *id,
                                                     const char       *number,
                                                     gint64            day,
                                                     gint64            at_us,
                                                     FoyerChannel      channel,
                                                     const FoyerUuid  *handler);

gboolean           foyer_enquiry_answer_at_once     (FoyerEnquiry     *self,
                                                     const char       *answer,
                                                     GError          **error);
gboolean           foyer_enquiry_open_case          (FoyerEnquiry     *self,
                                                     const FoyerUuid  *item,
                                                     GError          **error);
gboolean           foyer_enquiry_cut_off            (FoyerEnquiry     *self,
                                                     const FoyerUuid  *item,
                                                     GError          **error);
gboolean           foyer_enquiry_can_call_back      (FoyerEnquiry     *self);

const char        *foyer_enquiry_get_number         (FoyerEnquiry     *self);
gint64             foyer_enquiry_get_day            (FoyerEnquiry     *self);
FoyerEnquiryState  foyer_enquiry_get_state          (FoyerEnquiry     *self);
FoyerChannel       foyer_enquiry_get_channel        (FoyerEnquiry     *self);
gint64             foyer_enquiry_get_at             (FoyerEnquiry     *self);
const FoyerUuid   *foyer_enquiry_get_customer       (FoyerEnquiry     *self);
const FoyerUuid   *foyer_enquiry_get_visit          (FoyerEnquiry     *self);
const FoyerUuid   *foyer_enquiry_get_item           (FoyerEnquiry     *self);
const char        *foyer_enquiry_get_name           (FoyerEnquiry     *self);
FoyerSalutation    foyer_enquiry_get_salutation     (FoyerEnquiry     *self);
const char        *foyer_enquiry_get_phone          (FoyerEnquiry     *self);
const char        *foyer_enquiry_get_organisation   (FoyerEnquiry     *self);
const char        *foyer_enquiry_get_city           (FoyerEnquiry     *self);
const char        *foyer_enquiry_get_address        (FoyerEnquiry     *self);
FoyerCategory      foyer_enquiry_get_category       (FoyerEnquiry     *self);
const char        *foyer_enquiry_get_ask            (FoyerEnquiry     *self);
const char        *foyer_enquiry_get_answer         (FoyerEnquiry     *self);
const FoyerUuid   *foyer_enquiry_get_wanted         (FoyerEnquiry     *self);
gboolean           foyer_enquiry_get_is_transferred (FoyerEnquiry     *self);
gboolean           foyer_enquiry_get_is_cut_off     (FoyerEnquiry     *self);
gint64             foyer_enquiry_get_talk_ms        (FoyerEnquiry     *self);
const FoyerUuid   *foyer_enquiry_get_handler        (FoyerEnquiry     *self);

G_END_DECLS
