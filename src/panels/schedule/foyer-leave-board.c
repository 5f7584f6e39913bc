#include "panels/schedule/foyer-leave-board.h"

#include "domain/foyer-domain-error.h"
#include "panels/foyer-record-form.h"
#include "panels/foyer-staff-choice.h"
#include "panels/foyer-staff-name.h"
#include "panels/schedule/foyer-leave-row.h"
#include "panels/schedule/foyer-taker-list.h"
#include "service/foyer-rota-requests.h"
#include "service/foyer-rota-words.h"
#include "service/foyer-words.h"
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
  FoyerLeave *covered;  /* for which another cover is looked for; nullable */
  GtkWidget *popover;   /* of who can be the cover; nullable */
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

/* What stands against a leave, told so that it can be mended; (nullable) for what is told in
 * general.
 * @field: (nullable): the field that the error is about */
static const char *
get_sentence (const char *field)
{
  if (g_strcmp0 (field, "cover") == 0)
    return _("The cover is on leave at that time. Choose another one.");
  if (g_strcmp0 (field, "begins") == 0)
    return _("There is another leave at that time. Take it back first, or choose other days.");

  return NULL;
}

static void
tell_error (FoyerLeaveBoard *self,
            const GError    *error)
{
  g_autofree char *field = foyer_domain_error_get_field (error);
  const char *known = get_sentence (field);
  g_autofree char *sentence = known != NULL ? g_strdup (known) : foyer_words_error (NULL, error);

  tell (self, sentence);
}

/* Beside the field, if it is about one. */
static void
tell_at_field (FoyerLeaveBoard *self,
               const GError    *error)
{
  g_autofree char *field = foyer_domain_error_get_field (error);
  const char *known = get_sentence (field);

  if (known != NULL)
    foyer_record_form_say (self->form, field, known);
  else if (!foyer_record_form_show_error (self->form, error))
    tell_error (self, error);
}

static void
on_moved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (FoyerLeaveBoard) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FoyerRecord) leave = foyer_rota_request_finish (FOYER_ROTA (source), result, &error);

  if (leave == NULL && self->services != NULL)
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
  else
    tell_at_field (self, error);
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

/* (nullable) */
static GtkWidget *
find_row (FoyerLeaveBoard *self,
          FoyerLeave      *leave)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      FoyerLeave *found = foyer_leave_row_get_leave (FOYER_LEAVE_ROW (row));

      if (foyer_uuid_equal (foyer_record_get_id (FOYER_RECORD (found)),
                            foyer_record_get_id (FOYER_RECORD (leave))))
        return GTK_WIDGET (row);
    }

  return NULL;
}

