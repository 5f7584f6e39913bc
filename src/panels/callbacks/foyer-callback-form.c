#include "panels/callbacks/foyer-callback-form.h"

#include "domain/foyer-domain-error.h"
#include "panels/foyer-clock-text.h"
#include "panels/foyer-enum-choice.h"
#include "panels/foyer-kept-note.h"
#include "panels/foyer-staff-choice.h"
#include "service/foyer-words.h"
#include "widgets/foyer-form.h"
#include "widgets/foyer-widget.h"

#include <glib/gi18n-lib.h>

#define DRAFT "callback"

struct _FoyerCallbackForm
{
  GtkWidget parent_instance;

  FoyerServices *services;
  FoyerDrafts *drafts;
  gboolean is_bound;
  GHashTable *given;            /* the keys of what it follows from */

  FoyerForm *form;
  GtkEntry *who;
  FoyerChoice *kind;
  GtkEntry *day;
  GtkEntry *time;
  GtkEntry *subject;
  GtkEntry *product;
  FoyerChoice *owner;
  FoyerChoice *seller;
};

G_DEFINE_FINAL_TYPE (FoyerCallbackForm, foyer_callback_form, GTK_TYPE_WIDGET)

enum
{
  SUBMITTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_submit (FoyerCallbackForm *self)
{
  foyer_callback_form_submit (self);
}

static void
foyer_callback_form_dispose (GObject *object)
{
  FoyerCallbackForm *self = FOYER_CALLBACK_FORM (object);

  foyer_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&self->services);
  g_clear_object (&self->drafts);
  g_clear_pointer (&self->given, g_hash_table_unref);

  G_OBJECT_CLASS (foyer_callback_form_parent_class)->dispose (object);
}

static void
foyer_callback_form_class_init (FoyerCallbackFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = foyer_callback_form_dispose;

  signals[SUBMITTED] = g_signal_new ("submitted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_HASH_TABLE);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/foyer/Foyer/ui/panels/callbacks/foyer-callback-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FoyerCallbackForm, form);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallbackForm, who);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallbackForm, kind);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallbackForm, day);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallbackForm, time);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallbackForm, subject);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallbackForm, product);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallbackForm, owner);
  gtk_widget_class_bind_template_child (widget_class, FoyerCallbackForm, seller);
  gtk_widget_class_bind_template_callback (widget_class, on_submit);
}

static void
foyer_callback_form_init (FoyerCallbackForm *self)
{
  g_type_ensure (FOYER_TYPE_CHOICE);
  g_type_ensure (FOYER_TYPE_FORM);
  g_type_ensure (FOYER_TYPE_FORM_FIELD);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  foyer_enum_choice_fill (self->kind, FOYER_TYPE_CALLBACK_KIND);
  foyer_choice_set_selected (self->kind, "usage");
}

static void
bind_drafts (FoyerCallbackForm *self)
{
  const struct
  {
    const char *field;
    GtkEntry *entry;
  } entries[] = {
    { "who", self->who }, { "day", self->day }, { "time", self->time },
    { "subject", self->subject }, { "product", self->product },
  };

  if (self->is_bound)
    return;

  self->is_bound = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    foyer_drafts_bind_editable (self->drafts, DRAFT, entries[i].field,
                                GTK_EDITABLE (entries[i].entry));
}

static void
forget_given (FoyerCallbackForm *self)
{
  g_hash_table_remove_all (self->given);
  gtk_widget_set_sensitive (GTK_WIDGET (self->who), TRUE);
}

/* Begins where it was left. */
void
foyer_callback_form_begin (FoyerCallbackForm *self,
                           FoyerServices     *services,
                           FoyerDrafts       *drafts)
{
  FoyerStaff *staff;

  g_return_if_fail (FOYER_IS_CALLBACK_FORM (self));

  g_set_object (&self->services, services);
  g_set_object (&self->drafts, drafts);
  bind_drafts (self);
  forget_given (self);
  foyer_form_clear_errors (self->form);
  foyer_staff_choice_fill (self->owner, foyer_services_get_people (services), TRUE);
  foyer_staff_choice_fill (self->seller, foyer_services_get_people (services), TRUE);
  staff = foyer_session_get_staff (foyer_services_get_session (services));
  if (staff != NULL)
    foyer_staff_choice_set (self->owner, foyer_record_get_id (FOYER_RECORD (staff)));
  gtk_widget_grab_focus (GTK_WIDGET (self->who));
}

/* A day as people write it: 2026-11-24, 11-24, or so many days from now: 3. */
static gboolean
read_day (FoyerCallbackForm *self,
          gint64            *day)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->day));
  FoyerShop *shop = foyer_services_get_shop (self->services);
  gint64 today = foyer_shop_time_get_day (foyer_shop_get_time (shop),
                                          foyer_service_now_us (FOYER_SERVICE (shop)));
  g_autofree char *whole = NULL;
  guint64 n_days;
  int year, month, dom;

  if (foyer_day_parse (text, day))
    return TRUE;
  if (g_ascii_string_to_unsigned (text, 10, 0, 3650, &n_days, NULL))
    {
      *day = today + (gint64) n_days;
      return TRUE;
    }

  foyer_day_to_ymd (today, &year, &month, &dom);
  whole = g_strdup_printf ("%d-%s", year, text);
  return foyer_day_parse (whole, day);
}

