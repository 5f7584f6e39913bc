#include "panels/today/foyer-now-card.h"

#include "domain/foyer-callback-plan.h"
#include "panels/foyer-staff-name.h"
#include "panels/foyer-visit-text.h"
#include "panels/today/foyer-today-text.h"
#include "service/foyer-words.h"
#include "widgets/foyer-keycap.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

struct _FoyerNowCard
{
  GtkWidget parent_instance;

  FoyerServices *services;
  FoyerRecord *record;

  GtkWidget *now;
  GtkLabel *title;
  GtkLabel *line;
  GtkButton *act;
  GtkImage *act_icon;
  GtkLabel *act_label;
  GtkWidget *later;
  GtkWidget *move;
  GtkLabel *figures_title;
  GtkWidget *shift_head;
  GtkWidget *day_head;
  GtkLabel *received;
  GtkLabel *received_of_day;
  GtkLabel *demos;
  GtkLabel *demos_of_day;
  GtkLabel *calls_label;
  GtkLabel *calls;
  GtkLabel *calls_of_day;
  GtkLabel *complaints;
  GtkLabel *complaints_of_day;
  GtkLabel *waits;
  GtkLabel *waits_of_day;
  GtkLabel *waits_label;
  GtkWidget *review;
  GtkLabel *review_title;
  GtkProgressBar *progress;
  GtkLabel *progress_label;
  GtkLabel *review_text;
  GtkLabel *review_log;
  GtkButton *review_button;
};

G_DEFINE_FINAL_TYPE (FoyerNowCard, foyer_now_card, GTK_TYPE_WIDGET)

static gint64
get_now_us (FoyerNowCard *self)
{
  return foyer_service_now_us (FOYER_SERVICE (foyer_services_get_shop (self->services)));
}

/* For when it was promised, the masked number, and what it is about. */
static char *
make_line (FoyerNowCard *self)
{
  FoyerShopTime *time = foyer_shop_get_time (foyer_services_get_shop (self->services));
  gint64 when_us = foyer_today_text_when (self->record);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *phone = NULL;
  g_autofree char *moment = NULL;
  g_autofree char *promised = NULL;

  if (when_us != 0)
    {
      moment = foyer_words_time (NULL, time, when_us, get_now_us (self));
      if (FOYER_IS_ITEM (self->record) && foyer_item_get_kind (FOYER_ITEM (self->record))
                                            != FOYER_ITEM_TODO)
        /* Translators: for when something was promised; %s is a time. */
        promised = g_strdup_printf (C_("today", "promised for %s"), moment);
      g_ptr_array_add (parts, promised != NULL ? promised : moment);
    }
  if (FOYER_IS_ITEM (self->record))
    {
      FoyerItem *item = FOYER_ITEM (self->record);

      phone = foyer_visit_text_phone (foyer_item_get_phone (item), FALSE);
      if (phone != NULL && *phone != '\0')
        g_ptr_array_add (parts, phone);
      g_ptr_array_add (parts, (char *) foyer_item_get_number (item));
    }
  else if (FOYER_IS_VISIT (self->record))
    {
      phone = foyer_visit_text_phone (foyer_visit_get_phone (FOYER_VISIT (self->record)), FALSE);
      if (phone != NULL && *phone != '\0')
        g_ptr_array_add (parts, phone);
    }
  return foyer_visit_text_list (parts);
}

static void
show_record (FoyerNowCard *self)
{
  FoyerItem *item = FOYER_IS_ITEM (self->record) ? FOYER_ITEM (self->record) : NULL;
  g_autofree char *title = NULL, *line = NULL, *act = NULL;
  guint acts;

  gtk_widget_set_visible (self->now, self->record != NULL);
  if (self->record == NULL)
    return;

  acts = item != NULL ? foyer_items_get_acts (foyer_services_get_items (self->services), item) : 0;
  title = foyer_today_text_title (self->record);
  line = make_line (self);
  act = foyer_today_text_do (self->record, acts);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->line, line);
  gtk_label_set_label (self->act_label, act);
  gtk_image_set_from_icon_name (self->act_icon, foyer_today_text_icon (self->record));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->act), GTK_ACCESSIBLE_PROPERTY_LABEL, act,
                                  -1);
  gtk_widget_set_visible (self->later, item != NULL);
  gtk_widget_set_visible (self->move, item != NULL && foyer_item_get_due (item) != 0);
}

