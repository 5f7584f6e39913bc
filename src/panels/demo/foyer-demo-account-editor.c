#include "panels/demo/foyer-demo-account-editor.h"

#include "panels/foyer-record-editor.h"
#include "widgets/foyer-widget.h"

struct _FoyerDemoAccountEditor
{
  GtkWidget parent_instance;

  FoyerServices *services;
  GCancellable *cancellable;
  FoyerDemoAccount *account; /* none: a new one */

  GtkStack *stack;           /* "editor", "password" */
  FoyerRecordEditor *editor;
  GtkPasswordEntry *secret;
};

G_DEFINE_FINAL_TYPE (FoyerDemoAccountEditor, foyer_demo_account_editor, GTK_TYPE_WIDGET)

enum
{
  SAVED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const FoyerRecordRow rows[] = {
  { "label", FOYER_RECORD_CONTROL_ENTRY },
  { "product", FOYER_RECORD_CONTROL_ENTRY },
  { "url", FOYER_RECORD_CONTROL_ENTRY },
  { "login", FOYER_RECORD_CONTROL_ENTRY },
  { "owner", FOYER_RECORD_CONTROL_COLLEAGUE },
  { "valid_until", FOYER_RECORD_CONTROL_DAY },
  { "reset_steps", FOYER_RECORD_CONTROL_LINES },
  { "remark", FOYER_RECORD_CONTROL_LINES },
  { NULL },
};

static FoyerDemoDesk *
get_desk (FoyerDemoAccountEditor *self)
{
  return foyer_services_get_demo_desk (self->services);
}

static gboolean
is_page (FoyerDemoAccountEditor *self,
         const char             *name)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), name) == 0;
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (FoyerDemoAccountEditor) self = user_data;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerDemoAccount) account =
    foyer_demo_desk_finish_account (FOYER_DEMO_DESK (source), result, &conflicts, &error);

  if (self->services == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error == NULL)
    {
      foyer_demo_account_editor_leave (self);
      g_signal_emit (self, signals[SAVED], 0, account);
    }
  else if (is_page (self, "password")
           || !foyer_record_editor_show_failure (self->editor, conflicts, FOYER_RECORD (account),
                                                 error))
    g_signal_emit (self, signals[FAILED], 0, error);
}

static void
foyer_demo_account_editor_dispose (GObject *object)
{
  FoyerDemoAccountEditor *self = FOYER_DEMO_ACCOUNT_EDITOR (object);

  g_cancellable_cancel (self->cancellable);
  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->account);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_demo_account_editor_parent_class)->dispose (object);
}

static void
foyer_demo_account_editor_finalize (GObject *object)
{
  g_object_unref (FOYER_DEMO_ACCOUNT_EDITOR (object)->cancellable);

  G_OBJECT_CLASS (foyer_demo_account_editor_parent_class)->finalize (object);
}

static void
foyer_demo_account_editor_class_init (FoyerDemoAccountEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = foyer_demo_account_editor_dispose;
  object_class->finalize = foyer_demo_account_editor_finalize;

  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, FOYER_TYPE_DEMO_ACCOUNT);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/demo/foyer-demo-account-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoAccountEditor, stack);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoAccountEditor, editor);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoAccountEditor, secret);
}

static void
foyer_demo_account_editor_init (FoyerDemoAccountEditor *self)
{
  g_type_ensure (FOYER_TYPE_RECORD_EDITOR);
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  foyer_record_editor_set_up (self->editor, FOYER_TYPE_DEMO_ACCOUNT, rows);
}

void
foyer_demo_account_editor_connect (FoyerDemoAccountEditor *self,
                                   FoyerServices          *services)
{
  g_return_if_fail (FOYER_IS_DEMO_ACCOUNT_EDITOR (self));

  self->services = g_object_ref (services);
}

/* @account: (nullable): what is changed; %NULL for a new one */
void
foyer_demo_account_editor_edit (FoyerDemoAccountEditor *self,
                                FoyerDemoAccount       *account)
{
  g_return_if_fail (FOYER_IS_DEMO_ACCOUNT_EDITOR (self));

  foyer_demo_account_editor_leave (self);
  g_set_object (&self->account, account);
  foyer_record_editor_begin (self->editor, self->services, FOYER_RECORD (account), TRUE);
  gtk_stack_set_visible_child_name (self->stack, "editor");
  gtk_widget_grab_focus (
    foyer_record_form_get_control (foyer_record_editor_get_form (self->editor), "label"));
}

/* Asks for the new password of @account. */
void
foyer_demo_account_editor_ask_secret (FoyerDemoAccountEditor *self,
                                      FoyerDemoAccount       *account)
{
  g_return_if_fail (FOYER_IS_DEMO_ACCOUNT_EDITOR (self));
  g_return_if_fail (FOYER_IS_DEMO_ACCOUNT (account));

  foyer_demo_account_editor_leave (self);
  g_set_object (&self->account, account);
  gtk_stack_set_visible_child_name (self->stack, "password");
  gtk_widget_grab_focus (GTK_WIDGET (self->secret));
}

/* Stores what the page says that is shown. */
void
foyer_demo_account_editor_save (FoyerDemoAccountEditor *self)
{
  g_return_if_fail (FOYER_IS_DEMO_ACCOUNT_EDITOR (self));

  if (is_page (self, "password"))
    foyer_demo_desk_set_secret_async (get_desk (self), self->account,
                                      gtk_editable_get_text (GTK_EDITABLE (self->secret)),
                                      self->cancellable, on_saved, g_object_ref (self));
  else if (self->account != NULL)
    {
      g_autoptr (FoyerEdits) edits = foyer_record_editor_submit (self->editor);

      foyer_demo_desk_edit_account_async (get_desk (self), edits, self->cancellable, on_saved,
                                          g_object_ref (self));
    }
  else
    {
      g_autoptr (GHashTable) typed =
        foyer_record_form_dup_typed (foyer_record_editor_get_form (self->editor));

      foyer_demo_desk_add_account_async (get_desk (self), typed, self->cancellable, on_saved,
                                         g_object_ref (self));
    }
}

/* Nothing of a password stays behind, nor of a conflict. */
void
foyer_demo_account_editor_leave (FoyerDemoAccountEditor *self)
{
  g_return_if_fail (FOYER_IS_DEMO_ACCOUNT_EDITOR (self));

  foyer_record_editor_forget (self->editor);
  gtk_editable_set_text (GTK_EDITABLE (self->secret), "");
}
