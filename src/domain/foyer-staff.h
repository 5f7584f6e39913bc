#pragma once

#include "domain/foyer-enums.h"
#include "domain/foyer-record.h"

G_BEGIN_DECLS

#define FOYER_STAFF_NUMBER_MAX 12

#define FOYER_TYPE_STAFF (foyer_staff_get_type ())
G_DECLARE_FINAL_TYPE (FoyerStaff, foyer_staff, FOYER, STAFF, FoyerRecord)

FoyerStaff      *foyer_staff_new              (const FoyerUuid  *id,
                                               const char       *number,
                                               const char       *name,
                                               FoyerRoles        roles,
                                               FoyerPosts        posts);
gboolean         foyer_staff_is_number        (const char       *text);
void             foyer_staff_set_name_key     (FoyerStaff       *self,
                                               const char       *name_key);
gboolean         foyer_staff_is_supervisor    (FoyerStaff       *self);
gboolean         foyer_staff_check_succession (FoyerStaff       *before,
                                               FoyerStaff       *after,
                                               guint             n_other_supervisors,
                                               GError          **error);
gboolean         foyer_staff_leave            (FoyerStaff       *self,
                                               GError          **error);
gboolean         foyer_staff_come_back        (FoyerStaff       *self,
                                               GError          **error);

const char      *foyer_staff_get_number       (FoyerStaff       *self);
const char      *foyer_staff_get_name         (FoyerStaff       *self);
const char      *foyer_staff_get_name_key     (FoyerStaff       *self);
FoyerRoles       foyer_staff_get_roles        (FoyerStaff       *self);
FoyerPosts       foyer_staff_get_posts        (FoyerStaff       *self);
FoyerDepartment  foyer_staff_get_department   (FoyerStaff       *self);
const char      *foyer_staff_get_phone        (FoyerStaff       *self);
const FoyerUuid *foyer_staff_get_deputy       (FoyerStaff       *self);
FoyerStaffState  foyer_staff_get_state        (FoyerStaff       *self);

G_END_DECLS
