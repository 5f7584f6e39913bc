#include "panels/callbacks/foyer-call-digest.h"

#include "panels/foyer-print-pdf.h"
#include "service/foyer-callback-digest-sheet.h"
#include "widgets/foyer-file-dialog.h"
#include "widgets/foyer-segmented.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

/* So many calls are shown, the newest; the file and the sheet hold all of them. */
#define SHOWN_CALLS 200

struct _FoyerCallDigest
{
  GtkWidget parent_instance;

  FoyerPanel *panel;            /* of which this is a part */
  FoyerCallbackDigest *digest;
  GCancellable *cancellable;

  FoyerSegmented *period;
  FoyerSegmented *which;
  GtkStack *stack;
  GtkLabel *days;
  GtkLabel *summary;
  GtkLabel *survey;
  GtkGrid *table;
  GtkLabel *note;
};

G_DEFINE_FINAL_TYPE (FoyerCallDigest, foyer_call_digest, GTK_TYPE_WIDGET)

static const struct
{
  const char *key;
  const char *label;
  FoyerDigestTable table;
} tables[] = {
  { "week", NC_("digest", "Week"), FOYER_DIGEST_WEEK },
  { "staff", NC_("digest", "Colleague"), FOYER_DIGEST_STAFF },
  { "kind", NC_("digest", "What for"), FOYER_DIGEST_KIND },
  { "survey-staff", NC_("digest", "Satisfaction by colleague"), FOYER_DIGEST_SURVEY_STAFF },
  { "survey-kind", NC_("digest", "Satisfaction by kind"), FOYER_DIGEST_SURVEY_KIND },
  { "calls", NC_("digest", "Every call"), FOYER_DIGEST_CALLS },
};

static FoyerShop *
get_shop (FoyerCallDigest *self)
{
  return foyer_services_get_shop (foyer_panel_get_services (self->panel));
}

static FoyerDigestTable
get_table (FoyerCallDigest *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if (g_strcmp0 (foyer_segmented_get_selected (self->which), tables[i].key) == 0)
      return tables[i].table;

  return FOYER_DIGEST_WEEK;
}

/* Whether customers may be named in what leaves the program. */
static gboolean
may_name (FoyerCallDigest *self)
{
  FoyerServices *services = foyer_panel_get_services (self->panel);

  return foyer_session_may (foyer_services_get_session (services), FOYER_RIGHT_CUSTOMER_EXPORT);
}

/* The table */

static void
attach (FoyerCallDigest *self,
        guint            column,
        guint            row,
        const char      *text,
        gboolean         is_strong)
{
  gboolean is_text = column == 0 || get_table (self) == FOYER_DIGEST_CALLS;
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), is_text ? 0 : 1);
  gtk_label_set_wrap (GTK_LABEL (label), is_text);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  if (row == 0)
    gtk_widget_add_css_class (label, "dim");
  if (is_strong)
    gtk_widget_add_css_class (label, "strong");
  gtk_grid_attach (self->table, label, (int) column, (int) row, 1, 1);
}

static void
show_row (FoyerCallDigest *self,
          guint            row,
          char           **cells,
          gboolean         is_strong)
{
  for (guint i = 0; cells[i] != NULL; i++)
    attach (self, i, row, cells[i], is_strong);
}

static void
show_table (FoyerCallDigest *self)
{
  FoyerDigestTable which = get_table (self);
  g_autoptr (GPtrArray) rows = NULL;
  guint first;

  foyer_widget_remove_children (GTK_WIDGET (self->table));
  if (self->digest == NULL)
    return;

  rows = foyer_callback_digest_make_table (NULL, self->digest, which, TRUE);
  first = which == FOYER_DIGEST_CALLS && rows->len > SHOWN_CALLS + 1 ? rows->len - SHOWN_CALLS : 1;
  show_row (self, 0, rows->pdata[0], FALSE);
  for (guint i = first; i < rows->len; i++)
    show_row (self, i - first + 1, rows->pdata[i],
              which != FOYER_DIGEST_CALLS && i + 1 == rows->len);
  gtk_widget_set_visible (GTK_WIDGET (self->note), first > 1);
}

