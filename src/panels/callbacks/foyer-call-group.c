#include "panels/callbacks/foyer-call-group.h"

#include "domain/foyer-festival.h"
#include "panels/foyer-day-text.h"
#include "service/foyer-callback-group.h"
#include "service/foyer-words.h"
#include "widgets/foyer-choice.h"
#include "widgets/foyer-form.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

/* The key of the occasion that is no festival; a festival's key holds no capitals in this place. */
#define BIRTHDAYS "BIRTHDAYS"

/* So many customers are named; of more there is their number. */
#define MOST_NAMES 8

/* Of so many days the birthdays are asked for, unless somebody says otherwise. */
#define USUAL_DAYS 30

struct _FoyerCallGroup
{
  GtkWidget parent_instance;

  FoyerPanel *panel;            /* of which this is a part */
  GCancellable *preview;        /* of the one on its way; NULL for none */
  GCancellable *run;            /* of the planning on its way; NULL for none */
  gboolean is_filling;          /* the program changes the fields, not a person */
  guint n_calls;                /* as foreseen last; 0 while it is not known */
  guint n_left;                 /* for so many there was no room, as foreseen last */
  gboolean is_told;             /* what came of it is told, and to be read before it goes */

  FoyerForm *form;
  FoyerChoice *occasion;
  GtkWidget *first_field;
  GtkEditable *first;
  GtkWidget *last_field;
  GtkEditable *last;
  GtkEditable *tags;
  FoyerChoice *grade;
  GtkSpinButton *seen;
  GtkSpinButton *per_day;
  GtkLabel *told;
  GtkProgressBar *progress;
  GtkButton *submit;
  GtkWidget *stop;
};

G_DEFINE_FINAL_TYPE (FoyerCallGroup, foyer_call_group, GTK_TYPE_WIDGET)

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static FoyerServices *
get_services (FoyerCallGroup *self)
{
  return foyer_panel_get_services (self->panel);
}

static FoyerCallbacks *
get_callbacks (FoyerCallGroup *self)
{
  return foyer_services_get_callbacks (get_services (self));
}

static gint64
get_today (FoyerCallGroup *self)
{
  FoyerShop *shop = foyer_services_get_shop (get_services (self));

  return foyer_shop_time_get_day (foyer_shop_get_time (shop),
                                  foyer_service_now_us (FOYER_SERVICE (shop)));
}

static gboolean
is_birthdays (FoyerCallGroup *self)
{
  return g_strcmp0 (foyer_choice_get_selected (self->occasion), BIRTHDAYS) == 0;
}

/* What is told */

static void
tell (FoyerCallGroup *self,
      const char     *sentence,
      gboolean        is_wrong)
{
  gtk_label_set_label (self->told, sentence);
  if (is_wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->told), "crit-text");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->told), "crit-text");
}

static void
set_calls (FoyerCallGroup *self,
           guint           n_calls)
{
  /* Translators: a button; %u is how many calls it plans. */
  g_autofree char *label = n_calls > 0
                             ? g_strdup_printf (ngettext ("Plan %u callback", "Plan %u callbacks",
                                                          n_calls), n_calls)
                             : g_strdup (C_("group", "Plan callbacks"));

  self->n_calls = n_calls;
  gtk_button_set_label (self->submit, label);
}

static void
add_sentence (GString *text,
              char    *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, sentence);
  g_free (sentence);
}

static void
tell_preview (FoyerCallGroup                  *self,
              const FoyerCallbackGroupPreview *preview)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 today = get_today (self);

  add_sentence (text, g_strdup_printf (ngettext ("%u customer belongs to the group.",
                                                 "%u customers belong to the group.",
                                                 preview->n_customers), preview->n_customers));
  if (preview->n_planned > 0)
    add_sentence (text, g_strdup_printf (ngettext ("%u has a call already.",
                                                   "%u have a call already.", preview->n_planned),
                                         preview->n_planned));
  if (preview->n_calls > 0)
    {
      g_autofree char *first = foyer_words_date (NULL, preview->first_day, today);
      g_autofree char *last = foyer_words_date (NULL, preview->last_day, today);

      /* Translators: days on which customers are called, from the first to the last. */
      add_sentence (text, g_strdup_printf (_("Calls from %1$s to %2$s."), first, last));
    }
  if (preview->n_left > 0)
    add_sentence (text, g_strdup_printf (ngettext ("For %u there is no room: call more a day.",
                                                   "For %u there is no room: call more a day.",
                                                   preview->n_left), preview->n_left));
  tell (self, text->str, FALSE);
  set_calls (self, preview->n_calls);
  self->n_left = preview->n_left;
}

