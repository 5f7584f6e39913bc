#include "panels/today/foyer-review-list.h"

#include "panels/today/foyer-review-line.h"
#include "widgets/foyer-empty-state.h"
#include "widgets/foyer-keycap.h"
#include "widgets/foyer-list-keys.h"
#include "widgets/foyer-widget.h"

struct _FoyerReviewList
{
  GtkWidget parent_instance;

  FoyerServices *services;
  GtkSingleSelection *selection;
  FoyerItem *item;

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
  TICKED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static GListModel *
get_rows (FoyerReviewList *self)
{
  return foyer_reviews_get_list (foyer_services_get_reviews (self->services));
}

static void
on_selected_changed (FoyerReviewList *self)
{
  FoyerReviewRow *row = gtk_single_selection_get_selected_item (self->selection);
  FoyerItem *item = row != NULL ? foyer_review_row_get_item (row) : NULL;

  if (g_set_object (&self->item, item))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ITEM]);
}

static void
on_rows_changed (FoyerReviewList *self)
{
  gtk_stack_set_visible_child_name (self->stack, g_list_model_get_n_items (get_rows (self)) > 0
                                                   ? "list" : "empty");
}

static gboolean
is_waiting (FoyerReviewList *self,
            guint            position)
{
  g_autoptr (FoyerReviewRow) row = g_list_model_get_item (get_rows (self), position);

  return row != NULL && !foyer_review_row_get_is_done (row)
         && foyer_reviews_may_tick (foyer_services_get_reviews (self->services),
                                    foyer_review_row_get_item (row), NULL);
}

/* The next one that waits to be looked at, from the selected one on and round. */
static void
go_to_next (FoyerReviewList *self)
{
  guint n = g_list_model_get_n_items (get_rows (self));
  guint from = gtk_single_selection_get_selected (self->selection);

  from = from != GTK_INVALID_LIST_POSITION ? from : 0;
  for (guint i = 0; i < n; i++)
    if (is_waiting (self, (from + i) % n))
      {
        gtk_single_selection_set_selected (self->selection, (from + i) % n);
        foyer_list_keys_go_to (GTK_WIDGET (self->list), (from + i) % n);
        return;
      }
}

static void
tick (FoyerReviewList *self)
{
  g_autofree char *comment = g_strstrip (g_strdup (gtk_editable_get_text (
    GTK_EDITABLE (self->comment))));

  if (self->item != NULL)
    g_signal_emit (self, signals[TICKED], 0, self->item, *comment != '\0' ? comment : NULL);
}

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

      if (foyer_uuid_equal (foyer_record_get_id (item), &id))
        gtk_single_selection_set_selected (self->selection, i);
    }
  tick (self);
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

  signals[TICKED] = g_signal_new ("ticked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, FOYER_TYPE_ITEM, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/today/foyer-review-list.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerReviewList, stack);
  gtk_widget_class_bind_template_child (widget_class, FoyerReviewList, list);
  gtk_widget_class_bind_template_child (widget_class, FoyerReviewList, comment);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_row_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_row_setup);
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

  if (self->services == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  go_to_next (self);
}

/* The tick is stored now: on to the next one. */
void
foyer_review_list_finish (FoyerReviewList *self)
{
  g_return_if_fail (FOYER_IS_REVIEW_LIST (self));

  gtk_editable_set_text (GTK_EDITABLE (self->comment), "");
  go_to_next (self);
}
