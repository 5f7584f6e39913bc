/* What rings, in the window: the tray in the header, what the desktop could not show, and the way
 * from a notification to the thing itself. */

#include "shell/foyer-window-private.h"

#include "shell/foyer-panels.h"

#include "service/foyer-notice-words.h"
#include "service/foyer-words.h"

#include <glib/gi18n-lib.h>

#define BANNER "due"
#define SIGN_IN_BANNER "due-sign-in"

static FoyerDue *
get_due (FoyerWindow *self)
{
  return foyer_services_get_due (self->services);
}

static void
remove_banner (FoyerWindow *self)
{
  g_clear_pointer (&self->told_due, g_ptr_array_unref);
  foyer_banner_remove (self->banner, BANNER);
}

/* What is in the tray has been seen. */
static void
on_tray_opened (FoyerWindow *self)
{
  GListModel *tray;

  remove_banner (self);
  if (self->services == NULL)
    return;

  tray = foyer_due_get_tray (get_due (self));
  for (guint i = 0; i < g_list_model_get_n_items (tray); i++)
    {
      g_autoptr(FoyerDelivery) delivery = g_list_model_get_item (tray, i);

      if (foyer_delivery_get_shown (delivery) == 0)
        foyer_due_mark_shown (get_due (self), delivery);
    }
}

static gboolean
is_told (FoyerWindow   *self,
         FoyerDelivery *delivery)
{
  for (guint i = 0; i < self->told_due->len; i++)
    if (foyer_uuid_equal (foyer_delivery_get_id (self->told_due->pdata[i]),
                          foyer_delivery_get_id (delivery)))
      return TRUE;
  return FALSE;
}

/* What was handled anywhere is no longer told. */
static void
on_tray_changed (FoyerWindow *self)
{
  GListModel *tray = foyer_due_get_tray (get_due (self));

  if (self->told_due == NULL)
    return;

  for (guint i = 0; i < g_list_model_get_n_items (tray); i++)
    {
      g_autoptr(FoyerDelivery) delivery = g_list_model_get_item (tray, i);

      if (is_told (self, delivery))
        return;
    }
  remove_banner (self);
}

/* Whoever reads this clock and writes down a time would be wrong (AB-16). */
static void
on_set_back (FoyerWindow *self,
             gint64       by_us)
{
  g_autofree char *span = foyer_words_span (NULL, by_us);
  /* Translators: %s is a duration such as "1 h". */
  g_autofree char *sentence = g_strdup_printf (_("The clock of this PC was set back by %s. What is "
                                                 "due stays due when it was. Look whether the clock "
                                                 "is right."), span);

  foyer_banner_put (self->banner, "set-back", FOYER_TONE_WARN, NULL, sentence);
  foyer_banner_set_closing (self->banner, "set-back", "win.close-banner");
}

/* @ringer, @notifier: (nullable): what rings from now on; after the services */
void
foyer_window_set_ringer (FoyerWindow   *self,
                         FoyerRinger   *ringer,
                         FoyerNotifier *notifier)
{
  g_return_if_fail (FOYER_IS_WINDOW (self));

  if (self->ringer != NULL && self->services != NULL)
    {
      g_signal_handlers_disconnect_by_func (foyer_due_get_tray (get_due (self)), on_tray_changed,
                                            self);
      g_signal_handlers_disconnect_by_func (get_due (self), on_set_back, self);
    }
  g_set_object (&self->ringer, ringer);
  self->n_talking = 0;
  remove_banner (self);
  if (ringer == NULL)
    {
      foyer_due_button_set_ringer (self->due_button, NULL, NULL, NULL, NULL);
      return;
    }

  foyer_due_button_set_ringer (self->due_button, ringer, get_due (self),
                               foyer_services_get_shop (self->services), notifier);
  g_signal_connect_object (foyer_due_get_tray (get_due (self)), "items-changed",
                           G_CALLBACK (on_tray_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_due (self), "set-back", G_CALLBACK (on_set_back), self,
                           G_CONNECT_SWAPPED);
}

void
foyer_window_init_due (FoyerWindow *self)
{
  g_signal_connect_object (self->due_button, "opened", G_CALLBACK (on_tray_opened), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->due_button, "failed", G_CALLBACK (foyer_window_fail), self,
                           G_CONNECT_SWAPPED);
}

/* Something rings that the desktop does not show. Returns whether it stands before somebody. */
gboolean
foyer_window_tell_due (FoyerWindow *self,
                       GPtrArray   *deliveries)
{
  FoyerShop *shop;
  gint64 now_us;
  g_autoptr(FoyerNotification) words = NULL;

  g_return_val_if_fail (FOYER_IS_WINDOW (self), FALSE);

  if (self->ringer == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self))
      || !gtk_window_is_active (GTK_WINDOW (self))
      || g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), FOYER_WINDOW_PANELS) != 0)
    return FALSE;

  shop = foyer_services_get_shop (self->services);
  now_us = foyer_service_now_us (FOYER_SERVICE (shop));
  if (deliveries->len == 1)
    {
      FoyerNoticeFacts facts;

      foyer_ringer_get_facts (self->ringer, deliveries->pdata[0], &facts);
      words = foyer_notice_words_one (NULL, foyer_shop_get_time (shop), &facts,
                                      FOYER_NOTICE_DETAIL_SURNAME, now_us);
    }
  else
    {
      g_autoptr(GPtrArray) items = g_ptr_array_new ();

      for (guint i = 0; i < deliveries->len; i++)
        g_ptr_array_add (items, foyer_delivery_get_item (deliveries->pdata[i]));
      words = foyer_notice_words_summary (NULL, foyer_shop_get_time (shop), items, FALSE, now_us);
    }

  g_clear_pointer (&self->told_due, g_ptr_array_unref);
  self->told_due = g_ptr_array_ref (deliveries);
  foyer_banner_put (self->banner, BANNER, words->is_urgent ? FOYER_TONE_CRIT : FOYER_TONE_WARN,
                    words->title, words->body);
  foyer_banner_set_action (self->banner, BANNER, C_("banner", "What is due"), "win.due");
  return TRUE;
}