static gulong
get_count (FoyerNowCard *self,
           const char   *property)
{
  guint count;

  g_object_get (foyer_services_get_day_figures (self->services), property, &count, NULL);
  return count;
}

/* @text: (transfer full) */
static void
take_label (GtkLabel *label,
            char     *text)
{
  gtk_label_set_label (label, text);
  g_free (text);
}

/* @spoken: (transfer full): what a figure without its unit is called */
static void
take_spoken (GtkLabel *label,
             char     *spoken)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_free (spoken);
}

/* Without a shift the day alone, with its unit: @text, (transfer full). Beside the figure of a
 * shift there is room for the numbers only, below the heads of their columns. */
static void
show_figure (FoyerNowCard *self,
             GtkLabel     *label,
             GtkLabel     *of_day,
             const char   *property,
             gboolean      has_shift,
             char         *text)
{
  g_autofree char *whole = text;
  g_autofree char *shift_property = g_strconcat ("shift-", property, NULL);
  gulong n_day = get_count (self, property);
  gulong n_shift = get_count (self, shift_property);

  gtk_widget_set_visible (GTK_WIDGET (of_day), has_shift);
  if (!has_shift)
    {
      gtk_label_set_label (label, whole);
      gtk_accessible_reset_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL);
      return;
    }

  take_label (label, g_strdup_printf ("%lu", n_shift));
  take_label (of_day, g_strdup_printf ("%lu", n_day));
  /* Translators: a figure of the shift, as it is read aloud. */
  take_spoken (label, g_strdup_printf (C_("figures", "%lu in this shift"), n_shift));
  /* Translators: a figure of the day, as it is read aloud. */
  take_spoken (of_day, g_strdup_printf (C_("figures", "%lu today"), n_day));
}

/* The target is of the day (B7). */
static void
show_calls (FoyerNowCard *self,
            gboolean      has_shift)
{
  gulong calls = get_count (self, "call-count");
  gulong target = get_count (self, "call-target");
  gulong gap = foyer_callback_get_gap (calls, target);
  g_autofree char *quota = g_strdup_printf ("%lu / %lu", calls, target);

  show_figure (self, self->calls, self->calls_of_day, "call-count", has_shift,
               g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu call", "%lu calls", calls),
                                calls));
  if (target > 0)
    gtk_label_set_label (has_shift ? self->calls_of_day : self->calls, quota);
  if (gap > 0)
    /* Translators: how many calls are still to be made today. */
    take_label (self->calls_label,
                g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "My effective calls, %lu to go",
                                              "My effective calls, %lu to go", gap), gap));
  else
    gtk_label_set_label (self->calls_label, _("My effective calls"));
}

static void
show_figures (FoyerNowCard *self)
{
  FoyerShop *shop = foyer_services_get_shop (self->services);
  FoyerSettings *settings = foyer_shop_get_settings (shop);
  gint64 wait_us = foyer_settings_get_span_us (settings, FOYER_SETTING_VISIT_WAIT_WARN);
  g_autofree char *minutes = foyer_words_minutes (NULL, wait_us);
  g_autofree char *label = NULL, *title = NULL, *clock = NULL;
  gulong received = get_count (self, "received-count");
  gulong demos = get_count (self, "demo-count");
  gulong complaints = get_count (self, "complaint-count");
  gulong waits = get_count (self, "long-wait-count");
  gboolean has_shift;
  gint64 shift_us;

  g_object_get (foyer_services_get_day_figures (self->services), "shift-start", &shift_us, NULL);
  has_shift = shift_us != 0;
  if (has_shift)
    {
      clock = foyer_words_clock (foyer_shop_get_time (shop), shift_us);
      /* Translators: the heading of figures; %s is when the shift began, such as 08:00. */
      title = g_strdup_printf (C_("figures", "So far (shift from %s)"), clock);
    }
  gtk_label_set_label (self->figures_title, has_shift ? title : _("Today so far"));
  gtk_widget_set_visible (self->shift_head, has_shift);
  gtk_widget_set_visible (self->day_head, has_shift);

  show_figure (self, self->received, self->received_of_day, "received-count", has_shift,
               g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu visitor", "%lu visitors",
                                             received), received));
  show_figure (self, self->demos, self->demos_of_day, "demo-count", has_shift,
               g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu demo", "%lu demos", demos),
                                demos));
  show_calls (self, has_shift);
  show_figure (self, self->complaints, self->complaints_of_day, "complaint-count", has_shift,
               g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu complaint", "%lu complaints",
                                             complaints), complaints));
  show_figure (self, self->waits, self->waits_of_day, "long-wait-count", has_shift,
               g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu visitor", "%lu visitors", waits),
                                waits));
  /* Translators: how many visitors waited longer than %s, such as 10 min. */
  label = g_strdup_printf (_("Waited over %s"), minutes);
  gtk_label_set_label (self->waits_label, label);
  gtk_widget_remove_css_class (GTK_WIDGET (self->waits), "warn-text");
  if (has_shift ? get_count (self, "shift-long-wait-count") > 0 : waits > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->waits), "warn-text");
}

