#include "widgets/foyer-drafts.h"

#define WRITE_DELAY_MS 1000

struct _FoyerDrafts
{
  GObject parent_instance;

  char *path;
  GKeyFile *texts;
  guint timeout;
  guint count;
};

G_DEFINE_FINAL_TYPE (FoyerDrafts, foyer_drafts, G_TYPE_OBJECT)

enum
{
  PROP_COUNT = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
update_count (FoyerDrafts *self)
{
  gsize count;
  g_auto(GStrv) groups = g_key_file_get_groups (self->texts, &count);

  if (self->count == count)
    return;

  self->count = count;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COUNT]);
}

static void
on_flushed (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  if (!foyer_drafts_flush_finish (FOYER_DRAFTS (source), result, &error))
    g_warning ("Cannot keep the drafts: %s", error->message);
}

static gboolean
on_delay_over (gpointer data)
{
  FoyerDrafts *self = data;

  self->timeout = 0;
  foyer_drafts_flush_async (self, NULL, on_flushed, NULL);
  return G_SOURCE_REMOVE;
}

static void
schedule_write (FoyerDrafts *self)
{
  update_count (self);
  if (self->timeout == 0)
    self->timeout = g_timeout_add (WRITE_DELAY_MS, on_delay_over, self);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  FoyerDrafts *self = g_task_get_source_object (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(GKeyFile) texts = g_key_file_new ();
  g_autofree char *data = NULL;
  gsize length;

  if (!g_file_load_contents_finish (G_FILE (source), result, &data, &length, NULL, &error))
    {
      /* There is no file until somebody types. */
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        g_task_return_boolean (task, TRUE);
      else
        g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (length > 0 && !g_key_file_load_from_data (texts, data, length, G_KEY_FILE_NONE, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_key_file_unref (self->texts);
  self->texts = g_steal_pointer (&texts);
  update_count (self);
  g_task_return_boolean (task, TRUE);
}

static void
write_in_thread (GTask        *task,
                 gpointer      source_object,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  FoyerDrafts *self = source_object;
  const char *data = task_data;
  g_autofree char *folder = g_path_get_dirname (self->path);
  GError *error = NULL;

  g_mkdir_with_parents (folder, 0700);
  if (g_file_set_contents_full (self->path, data, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
foyer_drafts_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  FoyerDrafts *self = FOYER_DRAFTS (object);

  switch (prop_id)
    {
    case PROP_COUNT:
      g_value_set_uint (value, self->count);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_drafts_finalize (GObject *object)
{
  FoyerDrafts *self = FOYER_DRAFTS (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_key_file_unref (self->texts);
  g_free (self->path);

  G_OBJECT_CLASS (foyer_drafts_parent_class)->finalize (object);
}

static void
foyer_drafts_class_init (FoyerDraftsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = foyer_drafts_get_property;
  object_class->finalize = foyer_drafts_finalize;

  props[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0,
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
foyer_drafts_init (FoyerDrafts *self)
{
  self->texts = g_key_file_new ();
}

/* @path: of the file, whose folder need not exist yet */
FoyerDrafts *
foyer_drafts_new (const char *path)
{
  FoyerDrafts *self;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (FOYER_TYPE_DRAFTS, NULL);
  self->path = g_strdup (path);

  return self;
}

void
foyer_drafts_load_async (FoyerDrafts         *self,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(GFile) file = NULL;
  GTask *task;

  g_return_if_fail (FOYER_IS_DRAFTS (self));

  file = g_file_new_for_path (self->path);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, foyer_drafts_load_async);
  g_file_load_contents_async (file, cancellable, on_loaded, task);
}

gboolean
foyer_drafts_load_finish (FoyerDrafts   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Writes what there is now, instead of in a second: before the program ends. */
void
foyer_drafts_flush_async (FoyerDrafts         *self,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (FOYER_IS_DRAFTS (self));

  g_clear_handle_id (&self->timeout, g_source_remove);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, foyer_drafts_flush_async);
  g_task_set_task_data (task, g_key_file_to_data (self->texts, NULL, NULL), g_free);
  g_task_run_in_thread (task, write_in_thread);
}

gboolean
foyer_drafts_flush_finish (FoyerDrafts   *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

guint
foyer_drafts_get_count (FoyerDrafts *self)
{
  g_return_val_if_fail (FOYER_IS_DRAFTS (self), 0);

  return self->count;
}

/* Returns (transfer full) (nullable): what stood in @field of @form. */
char *
foyer_drafts_dup (FoyerDrafts *self,
                  const char  *form,
                  const char  *field)
{
  g_return_val_if_fail (FOYER_IS_DRAFTS (self), NULL);

  return g_key_file_get_string (self->texts, form, field, NULL);
}

/* @text: (nullable): empty or %NULL takes the field out */
void
foyer_drafts_set (FoyerDrafts *self,
                  const char  *form,
                  const char  *field,
                  const char  *text)
{
  g_return_if_fail (FOYER_IS_DRAFTS (self));
  g_return_if_fail (form != NULL && field != NULL);

  if (text != NULL && *text != '\0')
    {
      g_key_file_set_string (self->texts, form, field, text);
    }
  else
    {
      g_auto(GStrv) keys = NULL;

      g_key_file_remove_key (self->texts, form, field, NULL);
      keys = g_key_file_get_keys (self->texts, form, NULL, NULL);
      if (keys != NULL && keys[0] == NULL)
        g_key_file_remove_group (self->texts, form, NULL);
    }
  schedule_write (self);
}

/* The form was saved or given up. */
void
foyer_drafts_clear (FoyerDrafts *self,
                    const char  *form)
{
  g_return_if_fail (FOYER_IS_DRAFTS (self));

  if (g_key_file_remove_group (self->texts, form, NULL))
    schedule_write (self);
}

typedef struct
{
  char *form;
  char *field;
} Binding;

static void
binding_free (gpointer  data,
              GClosure *closure)
{
  Binding *binding = data;

  g_free (binding->form);
  g_free (binding->field);
  g_free (binding);
}

static void
on_editable_changed (GtkEditable *editable,
                     Binding     *binding)
{
  FoyerDrafts *self = g_object_get_data (G_OBJECT (editable), "foyer-drafts");

  foyer_drafts_set (self, binding->form, binding->field, gtk_editable_get_text (editable));
}

/* Puts the draft into @editable, and from now on keeps what is typed there. */
void
foyer_drafts_bind_editable (FoyerDrafts *self,
                            const char  *form,
                            const char  *field,
                            GtkEditable *editable)
{
  g_autofree char *text = NULL;
  Binding *binding;

  g_return_if_fail (FOYER_IS_DRAFTS (self));
  g_return_if_fail (GTK_IS_EDITABLE (editable));

  text = foyer_drafts_dup (self, form, field);
  if (text != NULL)
    gtk_editable_set_text (editable, text);

  binding = g_new0 (Binding, 1);
  binding->form = g_strdup (form);
  binding->field = g_strdup (field);
  g_object_set_data_full (G_OBJECT (editable), "foyer-drafts",
                          g_object_ref (self), g_object_unref);
  g_signal_connect_data (editable, "changed",
                         G_CALLBACK (on_editable_changed), binding, binding_free, 0);
}
