#include "panels/foyer-record-form.h"

#include "domain/foyer-domain-error.h"
#include "panels/foyer-clock-text.h"
#include "panels/foyer-day-text.h"
#include "panels/foyer-enum-choice.h"
#include "panels/foyer-kept-note.h"
#include "panels/foyer-staff-choice.h"
#include "panels/foyer-text-box.h"
#include "panels/foyer-visit-text.h"
#include "service/foyer-words.h"
#include "widgets/foyer-form.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

struct _FoyerRecordForm
{
  GtkWidget parent_instance;

  const FoyerRecordRow *rows;
  FoyerRecordClass *klass;
  FoyerRecord *record; /* as it was when the form was filled; none for a new one */
  FoyerForm *form;
  GPtrArray *controls; /* of GtkWidget, one a row; owned by the tree */
  FoyerShopTime *shop_time;
  gint64 today;
  char *phone;
  gboolean shows_phone;
};

G_DEFINE_FINAL_TYPE (FoyerRecordForm, foyer_record_form, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_changed (FoyerRecordForm *self,
            GParamSpec      *pspec,
            GtkWidget       *control)
{
  guint row;

  if (g_ptr_array_find (self->controls, control, &row))
    g_signal_emit (self, signals[CHANGED], 0, self->rows[row].name);
}

static void
watch (FoyerRecordForm *self,
       GtkWidget       *control,
       const char      *property)
{
  g_autofree char *signal = g_strconcat ("notify::", property, NULL);

  g_signal_connect_object (control, signal, G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
}

static const char *
get_example (FoyerRecordControl control)
{
  if (control == FOYER_RECORD_CONTROL_MINUTE)
    return "08:30";
  return control == FOYER_RECORD_CONTROL_END ? "11-26 14:00" : "11-24";
}

/* Each flag a button; they are one control for the eye and for the form. */
static GtkWidget *
make_flags (FoyerRecordForm  *self,
            const FoyerField *field)
{
  g_autoptr (GFlagsClass) flags = g_type_class_ref (field->get_type ());
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  for (guint i = 0; i < flags->n_values; i++)
    {
      g_autofree char *word = foyer_words_set (NULL, field->get_type (), flags->values[i].value);
      GtkWidget *button = gtk_toggle_button_new_with_label (word);

      gtk_widget_set_name (button, flags->values[i].value_nick);
      gtk_box_append (GTK_BOX (box), button);
    }

  return box;
}

static void
set_flags (GtkWidget  *box,
           const char *text)
{
  g_auto (GStrv) nicks = g_strsplit (text, " ", -1);

  for (GtkWidget *button = gtk_widget_get_first_child (box); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                  g_strv_contains ((const char *const *) nicks,
                                                   gtk_widget_get_name (button)));
}

static char *
dup_flags (GtkWidget *box)
{
  GString *text = g_string_new (NULL);

  for (GtkWidget *button = gtk_widget_get_first_child (box); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)))
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", gtk_widget_get_name (button));

  return g_string_free (text, FALSE);
}

static GtkWidget *
make_one_of (const FoyerField *field)
{
  g_autoptr (GFlagsClass) flags = g_type_class_ref (field->get_type ());
  GtkWidget *choice = foyer_choice_new ();

  foyer_choice_append (FOYER_CHOICE (choice), "", C_("choice", "None"));
  for (guint i = 0; i < flags->n_values; i++)
    {
      g_autofree char *word = foyer_words_set (NULL, field->get_type (), flags->values[i].value);

      foyer_choice_append (FOYER_CHOICE (choice), flags->values[i].value_nick, word);
    }

  return choice;
}

