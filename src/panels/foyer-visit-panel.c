#include "panels/foyer-visit-panel.h"

#include "panels/foyer-callback-offer.h"
#include "panels/foyer-visit-text.h"
#include "service/foyer-services.h"
#include "service/foyer-words.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  FoyerSplit *split;    /* owned by the widget tree, as the card */
  FoyerVisitCard *card;
  FoyerVisit *visit;
  gboolean is_acting;
} FoyerVisitPanelPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (FoyerVisitPanel, foyer_visit_panel, FOYER_TYPE_PANEL)

static FoyerVisitPanelPrivate *
get_private (FoyerVisitPanel *self)
{
  return foyer_visit_panel_get_instance_private (self);
}

static FoyerReception *
get_reception (FoyerVisitPanel *self)
{
  return foyer_services_get_reception (foyer_panel_get_services (FOYER_PANEL (self)));
}

static GCancellable *
get_cancellable (FoyerVisitPanel *self)
{
  return foyer_panel_get_cancellable (FOYER_PANEL (self));
}

/* What is said beside an error: whose words are still on the screen. */
static char *
describe (FoyerVisitPanel *self)
{
  FoyerVisit *visit = get_private (self)->visit;

  return visit != NULL ? foyer_words_visitor (NULL, visit) : NULL;
}

static void
fail (FoyerVisitPanel *self,
      GPtrArray       *conflicts,
      FoyerVisit      *current,
      GError          *error)
{
  FoyerVisitPanelPrivate *priv = get_private (self);
  g_autofree char *what = describe (self);

  if (!foyer_visit_card_show_failure (priv->card, conflicts, current, error))
    foyer_panel_fail (FOYER_PANEL (self), what, error);
}

static void
on_acted (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (FoyerVisitPanel) self = user_data;
  FoyerVisitPanelPrivate *priv = get_private (self);
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerVisit) visit = foyer_reception_finish (FOYER_RECEPTION (source), result,
                                                         &conflicts, &error);

  priv->is_acting = FALSE;
  if (priv->card == NULL)
    return;
  if (error != NULL)
    {
      fail (self, conflicts, visit, error);
      return;
    }

  foyer_visit_card_finish_entry (priv->card);
  if (visit != NULL && FOYER_VISIT_PANEL_GET_CLASS (self)->acted != NULL)
    FOYER_VISIT_PANEL_GET_CLASS (self)->acted (self, visit);
}

/* Returns the visit to act on, or %NULL when there is none or an act is still under way: a key that
 * repeats must not act twice. */
static FoyerVisit *
begin (FoyerVisitPanel *self)
{
  FoyerVisitPanelPrivate *priv = get_private (self);

  if (priv->visit == NULL || priv->is_acting)
    return NULL;

  priv->is_acting = TRUE;
  g_object_ref (self);
  return priv->visit;
}

typedef void (*PlainAct) (FoyerReception      *reception,
                          FoyerVisit          *visit,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data);

static void
act (FoyerVisitPanel *self,
     PlainAct         func)
{
  FoyerVisit *visit = begin (self);

  if (visit != NULL)
    func (get_reception (self), visit, get_cancellable (self), on_acted, self);
}

static void
receive (FoyerVisitPanel *self,
         FoyerStaff      *handler)
{
  FoyerVisit *visit = begin (self);

  if (visit != NULL)
    foyer_reception_receive_async (get_reception (self), visit, handler, get_cancellable (self),
                                   on_acted, self);
}

/* Somebody else receives the visitor from now on. */
static void
change_handler (FoyerVisitPanel *self,
                FoyerStaff      *handler)
{
  FoyerVisit *visit = begin (self);
  g_autoptr (FoyerEdits) edits = NULL;
  g_autofree char *id = NULL;

  if (visit == NULL)
    return;

  edits = foyer_edits_new (FOYER_RECORD (visit));
  id = foyer_uuid_to_string (foyer_record_get_id (FOYER_RECORD (handler)));
  foyer_edits_set (edits, "handler", id);
  foyer_reception_edit_async (get_reception (self), edits, get_cancellable (self), on_acted, self);
}

