#include "panels/demo/foyer-demo-account-view.h"

#include "panels/demo/foyer-demo-checklist.h"
#include "panels/demo/foyer-demo-reason.h"
#include "panels/demo/foyer-demo-text.h"
#include "panels/foyer-staff-choice.h"
#include "panels/foyer-staff-name.h"
#include "service/foyer-words.h"
#include "widgets/foyer-chip.h"
#include "widgets/foyer-keycap.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

struct _FoyerDemoAccountView
{
  GtkWidget parent_instance;

  FoyerServices *services;
  FoyerDemoAccount *account;

  GtkLabel *title;
  GtkLabel *subtitle;
  FoyerChip *chip;
  GtkLabel *why;
  GtkLabel *loan_line;
  GtkLabel *remark;
  GtkWidget *reset_box;
  FoyerDemoChecklist *checklist;
  GtkBox *reasons;
  GtkButton *edit;
  GtkButton *password;
  GtkButton *unlock;
  GtkButton *end_loan;
  GtkButton *next;
  GtkLabel *next_label;
  GtkWidget *fail;
  GtkWidget *lock;
  GtkWidget *loan;
  FoyerChoice *borrower;
};

G_DEFINE_FINAL_TYPE (FoyerDemoAccountView, foyer_demo_account_view, GTK_TYPE_WIDGET)

static FoyerDemoDesk *
get_desk (FoyerDemoAccountView *self)
{
  return foyer_services_get_demo_desk (self->services);
}

static gboolean
is_own (FoyerDemoAccountView *self)
{
  FoyerActor actor = foyer_session_get_actor (foyer_services_get_session (self->services));

  return !foyer_uuid_is_none (&actor.staff)
         && foyer_uuid_equal (&actor.staff, foyer_demo_account_get_owner (self->account));
}

static void
show_head (FoyerDemoAccountView *self)
{
  gint64 today = foyer_demo_desk_get_day (get_desk (self));
  FoyerDemoChip chip = foyer_demo_text_account_chip (self->account, today);
  gint64 until = foyer_demo_account_get_valid_until (self->account);
  FoyerPeople *people = foyer_services_get_people (self->services);
  const char *owner = foyer_staff_name (people, foyer_demo_account_get_owner (self->account));
  g_autofree char *until_text = until != FOYER_DAY_NONE ? foyer_words_date_full (NULL, until)
                                                        : NULL;
  g_autofree char *valid = until_text != NULL
    ? g_strdup_printf (C_("demo", "valid until %s"), until_text) : g_strdup ("");
  g_autofree char *title = g_strdup_printf ("%s %s", foyer_demo_account_get_label (self->account),
                                            foyer_demo_account_get_product (self->account));
  g_autofree char *subtitle =
    foyer_demo_text_parts (owner != NULL ? owner : C_("demo", "Pool: everybody's"), valid, NULL);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->subtitle, subtitle);
  foyer_chip_set_icon_name (self->chip, chip.icon_name);
  foyer_chip_set_tone (self->chip, chip.tone);
  foyer_chip_set_label (self->chip, chip.label);
  g_free (chip.label);
  gtk_label_set_label (self->why, foyer_demo_account_get_problem (self->account));
  gtk_widget_set_visible (GTK_WIDGET (self->why),
                          *foyer_demo_account_get_problem (self->account) != '\0');
  gtk_label_set_label (self->remark, foyer_demo_account_get_remark (self->account));
}

static void
show_loan (FoyerDemoAccountView *self)
{
  gint64 now_us = foyer_service_now_us (FOYER_SERVICE (get_desk (self)));
  const FoyerUuid *id = foyer_demo_account_get_borrower (self->account);
  const char *name = foyer_staff_name (foyer_services_get_people (self->services), id);
  gboolean is_lent = name != NULL
                     && foyer_demo_account_get_borrowed_until (self->account) > now_us;
  /* Translators: a supervisor lent somebody's account to a colleague for today; %s is the name. */
  g_autofree char *text = is_lent ? g_strdup_printf (_("Lent to %s until the end of the day"), name)
                                  : NULL;

  gtk_label_set_label (self->loan_line, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->loan_line), is_lent);
  gtk_widget_set_visible (GTK_WIDGET (self->end_loan), is_lent);
}

static void
show_steps (FoyerDemoAccountView *self)
{
  g_auto (GStrv) steps = foyer_demo_account_dup_reset_steps (self->account);
  gboolean is_reset = foyer_demo_account_get_state (self->account) == FOYER_DEMO_ACCOUNT_RESET;

  foyer_demo_checklist_clear (self->checklist);
  for (guint i = 0; steps[i] != NULL; i++)
    foyer_demo_checklist_append (self->checklist, steps[i], NULL,
                                 foyer_demo_account_is_ticked (self->account, i));
  gtk_widget_set_visible (self->reset_box, steps[0] != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->checklist), is_reset);
}