/* What went to the log of the day (C9, L1). */
static void
show_log (FoyerNowCard   *self,
          FoyerReviewDay *review)
{
  gulong n_ticked = foyer_review_day_get_n_ticked (review);
  gulong n_commented = foyer_review_day_get_n_commented (review);
  g_autofree char *ticked = NULL, *commented = NULL;

  ticked = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu item ticked", "%lu items ticked",
                                         n_ticked), n_ticked);
  commented = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu commented", "%lu commented",
                                            n_commented), n_commented);
  /* Translators: %1$s is such as "5 items ticked", %2$s such as "3 commented". */
  take_label (self->review_log, g_strdup_printf (_("In the log: %1$s, %2$s."), ticked, commented));
}

static void
show_review (FoyerNowCard *self)
{
  FoyerReviews *reviews = foyer_services_get_reviews (self->services);
  FoyerShop *shop = foyer_services_get_shop (self->services);
  gint64 today = foyer_shop_time_get_day (foyer_shop_get_time (shop), get_now_us (self));
  g_autofree char *text = NULL, *figures = NULL, *day_word = NULL, *title = NULL;
  FoyerReviewState state;
  gboolean is_wanted;
  gulong left;
  guint total, seen;
  gint64 day;

  g_object_get (reviews, "is-wanted", &is_wanted, "state", &state, "total-count", &total,
                "seen-count", &seen, "day", &day, NULL);
  gtk_widget_set_visible (self->review, is_wanted);
  if (!is_wanted)
    return;

  left = total - MIN (seen, total);
  if (day != FOYER_DAY_NONE && day < today)
    {
      day_word = foyer_words_date (NULL, day, today);
      /* Translators: the review of an earlier day was not finished; %s is its date. */
      title = g_strdup_printf (C_("review", "Day-end review of %s"), day_word);
    }
  gtk_label_set_label (self->review_title, title != NULL ? title
                                                         : C_("review", "Day-end review"));
  figures = g_strdup_printf ("%u / %u", MIN (seen, total), total);
  gtk_label_set_label (self->progress_label, figures);
  gtk_progress_bar_set_fraction (self->progress, total > 0 ? (double) MIN (seen, total) / total
                                                 : state == FOYER_REVIEW_CLEARED ? 1.0 : 0.0);
  if (state == FOYER_REVIEW_CLEARED)
    text = g_strdup (_("Every open item was looked at: the day is cleared."));
  else if (left == 0)
    text = g_strdup (_("Nothing is open in the shop."));
  else if (title != NULL)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "%lu open item was not looked at on that day. Tick it or "
                                         "write a word.",
                                         "%lu open items were not looked at on that day. Tick each "
                                         "or write a word.", left), left);
  else
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "%lu open item was not looked at today. Tick it or write "
                                         "a word before the shop closes.",
                                         "%lu open items were not looked at today. Tick each or "
                                         "write a word before the shop closes.", left), left);
  gtk_label_set_label (self->review_text, text);
  gtk_widget_set_visible (GTK_WIDGET (self->review_log), state == FOYER_REVIEW_CLEARED);
  if (state == FOYER_REVIEW_CLEARED)
    show_log (self, foyer_reviews_get_day (reviews));
  gtk_button_set_label (self->review_button,
                        state == FOYER_REVIEW_VOID ? C_("review", "Begin the review")
                        : state == FOYER_REVIEW_OPEN ? C_("review", "Go on with the review")
                                                     : C_("review", "Show the review"));
}

