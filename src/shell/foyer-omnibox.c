#include "shell/foyer-omnibox.h"

#include "shell/foyer-omnibox-item.h"
#include "shell/foyer-omnibox-results.h"
#include "shell/foyer-omnibox-row.h"

#include "widgets/foyer-hint.h"
#include "widgets/foyer-keycap.h"
#include "widgets/foyer-list-keys.h"
#include "widgets/foyer-section-selection.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

#define WIDTH 392

struct _FoyerOmnibox
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkWidget *entry;
  GtkWidget *keycap;
  GtkPopover *popover;
  GtkListView *list;
  GtkLabel *count_label;

  FoyerServices *services;
  FoyerHint *hint;
  FoyerOmniboxResults *results;
  FoyerSectionSelection *selection;
  FoyerOmniboxItem *kept; /* what stays selected while the results follow what happens */
  FoyerCustomer *offered; /* who was taken and can be checked in */
  gboolean is_behind; /* what is listed was found for what stood in the box before */
  /* Enter was pressed before the results of the last letter were there. */
  gboolean takes_when_found;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (FoyerOmnibox, foyer_omnibox, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
close_results (FoyerOmnibox *self)
{
  self->takes_when_found = FALSE;
  g_clear_object (&self->kept);
  foyer_omnibox_results_stop (self->results);
  gtk_popover_popdown (self->popover);
}

static void
clear (FoyerOmnibox *self)
{
  close_results (self);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
on_registered (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(FoyerOmnibox) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(FoyerVisit) visit = foyer_reception_finish (FOYER_RECEPTION (source), result, NULL,
                                                        &error);

  if (visit == NULL)
    {
      /* What was typed is still in the box. */
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }
  clear (self);
  g_signal_emit (self, signals[CHOSEN], 0, visit);
}

static void
check_in (FoyerOmnibox *self)
{
  g_autoptr(GHashTable) typed = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  if (self->services == NULL || self->offered == NULL)
    return;

  g_hash_table_insert (typed, (char *) "customer",
                       foyer_uuid_to_string (foyer_record_get_id (FOYER_RECORD (self->offered))));
  close_results (self);
  foyer_reception_check_in_async (foyer_services_get_reception (self->services), typed, 0,
                                  self->cancellable, on_registered, g_object_ref (self));
}

static void
on_check_in (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  check_in (FOYER_OMNIBOX (widget));
}

static void
register_typed (FoyerOmnibox *self)
{
  g_autoptr(GHashTable) typed = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (self->services == NULL)
    return;

  close_results (self);
  if (*text != '\0')
    g_hash_table_insert (typed, (char *) "who", g_strdup (text));
  foyer_reception_check_in_async (foyer_services_get_reception (self->services), typed, 0,
                                  self->cancellable, on_registered, g_object_ref (self));
}

static void
on_register (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  register_typed (FOYER_OMNIBOX (widget));
}

static void
take (FoyerOmnibox     *self,
      FoyerOmniboxItem *item)
{
  g_autoptr(FoyerRecord) record = NULL;
  g_autofree char *name = NULL;
  g_autoptr(GVariant) target = NULL;

  if (foyer_omnibox_item_get_act (item) != NULL)
    {
      if (!g_action_parse_detailed_name (foyer_omnibox_item_get_act (item), &name, &target, NULL))
        g_return_if_reached ();
      if (!g_str_has_prefix (name, "omnibox."))
        clear (self);
      gtk_widget_activate_action_variant (GTK_WIDGET (self), name, target);
      return;
    }

  record = g_object_ref (foyer_omnibox_item_get_record (item));
  if (record == (FoyerRecord *) self->offered)
    {
      check_in (self);
      return;
    }
  clear (self);
  g_signal_emit (self, signals[CHOSEN], 0, record);
}

static void
take_selected (FoyerOmnibox *self)
{
  g_autoptr(FoyerOmniboxItem) item = NULL;

  g_set_object (&item, foyer_section_selection_get_item (self->selection));
  if (item != NULL)
    take (self, item);
}

static void
on_row_activated (FoyerOmnibox *self,
                  guint         position)
{
  g_autoptr(GObject) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (FOYER_IS_OMNIBOX_ITEM (item))
    take (self, FOYER_OMNIBOX_ITEM (item));
}

/* The first of what was found for new letters. When the results only follow what happened, here or
 * at another PC, the same stays selected: an Enter on its way means it. Only an act that stood
 * there because nobody was found gives way to who is found now. */
static void
select_found (FoyerOmnibox *self)
{
  GListModel *found = G_LIST_MODEL (self->selection);
  FoyerOmniboxItem *first;

  for (guint i = 0; self->kept != NULL && i < g_list_model_get_n_items (found); i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (found, i);

      if (!FOYER_IS_OMNIBOX_ITEM (item)
          || !foyer_omnibox_item_is_same (FOYER_OMNIBOX_ITEM (item), self->kept))
        continue;
      foyer_section_selection_select (self->selection, i);
      return;
    }

  foyer_section_selection_select (self->selection, 0);
  first = foyer_section_selection_get_item (self->selection);
  g_clear_object (&self->kept);
  if (foyer_omnibox_item_get_act (first) == NULL)
    self->kept = g_object_ref (first);
}

static char *
dup_count (FoyerOmnibox *self)
{
  guint count = foyer_omnibox_results_get_n_people (self->results);
  guint limit = foyer_omnibox_results_get_limit (self->results);

  if (limit > 0)
    /* Translators: under what the search box found; %u is how many persons it shows at most. */
    return g_strdup_printf (_("The latest %u. More letters find more exactly"), limit);
  if (count == 0)
    return g_strdup (_("Nobody fits"));
  /* Translators: how many persons the search box found. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u person", "%u people", count), count);
}

static void
on_found (FoyerOmnibox *self)
{
  g_autofree char *count = dup_count (self);

  self->is_behind = FALSE;
  gtk_label_set_label (self->count_label, count);
  select_found (self);

  gtk_popover_popup (self->popover);
  foyer_list_keys_go_to (GTK_WIDGET (self->list),
                         foyer_section_selection_get_selected (self->selection));
  if (self->takes_when_found)
    {
      self->takes_when_found = FALSE;
      take_selected (self);
    }
}

static void
on_search_failed (FoyerOmnibox *self,
                  const GError *error)
{
  close_results (self);
  g_signal_emit (self, signals[FAILED], 0, error);
}

static void
on_hint_changed (FoyerOmnibox *self)
{
  const char *text = foyer_hint_get_text (self->hint);

  gtk_widget_set_visible (self->keycap, *text == '\0');
  g_clear_object (&self->offered);
  g_clear_object (&self->kept);
  self->takes_when_found = FALSE;
  self->is_behind = *text != '\0';
  if (*text == '\0')
    close_results (self);
  else
    foyer_omnibox_results_search (self->results, text);
}

static void
step (FoyerOmnibox *self,
      int           direction)
{
  guint position =
    foyer_section_selection_step (self->selection,
                                  foyer_section_selection_get_selected (self->selection),
                                  direction);

  if (position == GTK_INVALID_LIST_POSITION)
    return;

  /* Who moves in the list means what stands there. */
  self->is_behind = FALSE;
  foyer_list_keys_go_to (GTK_WIDGET (self->list), position);
  g_set_object (&self->kept, foyer_section_selection_get_item (self->selection));
}

/* While an input method composes, the arrows and Enter are its keys. */
static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                FoyerOmnibox          *self)
{
  gboolean is_open = gtk_widget_get_visible (GTK_WIDGET (self->popover));
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (foyer_hint_get_is_composing (self->hint))
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      if (is_open)
        step (self, -1);
      return is_open;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      if (is_open)
        step (self, 1);
      return is_open;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      if (modifiers == GDK_CONTROL_MASK)
        register_typed (self);
      else if (is_open && !self->is_behind && modifiers == 0)
        take_selected (self);
      else if (*foyer_hint_get_text (self->hint) != '\0' && modifiers == 0)
        self->takes_when_found = TRUE;
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      if (!is_open && *foyer_hint_get_text (self->hint) == '\0')
        return GDK_EVENT_PROPAGATE;
      g_clear_object (&self->offered);
      clear (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
on_focus_left (FoyerOmnibox *self)
{
  g_clear_object (&self->offered);
  close_results (self);
}

static void
foyer_omnibox_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  gtk_widget_measure (FOYER_OMNIBOX (widget)->content, orientation, for_size,
                      minimum, natural, minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (*natural, WIDTH);
}

static void
foyer_omnibox_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  FoyerOmnibox *self = FOYER_OMNIBOX (widget);

  gtk_widget_size_allocate (self->content, &(GtkAllocation) { 0, 0, width, height }, baseline);
  gtk_popover_present (self->popover);
}

static void
foyer_omnibox_dispose (GObject *object)
{
  FoyerOmnibox *self = FOYER_OMNIBOX (object);

  g_cancellable_cancel (self->cancellable);
  /* While the results are still there: the focus leaves with the entry. */
  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->kept);
  g_clear_object (&self->offered);
  g_clear_object (&self->hint);
  g_clear_object (&self->selection);
  g_clear_object (&self->results);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_omnibox_parent_class)->dispose (object);
}

