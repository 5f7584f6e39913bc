#include "domain/foyer-demo-enums.h"

G_DEFINE_QUARK (foyer-demo-error-quark, foyer_demo_error)

G_DEFINE_ENUM_TYPE (FoyerDemoAccountState, foyer_demo_account_state,
                    G_DEFINE_ENUM_VALUE (FOYER_DEMO_ACCOUNT_FREE, "free"),
                    G_DEFINE_ENUM_VALUE (FOYER_DEMO_ACCOUNT_LENT, "lent"),
                    G_DEFINE_ENUM_VALUE (FOYER_DEMO_ACCOUNT_RESET, "reset"),
                    G_DEFINE_ENUM_VALUE (FOYER_DEMO_ACCOUNT_LOCKED, "locked"),
                    G_DEFINE_ENUM_VALUE (FOYER_DEMO_ACCOUNT_EXPIRED, "expired"),
                    G_DEFINE_ENUM_VALUE (FOYER_DEMO_ACCOUNT_VOID, "void"))

G_DEFINE_ENUM_TYPE (FoyerDemoState, foyer_demo_state,
                    G_DEFINE_ENUM_VALUE (FOYER_DEMO_SHOWING, "showing"),
                    G_DEFINE_ENUM_VALUE (FOYER_DEMO_LOGGED_OUT, "logged-out"),
                    G_DEFINE_ENUM_VALUE (FOYER_DEMO_DONE, "done"),
                    G_DEFINE_ENUM_VALUE (FOYER_DEMO_ABORTED, "aborted"),
                    G_DEFINE_ENUM_VALUE (FOYER_DEMO_VOID, "void"))

G_DEFINE_ENUM_TYPE (FoyerDemoStep, foyer_demo_step,
                    G_DEFINE_ENUM_VALUE (FOYER_DEMO_STEP_SHOW, "show"),
                    G_DEFINE_ENUM_VALUE (FOYER_DEMO_STEP_LOG_OUT, "log-out"),
                    G_DEFINE_ENUM_VALUE (FOYER_DEMO_STEP_CENTRE, "centre"),
                    G_DEFINE_ENUM_VALUE (FOYER_DEMO_STEP_USAGE, "usage"),
                    G_DEFINE_ENUM_VALUE (FOYER_DEMO_STEP_QUESTIONS, "questions"),
                    G_DEFINE_ENUM_VALUE (FOYER_DEMO_STEP_RESULT, "result"),
                    G_DEFINE_ENUM_VALUE (FOYER_DEMO_STEP_NONE, "none"))

G_DEFINE_ENUM_TYPE (FoyerDemoOutcome, foyer_demo_outcome,
                    G_DEFINE_ENUM_VALUE (FOYER_DEMO_OUTCOME_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (FOYER_DEMO_OUTCOME_BOUGHT, "bought"),
                    G_DEFINE_ENUM_VALUE (FOYER_DEMO_OUTCOME_NOT_BOUGHT, "not-bought"))

G_DEFINE_ENUM_TYPE (FoyerPointState, foyer_point_state,
                    G_DEFINE_ENUM_VALUE (FOYER_POINT_ACTIVE, "active"),
                    G_DEFINE_ENUM_VALUE (FOYER_POINT_VOID, "void"))