static void
show_foot (FoyerDemoAccountView *self)
{
  FoyerDemoAccountState state = foyer_demo_account_get_state (self->account);
  gboolean is_lead = foyer_session_may (foyer_services_get_session (self->services),
                                        FOYER_RIGHT_DEMO);
  gboolean is_reset = state == FOYER_DEMO_ACCOUNT_RESET;
  gboolean is_usable = state == FOYER_DEMO_ACCOUNT_FREE || is_reset;
  const char *act = is_reset ? C_("button", "Reset done, free again")
                             : C_("button", "Start a demo with this account");

  gtk_label_set_label (self->next_label, act);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->next), GTK_ACCESSIBLE_PROPERTY_LABEL, act,
                                  -1);
  gtk_widget_set_visible (GTK_WIDGET (self->next), is_usable);
  gtk_widget_set_visible (self->fail, is_reset);
  gtk_widget_set_visible (self->lock, is_lead && is_usable);
  gtk_widget_set_visible (GTK_WIDGET (self->unlock),
                          is_lead && state == FOYER_DEMO_ACCOUNT_LOCKED);
  gtk_widget_set_visible (self->loan,
                          is_lead && !foyer_uuid_is_none (
                                       foyer_demo_account_get_owner (self->account)));
  gtk_widget_set_visible (GTK_WIDGET (self->edit), is_lead || is_own (self));
  gtk_widget_set_visible (GTK_WIDGET (self->password), is_lead || is_own (self));
}

static void
show (FoyerDemoAccountView *self)
{
  if (self->account == NULL)
    return;

  show_head (self);
  show_loan (self);
  show_steps (self);
  show_foot (self);
}

static void
on_toggled (FoyerDemoAccountView *self,
            guint                 index,
            gboolean              is_on)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "demo.reset-tick", "(ub)", index, is_on);
}

static void
move (FoyerDemoAccountView *self,
      FoyerDemoMove         move,
      const char           *colleague,
      const char           *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "demo.move", "(iss)", move, colleague, text);
}

static void
on_fail (FoyerDemoAccountView *self,
         const char           *text)
{
  move (self, FOYER_DEMO_MOVE_FAIL_RESET, "", text);
}

static void
on_lock (FoyerDemoAccountView *self,
         const char           *text)
{
  move (self, FOYER_DEMO_MOVE_LOCK, "", text);
}

static void
on_loan (FoyerDemoAccountView *self,
         const char           *text)
{
  const char *borrower = foyer_choice_get_selected (self->borrower);

  move (self, FOYER_DEMO_MOVE_LOAN, borrower != NULL ? borrower : "", text);
}

static void
on_unlock_clicked (FoyerDemoAccountView *self)
{
  move (self, FOYER_DEMO_MOVE_UNLOCK, "", "");
}

static void
on_end_loan_clicked (FoyerDemoAccountView *self)
{
  move (self, FOYER_DEMO_MOVE_END_LOAN, "", "");
}

static void
foyer_demo_account_view_dispose (GObject *object)
{
  FoyerDemoAccountView *self = FOYER_DEMO_ACCOUNT_VIEW (object);

  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->account);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_demo_account_view_parent_class)->dispose (object);
}

static void
foyer_demo_account_view_class_init (FoyerDemoAccountViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_demo_account_view_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/demo/foyer-demo-account-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoAccountView, title);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoAccountView, subtitle);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoAccountView, chip);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoAccountView, why);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoAccountView, loan_line);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoAccountView, remark);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoAccountView, reset_box);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoAccountView, checklist);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoAccountView, reasons);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoAccountView, edit);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoAccountView, password);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoAccountView, unlock);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoAccountView, end_loan);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoAccountView, next);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoAccountView, next_label);
  gtk_widget_class_bind_template_callback (widget_class, on_end_loan_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_unlock_clicked);
}

static void
foyer_demo_account_view_init (FoyerDemoAccountView *self)
{
  g_type_ensure (FOYER_TYPE_CHIP);
  g_type_ensure (FOYER_TYPE_DEMO_CHECKLIST);
  g_type_ensure (FOYER_TYPE_KEYCAP);
  gtk_widget_init_template (GTK_WIDGET (self));

  self->fail = foyer_demo_reason_new (C_("button", "Cannot be reset…"), _("What is in the way?"));
  self->lock =
    foyer_demo_reason_new (C_("button", "Take out of use…"), _("Why is it taken out of use?"));
  self->loan = foyer_demo_reason_new (C_("button", "Lend for today…"), _("To whom, and why?"));
  self->borrower = FOYER_CHOICE (foyer_choice_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->borrower), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Colleague"), -1);
  foyer_demo_reason_set_extra (FOYER_DEMO_REASON (self->loan), GTK_WIDGET (self->borrower));
  gtk_box_append (self->reasons, self->loan);
  gtk_box_append (self->reasons, self->lock);
  gtk_box_append (self->reasons, self->fail);
  g_signal_connect_object (self->fail, "submitted", G_CALLBACK (on_fail), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lock, "submitted", G_CALLBACK (on_lock), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->loan, "submitted", G_CALLBACK (on_loan), self, G_CONNECT_SWAPPED);
}

void
foyer_demo_account_view_connect (FoyerDemoAccountView *self,
                                 FoyerServices        *services)
{
  g_return_if_fail (FOYER_IS_DEMO_ACCOUNT_VIEW (self));

  self->services = g_object_ref (services);
  foyer_staff_choice_fill (self->borrower, foyer_services_get_people (services), FALSE);
  g_signal_connect_object (foyer_services_get_session (services), "notify::staff",
                           G_CALLBACK (show), self, G_CONNECT_SWAPPED);
}

/* @account: (nullable) */
void
foyer_demo_account_view_set_account (FoyerDemoAccountView *self,
                                     FoyerDemoAccount     *account)
{
  g_return_if_fail (FOYER_IS_DEMO_ACCOUNT_VIEW (self));

  g_set_object (&self->account, account);
  show (self);
}

gboolean
foyer_demo_account_view_toggle (FoyerDemoAccountView *self,
                                guint                 index)
{
  g_return_val_if_fail (FOYER_IS_DEMO_ACCOUNT_VIEW (self), FALSE);

  return foyer_demo_checklist_toggle (self->checklist, index);
}