static char *
make_name (const FoyerCallbackGroupChange *change,
           gint64                          today)
{
  g_autofree char *foreseen = NULL;
  g_autofree char *day = NULL;

  if (change->day == FOYER_DAY_NONE)
    return g_strdup (change->name);

  foreseen = foyer_words_date (NULL, change->foreseen_day, today);
  day = foyer_words_date (NULL, change->day, today);
  /* Translators: %1$s is a customer, who is called on the day %2$s instead of the day %3$s. */
  return g_strdup_printf (_("%1$s (%2$s instead of %3$s)"), change->name, day, foreseen);
}

/* Whom the changes are about that @are_planned, or not. */
static char *
make_names (GPtrArray *changes,
            gboolean   are_planned,
            gint64     today,
            guint     *n_changes)
{
  GString *names = g_string_new (NULL);

  *n_changes = 0;
  for (guint i = 0; i < changes->len; i++)
    {
      const FoyerCallbackGroupChange *change = changes->pdata[i];
      g_autofree char *name = NULL;

      if ((change->day != FOYER_DAY_NONE) != are_planned || (*n_changes)++ >= MOST_NAMES)
        continue;
      name = make_name (change, today);
      g_string_append_printf (names, "%s%s", names->len > 0 ? C_("list", ", ") : "", name);
    }
  if (*n_changes > MOST_NAMES)
    {
      guint n_more = *n_changes - MOST_NAMES;

      /* Translators: at the end of a list of names, with its blank. */
      g_string_append_printf (names, ngettext (" and %u more", " and %u more", n_more), n_more);
    }

  return g_string_free (names, FALSE);
}

static void
add_left (FoyerCallGroup                 *self,
          GString                        *text,
          const FoyerCallbackGroupResult *done)
{
  guint n_named;
  g_autofree char *names = make_names (done->changes, FALSE, get_today (self), &n_named);

  if (n_named > 0)
    /* Translators: %s is whom nobody calls. */
    add_sentence (text, g_strdup_printf (_("Not planned, as no day has room: %s."), names));
  if (done->n_left > n_named)
    add_sentence (text, g_strdup_printf (ngettext ("For %u there is no room: call more a day.",
                                                   "For %u there is no room: call more a day.",
                                                   done->n_left - n_named),
                                         done->n_left - n_named));
}

/* What came out otherwise than it was foreseen. */
static void
tell_result (FoyerCallGroup                 *self,
             const FoyerCallbackGroupResult *done)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_moved;
  g_autofree char *names = make_names (done->changes, TRUE, get_today (self), &n_moved);

  add_sentence (text, g_strdup_printf (ngettext ("%u callback is planned.",
                                                 "%u callbacks are planned.", done->n_planned),
                                       done->n_planned));
  add_sentence (text, g_strdup (_("Others planned greetings at the same time: some days are full.")));
  if (n_moved > 0)
    /* Translators: %s is who is called on another day than it was foreseen. */
    add_sentence (text, g_strdup_printf (_("On another day: %s."), names));
  add_left (self, text, done);
  tell (self, text->str, TRUE);
  gtk_button_set_label (self->submit, C_("group", "Got it"));
  self->is_told = TRUE;
}

/* What is asked for. Returns FALSE, with the sentence at its field, where a day is none. */
static gboolean
read_day (FoyerCallGroup *self,
          GtkEditable    *entry,
          const char     *name,
          gint64         *day)
{
  if (foyer_day_text_parse (gtk_editable_get_text (entry), get_today (self), day))
    return TRUE;

  foyer_form_show_error (self->form, name, _("Write a day such as 11-24"));
  return FALSE;
}

static gboolean
read_group (FoyerCallGroup     *self,
            FoyerCallbackGroup *group)
{
  g_autoptr (GEnumClass) grades = g_type_class_ref (FOYER_TYPE_GRADE);
  const char *nick = foyer_choice_get_selected (self->grade);
  GEnumValue *grade = nick != NULL ? g_enum_get_value_by_nick (grades, nick) : NULL;

  foyer_form_clear_errors (self->form);
  *group = (FoyerCallbackGroup) {
    .festival = is_birthdays (self) ? NULL : foyer_choice_get_selected (self->occasion),
    .tags = gtk_editable_get_text (self->tags),
    .grade = grade != NULL ? (FoyerGrade) grade->value : FOYER_GRADE_NONE,
    .seen_days = gtk_spin_button_get_value_as_int (self->seen),
    .per_day = (guint) gtk_spin_button_get_value_as_int (self->per_day),
  };
  return group->festival != NULL
         || (read_day (self, self->first, "first_day", &group->first_day)
             && read_day (self, self->last, "last_day", &group->last_day));
}

