#include "panels/schedule/foyer-setup-board.h"

#include "panels/foyer-record-editor.h"
#include "service/foyer-rota-setup.h"
#include "service/foyer-rota-words.h"
#include "service/foyer-words.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n.h>

static const FoyerRecordRow shift_rows[] = {
  { "code", FOYER_RECORD_CONTROL_ENTRY },
  { "name", FOYER_RECORD_CONTROL_ENTRY, NC_("field", "Name of the shift") },
  { "name_en", FOYER_RECORD_CONTROL_ENTRY },
  { "family", FOYER_RECORD_CONTROL_ENTRY },
  { "kind", FOYER_RECORD_CONTROL_CHOICE },
  { "post", FOYER_RECORD_CONTROL_ONE_OF },
  { "start_minute", FOYER_RECORD_CONTROL_MINUTE },
  { "end_minute", FOYER_RECORD_CONTROL_MINUTE },
  { "break_min", FOYER_RECORD_CONTROL_NUMBER },
  { "valid_from", FOYER_RECORD_CONTROL_DAY },
  { NULL },
};

static const FoyerRecordRow coverage_rows[] = {
  { "post", FOYER_RECORD_CONTROL_ONE_OF },
  { "start_minute", FOYER_RECORD_CONTROL_MINUTE },
  { "end_minute", FOYER_RECORD_CONTROL_MINUTE },
  { "minimum", FOYER_RECORD_CONTROL_NUMBER },
  { "weekdays", FOYER_RECORD_CONTROL_SOME_OF },
  { "date", FOYER_RECORD_CONTROL_DAY },
  { NULL },
};

struct _FoyerSetupBoard
{
  GtkWidget parent_instance;

  GtkListBox *list;
  GtkLabel *none;
  GtkWidget *chooser;
  GtkWidget *page;
  GtkLabel *title;
  FoyerRecordEditor *editor;
  GtkLabel *error;
  GtkButton *remove;

  GType type;
  FoyerServices *services;
  FoyerRotaMonth *month;
  FoyerRecord *record; /* what the editor shows; NULL for a new one */
};

G_DEFINE_FINAL_TYPE (FoyerSetupBoard, foyer_setup_board, GTK_TYPE_WIDGET)

static gboolean
is_for_shifts (FoyerSetupBoard *self)
{
  return self->type == FOYER_TYPE_SHIFT;
}

static FoyerRota *
get_rota (FoyerSetupBoard *self)
{
  return foyer_services_get_rota (self->services);
}

static void
tell (FoyerSetupBoard *self,
      const char      *sentence)
{
  gtk_label_set_label (self->error, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), sentence != NULL);
}

static void
show_editor (FoyerSetupBoard *self,
             FoyerRecord     *record)
{
  FoyerRecordForm *form = foyer_record_editor_get_form (self->editor);

  g_set_object (&self->record, record);
  tell (self, NULL);
  foyer_record_editor_begin (self->editor, self->services, record, TRUE);
  if (record == NULL && !is_for_shifts (self))
    {
      foyer_record_form_set_value (form, "weekdays", "mon tue wed thu fri sat sun");
      foyer_record_form_set_value (form, "minimum", "1");
    }
  if (record != NULL)
    gtk_label_set_label (self->title, is_for_shifts (self) ? _("Change the shift")
                                                           : _("Change the demand"));
  else
    gtk_label_set_label (self->title, is_for_shifts (self) ? _("A new shift")
                                                           : _("A new demand"));
  if (record == NULL)
    {
      foyer_record_form_set_value (form, "start_minute", "");
      foyer_record_form_set_value (form, "end_minute", "");
    }
  gtk_widget_set_visible (GTK_WIDGET (self->remove), record != NULL);
  gtk_widget_set_visible (self->chooser, FALSE);
  gtk_widget_set_visible (self->page, TRUE);
  foyer_widget_focus_first (GTK_WIDGET (self->editor));
}

