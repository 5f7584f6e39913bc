#include "panels/foyer-conflict-view.h"

#include "base/foyer-phone.h"
#include "panels/foyer-staff-name.h"
#include "service/foyer-words.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

struct _FoyerConflictView
{
  GtkWidget parent_instance;

  GPtrArray *conflicts; /* FoyerFieldConflict */
  GtkBox *fields;
  GHashTable *mine; /* field name → GtkCheckButton of "mine", owned by the tree */
};

G_DEFINE_FINAL_TYPE (FoyerConflictView, foyer_conflict_view, GTK_TYPE_WIDGET)

/* A set is written as its nicks with a space between. */
static char *
describe_set (GType       type,
              const char *value)
{
  g_autoptr (GFlagsClass) klass = g_type_class_ref (type);
  g_auto (GStrv) nicks = g_strsplit (value, " ", -1);
  guint flags = 0;

  for (guint i = 0; nicks[i] != NULL; i++)
    {
      GFlagsValue *known = g_flags_get_value_by_nick (klass, nicks[i]);

      if (known != NULL)
        flags |= known->value;
    }
  return foyer_words_set (NULL, type, flags);
}

/* A canonical value in words. */
static char *
describe (FoyerPeople      *people,
          const FoyerField *field,
          const char       *value)
{
  FoyerUuid id;

  if (value == NULL || *value == '\0')
    /* Translators: nothing stands in a field. */
    return g_strdup (C_("value", "(empty)"));

  switch (field->kind)
    {
    case FOYER_FIELD_ENUM:
      {
        g_autoptr (GEnumClass) klass = g_type_class_ref (field->get_type ());
        GEnumValue *known = g_enum_get_value_by_nick (klass, value);

        return g_strdup (known != NULL ? foyer_words_enum (NULL, field->get_type (), known->value)
                                       : value);
      }
    case FOYER_FIELD_REF:
      if (foyer_uuid_parse (value, &id) && foyer_staff_name (people, &id) != NULL)
        return g_strdup (foyer_staff_name (people, &id));
      return g_strdup (value);
    case FOYER_FIELD_SET:
      return describe_set (field->get_type (), value);
    case FOYER_FIELD_BOOL:
      return g_strdup (g_str_equal (value, "1") ? C_("value", "yes") : C_("value", "no"));
    case FOYER_FIELD_TEXT:
      return (field->flags & FOYER_FIELD_PHONE) != 0 ? foyer_phone_mask (value) : g_strdup (value);
    case FOYER_FIELD_INT:
    case FOYER_FIELD_TIME:
    case FOYER_FIELD_DAY:
    case FOYER_FIELD_MONEY:
      return g_strdup (value);
    }

  g_assert_not_reached ();
}

/* One of the two wishes, to be chosen. */
static GtkWidget *
make_option (const char *text)
{
  GtkWidget *option = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (option), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (option), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
  return option;
}

/* What is stored: who wrote it, when, and what it is. */
static char *
describe_theirs (FoyerServices            *services,
                 const FoyerFieldConflict *conflict)
{
  FoyerPeople *people = foyer_services_get_people (services);
  FoyerShopTime *shop_time = foyer_shop_get_time (foyer_services_get_shop (services));
  const char *name = foyer_staff_name (people, &conflict->their_staff);
  g_autofree char *theirs = describe (people, conflict->field, conflict->theirs);
  g_autofree char *time = NULL;

  if (name == NULL || conflict->their_us == 0)
    /* Translators: %s is what stands in the field now: somebody else saved it meanwhile. */
    return g_strdup_printf (_("Saved meanwhile: %s"), theirs);

  time = foyer_words_time (NULL, shop_time, conflict->their_us,
                           foyer_clock_now_us (foyer_services_get_clock (services)));
  /* Translators: a colleague, when they saved, and what they wrote in the field. */
  return g_strdup_printf (_("%1$s, %2$s: %3$s"), name, time, theirs);
}

static void
add_conflict (FoyerConflictView        *self,
              FoyerServices            *services,
              const FoyerFieldConflict *conflict)
{
  FoyerPeople *people = foyer_services_get_people (services);
  g_autofree char *mine = describe (people, conflict->field, conflict->mine);
  /* Translators: %s is what the person at this screen wrote into the field. */
  g_autofree char *mine_text = g_strdup_printf (_("Yours: %s"), mine);
  g_autofree char *theirs_text = describe_theirs (services, conflict);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *title = gtk_label_new (foyer_words_field (NULL, conflict->field->name));
  GtkWidget *theirs_option = make_option (theirs_text);
  GtkWidget *mine_option = make_option (mine_text);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "strong");
  gtk_check_button_set_group (GTK_CHECK_BUTTON (mine_option), GTK_CHECK_BUTTON (theirs_option));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (theirs_option), TRUE);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), theirs_option);
  gtk_box_append (GTK_BOX (box), mine_option);
  gtk_box_append (self->fields, box);
  g_hash_table_insert (self->mine, (gpointer) conflict->field->name, mine_option);
}

static void
foyer_conflict_view_dispose (GObject *object)
{
  g_hash_table_remove_all (FOYER_CONFLICT_VIEW (object)->mine);
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_conflict_view_parent_class)->dispose (object);
}

static void
foyer_conflict_view_finalize (GObject *object)
{
  FoyerConflictView *self = FOYER_CONFLICT_VIEW (object);

  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  g_hash_table_unref (self->mine);

  G_OBJECT_CLASS (foyer_conflict_view_parent_class)->finalize (object);
}

static void
foyer_conflict_view_class_init (FoyerConflictViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = foyer_conflict_view_dispose;
  object_class->finalize = foyer_conflict_view_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/foyer-conflict-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerConflictView, fields);
}

static void
foyer_conflict_view_init (FoyerConflictView *self)
{
  self->mine = g_hash_table_new (g_str_hash, g_str_equal);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @conflicts: (element-type FoyerFieldConflict) */
void
foyer_conflict_view_show (FoyerConflictView *self,
                          FoyerServices     *services,
                          GPtrArray         *conflicts)
{
  GtkWidget *child;

  g_return_if_fail (FOYER_IS_CONFLICT_VIEW (self));

  if (self->conflicts != NULL)
    g_ptr_array_unref (self->conflicts);
  self->conflicts = g_ptr_array_ref (conflicts);
  g_hash_table_remove_all (self->mine);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->fields))) != NULL)
    gtk_box_remove (self->fields, child);
  for (guint i = 0; i < conflicts->len; i++)
    add_conflict (self, services, g_ptr_array_index (conflicts, i));
  foyer_widget_focus_first (GTK_WIDGET (self->fields));
}

FoyerEdits *
foyer_conflict_view_settle (FoyerConflictView *self,
                            FoyerEdits        *edits,
                            FoyerRecord       *current)
{
  FoyerEdits *settled;

  g_return_val_if_fail (FOYER_IS_CONFLICT_VIEW (self), NULL);
  g_return_val_if_fail (self->conflicts != NULL, NULL);

  settled = foyer_edits_copy (edits);
  foyer_edits_accept_theirs (settled, current);
  for (guint i = 0; i < self->conflicts->len; i++)
    {
      FoyerFieldConflict *conflict = g_ptr_array_index (self->conflicts, i);
      GtkCheckButton *mine = g_hash_table_lookup (self->mine, conflict->field->name);

      /* Who settles a second time may have changed their mind: what is stored is a choice, too. */
      foyer_edits_set (settled, conflict->field->name,
                       gtk_check_button_get_active (mine) ? conflict->mine : conflict->theirs);
    }
  return settled;
}