static void
leave (FoyerVisitPanel *self,
       FoyerLostKind    lost_kind,
       const char      *lost_reason)
{
  FoyerVisit *visit = begin (self);

  if (visit != NULL)
    foyer_reception_leave_async (get_reception (self), visit, lost_kind, lost_reason,
                                 get_cancellable (self), on_acted, self);
}

/* P5: asked once when a visit about buying, or a demonstration, ends without a purchase. */
static gboolean
asks_for_reason (FoyerVisit *visit)
{
  FoyerPurpose purpose = foyer_visit_get_purpose (visit);

  return foyer_visit_get_lost_kind (visit) == FOYER_LOST_KIND_NONE
         && (purpose == FOYER_PURPOSE_BUY || purpose == FOYER_PURPOSE_DEMO
             || foyer_visit_get_demo (visit) != 0);
}

static void
ask (FoyerVisitPanel *self,
     FoyerVisitAsk    question)
{
  FoyerVisitPanelPrivate *priv = get_private (self);

  foyer_split_show_card (priv->split, TRUE);
  foyer_visit_card_ask (priv->card, question);
}

static void
on_arrive (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  act (FOYER_VISIT_PANEL (widget), foyer_reception_arrive_async);
}

static void
on_receive (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  FoyerVisitPanel *self = FOYER_VISIT_PANEL (widget);
  FoyerVisitPanelPrivate *priv = get_private (self);
  FoyerPeople *people = foyer_services_get_people (foyer_panel_get_services (FOYER_PANEL (self)));
  g_autoptr (FoyerStaff) suggested = NULL;
  FoyerUuid id;

  if (priv->visit == NULL)
    return;

  if (foyer_uuid_parse (g_variant_get_string (parameter, NULL), &id))
    {
      FoyerStaff *handler = foyer_people_lookup (people, &id);

      if (handler != NULL && foyer_visit_may (priv->visit, FOYER_VISIT_ACT_RECEIVE, NULL))
        receive (self, handler);
      else if (handler != NULL)
        change_handler (self, handler);
      return;
    }

  suggested = foyer_reception_suggest (get_reception (self), priv->visit, NULL);
  receive (self, suggested);
}

static FoyerDemoDesk *
get_demo_desk (FoyerVisitPanel *self)
{
  return foyer_services_get_demo_desk (foyer_panel_get_services (FOYER_PANEL (self)));
}

static void
on_demo_begun (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (FoyerVisitPanel) self = user_data;
  FoyerVisitPanelPrivate *priv = get_private (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerDemoSession) session =
    foyer_demo_desk_finish (FOYER_DEMO_DESK (source), result, &error);

  priv->is_acting = FALSE;
  if (priv->card == NULL)
    return;
  if (error != NULL)
    fail (self, NULL, NULL, error);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-panel", "s", "demo");
}

/* A supervisor starts it for whoever received the visitor, all others for themselves: everybody
 * shows their own account. */
static FoyerStaff *
get_presenter (FoyerVisitPanel *self,
               FoyerVisit      *visit)
{
  FoyerServices *services = foyer_panel_get_services (FOYER_PANEL (self));

  return foyer_session_may (foyer_services_get_session (services), FOYER_RIGHT_DEMO)
           ? foyer_people_lookup (foyer_services_get_people (services),
                                  foyer_visit_get_handler (visit))
           : NULL;
}

static void
on_start_demo (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  FoyerVisitPanel *self = FOYER_VISIT_PANEL (widget);
  FoyerVisit *visit = begin (self);

  if (visit != NULL)
    foyer_demo_desk_lend_async (get_demo_desk (self), NULL, visit, get_presenter (self, visit),
                                FOYER_IDENTITY_NONE, NULL, get_cancellable (self), on_demo_begun,
                                self);
}

/* A demonstration ends where it is shown: there the log-out is confirmed first (D1). */
static void
on_end_demo (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  FoyerVisitPanel *self = FOYER_VISIT_PANEL (widget);
  FoyerVisit *visit = get_private (self)->visit;

  if (visit != NULL
      && foyer_demo_desk_find_open_of_visit (get_demo_desk (self),
                                             foyer_record_get_id (FOYER_RECORD (visit))) != NULL)
    gtk_widget_activate_action (widget, "win.show-panel", "s", "demo");
  else
    act (self, foyer_reception_end_demo_async);
}

