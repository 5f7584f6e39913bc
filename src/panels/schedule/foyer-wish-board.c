#include "panels/schedule/foyer-wish-board.h"

#include "panels/foyer-record-form.h"
#include "panels/foyer-staff-choice.h"
#include "service/foyer-rota-requests.h"
#include "service/foyer-rota-words.h"
#include "service/foyer-words.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n.h>
#include <stdlib.h>

/* A rest day among the shifts of the form. */
#define REST "rest"

static const FoyerRecordRow rows[] = {
  { "staff", FOYER_RECORD_CONTROL_COLLEAGUE },
  { "day", FOYER_RECORD_CONTROL_DAY },
  { "shift", FOYER_RECORD_CONTROL_OTHER },
  { "strength", FOYER_RECORD_CONTROL_OTHER },
  { NULL },
};

struct _FoyerWishBoard
{
  GtkWidget parent_instance;

  GtkListBox *list;
  GtkWidget *none;
  FoyerRecordForm *form;
  GtkLabel *error;

  FoyerServices *services;
  FoyerRotaMonth *month;
  FoyerStaff *staff;    /* who sits here, for whom the form is filled */
};

G_DEFINE_FINAL_TYPE (FoyerWishBoard, foyer_wish_board, GTK_TYPE_WIDGET)

/* Wanting and not wanting, as one scale of words; for and against, and how much. */
static const struct
{
  const char *key;
  const char *label;
  gboolean is_against;
  int strength;
} strengths[] = {
  { "for-1", NC_("wish", "Would be nice"), FALSE, 1 },
  { "for-3", NC_("wish", "Important to me"), FALSE, 3 },
  { "against-1", NC_("wish", "Rather not"), TRUE, 1 },
  { "against-3", NC_("wish", "On no account"), TRUE, 3 },
};

static FoyerRota *
get_rota (FoyerWishBoard *self)
{
  return foyer_services_get_rota (self->services);
}

static void
tell (FoyerWishBoard *self,
      const GError   *error)
{
  g_autofree char *sentence = error != NULL ? foyer_words_error (NULL, error) : NULL;

  gtk_label_set_label (self->error, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), sentence != NULL);
}

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (FoyerWishBoard) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerRecord) wish = foyer_rota_request_finish (FOYER_ROTA (source), result, &error);

  if (self->services == NULL)
    return;
  if (wish != NULL)
    foyer_record_form_set_value (self->form, "day", "");
  else if (!foyer_record_form_show_error (self->form, error))
    tell (self, error);
}

static FoyerShift *
find_shift (FoyerWishBoard *self,
            const char     *key)
{
  FoyerUuid id;
  int choice = -1;

  if (key != NULL && foyer_uuid_parse (key, &id))
    choice = foyer_rota_month_find_choice (self->month, &id);

  return choice >= 0 ? foyer_rota_month_get_choice (self->month, choice) : NULL;
}

static void
on_wish (FoyerWishBoard *self)
{
  g_autoptr (GHashTable) typed = foyer_record_form_dup_typed (self->form);
  const char *staff_text = g_hash_table_lookup (typed, "staff");
  const char *day_text = g_hash_table_lookup (typed, "day");
  const char *strength = g_hash_table_lookup (typed, "strength");
  FoyerUuid staff;
  gint64 day;
  guint n = 0;

  tell (self, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (strengths); i++)
    if (g_strcmp0 (strength, strengths[i].key) == 0)
      n = i;
  if (staff_text == NULL || !foyer_uuid_parse (staff_text, &staff))
    foyer_record_form_say (self->form, "staff", _("Choose whose wish it is"));
  else if (day_text == NULL
           || !g_ascii_string_to_signed (day_text, 10, G_MININT64, G_MAXINT64, &day, NULL))
    foyer_record_form_say (self->form, "day", _("Write a day such as 11-24"));
  else if (day < foyer_rota_get_today (get_rota (self)))
    foyer_record_form_say (self->form, "day", _("This day is over"));
  else
    foyer_rota_wish_async (get_rota (self), &staff, day,
                           find_shift (self, g_hash_table_lookup (typed, "shift")),
                           strengths[n].is_against, strengths[n].strength, NULL, on_done,
                           g_object_ref (self));
}

static void
on_drop_clicked (FoyerWishBoard *self,
                 GtkWidget      *button)
{
  foyer_rota_unwish_async (get_rota (self), g_object_get_data (G_OBJECT (button), "wish"), NULL,
                           on_done, g_object_ref (self));
}

/* "12月24日 周四 · 休息 · 很重要" */
static char *
describe (FoyerWishBoard *self,
          FoyerWish      *wish)
{
  g_autofree char *day = foyer_words_day (NULL, foyer_wish_get_day (wish));
  int choice = foyer_rota_month_find_choice (self->month, foyer_wish_get_shift (wish));
  const char *what = choice >= 0
                       ? foyer_rota_words_shift (NULL, foyer_rota_month_get_choice (self->month,
                                                                                    choice))
                       : C_("roster", "rest day");
  const char *how = "";

  for (guint i = 0; i < G_N_ELEMENTS (strengths); i++)
    if (strengths[i].is_against == !!foyer_wish_get_is_against (wish)
        && foyer_wish_get_strength (wish) >= strengths[i].strength)
      how = g_dpgettext2 (GETTEXT_PACKAGE, "wish", strengths[i].label);

  return g_strdup_printf ("%s · %s · %s", day, what, how);
}

