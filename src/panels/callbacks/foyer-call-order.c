#include "panels/callbacks/foyer-call-order.h"

#include "domain/foyer-domain-error.h"
#include "panels/foyer-day-text.h"
#include "panels/foyer-staff-choice.h"
#include "service/foyer-words.h"
#include "widgets/foyer-form.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

struct _FoyerCallOrder
{
  GtkWidget parent_instance;

  FoyerPanel *panel;            /* of which this is a part */
  FoyerCallOrderKind kind;
  FoyerItem *item;              /* none for what is about a colleague */

  GtkLabel *title;
  GtkLabel *hint;
  FoyerForm *form;
  GtkWidget *staff_field;
  FoyerChoice *staff;
  GtkWidget *until_field;
  GtkEntry *until;
  GtkWidget *reason_field;
  GtkEntry *reason;
  GtkButton *submit;
};

G_DEFINE_FINAL_TYPE (FoyerCallOrder, foyer_call_order, GTK_TYPE_WIDGET)

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const struct
{
  const char *title;
  const char *hint;
  const char *button;
  gboolean asks_staff;
  gboolean asks_until;
  gboolean asks_reason;
} orders[] = {
  [FOYER_CALL_ORDER_ASSIGN] = { N_("Give the call to a colleague"),
                                N_("The colleague is told."), N_("Give the call"), TRUE },
  [FOYER_CALL_ORDER_CANCEL] = { N_("Cancel the callback"),
                                N_("Nobody calls; the reason stands in the log."),
                                N_("Cancel the callback"), FALSE, FALSE, TRUE },
  [FOYER_CALL_ORDER_FORBID] = { N_("Not to be called any more"),
                                N_("All callbacks of this customer are cancelled, but for promised "
                                   "answers, and none is planned from now on."),
                                N_("Do not call any more"), FALSE, FALSE, TRUE },
  [FOYER_CALL_ORDER_REDEAL] = { N_("Deal out a colleague’s calls"),
                                N_("What the colleague was to call until then, late calls too, "
                                   "goes to others by the rules of the shop."),
                                N_("Deal them out"), TRUE, TRUE, TRUE },
};

static FoyerServices *
get_services (FoyerCallOrder *self)
{
  return foyer_panel_get_services (self->panel);
}

static FoyerCallbacks *
get_callbacks (FoyerCallOrder *self)
{
  return foyer_services_get_callbacks (get_services (self));
}

static void
end (FoyerCallOrder *self,
     gboolean        is_good,
     const GError   *error)
{
  g_autofree char *field = NULL;
  g_autofree char *sentence = NULL;

  if (is_good)
    {
      g_signal_emit (self, signals[DONE], 0);
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  sentence = foyer_words_error (NULL, error);
  field = foyer_domain_error_get_field (error);
  if (g_strcmp0 (field, "owner") == 0)
    foyer_form_show_error (self->form, "staff",
                           _("This colleague’s call was not accepted: choose another one"));
  else if (field == NULL || !foyer_form_show_error (self->form, "reason", sentence))
    foyer_panel_fail (self->panel, NULL, error);
}

static void
on_item_done (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (FoyerCallOrder) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerItem) item = foyer_callbacks_finish (FOYER_CALLBACKS (source), result, &error);

  end (self, item != NULL, error);
}

static void
on_order_done (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (FoyerCallOrder) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_good = foyer_callbacks_finish_order (FOYER_CALLBACKS (source), result, &error);

  end (self, is_good, error);
}

/* The last day of the absence, as people write it; 0 with the sentence shown when it is none. */
static gint64
read_end (FoyerCallOrder *self)
{
  FoyerShop *shop = foyer_services_get_shop (get_services (self));
  FoyerShopTime *time = foyer_shop_get_time (shop);
  gint64 today = foyer_shop_time_get_day (time, foyer_service_now_us (FOYER_SERVICE (shop)));
  gint64 day;

  if (foyer_day_text_parse (gtk_editable_get_text (GTK_EDITABLE (self->until)), today, &day)
      && day >= today)
    return foyer_shop_time_at_minute (time, day + 1, 0);

  foyer_form_show_error (self->form, "until", _("Write a day such as 11-24"));
  gtk_widget_grab_focus (GTK_WIDGET (self->until));
  return 0;
}