static void
on_leave (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  FoyerVisitPanel *self = FOYER_VISIT_PANEL (widget);
  FoyerVisitPanelPrivate *priv = get_private (self);

  if (priv->visit == NULL)
    return;

  if (asks_for_reason (priv->visit))
    ask (self, FOYER_VISIT_ASK_LOST);
  else
    leave (self, FOYER_LOST_KIND_NONE, NULL);
}

static void
on_message (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  if (get_private (FOYER_VISIT_PANEL (widget))->visit != NULL)
    ask (FOYER_VISIT_PANEL (widget), FOYER_VISIT_ASK_MESSAGE);
}

static void
on_plan_callback (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  FoyerVisit *visit = get_private (FOYER_VISIT_PANEL (widget))->visit;

  if (visit != NULL)
    foyer_callback_offer_visit (widget, visit);
}

static void
on_confirm_left (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  if (get_private (FOYER_VISIT_PANEL (widget))->visit != NULL)
    ask (FOYER_VISIT_PANEL (widget), FOYER_VISIT_ASK_DEPARTURE);
}

static void
on_miss (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  act (FOYER_VISIT_PANEL (widget), foyer_reception_miss_async);
}

static void
on_void (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  act (FOYER_VISIT_PANEL (widget), foyer_reception_void_async);
}

static void
on_case_opened (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (FoyerVisitPanel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerItem) item = foyer_items_finish (FOYER_ITEMS (source), result, NULL, &error);
  g_autofree char *what = NULL;

  get_private (self)->is_acting = FALSE;
  if (error == NULL)
    {
      foyer_panel_pass_on (FOYER_PANEL (self), FOYER_RECORD (item));
      return;
    }
  what = describe (self);
  foyer_panel_fail (FOYER_PANEL (self), what, error);
}

/* What cannot be answered at once becomes a case of this visit (V3, T1); its card is shown. */
static void
on_case (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  FoyerVisitPanel *self = FOYER_VISIT_PANEL (widget);
  FoyerItems *items = foyer_services_get_items (foyer_panel_get_services (FOYER_PANEL (self)));
  g_autoptr (GHashTable) typed = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  FoyerVisit *visit = begin (self);
  g_autofree char *matter = NULL;

  if (visit == NULL)
    return;

  matter = foyer_visit_text_matter (visit);
  if (matter == NULL || *matter == '\0')
    {
      g_free (matter);
      matter = foyer_words_visitor (NULL, visit);
    }
  g_hash_table_insert (typed, (char *) "kind", g_strdup ("case"));
  g_hash_table_insert (typed, (char *) "channel", g_strdup ("visit"));
  g_hash_table_insert (typed, (char *) "subject", g_steal_pointer (&matter));
  g_hash_table_insert (typed, (char *) "body", g_strdup (foyer_visit_get_ask (visit)));
  g_hash_table_insert (typed, (char *) "name", g_strdup (foyer_visit_get_name (visit)));
  g_hash_table_insert (typed, (char *) "phone", g_strdup (foyer_visit_get_phone (visit)));
  g_hash_table_insert (typed, (char *) "visit",
                       foyer_uuid_to_string (foyer_record_get_id (FOYER_RECORD (visit))));
  if (!foyer_uuid_is_none (foyer_visit_get_customer (visit)))
    g_hash_table_insert (typed, (char *) "customer",
                         foyer_uuid_to_string (foyer_visit_get_customer (visit)));
  foyer_items_open_async (items, typed, get_cancellable (self), on_case_opened, self);
}

static void
on_next (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  FoyerVisit *visit = get_private (FOYER_VISIT_PANEL (widget))->visit;

  if (visit == NULL)
    return;

  switch (foyer_visit_get_next_act (visit))
    {
    case FOYER_VISIT_ACT_ARRIVE:
      on_arrive (widget, action, NULL);
      break;
    case FOYER_VISIT_ACT_RECEIVE:
      gtk_widget_activate_action (widget, "visit.receive", "s", "");
      break;
    case FOYER_VISIT_ACT_START_DEMO:
      on_start_demo (widget, action, NULL);
      break;
    case FOYER_VISIT_ACT_END_DEMO:
      on_end_demo (widget, action, NULL);
      break;
    case FOYER_VISIT_ACT_LEAVE:
      on_leave (widget, action, NULL);
      break;
    case FOYER_VISIT_ACT_CONFIRM_LEFT:
      on_confirm_left (widget, action, NULL);
      break;
    case FOYER_VISIT_ACT_NONE:
    case FOYER_VISIT_ACT_LEAVE_MESSAGE:
    case FOYER_VISIT_ACT_ASSUME_LEFT:
    case FOYER_VISIT_ACT_MISS:
    case FOYER_VISIT_ACT_VOID:
      break;
    }
}

