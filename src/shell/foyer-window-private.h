#pragma once

#include "shell/foyer-due-button.h"
#include "shell/foyer-first-start.h"
#include "shell/foyer-omnibox.h"
#include "shell/foyer-sidebar.h"
#include "shell/foyer-sign-in.h"
#include "shell/foyer-trouble.h"
#include "shell/foyer-window.h"

#include "widgets/foyer-banner.h"
#include "widgets/foyer-chip.h"
#include "widgets/foyer-toast.h"

G_BEGIN_DECLS

/* The pages of the window's stack, by their names in the template. */
#define FOYER_WINDOW_OPENING "opening"
#define FOYER_WINDOW_TROUBLE "trouble"
#define FOYER_WINDOW_FIRST_START "first-start"
#define FOYER_WINDOW_SIGN_IN "sign-in"
#define FOYER_WINDOW_PANELS "panels"

struct _FoyerWindow
{
  GtkApplicationWindow parent_instance;

  FoyerServices *services;
  GCancellable *cancellable;
  FoyerPanel *panel;
  GBinding *shop_name;
  FoyerRinger *ringer;
  GPtrArray *told_due;          /* FoyerDelivery that the banner tells of; NULL without one */
  int n_talking;
  gint64 offline_since_us; /* 0 unless the server is away, or was */
  guint waiting_source;    /* 0 unless the store is being opened */

  GtkLabel *shop_label;
  FoyerChip *store_chip;
  FoyerOmnibox *omnibox;
  FoyerChip *offline_chip;
  FoyerDueButton *due_button;
  GtkWidget *saved_box;
  GtkLabel *saved_label;
  GtkWidget *staff_button;
  GtkLabel *staff_label;
  GtkLabel *role_label;
  FoyerSidebar *sidebar;
  FoyerBanner *banner;
  GtkStack *pages;
  GtkStack *panels;
  FoyerTrouble *trouble;
  FoyerFirstStart *first_start;
  FoyerSignIn *sign_in;
  FoyerKeyBar *key_bar;
  FoyerToast *toast;
};

gboolean foyer_window_is_page           (FoyerWindow    *self,
                                         const char     *name);
void foyer_window_show_page             (FoyerWindow    *self,
                                         const char     *name);
void foyer_window_update_page           (FoyerWindow    *self);

/* foyer-window-store.c */
void foyer_window_watch_store           (FoyerWindow    *self);

/* foyer-window-absence.c */
void foyer_window_watch_absences        (FoyerWindow    *self);
void foyer_window_deal_absence          (FoyerWindow    *self);
gboolean foyer_window_put_off_absence   (FoyerWindow    *self,
                                         const char     *banner);

/* foyer-window-due.c */
void foyer_window_init_due              (FoyerWindow    *self);
void foyer_window_end_asking            (FoyerWindow    *self);
void foyer_window_note_talking          (FoyerWindow    *self,
                                         gboolean        is_talking);

/* foyer-window-actions.c */
void foyer_window_class_install_actions (GtkWidgetClass *widget_class);
void foyer_window_update_actions        (FoyerWindow    *self);
void foyer_window_add_key_controllers   (FoyerWindow    *self);

G_END_DECLS
