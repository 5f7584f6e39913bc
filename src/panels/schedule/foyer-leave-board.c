#include "panels/schedule/foyer-leave-board.h"

#include "panels/foyer-record-form.h"
#include "panels/foyer-staff-choice.h"
#include "service/foyer-rota-requests.h"
#include "service/foyer-rota-words.h"
#include "service/foyer-words.h"
#include "widgets/foyer-chip.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n.h>

/* The form's name in the drafts. */
#define DRAFT "leave"

static const FoyerRecordRow rows[] = {
  { "staff", FOYER_RECORD_CONTROL_COLLEAGUE },
  { "begins", FOYER_RECORD_CONTROL_MOMENT },
  { "ends", FOYER_RECORD_CONTROL_END },
  { "kind", FOYER_RECORD_CONTROL_CHOICE },
  { "way", FOYER_RECORD_CONTROL_CHOICE },
  { "cover", FOYER_RECORD_CONTROL_COLLEAGUE },
  { "reason", FOYER_RECORD_CONTROL_ENTRY },
  { NULL },
};

struct _FoyerLeaveBoard
{
  GtkWidget parent_instance;

  GtkListBox *list;
  GtkWidget *none;
  FoyerRecordForm *form;
  GtkLabel *error;

  FoyerServices *services;
  FoyerDrafts *drafts;
  FoyerRotaMonth *month;
  FoyerStaff *staff;    /* who sits here, for whom the form is filled */
};

G_DEFINE_FINAL_TYPE (FoyerLeaveBoard, foyer_leave_board, GTK_TYPE_WIDGET)

static FoyerRota *
get_rota (FoyerLeaveBoard *self)
{
  return foyer_services_get_rota (self->services);
}

static void
tell (FoyerLeaveBoard *self,
      const char      *sentence)
{
  gtk_label_set_label (self->error, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), sentence != NULL);
}

/* An empty form, for who sits here. */
static void
begin (FoyerLeaveBoard *self)
{
  FoyerStaff *staff = foyer_session_get_staff (foyer_services_get_session (self->services));

  g_set_object (&self->staff, staff);
  foyer_record_form_begin (self->form, self->services, NULL, TRUE);
  if (staff != NULL)
    foyer_staff_choice_set (FOYER_CHOICE (foyer_record_form_get_control (self->form, "staff")),
                            foyer_record_get_id (FOYER_RECORD (staff)));
  gtk_widget_set_sensitive (foyer_record_form_get_control (self->form, "staff"),
                            foyer_rota_may_decide (get_rota (self)));
}

static void
tell_error (FoyerLeaveBoard *self,
            const GError    *error)
{
  g_autofree char *sentence = foyer_words_error (NULL, error);

  tell (self, sentence);
}

static void
on_moved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (FoyerLeaveBoard) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerRecord) leave = foyer_rota_request_finish (FOYER_ROTA (source), result, &error);

  if (leave == NULL)
    tell_error (self, error);
}

static void
on_asked (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (FoyerLeaveBoard) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerRecord) leave = foyer_rota_request_finish (FOYER_ROTA (source), result, &error);

  if (self->services == NULL)
    return;
  if (leave != NULL)
    {
      foyer_drafts_clear (self->drafts, DRAFT);
      begin (self);
    }
  else if (!foyer_record_form_show_error (self->form, error))
    tell_error (self, error);
}

static gboolean
get_moment (GHashTable *typed,
            const char *name,
            gint64     *at_us)
{
  const char *text = g_hash_table_lookup (typed, name);

  return text != NULL && g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, at_us, NULL);
}

static int
get_value (GHashTable *typed,
           const char *name,
           GType       type)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);
  const char *nick = g_hash_table_lookup (typed, name);
  GEnumValue *value = nick != NULL ? g_enum_get_value_by_nick (klass, nick) : NULL;

  return value != NULL ? value->value : 0;
}

static void
on_ask (FoyerLeaveBoard *self)
{
  g_autoptr (GHashTable) typed = foyer_record_form_dup_typed (self->form);
  const char *staff = g_hash_table_lookup (typed, "staff");
  const char *cover = g_hash_table_lookup (typed, "cover");
  FoyerLeaveRequest request = {
    .kind = get_value (typed, "kind", FOYER_TYPE_LEAVE_KIND),
    .way = get_value (typed, "way", FOYER_TYPE_LEAVE_WAY),
    .reason = g_hash_table_lookup (typed, "reason"),
  };

  tell (self, NULL);
  if (staff == NULL || !foyer_uuid_parse (staff, &request.staff))
    foyer_record_form_say (self->form, "staff", _("Choose who wants to be away"));
  else if (!get_moment (typed, "begins", &request.begins_us))
    foyer_record_form_say (self->form, "begins", _("Write a day such as 11-24"));
  else if (!get_moment (typed, "ends", &request.ends_us))
    foyer_record_form_say (self->form, "ends", _("Write a day such as 11-26, or 11-26 14:00"));
  else if (request.ends_us <= request.begins_us)
    foyer_record_form_say (self->form, "ends", _("Leave ends after it has begun"));
  /* LV-04 */
  else if (cover == NULL || !foyer_uuid_parse (cover, &request.cover))
    foyer_record_form_say (self->form, "cover", _("Choose who does the work meanwhile"));
  else if (foyer_uuid_equal (&request.cover, &request.staff))
    foyer_record_form_say (self->form, "cover", _("Choose somebody else as the cover"));
  else
    foyer_rota_ask_leave_async (get_rota (self), &request, NULL, on_asked, g_object_ref (self));
}