static void
close_popover (FoyerLeaveBoard *self)
{
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

static void
on_act (FoyerLeaveBoard *self,
        FoyerLeaveAct    act,
        FoyerLeaveRow   *row)
{
  tell (self, NULL);
  foyer_rota_move_leave_async (get_rota (self), foyer_leave_row_get_leave (row), act, NULL, on_moved,
                               g_object_ref (self));
}

static void
on_cover_chosen (FoyerLeaveBoard *self,
                 FoyerStaff      *staff)
{
  foyer_rota_cover_leave_async (get_rota (self), self->covered,
                                foyer_record_get_id (FOYER_RECORD (staff)), NULL, on_moved,
                                g_object_ref (self));
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

/* The list has gone: the keyboard goes back to the leave that it was about. */
static void
on_popover_closed (FoyerLeaveBoard *self)
{
  GtkWidget *row = find_row (self, self->covered);

  if (row != NULL && gtk_widget_get_mapped (row))
    gtk_widget_grab_focus (row);
}

static GtkWidget *
make_cover_list (FoyerLeaveBoard *self,
                 GPtrArray       *covers)
{
  const char *name = foyer_staff_name (foyer_services_get_people (self->services),
                                       foyer_leave_get_staff (self->covered));
  FoyerShopTime *shop_time = foyer_rota_month_get_ground (self->month)->shop_time;
  /* Translators: %s is the name of who is on leave. */
  g_autofree char *heading =
    g_strdup_printf (_("Who can be the cover of %s, the best first"), name);
  /* Translators: %s is the name of who is on leave. */
  g_autofree char *nobody = g_strdup_printf (_("Nobody else can be the cover of %s."), name);
  GtkWidget *list = foyer_taker_list_new (heading, nobody);

  for (guint i = 0; i < covers->len; i++)
    {
      FoyerRotaCover *cover = g_ptr_array_index (covers, i);
      g_autofree char *text = foyer_rota_words_cover (NULL, shop_time, cover);

      foyer_taker_list_append (FOYER_TAKER_LIST (list), cover->staff, cover->away == NULL, text);
    }
  g_signal_connect_object (list, "chosen", G_CALLBACK (on_cover_chosen), self, G_CONNECT_SWAPPED);

  return list;
}

static void
on_covers_found (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (FoyerLeaveBoard) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) covers = foyer_rota_find_covers_finish (FOYER_ROTA (source), result, &error);
  graphene_rect_t bounds;
  GtkWidget *row;

  if (self->services == NULL)
    return;
  if (covers == NULL)
    {
      tell_error (self, error);
      return;
    }
  row = find_row (self, self->covered);
  if (row == NULL || !gtk_widget_get_mapped (row)
      || !gtk_widget_compute_bounds (row, GTK_WIDGET (self), &bounds))
    return;

  close_popover (self);
  self->popover = foyer_widget_open_popover (GTK_WIDGET (self),
                                             &(GdkRectangle) { (int) bounds.origin.x,
                                                               (int) bounds.origin.y,
                                                               (int) bounds.size.width,
                                                               (int) bounds.size.height },
                                             make_cover_list (self, covers));
  g_signal_connect_object (self->popover, "closed", G_CALLBACK (on_popover_closed), self,
                           G_CONNECT_SWAPPED);
}

static void
on_cover_wanted (FoyerLeaveBoard *self,
                 FoyerLeaveRow   *row)
{
  tell (self, NULL);
  g_set_object (&self->covered, foyer_leave_row_get_leave (row));
  foyer_rota_find_covers_async (get_rota (self), self->covered, NULL, on_covers_found,
                                g_object_ref (self));
}

static void
append_row (FoyerLeaveBoard *self,
            FoyerLeave      *leave)
{
  GtkWidget *row = foyer_leave_row_new (self->services, self->month, leave);

  g_signal_connect_object (row, "act", G_CALLBACK (on_act), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "cover", G_CALLBACK (on_cover_wanted), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, row);
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
  g_clear_object (&self->covered);
  close_popover (self);
  foyer_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (foyer_leave_board_parent_class)->dispose (object);
}

static void
foyer_leave_board_class_init (FoyerLeaveBoardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_leave_board_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  foyer_widget_class_bind_undo (widget_class);
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

/* (transfer none) (nullable): the leave in whose row the keyboard is */
static FoyerLeave *
get_focused (FoyerLeaveBoard *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    row = gtk_widget_get_ancestor (focus, FOYER_TYPE_LEAVE_ROW);
  return row != NULL ? foyer_leave_row_get_leave (FOYER_LEAVE_ROW (row)) : NULL;
}

/* What had the focus has gone: the same leave has it then; or the form, if that has gone too. */
static void
keep_focus (FoyerLeaveBoard *self,
            FoyerLeave      *leave)
{
  GtkWidget *row = find_row (self, leave);

  if (row != NULL)
    gtk_widget_grab_focus (row);
  else
    foyer_widget_focus_first (GTK_WIDGET (self->form));
}

guint
foyer_leave_board_set_month (FoyerLeaveBoard *self,
                             FoyerRotaMonth  *month)
{
  FoyerRotaGround *ground = foyer_rota_month_get_ground (month);
  g_autoptr (FoyerLeave) focused = NULL;
  GtkListBoxRow *row;
  guint n_asked = 0;

  g_return_val_if_fail (FOYER_IS_LEAVE_BOARD (self), 0);

  g_set_object (&focused, get_focused (self));
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
  if (focused != NULL)
    keep_focus (self, focused);
  return n_asked;
}
