#pragma once

#include "domain/foyer-enums.h"
#include "domain/foyer-record.h"
#include "domain/foyer-roster-enums.h"

G_BEGIN_DECLS

#define FOYER_TYPE_COVERAGE (foyer_coverage_get_type ())
G_DECLARE_FINAL_TYPE (FoyerCoverage, foyer_coverage, FOYER, COVERAGE, FoyerRecord)

FoyerCoverage    *foyer_coverage_new              (const FoyerUuid *id,
                                                   FoyerPosts       post,
                                                   FoyerWeekdays    weekdays,
                                                   int              start_minute,
                                                   int              end_minute,
                                                   int              minimum);
void              foyer_coverage_set_date         (FoyerCoverage   *self,
                                                   gint64           date);
void              foyer_coverage_void             (FoyerCoverage   *self);
gboolean          foyer_coverage_applies          (FoyerCoverage   *self,
                                                   gint64           day);

FoyerPosts        foyer_coverage_get_post         (FoyerCoverage   *self);
FoyerWeekdays     foyer_coverage_get_weekdays     (FoyerCoverage   *self);
gint64            foyer_coverage_get_date         (FoyerCoverage   *self);
int               foyer_coverage_get_start_minute (FoyerCoverage   *self);
int               foyer_coverage_get_end_minute   (FoyerCoverage   *self);
int               foyer_coverage_get_minimum      (FoyerCoverage   *self);
FoyerRosterState  foyer_coverage_get_state        (FoyerCoverage   *self);

G_END_DECLS
