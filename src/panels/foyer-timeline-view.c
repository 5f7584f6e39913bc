#include "panels/foyer-timeline-view.h"

#include "domain/foyer-enquiry.h"
#include "domain/foyer-item.h"
#include "panels/foyer-staff-name.h"
#include "panels/foyer-visit-text.h"
#include "service/foyer-words.h"
#include "widgets/foyer-timeline-gutter.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _FoyerTimelineView
{
  GtkWidget parent_instance;

  GtkButton *all;
  GtkBox *rows;
};

G_DEFINE_FINAL_TYPE (FoyerTimelineView, foyer_timeline_view, GTK_TYPE_WIDGET)

static void
add (GPtrArray  *parts,
     const char *text)
{
  if (text != NULL && *text != '\0')
    g_ptr_array_add (parts, g_strdup (text));
}

static void
add_first_line (GPtrArray  *parts,
                const char *text)
{
  g_autofree char *line = g_strndup (text, strcspn (text, "\n"));

  add (parts, line);
}

static void
add_visit (GPtrArray  *parts,
           FoyerVisit *visit,
           const char *colleague)
{
  FoyerVisitState state = foyer_visit_get_state (visit);
  g_autofree char *matter = foyer_visit_text_matter (visit);

  add (parts, C_("timeline", "Visit"));
  add (parts, matter);
  if (state != FOYER_VISIT_LEFT)
    add (parts, foyer_words_enum (NULL, FOYER_TYPE_VISIT_STATE, state));
  add (parts, colleague);
  if (foyer_visit_get_intent (visit) != FOYER_INTENT_UNKNOWN)
    {
      g_autofree char *intent =
        /* Translators: how likely the visitor is to buy; %s is High, Medium, Low or None. */
        g_strdup_printf (C_("timeline", "intent: %s"),
                         foyer_words_enum (NULL, FOYER_TYPE_INTENT,
                                           foyer_visit_get_intent (visit)));

      add (parts, intent);
    }
}

static void
add_enquiry (GPtrArray    *parts,
             FoyerEnquiry *enquiry,
             const char   *colleague)
{
  add (parts, foyer_words_enum (NULL, FOYER_TYPE_CHANNEL, foyer_enquiry_get_channel (enquiry)));
  add_first_line (parts, foyer_enquiry_get_ask (enquiry));
  add (parts, foyer_words_enum (NULL, FOYER_TYPE_ENQUIRY_STATE,
                                foyer_enquiry_get_state (enquiry)));
  add (parts, colleague);
}

static void
add_item (GPtrArray  *parts,
          FoyerItem  *item,
          const char *colleague)
{
  g_autofree char *subject = foyer_words_note (NULL, foyer_item_get_subject (item));

  add (parts, foyer_words_enum (NULL, FOYER_TYPE_ITEM_KIND, foyer_item_get_kind (item)));
  add_first_line (parts, subject);
  add (parts, foyer_words_enum (NULL, FOYER_TYPE_ITEM_STATE, foyer_item_get_state (item)));
  add (parts, colleague);
}

/* One line about a record of the timeline; @colleague: (nullable): who acted in it */
char *
foyer_timeline_view_describe (FoyerRecord *record,
                              const char  *colleague)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (FOYER_IS_VISIT (record))
    add_visit (parts, FOYER_VISIT (record), colleague);
  else if (FOYER_IS_ENQUIRY (record))
    add_enquiry (parts, FOYER_ENQUIRY (record), colleague);
  else if (FOYER_IS_ITEM (record))
    add_item (parts, FOYER_ITEM (record), colleague);
  return foyer_visit_text_list (parts);
}

static const char *
get_colleague (FoyerServices *services,
               FoyerRecord   *record)
{
  FoyerPeople *people = foyer_services_get_people (services);

  if (FOYER_IS_VISIT (record))
    return foyer_staff_name (people, foyer_visit_get_handler (FOYER_VISIT (record)));
  if (FOYER_IS_ENQUIRY (record))
    return foyer_staff_name (people, foyer_enquiry_get_handler (FOYER_ENQUIRY (record)));
  if (FOYER_IS_ITEM (record))
    return foyer_staff_name (people, foyer_item_get_owner (FOYER_ITEM (record)));
  return NULL;
}

static GtkWidget *
make_row (FoyerServices      *services,
          FoyerTimelineEntry *entry,
          GtkSizeGroup       *times,
          gboolean            is_first,
          gboolean            is_last)
{
  FoyerShop *shop = foyer_services_get_shop (services);
  g_autofree char *time = foyer_words_time (NULL, foyer_shop_get_time (shop), entry->at_us,
                                            foyer_service_now_us (FOYER_SERVICE (shop)));
  g_autofree char *text = foyer_timeline_view_describe (entry->record,
                                                        get_colleague (services, entry->record));
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *gutter = foyer_timeline_gutter_new ();
  GtkWidget *time_label = gtk_label_new (time);
  GtkWidget *text_label = gtk_label_new (text);

  g_object_set (gutter, "is-first", is_first, "is-last", is_last, NULL);
  gtk_widget_add_css_class (time_label, "dim");
  gtk_widget_set_valign (time_label, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (time_label), 0);
  gtk_size_group_add_widget (times, time_label);
  gtk_label_set_wrap (GTK_LABEL (text_label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text_label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (text_label), 0);
  gtk_widget_set_hexpand (text_label, TRUE);
  gtk_widget_add_css_class (row, "timeline-row");
  gtk_box_append (GTK_BOX (row), gutter);
  gtk_box_append (GTK_BOX (row), time_label);
  gtk_box_append (GTK_BOX (row), text_label);
  return row;
}

static void
foyer_timeline_view_dispose (GObject *object)
{
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_timeline_view_parent_class)->dispose (object);
}

static void
foyer_timeline_view_class_init (FoyerTimelineViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_timeline_view_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/foyer-timeline-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerTimelineView, all);
  gtk_widget_class_bind_template_child (widget_class, FoyerTimelineView, rows);
}

static void
foyer_timeline_view_init (FoyerTimelineView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @entries: (nullable) (element-type FoyerTimelineEntry): %NULL hides it; @total: how many there
 * are in all */
void
foyer_timeline_view_show (FoyerTimelineView *self,
                          FoyerServices     *services,
                          GPtrArray         *entries,
                          guint              total)
{
  g_autoptr (GtkSizeGroup) times = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_autofree char *all = NULL;
  gulong count = total;
  GtkWidget *child;

  g_return_if_fail (FOYER_IS_TIMELINE_VIEW (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
  gtk_widget_set_visible (GTK_WIDGET (self), entries != NULL && entries->len > 0);
  if (entries == NULL)
    return;

  for (guint i = 0; i < entries->len; i++)
    gtk_box_append (self->rows, make_row (services, g_ptr_array_index (entries, i), times, i == 0,
                                          i + 1 == entries->len));
  /* Translators: a button that shows the whole history of a customer. */
  all = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "All %lu", "All %lu", count), count);
  gtk_button_set_label (self->all, all);
  gtk_widget_set_sensitive (GTK_WIDGET (self->all), entries->len < total);
}
