#include "panels/foyer-panel.h"

#include "widgets/foyer-widget.h"

typedef struct
{
  FoyerServices *services;
  FoyerDrafts *drafts;
  GCancellable *cancellable;
  GPtrArray *panes; /* of GtkWidget, in the order of F6; owned by the widget tree */
  const FoyerKeyHint *key_hints;
  gboolean is_loaded;
} FoyerPanelPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (FoyerPanel, foyer_panel, GTK_TYPE_WIDGET)

enum
{
  PROP_SERVICES = 1,
  PROP_DRAFTS,
  PROP_KEY_HINTS,
  N_PROPS
};

enum
{
  FAILED,
  TOLD,
  PASSED_ON,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static FoyerPanelPrivate *
get_private (FoyerPanel *self)
{
  return foyer_panel_get_instance_private (self);
}

static gboolean
foyer_panel_real_show_record (FoyerPanel  *self,
                              FoyerRecord *record)
{
  return FALSE;
}

static void
foyer_panel_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  FoyerPanelPrivate *priv = get_private (FOYER_PANEL (object));

  switch (prop_id)
    {
    case PROP_SERVICES:
      g_value_set_object (value, priv->services);
      break;
    case PROP_DRAFTS:
      g_value_set_object (value, priv->drafts);
      break;
    case PROP_KEY_HINTS:
      g_value_set_pointer (value, (gpointer) priv->key_hints);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_panel_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  FoyerPanelPrivate *priv = get_private (FOYER_PANEL (object));

  switch (prop_id)
    {
    case PROP_SERVICES:
      priv->services = g_value_dup_object (value);
      break;
    case PROP_DRAFTS:
      priv->drafts = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_panel_dispose (GObject *object)
{
  FoyerPanelPrivate *priv = get_private (FOYER_PANEL (object));

  g_cancellable_cancel (priv->cancellable);
  g_ptr_array_set_size (priv->panes, 0);
  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&priv->services);
  g_clear_object (&priv->drafts);

  G_OBJECT_CLASS (foyer_panel_parent_class)->dispose (object);
}

static void
foyer_panel_finalize (GObject *object)
{
  FoyerPanelPrivate *priv = get_private (FOYER_PANEL (object));

  g_clear_object (&priv->cancellable);
  g_ptr_array_unref (priv->panes);

  G_OBJECT_CLASS (foyer_panel_parent_class)->finalize (object);
}

static void
foyer_panel_class_init (FoyerPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = foyer_panel_get_property;
  object_class->set_property = foyer_panel_set_property;
  object_class->dispose = foyer_panel_dispose;
  object_class->finalize = foyer_panel_finalize;
  klass->show_record = foyer_panel_real_show_record;

  props[PROP_SERVICES] =
    g_param_spec_object ("services", NULL, NULL, FOYER_TYPE_SERVICES, flags);
  props[PROP_DRAFTS] = g_param_spec_object ("drafts", NULL, NULL, FOYER_TYPE_DRAFTS, flags);
  props[PROP_KEY_HINTS] = g_param_spec_pointer ("key-hints", NULL, NULL,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_ERROR);
  signals[TOLD] = g_signal_new ("told", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[PASSED_ON] = g_signal_new ("passed-on", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                     0, g_signal_accumulator_true_handled, NULL, NULL,
                                     G_TYPE_BOOLEAN, 1, FOYER_TYPE_RECORD);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
foyer_panel_init (FoyerPanel *self)
{
  FoyerPanelPrivate *priv = get_private (self);

  priv->cancellable = g_cancellable_new ();
  priv->panes = g_ptr_array_new ();
}

/* Returns (transfer none). */
FoyerServices *
foyer_panel_get_services (FoyerPanel *self)
{
  g_return_val_if_fail (FOYER_IS_PANEL (self), NULL);

  return get_private (self)->services;
}

/* Returns (transfer none). */
FoyerDrafts *
foyer_panel_get_drafts (FoyerPanel *self)
{
  g_return_val_if_fail (FOYER_IS_PANEL (self), NULL);

  return get_private (self)->drafts;
}

/* Returns (transfer none): to be passed to every call; cancelled when the panel goes. */
GCancellable *
foyer_panel_get_cancellable (FoyerPanel *self)
{
  g_return_val_if_fail (FOYER_IS_PANEL (self), NULL);

  return get_private (self)->cancellable;
}

/* Called by the window after the first frame that shows the panel; does nothing a second time. */
void
foyer_panel_load (FoyerPanel *self)
{
  FoyerPanelPrivate *priv;

  g_return_if_fail (FOYER_IS_PANEL (self));

  priv = get_private (self);
  if (priv->is_loaded)
    return;

  priv->is_loaded = TRUE;
  if (FOYER_PANEL_GET_CLASS (self)->load != NULL)
    FOYER_PANEL_GET_CLASS (self)->load (self);
}

/* Returns whether the panel shows records of this kind. */
gboolean
foyer_panel_show_record (FoyerPanel  *self,
                         FoyerRecord *record)
{
  g_return_val_if_fail (FOYER_IS_PANEL (self), FALSE);
  g_return_val_if_fail (FOYER_IS_RECORD (record), FALSE);

  return FOYER_PANEL_GET_CLASS (self)->show_record (self, record);
}

/* Panes are what F6 goes through: list, work, card, in this order. @pane is below the panel. */
void
foyer_panel_add_pane (FoyerPanel *self,
                      GtkWidget  *pane)
{
  g_return_if_fail (FOYER_IS_PANEL (self));
  g_return_if_fail (GTK_IS_WIDGET (pane));

  g_ptr_array_add (get_private (self)->panes, pane);
}

/* Moves the focus to the next pane (@direction 1) or the one before (-1); @from_outside: to the
 * first or last one. Returns %FALSE at the end: the window goes on with its own. */
gboolean
foyer_panel_focus_pane (FoyerPanel *self,
                        int         direction,
                        gboolean    from_outside)
{
  FoyerPanelPrivate *priv;
  g_autoptr (GtkWidget) focus = NULL;
  guint at;

  g_return_val_if_fail (FOYER_IS_PANEL (self), FALSE);

  priv = get_private (self);
  /* Held until the focus has moved: a row that is gone from its list may live by the focus alone,
   * and the label that takes the focus from it asks GTK 4.8 about it afterwards. */
  g_set_object (&focus, gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))));
  at = direction > 0 ? G_MAXUINT : priv->panes->len;
  for (guint i = 0; !from_outside && focus != NULL && i < priv->panes->len; i++)
    {
      GtkWidget *pane = g_ptr_array_index (priv->panes, i);

      if (focus == pane || gtk_widget_is_ancestor (focus, pane))
        at = i;
    }

  for (guint i = at + direction; i < priv->panes->len; i += direction)
    {
      GtkWidget *pane = g_ptr_array_index (priv->panes, i);

      if (gtk_widget_get_mapped (pane) && gtk_widget_child_focus (pane, GTK_DIR_TAB_FORWARD))
        return TRUE;
    }
  return FALSE;
}

const FoyerKeyHint *
foyer_panel_get_key_hints (FoyerPanel *self)
{
  g_return_val_if_fail (FOYER_IS_PANEL (self), NULL);

  return get_private (self)->key_hints;
}

/* @hints: (nullable): a static table that ends with an entry without keys */
void
foyer_panel_set_key_hints (FoyerPanel         *self,
                           const FoyerKeyHint *hints)
{
  FoyerPanelPrivate *priv;

  g_return_if_fail (FOYER_IS_PANEL (self));

  priv = get_private (self);
  if (priv->key_hints == hints)
    return;

  priv->key_hints = hints;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_KEY_HINTS]);
}

/* Something did not succeed and is not the matter of one field: the window says so in its bar.
 * @what: (nullable): what was to be done and is still on the screen; being cancelled is no error */
void
foyer_panel_fail (FoyerPanel   *self,
                  const char   *what,
                  const GError *error)
{
  g_return_if_fail (FOYER_IS_PANEL (self));
  g_return_if_fail (error != NULL);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, what, error);
}

/* Good news in a toast. Acts that can be undone are told by the window itself. */
void
foyer_panel_tell (FoyerPanel *self,
                  const char *sentence)
{
  g_return_if_fail (FOYER_IS_PANEL (self));
  g_return_if_fail (sentence != NULL);

  g_signal_emit (self, signals[TOLD], 0, sentence);
}

/* What is shown here has its own panel: the window shows it there. Returns whether there is one. */
gboolean
foyer_panel_pass_on (FoyerPanel  *self,
                     FoyerRecord *record)
{
  gboolean is_shown = FALSE;

  g_return_val_if_fail (FOYER_IS_PANEL (self), FALSE);
  g_return_val_if_fail (FOYER_IS_RECORD (record), FALSE);

  g_signal_emit (self, signals[PASSED_ON], 0, record, &is_shown);
  return is_shown;
}