static void
on_open (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  FoyerVisitPanelPrivate *priv = get_private (FOYER_VISIT_PANEL (widget));

  foyer_split_show_card (priv->split, TRUE);
  foyer_widget_focus_first (GTK_WIDGET (priv->card));
}

static void
on_edit (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  FoyerVisitPanelPrivate *priv = get_private (FOYER_VISIT_PANEL (widget));

  if (priv->visit == NULL)
    return;
  foyer_split_show_card (priv->split, TRUE);
  foyer_visit_card_edit (priv->card);
}

static void
on_save (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  foyer_visit_card_save (get_private (FOYER_VISIT_PANEL (widget))->card);
}

/* Ctrl+Enter: saves and closes what is being typed, else takes the next step. */
static void
on_next_step (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  if (!foyer_visit_card_save (get_private (FOYER_VISIT_PANEL (widget))->card))
    on_next (widget, action, NULL);
}

static void
on_back (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  foyer_visit_panel_back (FOYER_VISIT_PANEL (widget));
}

static void
on_card_edited (FoyerVisitPanel *self,
                FoyerEdits      *edits)
{
  if (begin (self) != NULL)
    foyer_reception_edit_async (get_reception (self), edits, get_cancellable (self), on_acted,
                                self);
}

/* The answers to what the card asks: (lost kind, remark). */
static void
on_leave_because (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  const char *reason;
  int kind;

  g_variant_get (parameter, "(i&s)", &kind, &reason);
  leave (FOYER_VISIT_PANEL (widget), kind, reason);
}

/* (the key of the colleague, the message) */
static void
on_leave_message (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  FoyerVisitPanel *self = FOYER_VISIT_PANEL (widget);
  FoyerPeople *people = foyer_services_get_people (foyer_panel_get_services (FOYER_PANEL (self)));
  const char *host_id, *message;
  FoyerStaff *host = NULL;
  FoyerVisit *visit;
  FoyerUuid id;

  g_variant_get (parameter, "(&s&s)", &host_id, &message);
  if (foyer_uuid_parse (host_id, &id))
    host = foyer_people_lookup (people, &id);
  if (host == NULL || (visit = begin (self)) == NULL)
    return;

  foyer_reception_leave_message_async (get_reception (self), visit, host, message,
                                       get_cancellable (self), on_acted, self);
}

/* When the visitor really left, microseconds UTC. */
static void
on_confirm_departure (GtkWidget  *widget,
                      const char *action,
                      GVariant   *parameter)
{
  FoyerVisitPanel *self = FOYER_VISIT_PANEL (widget);
  FoyerVisit *visit = begin (self);

  if (visit != NULL)
    foyer_reception_confirm_left_async (get_reception (self), visit,
                                        g_variant_get_int64 (parameter), get_cancellable (self),
                                        on_acted, self);
}

static void
on_card_failed (FoyerVisitPanel *self,
                GError          *error)
{
  foyer_panel_fail (FOYER_PANEL (self), NULL, error);
}

static void
foyer_visit_panel_dispose (GObject *object)
{
  FoyerVisitPanelPrivate *priv = get_private (FOYER_VISIT_PANEL (object));

  priv->card = NULL;
  priv->split = NULL;
  g_clear_object (&priv->visit);

  G_OBJECT_CLASS (foyer_visit_panel_parent_class)->dispose (object);
}

