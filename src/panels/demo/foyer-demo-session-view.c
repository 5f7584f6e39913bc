#include "panels/demo/foyer-demo-session-view.h"

#include "panels/demo/foyer-demo-checklist.h"
#include "panels/demo/foyer-demo-reason.h"
#include "panels/demo/foyer-demo-text.h"
#include "panels/foyer-scripts.h"
#include "panels/foyer-staff-name.h"
#include "service/foyer-words.h"
#include "widgets/foyer-segmented.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

struct _FoyerDemoSessionView
{
  GtkWidget parent_instance;

  FoyerServices *services;
  FoyerDemoSession *session;
  GPtrArray *points;
  guint look;
  gboolean is_filling;

  GtkLabel *title;
  GtkLabel *subtitle;
  GtkImage *clock_icon;
  GtkLabel *timer;
  GtkLabel *limit;
  GtkProgressBar *progress;
  GtkLabel *extension;
  GtkBox *steps;
  GtkWidget *script;
  GtkLabel *script_moment;
  GtkLabel *script_text;
  FoyerSegmented *identity;
  GtkLabel *count;
  FoyerDemoChecklist *checklist;
  GtkLabel *not_yours;
  GtkBox *foot;
  GtkBox *points_foot;
  GtkWidget *abort;
  GtkButton *next;
  GtkLabel *next_label;
  GtkWidget *extend;
};

G_DEFINE_FINAL_TYPE (FoyerDemoSessionView, foyer_demo_session_view, GTK_TYPE_WIDGET)

static FoyerDemoDesk *
get_desk (FoyerDemoSessionView *self)
{
  return foyer_services_get_demo_desk (self->services);
}

static gboolean
has_account (FoyerDemoSessionView *self)
{
  return !foyer_uuid_is_none (foyer_demo_session_get_account (self->session));
}

static void
show_clock (FoyerDemoSessionView *self)
{
  gint64 now_us = foyer_service_now_us (FOYER_SERVICE (get_desk (self)));
  gint64 length_us = foyer_demo_session_get_length_us (self->session, now_us);
  gint64 limit_us = foyer_demo_session_get_until (self->session)
                    - foyer_demo_session_get_begun (self->session);
  FoyerMark mark = foyer_demo_session_get_mark (self->session, now_us);
  g_autofree char *timer = foyer_demo_text_timer (length_us);
  g_autofree char *limit = foyer_demo_text_timer (limit_us);
  g_autofree char *of = g_strconcat ("/ ", limit, NULL);

  gtk_label_set_label (self->timer, timer);
  gtk_label_set_label (self->limit, of);
  gtk_progress_bar_set_fraction (self->progress,
                                 CLAMP ((double) length_us / MAX (limit_us, 1), 0, 1));
  gtk_widget_set_visible (GTK_WIDGET (self->clock_icon), mark != FOYER_MARK_NONE);
  gtk_widget_remove_css_class (GTK_WIDGET (self->timer), "warn-text");
  gtk_widget_remove_css_class (GTK_WIDGET (self->timer), "crit-text");
  if (mark != FOYER_MARK_NONE)
    gtk_widget_add_css_class (GTK_WIDGET (self->timer),
                              mark == FOYER_MARK_WARN ? "warn-text" : "crit-text");
}

static gboolean
on_look (gpointer data)
{
  FoyerDemoSessionView *self = data;

  if (self->session != NULL && foyer_demo_session_is_open (self->session))
    show_clock (self);
  return G_SOURCE_CONTINUE;
}

static void
show_head (FoyerDemoSessionView *self)
{
  FoyerDemoAccount *account =
    foyer_demo_desk_find_account (get_desk (self), foyer_demo_session_get_account (self->session));
  FoyerPeople *people = foyer_services_get_people (self->services);
  const char *rep = foyer_staff_name (people, foyer_demo_session_get_rep (self->session));
  FoyerIdentity identity = foyer_demo_session_get_identity (self->session);
  g_autofree char *title = account != NULL
    ? g_strdup_printf ("%s %s", foyer_demo_account_get_label (account),
                       foyer_demo_account_get_product (account))
    : g_strdup (*foyer_demo_session_get_product (self->session) != '\0'
                  ? foyer_demo_session_get_product (self->session)
                  : C_("demo", "Product demonstration"));
  g_autofree char *subtitle =
    foyer_demo_text_parts (rep != NULL ? rep : "",
                           identity != FOYER_IDENTITY_NONE
                             ? foyer_words_enum (NULL, FOYER_TYPE_IDENTITY, identity) : "",
                           foyer_demo_session_get_number (self->session), NULL);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->subtitle, subtitle);
}

