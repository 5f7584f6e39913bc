#include "panels/register/foyer-register-panel.h"

#include "panels/foyer-staff-name.h"
#include "panels/foyer-visit-text.h"
#include "panels/foyer-print-pdf.h"
#include "panels/register/foyer-register-filter.h"
#include "service/foyer-services.h"
#include "service/foyer-words.h"
#include "widgets/foyer-empty-state.h"
#include "widgets/foyer-file-dialog.h"
#include "widgets/foyer-list-keys.h"

#include <glib/gi18n-lib.h>

struct _FoyerRegisterPanel
{
  FoyerVisitPanel parent_instance;

  FoyerRegister *visits;
  GtkSingleSelection *selection;
  gboolean is_making; /* a document */

  FoyerSplit *split;
  GtkLabel *count;
  FoyerRegisterFilter *filter;
  GtkStack *stack;
  GtkColumnView *table;
  FoyerEmptyState *nothing;
  FoyerVisitCard *card;
};

G_DEFINE_FINAL_TYPE (FoyerRegisterPanel, foyer_register_panel, FOYER_TYPE_VISIT_PANEL)

static const FoyerKeyHint key_hints[] = {
  { "<Control>f", NC_("key bar", "choose a day") },
  { "<Control>p", NC_("key bar", "print") },
  { "<Control>s", NC_("key bar", "save as PDF") },
  { "↑↓", NC_("key bar", "select"), TRUE },
  { "Return", NC_("key bar", "open"), TRUE },
  { "F2", NC_("key bar", "change"), TRUE },
  { NULL },
};

const FoyerPanelInfo foyer_register_panel_info = {
  .name = "register",
  .title = NC_("panel", "Visit register"),
  .icon_name = "foyer-people-symbolic",
  .get_type = foyer_register_panel_get_type,
};

/* What a column shows of a visit. (transfer full) (nullable) */
typedef char *(*CellFunc) (FoyerRegisterPanel *self,
                           FoyerVisit         *visit);

static FoyerShopTime *
get_shop_time (FoyerRegisterPanel *self)
{
  return foyer_shop_get_time (
    foyer_services_get_shop (foyer_panel_get_services (FOYER_PANEL (self))));
}

static FoyerPeople *
get_people (FoyerRegisterPanel *self)
{
  return foyer_services_get_people (foyer_panel_get_services (FOYER_PANEL (self)));
}

static char *
get_day (FoyerRegisterPanel *self,
         FoyerVisit         *visit)
{
  return foyer_day_to_string (foyer_visit_get_day (visit));
}

static char *
get_number (FoyerRegisterPanel *self,
            FoyerVisit         *visit)
{
  return foyer_visit_text_number (visit);
}

static char *
get_arrived (FoyerRegisterPanel *self,
             FoyerVisit         *visit)
{
  gint64 at_us = foyer_visit_get_arrived (visit);

  return at_us != 0 ? foyer_words_clock (get_shop_time (self), at_us) : NULL;
}

static char *
get_who (FoyerRegisterPanel *self,
         FoyerVisit         *visit)
{
  return foyer_words_visitor (NULL, visit);
}

static char *
get_chip (FoyerRegisterPanel *self,
          FoyerVisit         *visit)
{
  return foyer_visit_text_chip (visit);
}

static char *
get_matter (FoyerRegisterPanel *self,
            FoyerVisit         *visit)
{
  return foyer_visit_text_matter (visit);
}

static char *
get_handler (FoyerRegisterPanel *self,
             FoyerVisit         *visit)
{
  return g_strdup (foyer_staff_name (get_people (self), foyer_visit_get_handler (visit)));
}

static char *
get_waited (FoyerRegisterPanel *self,
            FoyerVisit         *visit)
{
  gint64 arrived_us = foyer_visit_get_arrived (visit), called_us = foyer_visit_get_called (visit);

  if (arrived_us == 0 || called_us == 0)
    return NULL;
  return g_strdup_printf ("%" G_GINT64_FORMAT, (called_us - arrived_us) / FOYER_MINUTE_US);
}

static char *
get_state (FoyerRegisterPanel *self,
           FoyerVisit         *visit)
{
  if (foyer_visit_get_is_assumed (visit))
    return g_strdup (C_("chip", "Assumed departure"));
  return g_strdup (foyer_words_enum (NULL, FOYER_TYPE_VISIT_STATE, foyer_visit_get_state (visit)));
}