static void
foyer_now_card_dispose (GObject *object)
{
  FoyerNowCard *self = FOYER_NOW_CARD (object);

  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->record);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_now_card_parent_class)->dispose (object);
}

static void
foyer_now_card_class_init (FoyerNowCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_now_card_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/today/foyer-now-card.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerNowCard, now);
  gtk_widget_class_bind_template_child (widget_class, FoyerNowCard, title);
  gtk_widget_class_bind_template_child (widget_class, FoyerNowCard, line);
  gtk_widget_class_bind_template_child (widget_class, FoyerNowCard, act);
  gtk_widget_class_bind_template_child (widget_class, FoyerNowCard, act_icon);
  gtk_widget_class_bind_template_child (widget_class, FoyerNowCard, act_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerNowCard, later);
  gtk_widget_class_bind_template_child (widget_class, FoyerNowCard, move);
  gtk_widget_class_bind_template_child (widget_class, FoyerNowCard, figures_title);
  gtk_widget_class_bind_template_child (widget_class, FoyerNowCard, shift_head);
  gtk_widget_class_bind_template_child (widget_class, FoyerNowCard, day_head);
  gtk_widget_class_bind_template_child (widget_class, FoyerNowCard, received);
  gtk_widget_class_bind_template_child (widget_class, FoyerNowCard, received_of_day);
  gtk_widget_class_bind_template_child (widget_class, FoyerNowCard, demos);
  gtk_widget_class_bind_template_child (widget_class, FoyerNowCard, demos_of_day);
  gtk_widget_class_bind_template_child (widget_class, FoyerNowCard, calls_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerNowCard, calls);
  gtk_widget_class_bind_template_child (widget_class, FoyerNowCard, calls_of_day);
  gtk_widget_class_bind_template_child (widget_class, FoyerNowCard, complaints);
  gtk_widget_class_bind_template_child (widget_class, FoyerNowCard, complaints_of_day);
  gtk_widget_class_bind_template_child (widget_class, FoyerNowCard, waits);
  gtk_widget_class_bind_template_child (widget_class, FoyerNowCard, waits_of_day);
  gtk_widget_class_bind_template_child (widget_class, FoyerNowCard, waits_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerNowCard, review);
  gtk_widget_class_bind_template_child (widget_class, FoyerNowCard, review_title);
  gtk_widget_class_bind_template_child (widget_class, FoyerNowCard, progress);
  gtk_widget_class_bind_template_child (widget_class, FoyerNowCard, progress_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerNowCard, review_text);
  gtk_widget_class_bind_template_child (widget_class, FoyerNowCard, review_log);
  gtk_widget_class_bind_template_child (widget_class, FoyerNowCard, review_button);
}

static void
foyer_now_card_init (FoyerNowCard *self)
{
  g_type_ensure (FOYER_TYPE_KEYCAP);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
foyer_now_card_connect (FoyerNowCard  *self,
                        FoyerServices *services)
{
  FoyerDayFigures *figures = foyer_services_get_day_figures (services);

  g_return_if_fail (FOYER_IS_NOW_CARD (self));
  g_return_if_fail (self->services == NULL);

  self->services = g_object_ref (services);
  g_signal_connect_object (figures, "notify", G_CALLBACK (show_figures), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (foyer_services_get_reviews (services), "notify",
                           G_CALLBACK (show_review), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (foyer_services_get_shop (services), "settings-changed",
                           G_CALLBACK (show_figures), self, G_CONNECT_SWAPPED);
  foyer_day_figures_use (figures);
  show_figures (self);
  show_review (self);
  show_record (self);
}

/* @record: (nullable): what is to be done now */
void
foyer_now_card_set_record (FoyerNowCard *self,
                           FoyerRecord  *record)
{
  g_return_if_fail (FOYER_IS_NOW_CARD (self));

  g_set_object (&self->record, record);
  if (self->services != NULL)
    show_record (self);
}