static GtkWidget *
make_control (FoyerRecordForm *self,
              guint            row)
{
  const FoyerField *field = foyer_record_class_find_field (self->klass, self->rows[row].name);
  GtkWidget *control;

  g_assert (field != NULL);

  switch (self->rows[row].control)
    {
    case FOYER_RECORD_CONTROL_ENTRY:
    case FOYER_RECORD_CONTROL_PHONE:
      control = gtk_entry_new ();
      gtk_entry_set_max_length (GTK_ENTRY (control), field->max_chars);
      watch (self, control, "text");
      return control;
    case FOYER_RECORD_CONTROL_LINES:
      control = foyer_text_box_new ();
      watch (self, control, "text");
      return control;
    case FOYER_RECORD_CONTROL_CHOICE:
      control = foyer_choice_new ();
      foyer_enum_choice_fill (FOYER_CHOICE (control), field->get_type ());
      watch (self, control, "selected");
      return control;
    case FOYER_RECORD_CONTROL_COLLEAGUE:
    case FOYER_RECORD_CONTROL_OTHER:
      control = foyer_choice_new ();
      watch (self, control, "selected");
      return control;
    case FOYER_RECORD_CONTROL_ONE_OF:
      return make_one_of (field);
    case FOYER_RECORD_CONTROL_SOME_OF:
      return make_flags (self, field);
    case FOYER_RECORD_CONTROL_MINUTE:
    case FOYER_RECORD_CONTROL_DAY:
    case FOYER_RECORD_CONTROL_MOMENT:
    case FOYER_RECORD_CONTROL_END:
      control = gtk_entry_new ();
      gtk_entry_set_placeholder_text (GTK_ENTRY (control), get_example (self->rows[row].control));
      watch (self, control, "text");
      return control;
    case FOYER_RECORD_CONTROL_COUNT:
      return gtk_spin_button_new_with_range (1, 999, 1);
    case FOYER_RECORD_CONTROL_NUMBER:
      return gtk_spin_button_new_with_range (0, 999, 1);
    case FOYER_RECORD_CONTROL_TICK:
      return gtk_check_button_new_with_label (C_("card", "Yes"));
    }

  g_assert_not_reached ();
}

/* Days and times as people read them; empty for none. */
static char *
dup_shown (FoyerRecordForm    *self,
           FoyerRecordControl  control,
           const char         *text)
{
  gint64 value;

  if (!g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &value, NULL))
    return g_strdup (text);
  if (control == FOYER_RECORD_CONTROL_MINUTE)
    return g_strdup_printf ("%02d:%02d", (int) value / 60, (int) value % 60);
  if (control == FOYER_RECORD_CONTROL_DAY)
    return foyer_day_to_string (value);

  /* The end of a day is the begin of the next, and is shown as that day. */
  if (control == FOYER_RECORD_CONTROL_END
      && foyer_shop_time_get_day (self->shop_time, value)
           != foyer_shop_time_get_day (self->shop_time, value - 1))
    return foyer_day_to_string (foyer_shop_time_get_day (self->shop_time, value - 1));

  return foyer_day_text_moment (self->shop_time, value);
}

/* What was typed, as the record keeps it; as it is when it means nothing, so that the record says
 * which field is wrong. */
static char *
dup_meant (FoyerRecordForm    *self,
           FoyerRecordControl  control,
           const char         *text)
{
  g_autofree char *typed = g_strstrip (g_strdup (text));
  gint64 value;
  int minute;
  gboolean is_good;

  if (*typed == '\0')
    return g_steal_pointer (&typed);
  if (control == FOYER_RECORD_CONTROL_MINUTE)
    {
      is_good = foyer_clock_text_parse (typed, &minute);
      value = minute;
    }
  else if (control == FOYER_RECORD_CONTROL_DAY)
    is_good = foyer_day_text_parse (typed, self->today, &value);
  else
    is_good = foyer_day_text_parse_moment (typed, self->shop_time, self->today,
                                           control == FOYER_RECORD_CONTROL_END
                                             ? FOYER_MINUTES_IN_DAY : 0, &value);

  return is_good ? g_strdup_printf ("%" G_GINT64_FORMAT, value) : g_strdup_printf ("? %s", typed);
}

