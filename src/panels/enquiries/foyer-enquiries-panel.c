#include "panels/enquiries/foyer-enquiries-panel.h"

#include "panels/enquiries/foyer-enquiry-card.h"
#include "panels/enquiries/foyer-enquiry-entry.h"
#include "panels/enquiries/foyer-enquiry-row.h"
#include "panels/enquiries/foyer-script-card.h"
#include "panels/foyer-split.h"
#include "service/foyer-services.h"
#include "service/foyer-words.h"
#include "widgets/foyer-empty-state.h"
#include "widgets/foyer-list-keys.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

struct _FoyerEnquiriesPanel
{
  FoyerPanel parent_instance;

  GListModel *enquiries; /* of the day that is shown */
  GtkSingleSelection *selection;
  gint64 day;

  FoyerSplit *split;
  GtkLabel *day_label;
  GtkLabel *count;
  GtkStack *list_stack;
  GtkListView *list;
  FoyerEnquiryEntry *entry;
  GtkStack *card_stack;
  FoyerScriptCard *script;
  FoyerEnquiryCard *card;
};

G_DEFINE_FINAL_TYPE (FoyerEnquiriesPanel, foyer_enquiries_panel, FOYER_TYPE_PANEL)

static const FoyerKeyHint key_hints[] = {
  { "<Control>n", NC_("key bar", "new call") },
  { "<Control>Return", NC_("key bar", "finish") },
  { "F6", NC_("key bar", "next part") },
  { "↑↓", NC_("key bar", "select"), TRUE },
  { "Return", NC_("key bar", "open"), TRUE },
  { "<Control>z", NC_("key bar", "undo"), TRUE },
  { NULL },
};

static gboolean
shows_record (FoyerRecord *record)
{
  return FOYER_IS_ENQUIRY (record);
}

const FoyerPanelInfo foyer_enquiries_panel_info = {
  .name = "enquiries",
  .title = NC_("panel", "Enquiries"),
  .icon_name = "foyer-enquiry-symbolic",
  .get_type = foyer_enquiries_panel_get_type,
  .shows_record = shows_record,
};

static FoyerServices *
get_services (FoyerEnquiriesPanel *self)
{
  return foyer_panel_get_services (FOYER_PANEL (self));
}

static void
show_count (FoyerEnquiriesPanel *self)
{
  gulong count = g_list_model_get_n_items (self->enquiries);
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu enquiry today",
                                                        "%lu enquiries today", count), count);

  gtk_label_set_label (self->count, text);
  gtk_stack_set_visible_child_name (self->list_stack, count > 0 ? "list" : "empty");
}

/* A new day begins with an empty list. */
static void
show_day (FoyerEnquiriesPanel *self)
{
  g_autofree char *day = NULL;

  g_object_get (foyer_services_get_reception (get_services (self)), "day", &self->day, NULL);
  day = foyer_words_day (NULL, self->day);
  gtk_label_set_label (self->day_label, day);
  if (self->enquiries != NULL)
    g_signal_handlers_disconnect_by_func (self->enquiries, show_count, self);
  g_set_object (&self->enquiries,
                foyer_enquiries_get_day (foyer_services_get_enquiries (get_services (self)),
                                         self->day));
  g_signal_connect_object (self->enquiries, "items-changed", G_CALLBACK (show_count), self,
                           G_CONNECT_SWAPPED);
  gtk_single_selection_set_model (self->selection, self->enquiries);
  show_count (self);
}

static void
show_script (FoyerEnquiriesPanel *self)
{
  g_autofree char *moment = NULL;
  g_autofree char *caller = foyer_enquiry_entry_dup_caller (self->entry);
  g_autofree char *wanted = foyer_enquiry_entry_dup_wanted (self->entry);

  g_object_get (self->entry, "moment", &moment, NULL);
  foyer_script_card_set_names (self->script, caller, wanted);
  foyer_script_card_set_moment (self->script, moment);
  gtk_stack_set_visible_child_name (self->card_stack, "script");
}

