#include "panels/reception/foyer-walk-in-bar.h"

#include "panels/foyer-enum-choice.h"
#include "panels/reception/foyer-visitor-hint.h"
#include "service/foyer-words.h"
#include "widgets/foyer-choice.h"
#include "widgets/foyer-keycap.h"
#include "widgets/foyer-segmented.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

#define DRAFT_FORM "walk-in"
/* Between the parts, as in the template. */
#define SPACING 8

struct _FoyerWalkInBar
{
  GtkWidget parent_instance;

  FoyerDrafts *drafts;
  guint idle;
  int purpose_width;
  FoyerIdentity rare; /* an identity that has no digit of its own, or none */
  gboolean is_submitted;

  FoyerSegmented *identities;
  GtkMenuButton *more;
  GtkEntry *entry;
  GtkSpinButton *party;
  FoyerChoice *purpose;
  GtkLabel *error;
  GtkWidget *content;
};

G_DEFINE_FINAL_TYPE (FoyerWalkInBar, foyer_walk_in_bar, GTK_TYPE_WIDGET)

enum
{
  SUBMITTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Digits 1 to 5, as on the bar (DESIGN-LANGUAGE §6); 6 and 7 reach those behind the arrow. */
static const FoyerIdentity common[] = {
  FOYER_IDENTITY_PARENT, FOYER_IDENTITY_STUDENT, FOYER_IDENTITY_TEACHER, FOYER_IDENTITY_PEER,
  FOYER_IDENTITY_OTHER,
};
static const FoyerIdentity rare[] = { FOYER_IDENTITY_CUSTOMER, FOYER_IDENTITY_SUPPLIER };

static const char *
get_nick (FoyerIdentity identity)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (FOYER_TYPE_IDENTITY);

  return g_enum_get_value (klass, identity)->value_nick;
}

static void
set_rare (FoyerWalkInBar *self,
          FoyerIdentity   identity)
{
  gboolean is_chosen = identity != FOYER_IDENTITY_NONE;

  self->rare = identity;
  if (is_chosen)
    {
      foyer_segmented_set_selected (self->identities, NULL);
      gtk_menu_button_set_label (self->more, foyer_words_enum (NULL, FOYER_TYPE_IDENTITY,
                                                               identity));
      gtk_widget_add_css_class (GTK_WIDGET (self->more), "chosen");
    }
  else
    {
      gtk_menu_button_set_icon_name (self->more, "pan-down-symbolic");
      gtk_widget_remove_css_class (GTK_WIDGET (self->more), "chosen");
    }
}

static void
on_identity_changed (FoyerWalkInBar *self)
{
  if (foyer_segmented_get_selected (self->identities) != NULL)
    set_rare (self, FOYER_IDENTITY_NONE);
}

static void
on_rare_chosen (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  FoyerWalkInBar *self = FOYER_WALK_IN_BAR (widget);

  set_rare (self, g_variant_get_int32 (parameter));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
clear_error (FoyerWalkInBar *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->error), FALSE);
  gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_accessible_reset_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID);
}

static void
insert (GHashTable *typed,
        const char *field,
        const char *text)
{
  g_hash_table_insert (typed, g_strdup (field), g_strdup (text));
}

static void
on_submit (FoyerWalkInBar *self)
{
  g_autoptr (GHashTable) typed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (FoyerVisitorHint) hint = { NULL };
  const char *identity = foyer_segmented_get_selected (self->identities);
  const char *purpose = foyer_choice_get_selected (self->purpose);
  g_autofree char *party = NULL;

  /* A key that repeats must not register a second visitor. */
  if (self->is_submitted)
    return;
  self->is_submitted = TRUE;
  clear_error (self);

  gtk_spin_button_update (self->party);
  party = g_strdup_printf ("%d", gtk_spin_button_get_value_as_int (self->party));
  if (self->rare != FOYER_IDENTITY_NONE)
    identity = get_nick (self->rare);
  foyer_visitor_hint_parse (&hint, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  foyer_visitor_hint_fill (&hint, typed);
  if (identity != NULL)
    insert (typed, "identity", identity);
  if (purpose != NULL)
    insert (typed, "purpose", purpose);
  insert (typed, "party", party);
  g_signal_emit (self, signals[SUBMITTED], 0, typed);
}

/* A spin button tells nobody that Enter was pressed in it (its signal came with GTK 4.14). */
static gboolean
on_party_key (FoyerWalkInBar *self,
              guint           keyval)
{
  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter)
    return GDK_EVENT_PROPAGATE;
  on_submit (self);
  return GDK_EVENT_STOP;
}

