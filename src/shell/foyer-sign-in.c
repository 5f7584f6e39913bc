#include "shell/foyer-sign-in.h"

#include "domain/foyer-search-match.h"
#include "service/foyer-words.h"
#include "widgets/foyer-form-field.h"
#include "widgets/foyer-key-text.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

struct _FoyerSignIn
{
  GtkWidget parent_instance;

  FoyerFormField *field;
  GtkEditable *entry;
  GtkListBox *list;
  GtkWidget *cancel_button;

  FoyerServices *services;
  GCancellable *cancellable;
  GtkFilterListModel *fitting;
  GtkFilter *filter;
  gboolean can_cancel;
};

G_DEFINE_FINAL_TYPE (FoyerSignIn, foyer_sign_in, GTK_TYPE_WIDGET)

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
fits (gpointer item,
      gpointer user_data)
{
  FoyerSignIn *self = user_data;
  const char *typed = gtk_editable_get_text (self->entry);
  g_autoptr(GArray) matches = NULL;

  if (*typed == '\0' || g_str_has_prefix (foyer_staff_get_number (item), typed))
    return TRUE;

  matches = foyer_search_match_ranges (typed, foyer_staff_get_name (item), NULL);
  return matches->len > 0;
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  FoyerStaff *staff = item;
  g_autofree char *roles = foyer_words_set (NULL, FOYER_TYPE_ROLES, foyer_staff_get_roles (staff));
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *number = gtk_label_new (foyer_staff_get_number (staff));
  GtkWidget *name = gtk_label_new (foyer_staff_get_name (staff));
  GtkWidget *role = gtk_label_new (roles);

  gtk_label_set_width_chars (GTK_LABEL (number), 6);
  gtk_label_set_xalign (GTK_LABEL (number), 1);
  gtk_widget_add_css_class (number, "dim");
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (role), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (role, "dim");
  gtk_widget_add_css_class (box, "staff-row");
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), role);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  foyer_staff_get_name (staff), -1);
  return row;
}

static void
on_signed_in (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(FoyerSignIn) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (foyer_people_sign_in_finish (FOYER_PEOPLE (source), result, &error))
    {
      gtk_editable_set_text (self->entry, "");
      g_signal_emit (self, signals[DONE], 0);
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (g_error_matches (error, FOYER_SERVICE_ERROR, FOYER_SERVICE_ERROR_UNKNOWN))
    sentence = g_strdup (_("There is no colleague with this number. Check it, or choose a name."));
  else
    sentence = foyer_words_error (NULL, error);
  foyer_form_field_set_error (self->field, sentence);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
sign_in (FoyerSignIn *self,
         const char  *number)
{
  foyer_form_field_set_error (self->field, NULL);
  foyer_people_sign_in_async (foyer_services_get_people (self->services), number,
                              self->cancellable, on_signed_in, g_object_ref (self));
}

static void
on_entry_activated (FoyerSignIn *self)
{
  const char *typed = gtk_editable_get_text (self->entry);
  g_autoptr(FoyerStaff) only = NULL;

  if (self->services == NULL || *typed == '\0')
    return;

  /* A name that fits one colleague is as good as the number. */
  if (g_list_model_get_n_items (G_LIST_MODEL (self->fitting)) == 1)
    only = g_list_model_get_item (G_LIST_MODEL (self->fitting), 0);
  sign_in (self, only != NULL ? foyer_staff_get_number (only) : typed);
}

static void
on_entry_changed (FoyerSignIn *self)
{
  foyer_form_field_set_error (self->field, NULL);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
on_row_activated (FoyerSignIn   *self,
                  GtkListBoxRow *row)
{
  g_autoptr(FoyerStaff) staff =
    g_list_model_get_item (G_LIST_MODEL (self->fitting), gtk_list_box_row_get_index (row));

  if (staff != NULL)
    sign_in (self, foyer_staff_get_number (staff));
}

static void
foyer_sign_in_dispose (GObject *object)
{
  FoyerSignIn *self = FOYER_SIGN_IN (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->services);
  g_clear_object (&self->fitting);
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_sign_in_parent_class)->dispose (object);
}

static void
foyer_sign_in_finalize (GObject *object)
{
  g_clear_object (&FOYER_SIGN_IN (object)->cancellable);

  G_OBJECT_CLASS (foyer_sign_in_parent_class)->finalize (object);
}

static void
foyer_sign_in_class_init (FoyerSignInClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = foyer_sign_in_dispose;
  object_class->finalize = foyer_sign_in_finalize;

  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (FOYER_TYPE_FORM_FIELD);
  g_type_ensure (FOYER_TYPE_KEY_TEXT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/foyer/Foyer/ui/shell/foyer-sign-in.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerSignIn, field);
  gtk_widget_class_bind_template_child (widget_class, FoyerSignIn, entry);
  gtk_widget_class_bind_template_child (widget_class, FoyerSignIn, list);
  gtk_widget_class_bind_template_child (widget_class, FoyerSignIn, cancel_button);
  gtk_widget_class_bind_template_callback (widget_class, foyer_sign_in_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
foyer_sign_in_init (FoyerSignIn *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  self->filter = GTK_FILTER (gtk_custom_filter_new (fits, self, NULL));
  self->fitting = gtk_filter_list_model_new (NULL, self->filter);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->fitting), create_row, NULL, NULL);
}

/* @services: (nullable): whose colleagues sign in */
void
foyer_sign_in_set_services (FoyerSignIn   *self,
                            FoyerServices *services)
{
  FoyerPeople *people = services != NULL ? foyer_services_get_people (services) : NULL;

  g_return_if_fail (FOYER_IS_SIGN_IN (self));

  g_set_object (&self->services, services);
  gtk_filter_list_model_set_model (self->fitting,
                                   people != NULL ? foyer_people_get_staff (people) : NULL);
}

/* The page comes up. @can_cancel: somebody is signed in and stays so until another one is. */
void
foyer_sign_in_begin (FoyerSignIn *self,
                     gboolean     can_cancel)
{
  g_return_if_fail (FOYER_IS_SIGN_IN (self));

  self->can_cancel = can_cancel;
  gtk_widget_set_visible (self->cancel_button, can_cancel);
  gtk_editable_set_text (self->entry, "");
  foyer_form_field_set_error (self->field, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

void
foyer_sign_in_cancel (FoyerSignIn *self)
{
  g_return_if_fail (FOYER_IS_SIGN_IN (self));

  if (self->can_cancel)
    g_signal_emit (self, signals[DONE], 0);
}
