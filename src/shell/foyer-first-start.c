#include "shell/foyer-first-start.h"

#include "shell/foyer-language.h"

#include "domain/foyer-domain-error.h"
#include "service/foyer-words.h"
#include "widgets/foyer-form.h"
#include "widgets/foyer-segmented.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

#define DRAFT "first-start"

struct _FoyerFirstStart
{
  GtkWidget parent_instance;

  FoyerForm *form;
  FoyerSegmented *language;
  GtkEditable *shop_entry;
  GtkEditable *number_entry;
  GtkEditable *name_entry;
  GtkWidget *start_button;
  GtkLabel *error_label;

  FoyerApplication *application; /* not owned: it owns the window */
  FoyerServices *services;
  GCancellable *cancellable;
  gboolean is_bound;
};

G_DEFINE_FINAL_TYPE (FoyerFirstStart, foyer_first_start, GTK_TYPE_WIDGET)

static void
show_error (FoyerFirstStart *self,
            const GError    *error)
{
  g_autofree char *field = foyer_domain_error_get_field (error);
  g_autofree char *sentence = foyer_words_error (NULL, error);

  /* The fields of a colleague are "number" and "name"; the shop's name is a setting. */
  if (g_strcmp0 (field, "shop.name") == 0)
    {
      g_free (field);
      field = g_strdup ("shop");
    }
  if (foyer_form_show_error (self->form, field, sentence))
    return;

  gtk_label_set_label (self->error_label, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), TRUE);
}

static void
on_set_up (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(FoyerFirstStart) self = user_data;
  g_autoptr(GError) error = NULL;

  gtk_widget_set_sensitive (self->start_button, TRUE);
  if (foyer_shop_finish (FOYER_SHOP (source), result, &error))
    foyer_drafts_clear (foyer_application_get_drafts (self->application), DRAFT);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_error (self, error);
}

/* Returns whether all three stand there; says where one is missing. */
static gboolean
check (FoyerFirstStart *self)
{
  const struct
  {
    const char *field;
    GtkEditable *entry;
    const char *sentence;
  } needed[] = {
    { "shop", self->shop_entry, _("What is the shop called?") },
    { "number", self->number_entry, _("Which number do you sign in with?") },
    { "name", self->name_entry, _("What is your name?") },
  };

  foyer_form_clear_errors (self->form);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      g_autofree char *text = g_strdup (gtk_editable_get_text (needed[i].entry));

      if (*g_strstrip (text) == '\0')
        {
          foyer_form_show_error (self->form, needed[i].field, needed[i].sentence);
          return FALSE;
        }
    }
  return TRUE;
}

static void
on_start (FoyerFirstStart *self)
{
  if (self->services == NULL || !check (self))
    return;

  gtk_widget_set_sensitive (self->start_button, FALSE);
  foyer_shop_set_up_async (foyer_services_get_shop (self->services),
                           gtk_editable_get_text (self->shop_entry),
                           gtk_editable_get_text (self->number_entry),
                           gtk_editable_get_text (self->name_entry),
                           self->cancellable, on_set_up, g_object_ref (self));
}

static void
on_sample (FoyerFirstStart *self)
{
  foyer_application_open_sample (self->application);
}

static void
on_language_changed (FoyerFirstStart *self)
{
  const char *language = foyer_segmented_get_selected (self->language);

  if (self->application != NULL && language != NULL && !foyer_language_is (language))
    foyer_application_switch_language (self->application, language);
}

static void
foyer_first_start_dispose (GObject *object)
{
  FoyerFirstStart *self = FOYER_FIRST_START (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->services);
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_first_start_parent_class)->dispose (object);
}

static void
foyer_first_start_finalize (GObject *object)
{
  g_clear_object (&FOYER_FIRST_START (object)->cancellable);

  G_OBJECT_CLASS (foyer_first_start_parent_class)->finalize (object);
}

static void
foyer_first_start_class_init (FoyerFirstStartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = foyer_first_start_dispose;
  object_class->finalize = foyer_first_start_finalize;

  g_type_ensure (FOYER_TYPE_FORM_FIELD);
  g_type_ensure (FOYER_TYPE_FORM);
  g_type_ensure (FOYER_TYPE_SEGMENTED);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/foyer/Foyer/ui/shell/foyer-first-start.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerFirstStart, form);
  gtk_widget_class_bind_template_child (widget_class, FoyerFirstStart, language);
  gtk_widget_class_bind_template_child (widget_class, FoyerFirstStart, shop_entry);
  gtk_widget_class_bind_template_child (widget_class, FoyerFirstStart, number_entry);
  gtk_widget_class_bind_template_child (widget_class, FoyerFirstStart, name_entry);
  gtk_widget_class_bind_template_child (widget_class, FoyerFirstStart, start_button);
  gtk_widget_class_bind_template_child (widget_class, FoyerFirstStart, error_label);
  gtk_widget_class_bind_template_callback (widget_class, on_language_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_sample);
  gtk_widget_class_bind_template_callback (widget_class, on_start);
}

static void
foyer_first_start_init (FoyerFirstStart *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  /* Each in its own language: whoever cannot read the one finds the other. */
  foyer_segmented_append (self->language, "zh_CN", "中文");
  foyer_segmented_append (self->language, "en", "English");
  foyer_segmented_set_selected (self->language, foyer_language_is ("zh_CN") ? "zh_CN" : "en");
}

void
foyer_first_start_set_application (FoyerFirstStart  *self,
                                   FoyerApplication *application)
{
  g_return_if_fail (FOYER_IS_FIRST_START (self));

  self->application = application;
}

/* @services: (nullable) */
void
foyer_first_start_set_services (FoyerFirstStart *self,
                                FoyerServices   *services)
{
  g_return_if_fail (FOYER_IS_FIRST_START (self));

  g_set_object (&self->services, services);
}

/* The page comes up. */
void
foyer_first_start_begin (FoyerFirstStart *self)
{
  FoyerDrafts *drafts;

  g_return_if_fail (FOYER_IS_FIRST_START (self));

  drafts = foyer_application_get_drafts (self->application);
  if (!self->is_bound && drafts != NULL)
    {
      self->is_bound = TRUE;
      foyer_drafts_bind_editable (drafts, DRAFT, "shop", self->shop_entry);
      foyer_drafts_bind_editable (drafts, DRAFT, "number", self->number_entry);
      foyer_drafts_bind_editable (drafts, DRAFT, "name", self->name_entry);
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->shop_entry));
}