static void
on_act_clicked (FoyerLeaveBoard *self,
                GtkWidget       *button)
{
  FoyerLeave *leave = g_object_get_data (G_OBJECT (button), "leave");

  tell (self, NULL);
  foyer_rota_move_leave_async (get_rota (self), leave,
                               GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "act")), NULL,
                               on_moved, g_object_ref (self));
}

static void
append_act (FoyerLeaveBoard *self,
            GtkBox          *box,
            FoyerLeave      *leave,
            FoyerLeaveAct    act,
            const char      *label,
            const char      *name)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *spoken = g_strdup_printf ("%s %s", label, name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (button), "leave", g_object_ref (leave), g_object_unref);
  g_object_set_data (G_OBJECT (button), "act", GINT_TO_POINTER (act));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_act_clicked), self, G_CONNECT_SWAPPED);
  gtk_box_append (box, button);
}

static const char *
get_name (FoyerLeaveBoard *self,
          const FoyerUuid *staff)
{
  FoyerStaff *found = foyer_people_lookup (foyer_services_get_people (self->services), staff);

  return found != NULL ? foyer_staff_get_name (found) : "";
}

/* From when to when, without the times where it is whole days. */
static char *
describe_time (FoyerShopTime *shop_time,
               FoyerLeave    *leave)
{
  gint64 begins_us = foyer_leave_get_begins (leave);
  gint64 ends_us = foyer_leave_get_ends (leave);
  gint64 first = foyer_shop_time_get_day (shop_time, begins_us);
  gint64 last = foyer_shop_time_get_day (shop_time, ends_us - 1);
  g_autofree char *first_text = foyer_words_day (NULL, first);
  g_autofree char *last_text = foyer_words_day (NULL, last);
  g_autofree char *begin_clock = NULL, *end_clock = NULL;

  if (begins_us == foyer_shop_time_at_minute (shop_time, first, 0)
      && ends_us == foyer_shop_time_at_minute (shop_time, last, FOYER_MINUTES_IN_DAY))
    return first == last ? g_strdup (first_text)
                         : g_strdup_printf ("%s – %s", first_text, last_text);

  begin_clock = foyer_words_clock (shop_time, begins_us);
  end_clock = foyer_words_clock (shop_time, ends_us);
  return g_strdup_printf ("%s %s – %s %s", first_text, begin_clock, last_text, end_clock);
}

static char *
describe (FoyerLeaveBoard *self,
          FoyerLeave      *leave)
{
  FoyerRotaGround *ground = foyer_rota_month_get_ground (self->month);
  g_autofree char *time = describe_time (ground->shop_time, leave);
  int n_days = foyer_leave_count_working_days (leave, ground->shop_time, ground->calendar);

  /* Translators: a leave: %1$s kind, %2$s from when to when, %3$d how many of these are working days,
   * %4$s who does the work meanwhile. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%1$s · %2$s · %3$d working day · cover %4$s",
                                       "%1$s · %2$s · %3$d working days · cover %4$s", n_days),
                          foyer_words_enum (NULL, FOYER_TYPE_LEAVE_KIND,
                                            foyer_leave_get_kind (leave)),
                          time, n_days, get_name (self, foyer_leave_get_cover (leave)));
}

/* What is late and was not asked for by telephone is allowed, and told (LV-02). */
static GtkWidget *
make_chip (FoyerLeaveBoard *self,
           FoyerLeave      *leave)
{
  FoyerSettings *settings = foyer_rota_month_get_ground (self->month)->settings;
  gint64 wanted_us = foyer_settings_get_span_us (settings, FOYER_SETTING_LEAVE_NOTICE);

  if (foyer_leave_get_state (leave) == FOYER_LEAVE_APPROVED)
    return foyer_chip_new (FOYER_TONE_OK, "foyer-check-symbolic",
                           foyer_words_enum (NULL, FOYER_TYPE_LEAVE_STATE, FOYER_LEAVE_APPROVED));
  if (foyer_leave_get_state (leave) == FOYER_LEAVE_APPLIED)
    switch (foyer_leave_check_notice (leave, wanted_us, NULL))
      {
      case FOYER_LEAVE_NOTICE_LATE:
        return foyer_chip_new (FOYER_TONE_WARN, "foyer-info-symbolic",
                               C_("leave", "Asked for late"));
      case FOYER_LEAVE_NOTICE_EMERGENCY:
        return foyer_chip_new (FOYER_TONE_WARN, "foyer-info-symbolic", C_("leave", "Emergency"));
      case FOYER_LEAVE_NOTICE_IN_TIME:
        break;
      }

  return foyer_chip_new (FOYER_TONE_OUTLINE, NULL,
                         foyer_words_enum (NULL, FOYER_TYPE_LEAVE_STATE,
                                           foyer_leave_get_state (leave)));
}

static void
append_row (FoyerLeaveBoard *self,
            FoyerLeave      *leave)
{
  const char *name = get_name (self, foyer_leave_get_staff (leave));
  gboolean may_decide = foyer_rota_may_decide (get_rota (self));
  g_autofree char *detail = describe (self, leave);
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (name);

  gtk_widget_add_css_class (label, "strong");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), make_chip (self, leave));
  label = gtk_label_new (foyer_leave_get_reason (leave));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);

  if (foyer_leave_get_state (leave) == FOYER_LEAVE_APPLIED)
    {
      if (may_decide)
        append_act (self, GTK_BOX (box), leave, FOYER_LEAVE_ACT_APPROVE, C_("leave", "Approve"),
                    name);
      if (may_decide)
        append_act (self, GTK_BOX (box), leave, FOYER_LEAVE_ACT_REFUSE, C_("leave", "Refuse"), name);
      if (foyer_rota_may_ask_for (get_rota (self), foyer_leave_get_staff (leave)))
        append_act (self, GTK_BOX (box), leave, FOYER_LEAVE_ACT_VOID, C_("leave", "Take back"), name);
    }
  else if (foyer_leave_get_state (leave) == FOYER_LEAVE_APPROVED && may_decide)
    {
      gint64 now_us = foyer_service_now_us (FOYER_SERVICE (get_rota (self)));
      gboolean has_begun = now_us >= foyer_leave_get_begins (leave);

      append_act (self, GTK_BOX (box), leave,
                  has_begun ? FOYER_LEAVE_ACT_COME_BACK : FOYER_LEAVE_ACT_VOID,
                  has_begun ? C_("leave", "Is back") : C_("leave", "Take back"), name);
    }
  gtk_box_append (GTK_BOX (outer), box);

  label = gtk_label_new (detail);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim");
  gtk_box_append (GTK_BOX (outer), label);
  gtk_list_box_append (self->list, outer);
}

