#include "panels/schedule/foyer-leave-row.h"

#include "panels/foyer-staff-name.h"
#include "service/foyer-rota-requests.h"
#include "service/foyer-rota-words.h"
#include "service/foyer-words.h"
#include "widgets/foyer-chip.h"

#include <glib/gi18n.h>

struct _FoyerLeaveRow
{
  GtkListBoxRow parent_instance;

  FoyerServices *services;
  FoyerRotaMonth *month;
  FoyerLeave *leave;
};

G_DEFINE_FINAL_TYPE (FoyerLeaveRow, foyer_leave_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  ACT,
  COVER,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static FoyerRota *
get_rota (FoyerLeaveRow *self)
{
  return foyer_services_get_rota (self->services);
}

static const char *
get_name (FoyerLeaveRow   *self,
          const FoyerUuid *staff)
{
  const char *name = foyer_staff_name (foyer_services_get_people (self->services), staff);

  return name != NULL ? name : "";
}

static void
on_act_clicked (FoyerLeaveRow *self,
                GtkWidget     *button)
{
  g_signal_emit (self, signals[ACT], 0,
                 GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "act")));
}

static void
on_cover_clicked (FoyerLeaveRow *self)
{
  g_signal_emit (self, signals[COVER], 0);
}

static void
foyer_leave_row_dispose (GObject *object)
{
  FoyerLeaveRow *self = FOYER_LEAVE_ROW (object);

  g_clear_object (&self->services);
  g_clear_object (&self->month);
  g_clear_object (&self->leave);

  G_OBJECT_CLASS (foyer_leave_row_parent_class)->dispose (object);
}

static void
foyer_leave_row_class_init (FoyerLeaveRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = foyer_leave_row_dispose;

  signals[ACT] = g_signal_new ("act", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[COVER] = g_signal_new ("cover", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
foyer_leave_row_init (FoyerLeaveRow *self)
{
}

static GtkWidget *
append_button (FoyerLeaveRow *self,
               GtkWidget     *line,
               const char    *label)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *spoken = g_strdup_printf ("%s %s", label,
                                             get_name (self, foyer_leave_get_staff (self->leave)));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  gtk_box_append (GTK_BOX (line), button);

  return button;
}

static void
append_act (FoyerLeaveRow *self,
            GtkWidget     *line,
            FoyerLeaveAct  act,
            const char    *label)
{
  GtkWidget *button = append_button (self, line, label);

  g_object_set_data (G_OBJECT (button), "act", GINT_TO_POINTER (act));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_act_clicked), self, G_CONNECT_SWAPPED);
}

/* What can be done about it by who sits here. */
static void
append_acts (FoyerLeaveRow *self,
             GtkWidget     *line)
{
  gboolean may_decide = foyer_rota_may_decide (get_rota (self));

  if (foyer_leave_get_state (self->leave) == FOYER_LEAVE_APPLIED)
    {
      if (may_decide)
        append_act (self, line, FOYER_LEAVE_ACT_APPROVE, C_("leave", "Approve"));
      if (may_decide)
        append_act (self, line, FOYER_LEAVE_ACT_REFUSE, C_("leave", "Refuse"));
      if (foyer_rota_may_ask_for (get_rota (self), foyer_leave_get_staff (self->leave)))
        append_act (self, line, FOYER_LEAVE_ACT_VOID, C_("leave", "Take back"));
    }
  else if (foyer_leave_get_state (self->leave) == FOYER_LEAVE_APPROVED && may_decide)
    {
      gint64 now_us = foyer_service_now_us (FOYER_SERVICE (get_rota (self)));
      gboolean has_begun = now_us >= foyer_leave_get_begins (self->leave);

      append_act (self, line, has_begun ? FOYER_LEAVE_ACT_COME_BACK : FOYER_LEAVE_ACT_VOID,
                  has_begun ? C_("leave", "Is back") : C_("leave", "Take back"));
    }
}

/* What is late and was not asked for by telephone is allowed, and told (LV-02). */
static GtkWidget *
make_chip (FoyerLeaveRow *self)
{
  FoyerSettings *settings = foyer_rota_month_get_ground (self->month)->settings;
  gint64 wanted_us = foyer_settings_get_span_us (settings, FOYER_SETTING_LEAVE_NOTICE);
  FoyerLeaveState state = foyer_leave_get_state (self->leave);
  const char *word = foyer_words_enum (NULL, FOYER_TYPE_LEAVE_STATE, state);

  if (state == FOYER_LEAVE_APPROVED)
    return foyer_chip_new (FOYER_TONE_OK, "foyer-check-symbolic", word);
  if (state == FOYER_LEAVE_APPLIED)
    switch (foyer_leave_check_notice (self->leave, wanted_us, NULL))
      {
      case FOYER_LEAVE_NOTICE_LATE:
        return foyer_chip_new (FOYER_TONE_WARN, "foyer-info-symbolic",
                               C_("leave", "Asked for late"));
      case FOYER_LEAVE_NOTICE_EMERGENCY:
        return foyer_chip_new (FOYER_TONE_WARN, "foyer-info-symbolic", C_("leave", "Emergency"));
      case FOYER_LEAVE_NOTICE_IN_TIME:
        break;
      }

  return foyer_chip_new (FOYER_TONE_OUTLINE, NULL, word);
}