static void
foyer_visit_panel_class_init (FoyerVisitPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_visit_panel_dispose;

  gtk_widget_class_install_action (widget_class, "visit.arrive", NULL, on_arrive);
  gtk_widget_class_install_action (widget_class, "visit.case", NULL, on_case);
  gtk_widget_class_install_action (widget_class, "visit.confirm-departure", "x",
                                   on_confirm_departure);
  gtk_widget_class_install_action (widget_class, "visit.confirm-left", NULL, on_confirm_left);
  gtk_widget_class_install_action (widget_class, "visit.end-demo", NULL, on_end_demo);
  gtk_widget_class_install_action (widget_class, "visit.leave", NULL, on_leave);
  gtk_widget_class_install_action (widget_class, "visit.leave-because", "(is)", on_leave_because);
  gtk_widget_class_install_action (widget_class, "visit.leave-message", "(ss)", on_leave_message);
  gtk_widget_class_install_action (widget_class, "visit.message", NULL, on_message);
  gtk_widget_class_install_action (widget_class, "visit.miss", NULL, on_miss);
  gtk_widget_class_install_action (widget_class, "visit.next", NULL, on_next);
  gtk_widget_class_install_action (widget_class, "visit.open", NULL, on_open);
  gtk_widget_class_install_action (widget_class, "visit.plan-callback", NULL, on_plan_callback);
  gtk_widget_class_install_action (widget_class, "visit.receive", "s", on_receive);
  gtk_widget_class_install_action (widget_class, "visit.start-demo", NULL, on_start_demo);
  gtk_widget_class_install_action (widget_class, "visit.void", NULL, on_void);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F4, 0, "visit.start-demo", NULL);
  gtk_widget_class_install_action (widget_class, "panel.back", NULL, on_back);
  gtk_widget_class_install_action (widget_class, "panel.edit", NULL, on_edit);
  gtk_widget_class_install_action (widget_class, "panel.message", NULL, on_message);
  gtk_widget_class_install_action (widget_class, "panel.next-step", NULL, on_next_step);
  gtk_widget_class_install_action (widget_class, "panel.save", NULL, on_save);
}

static void
foyer_visit_panel_init (FoyerVisitPanel *self)
{
}

/* For the subclass, once its template stands: the two parts that belong to the widget tree. */
void
foyer_visit_panel_set_parts (FoyerVisitPanel *self,
                             FoyerSplit      *split,
                             FoyerVisitCard  *card)
{
  FoyerVisitPanelPrivate *priv;

  g_return_if_fail (FOYER_IS_VISIT_PANEL (self));

  priv = get_private (self);
  priv->split = split;
  priv->card = card;
  g_object_bind_property (split, "is-narrow", card, "shows-back", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (card, "edited", G_CALLBACK (on_card_edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "failed", G_CALLBACK (on_card_failed), self, G_CONNECT_SWAPPED);
}

/* @visit: (nullable): the one that the acts are about, and the card shows */
void
foyer_visit_panel_set_visit (FoyerVisitPanel *self,
                             FoyerVisit      *visit)
{
  FoyerVisitPanelPrivate *priv;

  g_return_if_fail (FOYER_IS_VISIT_PANEL (self));

  priv = get_private (self);
  g_set_object (&priv->visit, visit);
  if (priv->card != NULL)
    foyer_visit_card_set_visit (priv->card, visit);
}

/* Returns (transfer none) (nullable). */
FoyerVisit *
foyer_visit_panel_get_visit (FoyerVisitPanel *self)
{
  g_return_val_if_fail (FOYER_IS_VISIT_PANEL (self), NULL);

  return get_private (self)->visit;
}

/* Esc: closes what is being typed or asked in the card, else goes from the card to the list.
 * Returns whether there was something to go back from. */
gboolean
foyer_visit_panel_back (FoyerVisitPanel *self)
{
  FoyerVisitPanelPrivate *priv;
  GtkWidget *focus;

  g_return_val_if_fail (FOYER_IS_VISIT_PANEL (self), FALSE);

  priv = get_private (self);
  if (foyer_visit_card_back (priv->card))
    return TRUE;

  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (priv->card)))
    return FALSE;
  foyer_split_show_card (priv->split, FALSE);
  if (FOYER_VISIT_PANEL_GET_CLASS (self)->leave_card != NULL)
    FOYER_VISIT_PANEL_GET_CLASS (self)->leave_card (self);
  return TRUE;
}
