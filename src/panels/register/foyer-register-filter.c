#include "panels/register/foyer-register-filter.h"

#include "panels/foyer-staff-choice.h"
#include "panels/foyer-visit-text.h"
#include "service/foyer-words.h"
#include "widgets/foyer-choice.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

struct _FoyerRegisterFilter
{
  GtkWidget parent_instance;

  FoyerServices *services;
  gint64 day; /* FOYER_DAY_NONE: all of them */
  gboolean is_filling;

  GtkMenuButton *day_button;
  GtkCalendar *calendar;
  FoyerChoice *handler;
  FoyerChoice *identity;
  FoyerChoice *purpose;
  FoyerChoice *state;
  GtkButton *clear;
};

G_DEFINE_FINAL_TYPE (FoyerRegisterFilter, foyer_register_filter, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  JUMPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_day (FoyerRegisterFilter *self)
{
  g_autofree char *day = NULL;

  if (self->day != FOYER_DAY_NONE)
    day = foyer_words_date_full (NULL, self->day);
  gtk_menu_button_set_label (self->day_button, day != NULL ? day : C_("filter", "All days"));
}

static void
on_changed (FoyerRegisterFilter *self)
{
  if (self->is_filling)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->clear), !foyer_register_filter_is_empty (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

static gint64
get_calendar_day (FoyerRegisterFilter *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);
  gint64 day = 0;

  foyer_day_from_ymd (g_date_time_get_year (date), g_date_time_get_month (date),
                      g_date_time_get_day_of_month (date), &day);
  return day;
}

static void
set_day (FoyerRegisterFilter *self,
         gint64               day)
{
  gtk_menu_button_popdown (self->day_button);
  self->day = day;
  show_day (self);
  on_changed (self);
}

static void
on_only_clicked (FoyerRegisterFilter *self)
{
  set_day (self, get_calendar_day (self));
}

static void
on_all_clicked (FoyerRegisterFilter *self)
{
  set_day (self, FOYER_DAY_NONE);
}

static void
on_jump_clicked (FoyerRegisterFilter *self)
{
  gint64 day = get_calendar_day (self);

  set_day (self, FOYER_DAY_NONE);
  g_signal_emit (self, signals[JUMPED], 0, day);
}

static void
on_clear_clicked (FoyerRegisterFilter *self)
{
  foyer_register_filter_clear (self);
}

/* @any: what no choice at all is called */
static void
fill_choice (FoyerChoice *choice,
             GType        type,
             const char  *any)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);

  foyer_choice_append (choice, "", any);
  for (guint i = 0; i < klass->n_values; i++)
    foyer_choice_append (choice, klass->values[i].value_nick,
                         foyer_words_enum (NULL, type, klass->values[i].value));
}

static int
get_choice (FoyerChoice *choice,
            GType        type)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);
  const char *nick = foyer_choice_get_selected (choice);
  GEnumValue *value = nick != NULL ? g_enum_get_value_by_nick (klass, nick) : NULL;

  return value != NULL ? value->value : -1;
}

static void
foyer_register_filter_dispose (GObject *object)
{
  FoyerRegisterFilter *self = FOYER_REGISTER_FILTER (object);

  self->is_filling = TRUE;
  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_register_filter_parent_class)->dispose (object);
}

static void
foyer_register_filter_class_init (FoyerRegisterFilterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_register_filter_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[JUMPED] = g_signal_new ("jumped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/register/foyer-register-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerRegisterFilter, day_button);
  gtk_widget_class_bind_template_child (widget_class, FoyerRegisterFilter, calendar);
  gtk_widget_class_bind_template_child (widget_class, FoyerRegisterFilter, handler);
  gtk_widget_class_bind_template_child (widget_class, FoyerRegisterFilter, identity);
  gtk_widget_class_bind_template_child (widget_class, FoyerRegisterFilter, purpose);
  gtk_widget_class_bind_template_child (widget_class, FoyerRegisterFilter, state);
  gtk_widget_class_bind_template_child (widget_class, FoyerRegisterFilter, clear);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_only_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_all_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_jump_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_clear_clicked);
}

static void
foyer_register_filter_init (FoyerRegisterFilter *self)
{
  g_type_ensure (FOYER_TYPE_CHOICE);
  self->is_filling = TRUE;
  self->day = FOYER_DAY_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_choice (self->identity, FOYER_TYPE_IDENTITY, C_("filter", "Any visitor"));
  fill_choice (self->purpose, FOYER_TYPE_PURPOSE, C_("filter", "Any purpose"));
  fill_choice (self->state, FOYER_TYPE_VISIT_STATE, C_("filter", "Any state"));
  show_day (self);
}