static void
foyer_call_order_dispose (GObject *object)
{
  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&FOYER_CALL_ORDER (object)->item);

  G_OBJECT_CLASS (foyer_call_order_parent_class)->dispose (object);
}

static void
foyer_call_order_class_init (FoyerCallOrderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_call_order_dispose;

  signals[DONE] = g_signal_new ("done", FOYER_TYPE_CALL_ORDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/callbacks/foyer-call-order.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerCallOrder, title);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallOrder, hint);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallOrder, form);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallOrder, staff_field);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallOrder, staff);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallOrder, until_field);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallOrder, until);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallOrder, reason_field);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallOrder, reason);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallOrder, submit);
  gtk_widget_class_bind_template_callback (widget_class, foyer_call_order_submit);
}

static void
foyer_call_order_init (FoyerCallOrder *self)
{
  g_type_ensure (FOYER_TYPE_CHOICE);
  g_type_ensure (FOYER_TYPE_FORM);
  g_type_ensure (FOYER_TYPE_FORM_FIELD);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @panel: of which this is a part, and so outlives it */
void
foyer_call_order_connect (FoyerCallOrder *self,
                          FoyerPanel     *panel)
{
  g_return_if_fail (FOYER_IS_CALL_ORDER (self));

  self->panel = panel;
}

/* Asks for what @kind needs. @item: (nullable): which callback; not for what is about a
 * colleague. */
void
foyer_call_order_begin (FoyerCallOrder    *self,
                        FoyerCallOrderKind kind,
                        FoyerItem         *item)
{
  g_return_if_fail (FOYER_IS_CALL_ORDER (self));

  self->kind = kind;
  g_set_object (&self->item, item);
  foyer_form_clear_errors (self->form);
  gtk_label_set_label (self->title, _(orders[kind].title));
  gtk_label_set_label (self->hint, _(orders[kind].hint));
  gtk_button_set_label (self->submit, _(orders[kind].button));
  foyer_staff_choice_fill (self->staff, foyer_services_get_people (get_services (self)), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->until), "");
  gtk_editable_set_text (GTK_EDITABLE (self->reason), "");
  gtk_widget_set_visible (self->staff_field, orders[kind].asks_staff);
  gtk_widget_set_visible (self->until_field, orders[kind].asks_until);
  gtk_widget_set_visible (self->reason_field, orders[kind].asks_reason);
  if (orders[kind].asks_staff)
    foyer_widget_focus_first (GTK_WIDGET (self->staff));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->reason));
}

/* Says what is missing, or gives the order. */
void
foyer_call_order_submit (FoyerCallOrder *self)
{
  FoyerStaff *staff;
  const char *reason;
  GCancellable *cancellable;
  gint64 end_us;

  g_return_if_fail (FOYER_IS_CALL_ORDER (self));

  foyer_form_clear_errors (self->form);
  staff = foyer_staff_choice_get (self->staff, foyer_services_get_people (get_services (self)));
  reason = gtk_editable_get_text (GTK_EDITABLE (self->reason));
  cancellable = foyer_panel_get_cancellable (self->panel);
  if (orders[self->kind].asks_staff && staff == NULL)
    {
      foyer_form_show_error (self->form, "staff", _("Choose a colleague"));
      return;
    }
  if (orders[self->kind].asks_reason && *reason == '\0')
    {
      foyer_form_show_error (self->form, "reason", _("Write why"));
      gtk_widget_grab_focus (GTK_WIDGET (self->reason));
      return;
    }

  switch (self->kind)
    {
    case FOYER_CALL_ORDER_ASSIGN:
      foyer_callbacks_assign_async (get_callbacks (self), self->item, staff, cancellable,
                                    on_item_done, g_object_ref (self));
      break;
    case FOYER_CALL_ORDER_CANCEL:
      foyer_callbacks_cancel_async (get_callbacks (self), self->item, reason, cancellable,
                                    on_item_done, g_object_ref (self));
      break;
    case FOYER_CALL_ORDER_FORBID:
      foyer_callbacks_forbid_async (get_callbacks (self), foyer_item_get_customer (self->item),
                                    reason, cancellable, on_order_done, g_object_ref (self));
      break;
    case FOYER_CALL_ORDER_REDEAL:
      end_us = read_end (self);
      if (end_us != 0)
        foyer_callbacks_redeal_async (get_callbacks (self), staff, end_us, reason, cancellable,
                                      on_order_done, g_object_ref (self));
      break;
    }
}