static const struct
{
  const char *title;
  CellFunc get;
  int width;          /* 0: takes what is left */
  gboolean is_figure; /* right aligned */
} columns[] = {
  { NC_("column", "Date"), get_day, 104, FALSE },
  { NC_("column", "No."), get_number, 64, FALSE },
  { NC_("column", "Came"), get_arrived, 60, FALSE },
  { NC_("column", "Who"), get_who, 112, FALSE },
  { NC_("column", "Kind"), get_chip, 84, FALSE },
  { NC_("column", "Matter"), get_matter, 0, FALSE },
  { NC_("column", "With"), get_handler, 76, FALSE },
  { NC_("column", "Waited, min"), get_waited, 92, TRUE },
  { NC_("column", "State"), get_state, 92, FALSE },
};

static void
on_cell_setup (GtkSignalListItemFactory *factory,
               GtkListItem              *list_item,
               gpointer                  column)
{
  /* No GtkInscription: names in Chinese beside words in English would not stand on one line. */
  GtkWidget *cell = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (cell), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (cell), TRUE);
  gtk_label_set_xalign (GTK_LABEL (cell),
                        columns[GPOINTER_TO_UINT (column)].is_figure ? 1 : 0);
  gtk_list_item_set_child (list_item, cell);
}

/* A row whose page has not come yet has no number: it stays blank for that moment. */
static void
on_cell_bind (GtkSignalListItemFactory *factory,
              GtkListItem              *list_item,
              gpointer                  column)
{
  GtkWidget *cell = gtk_list_item_get_child (list_item);
  FoyerVisit *visit = gtk_list_item_get_item (list_item);
  FoyerRegisterPanel *self = g_object_get_data (G_OBJECT (factory), "panel");
  g_autofree char *text = NULL;

  if (*foyer_visit_get_number (visit) != '\0')
    text = columns[GPOINTER_TO_UINT (column)].get (self, visit);
  gtk_label_set_label (GTK_LABEL (cell), text != NULL ? text : "");
}

static void
add_columns (FoyerRegisterPanel *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      const char *title = g_dpgettext2 (GETTEXT_PACKAGE, "column", columns[i].title);
      g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (title, factory);

      /* The table goes with the panel, and its factories with it. */
      g_object_set_data (G_OBJECT (factory), "panel", self);
      g_signal_connect (factory, "setup", G_CALLBACK (on_cell_setup), GUINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (on_cell_bind), GUINT_TO_POINTER (i));
      if (columns[i].width > 0)
        gtk_column_view_column_set_fixed_width (column, columns[i].width);
      gtk_column_view_column_set_expand (column, columns[i].width == 0);
      gtk_column_view_append_column (self->table, column);
    }
}

/* Says how many there are; the exact figure may come later than the rows. */
static void
show_count (FoyerRegisterPanel *self)
{
  gboolean is_complete;
  gint64 n_visits;
  gulong count;
  g_autofree char *text = NULL, *wish = NULL, *title = NULL;

  g_object_get (self->visits, "is-complete", &is_complete, "n-visits", &n_visits, NULL);
  count = n_visits;
  if (is_complete)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'lu visit", "%'lu visits", count),
                            count);
  else
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'lu visit, still counting",
                                         "%'lu visits, still counting", count), count);
  gtk_label_set_label (self->count, text);

  if (n_visits > 0 || !is_complete)
    {
      gtk_stack_set_visible_child_name (self->stack, "table");
      return;
    }
  if (foyer_register_filter_is_empty (self->filter))
    {
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  wish = foyer_register_filter_describe (self->filter);
  /* Translators: %s is what was looked for, such as “Thu 24 Sep 2026 · Parent”. */
  title = g_strdup_printf (_("No visits with “%s”"), wish);
  g_object_set (self->nothing, "title", title, NULL);
  gtk_stack_set_visible_child_name (self->stack, "nothing");
}

static void
on_filter_changed (FoyerRegisterPanel *self)
{
  FoyerVisitFilter filter;

  if (self->visits == NULL)
    return;

  foyer_register_filter_get (self->filter, &filter);
  foyer_register_set_filter (self->visits, &filter);
  show_count (self);
}