static void
close_editor (FoyerSetupBoard *self)
{
  g_clear_object (&self->record);
  foyer_record_editor_forget (self->editor);
  gtk_widget_set_visible (self->page, FALSE);
  gtk_widget_set_visible (self->chooser, TRUE);
}

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (FoyerSetupBoard) self = user_data;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (FoyerRecord) stored = NULL;
  g_autoptr (GError) error = NULL;

  stored = foyer_rota_setup_finish (FOYER_ROTA (source), result, &conflicts, &error);
  if (self->services == NULL)
    return;
  if (error == NULL)
    {
      close_editor (self);
      return;
    }

  if (stored != NULL)
    g_set_object (&self->record, stored);
  if (!foyer_record_editor_show_failure (self->editor, conflicts, stored, error))
    {
      g_autofree char *sentence = foyer_words_error (NULL, error);

      tell (self, sentence);
    }
}

static void
store_new (FoyerSetupBoard *self)
{
  FoyerRecordForm *form = foyer_record_editor_get_form (self->editor);
  g_autoptr (GHashTable) typed = foyer_record_form_dup_typed (form);

  if (is_for_shifts (self))
    foyer_rota_add_shift_async (get_rota (self), typed, NULL, on_done, g_object_ref (self));
  else
    foyer_rota_add_coverage_async (get_rota (self), typed, NULL, on_done, g_object_ref (self));
}

static void
on_save (FoyerSetupBoard *self)
{
  g_autoptr (FoyerEdits) edits = NULL;

  tell (self, NULL);
  if (self->record == NULL)
    {
      store_new (self);
      return;
    }

  edits = foyer_record_editor_submit (self->editor);
  if (is_for_shifts (self))
    foyer_rota_edit_shift_async (get_rota (self), edits, NULL, on_done, g_object_ref (self));
  else
    foyer_rota_edit_coverage_async (get_rota (self), edits, NULL, on_done, g_object_ref (self));
}

static void
on_remove (FoyerSetupBoard *self)
{
  if (is_for_shifts (self))
    foyer_rota_close_shift_async (get_rota (self), FOYER_SHIFT (self->record),
                                  foyer_rota_get_today (get_rota (self)), NULL, on_done,
                                  g_object_ref (self));
  else
    foyer_rota_drop_coverage_async (get_rota (self), FOYER_COVERAGE (self->record), NULL, on_done,
                                    g_object_ref (self));
}

static void
on_cancel (FoyerSetupBoard *self)
{
  close_editor (self);
}

static void
on_row_activated (FoyerSetupBoard *self,
                  GtkListBoxRow   *row)
{
  show_editor (self, g_object_get_data (G_OBJECT (row), "record"));
}

static char *
describe_shift (FoyerShift *shift)
{
  g_autofree char *hours = foyer_rota_words_hours (foyer_shift_get_start_minute (shift),
                                                   foyer_shift_get_end_offset (shift));
  g_autofree char *post = foyer_words_set (NULL, FOYER_TYPE_POSTS, foyer_shift_get_post (shift));
  g_autofree char *end = NULL;

  if (foyer_shift_get_valid_to (shift) == FOYER_DAY_NONE)
    return g_strdup_printf ("%s · %s", hours, post);

  end = foyer_day_to_string (foyer_shift_get_valid_to (shift));
  /* Translators: a shift that ends: its hours, its post and its last day. */
  return g_strdup_printf (_("%1$s · %2$s · until %3$s"), hours, post, end);
}