static void
set_row (FoyerRecordForm *self,
         guint            row,
         const char      *value)
{
  GtkWidget *control = g_ptr_array_index (self->controls, row);
  const char *text = value != NULL ? value : "";
  g_autofree char *masked = NULL;
  g_autofree char *shown = NULL;

  switch (self->rows[row].control)
    {
    case FOYER_RECORD_CONTROL_PHONE:
      /* A number that may not be read may still be replaced. */
      masked = foyer_visit_text_phone (text, FALSE);
      g_free (self->phone);
      self->phone = g_strdup (text);
      gtk_entry_set_placeholder_text (GTK_ENTRY (control), self->shows_phone ? NULL : masked);
      gtk_editable_set_text (GTK_EDITABLE (control), self->shows_phone ? text : "");
      break;
    case FOYER_RECORD_CONTROL_ENTRY:
      shown = foyer_kept_note_show (control, text);
      gtk_editable_set_text (GTK_EDITABLE (control), shown);
      break;
    case FOYER_RECORD_CONTROL_LINES:
      shown = foyer_kept_note_show (control, text);
      foyer_text_box_set_text (FOYER_TEXT_BOX (control), shown);
      break;
    case FOYER_RECORD_CONTROL_CHOICE:
    case FOYER_RECORD_CONTROL_COLLEAGUE:
    case FOYER_RECORD_CONTROL_ONE_OF:
    case FOYER_RECORD_CONTROL_OTHER:
      foyer_choice_set_selected (FOYER_CHOICE (control), text);
      break;
    case FOYER_RECORD_CONTROL_SOME_OF:
      set_flags (control, text);
      break;
    case FOYER_RECORD_CONTROL_MINUTE:
    case FOYER_RECORD_CONTROL_DAY:
    case FOYER_RECORD_CONTROL_MOMENT:
    case FOYER_RECORD_CONTROL_END:
      shown = dup_shown (self, self->rows[row].control, text);
      gtk_editable_set_text (GTK_EDITABLE (control), shown);
      break;
    case FOYER_RECORD_CONTROL_COUNT:
    case FOYER_RECORD_CONTROL_NUMBER:
      gtk_spin_button_set_value (GTK_SPIN_BUTTON (control), atoi (text));
      break;
    case FOYER_RECORD_CONTROL_TICK:
      gtk_check_button_set_active (GTK_CHECK_BUTTON (control), atoi (text) != 0);
      break;
    }
}

static char *
dup_row (FoyerRecordForm *self,
         guint            row)
{
  GtkWidget *control = g_ptr_array_index (self->controls, row);
  g_autofree char *lines = NULL;

  switch (self->rows[row].control)
    {
    case FOYER_RECORD_CONTROL_PHONE:
      if (!self->shows_phone && *gtk_editable_get_text (GTK_EDITABLE (control)) == '\0')
        return g_strdup (self->phone);
      return g_strdup (gtk_editable_get_text (GTK_EDITABLE (control)));
    case FOYER_RECORD_CONTROL_ENTRY:
      return foyer_kept_note_dup (control, gtk_editable_get_text (GTK_EDITABLE (control)));
    case FOYER_RECORD_CONTROL_LINES:
      lines = foyer_text_box_dup_text (FOYER_TEXT_BOX (control));
      return foyer_kept_note_dup (control, lines);
    case FOYER_RECORD_CONTROL_CHOICE:
    case FOYER_RECORD_CONTROL_COLLEAGUE:
    case FOYER_RECORD_CONTROL_ONE_OF:
    case FOYER_RECORD_CONTROL_OTHER:
      return g_strdup (foyer_choice_get_selected (FOYER_CHOICE (control)));
    case FOYER_RECORD_CONTROL_SOME_OF:
      return dup_flags (control);
    case FOYER_RECORD_CONTROL_MINUTE:
    case FOYER_RECORD_CONTROL_DAY:
    case FOYER_RECORD_CONTROL_MOMENT:
    case FOYER_RECORD_CONTROL_END:
      return dup_meant (self, self->rows[row].control,
                        gtk_editable_get_text (GTK_EDITABLE (control)));
    case FOYER_RECORD_CONTROL_COUNT:
    case FOYER_RECORD_CONTROL_NUMBER:
      gtk_spin_button_update (GTK_SPIN_BUTTON (control));
      return g_strdup_printf ("%d", gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (control)));
    case FOYER_RECORD_CONTROL_TICK:
      return g_strdup (gtk_check_button_get_active (GTK_CHECK_BUTTON (control)) ? "1" : "0");
    }

  g_assert_not_reached ();
}