static void
append_row (FoyerWishBoard *self,
            FoyerWish      *wish)
{
  FoyerStaff *staff = foyer_people_lookup (foyer_services_get_people (self->services),
                                           foyer_wish_get_staff (wish));
  const char *name = staff != NULL ? foyer_staff_get_name (staff) : "";
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *detail = describe (self, wish);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *button = gtk_button_new_with_label (C_("button", "Remove"));
  g_autofree char *spoken = g_strdup_printf ("%s %s", C_("button", "Remove"), detail);

  gtk_widget_add_css_class (label, "strong");
  gtk_box_append (GTK_BOX (box), label);
  label = gtk_label_new (detail);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "row-act");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "wish", g_object_ref (wish), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_drop_clicked), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
  gtk_list_box_append (self->list, box);
}

static void
fill_shifts (FoyerWishBoard *self)
{
  FoyerChoice *choice = FOYER_CHOICE (foyer_record_form_get_control (self->form, "shift"));
  g_autofree char *chosen = g_strdup (foyer_choice_get_selected (choice));

  foyer_choice_clear (choice);
  foyer_choice_append (choice, REST, C_("roster", "rest day"));
  for (int n = 0; n < foyer_rota_month_get_n_shifts (self->month); n++)
    {
      FoyerShift *shift = foyer_rota_month_get_choice (self->month, n);
      g_autofree char *key = foyer_uuid_to_string (foyer_record_get_id (FOYER_RECORD (shift)));

      foyer_choice_append (choice, key, foyer_rota_words_shift (NULL, shift));
    }
  if (chosen != NULL)
    foyer_choice_set_selected (choice, chosen);
}

static void
foyer_wish_board_dispose (GObject *object)
{
  FoyerWishBoard *self = FOYER_WISH_BOARD (object);

  g_clear_object (&self->services);
  g_clear_object (&self->month);
  g_clear_object (&self->staff);
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_wish_board_parent_class)->dispose (object);
}

static void
foyer_wish_board_class_init (FoyerWishBoardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_wish_board_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  foyer_widget_class_bind_undo (widget_class);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/schedule/foyer-wish-board.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerWishBoard, list);
  gtk_widget_class_bind_template_child (widget_class, FoyerWishBoard, none);
  gtk_widget_class_bind_template_child (widget_class, FoyerWishBoard, form);
  gtk_widget_class_bind_template_child (widget_class, FoyerWishBoard, error);
  gtk_widget_class_bind_template_callback (widget_class, on_wish);
}

static void
foyer_wish_board_init (FoyerWishBoard *self)
{
  FoyerChoice *strength;

  g_type_ensure (FOYER_TYPE_RECORD_FORM);
  gtk_widget_init_template (GTK_WIDGET (self));
  foyer_record_form_set_up (self->form, FOYER_TYPE_WISH, rows);
  strength = FOYER_CHOICE (foyer_record_form_get_control (self->form, "strength"));
  for (guint i = 0; i < G_N_ELEMENTS (strengths); i++)
    foyer_choice_append (strength, strengths[i].key,
                         g_dpgettext2 (GETTEXT_PACKAGE, "wish", strengths[i].label));
}

/* An empty form, for who sits here. */
static void
begin (FoyerWishBoard *self)
{
  FoyerStaff *staff = foyer_session_get_staff (foyer_services_get_session (self->services));

  g_set_object (&self->staff, staff);
  foyer_record_form_begin (self->form, self->services, NULL, TRUE);
  foyer_record_form_set_value (self->form, "strength", strengths[0].key);
  if (staff != NULL)
    foyer_staff_choice_set (FOYER_CHOICE (foyer_record_form_get_control (self->form, "staff")),
                            foyer_record_get_id (FOYER_RECORD (staff)));
  gtk_widget_set_sensitive (foyer_record_form_get_control (self->form, "staff"),
                            foyer_rota_may_decide (get_rota (self)));
}

void
foyer_wish_board_connect (FoyerWishBoard *self,
                          FoyerServices  *services)
{
  g_return_if_fail (FOYER_IS_WISH_BOARD (self));

  g_set_object (&self->services, services);
  begin (self);
}

guint
foyer_wish_board_set_month (FoyerWishBoard *self,
                            FoyerRotaMonth *month)
{
  GPtrArray *wishes = foyer_rota_month_get_ground (month)->wishes;
  GtkListBoxRow *row;
  guint n_wishes = 0;

  g_return_val_if_fail (FOYER_IS_WISH_BOARD (self), 0);

  g_set_object (&self->month, month);
  if (self->staff != foyer_session_get_staff (foyer_services_get_session (self->services)))
    begin (self);
  tell (self, NULL);
  fill_shifts (self);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < wishes->len; i++)
    if (foyer_rota_may_ask_for (get_rota (self), foyer_wish_get_staff (wishes->pdata[i])))
      {
        append_row (self, wishes->pdata[i]);
        n_wishes++;
      }
  gtk_widget_set_visible (self->none, n_wishes == 0);
  return n_wishes;
}
