#pragma once

/* What the tests of notifications share: a notification service of their own (tests/
 * notification-service), and a measure of what keeps the main loop. */

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct
{
  GDBusConnection *connection;
  GSubprocess *process; /* NULL: none */
} TestService;

/* @mode: (nullable): as tests/notification-service takes it; NULL for none */
void        test_service_set_up    (TestService *self,
                                    const char  *mode);
void        test_service_tear_down (TestService *self);
/* Does not wait until it is there, which one that dies may never be. */
void        test_service_spawn     (TestService *self,
                                    const char  *mode);
void        test_service_start     (TestService *self,
                                    const char  *mode);
void        test_service_kill      (TestService *self);
GVariant   *test_service_call      (TestService *self,
                                    const char  *method,
                                    GVariant    *parameters);
guint       test_service_count     (TestService *self);
/* (transfer full): what stands: the service's number → its notification. */
JsonObject *test_service_standing  (TestService *self);
/* The number under which it shows @title, 0 for none. */
guint       test_service_find      (TestService *self,
                                    const char  *title);
void        test_service_press     (TestService *self,
                                    const char  *title,
                                    const char  *key);

/* From begin to end the longest time, in microseconds, for which the main loop was in one of its
 * callbacks, without the time for which the machine had no processor for it. */
void        stall_begin            (void);
gint64      stall_end              (void);

void        run_for                (guint        ms);
/* Runs the main loop until @is_so; fails after @seconds. */
void        run_until              (gboolean   (*is_so) (gpointer data),
                                    gpointer     data,
                                    guint        seconds);

G_END_DECLS
