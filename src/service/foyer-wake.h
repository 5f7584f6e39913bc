#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define FOYER_TYPE_WAKE (foyer_wake_get_type ())
G_DECLARE_FINAL_TYPE (FoyerWake, foyer_wake, FOYER, WAKE, GObject)

/* Tells that the PC has slept: a timer sleeps with it, and is late by as long.
 *
 * Signals: "woke". */

FoyerWake *foyer_wake_new (void);

G_END_DECLS
