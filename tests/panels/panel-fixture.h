#pragma once

/* What the tests of the panels share: a shop in a folder of its own with all its services, and a
 * window with one panel in it. */

#include "panels/foyer-panel.h"
#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* 2026-11-21 10:00 in Shanghai. */
#define START_US (G_GINT64_CONSTANT (1795226400) * G_USEC_PER_SEC)

typedef struct
{
  char *folder;
  FoyerClock *clock;
  FoyerStore *store;
  FoyerSession *session;
  FoyerServices *services;
  FoyerDrafts *drafts;
  GtkWindow *window;
  FoyerPanel *panel;
  GError *failure; /* the last one that the panel told */
} PanelFixture;

/* A shop of one PC, or on the server of tests/with-postgres, with the supervisor 1001 林芳 and the
 * front desk 1002 李娜, who is signed in. */
void        panel_fixture_set_up     (PanelFixture   *self,
                                      gconstpointer   unused);
void        panel_fixture_tear_down  (PanelFixture   *self,
                                      gconstpointer   unused);
/* As at the lock of the program: the colleague with this number sits down. */
void        panel_fixture_sign_in    (PanelFixture   *self,
                                      const char     *number);
/* Returns (transfer none): the colleague with this number, who must be there. */
FoyerStaff *panel_fixture_find_staff (PanelFixture   *self,
                                      const char     *number);
/* Puts the panel of this class into a window and loads it. */
void        panel_fixture_show       (PanelFixture   *self,
                                      GType           type);
void        panel_fixture_settle     (PanelFixture   *self);
/* Runs the main loop until @is_so says so; fails after thirty seconds. */
void        panel_fixture_wait       (gboolean      (*is_so) (PanelFixture *self),
                                      PanelFixture   *self);
void        panel_fixture_act        (PanelFixture   *self,
                                      const char     *detailed_action);
FoyerVisit *panel_fixture_check_in   (PanelFixture   *self,
                                      const char     *name,
                                      const char     *purpose);
FoyerVisit *panel_fixture_edit       (PanelFixture   *self,
                                      FoyerVisit     *visit,
                                      const char     *field,
                                      const char     *text);
void        panel_fixture_undo       (PanelFixture   *self);
/* Returns (nullable): the first widget of this class below @root that can be seen. */
gpointer    panel_fixture_find       (gpointer        root,
                                      GType           type);
GtkWidget  *panel_fixture_find_text  (gpointer        root,
                                      const char     *text);
/* Returns (nullable): the entry that shows @placeholder while it is empty. */
GtkWidget  *panel_fixture_find_entry (gpointer        root,
                                      const char     *placeholder);

/* on_done() as callback with a GAsyncResult ** as data; then wait_for() it, thirty seconds at the
 * most. */
void          on_done  (GObject       *source,
                        GAsyncResult  *result,
                        gpointer       user_data);
GAsyncResult *wait_for (GAsyncResult **result);

/* A thread of the store that takes its time: what is asked after it waits. The fixture's own
 * waiting would stand at the gate, too. */
typedef struct
{
  GMutex mutex;
  GCond cond;
  gboolean is_open;
} PanelGate;

void panel_gate_init        (PanelGate    *gate);
void panel_gate_hold_desk   (PanelGate    *gate,
                             PanelFixture *self);
void panel_gate_hold_writer (PanelGate    *gate,
                             PanelFixture *self);
void panel_gate_open        (PanelGate    *gate);
void panel_gate_clear       (PanelGate    *gate);

G_END_DECLS