static void
foyer_omnibox_finalize (GObject *object)
{
  g_clear_object (&FOYER_OMNIBOX (object)->cancellable);

  G_OBJECT_CLASS (foyer_omnibox_parent_class)->finalize (object);
}

static void
foyer_omnibox_class_init (FoyerOmniboxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = foyer_omnibox_dispose;
  object_class->finalize = foyer_omnibox_finalize;
  widget_class->measure = foyer_omnibox_measure;
  widget_class->size_allocate = foyer_omnibox_size_allocate;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, FOYER_TYPE_RECORD);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);

  g_type_ensure (FOYER_TYPE_KEYCAP);
  g_type_ensure (FOYER_TYPE_OMNIBOX_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/foyer/Foyer/ui/shell/foyer-omnibox.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerOmnibox, content);
  gtk_widget_class_bind_template_child (widget_class, FoyerOmnibox, entry);
  gtk_widget_class_bind_template_child (widget_class, FoyerOmnibox, keycap);
  gtk_widget_class_bind_template_child (widget_class, FoyerOmnibox, popover);
  gtk_widget_class_bind_template_child (widget_class, FoyerOmnibox, list);
  gtk_widget_class_bind_template_child (widget_class, FoyerOmnibox, count_label);
  gtk_widget_class_bind_template_callback (widget_class, on_focus_left);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_install_action (widget_class, "omnibox.check-in", NULL, on_check_in);
  gtk_widget_class_install_action (widget_class, "omnibox.register", NULL, on_register);
}

