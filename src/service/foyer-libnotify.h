#pragma once

#include "service/foyer-notifier.h"

G_BEGIN_DECLS

#define FOYER_TYPE_LIBNOTIFY (foyer_libnotify_get_type ())
G_DECLARE_FINAL_TYPE (FoyerLibnotify, foyer_libnotify, FOYER, LIBNOTIFY, GObject)

/* The desktop's notifications by libnotify, on a thread and a main context of its own: a service
 * that hangs, dies or comes back costs the caller nothing (NOTES §4). */

FoyerNotifier *foyer_libnotify_new (const char *program_name);

G_END_DECLS
