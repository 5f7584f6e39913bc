#pragma once

#include "service/foyer-demo-desk.h"

G_BEGIN_DECLS

/* What the files of the demo desk share. */

FoyerShop   *foyer_demo_desk_get_shop    (FoyerDemoDesk        *self);
FoyerPeople *foyer_demo_desk_get_people  (FoyerDemoDesk        *self);

/* Who may begin to act at all: whoever is signed in. Whose account or session it is, each job
 * asks. */
#define FOYER_DEMO_ANYBODY FOYER_RIGHT_VISIT

/* Whether what belongs to @owner may be touched by who acts with @roles. */
gboolean     foyer_demo_check_own        (FoyerTransaction     *transaction,
                                          FoyerRoles            roles,
                                          const FoyerUuid      *owner,
                                          GError              **error);

/* Plans, or moves, the item that rings when the session reaches the end of its time. */
gboolean     foyer_demo_plan_end_of_time (FoyerTransaction     *transaction,
                                          FoyerDemoSession     *session,
                                          GError              **error);

/* What plans the item that rings when a demo reaches the end of its time. */
#define FOYER_DEMO_ORIGIN "demo"
/* What plans the callback after it. */
#define FOYER_DEMO_ORIGIN_CALLBACK "demo-callback"

/* The points of the program and the shop's own, as the service keeps them. */
typedef struct _FoyerDemoPoints FoyerDemoPoints;

FoyerDemoPoints   *foyer_demo_points_new    (void);
void               foyer_demo_points_free   (FoyerDemoPoints     *self);
void               foyer_demo_points_set    (FoyerDemoPoints     *self,
                                             GPtrArray           *stored);
GPtrArray         *foyer_demo_points_list   (FoyerDemoPoints     *self,
                                             FoyerIdentity        identity,
                                             gboolean             or_general);
FoyerTalkingPoint *foyer_demo_points_find_default (FoyerDemoPoints *self,
                                             const FoyerUuid     *id);
FoyerDemoPoints   *foyer_demo_desk_get_points (FoyerDemoDesk     *self);

G_END_DECLS