static void
foyer_omnibox_init (FoyerOmnibox *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  self->results = foyer_omnibox_results_new ();
  self->selection = foyer_section_selection_new (foyer_omnibox_results_get_model (self->results));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  self->hint = foyer_hint_new (GTK_EDITABLE (self->entry));
  g_signal_connect_object (self->results, "found", G_CALLBACK (on_found),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->results, "failed", G_CALLBACK (on_search_failed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->hint, "notify::text", G_CALLBACK (on_hint_changed),
                           self, G_CONNECT_SWAPPED);
}

/* @services: (nullable): where to search */
void
foyer_omnibox_set_services (FoyerOmnibox  *self,
                            FoyerServices *services)
{
  g_return_if_fail (FOYER_IS_OMNIBOX (self));

  clear (self);
  g_set_object (&self->services, services);
  foyer_omnibox_results_set_services (self->results, services);
}

/* Ctrl+K: the caret goes into the box; what stands there is selected. */
void
foyer_omnibox_begin (FoyerOmnibox *self)
{
  g_return_if_fail (FOYER_IS_OMNIBOX (self));

  gtk_widget_grab_focus (self->entry);
  if (*foyer_hint_get_text (self->hint) != '\0')
    foyer_omnibox_results_search (self->results, foyer_hint_get_text (self->hint));
}

/* A person was taken whom no panel shows: the next Enter checks them in. */
void
foyer_omnibox_offer (FoyerOmnibox  *self,
                     FoyerCustomer *customer)
{
  guint last;

  g_return_if_fail (FOYER_IS_OMNIBOX (self));
  g_return_if_fail (FOYER_IS_CUSTOMER (customer));

  gtk_widget_grab_focus (self->entry);
  g_set_object (&self->offered, customer);
  foyer_omnibox_results_offer (self->results, customer);
  gtk_label_set_label (self->count_label, "");
  gtk_popover_popup (self->popover);
  last = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) - 1;
  foyer_list_keys_go_to (GTK_WIDGET (self->list), last);
}

gboolean
foyer_omnibox_has_focus (FoyerOmnibox *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}