static GtkWidget *
make_line (void)
{
  return gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
}

static GtkWidget *
append_label (GtkWidget  *box,
              const char *text,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

/* Who it is, how it stands, why, and what can be done. */
static GtkWidget *
make_head (FoyerLeaveRow *self)
{
  GtkWidget *line = make_line ();
  GtkWidget *reason;

  append_label (line, get_name (self, foyer_leave_get_staff (self->leave)), "strong");
  gtk_box_append (GTK_BOX (line), make_chip (self));
  reason = append_label (line, foyer_leave_get_reason (self->leave), "plain");
  gtk_label_set_ellipsize (GTK_LABEL (reason), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (reason, TRUE);
  append_acts (self, line);

  return line;
}

/* What kind of leave, from when to when, and how many working days it takes. */
static char *
describe (FoyerLeaveRow *self)
{
  FoyerRotaGround *ground = foyer_rota_month_get_ground (self->month);
  int n_days = foyer_leave_count_working_days (self->leave, ground->shop_time, ground->calendar);
  g_autofree char *time = foyer_rota_words_leave_time (NULL, ground->shop_time, self->leave);

  /* Translators: a leave: %1$s kind, %2$s from when to when, %3$d how many of these are working
   * days. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$s · %2$s · %3$d working day",
                                       "%1$s · %2$s · %3$d working days", n_days),
                          foyer_words_enum (NULL, FOYER_TYPE_LEAVE_KIND,
                                            foyer_leave_get_kind (self->leave)), time, n_days);
}

/* The cover fell ill, or was granted leave later than this one was. */
static gboolean
is_cover_away (FoyerLeaveRow *self)
{
  GPtrArray *leaves = foyer_rota_month_get_ground (self->month)->leaves;

  for (guint i = 0; i < leaves->len; i++)
    if (foyer_leave_is_granted (leaves->pdata[i])
        && foyer_uuid_equal (foyer_leave_get_staff (leaves->pdata[i]),
                             foyer_leave_get_cover (self->leave))
        && foyer_leave_overlaps (leaves->pdata[i], foyer_leave_get_begins (self->leave),
                                 foyer_leave_get_ends (self->leave)))
      return TRUE;

  return FALSE;
}

/* Who is the cover; somebody else may be chosen until the leave is over. */
static GtkWidget *
make_cover (FoyerLeaveRow *self)
{
  gboolean is_over = foyer_leave_get_state (self->leave) == FOYER_LEAVE_BACK;
  g_autofree char *text = NULL;
  GtkWidget *line = make_line ();
  GtkWidget *button;

  /* Translators: %s is the name of who does the work of a colleague on leave. */
  text = g_strdup_printf (C_("leave", "cover %s"),
                          get_name (self, foyer_leave_get_cover (self->leave)));
  append_label (line, text, "dim");
  if (!is_over && is_cover_away (self))
    gtk_box_append (GTK_BOX (line), foyer_chip_new (FOYER_TONE_WARN, "foyer-info-symbolic",
                                                    C_("leave", "Cover is away")));
  if (!is_over && foyer_rota_may_decide (get_rota (self)))
    {
      button = append_button (self, line, C_("leave", "Another cover…"));
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "row-act");
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_cover_clicked), self,
                               G_CONNECT_SWAPPED);
    }

  return line;
}

GtkWidget *
foyer_leave_row_new (FoyerServices  *services,
                     FoyerRotaMonth *month,
                     FoyerLeave     *leave)
{
  FoyerLeaveRow *self = g_object_new (FOYER_TYPE_LEAVE_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *text = NULL;
  g_autofree char *spoken = NULL;

  self->services = g_object_ref (services);
  self->month = g_object_ref (month);
  self->leave = g_object_ref (leave);
  text = describe (self);
  spoken = g_strdup_printf ("%s, %s", get_name (self, foyer_leave_get_staff (leave)), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);

  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_label_set_wrap (GTK_LABEL (append_label (box, text, "dim")), TRUE);
  gtk_box_append (GTK_BOX (box), make_cover (self));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);

  return GTK_WIDGET (self);
}

/* (transfer none) */
FoyerLeave *
foyer_leave_row_get_leave (FoyerLeaveRow *self)
{
  return self->leave;
}
