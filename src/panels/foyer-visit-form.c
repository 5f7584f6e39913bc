#include "panels/foyer-visit-form.h"

#include "domain/foyer-domain-error.h"
#include "panels/foyer-enum-choice.h"
#include "panels/foyer-staff-choice.h"
#include "panels/foyer-text-box.h"
#include "panels/foyer-visit-text.h"
#include "service/foyer-words.h"
#include "widgets/foyer-form.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

typedef enum
{
  CONTROL_ENTRY,
  CONTROL_PHONE,
  CONTROL_LINES,
  CONTROL_CHOICE,
  CONTROL_COLLEAGUE,
  CONTROL_COUNT,
  CONTROL_TICK,
} Control;

static const struct
{
  const char *name;
  Control control;
} rows[] = {
  { "name", CONTROL_ENTRY },
  { "salutation", CONTROL_CHOICE },
  { "phone", CONTROL_PHONE },
  { "identity", CONTROL_CHOICE },
  { "purpose", CONTROL_CHOICE },
  { "party", CONTROL_COUNT },
  { "organisation", CONTROL_ENTRY },
  { "city", CONTROL_ENTRY },
  { "host", CONTROL_COLLEAGUE },
  { "ask", CONTROL_LINES },
  { "answer", CONTROL_LINES },
  { "intent", CONTROL_CHOICE },
  { "has_card", CONTROL_TICK },
  { "remark", CONTROL_LINES },
};

struct _FoyerVisitForm
{
  GtkWidget parent_instance;

  FoyerVisit *visit;
  FoyerForm *form;
  GtkWidget *controls[G_N_ELEMENTS (rows)];
  gboolean shows_phone;
};

G_DEFINE_FINAL_TYPE (FoyerVisitForm, foyer_visit_form, GTK_TYPE_WIDGET)

static const FoyerField *
find_field (guint row)
{
  g_autoptr (FoyerRecordClass) klass = g_type_class_ref (FOYER_TYPE_VISIT);
  const FoyerField *field = foyer_record_class_find_field (klass, rows[row].name);

  g_assert (field != NULL);
  return field;
}

static GtkWidget *
make_control (guint row)
{
  const FoyerField *field = find_field (row);
  GtkWidget *control;

  switch (rows[row].control)
    {
    case CONTROL_ENTRY:
    case CONTROL_PHONE:
      control = gtk_entry_new ();
      gtk_entry_set_max_length (GTK_ENTRY (control), field->max_chars);
      return control;
    case CONTROL_LINES:
      return foyer_text_box_new ();
    case CONTROL_CHOICE:
      control = foyer_choice_new ();
      foyer_enum_choice_fill (FOYER_CHOICE (control), field->get_type ());
      return control;
    case CONTROL_COLLEAGUE:
      return foyer_choice_new ();
    case CONTROL_COUNT:
      return gtk_spin_button_new_with_range (1, 999, 1);
    case CONTROL_TICK:
      return gtk_check_button_new_with_label (C_("card", "Yes"));
    }

  g_assert_not_reached ();
}

static void
set_value (FoyerVisitForm *self,
           guint           row,
           const char     *value)
{
  GtkWidget *control = self->controls[row];
  const char *text = value != NULL ? value : "";
  g_autofree char *masked = NULL;

  switch (rows[row].control)
    {
    case CONTROL_PHONE:
      /* A number that may not be read may still be replaced. */
      masked = foyer_visit_text_phone (text, FALSE);
      gtk_entry_set_placeholder_text (GTK_ENTRY (control), self->shows_phone ? NULL : masked);
      gtk_editable_set_text (GTK_EDITABLE (control), self->shows_phone ? text : "");
      break;
    case CONTROL_ENTRY:
      gtk_editable_set_text (GTK_EDITABLE (control), text);
      break;
    case CONTROL_LINES:
      foyer_text_box_set_text (FOYER_TEXT_BOX (control), text);
      break;
    case CONTROL_CHOICE:
    case CONTROL_COLLEAGUE:
      foyer_choice_set_selected (FOYER_CHOICE (control), text);
      break;
    case CONTROL_COUNT:
      gtk_spin_button_set_value (GTK_SPIN_BUTTON (control), atoi (text));
      break;
    case CONTROL_TICK:
      gtk_check_button_set_active (GTK_CHECK_BUTTON (control), atoi (text) != 0);
      break;
    }
}