static void
on_jumped (FoyerRegisterPanel *self,
           gint64              day)
{
  guint position = foyer_register_find_day (self->visits, day);

  gtk_widget_grab_focus (GTK_WIDGET (self->table));
  foyer_list_keys_go_to (GTK_WIDGET (self->table), position);
}

static void
on_clear_clicked (FoyerRegisterPanel *self)
{
  foyer_register_filter_clear (self->filter);
}

static void
on_selected (FoyerRegisterPanel *self)
{
  FoyerVisit *visit = gtk_single_selection_get_selected_item (self->selection);

  if (visit != NULL && *foyer_visit_get_number (visit) == '\0')
    return;
  foyer_visit_panel_set_visit (FOYER_VISIT_PANEL (self), visit);
}

static void
on_activate (FoyerRegisterPanel *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "visit.open", NULL);
}

/* The language of the interface, in which its documents are made. */
static const char *
get_language (void)
{
  /* Translators: the language of this catalogue, as documents ask for it: “zh_CN” in Chinese. */
  return C_("language", "en");
}

static void
on_printed (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (FoyerRegisterPanel) self = user_data;
  g_autoptr (GError) error = NULL;

  if (foyer_print_pdf_finish (result, &error))
    foyer_panel_tell (FOYER_PANEL (self), _("Sent to the printer"));
  else
    foyer_panel_fail (FOYER_PANEL (self), NULL, error);
}

static void
on_made_to_print (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (FoyerRegisterPanel) self = user_data;
  FoyerPanel *panel = FOYER_PANEL (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = foyer_documents_finish (FOYER_DOCUMENTS (source), result, &error);

  self->is_making = FALSE;
  if (pdf == NULL)
    {
      foyer_panel_fail (panel, NULL, error);
      return;
    }
  foyer_print_pdf_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                         _("Visit register"), pdf, GTK_PAGE_ORIENTATION_LANDSCAPE,
                         foyer_panel_get_cancellable (panel), on_printed, g_object_ref (self));
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (FoyerRegisterPanel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL, *sentence = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    {
      foyer_panel_fail (FOYER_PANEL (self), NULL, error);
      return;
    }
  name = g_file_get_basename (G_FILE (source));
  /* Translators: %s is the name of a file. */
  sentence = g_strdup_printf (_("Saved as %s"), name);
  foyer_panel_tell (FOYER_PANEL (self), sentence);
}

typedef struct
{
  FoyerRegisterPanel *panel;
  GBytes *pdf;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_object_unref (saving->panel);
  g_bytes_unref (saving->pdf);
  g_free (saving);
}

static void
on_file_chosen (GFile    *file,
                gpointer  user_data)
{
  Saving *saving = user_data;

  g_file_replace_contents_bytes_async (file, saving->pdf, NULL, FALSE,
                                       G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
                                       foyer_panel_get_cancellable (FOYER_PANEL (saving->panel)),
                                       on_written, g_object_ref (saving->panel));
}

static void
on_made_to_save (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (FoyerRegisterPanel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = foyer_documents_finish (FOYER_DOCUMENTS (source), result, &error);
  Saving *saving;

  self->is_making = FALSE;
  if (pdf == NULL)
    {
      foyer_panel_fail (FOYER_PANEL (self), NULL, error);
      return;
    }

  saving = g_new (Saving, 1);
  saving->panel = g_object_ref (self);
  saving->pdf = g_steal_pointer (&pdf);
  foyer_file_dialog_save (GTK_WIDGET (self), _("Save the visit register"),
                          /* Translators: the proposed name of a file. */
                          _("visit-register.pdf"), on_file_chosen, saving, saving_free);
}

/* The days on paper: those of the filter; without one, today. The paper of five years helps
 * nobody. */
static void
make_document (FoyerRegisterPanel  *self,
               GAsyncReadyCallback  callback)
{
  FoyerServices *services = foyer_panel_get_services (FOYER_PANEL (self));
  FoyerVisitFilter filter;

  if (self->is_making)
    return;

  self->is_making = TRUE;
  foyer_register_filter_get (self->filter, &filter);
  if (filter.first_day == 0)
    g_object_get (foyer_services_get_reception (services), "day", &filter.first_day, NULL);
  if (filter.last_day == 0)
    filter.last_day = filter.first_day;
  foyer_documents_register_async (foyer_services_get_documents (services), &filter,
                                  get_language (),
                                  foyer_panel_get_cancellable (FOYER_PANEL (self)), callback,
                                  g_object_ref (self));
}

static void
on_print (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  make_document (FOYER_REGISTER_PANEL (widget), on_made_to_print);
}

/* Ctrl+S saves what is being typed in the card, else the register. */
static void
on_save (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  if (!foyer_visit_card_save (FOYER_REGISTER_PANEL (widget)->card))
    make_document (FOYER_REGISTER_PANEL (widget), on_made_to_save);
}

static void
on_find (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  foyer_register_filter_open (FOYER_REGISTER_PANEL (widget)->filter);
}

static void
foyer_register_panel_load (FoyerPanel *panel)
{
  FoyerRegisterPanel *self = FOYER_REGISTER_PANEL (panel);
  FoyerServices *services = foyer_panel_get_services (panel);

  foyer_visit_card_connect (self->card, services);
  foyer_register_filter_connect (self->filter, services);
  self->visits = foyer_register_new (foyer_services_get_store (services),
                                     foyer_services_get_shop (services));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->visits)));
  g_signal_connect_object (self->visits, "notify", G_CALLBACK (show_count), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected),
                           self, G_CONNECT_SWAPPED);
  add_columns (self);
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (self->selection));
  show_count (self);
  on_selected (self);
}

