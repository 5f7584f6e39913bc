#include "shell/foyer-callbacks-page.h"

#include "shell/foyer-festivals-card.h"
#include "shell/foyer-questions-card.h"
#include "shell/foyer-rules-line.h"
#include "shell/foyer-setting-field.h"
#include "shell/foyer-targets-card.h"

#include "service/foyer-words.h"
#include "widgets/foyer-form.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

struct _FoyerCallbacksPage
{
  GtkWidget parent_instance;

  GtkBox *box;
  GtkLabel *who_label;
  GtkBox *calling_rows;
  GtkBox *retry_rows;
  GtkBox *interval_rows;
  GtkBox *cards;
};

G_DEFINE_FINAL_TYPE (FoyerCallbacksPage, foyer_callbacks_page, GTK_TYPE_WIDGET)

static const FoyerSettingRow calling[] = {
  { FOYER_SETTING_CALLBACK_HOURS, NC_("setting", "Calls are made"), 0, "09:00-20:00" },
  { FOYER_SETTING_CALLBACK_SKIP_HOLIDAYS, NC_("setting", "Not on public holidays"), 0, NULL },
  { FOYER_SETTING_CALLBACK_CROSS_SHIFT, NC_("setting", "By another shift than the sale"), 0, NULL },
  { FOYER_SETTING_CALL_WARN, NC_("setting", "A call is long after (minutes)"),
    FOYER_SETTING_UNIT_MINUTES, NULL },
  { FOYER_SETTING_CALL_MAX, NC_("setting", "A call is too long after (minutes)"),
    FOYER_SETTING_UNIT_MINUTES, NULL },
  { FOYER_SETTING_CALLBACK_LATE, NC_("setting", "A callback rings again after (minutes)"),
    FOYER_SETTING_UNIT_MINUTES, NULL },
  { FOYER_SETTING_CALLBACK_ESCALATE,
    NC_("setting", "Then the supervisor hears of it after (minutes)"), FOYER_SETTING_UNIT_MINUTES,
    NULL },
  { FOYER_SETTING_SURVEY_LOW, NC_("setting", "A score opens a case below"), 0, NULL },
};

static const FoyerSettingRow retry[] = {
  { FOYER_SETTING_CALLBACK_MAX_ATTEMPTS, NC_("setting", "Tries in all, whatever the kind"), 0,
    NULL },
  { FOYER_SETTING_CALLBACK_RETRY, NC_("setting", "Not reached: again after (days, 0 for never)"),
    FOYER_SETTING_UNIT_DAYS, NULL },
};

/* In the order of FoyerCallbackKind, and named as it. */
static const FoyerSettingRow retry_of_kind[] = {
  { FOYER_SETTING_CALLBACK_RETRY_REPLY, NULL, 0, N_("as for all") },
  { FOYER_SETTING_CALLBACK_RETRY_INSTALL, NULL, 0, N_("as for all") },
  { FOYER_SETTING_CALLBACK_RETRY_USAGE, NULL, 0, N_("as for all") },
  { FOYER_SETTING_CALLBACK_RETRY_SATISFACTION, NULL, 0, N_("as for all") },
  { FOYER_SETTING_CALLBACK_RETRY_COMPLAINT, NULL, 0, N_("as for all") },
  { FOYER_SETTING_CALLBACK_RETRY_WATCH, NULL, 0, N_("as for all") },
  { FOYER_SETTING_CALLBACK_RETRY_SECOND_SALE, NULL, 0, N_("as for all") },
  { FOYER_SETTING_CALLBACK_RETRY_GREETING, NULL, 0, N_("as for all") },
};

static const FoyerSettingRow intervals[] = {
  { FOYER_SETTING_WATCH_AFTER_CLOSE,
    NC_("setting", "After a case was closed (days, 0 for never)"), FOYER_SETTING_UNIT_DAYS, NULL },
  { FOYER_SETTING_CARE_ENABLED, NC_("setting", "On birthdays, by itself"), 0, NULL },
  { FOYER_SETTING_CARE_PER_DAY, NC_("setting", "Greetings a day at most"), 0, NULL },
};

static void
add_rows (GtkBox                *box,
          FoyerServices         *services,
          const FoyerSettingRow *rows,
          gsize                  n_rows)
{
  for (gsize i = 0; i < n_rows; i++)
    gtk_box_append (box, foyer_setting_field_new (services, &rows[i]));
}

static void
add_kinds (GtkBox        *box,
           FoyerServices *services)
{
  for (guint kind = 0; kind < G_N_ELEMENTS (retry_of_kind); kind++)
    {
      GtkWidget *field = foyer_setting_field_new (services, &retry_of_kind[kind]);

      g_object_set (field, "label", foyer_words_enum (NULL, FOYER_TYPE_CALLBACK_KIND, (int) kind),
                    NULL);
      gtk_box_append (box, field);
    }
}

static void
foyer_callbacks_page_dispose (GObject *object)
{
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_callbacks_page_parent_class)->dispose (object);
}

static void
foyer_callbacks_page_class_init (FoyerCallbacksPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_callbacks_page_dispose;

  g_type_ensure (FOYER_TYPE_FORM);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/shell/foyer-callbacks-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerCallbacksPage, box);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallbacksPage, who_label);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallbacksPage, calling_rows);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallbacksPage, retry_rows);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallbacksPage, interval_rows);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallbacksPage, cards);
}

static void
foyer_callbacks_page_init (FoyerCallbacksPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
foyer_callbacks_page_new (FoyerServices *services)
{
  FoyerCallbacksPage *self;

  g_return_val_if_fail (FOYER_IS_SERVICES (services), NULL);

  self = g_object_new (FOYER_TYPE_CALLBACKS_PAGE, NULL);
  add_rows (self->calling_rows, services, calling, G_N_ELEMENTS (calling));
  gtk_box_append (self->calling_rows, foyer_rules_line_new (services));
  add_rows (self->retry_rows, services, retry, G_N_ELEMENTS (retry));
  add_kinds (self->retry_rows, services);
  add_rows (self->interval_rows, services, intervals, G_N_ELEMENTS (intervals));
  gtk_box_append (self->cards, foyer_festivals_card_new (services));
  gtk_box_append (self->cards, foyer_questions_card_new (services));

  /* What somebody may not change stays readable, and says who may; the targets of others are nobody
   * else's to see (B7). */
  if (foyer_session_may (foyer_services_get_session (services), FOYER_RIGHT_SETTINGS))
    gtk_box_append (self->cards, foyer_targets_card_new (services));
  else
    {
      g_autofree char *who = foyer_words_who_may (NULL, FOYER_RIGHT_SETTINGS);

      gtk_widget_set_sensitive (GTK_WIDGET (self->box), FALSE);
      gtk_label_set_label (self->who_label, who);
      gtk_widget_set_visible (GTK_WIDGET (self->who_label), TRUE);
    }

  return GTK_WIDGET (self);
}
