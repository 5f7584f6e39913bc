#pragma once

/* What the tests of the services share: a shop in a folder of its own, desks that open it, and a
 * way to wait for a command. */

#include "domain/foyer-item.h"
#include "domain/foyer-visit.h"
#include "service/foyer-customers.h"
#include "service/foyer-reception.h"

G_BEGIN_DECLS

/* 2026-11-21 10:00 in Shanghai. */
#define START_US (G_GINT64_CONSTANT (1795226400) * G_USEC_PER_SEC)
#define START_DAY 20778
#define MINUTE_US G_TIME_SPAN_MINUTE

/* One program at one PC. */
typedef struct
{
  FoyerStore *store;
  gint64 fed_rev;               /* up to which revision the feed has told */
  FoyerSession *session;
  FoyerHistory *history;
  FoyerShop *shop;
  FoyerPeople *people;
  FoyerReception *reception;
  FoyerCustomers *customers;
} Desk;

typedef struct
{
  char *folder;
  char *path;                           /* of the file, on SQLite */
  char *uri;                            /* of the store, on the engine that is tested */
  FoyerClock *clock;
  Desk desk;
} Fixture;

/* A shop with the supervisor 1001 林芳, the front desk 1002 李娜 and 1003 王强; 1002 is signed in. */
void          fixture_set_up         (Fixture       *self,
                                      gconstpointer  unused);
void          fixture_set_up_empty   (Fixture       *self,
                                      gconstpointer  unused);
void          fixture_tear_down      (Fixture       *self,
                                      gconstpointer  unused);
void          fixture_advance        (Fixture       *self,
                                      gint64         by_us);

void          desk_open              (Desk          *self,
                                      Fixture       *fixture,
                                      const char    *seat);
void          desk_load              (Desk          *self);
void          desk_close             (Desk          *self);
/* @object: where a GObject stands: given up, and waited for until it is gone. */
void          drop                   (gpointer       object);
void          desk_sign_in           (Desk          *self,
                                      const char    *number);
FoyerStaff   *desk_find_staff        (Desk          *self,
                                      const char    *number);

/* on_done() as callback with a GAsyncResult ** as data; then wait_for() it. */
void          on_done                (GObject       *source,
                                      GAsyncResult  *result,
                                      gpointer       user_data);
GAsyncResult *wait_for               (GAsyncResult **result);
/* Runs the main loop until @is_so says so; fails after a minute. Returns how long it took. */
gint64        wait_until             (gboolean     (*is_so) (gpointer data),
                                      gpointer       data);
void          settle                 (Desk          *self);

GHashTable   *typed_new              (const char    *name,
                                      ...) G_GNUC_NULL_TERMINATED;
FoyerVisit   *check_in               (Desk          *self,
                                      const char    *name,
                                      ...) G_GNUC_NULL_TERMINATED;
FoyerVisit   *finish                 (Desk          *self,
                                      GAsyncResult **result,
                                      GError       **error);
FoyerVisit   *finish_well            (Desk          *self,
                                      GAsyncResult **result);
char         *undo                   (Desk          *self,
                                      GError       **error);
char         *redo                   (Desk          *self,
                                      GError       **error);
FoyerCustomer *get_customer          (Desk          *self,
                                      const FoyerUuid *id);
GPtrArray    *find                   (Desk          *self,
                                      const char    *hint);
GPtrArray    *find_items             (Desk          *self);
gint64        count_rows             (Desk          *self,
                                      const char    *sql);

/* That the program wrote @text so that everybody reads it in their own language. */
void          assert_note            (const char    *text,
                                      const char    *english,
                                      const char    *chinese);

FoyerVisit   *get_visit              (Desk          *self,
                                      const FoyerUuid *id);
guint         n_open                 (Desk          *self);
FoyerVisit   *get_open               (Desk          *self,
                                      guint          position);

G_END_DECLS
