#include "domain/foyer-promise-enums.h"

G_DEFINE_ENUM_TYPE (FoyerCallbackKind, foyer_callback_kind,
                    G_DEFINE_ENUM_VALUE (FOYER_CALLBACK_REPLY, "reply"),
                    G_DEFINE_ENUM_VALUE (FOYER_CALLBACK_INSTALL, "install"),
                    G_DEFINE_ENUM_VALUE (FOYER_CALLBACK_USAGE, "usage"),
                    G_DEFINE_ENUM_VALUE (FOYER_CALLBACK_SATISFACTION, "satisfaction"),
                    G_DEFINE_ENUM_VALUE (FOYER_CALLBACK_COMPLAINT, "complaint"),
                    G_DEFINE_ENUM_VALUE (FOYER_CALLBACK_WATCH, "watch"),
                    G_DEFINE_ENUM_VALUE (FOYER_CALLBACK_SECOND_SALE, "second_sale"),
                    G_DEFINE_ENUM_VALUE (FOYER_CALLBACK_GREETING, "greeting"))

G_DEFINE_ENUM_TYPE (FoyerCallbackState, foyer_callback_state,
                    G_DEFINE_ENUM_VALUE (FOYER_CALLBACK_PLANNED, "planned"),
                    G_DEFINE_ENUM_VALUE (FOYER_CALLBACK_RESCHEDULED, "rescheduled"),
                    G_DEFINE_ENUM_VALUE (FOYER_CALLBACK_NOT_REACHED, "not-reached"),
                    G_DEFINE_ENUM_VALUE (FOYER_CALLBACK_DONE, "done"),
                    G_DEFINE_ENUM_VALUE (FOYER_CALLBACK_CANCELLED, "cancelled"))

G_DEFINE_ENUM_TYPE (FoyerContactResult, foyer_contact_result,
                    G_DEFINE_ENUM_VALUE (FOYER_CONTACT_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (FOYER_CONTACT_REACHED, "reached"),
                    G_DEFINE_ENUM_VALUE (FOYER_CONTACT_NO_ANSWER, "no_answer"),
                    G_DEFINE_ENUM_VALUE (FOYER_CONTACT_REFUSED, "refused"),
                    G_DEFINE_ENUM_VALUE (FOYER_CONTACT_BAD_NUMBER, "bad_number"),
                    G_DEFINE_ENUM_VALUE (FOYER_CONTACT_RESCHEDULED, "rescheduled"))

G_DEFINE_ENUM_TYPE (FoyerReaction, foyer_reaction,
                    G_DEFINE_ENUM_VALUE (FOYER_REACTION_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (FOYER_REACTION_ACCEPTED, "accepted"),
                    G_DEFINE_ENUM_VALUE (FOYER_REACTION_REJECTED, "rejected"),
                    G_DEFINE_ENUM_VALUE (FOYER_REACTION_NEW_KNOWN, "new_known"),
                    G_DEFINE_ENUM_VALUE (FOYER_REACTION_NEW_OPEN, "new_open"),
                    G_DEFINE_ENUM_VALUE (FOYER_REACTION_UNREACHED, "unreached"))

G_DEFINE_ENUM_TYPE (FoyerActWay, foyer_act_way,
                    G_DEFINE_ENUM_VALUE (FOYER_ACT_WAY_WINDOW, "window"),
                    G_DEFINE_ENUM_VALUE (FOYER_ACT_WAY_NOTICE, "notice"),
                    G_DEFINE_ENUM_VALUE (FOYER_ACT_WAY_CONSOLE, "console"))

G_DEFINE_ENUM_TYPE (FoyerNoticeReason, foyer_notice_reason,
                    G_DEFINE_ENUM_VALUE (FOYER_NOTICE_WARN, "warn"),
                    G_DEFINE_ENUM_VALUE (FOYER_NOTICE_DUE, "due"),
                    G_DEFINE_ENUM_VALUE (FOYER_NOTICE_LATE, "late"),
                    G_DEFINE_ENUM_VALUE (FOYER_NOTICE_TOLD, "told"),
                    G_DEFINE_ENUM_VALUE (FOYER_NOTICE_STALLED, "stalled"))

G_DEFINE_ENUM_TYPE (FoyerNoticeRole, foyer_notice_role,
                    G_DEFINE_ENUM_VALUE (FOYER_NOTICE_OWNER, "owner"),
                    G_DEFINE_ENUM_VALUE (FOYER_NOTICE_TAKER, "taker"),
                    G_DEFINE_ENUM_VALUE (FOYER_NOTICE_COVER, "cover"),
                    G_DEFINE_ENUM_VALUE (FOYER_NOTICE_SUPERVISOR, "supervisor"))