static void
take (GHashTable *typed,
      const char *name,
      const char *text)
{
  if (text != NULL && *text != '\0')
    g_hash_table_insert (typed, g_strdup (name), g_strdup (text));
}

/* Says what is missing, or tells what was typed. */
void
foyer_callback_form_submit (FoyerCallbackForm *self)
{
  g_autoptr (GHashTable) typed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const char *who = gtk_editable_get_text (GTK_EDITABLE (self->who));
  const char *time = gtk_editable_get_text (GTK_EDITABLE (self->time));
  g_autofree char *subject =
    foyer_kept_note_dup (GTK_WIDGET (self->subject),
                         gtk_editable_get_text (GTK_EDITABLE (self->subject)));
  g_autofree char *due = NULL;
  g_autofree char *date = NULL;
  GHashTableIter iter;
  gpointer name, key;
  gint64 day;
  int minute;

  g_return_if_fail (FOYER_IS_CALLBACK_FORM (self));

  foyer_form_clear_errors (self->form);
  if (*who == '\0')
    {
      foyer_form_show_error (self->form, "phone",
                             _("Write whom to call, with the telephone number"));
      return;
    }
  if (!read_day (self, &day))
    {
      foyer_form_show_error (self->form, "due",
                             _("Write a day such as 11-24, or in how many days"));
      return;
    }
  if (*time != '\0' && !foyer_clock_text_parse (time, &minute))
    {
      foyer_form_show_error (self->form, "time", _("Write a time such as 18:30"));
      return;
    }

  date = foyer_day_to_string (day);
  due = *time != '\0' ? g_strdup_printf ("%s %02d:%02d", date, minute / 60, minute % 60)
                      : g_strdup (date);
  take (typed, "who", who);
  take (typed, "due", due);
  take (typed, "kind", foyer_choice_get_selected (self->kind));
  take (typed, "subject", subject);
  take (typed, "product", gtk_editable_get_text (GTK_EDITABLE (self->product)));
  take (typed, "owner", foyer_choice_get_selected (self->owner));
  take (typed, "seller", foyer_choice_get_selected (self->seller));
  g_hash_table_iter_init (&iter, self->given);
  while (g_hash_table_iter_next (&iter, &name, &key))
    take (typed, name, key);
  g_signal_emit (self, signals[SUBMITTED], 0, typed);
}

/* It is planned: the form is empty again. */
void
foyer_callback_form_finish (FoyerCallbackForm *self)
{
  GtkEntry *entries[] = { self->who, self->day, self->time, self->subject, self->product };

  g_return_if_fail (FOYER_IS_CALLBACK_FORM (self));

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    gtk_editable_set_text (GTK_EDITABLE (entries[i]), "");
  forget_given (self);
  foyer_drafts_clear (self->drafts, DRAFT);
}

/* @given: "a{ss}" */
void
foyer_callback_form_give (FoyerCallbackForm *self,
                          GVariant          *given)
{
  const struct
  {
    const char *name;
    GtkEntry *entry;
  } shown[] = {
    { "who", self->who }, { "subject", self->subject }, { "product", self->product },
  };
  static const char *const keys[] = { "customer", "visit", "parent" };
  const char *text;
  FoyerUuid seller;

  g_return_if_fail (FOYER_IS_CALLBACK_FORM (self));

  for (gsize i = 0; i < G_N_ELEMENTS (shown); i++)
    if (g_variant_lookup (given, shown[i].name, "&s", &text))
      {
        g_autofree char *words = foyer_kept_note_show (GTK_WIDGET (shown[i].entry), text);

        gtk_editable_set_text (GTK_EDITABLE (shown[i].entry), words);
      }
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_variant_lookup (given, keys[i], "&s", &text))
      g_hash_table_replace (self->given, g_strdup (keys[i]), g_strdup (text));
  if (g_variant_lookup (given, "seller", "&s", &text) && foyer_uuid_parse (text, &seller))
    foyer_staff_choice_set (self->seller, &seller);
  /* Whom the file knows is not typed anew. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->who),
                            !g_hash_table_contains (self->given, "customer"));
  gtk_widget_grab_focus (GTK_WIDGET (self->day));
}

/* Returns whether the error belongs to a field of the form, and is said there now. */
gboolean
foyer_callback_form_show_error (FoyerCallbackForm *self,
                                const GError      *error)
{
  g_autofree char *field = foyer_domain_error_get_field (error);
  g_autofree char *sentence = NULL;

  g_return_val_if_fail (FOYER_IS_CALLBACK_FORM (self), FALSE);

  if (field == NULL)
    return FALSE;
  sentence = foyer_words_error (NULL, error);
  return foyer_form_show_error (self->form, g_str_equal (field, "name") ? "phone" : field,
                                sentence);
}