static void
show_digest (FoyerCallDigest *self)
{
  g_autofree char *days = foyer_callback_digest_make_period (NULL, self->digest);
  g_autofree char *summary = foyer_callback_digest_make_summary (NULL, self->digest);
  g_autofree char *survey = foyer_callback_digest_make_survey (NULL, self->digest);

  gtk_label_set_label (self->days, days);
  gtk_label_set_label (self->summary, summary);
  gtk_label_set_label (self->survey, survey);
  gtk_stack_set_visible_child_name (self->stack,
                                    self->digest->calls->len > 0 ? "table" : "empty");
  show_table (self);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (FoyerCallDigest) self = user_data;
  g_autoptr (GError) error = NULL;
  FoyerCallbackDigest *digest =
    foyer_callbacks_read_digest_finish (FOYER_CALLBACKS (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    {
      /* What was counted before stays. */
      foyer_panel_fail (self->panel, NULL, error);
      return;
    }
  g_clear_pointer (&self->digest, foyer_callback_digest_unref);
  self->digest = digest;
  show_digest (self);
}

/* The days of the period that is chosen; the present one goes up to today. */
static void
get_days (FoyerCallDigest *self,
          gint64          *first,
          gint64          *last)
{
  FoyerShop *shop = get_shop (self);
  gint64 today = foyer_shop_time_get_day (foyer_shop_get_time (shop),
                                          foyer_service_now_us (FOYER_SERVICE (shop)));
  gint64 monday = today - foyer_day_get_weekday (today) + FOYER_MONDAY;
  const char *period = foyer_segmented_get_selected (self->period);
  int year, month, dom;

  foyer_day_to_ymd (today, &year, &month, &dom);
  *first = today - dom + 1;
  *last = today;
  if (g_strcmp0 (period, "week") == 0)
    *first = monday;
  else if (g_strcmp0 (period, "last-week") == 0)
    {
      *first = monday - 7;
      *last = monday - 1;
    }
  else if (g_strcmp0 (period, "last-month") == 0)
    {
      *last = *first - 1;
      foyer_day_to_ymd (*last, &year, &month, &dom);
      *first = *last - dom + 1;
    }
}

/* Out of the program */

static void
on_copy_clicked (FoyerCallDigest *self)
{
  g_autofree char *text = NULL;

  if (self->digest == NULL)
    return;

  text = foyer_callback_digest_to_text (NULL, self->digest, foyer_shop_get_name (get_shop (self)),
                                        may_name (self));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  foyer_panel_tell (self->panel, _("Copied as text"));
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (FoyerCallDigest) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *sentence = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        foyer_panel_fail (self->panel, NULL, error);
      return;
    }
  name = g_file_get_basename (G_FILE (source));
  /* Translators: %s is the name of a file. */
  sentence = g_strdup_printf (_("Saved as %s"), name);
  foyer_panel_tell (self->panel, sentence);
}

static void
on_file_chosen (GFile   *file,
                gpointer user_data)
{
  FoyerCallDigest *self = user_data;
  g_autoptr (GBytes) csv =
    foyer_callback_digest_to_csv (NULL, self->digest, get_table (self), may_name (self));

  g_file_replace_contents_bytes_async (file, csv, NULL, FALSE,
                                       G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
                                       self->cancellable, on_written, g_object_ref (self));
}

static void
on_save_clicked (FoyerCallDigest *self)
{
  g_autofree char *first = NULL;
  g_autofree char *name = NULL;

  if (self->digest == NULL)
    return;

  first = foyer_day_to_string (self->digest->first);
  name = g_strdup_printf ("%s %s.csv", C_("digest", "Callback digest"), first);
  foyer_file_dialog_save (GTK_WIDGET (self), _("Save the table"), name, on_file_chosen,
                          g_object_ref (self), g_object_unref);
}

static void
on_printed (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (FoyerCallDigest) self = user_data;
  g_autoptr (GError) error = NULL;

  if (foyer_print_pdf_finish (result, &error))
    foyer_panel_tell (self->panel, _("Sent to the printer"));
  else
    foyer_panel_fail (self->panel, NULL, error);
}

static void
on_made (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (FoyerCallDigest) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = foyer_callback_digest_print_finish (result, &error);

  if (pdf != NULL)
    foyer_print_pdf_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                           C_("digest", "Callback digest"), pdf, GTK_PAGE_ORIENTATION_LANDSCAPE,
                           self->cancellable, on_printed, g_object_ref (self));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    foyer_panel_fail (self->panel, NULL, error);
}