static void
on_recorded (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (FoyerEnquiriesPanel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerEnquiry) enquiry = foyer_enquiries_finish (FOYER_ENQUIRIES (source), result,
                                                             NULL, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (enquiry != NULL)
    foyer_enquiry_entry_finish (self->entry);
  else if (!foyer_enquiry_entry_fail (self->entry, error))
    foyer_panel_fail (FOYER_PANEL (self), NULL, error);
}

static void
on_submitted (FoyerEnquiriesPanel *self,
              GHashTable          *typed,
              int                  end)
{
  foyer_enquiries_record_async (foyer_services_get_enquiries (get_services (self)), typed, end,
                                foyer_panel_get_cancellable (FOYER_PANEL (self)), on_recorded,
                                g_object_ref (self));
}

static void
on_edit_done (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (FoyerEnquiriesPanel) self = user_data;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerEnquiry) enquiry = foyer_enquiries_finish (FOYER_ENQUIRIES (source), result,
                                                             &conflicts, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error == NULL)
    show_script (self);
  else if (!foyer_enquiry_card_show_failure (self->card, conflicts, enquiry, error))
    foyer_panel_fail (FOYER_PANEL (self), NULL, error);
}

static void
on_edited (FoyerEnquiriesPanel *self,
           FoyerEdits          *edits)
{
  foyer_enquiries_edit_async (foyer_services_get_enquiries (get_services (self)), edits,
                              foyer_panel_get_cancellable (FOYER_PANEL (self)), on_edit_done,
                              g_object_ref (self));
}

static void
on_card_failed (FoyerEnquiriesPanel *self,
                GError              *error)
{
  foyer_panel_fail (FOYER_PANEL (self), NULL, error);
}

static void
open_enquiry (FoyerEnquiriesPanel *self,
              FoyerEnquiry        *enquiry)
{
  foyer_enquiry_card_set_enquiry (self->card, get_services (self), enquiry);
  gtk_stack_set_visible_child_name (self->card_stack, "enquiry");
  foyer_split_show_card (self->split, TRUE);
}

static void
on_activate (FoyerEnquiriesPanel *self,
             guint                position)
{
  g_autoptr (FoyerEnquiry) enquiry = g_list_model_get_item (self->enquiries, position);

  gtk_single_selection_set_selected (self->selection, position);
  if (enquiry != NULL)
    open_enquiry (self, enquiry);
}

static void
on_row_setup (FoyerEnquiriesPanel *self,
              GtkListItem         *list_item)
{
  gtk_list_item_set_child (list_item, foyer_enquiry_row_new (get_services (self)));
}

static void
on_row_bind (FoyerEnquiriesPanel *self,
             GtkListItem         *list_item)
{
  foyer_enquiry_row_set_enquiry (FOYER_ENQUIRY_ROW (gtk_list_item_get_child (list_item)),
                                 FOYER_ENQUIRY (gtk_list_item_get_item (list_item)));
}

static void
on_new (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  FoyerEnquiriesPanel *self = FOYER_ENQUIRIES_PANEL (widget);

  show_script (self);
  foyer_split_show_card (self->split, FALSE);
  foyer_enquiry_entry_begin (self->entry);
}

static gboolean
is_card_open (FoyerEnquiriesPanel *self)
{
  return g_str_equal (gtk_stack_get_visible_child_name (self->card_stack), "enquiry");
}

static void
on_edit (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  FoyerEnquiriesPanel *self = FOYER_ENQUIRIES_PANEL (widget);
  FoyerEnquiry *enquiry = gtk_single_selection_get_selected_item (self->selection);

  if (enquiry == NULL)
    return;
  open_enquiry (self, enquiry);
  foyer_widget_focus_first (GTK_WIDGET (self->card));
}

/* Ctrl+S and Ctrl+Enter finish what has the focus: the enquiry in the card, else the new one. */
static void
on_save (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  FoyerEnquiriesPanel *self = FOYER_ENQUIRIES_PANEL (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (is_card_open (self) && focus != NULL
      && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->card)))
    foyer_enquiry_card_save (self->card);
  else
    foyer_enquiry_entry_submit (self->entry);
}

static void
on_back (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  FoyerEnquiriesPanel *self = FOYER_ENQUIRIES_PANEL (widget);

  if (is_card_open (self))
    show_script (self);
  foyer_split_show_card (self->split, FALSE);
}

static void
on_digit (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  foyer_enquiry_entry_choose (FOYER_ENQUIRIES_PANEL (widget)->entry,
                              g_variant_get_uint32 (parameter));
}