static GtkWidget *
make_step (FoyerDemoSessionView *self,
           FoyerDemoStep         step,
           guint                 number)
{
  FoyerDemoStep now = foyer_demo_session_get_step (self->session);
  gint64 at_us = foyer_demo_session_get_step_time (self->session, step);
  gboolean is_now = step == now;
  gboolean is_done = !is_now && at_us != 0;
  const char *word = foyer_words_enum (NULL, FOYER_TYPE_DEMO_STEP, step);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  g_autofree char *text = NULL;

  text = is_done ? g_strdup (word) : g_strdup_printf ("%u %s", number, word);
  if (is_done || is_now)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (
                                     is_now ? "foyer-running-symbolic" : "foyer-check-symbolic"));
  gtk_box_append (GTK_BOX (box), gtk_label_new (text));
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_add_css_class (box, "demo-step");
  gtk_widget_add_css_class (box, is_now ? "now" : is_done ? "ok-text" : "dim");
  return box;
}

static void
show_steps (FoyerDemoSessionView *self)
{
  foyer_widget_remove_children (GTK_WIDGET (self->steps));
  for (int step = FOYER_DEMO_STEP_SHOW; step <= FOYER_DEMO_STEP_RESULT; step++)
    if (has_account (self) || step == FOYER_DEMO_STEP_SHOW || step == FOYER_DEMO_STEP_RESULT)
      gtk_box_append (self->steps, make_step (self, step, step + 1));
}

/* What is said on the way to the account, and on the way from it to the service centre (K1). */
static const char *
get_script (FoyerDemoStep step)
{
  switch (step)
    {
    case FOYER_DEMO_STEP_SHOW:
      return "W22";
    case FOYER_DEMO_STEP_LOG_OUT:
    case FOYER_DEMO_STEP_CENTRE:
    case FOYER_DEMO_STEP_USAGE:
    case FOYER_DEMO_STEP_QUESTIONS:
      return "W23";
    case FOYER_DEMO_STEP_RESULT:
    case FOYER_DEMO_STEP_NONE:
      break;
    }

  return NULL;
}

static void
show_script (FoyerDemoSessionView *self)
{
  const char *id = has_account (self) ? get_script (foyer_demo_session_get_step (self->session))
                                      : NULL;
  g_autofree char *moment = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->script, id != NULL);
  if (id == NULL)
    return;
  moment = foyer_scripts_dup_moment (id);
  text = foyer_scripts_dup_text (id, NULL);
  gtk_label_set_label (self->script_moment, moment);
  gtk_label_set_label (self->script_text, text);
}

static void
show_points (FoyerDemoSessionView *self)
{
  FoyerIdentity identity = foyer_demo_session_get_identity (self->session);
  g_autofree char *count = NULL;
  guint n_shown = 0;

  g_clear_pointer (&self->points, g_ptr_array_unref);
  self->points = foyer_demo_desk_list_points (get_desk (self), identity, TRUE);
  foyer_demo_checklist_clear (self->checklist);
  for (guint i = 0; i < self->points->len; i++)
    {
      FoyerTalkingPoint *point = self->points->pdata[i];
      gboolean is_shown =
        foyer_demo_session_has_shown (self->session, foyer_record_get_id (FOYER_RECORD (point)));

      foyer_demo_checklist_append (self->checklist, foyer_demo_desk_get_point_text (point),
                                   foyer_demo_desk_get_point_hint (point), is_shown);
      n_shown += is_shown;
    }
  /* Translators: how many talking points were told, of how many. */
  count = g_strdup_printf (_("Told %1$u / %2$u"), n_shown, self->points->len);
  gtk_label_set_label (self->count, count);
}

/* Why it takes longer is read when it is over, too. */
static void
show_extension (FoyerDemoSessionView *self)
{
  g_autofree char *text = foyer_demo_text_extension (self->session);

  gtk_label_set_label (self->extension, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->extension), text != NULL);
}

static void
show_identity (FoyerDemoSessionView *self)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (FOYER_TYPE_IDENTITY);

  self->is_filling = TRUE;
  foyer_segmented_set_selected (
    self->identity,
    g_enum_get_value (klass, foyer_demo_session_get_identity (self->session))->value_nick);
  self->is_filling = FALSE;
}

static void
show_foot (FoyerDemoSessionView *self)
{
  gboolean may_act = foyer_demo_desk_may_act (get_desk (self), self->session);
  gboolean is_open = foyer_demo_session_is_open (self->session);
  FoyerDemoStep step = foyer_demo_session_get_step (self->session);
  const char *act = foyer_demo_text_act (step, has_account (self));

  gtk_label_set_label (self->next_label, act);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->next), GTK_ACCESSIBLE_PROPERTY_LABEL, act,
                                  -1);
  gtk_widget_set_visible (GTK_WIDGET (self->foot), is_open && may_act);
  gtk_widget_set_visible (self->extend, step == FOYER_DEMO_STEP_SHOW);
  gtk_widget_set_visible (self->abort, is_open && may_act);
  gtk_widget_set_visible (GTK_WIDGET (self->not_yours), is_open && !may_act);
  gtk_widget_set_sensitive (GTK_WIDGET (self->checklist), is_open && may_act);
  gtk_widget_set_sensitive (GTK_WIDGET (self->identity), is_open && may_act);
}