static gboolean
find_row (FoyerRecordForm *self,
          const char      *name,
          guint           *row)
{
  for (*row = 0; *row < self->controls->len; (*row)++)
    if (g_str_equal (self->rows[*row].name, name))
      return TRUE;
  return FALSE;
}

static void
foyer_record_form_dispose (GObject *object)
{
  FoyerRecordForm *self = FOYER_RECORD_FORM (object);

  g_ptr_array_set_size (self->controls, 0);
  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->record);
  g_clear_object (&self->shop_time);

  G_OBJECT_CLASS (foyer_record_form_parent_class)->dispose (object);
}

static void
foyer_record_form_finalize (GObject *object)
{
  FoyerRecordForm *self = FOYER_RECORD_FORM (object);

  g_clear_pointer (&self->klass, g_type_class_unref);
  g_ptr_array_unref (self->controls);
  g_free (self->phone);

  G_OBJECT_CLASS (foyer_record_form_parent_class)->finalize (object);
}

static void
foyer_record_form_class_init (FoyerRecordFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = foyer_record_form_dispose;
  object_class->finalize = foyer_record_form_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
foyer_record_form_init (FoyerRecordForm *self)
{
  self->controls = g_ptr_array_new ();
  self->form = FOYER_FORM (foyer_form_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->form), GTK_WIDGET (self));
}

/* Makes the fields; once. @type: the class of the record; @rows: static */
void
foyer_record_form_set_up (FoyerRecordForm      *self,
                          GType                 type,
                          const FoyerRecordRow *rows)
{
  g_return_if_fail (FOYER_IS_RECORD_FORM (self));
  g_return_if_fail (self->rows == NULL);

  self->rows = rows;
  self->klass = g_type_class_ref (type);
  self->shows_phone = TRUE;
  for (guint row = 0; rows[row].name != NULL; row++)
    {
      GtkWidget *control = make_control (self, row);

      g_ptr_array_add (self->controls, control);
      gtk_box_append (GTK_BOX (self->form),
                      foyer_form_field_new (rows[row].name,
                                            rows[row].label != NULL
                                              ? g_dpgettext2 (GETTEXT_PACKAGE, "field",
                                                              rows[row].label)
                                              : foyer_words_field (NULL, rows[row].name),
                                            control));
    }
}

/* Fills the form. @record: (nullable): to be changed; %NULL for a new one, with empty fields;
 * @shows_phone: whether the whole number may stand in its entry, because it was revealed */
void
foyer_record_form_begin (FoyerRecordForm *self,
                         FoyerServices   *services,
                         FoyerRecord     *record,
                         gboolean         shows_phone)
{
  g_autoptr (FoyerRecord) blank = NULL;
  FoyerShop *shop;

  g_return_if_fail (FOYER_IS_RECORD_FORM (self));

  shop = foyer_services_get_shop (services);
  g_set_object (&self->shop_time, foyer_shop_get_time (shop));
  self->today = foyer_shop_time_get_day (self->shop_time,
                                         foyer_service_now_us (FOYER_SERVICE (shop)));
  g_set_object (&self->record, record);
  blank = record != NULL ? g_object_ref (record)
                         : g_object_new (G_TYPE_FROM_CLASS (self->klass), NULL);
  self->shows_phone = shows_phone || record == NULL;
  foyer_form_clear_errors (self->form);
  for (guint row = 0; row < self->controls->len; row++)
    {
      const FoyerField *field = foyer_record_class_find_field (self->klass, self->rows[row].name);
      g_autofree char *value = foyer_record_dup_text (blank, field);

      if (self->rows[row].control == FOYER_RECORD_CONTROL_COLLEAGUE)
        foyer_staff_choice_fill (g_ptr_array_index (self->controls, row),
                                 foyer_services_get_people (services), TRUE);
      if ((field->flags & FOYER_FIELD_PHONE) != 0 && (value == NULL || *value == '\0'))
        self->shows_phone = TRUE;
      set_row (self, row, value);
    }
}

