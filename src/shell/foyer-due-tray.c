#include "shell/foyer-due-tray.h"

#include "shell/foyer-due-row.h"

#include "service/foyer-notice-words.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

/* The chips count minutes. */
#define TICK_S 20

struct _FoyerDueTray
{
  GtkWidget parent_instance;

  GtkLabel *title;
  GtkWidget *later_button;
  GtkWidget *scroller;
  GtkListBox *list;
  GtkWidget *empty_label;
  GtkWidget *no_service;
  GtkWidget *foot_label;

  FoyerRinger *ringer;
  FoyerDue *due;
  FoyerShop *shop;
  FoyerNotifier *notifier;
  GCancellable *cancellable;
  guint source;
};

G_DEFINE_FINAL_TYPE (FoyerDueTray, foyer_due_tray, GTK_TYPE_WIDGET)

enum
{
  DONE,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static FoyerDueRow *
get_row (FoyerDueTray *self,
         int           position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, position);

  return row != NULL ? FOYER_DUE_ROW (row) : NULL;
}

static void
show_time_of (FoyerDueTray *self,
              FoyerDueRow  *row)
{
  FoyerNoticeFacts facts;

  foyer_ringer_get_facts (self->ringer, foyer_due_row_get_delivery (row), &facts);
  foyer_due_row_show_time (row, &facts, foyer_shop_get_time (self->shop),
                           foyer_service_now_us (FOYER_SERVICE (self->due)));
}

static gboolean
on_ticked (gpointer user_data)
{
  FoyerDueTray *self = user_data;
  FoyerDueRow *row;

  for (int i = 0; self->ringer != NULL && (row = get_row (self, i)) != NULL; i++)
    show_time_of (self, row);
  return G_SOURCE_CONTINUE;
}

/* A row that goes takes the selection with it: the next one in its place is at hand. */
static void
update (FoyerDueTray *self)
{
  guint n = self->due != NULL ? g_list_model_get_n_items (foyer_due_get_tray (self->due)) : 0;
  g_autofree char *title = NULL;

  /* Translators: the heading of the tray; a number follows the word. */
  title = g_strdup_printf (C_("due tray", "Due %u"), n);
  gtk_label_set_label (self->title, n > 0 ? title : C_("due tray", "Due"));
  gtk_widget_set_visible (self->later_button, n > 0);
  gtk_widget_set_visible (self->scroller, n > 0);
  gtk_widget_set_visible (self->empty_label, n == 0);
  gtk_widget_set_visible (self->foot_label, n > 0);
  gtk_widget_set_visible (self->no_service,
                          self->notifier != NULL
                          && !foyer_notifier_get_is_available (self->notifier));
  if (n > 0 && gtk_list_box_get_selected_row (self->list) == NULL)
    gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (get_row (self, 0)));
}

static void
on_acted (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(FoyerDueTray) self = user_data;
  g_autoptr(GError) error = NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->list), TRUE);
  gtk_widget_set_sensitive (self->later_button, TRUE);
  if (!foyer_ringer_finish (FOYER_RINGER (source), result, &error))
    g_signal_emit (self, signals[FAILED], 0, NULL, error);
  else if (gtk_list_box_get_row_at_index (self->list, 0) == NULL)
    g_signal_emit (self, signals[DONE], 0);
}

/* One at a time: what is pressed twice is done once. */
static void
begin_act (FoyerDueTray *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), FALSE);
  gtk_widget_set_sensitive (self->later_button, FALSE);
}

static void
act (FoyerDueTray   *self,
     FoyerDueRow    *row,
     FoyerNoticeAct  what)
{
  begin_act (self);
  foyer_ringer_act_async (self->ringer, foyer_due_row_get_delivery (row), what, self->cancellable,
                          on_acted, g_object_ref (self));
}

static void
on_row_act (FoyerDueTray *self,
            guint         what,
            FoyerDueRow  *row)
{
  act (self, row, what);
}

static void
on_row_activated (FoyerDueTray *self,
                  FoyerDueRow  *row)
{
  act (self, row, foyer_due_row_get_next_step (row));
}

static void
on_row_selected (FoyerDueTray *self,
                 FoyerDueRow  *selected)
{
  FoyerDueRow *row;

  for (int i = 0; (row = get_row (self, i)) != NULL; i++)
    foyer_due_row_show_acts (row, row == selected);
}