static void
show (FoyerDemoSessionView *self)
{
  if (self->session == NULL)
    return;

  show_head (self);
  show_clock (self);
  show_extension (self);
  show_steps (self);
  show_script (self);
  show_identity (self);
  show_points (self);
  show_foot (self);
}

static void
on_toggled (FoyerDemoSessionView *self,
            guint                 index,
            gboolean              is_on)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "demo.tick", "(ub)", index, is_on);
}

static void
on_identity_changed (FoyerDemoSessionView *self)
{
  const char *nick = foyer_segmented_get_selected (self->identity);

  if (!self->is_filling && nick != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "demo.identity", "s", nick);
}

static void
on_extend (FoyerDemoSessionView *self,
           const char           *reason)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "demo.extend", "s", reason);
}

static void
on_abort (FoyerDemoSessionView *self,
          const char           *reason)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "demo.abort", "s", reason);
}

static void
foyer_demo_session_view_dispose (GObject *object)
{
  FoyerDemoSessionView *self = FOYER_DEMO_SESSION_VIEW (object);

  g_clear_handle_id (&self->look, g_source_remove);
  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_pointer (&self->points, g_ptr_array_unref);
  g_clear_object (&self->session);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (foyer_demo_session_view_parent_class)->dispose (object);
}

static void
foyer_demo_session_view_class_init (FoyerDemoSessionViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_demo_session_view_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/demo/foyer-demo-session-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoSessionView, title);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoSessionView, subtitle);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoSessionView, clock_icon);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoSessionView, timer);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoSessionView, limit);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoSessionView, progress);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoSessionView, steps);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoSessionView, script);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoSessionView, script_moment);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoSessionView, script_text);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoSessionView, identity);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoSessionView, count);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoSessionView, checklist);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoSessionView, not_yours);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoSessionView, foot);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoSessionView, extension);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoSessionView, points_foot);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoSessionView, next);
  gtk_widget_class_bind_template_child (widget_class, FoyerDemoSessionView, next_label);
  gtk_widget_class_bind_template_callback (widget_class, on_identity_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled);
}

static void
foyer_demo_session_view_init (FoyerDemoSessionView *self)
{
  static const FoyerIdentity identities[] = { FOYER_IDENTITY_PARENT, FOYER_IDENTITY_STUDENT,
                                              FOYER_IDENTITY_TEACHER, FOYER_IDENTITY_PEER };
  g_autoptr (GEnumClass) klass = g_type_class_ref (FOYER_TYPE_IDENTITY);
  g_type_ensure (FOYER_TYPE_DEMO_CHECKLIST);
  g_type_ensure (FOYER_TYPE_SEGMENTED);
  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (identities); i++)
    foyer_segmented_append (self->identity, g_enum_get_value (klass, identities[i])->value_nick,
                            foyer_words_enum (NULL, FOYER_TYPE_IDENTITY, identities[i]));

  self->abort =
    foyer_demo_reason_new (C_("button", "Break off…"), _("Why does it end without a result?"));
  self->extend =
    foyer_demo_reason_new (C_("button", "10 min more…"), _("Why does it take longer?"));
  gtk_box_insert_child_after (self->points_foot, self->abort, GTK_WIDGET (self->count));
  gtk_box_prepend (self->foot, self->extend);
  g_signal_connect_object (self->extend, "submitted", G_CALLBACK (on_extend), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->abort, "submitted", G_CALLBACK (on_abort), self,
                           G_CONNECT_SWAPPED);
}

void
foyer_demo_session_view_connect (FoyerDemoSessionView *self,
                                 FoyerServices        *services)
{
  g_return_if_fail (FOYER_IS_DEMO_SESSION_VIEW (self));

  self->services = g_object_ref (services);
  self->look = g_timeout_add_seconds (1, on_look, self);
  g_signal_connect_object (get_desk (self), "points-changed", G_CALLBACK (show), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (foyer_services_get_session (services), "notify::staff",
                           G_CALLBACK (show), self, G_CONNECT_SWAPPED);
}

/* @session: (nullable) */
void
foyer_demo_session_view_set_session (FoyerDemoSessionView *self,
                                     FoyerDemoSession     *session)
{
  g_return_if_fail (FOYER_IS_DEMO_SESSION_VIEW (self));

  g_set_object (&self->session, session);
  show (self);
}

gboolean
foyer_demo_session_view_toggle (FoyerDemoSessionView *self,
                                guint                 index)
{
  g_return_val_if_fail (FOYER_IS_DEMO_SESSION_VIEW (self), FALSE);

  return foyer_demo_checklist_toggle (self->checklist, index);
}
