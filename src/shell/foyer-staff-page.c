#include "shell/foyer-staff-page.h"

#include "domain/foyer-domain-error.h"
#include "panels/foyer-conflict-view.h"
#include "service/foyer-words.h"
#include "widgets/foyer-form.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

struct _FoyerStaffPage
{
  GtkWidget parent_instance;

  GtkLabel *who_label;
  GtkListBox *list;
  GtkWidget *editor;
  GtkLabel *editor_title;
  FoyerForm *form;
  GtkEditable *number_entry;
  GtkEditable *name_entry;
  GtkBox *roles_box;
  GtkBox *posts_box;
  GtkLabel *error_label;
  GtkWidget *leave_button;
  GtkWidget *come_back_button;
  FoyerConflictView *conflict;

  FoyerServices *services;
  GCancellable *cancellable;
  FoyerStaff *staff; /* whom the editor shows; NULL for a new colleague */
  FoyerEdits *edits; /* what was sent last */
  GPtrArray *conflicts; /* NULL, or what two people wrote and one has to choose from */
};

G_DEFINE_FINAL_TYPE (FoyerStaffPage, foyer_staff_page, GTK_TYPE_WIDGET)

/* The choices of a set of flags, one check button each. */

static void
add_choices (GtkBox *box,
             GType   type)
{
  GFlagsClass *flags = g_type_class_ref (type);

  for (guint i = 0; i < flags->n_values; i++)
    {
      g_autofree char *word = foyer_words_set (NULL, type, flags->values[i].value);
      GtkWidget *button = gtk_check_button_new_with_label (word);

      g_object_set_data (G_OBJECT (button), "foyer-value",
                         GUINT_TO_POINTER (flags->values[i].value));
      gtk_box_append (box, button);
    }
  g_type_class_unref (flags);
}

static void
set_choices (GtkBox *box,
             guint   value)
{
  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (box));
       button != NULL;
       button = gtk_widget_get_next_sibling (button))
    gtk_check_button_set_active (
      GTK_CHECK_BUTTON (button),
      (value & GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "foyer-value"))) != 0);
}

static guint
get_choices (GtkBox *box)
{
  guint value = 0;

  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (box));
       button != NULL;
       button = gtk_widget_get_next_sibling (button))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (button)))
      value |= GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "foyer-value"));
  return value;
}

/* As foyer_record_dup_text() writes a set. */
static char *
dup_nicks (GType type,
           guint value)
{
  GFlagsClass *flags = g_type_class_ref (type);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < flags->n_values; i++)
    if ((value & flags->values[i].value) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "",
                              flags->values[i].value_nick);
  g_type_class_unref (flags);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Shows the fields, and with @conflicts (nullable) what has to be chosen instead of them. */
static void
set_conflicts (FoyerStaffPage *self,
               GPtrArray      *conflicts)
{
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  if (conflicts != NULL)
    self->conflicts = g_ptr_array_ref (conflicts);
  gtk_widget_set_visible (GTK_WIDGET (self->form), conflicts == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->conflict), conflicts != NULL);
  if (conflicts != NULL)
    foyer_conflict_view_show (self->conflict, self->services,
                              conflicts);
}

/* Who left can come back from here as long as the editor shows them. */
static void
update_presence (FoyerStaffPage *self)
{
  gboolean is_here = self->staff != NULL
                     && foyer_staff_get_state (self->staff) == FOYER_STAFF_ACTIVE;

  gtk_widget_set_visible (self->leave_button, is_here);
  gtk_widget_set_visible (self->come_back_button, self->staff != NULL && !is_here);
}

static void
show_editor (FoyerStaffPage *self,
             FoyerStaff     *staff)
{
  g_set_object (&self->staff, staff);
  set_conflicts (self, NULL);
  foyer_form_clear_errors (self->form);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
  gtk_label_set_label (self->editor_title,
                       staff != NULL ? foyer_staff_get_name (staff) : _("A new colleague"));
  gtk_editable_set_text (self->number_entry, staff != NULL ? foyer_staff_get_number (staff) : "");
  gtk_editable_set_text (self->name_entry, staff != NULL ? foyer_staff_get_name (staff) : "");
  set_choices (self->roles_box,
               staff != NULL ? foyer_staff_get_roles (staff) : FOYER_ROLE_FRONTDESK);
  set_choices (self->posts_box,
               staff != NULL ? foyer_staff_get_posts (staff) : FOYER_POST_RECEPTION);
  update_presence (self);
  gtk_widget_set_visible (self->editor, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (staff != NULL ? self->name_entry : self->number_entry));
  foyer_widget_scroll_into_view (self->editor);
}

