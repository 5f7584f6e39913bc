#include "panels/today/foyer-review-list.h"

#include "panels/today/foyer-review-line.h"
#include "service/foyer-words.h"
#include "widgets/foyer-empty-state.h"
#include "widgets/foyer-keycap.h"
#include "widgets/foyer-list-keys.h"
#include "widgets/foyer-widget.h"

struct _FoyerReviewList
{
  GtkWidget parent_instance;

  FoyerServices *services;
  GtkSingleSelection *selection;
  FoyerReviewRow *row;       /* the selected one */
  FoyerItem *item;
  gboolean wants_focus;      /* as soon as there is a row */

  GtkStack *stack;
  GtkListView *list;
  GtkEntry *comment;
};

G_DEFINE_FINAL_TYPE (FoyerReviewList, foyer_review_list, GTK_TYPE_WIDGET)

enum
{
  PROP_ITEM = 1,
  N_PROPS
};

enum
{
  FAILED,
  TOLD,
  N_SIGNALS
};

/* A tick that is being stored; what was said about it goes back into the line if it fails. */
typedef struct
{
  FoyerReviewList *list;
  FoyerReviewRow *row;
  char *comment;
} Ticking;

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static GListModel *
get_rows (FoyerReviewList *self)
{
  return foyer_reviews_get_list (foyer_services_get_reviews (self->services));
}

static FoyerReviews *
get_reviews (FoyerReviewList *self)
{
  return foyer_services_get_reviews (self->services);
}

/* The line stays while its item changes. */
static void
on_row_changed (FoyerReviewList *self)
{
  FoyerItem *item = self->row != NULL ? foyer_review_row_get_item (self->row) : NULL;

  if (g_set_object (&self->item, item))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ITEM]);
}

static void
set_row (FoyerReviewList *self,
         FoyerReviewRow  *row)
{
  if (self->row == row)
    return;
  if (self->row != NULL)
    g_signal_handlers_disconnect_by_func (self->row, on_row_changed, self);
  g_set_object (&self->row, row);
  if (row != NULL)
    g_signal_connect_object (row, "changed", G_CALLBACK (on_row_changed), self, G_CONNECT_SWAPPED);
  on_row_changed (self);
}

static void
on_selected_changed (FoyerReviewList *self)
{
  set_row (self, gtk_single_selection_get_selected_item (self->selection));
}

static gboolean
is_waiting (FoyerReviewList *self,
            FoyerReviewRow  *row)
{
  return !foyer_review_row_get_is_done (row) && !foyer_review_row_get_is_ticking (row)
         && foyer_reviews_may_tick (get_reviews (self), foyer_review_row_get_item (row), NULL);
}

/* The next one that waits to be looked at, from the selected one on and round. */
static void
go_to_next (FoyerReviewList *self)
{
  guint n = g_list_model_get_n_items (get_rows (self));
  guint from = gtk_single_selection_get_selected (self->selection);

  from = from != GTK_INVALID_LIST_POSITION ? from : 0;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (FoyerReviewRow) row = g_list_model_get_item (get_rows (self), (from + i) % n);

      if (!is_waiting (self, row))
        continue;
      foyer_list_keys_go_to (GTK_WIDGET (self->list), (from + i) % n);
      return;
    }
}

static void
focus (FoyerReviewList *self)
{
  self->wants_focus = g_list_model_get_n_items (get_rows (self)) == 0;
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  go_to_next (self);
}

static void
on_rows_changed (FoyerReviewList *self)
{
  gtk_stack_set_visible_child_name (self->stack, g_list_model_get_n_items (get_rows (self)) > 0
                                                   ? "list" : "empty");
  if (self->wants_focus && gtk_widget_get_mapped (GTK_WIDGET (self)))
    focus (self);
}

static void
select_row (FoyerReviewList *self,
            FoyerReviewRow  *row)
{
  for (guint i = 0; i < g_list_model_get_n_items (get_rows (self)); i++)
    {
      g_autoptr (FoyerReviewRow) other = g_list_model_get_item (get_rows (self), i);

      if (other == row)
        foyer_list_keys_go_to (GTK_WIDGET (self->list), i);
    }
}

static void
on_ticked (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Ticking *ticking = user_data;
  g_autoptr (FoyerReviewList) self = ticking->list;
  g_autoptr (FoyerReviewRow) row = ticking->row;
  g_autofree char *comment = ticking->comment;
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerRecord) tick = foyer_reviews_finish (FOYER_REVIEWS (source), result, &error);

  g_free (ticking);
  if (error == NULL || self->list == NULL)
    return;
  if (comment != NULL && *gtk_editable_get_text (GTK_EDITABLE (self->comment)) == '\0')
    {
      select_row (self, row);
      gtk_editable_set_text (GTK_EDITABLE (self->comment), comment);
    }
  g_signal_emit (self, signals[FAILED], 0, error);
}

/* Not allowed: the sentence says who may. What was looked at already is passed over, so that a key
 * that repeats goes from one to the next. */
static void
tick_row (FoyerReviewList *self,
          FoyerReviewRow  *row,
          const char      *comment)
{
  FoyerItem *item = foyer_review_row_get_item (row);
  g_autofree char *who = NULL;
  Ticking *ticking;

  if (foyer_review_row_get_is_done (row) || foyer_review_row_get_is_ticking (row))
    return;
  if (!foyer_reviews_may_tick (get_reviews (self), item, NULL))
    {
      who = foyer_words_who_may (NULL, FOYER_RIGHT_ITEM_WORK);
      g_signal_emit (self, signals[TOLD], 0, who);
      return;
    }
  ticking = g_new (Ticking, 1);
  *ticking = (Ticking) { g_object_ref (self), g_object_ref (row), g_strdup (comment) };
  foyer_reviews_tick_async (get_reviews (self), item, comment, NULL, on_ticked, ticking);
}