static void
foyer_register_panel_leave_card (FoyerVisitPanel *panel)
{
  FoyerRegisterPanel *self = FOYER_REGISTER_PANEL (panel);
  guint selected = gtk_single_selection_get_selected (self->selection);

  gtk_widget_grab_focus (GTK_WIDGET (self->table));
  foyer_list_keys_go_to (GTK_WIDGET (self->table), selected);
}

static void
foyer_register_panel_dispose (GObject *object)
{
  FoyerRegisterPanel *self = FOYER_REGISTER_PANEL (object);

  if (self->table != NULL)
    gtk_column_view_set_model (self->table, NULL);
  self->table = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->visits);

  G_OBJECT_CLASS (foyer_register_panel_parent_class)->dispose (object);
}

static void
foyer_register_panel_class_init (FoyerRegisterPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_register_panel_dispose;
  FOYER_PANEL_CLASS (klass)->load = foyer_register_panel_load;
  FOYER_VISIT_PANEL_CLASS (klass)->leave_card = foyer_register_panel_leave_card;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/register/foyer-register-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerRegisterPanel, split);
  gtk_widget_class_bind_template_child (widget_class, FoyerRegisterPanel, count);
  gtk_widget_class_bind_template_child (widget_class, FoyerRegisterPanel, filter);
  gtk_widget_class_bind_template_child (widget_class, FoyerRegisterPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, FoyerRegisterPanel, table);
  gtk_widget_class_bind_template_child (widget_class, FoyerRegisterPanel, nothing);
  gtk_widget_class_bind_template_child (widget_class, FoyerRegisterPanel, card);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_clear_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_jumped);

  gtk_widget_class_install_action (widget_class, "panel.find", NULL, on_find);
  gtk_widget_class_install_action (widget_class, "panel.print", NULL, on_print);
  gtk_widget_class_install_action (widget_class, "panel.save", NULL, on_save);
}

static void
foyer_register_panel_init (FoyerRegisterPanel *self)
{
  FoyerPanel *panel = FOYER_PANEL (self);

  g_type_ensure (FOYER_TYPE_EMPTY_STATE);
  g_type_ensure (FOYER_TYPE_REGISTER_FILTER);
  g_type_ensure (FOYER_TYPE_SPLIT);
  g_type_ensure (FOYER_TYPE_VISIT_CARD);
  gtk_widget_init_template (GTK_WIDGET (self));
  foyer_list_keys_install (GTK_WIDGET (self->table));
  foyer_visit_panel_set_parts (FOYER_VISIT_PANEL (self), self->split, self->card);
  foyer_panel_add_pane (panel, GTK_WIDGET (self->stack));
  foyer_panel_add_pane (panel, GTK_WIDGET (self->card));
  foyer_panel_add_pane (panel, GTK_WIDGET (self->filter));
  foyer_panel_set_key_hints (panel, key_hints);
}