static void
on_stored (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(FoyerStaffPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) conflicts = NULL;
  g_autoptr(FoyerStaff) stored = foyer_people_finish_edit (FOYER_PEOPLE (source), result,
                                                           &conflicts, &error);
  g_autofree char *field = NULL;
  g_autofree char *sentence = NULL;

  if (error == NULL)
    {
      gboolean has_left = foyer_staff_get_state (stored) != FOYER_STAFF_ACTIVE;

      set_conflicts (self, NULL);
      g_set_object (&self->staff, stored);
      update_presence (self);
      gtk_widget_set_visible (self->editor, has_left);
      return;
    }
  if (conflicts != NULL && self->services != NULL)
    {
      /* With a conflict comes the colleague as somebody else stored them. */
      if (stored != NULL)
        g_set_object (&self->staff, stored);
      set_conflicts (self, conflicts);
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  /* What was typed stays where it is. */
  field = foyer_domain_error_get_field (error);
  sentence = foyer_words_error (NULL, error);
  if (!foyer_form_show_error (self->form, field, sentence))
    {
      gtk_label_set_label (self->error_label, sentence);
      gtk_widget_set_visible (GTK_WIDGET (self->error_label), TRUE);
    }
}

static void
send (FoyerStaffPage *self,
      FoyerEdits     *edits)
{
  if (foyer_edits_is_empty (edits))
    {
      set_conflicts (self, NULL);
      gtk_widget_set_visible (self->editor, FALSE);
      return;
    }

  g_clear_pointer (&self->edits, foyer_edits_free);
  self->edits = foyer_edits_copy (edits);
  foyer_people_edit_async (foyer_services_get_people (self->services), edits, self->cancellable,
                           on_stored, g_object_ref (self));
}

static void
on_save (FoyerStaffPage *self)
{
  FoyerPeople *people = foyer_services_get_people (self->services);
  const char *number = gtk_editable_get_text (self->number_entry);
  const char *name = gtk_editable_get_text (self->name_entry);
  FoyerRoles roles = get_choices (self->roles_box);
  FoyerPosts posts = get_choices (self->posts_box);
  g_autoptr(FoyerEdits) edits = NULL;
  g_autofree char *role_nicks = NULL;
  g_autofree char *post_nicks = NULL;

  foyer_form_clear_errors (self->form);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
  if (self->conflicts != NULL)
    {
      edits = foyer_conflict_view_settle (self->conflict, self->edits,
                                          FOYER_RECORD (self->staff));
      send (self, edits);
      return;
    }
  if (self->staff == NULL)
    {
      foyer_people_add_async (people, number, name, roles, posts, self->cancellable,
                              on_stored, g_object_ref (self));
      return;
    }

  role_nicks = dup_nicks (FOYER_TYPE_ROLES, roles);
  post_nicks = dup_nicks (FOYER_TYPE_POSTS, posts);
  edits = foyer_edits_new (FOYER_RECORD (self->staff));
  foyer_edits_set (edits, "number", number);
  foyer_edits_set (edits, "name", name);
  foyer_edits_set (edits, "roles", role_nicks);
  foyer_edits_set (edits, "posts", post_nicks);
  send (self, edits);
}

static void
on_leave (FoyerStaffPage *self)
{
  foyer_people_leave_async (foyer_services_get_people (self->services), self->staff,
                            self->cancellable, on_stored, g_object_ref (self));
}

static void
on_come_back (FoyerStaffPage *self)
{
  foyer_people_come_back_async (foyer_services_get_people (self->services), self->staff,
                                self->cancellable, on_stored, g_object_ref (self));
}

static void
on_add (FoyerStaffPage *self)
{
  show_editor (self, NULL);
}

static void
on_cancel (FoyerStaffPage *self)
{
  gtk_widget_set_visible (self->editor, FALSE);
}

static void
on_row_activated (FoyerStaffPage *self,
                  GtkListBoxRow  *row)
{
  g_autoptr(FoyerStaff) staff =
    g_list_model_get_item (foyer_people_get_staff (foyer_services_get_people (self->services)),
                           gtk_list_box_row_get_index (row));

  if (staff != NULL)
    show_editor (self, staff);
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  FoyerStaff *staff = item;
  g_autofree char *roles = foyer_words_set (NULL, FOYER_TYPE_ROLES, foyer_staff_get_roles (staff));
  g_autofree char *aloud = NULL;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *number = gtk_label_new (foyer_staff_get_number (staff));
  GtkWidget *name = gtk_label_new (foyer_staff_get_name (staff));
  GtkWidget *role = gtk_label_new (roles);

  gtk_label_set_width_chars (GTK_LABEL (number), 6);
  gtk_label_set_xalign (GTK_LABEL (number), 1);
  gtk_widget_add_css_class (number, "dim");
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (role), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (role, "dim");
  gtk_widget_add_css_class (box, "staff-row");
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), role);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  /* Translators: a colleague in a list, read aloud: number, name, roles. */
  aloud = g_strdup_printf (_("%1$s %2$s, %3$s"), foyer_staff_get_number (staff),
                           foyer_staff_get_name (staff), roles);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, aloud, -1);
  return row;
}