static char *
describe_coverage (FoyerCoverage *coverage)
{
  g_autofree char *hours = foyer_rota_words_hours (foyer_coverage_get_start_minute (coverage),
                                                   foyer_coverage_get_end_minute (coverage));
  g_autofree char *days = NULL;
  int minimum = foyer_coverage_get_minimum (coverage);

  if (foyer_coverage_get_date (coverage) != FOYER_DAY_NONE)
    days = foyer_words_day (NULL, foyer_coverage_get_date (coverage));
  else if (foyer_coverage_get_weekdays (coverage) == FOYER_WEEKDAYS_ALL)
    days = g_strdup (C_("coverage", "every day"));
  else
    days = foyer_words_set (NULL, FOYER_TYPE_WEEKDAYS, foyer_coverage_get_weekdays (coverage));

  /* Translators: %1$s are hours, %2$s days, %3$d how many people are needed. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$s · %2$s · %3$d person",
                                       "%1$s · %2$s · %3$d people", minimum),
                          hours, days, minimum);
}

static void
append_row (FoyerSetupBoard *self,
            FoyerRecord     *record)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *name = NULL;
  g_autofree char *detail = NULL;
  GtkWidget *label;

  if (is_for_shifts (self))
    {
      name = g_strdup (foyer_rota_words_shift (NULL, FOYER_SHIFT (record)));
      detail = describe_shift (FOYER_SHIFT (record));
    }
  else
    {
      name = foyer_words_set (NULL, FOYER_TYPE_POSTS,
                              foyer_coverage_get_post (FOYER_COVERAGE (record)));
      detail = describe_coverage (FOYER_COVERAGE (record));
    }

  label = gtk_label_new (name);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "strong");
  gtk_box_append (GTK_BOX (box), label);
  label = gtk_label_new (detail);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, detail);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "dim");
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "record", g_object_ref (record), g_object_unref);
  gtk_list_box_append (self->list, row);
}

static void
fill (FoyerSetupBoard *self)
{
  FoyerRotaGround *ground = foyer_rota_month_get_ground (self->month);
  GPtrArray *records = is_for_shifts (self) ? ground->shifts : ground->coverage;
  gint64 today = foyer_rota_get_today (get_rota (self));
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < records->len; i++)
    {
      FoyerRecord *record = g_ptr_array_index (records, i);

      /* A shift that has ended is of interest to past rosters alone. */
      if (!is_for_shifts (self) || foyer_shift_get_valid_to (FOYER_SHIFT (record)) == FOYER_DAY_NONE
          || foyer_shift_get_valid_to (FOYER_SHIFT (record)) >= today)
        append_row (self, record);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->none),
                          gtk_list_box_get_row_at_index (self->list, 0) == NULL);
}

static void
foyer_setup_board_dispose (GObject *object)
{
  FoyerSetupBoard *self = FOYER_SETUP_BOARD (object);

  g_clear_object (&self->services);
  g_clear_object (&self->month);
  g_clear_object (&self->record);
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_setup_board_parent_class)->dispose (object);
}

static void
foyer_setup_board_class_init (FoyerSetupBoardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_setup_board_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  foyer_widget_class_bind_undo (widget_class);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/schedule/foyer-setup-board.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerSetupBoard, list);
  gtk_widget_class_bind_template_child (widget_class, FoyerSetupBoard, none);
  gtk_widget_class_bind_template_child (widget_class, FoyerSetupBoard, chooser);
  gtk_widget_class_bind_template_child (widget_class, FoyerSetupBoard, editor);
  gtk_widget_class_bind_template_child (widget_class, FoyerSetupBoard, page);
  gtk_widget_class_bind_template_child (widget_class, FoyerSetupBoard, title);
  gtk_widget_class_bind_template_child (widget_class, FoyerSetupBoard, error);
  gtk_widget_class_bind_template_child (widget_class, FoyerSetupBoard, remove);
  gtk_widget_class_bind_template_callback (widget_class, foyer_setup_board_add);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_remove);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
}

static void
foyer_setup_board_init (FoyerSetupBoard *self)
{
  g_type_ensure (FOYER_TYPE_RECORD_EDITOR);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @type: FOYER_TYPE_SHIFT or FOYER_TYPE_COVERAGE */
GtkWidget *
foyer_setup_board_new (GType type)
{
  FoyerSetupBoard *self = g_object_new (FOYER_TYPE_SETUP_BOARD, NULL);

  self->type = type;
  foyer_record_editor_set_up (self->editor, type,
                              is_for_shifts (self) ? shift_rows : coverage_rows);
  gtk_label_set_label (self->none, is_for_shifts (self)
                                     ? _("There is no shift yet. The roster begins with one.")
                                     : _("No post needs anybody yet: say how many people, and when."));
  gtk_button_set_label (self->remove, is_for_shifts (self) ? C_("button", "Close the shift")
                                                           : C_("button", "Remove"));

  return GTK_WIDGET (self);
}

/* What is being typed is left alone. */
void
foyer_setup_board_set_month (FoyerSetupBoard *self,
                             FoyerServices   *services,
                             FoyerRotaMonth  *month)
{
  g_return_if_fail (FOYER_IS_SETUP_BOARD (self));

  g_set_object (&self->services, services);
  g_set_object (&self->month, month);
  fill (self);
}

/* Opens the form for a new one. */
void
foyer_setup_board_add (FoyerSetupBoard *self)
{
  g_return_if_fail (FOYER_IS_SETUP_BOARD (self));

  gtk_list_box_unselect_all (self->list);
  show_editor (self, NULL);
}