static void
on_previewed (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (FoyerCallGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  FoyerCallbackGroupPreview preview;

  if (foyer_callbacks_preview_group_finish (FOYER_CALLBACKS (source), result, &preview, &error))
    {
      g_clear_object (&self->preview);
      tell_preview (self, &preview);
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->preview);
  sentence = foyer_words_error (NULL, error);
  tell (self, sentence, TRUE);
}

/* The preview of before is of something else. */
static void
look (FoyerCallGroup *self)
{
  FoyerCallbackGroup group;

  if (self->is_filling || self->run != NULL)
    return;

  g_cancellable_cancel (self->preview);
  g_clear_object (&self->preview);
  gtk_widget_set_visible (self->first_field, is_birthdays (self));
  gtk_widget_set_visible (self->last_field, is_birthdays (self));
  set_calls (self, 0);
  self->is_told = FALSE;
  tell (self, "", FALSE);
  if (!read_group (self, &group))
    return;

  self->preview = g_cancellable_new ();
  foyer_callbacks_preview_group_async (get_callbacks (self), &group, self->preview, on_previewed,
                                       g_object_ref (self));
}

/* Planning */

static void
set_running (FoyerCallGroup *self,
             gboolean        is_running)
{
  g_clear_object (&self->run);
  if (is_running)
    self->run = g_cancellable_new ();
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), is_running);
  gtk_widget_set_visible (self->stop, is_running);
  gtk_widget_set_visible (GTK_WIDGET (self->submit), !is_running);
}

static void
on_progress (guint    n_done,
             guint    n_calls,
             gpointer user_data)
{
  FoyerCallGroup *self = user_data;
  g_autofree char *text = NULL;

  if (n_calls == 0)
    return;

  /* Translators: %1$u of %2$u calls are planned. */
  text = g_strdup_printf (_("%1$u of %2$u planned"), n_done, n_calls);
  gtk_progress_bar_set_text (self->progress, text);
  gtk_progress_bar_set_fraction (self->progress, (double) n_done / n_calls);
}

static void
on_planned (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (FoyerCallGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  gboolean was_stopped = g_cancellable_is_cancelled (self->run);
  g_autoptr (FoyerCallbackGroupResult) done =
    foyer_callbacks_plan_group_finish (FOYER_CALLBACKS (source), result, &error);

  set_running (self, FALSE);
  /* The panel may have been closed meanwhile; the calls are planned all the same. */
  if (self->panel == NULL)
    return;
  if (done != NULL && (done->changes->len > 0 || done->n_left > self->n_left))
    {
      tell_result (self, done);
      return;
    }
  if (done != NULL && !was_stopped)
    {
      g_signal_emit (self, signals[DONE], 0);
      return;
    }

  look (self);
  if (error == NULL)
    return;
  sentence = foyer_words_error (NULL, error);
  tell (self, sentence, !was_stopped);
}

static void
on_stop (FoyerCallGroup *self)
{
  g_cancellable_cancel (self->run);
}

static void
foyer_call_group_dispose (GObject *object)
{
  FoyerCallGroup *self = FOYER_CALL_GROUP (object);

  self->panel = NULL;
  g_cancellable_cancel (self->preview);
  g_clear_object (&self->preview);
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_call_group_parent_class)->dispose (object);
}

static void
foyer_call_group_finalize (GObject *object)
{
  g_clear_object (&FOYER_CALL_GROUP (object)->run);

  G_OBJECT_CLASS (foyer_call_group_parent_class)->finalize (object);
}

static void
foyer_call_group_class_init (FoyerCallGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = foyer_call_group_dispose;
  object_class->finalize = foyer_call_group_finalize;

  signals[DONE] = g_signal_new ("done", FOYER_TYPE_CALL_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/callbacks/foyer-call-group.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, FoyerCallGroup, name)
  CHILD (form);
  CHILD (occasion);
  CHILD (first_field);
  CHILD (first);
  CHILD (last_field);
  CHILD (last);
  CHILD (tags);
  CHILD (grade);
  CHILD (seen);
  CHILD (per_day);
  CHILD (told);
  CHILD (progress);
  CHILD (submit);
  CHILD (stop);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, foyer_call_group_submit);
  gtk_widget_class_bind_template_callback (widget_class, look);
  gtk_widget_class_bind_template_callback (widget_class, on_stop);
}

