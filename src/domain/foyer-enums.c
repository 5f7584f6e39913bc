#include "domain/foyer-enums.h"

G_DEFINE_ENUM_TYPE (FoyerSalutation, foyer_salutation,
                    G_DEFINE_ENUM_VALUE (FOYER_SALUTATION_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (FOYER_SALUTATION_MR, "mr"),
                    G_DEFINE_ENUM_VALUE (FOYER_SALUTATION_MS, "ms"),
                    G_DEFINE_ENUM_VALUE (FOYER_SALUTATION_MISS, "miss"))

G_DEFINE_ENUM_TYPE (FoyerIdentity, foyer_identity,
                    G_DEFINE_ENUM_VALUE (FOYER_IDENTITY_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (FOYER_IDENTITY_PARENT, "parent"),
                    G_DEFINE_ENUM_VALUE (FOYER_IDENTITY_STUDENT, "student"),
                    G_DEFINE_ENUM_VALUE (FOYER_IDENTITY_TEACHER, "teacher"),
                    G_DEFINE_ENUM_VALUE (FOYER_IDENTITY_PEER, "peer"),
                    G_DEFINE_ENUM_VALUE (FOYER_IDENTITY_CUSTOMER, "customer"),
                    G_DEFINE_ENUM_VALUE (FOYER_IDENTITY_SUPPLIER, "supplier"),
                    G_DEFINE_ENUM_VALUE (FOYER_IDENTITY_OTHER, "other"))

G_DEFINE_ENUM_TYPE (FoyerPurpose, foyer_purpose,
                    G_DEFINE_ENUM_VALUE (FOYER_PURPOSE_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (FOYER_PURPOSE_ENQUIRY, "enquiry"),
                    G_DEFINE_ENUM_VALUE (FOYER_PURPOSE_DEMO, "demo"),
                    G_DEFINE_ENUM_VALUE (FOYER_PURPOSE_BUY, "buy"),
                    G_DEFINE_ENUM_VALUE (FOYER_PURPOSE_COMPLAINT, "complaint"),
                    G_DEFINE_ENUM_VALUE (FOYER_PURPOSE_REPAIR, "repair"),
                    G_DEFINE_ENUM_VALUE (FOYER_PURPOSE_MEET, "meet"),
                    G_DEFINE_ENUM_VALUE (FOYER_PURPOSE_PICKUP, "pickup"),
                    G_DEFINE_ENUM_VALUE (FOYER_PURPOSE_OTHER, "other"))

G_DEFINE_ENUM_TYPE (FoyerIntent, foyer_intent,
                    G_DEFINE_ENUM_VALUE (FOYER_INTENT_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (FOYER_INTENT_HIGH, "high"),
                    G_DEFINE_ENUM_VALUE (FOYER_INTENT_MEDIUM, "medium"),
                    G_DEFINE_ENUM_VALUE (FOYER_INTENT_LOW, "low"),
                    G_DEFINE_ENUM_VALUE (FOYER_INTENT_NONE, "none"))

G_DEFINE_ENUM_TYPE (FoyerLostKind, foyer_lost_kind,
                    G_DEFINE_ENUM_VALUE (FOYER_LOST_KIND_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (FOYER_LOST_KIND_PRICE, "price"),
                    G_DEFINE_ENUM_VALUE (FOYER_LOST_KIND_STYLE, "style"),
                    G_DEFINE_ENUM_VALUE (FOYER_LOST_KIND_STOCK, "stock"),
                    G_DEFINE_ENUM_VALUE (FOYER_LOST_KIND_COMPARING, "comparing"),
                    G_DEFINE_ENUM_VALUE (FOYER_LOST_KIND_SERVICE, "service"),
                    G_DEFINE_ENUM_VALUE (FOYER_LOST_KIND_OTHER, "other"))

G_DEFINE_ENUM_TYPE (FoyerChannel, foyer_channel,
                    G_DEFINE_ENUM_VALUE (FOYER_CHANNEL_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (FOYER_CHANNEL_CALL, "call"),
                    G_DEFINE_ENUM_VALUE (FOYER_CHANNEL_VISIT, "visit"),
                    G_DEFINE_ENUM_VALUE (FOYER_CHANNEL_EMAIL, "email"),
                    G_DEFINE_ENUM_VALUE (FOYER_CHANNEL_ONLINE, "online"),
                    G_DEFINE_ENUM_VALUE (FOYER_CHANNEL_LETTER, "letter"),
                    G_DEFINE_ENUM_VALUE (FOYER_CHANNEL_OTHER, "other"))

G_DEFINE_ENUM_TYPE (FoyerCategory, foyer_category,
                    G_DEFINE_ENUM_VALUE (FOYER_CATEGORY_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (FOYER_CATEGORY_ENQUIRY, "enquiry"),
                    G_DEFINE_ENUM_VALUE (FOYER_CATEGORY_TECHNICAL, "technical"),
                    G_DEFINE_ENUM_VALUE (FOYER_CATEGORY_QUALITY, "quality"),
                    G_DEFINE_ENUM_VALUE (FOYER_CATEGORY_SUGGESTION, "suggestion"),
                    G_DEFINE_ENUM_VALUE (FOYER_CATEGORY_OTHER, "other"))

G_DEFINE_ENUM_TYPE (FoyerSeverity, foyer_severity,
                    G_DEFINE_ENUM_VALUE (FOYER_SEVERITY_NORMAL, "normal"),
                    G_DEFINE_ENUM_VALUE (FOYER_SEVERITY_IMPORTANT, "important"),
                    G_DEFINE_ENUM_VALUE (FOYER_SEVERITY_MAJOR, "major"),
                    G_DEFINE_ENUM_VALUE (FOYER_SEVERITY_EXTREME, "extreme"))

G_DEFINE_ENUM_TYPE (FoyerGrade, foyer_grade,
                    G_DEFINE_ENUM_VALUE (FOYER_GRADE_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (FOYER_GRADE_REGULAR, "regular"),
                    G_DEFINE_ENUM_VALUE (FOYER_GRADE_IMPORTANT, "important"),
                    G_DEFINE_ENUM_VALUE (FOYER_GRADE_HIGH, "high"))

G_DEFINE_ENUM_TYPE (FoyerDepartment, foyer_department,
                    G_DEFINE_ENUM_VALUE (FOYER_DEPARTMENT_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (FOYER_DEPARTMENT_SERVICE, "service"),
                    G_DEFINE_ENUM_VALUE (FOYER_DEPARTMENT_SALES, "sales"),
                    G_DEFINE_ENUM_VALUE (FOYER_DEPARTMENT_AFTERSALE, "aftersale"),
                    G_DEFINE_ENUM_VALUE (FOYER_DEPARTMENT_WAREHOUSE, "warehouse"),
                    G_DEFINE_ENUM_VALUE (FOYER_DEPARTMENT_FINANCE, "finance"),
                    G_DEFINE_ENUM_VALUE (FOYER_DEPARTMENT_ENGINEERING, "engineering"),
                    G_DEFINE_ENUM_VALUE (FOYER_DEPARTMENT_OTHER, "other"))

G_DEFINE_ENUM_TYPE (FoyerVisitState, foyer_visit_state,
                    G_DEFINE_ENUM_VALUE (FOYER_VISIT_EXPECTED, "expected"),
                    G_DEFINE_ENUM_VALUE (FOYER_VISIT_WAITING, "waiting"),
                    G_DEFINE_ENUM_VALUE (FOYER_VISIT_RECEIVING, "receiving"),
                    G_DEFINE_ENUM_VALUE (FOYER_VISIT_DEMO, "demo"),
                    G_DEFINE_ENUM_VALUE (FOYER_VISIT_LEFT, "left"),
                    G_DEFINE_ENUM_VALUE (FOYER_VISIT_MESSAGE, "message"),
                    G_DEFINE_ENUM_VALUE (FOYER_VISIT_NO_SHOW, "no-show"),
                    G_DEFINE_ENUM_VALUE (FOYER_VISIT_VOID, "void"))

G_DEFINE_ENUM_TYPE (FoyerCustomerState, foyer_customer_state,
                    G_DEFINE_ENUM_VALUE (FOYER_CUSTOMER_ACTIVE, "active"),
                    G_DEFINE_ENUM_VALUE (FOYER_CUSTOMER_VOID, "void"))

G_DEFINE_ENUM_TYPE (FoyerStaffState, foyer_staff_state,
                    G_DEFINE_ENUM_VALUE (FOYER_STAFF_ACTIVE, "active"),
                    G_DEFINE_ENUM_VALUE (FOYER_STAFF_LEFT, "left"))

G_DEFINE_ENUM_TYPE (FoyerItemKind, foyer_item_kind,
                    G_DEFINE_ENUM_VALUE (FOYER_ITEM_CASE, "case"),
                    G_DEFINE_ENUM_VALUE (FOYER_ITEM_MESSAGE, "message"),
                    G_DEFINE_ENUM_VALUE (FOYER_ITEM_COMPLAINT, "complaint"),
                    G_DEFINE_ENUM_VALUE (FOYER_ITEM_CALLBACK, "callback"),
                    G_DEFINE_ENUM_VALUE (FOYER_ITEM_REPAIR, "repair"),
                    G_DEFINE_ENUM_VALUE (FOYER_ITEM_FORM, "form"),
                    G_DEFINE_ENUM_VALUE (FOYER_ITEM_TODO, "todo"),
                    G_DEFINE_ENUM_VALUE (FOYER_ITEM_VISITOR, "visitor"),
                    G_DEFINE_ENUM_VALUE (FOYER_ITEM_DEMO, "demo"))

G_DEFINE_ENUM_TYPE (FoyerItemState, foyer_item_state,
                    G_DEFINE_ENUM_VALUE (FOYER_ITEM_STATE_OPENED, "opened"),
                    G_DEFINE_ENUM_VALUE (FOYER_ITEM_STATE_ASSIGNED, "assigned"),
                    G_DEFINE_ENUM_VALUE (FOYER_ITEM_STATE_SOLUTION, "solution"),
                    G_DEFINE_ENUM_VALUE (FOYER_ITEM_STATE_ANSWERED, "answered"),
                    G_DEFINE_ENUM_VALUE (FOYER_ITEM_STATE_CLOSED, "closed"),
                    G_DEFINE_ENUM_VALUE (FOYER_ITEM_STATE_VOID, "void"))

G_DEFINE_ENUM_TYPE (FoyerItemAct, foyer_item_act,
                    G_DEFINE_ENUM_VALUE (FOYER_ITEM_ACT_OPEN, "open"),
                    G_DEFINE_ENUM_VALUE (FOYER_ITEM_ACT_ASSIGN, "assign"),
                    G_DEFINE_ENUM_VALUE (FOYER_ITEM_ACT_SOLVE, "solve"),
                    G_DEFINE_ENUM_VALUE (FOYER_ITEM_ACT_ANSWER, "answer"),
                    G_DEFINE_ENUM_VALUE (FOYER_ITEM_ACT_CLOSE, "close"),
                    G_DEFINE_ENUM_VALUE (FOYER_ITEM_ACT_REOPEN, "reopen"),
                    G_DEFINE_ENUM_VALUE (FOYER_ITEM_ACT_VOID, "void"),
                    G_DEFINE_ENUM_VALUE (FOYER_ITEM_ACT_MOVE_DUE, "move-due"),
                    G_DEFINE_ENUM_VALUE (FOYER_ITEM_ACT_INTERIM, "interim"),
                    G_DEFINE_ENUM_VALUE (FOYER_ITEM_ACT_CHASE, "chase"),
                    G_DEFINE_ENUM_VALUE (FOYER_ITEM_ACT_REPORT, "report"),
                    G_DEFINE_ENUM_VALUE (FOYER_ITEM_ACT_NOTE, "note"),
                    G_DEFINE_ENUM_VALUE (FOYER_ITEM_ACT_PAUSE, "pause"),
                    G_DEFINE_ENUM_VALUE (FOYER_ITEM_ACT_RESUME, "resume"),
                    G_DEFINE_ENUM_VALUE (FOYER_ITEM_ACT_ATTEMPT, "attempt"),
                    G_DEFINE_ENUM_VALUE (FOYER_ITEM_ACT_FOLLOW, "follow"),
                    G_DEFINE_ENUM_VALUE (FOYER_ITEM_ACT_REPLY, "reply"))

G_DEFINE_ENUM_TYPE (FoyerEnquiryState, foyer_enquiry_state,
                    G_DEFINE_ENUM_VALUE (FOYER_ENQUIRY_STATE_OPENED, "opened"),
                    G_DEFINE_ENUM_VALUE (FOYER_ENQUIRY_STATE_ANSWERED, "answered"),
                    G_DEFINE_ENUM_VALUE (FOYER_ENQUIRY_STATE_CASE_OPENED, "case-opened"),
                    G_DEFINE_ENUM_VALUE (FOYER_ENQUIRY_STATE_CLOSED, "closed"),
                    G_DEFINE_ENUM_VALUE (FOYER_ENQUIRY_STATE_VOID, "void"))

G_DEFINE_FLAGS_TYPE (FoyerRoles, foyer_roles,
                     G_DEFINE_ENUM_VALUE (FOYER_ROLE_FRONTDESK, "frontdesk"),
                     G_DEFINE_ENUM_VALUE (FOYER_ROLE_SALES, "sales"),
                     G_DEFINE_ENUM_VALUE (FOYER_ROLE_AFTERSALE, "aftersale"),
                     G_DEFINE_ENUM_VALUE (FOYER_ROLE_SUPERVISOR, "supervisor"))

G_DEFINE_FLAGS_TYPE (FoyerPosts, foyer_posts,
                     G_DEFINE_ENUM_VALUE (FOYER_POST_PHONE, "phone"),
                     G_DEFINE_ENUM_VALUE (FOYER_POST_RECEPTION, "reception"),
                     G_DEFINE_ENUM_VALUE (FOYER_POST_OUTBOUND, "outbound"),
                     G_DEFINE_ENUM_VALUE (FOYER_POST_CASHIER, "cashier"),
                     G_DEFINE_ENUM_VALUE (FOYER_POST_SALES, "sales"),
                     G_DEFINE_ENUM_VALUE (FOYER_POST_DUTY, "duty"))
