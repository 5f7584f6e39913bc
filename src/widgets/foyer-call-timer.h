#pragma once

#include "base/foyer-clock.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOYER_TYPE_CALL_TIMER (foyer_call_timer_get_type ())
G_DECLARE_FINAL_TYPE (FoyerCallTimer, foyer_call_timer, FOYER, CALL_TIMER, GtkWidget)

/* How long a call lasts, with two marks: at the first it is time to come to an end, the second is
 * the limit. Properties "is-running" (boolean, read-only), "elapsed-s" (int64, read-only),
 * "first-mark-s" and "second-mark-s" (int64, seconds), "mark" (uint, read-only: 0, 1 or 2
 * passed). */

GtkWidget *foyer_call_timer_new           (FoyerClock     *clock);
void       foyer_call_timer_start         (FoyerCallTimer *self);
void       foyer_call_timer_resume        (FoyerCallTimer *self);
gint64     foyer_call_timer_stop          (FoyerCallTimer *self);
void       foyer_call_timer_reset         (FoyerCallTimer *self);
void       foyer_call_timer_tick          (FoyerCallTimer *self);
gint64     foyer_call_timer_get_elapsed_s (FoyerCallTimer *self);

G_END_DECLS
