#pragma once

#include "panels/foyer-record-form.h"

G_BEGIN_DECLS

#define FOYER_TYPE_RECORD_EDITOR (foyer_record_editor_get_type ())
G_DECLARE_FINAL_TYPE (FoyerRecordEditor, foyer_record_editor, FOYER, RECORD_EDITOR, GtkWidget)

/* Changes a record: its form, and in the place of the form what has to be chosen when somebody else
 * saved the same fields meanwhile. Who owns it stores what foyer_record_editor_submit() says.
 *
 * Property "has-buttons" (boolean): it shows those to save and to go back; "save" and "cancel" are
 * what they signal. Without them they are its owner's. */

void             foyer_record_editor_set_up       (FoyerRecordEditor    *self,
                                                   GType                 type,
                                                   const FoyerRecordRow *rows);
FoyerRecordForm *foyer_record_editor_get_form     (FoyerRecordEditor    *self);
void             foyer_record_editor_begin        (FoyerRecordEditor    *self,
                                                   FoyerServices        *services,
                                                   FoyerRecord          *record,
                                                   gboolean              shows_phone);
FoyerEdits      *foyer_record_editor_submit       (FoyerRecordEditor    *self);
gboolean         foyer_record_editor_show_failure (FoyerRecordEditor    *self,
                                                   GPtrArray            *conflicts,
                                                   FoyerRecord          *current,
                                                   const GError         *error);
gboolean         foyer_record_editor_back         (FoyerRecordEditor    *self);
void             foyer_record_editor_forget       (FoyerRecordEditor    *self);

G_END_DECLS