void
foyer_register_filter_connect (FoyerRegisterFilter *self,
                               FoyerServices       *services)
{
  GListModel *staff;

  g_return_if_fail (FOYER_IS_REGISTER_FILTER (self));

  g_set_object (&self->services, services);
  staff = foyer_people_get_staff (foyer_services_get_people (services));
  foyer_choice_append (self->handler, "", C_("filter", "Any colleague"));
  for (guint i = 0; i < g_list_model_get_n_items (staff); i++)
    {
      g_autoptr (FoyerStaff) colleague = g_list_model_get_item (staff, i);
      g_autofree char *id = foyer_uuid_to_string (foyer_record_get_id (FOYER_RECORD (colleague)));

      foyer_choice_append (self->handler, id, foyer_staff_get_name (colleague));
    }
  self->is_filling = FALSE;
}

/* @filter: (out) */
void
foyer_register_filter_get (FoyerRegisterFilter *self,
                           FoyerVisitFilter    *filter)
{
  const char *handler;

  g_return_if_fail (FOYER_IS_REGISTER_FILTER (self));

  *filter = FOYER_VISIT_FILTER_ALL;
  if (self->day != FOYER_DAY_NONE)
    filter->first_day = filter->last_day = self->day;
  handler = foyer_choice_get_selected (self->handler);
  if (handler == NULL || !foyer_uuid_parse (handler, &filter->handler))
    filter->handler = (FoyerUuid) { 0 };
  filter->identity = get_choice (self->identity, FOYER_TYPE_IDENTITY);
  filter->purpose = get_choice (self->purpose, FOYER_TYPE_PURPOSE);
  filter->state = get_choice (self->state, FOYER_TYPE_VISIT_STATE);
}

/* Whether it lets everything through. */
gboolean
foyer_register_filter_is_empty (FoyerRegisterFilter *self)
{
  FoyerVisitFilter filter;

  foyer_register_filter_get (self, &filter);
  return filter.first_day == 0 && foyer_uuid_is_none (&filter.handler) && filter.identity < 0
         && filter.purpose < 0 && filter.state < 0;
}

void
foyer_register_filter_clear (FoyerRegisterFilter *self)
{
  FoyerChoice *choices[] = { self->handler, self->identity, self->purpose, self->state };

  g_return_if_fail (FOYER_IS_REGISTER_FILTER (self));

  self->is_filling = TRUE;
  self->day = FOYER_DAY_NONE;
  show_day (self);
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    foyer_choice_set_selected (choices[i], "");
  self->is_filling = FALSE;
  on_changed (self);
}

/* Opens the calendar. */
void
foyer_register_filter_open (FoyerRegisterFilter *self)
{
  g_return_if_fail (FOYER_IS_REGISTER_FILTER (self));

  gtk_menu_button_popup (self->day_button);
}

/* In words, for the sentence that nothing is like this. */
char *
foyer_register_filter_describe (FoyerRegisterFilter *self)
{
  FoyerVisitFilter filter;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  FoyerStaff *handler;

  g_return_val_if_fail (FOYER_IS_REGISTER_FILTER (self), NULL);

  foyer_register_filter_get (self, &filter);
  handler = foyer_staff_choice_get (self->handler, foyer_services_get_people (self->services));
  if (self->day != FOYER_DAY_NONE)
    g_ptr_array_add (parts, foyer_words_date_full (NULL, self->day));
  if (handler != NULL)
    g_ptr_array_add (parts, g_strdup (foyer_staff_get_name (handler)));
  if (filter.identity >= 0)
    g_ptr_array_add (parts, g_strdup (foyer_words_enum (NULL, FOYER_TYPE_IDENTITY,
                                                        filter.identity)));
  if (filter.purpose >= 0)
    g_ptr_array_add (parts, g_strdup (foyer_words_enum (NULL, FOYER_TYPE_PURPOSE,
                                                        filter.purpose)));
  if (filter.state >= 0)
    g_ptr_array_add (parts, g_strdup (foyer_words_enum (NULL, FOYER_TYPE_VISIT_STATE,
                                                        filter.state)));
  return foyer_visit_text_list (parts);
}
