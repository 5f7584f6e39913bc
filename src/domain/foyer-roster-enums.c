#include "domain/foyer-roster-enums.h"

G_DEFINE_FLAGS_TYPE (FoyerWeekdays, foyer_weekdays,
                     G_DEFINE_ENUM_VALUE (FOYER_WEEKDAY_MON, "mon"),
                     G_DEFINE_ENUM_VALUE (FOYER_WEEKDAY_TUE, "tue"),
                     G_DEFINE_ENUM_VALUE (FOYER_WEEKDAY_WED, "wed"),
                     G_DEFINE_ENUM_VALUE (FOYER_WEEKDAY_THU, "thu"),
                     G_DEFINE_ENUM_VALUE (FOYER_WEEKDAY_FRI, "fri"),
                     G_DEFINE_ENUM_VALUE (FOYER_WEEKDAY_SAT, "sat"),
                     G_DEFINE_ENUM_VALUE (FOYER_WEEKDAY_SUN, "sun"))

G_DEFINE_ENUM_TYPE (FoyerShiftKind, foyer_shift_kind,
                    G_DEFINE_ENUM_VALUE (FOYER_SHIFT_EARLY, "early"),
                    G_DEFINE_ENUM_VALUE (FOYER_SHIFT_MIDDLE, "middle"),
                    G_DEFINE_ENUM_VALUE (FOYER_SHIFT_LATE, "late"))

G_DEFINE_ENUM_TYPE (FoyerRosterState, foyer_roster_state,
                    G_DEFINE_ENUM_VALUE (FOYER_ROSTER_ACTIVE, "active"),
                    G_DEFINE_ENUM_VALUE (FOYER_ROSTER_VOID, "void"))

G_DEFINE_ENUM_TYPE (FoyerCellState, foyer_cell_state,
                    G_DEFINE_ENUM_VALUE (FOYER_CELL_DRAFT, "draft"),
                    G_DEFINE_ENUM_VALUE (FOYER_CELL_PUBLISHED, "published"),
                    G_DEFINE_ENUM_VALUE (FOYER_CELL_CHANGED, "changed"),
                    G_DEFINE_ENUM_VALUE (FOYER_CELL_VOID, "void"))

G_DEFINE_ENUM_TYPE (FoyerMonthState, foyer_month_state,
                    G_DEFINE_ENUM_VALUE (FOYER_MONTH_DRAFT, "draft"),
                    G_DEFINE_ENUM_VALUE (FOYER_MONTH_PUBLISHED, "published"))

G_DEFINE_ENUM_TYPE (FoyerLeaveState, foyer_leave_state,
                    G_DEFINE_ENUM_VALUE (FOYER_LEAVE_APPLIED, "applied"),
                    G_DEFINE_ENUM_VALUE (FOYER_LEAVE_APPROVED, "approved"),
                    G_DEFINE_ENUM_VALUE (FOYER_LEAVE_REFUSED, "refused"),
                    G_DEFINE_ENUM_VALUE (FOYER_LEAVE_BACK, "back"),
                    G_DEFINE_ENUM_VALUE (FOYER_LEAVE_VOID, "void"))

G_DEFINE_ENUM_TYPE (FoyerLeaveKind, foyer_leave_kind,
                    G_DEFINE_ENUM_VALUE (FOYER_LEAVE_PERSONAL, "personal"),
                    G_DEFINE_ENUM_VALUE (FOYER_LEAVE_SICK, "sick"),
                    G_DEFINE_ENUM_VALUE (FOYER_LEAVE_ANNUAL, "annual"),
                    G_DEFINE_ENUM_VALUE (FOYER_LEAVE_IN_LIEU, "in_lieu"),
                    G_DEFINE_ENUM_VALUE (FOYER_LEAVE_OTHER, "other"))

G_DEFINE_ENUM_TYPE (FoyerLeaveWay, foyer_leave_way,
                    G_DEFINE_ENUM_VALUE (FOYER_LEAVE_BY_WORKFLOW, "workflow"),
                    G_DEFINE_ENUM_VALUE (FOYER_LEAVE_BY_PHONE, "phone"))