static void
foyer_staff_page_dispose (GObject *object)
{
  FoyerStaffPage *self = FOYER_STAFF_PAGE (object);

  g_clear_object (&self->services);
  g_clear_object (&self->staff);
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_staff_page_parent_class)->dispose (object);
}

static void
foyer_staff_page_finalize (GObject *object)
{
  FoyerStaffPage *self = FOYER_STAFF_PAGE (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->edits, foyer_edits_free);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);

  G_OBJECT_CLASS (foyer_staff_page_parent_class)->finalize (object);
}

static void
foyer_staff_page_class_init (FoyerStaffPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = foyer_staff_page_dispose;
  object_class->finalize = foyer_staff_page_finalize;

  g_type_ensure (FOYER_TYPE_CONFLICT_VIEW);
  g_type_ensure (FOYER_TYPE_FORM_FIELD);
  g_type_ensure (FOYER_TYPE_FORM);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/foyer/Foyer/ui/shell/foyer-staff-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerStaffPage, who_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerStaffPage, list);
  gtk_widget_class_bind_template_child (widget_class, FoyerStaffPage, editor);
  gtk_widget_class_bind_template_child (widget_class, FoyerStaffPage, editor_title);
  gtk_widget_class_bind_template_child (widget_class, FoyerStaffPage, form);
  gtk_widget_class_bind_template_child (widget_class, FoyerStaffPage, number_entry);
  gtk_widget_class_bind_template_child (widget_class, FoyerStaffPage, name_entry);
  gtk_widget_class_bind_template_child (widget_class, FoyerStaffPage, roles_box);
  gtk_widget_class_bind_template_child (widget_class, FoyerStaffPage, posts_box);
  gtk_widget_class_bind_template_child (widget_class, FoyerStaffPage, error_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerStaffPage, leave_button);
  gtk_widget_class_bind_template_child (widget_class, FoyerStaffPage, come_back_button);
  gtk_widget_class_bind_template_child (widget_class, FoyerStaffPage, conflict);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_come_back);
  gtk_widget_class_bind_template_callback (widget_class, on_leave);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
}

static void
foyer_staff_page_init (FoyerStaffPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_choices (self->roles_box, FOYER_TYPE_ROLES);
  add_choices (self->posts_box, FOYER_TYPE_POSTS);
}

GtkWidget *
foyer_staff_page_new (FoyerServices *services)
{
  FoyerStaffPage *self;

  g_return_val_if_fail (FOYER_IS_SERVICES (services), NULL);

  self = g_object_new (FOYER_TYPE_STAFF_PAGE, NULL);
  self->services = g_object_ref (services);
  gtk_list_box_bind_model (self->list,
                           foyer_people_get_staff (foyer_services_get_people (services)),
                           create_row, NULL, NULL);
  if (!foyer_session_may (foyer_services_get_session (services), FOYER_RIGHT_STAFF))
    {
      g_autofree char *who = foyer_words_who_may (NULL, FOYER_RIGHT_STAFF);

      gtk_label_set_label (self->who_label, who);
      gtk_widget_set_visible (GTK_WIDGET (self->who_label), TRUE);
    }

  return GTK_WIDGET (self);
}
