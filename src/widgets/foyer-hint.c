#include "widgets/foyer-hint.h"

struct _FoyerHint
{
  GObject parent_instance;

  GtkText *source; /* not owned: the widget may go first */
  char *preedit;
  GString *letters;     /* typed since the input method last held nothing */
  gboolean has_letters; /* whether nothing but letters was typed since */
  char *text;
};

G_DEFINE_FINAL_TYPE (FoyerHint, foyer_hint, G_TYPE_OBJECT)

enum
{
  PROP_TEXT = 1,
  PROP_IS_COMPOSING,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
forget_letters (FoyerHint *self)
{
  g_string_truncate (self->letters, 0);
  self->has_letters = TRUE;
}

/* What is being composed. Input methods show what they take the letters for: of "zhang" a preedit
 * has only 章, under which nobody called 张 is found. As long as nothing was chosen by hand, the
 * letters say what was meant. */
static const char *
get_composed (FoyerHint *self)
{
  if (*self->preedit != '\0' && self->has_letters && self->letters->len > 0)
    return self->letters->str;
  return self->preedit;
}

static void
update (FoyerHint *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->source));
  int caret = gtk_editable_get_position (GTK_EDITABLE (self->source));
  const char *at = g_utf8_offset_to_pointer (typed, caret);
  g_autofree char *text = g_strdup_printf ("%.*s%s%s", (int) (at - typed), typed,
                                           get_composed (self), at);

  if (g_str_equal (self->text, text))
    return;

  g_free (self->text);
  self->text = g_steal_pointer (&text);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TEXT]);
}

static void
on_changed (FoyerHint *self)
{
  /* Without an input method a letter comes here at once. */
  if (*self->preedit == '\0')
    forget_letters (self);
  update (self);
}

/* Sees a key before the input method takes it. The preedit may come late, when the next letters
 * are typed already. */
static gboolean
on_key_pressed (FoyerHint       *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  const GdkModifierType others = GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK;

  if (keyval >= GDK_KEY_a && keyval <= GDK_KEY_z && (state & others) == 0)
    g_string_append_c (self->letters, keyval);
  else if (keyval == GDK_KEY_BackSpace && self->letters->len > 0)
    g_string_truncate (self->letters, self->letters->len - 1);
  else if (keyval != GDK_KEY_apostrophe)
    self->has_letters = *self->preedit == '\0' && self->letters->len == 0;
  return GDK_EVENT_PROPAGATE;
}

static void
on_preedit_changed (FoyerHint  *self,
                    const char *preedit)
{
  g_autofree char *letters = NULL;
  gboolean was_composing = *self->preedit != '\0';
  g_auto(GStrv) pieces = g_strsplit_set (preedit, " '", -1);

  /* Input methods part the syllables ("zhang xiao", "zhang'xiao"); that is theirs, not typed. */
  letters = g_strjoinv ("", pieces);
  g_free (self->preedit);
  self->preedit = g_steal_pointer (&letters);
  if (*self->preedit == '\0')
    forget_letters (self);
  if (was_composing != (*self->preedit != '\0'))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_COMPOSING]);
  update (self);
}

static void
foyer_hint_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  FoyerHint *self = FOYER_HINT (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_IS_COMPOSING:
      g_value_set_boolean (value, foyer_hint_get_is_composing (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_hint_finalize (GObject *object)
{
  FoyerHint *self = FOYER_HINT (object);

  g_string_free (self->letters, TRUE);
  g_free (self->preedit);
  g_free (self->text);

  G_OBJECT_CLASS (foyer_hint_parent_class)->finalize (object);
}

static void
foyer_hint_class_init (FoyerHintClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = foyer_hint_get_property;
  object_class->finalize = foyer_hint_finalize;

  props[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);
  props[PROP_IS_COMPOSING] = g_param_spec_boolean ("is-composing", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
foyer_hint_init (FoyerHint *self)
{
  self->preedit = g_strdup ("");
  self->letters = g_string_new (NULL);
  self->has_letters = TRUE;
  self->text = g_strdup ("");
}

/* @editable: an entry, whose text is a GtkText inside it, or a GtkText itself */
FoyerHint *
foyer_hint_new (GtkEditable *editable)
{
  GtkEventController *keys;
  FoyerHint *self;

  g_return_val_if_fail (GTK_IS_EDITABLE (editable), NULL);

  while (!GTK_IS_TEXT (editable))
    {
      editable = gtk_editable_get_delegate (editable);
      g_return_val_if_fail (editable != NULL, NULL);
    }

  self = g_object_new (FOYER_TYPE_HINT, NULL);
  self->source = GTK_TEXT (editable);
  g_signal_connect_object (editable, "changed",
                           G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editable, "preedit-changed",
                           G_CALLBACK (on_preedit_changed), self, G_CONNECT_SWAPPED);
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed),
                           self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (editable), keys);
  update (self);

  return self;
}

const char *
foyer_hint_get_text (FoyerHint *self)
{
  g_return_val_if_fail (FOYER_IS_HINT (self), NULL);

  return self->text;
}

/* Returns whether an input method holds something: Enter and arrows are then its keys. */
gboolean
foyer_hint_get_is_composing (FoyerHint *self)
{
  g_return_val_if_fail (FOYER_IS_HINT (self), FALSE);

  return *self->preedit != '\0';
}