static gboolean
is_text_key (guint           keyval,
             GdkModifierType state)
{
  return (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) == 0
         && g_unichar_isgraph (gdk_keyval_to_unicode (keyval));
}

/* Who begins to type a name while the identities have the focus means the entry. The key goes there
 * as it came, so that an input method gets it too. */
static gboolean
on_identity_key (FoyerWalkInBar        *self,
                 guint                  keyval,
                 guint                  keycode,
                 GdkModifierType        state,
                 GtkEventControllerKey *controller)
{
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    {
      on_submit (self);
      return GDK_EVENT_STOP;
    }
  if (!is_text_key (keyval, state))
    return GDK_EVENT_PROPAGATE;
  if (g_unichar_isdigit (gdk_keyval_to_unicode (keyval)))
    return foyer_walk_in_bar_choose (self,
                                     g_unichar_digit_value (gdk_keyval_to_unicode (keyval)));

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  return gtk_event_controller_key_forward (controller, GTK_WIDGET (gtk_editable_get_delegate (
                                                         GTK_EDITABLE (self->entry))));
}

static void
fill_identities (FoyerWalkInBar *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (common); i++)
    foyer_segmented_append (self->identities, get_nick (common[i]),
                            foyer_words_enum (NULL, FOYER_TYPE_IDENTITY, common[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (rare); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (foyer_words_enum (NULL, FOYER_TYPE_IDENTITY,
                                                                      rare[i]), NULL);

      g_menu_item_set_action_and_target (item, "walk-in.identity", "i", rare[i]);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->more, G_MENU_MODEL (menu));
  foyer_segmented_set_selected (self->identities, NULL);
}

static void
fill_purposes (FoyerWalkInBar *self)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (FOYER_TYPE_PURPOSE);

  /* Translators: nothing chosen yet in the list of what a visitor comes for. */
  foyer_choice_append (self->purpose, "none", C_("walk-in", "What for?"));
  for (guint i = 1; i < klass->n_values; i++)
    foyer_choice_append (self->purpose, klass->values[i].value_nick,
                         foyer_words_enum (NULL, FOYER_TYPE_PURPOSE, klass->values[i].value));
}

/* The room that the purpose takes, which gives way first: it can be said later, on the card. What
 * is hidden measures nothing, so its room is remembered. */
static int
measure_purpose (FoyerWalkInBar *self)
{
  int minimum = 0;

  if (gtk_widget_get_visible (GTK_WIDGET (self->purpose)))
    {
      gtk_widget_measure (GTK_WIDGET (self->purpose), GTK_ORIENTATION_HORIZONTAL, -1, &minimum,
                          NULL, NULL, NULL);
      self->purpose_width = minimum + SPACING;
    }
  return self->purpose_width;
}

static int
measure_content (FoyerWalkInBar *self)
{
  int minimum;

  gtk_widget_measure (self->content, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static gboolean
on_idle (gpointer data)
{
  FoyerWalkInBar *self = data;
  GtkWidget *purpose = GTK_WIDGET (self->purpose);

  self->idle = 0;
  gtk_widget_set_visible (purpose, !gtk_widget_get_visible (purpose));
  return G_SOURCE_REMOVE;
}

static void
foyer_walk_in_bar_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  FoyerWalkInBar *self = FOYER_WALK_IN_BAR (widget);

  gtk_widget_measure (self->content, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL
      && gtk_widget_get_visible (GTK_WIDGET (self->purpose)))
    *minimum -= measure_purpose (self);
}

static void
foyer_walk_in_bar_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  FoyerWalkInBar *self = FOYER_WALK_IN_BAR (widget);
  int minimum = measure_content (self);
  gboolean is_shown = gtk_widget_get_visible (GTK_WIDGET (self->purpose));
  gboolean fits = width >= (is_shown ? minimum : minimum + measure_purpose (self));

  gtk_widget_size_allocate (self->content,
                            &(GtkAllocation) { 0, 0, MAX (width, minimum), height }, baseline);
  /* The allocation must not start another one. */
  if (fits != is_shown && self->idle == 0)
    self->idle = g_idle_add (on_idle, self);
}