static void
on_later_clicked (FoyerDueTray *self)
{
  begin_act (self);
  foyer_ringer_put_off_async (self->ringer, self->cancellable, on_acted, g_object_ref (self));
}

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  FoyerDueTray *self = user_data;
  FoyerNoticeFacts facts;
  GtkWidget *row;

  foyer_ringer_get_facts (self->ringer, item, &facts);
  row = foyer_due_row_new (item, &facts);
  show_time_of (self, FOYER_DUE_ROW (row));
  g_signal_connect_object (row, "act", G_CALLBACK (on_row_act), self, G_CONNECT_SWAPPED);
  return row;
}

static void
foyer_due_tray_map (GtkWidget *widget)
{
  FoyerDueTray *self = FOYER_DUE_TRAY (widget);

  GTK_WIDGET_CLASS (foyer_due_tray_parent_class)->map (widget);
  if (self->source == 0)
    self->source = g_timeout_add_seconds (TICK_S, on_ticked, self);
}

static void
foyer_due_tray_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&FOYER_DUE_TRAY (widget)->source, g_source_remove);
  GTK_WIDGET_CLASS (foyer_due_tray_parent_class)->unmap (widget);
}

/* The longest overdue first: a reminder that rang early is not the most pressing thing. */
static int
compare_due (gconstpointer a,
             gconstpointer b,
             gpointer      data)
{
  gint64 due_a = foyer_item_get_due (foyer_delivery_get_item ((FoyerDelivery *) a));
  gint64 due_b = foyer_item_get_due (foyer_delivery_get_item ((FoyerDelivery *) b));

  return due_a < due_b ? -1 : due_a > due_b;
}

static void
forget_ringer (FoyerDueTray *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->due != NULL)
    {
      gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
      g_signal_handlers_disconnect_by_func (foyer_due_get_tray (self->due), update, self);
    }
  if (self->notifier != NULL)
    g_signal_handlers_disconnect_by_func (self->notifier, update, self);
  g_clear_object (&self->ringer);
  g_clear_object (&self->due);
  g_clear_object (&self->shop);
  g_clear_object (&self->notifier);
}

static void
foyer_due_tray_dispose (GObject *object)
{
  FoyerDueTray *self = FOYER_DUE_TRAY (object);

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->list != NULL)
    forget_ringer (self);
  self->list = NULL;
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_due_tray_parent_class)->dispose (object);
}

static void
foyer_due_tray_class_init (FoyerDueTrayClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_due_tray_dispose;
  widget_class->map = foyer_due_tray_map;
  widget_class->unmap = foyer_due_tray_unmap;

  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_ERROR);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/foyer/Foyer/ui/shell/foyer-due-tray.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerDueTray, title);
  gtk_widget_class_bind_template_child (widget_class, FoyerDueTray, later_button);
  gtk_widget_class_bind_template_child (widget_class, FoyerDueTray, scroller);
  gtk_widget_class_bind_template_child (widget_class, FoyerDueTray, list);
  gtk_widget_class_bind_template_child (widget_class, FoyerDueTray, empty_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerDueTray, no_service);
  gtk_widget_class_bind_template_child (widget_class, FoyerDueTray, foot_label);
  gtk_widget_class_bind_template_callback (widget_class, on_later_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected);
}

static void
foyer_due_tray_init (FoyerDueTray *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

/* @ringer, @due, @shop, @notifier: (nullable): what it shows from now on */
void
foyer_due_tray_set_ringer (FoyerDueTray  *self,
                           FoyerRinger   *ringer,
                           FoyerDue      *due,
                           FoyerShop     *shop,
                           FoyerNotifier *notifier)
{
  g_return_if_fail (FOYER_IS_DUE_TRAY (self));

  forget_ringer (self);
  if (ringer != NULL)
    {
      GListModel *tray = foyer_due_get_tray (due);
      g_autoptr(GtkSortListModel) sorted =
        gtk_sort_list_model_new (g_object_ref (tray),
                                 GTK_SORTER (gtk_custom_sorter_new (compare_due, NULL, NULL)));

      self->ringer = g_object_ref (ringer);
      self->due = g_object_ref (due);
      self->shop = g_object_ref (shop);
      self->notifier = g_object_ref (notifier);
      self->cancellable = g_cancellable_new ();
      gtk_list_box_bind_model (self->list, G_LIST_MODEL (sorted), make_row, self, NULL);
      /* After the list has its rows. */
      g_signal_connect_object (tray, "items-changed", G_CALLBACK (update), self,
                               G_CONNECT_SWAPPED | G_CONNECT_AFTER);
      g_signal_connect_object (notifier, "notify::is-available", G_CALLBACK (update), self,
                               G_CONNECT_SWAPPED);
    }
  update (self);
}

void
foyer_due_tray_begin (FoyerDueTray *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (FOYER_IS_DUE_TRAY (self));

  on_ticked (self);
  update (self);
  row = gtk_list_box_get_selected_row (self->list);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}