static gboolean
is_shown (FoyerLeaveBoard *self,
          FoyerLeave      *leave)
{
  return foyer_rota_may_ask_for (get_rota (self), foyer_leave_get_staff (leave));
}

static void
foyer_leave_board_dispose (GObject *object)
{
  FoyerLeaveBoard *self = FOYER_LEAVE_BOARD (object);

  g_clear_object (&self->services);
  g_clear_object (&self->drafts);
  g_clear_object (&self->month);
  g_clear_object (&self->staff);
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_leave_board_parent_class)->dispose (object);
}

static void
foyer_leave_board_class_init (FoyerLeaveBoardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_leave_board_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/schedule/foyer-leave-board.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerLeaveBoard, list);
  gtk_widget_class_bind_template_child (widget_class, FoyerLeaveBoard, none);
  gtk_widget_class_bind_template_child (widget_class, FoyerLeaveBoard, form);
  gtk_widget_class_bind_template_child (widget_class, FoyerLeaveBoard, error);
  gtk_widget_class_bind_template_callback (widget_class, on_ask);
}

static void
foyer_leave_board_init (FoyerLeaveBoard *self)
{
  g_type_ensure (FOYER_TYPE_RECORD_FORM);
  gtk_widget_init_template (GTK_WIDGET (self));
  foyer_record_form_set_up (self->form, FOYER_TYPE_LEAVE, rows);
}

void
foyer_leave_board_connect (FoyerLeaveBoard *self,
                           FoyerServices   *services,
                           FoyerDrafts     *drafts)
{
  static const char *const kept[] = { "begins", "ends", "reason" };

  g_return_if_fail (FOYER_IS_LEAVE_BOARD (self));

  g_set_object (&self->services, services);
  g_set_object (&self->drafts, drafts);
  begin (self);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    foyer_drafts_bind_editable (drafts, DRAFT, kept[i],
                                GTK_EDITABLE (foyer_record_form_get_control (self->form, kept[i])));
}

guint
foyer_leave_board_set_month (FoyerLeaveBoard *self,
                             FoyerRotaMonth  *month)
{
  FoyerRotaGround *ground = foyer_rota_month_get_ground (month);
  GtkListBoxRow *row;
  guint n_asked = 0;

  g_return_val_if_fail (FOYER_IS_LEAVE_BOARD (self), 0);

  g_set_object (&self->month, month);
  if (self->staff != foyer_session_get_staff (foyer_services_get_session (self->services)))
    begin (self);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));

  for (guint i = 0; i < ground->asked->len; i++)
    if (is_shown (self, ground->asked->pdata[i]))
      {
        append_row (self, ground->asked->pdata[i]);
        n_asked++;
      }
  for (guint i = 0; i < ground->leaves->len; i++)
    if (foyer_leave_is_granted (ground->leaves->pdata[i])
        && is_shown (self, ground->leaves->pdata[i]))
      append_row (self, ground->leaves->pdata[i]);

  gtk_widget_set_visible (self->none, gtk_list_box_get_row_at_index (self->list, 0) == NULL);
  return n_asked;
}