static void
foyer_walk_in_bar_dispose (GObject *object)
{
  FoyerWalkInBar *self = FOYER_WALK_IN_BAR (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->drafts);

  G_OBJECT_CLASS (foyer_walk_in_bar_parent_class)->dispose (object);
}

static void
foyer_walk_in_bar_class_init (FoyerWalkInBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_walk_in_bar_dispose;
  widget_class->measure = foyer_walk_in_bar_measure;
  widget_class->size_allocate = foyer_walk_in_bar_size_allocate;

  signals[SUBMITTED] = g_signal_new ("submitted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                     0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_HASH_TABLE);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/reception/foyer-walk-in-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerWalkInBar, identities);
  gtk_widget_class_bind_template_child (widget_class, FoyerWalkInBar, more);
  gtk_widget_class_bind_template_child (widget_class, FoyerWalkInBar, entry);
  gtk_widget_class_bind_template_child (widget_class, FoyerWalkInBar, party);
  gtk_widget_class_bind_template_child (widget_class, FoyerWalkInBar, purpose);
  gtk_widget_class_bind_template_child (widget_class, FoyerWalkInBar, error);
  gtk_widget_class_bind_template_child (widget_class, FoyerWalkInBar, content);
  gtk_widget_class_bind_template_callback (widget_class, clear_error);
  gtk_widget_class_bind_template_callback (widget_class, on_identity_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_identity_key);
  gtk_widget_class_bind_template_callback (widget_class, on_party_key);
  gtk_widget_class_bind_template_callback (widget_class, on_submit);
  gtk_widget_class_install_action (widget_class, "walk-in.identity", "i", on_rare_chosen);
}

static void
foyer_walk_in_bar_init (FoyerWalkInBar *self)
{
  g_type_ensure (FOYER_TYPE_CHOICE);
  g_type_ensure (FOYER_TYPE_KEYCAP);
  g_type_ensure (FOYER_TYPE_SEGMENTED);
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_identities (self);
  fill_purposes (self);
}

/* @drafts: (nullable) */
void
foyer_walk_in_bar_connect (FoyerWalkInBar *self,
                           FoyerDrafts    *drafts)
{
  g_return_if_fail (FOYER_IS_WALK_IN_BAR (self));

  if (drafts == NULL || !g_set_object (&self->drafts, drafts))
    return;
  foyer_drafts_bind_editable (drafts, DRAFT_FORM, "text", GTK_EDITABLE (self->entry));
}

/* Ctrl+N: the next digit says who it is. What was typed before stays. */
void
foyer_walk_in_bar_begin (FoyerWalkInBar *self)
{
  g_return_if_fail (FOYER_IS_WALK_IN_BAR (self));

  foyer_widget_focus_first (GTK_WIDGET (self->identities));
}

/* Chooses an identity by its digit and goes on to the entry; returns whether there is one. */
gboolean
foyer_walk_in_bar_choose (FoyerWalkInBar *self,
                          guint           digit)
{
  g_return_val_if_fail (FOYER_IS_WALK_IN_BAR (self), FALSE);

  if (digit > G_N_ELEMENTS (common) && digit <= G_N_ELEMENTS (common) + G_N_ELEMENTS (rare))
    set_rare (self, rare[digit - G_N_ELEMENTS (common) - 1]);
  else if (!foyer_segmented_select_digit (self->identities, digit))
    return FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  return TRUE;
}

/* The visitor is registered: the bar is empty for the next one. */
void
foyer_walk_in_bar_finish (FoyerWalkInBar *self)
{
  g_return_if_fail (FOYER_IS_WALK_IN_BAR (self));

  self->is_submitted = FALSE;
  clear_error (self);
  set_rare (self, FOYER_IDENTITY_NONE);
  foyer_segmented_set_selected (self->identities, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_spin_button_set_value (self->party, 1);
  foyer_choice_set_selected (self->purpose, "none");
  if (self->drafts != NULL)
    foyer_drafts_clear (self->drafts, DRAFT_FORM);
}

/* The visitor is not registered, and all that was typed is still there. @sentence: (nullable): what
 * is wrong, where it is a matter of the entry */
void
foyer_walk_in_bar_fail (FoyerWalkInBar *self,
                        const char     *field,
                        const char     *sentence)
{
  g_return_if_fail (FOYER_IS_WALK_IN_BAR (self));

  self->is_submitted = FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  if (field == NULL || sentence == NULL)
    return;

  gtk_label_set_label (self->error, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->error), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
}