static void
foyer_call_group_init (FoyerCallGroup *self)
{
  g_type_ensure (FOYER_TYPE_CHOICE);
  g_type_ensure (FOYER_TYPE_FORM);
  g_type_ensure (FOYER_TYPE_FORM_FIELD);
  gtk_widget_init_template (GTK_WIDGET (self));
  foyer_widget_ignore_wheel (GTK_WIDGET (self->seen));
  foyer_widget_ignore_wheel (GTK_WIDGET (self->per_day));
}

/* @panel: of which this is a part, and so outlives it */
void
foyer_call_group_connect (FoyerCallGroup *self,
                          FoyerPanel     *panel)
{
  g_return_if_fail (FOYER_IS_CALL_GROUP (self));

  self->panel = panel;
}

static void
fill_occasions (FoyerCallGroup *self)
{
  FoyerShop *shop = foyer_services_get_shop (get_services (self));
  FoyerSettings *settings = foyer_shop_get_settings (shop);
  g_autoptr (GPtrArray) festivals =
    foyer_festivals_read (foyer_settings_get_text (settings, FOYER_SETTING_CARE_FESTIVALS), NULL);
  gint64 today = get_today (self);

  foyer_choice_clear (self->occasion);
  foyer_choice_append (self->occasion, BIRTHDAYS, _("Birthdays"));
  for (guint i = 0; festivals != NULL && i < festivals->len; i++)
    {
      FoyerFestival *festival = festivals->pdata[i];
      g_autofree char *label = NULL;
      g_autofree char *date = NULL;
      gint64 day;

      if (foyer_festival_find_day (festival, foyer_shop_get_calendar (shop), today, &day))
        date = foyer_words_date (NULL, day, today);
      /* Translators: %1$s is a festival, %2$s its day. */
      label = g_strdup_printf (C_("festival", "%1$s · %2$s"),
                               foyer_words_choose (NULL, festival->name, festival->name_en),
                               date != NULL ? date : _("not announced yet"));
      foyer_choice_append (self->occasion, festival->key, label);
    }
}

static void
fill_grades (FoyerCallGroup *self)
{
  g_autoptr (GEnumClass) grades = g_type_class_ref (FOYER_TYPE_GRADE);

  foyer_choice_clear (self->grade);
  for (guint i = 0; i < grades->n_values; i++)
    foyer_choice_append (self->grade, grades->values[i].value_nick,
                         grades->values[i].value == FOYER_GRADE_NONE
                           ? C_("group", "All")
                           : foyer_words_enum (NULL, FOYER_TYPE_GRADE, grades->values[i].value));
  foyer_choice_set_selected (self->grade, grades->values[0].value_nick);
}

static void
set_day (GtkEditable *entry,
         gint64       day)
{
  int year, month, dom;
  g_autofree char *text = NULL;

  foyer_day_to_ymd (day, &year, &month, &dom);
  text = g_strdup_printf ("%02d-%02d", month, dom);
  gtk_editable_set_text (entry, text);
}

/* Asks for a group. */
void
foyer_call_group_begin (FoyerCallGroup *self)
{
  FoyerSettings *settings;

  g_return_if_fail (FOYER_IS_CALL_GROUP (self));
  if (self->run != NULL)
    return;

  settings = foyer_shop_get_settings (foyer_services_get_shop (get_services (self)));
  self->is_filling = TRUE;
  fill_occasions (self);
  foyer_choice_set_selected (self->occasion, BIRTHDAYS);
  fill_grades (self);
  set_day (self->first, get_today (self) + 1);
  set_day (self->last, get_today (self) + USUAL_DAYS);
  gtk_editable_set_text (self->tags, "");
  gtk_spin_button_set_value (self->seen, 0);
  gtk_spin_button_set_value (self->per_day,
                             (double) foyer_settings_get_count (settings,
                                                                FOYER_SETTING_CARE_PER_DAY));
  self->is_filling = FALSE;
  look (self);
  gtk_widget_child_focus (GTK_WIDGET (self->occasion), GTK_DIR_TAB_FORWARD);
}

/* Plans what was foreseen, or says again what is in the way; what came of it is read. */
void
foyer_call_group_submit (FoyerCallGroup *self)
{
  FoyerCallbackGroup group;

  g_return_if_fail (FOYER_IS_CALL_GROUP (self));

  if (self->run != NULL)
    return;
  if (self->is_told)
    {
      g_signal_emit (self, signals[DONE], 0);
      return;
    }
  if (self->n_calls == 0)
    {
      look (self);
      return;
    }
  if (!read_group (self, &group))
    return;

  set_running (self, TRUE);
  foyer_callbacks_plan_group_async (get_callbacks (self), &group, on_progress, self, self->run,
                                    on_planned, g_object_ref (self));
}
