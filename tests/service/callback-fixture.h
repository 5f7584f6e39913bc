#pragma once

#include "service-fixture.h"

#include "domain/foyer-roster-enums.h"
#include "service/foyer-callbacks.h"
#include "service/foyer-items.h"

G_BEGIN_DECLS

/* What the tests of callbacks share. 1001 林芳 is the supervisor, 1002 李娜 is signed in, 1003 王强 and
 * 1004 陈静 are colleagues. */
typedef struct
{
  Fixture shop;
  FoyerItems *items;
  FoyerCallbacks *callbacks;
} Calls;

extern const FoyerCallOutcome accepted;
extern const FoyerCallOutcome missed;

void             set_up       (Calls        *self,
                               gconstpointer unused);
void             tear_down    (Calls        *self,
                               gconstpointer unused);
char            *key_of       (Calls      *self,
                               const char *number);
gboolean         is_of        (Calls           *self,
                               const FoyerUuid *id,
                               const char      *number);
FoyerItem       *try_plan     (Calls      *self,
                               GHashTable *typed,
                               GError    **error);
FoyerItem       *plan         (Calls      *self,
                               const char *name,
                               ...);
FoyerItem       *try_record   (Calls                  *self,
                               FoyerItem              *item,
                               const FoyerCallOutcome *outcome,
                               GError                **error);
FoyerItem       *record       (Calls                  *self,
                               FoyerItem              *item,
                               const FoyerCallOutcome *outcome);
FoyerCallback   *get_side     (Calls     *self,
                               FoyerItem *item);
FoyerItem       *get_item     (Calls           *self,
                               const FoyerUuid *id);
GPtrArray       *get_attempts (Calls     *self,
                               FoyerItem *item);
FoyerItem       *get_last     (Calls *self);
gint64           at           (Calls      *self,
                               const char *date,
                               int         minute);
void             set          (Calls      *self,
                               const char *name,
                               const char *value);
/* Waits until @list has @n rows. */
void             expect_rows  (GListModel *list,
                               guint       n);
void             put_on_duty  (Calls          *self,
                               const char     *number,
                               const char     *date,
                               FoyerShiftKind  kind);
void             put_on_leave (Calls      *self,
                               const char *number);
FoyerItem       *survey       (Calls     *self,
                               FoyerItem *item,
                               const int *ratings,
                               guint      n_ratings,
                               GError   **error);

G_END_DECLS
