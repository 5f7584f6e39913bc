#pragma once

/* What the tests of the store share: a folder of one's own with a store in it, and short ways to
 * write and read. */

#include "domain/foyer-customer.h"
#include "domain/foyer-staff.h"
#include "domain/foyer-visit.h"
#include "store/foyer-store.h"
#include "store/foyer-transaction-private.h"

G_BEGIN_DECLS

#define START_US G_GINT64_CONSTANT (1795000000000000)
#define START_DAY 20775

typedef struct
{
  char *folder;
  char *path;                           /* of the file, on SQLite */
  char *uri;                            /* of the store, on the engine that is tested */
  FoyerClock *clock;
  FoyerStore *store;
} Fixture;

extern const FoyerActor fixture_actor;

void         fixture_set_up         (Fixture       *self,
                                     gconstpointer  unused);
void         fixture_set_up_empty   (Fixture       *self,
                                     gconstpointer  unused);
void         fixture_tear_down      (Fixture       *self,
                                     gconstpointer  unused);
void         fixture_open           (Fixture       *self);
void         fixture_close          (Fixture       *self);

GMainContext *fixture_get_context   (Fixture       *self);

/* Runs the store until @is_so says so; gives up after a minute, so that the caller asserts. */
void         fixture_wait           (Fixture       *self,
                                     gboolean     (*is_so) (Fixture *self, gpointer data),
                                     gpointer       data);
void         fixture_wait_for_state (Fixture       *self,
                                     FoyerStoreState state);

FoyerUuid    fixture_id             (Fixture       *self);
FoyerUuid    fixture_add_customer   (Fixture       *self,
                                     const char    *name,
                                     const char    *phone,
                                     FoyerUuid     *op_id);
FoyerUuid    fixture_add_visit      (Fixture       *self,
                                     const FoyerUuid *customer,
                                     FoyerUuid     *op_id);
gboolean     fixture_edit           (Fixture       *self,
                                     GType          type,
                                     const FoyerUuid *id,
                                     const char    *field,
                                     const char    *text,
                                     FoyerUuid     *op_id,
                                     GError       **error);
gboolean     fixture_undo           (Fixture       *self,
                                     const FoyerUuid *op_id,
                                     FoyerUuid     *undo_op,
                                     GError       **error);
FoyerRecord *fixture_load           (Fixture       *self,
                                     GType          type,
                                     const FoyerUuid *id);
char        *fixture_get            (Fixture       *self,
                                     GType          type,
                                     const FoyerUuid *id,
                                     const char    *field);
gint64       fixture_count          (Fixture       *self,
                                     const char    *sql);
char        *fixture_find           (Fixture       *self,
                                     const char    *typed);
char        *fixture_checksum       (const char    *path);

G_END_DECLS
