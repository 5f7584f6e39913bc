#pragma once

#include "domain/foyer-record.h"
#include "service/foyer-services.h"
#include "widgets/foyer-drafts.h"
#include "widgets/foyer-key-bar.h"
#include "widgets/foyer-tone.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FoyerPanelInfo:
 * @name: the panel's name in actions and settings: one lower-case word
 * @title: in English, marked with NC_("panel", …)
 * @icon_name: a symbolic icon
 * @get_type: the class, built when the panel is first shown
 * @get_badge_source: (nullable): the object whose property @badge_property (uint) is the number on
 *   the badge; asked for before the panel is built
 * @badge_property: (nullable): its name
 * @badge_label: (nullable): what is counted, as it stands behind the number: "waiting",
 *   marked with NC_("badge", …)
 * @badge_tone: %FOYER_TONE_CRIT if what is counted is late already
 * @shows_record: (nullable): whether it shows this record when it is found elsewhere
 *   (foyer_panel_show_record()); known before the panel is built, so that none is opened in vain;
 *   %NULL if it shows none
 * @needs_width: whether it needs all the width there is, so that the sidebar shows icons only
 *
 * What the window must know of a panel before it is built: one entry of its static table.
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *icon_name;
  GType (*get_type) (void);
  GObject *(*get_badge_source) (FoyerServices *services);
  const char *badge_property;
  const char *badge_label;
  FoyerTone badge_tone;
  gboolean (*shows_record) (FoyerRecord *record);
  gboolean needs_width;
} FoyerPanelInfo;

#define FOYER_TYPE_PANEL (foyer_panel_get_type ())
G_DECLARE_DERIVABLE_TYPE (FoyerPanel, foyer_panel, FOYER, PANEL, GtkWidget)

/**
 * FoyerPanelClass:
 * @load: the panel is shown for the first time: connect to the services, fill the lists
 * @show_record: bring this record to the front, such as a result of the search; returns whether
 *   the panel shows records of this kind
 *
 * A screen. The keys of the house reach it as widget actions, each of which a class installs if it
 * has something to do there: "panel.new" (Ctrl+N), "panel.edit" (F2), "panel.save" (Ctrl+S),
 * "panel.next-step" (Ctrl+Enter), "panel.find" (Ctrl+F), "panel.print" (Ctrl+P), "panel.back"
 * (Esc), "panel.next-problem" (F8), "panel.board" (F11), and "panel.digit" (parameter "u") for a
 * digit typed while no text field has the focus.
 *
 * Properties: "services", "drafts" (construct-only); "key-hints" (pointer to a table of
 * FoyerKeyHint). Signals: "failed" (what: string, nullable; error: GError), "told" (sentence), and
 * "passed-on" (FoyerRecord; returns whether another panel shows it).
 */
struct _FoyerPanelClass
{
  GtkWidgetClass parent_class;

  void (*load) (FoyerPanel *self);
  gboolean (*show_record) (FoyerPanel *self, FoyerRecord *record);
};

FoyerServices      *foyer_panel_get_services    (FoyerPanel         *self);
FoyerDrafts        *foyer_panel_get_drafts      (FoyerPanel         *self);
GCancellable       *foyer_panel_get_cancellable (FoyerPanel         *self);
void                foyer_panel_load            (FoyerPanel         *self);
gboolean            foyer_panel_show_record     (FoyerPanel         *self,
                                                 FoyerRecord        *record);
void                foyer_panel_add_pane        (FoyerPanel         *self,
                                                 GtkWidget          *pane);
gboolean            foyer_panel_focus_pane      (FoyerPanel         *self,
                                                 int                 direction,
                                                 gboolean            from_outside);
const FoyerKeyHint *foyer_panel_get_key_hints   (FoyerPanel         *self);
void                foyer_panel_set_key_hints   (FoyerPanel         *self,
                                                 const FoyerKeyHint *hints);
void                foyer_panel_fail            (FoyerPanel         *self,
                                                 const char         *what,
                                                 const GError       *error);
gboolean            foyer_panel_pass_on         (FoyerPanel         *self,
                                                 FoyerRecord        *record);
void                foyer_panel_tell            (FoyerPanel         *self,
                                                 const char         *sentence);

G_END_DECLS
