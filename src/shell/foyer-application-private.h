#pragma once

/* Shared by the files of the application. */

#include "shell/foyer-application.h"
#include "shell/foyer-bell.h"
#include "shell/foyer-residence.h"
#include "shell/foyer-window.h"

#include "widgets/foyer-style.h"

G_BEGIN_DECLS

/* In the environment of a program that started itself again: its own process number, which stays
 * the same, so that nobody else comes to a session by it. */
#define FOYER_APPLICATION_RESUME "FOYER_RESUME"
#define FOYER_APPLICATION_RESUME_SAMPLE "FOYER_RESUME_SAMPLE"

struct _FoyerApplication
{
  GtkApplication parent_instance;

  GSettings *settings;
  FoyerStyle *style;
  FoyerClock *clock;
  FoyerSession *session;
  FoyerServices *services;
  FoyerDrafts *drafts;
  FoyerWindow *window;
  FoyerNotifier *notifier;
  FoyerBell *bell;
  FoyerResidence *residence;            /* NULL unless this is the shop's own store */
  GCancellable *opening;
  guint again_source;                   /* 0 unless the store could not be opened yet */

  char *uri;
  char *sample_folder;
  gboolean is_default;
  gboolean is_resumed;
  gboolean wants_restart;
};

/* foyer-application-restart.c */
void foyer_application_keep_and_start_again (FoyerApplication *self);

G_END_DECLS