static void
foyer_call_digest_dispose (GObject *object)
{
  FoyerCallDigest *self = FOYER_CALL_DIGEST (object);

  g_cancellable_cancel (self->cancellable);
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_call_digest_parent_class)->dispose (object);
}

static void
foyer_call_digest_finalize (GObject *object)
{
  FoyerCallDigest *self = FOYER_CALL_DIGEST (object);

  g_clear_pointer (&self->digest, foyer_callback_digest_unref);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (foyer_call_digest_parent_class)->finalize (object);
}

static void
foyer_call_digest_class_init (FoyerCallDigestClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = foyer_call_digest_dispose;
  object_class->finalize = foyer_call_digest_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/callbacks/foyer-call-digest.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerCallDigest, period);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallDigest, which);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallDigest, stack);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallDigest, days);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallDigest, summary);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallDigest, survey);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallDigest, table);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallDigest, note);
  gtk_widget_class_bind_template_callback (widget_class, foyer_call_digest_print);
  gtk_widget_class_bind_template_callback (widget_class, foyer_call_digest_read);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
  gtk_widget_class_bind_template_callback (widget_class, show_table);
}

static void
foyer_call_digest_init (FoyerCallDigest *self)
{
  g_type_ensure (FOYER_TYPE_SEGMENTED);
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  foyer_segmented_append (self->period, "week", C_("digest", "This week"));
  foyer_segmented_append (self->period, "last-week", C_("digest", "Last week"));
  foyer_segmented_append (self->period, "month", C_("digest", "This month"));
  foyer_segmented_append (self->period, "last-month", C_("digest", "Last month"));
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    foyer_segmented_append (self->which, tables[i].key,
                            g_dpgettext2 (GETTEXT_PACKAGE, "digest", tables[i].label));
  foyer_segmented_set_selected (self->period, "week");
  foyer_segmented_set_selected (self->which, "staff");
}

/* @panel: of which this is a part, and so outlives it */
void
foyer_call_digest_connect (FoyerCallDigest *self,
                           FoyerPanel      *panel)
{
  g_return_if_fail (FOYER_IS_CALL_DIGEST (self));

  self->panel = panel;
}

/* Counts anew. */
void
foyer_call_digest_read (FoyerCallDigest *self)
{
  gint64 first, last;

  g_return_if_fail (FOYER_IS_CALL_DIGEST (self));

  if (self->panel == NULL)
    return;

  get_days (self, &first, &last);
  foyer_callbacks_read_digest_async (
    foyer_services_get_callbacks (foyer_panel_get_services (self->panel)), first, last,
    self->cancellable, on_read, g_object_ref (self));
}

/* Sends the sheet to a printer. */
void
foyer_call_digest_print (FoyerCallDigest *self)
{
  g_return_if_fail (FOYER_IS_CALL_DIGEST (self));

  if (self->digest != NULL)
    /* Translators: the language of this catalogue, as documents ask for it: “zh_CN” in Chinese. */
    foyer_callback_digest_print_async (self->digest, get_shop (self), C_("language", "en"),
                                       self->cancellable, on_made, g_object_ref (self));
}