/* Returns (transfer full): what was changed since the form was filled with a record. */
FoyerEdits *
foyer_record_form_make_edits (FoyerRecordForm *self)
{
  FoyerEdits *edits;

  g_return_val_if_fail (FOYER_IS_RECORD_FORM (self), NULL);
  g_return_val_if_fail (self->record != NULL, NULL);

  foyer_form_clear_errors (self->form);
  edits = foyer_edits_new (self->record);
  for (guint row = 0; row < self->controls->len; row++)
    {
      g_autofree char *value = dup_row (self, row);

      foyer_edits_set (edits, self->rows[row].name, value);
    }
  return edits;
}

/* Returns (transfer full) (element-type utf8 utf8): the fields that hold something, by name. */
GHashTable *
foyer_record_form_dup_typed (FoyerRecordForm *self)
{
  GHashTable *typed;

  g_return_val_if_fail (FOYER_IS_RECORD_FORM (self), NULL);

  foyer_form_clear_errors (self->form);
  typed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint row = 0; row < self->controls->len; row++)
    {
      g_autofree char *value = dup_row (self, row);

      if (value != NULL && *value != '\0')
        g_hash_table_insert (typed, g_strdup (self->rows[row].name), g_steal_pointer (&value));
    }
  return typed;
}

/* Returns (transfer full) (nullable): what stands in the field @name. */
char *
foyer_record_form_dup_value (FoyerRecordForm *self,
                             const char      *name)
{
  guint row;

  g_return_val_if_fail (FOYER_IS_RECORD_FORM (self), NULL);

  return find_row (self, name, &row) ? dup_row (self, row) : NULL;
}

void
foyer_record_form_set_value (FoyerRecordForm *self,
                             const char      *name,
                             const char      *value)
{
  guint row;

  g_return_if_fail (FOYER_IS_RECORD_FORM (self));

  if (find_row (self, name, &row))
    set_row (self, row, value);
}

/* Returns (transfer none) (nullable): the control of the field @name. */
GtkWidget *
foyer_record_form_get_control (FoyerRecordForm *self,
                               const char      *name)
{
  guint row;

  g_return_val_if_fail (FOYER_IS_RECORD_FORM (self), NULL);

  return find_row (self, name, &row) ? g_ptr_array_index (self->controls, row) : NULL;
}

/* Says under the field @name what is to be done there, and goes there. */
void
foyer_record_form_say (FoyerRecordForm *self,
                       const char      *name,
                       const char      *sentence)
{
  g_return_if_fail (FOYER_IS_RECORD_FORM (self));

  foyer_form_show_error (self->form, name, sentence);
}

/* Returns whether the error belongs to a field of the form, and is said there now. */
gboolean
foyer_record_form_show_error (FoyerRecordForm *self,
                              const GError    *error)
{
  g_autofree char *field = foyer_domain_error_get_field (error);
  g_autofree char *sentence = NULL;

  g_return_val_if_fail (FOYER_IS_RECORD_FORM (self), FALSE);

  if (field == NULL)
    return FALSE;
  sentence = foyer_words_error (NULL, error);
  return foyer_form_show_error (self->form, field, sentence);
}
