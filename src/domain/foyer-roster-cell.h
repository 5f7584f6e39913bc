#pragma once

#include "domain/foyer-enums.h"
#include "domain/foyer-record.h"
#include "domain/foyer-roster-enums.h"

G_BEGIN_DECLS

#define FOYER_TYPE_ROSTER_CELL (foyer_roster_cell_get_type ())
G_DECLARE_FINAL_TYPE (FoyerRosterCell, foyer_roster_cell, FOYER, ROSTER_CELL, FoyerRecord)

FoyerRosterCell *foyer_roster_cell_new           (const FoyerUuid  *id,
                                                  const FoyerUuid  *staff,
                                                  gint64            day,
                                                  int               slot);
gboolean         foyer_roster_cell_put           (FoyerRosterCell  *self,
                                                  const FoyerUuid  *shift,
                                                  FoyerPosts        post,
                                                  GError          **error);
gboolean         foyer_roster_cell_clear         (FoyerRosterCell  *self,
                                                  GError          **error);
void             foyer_roster_cell_set_locked    (FoyerRosterCell  *self,
                                                  gboolean          is_locked);
void             foyer_roster_cell_publish       (FoyerRosterCell  *self);
void             foyer_roster_cell_join_month    (FoyerRosterCell  *self,
                                                  gboolean          is_published);
gboolean         foyer_roster_cell_is_there      (FoyerRosterCell  *self);
gboolean         foyer_roster_cell_is_fixed      (FoyerRosterCell  *self);

const FoyerUuid *foyer_roster_cell_get_staff     (FoyerRosterCell  *self);
gint64           foyer_roster_cell_get_day       (FoyerRosterCell  *self);
int              foyer_roster_cell_get_slot      (FoyerRosterCell  *self);
const FoyerUuid *foyer_roster_cell_get_shift     (FoyerRosterCell  *self);
FoyerPosts       foyer_roster_cell_get_post      (FoyerRosterCell  *self);
FoyerCellState   foyer_roster_cell_get_state     (FoyerRosterCell  *self);
gboolean         foyer_roster_cell_get_is_locked (FoyerRosterCell  *self);
const char      *foyer_roster_cell_get_remark    (FoyerRosterCell  *self);

G_END_DECLS
