#pragma once

#include "domain/foyer-enums.h"
#include "domain/foyer-record.h"
#include "domain/foyer-roster-enums.h"

G_BEGIN_DECLS

#define FOYER_TYPE_SHIFT (foyer_shift_get_type ())
G_DECLARE_FINAL_TYPE (FoyerShift, foyer_shift, FOYER, SHIFT, FoyerRecord)

FoyerShift     *foyer_shift_new              (const FoyerUuid  *id,
                                              const char       *code,
                                              const char       *name,
                                              const char       *name_en,
                                              FoyerShiftKind    kind,
                                              FoyerPosts        post);
gboolean        foyer_shift_set_hours        (FoyerShift       *self,
                                              int               start,
                                              int               end,
                                              int               break_minutes,
                                              GError          **error);
void            foyer_shift_set_valid        (FoyerShift       *self,
                                              gint64            first_day,
                                              gint64            last_day);
void            foyer_shift_void             (FoyerShift       *self);
gboolean        foyer_shift_is_valid_on      (FoyerShift       *self,
                                              gint64            day);
gboolean        foyer_shift_crosses_midnight (FoyerShift       *self);
int             foyer_shift_get_end_offset   (FoyerShift       *self);
int             foyer_shift_get_presence     (FoyerShift       *self);
int             foyer_shift_get_work         (FoyerShift       *self,
                                              int               usual_break);
int             foyer_shift_compare          (FoyerShift       *a,
                                              FoyerShift       *b);

const char     *foyer_shift_get_code         (FoyerShift       *self);
const char     *foyer_shift_get_name         (FoyerShift       *self);
const char     *foyer_shift_get_name_en      (FoyerShift       *self);
const char     *foyer_shift_get_family       (FoyerShift       *self);
FoyerShiftKind  foyer_shift_get_kind         (FoyerShift       *self);
FoyerPosts      foyer_shift_get_post         (FoyerShift       *self);
int             foyer_shift_get_start_minute (FoyerShift       *self);
int             foyer_shift_get_end_minute   (FoyerShift       *self);
int             foyer_shift_get_break_min    (FoyerShift       *self);
gint64          foyer_shift_get_valid_from   (FoyerShift       *self);
gint64          foyer_shift_get_valid_to     (FoyerShift       *self);
FoyerRosterState  foyer_shift_get_state        (FoyerShift       *self);

G_END_DECLS
