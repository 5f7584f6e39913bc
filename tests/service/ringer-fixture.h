#pragma once

/* What the tests of ringing share: a desk with all that stands between a promise and the desktop,
 * and a notifier that writes down what it is asked. */

#include "service-fixture.h"

#include "service/foyer-callbacks.h"
#include "service/foyer-due.h"
#include "service/foyer-items.h"
#include "service/foyer-ringer.h"

G_BEGIN_DECLS

#define TEST_TYPE_NOTIFIER (test_notifier_get_type ())
G_DECLARE_FINAL_TYPE (TestNotifier, test_notifier, TEST, NOTIFIER, GObject)

struct _TestNotifier
{
  GObject parent_instance;

  GHashTable *standing; /* id → FoyerNotification */
  guint n_shown;
  gboolean is_broken;
};

typedef struct
{
  Fixture fixture;
  FoyerItems *items;
  FoyerCallbacks *callbacks;
  FoyerVault *vault;
  FoyerDemoDesk *demo_desk;
  FoyerDue *due;
  TestNotifier *notifier;
  FoyerRinger *ringer;
  guint n_inside;
  gboolean has_window;
  FoyerNoticeAct opened;
  char *asked;          /* who is to sign in */
} Shop;

/* At a desk that is open. */
void               shop_open           (Shop          *self);
void               shop_close          (Shop          *self);
/* With a desk of its own, at which 1002 is signed in. */
void               shop_set_up         (Shop          *self,
                                        gconstpointer  unused);
void               shop_tear_down      (Shop          *self,
                                        gconstpointer  unused);
/* Until nothing is under way. */
void               shop_settle         (Shop          *self);
void               shop_look           (Shop          *self);
/* A callback of who is signed in, agreed for 15:00. */
void               shop_plan           (Shop          *self,
                                        const char    *name);
guint              shop_count_standing (Shop          *self);
/* The only one that stands. */
FoyerNotification *shop_get_standing   (Shop          *self);
void               shop_press          (Shop          *self,
                                        const char    *id,
                                        const char    *key);

G_END_DECLS