static void
on_find (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (FOYER_ENQUIRIES_PANEL (widget)->list));
}

static void
foyer_enquiries_panel_load (FoyerPanel *panel)
{
  FoyerEnquiriesPanel *self = FOYER_ENQUIRIES_PANEL (panel);
  FoyerServices *services = foyer_panel_get_services (panel);

  foyer_script_card_connect (self->script, services);
  foyer_enquiry_entry_connect (self->entry, services, foyer_panel_get_drafts (panel));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (foyer_services_get_reception (services), "notify::day",
                           G_CALLBACK (show_day), self, G_CONNECT_SWAPPED);
  show_day (self);
  /* The keyboard came before anything had its place, and went to any button. */
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->entry)) != NULL)
    foyer_enquiry_entry_focus (self->entry);
}

static gboolean
foyer_enquiries_panel_show_record (FoyerPanel  *panel,
                                   FoyerRecord *record)
{
  if (!shows_record (record))
    return FALSE;

  foyer_panel_load (panel);
  open_enquiry (FOYER_ENQUIRIES_PANEL (panel), FOYER_ENQUIRY (record));
  return TRUE;
}

static void
foyer_enquiries_panel_dispose (GObject *object)
{
  FoyerEnquiriesPanel *self = FOYER_ENQUIRIES_PANEL (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  self->list = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->enquiries);

  G_OBJECT_CLASS (foyer_enquiries_panel_parent_class)->dispose (object);
}

static void
foyer_enquiries_panel_class_init (FoyerEnquiriesPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  FoyerPanelClass *panel_class = FOYER_PANEL_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_enquiries_panel_dispose;
  panel_class->load = foyer_enquiries_panel_load;
  panel_class->show_record = foyer_enquiries_panel_show_record;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/enquiries/foyer-enquiries-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerEnquiriesPanel, split);
  gtk_widget_class_bind_template_child (widget_class, FoyerEnquiriesPanel, day_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerEnquiriesPanel, count);
  gtk_widget_class_bind_template_child (widget_class, FoyerEnquiriesPanel, list_stack);
  gtk_widget_class_bind_template_child (widget_class, FoyerEnquiriesPanel, list);
  gtk_widget_class_bind_template_child (widget_class, FoyerEnquiriesPanel, entry);
  gtk_widget_class_bind_template_child (widget_class, FoyerEnquiriesPanel, card_stack);
  gtk_widget_class_bind_template_child (widget_class, FoyerEnquiriesPanel, script);
  gtk_widget_class_bind_template_child (widget_class, FoyerEnquiriesPanel, card);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_card_failed);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_row_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_row_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_submitted);
  gtk_widget_class_bind_template_callback (widget_class, show_script);

  gtk_widget_class_install_action (widget_class, "panel.back", NULL, on_back);
  gtk_widget_class_install_action (widget_class, "panel.digit", "u", on_digit);
  gtk_widget_class_install_action (widget_class, "panel.edit", NULL, on_edit);
  gtk_widget_class_install_action (widget_class, "panel.find", NULL, on_find);
  gtk_widget_class_install_action (widget_class, "panel.new", NULL, on_new);
  gtk_widget_class_install_action (widget_class, "panel.next-step", NULL, on_save);
  gtk_widget_class_install_action (widget_class, "panel.save", NULL, on_save);
}

static void
foyer_enquiries_panel_init (FoyerEnquiriesPanel *self)
{
  FoyerPanel *panel = FOYER_PANEL (self);

  g_type_ensure (FOYER_TYPE_EMPTY_STATE);
  g_type_ensure (FOYER_TYPE_ENQUIRY_CARD);
  g_type_ensure (FOYER_TYPE_ENQUIRY_ENTRY);
  g_type_ensure (FOYER_TYPE_SCRIPT_CARD);
  g_type_ensure (FOYER_TYPE_SPLIT);
  self->day = FOYER_DAY_NONE;
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_widget_init_template (GTK_WIDGET (self));
  foyer_list_keys_install (GTK_WIDGET (self->list));
  foyer_panel_add_pane (panel, GTK_WIDGET (self->entry));
  foyer_panel_add_pane (panel, GTK_WIDGET (self->list_stack));
  foyer_panel_add_pane (panel, GTK_WIDGET (self->card_stack));
  foyer_panel_set_key_hints (panel, key_hints);
}
