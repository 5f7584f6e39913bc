#include "panels/foyer-record-editor.h"

#include "panels/foyer-conflict-view.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

struct _FoyerRecordEditor
{
  GtkWidget parent_instance;

  FoyerServices *services;
  FoyerEdits *edits;    /* submitted last */
  FoyerRecord *current; /* as it is stored, while somebody has to choose */
  gboolean has_buttons;

  GtkStack *stack;
  FoyerRecordForm *form;
  FoyerConflictView *conflict;
  GtkButton *cancel;
  GtkButton *save;
};

G_DEFINE_FINAL_TYPE (FoyerRecordEditor, foyer_record_editor, GTK_TYPE_WIDGET)

enum
{
  PROP_HAS_BUTTONS = 1,
  N_PROPS
};

enum
{
  SAVE,
  CANCEL,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void
show_page (FoyerRecordEditor *self)
{
  gboolean is_form = self->current == NULL;

  gtk_stack_set_visible_child_name (self->stack, is_form ? "form" : "conflict");
  gtk_button_set_label (self->cancel, is_form ? C_("button", "Do not change")
                                              : C_("button", "Back to the form"));
  gtk_button_set_label (self->save, is_form ? C_("button", "Save changes")
                                            : C_("button", "Save what is chosen"));
}

static void
on_save_clicked (FoyerRecordEditor *self)
{
  g_signal_emit (self, signals[SAVE], 0);
}

static void
on_cancel_clicked (FoyerRecordEditor *self)
{
  g_signal_emit (self, signals[CANCEL], 0);
}

static void
foyer_record_editor_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_HAS_BUTTONS:
      g_value_set_boolean (value, FOYER_RECORD_EDITOR (object)->has_buttons);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_record_editor_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_HAS_BUTTONS:
      FOYER_RECORD_EDITOR (object)->has_buttons = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_record_editor_dispose (GObject *object)
{
  FoyerRecordEditor *self = FOYER_RECORD_EDITOR (object);

  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_pointer (&self->edits, foyer_edits_free);
  g_clear_object (&self->current);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_record_editor_parent_class)->dispose (object);
}

static void
foyer_record_editor_class_init (FoyerRecordEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = foyer_record_editor_get_property;
  object_class->set_property = foyer_record_editor_set_property;
  object_class->dispose = foyer_record_editor_dispose;

  props[PROP_HAS_BUTTONS] = g_param_spec_boolean ("has-buttons", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[SAVE] = g_signal_new ("save", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
  signals[CANCEL] = g_signal_new ("cancel", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/foyer-record-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerRecordEditor, stack);
  gtk_widget_class_bind_template_child (widget_class, FoyerRecordEditor, form);
  gtk_widget_class_bind_template_child (widget_class, FoyerRecordEditor, conflict);
  gtk_widget_class_bind_template_child (widget_class, FoyerRecordEditor, cancel);
  gtk_widget_class_bind_template_child (widget_class, FoyerRecordEditor, save);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
}

static void
foyer_record_editor_init (FoyerRecordEditor *self)
{
  g_type_ensure (FOYER_TYPE_CONFLICT_VIEW);
  g_type_ensure (FOYER_TYPE_RECORD_FORM);
  gtk_widget_init_template (GTK_WIDGET (self));
  show_page (self);
}

/* As foyer_record_form_set_up(). */
void
foyer_record_editor_set_up (FoyerRecordEditor    *self,
                            GType                 type,
                            const FoyerRecordRow *rows)
{
  g_return_if_fail (FOYER_IS_RECORD_EDITOR (self));

  foyer_record_form_set_up (self->form, type, rows);
}

/* Returns (transfer none). */
FoyerRecordForm *
foyer_record_editor_get_form (FoyerRecordEditor *self)
{
  g_return_val_if_fail (FOYER_IS_RECORD_EDITOR (self), NULL);

  return self->form;
}

/* Shows the form, filled as foyer_record_form_begin() does. */
void
foyer_record_editor_begin (FoyerRecordEditor *self,
                           FoyerServices     *services,
                           FoyerRecord       *record,
                           gboolean           shows_phone)
{
  g_return_if_fail (FOYER_IS_RECORD_EDITOR (self));

  foyer_record_editor_forget (self);
  g_set_object (&self->services, services);
  foyer_record_form_begin (self->form, services, record, shows_phone);
}

/* Returns (transfer full): what is to be stored: what was written, or with the conflict as it was
 * chosen. It is remembered, in case that it meets a conflict. */
FoyerEdits *
foyer_record_editor_submit (FoyerRecordEditor *self)
{
  FoyerEdits *edits;

  g_return_val_if_fail (FOYER_IS_RECORD_EDITOR (self), NULL);

  edits = self->current != NULL
            ? foyer_conflict_view_settle (self->conflict, self->edits, self->current)
            : foyer_record_form_make_edits (self->form);
  g_clear_pointer (&self->edits, foyer_edits_free);
  self->edits = foyer_edits_copy (edits);
  return edits;
}

/* What was submitted was not stored. @conflicts: (nullable) (element-type FoyerFieldConflict);
 * @current: (nullable): with a conflict, the record as it is stored. Returns whether it is said
 *   here
 * now: what has to be chosen, or what is wrong in a field. */
gboolean
foyer_record_editor_show_failure (FoyerRecordEditor *self,
                                  GPtrArray         *conflicts,
                                  FoyerRecord       *current,
                                  const GError      *error)
{
  g_return_val_if_fail (FOYER_IS_RECORD_EDITOR (self), FALSE);

  if (conflicts != NULL && current != NULL && self->edits != NULL)
    {
      g_set_object (&self->current, current);
      show_page (self);
      foyer_conflict_view_show (self->conflict, self->services, conflicts);
      return TRUE;
    }
  return self->current == NULL && foyer_record_form_show_error (self->form, error);
}

/* Goes back from what has to be chosen to the form; returns whether there was anything of the
 * kind. */
gboolean
foyer_record_editor_back (FoyerRecordEditor *self)
{
  g_return_val_if_fail (FOYER_IS_RECORD_EDITOR (self), FALSE);

  if (self->current == NULL)
    return FALSE;
  foyer_record_editor_forget (self);
  return TRUE;
}

/* Forgets what was submitted and any conflict about it. */
void
foyer_record_editor_forget (FoyerRecordEditor *self)
{
  g_return_if_fail (FOYER_IS_RECORD_EDITOR (self));

  g_clear_pointer (&self->edits, foyer_edits_free);
  g_clear_object (&self->current);
  show_page (self);
}