static char *
dup_value (FoyerVisitForm *self,
           guint           row)
{
  GtkWidget *control = self->controls[row];

  switch (rows[row].control)
    {
    case CONTROL_PHONE:
      if (!self->shows_phone && *gtk_editable_get_text (GTK_EDITABLE (control)) == '\0')
        return g_strdup (foyer_visit_get_phone (self->visit));
      return g_strdup (gtk_editable_get_text (GTK_EDITABLE (control)));
    case CONTROL_ENTRY:
      return g_strdup (gtk_editable_get_text (GTK_EDITABLE (control)));
    case CONTROL_LINES:
      return foyer_text_box_dup_text (FOYER_TEXT_BOX (control));
    case CONTROL_CHOICE:
    case CONTROL_COLLEAGUE:
      return g_strdup (foyer_choice_get_selected (FOYER_CHOICE (control)));
    case CONTROL_COUNT:
      gtk_spin_button_update (GTK_SPIN_BUTTON (control));
      return g_strdup_printf ("%d", gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (control)));
    case CONTROL_TICK:
      return g_strdup (gtk_check_button_get_active (GTK_CHECK_BUTTON (control)) ? "1" : "0");
    }

  g_assert_not_reached ();
}

static void
foyer_visit_form_dispose (GObject *object)
{
  FoyerVisitForm *self = FOYER_VISIT_FORM (object);

  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->visit);

  G_OBJECT_CLASS (foyer_visit_form_parent_class)->dispose (object);
}

static void
foyer_visit_form_class_init (FoyerVisitFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = foyer_visit_form_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
foyer_visit_form_init (FoyerVisitForm *self)
{
  self->form = FOYER_FORM (foyer_form_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->form), GTK_WIDGET (self));
  for (guint row = 0; row < G_N_ELEMENTS (rows); row++)
    {
      self->controls[row] = make_control (row);
      gtk_box_append (GTK_BOX (self->form),
                      foyer_form_field_new (rows[row].name,
                                            foyer_words_field (NULL, rows[row].name),
                                            self->controls[row]));
    }
}

/* Fills the form with @visit as it is now. @shows_phone: whether the whole number may stand in its
 * entry, because it was revealed */
void
foyer_visit_form_begin (FoyerVisitForm *self,
                        FoyerServices  *services,
                        FoyerVisit     *visit,
                        gboolean        shows_phone)
{
  g_return_if_fail (FOYER_IS_VISIT_FORM (self));

  g_set_object (&self->visit, visit);
  self->shows_phone = shows_phone || *foyer_visit_get_phone (visit) == '\0';
  foyer_form_clear_errors (self->form);
  for (guint row = 0; row < G_N_ELEMENTS (rows); row++)
    {
      g_autofree char *value = foyer_record_dup_text (FOYER_RECORD (visit), find_field (row));

      if (rows[row].control == CONTROL_COLLEAGUE)
        foyer_staff_choice_fill (FOYER_CHOICE (self->controls[row]),
                                 foyer_services_get_people (services), TRUE);
      set_value (self, row, value);
    }
  gtk_widget_grab_focus (self->controls[0]);
}

/* Returns (transfer none) (nullable): the visit as it was when the form was filled. */
FoyerVisit *
foyer_visit_form_get_visit (FoyerVisitForm *self)
{
  g_return_val_if_fail (FOYER_IS_VISIT_FORM (self), NULL);

  return self->visit;
}

/* Returns (transfer full): what was changed since the form was filled. */
FoyerEdits *
foyer_visit_form_make_edits (FoyerVisitForm *self)
{
  FoyerEdits *edits;

  g_return_val_if_fail (FOYER_IS_VISIT_FORM (self), NULL);

  foyer_form_clear_errors (self->form);
  edits = foyer_edits_new (FOYER_RECORD (self->visit));
  for (guint row = 0; row < G_N_ELEMENTS (rows); row++)
    {
      g_autofree char *value = dup_value (self, row);

      foyer_edits_set (edits, rows[row].name, value);
    }
  return edits;
}

/* Returns whether the error belongs to a field of the form, and is said there now. */
gboolean
foyer_visit_form_show_error (FoyerVisitForm *self,
                             const GError   *error)
{
  g_autofree char *field = foyer_domain_error_get_field (error);
  g_autofree char *sentence = NULL;

  g_return_val_if_fail (FOYER_IS_VISIT_FORM (self), FALSE);

  if (field == NULL)
    return FALSE;
  sentence = foyer_words_error (NULL, error);
  return foyer_form_show_error (self->form, field, sentence);
}