/* Looks at the selected one, and goes on to the next at once: whoever presses Enter ten times looks
 * at ten items, however long the store takes. */
static void
tick (FoyerReviewList *self)
{
  g_autofree char *comment = g_strstrip (g_strdup (gtk_editable_get_text (
    GTK_EDITABLE (self->comment))));
  gboolean is_allowed;

  if (self->row == NULL)
    return;
  is_allowed = foyer_reviews_may_tick (get_reviews (self), self->item, NULL);
  if (is_waiting (self, self->row))
    gtk_editable_set_text (GTK_EDITABLE (self->comment), "");
  tick_row (self, self->row, *comment != '\0' ? comment : NULL);
  if (is_allowed)
    go_to_next (self);
}

/* The button of a row: what is written below is about the selected one only. */
static void
on_tick (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  FoyerReviewList *self = FOYER_REVIEW_LIST (widget);
  FoyerUuid id;

  if (!foyer_uuid_parse (g_variant_get_string (parameter, NULL), &id))
    return;
  for (guint i = 0; i < g_list_model_get_n_items (get_rows (self)); i++)
    {
      g_autoptr (FoyerReviewRow) row = g_list_model_get_item (get_rows (self), i);
      FoyerRecord *item = FOYER_RECORD (foyer_review_row_get_item (row));

      if (!foyer_uuid_equal (foyer_record_get_id (item), &id))
        continue;
      if (row == self->row)
        tick (self);
      else
        tick_row (self, row, NULL);
    }
}

static gboolean
on_key_pressed (FoyerReviewList *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0
      || (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter)
      || focus == NULL || gtk_widget_get_parent (focus) != GTK_WIDGET (self->list))
    return GDK_EVENT_PROPAGATE;

  tick (self);
  return GDK_EVENT_STOP;
}

static void
on_row_setup (FoyerReviewList *self,
              GtkListItem     *list_item)
{
  gtk_list_item_set_child (list_item, foyer_review_line_new (self->services));
}

static void
on_row_bind (FoyerReviewList *self,
             GtkListItem     *list_item)
{
  foyer_review_line_set_row (FOYER_REVIEW_LINE (gtk_list_item_get_child (list_item)),
                             FOYER_REVIEW_ROW (gtk_list_item_get_item (list_item)));
}

static void
on_row_unbind (FoyerReviewList *self,
               GtkListItem     *list_item)
{
  foyer_review_line_set_row (FOYER_REVIEW_LINE (gtk_list_item_get_child (list_item)), NULL);
}

static void
foyer_review_list_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, FOYER_REVIEW_LIST (object)->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
foyer_review_list_dispose (GObject *object)
{
  FoyerReviewList *self = FOYER_REVIEW_LIST (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  self->list = NULL;
  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->selection);
  g_clear_object (&self->row);
  g_clear_object (&self->item);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_review_list_parent_class)->dispose (object);
}

static void
foyer_review_list_class_init (FoyerReviewListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = foyer_review_list_get_property;
  object_class->dispose = foyer_review_list_dispose;

  props[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, FOYER_TYPE_ITEM,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[TOLD] = g_signal_new ("told", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/today/foyer-review-list.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerReviewList, stack);
  gtk_widget_class_bind_template_child (widget_class, FoyerReviewList, list);
  gtk_widget_class_bind_template_child (widget_class, FoyerReviewList, comment);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_row_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_row_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_row_unbind);
  gtk_widget_class_bind_template_callback (widget_class, tick);
  gtk_widget_class_install_action (widget_class, "review.tick", "s", on_tick);
}

static void
foyer_review_list_init (FoyerReviewList *self)
{
  g_type_ensure (FOYER_TYPE_EMPTY_STATE);
  g_type_ensure (FOYER_TYPE_KEYCAP);
  self->selection = gtk_single_selection_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  foyer_list_keys_install (GTK_WIDGET (self->list));
  g_signal_connect_object (self->selection, "notify::selected-item",
                           G_CALLBACK (on_selected_changed), self, G_CONNECT_SWAPPED);
}

void
foyer_review_list_connect (FoyerReviewList *self,
                           FoyerServices   *services)
{
  g_return_if_fail (FOYER_IS_REVIEW_LIST (self));
  g_return_if_fail (self->services == NULL);

  self->services = g_object_ref (services);
  gtk_single_selection_set_model (self->selection, get_rows (self));
  g_signal_connect_object (get_rows (self), "items-changed", G_CALLBACK (on_rows_changed), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  on_rows_changed (self);
}

/* Returns (transfer none) (nullable). */
FoyerItem *
foyer_review_list_get_item (FoyerReviewList *self)
{
  g_return_val_if_fail (FOYER_IS_REVIEW_LIST (self), NULL);

  return self->item;
}

/* Brings the focus to the first item that waits. */
void
foyer_review_list_focus (FoyerReviewList *self)
{
  g_return_if_fail (FOYER_IS_REVIEW_LIST (self));

  if (self->services != NULL)
    focus (self);
}
