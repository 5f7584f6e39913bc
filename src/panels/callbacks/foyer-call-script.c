#include "panels/callbacks/foyer-call-script.h"

#include "panels/foyer-scripts.h"
#include "service/foyer-words.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

struct _FoyerCallScript
{
  GtkWidget parent_instance;

  GtkListBox *steps;
};

G_DEFINE_FINAL_TYPE (FoyerCallScript, foyer_call_script, GTK_TYPE_WIDGET)

/* The order of §15a, by what the call is for: who, who calls and whether it suits, the matter,
 * whether it is clear, the survey, the end. */
static const char *const *
get_ids (FoyerCallbackKind kind)
{
  static const char *const told[] = { "W12", "W13", "W14", "W15", "W19", "W16", NULL };
  static const char *const used[] = { "W12", "W13", "W20", "W19", "W16", NULL };
  static const char *const asked[] = { "W12", "W13", "W19", "W16", NULL };
  static const char *const greeted[] = { "W12", "W13", "W16", NULL };

  switch (kind)
    {
    case FOYER_CALLBACK_REPLY:
    case FOYER_CALLBACK_COMPLAINT:
    case FOYER_CALLBACK_WATCH:
      return told;
    case FOYER_CALLBACK_INSTALL:
    case FOYER_CALLBACK_USAGE:
    case FOYER_CALLBACK_SECOND_SALE:
      return used;
    case FOYER_CALLBACK_SATISFACTION:
      return asked;
    case FOYER_CALLBACK_GREETING:
      return greeted;
    }

  g_assert_not_reached ();
}

/* Where a step has another way out, it says with which key. */
static const char *
get_hint (const char *id)
{
  if (g_str_equal (id, "W13"))
    return _("Not a good moment: press 4 for another time");
  if (g_str_equal (id, "W15"))
    return _("Not accepted: press 3, another colleague calls");
  if (g_str_equal (id, "W16"))
    return _("Let the customer hang up first");
  return NULL;
}

/* What is not known the speaker puts in. */
static const char *
or_gap (const char *text)
{
  return *text != '\0' ? text : "…";
}

static char *
make_text (const char       *id,
           FoyerCatalog     *catalog,
           FoyerServices    *services,
           FoyerCallbackRow *row,
           FoyerSalutation   salutation)
{
  FoyerShop *shop = foyer_services_get_shop (services);
  FoyerStaff *staff = foyer_session_get_staff (foyer_services_get_session (services));
  FoyerItem *item = foyer_callback_row_get_item (row);
  FoyerCallback *callback = foyer_callback_row_get_callback (row);
  g_autofree char *address = foyer_words_address (catalog, foyer_item_get_name (item), salutation);
  g_autofree char *subject = foyer_words_note (catalog, foyer_item_get_subject (item));
  g_autofree char *day =
    foyer_words_day (catalog, foyer_shop_time_get_day (foyer_shop_get_time (shop),
                                                    foyer_item_get_opened (item)));

  return foyer_scripts_dup_text_in (foyer_catalog_get_language (catalog), id,
                                    "company", foyer_shop_get_name (shop),
                                    "staff", staff != NULL ? foyer_staff_get_number (staff) : "…",
                                    "address", address, "date", day,
                                    "matter", or_gap (subject),
                                    "result", or_gap (foyer_callback_get_result (callback)),
                                    "product", or_gap (foyer_callback_get_product (callback)),
                                    NULL);
}

/* What the shop says on this occasion stands where a result would. */
static const char *
get_greeting (FoyerCallbackRow *row)
{
  FoyerCallback *callback = foyer_callback_row_get_callback (row);

  return foyer_callback_get_kind (callback) == FOYER_CALLBACK_GREETING
           ? foyer_callback_get_result (callback) : "";
}

static GtkWidget *
make_step (guint       number,
           const char *text,
           const char *hint)
{
  g_autofree char *digits = g_strdup_printf ("%u", number);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *figure = gtk_label_new (digits);
  GtkWidget *line = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (line), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (line), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (line), 0);
  gtk_widget_add_css_class (line, "script");
  gtk_widget_add_css_class (figure, "script");
  gtk_widget_add_css_class (figure, "strong");
  gtk_widget_set_valign (figure, GTK_ALIGN_START);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), line);
  if (hint != NULL)
    {
      GtkWidget *label = gtk_label_new (hint);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_widget_add_css_class (label, "dim");
      gtk_box_append (GTK_BOX (words), label);
    }
  gtk_box_append (GTK_BOX (box), figure);
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return row;
}

static void
foyer_call_script_dispose (GObject *object)
{
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_call_script_parent_class)->dispose (object);
}

static void
foyer_call_script_class_init (FoyerCallScriptClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = foyer_call_script_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
foyer_call_script_init (FoyerCallScript *self)
{
  self->steps = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->steps), "script-steps");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->steps), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Script of the call"), -1);
  gtk_widget_set_parent (GTK_WIDGET (self->steps), GTK_WIDGET (self));
}

/* Shows the script for @row in @language, "zh_CN" or "en", at its first step. */
void
foyer_call_script_set_row (FoyerCallScript  *self,
                           FoyerServices    *services,
                           FoyerCallbackRow *row,
                           FoyerSalutation   salutation,
                           const char       *language)
{
  g_autoptr (FoyerCatalog) catalog = NULL;
  const char *const *ids;
  GtkWidget *child;
  guint n_steps = 0;

  g_return_if_fail (FOYER_IS_CALL_SCRIPT (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->steps))) != NULL)
    gtk_list_box_remove (self->steps, child);
  if (row == NULL)
    return;

  catalog = foyer_catalog_new_for_language (foyer_catalog_get_default_dir (), language);
  ids = get_ids (foyer_callback_get_kind (foyer_callback_row_get_callback (row)));
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autofree char *text = make_text (ids[i], catalog, services, row, salutation);

      if (g_str_equal (ids[i], "W16") && *get_greeting (row) != '\0')
        gtk_list_box_append (self->steps, make_step (++n_steps, get_greeting (row), NULL));
      gtk_list_box_append (self->steps, make_step (++n_steps, text, get_hint (ids[i])));
    }
  gtk_list_box_select_row (self->steps, gtk_list_box_get_row_at_index (self->steps, 0));
}
