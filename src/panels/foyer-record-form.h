#pragma once

#include "service/foyer-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  FOYER_RECORD_CONTROL_ENTRY,
  FOYER_RECORD_CONTROL_PHONE,
  FOYER_RECORD_CONTROL_LINES,
  FOYER_RECORD_CONTROL_CHOICE,
  FOYER_RECORD_CONTROL_COLLEAGUE,
  FOYER_RECORD_CONTROL_COUNT,
  FOYER_RECORD_CONTROL_NUMBER,    /* 0 too */
  FOYER_RECORD_CONTROL_TICK,
  FOYER_RECORD_CONTROL_MINUTE,    /* a time of day, kept in minutes */
  FOYER_RECORD_CONTROL_DAY,
  FOYER_RECORD_CONTROL_MOMENT,    /* a day, from its begin where no time is written */
  FOYER_RECORD_CONTROL_END,       /* a day, until its end where no time is written */
  FOYER_RECORD_CONTROL_ONE_OF,    /* one of a set of flags, or none */
  FOYER_RECORD_CONTROL_SOME_OF,   /* some of a set of flags */
  FOYER_RECORD_CONTROL_OTHER,     /* a choice that who owns the form fills */
} FoyerRecordControl;

/* One field of a form; a table of them ends with an entry without a name. @label: (nullable): where
 * the field is not called as everywhere, marked with NC_("field", …). */
typedef struct
{
  const char *name;
  FoyerRecordControl control;
  const char *label;
} FoyerRecordRow;

#define FOYER_TYPE_RECORD_FORM (foyer_record_form_get_type ())
G_DECLARE_FINAL_TYPE (FoyerRecordForm, foyer_record_form, FOYER, RECORD_FORM, GtkWidget)

/* Fields of a record, to be written or changed. What was not touched is no edit. Signal "changed"
 * (name of the field). */

void        foyer_record_form_set_up      (FoyerRecordForm      *self,
                                           GType                 type,
                                           const FoyerRecordRow *rows);
void        foyer_record_form_begin       (FoyerRecordForm      *self,
                                           FoyerServices        *services,
                                           FoyerRecord          *record,
                                           gboolean              shows_phone);
FoyerEdits *foyer_record_form_make_edits  (FoyerRecordForm      *self);
GHashTable *foyer_record_form_dup_typed   (FoyerRecordForm      *self);
char       *foyer_record_form_dup_value   (FoyerRecordForm      *self,
                                           const char           *name);
void        foyer_record_form_set_value   (FoyerRecordForm      *self,
                                           const char           *name,
                                           const char           *value);
GtkWidget  *foyer_record_form_get_control (FoyerRecordForm      *self,
                                           const char           *name);
void        foyer_record_form_say         (FoyerRecordForm      *self,
                                           const char           *name,
                                           const char           *sentence);
gboolean    foyer_record_form_show_error  (FoyerRecordForm      *self,
                                           const GError         *error);

G_END_DECLS
