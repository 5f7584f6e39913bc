#pragma once

#include "domain/foyer-enums.h"
#include "domain/foyer-record.h"

G_BEGIN_DECLS

#define FOYER_TYPE_CUSTOMER (foyer_customer_get_type ())
G_DECLARE_FINAL_TYPE (FoyerCustomer, foyer_customer, FOYER, CUSTOMER, FoyerRecord)

FoyerCustomer      *foyer_customer_new              (const FoyerUuid  *id,
                                                     const char       *number,
                                                     gint64            at_us);
gboolean            foyer_customer_touch            (FoyerCustomer    *self,
                                                     gint64            at_us);
void                foyer_customer_set_name_key     (FoyerCustomer    *self,
                                                     const char       *name_key);
void                foyer_customer_verify           (FoyerCustomer    *self,
                                                     gint64            day);
gboolean            foyer_customer_is_stale         (FoyerCustomer    *self,
                                                     gint64            created_day,
                                                     gint64            today,
                                                     gint64            max_days);

const char         *foyer_customer_get_number       (FoyerCustomer    *self);
const char         *foyer_customer_get_name         (FoyerCustomer    *self);
const char         *foyer_customer_get_name_key     (FoyerCustomer    *self);
FoyerSalutation     foyer_customer_get_salutation   (FoyerCustomer    *self);
FoyerIdentity       foyer_customer_get_identity     (FoyerCustomer    *self);
const char         *foyer_customer_get_phone        (FoyerCustomer    *self);
const char         *foyer_customer_get_phone2       (FoyerCustomer    *self);
const char         *foyer_customer_get_organisation (FoyerCustomer    *self);
const char         *foyer_customer_get_city         (FoyerCustomer    *self);
const char         *foyer_customer_get_address      (FoyerCustomer    *self);
gint64              foyer_customer_get_birthday     (FoyerCustomer    *self);
const char         *foyer_customer_get_occupation   (FoyerCustomer    *self);
const char         *foyer_customer_get_hobby        (FoyerCustomer    *self);
FoyerGrade          foyer_customer_get_grade        (FoyerCustomer    *self);
const char         *foyer_customer_get_tags         (FoyerCustomer    *self);
const char         *foyer_customer_get_source       (FoyerCustomer    *self);
const char         *foyer_customer_get_remark       (FoyerCustomer    *self);
gboolean            foyer_customer_get_do_not_call  (FoyerCustomer    *self);
FoyerCustomerState  foyer_customer_get_state        (FoyerCustomer    *self);
gint64              foyer_customer_get_created      (FoyerCustomer    *self);
gint64              foyer_customer_get_verified     (FoyerCustomer    *self);
gint64              foyer_customer_get_last_contact (FoyerCustomer    *self);

G_END_DECLS