/* What the panel that shows the item offers under the name of the act. */
static const char *
get_panel_action (FoyerNoticeAct act)
{
  switch (act)
    {
    case FOYER_NOTICE_ACT_SCRIPT:
      return "panel.script";
    case FOYER_NOTICE_ACT_RESCHEDULE:
      return "panel.reschedule";
    case FOYER_NOTICE_ACT_MESSAGE:
      return "panel.message";
    case FOYER_NOTICE_ACT_OPEN:
    case FOYER_NOTICE_ACT_NO_ANSWER:
    case FOYER_NOTICE_ACT_LATER:
    case FOYER_NOTICE_ACT_RECEIVE:
    case FOYER_NOTICE_ACT_EXTEND:
    case FOYER_NOTICE_ACT_ALL:
    case FOYER_NOTICE_N_ACTS:
      break;
    }

  return NULL;
}

/* (transfer full) (nullable): the visit of a visitor who still waits */
static FoyerRecord *
find_visit (FoyerWindow *self,
            FoyerItem   *item)
{
  GListModel *open = foyer_reception_get_open (foyer_services_get_reception (self->services));

  for (guint i = 0; i < g_list_model_get_n_items (open); i++)
    {
      g_autoptr(FoyerRecord) visit = g_list_model_get_item (open, i);

      if (foyer_uuid_equal (foyer_record_get_id (visit), foyer_item_get_visit (item)))
        return g_steal_pointer (&visit);
    }
  return NULL;
}

/* Brings @delivery to the front, and begins @act there; without one, or where no panel shows it,
 * the tray. @delivery: (nullable) */
void
foyer_window_open_delivery (FoyerWindow    *self,
                            FoyerDelivery  *delivery,
                            FoyerNoticeAct  act)
{
  const char *action = get_panel_action (act);
  g_autoptr(FoyerRecord) visit = NULL;
  FoyerItem *item;
  gboolean is_shown;

  g_return_if_fail (FOYER_IS_WINDOW (self));

  if (delivery == NULL)
    {
      foyer_due_button_popup (self->due_button);
      return;
    }

  foyer_due_button_popdown (self->due_button);
  item = foyer_delivery_get_item (delivery);
  if (foyer_item_get_kind (item) == FOYER_ITEM_VISITOR)
    visit = find_visit (self, item);
  is_shown = visit != NULL ? foyer_window_show_record (self, visit)
                           : foyer_window_show_record (self, FOYER_RECORD (item));
  if (!is_shown)
    foyer_due_button_popup (self->due_button);
  else if (action != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (self->panel), action, NULL);
}

/* An act on a notification waits for @staff: (nullable) */
void
foyer_window_ask_to_sign_in (FoyerWindow *self,
                             FoyerStaff  *staff)
{
  g_autofree char *sentence = NULL;

  g_return_if_fail (FOYER_IS_WINDOW (self));

  if (staff != NULL)
    /* Translators: somebody pressed a button of a notification; %s is whom it was for. */
    sentence = g_strdup_printf (_("This was for %s. It is done once they have signed in."),
                                foyer_staff_get_name (staff));
  foyer_banner_put (self->banner, SIGN_IN_BANNER, FOYER_TONE_WARN, NULL,
                    sentence != NULL ? sentence
                                     : _("It is done once its addressee has signed in."));
  foyer_window_show_page (self, FOYER_WINDOW_SIGN_IN);
  foyer_sign_in_begin (self->sign_in,
                       foyer_session_get_staff (foyer_services_get_session (self->services))
                       != NULL);
}

/* Somebody signed in, or went back. */
void
foyer_window_end_asking (FoyerWindow *self)
{
  foyer_banner_remove (self->banner, SIGN_IN_BANNER);
}

/* Somebody begins or ends to talk, in any of the panels. */
void
foyer_window_note_talking (FoyerWindow *self,
                           gboolean     is_talking)
{
  self->n_talking += is_talking ? 1 : self->n_talking > 0 ? -1 : 0;
  if (self->ringer != NULL)
    g_object_set (self->ringer, "quiet", self->n_talking > 0, NULL);
}
