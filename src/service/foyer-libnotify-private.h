#pragma once

#include "service/foyer-libnotify.h"

G_BEGIN_DECLS

/* What the notifier and its thread share. Whoever holds it may outlive the other: a thread that
 * waits for a hung service is left behind. */
typedef struct
{
  char *program_name;
  GMainContext *caller;  /* of the thread that made the notifier */
  GMainContext *context; /* of the notifier's own thread */
  GWeakRef notifier;
  gpointer thread;       /* the thread's own state, for nobody else */

  GMutex mutex;          /* for what follows */
  GCond ended;
  GQueue ids;            /* of char: what is to be looked at, in the order in which it was asked */
  GHashTable *wanted;    /* id → FoyerNotification, the latest; NULL: to be withdrawn */
  gboolean is_called;    /* the thread knows that there is something to look at */
  gboolean is_ending;
  gboolean has_ended;
} FoyerLibnotifyLink;

FoyerLibnotifyLink *foyer_libnotify_link_ref    (FoyerLibnotifyLink  *self);
void                foyer_libnotify_link_unref  (FoyerLibnotifyLink  *self);
/* The next to be shown or, with *@notification NULL, to be withdrawn; %NULL when there is none. */
char               *foyer_libnotify_link_take   (FoyerLibnotifyLink  *self,
                                                 FoyerNotification  **notification);
gboolean            foyer_libnotify_link_is_ending (FoyerLibnotifyLink *self);

/* From the thread to the notifier. */
void                foyer_libnotify_link_tell_shown     (FoyerLibnotifyLink *self,
                                                         const char         *id);
void                foyer_libnotify_link_tell_failed    (FoyerLibnotifyLink *self,
                                                         const char         *id,
                                                         const GError       *error);
void                foyer_libnotify_link_tell_activated (FoyerLibnotifyLink *self,
                                                         const char         *id,
                                                         const char         *key,
                                                         const char         *token);
void                foyer_libnotify_link_tell_closed    (FoyerLibnotifyLink *self,
                                                         const char         *id);
void                foyer_libnotify_link_tell_service   (FoyerLibnotifyLink *self,
                                                         gboolean            is_available,
                                                         gboolean            has_actions);

/* The body of the thread, and what wakes it. */
gpointer            foyer_libnotify_thread_run  (gpointer             link);
gboolean            foyer_libnotify_thread_look (gpointer             thread);

G_END_DECLS
